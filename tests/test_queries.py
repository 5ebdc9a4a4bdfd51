from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import product

import pytest

from kg.errors import QueryError
from kg.model import (
    Actor,
    Basis,
    Granularity,
    Judgement,
    Kind,
    Post,
    Status,
    Subject,
    Verdict,
)
from kg.sparql import QUERIES
from kg.store import Store
from tests.factories import ACTORS, ONTOLOGY, article, corpus, event

OFFICE = Post(
    person="sergey-lavrov",
    title="foreign minister",
    organisation="russia",
    begin=date(2004, 3, 9),
)
LAVROV = {"actor": "sergey-lavrov"}
BOTH = {"actor": "russia", "other": "ukraine"}
CALL = ("2022-02-01", "antony-blinken", "phone call", "sergey-lavrov")
MEETING = ("2022-02-02", "antony-blinken", "meeting", "sergey-lavrov")
PLAN = ("2022-02-03", "antony-blinken", "meeting", "sergey-lavrov")
PROMISE = ("2022-02-09", "united-states", "visit", "ukraine")  # no day but that of its article
ALONE = ("2022-02-08", "russia", "resignation", "")  # of one party
SANCTIONS = ("2022-02-04", "united-states", "sanctions imposed", "russia")
ATTACK = ("2022-02-05", "russia", "attack", "ukraine")
PRAISE = ("2022-02-06", "united-states", "praise", "ukraine")
PROPOSAL = ("2022-02-07", "russia", "proposal", "ukraine")
WARNING = ("2022-02-07", "russia", "warning", "ukraine")


def turned(row):
    """The same mutual act, told from its other side."""
    return (row[0], row[3], row[2], row[1])


LISTED = [
    ("2022-02-07", 2, "Russia warned Ukrain", "a8", None),
    ("2022-02-08", 1, "Russia will see its ", "a10", None),
    ("2022-02-09", 1, "The United States wi", "a9", None),
]


