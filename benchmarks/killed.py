"""What `benchmarks.kills` kills: commands of kg, over articles of its own.

The extractor is a fake that takes no time; everything else is what a user runs.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from multiprocessing.connection import Connection
from pathlib import Path

from kg import build, rdf
from kg.cli import run
from kg.model import Article, Event
from kg.store import Store
from tests.factories import ACTORS, ONTOLOGY, article, event
from tests.fakes import POSTS, FakeBase, resolve_nothing
from tests.judged import TONY, as_tony

ARTICLES = 40
UNLINKED = 120  # more than are compared in one transaction
FIRST = date(2022, 2, 1)


# -- what the processes do


class Teller:
    """Two events an article: a phone call that the articles of a day all tell, and a warning."""

    def extract(self, articles: Iterable[Article]) -> Iterator[tuple[Article, list[Event]]]:
        """Articles with their events, in order."""
        for found in articles:
            yield found, told(found)


def told(found: Article) -> list[Event]:
    """The events of an article that `articles` made."""
    who = found.text.partition(" phoned")[0]
    caller = {who: TONY.id if who.startswith("Tony") else "antony-blinken"}
    other = {"Lavrov": "sergey-lavrov"}
    return [
        as_tony(event(found, "phone-call", "phoned", caller, other)),
        as_tony(event(found, "warning", "warned", caller, {"Russia": "russia"})),
    ]


def articles(count: int, version: int = 1) -> list[Article]:
    """Articles, three a day; a later version tells the same in a longer text."""
    found = []
    for number in range(count):
        who = "Tony Blinken" if number % 2 else "Blinken"
        text = f"{who} phoned Lavrov and warned Russia for the {number}th time." + " So." * version
        found.append(article(f"n{number:04}", text, FIRST + timedelta(days=number // 3)))
    return found


def base() -> FakeBase:
    """The actors of the articles."""
    return FakeBase({**ACTORS, TONY.id: TONY})


def work(folder: str, arguments: list[str], pipe: Connection) -> None:
    """Run a command in a folder; tell through the pipe that it began, what it stored, its end."""
    os.chdir(folder)
    build.load_base = lambda _: base()  # type: ignore[assignment, return-value]
    build.load_extractor = lambda *_: Teller()  # type: ignore[assignment, return-value]
    build.resolve = resolve_nothing  # type: ignore[assignment]
    add = Store.add

    def telling(self: Store, found: Article, *rest: object) -> object:
        outcome = add(self, found, *rest)  # type: ignore[arg-type]
        pipe.send(found.id)
        return outcome

    Store.add = telling  # type: ignore[assignment, method-assign]
    pipe.send("begun")
    with Path("said").open("a", encoding="utf-8") as said:
        sys.stdout = sys.stderr = said
        code = post(arguments[1], pipe) if arguments[0] == "post" else run(arguments)
    pipe.send(code)
    os._exit(0)


def post(name: str, pipe: Connection) -> int:
    """Do as the process behind ``POST /articles``; what the client would hear is told."""
    from kg.server.adding import Writing
    from kg.settings import Settings

    def say(said: dict[str, object]) -> None:
        if "outcome" in said:
            pipe.send(said["article"])

    settings = Settings.load(environment={"KG_STORE": "kg.db"})
    Writing(settings, say).add(
        Path(name).read_bytes(), suffix=".jsonl", title=None, date=None, url=None
    )
    return 0


# -- what they are to leave


@dataclass(frozen=True, slots=True)
class Scene:
    """A command, what is there before, and what has to be true of what it leaves.

    ``at_once``: all articles change together or none does. ``product`` is a file or a store that
    the command makes beside the store it reads. ``after`` are commands that complete the work.
    """

    name: str
    command: str
    prepare: Callable[[Path], None]
    at_once: bool = False
    product: str | None = None
    after: tuple[str, ...] = ()


def write_lines(folder: Path, found: list[Article]) -> None:
    """The file that the scenes add."""
    rows = (
        f'{{"id": "{a.id}", "title": "{a.title}", "date": "{a.date}", "url": "{a.url}",'
        f' "text": "{a.text}"}}\n'
        for a in found
    )
    (folder / "news.jsonl").write_text("".join(rows), encoding="utf-8")


def filled(path: Path, found: list[Article], *, linked: bool = True) -> None:
    """A store of articles."""
    with Store.open(path, ontology=ONTOLOGY) as store:
        store.add_actors(base().actors(), POSTS)
        for one in found:
            store.add(one, told(one))
        if linked:
            store.identity.link()


def _old_and_new(folder: Path) -> None:
    filled(folder / "kg.db", articles(ARTICLES))
    write_lines(folder, articles(ARTICLES + 10, version=2))


def _only_news(folder: Path) -> None:
    write_lines(folder, articles(ARTICLES))


def _stored(folder: Path) -> None:
    filled(folder / "kg.db", articles(ARTICLES))
    write_lines(folder, articles(ARTICLES))


def _unlinked(folder: Path) -> None:
    filled(folder / "kg.db", articles(UNLINKED), linked=False)
    write_lines(folder, articles(UNLINKED))


def _exported(folder: Path) -> None:
    filled(folder / "other.db", articles(ARTICLES + 10, version=2))
    with Store.open(folder / "other.db", read_only=True, ontology=ONTOLOGY) as store:
        store.dump(folder / "all.nq")


def _exported_and_old(folder: Path) -> None:
    _exported(folder)
    filled(folder / "kg.db", articles(ARTICLES))


def _two(folder: Path) -> None:
    _exported_and_old(folder)
    (folder / "other.db").rename(folder / "backup")


def _versionless(folder: Path) -> None:
    filled(folder / "kg.db", articles(ARTICLES))
    with Store.open(folder / "kg.db", ontology=ONTOLOGY) as store:
        store._engine.remove_graph(rdf.STORE_GRAPH)


def _with_older_file(name: str) -> Callable[[Path], None]:
    def prepare(folder: Path) -> None:
        _stored(folder)
        (folder / name).write_text("older\n", encoding="utf-8")

    return prepare


def event_of(number: int, which: int = 0) -> str:
    """The id of an event of an article."""
    return told(articles(ARTICLES)[number])[which].id


_GONE = " ".join(f"n{number:04}" for number in range(3, 30, 3))

SCENES = (
    Scene("add", "add news.jsonl", _only_news),
    Scene("re-add", "add news.jsonl", _old_and_new),
    Scene(
        "merge", f"actors merge antony-blinken {TONY.id}", _stored, at_once=True,
        after=("add news.jsonl",),
    ),
    Scene("stories", "add news.jsonl", _unlinked),
    Scene("load, new store", "load all.nq", _exported, at_once=True),
    Scene("load, into a store", "load all.nq", _exported_and_old),
    Scene("backup", "backup copy", _stored, product="copy"),
    Scene("export nq", "export out.nq", _with_older_file("out.nq"), product="out.nq"),
    Scene("export csv", "export out.csv", _with_older_file("out.csv"), product="out.csv"),
    Scene("restore", "restore backup --replace", _two, at_once=True),
    Scene("migrate", "migrate", _versionless, at_once=True),
    Scene("remove", f"remove {_GONE}", _stored, after=("add news.jsonl",)),
    Scene("strike", f"events strike {event_of(4, 1)}", _stored, at_once=True),
    Scene(
        "stories merge", f"stories merge {event_of(0, 1)} {event_of(30, 1)}", _stored,
        at_once=True,
    ),
    Scene("stories split", f"stories split {event_of(0)} {event_of(2)}", _stored, at_once=True),
    Scene("post", "post news.jsonl", _old_and_new),
)  # fmt: skip
