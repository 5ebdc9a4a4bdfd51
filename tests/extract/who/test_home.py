"""Whose "government", "police" and "president" go without saying."""

from __future__ import annotations

from collections.abc import Callable

import pytest

MEANT = [
    # the only government that was told of, though the lines before are on another state
    ("Ethiopia's government signed a truce with the TPLF. Eritrea sent troops to the border. "
     "Eritrean soldiers killed civilians. The UN urged the government to let convoys in.",
     "appeal: united-nations -> ethiopia"),
    # where it happened
    ("Mexico cut ties with Ecuador after police stormed the Mexican embassy in Quito.",
     "attack: ecuador-police -> mexico-embassy"),
    ("Thousands rallied in central Yerevan, and police detained dozens of protesters.",
     "arrest: armenia-police -> armenia-protesters"),
    # where the article was sent from, if its first sentence is on that
    ("MINSK - Belarus closed its border on Monday. Poland and Lithuania protested. Police have "
     "detained a reporter.", "arrest: belarus-police -> reporter-e3b98a4d"),
    ("BEIRUT - Syria denounced Israel on Monday. Iran praised Syria. Police have detained a "
     "reporter.", "arrest: police-e3b98a4d -> reporter-e3b98a4d"),
    # "the president" is that of the state at home, not the one who was told of last
    ("NAIROBI - Kenya's president Mwai Kibaki and Raila Odinga signed a deal.\n\nKofi Annan met "
     "Tanzania's president, Jakaya Kikwete.\n\nMr Odinga accused the president of theft.",
     "accusation: raila-odinga -> mwai-kibaki"),
    # the country, where its sentence has named no other
    ("HONIARA - Solomon Islands signed a pact with China.\n\nAustralia sent soldiers to Honiara. "
     "The country has cut ties with Taiwan.", "ties-cut: solomon-islands -> taiwan"),
    ("HONIARA - Solomon Islands signed a pact with China. Australia said China would send police "
     "to the country.", "troop-deployment: china -> solomon-islands"),
    ("HONIARA - Solomon Islands signed a pact with China. After rallies in Fiji, Australia praised "
     "the country.", "praise: australia -> fiji"),
    # a territory by what it is called
    ("Australia sent troops to East Timor. Indonesia had invaded the territory.",
     "invasion: indonesia -> east-timor"),
    # a word before another is nobody
    ("Australia stopped police aid to Vanuatu.", "aid-stopped: australia -> vanuatu"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "last"), MEANT)
def test_whose_goes_without_saying(told: Callable[[str], str], text: str, last: str) -> None:
    assert told(text).split(", ")[-1] == last


BRUSSELS = [
    ("NATO ambassadors met in Brussels, after which Emmanuel Macron praised Turkey.",
     "meeting: nato -> , praise: emmanuel-macron -> turkey"),
    ("Iran criticised Brussels.", "condemnation: iran -> european-union"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "found"), BRUSSELS)
def test_a_city_that_stands_for_a_body_is_a_place_behind_in(
    told: Callable[[str], str], text: str, found: str
) -> None:
    assert told(text) == found
