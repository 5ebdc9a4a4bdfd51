"""Dates that count from the day of publication, or from the event told before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from math import ceil

from kg.extract.dates.context import Context, Rule, Words, choose, narrated
from kg.extract.dates.intervals import DAY, interval, moved, one_day, shifted, third, unit_of
from kg.extract.dates.words import (
    COUNT,
    MONTHS,
    NEAR,
    ORDINAL_DAYS,
    PART_OF_DAY,
    REL,
    UNIT,
    WEEKDAY,
    WEEKDAYS,
    count_of,
    weekday_number,
)
from kg.model import DateSpan, Granularity

# "days ago" is at least two days and less than a week ago, and so on; "years ago" is no date.
_VAGUE = {"minute": (0, 0), "hour": (2, 11), "day": (2, 6), "week": (2, 4), "month": (2, 11)}
_WORDS = {
    "yesterday": -1, "last night": -1, "today": 0, "tonight": 0, "tomorrow": 1,
    "the day before yesterday": -2, "the day after tomorrow": 2,
}  # fmt: skip
_NTH = {word: number for word, number in ORDINAL_DAYS.items() if 2 <= number <= 10}
_LONG = 45  # days: an interval longer than a month and a half tells no day to count from
_STEPS = {"last": -1, "past": -1, "this": 0, "next": 1}


def counts(words: Words) -> tuple[int, int]:
    """The least and the most units that the words can mean."""
    if "number" in words or "single" in words:
        number = count_of(words.get("number", "1"))
        return number, number
    unit = words["unit"]
    if unit not in _VAGUE:
        raise ValueError(f"no number of {unit}s")
    return _VAGUE[unit]


def away(span: DateSpan, words: Words, sign: int) -> DateSpan:
    """The days so many units before (-1) or after (1) an interval."""
    least, most = counts(words)
    unit = words["unit"]
    if is_coarse(span, unit):  # "a week before" of "in May" lies in May, for all that is known
        return span
    if least == most and unit in ("week", "fortnight"):
        ends = [shifted(day, sign * least, unit) for day in (span.start, span.end)]
        whole = span.granularity in (Granularity.DAY, Granularity.WEEK)
        unit = span.granularity if whole else Granularity.INTERVAL
        return replace(span, start=ends[0], end=ends[1], granularity=unit)
    if least == most:
        return moved(span, sign * least, unit)
    ends = [shifted(day, sign * n, unit) for day in (span.start, span.end) for n in (least, most)]
    return interval(min(ends), max(ends))


def is_coarse(span: DateSpan, unit: str) -> bool:
    """Whether days are told by a unit too large to count smaller ones from: "in 2019 ... two weeks
    later", "in the summer ... a day earlier"."""
    if unit in ("year", "decade"):
        return False
    if span.granularity is Granularity.YEAR:
        return True
    long = span.granularity in (Granularity.MONTH, Granularity.QUARTER, Granularity.DECADE)
    long = long or (span.end - span.start).days > _LONG
    return long and unit not in ("month", "quarter")


def _word(words: Words, context: Context) -> DateSpan:
    word = " ".join(words["word"].split())
    return one_day(context.today + DAY * _WORDS.get(word, 0))


def _overnight(_words: Words, context: Context) -> DateSpan:
    return interval(context.today - DAY, context.today)


def _near_weekday(number: int) -> Callable[[date], list[DateSpan]]:
    def near(day: date) -> list[DateSpan]:
        first = day - DAY * (14 + (day.weekday() - number) % 7)
        return [one_day(first + DAY * 7 * n) for n in range(5)]

    return near


def _weekday(words: Words, context: Context) -> DateSpan:
    number = weekday_number(words["weekday"])
    if "week" in words:  # "Friday last week"
        monday = unit_of(context.today, "week").start + 7 * DAY * _STEPS[words["week"]]
        return one_day(monday + DAY * number)
    return choose(_near_weekday(number), words, context, frame="week")


def _weekend(words: Words, context: Context) -> DateSpan:
    """Saturday and Sunday; "last weekend" on a Sunday is a week ago."""
    return choose(
        lambda day: [unit_of(day + DAY * 7 * n, "weekend") for n in (-2, -1, 0, 1, 2)],
        words,
        context,
        frame="week",
    )


def _calendar(words: Words, context: Context) -> DateSpan:
    """ "last week", "this month": the calendar's units."""
    return moved(one_day(context.today), _STEPS[words["rel"]], words["unit"])


def _before_last(words: Words, context: Context) -> DateSpan:
    """ "the week before last", "the month after next"."""
    step = -2 if words["way"] == "before" else 2
    return moved(one_day(context.today), step, words["unit"])


