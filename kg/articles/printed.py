"""The head of an article as newspapers print it: headline, who wrote it, when it appeared."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kg.articles.address import is_web_address
from kg.articles.days import day_in, day_told
from kg.articles.running import is_page_line

_NAME = r"(?:[A-Z][\w.'\u2019-]*|and|in|for|of|the|de|van|von|el|al)"
_BYLINE = re.compile(rf"(?i:(?:text |reporting )?by):?\s+{_NAME}(?:[\s,|&/]+{_NAME})*")
_SIGNED = re.compile(r"(.+?)(?:,\s|\s[|\u2013\u2014-]\s)\s*(.+)")  # who, and when
_LONGEST = 160  # characters of a line of a head
_MOST = 2  # lines below the headline that say more of the story
_LINES = 8


@dataclass(slots=True)
class _Reading:
    """What the lines of a head say so far."""

    date: str = ""
    is_sure: bool = False  # somebody signed it, or the date has a time or "Published" with it
    more: list[str] = field(default_factory=list)  # lines that are text


def printed_head(text: str) -> tuple[dict[str, str], str] | None:
    """Title, date and url above a text, and the text; None where no line of a head is a date.

    Lines between headline and date may name the author, or say more of the story: these stay text.
    """
    lines = text.split("\n", 40)
    title, at = _title(lines)
    found, url = _Reading(), ""
    for number in range(at, min(len(lines), at + 2 * _LINES)):
        line = lines[number].strip()
        if not line:
            continue
        if not url and found.date and is_web_address(line) and " " not in line:
            url = line
        elif not _takes(line, found):
            break
        at = number + 1
    if not found.date or (found.more and not found.is_sure):
        return None
    if not title and lines[0]:
        title, at = _headline(lines, at)
    rest = "\n".join([*found.more, *lines[at:]])
    return {"title": title, "date": found.date} | ({"url": url} if url else {}), rest


def _title(lines: list[str]) -> tuple[str, int]:
    """The headline, and the line behind it; none where the first line is the date."""
    for number, line in enumerate(lines):
        if is_page_line(line):
            continue
        if line.strip():
            day, is_masthead = day_told(line)
            dated = day_in(line) or (number and day and is_masthead)
            return ("", number) if dated or lines[0] == "" else (line, number + 1)
    return "", len(lines)


def _headline(lines: list[str], at: int) -> tuple[str, int]:
    """The headline below a masthead with the date: a line of its own that is no sentence."""
    for number, line in enumerate(lines[at:-1], at):
        if words := line.strip():
            is_one = not lines[number + 1].strip() and words[-1] not in ".!?:" and number > at
            return (line, number + 1) if is_one and len(words) <= _LONGEST else ("", at)
    return "", at


def _takes(line: str, found: _Reading) -> bool:
    """Take a line into a head; False where it is none of it."""
    day, is_labelled = day_told(line) if len(line) <= _LONGEST else ("", False)
    signed = is_byline(line)
    if (both := _SIGNED.fullmatch(line)) and is_byline(both[1]) and (when := day_in(both[2])):
        day, signed = when, True
    if day and (not found.date or is_labelled):
        found.date = found.date or day
        found.is_sure = found.is_sure or is_labelled or signed
        return True
    if signed:
        found.is_sure = True
        return True
    is_more = len(line) <= _LONGEST and len(found.more) < _MOST and not found.date
    if is_more and not day and line[-1] not in '.!?:\u201d"' and line[:1].isalnum():
        found.more.append(line)
        return True
    return False


def is_byline(line: str) -> bool:
    """Whether a line only says who wrote something: "By Jane Doe and John Roe in Kyiv"."""
    words = line.strip()
    return len(words) <= _LONGEST and _BYLINE.fullmatch(words) is not None
