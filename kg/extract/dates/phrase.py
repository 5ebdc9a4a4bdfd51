"""The grammar of date expressions: what stands at a place of a text, and what it means.

    expression := bound point | "from" point | range | point
    range      := ["from" | "between"] point joint point
    point      := modifier point | "the first week of" point | "two days before" point | rule

Everything is bounded (three levels of points, short blanks), so that a text takes linear time.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from kg.extract.dates import absolute, relative
from kg.extract.dates.bounds import BOUND, bounded, opening
from kg.extract.dates.context import Context, Phrase, Rule, Value, Words
from kg.extract.dates.intervals import interval, one_day, part, third, unit_of
from kg.extract.dates.words import COUNT, NUMBER, ORDINAL, ORDINALS, UNIT, compiled, count_of
from kg.model import Basis, DateSpan, Granularity

_RULES: tuple[tuple[str, re.Pattern[str], Rule], ...] = tuple(
    (kind, compiled(pattern), rule) for kind, pattern, rule in absolute.RULES + relative.RULES
)
# One pattern that says quickly where no rule matches; without groups, which cost time.
_ANY_RULE = compiled(
    re.sub(
        r"\(\?P<\w+>",
        "(?:",
        "|".join(f"(?:{pattern})" for _, pattern, _ in absolute.RULES + relative.RULES),
    ).replace("(?P=mark)", "[-/.]")
)
_RETURNING = ("day", "month", "weekday", "season", "quarter", "holiday")
_LISTED = ("month", "weekday", "year", "quarter")
_LEVELS = 3

_MODIFIER = compiled(
    r"(?:(?:the )?(?:very )?(?P<third>early|mid-to-late|mid|late)(?:-| (?:(?:on|in)(?: the)? )?)"
    r"|(?P<side>earlier|later)(?: (?:on|in))? "
    r"|(?:the )?(?P<edge>beginning|start|middle|end|close) of "
    r"|(?:the )?(?:early |late )?(?P<around>night|morning|afternoon|evening|day|week|eve) of )"
)
_PART = compiled(
    rf"the {ORDINAL} (?:{NUMBER} )?(?P<unit>half|quarter|day|week|month|year|decade)"
    r"(?P<plural>s)? (?:of|in) "
)
_APART = compiled(rf"(?:{COUNT}|the) {UNIT} (?P<way>before|after|from) ")
_FRAME = compiled(r"(?:(?P<open>from)|(?P<pair>between|both))(?: (?:on|in))? ")
_JOINT = compiled(
    r",?(?: (?:(?P<and>and|or)|(?P<to>to|until|till|through)(?: (?:on|in))?) | ?(?P<dash>[-–—]) ?)"
)
_NOW = compiled(r"(?:now|the present(?: day)?)(?!\w)")
_THIRDS = {"early": 0, "beginning": 0, "start": 0, "mid": 1, "middle": 1, "late": 2, "end": 2}


def expression_at(text: str, start: int) -> Phrase | None:
    """The longest date expression that begins at a place, None where there is none."""
    bound = BOUND.match(text, start)
    if bound is not None:
        point = _point(text, bound.end())
        return (bounded(text, bound, point) if point else None) or _plain(text, start)
    frame = _FRAME.match(text, start)
    if frame is not None:
        first = _point(text, frame.end())
        found = first and _range(text, first, dict(frame.groupdict()))
        return found or (opening(text, frame.end(), first) if first and frame["open"] else None)
    first = _point(text, start)
    return first and (_range(text, first, {}) or first)


def _range(text: str, first: Phrase, frame: dict[str, str | None]) -> Phrase | None:
    joint = _JOINT.match(text, first.end)
    if joint is None:
        return None
    second = _point(text, joint.end())
    if frame.get("open") and second is None and (now := _NOW.match(text, joint.end())):
        second = Phrase(now.end(), "today", lambda context: one_day(context.today))
    if second is None or not _joins(first, second, frame, joint):
        return None
    last = second
    years = first.kind == "bare year" and not frame and not joint["dash"]
    return Phrase(last.end, "range", lambda context: _between(first, last, context), bare=years)


def _joins(
    first: Phrase, second: Phrase, frame: dict[str, str | None], joint: re.Match[str]
) -> bool:
    """ "from X to Y" joins anything; alone only like joins like, and "and" only what is close."""
    if "definite" in (first.unit, second.unit):
        return False
    if frame:
        return bool(joint["and"] if frame.get("pair") else joint["to"] or joint["dash"])
    if first.unit != second.unit or (joint["and"] and first.unit not in _LISTED):
        return False
    begin, end = _fixed(first), _fixed(second)
    apart = begin and end and (end.start - begin.end).days > 1
    return not (joint["and"] and apart) or first.bare


def _between(first: Phrase, second: Phrase, context: Context) -> DateSpan:
    """The end that names its year dates the other; else the tense dates one of them."""
    begin, end = _fixed(first), _fixed(second)
    ahead = context.tense == "future" and not _dated(second)
    if begin is None and end is None and (ahead or _dated(first)):
        begin = first.value(context)
    elif begin is None and end is None:
        end = second.value(context)
    if begin is None and end is not None:
        begin = _beside(first, context, end, "past")
    elif end is None and begin is not None:
        end = _beside(second, context, begin, "future")
    assert begin is not None
    assert end is not None
    told = Basis.NARRATIVE in (begin.basis, end.basis)
    span = interval(begin.start, end.end)
    return replace(span, basis=Basis.NARRATIVE) if told else span


def _fixed(phrase: Phrase) -> DateSpan | None:
    """The days of an expression that needs no day of publication."""
    try:
        return phrase.value(Context(published=None))
    except (ValueError, OverflowError):
        return None


def _dated(phrase: Phrase) -> bool:
    return phrase.unit not in _RETURNING or phrase.kind.startswith("dated")


def _beside(phrase: Phrase, context: Context, other: DateSpan, tense: str) -> DateSpan:
    """The Monday before that Friday, the June after that May."""
    if _dated(phrase):
        return phrase.value(context)
    if tense == "past":
        return phrase.value(replace(context, published=other.start, tense="past"))
    return phrase.value(replace(context, published=other.end, tense="future"))


def _point(text: str, start: int, level: int = 1) -> Phrase | None:
    plain = _plain(text, start)
    if level > _LEVELS:
        return plain
    for pattern, build in _BUILDERS:
        match = pattern.match(text, start)
        inner = _point(text, match.end(), level + 1) if match else None
        made = build(match, inner) if match and inner else None
        if made is not None and (plain is None or made.end > plain.end):
            return made
    return plain


def _plain(text: str, start: int) -> Phrase | None:
    """What the longest matching rule says."""
    if _ANY_RULE.match(text, start) is None:
        return None
    best: tuple[re.Match[str], str, Rule] | None = None
    for kind, pattern, rule in _RULES:
        match = pattern.match(text, start)
        if match is not None and (best is None or match.end() > best[0].end()):
            best = match, kind, rule
    if best is None:
        return None
    match, kind, rule = best
    words = _words(match)
    bare = kind.startswith(("bare", "definite"))
    return Phrase(match.end(), kind, lambda context: rule(words, context), bare)


def _words(match: re.Match[str]) -> Words:
    return {key: value.lower() for key, value in match.groupdict().items() if value is not None}


def _modified(match: re.Match[str], inner: Phrase) -> Phrase | None:
    words = _words(match)
    if inner.kind in ("ahead", "rolling", "within") or ("around" in words and inner.bare):
        return None
    kind = inner.kind if "around" in words else f"part of {inner.kind}"
    returns = inner.kind in ("bare month", "bare season")

    def value(context: Context) -> DateSpan:
        found = _changed(words, inner.value, context)
        turned = _turned(inner.value(context), found, context) if returns else context
        return found if turned == context else _changed(words, inner.value, turned)

    return Phrase(inner.end, kind, value)


def _turned(whole: DateSpan, part: DateSpan, context: Context) -> Context:
    """The context of the month or season before, or after, one whose part is still to come, or
    over: "late July" of what was, on 10 July."""
    today = context.published
    if today is not None and context.tense == "past" and part.start > today:
        return replace(context, published=whole.start - timedelta(days=1))
    if today is not None and context.tense == "future" and part.end < today:
        return replace(context, published=whole.end + timedelta(days=1))
    return context


def _changed(words: Words, value: Value, context: Context) -> DateSpan:
    span = value(context)
    if "side" in words:
        return _side(span, words["side"], context)
    if "around" in words:
        if words["around"] == "week":
            return unit_of(span.start, "week")
        return one_day(span.start - timedelta(days=1)) if words["around"] == "eve" else span
    name = words.get("third") or words["edge"]
    if name == "mid-to-late":
        cut = interval(third(span, 1).start, third(span, 2).end)
    else:
        cut = third(span, _THIRDS.get(name, 2))
    return replace(cut, basis=span.basis)


def _side(span: DateSpan, side: str, context: Context) -> DateSpan:
    """ "earlier this year" ends, "later this year" begins with the day of publication."""
    today = context.published
    if today is None or not span.start <= today <= span.end or span.start == span.end:
        return span
    cut = interval(span.start, today) if side == "earlier" else interval(today, span.end)
    return replace(cut, basis=span.basis)


def _part_of(match: re.Match[str], inner: Phrase) -> Phrase | None:
    words = _words(match)
    count = count_of(words.get("number", "1"))
    if inner.kind in ("bound", "weekday", "today"):
        return None

    def value(context: Context) -> DateSpan:
        whole = inner.value(context)
        ordinal = ORDINALS[words["ordinal"]]
        if "plural" in words and "number" not in words:  # "the last days of May"
            return replace(third(whole, 0 if ordinal == 1 else 2), basis=whole.basis)
        span = part(whole, ordinal, count, words["unit"])
        if words["unit"] == "quarter" and whole.granularity is Granularity.YEAR:
            span = replace(span, granularity=Granularity.QUARTER)
        return replace(span, basis=whole.basis)

    return Phrase(inner.end, "part", value)


def _apart(match: re.Match[str], inner: Phrase) -> Phrase | None:
    words = _words(match)
    if "number" not in words and "vague" not in words:
        words = {**words, "single": ""}
    sign = -1 if words["way"] == "before" else 1
    if inner.kind == "definite":
        return None

    def value(context: Context) -> DateSpan:
        span = inner.value(context)
        return replace(relative.away(span, words, sign), basis=span.basis)

    return Phrase(inner.end, "distance", value)


_Build = Callable[[re.Match[str], Phrase], Phrase | None]
_BUILDERS: tuple[tuple[re.Pattern[str], _Build], ...] = (
    (_MODIFIER, _modified),
    (_PART, _part_of),
    (_APART, _apart),
)
