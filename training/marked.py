"""The notation of ``training/corpus/*.marked.txt`` → items with their events.

A block is ``@ date``, if it is an article a line ``= title``, a line a paragraph with its marks,
then one line an event::

    @ 2024-03-13
    [a NOR.GOV:Oslo] {1:phoned} [b IDN:Jakarta] on Tuesday, [c MED:state radio] said.
    {1=:The call} lasted an hour.
    1 phone-call a + b; actual; 2024-03-12 on Tuesday; c said; by a

Marks become offsets into the text without its marks, so an offset cannot be wrong. The same key
may stand several times: a name and the pronouns that mean it are one party. Paragraphs are joined
by an empty line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kg.model import Status

_OPEN = re.compile(r"\[(?P<key>[a-z])(?: (?P<code>[A-Z\-][A-Z.]*))?:|\{(?P<act>\d+=?):")
_SIDE = r"[a-z](?:, ?[a-z])*"
_PARTIES = rf"{_SIDE}(?: \+ {_SIDE})+|(?:{_SIDE})? ?>(?: {_SIDE})?"
_EVENT = re.compile(rf"(?P<act>\d+) (?P<subtype>[a-z\-]+) (?P<parties>{_PARTIES}) *(?:;|$)")
_DATE = re.compile(r"(\d{4}-\d\d-\d\d)(?:\.\.(\d{4}-\d\d-\d\d))? (.+)")
_SAID = re.compile(r'([a-z]) (")?([^"]+)"?')


class MarkError(ValueError):
    """A file that cannot be read, or a block that breaks the notation: in one line with its place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """An actor: the stretches of the text that name it, and its code ("NOR.GOV", "IGO", "-")."""

    key: str
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
    """One event of an item. A mutual act has all its parties in ``sources``.

    ``again`` holds later mentions of the same event ("the call"), ``venue`` the place's words.
    """

    trigger: tuple[tuple[int, int], ...]
    again: tuple[tuple[int, int], ...]
    subtype: str
    sources: tuple[Party, ...]
    targets: tuple[Party, ...]
    mutual: bool
    status: Status
    when: When | None
    by: Party | None
    cue: str
    quoted: bool
    venue: str
    initiator: Party | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One text, a few sentences or a short article, with everything that is reported in it."""

    where: str  # file and line
    day: date
    title: str
    text: str
    parties: tuple[Party, ...]
    acts: tuple[Act, ...]


@dataclass(frozen=True, slots=True)
class _Marks:
    parties: dict[str, Party]
    triggers: dict[str, tuple[tuple[int, int], ...]]


def read_marked(path: Path) -> Iterator[Item]:
    """The items of a file in order; MarkError at the first block that is wrong."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise MarkError(f"{path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise MarkError(f"{path}: not UTF-8") from error
    block: list[str] = []
    first = 0
    for number, line in enumerate([*lines, ""], start=1):
        if line.startswith("#"):
            continue
        if line.strip():
            first = first if block else number
            block.append(line)
        elif block:
            yield _item(f"{path}, line {first}", block)
            block = []


def _item(where: str, block: list[str]) -> Item:
    try:
        head, *rest = block
        if not rest:
            raise MarkError("a day without a text")
        day = date.fromisoformat(head.removeprefix("@ "))
        title = rest.pop(0).removeprefix("= ") if rest[0].startswith("= ") else ""
        first = next((n for n, row in enumerate(rest) if _EVENT.match(row)), len(rest))
        if broken := [row for row in rest[first:] if not _EVENT.match(row)]:
            raise MarkError(f"not an event: {broken[0]!r}")
        text, marks = _strip("\n\n".join(rest[:first]))
        acts = tuple(_act(event, text, marks) for event in rest[first:])
        numbers = [event.split()[0] for event in rest[first:]]
        if len(set(numbers)) < len(numbers):
            raise MarkError("one number for two events")
        if unused := {key.rstrip("=") for key in marks.triggers} - set(numbers):
            raise MarkError(f"triggers without an event: {sorted(unused)}")
    except KeyError as error:
        raise MarkError(f"{where}: nothing with a code is marked {error}") from error
    except ValueError as error:
        raise MarkError(f"{where}: {error}") from error
    parties = tuple(marks.parties.values())
    return Item(where=where, day=day, title=title, text=text, parties=parties, acts=acts)


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
            if not stack:
                raise MarkError(f"a bracket that closes no mark at {marked[at : at + 20]!r}")
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
        key: Party(key=key, spans=tuple(places), code=codes[key])
        for key, places in spans.items()
        if key.isalpha()
    }
    return text, _Marks(parties, {k: tuple(v) for k, v in spans.items() if not k.isalpha()})


def _act(event: str, text: str, marks: _Marks) -> Act:
    found = _EVENT.match(event)
    assert found  # _item has looked
    fields = [part.strip() for part in event[found.end() :].split(";")]
    venue = next((f[3:] for f in fields if f.startswith("at ")), "")
    begun = next((f[3:] for f in fields if re.fullmatch("by [a-z]", f)), "")
    status, when, said = ([f for f in fields if f[:3] not in ("at ", "by ")] + ["", "", ""])[:3]
    if venue not in text:
        raise MarkError(f"not a venue in words of the text: {venue!r}")
    sides = found["parties"].split(">")
    mutual = len(sides) == 1
    sources, targets = (_parties(side, marks) for side in (sides if not mutual else [*sides, ""]))
    by, cue, quoted = _attribution(said, text, marks)
    return Act(
        trigger=_trigger(found["act"], marks),
        again=marks.triggers.get(found["act"] + "=", ()),
        subtype=found["subtype"],
        sources=sources,
        targets=targets,
        mutual=mutual,
        status=Status(status or "actual"),
        when=_when(when, text),
        by=by,
        cue=cue,
        quoted=quoted,
        venue=venue,
        initiator=marks.parties[begun] if begun else None,
    )


def _trigger(number: str, marks: _Marks) -> tuple[tuple[int, int], ...]:
    if number not in marks.triggers:
        raise MarkError(f"no trigger is marked {number}")
    return marks.triggers[number]


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
