import sys

import pytest

from kg.errors import ConfigError
from kg.sparql import Result, python_value

ROWS = (("<script>alert(1)</script>", 1), (None, 2))


def table(rows=ROWS):
    return Result(kind="select", variables=("text", "n"), rows=rows)


def test_a_table_for_notebooks_is_escaped():
    html = table()._repr_html_()
    assert "<script>" not in html
    assert "&lt;script&gt;" in html
    assert html.count("<tr>") == 3


def test_a_long_table_is_cut_and_says_so():
    html = table(ROWS * 100)._repr_html_()
    assert html.count("<tr>") == 101
    assert html.endswith("<p>100 of 200 rows</p>")


def test_without_pandas_the_hint_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ConfigError, match="pandas is not installed") as caught:
        table().to_pandas()
    assert caught.value.hint == "pip install pandas"


def test_a_data_frame_has_the_rows(monkeypatch):
    class Pandas:
        @staticmethod
        def DataFrame(rows, columns):
            return rows, columns

    monkeypatch.setitem(sys.modules, "pandas", Pandas)
    assert table().to_pandas() == (list(ROWS), ["text", "n"])


@pytest.mark.parametrize(
    ("value", "datatype", "expected"),
    [
        ("7", "integer", 7),
        ("0.5", "double", 0.5),
        ("true", "boolean", True),
        ("-0044-03-15", "date", "-0044-03-15"),  # no date of Python's
        ("seven", "integer", "seven"),
    ],
)
def test_values(value, datatype, expected):
    cell = {"type": "literal", "value": value, "datatype": f"http://x.example/#{datatype}"}
    assert python_value(cell) == expected
    assert python_value(None) is None
