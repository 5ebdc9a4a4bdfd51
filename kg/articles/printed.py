"""The head of an article as newspapers print it: headline, who wrote it, when it appeared."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kg.articles.address import address_in
from kg.articles.days import day_in, day_told
from kg.articles.running import is_page_line

_NAME = r"(?:[A-Z][\w.'\u2019-]*|and|in|for|of|the|de|van|von|el|al)"
_BYLINE = re.compile(rf"(?i:(?:text |reporting )?by):?\s+{_NAME}(?:[\s,|&/]+{_NAME})*")
_SIGNED = re.compile(r"(.+?)(?:,\s|\s[|\u2013\u2014-]\s)\s*(.+)")  # who, and when
_SOURCE = re.compile(r"(?:source|publisher)\s*:\s*(\S.{0,60}?[^\s.])", re.I)
_LONGEST = 160  # characters of a line of a head
_MOST = 2  # lines below the headline that say more of the story
_LINES = 8


@dataclass(slots=True)
class _Reading:
    """What the lines of a head say so far."""

    title: str = ""
    date: str = ""
    url: str = ""
    publisher: str = ""
    is_sure: bool = False  # somebody signed it, or the date has a time or "Published" with it
    more: list[str] = field(default_factory=list)  # lines that are text


def printed_head(text: str) -> tuple[dict[str, str], str] | None:
    """Title, date, url and publisher above a text, and the text; None where there is no such head.

    Lines between headline and date may name the author, or say more of the story: these stay text.
    The address may stand anywhere among them; the date is "" where there is only an address.
    """
    first, _, below = text.partition("\n")
    if url := address_in(first):
        told, rest = _below_address(below.lstrip("\n"))
        return {**told, "url": url}, rest
    lines = text.split("\n", 40)
    title, at = _title(lines)
    found = _Reading(title=title)
    for number in range(at, min(len(lines), at + 2 * _LINES)):
        line = lines[number].strip()
        if not line:
            continue
        if not _takes(line, found) and not _is_titled(lines, number, found):
            break
        at = number + 1
    if not found.date and not (found.url and _may_be_title(title) and not found.more):
        return None
    if found.more and not (found.is_sure or found.url):
        return None
    if not found.title and lines[0]:
        found.title, at = _headline(lines, at)
    rest = "\n".join([*found.more, *lines[at:]])
    also = {"url": found.url, "publisher": found.publisher}
    told = {key: value for key, value in also.items() if value}
    return {"title": found.title, "date": found.date, **told}, rest


def _below_address(text: str) -> tuple[dict[str, str], str]:
    """Title and date below an address that a text begins with, and the text."""
    printed = None if address_in(text.partition("\n")[0]) else printed_head(text)
    if printed and "url" not in printed[0]:
        return printed
    lines = text.split("\n", 40)
    title, at = _headline(["", *lines], 0)
    return {"title": title.strip(), "date": ""}, "\n".join(lines[at - 1 :]) if title else text


def _is_titled(lines: list[str], number: int, found: _Reading) -> bool:
    """Take the headline between the date and the address; False where a line is none."""
    following = next((line for line in lines[number + 1 : number + 3] if line.strip()), "")
    line = lines[number]
    if found.title or found.url or not (_may_be_title(line) and address_in(following)):
        return False
    found.title = line.strip()
    return True


def _may_be_title(line: str) -> bool:
    return 0 < len(line.strip()) <= _LONGEST and line.strip()[-1] not in ".:,;"


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
    if not found.url and (address := address_in(line)):
        found.url = address
        return True
    if not found.publisher and (source := _SOURCE.fullmatch(line)):
        found.publisher = source[1]
        return True
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
    is_more = len(line) <= _LONGEST and len(found.more) < _MOST
    is_more = is_more and not (found.date or found.url)
    if is_more and not day and line[-1] not in '.!?:\u201d"' and line[:1].isalnum():
        found.more.append(line)
        return True
    return False


def is_byline(line: str) -> bool:
    """Whether a line only says who wrote something: "By Jane Doe and John Roe in Kyiv"."""
    words = line.strip()
    return len(words) <= _LONGEST and _BYLINE.fullmatch(words) is not None
