"""Annotated and predicted events as they are compared, and the files they are read from."""

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

Row = dict[str, Any]
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Party:
    """An actor of an event: the places of the text that name it."""

    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """One event, annotated or predicted."""

    kind: str
    subtype: str
    sources: tuple[Party, ...]
    targets: tuple[Party, ...]
    mutual: bool
    status: str
    days: tuple[str, str] | None
    stated: bool  # the date is annotated, or said by the text
    speakers: tuple[Party, ...]

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
                yield str(row["id"]), (_text(row, path), [told_of(e) for e in row["events"]])
            elif "article" in row:
                lines[row["article"]].append(row)
            else:
                raise InputError(f"{path}: a line has neither events nor an article", GUIDE)
        for name, events in lines.items():
            told = [told_of(event) for event in events]
            yield name, (_spread(events), [event for event in told if event.kind])


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
    """The predicted events that have a PLOVER type, by article; InputError as for `annotated`."""
    found: dict[str, list[Told]] = defaultdict(list)
    with _complete(path, "write it with kg extract"):
        for row in _rows(path):
            if row["event_type"]:
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
        kind=row.get("event_type") or row.get("type16") or "",
        subtype=row.get("subtype") or "",
        sources=_parties(row["sources"]),
        targets=_parties(row["targets"]),
        mutual=bool(row.get("reciprocal")),
        status=row.get("status") or "actual",
        days=(when["start"], when["end"]) if when else None,
        stated=bool(when and when.get("text")),
        speakers=_parties(said["by"]) if said else (),
    )


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
