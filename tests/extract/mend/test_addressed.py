"""What somebody is addressed as is nobody, and no part of his name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

# (text, all its events as "subtype: sources -> targets", ids joined by "+")
ADDRESSED = [
    ("HE the President of Kenya thanked HH the Emir of Qatar for the grant.",
     "praise: uhuru-kenyatta -> tamim-bin-hamad-al-thani"),
    ("HM the King of Jordan received HE the President of Turkey at the palace in Amman.",
     "host: abdullah-ii-of-jordan -> recep-tayyip-erdogan"),
    ("The President of Egypt congratulated HRH the Crown Prince of Saudi Arabia on the feast.",
     "praise: abdel-fattah-el-sisi -> mohammed-bin-salman"),
    ("HH the Emir Sheikh Tamim bin Hamad Al-Thani called the president of Kenya.",
     "phone-call: tamim-bin-hamad-al-thani+uhuru-kenyatta"),
    ("Olaf Scholz met His Excellency the President of Ghana.",
     "meeting: nana-akufo-addo+olaf-scholz"),
    ("Foreign Minister Dato Seri Hishammuddin Hussein met Datuk Erywan Yusof in Kuala Lumpur.",
     "meeting: erywan-yusof+hishammuddin-hussein"),
    ("Prime Minister Tan Sri Muhyiddin Yassin praised Puan Sri Noorainee Abdul Rahman.",
     "praise: muhyiddin-yassin -> noorainee-abdul-rahman"),
    # a name, a land, and somebody who is told of with a pronoun
    ("Tan Wei Ming met Ranil Wickremesinghe in Sri Lanka.",
     "meeting: ranil-wickremesinghe+tan-wei-ming"),
    ("He met Uhuru Kenyatta.", "meeting: +uhuru-kenyatta"),
]  # fmt: skip

CHARGES = [
    ("Qatar summoned the Charge d'Affaires of Denmark. "
     "The Charge d'Affaires was handed a protest note.",
     "demarche: qatar -> denmark"),
    ("Russia expelled the chargé d’affaires a.i. of Moldova.",
     "diplomats-expelled: russia -> moldova"),
    ("Egypt summoned the chargé d' affaires of Iran.", "demarche: egypt -> iran"),
    ("Kenya charged Omar Khalil with theft.", "accusation: kenya -> omar-khalil"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "events"), ADDRESSED)
def test_who_is_addressed_is_meant(told: Callable[[str], str], text: str, events: str) -> None:
    assert told(text) == events


@pytest.mark.parametrize(("text", "events"), CHARGES)
def test_a_charge_is_one_envoy(told: Callable[[str], str], text: str, events: str) -> None:
    assert told(text) == events
