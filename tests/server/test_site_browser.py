"""The pages of the server in a browser: nothing runs that is not ours, and everything works."""

from dataclasses import replace
from datetime import date
from urllib.parse import urlencode

import pytest

from kg import rdf
from kg.model import Actor, Article, Attribution, DateSpan, Event, Kind, Mention, Post, Span
from kg.store import Store
from tests.factories import ACTORS, ONTOLOGY
from tests.page.conftest import Tab, chromium, until_ready
from tests.page.test_accessibility import axe, faults  # noqa: F401
from tests.server.conftest import serving

pytestmark = pytest.mark.browser

ATTACKS = {
    "markup": '<img src=x onerror="window.pwned=1"><b>bold</b>',
    "script": "</script></textarea></style><script>window.pwned=1</script><!--",
    "link": "javascript:window.pwned=1//https://evil.example/",
    "quotes": "\"'`} onmouseover=window.pwned=1 autofocus onfocus=window.pwned=1 x={{7*7}}",
    "entity": "&lt;script&gt;window.pwned=1&lt;/script&gt;&amp;",
    "right-to-left": "\u202eevil\u202c \u2066هجوم\u2069 مرحبا",
    "separators": "line\u2028para\u2029esc\x1b\x07bell\ttab\r\nend",
    "long": "W" * 3_000,
    "address": "../../../etc/passwd?x=1#y%2F..%00",
}
LOOKS = {
    "light": {},
    "dark": {"color_scheme": "dark"},
    "narrow": {"viewport": {"width": 390, "height": 844}},
}
BOTH = "SELECT ?day ?a ?b ?e WHERE { ?e kg:source ?a ; kg:target ?b ; kg:begin ?day }"


def hostile(name, text):
    """An article and its event that have the text in every field that holds text."""
    sentence = f"{text} met {text} and {text}."
    first, second = len(text) + 1, len(text) + 5
    party = Mention(
        text=text, start=0, end=len(text), name=text, label=text, role=text, country=text,
        sector=text, actor=f"{name} {text}", kind=Kind.PERSON,
    )  # fmt: skip
    other = replace(party, start=second, end=second + len(text), actor=f"other {text}")
    article = Article(
        id=f"{name} {text}", text=sentence, title=text, date=date(2022, 2, 1), url=text,
        publisher=text,
    )  # fmt: skip
    event = Event(
        article=article.id, sentence=Span(sentence, 0, len(sentence)), sentence_index=0,
        subtype="meeting", event_type="CONSULT", trigger=Span("met", first, first + 3),
        sources=(party,), targets=(other,), venue=other, rule=text, mode=text,
        date=DateSpan(start=date(2022, 2, 1), end=date(2022, 2, 1), text=text),
        attribution=Attribution(by=(party,), cue=text),
    )  # fmt: skip
    actor = Actor(
        id=party.actor, label=text, kind=Kind.PERSON, country=text, sector=text, aliases=(text,),
        wikidata=text,
    )  # fmt: skip
    post = Post(person=actor.id, title=text, organisation=other.actor, country=text)
    return article, event, [actor, replace(actor, id=other.actor, part_of=actor.id)], post


@pytest.fixture(scope="module")
def evil(tmp_path_factory):
    """A server over a store of hostile texts."""
    path = tmp_path_factory.mktemp("evil") / "kg.db"
    with Store.open(path, ontology=ONTOLOGY) as store:
        store.add_actors(ACTORS.values())
        for name, text in ATTACKS.items():
            article, event, actors, post = hostile(name, text)
            store.add(article, [event], actors, [post])
    with serving(path, seconds=60) as server:
        yield server


@pytest.fixture(scope="module")
def browser():
    with chromium() as found:
        yield found


@pytest.fixture
def visit(browser):
    """Opens a page of a server in a look; afterwards nothing may have run or been asked for."""
    opened = []

    def go(server, path, look="light", **options):
        size = {"viewport": {"width": 1200, "height": 900}}
        context = browser.new_context(**size | LOOKS[look] | options)
        tab = Tab(context.new_page())
        tab.page.set_default_timeout(60_000)
        tab.listen()
        origin = f"http://{server.host}:{server.port}"
        opened.append((context, tab, origin))
        tab.page.goto(f"{origin}{path}")
        return tab.page

    yield go
    for context, tab, origin in opened:
        assert not tab.page.evaluate("window.pwned")
        assert [url for url in tab.asked if not url.startswith((origin, "data:", "blob:"))] == []
        loud = [said for said in tab.complaints if "Failed to load resource" not in said]
        assert loud == []  # but for pages that are meant to be 404
        context.close()


