"""Tables (.csv, .tsv) with a line of names above → articles, a row each."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from functools import partial
from typing import BinaryIO

from kg.articles.address import parse_address
from kg.articles.days import day_of_epoch, parse_day
from kg.articles.encoding import decode
from kg.articles.head import Head
from kg.articles.lines import MAX_LINE
from kg.articles.names import head_fields, named
from kg.articles.records import NO_MARK, Broken, Records, cells_of
from kg.articles.remarks import Remark
from kg.articles.rows import has_text_name, read_row
from kg.articles.text import short_line
from kg.errors import InputError
from kg.model import Article

_MARKS = ",;\t|"  # that part cells; the one that the names have most between them
_NAMES = 12  # that a message names
_QUOTES = 'put quotes around a text with commas, and write "" for a quote in it'
_ESCAPED = re.compile("[\udc80-\udcff]")


class NoText(InputError):
    """A table without a column for texts; beside articles it is some other table."""


def read_table(file: BinaryIO, where: str, given: Head) -> Iterator[Article | InputError]:
    """An article or an InputError a row, counted as spreadsheets do: the names are row 1.

    NoText where no column is named for a text.
    """
    stream = io.TextIOWrapper(file, "utf-8-sig", "surrogateescape", newline="")
    lines = _lines(stream, where)
    try:
        top = next(lines, "")
        mark = _mark(top, where)
        names = [_name(cell) for cell in cells_of(top, mark)]
        if not has_text_name(names):
            raise _without_text(names, where)
        yield from _rows(Records(lines, mark, partial(_is_row, names)), names, where, given)
    finally:
        stream.detach()  # it is for the caller to close


def _mark(top: str, where: str) -> str:
    """What parts the cells, by the line of names; that of a table of one column parts none."""
    if "\t" in top and where.lower().removesuffix(".gz").endswith(".tsv"):
        return "\t"
    mark = max(_MARKS, key=top.count)
    return mark if mark in top else NO_MARK


def _rows(
    rows: Iterable[list[str] | Broken], names: list[str], where: str, given: Head
) -> Iterator[Article | InputError]:
    for number, cells in enumerate(rows, 2):
        place = f"{where}, row {number}"
        if isinstance(cells, Broken):
            yield InputError(f"{place}: {cells}", _QUOTES)
        elif any(cell.strip() for cell in cells):
            try:
                yield from _read_cells(cells, names, place, given)
            except InputError as error:
                yield error


def _is_row(names: list[str], cells: list[str]) -> bool | None:
    """Whether cells are an article's by their number, and by a day or an address in its place.

    None where nothing tells that, or a blank before it, as a text has behind a comma.
    """
    if len(cells) != len(names):
        return False
    told = head_fields(named(dict(zip(names, cells, strict=True))))
    day, url = told["date"], told["url"]
    if not day and not url:
        return None
    is_one = parse_day(day_of_epoch(day), "")[0] or parse_address(url, "")[0]
    return bool(is_one) and (None if (day or url)[0].isspace() else True)


def _read_cells(
    cells: list[str], names: list[str], place: str, given: Head
) -> Iterator[Article | InputError]:
    if any(cells[len(names) :]):
        raise InputError(f"{place}: {len(cells)} cells below {len(names)} names", _QUOTES)
    doubts: set[str] = set()
    for at, cell in enumerate(cells):
        if _ESCAPED.search(cell):
            cells[at], doubt = decode(cell.encode("utf-8", "surrogateescape"), place)
            if doubt:
                doubts.add(str(doubt).removeprefix(f"{place}: "))
    for problem in sorted(doubts):
        yield Remark(place, problem, "save it as UTF-8 to be sure")
    row: dict[str, str] = {}
    for name, cell in zip(names, cells, strict=False):
        if not row.get(name, "").strip():  # of two columns of one name the first that has something
            row[name] = cell.replace("\r\n", "\n")
    yield from read_row(row, place, given)


def _lines(stream: io.TextIOWrapper, where: str) -> Iterator[str]:
    while line := stream.readline(MAX_LINE):
        if len(line) == MAX_LINE and line[-1] not in "\r\n":
            limit = MAX_LINE // 1_000_000
            raise InputError(f"{where}: a line larger than {limit} MB", _QUOTES)
        yield line


def _name(cell: str) -> str:
    name = cell.strip()
    return "id" if name.lower() == "id" else name


def _without_text(names: list[str], where: str) -> InputError:
    told = [short_line(name)[:40] for name in names[:_NAMES] if name]
    more = ", \u2026" if len(names) > _NAMES else ""
    columns = f" (its columns: {', '.join(told)}{more})" if told else ""
    hint = "name the columns on the first line: title, date, url, text"
    return NoText(f"{where}: a table without a column of texts{columns}", hint)