# query, parameters, rows as `short` cuts them
EXPECTED = [
    ("who-called-whom", {}, [CALL, turned(CALL)]),
    ("who-called-whom", LAVROV, [turned(CALL)]),
    ("who-called-whom", {"other": "sergey-lavrov", "until": "2022-02-01"}, [CALL]),
    ("who-called-whom", {"since": "2022-02-02"}, []),
    ("meetings", {}, [MEETING, turned(MEETING)]),
    ("meetings", {"until": "2022-02-01"}, []),
    ("meetings", {"since": "2022-02-02", "actor": "antony-blinken"}, [MEETING]),
    ("planned", {}, [PLAN, turned(PLAN), ALONE, PROMISE]),
    ("planned", {"actor": "united-states"}, [PROMISE]),
    ("planned", {"other": "united-states"}, [PROMISE]),
    ("planned", {"other": "russia"}, []),
    ("planned", {"actor": "united-states", "other": "ukraine"}, [PROMISE]),
    ("planned", {"actor": "russia"}, [ALONE]),
    ("planned", {"since": "2022-02-10"}, []),
    ("planned", {"until": "2022-02-03", "actor": "antony-blinken"}, [PLAN]),
    ("denied", {}, [ATTACK]),
    ("denied", {"actor": "russia"}, [ATTACK]),
    ("denied", {"actor": "ukraine"}, [ATTACK]),
    ("denied", {"actor": "ukraine", "other": "russia"}, [ATTACK]),
    ("denied", {"actor": "russia", "other": "united-states"}, []),
    ("denied", {"actor": "russia", "until": "2022-02-04"}, []),
    ("acts-between", BOTH, [ATTACK, PROPOSAL, WARNING]),
    ("acts-between", {**BOTH, "since": "2022-02-06"}, [PROPOSAL, WARNING]),
    ("acts-between", {"actor": "ukraine", "other": "russia"}, []),
    (
        "acts-between",
        {"actor": "sergey-lavrov", "other": "antony-blinken"},
        [turned(CALL), turned(MEETING)],
    ),
    (
        "acts-for-another",
        {"actor": "russia", "other": "antony-blinken"},
        [(*turned(act), "russia", "antony-blinken") for act in (CALL, MEETING)],
    ),
    (
        "acts-for-another",
        BOTH,
        [(*act, "russia", "ukraine") for act in (ATTACK, PROPOSAL, WARNING)],
    ),
    ("acts-for-another", {"actor": "ukraine", "other": "russia"}, []),
    ("told-by-several", {}, [("2022-02-05", "attack", 2, "a5-33fdd4099465")]),
    ("told-by-several", {"since": "2022-02-06"}, []),
    (
        "acts-by-month",
        {},
        [
            ("2022-02", "agree", 1),
            ("2022-02", "assault", 1),
            ("2022-02", "consult", 2),
            ("2022-02", "sanction", 1),
            ("2022-02", "support", 1),
            ("2022-02", "threaten", 1),
        ],
    ),
    (
        "acts-by-month",
        {"since": "2022-02-06"},
        [("2022-02", t, 1) for t in ("agree", "support", "threaten")],
    ),
    ("acts-by-month", {"until": "2022-01-31"}, []),
    ("who-reports", {}, [("united-states", 1, "russia"), ("united-states", 1, "ukraine")]),
    ("who-reports", {"actor": "russia"}, [("united-states", 1, "russia")]),
    ("who-reports", {"actor": "sergey-lavrov"}, []),
    (
        "most-active-pairs",
        {},
        [
            ("antony-blinken", "sergey-lavrov", 3),
            ("russia", "ukraine", 3),  # the attack, told and denied, is one event
            ("ukraine", "united-states", 2),
            ("russia", "united-states", 1),
        ],
    ),
    ("most-active-pairs", {"since": "2022-02-08"}, [("ukraine", "united-states", 1)]),
    ("sanctions", {}, [SANCTIONS]),
    ("sanctions", {"other": "russia", "since": "2022-02-04"}, [SANCTIONS]),
    ("sanctions", {"other": "ukraine"}, []),
    ("mediations", {}, []),
    ("support-for", {"other": "ukraine"}, [PRAISE]),
    ("support-for", {"actor": "russia"}, []),
    ("warnings-and-threats", {}, [WARNING]),
    ("warnings-and-threats", {"other": "russia"}, []),
    ("proposals-and-answers", {"actor": "russia"}, [PROPOSAL]),
    ("proposals-and-answers", {"actor": "ukraine"}, [PROPOSAL]),
    ("proposals-and-answers", {"until": "2022-02-06"}, []),
    ("proposals-and-answers", {"actor": "russia", "other": "united-states"}, []),
    (
        "timeline-of-actor",
        LAVROV,
        [
            ("2022-02-01", "sergey-lavrov", "target", "phone call", "antony-blinken", "actual"),
            ("2022-02-02", "sergey-lavrov", "target", "meeting", "antony-blinken", "actual"),
            ("2022-02-03", "sergey-lavrov", "target", "meeting", "antony-blinken", "planned"),
        ],
    ),
    (
        "timeline-of-actor",
        {"actor": "ukraine", "since": "2022-02-07"},
        [
            ("2022-02-07", "ukraine", "target", "proposal", "russia", "actual"),
            ("2022-02-07", "ukraine", "target", "warning", "russia", "actual"),
            ("2022-02-09", "ukraine", "target", "visit", "united-states", "planned"),
        ],
    ),
    (
        "attributed-claims",
        {"actor": "united-states"},
        [("2022-02-05", "united-states", "said", False, "russia", "attack", "ukraine", "actual")],
    ),
    ("attributed-claims", {"since": "2022-02-06"}, []),
    ("alleged", {}, []),
    ("attributed-claims", {"actor": "russia"}, []),
    ("articles", {"since": "2022-02-07"}, LISTED),
    ("articles", {"since": "2022-02-08", "until": "2022-02-08"}, LISTED[1:2]),
    ("articles", {"until": "2022-01-31"}, []),
    ("sentences", {"text": "PHONED"}, [CALL]),
    ("sentences", {"text": "Ukraine", "since": "2022-02-09"}, [PROMISE]),
    ("sentences", {"text": ".*"}, []),
    ("sentences", {"text": "e", "type": "phone-call"}, [CALL]),
    ("sentences", {"text": "phoned", "actor": "sergey-lavrov"}, [CALL]),
    ("sentences", {"text": "phoned", "actor": "ukraine"}, []),
    ("sentences", {"text": "Ukraine", "status": "planned", "since": "2022-02-09"}, [PROMISE]),
    ("sentences", {"text": "Ukraine", "status": "actual", "since": "2022-02-09"}, []),
    ("conflicting-reports", {}, [("russia", "ukraine", "attack")]),
    ("conflicting-reports", {"actor": "ukraine"}, []),
    ("roles-of-actor", LAVROV, [("sergey-lavrov", "foreign minister", "2004-03-09", None, 0)]),
    ("roles-of-actor", {"actor": "antony-blinken"}, []),
    (
        "types-count",
        {},
        [
            ("attack", "actual", 1),
            ("attack", "denied", 1),
            ("meeting", "actual", 1),
            ("meeting", "planned", 1),
            ("phone call", "actual", 1),
            ("praise", "actual", 1),
            ("proposal", "actual", 1),
            ("resignation", "planned", 1),
            ("sanctions imposed", "actual", 1),
            ("visit", "planned", 1),
            ("warning", "actual", 1),
        ],
    ),
]


