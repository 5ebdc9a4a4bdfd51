"""Hostile text in every field: it must neither run nor break the page."""

from dataclasses import replace
from datetime import date
from itertools import cycle

import pytest

from kg.model import (
    Actor,
    Article,
    Attribution,
    DateSpan,
    Event,
    Kind,
    Mention,
    Report,
    Span,
    Status,
)
from kg.page import Subset, write_page
from tests.page.conftest import retold, settle
from tests.page.driving import counts, search
from tests.page.sample import TAXONOMY

pytestmark = pytest.mark.browser

ATTACKS = {
    "markup": '<img src=x onerror="window.pwned=1"><b>bold</b>',
    "script": "</script><script>window.pwned=1</script><!--<script>",
    "quotes": '"\'`} onmouseover=window.pwned=1 x="${window.pwned=1}{{7*7}}{% x %}',
    "entity": "&lt;script&gt;window.pwned=1&lt;/script&gt;&amp;",
    "right-to-left": "\u202eevil\u202c \u2066هجوم\u2069 مرحبا",
    "zero-width": "a\u200b\u200d\ufeff\u2060b\u00ad",
    "emoji": "👩‍👩‍👧‍👦🇺🇦" * 3,
    "separators": "line\u2028para\u2029nul\x00esc\x1b\x07bell",
    "long": "W" * 10_000,
    "words": "word " * 2_000,
    "prototype": "__proto__",
    "empty": " ",
}
URLS = [
    "javascript:window.pwned=1",
    " JaVaScRiPt:window.pwned=1",
    "data:text/html,<script>window.pwned=1</script>",
    "vbscript:x",
    "file:///etc/passwd",
    "//evil.example/x",
    "https://news.example/'\"><script>window.pwned=1</script>",
]


def hostile(text, url):
    """One event that has the text in every field that holds text."""
    sentence = f"{text} met {text} 😀 with {text}."
    first, second = len(text) + 1, len(text) + 5
    party = Mention(
        text=text, start=0, end=len(text), name=text, label=text, role=text, country=text,
        sector=text, actor=f"a {text}", kind=Kind.PERSON,
    )  # fmt: skip
    other = replace(party, start=second, end=second + len(text), actor=f"b {text}")
    event = Event(
        article=text,
        sentence=Span(sentence, 0, len(sentence)),
        sentence_index=0,
        subtype="meeting",
        event_type="CONSULT",
        trigger=Span("met", first, first + 3),
        mode=text,
        cameo=text,
        sources=(party,),
        targets=(other,),
        venue=party,
        date=DateSpan(start=date(2022, 2, 1), end=date(2022, 2, 1), text=text),
        attribution=Attribution(by=(party,), cue=text),
        rule=text,
    )
    article = Article(
        id=text, text="", title=text, date=date(2022, 2, 1), url=url, publisher=text
    )  # fmt: skip
    return Report(event=event, article=article)


def known(text):
    """Actors whose every field holds the text."""
    one = Actor(
        id=f"a {text}", label=text, kind=Kind.PERSON, country=text, sector=text, wikidata=text,
        aliases=(text, f"alias {text}"), part_of=f"b {text}",
    )  # fmt: skip
    return {one.id: one, f"b {text}": replace(one, id=f"b {text}", part_of=None)}


def written(path, texts, urls):
    found = [hostile(text, url) for text, url in zip(texts, urls, strict=True)]
    actors = {id: actor for text in texts for id, actor in known(text).items()}
    subset = Subset(found=found, known=actors, taxonomy=TAXONOMY)
    write_page(subset, path, texts[0])
    return path


def visit_everything(page):
    """Show every part of the page that holds text."""
    actors = page.evaluate("kgPage.data.actors.length")
    for view in ("both", "table", "graph"):
        page.evaluate("(view) => kgPage.update({ view })", view)
        settle(page)
    for index in range(actors):
        page.evaluate("(actor) => kgPage.update({ selection: { kind: 'actor', actor } })", index)
        settle(page)
    page.evaluate("kgPage.update({ ego: { center: 0, depth: 1 }, actors: new Set([0]) })")
    settle(page)
    page.evaluate(
        """() => { const [[a, b]] = kgPage.data.events[0].pairs;
          kgPage.update({ selection: { kind: "pair", a, b, side: "all" } }); }"""
    )
    settle(page)
    page.evaluate(
        """() => { const [[a, b]] = kgPage.data.events[0].pairs;
          kgPage.update({ path: { a, b, forward: true }, view: "both" }); }"""
    )
    settle(page)
    search(page, "a")


def widths(page):
    return page.evaluate("[document.documentElement.scrollWidth, innerWidth]")


@pytest.mark.parametrize("kind", ATTACKS)
def test_hostile_text_does_nothing(load, tmp_path, kind):
    text = ATTACKS[kind]
    path = written(tmp_path / "hostile.html", [text], ["javascript:window.pwned=1"])
    page = load("", path)
    assert counts(page) == (2, 2, 1, 1)
    visit_everything(page)
    assert page.evaluate("window.pwned") is None
    assert page.locator("img, iframe, object, b").count() == 0
    assert page.locator("script:not([type])").count() == 2
    used, seen = widths(page)
    assert used <= seen
    for place in page.locator("#details, #filters, #head, #stage, #chips .chip").all():
        inner, outer = place.evaluate("(e) => [e.scrollWidth, e.clientWidth]")
        assert inner <= outer + 1 or place.evaluate("(e) => e.matches('.chip, #head')")
    for download in ("svg", "csv", "png"):
        page.locator("#export-button").click()
        with page.expect_download() as found:
            page.locator(f"[data-export={download}]").click()
        assert len(found.value.suggested_filename) < 80
    load("", path, size=(390, 844))
    used, seen = widths(page)
    assert used <= seen


