"""Hostile words that sound like blows, and what is sent: arms, bombs and poison, or troops."""

from __future__ import annotations

from collections.abc import Callable

import pytest

# (text, all its events as "subtype: sources -> targets", ids joined by "+")
WORDS = [
    ("Boris Johnson attacked the BBC in a speech.", "condemnation: boris-johnson -> bbc"),
    ("Viktor Orban attacked Emmanuel Macron in an interview.",
     "condemnation: viktor-orban -> emmanuel-macron"),
    ("Olaf Scholz attacked Boris Johnson on television.",
     "condemnation: olaf-scholz -> boris-johnson"),
    ("Russia attacked Ukraine on Thursday.", "attack: russia -> ukraine"),
    # by what somebody is called
    ("Vladimir Putin dismissed Boris Johnson as a liar.",
     "condemnation: vladimir-putin -> boris-johnson"),
    ("Nicolas Maduro dismissed Mike Pompeo as a fool.",
     "condemnation: nicolas-maduro -> mike-pompeo"),
    ("Viktor Orban described Emmanuel Macron as a fraud.",
     "condemnation: viktor-orban -> emmanuel-macron"),
    ("Emmanuel Macron called Mark Rutte a reliable friend.",
     "praise: emmanuel-macron -> mark-rutte"),
    ("Angela Merkel called Emmanuel Macron an outstanding partner.",
     "praise: angela-merkel -> emmanuel-macron"),
    ("Iran dismissed the report as a lie.", "denial: iran -> "),
    # by what is sent
    ("The rifles that Germany sent to Ukraine were old.", "aid-given: germany -> ukraine"),
    ("The missiles that Iran shipped to Syria have vanished.", "aid-given: iran -> syria"),
    ("The soldiers that Germany sent to Mali are tired.", "troop-deployment: germany -> mali"),
    ("Al-Shabaab sent letter bombs to Kenya.", "bombing: al-shabaab -> kenya"),
    ("Boko Haram mailed a parcel bomb to Emmanuel Macron.",
     "bombing: boko-haram -> emmanuel-macron"),
    ("Al-Qaeda sent ricin to Barack Obama.", "attack: al-qaeda -> barack-obama"),
    ("Iran sent a letter to Barack Obama.", "letter: iran -> barack-obama"),
    # by what is said, or wanted
    ("Hamas told Israel to expect more attacks.", "warning: hamas -> israel"),
    ("Hezbollah said Israel should expect retaliation.", "threat: hezbollah -> israel"),
    ("The army said Iran should expect another attack.", "threat: army-e3b98a4d -> iran"),
    # a forecast
    ("The army said the village should expect another attack from Hezbollah.", ""),
    ("Hezbollah said Israel should expect another attack by Iran.", ""),
    ("Emmanuel Macron said Israel should expect more attacks.", ""),
    ("Emmanuel Macron said Israel should leave.", "appeal: emmanuel-macron -> israel"),
    ("Al-Qaeda wants to strike France.", "military-threat: al-qaeda -> france"),
    ("Russia wanted to attack Ukraine.", "military-threat: russia -> ukraine"),
    ("Iran wants to restore ties with Egypt.", "ties-opened: egypt+iran"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "events"), WORDS)
def test_what_is_only_said_or_sent(told: Callable[[str], str], text: str, events: str) -> None:
    assert told(text) == events
