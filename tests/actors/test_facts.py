"""What people.csv must not say of the world: posts that nobody can have held so.

A term is read by what it says for certain: one from 2016 on begins on the last day of 2016 at the
latest, so that two terms known by the year alone do not clash in the year that they share.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations, pairwise
from pathlib import Path

from kg.actors.base import ActorBase, Via
from kg.actors.names import atoms, slug
from kg.actors.seeds import read_seeds
from kg.actors.tables import Row, day, rows, split
from kg.model import Kind, Post

SEEDS = Path(__file__).parents[2] / "seeds"
EXACT_DAYS, COARSE_DAYS = 1, 31  # two may share: a day of handing over, a month known as such
LONGEST = 75  # years of public life; births are in no table, so nobody's age can be told

# offices that several hold at a time
MANY_SEATS = {
    "deputy-foreign-minister",
    "special-envoy",
    "spokesperson",
    "under-secretary-general",
    "vice-president",  # China and the United States have one, Afghanistan had two, South Sudan five
}
# offices that are one elsewhere
COLLECTIVE = {
    ("president", "BIH"),  # the presidency has three members, one for each people
    ("president", "SMR"),  # two captains regent, for half a year
    ("president", "CHE"),  # one of the seven councillors, for a year each
    ("president", "council-of-the-european-union"),  # the ministers of a state that changes
}
# offices that two claimed or shared, from..to: an overlap within is true of the world
DISPUTED = [
    ("president", "CIV", date(2010, 12, 4), date(2011, 4, 11)),  # Gbagbo did not leave after losing
    ("president", "KGZ", date(2010, 4, 7), date(2010, 4, 15)),  # Bakiyev fled, and resigned later
    ("president", "chechnya", date(2003, 10, 1), date(2005, 3, 8)),  # Maskhadov, underground
    ("prime-minister", "KHM", date(1993, 7, 1), date(1998, 11, 30)),  # a first and a second one
    ("president", "GMB", date(2017, 1, 19), date(2017, 1, 21)),  # Jammeh left two days after
    ("president", "MDG", date(2002, 2, 22), date(2002, 7, 5)),  # Ravalomanana and Ratsiraka
    ("president", "VEN", date(2019, 1, 10), date(2023, 1, 5)),  # Guaidó, by the parliament
    ("president", "YEM", date(2015, 2, 6), date(2022, 4, 7)),  # the council of the Houthis
    ("prime-minister", "YEM", date(2016, 10, 4), date.max),  # their governments in Sanaa
    ("prime-minister", "LBY", date(2014, 8, 25), date.max),  # Tripoli, and the east
    ("foreign-minister", "LBY", date(2014, 8, 25), date.max),
    ("prime-minister", "PSE", date(2007, 6, 14), date(2014, 6, 2)),  # Gaza did not go with Fayyad
    ("prime-minister", "LKA", date(2018, 10, 26), date(2018, 12, 16)),  # Rajapaksa, appointed twice
    ("prime-minister", "SYR", date(2013, 3, 18), date(2024, 12, 8)),  # the opposition's
    ("president", "AFG", date(1996, 9, 27), date(2001, 11, 13)),  # Rabbani, the Taliban in Kabul
]


@dataclass(frozen=True, slots=True)
class _Term:
    """A post as its line writes it."""

    person: str
    office: str
    of: str
    begin: str
    end: str

    @property
    def first(self) -> date:
        """The day from which it was held for certain, a month taken whole."""
        return day(self.begin, last=len(self.begin) == 4) or date.min

    @property
    def last(self) -> date:
        return day(self.end, last=len(self.end) != 4) or date.max

    def __str__(self) -> str:
        return f"{self.person}: {self.office} {self.of} {self.begin}..{self.end}"


def _people() -> list[Row]:
    return list(rows(SEEDS, "people"))


def _terms() -> Iterator[_Term]:
    for row in _people():
        for text in split(row["posts"]):
            office, of, span = text.split()
            yield _Term(row["label"], office, of, *span.split("..", 1))


def _clash(one: _Term, other: _Term) -> bool:
    """Whether two terms share more days than their dates can be inexact by."""
    later = one if one.first >= other.first else other
    sooner = one if one.last <= other.last else other
    exact = len(later.begin) == len(sooner.end) == len("2001-01-20")
    days = (sooner.last - later.first).days + 1
    return days > (EXACT_DAYS if exact else COARSE_DAYS)


def _disputed(one: _Term, other: _Term) -> bool:
    begin, end = max(one.first, other.first), min(one.last, other.last)
    return (one.office, one.of) in COLLECTIVE or any(
        (one.office, one.of) == (office, of) and start <= begin and end <= stop
        for office, of, start, stop in DISPUTED
    )


def test_no_term_ends_before_it_begins() -> None:
    for term in _terms():
        begin, end = day(term.begin, last=False), day(term.end, last=True)
        assert begin is None or end is None or begin <= end, str(term)


def test_an_office_of_one_seat_has_one_holder_at_a_time() -> None:
    held: dict[tuple[str, str], list[_Term]] = defaultdict(list)
    for term in _terms():
        if term.office not in MANY_SEATS:
            held[term.office, term.of].append(term)
    clashes = [
        f"{one} / {other}"
        for terms in held.values()
        for one, other in combinations(terms, 2)
        if _clash(one, other) and not _disputed(one, other)
    ]
    assert clashes == []


def test_nobody_holds_a_post_twice_at_a_time() -> None:
    held: dict[tuple[str, str, str], list[_Term]] = defaultdict(list)
    for term in _terms():
        held[term.person, term.office, term.of].append(term)
    twice = [
        f"{one} / {other}"
        for terms in held.values()
        for one, other in pairwise(sorted(terms, key=lambda term: term.first))
        if _clash(one, other)
    ]
    assert twice == []


def test_no_state_has_a_monarch_and_a_president() -> None:
    heads: dict[str, list[_Term]] = defaultdict(list)
    for term in _terms():
        if term.office in {"monarch", "president"}:
            heads[term.of].append(term)
    both = [
        f"{one} / {other}"
        for terms in heads.values()
        for one, other in combinations(terms, 2)
        if one.office != other.office and _clash(one, other)
    ]
    assert both == []


def test_nobody_is_in_office_for_longer_than_a_life() -> None:
    years: dict[str, list[int]] = defaultdict(list)
    for term in _terms():
        years[term.person] += [int(text[:4]) for text in (term.begin, term.end) if text]
    too_long = [name for name, known in years.items() if max(known) - min(known) > LONGEST]
    assert too_long == []


def test_everybody_has_one_line() -> None:
    labels = Counter(slug(row["label"]) for row in _people())
    assert [label for label, times in labels.items() if times > 1] == []


def test_no_name_is_listed_twice_for_a_person() -> None:
    repeated = {
        row["label"]: name
        for row in _people()
        for name, times in Counter([row["label"], *split(row["names"])]).items()
        if times > 1
    }
    assert repeated == {}


def test_owners_and_countries_exist(base: ActorBase) -> None:
    for row in _people():
        assert not row["country"] or base.country(row["country"]) is not None, row["label"]
    for term in _terms():
        owner = base.country(term.of) if term.of.isupper() else base.get(term.of)
        assert owner is not None, str(term)
        assert owner.kind in {Kind.COUNTRY, Kind.ORGANISATION}, str(term)


def test_a_name_of_two_is_weak_or_decided_by_posts(base: ActorBase) -> None:
    """ "George Bush" is told by the date, a name of a person and of a city by nothing."""
    owners: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for named in read_seeds(SEEDS).names:
        if not named.weak and named.via != Via.PLACE:
            owners[atoms(named.name)].add(named.actor)
    undecided = {
        " ".join(name): sorted(ids)
        for name, ids in owners.items()
        if any(not _told_apart(base, one, other) for one, other in combinations(sorted(ids), 2))
    }
    assert undecided == {}


def _told_apart(base: ActorBase, one: str, other: str) -> bool:
    """Whether dates or countries tell two actors apart; of no person it is asked elsewhere."""
    actors = [base.get(id) for id in (one, other)]
    people = [actor for actor in actors if actor is not None and actor.kind is Kind.PERSON]
    if len(people) < 2:
        return not people
    posts = [base.holders(person.id, None) for person in people]
    owned = [{post.organisation for post in held} for held in posts]
    if not all(posts):
        return False
    return owned[0].isdisjoint(owned[1]) or not any(
        _meet(a, b) for a in posts[0] for b in posts[1] if a.organisation == b.organisation
    )


def _meet(one: Post, other: Post) -> bool:
    begin = max(one.begin or date.min, other.begin or date.min)
    return begin <= min(one.end or date.max, other.end or date.max)