def undated():
    """An announcement that does not say when."""
    told = article("a9", "The United States will visit Ukraine.", date(2022, 2, 9))
    sources, targets = {"United States": "united-states"}, {"Ukraine": "ukraine"}
    visit = event(told, "visit", "visit", sources, targets, status=Status.PLANNED)
    return told, [replace(visit, date=None)]


def alone():
    """An act of one party."""
    told = article("a10", "Russia will see its minister resign.", date(2022, 2, 8))
    found = event(told, "resignation", "resign", {"Russia": "russia"}, {}, status=Status.PLANNED)
    return told, [found]


def short(result):
    """The rows without sentence, article and how a day is known; ids for IRIs, ISO dates."""
    rows = result.without({"sentence", "article", "dated", "told", "denied"})
    return [tuple(map(_short, row)) for row in rows]


def _short(value):
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str) and value.startswith("http"):
        return value.rsplit("/", 1)[1]
    return value


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    path = tmp_path_factory.mktemp("queries") / "store"
    with Store.open(path, ontology=ONTOLOGY) as found:
        found.add_actors(ACTORS.values(), [OFFICE])
        for told, events in [*corpus(), undated(), alone()]:
            found.add(told, events)
        found.identity.link()
        yield found


@pytest.mark.parametrize(("name", "parameters", "rows"), EXPECTED)
def test_named_query(store, name, parameters, rows):
    result = store.run_named(name, parameters)
    assert short(result) == rows
    assert not {"since", "until"} & set(result.variables)


DATES = [
    ({}, "day"),
    ({"start": date(2022, 1, 1), "granularity": Granularity.YEAR}, "year"),
    ({"basis": Basis.NARRATIVE}, "day"),
    ({"basis": Basis.PUBLICATION}, "article"),  # nothing but the day of its article is known
    (None, "article"),
]


@pytest.mark.parametrize(("date_of", "dated"), DATES)
def test_how_a_day_is_known(tmp_path, date_of, dated):
    told = article("a1", "Russia phoned Ukraine.", date(2022, 2, 9))
    call = event(told, "phone-call", "phoned", {"Russia": "russia"}, {"Ukraine": "ukraine"})
    when = None if date_of is None else replace(call.date, **date_of)
    with Store.open(tmp_path / "store", ontology=ONTOLOGY) as store:
        store.add(told, [replace(call, date=when)])
        found = store.run_named("timeline-of-actor", {"actor": "russia"})
    assert [dict(zip(found.variables, row, strict=True))["dated"] for row in found] == [dated]


def test_the_sentence_and_the_article_are_given(store):
    (row,) = store.run_named("sanctions")
    found = dict(zip(store.run_named("sanctions").variables, row, strict=True))
    assert found["sentence"] == "The United States sanctioned Russia."
    assert found["article"] == "https://kg.example/article/a4"


def test_every_query_is_tested_and_described(store):
    named = store.named_queries()
    assert (
        set(named) == {path.stem for path in QUERIES.glob("*.rq")} == {row[0] for row in EXPECTED}
    )
    for query in named.values():
        assert query.title
        assert query.example.startswith(f"kg query @{query.name}")


