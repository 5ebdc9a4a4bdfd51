"""Days that head a part of a text: the entries of a log, a diary, minutes or a timeline.

"15 July: troops land", "Tuesday 9 August – a patrol", "Adwa (1 March 1896): riflemen", "Genoa,
20 May 2019. Workers strike", "[15 Nov 2022] A met B", "10/2022: troops land". All that such an
entry tells was on its day, in whatever tense. Behind a day with its month others of that month may
be told by their numbers alone, "27: a patrol". A text may also say at its start which day it is
about: "This summary describes Monday, 11 July".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

from kg.extract.dates import days_in, find_dates, resolve_date
from kg.extract.dates.phrase import expression_at
from kg.extract.dates.words import DAY_NUMBER, MONTH
from kg.model import Article, DateSpan, Granularity

_DAYS = (
    "day", "dated weekday", "holiday", "iso", "month", "quarter", "range", "season", "weekday",
)  # fmt: skip
_BARE = ("bare month", "bare year")
_PLACE = r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}"
_BEGIN = re.compile(r"(?m:^)[ \t•*·–—-]{0,4}[\[(]?(?=[A-Z\d])|(?<=[.!?”\"] )(?=[A-Z\d])")
_OPENING = re.compile(r"(?:(?m:^)|(?<=[.!?”\"] ))(?:By|During|In|On|Since) (?=[A-Z\d])")
_NAME_AHEAD = re.compile(r" (?=[A-Z])")
_PLACED = re.compile(rf"(?P<place>{_PLACE})(?:, | (?P<bracket>\())")
_HOUR = r"(?:,? (?:at )?\d{1,2}(?:[.:]\d\d)? ?(?:a\.?m\.?|p\.?m\.?|hours|GMT|hrs)?)?"
_AHEAD = r"(?=\S)"
# What follows the day: a colon makes it a heading, and so does a full stop at the begin of a line;
# a dash or the end of the line do so behind a place, and a year or a month alone does so, where
# others are marked like it.
_COLON = re.compile(rf"{_HOUR}(?:, {_PLACE})?\s?:\s+{_AHEAD}")
_BRACKET = re.compile(rf"\)\s?(?::|[–—-])\s+{_AHEAD}")
_CLOSED = re.compile(rf"[\])]\s?(?::|[–—|-])?\s+{_AHEAD}")
_WEAK = re.compile(rf"{_HOUR}(?:, {_PLACE})?(?:\.?[ \t]*\n\s*|\. | [–—|-] ){_AHEAD}")
_NAMED = re.compile(r" (?=[A-Z])")  # "Dec 2 Putin meets A", where others are marked like it
_DIGIT = re.compile(r"\d")
# "27: a patrol" behind "26 July: troops land".
_NUMBERED = re.compile(rf"(?P<day>{DAY_NUMBER})\s?(?::|[–—-])\s+{_AHEAD}")
_OF_MONTH = re.compile(
    rf"(?:(?P<first>{DAY_NUMBER}) )?{MONTH}(?: (?P<day>{DAY_NUMBER}))?(?:,? \d{{4}})?$"
)
_GOES_ON = re.compile(r"\n\s*(?=[*•·–—-] )")  # another line of the same day
_FAR, _SOON = timedelta(days=300), timedelta(days=31)
_RECORD = (
    r"\b(?:brief|briefing|bulletin|chronicle|diary|digest|journal|log|minutes|note|record|report"
    r"|round-?up|summary|update)"
)
_ABOUT = re.compile(
    rf"{_RECORD}(?: (?:for|of|on)|\b[^.\n]{{0,120}}? (?:covers?|covering|describes?|describing))"
    r"(?: (?:the )?(?:day|events)(?: of| on)?)? $",
    re.IGNORECASE,
)
_TITLE = re.compile(rf"{_RECORD}\b[^.\n]{{0,80}}[,:(–—-] ?$", re.IGNORECASE)
_TOP = 300  # characters of a text that may say which day it is about


@dataclass(frozen=True, slots=True)
class Heading:
    """A day that heads what follows: where it begins, where the text behind it does, its words."""

    start: int
    end: int
    words: str
    sure: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """A part of a text, and its day."""

    start: int
    end: int
    day: DateSpan


def heading_ends(text: str) -> frozenset[int]:
    """Offsets where the sentence behind the heading of an entry begins."""
    return frozenset(heading.end for heading in headings(text))


def joined_names(text: str) -> frozenset[int]:
    """Offsets of names behind the date that opens a sentence, "On 5 May Foreign Minister A met B":
    they begin none of their own."""
    found = set()
    for match in _OPENING.finditer(text):
        phrase = expression_at(text, match.end())
        if phrase is not None and (blank := _NAME_AHEAD.match(text, phrase.end)):
            found.add(blank.end())
    return frozenset(found)


def headings(text: str) -> list[Heading]:
    """The headings of a text in order; unsure ones count where there are several."""
    found = list(_headings(text))
    unsure = sum(not heading.sure for heading in found)
    kept = [heading for heading in found if heading.sure or unsure > 1]
    first = found[0] if found else None  # the year that stands above all of a chronology
    if first is not None and first not in kept and kept and _is_year(first, text):
        return [first, *kept]
    return kept


def _is_year(heading: Heading, text: str) -> bool:
    """Whether a year stands on a line of its own."""
    return heading.words.isdecimal() and "\n" in text[heading.start : heading.end]


def _headings(text: str) -> Iterator[Heading]:
    before: Heading | None = None
    for match in _BEGIN.finditer(text):
        heading = _heading(text, match.end())
        if heading is None and before is not None and text[match.start() - 1] == "\n":
            heading = _numbered(text, match.end(), before)
        if heading is not None:
            before = heading
            yield heading


def _numbered(text: str, start: int, before: Heading) -> Heading | None:
    """The heading that gives only the number of a day, later in the month of the one before it."""
    found, last = _NUMBERED.match(text, start), _OF_MONTH.search(before.words)
    told = (last["day"] or last["first"]) if last is not None else None
    if found is None or last is None or told is None:
        return None
    if _day_number(found["day"]) <= _day_number(told):
        return None
    words = f"{found['day']} {last['month']}"
    return Heading(start, found.end(), words, sure=before.sure)


def _day_number(words: str) -> int:
    return int(words.rstrip("stndrh"))


def _heading(text: str, start: int) -> Heading | None:
    found = _headed(text, start, start, None)
    placed = _PLACED.match(text, start) if found is None else None
    return found if placed is None else _headed(text, start, placed.end(), placed)


def _headed(text: str, start: int, at: int, placed: re.Match[str] | None) -> Heading | None:
    """The heading that begins at an offset and has its date at another, behind a place or not."""
    phrase = expression_at(text, at)
    if phrase is None or phrase.kind not in (*_DAYS, *_BARE):
        return None
    words, bare = text[at : phrase.end], phrase.kind in _BARE
    at_line = start == 0 or text[start - 1] == "\n"
    if bare and (placed is not None or not at_line):
        return None  # "Putin (2014): a study"
    if text[max(0, start - 1) : start] in ("[", "("):
        closed = _CLOSED.match(text, phrase.end)
        return Heading(start, closed.end(), words, sure=True) if closed and not bare else None
    bracket = placed is not None and placed["bracket"]
    colon = (_BRACKET if bracket else _COLON).match(text, phrase.end)
    if colon is not None:
        return Heading(start, colon.end(), words, sure=phrase.kind != "bare month")
    mark = None if bracket else _WEAK.match(text, phrase.end)
    if mark is None and phrase.kind == "day" and at_line and placed is None:
        mark = _NAMED.match(text, phrase.end)
    if mark is None or not (bare or _DIGIT.search(words)):
        return None
    dated = placed is not None and resolve_date(words, published=None) is not None
    sure = mark.group().endswith(". ") or (dated and "\n" not in mark.group())
    return Heading(start, mark.end(), words, sure=at_line and sure and not bare)


def entries_of(article: Article) -> list[Entry]:
    """The entries of an article; each reaches to the next heading, the last to the end of its
    paragraph."""
    found: list[Entry] = []
    heads = headings(article.text)
    ends = [heading.start for heading in heads[1:]]
    if heads:
        ends.append(_end_of(article.text, heads[-1].end))
    for heading, end in zip(heads, ends, strict=True):
        day = _day_of(heading.words, article, found[-1].day if found else None)
        if day is not None:
            found.append(Entry(heading.end, end, day))
    return found


def _end_of(text: str, offset: int) -> int:
    """The end of a paragraph, and of the lines behind it that a dash joins to it."""
    while (end := text.find("\n", offset)) >= 0 and (more := _GOES_ON.match(text, end)):
        offset = more.end()
    return end if end >= 0 else len(text)


def _day_of(words: str, article: Article, before: DateSpan | None) -> DateSpan | None:
    """The days of a heading: without a year, those next to the entry before it or to come soon."""
    if before is not None and (beside := days_in(words, before)) is not None:
        return beside
    past = resolve_date(words, published=article.date)
    coming = resolve_date(words, published=article.date, tense="future")
    if past is None or coming is None or article.date is None:
        return past
    soon = article.date - past.start > _FAR and coming.start - article.date <= _SOON
    return coming if soon else past


def subject_day(article: Article) -> DateSpan | None:
    """The day that a text says at its start to be about, as "a summary of Monday, 11 July" does."""
    top = article.text[:_TOP].split("\n")[0]
    for span in find_dates(top):
        ends = top[span.end :].strip() in ("", ".", ")")
        if _ABOUT.search(top[: span.start]) or (ends and _TITLE.search(top[: span.start])):
            day = resolve_date(span.text, published=article.date)
            if day is not None and day.granularity is Granularity.DAY and _is_over(day, article):
                return replace(day, text=None)
    return None


def _is_over(day: DateSpan, article: Article) -> bool:
    return article.date is None or day.end <= article.date
