import csv
import io
import json
import sys
from dataclasses import replace

import pyoxigraph as ox
import pytest

from kg.sparql import QUERIES
from kg.store import Store
from tests.factories import ONTOLOGY, corpus

ALL = "SELECT ?article WHERE { ?article a schema:NewsArticle } ORDER BY ?article"


def test_a_text_a_file_and_stdin_ask_the_same(filled, tmp_path, monkeypatch):
    (tmp_path / "q.rq").write_text(ALL, encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", io.StringIO(ALL))
    answers = [filled("query", given).out for given in (ALL, "q.rq", "-")]
    assert answers[0].count("\n") == 9
    assert "https://kg.example/article/a1" in answers[0]
    assert answers[0] == answers[1] == answers[2]


def test_formats(filled, tmp_path):
    assert filled("query", ALL, "--format", "csv").out.startswith("article\r\nhttps://kg")
    assert json.loads(filled("query", ALL, "--format", "json").out)["head"] == {"vars": ["article"]}
    lines = filled("query", ALL, "--format", "jsonl").out.splitlines()
    assert json.loads(lines[0]) == {"article": "https://kg.example/article/a1"}
    filled("query", ALL, "-o", "a.json")
    assert len(json.loads((tmp_path / "a.json").read_text())["results"]["bindings"]) == 8
    assert (
        filled("query", "ASK { ?s kg:phoned ?o }", "--format", "csv").out == "boolean\r\ntrue\r\n"
    )


def test_a_graph_is_turtle(filled):
    graph = "CONSTRUCT { ?a kg:phoned ?b } WHERE { ?a kg:phoned ?b }"
    out = filled("query", graph).out
    assert len(list(ox.parse(out, format=ox.RdfFormat.TURTLE))) == 2
    assert filled("query", graph, "--format", "json").code == 2
    assert "Sergey Lavrov" in filled("query", "describe actor:sergey-lavrov").out
    assert filled("query", ALL, "--format", "ttl").code == 2


@pytest.mark.parametrize(
    "graph", ["DESCRIBE actor:sergey-lavrov", "CONSTRUCT WHERE { ?a kg:phoned ?b }"]
)
def test_turtle_has_prefixes_as_that_of_the_server(filled, tmp_path, graph):
    out = filled("query", graph, "--format", "ttl").out
    served = io.BytesIO()
    with Store.open(tmp_path / "kg.db", read_only=True, ontology=ONTOLOGY) as store:
        store.answer(graph, served, table=None, graph="ttl")
        lines = store.query(graph).serialise("nt")
    assert "@prefix actor: <https://kg.example/actor/> ." in out
    assert "kg:phoned actor:antony-blinken" in out
    texts = (out, served.getvalue().decode("utf-8"))
    prefixes, triples = zip(*map(read_turtle, texts), strict=True)
    assert prefixes[0] == prefixes[1]
    assert triples[0] == triples[1] == set(ox.parse(lines, format=ox.RdfFormat.N_TRIPLES))


def read_turtle(text):
    found = ox.parse(text, format=ox.RdfFormat.TURTLE)
    triples = set(found)
    return found.prefixes, triples


def test_a_named_query_takes_names_and_short_dates(filled):
    asked = ["query", "@who-called-whom", "--format", "jsonl", "-p"]
    (row, _) = (json.loads(line) for line in filled(*asked, "since=2022").out.splitlines())
    assert row["date"] == "2022-02-01"
    by_office = filled(*asked, "actor=Russian foreign minister").out
    assert json.loads(by_office)["actor"] == "https://kg.example/actor/sergey-lavrov"
    assert filled(*asked, "until=2021").out == ""
    assert filled(*asked, "since=2022-02-02").out == ""
    table = filled("query", "@who-called-whom").out
    assert "Sergey Lavrov" in table
    assert "https://news.example/a1" in table
    assert "actor:" not in table
    assert "actor:sergey-lavrov" in filled("query", "SELECT ?a { ?a kg:phoned ?b }").out


@pytest.mark.parametrize(
    ("arguments", "code", "text"),
    [
        (["@who-caled-whom"], 1, "near it: who-called-whom"),
        (["@xyz"], 1, "all that there are: kg queries"),
        (["who-called-whom"], 2, "a named query is written @who-called-whom"),
        (["@acts-between", "-p", "actor=Russia"], 1, "needs the parameter other"),
        (["@meetings", "-p", "since=soon"], 2, "kg: since: 'soon' is not a date; write YYYY-MM-DD"),
        ([""], 2, "nothing is asked"),
        (["@meetings", "-p", "actor=Nobody"], 1, "no actor is called 'Nobody'"),
        (["@meetings", "-p", "actor"], 2, "is not NAME=VALUE"),
        (["@meetings", "-p", "actor="], 2, "'actor=' has no value: leave it out to ask for all"),
        (["@meetings", "-p", "actor=Russia", "-p", "actor=Ukraine"], 2, "actor is given twice"),
        (["@meetings", "--from", "2022", "-p", "since=2021"], 2, "since is given twice"),
        (["@types-count", "--from", "2022"], 1, "has no parameter 'since'"),
        ([ALL, "--from", "2022"], 2, "are for a named query"),
        (["@meetings", "-p", "color=red"], 1, "has no parameter 'color'"),
        (["SELECT {"], 1, "the query cannot run"),
        (["SELECT * { SERVICE <http://x.example/> { ?s ?p ?o } }"], 1, "SERVICE is not allowed"),
        (["DELETE WHERE { ?s ?p ?o }"], 1, "DELETE is not allowed"),
    ],
)
def test_what_cannot_be_asked(filled, arguments, code, text):
    result = filled("query", *arguments)
    assert (result.code, result.out) == (code, "")
    assert text in result.err
    assert len(result.err.splitlines()) == 2


def test_the_csv_of_an_answer_is_as_sparql_has_it(filled):
    asked = 'SELECT ?text ?number { VALUES (?text ?number) { ("=1+1" -1) } }'
    assert filled("query", asked, "--format", "csv").out == "text,number\r\n=1+1,-1\r\n"


def test_the_csv_of_a_named_query_has_names_behind_the_iris(filled):
    asked = ("query", "@who-called-whom", "-p", "actor=Lavrov", "--format")
    (row,) = csv.DictReader(io.StringIO(filled(*asked, "csv").out))
    shown = {name: row[name] for name in ("actor_name", "other_name", "article_url")}
    assert shown == {
        "actor_name": "Sergey Lavrov",
        "other_name": "Antony Blinken",
        "article_url": "https://news.example/a1",
    }
    plain = json.loads(filled(*asked, "jsonl").out)  # which stays as it is
    assert plain == {name: value for name, value in row.items() if name not in shown}
    nothing = filled(*asked, "csv", "--to", "2000").out
    assert nothing == ",".join([*plain, *shown]) + "\r\n", "the columns do not hang on the answer"
    head, *lines = filled("query", "@articles", "--format", "csv").out.splitlines()
    assert (head, len(lines)) == ("date,events,title,url,publisher,article", 8)
    assert filled("query", "@types-count", "--format", "csv").out.startswith("type,status,events\r")


def test_sentences_of_an_actor_of_a_type_of_a_status(filled):
    def found(*params):
        given = [part for param in params for part in ("-p", param)]
        out = filled("query", "@sentences", "-p", "text=a", *given, "--format", "jsonl").out
        return {json.loads(line)["sentence"] for line in out.splitlines()}

    everything = found()
    lavrov = found("actor=Lavrov")
    assert lavrov == {sentence for sentence in everything if "Lavrov" in sentence}
    assert found("type=Phone call") == {"Blinken phoned Lavrov."}
    assert found("type=CONSULT", "actor=lavrov", "status=Actual") == {
        "Blinken phoned Lavrov.",
        "Blinken met Lavrov.",
    }
    assert set() < found("status=planned") < everything
    wrong = filled("query", "@sentences", "-p", "text=a", "-p", "status=certain")
    assert (wrong.code, wrong.err.splitlines()[0]) == (1, "kg: no status is called 'certain'")


@pytest.mark.parametrize(
    ("pattern", "noted"),
    [
        ("?e kg:source/rdfs:label ?who", True),
        ("?e kg:source ?x OPTIONAL { ?x schema:name ?who }", True),
        ("?e kg:source/<http://xmlns.com/foaf/0.1/name> ?who", True),
        ("?e kg:source/skos:prefLabel ?who", False),
        ("?e kg:sourceMention/rdfs:label ?who", False),  # it has one
    ],
)
def test_where_names_are_looked_for_in_vain(filled, pattern, noted):
    result = filled("query", f"SELECT ?e ?who WHERE {{ {pattern} }}")
    assert ("the name of an actor or a type is skos:prefLabel, not " in result.err) == noted
    assert len(result.err.splitlines()) == noted


@pytest.mark.parametrize(
    ("query", "noted"),
    [
        ("SELECT (1 AS ?n) { ?a kg:phoned ?b }", True),
        ("SELECT (COUNT(*) AS ?n) { ?a kg:phoned ?b }", True),
        ("SELECT DISTINCT ?a ?b { ?a kg:phoned ?b }", False),
        ("SELECT (COUNT(DISTINCT ?a) AS ?n) { ?a kg:phoned ?b }", False),
        ("SELECT ?g ?a ?b { GRAPH ?g { ?a kg:phoned ?b } }", False),
        ("SELECT ?a ?b { ?a kg:phoned ?b }", False),  # which one article tells
        ("SELECT ?type { ?e sem:eventType ?type }", False),
        ("ASK { ?a kg:phoned ?b }", False),
    ],
)
def test_an_edge_that_stands_there_for_each_article_is_noted(filled, query, noted):
    said = "stands once for each article that tells it; with DISTINCT each counts once"
    assert (said in filled("query", query).err) == noted


def test_an_actor_that_nobody_is_is_noted(filled):
    result = filled("query", "SELECT ?e { ?e kg:source actor:lavrov }")
    assert result.err == "note: nobody here has the id lavrov; ids: kg actors lavrov\n"
    assert not filled("query", "SELECT ?e { ?e kg:source actor:sergey-lavrov }").err


def test_a_graph_has_each_triple_once(filled):
    out = filled("query", "DESCRIBE actor:sergey-lavrov", "--format", "jsonl").out.splitlines()
    assert len(out) == len(set(out)) > 1


def test_days_of_a_named_query_are_asked_as_everywhere(filled):
    asked = ("query", "@who-called-whom", "--format", "csv")
    for first, last in (("--from", "--to"), ("--since", "--until")):
        assert filled(*asked, first, "2022", last, "2022-02").out == filled(*asked).out
        assert filled(*asked, first, "2022-02-02").out.count("\n") == 1
        assert "none that the options leave" in filled("trace", "Blinken", first, "2023").err
        assert filled("articles", last, "2021").out == ""
    assert "--since" not in filled("trace", "--help").out


def test_what_a_named_query_leaves_out_is_counted(filled, tmp_path):
    asked = ("query", "@timeline-of-actor", "-p", "actor=Lavrov", "--format", "jsonl")
    (tmp_path / "0.txt").write_text("Blinken phoned Lavrov. It rang.", encoding="utf-8")
    filled("add", "0.txt")
    assert filled(*asked).out.count("\n") == 4
    result = filled(*asked, "--from", "2022-02-02")
    assert result.out.count("\n") == 2
    note = "1 row without a date is left out; add the articles again with --date-if-missing"
    assert result.err == f"note: {note}\n"
    assert filled(*asked, "--from", "2022-02-02", "-q").err == ""
    assert filled(*asked, "--to", "2022").err == ""


def test_an_empty_answer_says_what_was_asked(filled):
    result = filled("query", "@sanctions", "-p", "actor=Lavrov", "--from", "2022-02")
    assert (result.code, result.out.count("\n")) == (0, 1)
    first, second = result.err.splitlines()
    assert first == "note: @sanctions finds nothing of actor=sergey-lavrov, since=2022-02-01"
    assert "without the days" in second
    assert "-p other=sergey-lavrov" in second
    assert "kg trace sergey-lavrov" in second
    assert filled("query", "@sanctions", "-p", "actor=Lavrov", "-q").err == ""


def test_the_first_rows(filled):
    whole = filled("query", ALL, "--format", "csv").out.splitlines()
    result = filled("query", ALL, "--format", "csv", "--limit", "2")
    assert (result.out.splitlines(), result.err) == (
        whole[:3],
        "note: the first 2 rows; there are more\n",
    )
    assert filled("query", ALL, "--limit", "8").err == ""
    result = filled("query", "@most-active-pairs", "--limit", "1")
    assert (result.out.count("\n"), "there are more" in result.err) == (2, True)


def test_who_acts_for_an_actor_counts_for_it(with_offices):
    asked = ("query", "@who-called-whom", "-p", "actor=Russia", "--format", "csv")
    assert "Sergey Lavrov" in with_offices(*asked).out
    assert with_offices(*asked, "--level", "person").out.count("\n") == 1
    of_states = with_offices(*asked, "-p", "actor=Russia", "--level", "country")
    assert "Sergey Lavrov" in of_states.out
    pairs = with_offices("query", "@most-active-pairs", "--level", "country").out
    assert "Lavrov" not in pairs
    result = with_offices("query", "@types-count", "--level", "country")
    assert (result.code, "it has no --level" in result.err) == (2, True)
    assert with_offices("query", ALL, "--level", "country").code == 2


def test_the_list_of_named_queries(kg):
    rows = json.loads(kg("queries", "--format", "json").out)
    assert {row["query"] for row in rows} == {f"@{path.stem}" for path in QUERIES.glob("*.rq")}
    assert kg("query", "--list").out == kg("queries").out


def test_the_example_of_every_named_query_runs(filled):
    for row in json.loads(filled("queries", "--format", "json").out):
        words = row["example"].removeprefix("kg ").replace("us-department-of-state", "russia")
        assert filled(*words.split()).code == 0, row["example"]


def test_hostile_text_cannot_steer_the_terminal(kg, tmp_path):
    article, (event,) = corpus()[0]
    hostile = "Blinken phoned Lavrov.\x1b]0;x\x07 [red]\u202e\r\n=1+1"
    with Store.open(tmp_path / "kg.db", ontology=ONTOLOGY) as store:
        store.add(replace(article, text=hostile, publisher=hostile), [event])
    for arguments in (
        ["trace", "antony-blinken"],
        ["query", "SELECT ?o { ?s schema:publisher ?o }"],
    ):
        out = kg(*arguments).out
        assert not set("\x1b\x07\r\u202e") & set(out)
    out = kg("query", "SELECT ?o { ?s schema:publisher ?o }").out
    assert "[red]" in out


def test_check_finds_what_is_wrong(filled, tmp_path):
    assert filled("check").err == "0 violations\n"
    with Store.open(tmp_path / "kg.db", ontology=ONTOLOGY) as store:
        store._engine.update(
            "INSERT DATA { GRAPH <https://kg.example/graph/article/a1> {"
            " <https://kg.example/actor/russia> <https://kg.example/ontology#bombed>"
            " <https://kg.example/actor/ukraine> } }"
        )
    result = filled("check", "--format", "json")
    assert result.code == 3
    assert [row["check"] for row in json.loads(result.out)] == ["edge without event"]
    assert result.err == "1 violation\n"


@pytest.mark.slow
def test_check_with_the_shapes(filled):
    assert filled("check", "--shacl").code == 0


def test_a_backup_is_a_store(filled, tmp_path):
    assert filled("backup", "copy.db").code == 0
    assert filled("stats", "--store", "copy.db").out == filled("stats").out
    assert filled("backup", "copy.db").code == 1


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("SELECT * { ?s kg:targt ?o }", ["kg:targt", "kg:target"]),
        ("ASK { ?s a <https://kg.example/ontology#Qqqq> }", ["kg:Qqqq"]),
        ("ASK { ?s sem:eventType ty:visti }", ["ty:visti", "ty:visit"]),
        (
            "PREFIX our: <https://kg.example/ontology#> ASK { ?s our:targt 1 }",
            ["kg:targt", "kg:target"],
        ),
        ("PREFIX kg: <http://other.example/> ASK { ?s kg:targt ?o }", []),
        ("# PREFIX kg: <http://x/>\nASK { ?s kg:targt ?o }", ["kg:targt", "kg:target"]),
        ('ASK { ?s kg:target ?kg ; sem:eventType ty:visit FILTER(?s != "kg:no") } # kg:no', []),
        ("PREFIX kg: <https://kg.example/ontology#> ASK { ?s kg:status kg:Actual }", []),
    ],
)
def test_a_term_that_the_ontology_lacks_is_noted(filled, query, said):
    result = filled("query", query)
    nearest = f"; nearest: {said[1]}" if said[1:] else ""
    note = f"note: {said[0]} is no term of the ontology{nearest}\n" if said else ""
    assert (result.code, result.err) == (0, note)
    assert filled("query", query, "--quiet").err == ""


@pytest.mark.parametrize("path", sorted(QUERIES.glob("*.rq")), ids=lambda path: path.stem)
def test_the_named_queries_use_terms_of_the_ontology(filled, path):
    assert "is no term" not in filled("query", path).err