def test_who_alleges_what_of_whom(tmp_path):
    told = article("a1", "The United States said that Russia attacked Ukraine.", date(2022, 2, 20))
    us = {"United States": "united-states"}
    claim = event(told, "attack", "attacked", {"Russia": "russia"}, {"Ukraine": "ukraine"},
                  status=Status.ALLEGED, by=us)  # fmt: skip
    row = ("2022-02-20", "russia", "attack", "ukraine", "united-states", "alleged")
    with Store.open(tmp_path / "store", ontology=ONTOLOGY) as store:
        store.add(told, [claim])
        for actor in ("russia", "ukraine", "united-states"):
            assert short(store.run_named("alleged", {"actor": actor})) == [row]
        assert not short(store.run_named("alleged", {"actor": "antony-blinken"}))
        assert short(store.run_named("alleged", {"since": "2022-02-20"})) == [row]
        assert not short(store.run_named("alleged", {"until": "2022-02-19"}))


def test_what_has_no_day_lies_before_every_day(tmp_path):
    told = article("a1", "A will visit C.", None)
    visit = event(told, "visit", "visit", {"A": US}, {"C": UKRAINE}, status=Status.PLANNED)
    with Store.open(tmp_path / "store", ontology=ONTOLOGY) as store:
        store.add(told, [visit])
        asked = {"planned": {}, "timeline-of-actor": {"actor": US}, "sentences": {"text": "visit"}}
        for name, given in {**asked, "most-active-pairs": {}}.items():
            assert len(store.run_named(name, given))
            assert len(store.run_named(name, {**given, "until": "2022-01-01"}))
            assert not len(store.run_named(name, {**given, "since": "2022-01-01"}))


@pytest.mark.parametrize(
    ("query", "subtypes"),
    [
        ("support-for", ["aid-given", "aid-pledged", "praise"]),
        ("sanctions", ["cooperation-reduced", "aid-stopped"]),
        (
            "mediations",
            ["mediation", "mediation-offer", "mediation-request", "mediation-refusal"],
        ),
    ],
)
def test_kinds_of_acts_that_a_query_takes_in(tmp_path, query, subtypes):
    with Store.open(tmp_path / "store", ontology=ONTOLOGY) as store:
        for number, subtype in enumerate(subtypes):
            told = article(f"a{number}", "A acts on B.")
            store.add(told, [event(told, subtype, "acts", {"A": US}, {"B": UKRAINE})])
        assert letters_of(store.run_named(query)) == ["AC"] * len(subtypes)


def test_nobody_is_counted_with_whom_he_acts_for(tmp_path):
    people = {"A": "sergey-lavrov", "B": "ivan", "C": "opponent"}
    told = article("a1", "A, B and C act with R and U.")
    actors = [
        Actor(id="ivan", label="Ivan", kind=Kind.PERSON, country="RUS", sector="GOV"),
        Actor(id="opponent", label="C", kind=Kind.PERSON, country="RUS", sector="OPP"),
        Actor(id="russia-foreign-ministry", label="Ministry", kind=Kind.ORGANISATION,
              country="RUS", sector="GOV", part_of="russia"),
    ]  # fmt: skip
    several = {**people, "act": "russia-foreign-ministry", "U": "ukraine"}
    one = event(told, "meeting", "act", several, {"R": "russia"}, reciprocal=False)
    with Store.open(tmp_path / "store", ontology=ONTOLOGY) as store:
        store.add_actors([*ACTORS.values(), *actors], [OFFICE])
        store.add(told, [one])
        found = {row[:2] for row in short(store.run_named("most-active-pairs"))}
    assert found == {("opponent", "russia"), ("russia", "ukraine")}


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
    evil = "x>?p{?o}}}#\"'"
    assert len(store.run_named("who-called-whom", {"actor": evil})) == 0


US, RUSSIA, UKRAINE = "united-states", "russia", "ukraine"
NAMES = {"A": US, "B": RUSSIA, "C": UKRAINE}

# sources and targets, whether mutual; the rows of all, and of those that name one actor
SIDES = [
    ("A", "BC", False, "AB AC", {US: "AB AC", RUSSIA: "AB", UKRAINE: "AC"}),
    ("AB", "C", False, "AC BC", {US: "AC", RUSSIA: "BC", UKRAINE: "AC BC"}),
    ("A", "BC", True, "AB AC BA CA", {US: "AB AC", RUSSIA: "BA", UKRAINE: "CA"}),
    ("AB", "", True, "AB BA", {US: "AB", RUSSIA: "BA", UKRAINE: ""}),
    ("", "AB", True, "AB BA", {US: "AB", RUSSIA: "BA", UKRAINE: ""}),
    ("AB", "", False, "A- B-", {US: "A-", RUSSIA: "B-", UKRAINE: ""}),
    ("", "AB", False, "-A -B", {US: "-A", RUSSIA: "-B", UKRAINE: ""}),
    ("A", "", True, "A-", {US: "A-", RUSSIA: "", UKRAINE: ""}),
    ("A", "A", False, "A-", {US: "A-", RUSSIA: "", UKRAINE: ""}),
]
ACTS = [
    ("meetings", "host", Status.ACTUAL),
    ("planned", "aid-given", Status.PLANNED),
    ("denied", "attack", Status.DENIED),
    ("denied", "attack", Status.NEGATED),
    ("proposals-and-answers", "proposal", Status.ACTUAL),
]


