"""Rows written as a table, CSV, JSON or JSON lines."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

from kg.cells import write_csv
from kg.cli.session import one_line
from kg.files import writing

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

Row = Mapping[str, Any]

_CONFIDENCE = "confidence"
_LONG = ("sentence", "source", "article", "also")  # columns of long texts, that to read first
_ROOM = 40  # columns of a terminal that such a text must have
_APART = 2  # blanks between what stands in a line
_GAP = 3  # between two columns of a table


def choose_format(asked: str | None, path: Path | None, known: Sequence[str]) -> str:
    """Return the format asked for, else that of the file's suffix, else the first known."""
    if asked is not None:
        return asked
    suffix = path.suffix.lstrip(".").lower() if path else ""
    if suffix in known or not suffix or suffix == "txt":
        return suffix if suffix in known else known[0]
    raise click.UsageError(f"no format is called {suffix!r}; use {', '.join(known)}")


def write_rows(
    rows: Sequence[Row], columns: Sequence[str], format: str, path: Path | None = None
) -> None:
    """Write rows; a table shows ``columns``, the other formats everything a row holds."""
    with writing(path) as out:
        if format == "json":
            out.write(json.dumps(list(rows), ensure_ascii=False, indent=2, default=str) + "\n")
        elif format == "jsonl":
            for row in rows:
                out.write(json.dumps(row, ensure_ascii=False, default=str) + "\n")
        elif format == "csv":
            _write_csv(rows, columns, out)
        elif path is None and sys.stdout.isatty():
            _write_rich(rows, columns)
        else:
            _write_plain(rows, columns, out)


def write_found(
    rows: Sequence[Row], columns: Sequence[str], format: str, path: Path | None = None
) -> None:
    """Write rows as `write_rows` does, but no table in which there is nothing."""
    if rows or format != "table":
        write_rows(rows, columns, format, path)


def write_document(text: str, path: Path | None = None) -> None:
    """Write a text as it is, with a line end at its end."""
    with writing(path) as out:
        out.write(text if text.endswith("\n") or not text else text + "\n")


def _write_csv(rows: Sequence[Row], columns: Sequence[str], out: TextIO) -> None:
    names = list(rows[0]) if rows else list(columns)
    write_csv(out, [names, *([_cell(row.get(name)) for name in names] for row in rows)])


def _write_plain(rows: Sequence[Row], columns: Sequence[str], out: TextIO) -> None:
    """Aligned columns without lines, whole texts: for pipes and files."""
    cells = [[_head(name).upper() for name in columns]]
    cells += [[one_line(_shown(row, name)) for name in columns] for row in rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    for line in cells:
        padded = (cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        out.write("  ".join(padded).rstrip() + "\n")


def _write_rich(rows: Sequence[Row], columns: Sequence[str]) -> None:
    """A table as wide as the terminal; where it is too narrow for long texts, they stand below."""
    from rich.console import Console

    console, below = Console(), [name for name in _LONG if name in columns]
    beside = [name for name in columns if name not in below]
    widths = (max(len(_shown(row, name)) for row in rows) for name in beside if rows)
    if below and sum(widths) + _GAP * len(columns) + _ROOM * len(below) > console.width:
        _write_stacked(rows, beside, below, console)
    else:
        _write_table(rows, columns, console)


def _write_stacked(
    rows: Sequence[Row], beside: Sequence[str], below: Sequence[str], console: Console
) -> None:
    from rich.padding import Padding
    from rich.text import Text

    cells = [[one_line(_shown(row, name)) for name in beside] for row in rows]
    heads = [_head(name).upper() for name in beside]
    widths = _fitted([heads, *cells], console.width)
    console.print(_line(heads, widths))
    for row, line in zip(rows, cells, strict=True):
        console.print(_line(line, widths))
        for name in below:
            if text := one_line(_shown(row, name)):
                console.print(Padding(Text(text, overflow="fold"), (0, 0, 0, 4)))


def _fitted(lines: Sequence[Sequence[str]], room: int) -> list[int]:
    """The widths of columns; the widest ones give way until all have room, but not the first."""
    from rich.cells import cell_len

    widths = [max(map(cell_len, column)) for column in zip(*lines, strict=True)]
    while sum(widths) + _APART * (len(widths) - 1) > room and max(widths[1:], default=0) > 1:
        widest = max(range(1, len(widths)), key=widths.__getitem__)
        widths[widest] -= 1
    return widths


def _line(cells: Sequence[str], widths: Sequence[int]) -> Table:
    """A line of a table whose columns stand below those of other lines; cells are folded."""
    from rich.table import Table
    from rich.text import Text

    line = Table.grid(padding=(0, _APART, 0, 0))
    for width in widths:
        line.add_column(width=width, overflow="fold")
    line.add_row(*(Text(cell, style="bold") for cell in cells))
    return line


def _write_table(rows: Sequence[Row], columns: Sequence[str], console: Console) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for name in columns:
        table.add_column(_head(name), overflow="fold", no_wrap=name == "date")
    for row in rows:
        # Text: what looks like markup in an article stays text
        table.add_row(*(Text(one_line(_shown(row, name))) for name in columns))
    console.print(table)


def _head(name: str) -> str:
    """What stands above a column of a table."""
    return "sure" if name == _CONFIDENCE else name


def _shown(row: Row, name: str) -> str:
    """A cell of a table; a confidence in per cent, which is shorter."""
    value = row.get(name)
    return f"{value:.0%}" if name == _CONFIDENCE and value is not None else _flat(value)


def _cell(value: object) -> object:
    """A number as it is, anything else as text."""
    return value if isinstance(value, int | float) else _flat(value)


def _flat(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list | tuple):
        return "; ".join(map(_flat, value))
    return str(value)
