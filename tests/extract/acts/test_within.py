"""What somebody demands, warns of or signs is told with that, and what comes of an act with it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

# (text, all its events as "subtype: sources -> targets", ids joined by "+")
TOLD = [
    # what is wanted of another, in whatever form the parser reads it
    ("Brazil demanded that Paraguay apologise for remarks about the dam.",
     "demand: brazil -> paraguay"),
    ("Mexico recommended that the EU impose sanctions on Nicaragua.",
     "appeal: mexico -> european-union"),
    ("Kenya is demanding Uganda fulfil its obligations under the accord.",
     "demand: kenya -> uganda"),
    ("The UN urged that Israel lift the blockade of Gaza.", "appeal: united-nations -> israel"),
    # but what was done before
    ("Norway demanded an apology after Iceland seized a Norwegian trawler.",
     "demand: norway -> iceland, seizure: iceland -> norway"),
    # what a deal says
    ("Sudan and South Sudan signed a deal that calls for both armies to leave Abyei.",
     "signing: south-sudan+sudan"),
    ("Chad and Niger agreed on a plan which provides for the release of prisoners.",
     "agreement: chad+niger"),
    # what is warned of
    ("Iran warned Israel that it would strike its ports.", "warning: iran -> israel"),
    ("Ebrahim Raisi warned Emmanuel Macron that his government would expel the French envoy.",
     "warning: ebrahim-raisi -> emmanuel-macron"),
    ("Nigeria issued a warning to Benin that it would not tolerate a putsch in Niamey.",
     "warning: nigeria -> benin"),
    # what is ordered by signing it, and a statement that two sign
    ("Volodymyr Zelensky signed a decree granting citizenship to Belarusians.",
     "concession: volodymyr-zelenskyy -> belarus"),
    ("Joe Biden signed a law banning imports from Myanmar.",
     "sanctions-imposed: joe-biden -> myanmar"),
    ("Volodymyr Zelensky signed a decree stripping a bishop of citizenship.",
     "detention-deportation: volodymyr-zelenskyy -> bishop-e3b98a4d"),
    # what comes of an act by itself
    ("Israel lifted the curfew, allowing Palestinians to leave Jenin.",
     "retreat: israel -> palestine-citizens"),
    ("Congress refused to lift the sanctions on Iran, thereby blocking the deal.",
     "refusal: united-states-parliament -> iran"),
    # the strike that killed whom its verb names
    ("A Kenyan airstrike has killed a farmer in Somalia.",
     "killing: kenya -> somalia-farmers"),
    # an ambush breaks no truce where there is none
    ("The Taliban ambushed a police patrol near Herat.",
     "attack: taliban -> afghanistan-police"),
    # words of measures
    ("Hungary has issued deportation orders against twelve Russian students.",
     "detention-deportation: hungary -> russia-students"),
    ("Egypt opened its borders to displaced Sudanese.", "aid-given: egypt -> sudan-citizens"),
    ("Canada loosened its block on medical supplies for Cuba.", "retreat: canada -> cuba"),
    ("Turkey will increase pressure on Syria.", "coercion: turkey -> syria"),
    ("Britain has stepped up pressure on Russia over the spill.",
     "coercion: united-kingdom -> russia"),
    ("Japan put pressure on China.", "appeal: japan -> china"),
    ("The US State Department has issued a travel advisory for Mexico.",
     "cooperation-reduced: united-states-foreign-ministry -> mexico"),
    ("Washington vowed to increase pressure on North Korea.",
     "threat: united-states -> north-korea"),
    ("Brazil pledged to fight hunger.", "agreement: brazil -> "),
    ("Keir Starmer led the attacks on Rishi Sunak's record.",
     "condemnation: keir-starmer -> rishi-sunak"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "events"), TOLD, ids=[text for text, _ in TOLD])
def test_events(told: Callable[[str], str], text: str, events: str) -> None:
    assert told(text) == events
