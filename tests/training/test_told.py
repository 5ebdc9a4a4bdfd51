from itertools import pairwise

import numpy as np
import pytest

from training.calibrate import error, fit, sigmoid
from training.stories import CORPUS, b_cubed, load

FILES = sorted(CORPUS.glob("stories-*.marked.txt"))


def test_twenty_stories_by_three_outlets_each_with_marks_at_their_places():
    told = list(load(FILES))
    stories = {}
    for one in told:
        stories.setdefault(one.story, []).append(one)
    assert len(stories) == 20
    assert {len(several) for several in stories.values()} == {3}
    for one in told:
        text = one.article.text
        assert not set("{}[]|") & set(text)
        places = sorted(place for place, _ in one.events + one.actors)
        assert all(0 <= start < end <= len(text) for start, end in places)
        assert all(a[1] <= b[0] for a, b in pairwise(places))
        assert one.events
        assert one.actors


def test_a_head_that_cannot_be_read_is_named(tmp_path):
    (tmp_path / "x.marked.txt").write_text("== story x | no date\ntext\n", encoding="utf-8")
    with pytest.raises(ValueError, match="no head"):
        list(load(tmp_path.glob("*")))


@pytest.mark.parametrize(
    ("pairs", "scores"),
    [
        ([("a", 1), ("a", 1), ("b", 2)], (1, 1)),
        ([("a", 1), ("a", 2)], (1, 0.5)),
        ([("a", 1), ("b", 1)], (0.5, 1)),
        ([], (0, 0)),
    ],
)
def test_b_cubed(pairs, scores):
    precision, recall, f1 = b_cubed([(gold, str(found)) for gold, found in pairs])
    assert (precision, recall) == scores
    assert f1 == (2 * precision * recall / (precision + recall) if pairs else 0)


def test_what_is_too_sure_is_calibrated():
    chance = np.random.default_rng(1)
    odds = chance.normal(0, 3, 4000)
    right = (chance.random(4000) < sigmoid(0.3 * odds + 0.5)).astype(float)
    rows = np.column_stack([np.ones(4000), odds, np.zeros(4000)])
    found = fit(rows, right, np.ones(4000))
    assert found[:2] == pytest.approx([0.5, 0.3], abs=0.1)
    assert error(sigmoid(rows @ found), right) < 0.05 < error(sigmoid(odds), right)
