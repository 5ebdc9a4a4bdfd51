"""What a million articles take: shards written, loaded into a store, pushed to a server.

python -m benchmarks.scale [--articles 4800]

A few copies of the demo articles are extracted. For the rest, their events are told again by very
many copies, each some weeks later than the one before, so that copies tell other events. CPU time
is that of all processes.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from benchmarks.copies import articles, copying
from benchmarks.material import demo, words
from benchmarks.stopwatch import Clock
from kg import build
from kg.bulk import extract_shards, load, push_shards
from kg.bulk.making import Tools
from kg.endpoint import Endpoint
from kg.settings import Settings
from kg.store import Store
from tests.bulk.servers import oxigraph

COPIES = 4  # that are extracted
MILLION = 1_000_000


def measure(count: int, folder: Path) -> None:
    """Measure and print."""
    settings = Settings.load(environment={})
    base = build.load_base(settings)
    extractor = build.load_extractor(settings, base)
    clock = Clock()
    extract_shards(demo(COPIES), folder / "few", settings, load=lambda _: Tools(extractor, base))
    print(f"{words(COPIES) / clock.lap()[0]:.0f} words a CPU second, from articles to a shard")
    tools = copying(extractor, base)
    clock.lap()
    shards = folder / "shards"
    run = extract_shards(articles(count), shards, settings, load=lambda _: tools)
    done, events = run.manifest.count("articles"), run.manifest.count("events")
    print(f"{done} articles, {events} events, {len(run.manifest.shards)} shards; for a million:")
    _line("shards written", done, *clock.lap())
    for name in ("events", "graphs", "tables"):
        size = sum(path.stat().st_size for path in (shards / name).rglob("*") if path.is_file())
        print(f"  {name:<22}{size / done * MILLION / 1e9:>8.2f} GB")

    loaded = load(shards, folder / "kg.db", base)
    _line(f"kg load, {loaded.retold} retold", done, *clock.lap())
    with Store.open(folder / "kg.db", read_only=True) as store:
        quads = store.stats()["quads"]
    size = sum(path.stat().st_size for path in (folder / "kg.db").iterdir())
    print(f"  {'store':<22}{size / done * MILLION / 1e9:>8.2f} GB, {quads / done:.0f} quads each")
    clock.lap()
    (folder / "server").mkdir()
    with oxigraph(folder / "server") as server:
        pushed = push_shards(shards, Endpoint(server.store))
    _line(f"kg push, {pushed.sent} parts", done, *clock.lap())


def _line(what: str, count: int, cpu: float, passed: float) -> None:
    hours = MILLION / count / 3600
    print(f"  {what:<22}{cpu * hours:>8.2f} CPU hours, {passed * hours:.2f} hours here")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=4_800)
    with tempfile.TemporaryDirectory() as folder:
        measure(parser.parse_args().articles, Path(folder))


if __name__ == "__main__":
    main()
