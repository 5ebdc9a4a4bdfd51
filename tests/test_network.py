import math
from dataclasses import replace
from datetime import date
from itertools import combinations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.actors.stories import Place
from kg.layout import CORE, GAP, layout, rank, separate
from kg.model import Report, Status
from kg.network import build_network, bundle, dyads, event_score
from kg.taxonomy import load_taxonomy
from tests.factories import ACTORS, ONTOLOGY, article, corpus, event

TAXONOMY = load_taxonomy(ONTOLOGY)


def reports():
    return [Report(event=act, article=one) for one, acts in corpus() for act in acts]


def act(subtype, trigger, sources, targets, text, **options):
    one = article("x", text)
    return event(one, subtype, trigger, sources, targets, **options)


@pytest.fixture(scope="module")
def graph():
    return build_network(reports(), ACTORS, TAXONOMY)


def test_an_edge_an_event_dyad(graph):
    assert set(graph) == set(ACTORS)
    assert graph.number_of_edges("russia", "ukraine") == 4
    assert graph.number_of_edges("ukraine", "russia") == 0
    assert graph.nodes["russia"] == {
        "label": "Russia", "kind": "country", "country": "RUS", "sector": None, "part_of": None,
        "events": 5,
    }  # fmt: skip


def test_mutual_events_are_one_marked_edge(graph):
    edges = list(graph.get_edge_data("antony-blinken", "sergey-lavrov").values())
    assert [edge["mutual"] for edge in edges] == [True] * 3
    assert not graph.has_edge("sergey-lavrov", "antony-blinken")


def test_lists_make_a_dyad_each():
    text = "Blinken and Lavrov told Russia and Ukraine that they met."
    parties = {"Blinken": "antony-blinken", "Lavrov": "sergey-lavrov"}
    whom = {"Russia": "russia", "Ukraine": "ukraine"}
    assert len(dyads(act("appeal", "told", parties, whom, text))) == 4
    assert len(dyads(act("meeting", "met", parties, whom, text))) == 4
    assert len(dyads(act("meeting", "met", parties | whom, {}, text))) == 6
    assert dyads(act("appeal", "told", parties, parties, text)) == [
        ("antony-blinken", "sergey-lavrov"),
        ("sergey-lavrov", "antony-blinken"),
    ]


def test_one_without_a_partner_stands_alone():
    text = "Russia appealed to a donor."
    one = act("appeal", "appealed", {"Russia": "russia"}, {"a donor": None}, text)
    graph = build_network([Report(event=one, article=article("x", text))], ACTORS, TAXONOMY)
    assert (list(graph), graph.number_of_edges()) == (["russia"], 0)


def test_an_event_that_several_tell_counts_once_where_it_is_said():
    text = "Russia appealed to Ukraine, Russia appealed to Ukraine again."
    told = [Report(event=act("appeal", "appealed", {"Russia": "russia"}, {"Ukraine": "ukraine"},
                             text), article=article(id, text)) for id in "xyz"]  # fmt: skip
    places = [Place("x", 2), Place("x", 2), Place("z", 1)]
    graph = build_network(told, ACTORS, TAXONOMY, places)
    edges = [(edge["story"], edge["reports"]) for *_, edge in graph.edges(data=True)]
    assert edges == [("x", 2), ("x", 2), ("z", 1)]
    assert graph.nodes["russia"]["events"] == 2
    with pytest.raises(ValueError, match="shorter"):
        build_network(told, ACTORS, TAXONOMY, places[:1])


def test_an_actor_that_nobody_describes_keeps_the_words_of_the_text():
    text = "Russia appealed to Ukraine."
    one = act("appeal", "appealed", {"Russia": "russia"}, {"Ukraine": "ukraine"}, text)
    graph = build_network([Report(event=one, article=article("x", text))], {}, TAXONOMY)
    assert graph.nodes["ukraine"]["label"] == "Ukraine"
    assert graph.nodes["ukraine"]["country"] == "UKR"


def test_bundles(graph):
    found = {(b.source, b.target, b.mutual): b for b in bundle(graph)}
    first = found["russia", "ukraine", False]
    assert first.count == 4
    assert first.types == (("attack", 2), ("proposal", 1), ("warning", 1))
    assert (first.first, first.last) == (date(2022, 2, 5), date(2022, 2, 7))
    scores = [-9.5, -5.0, 3.0]  # the denied attack does not count
    assert first.score == pytest.approx(sum(scores) / 3)
    assert found["antony-blinken", "sergey-lavrov", True].count == 3
    assert sum(b.count for b in found.values()) == graph.number_of_edges()
    assert bundle(graph)[0].count == 4


