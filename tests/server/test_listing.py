"""``/events`` and ``/actors`` as JSON."""

from urllib.parse import quote

import pytest

from kg.store import Store
from tests.factories import ONTOLOGY, corpus
from tests.server.conftest import serving
from tests.server.site import AGAIN


def events(server, query=""):
    answer = server("GET", f"/events?{query}")
    assert answer.status == 200, answer.text
    assert answer.type == "application/json"
    return answer.json["events"]


@pytest.mark.parametrize(
    ("query", "articles"),
    [
        ("", ["a1", AGAIN, "a2", "a3", "a4", "a5", "a6", "a7", "a8", "a8"]),
        ("order=newest&limit=3", ["a8", "a8", "a7"]),
        ("actor=Blinken", ["a1", AGAIN, "a2", "a3"]),
        ("actor=russia&level=person", ["a4", "a5", "a6", "a8", "a8"]),
        ("actor=russia&other=united-states", ["a1", AGAIN, "a2", "a3", "a4"]),
        ("actor=Lavrov&other=antony-blinken&status=planned", ["a3"]),
        ("type=attack&type=SANCTION", ["a4", "a5", "a6"]),
        ("type=attack&status=denied&status=planned", ["a6"]),
        ("from=2022-02-06", ["a7", "a8", "a8"]),
        ("to=2022-02-02", ["a1", AGAIN, "a2"]),
        ("from=2022-02-04&to=2022-02-04", ["a4"]),
        ("from=2022-02-05&to=2022-02-04", []),
        ("article=a8", ["a8", "a8"]),
        ("confidence=0.6&to=2022-02-01", ["a1"]),
        ("from=2023", []),
    ],
)
def test_what_is_asked_for_comes(site, query, articles):
    assert [one["article"] for one in events(site, query)] == articles


def test_an_event(site):
    one, again, *_ = events(site)
    _, (event,) = corpus()[0]
    assert one["id"] == event.key
    assert one["iri"] == f"https://kg.example/event/{event.key}"
    assert site("GET", one["page"]).status == 200
    assert (one["begin"], one["end"], one["status"]) == ("2022-02-01", "2022-02-01", "actual")
    assert [m["id"] for m in one["sources"] + one["targets"]] == ["antony-blinken", "sergey-lavrov"]
    start = one["trigger"]["start"] - one["sentence_start"]
    assert one["sentence"][start:].startswith("phoned")
    assert one["report"]["url"] == "https://news.example/a1"
    assert site("GET", one["report"]["page"]).status == 200
    assert (one["retells"], again["retells"]) == (None, one["id"])


@pytest.mark.parametrize("query", ["", "order=newest", "actor=russia&level=person", "type=CONSULT"])
@pytest.mark.parametrize("limit", [1, 3, 200])
def test_page_by_page_all_come_once(site, query, limit):
    whole = [one["id"] for one in events(site, query)]
    found, cursor = [], ""
    while cursor is not None:
        answer = site("GET", f"/events?{query}&limit={limit}{cursor}").json
        assert len(answer["events"]) <= limit
        found += [one["id"] for one in answer["events"]]
        cursor = f"&cursor={quote(answer['next'])}" if answer["next"] else None
    assert found == whole


def test_what_is_added_meanwhile_does_not_shift_the_pages(path):
    with serving(path, seconds=60) as server:
        first = server("GET", "/events?limit=2").json
        article, told = corpus()[6]
        with Store.open(path, ontology=ONTOLOGY) as store:
            store.add(article, told)
        rest = server("GET", f"/events?cursor={quote(first['next'])}").json["events"]
        assert [one["article"] for one in rest][:2] == ["a3", "a4"]


@pytest.mark.parametrize(
    ("path", "status", "told"),
    [
        ("/events?actor=nobody", 404, "No actor is called 'nobody'"),
        (
            "/events?actor=Nobodyx",
            404,
            "No actor is called 'Nobodyx'; /actors?q= finds actors by a part of their names.",
        ),
        ("/events?article=none", 404, "No article has the id 'none'."),
        ("/events?limit=0", 400, "Limit is a number from 1 to 200, not '0'."),
        ("/events?limit=2.5", 400, "Limit is a whole number, not '2.5'."),
        ("/events?limit=nan", 400, "Limit is a number"),
        ("/events?confidence=2", 400, "Confidence is a number from 0 to 1, not '2'."),
        ("/events?confidence=%D9%A1", 400, "Confidence is a number"),
        ("/events?cursor=x", 400, "This is no place in the list"),
        ("/events?order=best", 400, "There is no order 'best', but oldest and newest."),
        ("/events?from=", 400, "From is empty: leave it out."),
        ("/events?to=2022-02-30", 400, "'2022-02-30' is not a date"),
        ("/events?who=x", 400, "There is no parameter 'who', but actor, other,"),
        ("/events?actor=a&actor=b", 400, "Actor is given 2 times: give it once."),
        ("/events?actor=%E9", 400, "The parameters are not UTF-8"),
        ("/actors?from=2022", 400, "There is no parameter 'from', but q, limit."),
    ],
)
def test_what_is_wrong_is_problem_json(site, path, status, told):
    answer = site("GET", path)
    assert (answer.status, answer.type) == (status, "application/problem+json")
    problem = answer.json
    assert set(problem) == {"type", "title", "status", "detail"}
    assert problem["status"] == status
    assert problem["detail"].startswith(told)


def test_other_methods(site):
    for method in ("POST", "PUT", "DELETE", "TRACE", "OPTIONS"):
        answer = site(method, "/events")
        assert (answer.status, answer.type) == (405, "application/problem+json")
        assert answer.headers["Allow"] == "GET, HEAD"
    assert site("HEAD", "/events").status == 200


def test_it_is_sent_once(site):
    tag = site("GET", "/events?limit=1").headers["ETag"]
    assert site("GET", "/events?limit=1", headers={"If-None-Match": tag}).status == 304
    assert site("GET", "/events?limit=2", headers={"If-None-Match": tag}).status == 200


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("q=lavrov", ["sergey-lavrov"]),
        ("q=LAV", ["sergey-lavrov"]),
        ("q=russia", ["russia", "russia-foreign-ministry"]),
        ("q=foreign", ["russia-foreign-ministry"]),
        ("q=nobody", []),
        ("limit=2", ["antony-blinken", "russia"]),
    ],
)
def test_actors(site, query, ids):
    answer = site("GET", f"/actors?{query}").json
    assert [one["id"] for one in answer["actors"]] == ids
    assert answer["more"] == (query == "limit=2")


def test_an_actor_has_what_is_known(site):
    (one,) = site("GET", "/actors?q=lavrov").json["actors"]
    assert one["label"] == "Sergey Lavrov"
    assert one["wikidata"] == "Q58217"
    assert one["part_of"] == "russia"
    assert "Sergei Lavrov" in one["aliases"]
    assert site("GET", one["page"]).status == 200
