"""How alike two reports are: do they tell the same event?

A report is reduced to an `Account`: who, toward whom, when at the earliest and at the latest,
what, and the words of its sentence. Two accounts are weighed by who takes part, when, what is
done and how it is worded; some things rule it out that they are one event, whatever else speaks
for it (`Likeness` says which).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from sys import intern

from kg.actors.hierarchy import Hierarchy
from kg.actors.learned import is_scoped
from kg.model import Basis, Level, Mention, Report, Status

# What may be told of one event: that it happened, is said to have, is denied.
_CERTAINTY = {
    Status.PLANNED: "ahead",
    Status.HYPOTHETICAL: "if",
    Status.NEGATED: "not",
}
# Acts that one outlet calls this and another that. The first are done together, whoever is the
# subject of the sentence.
_TALK = frozenset(
    "phone-call meeting visit host third-party-meeting summit negotiation planned-meeting".split()
)
_ALIKE_ACTS = (
    _TALK,
    frozenset(
        "agreement deal-reached signing ratification ceasefire-agreed ceasefire-declared "
        "ties-opened recognition".split()
    ),
    frozenset("warning ultimatum threat threat-to-relations military-threat demand".split()),
    frozenset("appeal demand proposal".split()),
    frozenset("accusation condemnation complaint demarche".split()),
    frozenset("rejection refusal denial veto vote-against meeting-refusal".split()),
    frozenset("meeting-refusal talks-broken-off".split()),
    frozenset(
        "diplomats-expelled detention-deportation ambassador-recalled ties-cut "
        "cooperation-reduced".split()
    ),
    frozenset("attack bombing killing clash invasion ceasefire-broken".split()),
    frozenset("mobilization troop-deployment alert invasion".split()),
    frozenset("aid-given aid-pledged".split()),
    frozenset("mediation mediation-offer negotiation".split()),
    frozenset("concession apology".split()),
    frozenset("withdrawal-of-troops retreat ceasefire-in-force".split()),
    frozenset("arrest detention-deportation seizure restriction".split()),
)
_FAR = {frozenset(("phone-call", other)) for other in ("visit", "host", "summit")}

_A_DAY, _SOON = timedelta(days=1), timedelta(days=14)
# How long before an article an undated event of it may lie. Fighting and talks go on between the
# same two day by day; what is done once is told for a week.
_DAILY = {"ASSAULT", "CONSULT"}
_LATE, _LATE_DAILY = timedelta(days=7), timedelta(days=3)
_WORD = re.compile(r"[^\W\d_]{3,}|\d+")
_COMMON = frozenset(
    """
    about after again against also and are been before being between both but did for from had has
    have her him his into its more most not off over said says she that the their them then there
    they this those through told two under was were when where which while who whom whose will
    with would monday tuesday wednesday thursday friday saturday sunday
    """.split()
)
_ONE_TOLD = 0.7  # of what is done together, where one report tells one party alone
_WORDED = 0.3  # likeness of words from which other acts of one type are the same
_ALIKE = 0.45  # likeness of words from which two days told are a conflict, not two events


@dataclass(frozen=True, slots=True)
class Side:
    """Who acts, or who is acted upon: ids, the states or bodies they count for, persons of each."""

    ids: frozenset[str]
    tops: frozenset[str]
    persons: frozenset[tuple[str, str]]  # (top, person)
    vague: bool = False  # somebody else takes part who is not known

    def __or__(self, other: Side) -> Side:
        return Side(
            self.ids | other.ids,
            self.tops | other.tops,
            self.persons | other.persons,
            self.vague or other.vague,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What is compared of a report; days are closed, ``exact`` when the text names one day."""

    key: str
    article: str
    subtype: str | None
    event_type: str | None
    certainty: str
    mutual: bool
    sources: Side
    targets: Side
    first: date
    last: date
    exact: bool
    words: frozenset[str]

    @property
    def act(self) -> str | None:
        """The act as either side may tell it: whoever is visited is the host."""
        return "visit" if self.subtype == "host" else self.subtype

    @property
    def everyone(self) -> Side:
        """Both sides together."""
        return self.sources | self.targets


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two accounts are, from 0 to 1, and why."""

    score: float
    reason: str


def account(report: Report, hierarchy: Hierarchy) -> Account | None:
    """The account of a report; None when nobody takes part or nothing is known of its time."""
    event, day = report.event, report.days[0]
    first, last, exact = _days(report)
    if first is None or last is None:
        return None
    sides = [_side(side, day, hierarchy) for side in (event.sources, event.targets)]
    if not sides[0].ids | sides[1].ids:
        return None
    return Account(
        key=event.key,
        article=event.article,
        subtype=event.subtype,
        event_type=event.event_type,
        certainty=_CERTAINTY.get(event.status, "done"),
        mutual=event.reciprocal,
        sources=sides[0],
        targets=sides[1],
        first=first,
        last=last,
        exact=exact,
        words=_words(report),
    )


def _days(report: Report) -> tuple[date | None, date | None, bool]:
    """First and last day, and whether the text names one day.

    What the text does not date lies in the days before the article, and what is planned in those
    after it; a day that follows from the narrative may be a day off.
    """
    when = report.event.date
    if when is not None and when.basis is Basis.STATED:
        return when.start, when.end, when.start == when.end
    if when is not None and when.basis is Basis.NARRATIVE:
        return when.start - _A_DAY, when.end + _A_DAY, False
    day = when.end if when else report.article.date
    if day is None:
        return None, None, False
    if report.event.status is Status.PLANNED:
        return day, day + _SOON, False
    late = _LATE_DAILY if report.event.event_type in _DAILY else _LATE
    return day - late, day, False


def _side(mentions: Iterable[Mention], day: date | None, hierarchy: Hierarchy) -> Side:
    ids, tops, persons, vague = set(), set(), set(), False
    for mention in mentions:
        top = hierarchy.at(mention, Level.COUNTRY, day)
        if mention.actor is None or top is None or is_scoped(mention.actor):
            vague = True
            continue
        ids.add(mention.actor)
        tops.add(top)
        if top != mention.actor and hierarchy.is_person(mention.actor):
            persons.add((top, mention.actor))
    return Side(frozenset(ids), frozenset(tops), frozenset(persons), vague)


def _words(report: Report) -> frozenset[str]:
    """The stems of a sentence's words, small ones and the names of its parties left out."""
    event = report.event
    named = [(m.start, m.end) for m in (*event.sources, *event.targets)]
    found = set()
    for match in _WORD.finditer(event.sentence.text):
        at = match.start() + event.sentence.start
        if any(start <= at < end for start, end in named):
            continue
        word = match[0].lower()
        if word not in _COMMON:
            found.add(intern(word[:5]))  # crude, and the same for "proposal" and "proposed"
    return frozenset(found)


