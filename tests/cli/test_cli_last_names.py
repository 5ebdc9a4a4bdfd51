"""A last name that articles taught as something else, beside the known person."""

from dataclasses import replace

import pytest

from kg.model import Actor, Kind
from tests.judged import called
from tests.stores import opened

BLINKEN = "antony-blinken"
WORD = Actor(id="blinken", label="Blinken", kind=Kind.ORGANISATION, learned=True)
SAME = "note: blinken was only learned from articles, as organisation: a person now"


def learned(folder, actor):
    """A call of an actor in a store."""
    with opened(folder) as store:
        store.add_actors([actor])
        store.add(*called("w1", actor=actor.id))
        store.identity.link()


@pytest.mark.parametrize("pair", [(BLINKEN, "blinken"), ("blinken", "Antony Blinken")])
def test_a_last_name_learned_as_something_else_is_merged(filled, tmp_path, pair):
    learned(tmp_path, WORD)
    result = filled("trace", "Blinken", "Lavrov")
    assert "2022-04-01" not in result.out
    note = "'Blinken' is Antony Blinken (antony-blinken) here; others: Blinken (blinken): 1 event"
    one = "if they are one: kg actors merge antony-blinken blinken"
    assert result.err == f"note: {note}; {one}\n"
    assert "antony-blinken  blinken" in filled("actors", "review").out
    result = filled("actors", "merge", *pair)
    assert result.code == 0
    assert result.err.endswith(
        f"{SAME}; if that is not meant: kg actors undo antony-blinken blinken\n"
    )
    result = filled("trace", "Blinken", "Lavrov")
    assert ("2022-04-01" in result.out, result.err) == (True, "")


def test_what_is_no_last_name_of_a_person_is_still_refused(filled, tmp_path):
    other = replace(WORD, id="winken", label="Winken")
    learned(tmp_path, other)
    result = filled("actors", "merge", BLINKEN, "winken")
    assert (result.code, "are of different kinds: person, organisation" in result.err) == (1, True)


def test_who_was_emptied_answers_no_more(filled, tmp_path):
    learned(tmp_path, WORD)
    filled("actors", "split", "blinken", BLINKEN, "--article", "w1")
    for name in ("Blinken", "blinken"):
        result = filled("trace", name, "Lavrov", "--from", "2022-04")
        assert ("2022-04-01" in result.out, result.err) == (True, "")
