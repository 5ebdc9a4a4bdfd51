import pytest

from kg.server.accept import GRAPHS, TABLES, by_name, choose, negotiate, parse
from kg.server.problems import Problem

JSON, XML = TABLES["json"][0], TABLES["xml"][0]
OFFERS = (JSON, XML, "text/csv")


@pytest.mark.parametrize(
    ("header", "chosen"),
    [
        (None, JSON),
        ("", JSON),
        ("  ", JSON),
        ("*/*", JSON),
        ("text/csv", "text/csv"),
        ("TEXT/CSV", "text/csv"),
        ("text/*", "text/csv"),
        ("application/*", JSON),
        (f"{XML}, {JSON}", JSON),  # equals: the server's order
        (f"{XML};q=0.9, {JSON};q=0.8", XML),
        (f"{XML} ; q=0.9 , {JSON} ;q=0.8", XML),
        (f"{JSON};q=0.1, */*;q=0.5", XML),
        (f"{JSON};q=0, */*", XML),
        ("application/*;q=0.2, text/*;q=0.3", "text/csv"),
        (f"*/*;q=0.9, {JSON};q=0.1, {XML};q=0.2", "text/csv"),
        ("image/png", None),
        ("image/png, */*;q=0.1", JSON),
        (f"{JSON};q=0", None),
        ("*/*;q=0", None),
        ("*/*;q=0.000", None),
        (f"{XML};q=1.000", XML),
        (f"{XML};q=2", None),  # not a weight: the part is none
        (f"{XML};q=0.5555, text/csv;q=0.1", "text/csv"),
        (f"{XML};q=x, text/csv", "text/csv"),
        (f'{XML};note="a,b;q=0";q=0.5, text/csv;q=0.4', XML),
        (f"{XML};charset=utf-8;q=0.1, text/csv;q=0.4", "text/csv"),
        ("nonsense, text/csv;q=0.1", "text/csv"),
        ("*/csv, text/csv;q=0.1", "text/csv"),
        (",,text/csv,", "text/csv"),
        (f"text/html,application/xhtml+xml,{XML};q=0.9,*/*;q=0.8", XML),
    ],
)
def test_what_a_client_likes_best(header, chosen):
    assert choose(header, OFFERS) == chosen


def test_parts_of_a_header():
    (part,) = parse("Text/*;Level=1;Q=0.3")
    assert (part.type, part.subtype, part.weight) == ("text", "*", 0.3)


@pytest.mark.parametrize(
    ("header", "table", "graph"),
    [
        ("*/*", ("json", JSON), ("ttl", "text/turtle")),
        ("application/json", ("json", "application/json"), (None, "")),
        ("application/xml", ("xml", "application/xml"), ("rdf", "application/xml")),
        ("text/plain", (None, ""), ("nt", "text/plain")),
        ("application/ld+json, text/csv", ("csv", "text/csv"), ("jsonld", "application/ld+json")),
        ("image/png", (None, ""), (None, "")),
    ],
)
def test_the_answer_is_called_what_the_client_calls_it(header, table, graph):
    for formats, expected in ((TABLES, table), (GRAPHS, graph)):
        found = negotiate(header, None, formats)
        assert (found.format, found.media) == expected


def test_a_named_format_goes_before_the_header():
    assert negotiate("text/csv", "xml", TABLES).media == XML
    assert negotiate("text/csv", "turtle", TABLES).format is None
    assert negotiate(None, "text/turtle; charset=utf-8", GRAPHS).format == "ttl"
    for name in ("json", "csv", "ttl", "turtle", "ntriples", "application/rdf+xml", " TSV "):
        assert by_name(name)
    with pytest.raises(Problem, match="no format 'yaml': write one of json") as caught:
        by_name("yaml")
    assert caught.value.status == 400
