"""Who gives what another has, from whom a letter or a prisoner comes, what is only used."""

from __future__ import annotations

from collections.abc import Callable

import pytest

# (text, all its events as "subtype: sources -> targets", ids joined by "+")
TOLD = [
    # whose support somebody has
    ("Mali's junta has the backing of Russia.",
     "support: russia -> mali"),
    ("The rebels do not have the support of Sudan.",
     "support: sudan -> rebels-e3b98a4d"),
    ("Bolivia retains the support of Cuba and Nicaragua.",
     "support: cuba+nicaragua -> bolivia"),
    ("President Adama Barrow gained the endorsement of Senegal.",
     "support: senegal -> adama-barrow"),
    ("Russia has expressed support for Syria.",
     "support: russia -> syria"),
    # whose aid
    ("Haiti accepted aid from Cuba.",
     "aid-given: cuba -> haiti"),
    ("Nepal accepts assistance from China and India.",
     "aid-given: china+india -> nepal"),
    # from whom a letter is that another shows
    ("The paper published a letter from Emmanuel Macron to Joe Biden.",
     "letter: emmanuel-macron -> joe-biden"),
    ("Officials released a letter from Kim Jong-un to Vladimir Putin.",
     "letter: kim-jong-un -> vladimir-putin"),
    ("The archive holds a telegram from Narendra Modi to Imran Khan.",
     "letter: narendra-modi -> imran-khan"),
    ("Vladimir Putin sent a letter to Emmanuel Macron.",
     "letter: vladimir-putin -> emmanuel-macron"),
    # who is extradited, and from where
    ("Peru welcomed the extradition of Alberto Fujimori from Chile.",
     "praise: peru -> alberto-fujimori, extradition: chile -> alberto-fujimori"),
    ("The extradition of Ramzi Yousef from Pakistan angered Yemen.",
     "extradition: pakistan -> ramzi-yousef"),
    ("Brazil reported the extradition of Joao Silva from Portugal.",
     "extradition: portugal -> joao-silva"),
    ("Lawyers protested against Colombia's extradition of rebels.",
     "complaint: lawyers-e3b98a4d -> colombia, extradition: colombia -> rebels-e3b98a4d"),
    # whose weapons are used is not hit with them
    ("Russia attacked Odesa using drones from Iran.",
     "attack: russia -> odesa"),
    ("Israel bombed Rafah, using jets from Cyprus.",
     "bombing: israel -> rafah"),
    ("Ethiopia shelled Mekelle using guns from Turkey.",
     "bombing: ethiopia -> mekelle"),
    ("Russia struck Kyiv, using missiles against Ukraine.",
     "bombing: russia -> ukraine"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "events"), TOLD, ids=[text for text, _ in TOLD])
def test_events(told: Callable[[str], str], text: str, events: str) -> None:
    assert told(text) == events
