"""Whose envoys and officials people are, by what their article tells beside their names."""

from __future__ import annotations

from datetime import date

import pytest

from kg.actors.base import ActorBase
from kg.actors.hierarchy import Hierarchy
from kg.actors.learned import tells_more
from kg.actors.resolve import resolve_events
from kg.model import Actor, Article, Event, Kind, Level, Mention, Span

DAY = date(2022, 2, 2)


def resolved(base: ActorBase, text: str, words: str, role: str | None, name: str) -> Mention:
    """Somebody of an article, as he is resolved."""
    at = text.index(words)
    one = Mention(text=words, start=at, end=at + len(words), kind=Kind.PERSON, name=name, role=role)
    span = Span(text, 0, len(text))
    event = Event(
        article="a", sentence=span, sentence_index=0, subtype="demarche", event_type="ACCUSE",
        trigger=span, targets=(one,),
    )  # fmt: skip
    (found,), _ = resolve_events([event], base, Article(id="a", text=text, date=DAY))
    return found.targets[0]


@pytest.mark.parametrize(
    ("text", "words", "role", "country"),
    [
        # whose envoy is told of before him
        ("Togo gave the Chadian ambassador a day. Ambassador Ines Kalu had left for Benin.",
         "Ambassador Ines Kalu", "Ambassador", "TCD"),
        ("Togo gave Chad's acting ambassador a day. Ambassador Ines Kalu left for Benin.",
         "Ambassador Ines Kalu", "Ambassador", "TCD"),
        ("Togo, Benin met the Ghanaian high commissioner. High Commissioner Ines Kalu left.",
         "High Commissioner Ines Kalu", "High Commissioner", "GHA"),
        # two are told of: the last one before
        ("Togo met the Ghanaian ambassador and the Chadian ambassador. Ambassador Ines Kalu left.",
         "Ambassador Ines Kalu", "Ambassador", "TCD"),
        # another who has a name of his own, another office, nobody
        ("Togo met Chad. The Chadian ambassador Ali Sow left Benin. Ambassador Ines Kalu left.",
         "Ambassador Ines Kalu", "Ambassador", None),
        ("Togo met the Chadian envoy in Benin. Ambassador Ines Kalu left.",
         "Ambassador Ines Kalu", "Ambassador", None),
        ("Togo met Chad in Benin. Ambassador Ines Kalu left.",
         "Ambassador Ines Kalu", "Ambassador", None),
        # by his name further up
        ("Chad's ambassador to Togo, Ines Kalu, flew to Benin. Lomé expelled Kalu on Friday.",
         "Kalu on", None, "TCD"),
        ("The Chadian ambassador, Ines Kalu, flew to Benin. Togo expelled Ines Kalu on Friday.",
         "Ines Kalu on", None, "TCD"),
        # who acts for another in an office
        ("India met Togo. Ghana's acting high commissioner, Ines Kalu, left.",
         "Ghana's acting high commissioner, Ines Kalu", "acting high commissioner", "GHA"),
        ("India met Togo. Ghana's deputy chargé d'affaires, Ines Kalu, left.",
         "Ghana's deputy chargé d'affaires, Ines Kalu", "deputy chargé d'affaires", "GHA"),
    ],
)  # fmt: skip
def test_whose_envoy_somebody_is(
    base: ActorBase, text: str, words: str, role: str | None, country: str | None
) -> None:
    found = resolved(base, text, words.removesuffix(" on"), role, "Ines Kalu")
    assert (found.actor, found.country) == ("ines-kalu", country)
    assert country is None or found.sector == "GOV"


KALU = Actor(id="ines-kalu", label="Ines Kalu", kind=Kind.PERSON, learned=True)
ENVOY = Actor(
    id="ines-kalu", label="Ines Kalu", kind=Kind.PERSON, country="TCD", sector="GOV", learned=True
)


@pytest.mark.parametrize(
    ("new", "old", "more"),
    [(ENVOY, KALU, True), (KALU, ENVOY, False), (ENVOY, ENVOY, False), (KALU, KALU, False)],
)
def test_an_article_may_tell_more_of_somebody_learned(new: Actor, old: Actor, more: bool) -> None:
    assert tells_more(new, old) is more


def test_another_state_is_not_more() -> None:
    other = Actor(id="ines-kalu", label="Ines Kalu", kind=Kind.PERSON, country="TGO", learned=True)
    assert not tells_more(ENVOY, other)


def test_what_one_article_tells_of_somebody_counts_in_all() -> None:
    chad = Actor(id="chad", label="Chad", kind=Kind.COUNTRY, country="TCD", sector="GOV")
    hierarchy = Hierarchy({"chad": chad, "ines-kalu": ENVOY}, [])
    bare = Mention(text="Kalu", start=0, end=4, actor="ines-kalu")
    assert hierarchy.at(bare, Level.COUNTRY, DAY) == "chad"
    elsewhere = Mention(text="Kalu", start=0, end=4, actor="ines-kalu", country="TGO")
    assert hierarchy.at(elsewhere, Level.COUNTRY, DAY) == "ines-kalu"


def test_who_serves_an_organisation_acts_for_it(base: ActorBase) -> None:
    text = "Togo met the Hamas negotiator Ines Kalu in Benin."
    found = resolved(base, text, "the Hamas negotiator Ines Kalu", "Hamas negotiator", "Ines Kalu")
    span = Span(text, 0, len(text))
    event = Event(
        article="a", sentence=span, sentence_index=0, subtype="meeting", event_type="CONSULT",
        trigger=span, targets=(found,),
    )  # fmt: skip
    _, (learned,) = resolve_events([event], base, Article(id="a", text=text, date=DAY))
    assert learned.part_of == "hamas"
    hierarchy = Hierarchy({learned.id: learned}, [])
    assert hierarchy.is_person(learned.id)
    assert hierarchy.chain(found, DAY) == ["ines-kalu", "hamas"]
