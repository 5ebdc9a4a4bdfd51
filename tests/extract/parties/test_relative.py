"""Who does what in a clause with "who", "whom" or "which", and to whom."""

from __future__ import annotations

import pytest

from kg.extract.pipeline import Extractor
from tests.extract.texts import events_of

# (text, trigger, words of the sources, words of the targets)
TOLD = [
    # those who are told of do it, whatever they are, and not the subject before
    ("The mission left Guinea after seeing the colonel who toppled the government.", "toppled",
     {"the colonel"}, {"the government"}),
    ("The president of Kenya called those who burned the ministry cowards.", "burned", {"those"},
     {"the ministry"}),
    ("The court jailed a cook who had armed the rebels.", "armed", {"a cook"}, {"the rebels"}),
    ("The president thanked the diver who freed two hostages.", "freed", {"the diver"},
     {"two hostages"}),
    ("The army vowed to suppress the protests, which have demanded the resignation of Premier "
     "Obi.", "demanded", {"the protests"}, {"Premier Obi"}),
    # what somebody is who is named right before
    ("Officials from Qatar and Hezbollah, a group that attacked Israel in May, met in Doha.",
     "attacked", {"Hezbollah"}, {"Israel"}),
    ("The Chadian government and the FLC, an alliance that attacked Libya, began talks in Doha.",
     "attacked", {"the FLC"}, {"Libya"}),
    ("Israel and Hamas, a group that attacked Ashkelon in June, agreed on a truce.", "attacked",
     {"Hamas"}, {"Ashkelon"}),
    # a person or a group before another word
    ("His spokesman criticised a visit by envoy Molly Fox, whom he accused of arrogance and of "
     "threatening Niger.", "threatening", {"envoy Molly Fox"}, {"Niger"}),
    ("Local people get food through areas held by the SPLM-N led by Joseph Tuka, which attacked "
     "Chad in May.", "attacked", {"the SPLM-N"}, {"Chad"}),
    ("He fled to a town held by a militia led by Ali Hassan, which attacked Goma in May.",
     "attacked", {"a militia"}, {"Goma"}),
    # whom something is done to by those told of before
    ("The envoy called on the rebels to release the nine nurses whom they abducted last week.",
     "abducted", {"the rebels"}, {"the nine nurses"}),
    ("Colonel Petit apologized to the families of four minors whom his unit killed in May.",
     "killed", {"his unit"}, {"four minors"}),
    # whom another accuses of it
    ("The Treasury imposed sanctions on Jean Victor and on former senator Paul Louis, whom it "
     "accuses of arming the rebels.", "arming", {"former senator Paul Louis"}, {"the rebels"}),
    ("Police arrested Juan Perez, whom Peru accuses of killing two judges.", "killing",
     {"Juan Perez"}, {"two judges"}),
    ("National Police chief Paul Louis suspended the director, accusing him of having attacked "
     "Chad.", "attacked", {"the director"}, {"Chad"}),
    # with whom, against whom
    ("Iran, with which Iraq signed a pact, condemned the raid.", "signed", {"Iraq"}, {"Iran"}),
    ("Chad hosts the rebels against whom Sudan is fighting.", "fighting", {"Sudan"},
     {"the rebels"}),
    ("The party, against which the court filed a lawsuit, rejected the charge.", "filed",
     {"the court"}, {"The party"}),
    # who carried it out, who is blamed for it
    ("The premier spoke of the strikes on Yemen which the United States and Britain had carried "
     "out.", "strikes", {"the United States", "Britain"}, {"Yemen"}),
    ("Iran criticised the attack on its embassy that Israel had carried out.", "attack",
     {"Israel"}, {"its embassy"}),
    ("Two people were killed in the raid on a warehouse, which Lebanon blamed on Israel.",
     "killed", {"Israel"}, {"Two people"}),
    ("Rebels have fired missiles at dozens of ships in what they describe as support for the "
     "Palestinians.", "fired", {"Rebels"}, {"dozens of ships"}),
    # and where it is as it was: whose law or raid it is, whom a name is only a part of
    ("France launched a raid that killed ten fighters.", "launched", {"France"},
     {"ten fighters"}),
    ("The rebels killed three men whom they accused of spying for Chad.", "killed",
     {"The rebels"}, {"three men"}),
    ("Turkey praised the pilot who bombed the dam.", "praised", {"Turkey"}, {"the pilot"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "sources", "targets"), TOLD)
def test_who_does_what_to_whom(
    extractor: Extractor, text: str, trigger: str, sources: set[str], targets: set[str]
) -> None:
    (event,) = [e for e in events_of(extractor, text) if e.trigger.text == trigger]
    assert {m.text for m in event.sources} == sources
    assert {m.text for m in event.targets} == targets


@pytest.mark.parametrize(
    "text",
    [
        "The president vowed to punish anyone who attacks the capital.",
        "Iran will punish those who attack its ships.",
        "Chad will jail anybody who shells the town.",
        "Sudan has no idea of who bombed the bridge.",
    ],
)
def test_nobody_in_particular_does_it(extractor: Extractor, text: str) -> None:
    assert all(e.event_type != "ASSAULT" or not e.sources for e in events_of(extractor, text))
