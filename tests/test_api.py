import re
import sys
from dataclasses import replace
from datetime import date, datetime
from html import unescape
from pathlib import Path

import pandas
import pytest

import kg
from kg import build
from kg.errors import ConfigError, InputError
from kg.model import Level, Status
from kg.store import Store
from kg.table import COLUMNS, PLACE_COLUMNS
from tests.factories import ACTORS, ONTOLOGY, corpus, judgement
from tests.fakes import FakeBase, FakeExtractor, resolve_nothing
from tests.judged import TONY, tonys
from tests.stores import fill


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    path = tmp_path_factory.mktemp("api") / "kg.db"
    with Store.open(path, ontology=ONTOLOGY) as store:
        fill(store, corpus())
    return path


@pytest.fixture
def find(path, monkeypatch):
    """`kg.find_events` on a store that is closed again when the answer comes."""
    monkeypatch.setattr(build, "load_base", lambda _: FakeBase())

    def found(*names, **choice):
        with Store.open(path, read_only=True, ontology=ONTOLOGY) as store:
            return kg.find_events(store, *names, **choice)

    return found


def test_all_events_around_one_or_between_two(find):
    assert [len(find()), len(find("Russia")), len(find("Russia", "Ukraine"))] == [9, 8, 4]
    assert find("Ukraine", "Russia").title == "Ukraine and Russia"
    assert repr(find("the United States")) == "<Graph of 5 events: Who dealt with United States>"
    assert [report.event.subtype for report in find("Blinken", types=["meeting"])] == [
        "meeting",
        "meeting",
    ]
    assert [report.article.id for report in find(status={Status.DENIED})] == ["a6"]


def test_a_level_counts_acts_for_others(find):
    graph = find("Lavrov", "Blinken", level=Level.COUNTRY)
    ids = {m.actor for report in graph for m in report.event.sources + report.event.targets}
    assert ids == {"russia", "united-states"}
    assert graph.title == "Russia and United States"


@pytest.mark.parametrize(
    ("choice", "count"),
    [
        ({"status": "denied"}, 1),
        ({"status": "Denied"}, 1),
        ({"status": Status.DENIED}, 1),
        ({"status": ["denied", Status.PLANNED]}, 2),
        ({"status": ()}, 9),
        ({"types": "consult"}, 2),
        ({"types": "phone-call"}, 1),
        ({"types": ["Phone call", "MEETING"]}, 3),
        ({"types": None, "status": None, "since": None, "until": None}, 9),
        ({"since": "2022-02-07"}, 2),
        ({"since": date(2022, 2, 7)}, 2),
        ({"since": datetime(2022, 2, 7, 12)}, 2),
        ({"since": pandas.Timestamp("2022-02-07")}, 2),
        ({"since": "2022-02", "until": "2022"}, 9),
        ({"until": "2021"}, 0),
    ],
)
def test_filters_are_given_as_on_the_command_line(find, choice, count):
    assert len(find(**choice)) == count


@pytest.mark.parametrize(
    ("choice", "message", "hint"),
    [
        (
            {"status": "acutal"},
            "no status is called 'acutal'",
            "near it: actual; there are actual,",
        ),
        ({"status": ["acutal"]}, "no status is called 'acutal'", "near it: actual"),
        ({"status": ["xyz"]}, "no status is called 'xyz'", "there are actual, alleged, planned"),
        ({"types": "phone-cal"}, "no event type is called 'phone-cal'", "near it: phone-call"),
        ({"since": "July"}, "'July' is not a date", "write YYYY-MM-DD, YYYY-MM, YYYY, or"),
        ({"until": 7}, "'7' is not a date", "write YYYY-MM-DD"),
        ({"since": "2023", "until": "2022"}, "no day lies between", "earlier day first"),
        (
            {"level": "continent"},
            "no level is called 'continent'",
            "there are person, organisation",
        ),
    ],
)
def test_a_filter_that_is_none_is_refused(find, choice, message, hint):
    with pytest.raises(InputError, match=message) as caught:
        find(**choice)
    assert hint in caught.value.hint


def test_a_filter_that_there_is_not_is_refused(find):
    with pytest.raises(TypeError, match="type"):
        find(type="CONSULT")


