"""Whose a description is: every way to tell of a state, for every state."""

from __future__ import annotations

import csv

import pytest

from kg.actors.base import ActorBase
from kg.actors.phrases import read_phrase
from kg.settings import data_directory

PHRASES = [
    "Officials of the {people} government",
    "the {people} regime",
    "The {people} foreign minister",
    "a senior {people} diplomat",
    "officials in the {people} Foreign Ministry",
    "leaders of the {people} army",
    "members of the {people} parliament",
    "a spokesman for the {people} presidency",
    "the then {people} president",
    "{people} and other officials",
    "three {people} soldiers",
    "the {people} side",
    "the ambassador of {state}",
    "{state}'s ambassador",
    "the government of {state}",
    "troops from {state}",
    "a delegation from {state}",
    "the authorities in {capital}",
    "{capital}'s envoy",
    "the {capital} government",
]


@pytest.fixture(scope="module")
def states() -> list[dict[str, str]]:
    with (data_directory("seeds") / "actors" / "countries.csv").open(encoding="utf-8") as lines:
        return list(csv.DictReader(line for line in lines if not line.startswith("#")))


@pytest.mark.parametrize("phrase", PHRASES)
def test_whose_a_description_is(base: ActorBase, states: list[dict[str, str]], phrase: str) -> None:
    wrong = {}
    for row in states:
        names = {"state": row["label"], "people": row["demonyms"], "capital": row["capital"]}
        said = phrase.format(**{key: value.partition("|")[0] for key, value in names.items()})
        shared = "~" in said or any(f"{{{key}}}" in phrase for key in names if not names[key])
        if not shared and (told := read_phrase(said, base).country) != row["code"]:
            wrong[said] = told
    assert wrong == {}


@pytest.mark.parametrize(
    ("phrase", "whose"),
    [
        ("leaders of the West African bloc", "ecowas"),
        ("officials of the Gulf bloc", "gulf-cooperation-council"),
        ("the leader of the West African country", None),
        ("leaders of the West", "western-states"),
    ],
)
def test_a_part_of_the_world_before_a_people(
    base: ActorBase, phrase: str, whose: str | None
) -> None:
    owner = read_phrase(phrase, base).owner
    assert (owner and owner.id) == whose
