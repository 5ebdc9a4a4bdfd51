"""What somebody does besides what he says; what goes on beside an act; who answers a claim."""

from __future__ import annotations

import pytest

from kg.extract.pipeline import Extractor
from kg.model import Status
from tests.extract.texts import events_of

# (text, trigger, words of the sources, words of the targets)
TOLD = [
    # the second verb is the speaker's: what is said tells how something is or goes on
    ("The Green Party of Ghana said the tribunal was a farce and condemned Togo.", "condemned",
     {"The Green Party"}, {"Togo"}),
    ("Brazil's foreign minister said that Chile was right and invited the Chilean president to "
     "Brasilia.", "invited", {"Brazil's foreign minister"}, {"the Chilean president"}),
    ("The Serbian minister argued that the treaty was dead and threatened Kosovo with sanctions.",
     "threatened", {"The Serbian minister"}, {"Kosovo"}),
    ("The French minister said that Iran was holding two teachers and accused Tehran of "
     "blackmail.", "accused", {"The French minister"}, {"Tehran"}),
    ("The king said he knew nothing of the raid and apologised to Chad.", "apologised",
     {"The king"}, {"Chad"}),
    ("The AU envoy said it was unacceptable that soldiers had taken power and urged Mali to hold a "
     "vote.", "urged", {"The AU envoy"}, {"Mali"}),
    # a comma and a verb that who says so answers with
    ("The Polish president claimed that hackers from Iran had entered the network of his office, "
     "and expelled the Iranian envoy.", "expelled", {"The Polish president"},
     {"the Iranian envoy"}),
    ("Poland's premier claimed that an inquiry showed that Belarus had sent migrants, and summoned "
     "the Belarusian envoy.", "summoned", {"Poland's premier"}, {"the Belarusian envoy"}),
    # one tense
    ("The Egyptian minister states that Ethiopia broke the accord, and rejects the claims of Addis "
     "Ababa.", "rejects", {"The Egyptian minister"}, {"Addis Ababa"}),
    ("The envoy recalls that ECOWAS suspended Niger last July, and urges Benin to reopen the "
     "border.", "urges", {"The envoy"}, {"Benin"}),
    # behind a clause that tells what is so
    ("Syria accused Turkey of arming groups, in a letter, that fight in Idlib, and condemned the "
     "attacks by Ankara.", "condemned", {"Syria"}, {"Ankara"}),
    # a verb of saying that goes on with the one before
    ("Ambassador Olga Weiss was summoned by the Omani authorities, said she had no knowledge of "
     "the raid and apologised.", "apologised", {"Ambassador Olga Weiss"},
     {"the Omani authorities"}),
    # what goes on beside it
    ("The allies called the trial a farce, with Cuba's Miguel Diaz denouncing a plot by "
     "Washington.", "denouncing", {"Cuba's Miguel Diaz"}, {"Washington"}),
    ("The president welcomed the deal, with Iran's foreign minister blaming Israel for the delay.",
     "blaming", {"Iran's foreign minister"}, {"Israel"}),
    ("The president welcomed the deal, with Iran's foreign minister blaming Israel for the delay.",
     "welcomed", {"The president"}, set()),
    # who denies a claim says so
    ("The UN blamed Rwanda for the raid, a claim that Kigali rejected, blaming rebels.", "blaming",
     {"Kigali"}, {"rebels"}),
    # whom one thanks or accuses besides
    ("The premier condemned the raid and thanked Norway for its help.", "condemned",
     {"The premier"}, {"the raid"}),
    ("The premier praised the truce and accused Hamas of delaying it.", "praised",
     {"The premier"}, {"the truce"}),
    # and where the verb is of those who are told of
    ("The general said the president was furious and condemned Chad.", "condemned",
     {"the president"}, {"Chad"}),
    ("Iran said Israel had bombed the port, and threatened its neighbours.", "threatened",
     {"Israel"}, {"its neighbours"}),
    ("Police said the gunmen were in the forest and attacked two villages.", "attacked",
     {"the gunmen"}, {"two villages"}),
    ("Officials said rebels entered the town on Friday and abducted four nurses.", "abducted",
     {"rebels"}, {"four nurses"}),
    ("The consul was expelled by Chad, told reporters that he was innocent and accused Kenya of "
     "spying, his office added.", "expelled", {"Chad"}, {"The consul"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "sources", "targets"), TOLD)
def test_who_does_what_besides(
    extractor: Extractor, text: str, trigger: str, sources: set[str], targets: set[str]
) -> None:
    (event,) = [e for e in events_of(extractor, text) if e.trigger.text == trigger]
    assert {m.text for m in event.sources} == sources
    assert {m.text for m in event.targets} == targets


@pytest.mark.parametrize(
    "text",
    [
        "The envoy urged Sudan to stop arming both sides, a charge it has denied.",
        "Norway's premier asked Mali to stop shelling villages, an accusation Bamako denied.",
        "The UN called on Chad to stop arming rebels, a claim that N'Djamena rejects.",
    ],
)
def test_what_is_asked_is_not_denied(extractor: Extractor, text: str) -> None:
    first = events_of(extractor, text)[0]
    assert first.event_type == "REQUEST"
    assert first.status is Status.ACTUAL


def test_with_at_the_beginning_of_a_text(extractor: Extractor) -> None:
    assert extractor.parse("with a statue government agreement for in construction seeking will")
