"""Which movement or organisation a description means."""

from __future__ import annotations

from collections.abc import Callable

import pytest

MEANT = [
    # a name before the noun says which, whoever was told of last
    ("The FARC asked for talks. The smaller ELN guerrilla group rejected the offer.",
     "rejection: national-liberation-army-colombia -> "),
    ("Hamas fired rockets. The Taliban movement condemned Iran.", "condemnation: taliban -> iran"),
    ("Hamas shelled Ashdod. The militant group threatened Egypt.", "threat: hamas -> egypt"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "last"), MEANT)
def test_which_movement_is_meant(told: Callable[[str], str], text: str, last: str) -> None:
    assert told(text).split(", ")[-1] == last
