"""Nodes of the store by their IRIs: what is said of them, and what points to them."""

import io
from datetime import date

import pyoxigraph as ox
import pytest

from kg import rdf
from kg.errors import QueryError
from kg.model import Post
from kg.store import Store
from tests.factories import ACTORS, ONTOLOGY, article, corpus, event

POST = Post(person="sergey-lavrov", title="Minister", organisation="russia", begin=date(2004, 3, 9))


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with Store.open(tmp_path_factory.mktemp("nodes") / "kg.db", ontology=ONTOLOGY) as found:
        found.add_actors(ACTORS.values(), [POST])
        for one, events in corpus():
            found.add(one, events)
        odd = article("https://news.example/ä b#c/d", "Blinken phoned Lavrov.")
        parties = {"Blinken": "antony-blinken"}, {"Lavrov": "sergey-lavrov"}
        found.add(odd, [event(odd, "phone-call", "phoned", *parties)])
        yield found


def iri_of(report):
    return rdf.mint(rdf.EVENT, report.event.key).value


def test_every_event_is_read_by_its_iri(store):
    reports = store.reports()
    assert len(reports) == 10
    for report in reports:
        assert store.nodes.event(iri_of(report)) == report


def test_what_is_no_event(store):
    for iri in (f"{rdf.EVENT}none", f"{rdf.ACTOR}russia", f"{iri_of(store.reports()[0])}/source/0"):
        assert store.nodes.event(iri) is None
    assert store.nodes.article("none") is None
    assert store.nodes.post(f"{rdf.ACTOR}russia") is None


def test_a_post_by_its_iri(store):
    (pointing,) = [
        one
        for one in store.nodes.pointing(f"{rdf.ACTOR}russia", 5)
        if "organization" in one.property
    ]
    assert store.nodes.post(pointing.some[0]) == POST


def test_what_is_said(store):
    said = dict(store.nodes.said(f"{rdf.ACTOR}sergey-lavrov"))
    assert said[rdf.term("skos:prefLabel").value].text == "Sergey Lavrov"
    assert said[rdf.term("kg:partOf").value].text == f"{rdf.ACTOR}russia"
    assert said[rdf.term("kg:partOf").value].is_node
    assert store.nodes.said(f"{rdf.ACTOR}nobody") == []


def test_what_points_to_a_node_is_counted_and_some_is_named(store):
    found = store.nodes.pointing(f"{rdf.ACTOR}antony-blinken", 2)
    by_property = {one.property: one for one in found}
    source = by_property[rdf.term("kg:source").value]
    assert (source.count, len(source.some)) == (4, 2)
    assert [one.count for one in found] == sorted((one.count for one in found), reverse=True)
    assert store.nodes.pointing(f"{rdf.ACTOR}nobody", 2) == []


def written(store, iri, format="nt", most=100):
    out = io.BytesIO()
    found = store.nodes.write(iri, out, format, most)
    triples = {quad.triple for quad in ox.parse(out.getvalue(), format=FORMATS[format])}
    return found, triples


FORMATS = {
    "nt": ox.RdfFormat.N_TRIPLES,
    "ttl": ox.RdfFormat.TURTLE,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdf": ox.RdfFormat.RDF_XML,
}


@pytest.mark.parametrize("format", FORMATS)
def test_an_event_comes_with_its_mentions_and_their_words(store, format):
    iri = iri_of(store.reports()[0])
    found, triples = written(store, iri, format)
    assert found
    subjects = {triple.subject.value for triple in triples}
    assert {iri, f"{iri}/source/0", f"{iri}/target/0"} <= subjects
    assert any("#char=" in subject for subject in subjects)
    words = rdf.term("nif:anchorOf")
    assert "Blinken" in {t.object.value for t in triples if t.predicate == words}


def test_an_article_brings_what_it_tells_and_so_does_its_graph(store):
    graph = {quad.triple for quad in store.quads(rdf.article_graph("a1"))}
    for iri in (rdf.mint(rdf.ARTICLE, "a1").value, rdf.article_graph("a1").value):
        assert graph <= written(store, iri)[1]


def test_only_so_much_of_what_points_to_a_node(store):
    iri = f"{rdf.ACTOR}antony-blinken"
    all_of_it, some = written(store, iri)[1], written(store, iri, most=3)[1]
    assert len([t for t in some if t.object == ox.NamedNode(iri)]) == 3
    assert some < all_of_it


def test_the_ontology(store):
    found, triples = written(store, f"{rdf.BASE}ontology")
    assert found
    assert triples >= {quad.triple for quad in store.quads(rdf.SCHEMA_GRAPH)}


def test_of_what_nobody_knows_nothing_is_written(store):
    assert written(store, f"{rdf.ACTOR}nobody") == (False, set())


def test_a_named_query_spelled_out_finds_the_same(store):
    given = {"actor": "antony-blinken", "other": "sergey-lavrov", "since": "2022-02-02"}
    given["text"] = "Lavrov"
    for name, query in store.named_queries().items():
        mine = {p.name: given[p.name] for p in query.parameters if p.name in given}
        text = store.spell_out(name, mine)
        assert "# param" not in text
        found, wanted = store.query(text), store.run_named(name, mine)
        hidden = {*found.variables} - {*wanted.variables}
        assert sorted(found.without(hidden).rows, key=str) == sorted(wanted.rows, key=str), name


def test_a_query_spelled_out_reads_well(store):
    given = {"actor": "russia", "other": "ukraine", "since": "2022-01-01"}
    text = store.spell_out("acts-between", given)
    assert "VALUES (?actor ?other ?since ?until) { (actor:russia actor:ukraine " in text
    assert '"2022-01-01"^^xsd:date' in text
    assert "?since ?until WHERE" not in text


def test_no_text_is_spelt_out_for_a_name_that_no_query_has(store):
    with pytest.raises(QueryError, match="no query is called 'sanction'") as raised:
        store.spell_out("sanction")
    assert raised.value.hint.startswith("near it: sanctions")


def test_articles_by_what_they_have(store):
    one = store.articles()[0]
    assert one.id in {
        found.id for found in store.nodes.articles_with("schema:headline", one.title, 50)
    }
    assert store.nodes.articles_with("schema:headline", "no such title", 50) == []
    assert len(store.nodes.articles_with("schema:headline", one.title, 1)) == 1
