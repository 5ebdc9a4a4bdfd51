"""Whose words stand in statements and in quotations of several sentences: who is "I" and "we"."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extract.pipeline import Extractor
from tests.extract.texts import resolved

# (text, all its events as "subtype: sources -> targets", ids joined by "+")
SPOKEN = [
    # paragraphs behind "X said:"
    ("Norwegian Prime Minister Jonas Gahr Støre said:\n\nI condemn the attack by Boko Haram on "
     "Chad.",
     "condemnation: jonas-gahr-store -> boko-haram, attack: boko-haram -> chad"),
    ("Prime Minister Fumio Kishida issued the following statement:\n\nWe have imposed sanctions on "
     "Belarus.\n\nI thanked Poland for its help.",
     "sanctions-imposed: japan -> belarus, praise: fumio-kishida -> poland"),
    ("The European Commission said:\n\nWe are imposing sanctions on Myanmar.",
     "sanctions-imposed: european-commission -> myanmar"),
    ("A spokesperson for the European Commission said:\n\nWe are imposing sanctions on Myanmar.",
     "sanctions-imposed: european-commission -> myanmar"),
    ("Spanish Foreign Minister José Manuel Albares said:\n\n“I met António Guterres.”\n\nOn "
     "Friday Israel bombed Gaza.",
     "meeting: antonio-guterres+jose-manuel-albares, bombing: israel -> gaza-strip"),
    # one quotation over several sentences or paragraphs
    ("“We welcome the talks,” said Chancellor Olaf Scholz. “I phoned Emmanuel Macron today.”",
     "praise: olaf-scholz -> , phone-call: emmanuel-macron+olaf-scholz"),
    ("Emmanuel Macron said: “I called Olaf Scholz this morning.\n\n“I met Mario Draghi.”",
     "phone-call: emmanuel-macron+olaf-scholz, meeting: emmanuel-macron+mario-draghi"),
    ('"I thank Italy," Volodymyr Zelenskyy said. He was in Rome. "I met Mario Draghi."',
     "praise: volodymyr-zelenskyy -> italy, meeting: mario-draghi+volodymyr-zelenskyy"),
    # what is over, and what nobody in the text says
    ("Fumio Kishida said:\n\nI condemn North Korea.\n\nFurther information\n\nI met Joe Biden.",
     "condemnation: fumio-kishida -> north-korea"),
    ('"I condemn the attack by Boko Haram," said Ban Ki-moon.\n\nOn Friday we met Joe Biden.',
     "condemnation: ban-ki-moon -> boko-haram, meeting:  -> joe-biden"),
    # what others must do is what a speaker asks of them
    ("Foreign Minister Antonio Tajani said:\n\nIran must release the hostages.",
     "demand: antonio-tajani -> iran"),
    ("Olaf Scholz said:\n\nSerbia and Kosovo must comply with the accord and work to stop "
     "violence.",
     "demand: olaf-scholz -> kosovo+serbia"),
    ("Olaf Scholz said it was essential that Iran release the hostages.",
     "appeal: olaf-scholz -> iran"),
    ("António Guterres said it was vital for Sudan to open its border with Chad.",
     "appeal: antonio-guterres -> sudan"),
    ("“It is crucial that Turkey withdraws its troops from Syria,” Emmanuel Macron said.",
     "appeal: emmanuel-macron -> turkey"),
    ("Olaf Scholz said:\n\nWe must act.", ""),
    ("It is essential that Iran release the hostages.", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "events"), SPOKEN)
def test_whose_words_they_are(told: Callable[[str], str], text: str, events: str) -> None:
    assert told(text) == events


def test_what_a_speaker_tells_of_others_is_told_by_him(extractor: Extractor) -> None:
    text = "Joe Biden said:\n\nIsrael bombed a hospital in Gaza.\n\nI spoke with Mario Draghi."
    bombed, spoke = resolved(extractor, text)
    assert bombed.attribution is not None
    assert [mention.label for mention in bombed.attribution.by] == ["Joe Biden"]
    assert spoke.attribution is None


TRANSCRIPT = (
    "Tom Parker asked two lawyers. Ms. ANA LOPEZ (Lawyer): I met Emmanuel Macron in May. Israel "
    "bombed Gaza. PARKER: Iran expelled two Swiss diplomats. Ms. LOPEZ: I phoned Olaf Scholz. "
    "Egypt closed its embassy in Iran."
)
INTERVIEW = (
    "Emma Clark: How did it begin?\n\nDavid Miliband: I phoned Condoleezza Rice. Israel bombed "
    "Gaza.\n\nEmma Clark: And then?\n\nDavid Miliband: I met Olaf Scholz."
)


def _said(extractor: Extractor, text: str) -> list[tuple[str, list[str]]]:
    events = resolved(extractor, text)
    told = [(e, [m.text for m in e.attribution.by] if e.attribution else []) for e in events]
    return [(event.trigger.text, by) for event, by in told]


# (text, who says what "bombed" tells, if they say it in quotation marks)
NEXT = [
    # a quotation of another in the next paragraph
    ('Iran said: "We bombed Syria."\n\n"Israel bombed Gaza. It also killed ten," Volodymyr '
     'Zelenskyy said.', "Israel bombed", ["Volodymyr Zelenskyy"], True),
    ('Iran said: "We rest."\n\n"Israel bombed Gaza. It is bad.', "Israel bombed", ["Iran"], True),
    ("Olaf Scholz said: “We rest.\n\n“Israel bombed Gaza.”", "Israel bombed",
     ["Olaf Scholz"], True),
    # without them
    ("The Russian Foreign Ministry said:\n\nIsrael bombed Gaza.", "Israel bombed",
     ["The Russian Foreign Ministry"], False),
    ("Olaf Scholz said:\n\nIran fired a rocket.\n\nThat was wrong.\n\nWe know that Israel "
     "bombed Gaza.", "Israel bombed", ["Olaf Scholz"], False),
    ("Olaf Scholz said:\n\nIran fired a rocket.\n\nIsrael bombed Gaza. It must stop.",
     "Israel bombed", ["Olaf Scholz"], False),
    ("Olaf Scholz said:\n\nWe condemn Iran.\n\nChad fired a rocket.\n\nWe know that Israel bombed "
     "Gaza.", "Israel bombed", ["Olaf Scholz"], False),
    ("Olaf Scholz said:\n\nWe condemn Iran.\n\nIt is a shame that Israel bombed Gaza.",
     "Israel bombed", ["Olaf Scholz"], False),
    # a paragraph that tells of others is the writer's, and so are those behind it
    ("Olaf Scholz said:\n\nWe condemn Iran.\n\nChad fired a rocket.\n\nIsrael must leave. It "
     "bombed Gaza.", "It bombed", [], False),
    ("Olaf Scholz said:\n\nWe condemn Iran.\n\nA mosque was hit when Israel bombed Gaza.",
     "Israel bombed", [], False),
    ("The defence ministry said: Iran fired a rocket.\n\nOn Monday Israel bombed Gaza.",
     "Israel bombed", [], False),
    ("The Russian Foreign Ministry said:\n\nIran must stop.\n\nIsrael bombed Gaza on Monday.",
     "Israel bombed", [], False),
    ("The Russian Foreign Ministry said:\n\nIran fired a rocket.\n\nIsrael bombed Gaza. \"We "
     "are angry,\" Emmanuel Macron said.", "Israel bombed", [], False),
    ("Olaf Scholz said:\n\nWe condemn Iran.\n\nChad must leave, experts in Oslo said. Israel "
     "bombed Gaza.", "Israel bombed", [], False),
    # what stands before a colon again and again without being somebody
    ("UPDATE: Israel bombed Gaza.\n\nUPDATE: Iran condemned Iraq.", "Israel bombed", [], False),
    ("Q: Iran condemned Iraq.\n\nA: When?\n\nQ: Israel bombed Gaza.", "Israel bombed", [], False),
    ("NATO: Iran condemned Iraq.\n\nNATO: Israel bombed Gaza.", "Israel bombed", [], False),
    ("He sighed. QUESTION: When? Mr. HILL: In May. QUESTION: Israel bombed Gaza? Mr. HILL: Yes.",
     "Israel bombed", [], False),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "by", "quoted"), NEXT)
def test_who_speaks_in_the_next_paragraph(
    extractor: Extractor, text: str, words: str, by: list[str], quoted: bool
) -> None:
    at = text.index(words) + words.index("bombed")
    event = next(e for e in resolved(extractor, text) if e.trigger.start == at)
    assert [m.text for m in event.attribution.by] == by if event.attribution else by == []
    assert event.attribution is None or event.attribution.quoted is quoted


def test_a_turn_of_a_transcript_is_its_speakers(extractor: Extractor) -> None:
    said = dict(_said(extractor, TRANSCRIPT))
    assert said["bombed"] == ["ANA LOPEZ"]
    assert said["expelled"] == ["PARKER"]
    assert said["closed"] == ["Ms. LOPEZ"]


def test_i_is_whose_turn_it_is(told: Callable[[str], str]) -> None:
    assert "meeting: ana-lopez+emmanuel-macron" in told(TRANSCRIPT)
    assert "david-miliband" in told(INTERVIEW)


def test_names_that_begin_a_paragraph_take_turns(extractor: Extractor) -> None:
    assert dict(_said(extractor, INTERVIEW))["bombed"] == ["David Miliband"]


@pytest.mark.parametrize(
    "text",
    [
        # the writer goes on behind the transcript
        "“It was early. Mr. HILL: I met Ban Ki-moon. PARK: When? Mr. HILL: In May. ”\n\nHill was "
        "there. Israel bombed Gaza.",
        # a reporter is announced
        "It was a quiet year. TOM PARKER reporting:\n\nIsrael bombed Gaza.",
        # places of datelines
        "LONDON: Britain thanked France.\n\nLONDON: Israel bombed Gaza.",
        # a mark of the wrong shape closes a quotation
        "Lara Moss said, “I am glad. It was fair.“ However, Israel bombed Gaza.",
        # another's sentence with words in quotation marks
        "“We will sue,” said Tom Hill. On Friday Israel “bombed Gaza”.",
    ],
)
def test_what_a_writer_says_is_nobodys(extractor: Extractor, text: str) -> None:
    assert dict(_said(extractor, text))["bombed"] == []


def test_a_denial_goes_on_behind_its_colon(extractor: Extractor) -> None:
    text = "In a statement, Iran denied these allegations:\n\nIsrael bombed Gaza."
    assert dict(_said(extractor, text))["bombed"] == ["Iran"]
