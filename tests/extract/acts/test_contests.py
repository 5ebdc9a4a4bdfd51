"""Matches and elections that are won, and fights that are."""

from __future__ import annotations

from collections.abc import Callable

import pytest

# (text, all its events as "subtype: sources -> targets", ids joined by "+")
CONTESTS = [
    ("Sweden defeated South Korea 1-0 on Monday.", ""),
    ("Belgium beat Panama 3 – 0 in Sochi.", ""),
    ("Emmanuel Macron defeated Marine Le Pen in the election.", ""),
    ("Kenya was beaten by Ghana in the final.", ""),
    ("William Ruto defeated Raila Odinga by 200,000 votes.", ""),
    ("France crushed Morocco in the semi-final.", ""),
    ("Soldiers beat students at a match in Cairo.", "attack: egypt-military -> egypt-students"),
    ("Syrian soldiers defeated the Islamic State in Homs.",
     "attack: syria-military -> islamic-state"),
    ("Chad's army crushed Boko Haram.", "attack: chad-military -> boko-haram"),
    ("Police beat students at a school in Iran.", "attack: iran-police -> iran-students"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "events"), CONTESTS)
def test_who_wins_attacks_nobody(told: Callable[[str], str], text: str, events: str) -> None:
    assert told(text) == events
