"""Why an event was read: its words marked, a reason for each part, nothing executable in a page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kg.extract.explain import Explanation, as_html, as_text, explain
from kg.extract.grammar.words import Doc
from kg.extract.pipeline import Extractor
from kg.model import Article, Ground, Mention
from kg.settings import Settings, weights_directory
from kg.shown import SURE

TEXT = "Norway's foreign minister phoned Indonesia's president on Tuesday, state radio said."


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor.load(weights_directory(), Settings.load(environment={}).ontology)


@pytest.fixture(scope="module")
def found(extractor: Extractor) -> list[Explanation]:
    doc, events = extractor.read(Article(id="a", text=TEXT, date=date(2024, 3, 13)))
    return explain(doc, events)


def test_the_words_of_each_part_are_marked(found: list[Explanation]) -> None:
    (call,) = found
    marked = {TEXT[m.start : m.end]: m.label for m in call.marks}
    assert marked["phoned"] == "phone-call"
    assert marked["Norway's foreign minister"] == marked["Indonesia's president"] == "mutual"
    assert marked["Tuesday"] == "date" or marked["on Tuesday"] == "date"
    assert marked["state radio"] == "said by"


def test_each_part_has_its_reason(found: list[Explanation]) -> None:
    reasons = dict(found[0].reasons)
    assert set(reasons) >= {"type", "source", "target", "date", "status", "said by", "confidence"}
    assert "phone-call" in reasons["type"]
    assert "the model: " in reasons["type"]
    assert reasons["date"].startswith("2024-03-12")
    assert 'by "said"' in reasons["said by"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Oslo condemned Minsk.", "2024-03-13: the day of publication: the text says none"),
        (
            "Oslo met Minsk on Monday.\n\nThree days later Rome condemned Minsk.",
            '2024-03-13: the day of publication: the sentence says "Three days later", which is not'
            " taken for its day",
        ),
        (
            "Oslo, which left on Monday, will condemn Minsk.",
            'none: the sentence says "Monday", which is not taken for its day',
        ),
    ],
)
def test_words_that_give_an_act_no_day_are_named(
    extractor: Extractor, text: str, said: str
) -> None:
    doc, events = extractor.read(Article(id="a", text=text, date=date(2024, 3, 13)))
    assert dict(explain(doc, events)[-1].reasons)["date"] == said


def test_the_per_cent_are_of_the_whole_event_and_of_its_type(found: list[Explanation]) -> None:
    sure = dict(found[0].reasons)["confidence"]
    event = found[0].event
    assert event.confidence < event.type_confidence
    shares = f"{event.confidence:.0%}, its type alone {event.type_confidence:.0%}: "
    assert sure == shares + SURE


def told(mention: Mention, found: Explanation, doc: Doc) -> str:
    """What is said of a source of the event, were it this one."""
    (again,) = explain(doc, [replace(found.event, sources=(mention,))], {Ground.NAME: 0.95})
    return dict(again.reasons)["source"]


@pytest.mark.parametrize(
    ("words", "name", "said"),
    [
        ("The junta", "France", "The junta, taken for France (a description)"),
        ("He", "Sergei Lavrov", "He, taken for Sergei Lavrov (a pronoun)"),
        ("Lavrov", "Sergei Lavrov", "Lavrov, taken for Sergei Lavrov (part of the name)"),
        ("Kim", "Kim Jong Un", "Kim, taken for Kim Jong Un (part of the name)"),
    ],
)
def test_a_name_that_the_words_do_not_have_is_a_step_of_its_own(
    extractor: Extractor, found: list[Explanation], words: str, name: str, said: str
) -> None:
    doc = extractor.parse(TEXT)
    start = found[0].event.sentence.start
    mention = Mention(
        text=words, start=start, end=start + 3, name=name, actor="x", ground=Ground.NAME
    )
    reason = told(mention, found[0], doc)
    assert reason.startswith(f"{said} → x (by name, right in 95% where the name stands)")


def test_a_name_that_the_words_have_is_not(extractor: Extractor, found: list[Explanation]) -> None:
    doc = extractor.parse(TEXT)
    start = found[0].event.sentence.start
    whole = Mention(
        text="Minister Sergei Lavrov", start=start, end=start + 3, name="Sergei Lavrov",
        actor="x", ground=Ground.NAME,
    )  # fmt: skip
    reason = told(whole, found[0], doc)
    assert reason.startswith("Minister Sergei Lavrov = Sergei Lavrov → x (by name, right in 95%)")
    bare = replace(whole, name=None)
    assert told(bare, found[0], doc).startswith("Minister Sergei Lavrov → x (by name, right in")


def test_words_of_another_sentence_are_said_to_be(extractor: Extractor) -> None:
    article = Article(id="a", text=f"Oslo waited. {TEXT} Jakarta listened.")
    doc, events = extractor.read(article)
    (call,) = [e for e in explain(doc, events) if e.event.subtype == "phone-call"]
    before = Mention(text="Oslo", start=0, end=4)
    behind = Mention(text="Jakarta", start=article.text.index("Jakarta"), end=len(article.text))
    assert told(before, call, doc).startswith("Oslo, from an earlier sentence (")
    assert told(behind, call, doc).startswith("Jakarta, from a later sentence (")
    named = replace(before, text="It", end=2, name="Norway")
    assert told(named, call, doc).startswith(
        "It, from an earlier sentence, taken for Norway (a pronoun) ("
    )


def test_the_text_shows_marks_in_place(found: list[Explanation]) -> None:
    first, *rest = as_text(found[0]).splitlines()
    assert "[phoned](phone-call)" in first
    assert first.replace("[", "").split("](")[0] in TEXT
    assert any(line.split()[0] == "status" for line in rest)


def test_a_page_runs_nothing(extractor: Extractor) -> None:
    text = "Norway's foreign minister <script>alert(1)</script> phoned Indonesia's president."
    doc, events = extractor.read(Article(id="a", text=text))
    page = as_html(explain(doc, events), "<b>&")
    assert "<script" not in page
    assert "&lt;b&gt;&amp;" in page
    assert "default-src 'none'" in page
