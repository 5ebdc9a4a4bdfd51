"""Marks make room for the names of the busiest."""

import math
import random

from kg.layout import GAP
from kg.page.room import FOREMOST, with_room

NODES = {f"a{n}": {"label": f"Actor of number {n}", "events": 60 - n} for n in range(60)}


def crowded():
    """Sixty marks on a square of eight by eight, as near as marks may be."""
    pick = random.Random(1)
    return {
        name: (GAP * (n % 8) + pick.random(), GAP * (n // 8) + pick.random())
        for n, name in enumerate(NODES)
    }


def test_marks_are_moved_a_little_and_stay_apart():
    before = crowded()
    after = with_room(before, NODES, list(NODES))
    assert after.keys() == before.keys()
    assert after != before
    far = [math.dist(before[name], after[name]) for name in before]
    assert max(far) < 4 * GAP
    places = list(after.values())
    nearest = min(math.dist(p, q) for n, p in enumerate(places) for q in places[:n])
    assert nearest > GAP * 0.6


def test_it_is_the_same_at_every_call():
    before = crowded()
    turned = dict(reversed(before.items()))
    assert with_room(before, NODES, list(NODES)) == with_room(turned, NODES, list(NODES))


def test_what_has_room_stays():
    before = {name: (6 * GAP * (n % 8), 6 * GAP * (n // 8)) for n, name in enumerate(NODES)}
    assert with_room(before, NODES, list(NODES)) == before
    assert with_room({}, NODES, list(NODES)) == {}
    assert with_room(before, NODES, []) == before


def test_the_foremost_get_room():
    places = with_room(crowded(), NODES, list(NODES))
    free = 0
    for name in list(NODES)[:FOREMOST]:
        x, y = places[name]
        wide, high = 13 * 0.62 * len(NODES[name]["label"]), 15
        offers = [(x - wide / 2, y + 17), (x - wide / 2, y - 17 - high),
                  (x + 20, y - high / 2), (x - 20 - wide, y - high / 2)]  # fmt: skip
        others = [place for other, place in places.items() if other != name]
        free += any(
            not any(
                left - 10 < a < left + wide + 10 and top - 10 < b < top + high + 10
                for a, b in others
            )
            for left, top in offers
        )
    assert free == FOREMOST
