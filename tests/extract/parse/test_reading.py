"""The network's reading as chances: what is kept, and what is asked of it."""

from __future__ import annotations

import numpy as np
import pytest
from spacy.tokens import Doc as Parsed
from spacy.vocab import Vocab

from kg.extract.grammar.words import Doc
from kg.extract.parse.reading import Labels, Reading, softmax

LABELS = Labels(("meeting", "attack"), ("actual", "planned"), ("none", "source", "target"))


@pytest.fixture(scope="module")
def doc() -> Doc:
    words = ["Oslo", "attacked", "and", "hit", "Fiji"]
    return Doc(Parsed(Vocab(), words=words, sent_starts=[True, *[False] * 4]))


@pytest.fixture
def reading() -> Reading:
    size = 5
    told = np.array([[9, 0, 0], [0, 2, 0], [9, 0, 0], [0, 2, 0], [9, 0, 0]], np.float32)
    acts = np.array([[0, 0], [0, 3], [0, 0], [0, 2], [0, 0]], np.float32)
    status = np.array([[0, 0], [4, 0], [0, 0], [0, 4], [0, 0]], np.float32)
    actors = np.array([[0, 5], [5, 0], [5, 0], [5, 0], [0, 5]], np.float32)
    roles = np.zeros((size, size, 3), np.float32)
    roles[1, 0, 1] = roles[1, 4, 2] = 6.0
    found = Reading(LABELS)
    found.add(np.arange(size), told, acts, status, actors, roles)
    return found


def test_scores_become_chances() -> None:
    chances = softmax(np.array([[0.0, 0.0], [100.0, 0.0]], np.float32))
    assert chances.sum(1) == pytest.approx([1.0, 1.0])
    assert chances[0] == pytest.approx([0.5, 0.5])


def test_only_words_that_may_tell_an_act_are_kept(reading: Reading) -> None:
    assert sorted(reading.rows) == [1, 3]
    assert sorted(reading.actors) == [0, 4]


def test_act_and_chance(reading: Reading, doc: Doc) -> None:
    act, chance = reading.act([doc[1]])
    assert act == "attack"
    assert chance == pytest.approx(reading.chance([doc[1]]) * np.exp(3) / (1 + np.exp(3)), rel=1e-4)
    assert reading.act([doc[0]]) == ("", 0.0)
    assert reading.chance([doc[0]]) == 0.0
    assert reading.chance([doc[1]], "snub") == 0.0  # a subtype that is newer than the weights
    both = reading.likeliest([doc[1], doc[3]])
    assert sum(chance for _, chance in both) == pytest.approx(reading.chance([doc[1], doc[3]]))


def test_words_are_alike_by_what_they_tell(reading: Reading, doc: Doc) -> None:
    assert reading.alike(doc[1], doc[3]) > 0.8
    assert reading.alike(doc[1], doc[0]) == 0.0


def test_status_is_the_mean_and_a_role_the_surest(reading: Reading, doc: Doc) -> None:
    assert reading.status([doc[1], doc[3]])["actual"] == pytest.approx(0.5)
    assert reading.status([doc[0]]) == {}
    assert reading.role([doc[3], doc[1]], 0)["source"] > 0.9
    assert reading.role([doc[1]], 99) == {}


def test_a_document_without_a_reading_has_none(doc: Doc) -> None:
    assert doc.reading is None
