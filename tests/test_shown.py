"""What readers are told in the same words wherever an event is shown."""

from dataclasses import replace
from pathlib import Path

import pytest

import kg
from kg.model import Kind, Mention, Span
from kg.shown import SURE, counted, elsewhere, from_sentence, opening, parties, show_act
from kg.taxonomy import load_taxonomy
from tests.factories import ONTOLOGY, corpus


def at(start, end):
    return Mention(text="x" * (end - start), start=start, end=end, kind=Kind.COUNTRY)


def test_numbers_have_their_noun():
    assert (counted(1, "row"), counted(2340, "row")) == ("1 row", "2,340 rows")


def test_an_act_is_called_by_its_type_or_its_own_word():
    taxonomy, call = load_taxonomy(ONTOLOGY), corpus()[0][1][0]
    assert show_act(call, taxonomy) == "phone call"
    assert show_act(replace(call, subtype=None, event_type=None), taxonomy) == "phoned"


def test_words_of_another_sentence_are_told_from_those_of_this_one():
    sentence = Span("Norway met Chad.", 20, 36)
    assert elsewhere(at(3, 7), sentence) == "earlier"
    assert elsewhere(at(40, 44), sentence) == "later"
    assert elsewhere(at(20, 26), sentence) is None
    assert elsewhere(at(3, 3), sentence) is None  # no words name him
    assert from_sentence("earlier") == "from an earlier sentence"
    assert from_sentence("later") == "from a later sentence"


def test_each_actor_takes_part_once_by_the_words_of_the_sentence():
    sentence = Span("Norway met Chad.", 20, 36)
    before, inside = (replace(mention, actor="norway") for mention in (at(3, 7), at(20, 26)))
    nobody = at(27, 30), at(31, 35)
    assert parties([before, *nobody, inside], sentence) == [inside, *nobody]
    assert parties([before, inside]) == [before]


def test_the_page_says_the_same_of_confidence():
    script = Path(kg.__file__).parent / "page" / "static" / "events.js"
    assert f'"{SURE.capitalize()}"' in script.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("", ""),
        ("So  be\n\n", "So be"),
        ("a b c d", "a b c…"),
        ("abc defg", "abc…"),
        ("abcdefgh", "abcdef…"),
        ("国家主席在北京会见了", "国家主席在北…"),
    ],
)
def test_the_first_words_of_a_text(text, shown):
    assert opening(text, 6) == shown
