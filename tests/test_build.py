import io
import json
from dataclasses import replace

import pytest

from kg import build
from kg.articles import Doubt
from kg.errors import InputError, MissingModelError, OutputError, StoreError
from kg.known import Known
from kg.model import Actor, Kind, Post
from kg.store import Store
from tests.factories import ACTORS, ONTOLOGY, article, corpus
from tests.fakes import FakeBase, FakeExtractor, resolve_nothing

CALL = "Blinken phoned Lavrov."


@pytest.fixture(autouse=True)
def resolved(monkeypatch):
    monkeypatch.setattr(build, "resolve", resolve_nothing)


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "kg.db", ontology=ONTOLOGY) as found:
        yield found


def calls(count):
    return [article(f"n{number}", f"{CALL} Number {number}.") for number in range(count)]


def test_what_is_known_is_not_extracted_again(store):
    extractor = FakeExtractor()
    summary = build.add(calls(3), store, extractor, FakeBase())
    assert (summary.added, summary.events, summary.unchanged) == (3, 3, 0)
    summary = build.add(calls(5), store, extractor, FakeBase())
    assert (summary.added, summary.unchanged) == (2, 3)
    assert extractor.seen == ["n0", "n1", "n2", "n3", "n4"]
    summary = build.add(calls(5), store, extractor, FakeBase(), again=True)
    assert (summary.added, summary.replaced, summary.unchanged) == (0, 0, 5)
    assert len(extractor.seen) == 10


def test_the_extractor_is_loaded_when_it_is_needed_and_once(store):
    loaded = []

    def load():
        loaded.append(1)
        return FakeExtractor()

    build.add([], store, build.Lazily(load), FakeBase())
    assert loaded == []
    build.add(calls(40), store, build.Lazily(load), FakeBase())
    build.add(calls(40), store, build.Lazily(load), FakeBase())
    assert loaded == [1]


def test_errors_are_counted_and_the_others_go_on(store):
    items = [
        InputError("a.txt: empty"),
        *calls(2),
        Doubt("b.txt: no date"),
        article("crash", "CRASH"),
        *calls(20)[2:],
    ]
    summary = build.add(items, store, FakeExtractor(), FakeBase())
    assert summary.added == 20
    assert [str(error) for error in summary.doubts] == ["b.txt: no date"]
    empty, crash = summary.failed
    assert str(empty) == "a.txt: empty"
    assert "https://news.example/crash: cannot be extracted (ZeroDivisionError: inside)" in str(
        crash
    )
    assert isinstance(crash.__cause__, ZeroDivisionError)
    assert summary.done == 22
    assert store.stats()["articles"] == 20


def test_a_wrong_offset_costs_one_article(store, monkeypatch):
    def shift(events, base, found):
        moved = [replace(event, trigger=replace(event.trigger, start=0)) for event in events]
        return (moved if found.id == "n1" else events), []

    monkeypatch.setattr(build, "resolve", shift)
    summary = build.add(calls(3), store, FakeExtractor(), FakeBase())
    assert summary.added == 2
    assert "n1: 'phoned' is not at" in str(summary.failed[0])


@pytest.mark.parametrize("error", [MissingModelError("gone"), StoreError("full"), ImportError()])
def test_what_concerns_all_articles_ends_the_run(store, error):
    class Broken:
        def extract(self, _):
            raise error

    with pytest.raises(type(error)):
        build.add(calls(3), store, Broken(), FakeBase())


def test_each_article_is_stored_before_it_is_told(store):
    told = []

    def progress(summary):
        told.append((summary.done, store.stats()["articles"]))

    build.add(calls(20), store, FakeExtractor(), FakeBase(), progress=progress)
    assert told == [(number, number) for number in range(1, 21)]


def test_twice_in_a_run_with_other_content_is_noted(store):
    first, again = calls(1)[0], replace(calls(1)[0], text=f"{CALL} Longer.")
    summary = build.add([first, again], store, FakeExtractor(), FakeBase())
    assert (summary.added, summary.replaced) == (1, 1)
    assert "came twice" in str(summary.doubts[0])


