from __future__ import annotations

from dataclasses import replace

import pytest

from kg.actors.judgements import Identities
from kg.actors.review import Suspect, likeness, suspects
from kg.model import Actor, Judgement, Kind, Verdict
from tests.factories import judgement

P, N, G, C = Kind.PERSON, Kind.ORGANISATION, Kind.GROUP, Kind.COUNTRY


def actor(
    label: str,
    kind: Kind = P,
    country: str | None = None,
    *,
    id: str | None = None,
    aliases: tuple[str, ...] = (),
    learned: bool = True,
) -> Actor:
    return Actor(
        id=id or label.lower().replace(" ", "-").replace(".", ""),
        label=label, kind=kind, country=country, aliases=aliases, learned=learned,
    )  # fmt: skip


def found(
    *actors: Actor, judged: tuple[Judgement, ...] = (), events: dict[str, int] | None = None
) -> list[Suspect]:
    return suspects({one.id: one for one in actors}, events or {}, Identities(judged))


ALIKE = [
    (actor("Antony Blinken"), actor("Antony J. Blinken"), 0.75),
    (actor("Antony Blinken"), actor("A. Blinken"), 0.75),
    (actor("Antony Blinken"), actor("Antony Blinkin"), 0.6),
    (actor("Antony Blinken", country="USA"), actor("A. Blinken", country="USA"), 0.8),
    (actor("Sergei Lavrov"), actor("Sergey Lavrov", id="b"), 0.9),
    (actor("Mohammed al-Sudani"), actor("Mohamed al Sudani", id="b"), 0.9),
    (actor("Hakan Fidan", country="TUR"), actor("Fidan", country="TUR"), 0.6),
    (actor("Bashar al-Assad", country="SYR"), actor("al-Assad", country="SYR"), 0.6),
    (actor("Recep Tayyip Erdoğan", country="TUR"), actor("Erdogan", country="TUR"), 0.6),
    (actor("Someone Else", aliases=("Antony Blinken",)), actor("A. Blinken"), 0.75),
    (actor("World Food Programme", N), actor("World Food Program", N), 0.55),
    (actor("African Union Commission", N), actor("African Union", N), 0.6),
    (actor("Wagner Group", N), actor("the Wagner Group", N, id="b"), 0.8),
]


@pytest.mark.parametrize(("left", "right", "least"), ALIKE)
def test_alike(left: Actor, right: Actor, least: float) -> None:
    score, reason = likeness(left, right)
    assert least <= score < 1
    assert reason
    assert likeness(right, left)[0] == score


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (actor("Antony Blinken", country="USA"), actor("Antony Blinken", country="GBR")),
        (actor("Antony Blinken"), actor("Evan Blinken")),
        (actor("Antony Blinken"), actor("Antony Albanese")),
        (actor("Hakan Fidan"), actor("Hakan")),
        (actor("George Bush"), actor("Bush")),  # a last name without a country is many people's
        (actor("Charles II"), actor("Charles III")),
        (actor("Elizabeth II"), actor("Elizabeth of York")),
        (actor("Group of 15", N), actor("Group of 77", N)),
        (actor("World Food Programme", N), actor("World Trade Organization", N)),
    ],
)
def test_not_alike_enough(left: Actor, right: Actor) -> None:
    assert found(left, right) == []


# (two actors that are offered, why)
OFFERED = [
    (actor("Juan Mendoza", country="PER"), actor("Juan Mendoza Quispe", country="PER"),
     "'Juan Mendoza' begins 'Juan Mendoza Quispe', both of PER"),
    (actor("Mohammed al-Halbousi"), actor("Muhammad Halbusi"),
     "'Mohammed al-Halbousi' and 'Muhammad Halbusi' are spelt alike"),
    (actor("Bill Burns"), actor("William Burns"),
     "'Bill Burns' and 'William Burns' differ by a nickname"),
    (actor("Orbán Viktor"), actor("Viktor Orbán", id="b"),
     "'Orbán Viktor' has the names of 'Viktor Orbán' in another order"),
    (actor("SDF", N), actor("Syrian Democratic Forces", N),
     "'SDF' has the initials of 'Syrian Democratic Forces'"),
    (actor("Jorma Testinen"), actor("Jormaa Testinen"),
     "'Jorma Testinen' and 'Jormaa Testinen' are spelt alike"),
]  # fmt: skip


