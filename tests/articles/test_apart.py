"""Calls in a process of their own: what they answer, and what ends them."""

import pytest

from kg.articles.apart import Apart, OverLimitError, called
from kg.errors import InputError


@pytest.fixture
def apart():
    """Calls apart, with a second of CPU and 500 MB each."""
    made = []

    def make(function):
        made.append(Apart(function, seconds=1, memory=500_000_000))
        return made[-1]

    yield make
    for one in made:
        one.close()


def test_answers_come_back_one_after_the_other(apart):
    length = apart("builtins:len")
    assert [length("abc"), length([])] == [3, 0]


def test_what_raises_gives_nothing_and_goes_on(apart):
    number = apart("builtins:int")
    assert [number("x"), number("7")] == [None, 7]


def test_what_a_library_prints_is_no_answer(apart):
    assert apart("builtins:print")("x") is None


def test_what_takes_too_long_is_ended_and_the_next_call_is_answered(apart):
    total = apart("builtins:sum")
    with pytest.raises(OverLimitError, match="builtins:sum"):
        total(range(10**12))
    assert total([1, 2]) == 3


def test_what_takes_too_much_memory_gets_none(apart):
    repeated = apart("operator:mul")
    assert repeated("x", 1_000_000_000) is None
    assert repeated("x", 3) == "xxx"


def test_a_process_that_dies_costs_one_page():
    with pytest.raises(InputError, match=r"a\.html: cannot be read within 20 s and 2 GB") as caught:
        called("os:_exit", "a.html", 1)
    assert caught.value.hint
