import json
from dataclasses import replace

import pytest

from kg.articles import Doubt
from kg.build import Summary
from kg.bulk.cutting import cut
from kg.contract import article_from_json
from kg.errors import InputError
from tests.bulk.tools import calls
from tests.factories import article


def shards(items, size=20):
    return list(cut(iter(items), size, Summary()))


def articles_of(shard):
    return [article_from_json(json.loads(line)) for line in shard.lines.splitlines()]


def test_shards_hold_all_articles_once_and_in_order():
    found = shards(calls(500))
    assert [a for shard in found for a in articles_of(shard)] == calls(500)
    assert [shard.articles for shard in found] == [len(articles_of(shard)) for shard in found]
    assert len({shard.name for shard in found}) == len(found)
    assert all(10 <= shard.articles <= 40 for shard in found[:-1])
    assert 15 <= 500 / len(found) <= 25


def test_an_article_put_in_or_taken_out_changes_the_shards_beside_it_alone():
    before = shards(calls(500))
    for after in (
        shards([*calls(500)[:250], article("new", "x"), *calls(500)[250:]]),
        shards(calls(500)[1:]),
        shards(calls(400)),
    ):
        new = [shard.name for shard in after if shard not in before]
        assert len(new) <= 3
        assert len(after) > 15


def test_long_articles_make_short_shards():
    long = [article(f"l{number}", "x" * 200_000) for number in range(4)]
    assert [shard.articles for shard in shards(long)] == [1, 1, 1, 1]


def test_what_comes_twice_is_kept_once():
    summary = Summary()
    first, second = calls(2)
    other = article(first.id, "something else")
    found = list(cut(iter([first, second, first, other]), 20, summary))
    assert articles_of(found[0]) == [first, second]
    assert summary.unchanged == 2
    assert [str(doubt) for doubt in summary.doubts] == [
        f"{other.url}: came twice with different content"
    ]


def test_what_cannot_be_read_is_noted():
    summary = Summary()
    items = [InputError("a.txt: empty"), Doubt("b.txt: no date"), *calls(1)]
    assert len(list(cut(iter(items), 20, summary))) == 1
    assert ([str(e) for e in summary.failed], [str(e) for e in summary.doubts]) == (
        ["a.txt: empty"],
        ["b.txt: no date"],
    )


def test_what_is_odd_about_an_article_is_noted():
    summary = Summary()
    undated = [replace(one, date=None) for one in calls(3)]
    assert sum(shard.articles for shard in cut(iter(undated), 20, summary)) == 3
    (remark,) = summary.doubts
    names = ", ".join(one.url for one in undated)
    assert str(remark) == f"{names}: no date, so only days that are named in full are known"


@pytest.mark.parametrize("size", [1, 2, 3])
def test_small_sizes(size):
    assert sum(shard.articles for shard in shards(calls(30), size)) == 30
