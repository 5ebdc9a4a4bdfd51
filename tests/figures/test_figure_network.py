import re
from datetime import timedelta
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import InputError
from kg.figures.canvas import CM
from kg.figures.labels import Name, place_names
from kg.figures.look import COLOURS, Tone
from kg.figures.network import draw_network
from kg.model import Kind
from tests.figures.drawing import DAY, TAXONOMY, actor, read, told

KNOWN = {name: actor(name) for name in ("russia", "ukraine", "france", "italy", "peru", "chile")}
SOME = [
    told("russia", "attack", "ukraine", DAY),
    told("france", "aid-given", "ukraine", DAY),
    told("france", "meeting", "italy", DAY),
]


def draw(stories, known=KNOWN, title="Title", width=17.0, most=None):
    return draw_network(stories, known, TAXONOMY, title=title, width=width * CM, most=most)


def test_actors_links_and_words():
    found = read(draw(SOME))
    assert len(found.named("actor-")) == 4
    assert {"Title", "Russia", "Ukraine", "France", "Italy"} < {*found.texts}
    assert {"cooperative", "conflictual", "country"} < {*found.texts}
    assert not {"neutral", "person"} & {*found.texts}
    assert "3 events in 3 articles · 1 Feb 2022" in found.texts


def test_links_are_coloured_and_as_wide_as_they_are_many():
    more = [told("russia", "attack", "ukraine", DAY, number=n) for n in range(16)]
    widths = {}
    for stories in (SOME, [*SOME, *more]):
        text = draw(stories).save("svg").decode()
        lines = re.findall(r"stroke: (#\w+); stroke-width: ([\d.]+)", text)
        orange = [float(width) for colour, width in lines if colour == COLOURS[Tone.CONFLICTUAL]]
        widths[len(stories)] = max(orange)
    assert widths[19] > widths[3] + 0.5


def test_the_most_linked_are_drawn():
    found = read(draw(SOME, most=2))
    assert {"Ukraine", "France"} < {*found.texts}
    assert not {"Russia", "Italy"} & {*found.texts}
    assert "2 of 4 actors · 1 event in 1 article · 1 Feb 2022" in found.texts


def test_small_parts_are_left_out_beside_a_large_one():
    far = told("peru", "meeting", "chile", DAY)
    assert "Peru" in read(draw([*SOME, far])).texts
    known = {f"s{n}": actor(f"s{n}") for n in range(30)} | KNOWN
    wheel = [
        told("s0", "meeting", name, DAY) for name in known if name not in ("s0", "peru", "chile")
    ]
    found = read(draw([*wheel, far], known))
    assert "Peru" not in found.texts
    assert any("34 of 36 actors" in text for text in found.texts)


def test_kinds_have_shapes():
    known = {f"k-{kind}": actor(f"k-{kind}", str(kind), kind) for kind in Kind}
    stories = [told("k-country", "praise", name, DAY) for name in known if name != "k-country"]
    assert set(map(str, Kind)) <= {*read(draw(stories, known)).texts}


def test_all_names_find_room():
    known = {f"a{n}": actor(f"a{n}", f"Ministry of number {n}") for n in range(24)}
    pairs = [(n, n // 3) for n in range(1, 24)]
    stories = [told(f"a{a}", "meeting", f"a{b}", DAY + timedelta(days=a)) for a, b in pairs]
    found = read(draw(stories, known, most=24, width=8.5))
    assert {a.label for a in known.values()} <= {*found.texts}


@pytest.mark.parametrize("stories", [[], [told("russia", "attack", None, DAY)]])
def test_nothing_linked_is_an_error(stories):
    with pytest.raises(InputError, match="no event links two actors"):
        draw(stories)


@pytest.mark.parametrize(
    "name", ["$x^2$", "two\nlines", "B" * 10_000, "\x00", "Київ 中文", "\ud800"]
)
def test_names_come_as_they_are(name):
    canvas = draw(SOME, KNOWN | {"russia": actor("russia", name)}, title=name)
    shown = [text for text in read(canvas).texts if text[:3] == name.replace("\n", " ")[:3]]
    assert len(shown) == 2 or not name.isprintable()
    for format in ("pdf", "png"):
        assert canvas.save(format)


# -- names beside points

SPOTS = st.lists(st.tuples(st.integers(0, 300), st.integers(0, 200)), max_size=25, unique=True)


@settings(deadline=None)
@given(SPOTS)
def test_no_name_covers_another(spots):
    names = [Name(at=spot, away=4, width=40, height=8) for spot in spots]
    taken = [(x - 3, y - 3, x + 3, y + 3) for x, y in spots]
    boxes = place_names(names, taken, spots, (0, 0, 300, 200))
    found = [box for box in boxes if box is not None]
    for one, other in combinations([*found, *taken], 2):
        beside = one[0] >= other[2] or other[0] >= one[2]
        assert beside or one[1] >= other[3] or other[1] >= one[3] or {one, other} <= {*taken}
    for left, top, right, bottom in found:
        assert 0 <= left < right <= 300
        assert 0 <= top < bottom <= 200


def test_a_name_keeps_clear_of_lines_where_it_can():
    name = Name(at=(100, 100), away=4, width=40, height=8)
    lines = [(110, 100), (120, 100)]
    (box,) = place_names([name], [], lines, (0, 0, 300, 200))
    assert box[2] < 100
