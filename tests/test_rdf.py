import shutil
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pyoxigraph as ox
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import rdf
from kg.model import (
    Actor,
    Article,
    Attribution,
    Basis,
    DateSpan,
    Event,
    Granularity,
    Ground,
    Judgement,
    Kind,
    Mention,
    Post,
    Span,
    Status,
    Subject,
    Verdict,
)
from kg.store.linking import mark, read_leads
from kg.taxonomy import load_taxonomy
from tests.factories import ACTORS, ONTOLOGY, corpus, judgement

TAXONOMY = load_taxonomy(ONTOLOGY)
HOSTILE = st.sampled_from(
    ["", "..", "a/b", "a#b?c", "%2F", '<>"{}|^`\\', "\x00\n\r\t", "Ünal 🕊", "' }"]
)
TEXTS = st.one_of(HOSTILE, st.text(max_size=12))
MAYBE = st.none() | TEXTS
ARTICLE_TEXT = 'He said: "No\n\\ way" — Ünal, 🕊 and \x00 <b> 100 %.'
MENTION_TEXTS = "name role actor label country sector resolved".split()
DAYS = st.dates(min_value=date(1, 1, 1))


@st.composite
def spans(draw):
    start = draw(st.integers(0, len(ARTICLE_TEXT)))
    end = draw(st.integers(start, len(ARTICLE_TEXT)))
    return Span(ARTICLE_TEXT[start:end], start, end)


@st.composite
def mentions(draw):
    at = draw(spans())
    return Mention(
        text=at.text,
        start=at.start,
        end=at.end,
        kind=draw(st.sampled_from(Kind)),
        ground=draw(st.none() | st.sampled_from(Ground)),
        **{key: draw(MAYBE) for key in MENTION_TEXTS},
    )


DATE_SPANS = st.builds(
    DateSpan,
    start=DAYS,
    end=DAYS,
    text=MAYBE,
    granularity=st.sampled_from(Granularity),
    basis=st.sampled_from(Basis),
)
LISTS = st.lists(mentions(), max_size=3).map(tuple)


def events(article):
    return st.builds(
        Event,
        article=st.just(article),
        sentence=spans(),
        sentence_index=st.integers(0, 10**6),
        subtype=st.none() | st.sampled_from(sorted(TAXONOMY.subtypes)),
        event_type=st.none() | st.sampled_from(sorted(TAXONOMY.types)),
        trigger=spans(),
        mode=MAYBE,
        cameo=MAYBE,
        sources=LISTS,
        targets=LISTS,
        venue=st.none() | mentions(),
        reciprocal=st.booleans(),
        initiator=MAYBE,
        date=st.none() | DATE_SPANS,
        status=st.sampled_from(Status),
        attribution=st.none() | st.builds(Attribution, by=LISTS, cue=TEXTS, quoted=st.booleans()),
        confidence=st.floats(0, 1),
        type_confidence=st.floats(0, 1),
        coreferent=st.lists(spans(), max_size=2).map(tuple),
        rule=TEXTS,
    )


@st.composite
def articles_with_events(draw):
    article = Article(
        id=draw(TEXTS),
        text=ARTICLE_TEXT,
        title=draw(TEXTS),
        date=draw(st.none() | DAYS),
        url=draw(MAYBE),
        publisher=draw(MAYBE),
    )
    return article, draw(st.lists(events(article.id), max_size=3))


def through_a_store(quads):
    store = ox.Store()
    store.extend(quads)
    return list(store)


@settings(deadline=None, max_examples=60)
@given(articles_with_events())
def test_events_come_back_equal(pair):
    article, found = pair
    rdf.check_offsets(article, found)
    quads = through_a_store(rdf.event_quads(article.id, found, TAXONOMY))
    assert list(rdf.EventReader(article.id, quads).events()) == found


def test_what_an_older_store_says_of_an_event_is_of_its_type():
    article, found = corpus()[0]
    quads = list(rdf.event_quads(article.id, found, TAXONOMY))
    older = [quad for quad in quads if quad.predicate != rdf.term("kg:typeConfidence")]
    assert len(older) == len(quads) - len(found)
    for event in rdf.EventReader(article.id, through_a_store(older)).events():
        assert event.type_confidence == event.confidence == 0.87


@settings(deadline=None, max_examples=60)
@given(articles_with_events())
def test_articles_come_back_equal_without_text(pair):
    article, _ = pair
    quads = rdf.article_quads(article, content="c", generator="kg/1", when="2022-02-01T00:00:00Z")
    (back,) = rdf.read_articles(through_a_store(quads))
    assert (back.id, back.title, back.date) == (article.id, article.title, article.date)
    assert (back.url, back.publisher, back.text) == (article.url, article.publisher, "")


@settings(deadline=None, max_examples=60)
@given(
    st.builds(
        Actor,
        id=TEXTS,
        label=TEXTS,
        kind=st.sampled_from(Kind),
        country=MAYBE,
        sector=MAYBE,
        wikidata=MAYBE,
        aliases=st.sets(TEXTS, max_size=4).map(lambda found: tuple(sorted(found))),
        part_of=MAYBE,
        learned=st.booleans(),
    ),
    st.builds(
        Post,
        person=TEXTS,
        title=TEXTS,
        organisation=MAYBE,
        country=MAYBE,
        begin=st.none() | DAYS,
        end=st.none() | DAYS,
    ),
)
def test_actors_and_posts_come_back_equal(actor, post):
    quads = through_a_store(rdf.actor_quads([actor]) + rdf.post_quads([post]))
    assert list(rdf.read_actors(quads)) == [actor]
    assert list(rdf.read_posts(quads)) == [post]


