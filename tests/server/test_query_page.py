"""``/query``: the page to write queries on, without scripts."""

import csv
import html
import io
import re
from urllib.parse import quote, urlencode

import pytest

from kg.server.pages.answers import Answer
from kg.server.pages.bins import bins
from kg.store import Store
from tests.factories import ONTOLOGY
from tests.server.conftest import HEAVY, serving

PAIRS = "SELECT ?a ?b WHERE { ?e kg:source ?a ; kg:target ?b } ORDER BY ?a ?b"
DAYS = "SELECT ?day ?e WHERE { ?e a kg:Event ; kg:begin ?day } ORDER BY ?day"


def ask(server, query, **more):
    return server("GET", f"/query?{urlencode({'query': query, **more})}")


def rows(answer):
    """The table: a list of lists of texts."""
    (body,) = re.findall(r"<tbody>(.*)</tbody>", answer.text, re.S)
    cells = (re.findall(r"<td[^>]*>(.*?)</td>", row, re.S) for row in body.split("</tr>")[:-1])
    return [[html.unescape(re.sub("<[^>]+>", "", cell)) for cell in row] for row in cells]


def test_the_page_without_a_query(site):
    answer = site("GET", "/query")
    assert (answer.status, answer.type) == (200, "text/html; charset=utf-8")
    assert "<textarea" in answer.text
    assert "<tbody>" not in answer.text


def test_a_table_with_names_and_links(site):
    found = rows(ask(site, PAIRS))
    assert len(found) == 10
    assert ["Antony Blinken", "Sergey Lavrov"] in found
    assert 'href="/actor/antony-blinken"' in ask(site, PAIRS).text


def test_a_form_that_was_sent(site):
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    answer = site("POST", "/query", urlencode({"query": PAIRS, "view": "graph"}), form)
    assert answer.status == 200
    assert len(rows(answer)) == 10
    assert "<circle" in answer.text


@pytest.mark.parametrize("view", ["table", "timeline", "graph", "nonsense"])
def test_what_can_be_drawn_is_offered(site, view):
    both = "SELECT ?day ?a ?b WHERE { ?e kg:source ?a ; kg:target ?b ; kg:begin ?day }"
    text = ask(site, both, view=view).text
    assert re.findall(r'name="view" value="(\w+)" type="submit"', text) == [
        "table",
        "timeline",
        "graph",
    ]
    assert ("<svg" in text) == (view in ("timeline", "graph"))
    assert re.findall(r'value="timeline"', ask(site, PAIRS).text) == []
    assert "<svg" not in ask(site, PAIRS, view="timeline").text


def test_bars_lead_to_their_rows(site):
    answer = ask(site, DAYS, view="timeline")
    titles = re.findall(r'<a href="#row-(\d+)" aria-label="([^"]+)">', answer.text)
    assert titles[0] == ("0", "1 Feb 2022, 2: to the first row")
    assert [row[0] for row in rows(answer)][int(titles[-1][0])] == "2022-02-07"
    for row, _ in titles:
        assert f'<tr id="row-{row}">' in answer.text


def test_months_and_a_number_make_bars_too():
    cells = [({"type": "literal", "value": f"2022-{n:02}"}, number(n)) for n in (1, 2, 4)]
    answer = Answer(("month", "events"), tuple(cells))
    assert answer.days == 0
    assert answer.weights() == [1, 2, 4]


def number(value):
    return {"type": "literal", "value": str(value), "datatype": "…#integer"}


@pytest.mark.parametrize(
    ("first", "last", "unit", "most"),
    [
        ("2022-02-01", "2022-02-01", "day", 1),
        ("2022-02-01", "2022-04-01", "day", 60),
        ("2022-02-01", "2023-02-01", "week", 54),
        ("2019-01-31", "2022-02-28", "month", 38),
        ("2001-12-31", "2022-01-01", "quarter", 82),
        ("1950-05-05", "2022-01-01", "year", 73),
        ("0001-01-01", "9999-12-31", "decade", 1000),
    ],
)
def test_bins(first, last, unit, most):
    from datetime import date

    days = [date.fromisoformat(first), date.fromisoformat(last)]
    found, bars = bins([(day, n, 1) for n, day in enumerate(days)])
    assert found == unit
    assert len(bars) in (most, most - 1)
    assert sum(bar.count for bar in bars) == 2
    assert len({bar.label for bar in bars}) == len(bars)
    assert (bars[0].row, bars[-1].row) == (0, 0 if first == last else 1)


