import signal
import subprocess
import sys
import time

import pytest

from kg.cli import limits
from kg.cli.limits import within
from kg.errors import QueryError

# Nothing comes of it, and only after years.
ENDLESS = (
    "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l"
    " FILTER(STR(?a) = CONCAT(STR(?f), STR(?i), STR(?l))) }"
)

# A Ctrl-C reaches it, also where whoever runs the tests ignores it.
START = """
import signal; from kg.cli import main
signal.signal(signal.SIGINT, signal.default_int_handler)
main()
"""


@pytest.fixture
def endless(filled, tmp_path):
    """Start a query without end in a process of its own."""
    started = []

    def start(*options):
        store = str(tmp_path / "kg.db")
        process = subprocess.Popen(
            [sys.executable, "-c", START, "query", ENDLESS, "--store", store, *options],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


def test_a_query_ends_with_its_time(endless):
    process = endless("--timeout", "1")
    out, err = process.communicate(timeout=30)
    assert (process.returncode, out) == (1, "")
    first, second = err.splitlines()
    assert first == "kg: the query took longer than 1 s"
    assert "--timeout" in second


def test_a_key_press_ends_a_query(endless):
    process = endless("--timeout", "0")
    time.sleep(3)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert (process.returncode, out) == (130, "")
    assert "kg: stopped" in err


def test_a_query_may_not_take_all_memory(monkeypatch):
    monkeypatch.setattr(limits, "_memory", lambda: 1)
    with pytest.raises(QueryError, match=r"more than 0\.0 GB, half of this machine's memory"):
        within(None, lambda: time.sleep(0.5))


def test_what_is_within_the_limits_comes_back(filled):
    assert within(None, lambda: "answer") == within(5.0, lambda: "answer") == "answer"
    with pytest.raises(QueryError, match="cannot run"):
        within(5.0, raising)
    assert filled("query", "ASK {}", "--timeout", "0").out == "BOOLEAN\ntrue\n"


def raising():
    raise QueryError("cannot run")


@pytest.mark.parametrize("options", [("--timeout", "3"), ("--timeout", "0"), ("--user", "me")])
def test_what_only_a_server_heeds_is_refused_without_one(filled, options):
    result = filled("trace", "Blinken", *options)
    assert result.code == 2
    assert f"{options[0]} is for a server: it goes with --endpoint" in result.err
