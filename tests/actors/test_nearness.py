from __future__ import annotations

import pytest

from kg.actors.names import words
from kg.actors.nearness import Nearness, nearness


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("Peru protested.", Nearness.OWN),
        ("The army of Peru fired.", Nearness.OWN),
        ("It happened in Peru", Nearness.PLACE),
        ("It happened near the eastern Peru border.", Nearness.PLACE),
        ("Clashes in Peru's parliament.", Nearness.OWN),
        ("He fled to Peru", Nearness.OTHER),
        ("A deal with neighbouring Peru", Nearness.OTHER),
        ("Talks on Monday in Peru", Nearness.OTHER),
        ("After the talks, in Peru it rained.", Nearness.PLACE),
        ("According to Peru it rained.", Nearness.OWN),
    ],
)
def test_how_a_state_is_told_of(text: str, near: Nearness) -> None:
    parts = words(text)
    at = parts.index("Peru")
    assert nearness(parts, at, at + 1) is near
