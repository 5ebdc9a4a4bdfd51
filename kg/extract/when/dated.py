"""What its date says of an act: that it is over, long past or still to come."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from kg.extract.dates import is_yearless, resolve_date
from kg.extract.grammar.tenses import PRESENT
from kg.extract.grammar.words import Token
from kg.model import Article, Basis, DateSpan, Event, Granularity, Status

_DIGIT = re.compile(r"\d")
_HISTORY, _SOON = timedelta(days=365), timedelta(days=31)


def cut(span: DateSpan, event: Event, trigger: Token, article: Article) -> DateSpan:
    """What has happened "this week" did so before the publication, what will be does after it."""
    today, open_ = article.date, event.status is Status.HYPOTHETICAL or trigger.tag_ == "MD"
    if today is None or open_ or not span.start <= today <= span.end:
        return span
    ahead = event.status is Status.PLANNED
    start, end = (today, span.end) if ahead else (span.start, today)
    if (start, end) == (span.start, span.end):
        return span
    unit = Granularity.DAY if start == end else Granularity.INTERVAL
    return replace(span, start=start, end=end, granularity=unit)


def is_later(found: DateSpan, article: Article) -> bool:
    """Whether days that follow from the story lie after the article."""
    told = found.basis is Basis.NARRATIVE and article.date is not None
    return told and found.start > article.date  # type: ignore[operator]


def is_over(found: DateSpan, words: str, article: Article) -> bool:
    """Whether days were over weeks before an article, so that nothing of them "has" been."""
    lasting, today = words.lower().startswith("since "), article.date
    return not lasting and today is not None and today - found.end > _SOON


def soon(words: str, article: Article) -> DateSpan | None:
    """The days of an expression, if they are to come within a month."""
    found = resolve_date(words, published=article.date, tense="future")
    if found is None or article.date is None or found.start - article.date > _SOON:
        return None
    return found


def coming(words: str, article: Article, *, in_front: bool) -> DateSpan | None:
    """The days of what is fixed for later and told in the present: within a month, or in a month
    that is nearer ahead than back: "meets him in October". A day farther off that stands in front
    tells of what was: "On 4 April they meet"."""
    if not is_yearless(words) or (in_front and _DIGIT.search(words)):
        return soon(words, article)
    found = resolve_date(words, published=article.date, tense="present")
    ahead = found is not None and article.date is not None and found.end >= article.date
    return found if ahead else None


def is_nearer_ahead(words: str, found: DateSpan, article: Article) -> bool:
    """Whether an expression may mean days to come that are nearer than those found: "on Saturday"
    on a Thursday."""
    ahead, today = soon(words, article), article.date
    if ahead is None or today is None or ahead.end < today:
        return False
    return ahead.start - today < today - found.start


def _kept(event: Event, article: Article) -> Event:
    """The event, which is no history where the text says that it was in the last year."""
    when, today = event.date, article.date
    if event.status is not Status.HISTORICAL or when is None or today is None:
        return event
    told = when.basis is Basis.STATED or (when.text and when.basis is Basis.NARRATIVE)
    recent = bool(told) and timedelta() <= today - when.end <= _HISTORY
    return replace(event, status=Status.ACTUAL) if recent else event


def dated(event: Event, when: DateSpan | None, trigger: Token, article: Article) -> Event:
    """The event with its date; what ended more than a year before the article is history, what is
    told in the present and lies shortly ahead is planned."""
    event, today = replace(event, date=when), article.date
    event = _kept(event, article)
    if event.status is Status.HISTORICAL and when is not None and when.basis is Basis.PUBLICATION:
        return replace(event, date=None)
    if when is None or today is None or event.status is not Status.ACTUAL:
        return event
    near = when.start - today <= _SOON or (when.text is not None and is_yearless(when.text))
    if timedelta() < when.start - today and near and trigger.tag_ in PRESENT:
        return replace(event, status=Status.PLANNED)
    past = when.basis is not Basis.PUBLICATION and today - when.end > _HISTORY
    return replace(event, status=Status.HISTORICAL) if past else event
