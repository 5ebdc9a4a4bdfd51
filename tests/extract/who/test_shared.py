"""What is said once of two who are joined, and whom others are loyal to."""

from __future__ import annotations

from collections.abc import Callable

import pytest

SHARED = [
    ("The government and people of Ghana condemned Turkey.",
     "condemnation: ghana+ghana-citizens -> turkey"),
    ("The army and police of Uganda attacked Rwanda.",
     "attack: uganda-military+uganda-police -> rwanda"),
    ("Norway's government and people condemned Iran.",
     "condemnation: norway+norway-citizens -> iran"),
    ("The Danish government and parliament condemned Iran.",
     "condemnation: denmark+denmark-parliament -> iran"),
    ("Fighters loyal to former deputy leader Riek Machar attacked Uganda.",
     "attack: splm-io -> uganda"),
    # the second has words of its own
    ("The Syrian army and Kurdish people attacked Turkey.",
     "attack: kurds-citizens+syria-military -> turkey"),
    ("The Danish government and a Greek minister condemned Iran.",
     "condemnation: denmark+greece -> iran"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SHARED)
def test_what_two_share(told: Callable[[str], str], text: str, expected: str) -> None:
    assert told(text) == expected
