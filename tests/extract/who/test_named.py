"""Which words are names, of which states they are, and where a state was named last."""

from __future__ import annotations

import pytest

from kg.extract.pipeline import Extractor
from kg.extract.who.mentions import Mentions
from kg.model import Mention

TEXT = "Norwegian police arrested a Russian diplomat in Oslo. Chad and Norway protested to the UN."


@pytest.fixture(scope="module")
def mentions(extractor: Extractor) -> Mentions:
    return Mentions(extractor.parse(TEXT), extractor.coder.nouns, extractor.gazetteer)


def mention(mentions: Mentions, word: str) -> Mention:
    return mentions.of(next(token for token in mentions.doc if token.text == word))


def test_the_states_of_words_and_of_mentions(mentions: Mentions) -> None:
    assert mentions.codes(mentions.doc) == ["NOR", "RUS", "NOR", "TCD", "NOR"]
    assert mentions.codes_of(mention(mentions, "police")) == ["NOR"]
    assert mentions.codes_of(mention(mentions, "Chad")) == ["TCD"]
    assert mentions.codes_of(mention(mentions, "UN")) == []
    assert mentions.code_of(mentions.doc[5]) == "RUS"
    assert mentions.code_of(mentions.doc[2]) is None


def test_a_union_is_an_organisation_of_states(mentions: Mentions) -> None:
    assert mentions.is_union(mention(mentions, "UN"))
    assert not mentions.is_union(mention(mentions, "Chad"))


def test_where_a_state_was_named_last(mentions: Mentions) -> None:
    norway = next(token.i for token in mentions.doc if token.text == "Norway")
    assert mentions.last_named("NOR", len(mentions.doc)) == norway
    assert mentions.last_named("NOR", norway) != norway  # its capital or none, no people
    assert mentions.last_named("RUS", len(mentions.doc)) is None  # only somebody of it
    assert mentions.last_named(None, norway) is None


def test_a_place_is_no_water(mentions: Mentions) -> None:
    oslo = next(token for token in mentions.doc if token.text == "Oslo")
    assert mentions.is_place(oslo)
    assert not mentions.is_water(oslo)
