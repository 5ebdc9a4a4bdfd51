"""Events struck out of a store, and restored."""

from dataclasses import replace

import pytest

from kg import rdf
from kg.errors import InputError
from kg.model import Span, Subject, Verdict
from kg.store import Outcome, Store, merge
from tests.factories import ONTOLOGY, article, event, judgement
from tests.judged import called, key
from tests.stores import fill, groups, known

LAVROV, BLINKEN = {"Lavrov": "sergey-lavrov"}, {"Blinken": "antony-blinken"}
TEXT = "Blinken phoned Lavrov. Later Blinken warned Russia."
ONE = article("s1", TEXT)


def told(of, lead=""):
    """The events of an article whose text has something before that of `ONE`."""
    at = len(lead)
    first = replace(of, text="Blinken phoned Lavrov.")
    call = event(first, "phone-call", "phoned", BLINKEN, LAVROV)
    call = moved(call, at)
    warning = event(of, "warning", "warned", BLINKEN, {"Russia": "russia"})
    sentence = Span("Later Blinken warned Russia.", at + 23, at + 51)
    source = replace(warning.sources[0], start=at + 29, end=at + 36)
    return [call, replace(warning, sentence=sentence, sentence_index=1, sources=(source,))]


def moved(of, by):
    shift = lambda span: replace(span, start=span.start + by, end=span.end + by)  # noqa: E731
    return replace(
        of,
        sentence=shift(of.sentence),
        trigger=shift(of.trigger),
        sources=tuple(map(shift, of.sources)),
        targets=tuple(map(shift, of.targets)),
    )


CALL, WARNING = told(ONE)


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "store", ontology=ONTOLOGY) as found:
        fill(found, [(ONE, [CALL, WARNING])])
        found.identity.link()
        yield found


def judge(store, of, verdict=Verdict.STRUCK, *, hour=0, record=None):
    """Strike an event (key) or restore it, and link, as the commands do."""
    id = of.rpartition("-")[0]
    said = judgement(of, of, verdict, subject=Subject.EVENTS, article=id, hour=hour)
    changed = store.identity.judge(replace(said, event=record))
    store.identity.link()
    return changed


def keys(store, of="s1"):
    return [one.key for one in store.events(of)]


def test_a_struck_event_is_nowhere_but_in_its_judgement(store):
    assert judge(store, CALL.key) == 1
    assert keys(store) == [WARNING.key]
    said = {q.predicate for q in store._engine if "Blinken phoned Lavrov." in str(q.object)}
    assert said == {rdf.term("kg:record")}
    assert store.stats()["events"] == 1
    assert store.check(shacl=True) == []
    (strike,) = store.identity.strikes().in_force.values()
    assert (strike.event, strike.by, strike.article) == (CALL, "test", "s1")


def test_a_restored_event_leaves_the_graph_as_it_was(store):
    before = known(store)
    for hour, one in enumerate((CALL, WARNING)):
        assert judge(store, one.key, hour=hour) == 1
        assert judge(store, one.key, Verdict.OPEN, hour=hour + 10) == 1
        assert known(store) == before


def test_an_edge_goes_with_the_last_event_that_supports_it(store):
    twice = replace(CALL, sentence=WARNING.sentence, trigger=WARNING.trigger)
    store.add(ONE, [CALL, twice])
    edge = str(rdf.term("kg:phoned"))
    edges = lambda: [q for q in store._engine if str(q.predicate) == edge]  # noqa: E731
    both = len(edges())
    assert both
    judge(store, CALL.key)
    assert len(edges()) == both
    judge(store, twice.key, hour=1)
    assert edges() == []
    assert store.check() == []


def test_what_cannot_be_struck(store):
    judge(store, CALL.key)
    with pytest.raises(InputError, match=f"{CALL.id} was struck out by test on 2022"):
        judge(store, CALL.key, hour=1)
    with pytest.raises(InputError, match="no event has the id 's1-0123'"):
        judge(store, "s1-0123")
    with pytest.raises(InputError, match="is one event already"):
        judge(store, WARNING.key, Verdict.SAME)
    where = {"subject": Subject.EVENTS, "article": "s2"}
    said = judgement(WARNING.key, WARNING.key, Verdict.STRUCK, **where)
    with pytest.raises(InputError, match="is no event of the article s2"):
        store.identity.judge(said)


