"""CSV tables for people: a spreadsheet that opens one shows its text, and computes nothing.

Answers to SPARQL are no such tables: `kg.sparql.Result` writes them as the recommendation says.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import TextIO

_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a cell begins with that is computed


def write_csv(out: TextIO, rows: Iterable[Iterable[object]], end: str = "\n") -> None:
    """Write rows, the head among them, each with an ``end``; every cell is a `safe_cell`."""
    for row in rows:
        line = io.StringIO()
        csv.writer(line).writerow(map(safe_cell, row))  # older Pythons quote only what ends lines
        out.write(line.getvalue().removesuffix("\r\n") + end)


def safe_cell(value: object) -> object:
    """A cell that no spreadsheet takes for a formula: text that looks like one gets a quote.

    A number stays one, also below zero; a truth value is written in small letters.
    """
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return value
