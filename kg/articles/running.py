"""Headers and footers of printed pages, taken out of a text that was copied page by page."""

from __future__ import annotations

import re
from collections import defaultdict

_PAGE = r"(?:page|pg\.?|p\.)\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?"
_GAP = r"(?:\s{3,}|\t\s*|\s*\|\s*)"
# What is a header wherever it stands: a page number alone, or far from the rest of its line.
_ALONE = re.compile(
    rf"\s*(?:{_PAGE}|[-\u2013\u2014]\s*\d{{1,4}}\s*[-\u2013\u2014])\s*"
    rf"|\s*\S.{{0,100}}?{_GAP}{_PAGE}\s*|\s*{_PAGE}{_GAP}\S.{{0,100}}",
    re.I,
)
# What is one where it recurs with another number: "12 | The Bulletin", "The Bulletin, page 3".
_NUMBERED = re.compile(
    rf"(?P<before>\d{{1,4}}{_GAP})\S.{{2,100}}|\S.{{2,100}}?(?P<behind>{_GAP}\d{{1,4}}|\W+{_PAGE})",
    re.I,
)
_LONGEST = 160  # characters of a line that numbers pages
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
    kept: list[str] = []
    turns: set[int] = set()
    for line, key in zip(lines, keys, strict=True):
        if (key and key[0] in pages) or is_page_line(line):
            while kept and not kept[-1].strip():
                kept.pop()
            turns.add(len(kept))
        elif line.strip() or len(kept) not in turns:
            kept.append(line)
    return kept, turns


def is_page_line(line: str) -> bool:
    """Whether a line numbers a page wherever it stands: "Page 2 of 3", "The Bulletin    Page 2"."""
    return len(line) <= _LONGEST and _ALONE.fullmatch(line) is not None


def _key(line: str) -> tuple[str, str] | None:
    """A numbered line but for its number, and the number; None where it is none."""
    words = line.strip()
    found = _NUMBERED.fullmatch(words) if len(words) <= _LONGEST else None
    if found is None:
        return None
    part: str = found["before"] or found["behind"]
    return _NUMBER.sub("#", part) + words.replace(part, "", 1), part
