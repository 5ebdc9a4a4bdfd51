"""The process that writes: started when articles come, with the models, which stay loaded.

It holds the store while it adds the articles of one request, and gives it back. It ends when the
server does.
"""

from __future__ import annotations

import socket
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import fields
from datetime import date as Day
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.articles import Doubt
from kg.build import Items, Lazily, Summary, add, load_base, load_extractor
from kg.contract import event_to_json
from kg.errors import InputError, KgError
from kg.server.jobs import pack, unpack
from kg.server.problems import from_error, line_of
from kg.settings import Settings
from kg.store import Store

if TYPE_CHECKING:
    from kg.actors.base import ActorBase

Say = Callable[[dict[str, Any]], None]

_WHERE = "the request"
_TEXT = ".txt"


def run(descriptor: int, paths: dict[str, str]) -> None:
    """Add the articles of one request after the other; say what becomes of each."""
    from kg.server.barriers import isolate

    isolate()
    settings = Settings(**{field.name: Path(paths[field.name]) for field in fields(Settings)})
    channel = socket.socket(fileno=descriptor)
    writer = Writing(settings, lambda said: channel.sendall(pack(said)))
    with suppress(EOFError, ConnectionError), channel.makefile("rb") as incoming:
        while True:
            head, body = unpack(incoming)
            writer.add(body, **head)


class Writing:
    """Adds articles to a store; the models are loaded when the first article needs them."""

    def __init__(self, settings: Settings, say: Say) -> None:
        self._settings = settings
        self._say = say
        self._extractor = Lazily(lambda: load_extractor(settings, self._base))

    @cached_property
    def _base(self) -> ActorBase:
        return load_base(self._settings)

    def add(
        self, body: bytes, *, suffix: str, title: str | None, date: str | None, url: str | None
    ) -> None:
        """Add the articles of a body that is like a file with this suffix.

        What is said: a ``problem``, or ``begun``, then a line each, and ``done`` at the end.
        """
        try:
            store = self._open()
        except KgError as error:
            problem = from_error(error)
            told = {"status": problem.status, "sentence": problem.sentence}
            self._say({"problem": told | {"headers": problem.headers}})
            return
        self._say({"begun": True})
        teller = Teller(store, self._say)
        if suffix != _TEXT and (title or url):
            teller.note("a title or an address in the parameters is for a text: it is not used")
            title = url = None
        with store, _file(body, suffix) as path:
            day = Day.fromisoformat(date) if date else None
            teller.tell(lambda: self._add(path, store, teller, title=title, date=day, url=url))
        self._say({"done": teller.total()})

    def _add(self, path: Path, store: Store, teller: Teller, **head: Any) -> Summary:
        from kg.articles import read

        items = teller.numbering(_named(read(path, **head), path))
        return add(items, store, self._extractor, self._base, progress=teller)

    def _open(self) -> Store:
        return Store.open(self._settings.store, create=False, ontology=self._settings.ontology)


class Teller:
    """Says what became of each article."""

    def __init__(self, store: Store, say: Say) -> None:
        self._store = store
        self._say = say
        self._summary = Summary()
        self._failed = self._doubts = 0
        self._numbers: dict[str, int] = {}  # by the ids of articles, and their errors' sentences

    def numbering(self, items: Items) -> Items:
        """The same; each article, and each that cannot be read, gets its number in the request."""
        number = 0
        for item in items:
            if not isinstance(item, Doubt):
                number += 1
                key = _sentence(item) if isinstance(item, InputError) else item.id
                self._numbers[key] = number
            yield item

    def note(self, sentence: str) -> None:
        """Say what is to be known of the request."""
        self._say({"note": sentence})

    def tell(self, doing: Callable[[], Summary]) -> None:
        """Do something, and say what becomes of it, also when it breaks off."""
        try:
            self(doing())
        except KgError as error:
            self(self._summary)
            self._say({"error": _sentence(error)})

    def __call__(self, summary: Summary) -> None:
        """Say what has happened since."""
        self._summary = summary
        for doubt in summary.doubts[self._doubts :]:
            self._say({"note": _sentence(doubt)})
        for error in summary.failed[self._failed :]:
            sentence = _sentence(error)
            self._say({"error": sentence, **self._numbered(sentence)})
        self._doubts, self._failed = len(summary.doubts), len(summary.failed)
        if summary.latest is not None:
            article, outcome = summary.latest
            summary.latest = None
            events = [event_to_json(event) for event in self._store.events(article)]
            told = {"article": article, "outcome": outcome, "events": events}
            self._say({**self._numbered(article), **told})

    def _numbered(self, key: str) -> dict[str, int]:
        return {"number": self._numbers[key]} if key in self._numbers else {}

    def total(self) -> dict[str, int]:
        """How many of each there were."""
        names = ("added", "replaced", "unchanged", "events", "retold")
        return {name: getattr(self._summary, name) for name in names} | {"failed": self._failed}


@contextmanager
def _file(body: bytes, suffix: str) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="kg-") as folder:
        path = Path(folder) / f"sent{suffix}"
        path.write_bytes(body)
        yield path


def _named(items: Items, path: Path) -> Items:
    """The same; where it lies for a moment is nobody's business."""
    for item in items:
        if isinstance(item, InputError):
            item.args = (str(item).replace(str(path), _WHERE),)
        yield item


def _sentence(error: KgError) -> str:
    return " ".join(line_of(error).split())
