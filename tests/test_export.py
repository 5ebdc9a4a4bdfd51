import csv
import io
import json
import re
import warnings
from dataclasses import replace
from datetime import date
from pathlib import Path

import networkx as nx
import pytest
import rdflib

from kg.actors.hierarchy import Hierarchy
from kg.contract import event_to_json
from kg.errors import InputError, OutputError
from kg.export import WRITERS, export
from kg.model import Level, Status
from kg.store import Store
from tests.factories import ACTORS, ONTOLOGY, article, corpus, event
from tests.judged import called
from tests.stores import fill

DAY = date(2022, 4, 1)
BLINKEN, LAVROV = {"Blinken": "antony-blinken"}, {"Lavrov": "sergey-lavrov"}
EVIL = '=HYPERLINK("https://evil.example")'


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with Store.open(tmp_path_factory.mktemp("store"), ontology=ONTOLOGY) as found:
        fill(found, corpus())
        yield found


RDF = {"trig": "trig", "nq": "nquads", "jsonld": "json-ld", "ttl": "turtle", "rdf": "xml"}


def value(node):
    """A literal by its value: Turtle writes 0.87 as 8.7e-01, and 4 as 4.0."""
    kinds = (rdflib.XSD.double, rdflib.XSD.decimal)
    number = isinstance(node, rdflib.Literal) and node.datatype in kinds
    return (float(node), node.datatype) if number else node


def parse(path, format):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        dataset = rdflib.Dataset()
        dataset.parse(path, format=format)
        return {(s, p, value(o), g) for s, p, o, g in dataset.quads()}


def quads(store):
    return {(s, p, value(o), g) for s, p, o, g in store.to_rdflib().quads()}


@pytest.mark.parametrize("suffix", ["html", "csv", "jsonl", "graphml", "gexf", "svg", "pdf", "png"])
@pytest.mark.parametrize("pair", [(), ("russia", "ukraine")])
def test_equal_stores_give_equal_files(store, tmp_path, suffix, pair):
    for name in ("a", "b"):
        export(store, tmp_path / f"{name}.{suffix}", *pair)
    assert (tmp_path / f"a.{suffix}").read_bytes() == (tmp_path / f"b.{suffix}").read_bytes()


@pytest.mark.parametrize("suffix", ["trig", "nq", "jsonld"])
def test_quads_read_back_to_the_same_graphs(store, tmp_path, suffix):
    assert export(store, tmp_path / f"out.{suffix}").reports == 9
    assert parse(tmp_path / f"out.{suffix}", RDF[suffix]) == quads(store)


@pytest.mark.parametrize("suffix", ["ttl", "rdf"])
def test_triples_read_back_to_the_union(store, tmp_path, suffix):
    assert export(store, tmp_path / f"out.{suffix}").reports == 9
    found = rdflib.Graph().parse(tmp_path / f"out.{suffix}", format=RDF[suffix])
    union = {(s, p, o) for s, p, o, _ in quads(store)}
    back = {(s, p, value(o)) for s, p, o in found}
    assert not union - back, list(union - back)[:3]
    assert not back - union


def test_all_formats_are_tested():
    figures = {"svg", "pdf", "png"}
    assert set(WRITERS) == set(RDF) | figures | {"html", "csv", "jsonl", "graphml", "gexf"}


def test_a_choice_of_events_leaves_their_graphs_alone(store, tmp_path):
    done = export(store, tmp_path / "out.nq", types=["phone-call"], status={Status.ACTUAL})
    found = parse(tmp_path / "out.nq", "nquads")
    graphs = {str(g) for *_, g in found if "/graph/article/" in str(g)}
    assert (done.reports, graphs) == (1, {"https://kg.example/graph/article/a1"})
    full = quads(store)
    assert found < full, "the same nodes as in the whole store"
    assert any(str(p).endswith("#phoned") for _, p, _, g in found if "article/" in str(g))


