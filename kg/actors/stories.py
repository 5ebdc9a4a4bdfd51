"""One event told by many: the reports of different articles that tell the same event.

Accounts are blocked by who takes part and by week; within a block each is compared with those
that come next in the order of act and day (sorted neighbourhood, Hernández & Stolfo 1995), so the
cost grows as n log n. Pairs that are alike enough are joined, the likeliest first, unless the
joint story would hold what cannot be one event: two days told, two ministers of one state, or a
pair that somebody judged different.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from kg.actors.likeness import Account, Likeness, compare, conflicting, wording
from kg.model import Basis, Judgement, Kind, Report, Status, Story, Verdict

SAME = 0.65  # likeness from which two accounts are one event, by the stories of training/corpus
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


@dataclass(slots=True)
class _Group:
    """Accounts joined so far, and what a further one must not contradict."""

    accounts: list[Account] = field(default_factory=list)
    persons: frozenset[tuple[str, str]] = frozenset()

    @property
    def keys(self) -> set[str]:
        return {account.key for account in self.accounts}


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
    groups = {key: _Group([a], a.everyone.persons) for key, a in known.items()}
    apart: dict[str, set[str]] = defaultdict(set)
    joined: list[Joined] = []
    for (left, right), verdict in sorted(judged.items()):
        if verdict is Verdict.DIFFERENT:
            apart[left].add(right)
            apart[right].add(left)
        elif verdict is Verdict.SAME and left in groups and right in groups:
            _unite(groups, left, right)
    found = sorted(_pairs(known.values()), key=lambda p: (-p.likeness.score, p.left, p.right))
    for pair in found:
        one, other = groups[pair.left], groups[pair.right]
        if one is not other and _fit(one, other, apart):
            _unite(groups, pair.left, pair.right)
            joined.append(pair)
    unique = {id(group): group for group in groups.values()}
    return sorted(sorted(group.keys) for group in unique.values()), joined


def _unite(groups: dict[str, _Group], left: str, right: str) -> None:
    one, other = groups[left], groups[right]
    if one is other:
        return
    if len(one.accounts) < len(other.accounts):
        one, other = other, one
    one.accounts += other.accounts
    one.persons |= other.persons
    for account in other.accounts:
        groups[account.key] = one


def _fit(one: _Group, other: _Group, apart: Mapping[str, set[str]]) -> bool:
    if any(apart.get(account.key, set()) & other.keys for account in one.accounts):
        return False
    days = ({a.first for a in group.accounts if a.exact} for group in (one, other))
    mine, theirs = days
    if mine and theirs and not mine & theirs and not _one_day_off(one, other):
        return False
    return not conflicting(one.persons, other.persons)


def _one_day_off(one: _Group, other: _Group) -> bool:
    """Whether two days are told of one event: its wording is the same."""
    pairs = ((a, b) for a in one.accounts if a.exact for b in other.accounts if b.exact)
    return any(abs((a.first - b.first).days) == 1 and wording(a, b) >= 0.45 for a, b in pairs)


def _pairs(accounts: Iterable[Account]) -> Iterator[Joined]:
    """Pairs of accounts that are alike enough, each once."""
    held: dict[str, list[Account]] = defaultdict(list)
    for account in accounts:
        for block in blocks(account):
            held[block].append(account)
    seen: set[Pair] = set()
    for several in held.values():
        several.sort(key=lambda a: (a.event_type or "", a.subtype or "", a.first, a.last, a.key))
        for at, left in enumerate(several):
            for right in several[at + 1 : at + 1 + NEIGHBOURS]:
                pair = (min(left.key, right.key), max(left.key, right.key))
                if pair in seen:
                    continue
                seen.add(pair)
                likeness = compare(left, right)
                if likeness is not None and likeness.score >= SAME:
                    yield Joined(*pair, likeness)


def gather(reports: Iterable[Report], leads: Mapping[str, str]) -> list[Story]:
    """The reports as stories, in the order of their first reports.

    ``leads`` gives for a retelling (key) the report that leads its story; who is not in it leads
    his own.
    """
    told: dict[str, list[Report]] = {}
    for report in reports:
        key = report.event.key
        told.setdefault(leads.get(key, key), []).append(report)
    return [story(several) for several in told.values()]


def story(reports: Iterable[Report]) -> Story:
    """The reports of one event, the best supported first."""
    several = list(reports)
    days: dict[object, int] = defaultdict(int)
    for report in several:
        if report.event.date is not None:
            days[report.event.date.start, report.event.date.end] += 1

    def merit(report: Report) -> tuple[float, ...]:
        event = report.event
        when = event.date
        stated = when is not None and when.basis is not Basis.PUBLICATION
        support = days[when.start, when.end] if when is not None else 0
        parties = [m for m in event.sources + event.targets if m.actor is not None]
        persons = sum(m.kind is Kind.PERSON for m in parties)
        actual = event.status is Status.ACTUAL
        return (stated, support, actual, len(parties), persons, event.confidence)

    ranked = sorted(several, key=lambda r: r.event.key)
    return Story(reports=tuple(sorted(ranked, key=merit, reverse=True)))


def verdicts(judgements: Iterable[Judgement]) -> dict[Pair, Verdict]:
    """The last word on each pair; what was taken back is left out."""
    found: dict[Pair, Verdict] = {}
    for judgement in sorted(judgements, key=lambda j: j.at):
        pair = (min(judgement.left, judgement.right), max(judgement.left, judgement.right))
        found[pair] = judgement.verdict
    return {pair: verdict for pair, verdict in found.items() if verdict is not Verdict.OPEN}
