"""Acts that stand near words which elsewhere make one no act: tolls, questions, fights, wishes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

# (text, all its events as "subtype: sources -> targets", ids joined by "+")
KEPT = [
    # a toll, and an act after it or beside it
    ("Hamas freed two women, raising the toll to 40. Israel bombed Gaza on Monday.",
     "prisoners-released: hamas -> two-women-e3b98a4d, bombing: israel -> gaza-strip"),
    ("The group has freed ten Thais, bringing to 40 the number of hostages freed.",
     "prisoners-released: group-e3b98a4d -> thailand-citizens"),
    # what somebody asks about, and what he asks for
    ("A reporter asked why Israel bombed Gaza in May.", "bombing: israel -> gaza-strip"),
    ("Egypt demanded that Israel leave Gaza.", "demand: egypt -> israel"),
    # settled with somebody, and in a place
    ("Google settled with France in September.", "deal-reached: france+google"),
    ("Iran settled with Iraq in Algiers.", "deal-reached: iran+iraq"),
    ("Thousands of Syrians settled in Germany.", ""),
    # fights that numbers and rounds stand near
    ("Ukraine defeated Russian forces near Bakhmut, killing 20-30 soldiers.",
     "attack: ukraine -> russia-military"),
    # out of where
    ("Rebels took Saraqib in an offensive that drove the army out of Idlib.",
     "attack: syria-rebels -> saraqib-e3b98a4d, attack: syria-rebels -> syria-military"),
    ("Britain took its citizens out of Sudan.", ""),
    # shot at, and only criticised
    ("Indian soldiers came under fire from Pakistan.", "attack: pakistan -> india-military"),
    ("Iran came under fire from France over its record.", ""),
    # talks after which somebody speaks are his
    ("Macron spoke to reporters after talks with Putin in Moscow.",
     "meeting: emmanuel-macron+vladimir-putin"),
    ("Qatar was encircled by Saudi Arabia and Egypt in June.",
     "troop-deployment: egypt+saudi-arabia -> qatar"),
    ("Iran wants to strike Israel.", "military-threat: iran -> israel"),
    ("Russia has the means to strike Poland.", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "events"), KEPT, ids=[text for text, _ in KEPT])
def test_events(told: Callable[[str], str], text: str, events: str) -> None:
    assert told(text) == events
