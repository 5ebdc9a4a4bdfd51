"""How far two annotators agree, on answers that can be counted by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.taxonomy import load_taxonomy
from training.agreement import figures, items, kappa
from training.marked import Item, read_marked
from training.parts import ROOT

ONE = """\
@ 2024-03-13
[a NOR:Oslo] {1:phoned} [b IDN:Jakarta] and {2:thanked} [c FJI:Fiji].
1 phone-call a + b
2 praise a > c
"""


def item(folder: Path, text: str) -> Item:
    path = folder / "a.marked.txt"
    path.write_text(text, encoding="utf-8")
    (found,) = read_marked(path)
    return found


@pytest.mark.parametrize(
    ("pairs", "value"),
    [
        ([("a", "a"), ("b", "b")], 1.0),
        ([("a", "a"), ("a", "a")], 1.0),
        ([("a", "b"), ("b", "a")], -1.0),
        ([("a", "a"), ("a", "b"), ("b", "a"), ("b", "b")], 0.0),
    ],
)
def test_kappa_is_agreement_beyond_chance(pairs: list[tuple[str, str]], value: float) -> None:
    assert kappa(pairs) == pytest.approx(value)


def test_the_same_annotation_agrees_in_all(tmp_path: Path) -> None:
    one = item(tmp_path, ONE)
    found = figures([(one, one)], load_taxonomy(ROOT / "ontology"))
    assert found.pop("events both marked") == 2
    assert set(found.values()) == {1.0}


def test_what_differs_is_counted(tmp_path: Path) -> None:
    other = (
        ONE.replace("{2:thanked}", "thanked")
        .replace("2 praise a > c\n", "")
        .replace("[b IDN:Jakarta] and", "[b IDN:Jakarta and]")
        .replace("1 phone-call", "1 meeting")
    )
    pair = (item(tmp_path, ONE), item(tmp_path, other))
    found = figures([pair], load_taxonomy(ROOT / "ontology"))
    assert found["actor span F1"] == pytest.approx(2 / 3)
    assert found["event F1 (overlapping trigger)"] == pytest.approx(2 / 3)
    assert found["type kappa"] == 1.0
    assert found["triple F1"] == found["pair F1"] == pytest.approx(2 / 3)
    assert found["subtype kappa"] == 0.0


def test_the_texts_marked_twice_are_texts_of_the_corpus() -> None:
    again = items("twice")
    known = {i.text for part in ("train", "held") for i in items(part)}
    assert len(again) >= 300
    assert sum(i.text in known for i in again) >= 300
