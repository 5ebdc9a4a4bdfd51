"""A mail that somebody passed on → the mail within it; marks of quoting taken out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice

_MARK = re.compile(
    r"^(?:-{3,}[ \t]*(?P<kind>forwarded message|original message)[ \t]*-{3,}"
    r"|begin forwarded message:|_{20,})[ \t]*$",
    re.I | re.M,
)
_FIELD = re.compile(
    r"[ \t*]*(from|date|sent|subject|to|cc|bcc|reply-to|resent-\w+)[ \t]*:[ \t*]*(.*)", re.I
)
_PASSED = re.compile(r"(?:\s*(?:fwd?|re|aw|wg)\s*:)+\s*", re.I)
_ANSWER = re.compile(r"\s*(?:re|aw)\s*:", re.I)
_LISTS = frozenset({"to", "cc", "bcc", "reply-to"})  # fields that go on with an address a line
_QUOTE = re.compile(r"^(?:>[ \t]?)+", re.M)
_LINES = 30  # of a head, with long lists of addressees
_DEEP = 5  # times that a mail is passed on
_MARKS = 20  # lines that may be such a mark; each costs a look at the text below it


@dataclass(frozen=True, slots=True)
class Inner:
    """A mail within another: its headers by small names, its text, and what stands above it."""

    fields: dict[str, str] = field(default_factory=dict)
    text: str = ""
    above: str = ""

    @property
    def title(self) -> str:
        """Its subject, without what says that it was passed on."""
        return _PASSED.sub("", self.fields.get("subject", ""), count=1)

    @property
    def date(self) -> str:
        """The words of the day on which it was sent first."""
        return self.fields.get("date") or self.fields.get("sent", "")


def without_quoting(text: str) -> str:
    """The text without the ">" before lines that a mail quotes."""
    return _QUOTE.sub("", text)


def passed_on(text: str, subject: str, *, is_page: bool = False) -> Inner | None:
    """The innermost mail that a text passes on; None where it has a text of its own.

    A mail that answers another, and has its answer above it, is its own. The text of a page has no
    empty lines, at which heads end elsewhere, nor lines that were broken at a width.
    """
    found, above = None, ""
    for _ in range(_DEEP):
        inner = _within(text, subject, is_page)
        if inner is None:
            break
        above = "\n".join(filter(None, (above, inner.above)))
        found, text = Inner(inner.fields, inner.text, above), inner.text
    return found


def _within(text: str, subject: str, is_page: bool) -> Inner | None:
    for mark in islice(_MARK.finditer(text), _MARKS):
        above = text[: mark.start()].strip()
        fields, rest = _head(text[mark.end() :], is_page)
        if "from" not in fields or not fields.keys() & {"date", "sent", "subject"}:
            continue
        is_marked = mark[0].lower().startswith("begin") or "forward" in (mark["kind"] or "").lower()
        is_answer = above and not is_marked and _ANSWER.match(subject)
        return None if is_answer or len(above) > len(rest) else Inner(fields, rest, above)
    return None


def _head(text: str, is_page: bool) -> tuple[dict[str, str], str]:
    """The headers that a text begins with, and what follows.

    A line without a name goes on with the header above it; in a page only as its value, where
    that stands in a cell of its own, or as a further address.
    """
    lines = text.lstrip().split("\n")
    fields: dict[str, str] = {}
    last = ""
    for number, line in enumerate(lines[:_LINES]):
        if found := _FIELD.match(line):
            last = found[1].lower()
            fields.setdefault(last, found[2].strip(" \t*"))
        elif not line.strip() or not fields or (is_page and not _goes_on(fields, last, line)):
            return fields, "\n".join(lines[number:]).strip()
        elif not fields[last]:
            fields[last] = line.strip(" \t*")
    return fields, "\n".join(lines[_LINES:]).strip()


def _goes_on(fields: dict[str, str], last: str, line: str) -> bool:
    return not fields[last] or (last in _LISTS and "@" in line)
