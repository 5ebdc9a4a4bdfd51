"""Every IRI of the store at its path: as a page, and in RDF."""

import re
from dataclasses import replace
from itertools import count

import pyoxigraph as ox
import pytest

from kg import rdf
from kg.model import Span
from kg.server.pages.resource import show
from kg.store import Store
from tests.factories import ACTORS, ONTOLOGY, article, corpus, event
from tests.server.conftest import serving
from tests.server.site import AGAIN

HTML = {"Accept": "text/html"}
EVENT = corpus()[0][1][0].key
FORMATS = {
    "text/turtle": ("ttl", ox.RdfFormat.TURTLE),
    "application/n-triples": ("nt", ox.RdfFormat.N_TRIPLES),
    "application/ld+json": ("jsonld", ox.RdfFormat.JSON_LD),
    "application/rdf+xml": ("rdf", ox.RdfFormat.RDF_XML),
}


def minted(path):
    """All IRIs of ours in a store."""
    with Store.open(path, read_only=True, ontology=ONTOLOGY) as store:
        return sorted(
            {
                node.value.split("#")[0]
                for quad in store._engine.quads_for_pattern(None, None, None, None)
                for node in (quad.subject, quad.predicate, quad.object, quad.graph_name)
                if isinstance(node, ox.NamedNode) and node.value.startswith(rdf.BASE)
            }
        )


def test_every_iri_has_a_page_and_every_link_of_it_leads_somewhere(site):
    paths = {iri.removeprefix(rdf.BASE.rstrip("/")) for iri in minted(site.path)}
    kinds = {path.split("/")[1] for path in paths}
    assert {"actor", "article", "event", "graph", "ontology", "post", "software", "type"} <= kinds
    # of each kind some: an answer takes a while on a machine with much to do
    sample = {
        path for kind in kinds for path in sorted(p for p in paths if p[1:].startswith(kind))[:9]
    }
    links = set()
    for path in sample:
        answer = site("GET", path, headers=HTML)
        assert answer.status == 200, path
        links |= {link.split("#")[0] for link in re.findall(r'href="(/[^"?#]*)', answer.text)}
    for path in sorted(links - sample - {"/"})[:60]:
        assert site("GET", path, headers=HTML).status == 200, path


@pytest.mark.parametrize("media", FORMATS)
def test_a_client_says_what_it_takes(site, media):
    name, format = FORMATS[media]
    path = "/actor/sergey-lavrov"
    by_header = site("GET", path, headers={"Accept": f"{media}, */*;q=0.1"})
    by_name = site("GET", f"{path}?format={name}")
    assert by_header.type.split(";")[0] == by_name.type.split(";")[0] == media
    for answer in (by_header, by_name):
        subjects = {quad.subject.value for quad in ox.parse(answer.body, format=format)}
        assert f"{rdf.ACTOR}sergey-lavrov" in subjects
    assert "Accept" in by_header.headers["Vary"]


def test_a_browser_and_a_client_that_does_not_care_get_the_page(site):
    browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
    for accept in (browser, "*/*", None):
        headers = {"Accept": accept} if accept else {}
        assert site("GET", "/actor/russia", headers=headers).type == "text/html; charset=utf-8"
    assert (
        site("GET", "/actor/russia?format=html", headers={"Accept": "text/turtle"}).type[:9]
        == "text/html"
    )


NOTHING, NO_FORMAT = "knows nothing of", "This cannot be had as"


@pytest.mark.parametrize(
    ("path", "accept", "status", "told"),
    [
        ("/actor/nobody", "*/*", 404, NOTHING),
        ("/actor/nobody", "text/turtle", 404, NOTHING),
        ("/actor/x/russia", "*/*", 404, NOTHING),
        ("/event/none", "*/*", 404, NOTHING),
        ("/article/none", "text/html", 404, NOTHING),
        ("/type/dance", "*/*", 404, NOTHING),
        ("/actor/", "*/*", 404, NOTHING),
        ("/actor/russia", "image/png", 406, NO_FORMAT),
        ("/actor/russia?format=csv", "*/*", 406, NO_FORMAT),
        ("/actor/russia?format=pdf", "*/*", 400, "There is no format"),
        ("/actor/russia?after=x", "*/*", 400, "This is no place in the list"),
    ],
)
def test_what_is_not_to_be_had(site, path, accept, status, told):
    answer = site("GET", path, headers={"Accept": accept})
    assert answer.status == status
    assert told in answer.text


