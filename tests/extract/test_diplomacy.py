"""Diplomacy, pressure and yielding in other words than the usual: what a text tells, all of it."""

from __future__ import annotations

from datetime import date

import pytest

from kg.actors.base import ActorBase
from kg.actors.resolve import resolve_events
from kg.extract.pipeline import Extractor
from kg.model import Article

PUBLISHED = date(2022, 3, 10)


# (text, the subtypes of all events that it tells)
TOLD = [
    # contact
    ("Mark Rutte had Joe Biden on the line on Sunday night.", "phone-call"),
    ("Sergey Lavrov got Hakan Fidan on the phone on Friday.", "phone-call"),
    ("Scott Morrison got through to Emmanuel Macron by telephone at last.", "phone-call"),
    ("The Ugandan president had forty minutes with the Kenyan prime minister.", "meeting"),
    ("Emmanuel Macron saw Abdel Fattah al-Sisi in Cairo on Thursday.", "meeting"),
    ("Vladimir Putin and Kim Jong Un shook hands in Vladivostok.", "meeting"),
    ("The Iranian and Saudi envoys came face to face in Baghdad.", "meeting"),
    ("A round of consultations took place in Oslo between Norway and Russia.", "meeting"),
    ("The US and Iran are to sit down in Vienna on Tuesday.", "meeting"),
    ("Narendra Modi compared notes with Fumio Kishida in Tokyo.", "negotiation"),
    ("Turkish and Greek diplomats spent two days going over maps of the Aegean.", "negotiation"),
    ("Ethiopia, Egypt and Sudan reopened talks on the dam.", "negotiation"),
    ("India set its signature under the climate accord on Monday.", "signing"),
    ("Armenia and Azerbaijan put their names to a border agreement on Monday.", "signing"),
    ("Belgrade and Pristina settled their quarrel over number plates.", "deal-reached"),
    ("France and Russia bound themselves in a treaty to defend each other.", "agreement"),
    ("The bishops begged the rebels to sit down with the government.", "mediation-request"),
    # breaking, expelling, barring
    ("Moldova showed the Russian ambassador the door.", "diplomats-expelled"),
    ("Bulgaria ousted ten Russian embassy staff on Friday.", "diplomats-expelled"),
    ("Iraq ordered the UN weapons inspectors out on Sunday.", "diplomats-expelled"),
    ("Norway froze its partnership with Ethiopia.", "cooperation-reduced"),
    ("Canada froze trade talks with India on Friday.", "talks-broken-off"),
    ("Mali and Niger turned their backs on France.", "ties-cut"),
    ("Burundi walked out of the International Criminal Court.", "treaty-withdrawal"),
    ("Spain tore up its extradition agreement with Hong Kong.", "treaty-withdrawal"),
    ("Lithuania barred 20 Belarusian officials from its territory.", "sanctions-imposed"),
    ("Latvia has banned the Russian singer from entering the country.", "sanctions-imposed"),
    ("Germany froze the assets of two Russian bankers.", "sanctions-imposed"),
    ("Iran barred women from the stadium.", "restriction"),
    ("Egyptian authorities barred the activist from leaving the country.", "restriction"),
    # pressure
    ("A court in Minsk condemned Maria Kolesnikova to eleven years in prison.", "arrest"),
    ("The warlord was given fifteen years by a court in Kampala.", "arrest"),
    ("Spanish police netted five jihadists in Ceuta.", "arrest"),
    ("Officers hauled off two journalists in Managua.", "arrest"),
    ("Security forces raided the studio of a radio station in Kampala.", "seizure"),
    ("Iranian commandos boarded a Greek tanker in the Gulf.", "seizure"),
    ("Georgian police drove back protesters with water cannon on Sunday.", "coercion"),
    ("Ankara gave the Kurds three days to leave the town.", "ultimatum"),
    ("Hungary has given Ukraine until Friday to reopen the pipeline.", "ultimatum"),
    # yielding
    ("Liz Truss threw in the towel after six weeks.", "resignation"),
    ("Robert Mugabe has given up the presidency.", "resignation"),
    ("The governor of Catalonia laid down his office.", "resignation"),
    ("A truce between Ethiopia and Eritrea took hold on Monday.", "ceasefire-in-force"),
    ("A truce, announced by President Salva Kiir on Monday, lasted a day.", "ceasefire-declared"),
    # protest
    ("Students burned a cardboard tank outside the Russian embassy in Warsaw.", "protest"),
    ("Hundreds of Serbs whistled at the prime minister of Kosovo.", "protest"),
    ("In Oslo supporters of the party protested against the Swedish premier.", "protest"),
    ("Kurdish prisoners in Turkey refused food from Monday.", "protest"),
    ("A crowd demonstrated before the American embassy in Athens.", "protest"),
    ("Teachers laid down their chalk across Kenya.", "strike-boycott"),
    # said
    ("Iran disclaimed responsibility for the attack on the tanker.", "denial"),
    ("Uganda called the charge pure invention.", "denial"),
    ("Kigali said that there was no truth in it.", "denial"),
    ("Ankara rubbished the claim.", "denial"),
    ("The Polish prime minister likened Vladimir Putin to Hitler.", "condemnation"),
    ("The Belgian foreign minister tore into Hungary over its veto.", "condemnation"),
    ("The United States put Iran on notice.", "warning"),
    ("The Swedish ambassador was called to the foreign ministry in Baghdad.", "demarche"),
    # two acts
    ("Riyadh severed ties with Tehran on Sunday; Bahrain followed suit.", "ties-cut ties-cut"),
    ("Iran, which denies the charge, threatened Israel with war.", "denial military-threat"),
    ("Brazil cut ties with Nicaragua and suspended all aid.", "aid-stopped ties-cut"),
    # no act
    ("Joe Biden saw a play in New York on Tuesday.", ""),
    ("The president boarded a plane for Paris.", ""),
    ("The Coast Guard regrets nothing, its head said.", ""),
    ("The government in Lima gave as good as it got.", ""),
    ("The committee turned to the budget.", ""),
    ("The mayor took stock of the damage.", ""),
    ("Democrats suspect that the deal was on his mind.", ""),
    ("Joe Biden is campaigning for president in Ohio.", ""),
    ("Chad shares a long desert frontier with Sudan.", ""),
    ("Bats storm out of the cave at dusk.", ""),
    ("The central bank fought back against speculators.", ""),
    ("Bonds of trade tie Chile to China.", ""),
    ("The quarrel turns on a clause in the treaty.", ""),
    ("The president tightened his grip on the party.", ""),
    ("The bank cut its rates and its rivals followed suit.", ""),
    ("There is no truth in the rumour.", ""),
]


