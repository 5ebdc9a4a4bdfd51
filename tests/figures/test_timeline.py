import math
from dataclasses import replace
from datetime import date, timedelta

import pytest

from kg.actors.hierarchy import Hierarchy
from kg.errors import InputError
from kg.figures.canvas import CM
from kg.figures.look import COLOURS, PAPER, Tone
from kg.figures.pair import Pair, Side
from kg.figures.timeline import draw_pair
from kg.model import Granularity, Kind, Post, Status, Story
from tests.figures.drawing import DAY, TAXONOMY, actor, read, told

PAIR = Pair(first=actor("russia"), second=actor("ukraine"))
THERE = told("russia", "attack", "ukraine", DAY)
BACK = told("ukraine", "aid-given", "russia", DAY + timedelta(days=1))
BOTH = told("ukraine", "meeting", "russia", DAY + timedelta(days=2))


def draw(stories, pair=PAIR, title="Title", width=17.0, **options):
    return draw_pair(stories, pair, TAXONOMY, title=title, width=width * CM, **options)


def test_each_acts_on_a_side_of_its_own():
    found = read(draw([THERE, BACK, BOTH]))
    (there,), (both,), (back,) = (found.named(f"{side}-") for side in Side)
    assert found.y(there) < found.y(both) < found.y(back)
    assert found.x(there) < found.x(back) < found.x(both)
    assert {"Title", "Russia → Ukraine", "Ukraine → Russia", "attack", "meeting", "aid given"} < {
        *found.texts
    }
    assert "3 events in 3 articles · 1 Feb 2022 – 3 Feb 2022" in found.texts


def test_colour_and_shape_tell_the_score():
    statement = told("russia", "statement", "ukraine", DAY)
    found = read(draw([THERE, BACK, statement]))
    corners = {}
    for name in (*found.named("there-"), *found.named("back-")):
        path = next(found.parts[name].iter("{http://www.w3.org/2000/svg}path")).get("d")
        corners[found.fill(name)] = "C" if "C" in path else path.count("L")
    assert corners == {
        COLOURS[Tone.COOPERATIVE]: "C",
        COLOURS[Tone.CONFLICTUAL]: 2,
        COLOURS[Tone.NEUTRAL]: 3,
    }


@pytest.mark.parametrize(
    ("status", "hollow", "word"),
    [
        (Status.ACTUAL, False, None),
        (Status.HISTORICAL, False, None),
        (Status.PLANNED, True, "planned"),
        (Status.HYPOTHETICAL, True, "planned"),
        (Status.DENIED, True, "denied"),
        (Status.NEGATED, True, "denied"),
    ],
)
def test_the_outline_tells_the_status(status, hollow, word):
    found = read(draw([told("russia", "attack", "ukraine", DAY, status=status)]))
    (mark,) = found.named("there-")
    assert (found.fill(mark) == PAPER) is hollow
    assert {text for text in found.texts if text in ("planned", "denied")} == {word} - {None}


def test_the_legend_has_what_occurs_and_no_more():
    words = {"cooperative", "neutral", "conflictual", "planned", "denied", "mutual"}
    assert words & {*read(draw([THERE])).texts} == {"conflictual"}
    assert words & {*read(draw([BACK, BOTH])).texts} == {"cooperative", "mutual"}


def test_a_month_is_a_span():
    month = told("russia", "attack", "ukraine", date(2022, 2, 1), until=date(2022, 2, 28),
                 unit=Granularity.MONTH)  # fmt: skip
    later = told("russia", "attack", "ukraine", date(2022, 3, 20))
    found = read(draw([month, later]))
    assert "some day within" in found.texts
    assert "2 events in 2 articles · Feb 2022 – 20 Mar 2022" in found.texts
    assert "some day within" not in read(draw([later])).texts


def test_what_is_long_past_gets_its_year_and_a_break():
    past = told("russia", "ties-cut", "ukraine", date(1999, 1, 1), until=date(1999, 12, 31),
                unit=Granularity.YEAR, at=DAY)  # fmt: skip
    found = read(draw([past, THERE, BACK]))
    assert {"1999", "Feb 2022"} < {*found.texts}
    first, second = found.named("there-")
    assert found.x(first) < 30
    assert found.x(second) < found.x(*found.named("back-"))


