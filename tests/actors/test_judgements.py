from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.actors.judgements import Identities
from kg.errors import InputError
from kg.model import Actor, Attribution, Event, Judgement, Kind, Mention, Span, Subject, Verdict
from tests.factories import judgement

D, S, UNDO = Verdict.DIFFERENT, Verdict.SAME, Verdict.OPEN
ACTORS = {id: Actor(id=id, label=id.upper(), kind=Kind.PERSON) for id in "abcdexyzABCDE"}
Said = tuple[str, str, Verdict] | tuple[str, str, Verdict, str]


def judged(*said: Said) -> list[Judgement]:
    """Judgements an hour apart: left, right, verdict and maybe an article."""
    return [
        judgement(one[0], one[1], one[2], hour=hour, article=one[3] if len(one) > 3 else None)
        for hour, one in enumerate(said)
    ]


def mention(actor: str | None) -> Mention:
    return Mention(text="x", start=0, end=1, actor=actor, label=actor and actor.upper())


def event(
    sources: str, targets: str, *, initiator: str | None = None, venue: str = "", by: str = ""
) -> Event:
    span = Span("met", 0, 3)
    return Event(
        article="one", sentence=span, sentence_index=0, subtype="meeting", event_type="CONSULT",
        trigger=span, sources=tuple(map(mention, sources)), targets=tuple(map(mention, targets)),
        venue=mention(venue) if venue else None, initiator=initiator,
        attribution=Attribution(by=tuple(map(mention, by)), cue="said") if by else None,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ([], {"a": "a", "b": "b"}),
        ([("a", "b", S)], {"a": "a", "b": "a", "c": "c"}),
        # who was merged goes along
        ([("a", "b", S), ("b", "c", S)], {"a": "a", "b": "a", "c": "a"}),
        ([("b", "c", S), ("a", "b", S)], {"a": "a", "b": "a", "c": "a"}),
        ([("a", "b", S), ("c", "b", S)], {"a": "c", "b": "c", "c": "c"}),
        ([("a", "b", S), ("c", "d", S), ("d", "b", S)], dict.fromkeys("abcd", "c")),
        # a circle is one actor
        ([("a", "b", S), ("b", "c", S), ("c", "a", S)], {"a": "a", "b": "a", "c": "a"}),
        # of several on a pair the last counts
        ([("a", "b", S), ("b", "a", S)], {"a": "b", "b": "b"}),
        ([("a", "b", S), ("a", "b", D)], {"a": "a", "b": "b"}),
        ([("a", "b", S), ("b", "a", UNDO)], {"a": "a", "b": "b"}),
        ([("a", "b", D), ("a", "b", S)], {"a": "a", "b": "a"}),
        ([("a", "b", S), ("b", "c", S), ("a", "b", UNDO)], {"a": "a", "b": "b", "c": "b"}),
        ([("a", "b", UNDO)], {"a": "a", "b": "b"}),
    ],
)
def test_of(said: list[Said], names: dict[str, str]) -> None:
    found = Identities(judged(*said))
    assert {id: found.of(id) for id in names} == names
    backward = Identities(reversed(judged(*said)))
    assert {id: backward.of(id) for id in names} == names, "time counts, not the order"


@pytest.mark.parametrize(
    ("said", "here", "there"),
    [
        ([("a", "x", S, "one")], "x", "a"),
        ([("a", "x", S, "one"), ("a", "y", S, "one")], "y", "a"),
        ([("a", "x", S, "one"), ("a", "y", S, "one"), ("a", "y", UNDO, "one")], "x", "a"),
        ([("a", "x", S, "one"), ("a", "x", UNDO, "one")], "a", "a"),
        ([("a", "x", S, "one"), ("z", "x", S)], "z", "a"),
        ([("a", "x", S, "one"), ("z", "a", S)], "x", "z"),
        ([("a", "x", D, "one")], "a", "a"),
    ],
)
def test_of_in_one_article(said: list[Said], here: str, there: str) -> None:
    found = Identities(judged(*said))
    assert (found.of("a", "one"), found.of("a", "two"), found.of("a")) == (here, there, there)


def test_judgements_on_events_are_none_on_actors() -> None:
    said = judgement("a", "b", subject=Subject.EVENTS)
    assert Identities([said]).in_force == []
    assert Identities([said]).of("b") == "b"


