"""Which words tell which act: the trigger lexicon of ``ontology/actions.yaml`` as an index."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import product
from pathlib import Path
from typing import Any

from kg.errors import ConfigError
from kg.extract.lexical.patterns import Pattern, Patterns, Slot
from kg.extract.lexical.tables import read_table
from kg.taxonomy import load_taxonomy

FILE = "actions.yaml"
NO_ACT = "none"  # phrases that only keep shorter ones silent: "take place"
NEVER = "never"  # the same, and what the reading finds in them is none, either
SUBJECT = "^"  # marks the words of an active verb's subject


@dataclass(frozen=True, slots=True)
class Entry:
    """A phrase of the lexicon that fits: the words beside the head, and the subtype they tell."""

    rest: frozenset[str]
    subtype: str
    swapped: bool = False  # the acting party is the other one: "receive aid from"
    special: bool = False  # more than the head fits: "summon [ambassador]", who stays a party
    subject: frozenset[str] = frozenset()  # words of the subject: "a [truce] took effect"


Index = dict[str, Patterns]
_NO_PATTERNS = Patterns()


class Lexicon:
    """Head lemma → patterns, for verbs and for nouns; nothing of a subtype that is not `known`."""

    def __init__(self, table: Mapping[str, Any], known: Collection[str] | None = None) -> None:
        self._known = known
        self.classes: dict[str, tuple[str, ...]] = {
            name: tuple(members) for name, members in table["classes"].items()
        }
        self.verbs: Index = {}
        self.nouns: Index = {}
        for phrase in table["none"].get("verbs", ()):
            self._put(self.verbs, phrase, NO_ACT)
        for phrase in table["none"].get("never", ()):
            self._put(self.verbs, phrase, NEVER)
        for phrase in table["none"].get("nouns", ()):
            self._put(self.nouns, phrase, NO_ACT, head=-1)
        entries = {name: parts for name, parts in table["subtypes"].items() if self.knows(name)}
        for subtype, parts in entries.items():
            for phrase in (*parts.get("verbs", ()), *parts.get("light", ())):
                self._put(self.verbs, phrase, subtype)
            for phrase in parts.get("nouns", ()):
                self._put(self.nouns, phrase, subtype, head=-1)
        # noun of one word → the subtype that it tells or is part of
        self._acts: dict[str, str] = {}
        for subtype, parts in entries.items():
            for phrase in (*parts.get("nouns", ()), *parts.get("acts", ())):
                self._acts.setdefault(singular(phrase.lower()), subtype)
        # subtype → what its end is called, and what it is called when one does it alone
        self.ends: dict[str, str] = self._told_by(entries, "end")
        self.alone: dict[str, str] = self._told_by(entries, "alone")
        # hostile subtype → the threat that it is to vow it; subtype → what it is to refuse it
        self.vowed: dict[str, str] = self._told_by(entries, "vow")
        self.refused: dict[str, str] = self._told_by(entries, "refuse")
        for name, operator in table["operators"].items():
            for subtype, parts in entries.items():
                self._operate(name, operator, subtype, parts)

    @property
    def subtypes(self) -> frozenset[str]:
        """All subtypes that some phrase tells."""
        patterns = [p for index in (self.verbs, self.nouns) for ps in index.values() for p in ps]
        return frozenset(p.subtype for p in patterns) - {NO_ACT, NEVER}

    def knows(self, subtype: str) -> bool:
        """Whether the ontology has a subtype, so that there can be an event of it."""
        return self._known is None or subtype in self._known

    def _told_by(self, entries: Mapping[str, Any], key: str) -> dict[str, str]:
        told = {name: parts[key] for name, parts in entries.items() if key in parts}
        return {name: other for name, other in told.items() if self.knows(other)}

    def senses(self, verb: str, around: Iterable[str]) -> frozenset[str]:
        """All subtypes that some phrase of a verb with these words on it tells."""
        near = frozenset(singular(word) for word in around)
        return frozenset(p.subtype for p in self.patterns(verb) if p.match(near) is not None)

    def _operate(
        self, name: str, operator: Mapping[str, Any], subtype: str, parts: Mapping[str, Any]
    ) -> None:
        """Let a class of verbs ("end") work on the act nouns of a subtype ("talks")."""
        told = parts.get(name, operator.get("default"))
        acts = (*parts.get("nouns", ()), *parts.get("acts", ()))
        if told is None or not acts:
            return
        told = subtype if told == "same" else told
        if not self.knows(told):
            return
        slot = self._class_slot(phrase for act in acts for phrase in self._spelt(act))
        swapped = bool(operator.get("swapped"))
        for index, heads in ((self.verbs, "verbs"), (self.nouns, "nouns")):
            for member in operator.get(heads, ()):
                for head, slots in self._read(member, head=0):
                    pattern = Pattern((*slots, slot), told, swapped)
                    index.setdefault(head, Patterns()).append(pattern)

    def _put(self, index: Index, phrase: str, subtype: str, head: int = 0) -> None:
        swapped = phrase.endswith("~")
        for key, slots in self._read(phrase.rstrip("~"), head):
            index.setdefault(key, Patterns()).append(Pattern(slots, subtype, swapped))

    def _read(self, phrase: str, head: int) -> Iterator[tuple[str, tuple[Slot, ...]]]:
        """(head, slots) for every head that the phrase allows."""
        words = phrase.lower().split()
        key = words.pop(head)
        slots = tuple(self._slot(word) for word in words)
        for alternative in key.split("|"):
            for member in self._members(alternative):
                first, *more = member.split()
                yield singular(first), (*slots, *(self._slot(word) for word in more))
                if "-" in first:  # tokenizers part "cyber-attack" and "cold-shoulder"
                    *before, last = first.split("-")
                    yield singular(last), (*slots, *(self._slot(word) for word in before))

    def _slot(self, word: str) -> Slot:
        mark = SUBJECT if word.startswith(SUBJECT) else ""
        alternatives = [a.removeprefix(SUBJECT) for a in word.split("|")]
        members = [m for a in alternatives for m in self._members(a)]
        slot = self._class_slot(members, mark, listed="$" in word or "@" in word)
        return replace(slot, party="@" in word)

    def _spelt(self, act: str) -> Iterator[str]:
        """The act nouns that alternatives and classes stand for: "phone|telephone call"."""
        for words in spelt_out(act):
            yield from map(" ".join, product(*map(self._members, words)))

    def _members(self, word: str) -> Sequence[str]:
        if not word.startswith(("$", "@")):
            return (word.replace("_", " "),)
        try:
            return self.classes[word[1:]]
        except KeyError:
            raise ConfigError(
                f"{FILE}: no class is called {word!r}", "name it under `classes:`"
            ) from None

    @staticmethod
    def _class_slot(members: Iterable[str], mark: str = "", listed: bool = True) -> Slot:
        spelt = {form for member in members for form in (member, member.replace("-", " "))}
        split = [[mark + singular(w) for w in form.lower().split()] for form in spelt]
        phrases = sorted((s for s in split if len(s) > 1), key=lambda s: (-len(s), s))
        words = frozenset(s[0] for s in split if len(s) == 1)
        return Slot(words, tuple(frozenset(s) for s in phrases), listed)

    @classmethod
    def load(cls, ontology: Path) -> Lexicon:
        """Read ``actions.yaml`` of the folder `ontology`, what it has on the folder's subtypes;
        ConfigError when it is wrong."""
        return read_table(
            ontology / FILE, lambda table: cls(table, load_taxonomy(ontology).subtypes)
        )

    def verb(self, lemma: str, around: Iterable[str]) -> Entry | None:
        """Best entry for a verb, given the lemmas that hang on it (particles, objects, cases).

        Words of its subject come as ``^word``.
        """
        return _told(_best(self.patterns(lemma), around))

    def patterns(self, verb: str) -> Patterns:
        """A verb's patterns, also of one that is spelt or cut otherwise: "authorise", "upgrad"."""
        key = singular(verb)
        spelt = (key, f"{key}e", f"{key.removesuffix('ise')}ize")
        return next((self.verbs[form] for form in spelt if form in self.verbs), _NO_PATTERNS)

    def noun(self, lemma: str, around: Iterable[str]) -> Entry | None:
        """Best entry for a nominal event, given its compounds, adjectives and "of" phrases."""
        return _told(_best(self.nouns.get(singular(lemma), _NO_PATTERNS), around))

    def act(self, noun: str) -> str | None:
        """The subtype that a noun of one word tells or is part of: "talks", of meetings."""
        return self._acts.get(singular(noun.lower()))

    def silences(self, lemma: str, around: Iterable[str]) -> bool:
        """Whether a verb with these words tells no act by any reading: "declined to comment"."""
        best = _best(self.patterns(lemma), around)
        return best is not None and best.subtype == NEVER

    def no_act(self, lemma: str, around: Iterable[str]) -> Entry | None:
        """The phrase by which a verb is listed as no act: "ran for [president]"."""
        best = _best(self.patterns(lemma), around)
        return best if best is not None and best.subtype in (NO_ACT, NEVER) else None

    def denies(self, lemma: str, around: Iterable[str]) -> bool:
        """Whether a noun is listed as no act with these words: "news conference"."""
        best = _best(self.nouns.get(singular(lemma), _NO_PATTERNS), around)
        return best is not None and best.subtype == NO_ACT


def _told(entry: Entry | None) -> Entry | None:
    return None if entry is None or entry.subtype in (NO_ACT, NEVER) else entry


def _best(patterns: Patterns, around: Iterable[str]) -> Entry | None:
    """The entry that fits most specially, `NO_ACT` too; of equals the first of the file."""
    near = frozenset(map(singular, around))
    best: tuple[tuple[int, int, int], frozenset[str], Pattern] | None = None
    for pattern in patterns.fitting(near):
        found = pattern.match(near)
        if found is not None and (best is None or found[0] > best[0]):
            best = *found, pattern
    if best is None:
        return None
    fit, words, pattern = best
    subject = frozenset(word[1:] for word in words if word.startswith(SUBJECT))
    rest = frozenset(word for word in words if not word.startswith(SUBJECT))
    return Entry(rest, pattern.subtype, pattern.swapped, fit[0] > 0, subject)


def spelt_out(phrase: str) -> Iterator[tuple[str, ...]]:
    """All phrases that the alternatives "a|b" of one phrase stand for."""
    yield from product(*(word.split("|") for word in phrase.rstrip("~").lower().split()))


@lru_cache(maxsize=100_000)
def singular(word: str) -> str:
    """Plural noun without its ending, so that "talks" and "talk" meet."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word
