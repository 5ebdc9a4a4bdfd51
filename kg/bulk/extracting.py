"""Articles → a folder of shards: cut, made by an engine, checked, put down in a manifest."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, fields
from pathlib import Path

from kg import build, rdf
from kg.articles import Unread
from kg.bulk.cutting import SIZE, Shard, cut
from kg.bulk.engines import Engine, here
from kg.bulk.making import Job, Tools, load_tools, versions_of
from kg.bulk.manifest import (
    NAME,
    SHARED,
    Manifest,
    Record,
    broken,
    measure,
    read_record,
    write_manifest,
)
from kg.bulk.outputs import FOLDERS, actors_path, packing, read_actors
from kg.errors import InputError, KgError, OutputError
from kg.files import writing_bytes
from kg.known import Known
from kg.model import Actor
from kg.settings import Settings
from kg.store.versions import stamp


@dataclass(frozen=True, slots=True)
class Run:
    """What a run did: the manifest of all shards, how many it made, what it could not read."""

    manifest: Manifest
    made: int
    summary: build.Summary


def extract_shards(
    items: build.Items,
    directory: Path,
    settings: Settings,
    engine: Engine = here,
    *,
    size: int = SIZE,
    load: Callable[[Settings], Tools] = load_tools,
    progress: build.Progress = lambda _: None,
) -> Run:
    """Extract articles into a folder of shards; those that are there and whole are kept.

    The files are the same for the same articles, whatever the engine. The folder holds these
    articles alone in the end: a shard of an earlier run whose articles are no longer among them
    goes, unless some of what is to be read could not be: then InputError, and the folder holds what
    it held. OutputError when a shard could not be made; all others are kept for the next run.
    """
    work = _Work(directory, settings, load)
    work.prepare()
    jobs = work.jobs(cut(items, size, work.summary), progress)
    with closing(engine(jobs)) as ended:
        for job, error in ended:
            if isinstance(error, KgError) and not isinstance(error, InputError):
                raise error  # no other shard would fare better
            work.end(job, error)
            progress(work.summary)
    return work.finish()


class _Work:
    """A run: which shards there are, which were made."""

    def __init__(
        self, directory: Path, settings: Settings, load: Callable[[Settings], Tools]
    ) -> None:
        self.directory = directory
        paths = {field.name: getattr(settings, field.name) for field in fields(settings)}
        self.settings = Settings(**{name: path.absolute() for name, path in paths.items()})
        self.load = load
        self.versions = versions_of(self.settings)
        self.summary = build.Summary()
        self.names: list[str] = []
        self.failed: list[str] = []
        self.made = 0

    def prepare(self) -> None:
        """Make the folders; OutputError where something else lies there."""
        try:
            known = (self.directory / "shards").is_dir() or not self.directory.exists()
            if not known and any(self.directory.iterdir()):
                what = f"{self.directory} is no folder of shards"
                raise OutputError(what, "name a new or an empty one")
            for name in FOLDERS:
                (self.directory / name).mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise OutputError(f"cannot write {self.directory}: {error.strerror}") from error

    def jobs(self, shards: Iterator[Shard], progress: build.Progress) -> Iterator[Job]:
        """Yield what is to be made; what is whole is counted."""
        for shard in shards:
            self.names.append(shard.name)
            record = read_record(self.directory, shard.name)
            if record is not None and self._is_whole(record):
                self._count(record)
                progress(self.summary)
                continue
            job = Job(
                name=shard.name,
                directory=self.directory.absolute(),
                settings=self.settings,
                versions=self.versions,
                load=self.load,
            )
            with writing_bytes(job.source) as out:
                out.write(shard.lines)
            yield job

    def _is_whole(self, record: Record) -> bool:
        return record.versions == self.versions and not broken(self.directory, record.files)

    def _count(self, record: Record) -> None:
        self.summary.added += record.articles
        self.summary.events += record.events
        self.summary.failed += [InputError(line, hint or None) for line, hint in record.failed]

    def end(self, job: Job, error: BaseException | None) -> None:
        """Take down how a job ended: what counts is its record."""
        record = read_record(self.directory, job.name)
        if record is None or record.versions != self.versions:
            reason = " ".join(f"{type(error).__name__}: {error}".split())[:200]
            self.failed.append(reason if error else "its record is missing")
            return
        job.source.unlink(missing_ok=True)
        self.made += 1
        self._count(record)

    def finish(self) -> Run:
        """Write what the shards share and the manifest; remove what is no longer asked for."""
        if self.failed:
            done, reason = len(self.names) - len(self.failed), self.failed[0]
            message = f"{len(self.failed)} of {len(self.names)} shards were not made ({reason})"
            raise OutputError(message, f"{done} are kept: run it again for the others")
        self._keep_others()
        self._write_shared()
        found = (read_record(self.directory, name) for name in self.names)
        records = tuple(record for record in found if record is not None)
        shared = measure(self.directory, [SHARED])
        manifest = Manifest(versions=self.versions, shards=records, shared=shared)
        write_manifest(self.directory, manifest)
        self._remove_others()
        return Run(manifest, self.made, self.summary)

    def _write_shared(self) -> None:
        """Write version, event types, offices, and each actor as the first shard describes it."""
        known = Known(self.load(self.settings).base)
        with packing(self.directory / SHARED) as out:
            rdf.write_quads([*stamp(), *rdf.ontology_quads(self.settings.ontology)], out)
            of_base: list[Actor] = []
            for actor in self._actors():
                rdf.write_quads(rdf.actor_quads([actor]), out)
                if not actor.learned:
                    of_base.append(actor)
            rdf.write_quads(rdf.post_quads(known.posts(of_base)), out)

    def _actors(self) -> Iterator[Actor]:
        seen: set[str] = set()
        for name in self.names:
            for actor in read_actors(self.directory / actors_path(name)):
                if actor.id not in seen:
                    seen.add(actor.id)
                    yield actor

    def _keep_others(self) -> None:
        """Raise InputError before shards go that may be of what could not be read this time."""
        unread = [error for error in self.summary.failed if isinstance(error, Unread)]
        there = {path.stem for path in (self.directory / "shards").glob("*.json")}
        if unread and (others := there.difference(self.names)):
            message = f"{unread[0]}; {len(others)} shards of an earlier run may be of it"
            hint = "they are kept, and the manifest as it was: mend that, or name a new folder"
            raise InputError(message, hint)

    def _remove_others(self) -> None:
        """Remove the files of shards that are not among these, and articles that were needed."""
        kept = {NAME, SHARED.rpartition("/")[2]}
        names = set(self.names)
        for folder in FOLDERS:
            for path in (self.directory / folder).iterdir():
                stem = path.name.partition(".")[0]
                needless = stem not in names or path.name.endswith(".articles.jsonl")
                if needless and path.name not in kept and path.is_file():
                    path.unlink(missing_ok=True)
