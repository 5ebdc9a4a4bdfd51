from __future__ import annotations

import gc
import os
import sys
from pathlib import Path

import pytest

from kg.actors import compiled
from kg.actors.base import ActorBase
from kg.actors.seeds import Seeds
from kg.errors import ConfigError
from kg.model import Actor, Kind

ANN = Actor(id="ann", label="Ann", kind=Kind.PERSON)


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds" / "actors"
    folder.mkdir(parents=True)
    (folder / "people.csv").write_text("label\nAnn\n", encoding="utf-8")
    return folder.parent


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "home" / "cache"


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The folders whose tables were read; in place of them there is a base of one actor."""
    read: list[Path] = []

    def load(seeds: Path) -> ActorBase:
        read.append(seeds)
        return ActorBase(Seeds(actors=[ANN]))

    monkeypatch.setattr(ActorBase, "load", load)
    return read


def copies(cache: Path) -> list[Path]:
    return sorted(cache.iterdir()) if cache.is_dir() else []


def test_tables_are_read_once(seeds: Path, cache: Path, reads: list[Path]) -> None:
    found = [list(compiled.load(seeds, cache).actors()) for _ in range(3)]
    assert found == [[ANN]] * 3
    assert reads == [seeds]
    (copy,) = copies(cache)
    assert copy.name.startswith("actors-")
    assert copy.stat().st_mode & 0o077 == 0, "a pickle may run anything: nobody else writes it"


def test_without_a_cache_nothing_is_written(seeds: Path, cache: Path, reads: list[Path]) -> None:
    for _ in range(2):
        compiled.load(seeds, None)
    assert (len(reads), copies(cache)) == (2, [])


def test_a_copy_of_the_real_base_says_the_same(base: ActorBase, tmp_path: Path) -> None:
    place = tmp_path / "copy"
    compiled._write(place, "key", base)
    again = compiled._read(place, "key")
    assert again is not None
    assert list(again.actors()) == list(base.actors())
    assert list(again.posts()) == list(base.posts())
    assert set(again.actors()) == set(base.actors())
    assert list(again.named("Georgia")) == list(base.named("Georgia"))
    assert again.search("rusia") == base.search("rusia")
    assert again.holders("sergey-lavrov", None) == base.holders("sergey-lavrov", None)
    assert again.former == base.former


def test_who_is_one_in_the_base_is_one_in_the_copy(base: ActorBase, tmp_path: Path) -> None:
    place = tmp_path / "copy"
    compiled._write(place, "key", base)
    again = compiled._read(place, "key")
    assert again is not None
    assert list(again.entries()) == list(base.entries())
    for copy, entry in zip(again.entries(), base.entries(), strict=True):
        assert copy.actor.kind is entry.actor.kind
        assert (copy.actor is again.get(copy.actor.id)) is (entry.actor is base.get(entry.actor.id))


def test_no_value_of_a_copy_is_made_by_itself(base: ActorBase, tmp_path: Path) -> None:
    place, calls = tmp_path / "copy", 0

    def count(*_: object) -> None:
        nonlocal calls
        calls += 1

    compiled._write(place, "key", base)
    before = sys.getprofile()
    sys.setprofile(lambda _, event, __: count() if event == "call" else None)
    try:
        compiled._read(place, "key")
    finally:
        sys.setprofile(before)
    assert 5 * calls < len(list(base.entries()))


@pytest.mark.parametrize("change", ["text", "time", "table", "gone"])
def test_a_changed_table_is_read_again(
    seeds: Path, cache: Path, reads: list[Path], change: str
) -> None:
    table = seeds / "actors" / "people.csv"
    compiled.load(seeds, cache)
    if change == "text":
        table.write_text("label\nAnn\nBob\n", encoding="utf-8")
    elif change == "time":
        os.utime(table, ns=(1, 1))
    elif change == "table":
        table.with_name("more.csv").write_text("label\n", encoding="utf-8")
    else:
        table.unlink()
    compiled.load(seeds, cache)
    compiled.load(seeds, cache)
    assert len(reads) == 2
    assert len(copies(cache)) == 1, "the new copy stands in the place of the old one"


@pytest.mark.parametrize(("name", "value"), [("__version__", "9.9"), ("FOLDER", "people")])
def test_another_kg_reads_again(
    seeds: Path,
    cache: Path,
    reads: list[Path],
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    value: str,
) -> None:
    compiled.load(seeds, cache)
    monkeypatch.setattr(compiled, name, value)
    compiled.load(seeds, cache)
    assert len(reads) == 2


def test_each_folder_has_its_copy(
    seeds: Path, cache: Path, reads: list[Path], tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    for folder in (seeds, other, seeds, other):
        compiled.load(folder, cache)
    assert reads == [seeds, other]
    assert len(copies(cache)) == 2


@pytest.mark.parametrize(
    "spoil",
    [
        lambda whole: whole[:0],
        lambda whole: whole[:100],
        lambda whole: whole[:-1],
        lambda whole: whole[:64] + b"nonsense",
        lambda whole: b"0" * 64 + whole[64:],
        lambda whole: whole[:64] + b"\x80\x04N.",  # a pickle of None
        lambda whole: whole[:64] + b"cno_such_module\nname\n.",
    ],
)
def test_a_spoilt_copy_is_made_anew(
    seeds: Path, cache: Path, reads: list[Path], spoil: type[bytes]
) -> None:
    compiled.load(seeds, cache)
    (copy,) = copies(cache)
    copy.write_bytes(spoil(copy.read_bytes()))
    assert list(compiled.load(seeds, cache).actors()) == [ANN]
    compiled.load(seeds, cache)
    assert len(reads) == 2


def test_a_copy_of_somebody_else_is_not_read(
    seeds: Path, cache: Path, reads: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    compiled.load(seeds, cache)
    me = os.getuid()
    monkeypatch.setattr(os, "getuid", lambda: me + 1)
    compiled.load(seeds, cache)
    assert len(reads) == 2


def test_where_nothing_can_be_written_the_tables_are_read(
    seeds: Path, tmp_path: Path, reads: list[Path]
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    for cache in (tmp_path / "file", tmp_path / "file" / "below"):
        assert list(compiled.load(seeds, cache).actors()) == [ANN]
    assert len(reads) == 2


def test_a_full_disk_leaves_no_part(
    seeds: Path, cache: Path, reads: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr(compiled._Writer, "dump", full, raising=False)
    assert list(compiled.load(seeds, cache).actors()) == [ANN]
    assert copies(cache) == []


def test_wrong_tables_are_told_and_leave_no_copy(seeds: Path, cache: Path) -> None:
    with pytest.raises(ConfigError):
        compiled.load(seeds, cache)
    assert copies(cache) == []


@pytest.mark.parametrize("collecting", [True, False])
def test_garbage_is_collected_as_before(
    seeds: Path, cache: Path, reads: list[Path], collecting: bool
) -> None:
    compiled.load(seeds, cache)
    before = gc.isenabled()
    try:
        (gc.enable if collecting else gc.disable)()
        compiled.load(seeds, cache)
        assert gc.isenabled() is collecting
    finally:
        (gc.enable if before else gc.disable)()