def told_by(case, act):
    """An article with one act, of actors that are named by letters."""
    sources, targets, mutual, *_ = case
    _, subtype, status = act
    told = article(f"{sources}-{targets}-{mutual}-{subtype}-{status.value}", "A, B and C act.")
    sides = [{letter: NAMES[letter] for letter in side} for side in (sources, targets)]
    return told, [event(told, subtype, "act", *sides, status=status, reciprocal=mutual)]


@pytest.fixture(scope="module")
def acts(tmp_path_factory):
    """A store with every act of every case."""
    path = tmp_path_factory.mktemp("acts") / "store"
    with Store.open(path, ontology=ONTOLOGY) as found:
        for case, act in product(SIDES, ACTS):
            found.add(*told_by(case, act))
        yield found


def letters_of(result, told=None):
    """The pairs of a result, as letters; those of one article."""
    known = {f"https://kg.example/actor/{id}": letter for letter, id in NAMES.items()}
    rows = [dict(zip(result.variables, row, strict=True)) for row in result]
    mine = f"https://kg.example/article/{told.id}" if told else None
    return sorted(
        known.get(row["actor"], "-") + known.get(row["other"], "-")
        for row in rows
        if mine is None or row["article"] == mine
    )


def pairs(text, act):
    """The rows that are wanted; a meeting of one actor is none."""
    return sorted(pair for pair in text.split() if act[0] != "meetings" or "-" not in pair)


def name_of(value):
    return f"{value[0]}>{value[1]}{' mutual' * value[2]}" if len(value) > 3 else str(value[2])


@pytest.mark.parametrize("act", ACTS, ids=name_of)
@pytest.mark.parametrize("case", SIDES, ids=name_of)
def test_who_acts_and_on_whom(acts, case, act):
    (told, _), (*_, rows, of) = told_by(case, act), case
    assert letters_of(acts.run_named(act[0]), told) == pairs(rows, act)
    for actor, some in of.items():
        assert letters_of(acts.run_named(act[0], {"actor": actor}), told) == pairs(some, act)
        for letter, other in NAMES.items():
            if other != actor:
                found = acts.run_named(act[0], {"actor": actor, "other": other})
                wanted = [p for p in pairs(some, act) if letter in p and "-" not in p]
                assert letters_of(found, told) == wanted


def test_who_suffers_an_act_of_nobody_named_is_the_other(acts):
    case, act = ("", "AB", False), ACTS[2]
    (told, _), (name, *_) = told_by(case, act), act
    assert letters_of(acts.run_named(name, {"other": RUSSIA}), told) == ["-B"]


@pytest.mark.parametrize("case", SIDES, ids=lambda case: f"{case[0]}>{case[1]}")
def test_the_other_side_stands_in_the_timeline(acts, case):
    (told, _), (*_, rows, _) = told_by(case, ACTS[0]), case
    wanted = set(rows.split()) | {f"{pair[1]}{pair[0]}" for pair in rows.split()}
    for letter, actor in NAMES.items():
        found = letters_of(acts.run_named("timeline-of-actor", {"actor": actor}), told)
        assert found == sorted(pair for pair in wanted if pair[0] == letter)


DOERS = [
    ("sanctions", "sanctions-imposed", Status.ACTUAL),
    ("support-for", "aid-given", Status.ACTUAL),
    ("warnings-and-threats", "warning", Status.ACTUAL),
]


