"""Answers of queries as tables, and what columns hold that a picture can show."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from kg import rdf
from kg.errors import InputError
from kg.given import read_day
from kg.server.pages.facts import Links
from kg.server.pages.markup import Html, el, named
from kg.shown import counted

SHOWN = 1_000  # rows
_LONG = 4_000  # characters of a cell
_DAY = re.compile(r"\d{4}(-\d\d(-\d\d(T.*)?)?)?", re.ASCII)
_NUMBERS = frozenset("integer decimal double float int long".split())

Cell = dict[str, str]


@dataclass(frozen=True, slots=True)
class Answer:
    """Column names, and rows of cells; a cell without a value is None."""

    names: tuple[str, ...]
    rows: tuple[tuple[Cell | None, ...], ...]

    @classmethod
    def of(cls, document: bytes) -> Answer:
        """Return the answer of a SPARQL JSON document."""
        data: dict[str, Any] = json.loads(document)
        if "boolean" in data:
            cell = {"type": "literal", "value": "yes" if data["boolean"] else "no"}
            return cls(("answer",), ((cell,),))
        names = tuple(data["head"]["vars"])
        rows = (tuple(row.get(name) for name in names) for row in data["results"]["bindings"])
        return cls(names, tuple(rows))

    def values(self, column: int) -> list[Cell]:
        """The cells of a column that have a value."""
        return [cell for row in self.rows if (cell := row[column]) is not None]

    def _columns(self, fits: Any) -> Iterator[int]:
        for column in range(len(self.names)):
            values = self.values(column)
            if values and all(map(fits, values)):
                yield column

    @property
    def days(self) -> int | None:
        """The first column that holds days, months or years."""
        return next(self._columns(is_day), None)

    @property
    def actors(self) -> tuple[int, int] | None:
        """The first two columns that hold actors."""
        found = [*self._columns(lambda cell: cell["value"].startswith(rdf.ACTOR))]
        return (found[0], found[1]) if len(found) > 1 else None

    def weights(self) -> list[int]:
        """What each row counts: the number in it where there is one column of them, else one."""
        found = [*self._columns(lambda cell: _type(cell) == "integer")]
        if len(found) != 1:
            return [1] * len(self.rows)
        cells = (row[found[0]] for row in self.rows)
        return [int(cell["value"]) if cell else 0 for cell in cells]


def is_day(cell: Cell) -> bool:
    """Whether a cell holds a day, a month or a year."""
    return _type(cell) not in _NUMBERS and day_of(cell) is not None


def day_of(cell: Cell) -> date | None:
    """The first day of what a cell holds."""
    text = cell["value"]
    if cell["type"] != "literal" or not _DAY.fullmatch(text):
        return None
    try:
        return read_day(text[:10])
    except InputError:
        return None


def _type(cell: Cell) -> str:
    return cell.get("datatype", "").rpartition("#")[2]


def table(answer: Answer, link: Links) -> Html:
    """The rows, the first `SHOWN` of them."""
    head = [el("th", {"scope": "col"}, named(name)) for name in answer.names]
    rows = [
        el("tr", {"id": f"row-{number}"},
           [_cell(cell, name, link) for cell, name in zip(row, answer.names, strict=True)])
        for number, row in enumerate(answer.rows[:SHOWN])
    ]  # fmt: skip
    return el(
        "div",
        {"class": "answer", "tabindex": "0", "role": "region", "aria-label": "The answer"},
        el("table", None, el("caption", None, "The answer"),
           el("thead", None, el("tr", None, head)), el("tbody", None, rows)),
    )  # fmt: skip


def summary(answer: Answer) -> str:
    """How many rows there are, and how many are shown."""
    total = len(answer.rows)
    if total <= SHOWN:
        return counted(total, "row")
    return f"The first {SHOWN:,} of {counted(total, 'row')}; CSV and JSON have all"


def _cell(cell: Cell | None, name: str, link: Links) -> Html:
    if cell is None:
        return el("td", {"data-label": name})
    text = cell["value"]
    if cell["type"] == "uri":
        return el("td", {"data-label": name}, el("div", None, link(text)))
    kind = "number" if _type(cell) in _NUMBERS else "date" if is_day(cell) else None
    kind = kind or ("sentence" if len(text) > 60 else None)
    return el(
        "td", {"data-label": name, "class": kind}, el("div", {"dir": "auto"}, named(text, _LONG))
    )
