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


FORMER_AND_LATTER = [
    ("Iran signed a treaty with Oman. The latter condemned Israel.",
     "condemnation: oman -> israel"),
    ("Mexico quarrelled with Peru. Chile condemned the latter.", "condemnation: chile -> peru"),
    ("Armenia and Azerbaijan met in Prague. The former accused the latter of an attack.",
     "accusation: armenia -> azerbaijan"),
    ("Mexico and Peru quarrelled over the former's support for Pedro Castillo.",
     "support: mexico -> pedro-castillo"),
    # of a noun, it is no one of two
    ("Iran met Oman. The former president of Brazil criticised Iran.",
     "condemnation: brazil-elite -> iran"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "last"), FORMER_AND_LATTER)
def test_the_former_and_the_latter_are_the_last_two(
    told: Callable[[str], str], text: str, last: str
) -> None:
    assert told(text).split(", ")[-1] == last