@pytest.mark.parametrize("case", SIDES, ids=name_of)
def test_who_acts_alone_and_who_acts_mutually_is_told(tmp_path, case):
    with Store.open(tmp_path / "store", ontology=ONTOLOGY) as store:
        for act in DOERS:
            store.add(*told_by(case, act))
        for name, *_ in DOERS:
            assert letters_of(store.run_named(name)) == sorted(case[3].split())
            for letter, id in NAMES.items():
                for place, parameter in enumerate(("actor", "other")):
                    found = letters_of(store.run_named(name, {parameter: id}))
                    assert found == sorted(p for p in case[3].split() if p[place] == letter)


def test_a_denial_of_the_same_event_conflicts_whoever_is_named(tmp_path):
    first, second = article("a1", "A attacked B."), article("a2", "A denied that it attacked.")
    done = event(first, "attack", "attacked", {"A": US}, {"B": RUSSIA})
    denied = event(second, "attack", "attacked", {"A": US}, {}, status=Status.DENIED)
    with Store.open(tmp_path / "store", ontology=ONTOLOGY) as store:
        store.add(first, [done])
        store.add(second, [denied])
        assert not len(store.run_named("conflicting-reports"))
        store.identity.judge(same_event(done.key, denied.key))
        store.identity.link()
        for parameters in ({}, {"actor": US}, {"other": RUSSIA}):
            (row,) = store.run_named("conflicting-reports", parameters)
            assert row[3:] == ("A attacked B.", "A denied that it attacked.")
        assert not len(store.run_named("conflicting-reports", {"actor": RUSSIA}))


def same_event(left, right):
    return Judgement(
        subject=Subject.EVENTS,
        left=left,
        right=right,
        verdict=Verdict.SAME,
        by="me",
        at=datetime.now(UTC),
    )


def test_a_meeting_that_is_denied_conflicts_in_either_order(tmp_path):
    first, second = article("a1", "A and B met."), article("a2", "B and A never met.")
    with Store.open(tmp_path / "store", ontology=ONTOLOGY) as store:
        for told, trigger, status in (
            (first, "met", Status.ACTUAL),
            (second, "met", Status.DENIED),
        ):
            parties = {"A": US, "B": RUSSIA}
            store.add(
                told, [event(told, "meeting", trigger, parties, {}, status=status, reciprocal=True)]
            )
        assert {row[:2] for row in store.run_named("conflicting-reports")} == {
            tuple(f"https://kg.example/actor/{id}" for id in pair)
            for pair in ((US, RUSSIA), (RUSSIA, US))
        }


@pytest.mark.parametrize("case", SIDES, ids=name_of)
def test_pairs_have_to_do_with_one_another(tmp_path, case):
    with Store.open(tmp_path / "store", ontology=ONTOLOGY) as store:
        store.add(*told_by(case, ACTS[0]))
        found = letters_of(store.run_named("most-active-pairs"))
    assert set(map(frozenset, found)) == {frozenset(pair) for pair in pairs(case[3], ACTS[0])}


def test_a_call_is_no_call_of_two_who_are_called(tmp_path):
    told = article("a1", "A called B and C; B called C.")
    calls = [
        event(
            told, "phone-call", "called", {"A": US}, {"B": RUSSIA, "C": UKRAINE}, reciprocal=False
        ),
        event(told, "phone-call", "called", {"B": RUSSIA}, {"C": UKRAINE}, reciprocal=False),
    ]
    calls[1] = replace(calls[1], date=replace(calls[1].date, start=date(2022, 1, 1)))
    with Store.open(tmp_path / "store", ontology=ONTOLOGY) as store:
        store.add(told, calls)
        found = short(store.run_named("who-called-whom"))
    assert found == [
        ("2022-01-01", RUSSIA, "phone call", UKRAINE),
        ("2022-02-01", US, "phone call", RUSSIA),
        ("2022-02-01", US, "phone call", UKRAINE),
    ]


def test_what_stands_in_several_queries_is_the_same_in_each():
    sides = set()
    for name in ("denied", "planned", "proposals-and-answers"):
        text = (QUERIES / f"{name}.rq").read_text(encoding="utf-8")
        begin = text.index("# a source acts on a target")
        sides.add(text[begin : text.index("?type skos:prefLabel ?act", begin)])
    assert len(sides) == 1
    doers = set()
    for name, *_ in DOERS:
        text = (QUERIES / f"{name}.rq").read_text(encoding="utf-8")
        begin = text.index("# a source acts on a target")
        doers.add(text[begin : text.index("\n  }\n", begin)])
    assert len(doers) == 1
