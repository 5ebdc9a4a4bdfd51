"""The tables of ``seeds/actors/``: CSV with comment lines, lists split by ``|``."""

from __future__ import annotations

import calendar
import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kg.errors import ConfigError

FOLDER = "actors"
WHERE = "@"  # the column that says where a row stands, for errors
Row = dict[str, str]


def rows(seeds: Path, name: str) -> Iterator[Row]:
    """The rows of a table by column; ConfigError with file and line for one of another length."""
    path = seeds / FOLDER / f"{name}.csv"
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(
            f"{path}: cannot be read ({error})", "seeds/actors/ must hold it"
        ) from error
    columns: list[str] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = next(csv.reader([line]))
        if not columns:
            columns = cells
        elif len(cells) != len(columns):
            raise ConfigError(
                f"{path}:{number}: {len(cells)} cells, not {len(columns)}",
                f"the columns are {', '.join(columns)}",
            )
        else:
            yield {**dict(zip(columns, cells, strict=True)), WHERE: f"{path}:{number}"}


def split(cell: str) -> list[str]:
    """The members of a list in a cell."""
    return [member.strip() for member in cell.split("|") if member.strip()]


@dataclass(frozen=True, slots=True)
class Term:
    """One post of a person as ``people.csv`` writes it: "president USA 1993-01-20..2001"."""

    office: str
    of: str
    begin: date | None
    end: date | None


def terms(row: Row) -> Iterator[Term]:
    """The posts of a row; ConfigError for one that cannot be read."""
    for text in split(row["posts"]):
        parts = text.split()
        if len(parts) != 3 or ".." not in parts[2]:
            raise ConfigError(
                f"{row[WHERE]}: {text!r} is no post", 'write "president USA 1993-01-20..2001"'
            )
        begin, end = parts[2].split("..", 1)
        yield Term(parts[0], parts[1], *span(row, begin, end))


def span(row: Row, begin: str, end: str) -> tuple[date | None, date | None]:
    """First and last day of what a row writes as from and to; ConfigError for no dates, and for
    an end before the beginning."""
    try:
        first, last = day(begin, last=False), day(end, last=True)
    except ValueError as error:
        message = f"{row[WHERE]}: {begin!r} or {end!r} is no date"
        raise ConfigError(message, "write 2001, 2001-01 or 2001-01-20") from error
    if first is not None and last is not None and last < first:
        raise ConfigError(f"{row[WHERE]}: {begin!r} is after {end!r}", "write from..to")
    return first, last


def day(text: str, *, last: bool) -> date | None:
    """First or last day of a year, a month or a day; None for nothing, ValueError if wrong."""
    if not text:
        return None
    numbers = [int(part) for part in text.split("-")]
    year, month, dom = (*numbers, *((12, 31) if last else (1, 1))[len(numbers) - 1 :])
    if len(numbers) == 2:
        dom = calendar.monthrange(year, month)[1] if last else 1
    return date(year, month, dom)