def test_days_that_were_asked_for_bound_the_axis():
    year = told("russia", "attack", "ukraine", date(2022, 1, 1), until=date(2022, 12, 31))
    days = date(2022, 2, 1), date(2022, 2, 28)
    found = read(draw([year, BACK], limits=days))
    assert "Feb 2022" in found.texts
    assert not {"Mar 2022", "Jul", "Dec"} & {*found.texts}


def test_labels_do_not_overlap_and_give_way_when_there_are_too_many():
    some = [told("russia", "attack", "ukraine", DAY + timedelta(days=n)) for n in range(9)]
    days = [DAY + timedelta(days=n % 99) for n in range(400)]
    many = [told("russia", "attack", "ukraine", day, number=n) for n, day in enumerate(days)]
    assert read(draw(some)).texts.count("attack") == 9
    crowded = draw(many)
    found = read(crowded)
    assert found.texts.count("attack") < 100
    assert len(found.named("there-")) == 400
    assert crowded.height < draw(some).width


def test_a_retelling_is_one_mark():
    again = replace(THERE.lead.article, id="again")
    story = Story(reports=(THERE.lead, replace(THERE.lead, article=again)))
    found = read(draw([story]))
    assert len(found.named("there-")) == 1
    assert "1 event in 2 articles · 1 Feb 2022" in found.texts


# -- who acts for whom


def test_who_acts_for_one_acts_on_its_side():
    people = {"lavrov": actor("lavrov", kind=Kind.PERSON), "russia": PAIR.first}
    office = Post(person="lavrov", title="Minister", organisation="russia")
    pair = replace(PAIR, hierarchy=Hierarchy(people, [office]))
    story = told("lavrov", "accusation", "ukraine", DAY)
    assert pair.side(story.lead) is Side.THERE
    assert PAIR.side(story.lead) is None
    assert read(draw([story], pair)).named("there-")


def test_what_both_do_to_others_is_left_out_and_counted():
    event = THERE.lead.event
    mentions = (*event.sources, replace(event.targets[0]))
    other = replace(event.targets[0], actor="moon")
    beside = replace(event, sources=mentions, targets=(other,))
    story = Story(reports=(replace(THERE.lead, event=beside),))
    assert PAIR.side(story.lead) is None
    found = read(draw([story, BACK]))
    assert not found.named("there-")
    assert "1 event in 1 article · 2 Feb 2022 · 1 with both on one side left out" in found.texts


def test_an_event_without_its_own_date_stands_at_its_articles():
    undated = replace(THERE.lead, event=replace(THERE.lead.event, date=None))
    assert len(read(draw([Story(reports=(undated,))])).named("there-")) == 1


@pytest.mark.parametrize("stories", [[], [told("russia", "attack", "moon", DAY)]])
def test_nothing_between_the_two_is_an_error(stories):
    with pytest.raises(InputError, match="no dated event between Russia and Ukraine"):
        draw(stories)


# -- whatever comes


HOSTILE = [
    "a $x^2$ b",
    "$\\frac",
    "_{",
    "<b>&amp;",
    "two\nlines",
    "B" * 10_000,
    "\x00\x1b",
    "%s {x}",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_names_are_shown_as_they_are(name):
    pair = replace(PAIR, first=actor("russia", name))
    canvas = draw([THERE, BOTH], pair, title=f"{name} and more", width=8.5)
    words = " ".join(name.split())
    shown = [text for text in read(canvas).texts if text.endswith(" → Ukraine")]
    begin = "".join(c if c.isprintable() else "\ufffd" for c in words)[:20]
    assert shown[0].startswith(begin)
    for format in ("pdf", "png"):
        assert canvas.save(format)


LETTERS = ["Łódź Ţiñşé Đặng", "Київ Ёлка Џоковић", "Ἀθῆναι", "中文 😀 नमस्ते", "\ud800"]


@pytest.mark.parametrize("name", LETTERS)
def test_letters_of_all_kinds_are_drawn_without_a_warning(name):
    canvas = draw([THERE], replace(PAIR, first=actor("russia", name)))
    for format in ("svg", "pdf", "png"):
        assert canvas.save(format)


@pytest.mark.parametrize("day", [date.min, date.max, date(1582, 10, 15)])
def test_any_day_has_a_place(day):
    found = read(draw([told("russia", "attack", "ukraine", day)]))
    (mark,) = found.named("there-")
    assert math.isfinite(found.x(mark))
    assert len(read(draw([told("russia", "attack", "ukraine", day), BACK])).named("there-")) == 1


def test_an_empty_title_takes_no_room():
    assert draw([THERE], title="").height < draw([THERE]).height