@pytest.mark.parametrize(
    ("status", "score"),
    [
        (Status.ACTUAL, 2.0),
        (Status.PLANNED, 3.0),  # an AGREE
        (Status.NEGATED, -4.0),  # a REJECT
        (Status.DENIED, None),
        (Status.HYPOTHETICAL, None),
    ],
)
def test_scores_follow_the_status(status, score):
    text = "Blinken met Lavrov."
    one = act("meeting", "met", {"Blinken": None}, {"Lavrov": None}, text, status=status)
    assert event_score(one, TAXONOMY) == score


def test_types_without_a_score():
    text = "Blinken met Lavrov."
    one = act("meeting", "met", {"Blinken": None}, {"Lavrov": None}, text)
    assert event_score(replace(one, subtype="unheard-of", event_type=None), TAXONOMY) is None
    assert event_score(replace(one, subtype=None), TAXONOMY) == 2.0


# -- places


def network(*pairs, alone=0):
    graph = nx.MultiDiGraph()
    graph.add_edges_from(pairs)
    graph.add_nodes_from(f"alone{n:03}" for n in range(alone))
    return graph


def least_distance(places):
    return min(math.dist(p, q) for p, q in combinations(places.values(), 2))


def wheel(name, size):
    return [(name, f"{name}{n}") for n in range(size)]


def test_places_are_the_same_at_every_call():
    pairs = wheel("a", 30) + wheel("b", 10) + [("a", "b")]
    assert layout(network(*pairs)) == layout(network(*reversed(pairs)))


@pytest.mark.parametrize("alone", [0, 1, 50])
def test_nobody_covers_another(alone):
    places = layout(network(*wheel("a", 40), *wheel("b", 12), ("c", "d"), alone=alone))
    assert len(places) == 41 + 13 + 2 + alone
    assert least_distance(places) >= GAP * 0.99


def test_parts_do_not_overlap():
    places = layout(network(*wheel("a", 25), *wheel("b", 9), *wheel("c", 9)))
    boxes = []
    for part in "abc":
        xs, ys = zip(*(p for name, p in places.items() if name[0] == part), strict=True)
        boxes.append((min(xs), min(ys), max(xs), max(ys)))
    for (l1, t1, r1, b1), (l2, t2, r2, b2) in combinations(boxes, 2):
        assert r1 < l2 or r2 < l1 or b1 < t2 or b2 < t1


def test_who_is_linked_lies_near():
    tree = nx.balanced_tree(3, 3)
    places = layout(network(*((f"n{a}", f"n{b}") for a, b in tree.edges())))
    linked = [math.dist(places[f"n{a}"], places[f"n{b}"]) for a, b in tree.edges()]
    every = [math.dist(one, other) for one, other in combinations(places.values(), 2)]
    assert sum(linked) / len(linked) < 0.5 * sum(every) / len(every)


def test_hubs_have_room():
    hubs = [("a", "b"), *(("a", f"a{n}") for n in range(12)), *(("b", f"b{n}") for n in range(12))]
    places = layout(network(*hubs))
    leaves = [math.dist(places["a"], places[f"a{n}"]) for n in range(12)]
    assert math.dist(places["a"], places["b"]) > 1.3 * sum(leaves) / len(leaves)


@pytest.mark.parametrize(("x", "y"), [(1, 1), (-1, 1), (1, -1)])
def test_actors_stay_about_where_another_layout_has_them(x, y):
    graph = network(*wheel("a", 9), *wheel("b", 5), ("a", "b"), ("b", "c"))
    first = {name: (x * at[0], y * at[1]) for name, at in layout(graph).items()}
    again = layout(graph, like=first)
    for axis in (0, 1):
        before, after = ([places[name][axis] for name in graph] for places in (first, again))
        assert np.corrcoef(before, after)[0, 1] > 0.8


def test_of_equals_those_of_the_larger_part_come_first():
    graph = network(("x", "y"), ("m", "n"), ("n", "o"))
    assert rank(graph) == ["n", "m", "o", "x", "y"]


def test_many_actors_have_a_place_each():
    graph = nx.MultiDiGraph(nx.barabasi_albert_graph(CORE + 300, 2, seed=1))
    named = nx.relabel_nodes(graph, {n: f"n{n:04}" for n in graph})
    places = layout(named)
    assert len(places) == len(set(places.values())) == CORE + 300
    assert all(math.isfinite(x) and math.isfinite(y) for x, y in places.values())


def test_no_actor_at_all():
    assert layout(nx.MultiDiGraph()) == {}


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.integers(-50, 50), st.integers(-50, 50)), min_size=1, max_size=12))
def test_separate_parts_whatever_coincides(points):
    moved = separate(np.array(points, dtype=np.float64), gap=10, rounds=500)
    assert moved.shape == (len(points), 2)
    for p, q in combinations(moved.tolist(), 2):
        assert math.dist(p, q) >= 9.9
