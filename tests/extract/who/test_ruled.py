"""Whose "the junta" is: of the state that has it, never of one that only reacts."""

from __future__ import annotations

from datetime import date

import pytest

from kg.extract.pipeline import Extractor
from tests.extract.texts import resolved

PUBLISHED = date(2023, 8, 2)
NIGER, ARMY, NOBODY = {"Niger"}, {"Nigerien armed forces"}, {"junta"}


def sources(extractor: Extractor, title: str, text: str, trigger: str) -> set[str]:
    """Labels of who did what the last such word tells."""
    events = resolved(extractor, text, PUBLISHED, title=title)
    event = [e for e in events if e.trigger.text == trigger][-1]
    return {mention.label or "" for mention in event.sources}


@pytest.mark.parametrize(
    ("title", "text", "trigger", "who"),
    [
        # where the coup was
        ("", "Paris condemned the coup in Niger. France suspended aid. French troops left. The "
         "junta accused France of lying.", "accused", NIGER),
        ("", "France condemned the coup in Niger. The military accused France of lying.",
         "accused", ARMY),
        ("", "In Niamey soldiers seized power. France condemned them. The generals expelled the "
         "French envoy.", "expelled", ARMY),
        ("", "Soldiers deposed Mohamed Bazoum. France condemned the coup. The coup leaders expelled"
         " the French envoy.", "expelled", NIGER),
        ("", "Niger's military rulers met. France said the junta had no authority. The junta "
         "accused France of lying.", "accused", NIGER),
        # of several the one that the title names; who hails a coup hails those who rule since
        ("Mali warns against intervention in Niger", "Mali backs Niger's coup leaders."
         " Guinea's military government praised Mali. The junta arrested a minister.", "arrested",
         NIGER),
        # the title, the dateline
        ("Coup in Niger", "France's allies condemned it. The junta accused France of lying.",
         "accused", NIGER),
        ("Niger junta expels envoy", "France recalled its ambassador. The junta expelled him.",
         "expelled", NIGER),
        ("", "NIAMEY, Niger — The junta expelled the French ambassador.", "expelled", NIGER),
        # "the regime" where a junta is told of
        ("", "The junta in Niger lost a town. China urged calm. The regime bombed Arlit.", "bombed",
         NIGER),
        ("Niger junta expels envoy", "Togo spoke. The regime and Mali condemned France.",
         "condemned", {"Niger", "Mali"}),
        # the one that is left, or nobody
        ("", "France said it would leave Niger. The junta praised the decision.", "praised", NIGER),
        ("", "France recalled its ambassador. The junta expelled him.", "expelled", NOBODY),
        ("", "Macron said France would not recognise the junta. The junta accused France of lying.",
         "accused", NOBODY),
    ],
)  # fmt: skip
def test_whose_junta(extractor: Extractor, title: str, text: str, trigger: str, who: set[str]):
    assert sources(extractor, title, text, trigger) == who


def test_a_coup_is_of_those_who_rule_since(extractor: Extractor) -> None:
    text = (
        "The junta in Niger met envoys. Spain attacked Mali. Kenya's President William Ruto "
        "condemned the takeover."
    )
    (event,) = (e for e in resolved(extractor, text, PUBLISHED) if e.trigger.text == "condemned")
    assert {m.label for m in event.targets} == NIGER
