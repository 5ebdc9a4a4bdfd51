"""Files that news archives (Nexis and the like) offer: many documents, each with its head."""

from __future__ import annotations

import re
from itertools import pairwise

from kg.articles.days import day_in

_START = re.compile(
    r"^[ \t]*(?:\d{1,5} of \d{1,5} DOCUMENTS?|Document \d{1,5} of \d{1,5})[ \t]*$", re.M
)
_END = re.compile(r"^[ \t]*End of Document[ \t]*$", re.M)
_WEEKDAY = re.compile(r",?\s+(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.I)
_LABEL = re.compile(
    r"(?:byline|section|length|dateline|highlight|distribution|series|type|correction)\s*:\s*\S.*",
    re.I,
)
_BODY = re.compile(r"body\s*:?", re.I)
_RIGHTS = re.compile(
    r"copyright\b.*|all rights reserved\.?|page \d+ of \d+|(?:\S+ ){0,4}edition", re.I
)
_BELOW = re.compile(  # labels in capitals, or such as no text has
    r"(?:LANGUAGE|GRAPHIC|SUBJECT)\s*:.*|Classification|(?i:copyright (?:\d{4}|\u00a9).*)"
    r"|(?i:load-date|publication-type|journal-code|document-type)\s*:.*"
)
_FEW = 40  # words that are no text of their own


def split_documents(text: str) -> tuple[list[str], int]:
    """The documents of such a file, each with the lines that mark it; none where it is no such
    file. And how many words stand outside of them that are too few for a text, and are left out.
    """
    starts = {found.start() for found in _START.finditer(text)}
    ends = {found.end() for found in _END.finditer(text)}
    marks, documents, words = starts | ends, list[str](), 0
    for at, end in pairwise(sorted({0, *marks, len(text)})) if marks else ():
        if at in starts or end in ends or (outside := _words(text[at:end])) > _FEW:
            documents.append(text[at:end].strip())
        else:
            words += outside
    return documents, words


def _words(text: str) -> int:
    """How many words are in a text, but for lines that printers add."""
    lines = (line.strip() for line in text.split("\n"))
    return sum(len(line.split()) for line in lines if not _RIGHTS.fullmatch(line))


def read_document(text: str) -> tuple[dict[str, str], str] | None:
    """Title, date and publisher of a document, and its text; None where it is no document.

    Where these cannot be told, no fields, and all of the text but its mark.
    """
    start, end = _START.match(text), _END.search(text)
    if not start and not end:
        return None
    whole = text[start.end() if start else 0 : end.start() if end else len(text)].strip()
    lines = [line.strip() for line in whole.split("\n")]
    top, body = _divided(lines)
    at, day = next(((at, day) for at, line in enumerate(top) if (day := _day(line))), (0, ""))
    if not day or not any(body):
        return {}, whole
    before = [line for line in top[:at] if line and not _RIGHTS.fullmatch(line)]
    behind = _blocks(top[at + 1 :])
    publisher = before[-1] if before else ""
    title = behind[-1] if behind else (before[0] if len(before) > 1 else "")
    if not title:
        return {}, whole
    return {"title": title, "date": day, "publisher": publisher}, "\n".join(body).strip()


def _divided(lines: list[str]) -> tuple[list[str], list[str]]:
    """The head of a document without its labelled lines, and its text; no text where no such
    line tells where it begins."""
    marks = [at for at, line in enumerate(lines) if _BODY.fullmatch(line)]
    labels = [at for at, line in enumerate(lines) if _LABEL.fullmatch(line)]
    if not labels:
        return [], []
    first = last = labels[0]
    if marks and marks[0] > first:
        last = marks[0]
    else:
        while (follows := _below(lines, last)) is not None:
            last = follows
    below = (at for at in range(last + 1, len(lines)) if _BELOW.fullmatch(lines[at]))
    return lines[:first], lines[last + 1 : next(below, len(lines))]


def _below(lines: list[str], at: int) -> int | None:
    """The line of a head below a labelled one: another such, or what goes on with it."""
    if at + 1 < len(lines) and lines[at + 1]:
        is_long = lines[at].lower().startswith(("highlight", "section", "dateline"))
        return at + 1 if is_long or _LABEL.fullmatch(lines[at + 1]) else None
    following = next((number for number in range(at + 1, len(lines)) if lines[number]), None)
    return following if following is not None and _LABEL.fullmatch(lines[following]) else None


def _day(line: str) -> str:
    weekday = _WEEKDAY.search(line)
    if not weekday:
        return day_in(line)
    return day_in(line[: weekday.start()] + line[weekday.end() :]) or day_in(
        line[: weekday.start()]
    )


def _blocks(lines: list[str]) -> list[str]:
    """What stands between the date and the labels: lines without a blank one between are one."""
    text = "\n".join(line for line in lines if not _RIGHTS.fullmatch(line))
    return [" ".join(block.split()) for block in re.split(r"\n{2,}", text) if block.strip()]