@pytest.mark.parametrize(
    ("said", "in_force", "any_merged"),
    [
        ([], 0, False),
        ([("a", "b", D)], 1, False),
        ([("a", "b", S)], 1, True),
        ([("a", "x", S, "one")], 1, True),
        ([("a", "b", S), ("a", "b", S, "one")], 2, True),
        ([("a", "b", S), ("b", "a", UNDO)], 0, False),
    ],
)
def test_in_force(said: list[Said], in_force: int, any_merged: bool) -> None:
    found = Identities(judged(*said))
    assert len(found.in_force) == in_force
    assert bool(found) is any_merged


@pytest.mark.parametrize(
    ("said", "pair", "apart"),
    [
        ([("a", "b", D)], "ab", True),
        ([("a", "b", D)], "ba", True),
        ([("a", "b", D)], "ac", False),
        ([("a", "b", D), ("a", "c", S)], "cb", True),
        ([("a", "b", D), ("c", "a", S)], "ab", True),
        ([("a", "b", D, "one")], "ab", False),
        ([("a", "b", D), ("a", "b", UNDO)], "ab", False),
    ],
)
def test_apart(said: list[Said], pair: str, apart: bool) -> None:
    assert Identities(judged(*said)).apart(*pair) is apart


@pytest.mark.parametrize(
    ("said", "new", "told"),
    [
        ([], ("a", "a", S), "a is one actor already"),
        ([("a", "b", S)], ("a", "b", S), "a and b are one already"),
        ([("a", "b", S)], ("b", "a", S), "b and a are one already"),
        ([("a", "b", S), ("b", "c", S)], ("c", "a", S), "c and a are one already"),
        ([("a", "b", D), ("b", "c", S)], ("a", "c", S), "a and b were judged different"),
        ([("a", "b", D), ("d", "a", S)], ("d", "b", S), "a and b were judged different"),
        ([("a", "b", S), ("a", "c", S)], ("b", "c", D), "b and c both go by a"),
        ([("a", "b", S), ("b", "c", S)], ("a", "c", D), "a and c both go by a"),
    ],
)
def test_what_contradicts_is_refused(said: list[Said], new: Said, told: str) -> None:
    with pytest.raises(InputError, match=told) as error:
        Identities(judged(*said)).check(judged(new)[0])
    assert error.value.hint


@pytest.mark.parametrize(
    ("said", "new"),
    [
        ([], ("a", "b", S)),
        ([], ("a", "b", D)),
        ([("a", "b", D)], ("a", "b", S)),  # somebody changed his mind
        ([("a", "b", S)], ("a", "b", D)),
        ([("a", "b", S)], ("a", "b", UNDO)),
        ([("a", "b", S)], ("c", "b", S)),
        ([("a", "b", D)], ("a", "c", S)),
        ([("a", "b", S), ("a", "c", S)], ("b", "c", UNDO)),
        ([("a", "b", D)], ("a", "b", S, "one")),
        ([("a", "b", S)], ("a", "b", S, "one")),
    ],
)
def test_what_does_not_contradict_is_taken(said: list[Said], new: Said) -> None:
    Identities(judged(*said)).check(judged(new)[0])


def test_all_mentions_of_an_event_are_judged() -> None:
    before = event("ab", "cb", venue="b", by="bd", initiator="b")
    after = Identities(judged(("a", "b", S), ("c", "y", S))).event(before, ACTORS)
    assert [m.actor for m in after.sources + after.targets] == ["a", "a", "c", "a"]
    assert after.venue is not None
    assert after.attribution is not None
    assert [m.actor for m in (after.venue, *after.attribution.by)] == ["a", "a", "d"]
    assert [m.resolved for m in after.sources] == [None, "b"]
    assert [m.label for m in after.sources] == ["A", "A"]


def test_who_is_not_described_is_called_by_his_id() -> None:
    after = Identities(judged(("new", "a", S))).event(event("a", "b"), ACTORS)
    assert (after.sources[0].actor, after.sources[0].label) == ("new", "new")


def test_a_matter_stays_nobody() -> None:
    before = replace(event("a", "b"), targets=(mention(None),))
    after = Identities(judged(("b", "a", S))).event(before, ACTORS)
    assert after.targets == before.targets


