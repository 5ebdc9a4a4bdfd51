"""Whose deed it is: who claims it, not who is hit by it."""

from __future__ import annotations

import pytest

from kg.extract.grammar.blaming import owner_meant
from kg.extract.pipeline import Extractor

# (text, the word for the deed, who says that it is his)
CLAIMED = [
    ("Kenya condemned the attack in Ankara, for which Islamic State claimed responsibility.",
     "attack", "State"),
    ("Kenya condemned the attack claimed by Islamic State.", "attack", "State"),
    ("Kenya condemned an attack on the militants who claimed responsibility for a raid.",
     "attack", None),
    ("Kenya condemned the strike on militants that had claimed responsibility for a bombing.",
     "strike", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "deed", "claimant"), CLAIMED)
def test_who_claims_a_deed(
    extractor: Extractor, text: str, deed: str, claimant: str | None
) -> None:
    owner = owner_meant(next(t for t in extractor.parse(text) if t.text == deed))
    assert (owner.text if owner is not None else None) == claimant
