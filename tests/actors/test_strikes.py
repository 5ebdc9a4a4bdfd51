"""Which events of an article fall under a strike."""

from dataclasses import replace
from datetime import timedelta

import pytest

from kg.actors.strikes import Strikes, put_back
from kg.model import Span, Subject, Verdict
from tests.factories import article, event, judgement, mention

LAVROV, BLINKEN = {"Lavrov": "sergey-lavrov"}, {"Blinken": "antony-blinken"}
ONE = article("a1", "Blinken phoned Lavrov, and Blinken warned Russia.")
CALL = event(ONE, "phone-call", "phoned", BLINKEN, LAVROV)
WARNING = event(ONE, "warning", "warned", BLINKEN, {"Russia": "russia"})


def strike(of, verdict=Verdict.STRUCK, **options):
    where = {"subject": Subject.EVENTS, "article": of.article}
    said = judgement(of.key, of.key, verdict, **where, **options)
    return replace(said, event=of)


def later(of, by=10):
    """An event as it stands where its article has got a longer beginning."""

    def moved(span):
        return replace(span, start=span.start + by, end=span.end + by)

    return replace(
        of,
        sentence=moved(of.sentence),
        trigger=moved(of.trigger),
        sources=tuple(map(moved, of.sources)),
        targets=tuple(map(moved, of.targets)),
    )


def test_an_event_is_struck_by_its_key():
    standing, struck = Strikes([strike(CALL)]).sift([CALL, WARNING])
    assert standing == [WARNING]
    assert [one.event for one in struck] == [CALL]


def test_the_last_word_counts():
    said = strike(CALL)
    restored = strike(CALL, Verdict.OPEN, hour=1)
    assert Strikes([restored, said]).in_force == {}
    again = replace(said, at=said.at + timedelta(hours=2))
    assert list(Strikes([said, restored, again]).in_force) == [CALL.key]


def test_what_says_the_same_elsewhere_in_the_article_is_struck():
    moved = later(CALL)
    assert moved.key != CALL.key
    standing, struck = Strikes([strike(CALL)]).sift([moved, later(WARNING)])
    assert standing == [later(WARNING)]
    assert [(one.left, one.event) for one in struck] == [(CALL.key, moved)]


@pytest.mark.parametrize(
    "other",
    [
        replace(later(CALL), subtype="meeting"),
        replace(later(CALL), sentence=Span("Blinken phoned Lavrov again.", 10, 38)),
        replace(later(CALL), targets=(mention(ONE.text, "Russia", "russia"),)),
        replace(later(CALL), sources=later(CALL).targets, targets=later(CALL).sources),
    ],
    ids=["type", "sentence", "target", "direction"],
)
def test_what_says_something_else_stands(other):
    assert Strikes([strike(CALL)]).sift([other]) == ([other], [])


def test_parties_are_the_same_by_who_they_are_or_by_their_words():
    merged = replace(CALL.sources[0], actor="x", label="X", resolved="antony-blinken")
    renamed = replace(CALL.sources[0], actor="tony-blinken")
    for source in (merged, renamed):
        other = replace(later(CALL), sources=(source,))
        assert Strikes([strike(CALL)]).sift([other])[0] == []


def test_of_two_that_say_the_same_one_strike_takes_one():
    first, second = later(CALL), replace(later(CALL, 20), trigger=Span("called", 30, 36))
    standing, struck = Strikes([strike(CALL)]).sift([second, first])
    assert standing == [second]
    assert [one.event for one in struck] == [first]
    assert Strikes([strike(CALL), strike(second)]).sift([second, first])[0] == []


def test_an_event_comes_back_where_the_text_tells_it():
    assert put_back([WARNING], CALL) == [CALL, WARNING]
    assert put_back([CALL], WARNING) == [CALL, WARNING]
    assert put_back([], CALL) == [CALL]
