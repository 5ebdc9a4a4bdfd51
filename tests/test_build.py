import io
import json
from dataclasses import replace

import pytest

from kg import build
from kg.articles import Doubt, NoDay
from kg.errors import InputError, MissingModelError, OutputError, StoreError
from kg.known import Known
from kg.model import Actor, Event, Kind, Post, Verdict
from kg.store import Store
from tests.factories import ACTORS, ONTOLOGY, article, corpus, judgement
from tests.fakes import FakeBase, FakeExtractor, resolve_nothing
from tests.judged import TONY, as_tony, called, key

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


def undated(count):
    return [replace(one, date=None) for one in calls(count)]


def test_articles_without_a_date_are_one_doubt(store):
    summary = build.add(undated(1) + calls(5)[3:], store, FakeExtractor(), FakeBase())
    (doubt,) = map(str, summary.doubts)
    assert doubt.startswith("https://news.example/n0: no date")
    summary = build.add(undated(3), store, FakeExtractor(), FakeBase())
    (doubt,) = map(str, summary.doubts)
    assert doubt.startswith(", ".join(f"https://news.example/n{n}" for n in range(3)) + ": no date")


def test_a_date_that_is_none_is_one_doubt(store):
    no_day, other = NoDay("a.txt: '31.02.2022' is no day"), Doubt("a.txt: no address")
    failed = InputError("b.txt: empty")
    for items, missed in (
        ([no_day, other, *undated(1)], False),
        ([no_day, *undated(1), *undated(2)[1:]], True),
        ([no_day, failed, *undated(1)], True),
        ([other, *undated(1)], True),
    ):
        summary = build.add(items, store, FakeExtractor(), FakeBase())
        assert any("no date" in str(doubt) for doubt in summary.doubts) is missed


def test_an_article_without_title_and_address_is_named_by_its_first_words():
    nameless = replace(calls(1)[0], url=None, title="")
    assert build.name_of(nameless) == f'n0 ("{CALL} Number 0.")'
    long = replace(nameless, text=f"{CALL}\n\n" * 100)
    assert build.name_of(long) == f'n0 ("{CALL} Blinken phoned…")'


def test_a_wrong_offset_costs_one_article(store, monkeypatch):
    def shift(events, base, found):
        moved = [replace(event, trigger=replace(event.trigger, start=0)) for event in events]
        return (moved if found.id == "n1" else events), []

    monkeypatch.setattr(build, "resolve", shift)
    summary = build.add(calls(3), store, FakeExtractor(), FakeBase())
    assert summary.added == 2
    assert "n1: 'phoned' is not at" in str(summary.failed[0])


def test_an_actor_that_cannot_be_resolved_costs_one_article(store, monkeypatch):
    def trip(events, base, found):
        return (events, []) if found.id != "n1" else events[99]

    monkeypatch.setattr(build, "resolve", trip)
    summary = build.add(calls(3), store, FakeExtractor(), FakeBase())
    assert (summary.added, len(summary.failed)) == (2, 1)
    assert "cannot be extracted (IndexError: list index" in str(summary.failed[0])
    assert isinstance(summary.failed[0].__cause__, IndexError)
    out = io.StringIO()
    again = build.extract_file(calls(3), None, out, FakeExtractor(), FakeBase())
    assert (again.added, len(again.failed), out.getvalue().count("\n")) == (2, 1, 2)


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


# -- judgements and stories


class Telling(FakeExtractor):
    """Gives the events that articles were made with; Tony Blinken is a name it has learned."""

    def __init__(self, *told):
        super().__init__()
        self.told = {one.id: events for one, events in told}

    def _events(self, article) -> list[Event]:
        return self.told[article.id]


def learning_tony(events, base, article):
    found = {m.actor for event in events for m in event.sources}
    return [as_tony(event) for event in events], [TONY] * (TONY.id in found)


@pytest.fixture
def telling(store, monkeypatch):
    """Adds articles with their events; gives back the summary."""
    monkeypatch.setattr(build, "resolve", learning_tony)

    def add(*told, **options):
        articles = [one for one, _ in told]
        return build.add(articles, store, Telling(*told), FakeBase(), **options)

    return add


def by_tony(id):
    return called(id, who="Tony Blinken", actor=TONY.id)


def source(store, id):
    ((mention,),) = [event.sources for event in store.events(id)]
    return mention


