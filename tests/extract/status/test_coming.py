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
    # what is announced and comes later
    ("Japan announced joint drills with Australia.", "announced AGREE/planned"),
    ("Kenya announced a visit by William Ruto to Chad.", "announced AGREE/actual"),
    ("Seoul and Pyongyang announced a summit.", "announced AGREE/actual"),
    ("Norway announced military exercises with Finland.", "announced AGREE/planned"),
    ("Japan held joint drills with Australia.", "held COOPERATE/actual"),
    ("Kenya announced sanctions on Chad.", "announced SANCTION/actual"),
    # what comes after what is still ahead
    ("Macron will fly to Delhi before travelling to Colombo.",
     "fly AGREE/planned, travelling AGREE/planned"),
    ("Lula will visit Beijing before flying to Tokyo for a summit with Fumio Kishida.",
     "visit AGREE/planned, flying AGREE/planned, summit AGREE/planned"),
    ("Obama will hold talks with John Kufuor in Accra, before flying to Lagos.",
     "hold AGREE/planned, flying AGREE/planned"),
    ("Macron visited Delhi before travelling to Colombo.",
     "visited CONSULT/actual, travelling CONSULT/actual"),
    # plans as their speakers tell them, with a day to come, and on a condition
    ("The president of Mali would visit Tehran tomorrow.", "visit AGREE/planned"),
    ("The EU would hold talks with Mahmoud Abbas next month.", "hold AGREE/planned"),
    ("The African Union would send observers to Bangui next week.", "send AGREE/planned"),
    ("Putin would visit Ankara next week if Erdogan invited him.",
     "visit AGREE/hypothetical, invited AGREE/hypothetical"),
    ("Macron is expected to meet Lula before flying to Lima.",
     "meet AGREE/planned, flying AGREE/planned"),
    ("The envoys are set to be expelled by Ghana.", "expelled THREATEN/planned"),
    ("Two officials are due to be targeted with sanctions.", "targeted THREATEN/planned"),
    ("Ten officials were targeted with sanctions by the EU.", "targeted SANCTION/actual"),
    # what is prepared, or told to be coming
    ("Plans are underway for a meeting between Putin and Trump.", "meeting AGREE/planned"),
    ("Preparations are under way for talks between Ghana and Togo.", "talks AGREE/planned"),
    ("Arrangements are being made for a summit of Ghana and Togo.", "summit AGREE/planned"),
    ("Talks between Ghana and Togo are underway.", "Talks CONSULT/actual"),
    ("France praised the coming state visit of Ruto to Paris.",
     "praised SUPPORT/actual, visit AGREE/planned"),
    # a line that is no sentence
    ("Haiti PM to visit Ghana", "visit AGREE/planned"),
    ("Ghana praised Mali.\n\nPutin to visit Togo\n\nTogo praised Ghana.",
     "praised SUPPORT/actual, visit AGREE/planned, praised SUPPORT/actual"),
    # whither nobody goes
    ("Macron did not go to Berlin to sign the accord.",
     "sign REJECT/negated"),
    ("Macron went to Berlin to sign the accord.",
     "sign SUPPORT/actual"),
    # what came of a deed that somebody is held for
    ("Three officers are suspected of planning the raid that killed a priest.",
     "killed ASSAULT/alleged"),
    ("A judge jailed two men accused of organising the attack that killed 12 tourists.",
     "jailed COERCE/actual, killed ASSAULT/alleged"),
    ("The man is suspected of taking part in a bombing that killed four soldiers.",
     "killed ASSAULT/alleged"),
    ("Police blamed rebels for the raid. The raid killed a priest.",
     "blamed ACCUSE/actual, killed ASSAULT/actual"),
    # what who denies something says himself
    ("Serbia denied arming the rebels, urging the UN to investigate.",
     "denied None/actual, arming None/denied, urging REQUEST/actual"),
    ("Peru denied jailing the editor, calling on Chile to check the facts.",
     "denied None/actual, jailing None/denied, calling REQUEST/actual"),
    ("Niger denied shelling the village, warning Mali to stay away.",
     "denied None/actual, shelling None/denied, warning THREATEN/actual"),
    # what others must have done first
    ("Israel is willing to free the prisoners as soon as Hamas has released the hostages.",
     "free AGREE/planned"),
    ("Guerrillas in Peru refused to leave until the president had freed their comrades.",
     "refused REJECT/actual"),
    ("Iran will close the strait until Iraq has released the pilots.",
     "close THREATEN/planned"),
    ("Iran closed the strait after Iraq had released the pilots.",
     "closed COERCE/actual, released RETREAT/actual"),
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
