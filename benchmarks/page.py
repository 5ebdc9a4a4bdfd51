"""Size of the network page, and how long a browser takes: ``python benchmarks/page.py``.

Synthetic events on a network grown by preferential attachment; times are of this machine.
"""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

import networkx as nx
from playwright.sync_api import sync_playwright

from kg.model import Actor, Article, DateSpan, Event, Kind, Mention, Report, Span, Status
from kg.page import Subset, write_page
from kg.settings import data_directory
from kg.taxonomy import load_taxonomy

SIZES = [(1_000, 5_000), (10_000, 50_000)]
WORDS = (
    "minister president envoy talks ceasefire grain sanctions border treaty visit summit call "
    "proposal answer forces aid observers agreement warning statement parliament delegation"
).split()
BRUSH = """([from, to]) => new Promise((done) => { const start = performance.now();
  kgPage.update({ from, to }); requestAnimationFrame(() => done(performance.now() - start)); })"""


def synthetic(actors: int, events: int) -> Subset:
    """Return so many actors with so many events over three years."""
    pick, taxonomy = random.Random(1), load_taxonomy(data_directory("ontology"))
    known = {
        f"a{n}": Actor(id=f"a{n}", label=f"Actor {n}", kind=Kind.PERSON, country=f"C{n % 150}")
        for n in range(actors)
    }
    grown = nx.barabasi_albert_graph(actors, 2, seed=1)
    pairs = list(grown.edges())
    weights = [(grown.degree(a) * grown.degree(b)) ** 0.7 for a, b in pairs]
    chosen = pick.choices(pairs, weights, k=events)
    names = list(taxonomy.subtypes)
    found = [_report(n, pair, pick, names, taxonomy) for n, pair in enumerate(chosen)]
    return Subset(found=found, known=known, taxonomy=taxonomy)


def _report(number, pair, pick, names, taxonomy):
    a, b = pair if pick.random() < 0.5 else reversed(pair)
    subtype = taxonomy.subtypes[pick.choice(names)]
    words = " ".join(pick.choice(WORDS) for _ in range(24))
    text = f"Actor {a} acted toward Actor {b} as {words}."
    first, second = f"Actor {a}", f"Actor {b}"
    place = text.index(second, len(first))
    day = date(2022, 1, 1) + timedelta(days=pick.randrange(1095))
    article = Article(
        id=f"n{number}", text="", title=f"Report {number}", date=day,
        url=f"https://news.example/{pick.randrange(10**8)}", publisher="Wire",
    )  # fmt: skip
    event = Event(
        article=article.id, sentence=Span(text, 0, len(text)), sentence_index=0,
        subtype=subtype.id, event_type=subtype.event_type, reciprocal=subtype.mutual,
        trigger=Span("acted", len(first) + 1, len(first) + 6),
        sources=(Mention(text=first, start=0, end=len(first), actor=f"a{a}", label=first),),
        targets=(
            Mention(text=second, start=place, end=place + len(second), actor=f"a{b}", label=second),
        ),
        date=DateSpan(start=day, end=day), status=pick.choice(list(Status)), confidence=0.8,
    )  # fmt: skip
    return Report(event=event, article=article)


def measure(browser, path):
    """Milliseconds until everything can be used and of a date filter: by the clock, of the CPU.

    CPU time is that of the page's main thread, so that a busy machine does not blur it.
    """
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def busy():
        metrics = session.send("Performance.getMetrics")["metrics"]
        return 1000 * next(m["value"] for m in metrics if m["name"] == "TaskDuration")

    page.goto(path.as_uri(), timeout=120_000)
    page.wait_for_function("document.documentElement.dataset.ready === 'yes'", timeout=120_000)
    ready = (page.evaluate("performance.now()"), busy())
    first = (date(2022, 1, 1) - date(1970, 1, 1)).days
    brushed = []
    for month in range(12):
        window = [first + 60 * month, first + 60 * month + 120]
        before = busy()
        clock = page.evaluate(BRUSH, window)
        page.wait_for_timeout(300)
        brushed.append((clock, busy() - before))
    page.close()
    return ready, sorted(brushed)


def main() -> None:
    """Print a line a size."""
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        for actors, events in SIZES:
            path = Path(folder) / f"{actors}.html"
            subset, start = synthetic(actors, events), time.process_time()
            write_page(subset, path)
            writing = time.process_time() - start
            ready, brushed = measure(browser, path)
            clock, busy = brushed[len(brushed) // 2]
            print(
                f"{actors} actors, {events} events: {path.stat().st_size / 1e6:.2f} MB, "
                f"written in {writing:.1f} CPU s; "
                f"ready after {ready[0]:.0f} ms ({ready[1]:.0f} CPU), "
                f"a date filter {clock:.0f} ms ({busy:.0f} CPU, all that follows included)"
            )
            sys.stdout.flush()
        browser.close()


if __name__ == "__main__":
    main()
