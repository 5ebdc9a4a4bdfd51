"""The notation of ``training/corpus/dev.marked.txt`` → items with their events.

A block is ``@ date``, one line of text with its marks, then one line an event::

    @ 2024-03-13
    [a NOR.GOV:Oslo] {1:phoned} [b IDN:Jakarta] on Tuesday, [c MED:state radio] said.
    1 phone-call a + b; actual; 2024-03-12 on Tuesday; c said

Marks become offsets into the text without its marks, so an offset cannot be wrong. The same key
may stand several times: a name and the pronouns that mean it are one party.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kg.model import Status

_OPEN = re.compile(r"\[(?P<key>[a-z])(?: (?P<code>[A-Z\-][A-Z.]*))?:|\{(?P<act>\d):")
_EVENT = re.compile(r"(?P<act>\d) (?P<subtype>[a-z\-]+) (?P<parties>.*)")
_DATE = re.compile(r"(\d{4}-\d\d-\d\d)(?:\.\.(\d{4}-\d\d-\d\d))? (.+)")
_SAID = re.compile(r'([a-z]) (")?([^"]+)"?')


class MarkError(ValueError):
    """A block that breaks the notation; the message names the line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """An actor: the stretches of the text that name it, and its code ("NOR.GOV", "IGO", "-")."""

    spans: tuple[tuple[int, int], ...]
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """First and last day, and the words of the text that say so."""

    start: date
    end: date
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One event of an item. A mutual act has all its parties in ``sources``."""

    trigger: tuple[tuple[int, int], ...]
    subtype: str
    sources: tuple[Party, ...]
    targets: tuple[Party, ...]
    mutual: bool
    status: Status
    when: When | None
    by: Party | None
    cue: str
    quoted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One text of one to three sentences, with everything that is reported in it."""

    line: int
    day: date
    text: str
    acts: tuple[Act, ...]


@dataclass(frozen=True, slots=True)
class _Marks:
    parties: dict[str, Party]
    triggers: dict[str, tuple[tuple[int, int], ...]]


def read_marked(path: Path) -> Iterator[Item]:
    """The items of a file in order; MarkError at the first block that is wrong."""
    block: list[str] = []
    first = 0
    for number, line in enumerate([*path.read_text(encoding="utf-8").splitlines(), ""], start=1):
        if line.startswith("#"):
            continue
        if line.strip():
            first = first if block else number
            block.append(line)
        elif block:
            yield _item(first, block)
            block = []


def _item(line: int, block: list[str]) -> Item:
    try:
        head, marked, *events = block
        day = date.fromisoformat(head.removeprefix("@ "))
        text, marks = _strip(marked)
        acts = tuple(_act(event, text, marks) for event in events)
        if unused := set(marks.triggers) - {event[0] for event in events}:
            raise MarkError(f"triggers without an event: {sorted(unused)}")
    except (ValueError, KeyError) as error:
        raise MarkError(f"block at line {line}: {error!r}") from error
    return Item(line=line, day=day, text=text, acts=acts)


def _strip(marked: str) -> tuple[str, _Marks]:
    """The text without its marks, and where they stood; marks may lie in one another."""
    text = ""
    stack: list[tuple[re.Match[str], int]] = []
    spans: dict[str, list[tuple[int, int]]] = {}
    codes: dict[str, str] = {}
    at = 0
    while at < len(marked):
        if opening := _OPEN.match(marked, at):
            stack.append((opening, len(text)))
            at = opening.end()
            continue
        if marked[at] in "]}":
            mark, start = stack.pop()
            key = mark["key"] or mark["act"]
            spans.setdefault(key, []).append((start, len(text)))
            if mark["code"] and codes.setdefault(key, mark["code"]) != mark["code"]:
                raise MarkError(f"{key} has two codes")
        elif marked[at] in "[{":
            raise MarkError(f"a bracket that opens no mark at {marked[at : at + 20]!r}")
        else:
            text += marked[at]
        at += 1
    if stack:
        raise MarkError("a mark is not closed")
    parties = {
        key: Party(spans=tuple(places), code=codes[key])
        for key, places in spans.items()
        if not key.isdigit()
    }
    return text, _Marks(parties, {k: tuple(v) for k, v in spans.items() if k.isdigit()})


def _act(event: str, text: str, marks: _Marks) -> Act:
    core, status, when, said = ([part.strip() for part in event.split(";")] + ["", "", ""])[:4]
    if not (found := _EVENT.match(core)):
        raise MarkError(f"not an event: {core!r}")
    sides = found["parties"].split(">")
    mutual = len(sides) == 1
    sources, targets = (_parties(side, marks) for side in (sides if not mutual else [*sides, ""]))
    by, cue, quoted = _attribution(said, text, marks)
    return Act(
        trigger=marks.triggers[found["act"]],
        subtype=found["subtype"],
        sources=sources,
        targets=targets,
        mutual=mutual,
        status=Status(status or "actual"),
        when=_when(when, text),
        by=by,
        cue=cue,
        quoted=quoted,
    )


def _parties(side: str, marks: _Marks) -> tuple[Party, ...]:
    return tuple(marks.parties[key] for key in re.findall(r"[a-z]+", side))


def _when(words: str, text: str) -> When | None:
    if words in ("", "-"):
        return None
    if not (found := _DATE.fullmatch(words)) or found[3] not in text:
        raise MarkError(f"not a date with words of the text: {words!r}")
    start = date.fromisoformat(found[1])
    return When(start=start, end=date.fromisoformat(found[2] or found[1]), text=found[3])


def _attribution(words: str, text: str, marks: _Marks) -> tuple[Party | None, str, bool]:
    if not words:
        return None, "", False
    if not (found := _SAID.fullmatch(words)) or found[3] not in text:
        raise MarkError(f"not an attribution with words of the text: {words!r}")
    return marks.parties[found[1]], found[3], bool(found[2])
