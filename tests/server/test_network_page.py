"""``/``: the network page of what the parameters choose, kept until the store changes."""

import http.client
import re
from urllib.parse import quote

import pytest

from kg.page.packing import unpack
from kg.store import Store
from tests.factories import ONTOLOGY, corpus
from tests.server.conftest import serving, until

PAGE = {"Accept": "text/html,application/xhtml+xml"}


def data(answer):
    """What the page embeds."""
    assert answer.status == 200, answer.text
    return unpack(*re.findall(r'id="(?:payload|rest)">([^<]+)<', answer.text))


def events(answer):
    return len(data(answer)["events"])


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("", 9),
        ("a=&b=&type=", 9),
        ("a=Blinken", 3),
        ("a=antony-blinken&b=Lavrov&status=planned", 1),
        ("a=Russia", 8),  # with what Lavrov did for it
        ("a=Russia&level=person", 5),
        ("a=Russia&b=Ukraine&level=country", 4),
        ("type=attack&type=CONSULT", 4),
        ("status=denied", 1),
        ("from=2022-02-05&to=2022-02", 5),
        ("from=2023", 0),
    ],
)
def test_it_holds_what_is_asked_for(site, query, number):
    answer = site("GET", f"/?{query}", headers=PAGE)
    assert answer.type == "text/html; charset=utf-8"
    assert events(answer) == number


def test_where_nothing_is_left_it_knows_what_was_asked_for(site):
    why = data(site("GET", "/?from=2023"))["emptied"]
    assert why == {"held": 9, "chosen": ["from 1 Jan 2023 on"], "wider": [["of any time", 10]]}
    assert data(site("GET", "/"))["emptied"] is None


def test_it_is_the_page_of_kg_export_with_links_to_the_pages_of_the_server(site):
    found = data(site("GET", "/"))
    assert len(found["pages"]) == len(found["events"])
    assert site("GET", f"/event/{found['pages'][0]}").status == 200
    assert ">Query</a>" in site("GET", "/").text


def test_the_policy_in_the_head_is_that_of_the_page(site):
    answer = site("GET", "/")
    inside = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', answer.text)[1]
    told = answer.headers["Content-Security-Policy"]
    assert told == f"{inside.replace('&#39;', chr(39))}; frame-ancestors 'none'"
    assert "unsafe" not in told


def test_it_is_sent_once(site):
    answer = site("GET", "/?a=Blinken")
    tag = answer.headers["ETag"]
    again = site("GET", "/?a=Blinken", headers={"If-None-Match": f'"x", {tag}'})
    assert (again.status, again.body) == (304, b"")
    assert again.headers["ETag"] == tag
    assert site("GET", "/?a=Lavrov", headers={"If-None-Match": tag}).status == 200


@pytest.mark.parametrize(
    ("query", "status", "told"),
    [
        ("a=nobody", 404, "No actor is called &#x27;nobody&#x27;"),
        (
            "a=Nobodyx",
            404,
            "&#x27;Nobodyx&#x27;; /actors?q= finds actors by a part of their names.",
        ),
        ("from=soon", 400, "&#x27;soon&#x27; is not a date"),
        ("from=2023&to=2022", 400, "the last is before the first"),
        ("type=dance", 400, "No event type is called &#x27;dance&#x27;"),
        ("status=sure", 400, "No status is called &#x27;sure&#x27;"),
        ("level=world", 400, "No level is called &#x27;world&#x27;"),
        ("who=x", 400, "There is no parameter &#x27;who&#x27;"),
        ("a=x&a=y", 400, "A is given 2 times"),
        (f"a={quote('<script>alert(1)</script>')}", 404, "&lt;script&gt;"),
    ],
)
def test_what_is_wrong_stands_above_the_form(site, query, status, told):
    answer = site("GET", f"/?{query}", headers=PAGE)
    assert answer.status == status
    assert told in answer.text
    assert '<form class="fields" action="/"' in answer.text
    assert "ETag" not in answer.headers


def test_the_form_keeps_what_was_given(site):
    text = site("GET", "/choose?a=Russia&type=attack&status=denied&level=country").text
    assert 'name="a" value="Russia"' in text
    for value in ("attack", "denied", "country"):
        assert f'<option value="{value}" selected>' in text


def test_too_many_events_are_refused_and_fewer_asked_for(site):
    with serving(site.path, page=5, seconds=60) as server:
        answer = server("GET", "/", headers=PAGE)
        assert answer.status == 403
        assert "10 events are more than a page can hold, 5: choose some." in answer.text
        assert events(server("GET", "/?status=denied")) == 1


def test_many_who_want_it_at_once_get_one_page(path):
    with serving(path, seconds=60) as server:
        asked = [http.client.HTTPConnection(server.host, server.port, timeout=90) for _ in range(6)]
        for connection in asked:
            connection.request("GET", "/")
        answers = [connection.getresponse() for connection in asked]
        assert {answer.status for answer in answers} == {200}
        assert len({answer.read() for answer in answers}) == 1
        for connection in asked:
            connection.close()


def test_another_store_another_page(path):
    with serving(path, seconds=60) as server:
        before = server("GET", "/?a=Ukraine")
        assert before.status == 200
        assert events(before) == 0
        article, told = corpus()[4]
        with Store.open(path, ontology=ONTOLOGY) as store:
            store.add(article, told)
        after = until(lambda: events(found := server("GET", "/?a=Ukraine")) == 1 and found, 60)
        tag = {"If-None-Match": before.headers["ETag"]}
        assert server("GET", "/?a=Ukraine", headers=tag).body == after.body
