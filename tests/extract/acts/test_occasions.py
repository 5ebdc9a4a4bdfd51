"""Matters of talks, accidents, shared judgements, reactions: words of acts that tell none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

# (text, all its events as "subtype: sources -> targets", ids joined by "+")
TOLD = [
    ("Kenya and Chad exchanged views on cooperation.", "negotiation: chad+kenya"),
    ("The ministers discussed cooperation between Chad and Niger.",
     "negotiation: ministers-e3b98a4d -> "),
    ("Talks on cooperation between Chad and Niger were held in Paris.", "meeting: chad+niger"),
    ("Chad and Niger strengthened their cooperation.", "cooperation: chad+niger"),
    ("Two Kenyan soldiers were killed when their truck overturned.", ""),
    ("Two Kenyan soldiers were killed in a helicopter crash.", ""),
    ("The Chadian minister was wounded after his car collided with a bus.", ""),
    ("The pilot was killed when the plane came down in Chad.", ""),
    ("Two Kenyan soldiers were killed when al-Shabaab attacked a convoy.",
     "attack: al-shabaab -> kenya-military"),
    ("Chad and Niger agreed that the visit was a success.", ""),
    ("Kenya and Uganda agreed that the talks were useful.", ""),
    ("Chad and Niger agreed that they would withdraw.", "agreement: chad+niger"),
    ("The Greek proposal was met with silence in Turkey.", ""),
    ("Emmanuel Macron said the Greek plan would be met with enthusiasm.", ""),
    # what did not quite come about
    ("Israel nearly bombed Iran.", ""),
    ("Chad almost attacked Niger in 2010.", ""),
    ("Iran came close to attacking Israel.", ""),
    ("Chad was nearly attacked by Niger.", ""),
    ("Nearly 200 Chadian soldiers attacked Niger.", "attack: chad-military -> niger"),
    ("Emmanuel Macron was met by Olaf Scholz.", "meeting: emmanuel-macron+olaf-scholz"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "events"), TOLD, ids=[text for text, _ in TOLD])
def test_no_act_is_told(told: Callable[[str], str], text: str, events: str) -> None:
    assert told(text) == events