def path_of(iri):
    return iri.removeprefix("https://kg.example")


def overflow(page):
    """By how much the page is wider than the window."""
    return page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )


@pytest.mark.parametrize("name", ATTACKS)
def test_hostile_texts_do_nothing(evil, visit, name):
    article, event, actors, _ = hostile(name, ATTACKS[name])
    nodes = [
        rdf.mint(rdf.EVENT, event.key), rdf.mint(rdf.ARTICLE, article.id),
        *(rdf.mint(rdf.ACTOR, actor.id) for actor in actors),
    ]  # fmt: skip
    for node in nodes:
        page = visit(evil, path_of(node.value), "narrow")
        assert page.locator("h1").count() == 1
        assert overflow(page) <= 0
        assert page.locator("img, iframe, object, b, [onmouseover], [onfocus]").count() == 0
        links = page.evaluate("[...document.links].map((link) => link.protocol)")
        assert {"http:"} <= {*links} <= {"http:", "https:"}


@pytest.mark.parametrize(
    "path",
    [
        "/query?" + urlencode({"query": f"{BOTH} ORDER BY ?e", "view": "graph"}),
        "/query?" + urlencode({"query": "SELECT * { ?s ?p ?o FILTER(isLiteral(?o)) } LIMIT 900"}),
        *("/query?" + urlencode({"query": text}) for text in ATTACKS.values()),
        *("/?" + urlencode({"a": text}) for text in ATTACKS.values()),
        "/",
    ],
)
def test_hostile_questions_do_nothing(evil, visit, path):
    page = visit(evil, path)
    assert page.locator("h1").count() == 1
    assert page.locator("main img, [onmouseover], [onfocus]").count() == 0


PAGES = {
    "actor": "/actor/sergey-lavrov",
    "type": "/type/phone-call",
    "article": "/article/a8",
    "ontology": "/ontology",
    "graph": "/graph/article/a1",
    "choose": "/choose",
    "nobody": "/?a=nobody",
    "nowhere": "/nowhere",
    "query": "/query",
    "table": "/query?" + urlencode({"query": BOTH}),
    "timeline": "/query?" + urlencode({"query": BOTH, "view": "timeline"}),
    "picture": "/query?" + urlencode({"query": BOTH, "view": "graph"}),
    "turtle": "/query?" + urlencode({"query": "DESCRIBE actor:russia"}),
    "mistake": "/query?" + urlencode({"query": "SELECT * {\n  ?a ?b\n}"}),
}


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("name", PAGES)
def test_no_page_has_a_fault_or_is_too_wide(site, visit, axe, name, look):  # noqa: F811
    # axe's own script is no part of the page: the policy must let it in
    page = visit(site, PAGES[name], look, bypass_csp=True)
    assert overflow(page) <= 0
    assert faults(page, axe) == []


def test_the_policy_holds(site, browser):
    context = browser.new_context()
    page = context.new_page()
    said = []
    page.on("console", lambda line: said.append(line.text))
    page.goto(f"http://{site.host}:{site.port}/query")
    page.evaluate(
        """() => { const s = document.createElement("script"); s.textContent = "window.ran = 1";
        document.body.append(s); }"""
    )
    assert page.evaluate("window.ran") is None
    assert any("Content Security Policy" in text for text in said)
    context.close()


def test_words_are_completed(site, visit):
    page = visit(site, "/query")
    editor, offers = page.locator("#query"), page.locator("#offers li")
    editor.fill("SELECT ?who WHERE { ?event kg:sou")
    editor.press("End")
    editor.press("Control+Space")
    offers.first.wait_for()
    assert offers.first.inner_text().startswith("kg:source")
    assert editor.get_attribute("aria-activedescendant") == "offer-0"
    editor.press("ArrowDown")
    assert editor.get_attribute("aria-activedescendant") == "offer-1"
    editor.press("ArrowUp")
    editor.press("Enter")
    assert editor.input_value().endswith("?event kg:source")
    assert page.locator("#offers").is_hidden()
    editor.press_sequentially(" actor:lavr")
    page.get_by_text("actor:sergey-lavrov").wait_for()
    editor.press("Tab")
    editor.press_sequentially(" . ?e")
    page.get_by_role("option", name="?event").click()
    assert editor.input_value().endswith("kg:source actor:sergey-lavrov . ?event")
    editor.press_sequentially(" ty:phon")
    page.get_by_role("option", name="ty:phone-call").wait_for()
    editor.press("Escape")
    assert page.locator("#offers").is_hidden()
    editor.press("Control+z")
    assert "ty:phon" not in editor.input_value()