def test_a_graph_is_shown_as_turtle(site):
    text = ask(site, "DESCRIBE actor:russia").text
    assert "skos:prefLabel &quot;Russia&quot;" in text
    assert "format=jsonld" in text


@pytest.mark.parametrize("query", ["ASK {}", "ASK { FILTER(false) }"])
def test_yes_and_no(site, query):
    assert rows(ask(site, query)) == [["yes" if query == "ASK {}" else "no"]]


def test_downloads(site):
    link = re.search(
        r'href="(/sparql[^"]+format=csv)" download="answer.csv"', ask(site, PAIRS).text
    )[1]
    answer = site("GET", html.unescape(link))
    assert answer.type.startswith("text/csv")
    assert len([*csv.reader(io.StringIO(answer.text))]) == 11
    long = ask(site, f"{PAIRS} # {'x' * 9_000}").text
    assert 'formaction="/sparql" formmethod="post" name="format" value="csv"' in long


@pytest.mark.parametrize(
    ("query", "status", "told", "place"),
    [
        ("SELECT * {\n  ?a ?b\n}", 400, "line 3, column 2", ("3", "2")),
        ("SELECT * { ?a <b>", 400, "line 1", None),
        ("SELECT * { SERVICE <http://127.0.0.1/> {} }", 403, "SERVICE is not allowed", None),
        ("INSERT DATA { <a> <b> <c> }", 403, "INSERT is not allowed", None),
        ("SELECT * FROM <urn:none> {}", 400, "There is no graph", None),
    ],
)
def test_what_is_wrong_is_shown_with_its_place(site, query, status, told, place):
    answer = ask(site, query)
    assert answer.status == status
    assert told.lower() in html.unescape(answer.text).lower()
    assert html.escape(query.split("\n")[0]) in answer.text  # it is still there to be mended
    if place:
        assert re.search(r'data-line="(\d+)" data-column="(\d+)"', answer.text).groups() == place


def test_what_takes_too_long_is_said_on_the_page(path):
    with serving(path, seconds=0.5) as server:
        answer = ask(server, HEAVY)
        assert answer.status == 503
        assert "This takes longer than 0.5 s." in answer.text
        assert "COUNT(*)" in answer.text


def test_large_answers(path):
    many = "SELECT ?a ?b WHERE { ?a ?p ?o . ?b ?q ?r } LIMIT 3000"
    with serving(path, answer=1, seconds=60) as server:
        answer = ask(server, many)
        assert answer.status in (200, 403)
        few = ask(server, many.replace("3000", "1500"))
        assert "The first 1,000 of 1,500 rows" in few.text
        assert len(rows(few)) == 1000


def test_hostile_answers_are_text(site):
    attack = "</textarea><script>alert(1)</script>"
    query = f"SELECT ?x ('<img src=x onerror=alert(1)>' AS ?y) {{ BIND({attack!r} AS ?x) }}"
    text = ask(site, query).text
    assert "<script>alert" not in text
    assert "<img" not in text
    uri = "SELECT ?x { BIND(IRI('javascript:alert(1)') AS ?x) }"
    assert 'href="javascript' not in ask(site, uri).text
    assert site("GET", f"/query?query={quote(attack)}").status == 400


def test_the_examples_find_something_here(site):
    text = site("GET", "/query").text
    links = re.findall(r'<li><a href="(/query\?query=[^"]+)">([^<]+)<', text)
    assert len(links) == 8
    found = {title: site("GET", html.unescape(link)) for link, title in links}
    assert {answer.status for answer in found.values()} == {200}
    filled = [title for title, answer in found.items() if rows(answer)]
    assert len(filled) == 8, set(found) - set(filled)


def test_what_is_completed_is_there(site):
    text = html.unescape(site("GET", "/query").text)
    words = dict(re.findall(r'\["([^"]+)", "([^"]*)"\]', text))
    assert {"kg:", "kg:source", "kg:Event", "ty:phone-call", "sem:eventType"} <= set(words)
    assert words["ty:phone-call"] == "phone call"
    with Store.open(site.path, read_only=True, ontology=ONTOLOGY) as store:
        used = {p for (p,) in store.query("SELECT DISTINCT ?p { ?s ?p ?o }")}
        from kg import rdf

        assert {rdf.prefixed(p) for p in used} <= set(words)


def test_the_policy_lets_the_page_run_and_nothing_else(site):
    policy = site("GET", "/query").headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert policy.count("'sha256-") == 3
    assert "connect-src 'self'" in policy
