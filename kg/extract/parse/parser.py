"""The spaCy component that runs the model: tags, lemmas, sentences, UD trees, names; acts."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, HEAD, LEMMA, POS, TAG  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.tokens import Doc, Span

from kg.errors import InputError, MissingModelError
from kg.extract.parse.datelines import dateline_ends
from kg.extract.parse.decode import best_labels, best_tree, transitions
from kg.extract.parse.entries import heading_ends, joined_names
from kg.extract.parse.features import CLS, MAX_PIECES, READ_AS, SEP, UNKNOWN, features
from kg.extract.parse.lemmas import Lemmas
from kg.extract.parse.reading import KEY, Labels, Reading
from kg.extract.parse.tokenizer import english

_WINDOW = 80  # tokens the network sees at once: more cost time and gain nothing
_LONGEST = 320  # tokens of one sentence that it sees at once
MAX_TOKENS = 250_000  # of an article; a million characters of news have some 200,000
_PIECES = 400  # word pieces a window may hold; the encoder knows 512 positions
_LINKS = frozenset("of and the for in on at 's ’s & - , (".split())
_ENDS = frozenset(". ? ! … : ; ) ] ” ’ \" ' ''".split())  # what a sentence ends with
_DOUBT = 3.0  # without it "On Monday | France and Germany ..." were two
_CACHE = 200_000  # words whose pieces and lemmas are remembered

Row = tuple[int, int, int, int]  # first piece, shape, prefix, suffix of a token


@dataclass(slots=True)
class _Progress:
    """How far a document is parsed: the texts and indices of its tokens but spaces."""

    tokens: NDArray[np.int64]
    words: list[str]
    breaks: set[int]  # positions in `tokens` where a paragraph begins
    doubt: NDArray[np.float32]  # by how much a start must score above none
    joints: set[int]  # positions where no sentence does: behind the hyphen of "US-Iran"
    done: int = 0
    room: int = _WINDOW


@Language.factory("kg_parser")
def make_parser(nlp: Language, name: str) -> Parser:
    """An empty component; `from_disk` fills it."""
    return Parser(nlp, name)


class Parser:
    """Sets heads, relations, tags, lemmas, names and sentence starts of a Doc."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.vocab, self.name = nlp.vocab, name
        self.known: dict[str, tuple[list[int], tuple[int, int, int]]] = {}
        self.lemma_ids: dict[tuple[str, int], int] = {}

    def from_disk(self, path: Path | str) -> Parser:
        """Read model.onnx, labels.onnx, tables.json, lemmas.json and tokenizer.json."""
        from tokenizers import Tokenizer

        folder = Path(path)
        try:
            tables = json.loads((folder / "tables.json").read_text(encoding="utf-8"))
            self.lemmas = Lemmas.read(
                json.loads((folder / "lemmas.json").read_text(encoding="utf-8"))
            )
            self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
            self.session = _session(folder / "model.onnx")
            self.labels = _session(folder / "labels.onnx")
        except Exception as error:  # onnxruntime and tokenizers raise plain Exceptions
            raise MissingModelError(
                f"{folder}: the language model cannot be read ({type(error).__name__}: {error})",
                "reinstall kg, or point KG_WEIGHTS at the folder with model.onnx",
            ) from error
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()
        self.upos, self.names = list(tables["upos"]), list(tables["names"])
        self.allowed = transitions(self.names)
        self.root = tables["relations"].index("ROOT")
        self.columns = Labels(*(tables[key] for key in ("acts", "status", "roles")))
        add = self.vocab.strings.add
        self.ids = {
            key: np.array([add(value) for value in tables[key]], np.uint64)
            for key in ("relations", "xpos", "upos")
        }
        return self

    def __call__(self, doc: Doc) -> Doc:
        """Parse a document, one window after the other.

        Windows do not share a run of the network: its int8 scales are taken over all of a run's
        input, and what an article says must not depend on its neighbours. On one core several
        windows a run would be no faster either.
        """
        if len(doc) > MAX_TOKENS:
            message = f"more than {MAX_TOKENS} words and marks in one article"
            raise InputError(message, "split it into single articles")
        state, table = _progress(doc), _Table(doc, Reading(self.columns))
        while state.done < len(state.words):
            pieces, rows = self._window(state)
            state.done += self._decide(table, state, len(rows), self._run(pieces, rows))
        table.write(self)
        return doc

    def _window(self, state: _Progress) -> tuple[list[int], list[Row]]:
        """Word pieces of a document's next tokens, and a row for each of these tokens."""
        pieces: list[int] = [CLS]
        rows: list[Row] = []
        for word in state.words[state.done : state.done + state.room]:
            ids, marks = self.known.get(word) or self._look(word)
            if len(pieces) + len(ids) > _PIECES:
                break
            rows.append((len(pieces), *marks))
            pieces += ids
        pieces.append(SEP)
        return pieces, rows

    def _look(self, word: str) -> tuple[list[int], tuple[int, int, int]]:
        """Word pieces and features of a word not seen before."""
        if len(self.known) > _CACHE:
            self.known.clear()
        seen = READ_AS.get(word, word[:100])
        ids = self.tokenizer.encode(seen, add_special_tokens=False).ids
        found = self.known[word] = ids[:MAX_PIECES] or [UNKNOWN], features(seen)
        return found

    def _run(self, pieces: list[int], rows: list[Row]) -> list[Any]:
        ids = np.array([pieces], np.int64)
        names = ("first", "shape", "prefix", "suffix")
        columns = np.array(rows, np.int64).T[:, None, :]
        feed = {"pieces": ids, "mask": np.ones_like(ids), **dict(zip(names, columns, strict=True))}
        return [output[0] for output in self.session.run(None, feed)]

    def _decide(self, table: _Table, state: _Progress, size: int, scores: list[Any]) -> int:
        """Fill the table from a window's scores; give back how many tokens are final.

        The last sentence of a window may be cut, so it is read again from its start.
        """
        xpos, upos, start, names, arcs, head, dependent, *read = scores
        told, acts, status, actors, roles = read
        begins = start[:size, 1] > start[:size, 0] + state.doubt[state.done : state.done + size]
        begins[[k - state.done for k in state.joints if 0 < k - state.done < size]] = False
        begins[[k - state.done for k in state.breaks if 0 < k - state.done < size]] = True
        starts = [0, *(np.flatnonzero(begins[1:]) + 1)]
        if state.done + size < len(state.words):
            if len(starts) == 1 and size == state.room < _LONGEST:
                state.room *= 2  # one sentence fills the window: look again, further
                return 0
            if len(starts) > 1:
                size = int(starts.pop())
        state.room = _WINDOW
        heads = np.zeros(size, np.int64)
        labels = np.zeros(size, np.int64)
        for low, high in zip(starts, [*starts[1:], size], strict=True):
            heads[low:high] = low + best_tree(arcs[low:high, low:high])
            labels[low:high] = best_labels(names[low:high], self.allowed)
        index = state.tokens[state.done : state.done + size]
        table.reading.add(
            index, told[:size], acts[:size], status[:size], actors[:size], roles[:size, :size]
        )
        table.head[index] = index[heads] - index
        table.relation[index] = self._relations(heads, head[heads], dependent[:size])
        table.xpos[index], table.upos[index] = xpos[:size].argmax(1), upos[:size].argmax(1)
        table.name[index] = labels
        return size

    def _relations(self, heads: NDArray[np.int64], head: Any, dependent: Any) -> NDArray[np.int64]:
        """The best relation of each token to its head; ROOT to itself and to nothing else."""
        (scores,) = self.labels.run(None, {"head": head, "dependent": dependent})
        scores[:, self.root] = -1e9
        best: NDArray[np.int64] = scores.argmax(1)
        return np.where(heads == np.arange(len(heads)), self.root, best)

    def lemma_id(self, word: str, upos: int) -> int:
        """The id of a word's lemma in the vocabulary."""
        found = self.lemma_ids.get((word, upos))
        if found is None:
            if len(self.lemma_ids) > _CACHE:
                self.lemma_ids.clear()
            found = self.vocab.strings.add(self.lemmas(word, self.upos[upos]))
            self.lemma_ids[word, upos] = found
        return found


