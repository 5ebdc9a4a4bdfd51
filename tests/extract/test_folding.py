from dataclasses import replace
from datetime import date

import pytest

from kg.extract.folding import fold_repeats, without_background
from kg.model import Basis, DateSpan, Event, Mention, Span, Status

DAY = DateSpan(start=date(2022, 2, 1), end=date(2022, 2, 1), text="Tuesday")
PUBLISHED = DateSpan(start=date(2022, 2, 2), end=date(2022, 2, 2), basis=Basis.PUBLICATION)


def mention(name, at=0):
    return Mention(text=name, start=at, end=at + len(name), name=name)


def event(subtype="meeting", sources=("A",), targets=("B",), at=0, **values):
    return Event(
        article="a",
        sentence=Span("", 0, 0),
        sentence_index=0,
        subtype=subtype,
        event_type="CONSULT",
        trigger=Span("x", at, at + 1),
        sources=tuple(map(mention, sources)),
        targets=tuple(map(mention, targets)),
        **values,
    )


def test_told_twice_is_one_event():
    (folded,) = fold_repeats([event(date=PUBLISHED), event(at=9, date=DAY)])
    assert folded.date == DAY
    assert [span.start for span in folded.coreferent] == [9]


def test_two_stated_dates_are_two_events():
    other = replace(DAY, start=date(2022, 1, 1), end=date(2022, 1, 1), text="1 January")
    assert len(fold_repeats([event(date=DAY), event(at=9, date=other)])) == 2


def test_direction_counts_unless_mutual():
    there, back = event(), event(sources=("B",), targets=("A",), at=9)
    assert len(fold_repeats([there, back])) == 2
    mutual = [replace(e, reciprocal=True) for e in (there, back)]
    assert len(fold_repeats(mutual)) == 1


def test_status_counts():
    assert len(fold_repeats([event(), event(at=9, status=Status.PLANNED)])) == 2


def test_background_is_left_out_beside_a_full_event():
    full, lone = event(), event(sources=("A",), targets=(), at=9)
    assert without_background([full, lone]) == [full]
    assert without_background([lone]) == [lone]


def test_somebody_new_or_a_day_of_its_own_is_no_background():
    full = event()
    new = event(sources=("C",), targets=(), at=9)
    dated = event(sources=("A",), targets=(), at=12, date=DAY)
    hit = event(sources=("B",), targets=(), at=15)
    assert without_background([full, new, dated, hit]) == [full, new, dated, hit]


@pytest.mark.parametrize(
    ("text", "events"),
    [
        # the same blow
        ("Egypt killed ten people in Rafah and bombed a bridge.", "killing"),
        ("Rwanda killed three soldiers in Goma and shelled a school.", "killing"),
        # at another place, on another day
        ("Rwanda killed three soldiers in Goma and shelled a school in Bukavu.",
         "killing, bombing"),
        ("Rwanda killed three soldiers and shelled a school the next day.", "killing, bombing"),
        ("Egypt killed ten in Rafah and bombed a bridge in Gaza.", "killing, bombing"),
    ],
)  # fmt: skip
def test_a_blow_at_another_place_or_on_another_day_is_another(told, text, events):
    subtypes = [event.split(":")[0] for event in told(text).split(", ")]
    assert ", ".join(subtypes) == events


def test_blows_with_other_venues_or_days_are_others():
    known = {"subtype": "bombing", "event_type": "ASSAULT"}
    killed = replace(event(at=2), subtype="killing", event_type="ASSAULT")
    struck = replace(event(at=9), **known, targets=killed.targets)
    struck = replace(struck, trigger=Span("x", 9, 10))
    assert without_background([killed, struck]) == [killed]
    here, there = Mention(text="Goma", start=3, end=7), Mention(text="Bukavu", start=12, end=18)
    apart = [replace(killed, venue=here), replace(struck, venue=there)]
    assert without_background(apart) == apart
    other = replace(DAY, start=date(2022, 1, 1), end=date(2022, 1, 1), text="1 January")
    dated = [replace(killed, date=DAY), replace(struck, date=other)]
    assert without_background(dated) == dated


def test_what_is_denied_or_wished_does_not_hide_others():
    denial = event(subtype="denial", targets=())
    denied = event(at=9, status=Status.DENIED)
    assert without_background([denial, denied]) == [denial, denied]


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Finland put its army on alert and summoned the Russian ambassador.",
         "alert: finland -> , demarche: finland -> russia"),
        ("Poland called up reservists and rejected a Russian protest.",
         "mobilization: poland -> , rejection: poland -> russia"),
        ("Iran massed troops at the border and accused Azerbaijan of plotting.",
         "mobilization: iran -> , accusation: iran -> azerbaijan"),
        # not done, or not yet
        ("Chad did not mobilise its army and accused Sudan of lying.", "accusation: chad -> sudan"),
        ("Sweden may put its navy on alert and has summoned the Russian ambassador.",
         "demarche: sweden -> russia"),
    ],
)  # fmt: skip
def test_who_calls_up_his_own_needs_no_other_side(told, text, events):
    assert told(text) == events
