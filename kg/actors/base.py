"""The actor knowledge base of ``seeds/actors/`` and its indexes.

A name can mean several actors. Those whose name it is first of all come before those that only
share it (written with a leading ``~`` in the tables); `kg.actors.resolve` weighs them against
what else an article names.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from difflib import get_close_matches
from itertools import chain
from pathlib import Path

from kg.actors.entries import Entry, Key, Once, Via
from kg.actors.names import (
    atoms,
    folded,
    is_of_part,
    is_other_name,
    last_names,
    person_key,
    slug,
    sound,
)
from kg.actors.offices import Offices
from kg.actors.roles import Roles
from kg.actors.search import Search
from kg.actors.seeds import Seeds, read_seeds
from kg.model import Actor, Kind, Post

_WORDS = 24  # of a text that a name can be spread over, hyphens counted
_HEARD = 3  # consonants from which a name is known by them
_ALIKE = 0.9  # of two names that differ by a slip of the pen
_SHORT_NAME, _LONG_NAME = 5, 60  # characters between which slips are looked for


class ActorBase:
    """Actors, their names and their posts; build it with `ActorBase.load`."""

    def __init__(self, seeds: Seeds) -> None:
        self._actors = {actor.id: actor for actor in seeds.actors}
        self._posts = [term.post for term in seeds.terms] + seeds.memberships
        self.former = seeds.former
        self.demonyms = seeds.demonyms
        self.geography = seeds.geography
        self.offices = Offices(seeds.offices, seeds.terms)
        self.roles = Roles(seeds.roles)
        self._names: dict[Key, list[Entry]] = {}
        self._lengths: dict[str, set[int]] = defaultdict(set)  # of names, by their first atom
        self._countries = {
            a.country: a for a in seeds.actors if a.kind is Kind.COUNTRY and a.country
            and (not a.part_of or a.country not in seeds.states)
        }  # fmt: skip
        self._surnames: dict[str, list[Actor]] = defaultdict(list)
        self._people: dict[str, list[Actor]] = defaultdict(list)
        self._initials: dict[str, list[str]] = defaultdict(list)  # keys of _people
        self._sounds: dict[str, list[Actor]] = defaultdict(list)  # full names and last names
        self._index(seeds)
        for key in self._people:
            self._initials[key[:1]].append(key)
        self._search: Search | None = None

    @classmethod
    def load(cls, seeds: Path) -> ActorBase:
        """The base of a seeds folder; ConfigError names the file and line that is wrong."""
        return cls(read_seeds(seeds))

    def _index(self, seeds: Seeds) -> None:
        for named in seeds.names:
            actor = self._actors[named.actor]
            via = Via(named.via)
            people = self._as_people(actor) if via is Via.DEMONYM else None
            place = self._place(named.name, actor) if via is Via.PLACE else None
            self._put(
                atoms(named.name),
                Entry(place or actor, via, named.weak, named.first, people, actor),
            )
        for name, meanings in seeds.once.items():
            first, *others = self._names[atoms(name)]
            once = tuple(Once(self._actors[m.name], m.begin, m.end) for m in meanings)
            self._names[atoms(name)] = [replace(first, once=once), *others]
        for actor in self._actors.values():
            if actor.kind is Kind.PERSON:
                names = (actor.label, *actor.aliases)
                for surname in {n for name in names for n in last_names(name, actor.country)}:
                    self._surnames[surname.casefold()].append(actor)
                for name in {person_key(name) for name in names}:
                    self._people[name].append(actor)
                lasts = {last for name in names for last in last_names(name, actor.country)[:1]}
                for heard in {sound(name) for name in (*names, *lasts)}:
                    if len(heard) >= _HEARD:
                        self._sounds[heard].append(actor)

    def _put(self, key: Key, entry: Entry) -> None:
        if not key:
            return
        entries = self._names.get(key)
        if entries is None:
            self._names[key] = [entry]
            self._lengths[key[0]].add(len(key))
        elif all(other.actor.id != entry.actor.id for other in entries):
            entries.append(entry)
            entries.sort(key=lambda other: other.weak)

    @staticmethod
    def _as_people(actor: Actor) -> Actor:
        return Actor(id=actor.id, label=actor.label, kind=Kind.GROUP, country=actor.country)

    @staticmethod
    def _place(name: str, actor: Actor) -> Actor:
        return Actor(id=slug(name), label=name, kind=Kind.PLACE, country=actor.country)

    def actors(self) -> Iterable[Actor]:
        """All actors of the base; cities are none."""
        return self._actors.values()

    def entries(self) -> Iterator[Entry]:
        """Who is behind each name."""
        return chain.from_iterable(self._names.values())

    def posts(self) -> Sequence[Post]:
        """All posts of people and memberships of states, with their dates."""
        return self._posts

    def get(self, id: str) -> Actor | None:
        """The actor of an id."""
        return self._actors.get(id)

    def country(self, code: str | None) -> Actor | None:
        """The country of an ISO 3166-1 alpha-3 code."""
        return self._countries.get(code) if code else None

    def named(self, name: str) -> Sequence[Entry]:
        """Who has exactly this name, those with the best claim first."""
        key = atoms(name)
        without = key[1:] if key[:1] in (("the",), ("The",)) else ("the", *key)
        return self._names.get(key) or self._names.get(without) or ()

    def surname(self, name: str) -> Sequence[Actor]:
        """The people of a last name."""
        return self._surnames.get(folded(atoms(name)), ())

    def is_city(self, name: str) -> bool:
        """Whether a name is first of all that of a city: "Minsk"."""
        return any(e.via in (Via.CAPITAL, Via.PLACE) for e in self.named(name)[:1])

    def state_of(self, surname: str) -> str | None:
        """The ISO code of the state that all people of a last name are of: "RUS" of "Putin"."""
        states = {person.country for person in self.surname(surname)}
        return states.pop() if len(states) == 1 else None

    def heard(self, name: str) -> Sequence[Actor]:
        """The people whose full or last name another transliteration writes so."""
        heard = sound(name)
        return self._sounds.get(heard, ()) if len(heard) >= _HEARD else ()

    def persons(self, name: str) -> Sequence[Actor]:
        """The people of a full name, however transliterated."""
        return self._people.get(person_key(name), ())

    def like(self, name: str) -> Sequence[Actor]:
        """The people of a full name that is cut short, goes on, or has a slip of the pen in it."""
        key = person_key(name)
        if " " not in key or len(key) > _LONG_NAME:
            return ()
        near = [n for n in self._initials.get(key[0], ()) if n.startswith(key + " ")]  # "Moon Jae"
        shorter = key.rpartition(" ")[0]  # "Raúl Castro Ruz"
        near = near or [shorter] * (" " in shorter and shorter in self._people)
        alike = self._initials.get(key[0], ())  # a slip in the first letter is not looked for
        slips = [] if near else get_close_matches(key, alike, n=2, cutoff=_ALIKE)
        people = {actor.id: actor for found in near for actor in self._people[found]}
        for found in slips:
            slipped = (a for a in self._people[found] if not is_other_name(key, found, a.country))
            people |= {actor.id: actor for actor in slipped}
        return list(people.values()) or (() if slips else self.heard(name))

    def misspelt(self, name: str) -> Actor | None:
        """The country whose name differs by a letter; None for short names and for two."""
        if not _SHORT_NAME <= len(name) <= _LONG_NAME:
            return None
        states = {a.label: a for a in self._countries.values()}
        near = get_close_matches(name.title(), states, n=2, cutoff=_ALIKE)
        return states[near[0]] if len(near) == 1 else None

    def match(self, words: Sequence[str], at: int) -> tuple[int, Sequence[Entry]] | None:
        """Length in words and bearers of the longest name that starts at word `at`."""
        found = self._match(words, at, shout=False)
        if found and found[0] > 1 and words[at].lower() == "the":  # "the [North Korean] army"
            inner = self._match(words, at + 1, shout=False)
            longer = inner is not None and inner[0] >= found[0]
            found = None if longer or is_of_part(words[at + 1 : at + 3]) else found
        if found is None and len(words[at]) > 3 and words[at].isupper():
            found = self._match(words, at, shout=True)
        return found

    def _match(
        self, words: Sequence[str], at: int, *, shout: bool
    ) -> tuple[int, Sequence[Entry]] | None:
        parts: Key = ()
        more, found = _read(words[at], shout), None
        lengths = self._lengths.get(more[0], ()) if more else ()
        most = max(lengths, default=0)
        for end in range(at + 1, min(len(words), at + _WORDS) + 1):
            parts += more
            if len(parts) > most:
                break
            if more and len(parts) in lengths and (entries := self._names.get(parts)):
                found = end - at, entries
            more = _read(words[end], shout) if end < len(words) else ()
        return found

    def longest(self, words: Sequence[str], at: int) -> tuple[int, Actor] | None:
        """Length in words of the longest known name that starts at word `at`, and whose it is.

        Case counts: "turkey" and "us" are nobody. A demonym gives a group, a city a place.
        """
        found = self.match(words, at) if at < len(words) else None
        if found is None:
            return None
        strong = [entry for entry in found[1] if not entry.weak]
        if not strong:
            return None
        return found[0], strong[0].people or strong[0].actor

    def holder(self, office: str, country: str, date: date | None) -> Actor | None:
        """Who held an office ("foreign-minister") of a country (ISO) or organisation (id) then.

        Without a date: who holds it now, as far as the base knows.
        """
        return self._actors.get(self.offices.holder(office, country, date) or "")

    def holders(self, actor: str, day: date | None) -> Sequence[Post]:
        """The posts that a person (id) held on a day; all of them without a day."""
        return self.offices.of_person(actor, day)

    def search(self, name: str, limit: int = 10) -> list[tuple[Actor, float]]:
        """Actors that a name may mean, best first; 1.0 is the name itself or an office's holder."""
        if self._search is None:
            self._search = Search(self._actors.values(), self._bearers())
        office = self.office_holder(name)
        hits = self._search.find(name, limit)
        if office is not None and all(score < 1.0 for _, score in hits):
            hits = [(office, 1.0), *((a, s) for a, s in hits if a.id != office.id)]
        return hits[:limit]

    def _bearers(self) -> Iterator[tuple[Key, Sequence[Actor]]]:
        for key, entries in self._names.items():
            actors = [e.actor for e in entries if e.via is not Via.PLACE]
            if actors:
                yield key, actors

    def office_holder(self, phrase: str) -> Actor | None:
        """Who "the Russian foreign minister" is today."""
        key = self._office(phrase)
        return self.holder(*key, None) if key else None

    def office_holders(self, phrase: str) -> list[Actor]:
        """Who has been "the Russian foreign minister" as far as is known, the latest first."""
        key = self._office(phrase)
        return [self._actors[person] for person in self.offices.everyone(*key)] if key else []

    def described(self, phrase: str, day: date | None = None) -> list[Actor]:
        """Who is meant by a description as articles have it, on a day or today."""
        from kg.actors.typed import described

        found = described(phrase, self, day or date.today())
        return [found] if found else []

    def untitled(self, name: str) -> str:
        """A person's name without the title or the office before it, as people type it."""
        from kg.actors.typed import untitled

        return untitled(name, self)

    def _office(self, phrase: str) -> tuple[str, str] | None:
        """The office that a phrase names, and its owner as ``offices.csv`` has him."""
        from kg.actors.phrases import read_phrase

        read = read_phrase(phrase, self)
        if read.office is None or read.owner is None:
            return None
        return read.office.office, self.offices.owner_key(read.owner)


def _read(word: str, shout: bool) -> Key:
    """The atoms of a word; of one that is all capitals the usual writing, if asked."""
    return atoms(word.title() if shout and word.isupper() and len(word) > 2 else word)
