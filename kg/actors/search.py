"""Who is meant by a name as people type it: no case, slips of the pen, parts of a name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from difflib import SequenceMatcher, get_close_matches
from functools import cache
from heapq import nsmallest
from itertools import chain
from typing import TYPE_CHECKING

from kg.actors.names import atoms, folded, last_names
from kg.actors.readings import (
    READ,
    bears_first,
    is_bare,
    is_described,
    key_of,
    names_apart,
    names_of,
    of_family,
    readings,
)
from kg.errors import InputError
from kg.model import Actor, Kind
from kg.shown import counted as in_words

if TYPE_CHECKING:
    from kg.actors.base import ActorBase

Events = Callable[[str], int]  # how many events an actor (id) takes part in

_CUTOFF = 0.75  # below, names are not alike
_PART = 0.9  # one of the words of a name
_SUGGESTIONS = 5
_LETTERS_A_SLIP, _SLIPS = 3, 4  # one letter in three may be wrong, but no more than four
_BEGINNING = 3  # letters that suggest how a name goes on
_WORD = 4  # letters of a word that suggests a name it is in: not of "bin", "of"
_FAR = 100  # slips: not near at all


class Search:
    """An index for `ActorBase.search`; built when first asked."""

    def __init__(
        self, actors: Iterable[Actor], bearers: Iterable[tuple[tuple[str, ...], Sequence[Actor]]]
    ) -> None:
        self._exact: dict[str, dict[str, Actor]] = defaultdict(dict)
        self._part: dict[str, dict[str, Actor]] = defaultdict(dict)
        for key, named in bearers:
            for actor in named:
                self._put(folded(key), actor)
        for actor in actors:
            self._put(folded(atoms(actor.id)), actor)

    def _put(self, key: str, actor: Actor) -> None:
        self._exact[key].setdefault(actor.id, actor)
        for word in key.split():
            self._part[word].setdefault(actor.id, actor)

    def find(self, name: str, limit: int) -> list[tuple[Actor, float]]:
        """The actors nearest to a name, best first."""
        wanted = folded(atoms(name[:READ]))
        wanted = wanted.removeprefix("the ") or wanted
        if not wanted:
            return []
        scores: dict[str, tuple[Actor, float]] = {
            id: (actor, 1.0) for id, actor in self._exact.get(wanted, {}).items()
        }
        for id, actor in self._part.get(wanted, {}).items():
            scores.setdefault(id, (actor, _PART))
        if len(scores) < limit:
            for near in get_close_matches(wanted, self._exact, n=limit, cutoff=_CUTOFF):
                ratio = SequenceMatcher(None, wanted, near).ratio()
                for id, actor in self._exact[near].items():
                    scores.setdefault(id, (actor, min(ratio, 0.98)))
        return sorted(scores.values(), key=lambda hit: (-hit[1], hit[0].id))[:limit]


def find_actor(
    name: str,
    actors: Mapping[str, Actor],
    base: ActorBase | None = None,
    events: Events | None = None,
    day: date | None = None,
) -> Actor:
    """The one actor of this name; InputError with candidates when several or none.

    ``actors`` are the store's, by id; `find_actors` says what counts as a name.
    """
    found = find_actors(name, actors, base, events, day)
    if len(found) == 1:
        return found[0]
    if found:
        raise _ambiguous(name, found, events)
    raise unknown_actor(name, actors, base, events)


def find_actors(
    name: str,
    actors: Mapping[str, Actor],
    base: ActorBase | None = None,
    events: Events | None = None,
    day: date | None = None,
) -> list[Actor]:
    """All actors that a name can mean, an office as of a ``day`` if one is given.

    An id is one, and so is the label of a state or organisation. Else the `readings` of the name
    are gone through, and of the first in which somebody takes part in ``events`` all who do are
    meant, those with most first; not counted, whoever is in the store. Where nobody does, the
    first reading counts that fits somebody known. What is no more than a word that an article
    taught gives way to the people with events whose family name it is, and without events to all.
    """
    everyone = _everyone(actors, base)
    counted = _counting(actors, events)
    if name in everyone and (not everyone[name].learned or counted(name)):
        return [everyone[name]]
    first: Sequence[Actor] = ()
    for fitting in readings(name, everyone, actors, base, day):
        if acting := [actor for actor in fitting if counted(actor.id)]:
            found = _rather(name, acting, everyone, counted)
            return sorted(_preferred(found, actors), key=lambda a: (-counted(a.id), a.id))
        if not first or all(actor.learned for actor in first):
            first = [actor for actor in fitting if not actor.learned] or first or fitting
        if any(bears_first(actor, name) for actor in first):
            break
    return sorted(_preferred(first, actors), key=lambda actor: actor.id)


def rivals(
    name: str,
    found: Actor,
    actors: Mapping[str, Actor],
    base: ActorBase | None,
    events: Events,
) -> list[tuple[Actor, int]]:
    """Who else has a name, where one of two is no more than a word that an article taught: each
    with the number of ``events``, those with most first."""
    everyone, counted = _everyone(actors, base), _counting(actors, events)
    called = [a for a in everyone.values() if is_bare(a) and key_of(a.label) == key_of(name)]
    called = [actor for actor in called if counted(actor.id)]
    if not called:
        return []
    others = {a.id: a for a in (*called, *of_family(name, everyone.values())) if a.id != found.id}
    if not is_bare(found):
        others = {actor.id: actor for actor in called}
    ranked = ((actor, counted(actor.id)) for actor in others.values())
    return sorted(ranked, key=lambda hit: (-hit[1], hit[0].learned, hit[0].id))


def _rather(
    name: str, acting: list[Actor], everyone: Mapping[str, Actor], counted: Events
) -> list[Actor]:
    """Who acts; in place of mere words that articles taught, the people whose name they are."""
    if not all(map(is_bare, acting)):
        return acting
    people = of_family(name, everyone.values())
    return [one for one in people if counted(one.id) and not is_bare(one)] or acting


def namesakes(
    name: str,
    actors: Mapping[str, Actor],
    base: ActorBase | None,
    events: Events | None = None,
) -> list[Actor]:
    """All whom any reading of a name fits, those with most ``events`` first."""
    counted = _counting(actors, events)
    fitting = chain.from_iterable(readings(name, _everyone(actors, base), actors, base))
    found = {actor.id: actor for actor in fitting}
    return sorted(found.values(), key=lambda actor: (-counted(actor.id), actor.id))


def _everyone(actors: Mapping[str, Actor], base: ActorBase | None) -> dict[str, Actor]:
    known = {actor.id: actor for actor in base.actors()} if base else {}
    return {**known, **actors}


def _counting(actors: Mapping[str, Actor], events: Events | None) -> Events:
    """How many events an actor has: none outside the store, some in it where nobody counts."""
    if events is None:
        return lambda id: int(id in actors)
    return cache(lambda id: events(id) if id in actors else 0)


def _preferred(matches: Sequence[Actor], stored: Mapping[str, Actor]) -> Sequence[Actor]:
    """Those of the store before those only known, and who acts before where it is."""
    here = [actor for actor in matches if actor.id in stored] or matches
    return [actor for actor in here if actor.kind is not Kind.PLACE] or here


def _ambiguous(name: str, found: Sequence[Actor], events: Events | None) -> InputError:
    listed = ", ".join(
        f"{a.label} ({a.id})" + (f": {in_words(events(a.id), 'event')}" if events else "")
        for a in found[: 2 * _SUGGESTIONS]
    )
    return InputError(f"{name!r} can be several actors: {listed}", "give the id in brackets")


def is_taken_for(
    name: str, found: Actor, actors: Mapping[str, Actor], base: ActorBase | None
) -> bool:
    """Whether an actor was found by a description that may say more than he is: "Iran talks"."""
    everyone = _everyone(actors, base)
    return base is not None and is_described(name, found, everyone, actors, base)


def unknown_actor(
    name: str,
    actors: Mapping[str, Actor],
    base: ActorBase | None,
    events: Events | None = None,
) -> InputError:
    """The error for a name that nobody has, with the nearest ones in its hint.

    Of two that are as near, the one who takes part in more ``events`` comes first.
    """
    counted, everyone = _counting(actors, events), _everyone(actors, base)
    if several := names_apart(name, everyone, actors, base):
        listed = ", ".join(map(repr, several))
        return InputError(f"no actor is called {name!r}", f"ask for one at a time: {listed}")
    near = _near(key_of(name), everyone.values())
    first = nsmallest(2 * _SUGGESTIONS, near, lambda hit: (hit[0], hit[1].id not in actors))
    first.sort(key=lambda hit: (hit[0], -counted(hit[1].id)))
    labels = dict.fromkeys(actor.label for _, actor in first)
    listed = ", ".join(list(labels)[:_SUGGESTIONS])
    hint = f"near it: {listed}" if listed else "all that are known: kg actors"
    return InputError(f"no actor is called {name!r}", hint)


def _near(wanted: str, actors: Iterable[Actor]) -> Iterator[tuple[int, Actor]]:
    """The actors of a name like one, each with the slips of the pen between the two: letters that
    are wrong, missing, too many or exchanged (optimal string alignment)."""
    from rapidfuzz.distance import OSA

    most = min(len(wanted) // _LETTERS_A_SLIP, _SLIPS)

    @cache
    def between(known: str, aside: int) -> int:
        slips = OSA.distance(wanted, known, score_cutoff=most)  # beyond it one more
        if aside and " " in wanted:
            return _FAR  # "US government" is no slip of "government"
        begun = len(wanted) >= _BEGINNING and known.startswith(wanted)
        return slips if slips <= most else most + 1 if begun else _FAR

    for actor in actors if wanted else ():
        if (nearest := min(between(*form) + form[1] for form in _forms(actor))) < _FAR:
            yield nearest, actor


def _forms(actor: Actor) -> Iterator[tuple[str, int]]:
    """What an actor may be called: names, family names; and, less so, each word of a name."""
    for name in names_of(actor):
        key = key_of(name)
        yield key, 0
        if " " in key:  # one word may be meant by a word alone
            yield from ((word, 1) for word in key.split() if len(word) >= _WORD)
    if actor.kind is Kind.PERSON:
        yield from ((key_of(last), 0) for last in last_names(actor.label, actor.country))
