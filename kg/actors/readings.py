"""The ways to read a name as people type it, the likeliest first: whose it is, in which part."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from kg.actors.names import atoms, last_names, words
from kg.actors.typed import in_full
from kg.model import Actor, Kind

if TYPE_CHECKING:
    from kg.actors.base import ActorBase

READ = 200  # characters of a name
_SURE = 0.99  # score from which a hit of the base counts as the name itself
_WORD = 3  # letters of a word that a person is called by: not of "al"
_JOINS = re.compile(r"\s+(?:and|&|vs\.?)\s+|\s*[,;/+]\s*|\s*[-\N{EN DASH}]\s*")  # two names in one


def readings(
    name: str,
    everyone: Mapping[str, Actor],
    stored: Mapping[str, Actor],
    base: ActorBase | None,
    day: date | None = None,
) -> Iterator[list[Actor]]:
    """Yield whom a name fits, by each way to read it; ``stored`` are those of the store, by id.

    A label or alias; the ISO code of a state. Then, for people, a family name, the end of a name,
    a name in another order; then an office ("Russian foreign minister"), for those of the store
    any other words of a name, at last what the base knows, and how it reads a name with a title
    or a description ("Mr Putin", "Turkish officials"), but not the names of several as one of
    them ("Putin and Biden"). Who held an office on a ``day`` that is given comes before all who
    ever did.
    """
    name = in_full(name)
    wanted = key_of(name)
    if not wanted:
        return
    fitted = False
    for fitting in _by_words(name, wanted, everyone, stored, base, day):
        fitted = fitted or bool(fitting)
        yield fitting
    if base is None or fitted:
        return
    if titled := _titled(name, everyone, base):
        yield titled  # "President Bush" is no other president
    elif not names_apart(name, everyone, stored, base):
        for phrase in _spelt(name, base):
            yield base.described(phrase, day)


def names_apart(
    name: str, everyone: Mapping[str, Actor], stored: Mapping[str, Actor], base: ActorBase | None
) -> list[str]:
    """The names of several actors that are given as one, each by itself; none where it is one."""
    parts = [part for part in _JOINS.split(name[:READ].strip()) if part]
    fits = (any(_by_words(p, key_of(p), everyone, stored, base, None)) for p in parts)
    return parts if len(parts) > 1 and all(fits) else []


def is_described(
    name: str,
    actor: Actor,
    everyone: Mapping[str, Actor],
    stored: Mapping[str, Actor],
    base: ActorBase,
) -> bool:
    """Whether an actor has no such name, but may be meant by it as a description: "Iran talks"."""
    name = in_full(name)
    by_words = _by_words(name, key_of(name), everyone, stored, base, None)
    named = [*by_words, _titled(name, everyone, base)]
    return not any(actor.id == one.id for fitting in named for one in fitting)


def _by_words(
    name: str,
    wanted: str,
    everyone: Mapping[str, Actor],
    stored: Mapping[str, Actor],
    base: ActorBase | None,
    day: date | None,
) -> Iterator[list[Actor]]:
    """Whom the words of a name fit as they are; ``wanted`` is its key."""
    yield [a for a in everyone.values() if wanted in map(key_of, names_of(a))]
    yield [a for a in everyone.values() if _has_code(a, wanted)]
    people = [a for a in everyone.values() if a.kind is Kind.PERSON]
    yield of_family(name, people)
    for fits in (_by_end, _turned):
        yield [a for a in people if fits(a, wanted)]
    in_part = [a for a in people if a.id in stored and _in_part(a, wanted)]
    if base is None:
        yield in_part
        return
    spelt = _spelt(name, base)
    holders = {phrase: base.office_holders(phrase) for phrase in spelt}
    if day is not None:
        for phrase in spelt:
            yield base.described(phrase, day) if holders[phrase] else []
    for phrase in spelt:
        yield [actor for actor in holders[phrase] if actor.id in stored]
    for phrase in spelt:
        yield _people(phrase, base)
    yield in_part
    for phrase in spelt:
        yield [actor for actor, score in base.search(phrase) if score >= _SURE]


def _titled(name: str, everyone: Mapping[str, Actor], base: ActorBase) -> list[Actor]:
    """Whom a name means that has a title before it."""
    people = [a for a in everyone.values() if a.kind is Kind.PERSON]
    for phrase in _spelt(name, base):
        bare = key_of(base.untitled(phrase))
        for called in (names_of, _families) if bare != key_of(phrase) else ():
            if fitting := [a for a in people if bare in map(key_of, called(a))]:
                return fitting
    return []


def _people(phrase: str, base: ActorBase) -> list[Actor]:
    """The state of a people: "Saudi", which is also a word of a king's name."""
    parts = words(phrase)
    found = base.longest(parts, 0)
    if found is None or found[0] < len(parts) or found[1].kind is not Kind.GROUP:
        return []
    state = base.get(found[1].id)
    return [state] if state else []


