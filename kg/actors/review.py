"""Which actors may be one and the same, for somebody to decide: the most telling pairs first."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from kg.actors.judgements import Identities
from kg.actors.learned import is_scoped
from kg.actors.names import atoms, folded, last_names, person_key, words
from kg.actors.readings import is_bare, is_last_name
from kg.model import Actor, Kind

_LEAST = 0.55  # score from which a pair is worth a look
_TAKEN = 0.6  # of a last name that was taken for something else
_BLOCK = 40  # actors of one word that are compared with one another; more share it by chance
_KINDS = (Kind.PERSON, Kind.ORGANISATION, Kind.GROUP)
_NUMBER = re.compile(r"\b(?:[IVX]+|\d+)\b")
_CUT = 2  # letters that a name is cut by at least: "Jorma" for "Jormaa" is a spelling
_NICKNAMES = {
    "abe": "abraham", "andy": "andrew", "ben": "benjamin", "bill": "william", "bob": "robert",
    "chuck": "charles", "dick": "richard", "ed": "edward", "hank": "henry", "jack": "john",
    "jake": "jacob", "jim": "james", "jimmy": "james", "joe": "joseph", "kate": "katherine",
    "larry": "lawrence", "liz": "elizabeth", "mick": "michael", "mike": "michael",
    "peggy": "margaret", "rick": "richard", "sasha": "alexander", "ted": "edward",
    "tom": "thomas", "tony": "anthony", "volodya": "vladimir",
}  # fmt: skip
_EMPTY = frozenset("the of and for de la al el in".split())


@dataclass(frozen=True, slots=True)
class Suspect:
    """Two actors that may be one; ``value`` ranks what deciding would change."""

    left: Actor
    right: Actor
    score: float
    reason: str
    value: float


def suspects(
    actors: Mapping[str, Actor], events: Mapping[str, int], identities: Identities
) -> list[Suspect]:
    """The pairs worth a look, by how unsure they are and how many events hang on them.

    At least one of a pair was learned from an article: two of the knowledge base are two.
    ``events`` counts those of each actor (id). What somebody judged already is left out.
    """
    judged = {frozenset((j.left, j.right)) for j in identities.in_force if j.article is None}
    found = []
    for left, right in (*_pairs(actors.values()), *_words(actors.values(), events)):
        one = identities.of(left.id) == identities.of(right.id)
        if one or frozenset((left.id, right.id)) in judged or identities.apart(left.id, right.id):
            continue
        score, reason = likeness(left, right)
        if score >= _LEAST:
            weight = math.log2(2 + events.get(left.id, 0)) * math.log2(2 + events.get(right.id, 0))
            unsure = 1 - abs(2 * score - 1) / 2
            found.append(Suspect(left, right, score, reason, round(unsure * weight, 2)))
    return sorted(found, key=lambda s: (-s.value, s.left.id, s.right.id))


def _pairs(actors: Iterable[Actor]) -> Iterator[tuple[Actor, Actor]]:
    """Actors of one kind that share a word of their names, the one of the base or older first."""
    blocks: dict[tuple[Kind, str], list[Actor]] = defaultdict(list)
    for actor in sorted(actors, key=lambda a: (a.learned, a.id)):
        if actor.kind in _KINDS and not is_scoped(actor.id):
            for word in _content(actor):
                blocks[actor.kind, word].append(actor)
    seen = set()
    for several in blocks.values():
        if len(several) > _BLOCK:
            continue
        for at, left in enumerate(several):
            for right in several[at + 1 :]:
                if right.learned and (left.id, right.id) not in seen:
                    seen.add((left.id, right.id))
                    yield left, right


def _words(actors: Iterable[Actor], events: Mapping[str, int]) -> Iterator[tuple[Actor, Actor]]:
    """People, and what articles taught by no more than their last name: "Blinken", a country."""
    people: dict[str, list[Actor]] = defaultdict(list)
    actors = list(actors)
    for person in actors:
        if person.kind is Kind.PERSON and not is_bare(person):
            for last in last_names(person.label, person.country):
                people[folded(atoms(last))].append(person)
    for word in actors:
        if word.kind is not Kind.PERSON and is_bare(word) and events.get(word.id):
            found = people.get(folded(atoms(word.label)), ())
            yield from ((person, word) for person in found if is_last_name(word, person))


def _content(actor: Actor) -> set[str]:
    names = (actor.label, *actor.aliases)
    parts = {part.casefold() for name in names for part in words(name)}
    if actor.kind is Kind.PERSON:  # as other transliterations have it
        parts |= {part for name in names for part in person_key(name).split()}
    else:
        parts |= {_initials(name) for name in names}
    return {part for part in parts if len(part) > 2 and part not in _EMPTY}


def _initials(name: str) -> str:
    """The first letters of an organisation's words, in lower case: "sdf"; of three at least."""
    parts = [part for part in words(name) if part[:1].isupper() and part.lower() not in _EMPTY]
    return "".join(part[0] for part in parts).casefold() if len(parts) > 2 else ""


