"""Who does what in clauses that are joined, and in relative clauses."""

from __future__ import annotations

from datetime import date

import pytest

from kg.extract.pipeline import Extractor
from tests.extract.texts import events_of, resolved

DAY = date(2025, 2, 2)

# (text, subtype, ids of the sources, ids of the targets) of one event that it tells
TOLD = [
    # a second clause, whose subject is no further object of the first
    ("Israel bombed Tehran and Saudi Arabia recalled its envoy from Washington.",
     "ambassador-recalled", {"saudi-arabia"}, {"united-states"}),
    ("Finland closed its border with Russia and Norway deployed soldiers to Kirkenes.",
     "restriction", {"finland"}, {"russia"}),
    ("Finland closed its border with Russia and Norway deployed soldiers to Kirkenes.",
     "troop-deployment", {"norway"}, None),
    ("Spain recognised Palestine and Israel recalled its ambassador from Madrid.", "recognition",
     {"spain"}, {"palestine"}),
    ("Ethiopia accused Eritrea and Egypt condemned Sudan.", "condemnation", {"egypt"}, {"sudan"}),
    ("Ethiopia accused Eritrea and Egypt condemned Sudan.", "accusation", {"ethiopia"},
     {"eritrea"}),
    ("Trump met Kim and Putin hosted Xi.", "host", {"vladimir-putin"}, {"xi-jinping"}),
    ("Russia attacked Ukraine and the EU and NATO condemned Moscow.", "condemnation",
     {"european-union", "nato"}, {"russia"}),
    ("Russia attacked Ukraine and the EU and NATO condemned Moscow.", "attack", {"russia"},
     {"ukraine"}),
    ("Ukraine attacked Crimea and Russia later bombed Odesa.", "bombing", {"russia"}, None),
    ("Chad expelled the French envoy and Mali and Niger accused Paris of lying.", "accusation",
     {"mali", "niger"}, {"france"}),
    # a list of objects
    ("Britain praised Kenya and Ghana but criticised Mali.", "praise", {"united-kingdom"},
     {"kenya", "ghana"}),
    ("Britain praised Kenya and Ghana but criticised Mali.", "condemnation", {"united-kingdom"},
     {"mali"}),
    ("Norway arrested Kenyan traders living in Oslo, Somali teachers and Danish envoys.", "arrest",
     {"norway"}, {"kenya-business", "somalia-teachers", "denmark"}),
    ("Azerbaijan attacked Armenia and Georgia, which asked Moscow for help.", "attack",
     {"azerbaijan"}, {"armenia", "georgia"}),
    ("Israel bombed Beirut and Damascus on Monday.", "bombing", {"israel"}, {"lebanon", "syria"}),
    # who is told of in a relative clause does it, and what is joined to it
    ("Hungary hosted Mr Dodik, who accused Brussels of meddling.", "accusation",
     {"milorad-dodik"}, {"european-union"}),
    ("Egypt hosted Hamas, which attacked Israel.", "attack", {"hamas"}, {"israel"}),
    ("China denounced Lithuania, which opened an office in Taipei and expelled a Chinese envoy.",
     "diplomats-expelled", {"lithuania"}, {"china"}),
    ("NATO warned Russia, which jailed reporters and invaded Ukraine.", "invasion", {"russia"},
     {"ukraine"}),
    ("Japan met China, which had banned its fish and accused Tokyo of lying.", "accusation",
     {"china"}, {"japan"}),
    ("Armenia met Turkey, which had closed the border, and accused Azerbaijan of lying.",
     "accusation", {"armenia"}, {"azerbaijan"}),
    ("Oman carried letters between Iran and Israel, which accused Tehran of lying.", "accusation",
     {"israel"}, {"iran"}),
    ("Azerbaijan attacked Armenia and Georgia, which asked Moscow for help.", "appeal",
     {"georgia"}, {"russia"}),
    ("Germany warned Rwanda, which backs M23, and summoned its ambassador.", "support",
     {"rwanda"}, {"m23"}),
    ("Lebanon denounced Israel, which shot down the drones and bombed Beirut.", "bombing",
     {"israel"}, {"lebanon"}),
    # nobody who is only named in a relative clause on who acts
    ("Belarus, which depends on Russia, opposed the sanctions.", "condemnation", {"belarus"},
     set()),
    # the object that two clauses share
    ("Israel recognised Somaliland, a move that Somalia denounced and Ethiopia praised.",
     "praise", {"ethiopia"}, {"israel"}),
    ("Israel recognised Somaliland, a move that Somalia denounced and Ethiopia praised.",
     "condemnation", {"somalia"}, {"israel"}),
    ("Denmark sent tanks to Ukraine, a step Russia denounced and NATO praised.", "praise",
     {"nato"}, {"denmark"}),
    # whom a clause below a verb of saying is about, and whose something is
    ("Ismail Haniyeh, whom Israel says it killed in July, led Hamas.", "killing", {"israel"},
     {"ismail-haniyeh"}),
    ("Turkey praised Azerbaijan, whose raids Armenia denounced.", "condemnation", {"armenia"},
     {"azerbaijan"}),
    ("Hezbollah, whose leader Israel killed in May, fired rockets at Haifa.", "killing",
     {"israel"}, None),
    # who is made to do it
    ("Israel raided a camp near the Syrian border, prompting Vladimir Putin to accuse Tel Aviv of "
     "lying.", "accusation", {"vladimir-putin"}, None),
    # a blow hurts, not what was hit by it
    ("Israel's bombing of the Iranian embassy, which killed two Iraqis, angered Iran.", "killing",
     {"israel"}, None),
    ("Iran condemned Israel for the bombing of its embassy, which killed two Iraqis.", "killing",
     {"israel"}, None),
    # the last of several, with an office
    ("Merz, Macron and Polish Prime Minister Donald Tusk also met Zelensky.", "meeting",
     {"friedrich-merz", "emmanuel-macron", "donald-tusk"}, {"volodymyr-zelenskyy"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "subtype", "sources", "targets"), TOLD)
def test_who_did_what_to_whom(
    extractor: Extractor,
    text: str,
    subtype: str,
    sources: set[str],
    targets: set[str] | None,
) -> None:
    (event,) = [e for e in resolved(extractor, text, DAY) if e.subtype == subtype]
    assert {m.actor for m in event.sources} == sources
    if targets is not None:
        assert {m.actor for m in event.targets if m.actor} == targets


@pytest.mark.parametrize(
    ("text", "subtype"),
    [
        ("France condemned the missile strike, which killed three Ukrainian soldiers.", "killing"),
        ("Israel bombed Damascus, leading Iran to condemn the raid.", "attack"),
    ],
)
def test_nobody_does_what_is_told_of(extractor: Extractor, text: str, subtype: str) -> None:
    assert subtype not in {event.subtype for event in events_of(extractor, text, DAY)}
