"""What the page holds: events once, their reports, whom each act counts for; how it is packed."""

import base64
import gzip
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.actors.hierarchy import Hierarchy
from kg.model import Level, Mention, Span
from kg.network import build_network
from kg.page import gather
from kg.page.packing import pack, pack_column, unpack, unpack_column
from kg.page.rows import is_nameless, within
from tests.page.conftest import RETOLD, retold, sample
from tests.page.sample import actors, hierarchy

BEGIN, FURTHER, VENUE = 9, 10, -2  # columns of an event
MINISTRIES = {"russia-foreign-ministry", "united-states-foreign-ministry"}


def ids(data):
    return [actor[0] for actor in data["actors"]]


def test_who_is_nameless():
    def nameless(actor, label, kind="group"):
        return is_nameless(actor, label, kind)

    assert nameless("supporters-7b5785ac", "supporters")
    assert nameless("7b5785ac-ethnic-albanians", "ethnic Albanians")
    assert nameless("angry-crowds-7b5785ac", "Angry crowds"), "it began a sentence"
    assert nameless("diplomats-7b5785ac", "Diplomats")
    assert nameless("x-7b5785ac", "")
    assert not nameless("brittney-griner-7b5785ac", "Brittney Griner")
    assert not nameless("griner-7b5785ac", "Griner", "person")
    assert not nameless("supporters", "supporters"), "in more than one article"


def test_the_nameless_come_last():
    source = sample()
    crowd = replace(actors()["russia"], id="crowd-7b5785ac", label="crowd", learned=True)
    found = [
        replace(
            report,
            event=replace(
                report.event,
                sources=tuple(
                    replace(m, actor=crowd.id) if m.actor == "russia" else m
                    for m in report.event.sources
                ),
                targets=tuple(
                    replace(m, actor=crowd.id) if m.actor == "russia" else m
                    for m in report.event.targets
                ),
            ),
        )
        for report in source.found
    ]
    known = {**source.known, crowd.id: crowd}
    data = gather(replace(source, found=found, known=known), "t")
    assert ids(data)[-1] == crowd.id
    assert [row[-1] for row in data["actors"]] == [0] * (len(data["actors"]) - 1) + [1]


# -- events and their reports


def test_actors_and_events():
    data = gather(sample(), "t")
    assert len(data["events"]) == 26
    assert ids(data)[0] == "russia", "the busiest first"
    assert data["articles"][0][2] == "2021-12-15"
    assert data["events"][0][BEGIN : FURTHER + 1] == [0, 0], "days are counted from the article's"
    planned = next(event for event in data["events"] if event[4] == "planned")
    assert data["articles"][planned[0]][2] == "2022-02-08"
    assert planned[BEGIN : FURTHER + 1] == [-7, 27]


def test_a_day_where_the_article_has_none():
    source = sample()
    bare = replace(source.found[0].article, date=None)
    found = [replace(source.found[0], article=bare), *source.found[1:]]
    event = gather(replace(source, found=found), "t")["events"][0]
    assert event[BEGIN : FURTHER + 1] == ["2021-12-15", 0]


def test_an_event_comes_once_with_its_other_reports():
    plain = gather(sample(), "t")
    data = gather(retold("They spoke.", "A call."), "t")
    assert len(data["events"]) == len(plain["events"])
    assert data["actors"] == plain["actors"], "nobody counts twice"
    others = data["events"][RETOLD][-1]
    assert [event[2:-1] for event in data["events"]] == [event[2:-1] for event in plain["events"]]
    assert [len(event[-1]) for event in data["events"]].count(0) == len(data["events"]) - 1
    read = [
        (data["articles"][article][1], data["sentences"][sentence], begin, further)
        for article, sentence, begin, further in others
    ]
    # first whose day is the event's: a day that several tell has support
    assert read == [
        ("Again 0", "They spoke.", -4, 0),
        ("Again 1", "A call.", -2, 0),
    ]
    assert all(event[-1] == [] for event in plain["events"])


