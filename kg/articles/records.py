"""Lines of a table → the cells of its rows; a row whose quotes are broken costs that row alone."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Literal

from kg.articles.lines import MAX_LINE

NO_MARK = "\x1f"  # parts the cells of a table that has one column
_UNQUOTED = ("\t", NO_MARK)  # marks that stand in no text, so that no cell needs quotes
_OPEN = "a quote that is not closed before the rows below"


class Broken(ValueError):
    """What is wrong with a row that cannot be read, and how many lines go with it."""


class Records:
    """The cells of each row, or a Broken in its place.

    ``is_row`` tells whether cells are a row of this table; None where they may be one.
    """

    def __init__(
        self, lines: Iterator[str], mark: str, is_row: Callable[[list[str]], bool | None]
    ) -> None:
        self._lines, self._mark, self._is_row = _Lines(lines), mark, is_row
        self._rows = csv.reader(self._lines, delimiter=mark, strict=True)

    def __iter__(self) -> Iterator[list[str] | Broken]:
        while (row := self._next()) is not None:
            yield row

    def _next(self) -> list[str] | Broken | None:
        taken = self._lines.taken
        taken.clear()
        try:
            with _large_cells():
                cells = next(self._rows, None)
            if any(self._is_row(cells_of(line, self._mark)) for line in taken[1:]):
                raise csv.Error(_OPEN)
        except csv.Error as error:
            first, *below = taken
            self._lines.again.extend(below)
            return self._bare(first) or Broken(f"{error}{self._skipped()}")
        return cells

    def _bare(self, line: str) -> list[str] | None:
        """The cells of a line that is a row where quotes are words; None where it is none.

        Elsewhere than between tabs they come in pairs then.
        """
        if self._mark not in _UNQUOTED and line.count('"') % 2:
            return None
        cells = cells_of(line, self._mark, quoted=False)
        return None if self._is_row(cells) is False else cells

    def _skipped(self) -> str:
        """Go on to the next line that may be a row; in words how many are left out for that."""
        number = 0
        while (line := self._lines.read()) is not None:
            if self._is_row(cells_of(line, self._mark)) is not False:
                self._lines.again.appendleft(line)
                break
            number += 1
        return f" ({number} more of its lines are left out)" if number else ""


class _Lines:
    """Lines, of which those that the row at hand has taken can be read again, each for itself.

    If these could be taken for one row again, the time would have no end.
    """

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self.taken: list[str] = []
        self.again = deque[str]()

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = None if self.taken and self.again else self.read()
        if line is None:
            raise StopIteration
        self.taken.append(line)
        return line

    def read(self) -> str | None:
        """The next line, for no row yet."""
        return self.again.popleft() if self.again else next(self._lines, None)


def cells_of(line: str, mark: str, *, quoted: bool = True) -> list[str]:
    """The cells of a line that is a row by itself."""
    quoting: Literal[0, 3] = csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE
    with _large_cells():
        return next(csv.reader([line], delimiter=mark, quoting=quoting), [])


@contextmanager
def _large_cells() -> Iterator[None]:
    before = csv.field_size_limit(MAX_LINE)  # of all that reads such files in this process
    try:
        yield
    finally:
        csv.field_size_limit(before)
