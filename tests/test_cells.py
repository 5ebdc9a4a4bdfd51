import csv
import io

import pytest

from kg.cells import safe_cell, write_csv

STARTS = ["=", "+", "-", "@", "\t", "\r"]


@pytest.mark.parametrize("start", STARTS)
def test_no_cell_is_a_formula(start):
    out = io.StringIO()
    write_csv(out, [(f"{start}head", "fine"), (f"{start}cmd|calc", f"a {start}b")])
    assert list(csv.reader(io.StringIO(out.getvalue(), newline=""))) == [
        [f"'{start}head", "fine"],
        [f"'{start}cmd|calc", f"a {start}b"],
    ]


@pytest.mark.parametrize(
    ("value", "cell"),
    [(-1, -1), (-0.5, -0.5), (True, "true"), (None, None), ("a-b", "a-b"), ("-1", "'-1")],
)
def test_only_text_is_guarded(value, cell):
    assert safe_cell(value) == cell
