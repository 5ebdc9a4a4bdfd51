"""Decoding against brute force."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from kg.extract.parse.decode import best_labels, best_tree, transitions

LABELS = ["O", "B-ORG", "I-ORG", "B-GPE", "I-GPE"]
ALLOWED = transitions(LABELS)
NUMBERS = st.integers(-20, 20).map(float)


@st.composite
def arcs(draw: st.DrawFn) -> NDArray[np.float32]:
    size = draw(st.integers(1, 5))
    return draw(arrays(np.float32, (size, size), elements=NUMBERS))


def is_tree(heads: tuple[int, ...] | NDArray[np.int64]) -> bool:
    roots = [i for i, head in enumerate(heads) if head == i]
    if len(roots) != 1:
        return False
    for node in range(len(heads)):
        for _ in heads:
            node = int(heads[node])
        if node != roots[0]:
            return False
    return True


def weight(scores: NDArray[np.float32], heads: tuple[int, ...] | NDArray[np.int64]) -> float:
    return float(sum(scores[i, head] for i, head in enumerate(heads)))


@given(arcs())
def test_best_tree_is_the_best_of_all_trees(scores: NDArray[np.float32]) -> None:
    heads = best_tree(scores)
    assert is_tree(heads)
    trees = [t for t in product(range(len(scores)), repeat=len(scores)) if is_tree(t)]
    assert weight(scores, heads) == pytest.approx(max(weight(scores, t) for t in trees))


def test_a_cycle_is_broken_where_it_costs_least() -> None:
    # 1 and 2 want each other; 1 hangs on the root for less.
    scores = np.array([[9, 0, 0], [4, 0, 8], [1, 8, 0]], np.float32)
    assert best_tree(scores).tolist() == [0, 0, 1]


@given(arrays(np.float32, st.tuples(st.integers(1, 5), st.just(5)), elements=NUMBERS))
def test_best_labels_is_the_best_of_all_sequences(scores: NDArray[np.float32]) -> None:
    def total(labels: tuple[int, ...] | list[int]) -> float:
        steps = zip([-1, *labels], labels, strict=False)
        return float(
            sum(scores[i, label] for i, label in enumerate(labels))
            + sum(ALLOWED[before, after] for before, after in steps)
        )

    found = best_labels(scores, ALLOWED)
    best = max(total(labels) for labels in product(range(5), repeat=len(scores)))
    assert total(found) == pytest.approx(best)
    assert best > -1000  # "O" everywhere is always allowed


@pytest.mark.parametrize(
    ("before", "after", "allowed"),
    [
        ("O", "I-ORG", False),
        ("B-ORG", "I-ORG", True),
        ("I-ORG", "I-ORG", True),
        ("B-GPE", "I-ORG", False),
        ("I-GPE", "B-ORG", True),
        (None, "I-ORG", False),
        (None, "B-ORG", True),
    ],
)
def test_inside_follows_its_own_begin(before: str | None, after: str, allowed: bool) -> None:
    row = -1 if before is None else LABELS.index(before)
    assert bool(ALLOWED[row, LABELS.index(after)] == 0) is allowed
