import pytest

from kg.errors import QueryError
from kg.model import Post
from kg.store import QUERIES, Store
from tests.factories import ACTORS, ONTOLOGY, corpus

LAVROV = {"actor": "sergey-lavrov"}

# query, parameters, rows, a text that one of them holds
EXPECTED = [
    ("who-called-whom", LAVROV, 1, "phone call"),
    ("meetings", {}, 2, "meeting"),
    ("meetings", {"until": "2022-02-01"}, 0, ""),
    ("planned", {}, 2, "meeting"),
    ("denied", {"actor": "russia"}, 1, "attack"),
    ("acts-between", {"actor": "russia", "other": "ukraine"}, 3, "warning"),
    ("acts-between", {"actor": "ukraine", "other": "russia"}, 0, ""),
    ("acts-between", {"actor": "sergey-lavrov", "other": "antony-blinken"}, 2, "meeting"),
    ("acts-by-month", {}, 6, "2022-02"),
    ("who-reports", {"actor": "russia"}, 1, "united-states"),
    ("most-active-pairs", {"since": "2022-02-04"}, 3, "ukraine"),
    ("sanctions", {"other": "russia"}, 1, "sanctions imposed"),
    ("support-for", {"other": "ukraine"}, 1, "praise"),
    ("warnings-and-threats", {}, 1, "warning"),
    ("proposals-and-answers", {"actor": "russia"}, 1, "proposal"),
    ("timeline-of-actor", LAVROV, 3, "planned"),
    ("attributed-claims", {"actor": "united-states"}, 1, "said"),
    ("conflicting-reports", {}, 1, "attack"),
    ("roles-of-actor", LAVROV, 1, "foreign minister"),
    ("types-count", {}, 9, "praise"),
]


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    path = tmp_path_factory.mktemp("queries") / "store"
    with Store.open(path, ontology=ONTOLOGY) as found:
        found.add_actors(ACTORS.values(), [Post(person="sergey-lavrov", title="foreign minister")])
        for article, events in corpus():
            found.add(article, events)
        yield found


@pytest.mark.parametrize(("name", "parameters", "count", "text"), EXPECTED)
def test_named_query(store, name, parameters, count, text):
    result = store.run_named(name, parameters)
    assert len(result) == count, result.rows
    assert not count or any(text in str(row) for row in result)
    assert not {"since", "until"} & set(result.variables)


def test_every_query_is_tested_and_described(store):
    named = store.named_queries()
    assert (
        set(named) == {path.stem for path in QUERIES.glob("*.rq")} == {row[0] for row in EXPECTED}
    )
    for query in named.values():
        assert query.title
        assert query.example.startswith(f"kg query @{query.name}")


def test_wrong_parameters(store):
    for name, parameters, message in [
        ("no-such", {}, "no query is called"),
        ("acts-between", {"actor": "russia"}, "needs the parameter other"),
        ("meetings", {"colour": "red"}, "no parameter 'colour'"),
        ("meetings", {"since": "yesterday"}, "is not a date"),
    ]:
        with pytest.raises(QueryError, match=message):
            store.run_named(name, parameters)


def test_a_parameter_is_bound_and_not_formatted_in(store):
    evil = "x> ?p ?o } } # \"'"
    assert len(store.run_named("who-called-whom", {"actor": evil})) == 0
