"""One event told by many: the reports of different articles that tell the same event.

Accounts are blocked by who takes part and by week; within a block each is compared with those
that come next in the order of act and day (sorted neighbourhood, Hernández & Stolfo 1995), so the
cost grows as n log n. Pairs that are alike enough are joined, the likeliest first, unless the
joint story would hold what cannot be one event: two days told, two ministers of one state, a call
with one and a call with another, two acts that one article tells, or a pair that somebody judged
different. Days a day apart are one event's where two reports that name them are worded alike, and
no day may lie further off.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from kg.actors.accounts import Account
from kg.actors.learned import is_scoped
from kg.actors.likeness import Likeness, compare, conflicting
from kg.model import Basis, Judgement, Kind, Report, Status, Story, Verdict

SAME = 0.6  # likeness from which two accounts are one event, by the stories of training/corpus
NEIGHBOURS = 24  # accounts that each is compared with in a block
_WEEK = 7
_VAGUE = 31  # days; what is known to a longer time only is no one's retelling

Pair = tuple[str, str]


def blocks(account: Account) -> Iterator[str]:
    """The keys under which an account meets others: who takes part, and each week it may lie in."""
    if (account.last - account.first).days > _VAGUE:
        return
    weeks = range(account.first.toordinal() // _WEEK, account.last.toordinal() // _WEEK + 1)
    for top in sorted(account.everyone.tops):
        for week in weeks:
            yield f"{account.certainty}/{week}/{top}"


class _Group:
    """Accounts joined so far, and what a further one must not contradict."""

    def __init__(self, account: Account) -> None:
        self.keys = {account.key}
        self.acts = {account.article: {account.act}}  # what each article tells of it
        self.foes: set[_Group] = set()  # those known to be another event; they stay that
        self.persons = account.everyone.persons
        tops = account.everyone.tops
        self.parties = tops if len(tops) > 1 else frozenset()  # of all that name two
        self.latest, self.earliest = account.first, account.last

    def gap(self, other: _Group | None = None) -> int:
        """Days that no day common to all lies apart: 0 where all may tell of one day."""
        latest, earliest = self.latest, self.earliest
        if other is not None:
            latest, earliest = max(latest, other.latest), min(earliest, other.earliest)
        return max(0, (latest - earliest).days)

    def is_foe(self, other: _Group) -> bool:
        """Whether both can never be one: somebody said so, or one article tells both acts.

        What is found is remembered, for each becomes part of larger groups only.
        """
        if other in self.foes:
            return True
        both = self.acts.keys() & other.acts.keys()
        if any(len(self.acts[article] | other.acts[article]) > 1 for article in both):
            self.part(other)
            return True
        return False

    def part(self, other: _Group) -> None:
        """Keep this and another apart for good."""
        if other is not self:  # people may have said of a third that it is both
            self.foes.add(other)
            other.foes.add(self)

    def take(self, other: _Group) -> None:
        """Add another's accounts to these."""
        self.keys |= other.keys
        for article, acts in other.acts.items():
            self.acts.setdefault(article, set()).update(acts)
        for foe in other.foes:
            foe.foes.discard(other)
            self.part(foe)
        self.persons |= other.persons
        if self.parties and other.parties:
            self.parties &= other.parties
        else:
            self.parties |= other.parties
        self.latest = max(self.latest, other.latest)
        self.earliest = min(self.earliest, other.earliest)


@dataclass(frozen=True, slots=True)
class Joined:
    """Two accounts that were taken for one event, and why."""

    left: str
    right: str
    likeness: Likeness


def join(
    accounts: Iterable[Account], judged: Mapping[Pair, Verdict] | None = None
) -> tuple[list[list[str]], list[Joined]]:
    """The accounts' keys a story, and the pairs that led to it; the same for any order given.

    ``judged`` holds what people said of pairs of keys, each pair sorted: it goes before all.
    """
    known = {account.key: account for account in sorted(accounts, key=lambda a: a.key)}
    judged = judged or {}
    groups = {key: _Group(a) for key, a in known.items()}
    joined: list[Joined] = []
    for (left, right), verdict in sorted(judged.items()):
        if left not in groups or right not in groups:
            continue
        if verdict is Verdict.DIFFERENT:
            groups[left].part(groups[right])
        elif verdict is Verdict.SAME:
            _unite(groups, left, right)
    numbered = list(known.values())
    for pair in _pairs(numbered):
        a, b = (numbered[number] for number in divmod(pair, len(numbered)))
        one, other = groups[a.key], groups[b.key]
        if one is other or not _fit(one, other, _between(a, b)):
            continue
        if likeness := compare(a, b):  # once more: few of the many pairs come so far
            _unite(groups, a.key, b.key)
            joined.append(Joined(a.key, b.key, likeness))
    unique = {id(group): group for group in groups.values()}
    return sorted(sorted(group.keys) for group in unique.values()), joined


def _unite(groups: dict[str, _Group], left: str, right: str) -> None:
    one, other = groups[left], groups[right]
    if one is other:
        return
    if len(one.keys) < len(other.keys):
        one, other = other, one
    one.take(other)
    for key in other.keys:
        groups[key] = one