def _definite(words: Words, context: Context) -> DateSpan:
    """ "the week" of "earlier in the week"; "the day" is that of the story."""
    if words["unit"] == "day":
        return narrated(context.told_or_today)
    return unit_of(context.today, words["unit"])


def _end(words: Words, context: Context) -> DateSpan:
    return third(unit_of(context.today, words["unit"]), 2)


def _distance(words: Words, context: Context) -> DateSpan:
    """ "two days ago", "three weeks later", "a week from now", "thirty years ago today"."""
    way = words["way"]
    if "today" in words:
        return one_day(
            shifted(context.today, (-1 if way == "ago" else 1) * counts(words)[1], words["unit"])
        )
    if way in ("ago", "from now"):
        return away(one_day(context.today), words, -1 if way == "ago" else 1)
    if way in ("earlier", "previously"):
        return narrated(away(context.told_or_today, words, -1))
    return narrated(away(context.told, words, -1 if way == "before" else 1))


def _ahead(words: Words, context: Context) -> DateSpan:
    """ "in two weeks" points ahead only for what will be; else it is a duration."""
    if context.tense != "future" and "time" not in words:
        raise ValueError("a duration")
    return away(one_day(context.today), words, 1)


def _rolling(words: Words, context: Context) -> DateSpan:
    """ "the past 24 hours", "the next two weeks", "recent days": up to or from publication."""
    way, today = words["way"], context.today
    if way in ("previous", "preceding", "following"):
        back = way != "following"
        told = context.told_or_today if back else context.told
        return narrated(_stretch(told.start if back else told.end, words, -1 if back else 1))
    return _stretch(today, words, -1 if way in ("past", "last", "recent") else 1)


def _stretch(day: date, words: Words, sign: int) -> DateSpan:
    most, unit = counts(words)[1], words["unit"]
    if unit in ("minute", "hour"):  # 12 hours may reach into the next day
        most, unit = ceil(most / (24 if unit == "hour" else 1440)), "day"
    other = shifted(day, sign * most, unit)
    return interval(min(day, other), max(day, other))


def _lasting(words: Words, context: Context) -> DateSpan:
    """ "for two weeks", "for a third day": up to the event told, else to the publication."""
    told = context.told_or_today
    if "nth" in words:
        words = {"number": str(_NTH[words["nth"]] - 1), "unit": words["unit"]}
    span = _stretch(told.end, words, -1)
    return narrated(span) if context.previous else span


def _within(words: Words, context: Context) -> DateSpan:
    """ "within 72 hours": from now for what will be, else from the event before."""
    if context.tense == "future":
        return _stretch(context.today, words, 1)
    told = context.told
    return narrated(interval(told.start, shifted(told.end, counts(words)[1], words["unit"])))


def _near_unit(words: Words, context: Context) -> DateSpan:
    """ "the same day", "the following week", "that year"; "the next year" of plans is rolling."""
    unit, near = words["unit"], words.get("near", "same")
    unit = "day" if unit in ("morning", "afternoon", "evening", "night") else unit
    if near == "next" and context.tense == "future" and unit != "day":
        return _stretch(context.today, {"unit": unit, "single": ""}, 1)
    step = {"same": 0, "previous": -1, "preceding": -1}.get(near, 1)
    told = context.told_or_today if step < 0 else context.told
    return narrated(told if is_coarse(told, unit) else moved(told, step, unit))


def _by_the_hour(_words: Words, context: Context) -> DateSpan:
    """ "by nightfall", "before midnight": on the day of what was told before."""
    told = context.told
    if told.granularity is not Granularity.DAY:
        raise ValueError("not told by the day")
    return narrated(told)


def _at_the_time(_words: Words, context: Context) -> DateSpan:
    return narrated(context.told)


_WORD = rf"yesterday|today|tomorrow|tonight|this {PART_OF_DAY}|last night"
_CALENDAR_UNIT = r"(?P<unit>week|month|quarter|year|decade)(?!\w|-)"
_NEAR_UNIT = r"(?P<unit>day|morning|afternoon|evening|night|week|weekend|month|quarter|year|decade)"
_PARTS = "morning|afternoon|evening|night"
_ABOUT = (
    r"(?:(?:about|around|some|nearly|almost|roughly|approximately|exactly|just|only|over"
    r"|more than|less than|at least|barely) )?"
)
_WAY = r"(?P<way>ago|earlier|previously|before|later|after(?:wards?)?|from now|on(?=,|$))(?!\w)"
_OF = r"(?! of\b)"
# "complained last week of a blow", but "the last week of May"
_LAST_OF = rf"(?! of (?:the|{'|'.join(MONTHS)}|\d)\b)"
_ALONE = r"(?! (?:of|from|between|on)\b| to (?-i:[A-Z]))"  # no day is named behind it
_HOUR = "(?:dawn|daybreak|dusk|evening|mid-?day|midnight|morning|nightfall|noon|sunrise|sunset)"
_NO_DAY = rf"(?! (?:on|of|local)\b| (?-i:(?:{'|'.join(WEEKDAYS)})\b))"  # no day behind it

