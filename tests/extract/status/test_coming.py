"""What is an aim, an occasion ahead, a charge or an admission, by its words."""

from __future__ import annotations

import pytest

from kg.extract.pipeline import Extractor
from tests.extract.texts import events_of

# (text, all its events as "trigger TYPE/status")
TOLD = [
    # what another act is for
    ("Niger's army massed troops at the border in order to attack Boko Haram camps in Chad.",
     "massed MOBILIZE/actual, attack THREATEN/planned"),
    ("Turkey sent jets to Cyprus in order to bomb Greek positions.",
     "sent MOBILIZE/actual, bomb THREATEN/planned"),
    ("Oslo sent a ship to the Gulf with the aim of escorting Danish tankers.",
     "sent MOBILIZE/actual, escorting THREATEN/planned"),
    # what others act before
    ("Ahead of Merkel's visit to Ankara, Turkey freed a German journalist.",
     "visit AGREE/planned, freed RETREAT/actual"),
    ("On the eve of talks between Serbia and Kosovo, the EU praised both sides.",
     "talks AGREE/planned, praised SUPPORT/actual"),
    ("Iran released two Americans ahead of Rouhani's meeting with Obama.",
     "released RETREAT/actual, meeting AGREE/planned"),
    ("France praised Egypt ahead of a visit by Sisi to Paris.",
     "praised SUPPORT/actual, visit AGREE/planned"),
    # what a meeting is for
    ("Hungary praised a summit to be hosted by Slovakia in May.",
     "praised SUPPORT/actual, summit CONSULT/actual, hosted AGREE/planned"),
    # whither nobody goes
    ("Macron did not go to Berlin to sign the accord.",
     "sign REJECT/negated"),
    ("Macron went to Berlin to sign the accord.",
     "sign SUPPORT/actual"),
    # what somebody admits
    ("The guard admitted killing a Palestinian farmer.",
     "killing ASSAULT/actual"),
    ("Tokyo issued a warrant for the sailor after he admitted to beating a Filipino nurse.",
     "issued COERCE/actual, beating ASSAULT/actual"),
    ("The militia admitted shelling the village of Kafr Nabl.",
     "shelling ASSAULT/actual"),
    # what a court does with a suit does not undo it
    ("Zimbabwe's court dismissed a lawsuit filed by the opposition against President Mnangagwa.",
     "dismissed REJECT/actual, lawsuit ACCUSE/actual"),
    ("The tribunal dismissed a complaint filed by Senator Cruz against Governor Reyes.",
     "dismissed REJECT/actual, complaint ACCUSE/actual"),
    # what somebody says as he denies or accuses
    ("Hamas dismissed the Israeli offer, saying that the army was shelling Gaza.",
     "dismissed REJECT/actual, shelling ASSAULT/alleged"),
    ("Kuwait blamed Iraq for the raid, calling Saddam a criminal.",
     "blamed ACCUSE/actual, calling ACCUSE/actual"),
    ("Poland accused Belarus of theft, calling Lukashenko a dictator.",
     "accused ACCUSE/actual, calling ACCUSE/actual"),
    ("Libya denied that it had attacked Chad.",
     "denied None/actual, attacked None/denied"),
    ("Sudan dismissed claims that it had bombed a hospital.",
     "dismissed REJECT/actual, bombed None/denied"),
    # what somebody is held for
    ("Kenya jailed two Eritreans for smuggling arms to al-Shabaab.",
     "jailed COERCE/actual, smuggling AID/alleged"),
    ("A teacher was arrested in Cairo for cooperating with the Muslim Brotherhood.",
     "arrested COERCE/actual, cooperating COOPERATE/alleged"),
    ("Police detained an envoy on suspicion of spying on Israel.",
     "detained COERCE/actual, spying COERCE/alleged"),
    ("Turkish police detained a German over the killing of an Iranian dissident.",
     "detained COERCE/actual, killing ASSAULT/alleged"),
    ("The mayor was questioned in connection with the abduction of a priest.",
     "abduction ASSAULT/alleged"),
    ("Greece boarded a Syrian ship on suspicion it was supplying arms to Libya.",
     "boarded COERCE/actual, supplying AID/alleged"),
    # but a protest was one
    ("Cuba jailed ten women for protesting against the government.",
     "jailed COERCE/actual"),
    ("Canada praised Iran for freeing two priests.",
     "praised SUPPORT/actual, freeing RETREAT/actual"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "events"), TOLD, ids=[text for text, _ in TOLD])
def test_status(extractor: Extractor, text: str, events: str) -> None:
    found = events_of(extractor, text)
    assert ", ".join(f"{e.trigger.text} {e.event_type}/{e.status.value}" for e in found) == events
