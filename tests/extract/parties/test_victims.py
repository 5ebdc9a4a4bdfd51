"""Whom those condemn who condemn what was done to others: its doer, never its victim."""

from __future__ import annotations

from collections.abc import Callable

import pytest

# (text, all its events as "subtype: sources -> targets", ids joined by "+")
TOLD = [
    ("Ghana deplored the crimes against the Hazaras.", "condemnation: ghana -> "),
    ("Ghana condemned acts of violence against Syrian civilians.", "condemnation: ghana -> "),
    ("Ghana criticised the use of tear gas against Kenyan protesters.",
     "condemnation: ghana -> "),
    ("Ghana condemned sanctions against Cuba.", "condemnation: ghana -> "),
    ("Ghana condemned Russia for crimes against Ukraine.", "condemnation: ghana -> russia"),
    ("Ghana decried the plight of the Rohingya.", "condemnation: ghana -> "),
    ("Sweden condemned in the strongest terms the attack on the Canadian embassy.",
     "condemnation: sweden -> "),
    ("Kenya filed a complaint against Rwanda.", "complaint: kenya -> rwanda"),
    # who did it
    ("Norway condemned the cyberattacks on Albania attributed to Iran.",
     "condemnation: norway -> iran, cyberattack: iran -> albania"),
    ("Peru condemned the hacking of its ministry, attributed to Russia.",
     "condemnation: peru -> russia"),
    ("Kenya rejected Ethiopia's attack on Sudan.", "rejection: kenya -> ethiopia"),
    # whom they comfort
    ("Chile condemned the attack and conveyed its sympathy to Somalia.",
     "condemnation: chile -> , support: chile -> somalia"),
    ("Offering its condolences to Nigeria, Ghana condemned the massacre.",
     "support: ghana -> nigeria, condemnation: ghana -> "),
    ("Ghana condemned the raid and thanked Kenya for its help.",
     "condemnation: ghana -> , praise: ghana -> kenya"),
    ("Ghana condemned the raid and accused Sudan of lying.",
     "condemnation: ghana -> sudan, accusation: ghana -> sudan"),
    # what is rejected
    ("Kenya rejected any aggression against Sudan.", "rejection: kenya -> "),
    ("Kenya reaffirmed its rejection of any attack on Sudan.", "rejection: kenya -> "),
    ("Jordan rejects the expulsion of the Palestinians.", "rejection: jordan -> "),
    ("Peru rejected a request from Chile.", "rejection: peru -> chile"),
    # whose thanks or protest it is
    ("The Crown Prince expressed the Kingdom's appreciation for Azerbaijan's efforts.",
     "praise: mohammed-bin-salman -> azerbaijan"),
    ("Antony Blinken expressed America's thanks to Kenya.", "praise: antony-blinken -> kenya"),
    ("Mario Draghi conveyed the gratitude of Italy to Oman.", "praise: mario-draghi -> oman"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "events"), TOLD)
def test_nobody_condemns_victims(told: Callable[[str], str], text: str, events: str) -> None:
    assert told(text) == events
