"""What a folder of shards holds, with the SHA-256 of every file: nothing is trusted unread."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from kg.errors import InputError
from kg.files import writing

NAME = "manifest.json"
SHARED = "graphs/shared.nq.gz"  # the event types, the actors and their offices
_FORMAT = 1
_BLOCK = 1 << 20

Versions = Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class Written:
    """A file as it was written."""

    sha256: str
    bytes: int


Files = Mapping[str, Written]  # by their paths within the folder


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A shard that is done; ``failed`` are articles without events, in a line and a hint."""

    name: str
    articles: int
    events: int
    mentions: int
    failed: tuple[tuple[str, str], ...]
    versions: Versions
    files: Files


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """All shards of a folder in the order of their articles."""

    versions: Versions
    shards: tuple[Record, ...]
    shared: Files

    @property
    def has_tables(self) -> bool:
        """Whether the shards have Parquet files."""
        return self.versions.get("pyarrow") is not None

    def count(self, what: str) -> int:
        """Return how many articles, events or mentions there are in all shards."""
        return sum(getattr(shard, what) for shard in self.shards)


def measure(directory: Path, names: Iterable[str]) -> Files:
    """Return files of a folder as they are now."""
    return {name: _measured(directory / name) for name in sorted(names)}


def _measured(path: Path) -> Written:
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
            size += len(block)
    return Written(digest.hexdigest(), size)


def broken(directory: Path, files: Files) -> list[str]:
    """Return the files (by path) that are missing or are not as they were written."""
    return [name for name, file in files.items() if not _is_whole(directory / name, file)]


def _is_whole(path: Path, file: Written) -> bool:
    try:
        return path.stat().st_size == file.bytes and _measured(path) == file
    except OSError:
        return False


def record_path(directory: Path, name: str) -> Path:
    """Return where the record of a shard lies."""
    return directory / "shards" / f"{name}.json"


def write_record(directory: Path, record: Record) -> None:
    """Write the record of a shard: from then on it is done."""
    _write(record_path(directory, record.name), asdict(record))


def read_record(directory: Path, name: str) -> Record | None:
    """Return the record of a shard, None where it was not done."""
    try:
        return _record(json.loads(record_path(directory, name).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError, KeyError):
        return None


def write_manifest(directory: Path, manifest: Manifest) -> None:
    """Write the manifest: equal shards give equal bytes, whoever made them."""
    counts = {"shards": len(manifest.shards)}
    counts |= {what: manifest.count(what) for what in ("articles", "events", "mentions")}
    counts["failed"] = sum(len(shard.failed) for shard in manifest.shards)
    shards = [asdict(shard) for shard in manifest.shards]
    for shard in shards:
        del shard["versions"]  # they are the same for all
    head = {"format": _FORMAT, "versions": dict(manifest.versions), "counts": counts}
    shared = {name: asdict(file) for name, file in manifest.shared.items()}
    _write(directory / NAME, {**head, "shared": shared, "shards": shards})


def read_manifest(directory: Path) -> Manifest:
    """Return the manifest of a folder; InputError when it has none, or one of another format."""
    path = directory / NAME
    hint = "kg extract --shards writes it when all shards are done: run it again"
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if data["format"] != _FORMAT:
            raise _other_format(path, int(data["format"]))
        versions = data["versions"]
        shards = tuple(_record({**shard, "versions": versions}) for shard in data["shards"])
        return Manifest(versions=versions, shards=shards, shared=_files(data["shared"]))
    except FileNotFoundError:
        if not directory.exists():
            raise InputError(f"{directory}: there is no such folder", "check the path") from None
        raise InputError(f"{directory}: there is no {NAME}", hint) from None
    except (OSError, ValueError, TypeError, KeyError) as error:
        reason = " ".join(str(error).split())
        raise InputError(f"{path}: cannot be read ({reason})", hint) from error


def _other_format(path: Path, found: int) -> InputError:
    made, hint = "an older", "run kg extract --shards again: it makes them anew"
    if found > _FORMAT:
        made, hint = "a newer", "install the newest kg"
    what = f"{path}: made by {made} kg (its format is {found}, this kg's {_FORMAT})"
    return InputError(what, hint)


def graph_files(directory: Path) -> list[Path]:
    """Return the N-Quads files of a folder.

    InputError when any file that the manifest lists, of events and tables too, is missing or not
    as it was written: then something has been at the folder.
    """
    manifest = read_manifest(directory)
    files = dict(manifest.shared)
    for shard in manifest.shards:
        files |= shard.files
    if wrong := broken(directory, files):
        more = f" and {len(wrong) - 1} more" if len(wrong) > 1 else ""
        what = "is not as it was written" if (directory / wrong[0]).exists() else "is missing"
        hint = "run kg extract --shards again: it mends what is broken"
        raise InputError(f"{directory}: {wrong[0]}{more} {what}", hint)
    return [directory / name for name in files if name.startswith("graphs/")]


def _record(data: Mapping[str, Any]) -> Record:
    values = {field.name: data[field.name] for field in fields(Record)}
    failed = tuple((str(line), str(hint)) for line, hint in data["failed"])
    return Record(**{**values, "failed": failed, "files": _files(data["files"])})


def _files(data: Mapping[str, Mapping[str, Any]]) -> Files:
    return {name: Written(file["sha256"], file["bytes"]) for name, file in data.items()}


def _write(path: Path, data: object) -> None:
    with writing(path) as out:
        out.write(json.dumps(data, ensure_ascii=False, indent=1) + "\n")