def test_a_page_that_is_not_there_is_a_page(site):
    answer = site("GET", "/actor/nobody", headers=HTML)
    assert answer.type == "text/html; charset=utf-8"
    assert "The store knows nothing of &lt;https://kg.example/actor/nobody&gt;." in answer.text
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    anywhere = site("GET", "/nowhere", headers=HTML)
    assert "There is nothing at /nowhere." in anywhere.text


def retelling(path):
    """The key of the event that tells again what `EVENT` tells."""
    with Store.open(path, read_only=True, ontology=ONTOLOGY) as store:
        (key,) = [key for key, lead in store.leads().items() if lead == EVENT]
    return key


def test_an_actor(site):
    text = site("GET", "/actor/sergey-lavrov", headers=HTML).text
    assert "<title>Sergey Lavrov – kg</title>" in text
    assert "Sergei Lavrov" in text
    assert 'href="https://www.wikidata.org/wiki/Q58217"' in text
    assert 'href="/actor/russia"' in text
    assert 'href="/?a=sergey-lavrov"' in text
    assert "9 Mar 2004 – today" in text
    assert text.count('<article class="event') == 4
    assert text.index("3 Feb 2022") < text.index("2 Feb 2022") < text.index("1 Feb 2022")
    assert '<mark class="trigger">phoned</mark>' in text
    assert "What points here" in text
    assert "/query?query=SELECT" in text


def test_an_event(site):
    text = site("GET", f"/event/{EVENT}", headers=HTML).text
    assert '<time datetime="2022-02-01"' in text
    assert '<mark class="party">Blinken</mark> <mark class="trigger">phoned</mark>' in text
    assert 'href="https://news.example/a1"' in text
    assert "Told by 1 more report" in text
    again = rdf.mint(rdf.EVENT, retelling(site.path)).value
    assert again.removeprefix("https://kg.example") in text


def test_an_event_says_which_words_stand_in_another_sentence(tmp_path):
    sentence = "It sanctioned Russia."
    told = article("far", f"Washington spoke. {sentence}")
    near = event(told, "sanctions-imposed", "sanctioned", {"Washington": "united-states"},
                 {"Russia": "russia"})  # fmt: skip
    start = told.text.index(sentence)
    far = replace(near, sentence=Span(sentence, start, len(told.text)))
    with Store.open(tmp_path / "kg.db", ontology=ONTOLOGY) as store:
        store.add(told, [far], ACTORS.values())
        for node in (rdf.mint(rdf.EVENT, far.key), rdf.mint(rdf.ACTOR, "russia")):
            text = show(store, iri=node.value, after=None).body.decode()
            words = "(“<bdi>Washington</bdi>”, from an earlier sentence)"
            assert f'</a><span class="elsewhere"> {words}</span>' in text
            assert text.count("sentence)") == 1, "Russia stands in it"
            listed = '<bdi>Washington</bdi><span class="elsewhere"> from an earlier sentence</span>'
            assert (listed in text) == ("/event/" in node.value)


@pytest.mark.parametrize("mutual", [False, True])
def test_who_is_named_twice_takes_part_once(tmp_path, mutual):
    told = article("twice", "Blinken and the secretary met Lavrov, Blinken said.")
    both = {"Blinken": "antony-blinken", "the secretary": "antony-blinken"}
    met = event(told, "meeting", "met", both, {"Lavrov": "sergey-lavrov"}, by=both,
                reciprocal=mutual)  # fmt: skip
    if mutual:
        met = replace(met, sources=met.sources[:1] + met.targets, targets=met.sources[1:])
    with Store.open(tmp_path / "kg.db", ontology=ONTOLOGY) as store:
        store.add(told, [met], ACTORS.values())
        for node in (rdf.mint(rdf.EVENT, met.key), rdf.mint(rdf.ACTOR, "sergey-lavrov")):
            text = show(store, iri=node.value, after=None).body.decode()
            (who,) = re.findall(r'class="who">(.*?)</h\d>', text)
            assert re.findall(r"<bdi>(.*?)</bdi>", who) == ["Antony Blinken", "Sergey Lavrov"]
            (said,) = re.findall(r'class="said">(.*?)</p>', text)
            assert said.count("Antony Blinken") == 1
            assert text.count('<mark class="party">') == 3, "the sentence names him twice"