def test_a_level_may_be_text(find):
    assert find("Lavrov", "Blinken", level="Country").title == "Russia and United States"


def test_a_name_that_nobody_has(find):
    with pytest.raises(InputError, match="no actor is called 'Atlantis'"):
        find("Atlantis")


def test_events_as_a_data_frame(find):
    frame = find("Russia", "Ukraine").to_pandas()
    assert list(frame.columns) == [*COLUMNS, *PLACE_COLUMNS]
    assert frame["reports"].tolist() == [1, 1, 1, 1]
    assert list(frame["subtype"]) == ["attack", "attack", "warning", "proposal"]
    assert frame["begin"].dt.day.tolist() == [5, 5, 7, 7]
    assert frame.set_index("begin").resample("MS").size().tolist() == [4]
    assert frame["mutual"].tolist() == [False] * 4
    assert pandas.isna(frame["score"][1])


def test_no_event_is_an_empty_frame(find):
    graph = find("Russia", "Ukraine", types=["meeting"])
    assert (len(graph), len(graph.to_pandas())) == (0, 0)
    assert "<iframe" in graph._repr_html_()


def test_no_event_has_a_reason(find):
    none = find(since="2030")
    assert none.emptied is not None
    assert none.emptied.chosen == ("from 1 Jan 2030 on",)
    assert find().emptied is None


def test_without_pandas_the_graph_says_what_to_install(find, monkeypatch):
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ConfigError, match="pandas is not installed"):
        find().to_pandas()


def test_a_notebook_shows_the_page_in_a_sandbox(find):
    graph = find("Russia", "Ukraine")
    html = graph._repr_html_()
    (title,) = re.findall(r' title="([^"]*)"', html)
    (page,) = re.findall(r' srcdoc="([^"]*)"', html)
    (sandbox,) = re.findall(r' sandbox="([^"]*)"', html)
    assert title == "Russia and Ukraine"
    assert unescape(page) == graph.to_html()
    assert "allow-scripts" in sandbox.split()
    assert "allow-same-origin" not in sandbox
    assert html.count("<") == 2


def test_a_setting_that_there_is_not():
    with pytest.raises(TypeError, match="no setting is called 'stroe'; known: store, "):
        kg.Settings.load(environment={}, stroe="kg.db")


@pytest.fixture
def extract(monkeypatch):
    """`kg.extract_events` on articles that the stand-ins read."""
    monkeypatch.setattr(build, "load_base", lambda _: FakeBase())
    monkeypatch.setattr(build, "load_extractor", lambda *_: FakeExtractor())
    monkeypatch.setattr(build, "resolve", resolve_nothing)
    return kg.extract_events


def test_articles_come_with_their_events(extract, tmp_path):
    (tmp_path / "a.txt").write_text("Blinken phoned Lavrov.", encoding="utf-8")
    call = replace(corpus()[0][0], id="b")
    found = list(extract([tmp_path / "a.txt", call]))
    assert [(one.text, len(events)) for one, events in found] == [("Blinken phoned Lavrov.", 1)] * 2
    assert [events[0].article for _, events in found] == [one.id for one, _ in found]


def test_what_cannot_be_extracted_is_told_and_costs_no_other(extract, tmp_path):
    sources = [tmp_path / "no.txt", *(replace(corpus()[0][0], id=id) for id in "abc")]
    sources[2] = replace(sources[2], text="CRASH")
    failed = []
    assert [one.id for one, _ in extract(sources, failed=failed)] == ["a", "c"]
    assert ["No such file" in str(failed[0]), "cannot be extracted" in str(failed[1])] == [True] * 2
    read = extract(sources[1:])
    assert [next(read)[0].id, next(read)[0].id] == ["a", "c"]
    with pytest.raises(InputError, match="cannot be extracted"):
        next(read)
    with pytest.raises(InputError, match="No such file"):
        next(extract(sources))


