"""Windows of whole sentences as the network takes them: word pieces, features and labels by index."""

from __future__ import annotations

import random
from collections.abc import Iterable

from tokenizers import Tokenizer

from kg.extract.parse.features import CLS, MAX_PIECES, SEP, UNKNOWN, features
from kg.extract.parse.reading import ACT
from training.events import Acts
from training.labels import MISSING, told_indices
from training.sentences import OTHER, Sentence
from training.swap import Swapper

WINDOW = 90  # tokens of neighbouring sentences evaluated together; training varies about it
LABELS = ("PERSON", "ORG", "GPE", "LOC", "NORP", "DATE", "EVENT")
NAMES = ["O"] + [f"{prefix}-{label}" for label in LABELS for prefix in "BI"]
NO_NAME = -200  # no PERSON, ORG, GPE or LOC
MASK = "[MASK]"
HIDDEN = 0.2  # of the triggers, each time our corpus is shown
KEYS = (
    "first", "shape", "prefix", "suffix", "xpos", "upos", "start", "names", "heads", "relations",
    "sentence", "told", "acts", "status", "actors",
)  # fmt: skip

Indices = dict[str, list[int]]  # one window: lists by key, a value a token or word piece


def name_index(name: str | None) -> int:
    """Index of a name label; NO_NAME for OTHER, MISSING where nothing is known."""
    if name is None:
        return MISSING
    return NO_NAME if name == OTHER else NAMES.index(name)


class Items:
    """Windows of sentences as index lists."""

    def __init__(self, tokenizer: Tokenizer, tables: dict[str, list[str]]) -> None:
        tokenizer.no_padding()  # the published file pads to 128 pieces
        tokenizer.no_truncation()
        self.tokenizer, self.cache = tokenizer, {}
        self.index = {k: {v: i for i, v in enumerate(values)} for k, values in tables.items()}

    def pieces(self, word: str) -> list[int]:
        """Word pieces of a token."""
        if word not in self.cache:
            ids = self.tokenizer.encode(word, add_special_tokens=False).ids[:MAX_PIECES]
            self.cache[word] = ids or [UNKNOWN]
        return self.cache[word]

    def windows(
        self, documents: list[list[Sentence]], swapper: Swapper | None = None
    ) -> list[Indices]:
        """All windows of the documents; with a swapper, cut and named anew at each call."""
        found = []
        for document in documents:
            held: list[Sentence] = []
            room = _room(swapper)
            for original in document:
                sentence = swapper(original) if swapper else original
                if held and sum(len(s.words) for s in held) + len(sentence.words) > room:
                    found.append(self.window(held))
                    held, room = [], _room(swapper)
                held.append(sentence)
            found.append(self.window(held))
        return [w for w in found if len(w["pieces"]) <= 400]

    def window(self, sentences: list[Sentence]) -> Indices:
        """One window of whole sentences."""
        out = self.words(word for s in sentences for word in s.words)
        offset = 0
        for number, s in enumerate(sentences):
            for at, name in enumerate(s.names):
                out["xpos"].append(self.index["xpos"].get(s.xpos[at], MISSING))
                out["upos"].append(self.index["upos"].get(s.upos[at], MISSING))
                out["names"].append(name_index(name))
                out["start"].append(int(at == 0) if s.parsed else MISSING)
                out["heads"].append(offset + s.heads[at] if s.parsed else MISSING)
                out["relations"].append(self.index["relations"].get(s.deps[at], MISSING))
                out["sentence"].append(number)
            offset += len(s.words)
        for key in ("told", "acts", "status", "actors"):
            out[key] = [MISSING] * offset
        return out

    def acts(self, window: Acts, swapper: Swapper | None = None) -> Indices:
        """One window of our corpus; ``roles`` holds act, actor and role of one pair after another.

        With a swapper some triggers are hidden, so that what stands around them tells the act, and
        some states and nationalities are others.
        """
        words = window.words
        if swapper is not None:
            words = [
                MASK if told == ACT and random.random() < HIDDEN else word
                for word, told in zip(swapper.places(words), window.told, strict=True)
            ]
        out = self.words(words)
        for key in ("xpos", "upos", "relations"):
            out[key] = [self.index[key].get(value, MISSING) for value in getattr(window, key)]
        out["names"] = [name_index(name) for name in window.names]
        out["heads"], out["sentence"] = list(window.heads), list(window.sentence)
        before = [-1, *window.sentence]
        out["start"] = [int(n != m) for n, m in zip(window.sentence, before, strict=False)]
        out["acts"] = [self.index["acts"].get(act or "", MISSING) for act in window.acts]
        out["told"] = told_indices(window.told, out["acts"])
        out["status"] = [self.index["status"].get(s or "", MISSING) for s in window.status]
        out["actors"] = list(window.actors)
        out["roles"] = [
            value
            for act, actor, role in window.roles
            for value in (act, actor, self.index["roles"][role])
        ]
        return out

    def words(self, words: Iterable[str]) -> Indices:
        """Word pieces and features; the other keys are still to be filled."""
        out: Indices = {key: [] for key in KEYS}
        pieces = [CLS]
        for word in words:
            out["first"].append(len(pieces))
            pieces += self.pieces(word)
            for key, value in zip(("shape", "prefix", "suffix"), features(word), strict=True):
                out[key].append(value)
        out["pieces"] = [*pieces, SEP]
        out["roles"] = []
        return out


def _room(swapper: Swapper | None) -> int:
    return random.randint(WINDOW // 3, WINDOW * 4 // 3) if swapper else WINDOW