def likeness(left: Actor, right: Actor) -> tuple[float, str]:
    """How likely two actors are one, from 0 to 1, and why in words."""
    if left.country and right.country and left.country != right.country:
        return 0.0, "of two countries"
    if left.kind is Kind.PERSON and left.kind is not right.kind:
        name = f"{right.label!r}, learned as {right.kind}, may be the last name of {left.label!r}"
        return _TAKEN, name
    names = [(a, b) for a in (left.label, *left.aliases) for b in (right.label, *right.aliases)]
    best, reason = max((_names_alike(a, b, left.kind) for a, b in names), default=(0.0, ""))
    if best and left.country and left.country == right.country:
        return min(0.99, best + 0.1), f"{reason}, both of {left.country}"
    return best, reason


def _names_alike(a: str, b: str, kind: Kind) -> tuple[float, str]:
    mine, theirs = person_key(a).casefold(), person_key(b).casefold()
    if mine == theirs:
        return 0.9, f"the same name, {a!r}"
    if kind is Kind.PERSON:
        return _persons_alike(a, b)
    for short, long in ((a, b), (b, a)):
        if short.isupper() and short.casefold() == _initials(long):
            return 0.7, f"{short!r} has the initials of {long!r}"
    one, other = set(mine.split()) - _EMPTY, set(theirs.split()) - _EMPTY
    if one and other and (one <= other or other <= one):
        return 0.5 + 0.3 * min(len(one), len(other)) / max(len(one), len(other)), (
            f"{min(a, b, key=len)!r} is part of {max(a, b, key=len)!r}"
        )
    return _spelt_alike(a, b)


def _persons_alike(a: str, b: str) -> tuple[float, str]:
    """Last names must agree; first names may be left out, be initials, or be spelt otherwise."""
    short, long = sorted((a, b), key=lambda name: (len(name.split()), len(name), name))
    own, whole = person_key(short).split(), person_key(long).split()
    if 1 < len(own) < len(whole) and whole[-len(own) :] == own:
        return 0.7, f"{short!r} ends {long!r}"
    if 1 < len(own) < len(whole) and whole[: len(own)] == own:
        return 0.65, f"{short!r} begins {long!r}"
    if own != whole and sorted(own) == sorted(whole):
        return 0.75, f"{short!r} has the names of {long!r} in another order"
    lasts = {folded([last]) for last in last_names(long)}
    if len(short.split()) == 1:
        same = folded(atoms(short)) in lasts
        return (0.5, f"{short!r} may be the last name of {long!r}") if same else (0.0, "")
    if lasts.isdisjoint(folded([last]) for last in last_names(short)):
        return _spelt_alike(a, b)
    one, other = (n.split()[0].rstrip(".").casefold() for n in (short, long))
    if one != other and _NICKNAMES.get(one, one) == _NICKNAMES.get(other, other):
        return 0.65, f"{short!r} and {long!r} differ by a nickname"
    begins = one.startswith(other) or other.startswith(one)
    if begins and (one == other or min(len(one), len(other)) == 1 or _differ(one, other)):
        return 0.75, f"{short!r} is short for {long!r}"
    return _spelt_alike(a, b)


def _differ(one: str, other: str) -> bool:
    return abs(len(one) - len(other)) >= _CUT


def _spelt_alike(a: str, b: str) -> tuple[float, str]:
    mine, theirs = set(_NUMBER.findall(a)), set(_NUMBER.findall(b))
    if mine and theirs and mine != theirs:  # Charles II and III
        return 0.0, ""
    pairs = ((a.casefold(), b.casefold()), (person_key(a), person_key(b)))
    ratio = max(SequenceMatcher(None, one, other).ratio() for one, other in pairs)
    return (
        (round(ratio - 0.15, 2), f"{a!r} and {b!r} are spelt alike") if ratio > 0.8 else (0.0, "")
    )
