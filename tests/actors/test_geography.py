"""What states are called and next to whom they lie."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.actors.base import ActorBase
from kg.actors.geography import Geography
from kg.errors import ConfigError


@pytest.mark.parametrize(
    ("state", "words", "so"),
    [
        ("SAU", "kingdom", True), ("MAR", "kingdom", True), ("USA", "kingdom", False),
        ("KWT", "emirate", True), ("OMN", "sultanate", True), ("HND", "central american", True),
        ("USA", "central american", False), ("NER", "landlocked", True), ("FRA", "republic", True),
        ("QAT", "republic", False), ("FJI", "island nation", True), ("FJI", "unheard-of", False),
    ],
)  # fmt: skip
def test_what_states_are_called(base: ActorBase, state: str, words: str, so: bool) -> None:
    assert base.geography.is_called(state, words) is so


def test_neighbours_are_each_other_s(base: ActorBase) -> None:
    assert base.geography.are_neighbours("DZA", "MAR")
    assert base.geography.are_neighbours("MAR", "DZA")
    assert base.geography.are_neighbours("IRN", "QAT", by_sea=True)
    assert not base.geography.are_neighbours("IRN", "QAT")
    assert not base.geography.are_neighbours("DZA", "FIN")
    assert not base.geography.are_neighbours("DZA", "DZA")


def test_colonial_powers(base: ActorBase) -> None:
    assert base.geography.colonial_power("NER") == "FRA"
    assert base.geography.colonial_power("SWE") is None


def test_a_code_that_is_none_is_told_with_its_line(tmp_path: Path) -> None:
    folder = tmp_path / "actors"
    folder.mkdir()
    (folder / "classes.csv").write_text("words,states\nkingdom,SAU|XYZ\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"classes\.csv:2: .*'XYZ'"):
        Geography.read(tmp_path, {"SAU"})
