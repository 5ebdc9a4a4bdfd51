"""Hostile text in every field: it must neither run nor break the page."""

import csv
import io
from dataclasses import replace
from datetime import date
from itertools import cycle
from urllib.parse import urlencode
from xml.etree import ElementTree

import pytest

from kg.actors.hierarchy import Hierarchy
from kg.model import (
    Actor,
    Article,
    Attribution,
    DateSpan,
    Event,
    Kind,
    Mention,
    Post,
    Report,
    Span,
    Status,
)
from kg.page import Subset
from kg.taxonomy import Taxonomy
from tests.page.conftest import retold, settle, until_ready, write_page
from tests.page.driving import counts, search
from tests.page.sample import TAXONOMY

pytestmark = pytest.mark.browser

ATTACKS = {
    "markup": '<img src=x onerror="window.pwned=1"><b>bold</b>',
    "script": "</script><script>window.pwned=1</script><!--<script>",
    "link": "javascript:window.pwned=1//https://evil.example/",
    "quotes": '"\'`} onmouseover=window.pwned=1 x="${window.pwned=1}{{7*7}}{% x %}',
    "entity": "&lt;script&gt;window.pwned=1&lt;/script&gt;&amp;",
    "formula": '=HYPERLINK("https://evil.example";"click")',
    "right-to-left": "\u202eevil\u202c \u2066هجوم\u2069 مرحبا",
    "zero-width": "a\u200b\u200d\ufeff\u2060b\u00ad",
    "invisible": "\u200b\u2060\ufeff",
    "emoji": "👩‍👩‍👧‍👦🇺🇦" * 3,
    "stacked": "a" + "\u0301" * 300,
    "half": "half \ud83d of an emoji",
    "separators": "line\u2028para\u2029nul\x00esc\x1b\x07bell\ttab\r\nend",
    "long": "W" * 10_000,
    "long emoji": "👩‍👩‍👧‍👦" * 900,
    "words": "word " * 2_000,
    "lines": "line\n" * 2_000,
    "prototype": "__proto__",
    "member": "constructor",
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
SVG = "{http://www.w3.org/2000/svg}"
DESKTOP, NARROW = (1400, 900), (390, 844)


def ident(text):
    """The text as it can be hashed, which an event's and an article's id are."""
    return text.encode("utf-8", "replace").decode("utf-8")


def hostile(text, url):
    """One event that has the text in every field that holds text."""
    sentence = f"{text} met {text} 😀 with {text}."
    first, second = len(text) + 1, len(text) + 5
    party = Mention(
        text=text, start=0, end=len(text), name=text, label=text, role=text, country=text,
        sector=text, actor=f"a {ident(text)}", kind=Kind.PERSON,
    )  # fmt: skip
    other = replace(party, start=second, end=second + len(text), actor=f"b {ident(text)}")
    event = Event(
        article=ident(text),
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
        initiator=text,
        date=DateSpan(start=date(2022, 2, 1), end=date(2022, 2, 1), text=text),
        attribution=Attribution(by=(party,), cue=text),
        rule=text,
    )
    article = Article(
        id=ident(text), text="", title=text, date=date(2022, 2, 1), url=url, publisher=text
    )
    return Report(event=event, article=article)


def unknown(report, event_type):
    """Another act, of a subtype that nobody knows, on a person who is nobody's actor."""
    nobody = replace(report.event.targets[0], actor=None)
    start = report.event.trigger.start + (event_type is None)
    event = replace(
        report.event,
        subtype=report.article.id,
        event_type=event_type,
        trigger=Span("e", start, start + 1),
        targets=(*report.event.targets, nobody),
        status=Status.DENIED,
    )
    return replace(report, event=event)


def known(text):
    """Actors whose every field holds the text."""
    one, other = f"a {ident(text)}", f"b {ident(text)}"
    actor = Actor(
        id=one, label=text, kind=Kind.PERSON, country=text, sector=text, wikidata=text,
        aliases=(text, f"alias {text}"), part_of=other,
    )  # fmt: skip
    return {one: actor, other: replace(actor, id=other, part_of=None)}


def renamed(text):
    """The taxonomy, its labels and definitions replaced by the text."""
    types, subtypes = (
        {key: replace(entry, label=text, definition=text) for key, entry in entries.items()}
        for entries in (TAXONOMY.types, TAXONOMY.subtypes)
    )
    return Taxonomy(types=types, subtypes=subtypes)


def offices(text):
    """Who acts for whom: one of the actors for a ministry of that name."""
    ministry = f"c {ident(text)}"
    above = Actor(id=ministry, label=text, kind=Kind.ORGANISATION, country=text, aliases=(text,))
    post = Post(person=f"a {ident(text)}", title=text, organisation=ministry)
    return Hierarchy({**known(text), ministry: above}, [post])


def written(path, reports):
    texts = {report.article.title for report in reports}
    actors = {id: actor for text in texts for id, actor in known(text).items()}
    write_page(Subset(found=reports, known=actors, taxonomy=TAXONOMY), path)
    return path


def attacked(path, text):
    """A page that has the text everywhere."""
    report = hostile(text, f"https://news.example/{text}")
    reports = [report, unknown(report, ident(text)), unknown(report, None)]
    subset = Subset(found=reports, known=known(text), taxonomy=renamed(text))
    write_page(subset, path, title=text, hierarchy=offices(text))
    return path


PAIR = """(side) => { const [[a, b]] = kgPage.data.events[0].pairs;
  kgPage.update({ selection: { kind: "pair", a, b, side } }); }"""
PATH = """() => { const [[a, b]] = kgPage.data.events[0].pairs;
  kgPage.update({ path: { a, b, forward: true }, view: "both" }); }"""
VISITS = {
    "table": "kgPage.update({ view: 'table' })",
    "graph": "kgPage.update({ view: 'graph' })",
    "an actor": "kgPage.update({ selection: { kind: 'actor', actor: 0 } })",
    "another": "kgPage.update({ selection: { kind: 'actor', actor: 1 } })",
    "all filters": """() => { const { events } = kgPage.data;
      kgPage.update({ ego: { center: 0, depth: 1 }, actors: new Set([0, 1]),
        types: new Set(events.map((event) => event.type)),
        countries: new Set(events.flatMap((event) => event.countries)) }); }""",
    "no filters": "document.querySelector('#chips .clear').click()",
    "a pair": f"({PAIR})('all')",
    "a side": f"({PAIR})('out')",
    "a path": PATH,
    "a step of time": "kgPage.player.toggle()",
    "a level": """() => { const { levels } = kgPage.data;
      kgPage.update({ level: levels[1].name, from: null, to: null, path: null });
      kgPage.update({ selection: { kind: "actor", actor: kgPage.data.events[0].people[0] } }); }""",
}


def visits(page):
    """Show every part of the page that holds text, one after the other."""
    yield "as it opens"
    for name, script in VISITS.items():
        page.evaluate(script)
        yield name
    search(page, "a")
    yield "search"
    page.keyboard.press("Escape")
    closed = page.locator("details:not([open]) > summary:visible")
    while closed.count():
        closed.first.click()
    yield "all unfolded"


def boxes(page):
    """Widths of the parts that stand side by side, and how high the head is."""
    return page.evaluate(
        """() => {
          const box = (id) => document.getElementById(id).getBoundingClientRect();
          const parts = ["head", "filters", "stage", "details", "timeline"];
          return [...parts.map((id) => box(id).width), innerWidth > 1000 ? box("head").height : 0];
        }"""
    )


def overflowing(page):
    """Parts whose content is wider than they are, "html" for the page; a table may scroll."""
    return page.evaluate(
        """() => {
          const ids = ["head", "filters", "stage", "details", "chips", "timeline"];
          return ["html", ...ids.map((id) => `#${id}`)].filter((part) => {
            const { scrollWidth, clientWidth } = document.querySelector(part);
            return scrollWidth > clientWidth + 1;
          });
        }"""
    )


@pytest.fixture(scope="module")
def calm(browser, sample_path):
    """The boxes of a page without anything hostile, for each size of the window."""
    found = {}
    for width, height in (DESKTOP, NARROW):
        page = browser.new_page(viewport={"width": width, "height": height})
        page.goto(sample_path.as_uri())
        until_ready(page)
        found[width, height] = boxes(page)
        page.close()
    return found


@pytest.mark.parametrize("size", [DESKTOP, NARROW], ids=["desktop", "narrow"])
@pytest.mark.parametrize("kind", ATTACKS)
def test_hostile_text_does_nothing(load, tmp_path, calm, kind, size):
    page = load("", attacked(tmp_path / "hostile.html", ATTACKS[kind]), size=size)
    assert counts(page) == (2, 2, 1, 3)
    assert page.evaluate("kgPage.data.events.every(({ label }) => typeof label === 'string')")
    for visit in visits(page):
        settle(page)
        assert boxes(page) == calm[size], visit
        assert overflowing(page) == [], visit
        assert page.evaluate("window.pwned") is None, visit
        assert page.locator("img, iframe, object, embed, b").count() == 0, visit
        hrefs = page.locator("a").evaluate_all("(all) => all.map((a) => a.href)")
        assert all(href.startswith("https://news.example/") for href in hrefs), visit
    assert page.locator("script:not([type])").count() == 2


@pytest.mark.parametrize("kind", ATTACKS)
def test_files_of_hostile_text_are_harmless(load, tmp_path, kind):
    page = load("", attacked(tmp_path / "hostile.html", ATTACKS[kind]))
    files = {}
    for suffix in ("svg", "csv", "png"):
        page.locator("#export-button").click()
        with page.expect_download() as found:
            page.locator(f"[data-export={suffix}]").click()
        assert len(found.value.suggested_filename) < 80
        files[suffix] = found.value.path().read_bytes()
    drawing = list(ElementTree.fromstring(files["svg"]).iter())
    shapes = {"svg", "title", "defs", "marker", "path", "rect", "g", "text"}
    assert {element.tag.removeprefix(SVG) for element in drawing} <= shapes
    assert not [name for element in drawing for name in element.attrib if name.startswith("on")]
    assert "href" not in {name for element in drawing for name in element.attrib}
    rows = list(csv.DictReader(io.StringIO(files["csv"].decode("utf-8-sig"), newline="")))
    assert len(rows) == 3
    cells = [cell for row in rows for name, cell in row.items() if name != "score"]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


@pytest.mark.parametrize("kind", ATTACKS)
def test_a_hostile_address_does_nothing(load, kind):
    keys = (
        "type actor country status sure reports level from to show pair path side around depth view"
        " sort"
    ).split()
    asked = urlencode([(key, ATTACKS[kind].encode("utf-8", "replace")) for key in keys])
    page = load(f"#{asked}")
    assert page.evaluate("window.pwned") is None
    assert page.locator("img, iframe, object, embed, b").count() == 0
    assert overflowing(page) == []


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
    assert overflowing(page) == []


def test_only_web_addresses_become_links(load, tmp_path):
    texts = [f"party {n}" for n in range(len(URLS))]
    reports = [hostile(text, url) for text, url in zip(texts, URLS, strict=True)]
    path = written(tmp_path / "urls.html", reports)
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
    page = load("", written(tmp_path / "marks.html", [hostile(text, None)]))
    assert page.evaluate("kgPage.graph.names.get(0).text") == "ab 👩‍👧 می‌خواهم"


def test_the_trigger_is_marked_behind_an_emoji(load, tmp_path):
    path = written(tmp_path / "emoji.html", [hostile("😀😀", None)])
    page = load("#show=a%20%F0%9F%98%80%F0%9F%98%80", path)
    assert page.locator("mark.trigger").inner_text() == "met"
    assert page.locator("mark.party").all_inner_texts() == ["😀😀", "😀😀"]


def test_the_policy_stops_what_would_slip_through(load, tab, tmp_path):
    path = written(tmp_path / "broken.html", [hostile("quiet", None)])
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
