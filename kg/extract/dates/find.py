"""Where a text names dates: the grammar at every word that can begin one, less the look-alikes."""

from __future__ import annotations

import re

from kg.extract.dates.context import Phrase
from kg.extract.dates.phrase import expression_at
from kg.extract.dates.words import COUNTED, NUMBERS
from kg.model import Span

_FIRST_WORDS = (
    "the this that last next past coming recent previous preceding following early earlier mid late"
    " for later beginning start middle end close yesterday today tonight tomorrow overnight"
    " since until till through up by no not before after prior ahead from between both within in"
    " at spring summer autumn fall winter few several some many about around nearly almost roughly"
    " approximately exactly just only over more less least barely week weeks day days hour hours"
    " minute minutes month months year decade night morning afternoon evening eve twenty"
).split()
_WORDS = "|".join(sorted({*_FIRST_WORDS, *(w.split()[0] for w in NUMBERS)}, key=len, reverse=True))
_BEGIN = re.compile(
    r"(?<![\w-])(?:(?<![.,:/$€£#%])(?=\d)|(?=['’][2-9]0s)"
    r"|(?-i:(?=[JFMASONDTWCBVIHPEGQ][a-zA-Z1-4]))"
    rf"|(?=(?:{_WORDS})(?!\w)))",
    re.IGNORECASE,
)
_LOOK_BACK = 40
_NEW_YEAR = re.compile(r"new\s+year", re.IGNORECASE)  # many peoples have one, and wish it well
_NEW_YEAR_BEHIND = re.compile(r"\b(?:since|until|by|at|before|after|over)\s{1,3}$", re.IGNORECASE)

# What lets a bare month, season or year be a date.
_MONTH_BEHIND = re.compile(
    r"\b(?:in|during|throughout|since|until|till|through|for|from|of|to|by|before|after|around"
    r"|as of|as (?:early|late|recently) as)\s{1,3}$",
    re.IGNORECASE,
)
_SURE_BEHIND = re.compile(
    r"\b(?:in|during|throughout|since|until|till|through)\s{1,3}$", re.IGNORECASE
)
_SEASON_BEHIND = re.compile(r"\b(?:in|during|throughout|over|for|from)\s{1,3}$", re.IGNORECASE)
_YEAR_BEHIND = re.compile(
    r"\b(?:in|during|throughout|since|until|till|through|for|from|of|to|by|before|after|around"
    r"|circa|as of|as (?:early|late|recently) as)\s{1,3}$",
    re.IGNORECASE,
)
_NUMBERED_BEHIND = re.compile(
    r"\b(?:on|during|(?:night|morning|evening|eve) of)\s{1,3}$", re.IGNORECASE
)
_IN_BEHIND = re.compile(r"\b(?:in|since|during|throughout)\s{1,3}$", re.IGNORECASE)

# Names and habits that are no dates.
_NAME_BEHIND = re.compile(
    r"\b(?:(?:Black|Bloody|Super|Holy|Red|Man|Mail on|Theresa|Mrs\.?|Ms\.?|Miss|Minister)"
    r"|(?i:every|each|most|on an?))\s{1,3}$"
)
_NAME_AHEAD = re.compile(
    r"\s{1,3}(?:B\.?C\b|BCE\b|(?i:prayers?|sermons?|mosque|mass|school)\b"
    r"|(?:Times|Telegraph|Mirror|Express|Mail|Post|Herald|Tribune|Independent|Star|World|People"
    r"|Club|Movement|Alliance|Coalition|Brigades?|Forces?|Agreement|Accords?|Uprising|Revolution"
    r"|Group|Square|Street|Bridge|Island|Rising|Process|Plot)\b)"
)
_COUNTED_AHEAD = re.compile(rf"\s{{1,3}}(?:{COUNTED})\b", re.IGNORECASE)
# "the worst violence in ten years", "twice in a week" measure; they do not look ahead.
_MEASURE_BEHIND = re.compile(
    r"\b(?:first|only|time|times|once|twice|most|least|biggest|largest|highest|lowest|worst|best"
    r"|deadliest|longest|\d(?:st|nd|rd|th)|second|third)\b[^.,;]*$",
    re.IGNORECASE,
)


def find_dates(text: str) -> list[Span]:
    """Every date expression of a text, in order; offsets count from its start."""
    found: list[Span] = []
    position = 0
    while match := _BEGIN.search(text, position):
        start = match.start()
        phrase = expression_at(text, start)
        if phrase is not None and _is_date(text, start, phrase):
            found.append(Span(text[start : phrase.end], start, phrase.end))
            position = phrase.end
        else:
            position = start + 1
    return found


def _is_date(text: str, start: int, phrase: Phrase) -> bool:
    behind = text[max(0, start - _LOOK_BACK) : start]
    if _NAME_BEHIND.search(behind) or _NAME_AHEAD.match(text, phrase.end):
        return False
    if phrase.kind == "holiday" and _NEW_YEAR.fullmatch(text, start, phrase.end):
        return _NEW_YEAR_BEHIND.search(behind) is not None
    if phrase.kind == "ahead":
        return not _MEASURE_BEHIND.search(behind)
    return not phrase.bare or _licensed(text, start, phrase, behind)


def _licensed(text: str, start: int, phrase: Phrase, behind: str) -> bool:
    if phrase.kind == "bare month":
        sure = text.startswith(("May", "MAY"), start)
        return bool((_SURE_BEHIND if sure else _MONTH_BEHIND).search(behind))
    if phrase.kind == "bare season":
        return bool(_SEASON_BEHIND.search(behind))
    if phrase.kind == "bare numbered":
        return bool(_NUMBERED_BEHIND.search(behind))
    if phrase.kind in ("bare year", "range"):
        if _COUNTED_AHEAD.match(text, phrase.end) and not _IN_BEHIND.search(behind):
            return False
        return bool(_YEAR_BEHIND.search(behind))
    return False