# -- two accounts


def compare(a: Account, b: Account) -> Likeness | None:
    """How alike two accounts are; None where something rules it out that they are one event."""
    if a.certainty != b.certainty or _told_beside(a, b):
        return None
    words = wording(a, b)
    act = _act(a, b, words)
    parties = _parties(a, b) if act else 0.0
    days = _time(a, b, words) if parties else 0.0
    if not days:
        return None
    score = 0.4 * parties + 0.3 * days + 0.3 * act + 0.2 * words - 0.05
    reason = f"parties {parties:.2f}, days {days:.2f}, act {act:.2f}, words {words:.2f}"
    return Likeness(round(min(1.0, score), 3), reason)


def _told_beside(a: Account, b: Account) -> bool:
    """Whether one article tells two acts, which are two events, even of one day."""
    return a.article == b.article and a.act != b.act


def wording(a: Account, b: Account) -> float:
    """Overlap coefficient of the words, from 0 to 1; within an article it says nothing."""
    if a.article == b.article:
        return 0.0
    least = min(len(a.words), len(b.words))
    return len(a.words & b.words) / least if least > 2 else 0.0


def _parties(a: Account, b: Account) -> float:
    if a.mutual or b.mutual or {a.subtype, b.subtype} <= _TALK:
        x, y = a.everyone, b.everyone
        alike = _same_side(x, y)
        if len(x.tops & y.tops) > 1:
            return alike
        alone = any(len(side.tops) == 1 and not side.vague for side in (x, y))
        return alike * _ONE_TOLD if alone else 0.0  # a call with one, a call with another
    sides = [(a.sources, b.sources), (a.targets, b.targets)]
    known = [(x, y) for x, y in sides if x.ids and y.ids]
    scores = [_same_side(x, y) for x, y in known]
    if not scores or not all(scores):
        return 0.0
    neither = sum(not x.ids and not y.ids for x, y in sides)
    return (sum(scores) + 0.8 * neither + 0.5 * (2 - len(known) - neither)) / 2


def _same_side(x: Side, y: Side) -> float:
    """0 where nobody is shared, or where two persons are named of whom one state's each is."""
    shared = x.tops & y.tops
    if not shared or conflicting(x.persons, y.persons):
        return 0.0
    same = 1.0 if x.ids & y.ids else 0.85
    fewer, all_ = min(len(x.tops), len(y.tops)), len(x.tops | y.tops)
    return same * (0.4 + 0.4 * len(shared) / fewer + 0.2 * len(shared) / all_)


def conflicting(x: frozenset[tuple[str, str]], y: frozenset[tuple[str, str]]) -> bool:
    """Whether two reports name different persons for a state."""
    for top in {top for top, _ in x} & {top for top, _ in y}:
        if not {p for t, p in x if t == top} & {p for t, p in y if t == top}:
            return True
    return False


def _time(a: Account, b: Account, words: float) -> float:
    if a.exact and b.exact:
        if a.first == b.first:
            return 1.0
        near = abs((a.first - b.first).days) == 1
        return 0.4 if near and words >= _ALIKE else 0.0
    if a.last < b.first or b.last < a.first:
        return 0.0
    width = max((a.last - a.first).days, (b.last - b.first).days)
    return 0.8 if width <= 7 else 0.6 if width <= 31 else 0.3


def _act(a: Account, b: Account, words: float) -> float:
    pair = frozenset((a.subtype, b.subtype))
    if a.subtype is not None and len(pair) == 1:
        return 1.0
    if pair in _FAR:  # a call is no visit
        return 0.0
    if any(pair <= group for group in _ALIKE_ACTS):
        return 0.75
    alike = a.event_type is not None and a.event_type == b.event_type
    return 0.4 if alike and words >= _WORDED else 0.0
