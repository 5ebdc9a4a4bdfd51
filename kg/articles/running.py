"""Headers and footers of printed pages, taken out of a text that was copied page by page."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container
from itertools import pairwise

_PAGE = r"(?:page|pg\.?|p\.)\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?"
_GAP = r"(?:\s{3,}|\t\s*|\s*\|\s*)"
# What is a header wherever it stands: a page number alone, or far from the rest of its line.
_ALONE = re.compile(
    rf"\s*(?:{_PAGE}|\d{{1,4}}\s+of\s+\d{{1,4}}|[-\u2013\u2014]\s*\d{{1,4}}\s*[-\u2013\u2014])\s*"
    rf"|\s*\S.{{0,100}}?{_GAP}{_PAGE}\s*|\s*{_PAGE}{_GAP}\S.{{0,100}}",
    re.I,
)
# What is one where it recurs with another number: "12 | The Bulletin", "The Bulletin, page 3".
_NUMBERED = re.compile(
    rf"(?P<before>\d{{1,4}}{_GAP})\S.{{2,100}}|\S.{{2,100}}?(?P<behind>{_GAP}\d{{1,4}}|\W+{_PAGE})",
    re.I,
)
_LONGEST = 160  # characters of a line that numbers pages
_BARE = re.compile(r"\s*(\d{1,3})\s*")  # nothing but a number, which may as well be one of a list
_PAGE_SIZE = 150  # characters that a page has at least
_HEAD = 100  # characters of a line that stands above or below each page
_STOP = re.compile(r"""[.!?:;\u2026]['"\u2019\u201d\u00bb)\]]*\s*$""")
_NUMBER = re.compile(r"\d+")


def without_page_lines(lines: list[str]) -> tuple[list[str], set[int]]:
    """The lines without those that only number pages, and before which of the rest one stood.

    ``["…", "The Bulletin    Page 2", "…"]`` → ``["…", "…"], {1}``. Blank lines around one go, too.
    """
    keys = [_key(line) for line in lines]
    numbers: dict[str, list[str]] = defaultdict(list)
    for words, number in filter(None, keys):
        numbers[words].append(number)
    pages = {words for words, told in numbers.items() if 1 < len(told) == len(set(told))}
    alone = {at for at, line in enumerate(lines) if is_page_line(line)}
    alone |= {at for at, key in enumerate(keys) if key and key[0] in pages}
    alone |= _bare_numbers(lines)
    alone |= _heads(lines, alone)
    kept: list[str] = []
    turns: set[int] = set()
    for at, line in enumerate(lines):
        if at in alone:
            while kept and not kept[-1].strip():
                kept.pop()
            turns.add(len(kept))
        elif line.strip() or len(kept) not in turns:
            kept.append(line)
    return kept, turns


def is_page_line(line: str) -> bool:
    """Whether a line numbers a page wherever it stands: "Page 2 of 3", "The Bulletin    Page 2"."""
    return len(line) <= _LONGEST and _ALONE.fullmatch(line) is not None


def _bare_numbers(lines: list[str]) -> set[int]:
    """Lines with a number alone, where these count on, page by page, and one cuts a sentence."""
    found = [(at, int(bare[1])) for at, line in enumerate(lines) if (bare := _BARE.fullmatch(line))]
    places = {at for at, _ in found}
    for (before, number), (at, following) in pairwise(found):
        size = sum(map(len, lines[before:at]))
        if following != number + 1 or size < _PAGE_SIZE:
            return set()
    heads = _heads(lines, places)
    return places if any(_cuts(lines, at, places | heads) for at in places) else set()


def _heads(lines: list[str], places: set[int]) -> set[int]:
    """Lines beside those at some places that come more than once in the same words."""
    told = Counter(line.strip() for line in lines)
    beside = {near for at in places for step in (-1, 1) if (near := _next(lines, at, step)) >= 0}
    return {
        at
        for at in beside - places
        if told[line := lines[at].strip()] > 1
        and len(line) <= _HEAD
        and not (line[0].islower() or _STOP.search(line))
    }


def _next(lines: list[str], at: int, step: int, passed: Container[int] = ()) -> int:
    """The next line that is not blank, nor one to pass; -1 where there is none."""
    at += step
    while 0 <= at < len(lines) and (at in passed or not lines[at].strip()):
        at += step
    return at if at < len(lines) else -1


def _cuts(lines: list[str], at: int, passed: set[int]) -> bool:
    """Whether a line stands within a sentence."""
    before, behind = (_next(lines, at, step, passed) for step in (-1, 1))
    if before < 0 or behind < 0:
        return False
    return not _STOP.search(lines[before]) and lines[behind].lstrip()[0].islower()


def _key(line: str) -> tuple[str, str] | None:
    """A numbered line but for its number, and the number; None where it is none."""
    words = line.strip()
    found = _NUMBERED.fullmatch(words) if len(words) <= _LONGEST else None
    if found is None:
        return None
    part: str = found["before"] or found["behind"]
    return _NUMBER.sub("#", part) + words.replace(part, "", 1), part
