"""Bodies and states that a capital makes no names: whose they are is told elsewhere."""

from __future__ import annotations

from collections.abc import Callable

import pytest

# (text, all its events as "subtype: sources -> targets", ids joined by "+")
CAPITALS = [
    ("Zambia praised the Government of Mozambique.", "praise: zambia -> mozambique"),
    ("The Government and people of Namibia welcomed the president of Angola.",
     "host: namibia+namibia-citizens -> joao-lourenco"),
    ("Oman condemned the attack on Qatar. The Sultanate warned Iran.",
     "condemnation: oman -> , warning: oman -> iran"),
    ("King Mohammed VI of Morocco called Emmanuel Macron. He thanked France. Macron praised the "
     "Kingdom.",
     "phone-call: emmanuel-macron+mohammed-vi, praise: mohammed-vi -> france, "
     "praise: emmanuel-macron -> morocco"),
    ("Norway lodged a protest with Russia. The government warned Russia of sanctions.",
     "complaint: norway -> russia, threat-to-relations: norway -> russia"),
    # parts of longer names
    ("The United Kingdom thanked Kenya.", "praise: united-kingdom -> kenya"),
    ("The Labour Government praised Kenya.", "praise: labour-government -> kenya"),
]  # fmt: skip

MINISTRIES = [
    ("On the Estonian side, the Ministry of Foreign Affairs rejected the accusation by Russia.",
     "denial: estonia-foreign-ministry -> russia"),
    ("In Tirana, the Ministry of Foreign Affairs expelled two Iranian diplomats.",
     "diplomats-expelled: albania-foreign-ministry -> iran"),
    ("Chad's Ministry of Foreign Affairs thanked Kenya. The Ministry expelled the Sudanese envoy.",
     "praise: chad-foreign-ministry -> kenya, "
     "diplomats-expelled: chad-foreign-ministry -> sudan"),
    ("The Ministry of Defence of the Republic of Uzbekistan accused Tajikistan.",
     "accusation: uzbekistan-defence-ministry -> tajikistan"),
    ("The Ministry of Foreign Affairs of the Islamic Republic of Pakistan thanked Iran.",
     "praise: pakistan-foreign-ministry -> iran"),
    ("The Foreign Ministry of the People's Republic of China protested to Japan.",
     "complaint: china-foreign-ministry -> japan"),
    ("The Government of the Plurinational State of Bolivia expelled the ambassador of Peru.",
     "diplomats-expelled: bolivia -> peru"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "events"), CAPITALS)
def test_a_common_noun_with_a_capital_is_somebodys(
    told: Callable[[str], str], text: str, events: str
) -> None:
    assert told(text) == events


@pytest.mark.parametrize(("text", "events"), MINISTRIES)
def test_a_ministry_is_of_its_state(told: Callable[[str], str], text: str, events: str) -> None:
    assert told(text) == events
