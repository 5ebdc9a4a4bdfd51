"""Annotated and predicted events as they are compared, and the files they are read from.

A type is told as ``event_type``, as ``type16`` (PLOVER's sixteen) or as ``root``, whose YIELD is
CONCEDE or RETREAT; the first that an event has counts.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import combinations, product
from pathlib import Path
from typing import Any

from kg.errors import InputError

GUIDE = "see training/guidelines.md"  # what annotated articles look like

FIELDS = ("status", "date", "attribution")
_KINDS = ("event_type", "type16", "root")

Row = dict[str, Any]
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Party:
    """An actor of an event: the places of the text that name it."""

    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """One event, annotated or predicted."""

    kind: str  # the type, "" where the codebook has none
    subtype: str  # "" where it is not told
    triggers: tuple[Place, ...]  # where its words stand, if that is told
    sources: tuple[Party, ...]
    targets: tuple[Party, ...]
    mutual: bool
    status: str
    days: tuple[str, str] | None
    stated: bool  # the date is annotated, or said by the text
    speakers: tuple[Party, ...]
    fields: frozenset[str]  # which of subtype, status, date and attribution are told of it

    def pairs(self) -> list[tuple[Party | None, Party | None]]:
        """(source, target) pairs; of a mutual act every two parties."""
        if self.mutual:
            return list(combinations(self.sources + self.targets, 2))
        return list(product(self.sources or (None,), self.targets or (None,)))


def annotated(path: Path) -> Iterator[tuple[str, tuple[str, list[Told]]]]:
    """Articles with their text and events, of either form; InputError for a line of neither."""
    lines: dict[str, list[Row]] = defaultdict(list)
    with _complete(path, GUIDE):
        for row in _rows(path):
            if "events" in row:
                acts = row["events"] + row.get("untyped", [])
                yield str(row["id"]), (_text(row, path), [told_of(act) for act in acts])
            elif "article" in row:
                lines[row["article"]].append(row)
            else:
                raise InputError(f"{path}: a line has neither events nor an article", GUIDE)
        for name, events in lines.items():
            told = [told_of(event) for event in events]
            yield name, (_spread(events), told)


def _text(row: Row, path: Path) -> str:
    if not isinstance(row["text"], str):
        raise InputError(f"{path}: the text of article {row['id']} is none", GUIDE)
    return row["text"]


@contextmanager
def _complete(path: Path, hint: str) -> Iterator[None]:
    """InputError for a field that a line of a file lacks."""
    try:
        yield
    except KeyError as error:
        raise InputError(f"{path}: a line has no {error}", hint) from error


def _spread(events: list[Row]) -> str:
    """A text in which the mentions of corrected events stand at their offsets."""
    places = [m for e in events for m in e["sources"] + e["targets"]]
    places += [m for e in events if e.get("attribution") for m in e["attribution"]["by"]]
    text = [" "] * max((m["end"] for m in places), default=0)
    for mention in places:
        text[mention["start"] : mention["end"]] = mention["text"]
    return "".join(text)


def predicted_by_article(path: Path) -> dict[str, list[Told]]:
    """The predicted events by article; InputError as for `annotated`."""
    found: dict[str, list[Told]] = defaultdict(list)
    with _complete(path, "write it with kg extract"):
        for row in _rows(path):
            found[str(row["article"])].append(told_of(row))
    return found


def _rows(path: Path) -> Iterator[Row]:
    try:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield _row(line, f"{path}, line {number}")
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}", "check the path") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not UTF-8", "save it as UTF-8") from error


def _row(line: str, where: str) -> Row:
    hint = "the file holds one JSON object a line"
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise InputError(f"{where}: not JSON: {error.msg} (column {error.colno})", hint) from error
    except RecursionError:
        raise InputError(f"{where}: JSON that is nested too deep", hint) from None
    if not isinstance(row, dict):
        raise InputError(f"{where}: not an object", hint)
    return row


def told_of(row: Row) -> Told:
    """One event of an annotated or predicted line; InputError when a part is missing."""
    try:
        return _told(row)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        what = f"it has no {error}" if isinstance(error, KeyError) else error
        where = row.get("article") if isinstance(row, dict) else None
        of = f" of article {where}" if where else ""
        message = f"an event{of} cannot be read: {what}"
        raise InputError(message, "its fields are those of kg extract") from error


def _told(row: Row) -> Told:
    when, said = row.get("date"), row.get("attribution")
    return Told(
        kind=_kind(row),
        subtype=row.get("subtype") or "",
        triggers=_triggers(row),
        sources=_parties(row["sources"]),
        targets=_parties(row["targets"]),
        mutual=bool(row.get("reciprocal")),
        status=row.get("status") or "actual",
        days=(when["start"], when["end"]) if when else None,
        stated=bool(when and when.get("text")),
        speakers=_parties(said["by"]) if said else (),
        fields=frozenset(name for name in ("subtype", *FIELDS) if _is_told(row, name)),
    )


def _kind(row: Row) -> str:
    for name in _KINDS:
        if name in row:
            return row[name] or ""
    raise KeyError(" or ".join(_KINDS))


def _is_told(row: Row, field: str) -> bool:
    """Whether a field is annotated; null says that there is no date or speaker, but of status and
    subtype nothing."""
    return field in row and (field in ("date", "attribution") or row[field] is not None)


def _triggers(row: Row) -> tuple[Place, ...]:
    trigger = row.get("trigger")
    places = row.get("trigger_spans") or (
        [(trigger["start"], trigger["end"])] if isinstance(trigger, dict) else []
    )
    return tuple((int(start), int(end)) for start, end in places)


def _parties(rows: Iterable[Row]) -> tuple[Party, ...]:
    return tuple(
        dict.fromkeys(
            Party(
                tuple((int(s), int(e)) for s, e in row["spans"])
                if "spans" in row
                else ((int(row["start"]), int(row["end"])),)
            )
            for row in rows
        )
    )