def test_lines_are_the_contract_of_extract(store, tmp_path):
    export(store, tmp_path / "out.jsonl", actor="ukraine")
    text = (tmp_path / "out.jsonl").read_text(encoding="utf-8")
    rows = [json.loads(line) for line in text.splitlines()]
    told = [report.event for report in store.reports(actor="ukraine")]
    assert [row["event"] for row in rows] == [event.id for event in told]
    for row, one in zip(rows, told, strict=True):
        assert row.items() >= event_to_json(one).items()


def test_filters_choose(store, tmp_path):
    path = tmp_path / "out.csv"
    assert export(store, path, since=date(2022, 2, 5), until=date(2022, 2, 5)).reports == 2
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))
    assert {row["status"] for row in rows} == {"actual", "denied"}
    assert {row["source_ids"] for row in rows} == {"russia"}


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_a_formula(tmp_path, start):
    text = f"{start}cmd|calc met {EVIL}"
    hostile = replace(article("x", text), title=EVIL, publisher="@SUM(A1)")
    act = event(hostile, "meeting", "met", {start + "cmd|calc": None}, {EVIL: None})
    with Store.open(tmp_path / "store", ontology=ONTOLOGY) as found:
        found.add(hostile, [act])
        export(found, tmp_path / "out.csv")
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as lines:
        row = next(csv.DictReader(lines))
    for column in ("sources", "targets", "sentence", "title", "publisher"):
        assert row[column].startswith("'"), column
    assert row["targets"] == f"'{EVIL}"