def test_a_better_report_is_shown_first():
    source = retold("A call.", days=(None,))
    sure = replace(source.found[-1].event, confidence=1.0)
    found = [*source.found[:-1], replace(source.found[-1], event=sure)]
    data = gather(replace(source, found=found), "t")
    event = data["events"][RETOLD]
    assert data["sentences"][event[1]] == "A call."
    assert [data["articles"][other[0]][1] for other in event[-1]] == ["Report 4: phone-call"]


def test_a_retelling_alone_is_an_event():
    source = retold("A call.")
    alone = replace(source, found=[source.found[-1]])
    ((*_, others),) = gather(alone, "t")["events"]
    assert others == []


def test_a_report_without_a_date():
    source = retold("A call.")
    undated = replace(source.found[-1].event, date=None)
    found = [*source.found[:-1], replace(source.found[-1], event=undated)]
    ((_, _, *days),) = gather(replace(source, found=found), "t")["events"][RETOLD][-1]
    assert days == [None, None]


def test_an_article_goes_by_its_id_where_it_has_nothing_else():
    source = sample()
    bare = replace(source.found[0].article, title="", url=None)
    found = [replace(source.found[0], article=bare), *source.found[1:]]
    articles = gather(replace(source, found=found), "t")["articles"]
    assert [row[0] for row in articles] == ["n0"] + [None] * 25


def test_a_place_goes_by_its_name_as_a_party_does():
    source = sample()
    there = Mention(text="there", name="Geneva", start=0, end=5)
    event = replace(source.found[0].event, venue=there)
    found = [replace(source.found[0], event=event), *source.found[1:]]
    assert gather(replace(source, found=found), "t")["events"][0][VENUE] == "Geneva"


@given(st.text(), st.text(min_size=1), st.text())
def test_offsets_are_in_utf16(before, part, after):
    sentence = Span(before + part + after, 7, 7 + len(before + part + after))
    mention = Mention(text=part, start=7 + len(before), end=7 + len(before) + len(part))
    start, end = within(mention, sentence)
    units = sentence.text.encode("utf-16-le", "surrogatepass")
    assert units[2 * start : 2 * end].decode("utf-16-le", "surrogatepass") == part


def test_a_mention_outside_the_sentence_has_no_place():
    assert within(Mention(text="x", start=0, end=1), Span("He met her.", 20, 31)) == []


# -- levels


def rolled(data, level):
    """The events' parties (ids) as the page counts them at a level."""
    names = ids(data)
    above = dict(level["above"])
    apart = {(event, place): actor for event, place, actor in level["apart"]}
    return [
        [
            None if m[0] < 0 else names[apart.get((number, place), above.get(m[0], m[0]))]
            for place, m in enumerate(event[7] + event[8])
        ]
        for number, event in enumerate(data["events"])
    ]


@pytest.mark.parametrize("level", [Level.ORGANISATION, Level.COUNTRY, Level.BLOC])
def test_acts_count_as_in_every_export(level):
    data = gather(sample(), "t", hierarchy=hierarchy())
    reports = list(hierarchy().roll_up(sample().reports(), level))
    found = next(step for step in data["levels"] if step["name"] == level)
    assert rolled(data, found) == [
        [mention.actor for mention in report.event.sources + report.event.targets]
        for report in reports
    ]
    graph = build_network(reports, {}, sample().taxonomy)
    assert {ids(data)[number] for number, *_ in found["places"]} == set(graph)


def test_another_office_is_kept_with_the_event():
    data = gather(sample(), "t", hierarchy=hierarchy())
    ministries, *_ = data["levels"]
    numbers = {name: number for number, name in enumerate(ids(data))}
    lavrov = numbers["sergey-lavrov"]
    assert [lavrov, numbers["russia-foreign-ministry"]] in ministries["above"]
    apart = [
        (data["sentences"][data["events"][event][1]], place, actor)
        for event, place, actor in ministries["apart"]
    ]
    united_nations = numbers["united-nations"]
    assert apart == [
        ("Blinken urged Lavrov to choose talks.", 1, united_nations),
        ("Blinken will meet Lavrov later this month.", 1, united_nations),
    ]