def test_the_store_takes_over_the_actors_that_take_part(store):
    build.add(calls(1), store, FakeExtractor(), FakeBase())
    # Lavrov acts for Russia; nobody else is needed
    assert set(store.actors()) == {"antony-blinken", "sergey-lavrov", "russia"}
    assert [post.title for post in store.posts()] == ["Foreign Minister of Russia"]
    assert store.check() == []


def test_news_of_the_knowledge_base_reach_the_store(store):
    build.add(calls(1), store, FakeExtractor(), FakeBase())
    renamed = {**ACTORS, "russia": replace(ACTORS["russia"], label="Russian Federation")}
    build.add(calls(1), store, FakeExtractor(), FakeBase(renamed))
    assert store.actors()["russia"].label == "Russian Federation"
    assert store.actors()["sergey-lavrov"] == ACTORS["sergey-lavrov"]
    assert store.check() == []


def test_who_is_outdated():
    known = Known(FakeBase())
    learned = Actor(id="x", label="X", kind=Kind.PERSON, learned=True)
    assert known.outdated([*ACTORS.values(), learned]) == []
    old = replace(ACTORS["russia"], aliases=("Muscovy",))
    assert known.outdated([old]) == [ACTORS["russia"]]


def test_chains_of_whom_an_actor_acts_for_end():
    ring = {
        name: Actor(id=name, label=name, kind=Kind.ORGANISATION, part_of=other)
        for name, other in (("sergey-lavrov", "b"), ("b", "c"), ("c", "b"))
    }
    known = Known(FakeBase(ring, [Post(person="b", title="t")]))
    found = known.taking_part(corpus()[0][1])
    assert [actor.id for actor in found] == ["b", "c", "sergey-lavrov"]
    assert [post.title for post in known.posts(found)] == ["t"]


def test_a_learned_part_brings_its_state_along():
    army = Actor(id="army", label="Army", kind=Kind.ORGANISATION, part_of="russia", learned=True)
    assert [actor.id for actor in Known(FakeBase()).taking_part([], [army])] == ["russia"]


def test_events_as_lines_in_the_order_of_the_articles(tmp_path):
    out = tmp_path / "events.jsonl"
    items = [calls(2)[1], InputError("broken"), article("none", "Nothing."), calls(2)[0]]
    summary = build.extract_file(items, out, io.StringIO(), FakeExtractor(), FakeBase())
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [row["article"] for row in rows] == ["n1", "n0"]
    assert (summary.added, summary.events, len(summary.failed)) == (3, 2, 1)
    stream = io.StringIO()
    build.extract_file(items, None, stream, FakeExtractor(), None)
    assert stream.getvalue() == out.read_text(encoding="utf-8")


def test_a_file_of_events_is_whole_or_not_there(tmp_path):
    out = tmp_path / "events.jsonl"
    out.write_text("before\n", encoding="utf-8")

    def items():
        yield from calls(20)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build.extract_file(items(), out, io.StringIO(), FakeExtractor())
    assert out.read_text(encoding="utf-8") == "before\n"
    assert [path.name for path in tmp_path.iterdir()] == ["events.jsonl"]
    with pytest.raises(OutputError, match="cannot write"):
        build.extract_file([], tmp_path / "no" / "x", io.StringIO(), FakeExtractor())


def test_memory_does_not_grow_with_the_articles(store):
    """No more articles are held than a batch has."""
    alive, most = set(), 0

    class Counting(FakeExtractor):
        def extract(self, articles):
            nonlocal most
            batch = list(articles)
            most = max(most, len(batch))
            alive.update(found.id for found in batch)
            return super().extract(batch)

    build.add(calls(100), store, Counting(), FakeBase())
    assert len(alive) == 100
    assert most <= 16
