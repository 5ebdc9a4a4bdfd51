"""Where a visit goes whose country stands before it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

# (text, all its events as "subtype: sources -> targets", ids joined by "+")
TOLD = [
    ("Olaf Scholz's Kenya visit ended on Monday.", "visit: olaf-scholz -> kenya"),
    ("Emmanuel Macron's Morocco trip was a success.", "visit: emmanuel-macron -> morocco"),
    ("The Kremlin hailed Xi Jinping's Russia visit.",
     "praise: russia -> xi-jinping, visit: xi-jinping -> russia"),
    ("Olaf Scholz's visit to Kenya ended on Monday.", "visit: olaf-scholz -> kenya"),
    ("The French president's visit to Kenya ended on Monday.", "visit: emmanuel-macron -> kenya"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "events"), TOLD, ids=[text for text, _ in TOLD])
def test_the_country_before_a_visit_is_its_goal(
    told: Callable[[str], str], text: str, events: str
) -> None:
    assert told(text) == events
