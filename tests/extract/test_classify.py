"""`kg classify`: which of the two may be left out, and how sure an answer is of its pair."""

import pytest

from kg.errors import InputError
from kg.extract.classify import classify
from kg.extract.pipeline import Extractor

BLAME = "Norway accused Chad of spying."
NORWAY, CHAD = [0, 6], [15, 19]
OTHER = [23, 29]  # "spying": nobody


def answer(extractor, source, target, text=BLAME):
    (row,) = classify([{"id": "a", "text": text, "source": source, "target": target}], extractor)
    return row


@pytest.mark.parametrize(
    ("source", "target", "low", "high"),
    [
        (NORWAY, CHAD, 0.9, 1.0),
        (NORWAY, None, 0.9, 1.0),
        (None, CHAD, 0.9, 1.0),
        (NORWAY, OTHER, 0.3, 0.4),  # half of the pair
        (OTHER, CHAD, 0.3, 0.4),
        (CHAD, NORWAY, 0.0, 0.1),  # the act runs the other way
        (CHAD, None, 0.0, 0.1),
        (None, NORWAY, 0.0, 0.1),
    ],
)
def test_an_answer_is_as_sure_as_the_act_is_of_the_pair(
    extractor: Extractor, source, target, low, high
):
    row = answer(extractor, source, target)
    assert row["event_type"] == "ACCUSE"
    assert low <= row["confidence"] <= high


def test_another_type_of_the_same_pair_makes_it_less_sure(extractor: Extractor):
    both = answer(extractor, NORWAY, CHAD, "Norway accused Chad and phoned Chad.")
    alone = answer(extractor, NORWAY, CHAD, "Norway accused Chad.")
    assert len(both["scores"]) == 2
    assert both["confidence"] < alone["confidence"] - 0.2


def test_without_an_event_it_is_the_chance_of_the_reading(extractor: Extractor):
    row = answer(extractor, NORWAY, [16, 20], "Norway hoped that Chad would be fine one day.")
    assert row["confidence"] <= max(row["scores"].values(), default=0.0) <= 1.0


@pytest.mark.parametrize("row", [{"source": None, "target": None}, {}])
def test_one_of_the_two_must_be_told(extractor: Extractor, row):
    with pytest.raises(InputError, match=r"row 1: .*neither source nor target"):
        list(classify([{"id": "a", "text": BLAME, **row}], extractor))