def test_hostile_retellings_do_nothing(load, tmp_path):
    """Every text as a further report's sentence, title, publisher and id, with every address."""
    source = retold(*ATTACKS.values())
    texts, plain = list(ATTACKS.values()), len(source.found) - len(ATTACKS)
    others = [
        replace(report, article=replace(report.article, title=text, publisher=text, url=url))
        for report, text, url in zip(source.found[plain:], texts, cycle(URLS), strict=False)
    ]
    path = tmp_path / "retold.html"
    write_page(replace(source, found=[*source.found[:plain], *others]), path)
    page = load("#pair=antony-blinken&pair=sergey-lavrov", path)
    page.locator(".retellings summary").click()
    settle(page)
    told = page.locator(".retellings blockquote")
    assert told.count() == len(ATTACKS)
    assert all(quote.is_visible() for quote in told.all())
    shown = told.locator("p:first-child").all_inner_texts()
    assert ATTACKS["markup"] in shown
    assert ATTACKS["script"] in shown
    assert page.evaluate("window.pwned") is None
    assert page.locator("img, iframe, object, b").count() == 0
    assert page.locator("script:not([type])").count() == 2
    hrefs = told.locator("a").evaluate_all("(all) => all.map((a) => a.href)")
    assert hrefs
    assert all(href.startswith("https://news.example/") for href in hrefs)
    inner, outer = page.locator("#details").evaluate("(e) => [e.scrollWidth, e.clientWidth]")
    assert inner <= outer + 1
    used, seen = widths(page)
    assert used <= seen


def test_only_web_addresses_become_links(load, tmp_path):
    texts = [f"party {n}" for n in range(len(URLS))]
    path = written(tmp_path / "urls.html", texts, URLS)
    page = load("#view=both", path)
    links = page.locator("#table a").evaluate_all("(all) => all.map((a) => a.href)")
    assert len(links) == 1
    assert links[0].startswith("https://news.example/")
    for actor in range(2 * len(URLS)):
        page.evaluate("(actor) => kgPage.update({ selection: { kind: 'actor', actor } })", actor)
        settle(page)
        for href in page.locator("#details a").evaluate_all("(all) => all.map((a) => a.href)"):
            assert href.startswith("https://")
    assert page.evaluate("window.pwned") is None


def test_markers_are_hidden_but_joiners_stay(load, tmp_path):
    text = "\u202eab\u202c 👩‍👧 می‌خواهم\u200b"
    page = load("", written(tmp_path / "marks.html", [text], [None]))
    assert page.evaluate("kgPage.graph.nodes.get(0).label") == "ab 👩‍👧 می‌خواهم"


def test_the_trigger_is_marked_behind_an_emoji(load, tmp_path):
    path = written(tmp_path / "emoji.html", ["😀😀"], [None])
    page = load("#show=a%20%F0%9F%98%80%F0%9F%98%80", path)
    assert page.locator("mark.trigger").inner_text() == "met"
    assert page.locator("mark.party").all_inner_texts() == ["😀😀", "😀😀"]


def test_the_policy_stops_what_would_slip_through(load, tab, tmp_path):
    path = written(tmp_path / "broken.html", ["quiet"], [None])
    html = path.read_text(encoding="utf-8")
    attack = '<img src=x onerror="window.pwned=1"><script>window.pwned=2</script>'
    path.write_text(html.replace("<main", attack + "<main"), encoding="utf-8")
    page = load("", path)
    page.wait_for_timeout(200)
    assert page.evaluate("window.pwned") is None
    assert any("Content Security Policy" in line for line in tab.complaints)
    tab.complaints.clear()
    tab.asked.clear()


def test_a_store_without_events_says_so(load, tmp_path):
    path = tmp_path / "nothing.html"
    write_page(Subset(found=[], known={}, taxonomy=TAXONOMY), path)
    page = load("", path)
    assert "No events yet" in page.locator("#empty").inner_text()
    assert counts(page) == (0, 0, 0, 0)
    page.keyboard.press("t")
    settle(page)


@pytest.mark.parametrize("day", [date.min, date(1815, 6, 9), date.max, None])
def test_strange_dates(load, tmp_path, day):
    event = hostile("quiet", None).event
    when = DateSpan(start=day, end=day) if day else None
    reports = [
        Report(
            event=replace(event, article=f"n{n}", date=span, status=Status.ACTUAL),
            article=Article(id=f"n{n}", text="", date=day),
        )
        for n, span in enumerate([when, DateSpan(start=date(2022, 2, 1), end=date(2022, 2, 3))])
    ]
    path = tmp_path / "dates.html"
    write_page(Subset(found=reports, known=known("quiet"), taxonomy=TAXONOMY), path)
    page = load("#view=both", path)
    assert counts(page)[3] == 2
    page.locator(".grip[data-part=from]").focus()
    page.keyboard.press("End")
    assert counts(page)[3] >= 1
