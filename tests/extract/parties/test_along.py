"""To whom the same is done as to another, and who only goes with him."""

from __future__ import annotations

from collections.abc import Callable

import pytest

# (text, all its events as "subtype: sources -> targets", ids joined by "+")
TOLD = [
    ("Zambia's mayor was arrested along with her brother.",
     "arrest:  -> her-brother-e3b98a4d+zambia-mayor"),
    ("Governor Ali Jama was assassinated along with two bodyguards.",
     "killing:  -> ali-jama+two-bodyguards-e3b98a4d"),
    ("The editor was shot dead with his driver.",
     "killing:  -> editor-e3b98a4d+his-driver-e3b98a4d"),
    ("The editor was detained with his wife by Belarus.",
     "arrest: belarus -> belarus-media+his-wife-e3b98a4d"),
    # but not who does it, too, or helps
    ("Troops of France, along with soldiers from Chad, attacked rebels in Mali.",
     "attack: chad-military+france-military -> mali-rebels"),
    ("The minister was received with his wife by Oman.",
     "host: oman -> minister-e3b98a4d"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "events"), TOLD, ids=[text for text, _ in TOLD])
def test_events(told: Callable[[str], str], text: str, events: str) -> None:
    assert told(text) == events
