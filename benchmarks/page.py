"""Size of the network page, and how long a browser takes, beside pyvis's own page of one graph.

python -m benchmarks.page [--sizes 500 1000 10000] [--beside 500]

Synthetic events, five an actor, on a network grown by preferential attachment. Times are of this
machine, by the clock and in CPU time of the page's main thread. The goals are for the clock, which
says nothing on a busy machine: its load is printed. The ratio is one of CPU time, in one browser.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import networkx as nx
from playwright.sync_api import Browser, Page, sync_playwright

from kg.model import Actor, Article, DateSpan, Event, Kind, Mention, Report, Span, Status
from kg.page import Subset, render
from kg.settings import data_directory
from kg.taxonomy import load_taxonomy

GOALS = {1_000: (1.0, 600), 10_000: (4.0, 2_000)}  # megabytes, milliseconds until ready
BRUSH_GOAL, BOTH_GOAL, FRAMES_GOAL, RATIO_GOAL = 100, 300, 30, 50
OPENINGS = 5  # of a page: one time alone says little
PATIENCE = 600_000  # milliseconds that a page may take
OFFLINE = "--host-resolver-rules=MAP * ~NOTFOUND"  # pyvis's page asks for fonts and more
WORDS = (
    "minister president envoy talks ceasefire grain sanctions border treaty visit summit call "
    "proposal answer forces aid observers agreement warning statement parliament delegation"
).split()
UPDATE = """(patch) => new Promise((done) => { const start = performance.now();
  kgPage.update(patch); const next = requestAnimationFrame;
  // It draws in the second frame; what was drawn is painted when that is over.
  next(() => next(() => setTimeout(() => done(performance.now() - start)))); })"""


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


# To ask a page again and again whether it is ready takes time from it; it is told to remember.
WATCH = """new MutationObserver((_, watch) => {
  if (document.documentElement?.dataset.ready !== "yes") return;
  watch.disconnect();
  // What it draws in the next frame is painted when that is over.
  requestAnimationFrame(() => setTimeout(() => { window.painted = performance.now(); }));
}).observe(document, { attributes: true, childList: true, subtree: true });"""
READY = "() => window.painted"
APPEARED = "() => window.network?.physics?.ready && performance.now()"
FREE = """() => { const { network } = kgPage.graph;
  const { x, y, width, height } = document.getElementById("network").getBoundingClientRect();
  window.drawn = [];
  network.on("afterDrawing", () => drawn.push(performance.now()));
  for (let n = 10; n < height - 10; n += 10) {
    const at = { x: width / 2, y: n };
    if (network.getNodeAt(at) === undefined) return [x + at.x, y + at.y];
  } }"""


@dataclass(frozen=True)
class Figures:
    """What was seen of a page: megabytes, milliseconds by the clock and of its main thread."""

    size: float
    ready: float
    ready_busy: float
    brush: float = 0.0
    brush_busy: float = 0.0
    both: float = 0.0
    both_brush: float = 0.0
    frames: float = 0.0


def opened(browser: Browser, path: Path, ready: str) -> tuple[Page, Callable[[], float], float]:
    """The page when it can be used, the CPU time of its main thread, and when that was."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.add_init_script(WATCH)
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def busy() -> float:
        metrics = session.send("Performance.getMetrics")["metrics"]
        return 1000 * next(m["value"] for m in metrics if m["name"] == "TaskDuration")

    page.goto(path.as_uri(), timeout=PATIENCE)
    return page, busy, page.wait_for_function(ready, timeout=PATIENCE, polling=200).json_value()


def measure(browser: Browser, path: Path) -> Figures:
    """Our page: until it can be used (median of 5), date filters (of 12), frames a second."""
    readies, busies = [], []
    for turn in range(OPENINGS):
        page, busy, ready = opened(browser, path, READY)
        readies.append(ready)
        busies.append(busy())
        if turn < OPENINGS - 1:
            page.close()
    brush, spent = filtered(page, busy)
    shown = [switched(page, view) for view in ("both", "graph", "both", "graph", "both")]
    both_brush, _ = filtered(page, busy)
    switched(page, "graph")
    frames = pan(page)
    page.close()
    return Figures(
        size=path.stat().st_size / 1e6,
        ready=statistics.median(readies),
        ready_busy=statistics.median(busies),
        brush=brush,
        brush_busy=spent,
        both=statistics.median(shown[::2]),
        both_brush=both_brush,
        frames=frames,
    )


