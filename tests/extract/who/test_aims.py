"""Names of bodies with what they are for, and phrases with those whom they tell of."""

from __future__ import annotations

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc as Parsed

from kg.extract.grammar.words import Doc
from kg.extract.pipeline import Extractor
from kg.extract.who.aims import aimed
from tests.extract.texts import resolved

# (text, labels of all that its first event names)
NAMED = [
    # what a body is for belongs to its name
    ("The Front for Clean Elections condemned Kenya.", ["Front for Clean Elections", "Kenya"]),
    ("The Movement for Honest Courts accused Turkey of lying.",
     ["Movement for Honest Courts", "Turkey"]),
    ("The Alliance for National Recovery condemned Turkey.",
     ["Alliance for National Recovery", "Turkey"]),
    ("Action Against Hunger sent food to Niger.", ["Action Against Hunger", "Niger"]),
    ("Engineers Without Borders accused Chad of lying.", ["Engineers Without Borders", "Chad"]),
    ("Mothers Against Violence condemned Mexico.", ["Mothers Against Violence", "Mexico"]),
    ("Germany asked the Fund for help.", ["Germany", "International Monetary Fund"]),
    # of whom a nameless phrase tells
    ("A group of stowaways attacked the police in Malta.",
     ["group of stowaways", "Maltese police"]),
    ("The heads of state condemned Mali.", ["heads of state", "Mali"]),
    ("Opponents of Turkey condemned France.", ["Opponents of Turkey", "France"]),
    ("Chad banned assembly of more than ten persons.", ["Chad", "Chadian citizens"]),
    # what is moved, but not a movement
    ("Chad banned the movement.", ["Chad", "movement"]),
    # what several share
    ("Iraq jailed the founders and members of a secret cell.",
     ["Iraq", "founders of a secret cell", "members of a secret cell"]),
    ("Niger freed the commanders and members of a rebel movement.",
     ["Niger", "commanders of a rebel movement", "members of a rebel movement"]),
    ("Police arrested the leaders and supporters of a banned sect.",
     ["Police", "leaders of a banned sect", "supporters of a banned sect"]),
    ("Denmark expelled diplomats from Russia, Belarus and Iran.",
     ["Denmark", "Russia", "Belarus", "Iran"]),
    ("Canada imposed sanctions on officials from Iran, Syria and Belarus.",
     ["Canada", "Iran", "Syria", "Belarus"]),
    ("Germany freed prisoners from Iraq, Syria and Libya.",
     ["Germany", "Iraqi prisoners", "Syrian prisoners", "Libyan prisoners"]),
    ("Groups such as Hamas and Hezbollah condemned Egypt.", ["Hamas", "Hezbollah", "Egypt"]),
    ("Countries including Norway, Canada and Japan condemned Myanmar.",
     ["Norway", "Canada", "Japan", "Myanmar"]),
    ("Parties like Fatah and Hamas condemned Israel.", ["Fatah", "Hamas", "Israel"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "named"), NAMED)
def test_whom_a_phrase_names(extractor: Extractor, text: str, named: list[str]) -> None:
    event = resolved(extractor, text)[0]
    assert [m.label for m in (*event.sources, *event.targets)] == named


def test_what_begins_a_sentence_is_no_part_of_the_name_before_it() -> None:
    words = "They joined the Movement For Norway it was good".split()
    for starts, names in (((0,), [(3, 6)]), ((0, 4), [])):
        parsed = Parsed(
            English().vocab, words=words, heads=[0] * 4 + [starts[-1]] * 5, deps=["ROOT"] * 9,
            tags="PRP VBD DT NNP IN NNP PRP VBD JJ".split(), lemmas=words,
            pos="PRON VERB DET PROPN ADP PROPN PRON AUX ADJ".split(),
            sent_starts=[at in starts for at in range(len(words))],
        )  # fmt: skip
        assert list(aimed(Doc(parsed))) == names
