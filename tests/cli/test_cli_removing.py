import errno
import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from kg import rdf
from kg.store import Store
from tests.factories import article
from tests.judged import called, key
from tests.stores import graph, opened

CALLS = [called("c1"), called("c2", "grain and gas"), called("c3", "grain and oil")]


def quads(path):
    with opened(path, read_only=True) as store:
        return graph(store)


def ids(path):
    with opened(path, read_only=True) as store:
        return store.article_ids()


@pytest.fixture
def kg(beside):
    """`kg` beside a store in which three of the articles tell one call."""
    return beside(CALLS)


def test_an_article_goes_by_its_id_and_nothing_else_is_touched(kg, tmp_path):
    before = quads(tmp_path)
    result = kg("remove", "a8")
    assert (result.code, result.out) == (0, "")
    assert result.err.splitlines() == [
        "removed a8: Russia warned Ukrain, 2 events",
        "1 removed, 0 failed",
    ]
    after = quads(tmp_path)
    assert after < before
    own = (str(rdf.article_graph("a8")), str(rdf.mint(rdf.ARTICLE, "a8")), "/event/a8-")
    assert all(any(name in quad for name in own) for quad in before - after)
    assert not any(name in quad for quad in after for name in own)
    assert kg("check").err == "0 violations\n"


@pytest.mark.parametrize(
    "address",
    [
        "https://news.example/a1",
        "HTTPS://News.Example/a1/",
        "https://news.example/a1?utm_source=x",
        "https://news.example/a1#top",
        "https://kg.example/article/a1",  # as answers to queries have it
    ],
)
def test_an_article_goes_by_its_address(kg, tmp_path, address):
    result = kg("remove", address)
    assert result.code == 0
    assert result.err.startswith("removed a1: Blinken phoned Lavro, 1 event\n")
    assert "a1" not in ids(tmp_path)
    again = kg("remove", address)
    assert again.code == 1
    assert again.err.splitlines() == [
        f"failed: no article has the id, address or file {address!r}; ids: kg articles",
        "0 removed, 1 failed",
    ]


def test_an_article_goes_by_the_beginning_of_its_id(kg, tmp_path):
    with opened(tmp_path) as store:
        for id in (
            "7a5608f3",
            "7a5608f4",
            "7b",
            "wire",
            "wire-1",
            *(f"many-{n}" for n in range(6)),
        ):
            store.add(article(id, "x"), [])
    result = kg("remove", "7a5608", "7b0", "7a5", "wir", "wire", "many")
    assert result.err.splitlines() == [
        "removed wire: x, 0 events",
        "failed: the ids of 2 articles begin with '7a5608'; name one: 7a5608f3, 7a5608f4",
        "failed: no article has the id, address or file '7b0'; ids: kg articles",
        "failed: no article has the id, address or file '7a5'; ids: kg articles",
        "failed: no article has the id, address or file 'wir'; ids: kg articles",
        "failed: the ids of 6 articles begin with 'many'; "
        "name one: many-0, many-1, many-2, many-3, many-4, …",
        "1 removed, 5 failed",
    ]
    assert kg("remove", "7a5608f3", "wire-", "7a5608f4").code == 0
    assert {"7b", "many-0"} <= {*ids(tmp_path)}
    assert not {"7a5608f3", "7a5608f4", "wire-1"} & {*ids(tmp_path)}


def test_an_article_that_is_named_twice_goes_once(kg, tmp_path):
    result = kg("remove", "a1", "https://news.example/a1", "a1", "no", "no")
    assert result.code == 1
    assert len(result.err.splitlines()) == 3
    assert result.err.endswith("1 removed, 1 failed\n")


@pytest.mark.parametrize(
    "name",
    [
        "",
        " ",
        "a",
        "A1",
        "a1 ",
        "a%31",
        "../a1",
        "a1> ?p ?o } } #",
        "\x00",
        "\x1b]0;owned\x07",
        "a1\na2",
        "\udcff",
        "\u202e",
        "https://[broken",
        "https://news.example/",
        "https://kg.example/article/a9",
        "x" * 100_000,
    ],
)
def test_what_is_not_there_is_a_line_and_the_others_go(kg, tmp_path, name):
    before = quads(tmp_path)
    result = kg("remove", name)
    assert (result.code, result.out) == (1, "")
    first, last = result.err.splitlines()
    assert first.startswith("failed: no article has the id, address or file ")
    assert first.isprintable()
    assert last == "0 removed, 1 failed"
    assert quads(tmp_path) == before
    result = kg("remove", name, "a1", "--quiet")
    assert (result.code, result.err) == (1, f"{first}\n")
    assert "a1" not in ids(tmp_path)


def test_one_of_several_with_an_address_is_named_by_its_id(kg, tmp_path):
    twins = [replace(article(id, "x"), url="https://news.example/twin") for id in ("one", "two")]
    with opened(tmp_path) as store:
        for twin in twins:
            store.add(twin, [])
    result = kg("remove", "https://news.example/twin")
    assert result.code == 1
    assert result.err.splitlines()[0] == (
        "failed: 2 articles have the address 'https://news.example/twin'; "
        "name one by its id: one, two"
    )
    assert kg("remove", "one").code == 0
    assert kg("remove", "https://news.example/twin").code == 0
    assert not {"one", "two"} & {*ids(tmp_path)}


