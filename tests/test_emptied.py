"""Why a choice is empty: what was chosen, and what a wider choice finds."""

from datetime import date

import pytest

from kg.choice import choose
from kg.emptied import why_empty
from kg.model import Level, Status
from kg.store import Store
from kg.trace import filter_of
from tests.factories import ONTOLOGY, corpus
from tests.stores import fill


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with Store.open(tmp_path_factory.mktemp("store"), ontology=ONTOLOGY) as found:
        fill(found, corpus())
        yield found


BLINKEN_UKRAINE = ("antony-blinken", "ukraine")


@pytest.mark.parametrize(
    ("actors", "choice", "chosen", "wider"),
    [
        (
            BLINKEN_UKRAINE,
            {},
            ["between Antony Blinken and Ukraine"],
            [("of Antony Blinken and anybody", 3), ("of Ukraine and anybody", 5)],
        ),
        (
            ("ukraine",),
            {"types": ["CONSULT"]},
            ["of Ukraine", "of the type consult"],
            [("of anybody", 2), ("of any type", 5)],
        ),
        ((), {"since": date(2030, 1, 1)}, ["from 1 Jan 2030 on"], [("of any time", 9)]),
        (
            (),
            {"since": date(2030, 1, 1), "until": date(2030, 1, 31)},
            ["from 1 Jan 2030 on", "until 31 Jan 2030"],
            [("of any time", 9)],
        ),
        (
            (),
            {"types": ["phone-call", "attack"], "status": [Status.PLANNED]},
            ["of the type attack or phone call", "of the status planned"],
            [("of any type", 1), ("of any status", 3)],
        ),
        ((), {"min_confidence": 0.9}, ["90% sure or more"], [("however sure", 9)]),
        (
            (),
            {"articles": ["a1"], "status": [Status.DENIED]},
            ["of the status denied", "in the 1 chosen article"],
            [("of any status", 1), ("in any article", 1)],
        ),
        (
            BLINKEN_UKRAINE,
            {"since": date(2030, 1, 1)},
            ["between Antony Blinken and Ukraine", "from 1 Jan 2030 on"],
            [],
        ),
    ],
)
def test_each_part_is_named_with_what_there_is_without_it(store, actors, choice, chosen, wider):
    assert choose(store, *actors, **choice) == []
    found = why_empty(store, actors, filter_of(choice))
    assert (found.held, list(found.chosen), list(found.wider)) == (9, chosen, wider)


def test_of_all_there_is_no_reason(store):
    assert why_empty(store, (), filter_of({}), level=Level.COUNTRY) is None
