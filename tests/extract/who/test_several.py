from __future__ import annotations

from collections.abc import Callable

import pytest

_MET = "Espen Barth Eide met Badr Abdelatty on Thursday. "
_BOTH = "badr-abdelatty+espen-barth-eide"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("The two officials condemned Sudan.", True),
        ("Both leaders condemned Sudan.", True),
        # without "the", "two" brings in others
        ("Two officials condemned Sudan.", False),
        ("Sudan was condemned by two diplomats.", False),
    ],
)
def test_a_bare_number_of_people_means_nobody_who_was_told_of(
    told: Callable[[str], str], text: str, meant: bool
) -> None:
    meeting, condemnation = told(_MET + text).split(", ")
    assert meeting == f"meeting: {_BOTH}"
    assert condemnation.startswith("condemnation: ")
    assert condemnation.endswith(" -> sudan")
    assert (condemnation == f"condemnation: {_BOTH} -> sudan") is meant
    assert ("eide" in condemnation) is meant
