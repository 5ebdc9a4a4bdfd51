"""What readers are told in the same words wherever an event is shown."""

from pathlib import Path

import kg
from kg.model import Kind, Mention, Span
from kg.shown import SURE, elsewhere, from_sentence


def at(start, end):
    return Mention(text="x" * (end - start), start=start, end=end, kind=Kind.COUNTRY)


def test_words_of_another_sentence_are_told_from_those_of_this_one():
    sentence = Span("Norway met Chad.", 20, 36)
    assert elsewhere(at(3, 7), sentence) == "earlier"
    assert elsewhere(at(40, 44), sentence) == "later"
    assert elsewhere(at(20, 26), sentence) is None
    assert elsewhere(at(3, 3), sentence) is None  # no words name him
    assert from_sentence("earlier") == "from an earlier sentence"
    assert from_sentence("later") == "from a later sentence"


def test_the_page_says_the_same_of_confidence():
    script = Path(kg.__file__).parent / "page" / "static" / "events.js"
    assert f'"{SURE.capitalize()}"' in script.read_text(encoding="utf-8")