def _between(a: Account, b: Account) -> int:
    """Days between two reports that name theirs, 0 where one does not."""
    return abs((a.first - b.first).days) if a.exact and b.exact else 0


def _fit(one: _Group, other: _Group, days: int) -> bool:
    """Whether two groups can be one; ``days`` lie between the two reports that speak for it."""
    if one.gap(other) > max(days, one.gap(), other.gap()):
        return False
    both_name_two = min(len(one.parties), len(other.parties)) > 1
    if both_name_two and len(one.parties & other.parties) < 2:
        return False
    return not conflicting(one.persons, other.persons) and not one.is_foe(other)


def _pairs(numbered: Sequence[Account]) -> Iterator[int]:
    """Pairs of accounts that are alike enough, each once and as one number, the likeliest first.

    There are hundreds of thousands: eight bytes are held of a pair, and only of those alike.
    """
    found: dict[float, array[int]] = defaultdict(lambda: array("q"))  # by likeness
    for one, others in _neighbours(numbered):
        for other in others:
            likeness = compare(numbered[one], numbered[other])
            if likeness is not None and likeness.score >= SAME:
                found[likeness.score].append(min(one, other) * len(numbered) + max(one, other))
    for score in sorted(found, reverse=True):
        yield from sorted(found.pop(score))


def _neighbours(numbered: Sequence[Account]) -> Iterator[tuple[int, set[int]]]:
    """Each account (its number), and those that it is compared with: in one of its blocks they come
    next in the order of act and day."""

    def place(number: int) -> tuple[object, ...]:
        a = numbered[number]
        return a.event_type or "", a.subtype or "", a.first, a.last, a.key

    held: dict[str, deque[int]] = defaultdict(lambda: deque(maxlen=NEIGHBOURS))
    for number in sorted(range(len(numbered)), key=place, reverse=True):
        own = [held[block] for block in blocks(numbered[number])]
        yield number, set(chain.from_iterable(own))
        for block in own:
            block.append(number)


def as_stories(reports: Iterable[Report], leads: Mapping[str, str]) -> list[Story]:
    """The reports as stories, in the order of their first reports.

    ``leads`` gives for a retelling (key) the report that leads its story; who is not in it leads
    his own.
    """
    told: dict[str, list[Report]] = {}
    for report in reports:
        told.setdefault(_lead(report, leads), []).append(report)
    return [story(several) for several in told.values()]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a report stands: the event (id) that stands for its story, how many articles tell it.

    A report that stands for its story, or is alone, has its own event's id there.
    """

    story: str
    reports: int


def places(reports: Iterable[Report], leads: Mapping[str, str]) -> list[Place]:
    """The place of each report, in their order, among those of `as_stories`."""
    several = list(reports)
    found = {
        _lead(story.lead, leads): Place(story.lead.event.id, len(story.reports))
        for story in as_stories(several, leads)
    }
    return [found[_lead(report, leads)] for report in several]


def _lead(report: Report, leads: Mapping[str, str]) -> str:
    return leads.get(report.event.key, report.event.key)


def story(reports: Iterable[Report]) -> Story:
    """The reports of one event, the best supported first, and of each article its best."""
    several = {report.event.key: report for report in reports}
    best: dict[str, Report] = {}
    besides = []
    for one in rank(standing(report) for report in several.values()):
        report = several[one.key]
        if best.setdefault(report.article.id, report) is not report:
            besides.append(report)
    return Story(reports=tuple(best.values()), besides=tuple(besides))


@dataclass(frozen=True, slots=True)
class Standing:
    """What makes a report the one to stand for others."""

    key: str
    article: str
    stated: bool
    days: tuple[date, date] | None
    merit: tuple[float, ...]  # it happened, parties known, persons among them, confidence


def standing(report: Report) -> Standing:
    """The standing of a report."""
    event, when = report.event, report.event.date
    several = event.sources + event.targets
    parties = [m for m in several if m.actor is not None and not is_scoped(m.actor)]
    persons = sum(m.kind is Kind.PERSON for m in parties)
    merit = (event.status is Status.ACTUAL, len(parties), persons, event.confidence)
    stated = when is not None and when.basis is not Basis.PUBLICATION
    return Standing(
        event.key, event.article, stated, (when.start, when.end) if when else None, merit
    )


def rank(standings: Iterable[Standing]) -> list[Standing]:
    """The best first: a stated date, days that several articles tell, what is known of it."""
    several = sorted(standings, key=lambda one: one.key)
    told = Counter(days for _, days in {(one.article, one.days) for one in several})
    told[None] = 0  # who tells no day supports none
    return sorted(several, key=lambda s: (s.stated, told[s.days], s.merit), reverse=True)


def verdicts(judgements: Iterable[Judgement]) -> dict[Pair, Verdict]:
    """The last word on each pair; what was taken back is left out."""
    found: dict[Pair, Verdict] = {}
    for judgement in sorted(judgements, key=lambda j: j.at):
        pair = (min(judgement.left, judgement.right), max(judgement.left, judgement.right))
        found[pair] = judgement.verdict
    return {pair: verdict for pair, verdict in found.items() if verdict is not Verdict.OPEN}