def test_added_again_it_stays_out(store):
    judge(store, CALL.key)
    assert store.add(ONE, [CALL, WARNING]) is Outcome.UNCHANGED
    assert keys(store) == [WARNING.key]
    store.remove("s1")
    assert store.add(ONE, [CALL, WARNING]) is Outcome.ADDED
    assert keys(store) == [WARNING.key]


def test_in_a_changed_article_it_stays_out_and_comes_back_as_told_there(store):
    judge(store, CALL.key)
    lead = "A correction. "
    longer = replace(ONE, text=lead + TEXT)
    call, warning = told(longer, lead)
    assert call.key != CALL.key
    assert store.add(longer, [call, warning]) is Outcome.REPLACED
    assert keys(store) == [warning.key]
    (strike,) = store.identity.strikes().in_force.values()
    assert (strike.left, strike.event) == (CALL.key, call)
    assert judge(store, CALL.key, Verdict.OPEN, hour=1) == 1
    assert keys(store) == [call.key, warning.key]
    assert store.check() == []
    judge(store, call.key, hour=2)
    store.add(ONE, [CALL, WARNING])
    assert keys(store) == [WARNING.key]


def test_a_strike_may_come_before_its_article(tmp_path):
    with Store.open(tmp_path / "other", ontology=ONTOLOGY) as store:
        fill(store)
        assert judge(store, CALL.key, record=CALL) == 0
        store.add(ONE, [CALL, WARNING])
        assert keys(store) == [WARNING.key]
        assert judge(store, CALL.key, Verdict.OPEN, hour=1) == 1
        assert store.check() == []


def test_a_restored_event_of_an_article_that_is_gone_stays_away(store):
    judge(store, CALL.key)
    store.remove("s1")
    assert judge(store, CALL.key, Verdict.OPEN, hour=1) == 0
    assert store.stats()["events"] == 0
    store.add(ONE, [CALL, WARNING])
    assert len(keys(store)) == 2


def test_a_merge_meanwhile_holds_of_a_restored_event(store):
    judge(store, CALL.key)
    store.identity.judge(judgement("russia", "sergey-lavrov", hour=1))
    judge(store, CALL.key, Verdict.OPEN, hour=2)
    (target,) = store.events("s1")[0].targets
    assert (target.actor, target.resolved) == ("russia", "sergey-lavrov")
    assert store.check() == []


def test_an_article_of_another_store_comes_without_it(store, tmp_path):
    judge(store, CALL.key)
    later = replace(ONE, title="Another title")
    with Store.open(tmp_path / "other", ontology=ONTOLOGY) as other:
        fill(other, [(later, [CALL, WARNING])])
        assert list(merge(store, other)) == [Outcome.REPLACED]
    assert keys(store) == [WARNING.key]


# -- stories


@pytest.mark.parametrize("is_lead", [True, False])
def test_a_story_goes_on_without_a_struck_report(store, is_lead):
    calls = [called("c1"), called("c2", "grain and gas"), called("c3", "grain and peace")]
    fill(store, calls)
    store.identity.link()
    before = known(store)
    assert groups(store) == [["c1", "c2", "c3"]]
    lead = next(iter(store.leads().values()))
    one = lead if is_lead else next(key(c) for c in calls if key(c) != lead)
    judge(store, one)
    rest = sorted({"c1", "c2", "c3"} - {one.rpartition("-")[0]})
    assert groups(store) == [rest]
    assert store.check() == []
    judge(store, one, Verdict.OPEN, hour=1)
    assert groups(store) == [["c1", "c2", "c3"]]
    stories = str(rdf.STORIES_GRAPH)
    assert {q for q in known(store) if stories not in q} == {q for q in before if stories not in q}


# -- copies


def test_strikes_are_in_backups_and_exports(store, tmp_path):
    judge(store, CALL.key)
    store.backup(tmp_path / "copy")
    store.dump(tmp_path / "all.nq")
    with Store.open(tmp_path / "copy", ontology=ONTOLOGY) as copy:
        assert copy.identity.strikes().in_force[CALL.key].event == CALL
    with Store.open(tmp_path / "loaded", ontology=ONTOLOGY) as loaded:
        with (tmp_path / "all.nq").open("rb") as lines:
            loaded.load(lines, "all.nq")
        assert judge(loaded, CALL.key, Verdict.OPEN, hour=1) == 1
        assert loaded.check() == []