def _spelt(name: str, base: ActorBase) -> dict[str, None]:
    """A name as it is typed, and as it would be written."""
    return dict.fromkeys((name, _as_written(name, base.actors())))


def bears_first(actor: Actor, name: str) -> bool:
    """Whether a name is that of a known state or organisation, which keeps it whoever else acts."""
    if actor.learned:
        return False
    first = actor.label if actor.kind is not Kind.PERSON else ""
    return key_of(name) in (key_of(first), actor.id) or _has_code(actor, key_of(name))


def is_bare(actor: Actor) -> bool:
    """Whether an actor is no more than a word that an article taught: "Blinken", as a country."""
    return actor.learned and len(atoms(actor.label)) == 1


def of_family(name: str, actors: Iterable[Actor]) -> list[Actor]:
    """The people among some actors whose family name a name is."""
    wanted = key_of(name)
    return [a for a in actors if a.kind is Kind.PERSON and wanted and _by_family(a, wanted)]


def is_last_name(word: Actor, person: Actor) -> bool:
    """Whether what an article taught is no more than a person's last name, taken for another."""
    return word.id != person.id and is_bare(word) and bool(of_family(word.label, [person]))


@lru_cache(maxsize=65536)
def key_of(name: str) -> str:
    """A name as it is compared: no case, no accents, no punctuation, no article."""
    parts = [atom for atom in atoms(name[:READ].casefold()) if atom.isalnum()]
    return " ".join(parts[1:] if len(parts) > 1 and parts[0] == "the" else parts)


def names_of(actor: Actor) -> tuple[str, ...]:
    """What an actor is called: id, label and aliases."""
    return (actor.id, actor.label, *actor.aliases)


def _has_code(actor: Actor, wanted: str) -> bool:
    """Whether an actor is the state of an ISO 3166-1 alpha-3 code, as tables of events show it."""
    state = actor.kind is Kind.COUNTRY and not actor.part_of
    return state and actor.country is not None and actor.country.casefold() == wanted


def _by_family(person: Actor, wanted: str) -> bool:
    """Whether it is the family name, in any spelling of the name: "Djuric" of Marko Đurić."""
    return wanted in map(key_of, _families(person))


def _families(person: Actor) -> list[str]:
    """The family names of a person, in any spelling of the name."""
    names = (person.label, *person.aliases)
    return [last for name in names for last in last_names(name, person.country)]


def _by_end(person: Actor, wanted: str) -> bool:
    return key_of(person.label).endswith(f" {wanted}")


def _turned(person: Actor, wanted: str) -> bool:
    """Whether it is the name in another order: "Orbán Viktor", "Jinping Xi"."""
    return sorted(key_of(person.label).split()) == sorted(wanted.split())


def _in_part(person: Actor, wanted: str) -> bool:
    """Whether all words are words of the name: "Sihasak", "Kayikwamba Wagner"."""
    asked = set(wanted.split())
    return asked <= set(key_of(person.label).split()) and max(map(len, asked)) >= _WORD


def _as_written(phrase: str, actors: Iterable[Actor]) -> str:
    """A phrase with the names in it as they are written, each other word with a capital.

    "us secretary of state" gives "US Secretary Of State": the base knows a demonym by its
    capital, and an office in any case.
    """
    named = (a for a in actors if a.kind is not Kind.PERSON)
    spelt = {key_of(name): name for a in named for name in (*a.aliases, a.label)}
    parts, at, written = words(phrase[:READ]), 0, []
    while at < len(parts):
        ends = range(len(parts), at, -1)
        runs = ((end, spelt.get(key_of(" ".join(parts[at:end])))) for end in ends)
        end, known = next((run for run in runs if run[1]), (at + 1, None))
        written.append(known or parts[at].capitalize())
        at = end
    return " ".join(written)