RULES: tuple[tuple[str, str, Rule], ...] = (
    ("today", rf"(?:earlier )?(?P<word>{_WORD})(?: {PART_OF_DAY})?(?!\w)", _word),
    ("today", r"(?P<word>the day before yesterday|the day after tomorrow)", _word),
    ("overnight", rf"(?:overnight|(?:in|during) the night{_ALONE})(?!\w)", _overnight),
    ("weekday", rf"(?:(?:{REL}|{NEAR}) )?{WEEKDAY}(?: {PART_OF_DAY})?(?!\w)", _weekday),
    (
        "dated weekday",
        rf"{WEEKDAY}(?: {PART_OF_DAY})?,? (?:of )?(?P<week>last|this|next) week(?!\w)",
        _weekday,
    ),
    ("dated weekday", rf"(?P<week>last|this|next) week['’]s {WEEKDAY}", _weekday),
    ("weekend", rf"(?:{REL}|{NEAR}) weekend(?!\w)", _weekend),
    ("weekend", r"(?:the )weekend(?!\w)", _weekend),
    (
        "unit",
        rf"(?<!\bthe\s)(?:the current )?(?P<rel>last|this|next) {_CALENDAR_UNIT}{_LAST_OF}",
        _calendar,
    ),
    (
        "unit",
        rf"the {_CALENDAR_UNIT} (?P<way>before|after)(?: last| next)(?!\w)",
        _before_last,
    ),
    ("part", r"(?P<unit>week|month|year|decade)['’]s end(?!\w)", _end),
    ("definite", rf"the {_CALENDAR_UNIT}", _definite),
    ("definite", r"the (?P<unit>day)(?!\w)", _definite),
    ("distance", rf"{_ABOUT}{COUNT} {UNIT} {_WAY}(?P<today> today(?!\w| by))?", _distance),
    (
        "distance",
        rf"the (?P<single>)(?P<unit>day|{_PARTS}|week|month|year) (?P<way>before|after)(?!\w)",
        _distance,
    ),
    ("distance", rf"(?P<unit>minute|hour|day|week|month)s {_WAY}", _distance),
    ("ahead", rf"in {_ABOUT}{COUNT} {UNIT}(?:['’]s?)?(?P<time> time)?(?! of\b| ago)", _ahead),
    (
        "rolling",
        r"(?:the |this )?(?P<way>past|last|previous|preceding|next|coming|following)"
        rf" {COUNT} {UNIT}{_OF}",
        _rolling,
    ),
    (
        "rolling",
        r"(?:the|this) (?P<way>past|last|coming)"
        r" (?P<single>)(?P<unit>week|fortnight|month|quarter|year|decade)(?!\w)" + _OF,
        _rolling,
    ),
    (
        "rolling",
        rf"(?:the )?(?P<way>recent|coming|past|last|next) (?P<unit>hour|day|week|month)s{_OF}",
        _rolling,
    ),
    ("lasting", rf"for {_ABOUT}{COUNT} (?!minute|hour){UNIT}(?!-){_OF}", _lasting),
    (
        "lasting",
        rf"for (?:an?|the|its|their|his|her) (?P<nth>{'|'.join(_NTH)}) "
        r"(?:(?:straight|consecutive|successive) )?(?P<unit>day|night|week|month)(?!\w)"
        rf"(?: (?:running|in a row))?{_OF}",
        _lasting,
    ),
    ("hour", rf"(?:by|before|at) {_HOUR}(?!\w){_NO_DAY}", _by_the_hour),
    ("hour", rf"in the (?:{_PARTS}){_NO_DAY}(?!\w)", _by_the_hour),
    ("within", rf"within (?:the next |the coming )?{COUNT} {UNIT}{_OF}", _within),
    ("within", rf"within (?P<unit>minute|hour|day|week|month)s{_OF}", _within),
    ("near", rf"{NEAR} {_NEAR_UNIT}(?!\w|-){_OF}", _near_unit),
    ("time", rf"at (?:the|that)(?: very)? time(?!\w|-){_OF}", _at_the_time),
)
