"""A few of the inputs of benchmarks.fuzz, and that it would see what must not be."""

import importlib.util
from dataclasses import replace

import pytest

from benchmarks import fuzz
from benchmarks.fuzz import Tally, checked, run
from benchmarks.fuzzed import TARGETS
from kg.model import Span
from tests.test_guard import SEEDS

INPUTS = {"events": 15, "page": 30, "feed": 60}  # the slow ones


@pytest.mark.parametrize("target", TARGETS.values(), ids=TARGETS)
def test_what_strangers_write_is_read_or_refused(target):
    assert checked(target, INPUTS.get(target.name, 150), seed=1).finds == {}


@pytest.mark.parametrize("target", TARGETS.values(), ids=TARGETS)
def test_the_examples_hold(target):
    tally = Tally(target)
    for example in target.examples:
        tally.check(example)
    assert tally.finds == {}


@pytest.mark.skipif(importlib.util.find_spec("atheris") is None, reason="atheris is not installed")
def test_atheris_tries_as_many_as_it_is_asked_for(tmp_path):
    found = run("array", "atheris", 400, 1, tmp_path)
    assert (found["inputs"], found["finds"]) == (400, {})


@pytest.mark.parametrize(
    ("check", "raw", "broken", "stand_in"),
    [
        ("plain", b"a\0b", "kg.articles.plain.clean", lambda text: text),
        ("lines", b'{"text": "a\\u0000"}', "kg.articles.rows.clean_in_place", lambda text: text),
        ("dates", b"on Monday", "kg.extract.dates.find_dates", lambda _: [Span("Monday", 0, 6)]),
        ("guard", f"SELECT * {SEEDS[0]}".encode(), "kg.guard.refuse_unsafe", lambda _: None),
    ],
)
def test_a_broken_promise_is_a_find(monkeypatch, check, raw, broken, stand_in):
    tally = Tally(TARGETS[check])
    tally.check(raw)
    assert tally.finds == {}
    monkeypatch.setattr(broken, stand_in)
    tally.check(raw)
    assert len(tally.finds) == 1


def test_each_kind_of_find_is_counted_once_with_its_shortest_input():
    def check(raw):
        assert b"a" not in raw, "an a"
        int(raw)

    tally = Tally(replace(TARGETS["plain"], check=check))
    for raw in (b"bab", b"a", b"1", b"x"):
        tally.check(raw)
    assert tally.inputs == 4
    (first, second) = tally.finds.values()
    assert first == (2, b"a")
    assert second == (1, b"x")


def test_finds_of_several_chunks_are_counted_together():
    first, second = {"a": (2, b"long".hex()), "b": (1, b"".hex())}, {"a": (3, b"on".hex())}
    assert fuzz.merged([first, second]) == {"a": (5, b"on"), "b": (1, b"")}


def test_what_was_tried_is_not_tried_again(monkeypatch, tmp_path):
    made = []

    def tried(name, by, count, seed, folder):
        made.append((by, count, seed))
        return {"inputs": count, "seconds": 1.0, "finds": {}}

    monkeypatch.setattr(fuzz, "run", tried)
    first = list(fuzz.ran("plain", 50_000, 7, tmp_path))
    assert made[0] == ("hypothesis", 1_000, 7)
    assert made[1:] == [("atheris", 20_000, 7), ("atheris", 20_000, 8), ("atheris", 9_000, 9)]
    again = list(fuzz.ran("plain", 50_000, 7, tmp_path))
    assert len(made) == 4
    assert [row["inputs"] for row in again] == [row["inputs"] for row in first]


def test_a_process_that_dies_is_a_find(tmp_path):
    found = run("no target", "hypothesis", 5, 1, tmp_path)
    assert found["inputs"] == 0
    assert "KeyError" in next(iter(found["finds"]))