def test_the_per_cent_of_an_event_are_of_type_and_parties(site):
    for path in (f"/event/{EVENT}", "/actor/russia"):
        text = site("GET", path, headers=HTML).text
        assert "right in its type and in who takes part" in text
        assert ">87% sure<" in text
        assert "confidence 87" not in text


def test_only_addresses_of_the_web_are_links(site):
    text = site("GET", f"/article/{AGAIN}", headers=HTML).text
    assert "javascript:alert(1)" in text  # as a text, below
    assert 'href="javascript' not in text


def test_a_type_and_a_post(site):
    text = site("GET", "/type/phone-call", headers=HTML).text
    assert "They spoke by telephone" in text
    assert 'href="/type/CONSULT"' in text
    assert text.count('<article class="event') == 2
    posts = [iri for iri in minted(site.path) if "/post/" in iri]
    texts = [
        site("GET", iri.removeprefix("https://kg.example"), headers=HTML).text for iri in posts
    ]
    assert any("<bdi>Minister</bdi>" in text and "Sergey Lavrov" in text for text in texts)


def test_the_ontology(site):
    text = site("GET", "/ontology", headers=HTML).text
    assert 'id="source"' in text
    assert "kg:source" in text
    assert "text/turtle" in site("GET", "/ontology", headers={"Accept": "text/turtle"}).type


def test_it_is_sent_once(site):
    answer = site("GET", "/actor/russia", headers=HTML)
    tag = {"If-None-Match": answer.headers["ETag"], **HTML}
    assert site("GET", "/actor/russia", headers=tag).status == 304
    turtle = {**tag, "Accept": "text/turtle"}
    assert site("GET", "/actor/russia", headers=turtle).status == 200


def test_ids_of_any_kind(path):
    name = "https://news.example/ä b?c#d/é%2F.."
    one = article(name, "Blinken phoned Lavrov.")
    parties = {"Blinken": "antony-blinken"}, {"Lavrov": "sergey-lavrov"}
    told = event(one, "phone-call", "phoned", *parties)
    with Store.open(path, ontology=ONTOLOGY) as store:
        store.add(one, [told])
    with serving(path, seconds=60) as server:
        node = rdf.mint(rdf.ARTICLE, name).value
        page = server("GET", node.removeprefix("https://kg.example"), headers=HTML)
        assert page.status == 200
        (link,) = re.findall(r'<a href="(/event/[^"]+)">all about it', page.text)
        assert server("GET", link, headers=HTML).status == 200
        # a browser may write what need not be encoded as it is
        plain = node.removeprefix("https://kg.example").replace("%3A", ":")
        assert server("GET", plain, headers=HTML).status == 200
        assert server("GET", "/article/%FF%00", headers=HTML).status == 404


def test_many_events_come_page_by_page(path):
    number = 60
    with Store.open(path, ontology=ONTOLOGY) as store:
        for n in range(number):
            one = article(f"m{n}", "Russia warned Ukraine.")
            parties = {"Russia": "russia"}, {"Ukraine": "ukraine"}
            store.add(one, [event(one, "warning", "warned", *parties)])
    with serving(path, seconds=60) as server:
        link, seen = "/actor/ukraine", []
        for _ in count():
            text = server("GET", link, headers=HTML).text
            seen += re.findall(r'href="(/event/[^"]+)">all about it', text)
            following = re.search(r'href="([^"]+)" rel="next"', text)
            if following is None:
                break
            link = following[1].replace("&amp;", "&")
        assert len(seen) == len(set(seen)) == number
        assert 'rel="first"' in text
