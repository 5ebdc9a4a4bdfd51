"""Verbs of acts that tell what things are like, what somebody feels, or what he only talks of."""

from __future__ import annotations

from collections.abc import Callable

import pytest

# (text, all its events as "subtype: sources -> targets", ids joined by "+")
FIGURATIVE = [
    ("The raids demonstrate the cruelty of Iran.", ""),
    ("NATO has demonstrated its unity with Ukraine.", ""),
    ("Farmers demonstrated in Paris against Emmanuel Macron.",
     "protest: france-farmers -> emmanuel-macron"),
    ("Membership of NATO gives Finland protection.", ""),
    ("This resolution gives both countries greater security.", ""),
    ("The accession offers Sweden and Norway more stability.", ""),
    ("Germany gave Ukraine security guarantees.", "aid-given: germany -> ukraine"),
    ("The rains relieved the suffering in Chad.", ""),
    # feelings
    ("The council is encouraged by the talks between Sudan and Egypt.", "meeting: egypt+sudan"),
    ("António Guterres was relieved by the delivery of food to Chad.", ""),
    ("Olaf Scholz is encouraged by the choice of Emmanuel Macron to stay in office.", ""),
    ("Olaf Scholz is reassured by the results in Moldova.", ""),
    ("Iran encouraged Iraq to attack Kuwait.", "appeal: iran -> iraq"),
    # whoever only reacts to an act did not do it
    ("Antony Blinken responded to the attack on the embassy in Kabul.", ""),
    ("Ayman Safadi reacted to the bombing of a hospital in Gaza.", ""),
    ("Olaf Scholz was appalled by the attack by Russia on Ukraine.", "attack: russia -> ukraine"),
    ("Emmanuel Macron commented on the delivery of arms to Ukraine.",
     "statement: emmanuel-macron -> "),
    # what is talked about takes no part
    ("Olaf Scholz and Mario Draghi discussed the war in Yemen.",
     "negotiation: mario-draghi+olaf-scholz"),
    ("Olaf Scholz discussed the crisis in Yemen with Mario Draghi.",
     "negotiation: mario-draghi+olaf-scholz"),
    ("Emmanuel Macron and Boris Johnson discussed UK-France cooperation.",
     "negotiation: boris-johnson+emmanuel-macron"),
    # what things let and stop
    ("The new bridge allows Sudan to trade with Egypt.", ""),
    ("Technical problems prevented Iran from launching a rocket.", ""),
    ("Nothing will stop Ukraine from joining NATO.", ""),
    ("Turkey prevented Greece from drilling.", "restriction: turkey -> greece"),
    # where one lies, where one lives
    ("Laos is surrounded by Thailand, Vietnam and China.", ""),
    ("Chad is encircled by Libya, Niger and Sudan.", ""),
    ("Russian troops surrounded Mariupol.", "blockade: russia-military -> mariupol"),
    ("Migrants from Myanmar have settled in India.", ""),
    ("Refugees from Sudan settled near Cairo.", ""),
    ("India and China settled their dispute in Moscow.", "deal-reached: china+india"),
    # shown, not marched for
    ("The claim was demonstrated by the record of Germany.", ""),
    # what something bears as its name
    ("He joined a group called the Brown Berets.", ""),
    ("A book called War and Peace was sold in Paris.", ""),
    # set phrases
    ("Vladimir Putin called Barack Obama's bluff.", ""),
    ("The Dutch minister committed suicide in Berlin.", ""),
    ("NASA celebrated the launch of a shuttle.", ""),
    ("Germany has dragged its feet.", ""),
    ("Viktor Orbán hung up on Emmanuel Macron.",
     "talks-broken-off: viktor-orban -> emmanuel-macron"),
    ("Poland has to deal with Russia and Belarus.", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "events"), FIGURATIVE)
def test_what_is_no_act_of_anybodys(told: Callable[[str], str], text: str, events: str) -> None:
    assert told(text) == events