def _session(path: Path) -> Any:
    """A session on one core: several articles are parsed by several processes instead."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def _progress(doc: Doc) -> _Progress:
    """Tokens to parse (spaces left out) and those that begin a paragraph."""
    tokens: list[int] = []
    words: list[str] = []
    breaks: set[int] = set()
    joints: set[int] = set()
    heads = dateline_ends(doc.text) | heading_ends(doc.text)
    joined = joined_names(doc.text)
    for i, token in enumerate(doc):
        text = token.text
        if not text.isspace():
            if token.idx in joined or (words and words[-1] == "-" and _is_joined(doc, i)):
                joints.add(len(tokens))
            if token.idx in heads:  # "MOSCOW (Reuters) -", "5 May:" are no part of the sentence
                breaks.add(len(tokens))
            tokens.append(i)
            words.append(text)
        elif "\n" in text:
            breaks.add(len(tokens))
    doubt = np.array([_doubt(words, at) for at in range(len(words))], np.float32)
    return _Progress(np.array(tokens, np.int64), words, breaks, doubt, joints)


def _doubt(words: list[str], at: int) -> float:
    """By how much more a word must look like the first of a sentence than like no such word."""
    before = words[at - 1] if at else "."
    if before not in _ENDS and before[-1] not in ".?!":
        return 2 * _DOUBT if words[at] in ("HE", "HH", "HM", "HRH") else _DOUBT
    plain = at > 1 and before == "." and len(words[at - 2]) > 2 and words[at - 2].isalpha()
    if plain and words[at - 2].islower() and words[at][0].isupper():
        return -_DOUBT  # "as a provocation. | Secretary of State A"
    return 0.0


def _is_joined(doc: Doc, at: int) -> bool:
    """Whether no space stands around the mark before a token."""
    return at > 1 and not doc[at - 1].whitespace_ and not doc[at - 2].whitespace_


class _Table:
    """What was decided for each token of a document."""

    def __init__(self, doc: Doc, reading: Reading) -> None:
        self.doc = doc
        self.reading = reading
        self.head, self.relation, self.xpos, self.upos, self.name = (
            np.full(len(doc), value, np.int64) for value in (0, -1, -1, -1, 0)
        )

    def write(self, parser: Parser) -> None:
        """Set all of it on the Doc; spaces hang on the token before them."""
        if not len(self.doc):
            return
        words, spaces = [token.text for token in self.doc], self.xpos < 0
        rows = np.empty((len(words), 5), np.uint64)
        rows[:, 0] = self.head.astype(np.uint64)
        for column, (key, values) in enumerate(
            (("relations", self.relation), ("xpos", self.xpos), ("upos", self.upos)), 1
        ):
            rows[:, column] = parser.ids[key][values]
        rows[:, 4] = [parser.lemma_id(w, u) for w, u in zip(words, self.upos.tolist(), strict=True)]
        if spaces.any():  # until here they had the values of the last of each table
            add = parser.vocab.strings.add
            rows[spaces, 1:4] = [add("dep"), add("_SP"), add("SPACE")]
            for i in np.flatnonzero(spaces):
                rows[i, 0] = np.uint64(2**64 - 1) if i else int(len(words) > 1 and not spaces[1])
                rows[i, 4] = add(words[i])
        self.doc.from_array([HEAD, DEP, TAG, POS, LEMMA], rows)  # type: ignore[arg-type]
        self.doc.set_ents(self._names(parser.names))
        self.doc.user_data[KEY] = self.reading

    def _names(self, names: list[str]) -> list[Span]:
        """The spans of names; a space inside one belongs to it, a space after it does not."""
        found: list[tuple[int, int, str]] = []
        for i in np.flatnonzero((self.name > 0) & (self.xpos >= 0)).tolist():
            tag = names[self.name[i]]
            if found and tag == f"I-{found[-1][2]}" and self._only_spaces(found[-1][1], i):
                found[-1] = (found[-1][0], i + 1, found[-1][2])
            else:
                found.append((i, i + 1, tag[2:]))
        return [self._span(*name) for name in found]

    def _span(self, start: int, end: int, label: str) -> Span:
        """The name without what no name ends with: "Bank of" is "Bank"."""
        while end - 1 > start and (self.xpos[end - 1] < 0 or self.doc[end - 1].lower_ in _LINKS):
            end -= 1
        return Span(self.doc, start, end, label)

    def _only_spaces(self, low: int, high: int) -> bool:
        return bool((self.xpos[low:high] < 0).all())


def load_parser(weights: Path) -> Language:
    """A spaCy pipeline of English tokenisation and the parser with the weights of a folder."""
    nlp = english()
    nlp.max_length = 10_000_000  # articles are bounded when they are read
    parser = nlp.add_pipe("kg_parser")
    parser.from_disk(weights)  # type: ignore[attr-defined]
    return nlp
