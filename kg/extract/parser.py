"""The spaCy component that runs the base model: tags, lemmas, sentences, UD trees, names."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, HEAD, LEMMA, POS, TAG  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.tokens import Doc, Span

from kg.errors import MissingModelError
from kg.extract.datelines import dateline_ends
from kg.extract.decode import best_labels, best_tree, transitions
from kg.extract.features import CLS, MAX_PIECES, SEP, UNKNOWN, features
from kg.extract.lemmas import Lemmas
from kg.extract.tokenizer import english

_WINDOW = 110  # tokens the network sees at once
_PIECES = 400  # word pieces a window may hold; the encoder knows 512 positions
_TOGETHER = 16  # windows in one run
_CACHE = 200_000  # words whose pieces are remembered


@dataclass(slots=True)
class _Progress:
    """How far a document is parsed: its paragraphs' token indices and what was decided."""

    tokens: list[int]
    breaks: set[int]
    done: int = 0


@Language.factory("kg_parser")
def make_parser(nlp: Language, name: str) -> Parser:
    """An empty component; `from_disk` fills it."""
    return Parser(nlp, name)


class Parser:
    """Sets heads, relations, tags, lemmas, names and sentence starts of a Doc."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.vocab, self.name = nlp.vocab, name
        self.pieces: dict[str, list[int]] = {}

    def from_disk(self, path: Path | str) -> Parser:
        """Read model.onnx, tables.json, labels.npz, lemmas.json and tokenizer.json."""
        import onnxruntime
        from tokenizers import Tokenizer

        folder = Path(path)
        try:
            tables = json.loads((folder / "tables.json").read_text(encoding="utf-8"))
            self.lemmas = Lemmas(json.loads((folder / "lemmas.json").read_text(encoding="utf-8")))
            arrays = np.load(folder / "labels.npz")
            self.weight, self.linear, self.bias = (
                arrays[key].astype(np.float32) for key in ("weight", "linear", "bias")
            )
            self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
            options = onnxruntime.SessionOptions()
            options.intra_op_num_threads = options.inter_op_num_threads = 1
            self.session = onnxruntime.InferenceSession(
                str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:  # onnxruntime and tokenizers raise plain Exceptions
            raise MissingModelError(
                f"{folder}: the language model cannot be read ({type(error).__name__}: {error})",
                "reinstall kg, or point KG_WEIGHTS at the folder with model.onnx",
            ) from error
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()
        self.upos, self.xpos, self.names, self.relations = (
            list(tables[key]) for key in ("upos", "xpos", "names", "relations")
        )
        self.allowed = transitions(self.names)
        self.root = self.relations.index("ROOT")
        return self

    def __call__(self, doc: Doc) -> Doc:
        """Parse one document."""
        self._parse([doc])
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 16) -> Iterator[Doc]:
        """Parse a stream, `batch_size` documents at a time."""
        documents = iter(stream)
        while batch := list(islice(documents, batch_size)):
            self._parse(batch)
            yield from batch

    def _parse(self, docs: list[Doc]) -> None:
        states = [_progress(doc) for doc in docs]
        tables = [_Table(doc) for doc in docs]
        active = [i for i, state in enumerate(states) if state.tokens]
        while active:
            jobs = [(i, *self._window(docs[i], states[i])) for i in active]
            jobs.sort(key=lambda job: len(job[2]))
            for at in range(0, len(jobs), _TOGETHER):
                batch = jobs[at : at + _TOGETHER]
                outputs = self._run([(pieces, rows) for _, _, pieces, rows in batch])
                for row, (i, tokens, _, _) in enumerate(batch):
                    scores = [output[row] for output in outputs]
                    states[i].done += self._decide(tables[i], states[i], tokens, scores)
            active = [i for i in active if states[i].done < len(states[i].tokens)]
        for table in tables:
            table.write(self)

    def _window(
        self, doc: Doc, state: _Progress
    ) -> tuple[list[int], list[int], list[tuple[int, int, int, int]]]:
        """Next tokens of a document, their word pieces, and (first piece, shape, affixes)."""
        pieces, rows, tokens = [CLS], [], []
        for index in state.tokens[state.done : state.done + _WINDOW]:
            word = doc[index].text
            if word not in self.pieces:
                if len(self.pieces) > _CACHE:
                    self.pieces.clear()
                ids = self.tokenizer.encode(word[:100], add_special_tokens=False).ids
                self.pieces[word] = ids[:MAX_PIECES] or [UNKNOWN]
            if len(pieces) + len(self.pieces[word]) > _PIECES:
                break
            rows.append((len(pieces), *features(word)))
            pieces += self.pieces[word]
            tokens.append(index)
        return tokens, [*pieces, SEP], rows

    def _run(self, batch: list[tuple[list[int], list[tuple[int, int, int, int]]]]) -> list[Any]:
        pieces = np.zeros((len(batch), max(len(p) for p, _ in batch)), np.int64)
        mask = np.zeros_like(pieces)
        rows = np.zeros((4, len(batch), max(len(r) for _, r in batch)), np.int64)
        for at, (ids, columns) in enumerate(batch):
            pieces[at, : len(ids)], mask[at, : len(ids)] = ids, 1
            rows[:, at, : len(columns)] = np.array(columns).T
        names = ("first", "shape", "prefix", "suffix")
        feed = {"pieces": pieces, "mask": mask, **dict(zip(names, rows, strict=True))}
        return list(self.session.run(None, feed))

    def _decide(self, table: _Table, state: _Progress, tokens: list[int], scores: list[Any]) -> int:
        """Fill the table from a window's scores; give back how many tokens are final.

        The last sentence of a window may be cut, so it is read again from its start.
        """
        xpos, upos, start, names, arcs, head, dependent = scores
        size = len(tokens)
        starts = [0] + [
            k for k in range(1, size) if start[k, 1] > start[k, 0] or tokens[k] in state.breaks
        ]
        if state.done + size < len(state.tokens) and len(starts) > 1:
            size = starts.pop()
        heads = np.zeros(size, np.int64)
        for low, high in zip(starts, [*starts[1:], size], strict=True):
            heads[low:high] = low + best_tree(arcs[low:high, low:high])
        relations = self._relations(head[heads], dependent[:size])
        labels = best_labels(names[:size], self.allowed)
        index = np.array(tokens[:size])
        table.head[index] = index[heads] - index
        table.relation[index] = np.where(heads == np.arange(size), self.root, relations)
        table.xpos[index], table.upos[index] = xpos[:size].argmax(1), upos[:size].argmax(1)
        table.name[index] = labels
        return size

    def _relations(self, head: Any, dependent: Any) -> NDArray[np.int64]:
        scores = np.matmul(dependent, self.weight).transpose(1, 0, 2)
        scores = (scores * head[:, None, :]).sum(-1)
        scores += np.concatenate([dependent, head], 1) @ self.linear.T + self.bias
        scores[:, self.root] = -1e9
        return np.asarray(scores.argmax(1))


def _progress(doc: Doc) -> _Progress:
    """Tokens to parse (spaces left out) and those that begin a paragraph."""
    tokens: list[int] = []
    breaks: set[int] = set()
    broken, datelines = False, dateline_ends(doc.text)
    for token in doc:
        if token.is_space:
            broken = broken or "\n" in token.text
        else:
            if broken or token.idx in datelines:
                breaks.add(token.i)
            broken = False
            tokens.append(token.i)
    return _Progress(tokens, breaks)


class _Table:
    """What was decided for each token of a document."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.head, self.relation, self.xpos, self.upos, self.name = (
            np.full(len(doc), value, np.int64) for value in (0, -1, -1, -1, 0)
        )

    def write(self, parser: Parser) -> None:
        """Set all of it on the Doc; spaces hang on the token before them."""
        doc = self.doc
        if not len(doc):
            return
        add = parser.vocab.strings.add
        rows = np.zeros((len(doc), 5), np.uint64)
        for i, token in enumerate(doc):
            if self.xpos[i] < 0:
                offset = -1 if i else int(len(doc) > 1 and self.xpos[1] >= 0)
                values = (offset, add("dep"), add("_SP"), add("SPACE"), add(token.text))
            else:
                upos = parser.upos[self.upos[i]]
                values = (
                    int(self.head[i]),
                    add(parser.relations[self.relation[i]]),
                    add(parser.xpos[self.xpos[i]]),
                    add(upos),
                    add(parser.lemmas(token.text, upos)),
                )
            rows[i] = np.array(values[:1], np.int64).astype(np.uint64)[0], *values[1:]
        doc.from_array([HEAD, DEP, TAG, POS, LEMMA], rows)  # type: ignore[arg-type]
        doc.set_ents(self._names(parser.names))

    def _names(self, names: list[str]) -> list[Span]:
        spans, start, label = [], -1, ""
        for i in range(len(self.doc) + 1):
            tag = names[self.name[i]] if i < len(self.doc) else "O"
            if i < len(self.doc) and self.xpos[i] < 0:
                continue
            if start >= 0 and tag != f"I-{label}":
                end = i if not self.doc[i - 1].is_space else i - 1
                spans.append(Span(self.doc, start, end, label))
                start = -1
            if tag.startswith("B-"):
                start, label = i, tag[2:]
        return spans


def load_parser(weights: Path) -> Language:
    """A spaCy pipeline of English tokenisation and the parser with the weights of a folder."""
    nlp = english()
    nlp.max_length = 10_000_000  # articles are bounded when they are read
    parser = nlp.add_pipe("kg_parser")
    parser.from_disk(weights)  # type: ignore[attr-defined]
    return nlp
