"""One event for an act that a sentence tells twice, and none for what is only asked or feared."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc as Parsed

from kg.extract import doubles
from kg.extract.grammar.words import Doc
from kg.model import Event, Span
from kg.settings import data_directory
from kg.taxonomy import load_taxonomy

# (text, all its events as "subtype: sources -> targets", ids joined by "+")
TOLD = [
    # an envoy is summoned to be told something, a call may be for something else
    ("Chile summoned the Bolivian ambassador to complain about the new border fence.",
     "demarche: chile -> bolivia"),
    ("Norway's foreign ministry summoned the Russian envoy on Monday to protest against the "
     "arrest of a Norwegian fisherman.", "demarche: norway-foreign-ministry -> russia"),
    ("Ghana called Togo's ambassador in to voice its anger at the raid.",
     "demarche: ghana -> togo"),
    ("Emmanuel Macron telephoned Olaf Scholz on Friday to thank him for his support.",
     "phone-call: emmanuel-macron+olaf-scholz, praise: emmanuel-macron -> olaf-scholz"),
    # whom and what people meet to discuss
    ("Emmanuel Macron telephoned Olaf Scholz on Friday to discuss the war in Ukraine.",
     "phone-call: emmanuel-macron+olaf-scholz"),
    ("Sergey Lavrov met Wang Yi in Hanoi on Tuesday to discuss the Iranian nuclear programme.",
     "meeting: sergey-lavrov+wang-yi"),
    ("Fumio Kishida met Yoon Suk Yeol in Tokyo, where the two leaders discussed North Korea.",
     "meeting: fumio-kishida+yoon-suk-yeol"),
    ("Joe Biden met Recep Tayyip Erdogan in Rome for talks on the fighting in Syria.",
     "meeting: joe-biden+recep-tayyip-erdogan"),
    ("Keir Starmer flew to Warsaw to discuss the harvest with Donald Tusk.",
     "visit: keir-starmer -> poland, negotiation: donald-tusk+keir-starmer"),
    ("Joe Biden visited Riyadh in July for talks with Mohammed bin Salman.",
     "visit: joe-biden -> saudi-arabia, meeting: joe-biden+mohammed-bin-salman"),
    ("Giorgia Meloni hosted Kyriakos Mitsotakis in Rome, where they spoke by video link with "
     "Volodymyr Zelensky.", "host: giorgia-meloni -> kyriakos-mitsotakis, "
     "phone-call: giorgia-meloni+kyriakos-mitsotakis+volodymyr-zelenskyy"),
    ("In a visit to Serbia, Xi Jinping met Aleksandar Vucic.",
     "visit: xi-jinping -> serbia, meeting: aleksandar-vucic+xi-jinping"),
    # what an act makes possible
    ("Egypt eased the curfew in Sinai to allow residents to vote.",
     "retreat: egypt -> egypt-citizens"),
    # a participle that says the same in other words
    ("Students in Dhaka boycotted their classes on Monday, marching to the parliament in protest.",
     "strike-boycott: bangladesh-students -> bangladesh-parliament"),
    ("Nurses in Lagos stopped work on Tuesday, staging a sit-in outside the ministry of health.",
     "strike-boycott: nigeria-medics -> ministry-e3b98a4d"),
    # in the course of what it was done, and an attack on others
    ("The Taliban killed six policemen in an attack on a Nato convoy.",
     "killing: taliban -> six-policemen-e3b98a4d, attack: taliban -> nato"),
    ("The Wagner group broke the truce in an attack in Tripoli.",
     "ceasefire-broken: wagner-group -> libya"),
    # what of his own somebody breaks or stops
    ("Azerbaijan violated the ceasefire agreement with Armenia.",
     "ceasefire-broken: azerbaijan -> armenia"),
    ("Denmark suspended aid donations to Mali.", "aid-stopped: denmark -> mali"),
    # a pledge and what it holds
    ("Antonio Guterres reaffirmed the United Nations' commitment to supporting Libya.",
     "support: antonio-guterres -> libya"),
    # what is asked for, turned down or failed
    ("Brazil is pressuring Bolivia to cancel the gas deal with Peru.",
     "appeal: brazil -> bolivia"),
    ("The mayor pressured the bus drivers to call off their strike.",
     "appeal: mayor-e3b98a4d -> bus-drivers-e3b98a4d"),
    ("Jens Stoltenberg said Germany should provide aid to Ukraine.",
     "appeal: jens-stoltenberg -> germany"),
    ("Antonio Guterres said that Chad should be prepared to shelter Sudanese refugees.",
     "appeal: antonio-guterres -> chad"),
    ("Ursula von der Leyen said that Poland must be ready to mediate between Ukraine and Russia.",
     "demand: ursula-von-der-leyen -> poland"),
    ("Sweden is ready to mediate between Ukraine and Russia.",
     "mediation: sweden -> russia+ukraine"),
    # what is feared
    ("Denmark halted its aid to Mali over fears that it was arming the rebels.",
     "aid-stopped: denmark -> mali"),
    ("Belgium froze its aid to Niger amid fears that the army was helping Boko Haram.",
     "aid-stopped: belgium -> niger"),
    # what is counted up, and what nobody is blamed for yet
    ("Bahrain pardoned twelve clerics on Monday, taking to 90 the total number of activists freed "
     "this year.", "concession: bahrain -> bahrain-clergy"),
    ("The army killed six rebels on Monday, bringing to 40 the number of fighters killed this "
     "week.", "killing: army-e3b98a4d -> six-rebels-e3b98a4d"),
    ("Hungary sent home two Ukrainian envoys, bringing the total expelled since May to seven.",
     "diplomats-expelled: hungary -> ukraine"),
    ("Kenya launched a probe into who is to blame for the fire in Garissa.",
     "investigation: kenya -> "),
    ("Peru launched a probe into who is to blame for the landslide.", "investigation: peru -> "),
    ("Poland said that Russia was to blame for the attack.", "accusation: poland -> russia"),
    # what an act makes of something, and what somebody says of it
    ("The opposition quit the talks, casting doubt on the peace deal with the government.",
     "talks-broken-off: opposition-e3b98a4d -> government-e3b98a4d"),
    ("Lula da Silva cast doubt on the results of the Venezuelan election.",
     "condemnation: luiz-inacio-lula-da-silva -> venezuela"),
    # words that tell no act
    ("The Islamic State proclaimed a caliphate in Mosul in 2014.", ""),
    ("Catalonia declared a republic in 2017.", ""),
    ("Alassane Ouattara is seeking a third term in Ivory Coast.", ""),
    ("Chad sought help from France.", "appeal: chad -> france"),
    ("The UN's peace plan for Syria is dead.", ""),
    ("France unveiled a peace plan for Libya.", "proposal: france -> libya"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "events"), TOLD, ids=[text for text, _ in TOLD])
def test_each_act_once(told: Callable[[str], str], text: str, events: str) -> None:
    assert told(text) == events


def test_what_is_folded_is_folded_on(monkeypatch: pytest.MonkeyPatch) -> None:
    words = ["condemned", "denounced", "criticised"]
    heads = [0, 0, 1]
    doc = Doc(Parsed(English().vocab, words=words, heads=heads, deps=["ROOT", "x", "x"]))
    events = [
        Event(
            article="a", sentence=Span("", 0, 0), sentence_index=0, subtype="condemnation",
            event_type="ACCUSE", trigger=Span(t.text, t.idx, t.idx + len(t)), sources=(),
            targets=(),
        )
        for t in doc
    ]  # fmt: skip
    taxonomy = load_taxonomy(data_directory("ontology"))
    monkeypatch.setattr(
        doubles, "_is_one", lambda first, again: again.trigger.head is first.trigger
    )
    for told in (events, events[::-1]):
        triggers = {token.idx: token for token in doc}
        (event,) = doubles.without_doubles(told, triggers, taxonomy)
        assert event.trigger.text == "condemned"
        assert {span.text for span in event.coreferent} == {"denounced", "criticised"}
