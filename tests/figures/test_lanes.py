from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.figures.lanes import GAP, Style, arrange, pack, room

PLACES = st.floats(2, 330)
INTERVALS = st.lists(st.tuples(PLACES, st.floats(0, 60)), max_size=40).map(
    lambda pairs: sorted((left, left + width) for left, width in pairs)
)


@settings(deadline=None)
@given(INTERVALS)
def test_in_a_lane_nothing_touches(intervals):
    lanes = pack(intervals)
    for (one, here), (other, there) in combinations(zip(intervals, lanes, strict=True), 2):
        assert here != there or other[0] >= one[1] + GAP
    assert set(lanes) == set(range(len(set(lanes))))


def test_what_fits_stays_in_the_first_lane():
    assert pack([(0, 10), (5, 15), (20, 30), (12.4, 18)]) == [0, 1, 0, 2]


@settings(deadline=None)
@given(INTERVALS, st.sampled_from(["all", "free", "none"]), st.floats(5, 80))
def test_no_label_covers_a_mark_or_a_label(spans, labels, width):
    style = Style(size=4, lane=8, labels=labels)
    places = arrange(spans, [width] * len(spans), style, 400)
    boxes = []
    for span, place in zip(spans, places, strict=True):
        middle = (span[0] + span[1]) / 2
        boxes.append((place.lane, middle - 2, middle + 2))
        if place.label is not None:
            assert 0 <= place.label <= place.label + width <= 400.001
            boxes.append((place.lane, place.label, place.label + width))
    for one, other in combinations(boxes, 2):
        assert one[0] != other[0] or one[2] <= other[1] + 1e-6 or other[2] <= one[1] + 1e-6


def test_room_ends_where_the_next_begins():
    assert room([(0, 10), (25, 30), (12, 20)], [0, 0, 1], 100) == [15, 70, 80]


def test_a_label_goes_left_where_the_right_is_full():
    style = Style(size=4, lane=8, labels="all")
    (first, second) = arrange([(10, 10), (95, 95)], [20, 20], style, 100)
    assert first.label > 10
    assert second.label + 20 < 95
    assert arrange([(10, 10)], [200], style, 100)[0].label is None