ZONES = st.integers(-14 * 60, 14 * 60).map(lambda m: timezone(timedelta(minutes=m)))
JUDGEMENTS = st.builds(
    Judgement,
    subject=st.sampled_from(Subject),
    left=TEXTS,
    right=TEXTS,
    verdict=st.sampled_from(Verdict),
    by=TEXTS,
    at=st.datetimes(datetime(1, 1, 3), datetime(9999, 12, 29), timezones=ZONES),
    reason=TEXTS,
    score=st.none() | st.floats(0, 1),
    article=MAYBE,
)


@settings(deadline=None, max_examples=100)
@given(st.lists(JUDGEMENTS, max_size=4, unique_by=lambda j: (j.left, j.right, j.at)))
def test_judgements_come_back_equal(found):
    quads = through_a_store(rdf.judgement_quads(found, rdf.JUDGEMENTS_GRAPH))
    assert {quad.graph_name for quad in quads} <= {rdf.JUDGEMENTS_GRAPH}
    expected = sorted(found, key=lambda j: (j.at, j.left, j.right))
    assert list(rdf.read_judgements(quads)) == expected
    assert rdf.judgement_quads(found, rdf.JUDGEMENTS_GRAPH) == rdf.judgement_quads(
        [replace(j, at=j.at.astimezone(UTC)) for j in found], rdf.JUDGEMENTS_GRAPH
    ), "the same decision, wherever the clock stands"


@given(st.dictionaries(TEXTS, TEXTS, max_size=4))
def test_retellings_come_back_equal(leads):
    store = ox.Store()
    store.extend(rdf.retelling_quads(leads))
    assert read_leads(store) == leads


@given(TEXTS)
def test_an_id_survives_its_iri(name):
    assert rdf.identify(rdf.mint(rdf.ACTOR, name).value) == name


def edges(events_of_article):
    return {
        (
            source.value.rsplit("/", 1)[1],
            action.value.rsplit("#", 1)[1],
            target.value.rsplit("/", 1)[1],
        )
        for event in events_of_article
        for source, action, target in rdf.direct_edges(event, TAXONOMY)
    }


def test_only_what_happened_has_an_edge():
    found = {article.id: edges(events) for article, events in corpus()}
    both = {
        ("antony-blinken", "phoned", "sergey-lavrov"),
        ("sergey-lavrov", "phoned", "antony-blinken"),
    }
    assert found["a1"] == both
    assert found["a3"] == found["a6"] == set()
    assert found["a4"] == {("united-states", "sanctioned", "russia")}


def test_the_generated_ontology_is_up_to_date():
    text = (ONTOLOGY / "event-types.ttl").read_text(encoding="utf-8")
    assert text == rdf.taxonomy_turtle(TAXONOMY), "write taxonomy_turtle(...) to event-types.ttl"
    ox.Store().load(text, format=ox.RdfFormat.TURTLE)


def test_a_store_knows_the_types_of_an_ontology_that_was_edited(tmp_path):
    shutil.copytree(ONTOLOGY, tmp_path / "ontology")
    types = tmp_path / "ontology" / "event-types.yaml"
    text = types.read_text(encoding="utf-8").replace("  extradition: {", "  handover: {", 1)
    types.write_text(text, encoding="utf-8")
    known = {quad.subject for quad in rdf.ontology_quads(tmp_path / "ontology")}
    assert ox.NamedNode(f"{rdf.TYPE}handover") in known
    assert ox.NamedNode(f"{rdf.TYPE}extradition") not in known


def test_every_term_that_is_written_is_declared():
    article, found = corpus()[4]
    said = judgement("a", "b", article="a1")
    found = [replace(e, sources=tuple(map(judged, e.sources))) for e in found]
    quads = rdf.event_quads(article.id, found, TAXONOMY) + rdf.actor_quads(ACTORS.values())
    quads += rdf.article_quads(article, content="c", generator="g", when="2022-02-01T00:00:00Z")
    quads += rdf.judgement_quads([replace(said, reason="r", score=0.5)], rdf.JUDGEMENTS_GRAPH)
    quads += [*rdf.retelling_quads({"a": "b"}), mark("a1")]
    declared = {
        quad.subject.value
        for name in ("kg.ttl", "event-types.ttl")
        for quad in ox.parse((ONTOLOGY / name).read_bytes(), format=ox.RdfFormat.TURTLE)
    }
    used = {
        node.value
        for quad in quads
        for node in (quad.predicate, quad.object)
        if node.value.startswith(rdf.KG)
    }
    assert {f"{rdf.KG}{name}" for name in "Judgement resolvedAs ground retells".split()} <= used
    assert used <= declared


def judged(mention):
    return replace(mention, resolved="russia", ground=Ground.NAME)
