"""What is said of another's deed: that it is bad, how it will be answered."""

from __future__ import annotations

from collections.abc import Callable

import pytest

# (text, all its events as "subtype: sources -> targets", ids joined by "+")
TOLD = [
    # bad deeds
    ("Antony Blinken said the Russian raid was an outrage.",
     "condemnation: antony-blinken -> russia"),
    ("Annalena Baerbock said that Iran's behaviour was unacceptable.",
     "condemnation: annalena-baerbock -> iran"),
    ("The Israeli strikes constitute a flagrant violation of international law, Ali Khamenei said.",
     "condemnation: ali-khamenei -> israel"),
    ("The treatment of migrants by Libya is a disgrace, said Ursula von der Leyen.",
     "condemnation: ursula-von-der-leyen -> libya"),
    ("China described Australia's decision as groundless.", "condemnation: china -> australia"),
    ("Turkey considers the Greek drills illegal.", "condemnation: turkey -> greece"),
    ("Antony Blinken said the Russian offer was no provocation.", ""),
    ("Antony Blinken said the Russian step would be a mistake.", ""),
    ("China described Australia's decision as historic.", "praise: china -> australia"),
    ("The use of hunger against civilians is unacceptable, Antonio Guterres said.", ""),
    ("“It is unacceptable that aid has not reached Aleppo,” said Boris Johnson.", ""),
    # answers to come
    ("Vladimir Putin said any French attack would be met with a crushing response.",
     "threat: vladimir-putin -> france"),
    ("Sergei Lavrov said that the British step would get a corresponding reply.",
     "threat: sergey-lavrov -> united-kingdom"),
    ("Abiy Ahmed said an Eritrean attack would meet with a firm response.",
     "threat: abiy-ahmed -> eritrea"),
    ("Emmanuel Macron said the Greek proposal would get a quick reply.", ""),
    ("Moscow promised an appropriate reply to Norway.", "threat: russia -> norway"),
    ("Lebanon promised a quick reply to Norway.", "agreement: lebanon -> norway"),
    # rights and readiness
    ("Kenya reserves the right to respond to Somalia.", "threat: kenya -> somalia"),
    ("Russia reserves the right to expel Norwegian diplomats.",
     "threat-to-relations: russia -> norway"),
    ("Chad reserved the right to take measures against Sudan.", "threat: chad -> sudan"),
    ("Israel declared its readiness to strike Iran.", "military-threat: israel -> iran"),
    ("Norway declared its readiness to help Moldova.", "agreement: norway -> moldova"),
    ("Sergei Lavrov reaffirmed Russia's readiness to supply Mali with wheat.",
     "agreement: sergey-lavrov -> mali"),
    ("Kenya reserves the hotel for its officers.", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "events"), TOLD, ids=[text for text, _ in TOLD])
def test_what_is_said_of_a_deed(told: Callable[[str], str], text: str, events: str) -> None:
    assert told(text) == events