@pytest.mark.parametrize(("suffix", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_networks_read_back(store, tmp_path, suffix, read):
    export(store, tmp_path / f"out.{suffix}")
    graph = read(tmp_path / f"out.{suffix}")
    assert set(graph) == set(ACTORS)
    assert graph.number_of_edges() == 9
    assert graph.nodes["russia"]["kind"] == "country"
    edge = next(d for s, t, d in graph.edges(data=True) if (s, t) == ("russia", "ukraine"))
    assert re.fullmatch(r"2022-02-0\d", edge["begin"])


@pytest.mark.parametrize(("suffix", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_networks_survive_control_characters(tmp_path, suffix, read):
    text = "Bad\x00\x0b\ufffe<name>&\x1b met Lavrov."
    hostile = article("x", text)
    act = event(hostile, "meeting", "met", {"Lavrov": "sergey-lavrov"}, {"Bad": "b\x08d"})
    with Store.open(tmp_path / "store", ontology=ONTOLOGY) as found:
        found.add_actors([replace(ACTORS["russia"], id="b\x08d", label="Bad\x00\x1b]<&>")])
        found.add(hostile, [act])
        export(found, tmp_path / f"out.{suffix}", title="\x07title")
    graph = read(tmp_path / f"out.{suffix}")
    assert graph.number_of_edges() == 1
    assert graph.nodes["b\ufffdd"]["label"] == "Bad\ufffd\ufffd]<&>"


# -- stories


@pytest.fixture(scope="module")
def retold(tmp_path_factory):
    """A store with a call that three articles tell, one of them twice, and with one told once."""
    first = called("c1")
    telling = article("c2", "Blinken phoned Lavrov. Blinken rang Lavrov on Friday.", DAY)
    twice = [event(telling, "phone-call", word, BLINKEN, LAVROV) for word in ("phoned", "rang")]
    articles = [first, (telling, twice), called("c3", "grain and gas"),
                called("c4", day=date(2022, 4, 20))]  # fmt: skip
    with Store.open(tmp_path_factory.mktemp("retold"), ontology=ONTOLOGY) as found:
        fill(found, articles)
        found.identity.link()
        yield found


def rows_of(path):
    """The rows of a table or of lines: event, story, reports, article."""
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines()
    rows = csv.DictReader(io.StringIO(text)) if path.suffix == ".csv" else map(json.loads, lines)
    return [(row["event"], row["story"], int(row["reports"]), row["article"]) for row in rows]


@pytest.mark.parametrize("suffix", ["csv", "jsonl"])
def test_a_row_says_of_which_event_it_is_and_how_many_articles_tell_it(retold, tmp_path, suffix):
    done = export(retold, tmp_path / f"out.{suffix}")
    assert (done.reports, done.events, str(done)) == (5, 2, "5 reports of 2 events")
    rows = rows_of(tmp_path / f"out.{suffix}")
    assert sorted(row[3] for row in rows) == ["c1", "c2", "c2", "c3", "c4"]
    assert {row[3]: row[2] for row in rows} == {"c1": 3, "c2": 3, "c3": 3, "c4": 1}
    leading = [row for row in rows if row[0] == row[1]]
    assert len(leading) == done.events, "event = story leaves a row for each event"
    assert {row[1] for row in rows} == {row[0] for row in leading}


def test_lines_with_stories_are_read_as_lines_without(retold, tmp_path):
    export(retold, tmp_path / "out.jsonl")
    lines = (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    told = [report.event for report in retold.reports()]
    assert sorted(row["event"] for row in rows) == sorted(event.id for event in told)
    assert set(rows[0]) == {*event_to_json(told[0]), "event", "story", "reports"}


def test_what_stands_for_a_story_is_among_what_is_chosen(tmp_path):
    """What is sure stands for all; where it is left out, another does for the rest."""
    sure, *others = (called(id) for id in ("c1", "c2", "c3"))
    alleged = [(one, [replace(told, status=Status.ALLEGED)]) for one, (told,) in others]
    with Store.open(tmp_path / "kg.db", ontology=ONTOLOGY) as found:
        fill(found, [sure, *alleged])
        found.identity.link()
        assert set(found.leads().values()) == {sure[1][0].key}
        done = export(found, tmp_path / "out.csv", status={Status.ALLEGED})
    assert (done.reports, done.events) == (2, 1)
    rows = rows_of(tmp_path / "out.csv")
    assert [row[0] == row[1] for row in rows] == [True, False]
    assert {row[2] for row in rows} == {2}


def test_a_level_changes_no_story(retold, tmp_path):
    plain, raised = tmp_path / "plain.csv", tmp_path / "raised.csv"
    export(retold, plain)
    above = Hierarchy(retold.actors(), retold.posts())
    export(retold, raised, level=Level.COUNTRY, hierarchy=above)
    assert rows_of(plain) == rows_of(raised)


@pytest.mark.parametrize(("suffix", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_edges_say_so_and_nodes_count_events(retold, tmp_path, suffix, read):
    export(retold, tmp_path / f"out.{suffix}")
    graph = read(tmp_path / f"out.{suffix}")
    edges = [edge for *_, edge in graph.edges(data=True)]
    assert sorted(edge["reports"] for edge in edges) == [1, 3, 3, 3, 3]
    assert sum(edge["event"] == edge["story"] for edge in edges) == 2
    assert graph.nodes["sergey-lavrov"]["events"] == 2


@pytest.mark.parametrize("name", ["out.docx", "out", "out.HTM"])
def test_an_unknown_suffix_lists_the_known_ones(store, tmp_path, name):
    with pytest.raises(InputError) as raised:
        export(store, tmp_path / name)
    assert raised.value.hint == (
        "known: csv, gexf, graphml, html, jsonl, jsonld, nq, pdf, png, rdf, svg, trig, ttl"
    )
    assert list(tmp_path.iterdir()) == []


def test_the_suffix_may_be_in_capitals(store, tmp_path):
    assert export(store, tmp_path / "OUT.CSV").reports == 9


def test_a_failed_export_leaves_the_old_file(store, tmp_path, monkeypatch):
    path = tmp_path / "out.csv"
    path.write_text("old", encoding="utf-8")
    with pytest.raises(OutputError):
        export(store, tmp_path / "missing" / "out.csv")

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OutputError, match="No space left"):
        export(store, path)
    assert path.read_text(encoding="utf-8") == "old"
    assert [found.name for found in tmp_path.iterdir()] == ["out.csv"]