def filtered(page: Page, busy: Callable[[], float]) -> tuple[float, float]:
    """A date filter in the present view, the median of twelve: by the clock and in CPU time."""
    first = (date(2022, 1, 1) - date(1970, 1, 1)).days
    clocks, spent = [], []
    for month in range(12):
        before, begin = busy(), first + 60 * month
        clocks.append(page.evaluate(UPDATE, {"from": begin, "to": begin + 120}))
        page.wait_for_timeout(300)
        spent.append(busy() - before)
    page.evaluate(UPDATE, {"from": None, "to": None})
    page.wait_for_timeout(500)
    return statistics.median(clocks), statistics.median(spent)


def switched(page: Page, view: str) -> float:
    """How long the page takes to show another view."""
    took: float = page.evaluate(UPDATE, {"view": view})
    page.wait_for_timeout(300)
    return took


def pan(page: Page) -> float:
    """Drawings a second while the mouse drags the view."""
    x, y = page.evaluate(FREE)
    page.mouse.move(x, y)
    page.mouse.down()
    for step in range(150):
        page.mouse.move(x + 60 * abs(step % 40 - 20) / 20, y + step)
    page.mouse.up()
    drawn = page.evaluate("drawn")
    return 1000 * (len(drawn) - 1) / (drawn[-1] - drawn[0])


def by_pyvis(subset: Subset, path: Path) -> None:
    """Write pyvis's own page of the same actors and events, as it is by default."""
    from pyvis.network import Network

    net = Network(directed=True, cdn_resources="in_line")
    for actor in subset.known.values():
        net.add_node(actor.id, label=actor.label)
    for report in subset.found:
        for source, target in report.event.dyads():
            net.add_edge(source, target, title=report.event.subtype)
    path.write_text(net.generate_html(), encoding="utf-8")


def measure_pyvis(browser: Browser, path: Path) -> Figures:
    """pyvis's page, until the graph stands there."""
    page, busy, ready = opened(browser, path, APPEARED)
    figures = Figures(size=path.stat().st_size / 1e6, ready=ready, ready_busy=busy())
    page.close()
    return figures


def goal(value: float, most: float | None = None, least: float | None = None) -> str:
    """The goal that there is, and whether it is met."""
    if most is None and least is None:
        return ""
    met = value <= most if most is not None else value >= (least or 0)
    wanted = f"≤ {most:g}" if most is not None else f"≥ {least:g}"
    return f" (goal {wanted}{'' if met else ', NOT MET'})"


def tell(actors: int, events: int, ours: Figures, writing: float) -> None:
    """Print what was measured of our page."""
    size, ready = GOALS.get(actors, (None, None))
    print(
        f"{actors} actors, {events} events, written in {writing:.1f} CPU s; "
        f"load {os.getloadavg()[0]:.1f}\n"
        f"  {ours.size:.2f} MB{goal(ours.size, size)}\n"
        f"  ready after {ours.ready:.0f} ms{goal(ours.ready, ready)}, {ours.ready_busy:.0f} CPU\n"
        f"  a date filter {ours.brush:.0f} ms{goal(ours.brush, BRUSH_GOAL)}, "
        f"{ours.brush_busy:.0f} CPU with all that follows\n"
        f"  graph and table: shown in {ours.both:.0f} ms{goal(ours.both, BOTH_GOAL)}, "
        f"a date filter {ours.both_brush:.0f} ms{goal(ours.both_brush, BOTH_GOAL)}\n"
        f"  panning {ours.frames:.0f} frames/s{goal(ours.frames, least=FRAMES_GOAL)}",
        flush=True,
    )


def compare(ours: Figures, default: Figures) -> None:
    """Print how much slower pyvis's own page of the same graph is."""
    ratio = default.ready_busy / ours.ready_busy
    print(
        f"  pyvis's own page {default.ready / 1000:.1f} s, {default.ready_busy / 1000:.1f} CPU: "
        f"{ratio:.0f} times as much CPU{goal(ratio, least=RATIO_GOAL)}, "
        f"{default.ready / ours.ready:.0f} times by the clock",
        flush=True,
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[500, 1_000, 10_000])
    parser.add_argument("--beside", type=int, default=500, help="also by pyvis; 0 for none")
    wishes = parser.parse_args()
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"),
            args=["--no-sandbox", "--disable-gpu", OFFLINE],
        )
        for actors in wishes.sizes:
            path, default = Path(folder, f"{actors}.html"), Path(folder, f"{actors}-pyvis.html")
            subset, start = synthetic(actors, 5 * actors), time.process_time()
            path.write_text(render(subset), encoding="utf-8")
            writing = time.process_time() - start
            ours = measure(browser, path)
            tell(actors, 5 * actors, ours, writing)
            if actors == wishes.beside:
                by_pyvis(subset, default)
                compare(ours, measure_pyvis(browser, default))
        browser.close()


if __name__ == "__main__":
    main()
