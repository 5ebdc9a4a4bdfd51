import pytest

from kg.errors import QueryError
from kg.guard import form_of, with_values

TERMS = {"a": "<http://x/{>", "b": '"}"'}
VALUES = ' VALUES (?a ?b) { (<http://x/{> "}") } '


@pytest.mark.parametrize(
    ("query", "form"),
    [
        ("SELECT ?a { }", "SELECT"),
        ("# ask\nPREFIX select: <http://ask/> ask { ?s select:select 'describe' }", "ASK"),
        ("prefix x: <x> CONSTRUCT { } WHERE { }", "CONSTRUCT"),
        ("BASE <http://x/> Describe <select>", "DESCRIBE"),
    ],
)
def test_the_form_of_a_query(query, form):
    assert form_of(query) == form


@pytest.mark.parametrize("query", ["", "hello", "# SELECT", "DELETE WHERE { ?s ?p ?o }", "<ASK>"])
def test_what_is_no_query(query):
    with pytest.raises(QueryError, match="no query"):
        form_of(query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?a {@ ?a ?b ?c }",
        "# {\nSELECT ?a WHERE {@ { ?a ?b ?c } UNION { } } VALUES ?x { 1 }",
        "PREFIX x: <http://x/%7B> SELECT (CONCAT('{', \"{\") AS ?y) WHERE {@ ?a x:b ?c }",
        "ASK {@ }",
        "CONSTRUCT { ?a ?b '{' } WHERE {@ ?a ?b ?c }",
        "CONSTRUCT{}{@}",
        "DESCRIBE ?a WHERE {@ ?a ?b ?c }",
    ],
)
def test_values_stand_at_the_beginning_of_the_outermost_group(query):
    expected = query.replace("@", VALUES)
    assert with_values(query.replace("@", ""), TERMS).split() == expected.split()
    assert with_values(query, {}) == query


@pytest.mark.parametrize("query", ["DESCRIBE <http://x/>", "CONSTRUCT WHERE { ?a ?b ?c }"])
def test_a_query_without_a_group(query):
    with pytest.raises(QueryError, match="pattern in braces"):
        with_values(query, TERMS)
