"""A report reduced to what is compared of it: who, toward whom, when at the earliest and at the
latest, what, and the words of its sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from sys import intern

from kg.actors.hierarchy import Hierarchy
from kg.actors.learned import is_scoped
from kg.days import office_day
from kg.model import Basis, Level, Mention, Report, Status

# What may be told of one event: that it happened, is said to have, is denied.
_CERTAINTY = {
    Status.PLANNED: "ahead",
    Status.HYPOTHETICAL: "if",
    Status.NEGATED: "not",
}
_A_DAY, _SOON = timedelta(days=1), timedelta(days=14)
# How long before an article an undated event of it may lie. Fighting and talks go on between the
# same two day by day; what is done once is told for a week.
_DAILY = {"ASSAULT", "CONSULT"}
_LATE, _LATE_DAILY = timedelta(days=7), timedelta(days=3)
_WORD = re.compile(r"[^\W\d_]{3,}|\d+")
_STEM = 4  # letters: "rammed" and "ramming"
_NUMBERS = {
    word: number
    for number, word in enumerate(
        "two three four five six seven eight nine ten eleven twelve".split(), 2
    )
}
_COMMON = frozenset(
    """
    about after again against also and are been before being between both but did for from had has
    have her him his into its more most not off over said says she that the their them then there
    they this those through told two under was were when where which while who whom whose will
    with would monday tuesday wednesday thursday friday saturday sunday
    """.split()
)


@dataclass(frozen=True, slots=True)
class Side:
    """Who acts, or who is acted upon: ids, the states or bodies they count for, persons of each."""

    ids: frozenset[str]
    tops: frozenset[str]
    persons: frozenset[tuple[str, str]]  # (top, person)
    vague: bool = False  # somebody else takes part who is not known
    words: frozenset[str] = frozenset()  # the stems of what they are called
    count: int | None = None  # how many the text says they are: "23 diplomats"

    def __or__(self, other: Side) -> Side:
        return Side(
            self.ids | other.ids,
            self.tops | other.tops,
            self.persons | other.persons,
            self.vague or other.vague,
            self.words | other.words,
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
    sentence: int | None = None  # where its sentence begins
    trigger: str = ""  # its stem

    @property
    def act(self) -> str | None:
        """The act as either side may tell it: whoever is visited is the host."""
        return "visit" if self.subtype == "host" else self.subtype

    @property
    def everyone(self) -> Side:
        """Both sides together."""
        return self.sources | self.targets


def account(report: Report, hierarchy: Hierarchy) -> Account | None:
    """The account of a report; None when nobody takes part or nothing is known of its time."""
    event, day = report.event, office_day(report.event, report.article)
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
        sentence=event.sentence.start,
        trigger=event.trigger.text.lower()[:_STEM],
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
    several = list(mentions)
    for mention in several:
        top = hierarchy.at(mention, Level.COUNTRY, day)
        if mention.actor is None or top is None or is_scoped(mention.actor):
            vague = True
            continue
        ids.add(mention.actor)
        tops.add(top)
        if top != mention.actor and hierarchy.is_person(mention.actor):
            persons.add((top, mention.actor))
    called = frozenset(stem for mention in several for stem in _stems(mention.text))
    count = _count(several[0].text) if len(several) == 1 else None
    return _one(Side(frozenset(ids), frozenset(tops), frozenset(persons), vague, called, count))


@lru_cache(maxsize=4096)
def _one(side: Side) -> Side:
    """The same value for what is the same: many reports are of the same parties."""
    return side


def _count(text: str) -> int | None:
    """How many a phrase says they are: "23 Russian diplomats", not "some 40", "the two"."""
    first = text.lower().split()[0] if text.split() else ""
    return int(first) if first.isdecimal() else _NUMBERS.get(first)


def _stems(text: str) -> Iterator[str]:
    """The stems of a text's words, small ones left out; crude, and the same for "proposal" and
    "proposed"."""
    for match in _WORD.finditer(text):
        word = match[0].lower()
        if word not in _COMMON:
            yield intern(word[:5])


def _words(report: Report) -> frozenset[str]:
    """The stems of a sentence's words, small ones, the names of its parties and of who says so
    left out."""
    event = report.event
    by = event.attribution.by if event.attribution else ()
    named = [(m.start, m.end) for m in (*event.sources, *event.targets, *by)]
    text, begin, at = event.sentence.text, event.sentence.start, 0
    found: set[str] = set()
    for start, end in sorted(named):
        found.update(_stems(text[at : max(at, start - begin)]))
        at = max(at, end - begin)
    return frozenset(found.union(_stems(text[max(at, 0) :])))
