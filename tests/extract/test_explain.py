"""Why an event was read: its words marked, a reason for each part, nothing executable in a page."""

from __future__ import annotations

from datetime import date

import pytest

from kg.extract.explain import Explanation, as_html, as_text, explain
from kg.extract.pipeline import Extractor
from kg.model import Article
from kg.settings import Settings, weights_directory

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