def test_a_merge_holds_for_articles_added_again_and_later(store, telling):
    telling(by_tony("c1"))
    before = store.events("c1")
    store.identity.judge(judgement("antony-blinken", TONY.id), ACTORS)
    judged = store.events("c1")
    telling(by_tony("c1"), by_tony("c2"), again=True)
    assert store.events("c1") == judged
    for id in ("c1", "c2"):
        assert source(store, id).actor == "antony-blinken"
        assert (source(store, id).label, source(store, id).resolved) == ("Antony Blinken", TONY.id)
    assert store.check() == []
    store.identity.judge(judgement("antony-blinken", TONY.id, Verdict.OPEN, hour=1))
    assert store.events("c1") == before
    assert source(store, "c2").actor == TONY.id, "the store knows him, though no mention was his"
    assert store.check() == []


def test_a_judgement_of_one_article_waits_for_it(store, telling):
    telling(called("c1"))
    store.identity.judge(judgement("antony-blinken", "russia", article="c2"))
    telling(called("c2"), called("c3"))
    assert [source(store, id).actor for id in ("c1", "c2", "c3")] == [
        "antony-blinken",
        "russia",
        "antony-blinken",
    ]
    assert store.check() == []


def test_a_judgement_may_name_whom_only_the_base_knows(store, telling):
    telling(by_tony("c1"))
    france = FakeBase().get("france")
    store.identity.judge(judgement("france", TONY.id), {"france": france})
    assert store.actors(judged=False)["france"] == france
    telling(by_tony("c2"))
    assert source(store, "c2").label == "France"
    assert store.check() == []


def test_an_event_that_several_tell_is_told_of_at_the_end(store, telling):
    seen = []
    summary = telling(
        called("c1"),
        called("c2"),
        called("c3"),
        progress=lambda _: seen.append(len(store.leads())),
    )
    assert (summary.events, summary.retold, len(store.leads())) == (3, 2, 2)
    assert seen == [0, 0, 0]
    assert telling(called("c1")).retold == 0
    assert telling(called("c4")).retold == 1


def test_what_was_stored_when_a_run_was_killed_is_linked_by_the_next(store, telling):
    store.add_actors(ACTORS.values())
    for told in (called("c1"), called("c2")):
        store.add(*told)
    assert store.leads() == {}
    assert telling().retold == 1
    assert len(store.leads()) == 1
    # also where the next one has the same articles, and nothing to store
    store.add(*called("c3"))
    summary = telling(*map(called, ["c1", "c2", "c3"]))
    assert (summary.unchanged, summary.retold) == (3, 1)


@pytest.mark.parametrize("stop", [KeyboardInterrupt, StoreError("disk full")])
def test_what_a_stopped_run_stored_is_compared_by_the_next(store, telling, stop):
    def stopping(summary):
        if summary.done == 2:
            raise stop

    with pytest.raises(stop if isinstance(stop, type) else type(stop)):
        telling(*map(called, ["c1", "c2", "c3"]), progress=stopping)
    assert len(store.articles()) == 2
    assert len(store.leads()) == 0
    assert telling(*map(called, ["c1", "c2", "c3"])).retold == 2


def test_who_acts_for_whom_tells_which_events_are_one(store, monkeypatch):
    """The chief of NATO phones for NATO, not for his country."""
    monkeypatch.setattr(build, "resolve", resolve_nothing)
    jens = Actor(id="jens", label="Jens", kind=Kind.PERSON, country="NOR", sector="GOV")
    nato = Actor(id="nato", label="NATO", kind=Kind.ORGANISATION)
    post = Post(person="jens", title="Secretary General", organisation="nato")
    base = FakeBase({**ACTORS, "jens": jens, "nato": nato}, [post])
    told = [called("c1", who="Jens", actor="jens"), called("c2", who="NATO", actor="nato")]
    summary = build.add([one for one, _ in told], store, Telling(*told), base)
    assert summary.retold == 1
    assert set(store.leads()) | set(store.leads().values()) == set(map(key, told))


def test_who_is_outdated():
    known = Known(FakeBase())
    learned = Actor(id="x", label="X", kind=Kind.PERSON, learned=True)
    assert known.outdated({**ACTORS, "x": learned}) == []
    old = replace(ACTORS["russia"], aliases=("Muscovy",))
    assert known.outdated({"russia": old}) == [ACTORS["russia"]]


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
    build.extract_file(items, None, stream, FakeExtractor(), FakeBase())
    assert stream.getvalue() == out.read_text(encoding="utf-8")


def test_a_file_of_events_is_whole_or_not_there(tmp_path):
    out = tmp_path / "events.jsonl"
    out.write_text("before\n", encoding="utf-8")

    def items():
        yield from calls(20)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build.extract_file(items(), out, io.StringIO(), FakeExtractor(), FakeBase())
    assert out.read_text(encoding="utf-8") == "before\n"
    assert [path.name for path in tmp_path.iterdir()] == ["events.jsonl"]
    with pytest.raises(OutputError, match="cannot write"):
        build.extract_file([], tmp_path / "no" / "x", io.StringIO(), FakeExtractor(), FakeBase())


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
