"""Dates of the calendar: days, months, quarters, seasons, years, decades, centuries."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from kg.extract.dates.context import Context, Rule, Words, by_year, choose
from kg.extract.dates.holidays import HOLIDAY, holiday
from kg.extract.dates.intervals import interval, months, one_day, shifted, unit_of, year_of
from kg.extract.dates.words import (
    DAY_NUMBER,
    MONTH,
    MONTH_ALONE,
    NEAR,
    ORDINAL_DAYS,
    REL,
    SEASON,
    SEASONS,
    TO,
    WEEKDAY_BEFORE,
    YEAR,
    month_number,
    weekday_number,
)
from kg.model import DateSpan, Granularity

_QUARTERS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3}
_CENTURIES = {word: number for word, number in ORDINAL_DAYS.items() if 10 <= number <= 21}


def _iso(words: Words, _context: Context) -> DateSpan:
    return one_day(date(int(words["year"]), int(words["month"]), int(words["day"])))


def _numeric(words: Words, _context: Context) -> DateSpan:
    """Day and month in digits; which is which must be plain (dots: day first)."""
    first, second, year = (int(words[key]) for key in ("first", "second", "year"))
    if words["mark"] == "." or first > 12 or first == second:
        return one_day(date(year, second, first))
    if second > 12:
        return one_day(date(year, first, second))
    raise ValueError("day and month cannot be told apart")


def _day(words: Words, context: Context) -> DateSpan:
    """ "3 December", "Friday, December 3, 2021", "2-4 March"."""
    month = month_number(words["month"])
    first = _number(words["day"])
    last = _number(words.get("last") or words["day"])
    year = _named_year(words, context)
    if year is not None:
        return _days(year, month, first, last)
    near = by_year(lambda year: _days(year, month, first, last))
    if "weekday" in words:
        fitting = _on_weekday(words, context, near(context.today))
        if fitting is not None:
            return fitting
    return choose(near, {}, context)


def _nth(words: Words) -> int:
    """16 for "16th" and for "sixteenth"."""
    word = words["nth"]
    return ORDINAL_DAYS[word] if word in ORDINAL_DAYS else int(word[:-2])


def _ordinal_day(words: Words, context: Context) -> DateSpan:
    """ "the first of March"."""
    return _day({**words, "day": str(_nth(words))}, context)


def _day_of_month(words: Words, context: Context) -> DateSpan:
    """ "on the 16th", of the month that the tense asks for."""

    def near(day: date) -> list[DateSpan]:
        first = unit_of(day, "month").start
        starts = [shifted(first, count, "month") for count in range(-2, 3)]
        number = _nth(words)
        whole = [unit_of(start, "month") for start in starts]
        return [one_day(m.start.replace(day=number)) for m in whole if number <= m.end.day]

    return choose(near, {}, context)


def _named_year(words: Words, context: Context) -> int | None:
    """2021 for "2021" and, in 2022, for "last year"."""
    if "of" in words:
        return context.today.year + {"last": -1, "this": 0, "next": 1}[words["of"]]
    return int(words["year"]) if "year" in words else None


def _number(word: str) -> int:
    return int(word.rstrip("stndrh"))


def _days(year: int, month: int, first: int, last: int) -> DateSpan:
    return interval(date(year, month, first), date(year, month, last))


def _on_weekday(words: Words, context: Context, spans: Sequence[DateSpan]) -> DateSpan | None:
    """The weekday tells the year: the nearest of these years in which it fits."""
    wanted, today = weekday_number(words["weekday"]), context.today
    near = [s for s in spans if abs(s.start.year - today.year) <= 1]
    fitting = [s for s in near if s.start.weekday() == wanted]
    return min(fitting, key=lambda s: abs(s.start - today), default=None)


def _month(words: Words, context: Context) -> DateSpan:
    number = month_number(words["month"])
    year = _named_year(words, context)
    if year is not None:
        return months(year, number, 1, Granularity.MONTH)
    return choose(by_year(lambda y: months(y, number, 1, Granularity.MONTH)), words, context)


def _month_iso(words: Words, _context: Context) -> DateSpan:
    return months(int(words["year"]), int(words["number"]), 1, Granularity.MONTH)


def _season(words: Words, context: Context) -> DateSpan:
    """Meteorological seasons of the north; a winter is named after the year it begins in."""
    first = SEASONS[words["season"]]
    if "year" in words:
        return months(int(words["year"]), first, 3, Granularity.INTERVAL)
    return choose(by_year(lambda y: months(y, first, 3, Granularity.INTERVAL)), words, context)


def _quarter(words: Words, context: Context) -> DateSpan:
    word = words["quarter"]
    number = int(word) if len(word) == 1 else _QUARTERS.get(word, 4)
    if "year" in words:
        return months(int(words["year"]), 3 * number - 2, 3, Granularity.QUARTER)
    near = by_year(lambda y: months(y, 3 * number - 2, 3, Granularity.QUARTER))
    return choose(near, {}, context)


def _year(words: Words, _context: Context) -> DateSpan:
    return year_of(int(words["year"]))


def _years(words: Words, _context: Context) -> DateSpan:
    """ "2021/22", "2014-16"."""
    year, last = int(words["year"]), words["last"]
    end = int(last) if len(last) == 4 else year // 100 * 100 + int(last)
    return interval(date(year, 1, 1), date(end, 12, 31))


def _decade(words: Words, _context: Context) -> DateSpan:
    digits = words["decade"]
    year = int(digits if len(digits) == 4 else "19" + digits)
    return unit_of(date(year, 1, 1), "decade")


def _century(words: Words, _context: Context) -> DateSpan:
    word = words["century"]
    number = _CENTURIES.get(word) or _number(word)
    return months(100 * number - 99, 1, 1200, Granularity.INTERVAL)


def _holiday(words: Words, context: Context) -> DateSpan:
    name = words["holiday"]
    if "year" in words:
        return one_day(holiday(name, int(words["year"])))
    return choose(by_year(lambda year: one_day(holiday(name, year))), words, context)


_DAY = rf"(?P<day>{DAY_NUMBER})(?:(?:, {DAY_NUMBER}){{0,4}}{TO}(?:the )?(?P<last>{DAY_NUMBER}))?"
_OF_YEAR = rf"(?:,? (?:of )?{YEAR})"
_YEAR_OF_DAY = r"(?P<year>(?:1\d|20|21)\d\d)(?!\d)"  # "3 May 1998-2 June 2001" goes on
_MONTH_NUMBER = r"(?P<number>0?[1-9]|1[0-2])"  # "10/2022"
_THAT_YEAR = r"(?:,? (?:of )?(?P<of>last|this|next) year(?!\w))"
_FIRST_DAY = rf"(?:the )?{_DAY}(?:-| (?:of )?)"
_LATER = "|".join(word for word, number in ORDINAL_DAYS.items() if number > 10)
_NUMBERED = rf"(?P<nth>\d\d?(?:st|nd|rd|th)|{_LATER})"  # "on the first" is more often a ballot
_ORDINAL_DAY = rf"(?P<nth>{'|'.join(ORDINAL_DAYS)})"
# What may stand behind "on the 16th" and "in spring", which are no floor and no water; "in summer
# Spain" has a name behind it, as no "Spring Valley" does.
_ALONE = (
    r"(?= (?:a|after|an|and|as|at|because|before|but|by|for|from|he|her|his|if|in|into|it|its|or"
    r"|she|that|the|their|they|to|when|where|which|while|who|with)\b|[^\s\w'’-]|$)"
)
_SHORT_YEARS = r"(?P<year>(?:1\d|20)\d\d) ?[-–/] ?(?P<last>\d\d(?:\d\d)?)(?![\d%-]|[,.]\d)"

# Three digits are a year where they count nothing: "in July 751 an army", "in 751, the".
_EARLY_YEAR = r"(?P<year>[3-9]\d\d)(?=,? (?:an?|his|her|its|that|the|their|this)\b|[.;:)]?$)"

_NO_FEAST = r"(?! (?:trees?|breaks?|holidays?|gifts?|presents?|cards?|markets?|season|message)\b)"

# kind, pattern, meaning. The longest match wins, at equal length the first.
RULES: tuple[tuple[str, str, Rule], ...] = (
    (
        "iso",
        r"(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d\d)(?P=mark)(?P<day>\d\d)(?![\d/-]|\.\d)",
        _iso,
    ),
    (
        "iso",
        r"(?P<first>\d\d?)(?P<mark>[-/.])(?P<second>\d\d?)(?P=mark)(?P<year>\d{4})(?![\d/-])",
        _numeric,
    ),
    ("day", rf"{WEEKDAY_BEFORE}{_FIRST_DAY}{MONTH}(?:(?:-|,? ){_YEAR_OF_DAY}|{_THAT_YEAR})?", _day),
    ("day", rf"{WEEKDAY_BEFORE}{MONTH} (?:the )?{_DAY}(?:,? {_YEAR_OF_DAY}|{_THAT_YEAR})", _day),
    # "in March 20 countries signed" names the month alone
    ("day", rf"(?<!\bin\s){WEEKDAY_BEFORE}{MONTH} (?:the )?{_DAY}", _day),
    ("month", rf"(?:the month of )?{MONTH}{_OF_YEAR}", _month),
    ("month", rf"{MONTH} {_EARLY_YEAR}", _month),
    ("month", rf"(?:{REL}|{NEAR}) {MONTH_ALONE}(?! \d\d?\b)", _month),
    ("month", rf"{MONTH_ALONE}{_THAT_YEAR}", _month),
    ("bare month", MONTH_ALONE, _month),
    ("month", r"(?P<year>(?:19|20)\d\d)-(?P<number>0[1-9]|1[0-2])(?![\d/-])", _month_iso),
    ("month", rf"(?<![\d/]){_MONTH_NUMBER}/(?P<year>(?:19|20)\d\d)(?![\d/-])", _month_iso),
    ("season", rf"(?:the )?{SEASON}{_OF_YEAR}", _season),
    ("season", rf"(?:{REL}|{NEAR}) {SEASON}(?!\w)", _season),
    ("season", rf"(?:(?<=\bby\s)|(?<=\bsince\s)){SEASON}(?!\w)", _season),
    ("bare season", rf"(?P<season>spring|summer|autumn|winter){_ALONE}", _season),
    ("bare season", r"(?-i:(?P<season>spring|summer|autumn|winter)(?= [A-Z]))", _season),
    ("bare season", rf"the {SEASON}(?!\w| of\b| months?\b| time\b| season\b)", _season),
    ("quarter", rf"(?-i:Q)(?P<quarter>[1-4])(?:{_OF_YEAR})?(?!\w)", _quarter),
    (
        "quarter",
        r"(?:the )?(?P<quarter>first|second|third|fourth|1st|2nd|3rd|4th) quarter(?! of)(?! final)"
        rf"(?:,? {YEAR})?(?!\w)",
        _quarter,
    ),
    ("year", rf"the year {YEAR}", _year),
    ("bare numbered", rf"the {_NUMBERED}{_ALONE}", _day_of_month),
    ("bare numbered", rf"the {_ORDINAL_DAY} of the month(?!\w)", _day_of_month),
    ("day", rf"the {_ORDINAL_DAY} of {MONTH}(?:,? {_YEAR_OF_DAY}|{_THAT_YEAR})?", _ordinal_day),
    ("bare year", YEAR, _year),
    ("bare year", _EARLY_YEAR, _year),
    ("years", _SHORT_YEARS, _years),
    ("decade", r"(?:the )?(?P<decade>(?:1[5-9]|20)\d0)['’]?s(?!\w)", _decade),
    ("decade", r"(?:the )?['’](?P<decade>[2-9]0)s(?!\w)", _decade),
    ("century", r"(?:the )?(?P<century>\d\d?th|21st) century", _century),
    ("century", rf"(?:the )?(?P<century>{'|'.join(_CENTURIES)}) century", _century),
    ("holiday", rf"(?:(?:{REL}|{NEAR}) )?{HOLIDAY}(?:,? {YEAR})?{_NO_FEAST}", _holiday),
)