def test_a_word_that_has_grown_since_it_was_offered_is_replaced_as_a_whole(site, visit):
    page = visit(site, "/query")
    editor = page.locator("#query")
    editor.fill("SELECT ")
    editor.press("End")
    editor.press_sequentially("actor:lav")
    page.get_by_text("actor:sergey-lavrov").wait_for()
    page.route("**/actors?*q=lavr*", lambda _: None)  # the answer does not come
    editor.press_sequentially("r")
    editor.press("Tab")
    assert editor.input_value() == "SELECT actor:sergey-lavrov"


def test_a_key_runs_the_query_and_the_address_holds_it(site, visit):
    page = visit(site, "/query")
    page.locator("#query").fill("SELECT ?a WHERE { ?a a kg:Actor }")
    page.locator("#query").press("Control+Enter")
    page.wait_for_selector("tbody tr")
    assert "query=SELECT" in page.url
    assert page.locator("tbody tr").count() == 6


def test_a_long_query_is_sent_all_the_same(site, visit):
    page = visit(site, "/query")
    page.locator("#query").fill(f"SELECT ?a WHERE {{ ?a a kg:Actor }} # {'ä' * 9000}")
    page.get_by_role("button", name="Run").click()
    page.wait_for_selector("tbody tr")
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV").click()
    assert download.value.path().read_text(encoding="utf-8").count("\n") == 7


def test_a_mistake_is_led_to(site, visit):
    page = visit(site, PAGES["mistake"])
    page.get_by_role("button", name="To the place").click()
    place = page.evaluate("[document.activeElement.id, document.activeElement.selectionStart]")
    assert place == ["query", len("SELECT * {\n  ?a ?b\n}")]


def test_views_keep_what_is_written(site, visit):
    page = visit(site, PAGES["table"])
    page.get_by_role("button", name="Timeline").click()
    page.wait_for_selector(".timeline svg")
    page.get_by_role("link", name="to the first row").last.click()
    row = page.url.rpartition("#")[2]
    assert page.evaluate("document.querySelector(':target').id") == row
    page.get_by_role("button", name="Graph").click()
    page.get_by_role("link", name="Ukraine").last.wait_for()
    assert page.locator("#query").input_value() == BOTH


def test_names_in_a_picture_can_be_read_on_a_phone(site, visit):
    page = visit(site, PAGES["picture"], "narrow")
    name = page.locator(".picture text").first
    assert name.evaluate("node => node.getBoundingClientRect().height") >= 9


def test_without_scripts(site, visit):
    page = visit(site, "/query", java_script_enabled=False)
    assert page.locator("#theme").is_hidden()
    page.locator("#query").fill("SELECT ?a WHERE { ?a a kg:Actor }")
    page.get_by_role("button", name="Run").click()
    page.wait_for_selector("tbody tr")
    page.goto(page.url.split("/query")[0] + "/choose")
    page.locator("#a").fill("nobody")
    page.get_by_role("button", name="Show").click()
    page.get_by_text("No actor is called 'nobody'").wait_for()


def test_the_theme_is_that_of_all_pages(site, visit):
    page = visit(site, "/query")
    page.locator("#theme").click()
    page.goto(page.url.replace("/query", "/"))
    until_ready(page)
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    page.locator("#theme").click()
    page.goto(page.url.split("#")[0] + "actor/russia")
    assert page.evaluate("document.documentElement.dataset.theme") == "light"


def test_from_the_network_to_the_pages_and_back(site, visit):
    page = visit(site, "/#show=sergey-lavrov")
    until_ready(page)
    page.locator(".event").get_by_role("link", name="all about it").first.click()
    page.get_by_text("Who is named").first.wait_for()
    page.locator("h1").get_by_role("link", name="Sergey Lavrov").click()
    page.get_by_role("link", name="In the network").click()
    until_ready(page)
    assert "Who dealt with Sergey Lavrov" in page.locator("h1").inner_text()