def test_articles_alone(tmp_path):
    (tmp_path / "a.txt").write_text("A call\n2022-02-31\nThey spoke.", encoding="utf-8")
    (tmp_path / "b.txt").write_text("", encoding="utf-8")
    (tmp_path / "c.txt").write_text("A call\n2022-02-01\nThey spoke again.", encoding="utf-8")
    assert sum(not isinstance(item, kg.Article) for item in kg.read(tmp_path)) == 2
    failed = []
    found = list(kg.read_articles(tmp_path, failed=failed))
    assert [article.text for article in found] == ["They spoke.", "They spoke again."]
    assert [str(error).partition(": ")[2] for error in failed] == [
        "'2022-02-31' is no day of the calendar", "empty"
    ]  # fmt: skip
    with pytest.raises(InputError, match="empty"):
        list(kg.read_articles([tmp_path / "a.txt", tmp_path / "b.txt"]))
    given = kg.Article(id="a", text="They met.")
    assert list(kg.read_articles([given, tmp_path / "c.txt"])) == [given, found[1]]


def test_an_actor_is_found_in_a_store(tmp_path):
    with kg.Store.open(tmp_path / "found.db") as store:
        store.add_actors(ACTORS.values())
        assert kg.find_actor(store, "US government").id == "united-states"
        assert kg.find_actor(store, "Lavrov").id == "sergey-lavrov"
        assert [actor.id for actor in kg.find_actors(store, "Lavrov")] == ["sergey-lavrov"]
        assert kg.find_actor("Lavrov", store.actors()).id == "sergey-lavrov", "as before"
        with pytest.raises(kg.InputError, match="no actor is called"):
            kg.find_actor(store, "Qwertz")


def test_a_path_in_place_of_a_store_and_what_is_no_name(tmp_path):
    for call in (kg.add_articles, kg.find_events):
        arguments = ("articles", "kg.db") if call is kg.add_articles else ("kg.db", "Iran")
        with pytest.raises(kg.InputError, match=r"'kg.db' is a path, and no open store") as raised:
            call(*arguments)
        assert "kg.Store.open(Path('kg.db'))" in raised.value.hint
    with kg.Store.open(tmp_path / "found.db") as store:
        store.add_actors(ACTORS.values())
        lavrov = kg.find_actor(store, "Lavrov")
        by_actor, by_name = kg.find_events(store, lavrov), kg.find_events(store, "Lavrov")
        assert by_actor.title == by_name.title == "Who dealt with Sergey Lavrov"
        with pytest.raises(kg.InputError, match="is no name of an actor"):
            kg.find_events(store, ["Lavrov", "Blinken"])


@pytest.mark.parametrize("find", [kg.find_actor, kg.find_actors])
@pytest.mark.parametrize("path", ["kg.db", Path("kg.db")])
def test_a_path_in_place_of_the_store_of_an_actor(find, path):
    with pytest.raises(kg.InputError, match=r"'kg.db' is a path, and no open store") as raised:
        find(path, "Lavrov")
    assert "kg.Store.open(Path('kg.db'))" in raised.value.hint


def test_an_actor_who_was_merged_is_found_by_the_other(tmp_path, monkeypatch):
    monkeypatch.setattr(build, "load_base", lambda _: FakeBase())
    with kg.Store.open(tmp_path / "found.db", ontology=ONTOLOGY) as store:
        fill(store, [*corpus(), *tonys()], [TONY])
        assert kg.find_events(store, TONY).title == "Who dealt with Tony Blinken"
        store.identity.judge(judgement("antony-blinken", TONY.id))
        found = kg.find_events(store, TONY)
        assert found.title == "Who dealt with Antony Blinken"
        assert len(found) == len(kg.find_events(store, ACTORS["antony-blinken"])) > 3


def test_a_name_in_place_of_an_id_and_of_sparql(tmp_path):
    with kg.Store.open(tmp_path / "found.db") as store:
        with pytest.raises(kg.InputError, match="is a name, and no id"):
            store.run_named("meetings", {"actor": "Turkey"})
        days = {"since": date(2015, 1, 1), "until": "2016-01-01"}
        assert list(store.run_named("@meetings", days)) == []
        for given in ({"actor": "Turkey"}, {"actor": "turkey", "other": "xi jinping"}):
            with pytest.raises(kg.InputError, match="is a name, and no id") as raised:
                store.reports(**given)
            assert "kg.find_actor(store, " in raised.value.hint
        assert store.reports(actor="turkey") == []
        with pytest.raises(kg.QueryError, match="names a query") as asked:
            store.query("@meetings")
        assert "store.run_named('meetings')" in asked.value.hint
