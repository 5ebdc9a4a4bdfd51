"""Which words tell which act: the trigger lexicon of ``ontology/actions.yaml`` as an index."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import yaml

from kg.errors import ConfigError


@dataclass(frozen=True, slots=True)
class Entry:
    """A phrase of the lexicon: what must stand beside the head, and the subtype it tells."""

    rest: frozenset[str]
    subtype: str
    swapped: bool = False  # the acting party is the grammatical object


class Lexicon:
    """Head lemma → entries, the most specific first."""

    def __init__(self, table: dict[str, dict[str, list[str]]]) -> None:
        self.verbs: dict[str, list[Entry]] = {}
        self.light: dict[str, list[Entry]] = {}
        self.nouns: dict[str, list[Entry]] = {}
        for subtype, parts in table.items():
            for phrase in parts.get("verbs", ()):
                self._put(self.verbs, phrase, subtype, head=0)
            for phrase in parts.get("light", ()):
                self._put(self.light, phrase, subtype, head=0)
            for phrase in parts.get("nouns", ()):
                self._put(self.nouns, phrase, subtype, head=-1)
        for index in (self.verbs, self.light, self.nouns):
            for entries in index.values():
                entries.sort(key=lambda entry: -len(entry.rest))

    @staticmethod
    def _put(index: dict[str, list[Entry]], phrase: str, subtype: str, head: int) -> None:
        words = phrase.rstrip("~!").replace("-", " ").lower().split()
        key = words.pop(head)
        entry = Entry(frozenset(_singular(w) for w in words), subtype, phrase.endswith("~"))
        index.setdefault(_singular(key) if head else key, []).append(entry)

    @classmethod
    def load(cls, ontology: Path) -> Lexicon:
        """Read ``actions.yaml`` of the folder `ontology`."""
        path = ontology / "actions.yaml"
        try:
            return cls(yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader))
        except (OSError, yaml.YAMLError) as error:
            raise ConfigError(f"{path}: {error}", "reinstall kg or mend the file") from error

    def verb(self, lemma: str, around: Iterable[str]) -> Entry | None:
        """Best entry for a verb, given the lemmas that hang on it (particles, objects, cases)."""
        return _best((*self.light.get(lemma, ()), *self.verbs.get(lemma, ())), around)

    def noun(self, lemma: str, around: Iterable[str]) -> Entry | None:
        """Best entry for a nominal event."""
        return _best(self.nouns.get(_singular(lemma), ()), around)


def _best(entries: Iterable[Entry], around: Iterable[str]) -> Entry | None:
    near = {_singular(word) for word in around}
    fitting = [entry for entry in entries if entry.rest <= near]
    return max(fitting, key=lambda entry: len(entry.rest), default=None)


def _singular(word: str) -> str:
    """Plural noun without its ending, so that "talks" and "talk" meet."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word


_AGENTIVE = ("man", "men", "woman", "women", "ist", "ists", "ian", "ians", "eer", "eers")
_NO_AGENTS = frozenset(["career", "engineer", "specimen", "regimen", "list", "mist", "twist"])


@dataclass(frozen=True, slots=True)
class ActorNouns:
    """Head nouns of nameless actors ("official", "rebels", "court")."""

    people: frozenset[str]
    bodies: frozenset[str]

    @classmethod
    def load(cls, ontology: Path) -> ActorNouns:
        """Read ``actor-nouns.yaml`` of the folder `ontology`."""
        text = (ontology / "actor-nouns.yaml").read_text(encoding="utf-8")
        table = yaml.load(text, Loader=yaml.CSafeLoader)
        return cls(frozenset(table["people"]), frozenset(table["bodies"]))

    def __contains__(self, lemma: object) -> bool:
        if lemma in self.people or lemma in self.bodies:
            return True
        return isinstance(lemma, str) and lemma.endswith(_AGENTIVE) and lemma not in _NO_AGENTS