@pytest.mark.parametrize(("left", "right", "reason"), OFFERED)
def test_what_is_offered_and_why(left: Actor, right: Actor, reason: str) -> None:
    (one,) = found(left, right)
    assert one.reason == reason


def test_of_one_country_alone_is_no_reason() -> None:
    two = actor("Juan Mendoza", country="PER"), actor("Rosa Quispe", country="PER")
    assert likeness(*two) == (0.0, "")


def test_a_suspect_says_who_and_why() -> None:
    (one,) = found(actor("A. Blinken"), actor("Antony Blinken", learned=False))
    assert (one.left.id, one.right.id) == ("antony-blinken", "a-blinken"), "the known one first"
    assert one.score == 0.75
    assert one.reason == "'A. Blinken' is short for 'Antony Blinken'"
    assert one.value > 0


@pytest.mark.parametrize(
    "pair",
    [
        (actor("A. Blinken", learned=False), actor("Antony Blinken", learned=False)),
        (actor("A. Blinken", N), actor("Antony Blinken", P)),  # of two kinds
        (actor("A. Blinken", id="blinken-0badcafe"), actor("Antony Blinken")),  # of one article
        (actor("Perus", C), actor("Peru", C)),
        (actor("Office of the President", N), actor("House of the People", N)),
    ],
)
def test_who_is_no_suspect(pair: tuple[Actor, Actor]) -> None:
    assert found(*pair) == []


@pytest.mark.parametrize("kind", [N, G, C])
@pytest.mark.parametrize("id", ["blinken", "blinken-8d436199"])
def test_a_last_name_that_was_learned_as_something_else(kind: Kind, id: str) -> None:
    person = actor("Antony Blinken", country="USA", learned=False)
    word = actor("Blinken", kind, id=id)
    (one,) = found(person, word, events={id: 1})
    assert (one.left, one.right, one.score) == (person, word, 0.6)
    told = f"'Blinken', learned as {kind}, may be the last name of 'Antony Blinken'"
    assert one.reason == told
    assert found(person, word) == [], "nobody asks of what takes no part"
    abroad = replace(word, country="FRA")
    assert found(person, abroad, events={id: 1}) == []
    merged = (judgement(person.id, id),)
    assert found(person, word, events={id: 1}, judged=merged) == []


def test_a_word_that_many_share_makes_nobody_a_suspect() -> None:
    many = [actor(f"Ministry Number{n}", N) for n in range(39)]
    assert found(*many[:5], actor("Ministry", N)) != []
    assert found(*many, actor("Ministry", N), actor("The Ministry", N)) == []


@pytest.mark.parametrize(
    ("judged", "ids"),
    [
        ((), [("a", "b"), ("a", "c"), ("b", "c")]),
        ((judgement("a", "b"),), [("a", "c"), ("b", "c")]),
        ((judgement("b", "a", Verdict.DIFFERENT),), [("a", "c"), ("b", "c")]),
        ((judgement("a", "b", article="one"),), [("a", "b"), ("a", "c"), ("b", "c")]),
        ((judgement("a", "b"), judgement("a", "b", Verdict.OPEN, hour=1)),
         [("a", "b"), ("a", "c"), ("b", "c")]),
        # what follows from two judgements is not asked
        ((judgement("a", "b"), judgement("b", "c", hour=1)), []),
        ((judgement("a", "b"), judgement("b", "c", Verdict.DIFFERENT, hour=1)), []),
    ],
)  # fmt: skip
def test_what_was_judged_is_not_asked_again(
    judged: tuple[Judgement, ...], ids: list[tuple[str, str]]
) -> None:
    same = [actor("Antony Blinken", id=id) for id in "abc"]
    assert sorted((one.left.id, one.right.id) for one in found(*same, judged=judged)) == ids


def test_first_come_the_unsure_and_those_with_many_events() -> None:
    sure = [actor("Rosa Quispe", id=id) for id in ("q1", "q2")]
    unsure = [actor("Hakan Fidan", country="TUR"), actor("Fidan", country="TUR")]
    order = [one.left.id for one in found(*sure, *unsure)]
    assert order == ["fidan", "q1"], "a coin's toss before a near certainty"
    busy = {"q1": 60, "q2": 30}
    assert [one.left.id for one in found(*sure, *unsure, events=busy)] == ["q1", "fidan"]