def test_the_told_network_is_what_it_was():
    plain, data = gather(sample(), "t"), gather(sample(), "t", hierarchy=hierarchy())
    assert plain["levels"] == []
    assert data["events"] == plain["events"]
    assert data["actors"][: len(plain["actors"])] == plain["actors"]
    new = data["actors"][len(plain["actors"]) :]
    assert {row[0] for row in new} == MINISTRIES | {"france", "european-union", "african-union"}
    assert all(isinstance(x, int) and isinstance(y, int) for *_, x, y in new)
    assert {row[2] for row in new} == {"organisation", "country"}


def test_who_comes_in_by_a_level_counts_for_a_higher_one():
    """A reader who goes up from the ministry comes to its state."""
    data = gather(sample(), "t", hierarchy=hierarchy())
    numbers = {name: number for number, name in enumerate(ids(data))}
    country = next(level for level in data["levels"] if level["name"] == "country")
    assert [numbers["russia-foreign-ministry"], numbers["russia"]] in country["above"]


def test_a_level_that_changes_nothing_is_left_out():
    told = Hierarchy({}, [])
    assert gather(sample(), "t", hierarchy=told)["levels"] == []
    states = Hierarchy(actors(), [])  # people count for their states, there are no ministries
    data = gather(sample(), "t", hierarchy=states, level=Level.BLOC)
    assert [level["name"] for level in data["levels"]] == ["organisation"]
    assert data["level"] == "organisation"


@pytest.mark.parametrize("level", list(Level))
def test_the_page_begins_at_a_level(level):
    assert gather(sample(), "t", hierarchy=hierarchy(), level=level)["level"] == level
    assert gather(sample(), "t", level=level)["level"] == "person"


# -- packing

COLUMNS = st.one_of(
    st.lists(values)
    for values in (
        st.integers(-9, 9),
        st.integers() | st.none(),
        st.sampled_from([None, "a", "1", 1, 1.0, True, 2.5]),
        st.text(),
        st.integers() | st.lists(st.integers()),
    )
)


@given(COLUMNS)
def test_a_column_that_is_packed_comes_back(column):
    found = unpack_column(json.loads(json.dumps(pack_column(column))))
    assert [(type(value), value) for value in found] == [(type(value), value) for value in column]


def test_a_column_is_packed_as_it_is_shortest():
    assert pack_column([700, 701, 703]) == {"steps": [700, 1, 2]}
    assert pack_column([7, 1, 9]) == [7, 1, 9]
    assert pack_column(["day"] * 8) == {"of": ["day"], "at": [0] * 8}
    assert pack_column(["a", "b"]) == ["a", "b"]


@pytest.mark.parametrize("served", [False, True])
def test_what_is_packed_comes_back(served):
    data = gather(retold("Blinken called Lavrov.", "They spoke."), "t", hierarchy=hierarchy())
    data |= {"pages": [f"e{n}" for n, _ in enumerate(data["events"])]} if served else {}
    assert unpack(*pack(data)) == json.loads(json.dumps(data))


def test_an_article_without_a_day_comes_back():
    source = sample()
    bare = replace(source.found[0].article, date=None)
    data = gather(replace(source, found=[replace(source.found[0], article=bare)]), "t")
    assert unpack(*pack(data)) == json.loads(json.dumps(data))


def test_nothing_comes_back():
    data = gather(replace(sample(), found=[]), "t")
    assert unpack(*pack(data)) == json.loads(json.dumps(data))


def test_what_is_read_of_an_event_is_not_among_what_is_drawn_first():
    first, rest = (gzip.decompress(base64.b64decode(text)) for text in pack(gather(sample(), "t")))
    assert b"Blinken urged Lavrov" not in first
    assert b"Blinken urged Lavrov" in rest


def test_equal_data_are_packed_equally():
    assert pack(gather(sample(), "t")) == pack(gather(sample(), "t"))


def test_the_levels_cost_little():
    plain, levels = gather(sample(), "t"), gather(sample(), "t", hierarchy=hierarchy())
    assert sum(map(len, pack(levels))) < 1.2 * sum(map(len, pack(plain)))
