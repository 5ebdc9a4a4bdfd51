"""What clients are told of errors that were written for somebody at a command line."""

import pytest

from kg.errors import InputError, QueryError, RefusedError, StoreError
from kg.server.problems import from_error, line_of


@pytest.mark.parametrize(
    ("hint", "line"),
    [
        (None, "it is wrong"),
        ("write YYYY-MM-DD", "it is wrong; write YYYY-MM-DD"),
        ("put --- below title, date", "it is wrong; put --- below title, date"),
        (
            "all that are known: kg actors",
            "it is wrong; /actors?q= finds actors by a part of their names",
        ),
        ("all that there are: kg queries", "it is wrong"),
        ("run kg migrate: it keeps a copy of the store as it is", "it is wrong"),
        ("name another place with --store", "it is wrong"),
    ],
)
def test_no_command_is_advised(hint, line):
    assert line_of(InputError("it is wrong", hint)) == line
    for kind, status in ((RefusedError, 403), (QueryError, 400), (StoreError, 503)):
        problem = from_error(kind("it is wrong", hint))
        assert (problem.status, problem.sentence) == (status, line)
