from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from kg.actors.base import ActorBase
from kg.actors.names import atoms
from kg.actors.resolve import resolve_events
from kg.actors.seeds import read_seeds
from kg.model import Article, DateSpan, Event, Kind, Mention, Span

SEEDS = Path(__file__).parents[2] / "seeds"

# The day, the words, and whom they mean then.
THEN = [
    (date(1980, 6, 12), "Moscow", "Soviet Union"),
    (date(1980, 6, 12), "The Kremlin", "Soviet Union"),
    (date(1980, 6, 12), "The Russians", "Soviet Union"),
    (date(1980, 6, 12), "Russia", "Soviet Union"),
    (date(1980, 6, 12), "the Russian foreign minister", "Andrei Gromyko"),
    (date(1980, 6, 12), "Russian troops", "Soviet armed forces"),
    (date(1991, 10, 1), "Moscow", "Soviet Union"),
    (date(1968, 8, 20), "Prague", "Czechoslovakia"),
    (date(1968, 8, 20), "the Czechs", "Czechoslovakia"),
    (date(1968, 8, 20), "the Czech government", "Czechoslovakia"),
    (date(1975, 3, 2), "Belgrade", "Yugoslavia"),
    (date(1999, 3, 24), "Belgrade", "Yugoslavia"),
    (date(1989, 1, 2), "Sanaa", "North Yemen"),
    (date(1989, 1, 2), "Aden", "South Yemen"),
    (date(1972, 1, 2), "Saigon", "South Vietnam"),
    (date(1912, 10, 18), "Turkey", "Ottoman Empire"),
]  # fmt: skip

# What the same words mean at other times.
NOW = [
    (date(1991, 12, 26), "Moscow", "Russia"),
    (date(1991, 10, 1), "the Russian president", "Boris Yeltsin"),
    (date(1991, 10, 1), "the Soviet president", "Mikhail Gorbachev"),
    (date(2022, 2, 2), "the Russians", "Russia"),
    (date(1993, 1, 1), "Prague", "Czechia"),
    (date(2005, 3, 24), "Belgrade", "Serbia"),
    (date(1975, 3, 2), "Bonn", "Germany"),
    (date(1975, 3, 2), "East Berlin", "East Germany"),
    (date(1999, 3, 24), "the Serbs", "Serbia"),
    (date(1999, 3, 24), "Aden", "Aden"),
    (date(1923, 1, 2), "Turkey", "Turkey"),
]


@pytest.mark.parametrize(("day", "words", "label"), [*THEN, *NOW])
def test_a_name_means_the_state_of_the_day(
    meant_by: Callable[[str, str, date], str], day: date, words: str, label: str
) -> None:
    assert meant_by(words, "{} rejected the proposal.", day) == label


@pytest.mark.parametrize(
    ("when", "actor"), [(date(1979, 12, 27), "soviet-union"), (date(2022, 2, 1), "russia")]
)
def test_the_day_is_that_of_the_event(base: ActorBase, when: date, actor: str) -> None:
    text = "Moscow invaded Afghanistan."
    event = Event(
        article="a", sentence=Span(text, 0, len(text)), sentence_index=0, subtype="invasion",
        event_type="ASSAULT", trigger=Span("invaded", 7, 14), date=DateSpan(start=when, end=when),
        sources=(Mention(text="Moscow", start=0, end=6, kind=Kind.COUNTRY, name="Moscow"),),
    )  # fmt: skip
    (found,), _ = resolve_events([event], base, Article(id="a", text=text, date=date(2022, 2, 2)))
    assert found.sources[0].actor == actor


def test_the_venue_stays_a_place(base: ActorBase) -> None:
    text = "Talks were held in Moscow."
    venue = Mention(text="Moscow", start=19, end=25, kind=Kind.PLACE, name="Moscow")
    event = Event(
        article="a", sentence=Span(text, 0, len(text)), sentence_index=0, subtype="negotiation",
        event_type="CONSULT", trigger=Span("held", 11, 15), venue=venue,
    )  # fmt: skip
    (found,), _ = resolve_events([event], base, Article(id="a", text=text, date=date(1980, 6, 12)))
    assert found.venue is not None
    assert found.venue.actor == "moscow"


def test_predecessors_are_states_that_are_no_more() -> None:
    seeds = read_seeds(SEEDS)
    states = {actor.id: actor for actor in seeds.actors}
    known = {atoms(named.name) for named in seeds.names}
    assert seeds.once
    for name, meanings in seeds.once.items():
        assert atoms(name) in known, name
        for former in meanings:
            assert states[former.name].part_of, former
            assert (former.begin or date.min) < (former.end or date.max), former