@pytest.mark.parametrize(
    ("said", "parties", "before", "after"),
    [
        ([("a", "b", S)], "bc", "b", "a"),
        ([("a", "b", S)], "cb", "c", "c"),
        ([("a", "b", S)], "bc", None, None),
        ([("a", "b", S)], "cd", "b", "b"),  # none of the parties
        ([("b", "x", S, "one"), ("a", "b", S)], "bc", "b", "x"),
        ([("b", "x", S, "two")], "bc", "b", "b"),
        ([("a", "b", S)], "ab", "a", "a"),  # both are one: the id tells which it was
        ([("a", "b", S)], "ab", "b", "b"),
        ([("x", "a", S), ("x", "b", S)], "ab", "b", "b"),
        ([("x", "a", S), ("x", "b", S)], "abc", "c", "c"),
    ],
)
def test_the_initiator_goes_by_the_id_of_his_party(
    said: list[Said], parties: str, before: str | None, after: str | None
) -> None:
    one = event(parties[0], parties[1:], initiator=before)
    judged_event = Identities(judged(*said)).event(one, ACTORS)
    assert judged_event.initiator == after
    assert Identities([]).event(judged_event, ACTORS) == one


# -- any judgements

ids = st.sampled_from("abcde")
verdicts = st.sampled_from([S, S, S, D, UNDO])
pairs = st.tuples(ids, ids).filter(lambda pair: pair[0] != pair[1])
everywhere = st.tuples(pairs, verdicts).map(lambda one: (*one[0], one[1]))
here = st.tuples(ids, verdicts, st.sampled_from(["one", "two"])).map(
    lambda one: (one[0], one[0].upper(), one[1], one[2])  # somebody new
)
said = st.lists(everywhere | everywhere | here, max_size=8).map(lambda several: judged(*several))


@st.composite
def events(draw: st.DrawFn) -> Event:
    sides = st.text("abcde", min_size=1, max_size=3)
    sources, targets = draw(sides), draw(sides)
    initiator = draw(st.none() | st.sampled_from(sources + targets))
    one = event(sources, targets, initiator=initiator, venue=draw(ids), by=draw(sides))
    return replace(one, targets=(*one.targets, mention(None)))


@given(said)
def test_who_is_one_goes_by_one_name(several: list[Judgement]) -> None:
    found = Identities(several)
    for id in "abcde":
        assert found.of(found.of(id)) == found.of(id)
    for one in found.in_force:
        if one.verdict is S and one.article is None:
            assert found.of(one.left) == found.of(one.right)
    merged = {frozenset((one.left, one.right)) for one in found.in_force if one.verdict is S}
    if not merged:
        assert all(found.of(id) == id for id in "abcde")


@settings(deadline=None)
@given(said, events())
def test_judging_twice_changes_nothing(several: list[Judgement], one: Event) -> None:
    found = Identities(several)
    once = found.event(one, ACTORS)
    assert found.event(once, ACTORS) == once


@settings(deadline=None)
@given(said, events())
def test_what_is_taken_back_leaves_no_trace(several: list[Judgement], one: Event) -> None:
    after = Identities(several).event(one, ACTORS)
    undone = [
        replace(last, verdict=UNDO, at=last.at.replace(day=2))
        for last in Identities(several).in_force
    ]
    assert Identities([*several, *undone]).event(after, ACTORS) == one


@settings(deadline=None)
@given(said, said, events())
def test_only_what_is_in_force_counts(
    first: list[Judgement], then: list[Judgement], one: Event
) -> None:
    earlier, later = Identities(first), Identities(then)
    assert later.event(earlier.event(one, ACTORS), ACTORS) == later.event(one, ACTORS)


@given(said, ids, ids, verdicts)
def test_what_was_checked_keeps_merged_and_different_apart(
    several: list[Judgement], left: str, right: str, verdict: Verdict
) -> None:
    taken: list[Judgement] = []
    for one in [*several, judgement(left, right, verdict, hour=20)]:
        try:
            Identities(taken).check(one)
        except InputError:
            continue
        taken.append(one)
    found = Identities(taken)
    for one in found.in_force:
        if one.article is None:
            assert (found.of(one.left) == found.of(one.right)) is (one.verdict is S)
    for a, b in combinations("abcde", 2):
        assert not (found.of(a) == found.of(b) and found.apart(a, b))