@pytest.mark.parametrize(("text", "told"), TOLD)
def test_what_a_text_tells(extractor: Extractor, text: str, told: str) -> None:
    _, events = extractor.read(Article(id="t", text=text, date=PUBLISHED))
    assert sorted(event.subtype or "" for event in events) == told.split()


# (text, ids of the sources and of the targets of its last event)
SIDES = [
    ("Mark Rutte had Joe Biden on the line on Sunday.", {"mark-rutte", "joe-biden"}, set()),
    ("Moldova showed the Russian ambassador the door.", {"moldova"}, {"russia"}),
    ("Norway froze its partnership with Ethiopia.", {"norway"}, {"ethiopia"}),
    ("Robert Mugabe has given up the presidency.", {"robert-mugabe"}, set()),
    ("Kenya recalled its envoy and froze trade with Tanzania.", {"kenya"}, {"tanzania"}),
    ("Brazil cut ties with Nicaragua and suspended all aid.", {"brazil"}, {"nicaragua"}),
    ("Riyadh severed ties with Tehran on Sunday; Bahrain followed suit.", {"bahrain"}, {"iran"}),
    ("Panama recognised Palestine in March. Jamaica did likewise in April.",
     {"jamaica"}, {"palestine"}),
    ("Minsk says there is no truth in the Polish claim.", {"belarus"}, {"poland"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "sources", "targets"), SIDES)
def test_between_whom(
    extractor: Extractor, base: ActorBase, text: str, sources: set[str], targets: set[str]
) -> None:
    article = Article(id="t", text=text, date=PUBLISHED)
    _, events = extractor.read(article)
    resolved, _ = resolve_events(events, base, article)
    last = max(resolved, key=lambda event: event.trigger.start)
    parties = [{m.actor for m in side} for side in (last.sources, last.targets)]
    if last.reciprocal:
        parties = [parties[0] | parties[1], set()]
    assert parties == [sources, targets]
