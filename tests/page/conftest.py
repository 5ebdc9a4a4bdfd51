"""One headless Chromium for the session, cut off from the network; pages made from the sample."""

import os
import shutil
import time
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, sync_playwright

import kg
from kg.export import export
from kg.model import Report, Span
from kg.page import Subset, render
from tests.page.sample import TAXONOMY, actors, corpus, hierarchy

ARTICLES = Path(__file__).parents[2] / "seeds" / "articles"
NODE = Path(__file__).parent / "javascript" / "node_modules"  # what `make javascript` installs
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
]


def sample():
    reports = [Report(event=event, article=article) for article, all in corpus() for event in all]
    return Subset(found=reports, known=actors(), taxonomy=TAXONOMY)


def write_page(source, path, *title, **options):
    """A page in a file, to be opened in a browser."""
    path.write_text(render(source, *title, **options), encoding="utf-8")


RETOLD = 4  # "Blinken phoned Lavrov about the answer."


def retold(*sentences, of=RETOLD, days=(None, date(2022, 2, 3))):
    """The sample, of which one event has a further report for each sentence.

    ``days`` are the further reports' own, in turn; None is the event's.
    """
    plain = sample()
    lead = plain.found[of]
    others = [retelling(lead, n, text, days[n % len(days)]) for n, text in enumerate(sentences)]
    keys = {report.event.key: lead.event.key for report in others}
    return replace(plain, found=[*plain.found, *others], retold=keys)


def retelling(lead, number, text, day):
    """A less sure report of the same event, in other words."""
    article = replace(
        lead.article,
        id=f"again{number}",
        title=f"Again {number}",
        url=f"https://other.example/{number}",
        publisher=None,
        date=date(2022, 2, 5),
    )
    when = replace(lead.event.date, start=day, end=day) if day else lead.event.date
    event = replace(
        lead.event,
        article=article.id,
        sentence=Span(text, 0, len(text)),
        date=when,
        confidence=0.1,
    )
    return Report(event=event, article=article)


@contextmanager
def chromium():
    """A headless Chromium; while it runs, its thread can have no event loop of its own."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        message = "chromium is not installed (Debian: apt-get install chromium)"
        if os.environ.get("KG_REQUIRE_BROWSER") == "1":
            pytest.fail(message)
        pytest.skip(message)
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield found
        found.close()


@pytest.fixture(scope="package")
def browser():
    with chromium() as found:
        yield found


@pytest.fixture(scope="session")
def sample_path(tmp_path_factory):
    path = tmp_path_factory.mktemp("page") / "network.html"
    write_page(sample(), path, "Who dealt with whom: a sample")
    return path


@pytest.fixture(scope="session")
def levels_path(tmp_path_factory):
    """The sample with who acts for whom."""
    path = tmp_path_factory.mktemp("page") / "levels.html"
    write_page(sample(), path, "Who dealt with whom: a sample", hierarchy=hierarchy())
    return path


@pytest.fixture(scope="session")
def demo_store(tmp_path_factory):
    """A store of the demo articles."""
    path = tmp_path_factory.mktemp("demo") / "demo.db"
    with kg.Store.open(path) as store:
        kg.add_articles(ARTICLES, store)
    return path


@pytest.fixture(scope="session")
def demo_path(demo_store):
    """The page of the demo articles."""
    path = demo_store.with_name("demo.html")
    with kg.Store.open(demo_store, read_only=True) as store:
        export(store, path, title="Who dealt with whom: the demo articles")
    return path


@dataclass
class Tab:
    """A page, and all that it asked for and complained of."""

    page: Page
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def listen(self):
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", self.hear)

    def hear(self, line):
        if line.type in ("error", "warning"):
            self.complaints.append(line.text)


@pytest.fixture(scope="package")
def tab(browser):
    context = browser.new_context(accept_downloads=True, reduced_motion="reduce")
    found = Tab(context.new_page())
    found.page.set_default_timeout(30_000)
    found.listen()
    yield found
    context.close()


@pytest.fixture
def load(tab, sample_path):
    """Opens a page afresh; afterwards, it must have asked for nothing and complained of nothing."""
    tab.asked.clear()
    tab.complaints.clear()

    def opened(fragment="", path=sample_path, *, size=(1400, 900), **media):
        page = tab.page
        page.goto("about:blank")
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.emulate_media(**{"color_scheme": "light", "reduced_motion": "reduce"} | media)
        page.goto(path.as_uri() + fragment)
        page.evaluate("localStorage.clear()")
        until_ready(page)
        settle(page)
        return page

    yield opened
    files = {url.split("#")[0] for url in tab.asked if url.startswith("file:")}
    local = ("file:", "about:", "blob:", "data:")
    assert [url for url in tab.asked if not url.startswith(local)] == []
    assert all(url.endswith(".html") for url in files), files
    assert tab.complaints == []


def until_ready(page):
    """Wait until the page has started, and has read all that it holds."""
    page.locator("html[data-ready=yes][data-whole=yes]").wait_for(state="attached")


def until(page, condition, argument=None, seconds=30):
    """Wait until an expression is true; asked from here, as the page's policy forbids `eval`, by
    which Playwright's `wait_for_function` asks for the second time."""
    end = time.monotonic() + seconds
    while not page.evaluate(condition, argument):
        assert time.monotonic() < end, f"never true: {condition}"
        page.wait_for_timeout(20)


def settle(page):
    """Wait until what was changed is drawn."""
    page.evaluate(
        "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
    )


@pytest.fixture
def page(load):
    return load()
