"""One shard: its articles in, its files out; the same bytes wherever and however often it runs.

Every file appears when it is whole, the record last: a shard without its record was not made. So
a worker may be killed at any moment, and a shard may be made twice at once.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from kg import __version__, build, rdf
from kg.bulk.manifest import Record, Versions, measure, write_record
from kg.bulk.outputs import Outputs, paths, writing_shard
from kg.contract import article_from_json
from kg.errors import ConfigError, InputError
from kg.known import Known
from kg.model import Article
from kg.settings import Settings
from kg.taxonomy import load_taxonomy

if TYPE_CHECKING:
    from kg.actors.base import ActorBase

_PACKAGE = Path(__file__).parents[1]
_CODE = ("extract", "actors", "rdf", "bulk")  # what finds events, and what writes them down
_LIBRARIES = ("onnxruntime", "pyarrow", "pyoxigraph", "spacy", "tokenizers")


@dataclass(frozen=True, slots=True)
class Tools:
    """What reads articles."""

    extractor: build.Extracts
    base: ActorBase


@cache
def load_tools(settings: Settings) -> Tools:
    """Return the tools of the settings, loaded once a process."""
    base = build.load_base(settings)
    return Tools(build.Lazily(lambda: build.load_extractor(settings, base)), base)


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A shard to make in a folder; its articles lie there in a file, ``load`` brings the tools."""

    name: str
    directory: Path
    settings: Settings
    versions: Versions
    load: Callable[[Settings], Tools] = load_tools

    @property
    def source(self) -> Path:
        """Where the articles lie until the shard is made."""
        return self.directory / "shards" / f"{self.name}.articles.jsonl"


OURS = ("kg", "code", "weights", "ontology", "actors")  # of the versions, the libraries aside


@cache
def versions_of(settings: Settings) -> Versions:
    """Return what the bytes of a shard depend on beside its articles.

    The processor is not among it: int8 arithmetic differs between some of them, and with it now
    and then an event.
    """
    places = {
        "code": [path for name in _CODE for path in sorted(_PACKAGE.glob(f"{name}/**/*.py"))],
        "weights": [settings.weights],
        "ontology": [settings.ontology],
        "actors": [settings.seeds / "actors"],
    }
    data = {name: _digest(found) for name, found in places.items()}
    return {"kg": __version__, **data, **{name: _installed(name) for name in _LIBRARIES}}


def make(job: Job) -> None:
    """Make a shard; ConfigError where this process is not like the one that asks."""
    if versions_of(job.settings) != job.versions:
        message = "a worker has other versions than the process that asks it"
        raise ConfigError(message, "install the same kg with the same libraries everywhere")
    tools, summary = job.load(job.settings), build.Summary()
    taxonomy, tables = load_taxonomy(job.settings.ontology), job.versions["pyarrow"] is not None
    known = Known(tools.base)
    with writing_shard(job.directory, job.name, known, taxonomy, tables=tables) as out:
        out.describe(list(_add_all(job, tools, out, summary)))
    failed = tuple((str(error), error.hint or "") for error in summary.failed)
    record = Record(
        name=job.name,
        articles=summary.added,
        events=out.events,
        mentions=out.mentions,
        failed=failed,
        versions=job.versions,
        files=measure(job.directory, paths(job.name, tables=tables)),
    )
    write_record(job.directory, record)


def _add_all(
    job: Job, tools: Tools, out: Outputs, summary: build.Summary
) -> Iterator[tuple[Article, str]]:
    """Write the events of all articles; yield each article with the digest of what is told."""
    articles = _articles(job.source)
    for article, events, learned in build.resolved(articles, tools.extractor, tools.base, summary):
        try:
            rdf.check_offsets(article, events)
        except InputError as error:
            summary.fail(article, error)
            continue
        out.add(article, events, learned)
        summary.added += 1
        yield article, rdf.content_digest(article, events)


def _articles(source: Path) -> Iterator[Article]:
    with source.open(encoding="utf-8") as lines:
        for line in lines:
            yield article_from_json(json.loads(line))


def _digest(places: Iterable[Path]) -> str:
    """Return the SHA-256 of files, those of folders included, with their names."""
    digest = hashlib.sha256()
    for place in places:
        for path in [place] if place.is_file() else sorted(place.rglob("*")):
            if path.is_file() and path.suffix not in (".md", ".pyc"):
                name = path.name if path == place else path.relative_to(place).as_posix()
                digest.update(f"{name}\0".encode())
                digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _installed(library: str) -> str | None:
    try:
        return version(library)
    except PackageNotFoundError:
        return None
