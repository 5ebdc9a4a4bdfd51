"""Who is one with the office before his name, and with what he is addressed as."""

from __future__ import annotations

from collections.abc import Callable

import pytest

# (text, all its events as "subtype: sources -> targets", ids joined by "+")
TITLED = [
    ("Minister for Africa Anna Weber met Paul Kagame in Kigali.",
     "meeting: anna-weber+paul-kagame"),
    ("Minister for the Middle East Tom Hale phoned Benjamin Netanyahu.",
     "phone-call: benjamin-netanyahu+tom-hale"),
    ("Minister for the Middle East and North Africa Tom Hale phoned Joe Biden.",
     "phone-call: joe-biden+tom-hale"),
    ("President Xi Jinping received Minister for Europe Anna Weber in Beijing.",
     "host: xi-jinping -> anna-weber"),
    ("Assistant Secretary for the Western Hemisphere Brian Cole met Gustavo Petro.",
     "meeting: brian-cole+gustavo-petro"),
    ("HE Mr Paul Kagame met the ambassador of France.", "meeting: france+paul-kagame"),
    ("Olaf Scholz met HE Dr Omar Khalil in Berlin.", "meeting: olaf-scholz+omar-khalil"),
    ("Emmanuel Macron met the foreign minister of Qatar, HE Sheikh Mohammed Al Thani, in Doha.",
     "meeting: emmanuel-macron+mohammed-al-thani"),
    # two who are joined, and one who is apart
    ("The minister for trade, Anna Weber, and Tom Hale met Paul Kagame.",
     "meeting: anna-weber+paul-kagame+tom-hale"),
    ("He met Paul Kagame.", "meeting: +paul-kagame"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "events"), TITLED)
def test_an_office_and_its_holder_are_one(
    told: Callable[[str], str], text: str, events: str
) -> None:
    assert told(text) == events
