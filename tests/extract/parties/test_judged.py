"""Whom words of blame, praise, support and answers are directed at, and who only stands in them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

# (text, all its events as "subtype: sources -> targets", ids joined by "+")
TOLD = [
    ("Poland said Russia was behind the cyberattack.", "accusation: poland -> russia"),
    ("Emmanuel Macron said Mali was to blame for the deaths.",
     "accusation: emmanuel-macron -> mali"),
    ("Kyiv says that Moscow bears full responsibility for the deaths of civilians.",
     "accusation: ukraine -> russia"),
    ("Finland said Russia was not behind the attack.", ""),
    ("Sweden said Norway was behind the plan.", ""),
    ("The European Union is critical of Hungary.", "condemnation: european-union -> hungary"),
    ("Canada has issued a report highly critical of Vietnam.", "condemnation: canada -> vietnam"),
    ("Norway has been supportive of Ukraine.", "support: norway -> ukraine"),
    ("Berlin is not critical of Paris.", ""),
    ("Emmanuel Macron reaffirmed France's commitment to Ukraine.",
     "support: emmanuel-macron -> ukraine"),
    ("Serbia welcomed Turkey's invitation to Egypt.", "praise: serbia -> turkey"),
    ("Canada opened an investigation of Iran over ties with Cuba.",
     "investigation: canada -> iran"),
    ("Kenya voiced support for the fight against Boko Haram.", "support: kenya -> "),
    ("Kenya pledged support to defeat Boko Haram.",
     "support: kenya -> , attack: kenya -> boko-haram"),
    ("Poland supports Ukraine in its fight against Russia.",
     "support: poland -> ukraine, attack: ukraine -> russia"),
    ("Australia supports the US-led strikes against the Houthis.",
     "support: australia -> united-states, attack: united-states -> houthis"),
    ("Poland accused the law of undermining Ukraine.", "accusation: poland -> "),
    ("Spain criticised the plan for harming Ukraine.", "condemnation: spain -> "),
    ("Mali rejected an appeal by France for calm in Niger.", "rejection: mali -> france"),
    ("Kenya approved a request from Chad for help in Sudan.", "concession: kenya -> chad"),
    ("The Taliban said the Houthis will lay down their arms on Sunday.",
     "ceasefire-in-force: houthis -> "),
    ("Israel launched an attack on Lebanon, following talks between Egypt and Qatar.",
     "attack: israel -> lebanon, meeting: egypt+qatar"),
    ("The United Kingdom seized the Iranian Grace 1 tanker in waters off Gibraltar on "
     "suspicion it was carrying oil to Syria.",
     "seizure: united-kingdom -> iran"),
    ("Iran seized the Greek tanker Delta Poseidon.", "seizure: iran -> greece"),
    ("Canada is considering a resolution demanding India cut off all military aid to Saudi Arabia.",
     "demand: canada -> india, aid-stopped: india -> saudi-arabia"),
    ("Andrew Holness announced that the government will extend the curfew.",
     "restriction: jamaica -> "),
    ("The UNHCR said Italy supports Greece's plans.", "support: italy -> greece"),
    # what somebody gets, by whose it is
    ("Kenya faces EU sanctions over its raid on Chad.",
     "sanctions-imposed: european-union -> kenya, seizure: kenya -> chad"),
    ("Kenya received aid from China for its war in Somalia.",
     "aid-given: china -> kenya"),
    ("Iran drew praise from Germany for its aid to Cuba.",
     "praise: germany -> iran, aid-given: iran -> cuba"),
    ("Rwanda came in for criticism from Belgium for backing rebels in Congo.",
     "condemnation: belgium -> rwanda"),
    ("Emmanuel Macron said he received a letter from Kim Jong Un.",
     "letter: kim-jong-un -> emmanuel-macron"),
    ("Imran Khan called Recep Tayyip Erdogan on Friday to convey Pakistan's support.",
     "phone-call: imran-khan+recep-tayyip-erdogan, support: imran-khan -> recep-tayyip-erdogan"),
    # who only stands near
    ("Moscow dismissed as baseless London's claim that it had poisoned Sergei Skripal.",
     "rejection: russia -> united-kingdom, attack: russia -> sergei-skripal"),
    ("Iran rejected Israel's accusation that it had armed the Houthis.",
     "denial: iran -> israel, aid-given: iran -> houthis"),
    ("Iran seized a tanker off Oman.",
     "seizure: iran -> "),
    ("Egypt hosted talks between Hamas and Fatah in Cairo on Sunday.",
     "host: egypt -> fatah+hamas"),
    ("Tehran warned Riyadh not to let Israel use its airspace.",
     "warning: iran -> saudi-arabia"),
    ("Israel bombed Damascus. Syria said the raid killed Ali Hassan.",
     "bombing: israel -> syria, killing: israel -> ali-hassan"),
    ("Olena Petrenko was arrested and deported to Kenya.",
     "arrest:  -> olena-petrenko, detention-deportation:  -> olena-petrenko"),
    # what an act is called tells whom it harms; and a noun means the act of its kind, as the first
    # sentence has it
    ("Turkish police stormed the Greek consulate in Izmir on Friday. Rwanda called the raid a "
     "flagrant violation of Greek sovereignty. Chile condemned the raid, and Peru criticised it.",
     "attack: turkey-police -> greece-embassy, condemnation: rwanda -> turkey-police, "
     "condemnation: chile -> turkey-police, condemnation: peru -> turkey-police"),
    ("Kenya expelled the Sudanese ambassador on Monday. IGAD imposed sanctions on Kenya in "
     "January. Norway criticised the expulsion.",
     "diplomats-expelled: kenya -> sudan, sanctions-imposed: igad -> kenya, "
     "condemnation: norway -> kenya"),
    ("Iran launched missiles at Iraq on Saturday. The United States said that it had shot down a "
     "drone over Jordan. Germany and Canada condemned the attack.",
     "attack: iran -> iraq, attack: united-states -> , condemnation: canada+germany -> iran"),
    ("Kenya bombed Goma. Rwanda called it Kenyan aggression.",
     "bombing: kenya -> goma, condemnation: rwanda -> kenya"),
    ("Egypt and Ethiopia reached a deal on Monday. William Ruto, who had called the deal a "
     "mistake, told his cabinet about it. Chad welcomed the deal.",
     "deal-reached: egypt+ethiopia, condemnation: william-ruto -> egypt+ethiopia, "
     "praise: chad -> egypt+ethiopia"),
    ("Rwandan troops shelled Goma on Friday. Iraq bombed Syria on Sunday, and Kenya condemned the "
     "attack.",
     "bombing: rwanda-military -> goma, bombing: iraq -> syria, condemnation: kenya -> iraq"),
    ("Chad and Libya agreed on Sunday to end a dispute. Turkey signed a pact with Libya in January "
     "and later shipped weapons there, a step that Chad condemned. Kenya and IGAD hailed the deal.",
     "agreement: chad+libya, signing: libya+turkey, aid-given: turkey -> libya, "
     "condemnation: chad -> turkey, praise: igad+kenya -> chad+libya"),
    ("Emmanuel Macron called the vote an affront to France.", "condemnation: emmanuel-macron -> "),
    # an act that somebody claims, a thing that is welcomed
    ("Olaf Scholz condemned the attack in Ankara, for which Islamic State claimed responsibility.",
     "condemnation: olaf-scholz -> islamic-state, attack: islamic-state -> "),
    ("Mario Draghi condemned the recent bombing in Mogadishu, for which Al-Shabaab has claimed "
     "responsibility.",
     "condemnation: mario-draghi -> al-shabaab, attack: al-shabaab -> "),
    ("Kenya denounced the raid in Garissa, for which nobody claimed responsibility.",
     "condemnation: kenya -> "),
    ("Olaf Scholz welcomes the EU's sanctions on Belarus.",
     "praise: olaf-scholz -> european-union, sanctions-imposed: european-union -> belarus"),
    ("Mario Draghi welcomed Armenia's recognition of Kosovo.",
     "praise: mario-draghi -> armenia, recognition: armenia -> kosovo"),
    ("Mario Draghi welcomed Volodymyr Zelenskyy in Rome.",
     "host: mario-draghi -> volodymyr-zelenskyy"),
    # a government and its people
    ("France stands with the government and people of Mali.",
     "support: france -> mali+mali-citizens"),
    ("Canada expressed its condolences to the government and the people of Chile.",
     "support: canada -> chile+chile-citizens"),
    ("Olaf Scholz thanked the government and people of Jordan for their help.",
     "praise: olaf-scholz -> jordan+jordan-citizens"),
    ("Nigel Farage condemned Britain.", "condemnation: nigel-farage -> united-kingdom"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "events"), TOLD)
def test_whom_it_is_directed_at(told: Callable[[str], str], text: str, events: str) -> None:
    assert told(text) == events
