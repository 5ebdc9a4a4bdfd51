"""Tables (.csv, .tsv) with a line of names above → articles, a row each."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from typing import BinaryIO

from kg.articles.encoding import decode
from kg.articles.head import Head
from kg.articles.lines import MAX_LINE
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
    before = csv.field_size_limit(MAX_LINE)  # of all that reads such files in this process
    try:
        top = next(lines, "")
        mark = max(_MARKS, key=top.count)
        names = [_name(cell) for cell in next(csv.reader([top], delimiter=mark), [])]
        if not has_text_name(names):
            raise _without_text(names, where)
        yield from _rows(csv.reader(lines, delimiter=mark), names, where, given)
    finally:
        csv.field_size_limit(before)
        stream.detach()  # it is for the caller to close


def _rows(
    rows: Iterator[list[str]], names: list[str], where: str, given: Head
) -> Iterator[Article | InputError]:
    number = 1
    while True:
        number += 1
        place = f"{where}, row {number}"
        try:
            cells = next(rows, None)
        except csv.Error as error:
            raise InputError(f"{place}: {error}", _QUOTES) from error
        if cells is None:
            return
        if any(cell.strip() for cell in cells):
            try:
                yield from _read_cells(cells, names, place, given)
            except InputError as error:
                yield error


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
    row = {name: cell.replace("\r\n", "\n") for name, cell in zip(names, cells, strict=False)}
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