@pytest.mark.parametrize("id", ["-a", "--store", "a/b?c#d", "é\u202e", "a b\x07"])
def test_ids_of_all_kinds(kg, tmp_path, id):
    evil = "\x1b[31m\n"
    with opened(tmp_path) as store:
        store.add(replace(article(id, "x"), title=evil), [])
    result = kg("remove", "--", id)
    assert result.code == 0
    first, _ = result.err.splitlines()
    assert first.isprintable()
    assert first.startswith("removed ")
    assert id not in ids(tmp_path)


def test_an_article_without_title_and_address(kg, tmp_path):
    with opened(tmp_path) as store:
        store.add(replace(article("bare", "x"), title="", url=None, date=None), [])
    assert kg("remove", "bare").err.startswith("removed bare: 0 events\n")


def test_what_others_tell_too_is_told_by_them(kg):
    def told():
        return [row["reports"] for row in listed(kg, "stories", "--from", "2022-04")]

    assert told() == [3]
    assert kg("remove", "c1").code == 0
    assert told() == [2]
    assert kg("check").err == "0 violations\n"
    assert kg("remove", "c2").code == 0
    assert told() == []
    (row,) = listed(kg, "trace", "Blinken", "Lavrov", "--from", "2022-04")
    assert (row["article"], row["reports"]) == ("c3", 1)


def listed(kg, *arguments):
    return json.loads(kg(*arguments, "--format", "json").out)


def decided(kg):
    return [row for row in listed(kg, "actors", "judgements") if row["by"] != "kg"]


def test_decisions_of_people_stay(kg):
    assert kg("stories", "split", key(CALLS[0]), key(CALLS[1])).code == 0
    assert kg("actors", "split", "antony-blinken", "--article", "c1", "--label", "X").code == 0
    before = decided(kg)
    assert kg("remove", "c1").code == 0
    assert decided(kg) == before
    assert len(before) == 2
    assert kg("check").err == "0 violations\n"


def test_decisions_apply_when_the_article_is_back(kg, tmp_path):
    def groups():
        return sorted(sorted(row["events"]) for row in listed(kg, "stories", "--from", "2022-04"))

    together = groups()
    for call in CALLS[1:]:
        assert kg("stories", "split", key(CALLS[0]), key(call)).code == 0
    parted = groups()
    assert kg("remove", "c1").code == 0
    with opened(tmp_path) as store:
        store.add(*CALLS[0])
        store.identity.link()
    assert groups() == parted != together


def test_all_may_go(kg, tmp_path):
    result = kg("remove", *ids(tmp_path))
    assert (result.code, ids(tmp_path)) == (0, [])
    assert result.err.endswith("11 removed, 0 failed\n")
    assert kg("check").code == 0
    assert kg("articles").err == "no article\n"
    assert kg("remove", "a1").code == 1
    assert "Lavrov" in kg("actors", "sergey-lavrov").out


def test_without_a_name_it_is_wrong_usage(kg, tmp_path):
    before = quads(tmp_path)
    assert kg("remove").code == 2
    assert quads(tmp_path) == before


@pytest.mark.parametrize("mode", ["write", "read"])
def test_a_second_process_is_told(kg, held, tmp_path, mode):
    with held(tmp_path / "kg.db", mode):
        result = kg("remove", "a1")
    assert (result.code, result.out) == (1, "")
    first, second = result.err.splitlines()
    assert first == "kg: another process is using kg.db"
    assert second.startswith("  ")
    assert "a1" in ids(tmp_path)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (errno.EACCES, "no permission to open kg.db"),
        (errno.EROFS, "kg.db lies on a read-only disk"),
    ],
)
def test_a_store_that_cannot_be_written(kg, tmp_path, monkeypatch, number, text):
    def refuse(self, *_, **__):  # the tests may run as root, who may write everywhere
        raise OSError(number, os.strerror(number), str(self))

    monkeypatch.setattr(Path, "mkdir", refuse)
    result = kg("remove", "a1")
    assert result.code == 1
    assert result.err.splitlines()[0] == f"kg: {text}"
    assert "a1" in ids(tmp_path)
    assert kg("articles", "a1").code == 0


def test_an_interrupted_run_has_removed_what_it_said(kg, tmp_path, monkeypatch):
    remove, calls = Store.remove, []

    def interrupted(self, id):
        calls.append(id)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return remove(self, id)

    monkeypatch.setattr(Store, "remove", interrupted)
    result = kg("remove", "c1", "a1", "a2")
    assert result.code == 130
    assert result.err.splitlines()[0].startswith("removed c1: ")
    assert {"c1", "a1", "a2"} - {*ids(tmp_path)} == {"c1"}
    assert kg("check").code == 0
    assert kg("remove", "a1").code == 0  # what the call's other tellers make is found now
    (row,) = listed(kg, "stories", "--from", "2022-04")
    assert row["reports"] == 2
