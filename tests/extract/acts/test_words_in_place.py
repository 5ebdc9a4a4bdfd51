"""What a verb tells by what stands around it, where its bare sense is another."""

from __future__ import annotations

from collections.abc import Callable

import pytest

# (text, all its events as "subtype: sources -> targets", ids joined by "+")
TOLD = [
    # who calls on somebody visits him, unless something is asked
    ("Fumio Kishida called on Emmanuel Macron on Monday.",
     "meeting: emmanuel-macron+fumio-kishida"),
    ("The Polish ambassador called on President Maia Sandu.", "meeting: maia-sandu+poland"),
    ("Japan's foreign minister called on King Abdullah in Amman.",
     "meeting: abdullah-ii-of-jordan+yoshimasa-hayashi"),
    ("Antonio Guterres paid a courtesy call on Maia Sandu.",
     "meeting: antonio-guterres+maia-sandu"),
    ("Norway called on Maia Sandu to free the prisoners.", "appeal: norway -> maia-sandu"),
    ("Kenya called on Ethiopia to withdraw.", "appeal: kenya -> ethiopia"),
    # what is fired into the sea hits nobody
    ("North Korea fired two missiles into the sea.", "mobilization: north-korea -> "),
    ("Iran fired three missiles toward the sea on Sunday.", "mobilization: iran -> "),
    ("Russia fired missiles from the Black Sea at Ukraine.", "attack: russia -> ukraine"),
    # who brings relief helps
    ("A Turkish convoy carrying food arrived in Syria.", "aid-given: turkey-military -> syria"),
    ("A Qatari plane carrying medicine and tents arrived in Sudan.", "aid-given: qatar -> sudan"),
    ("A Russian convoy carrying soldiers arrived in Syria.",
     "troop-deployment: russia-military -> syria"),
    ("Russian instructors landed in Mali.", "aid-given: russia -> mali"),
    ("A plane carrying Emmanuel Macron landed in Kenya.", ""),
    ("Russian troops landed in Mali.", "troop-deployment: russia-military -> mali"),
    ("Denmark will send howitzers to Ukraine.", "aid-given: denmark -> ukraine"),
    # words and blows
    ("Olaf Scholz clashed with Emmanuel Macron over the budget.",
     "condemnation: olaf-scholz -> emmanuel-macron"),
    ("Sudan clashed with Chad.", "clash: chad+sudan"),
    # who died, in the words of his own side and of the other
    ("Three Pakistani soldiers embraced martyrdom.", "killing:  -> pakistan-military"),
    ("Two Indian soldiers made the supreme sacrifice.", "killing:  -> india-military"),
    ("Four Rwandan peacekeepers paid the ultimate sacrifice in Mali.",
     "killing:  -> rwanda-military"),
    ("Three militants were sent to hell by Pakistan.",
     "killing: pakistan -> three-militants-e3b98a4d"),
    ("Kenya's troops subjected al-Shabaab to fire.", "attack: kenya-military -> al-shabaab"),
    ("A UN patrol came under fire in Mali.", "attack:  -> united-nations"),
    ("Somali troops came under mortar fire from al-Shabaab.",
     "attack: al-shabaab -> somalia-military"),
    ("Gunmen forced their way into the French embassy in Niger.",
     "attack: gunmen-e3b98a4d -> france-embassy"),
    # what is given up, denied, expelled from, deposited, elevated
    ("Turkey gave up its objection to Sweden.", "concession: turkey -> sweden"),
    ("Iran was denied a seat by Egypt.", "rejection: egypt -> iran"),
    ("Egypt denied Iran an audience.", "rejection: egypt -> iran"),
    ("The Pentagon expelled Turkey from the programme.",
     "sanctions-imposed: united-states-defence-ministry -> turkey"),
    ("Hungary deposited its instrument of ratification.", "ratification: hungary -> "),
    ("China and Kenya announced the elevation of their relations.", "ties-opened: china+kenya"),
    ("Chile ordered Peru to grant licenses.", "demand: chile -> peru"),
    ("South Sudan threw out three aid agencies.",
     "diplomats-expelled: south-sudan -> south-sudan-aid-groups"),
    ("Russia expelled five members of the British embassy.",
     "diplomats-expelled: russia -> united-kingdom-embassy"),
    ("Kenya handed over two wanted men to Somalia.", "extradition: kenya -> somalia"),
    ("Kenya handed over two hostages to Somalia.", "prisoners-released: kenya -> somalia"),
    ("Chile filed an appeal against the ruling.", "lawsuit: chile -> "),
    ("Kenya abused its mandate in Somalia.", ""),
    ("Iraq claimed that Turkish troops had come under fire.", "attack:  -> turkey-military"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "events"), TOLD, ids=[text for text, _ in TOLD])
def test_the_words_around_a_verb_tell_its_sense(
    told: Callable[[str], str], text: str, events: str
) -> None:
    assert told(text) == events
