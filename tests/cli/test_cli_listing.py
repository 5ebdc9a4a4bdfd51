import csv
import io
import json
from dataclasses import replace

import pytest

from kg.model import Article, Span
from kg.store import Store
from tests.factories import ONTOLOGY, article, event

BLINKEN, LAVROV = {"Blinken": "antony-blinken"}, {"Lavrov": "sergey-lavrov"}
IDS = [f"a{n}" for n in range(1, 9)]


@pytest.fixture
def add(filled, tmp_path):
    """What puts articles, each with its events, into the store beside `kg`."""

    def put(*articles):
        with Store.open(tmp_path / "kg.db", ontology=ONTOLOGY) as store:
            for one, *events in articles:
                store.add(one, events)

    return put


def listed(kg, *options):
    result = kg("articles", *options, "--format", "json")
    assert result.code == 0
    return json.loads(result.out)


def ids(kg, *options):
    return [row["id"] for row in listed(kg, *options)]


def test_articles_stand_by_date_with_their_events(filled):
    result = filled("articles")
    assert (result.code, result.err) == (0, "")
    head, *lines = result.out.splitlines()
    assert head.split() == "DATE ID EVENTS TITLE SOURCE".split()
    assert [line.split()[1] for line in lines] == IDS
    assert lines[0].split() == (
        "2022-02-01 a1 1 Blinken phoned Lavro https://news.example/a1".split()
    )
    assert lines[-1].split()[:3] == ["2022-02-07", "a8", "2"]


def test_formats_have_what_the_table_leaves_out(filled, tmp_path):
    wanted = {
        "date": "2022-02-07",
        "id": "a8",
        "events": 2,
        "title": "Russia warned Ukrain",
        "source": "https://news.example/a8",
        "url": "https://news.example/a8",
        "publisher": None,
    }
    assert listed(filled, "--from", "2022-02-07") == [wanted]
    assert filled("articles", "-o", "all.csv").code == 0
    rows = [*csv.DictReader(io.StringIO((tmp_path / "all.csv").read_text(encoding="utf-8")))]
    assert [row["id"] for row in rows] == IDS
    lines = filled("articles", "--format", "jsonl").out.splitlines()
    assert [json.loads(line)["id"] for line in lines] == IDS


@pytest.mark.parametrize(
    ("options", "wanted"),
    [
        (["--from", "2022-02-06"], ["a7", "a8"]),
        (["--from", "2022-02-02", "--to", "2022-02-03"], ["a2", "a3"]),
        (["--from", "2022", "--to", "2022"], IDS),
        (["--to", "2021"], []),
        (["PHONED"], ["a1"]),
        (["news.example/a4"], ["a4"]),
        (["a8"], ["a8"]),
        (["a"], IDS),
        (["ukráin", "--to", "2022-02-05"], []),
        (["úkrain"], ["a8"]),
        (["?!"], []),
        ([""], []),
        ([" } # \x1b[31m"], []),
    ],
)
def test_articles_are_chosen_by_day_and_text(filled, options, wanted):
    assert ids(filled, *options) == wanted


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--from", "2030"], "no article of these days\n"),
        (["sports"], "no article with 'sports'\n"),
        (["x\x1b[31m\n", "--to", "2022"], "no article with 'x\\x1b[31m\\n' of these days\n"),
    ],
)
def test_nothing_is_told_in_words_and_data_stay_data(filled, options, said):
    result = filled("articles", *options)
    assert (result.code, result.out, result.err) == (0, "", said)
    assert filled("articles", *options, "--quiet").err == ""
    assert filled("articles", *options, "--format", "json").out == "[]\n"
    head = "date,id,events,title,source\n"
    assert filled("articles", *options, "--format", "csv").out == head


def test_an_empty_store_has_none(kg, tmp_path):
    Store.open(tmp_path / "kg.db", ontology=ONTOLOGY).close()
    result = kg("articles")
    assert (result.code, result.out, result.err) == (0, "", "no article\n")


def test_days_are_in_order_and_are_days(filled):
    for options in (["--from", "2022-03", "--to", "2022-02"], ["--from", "soon"]):
        assert filled("articles", *options).code == 2


def test_an_article_without_a_date_is_older_than_all(filled, add):
    add([replace(article("old", "Nothing happened."), date=None)])
    assert ids(filled) == ["old", *IDS]
    assert ids(filled, "--from", "2022-02-07") == ["a8"]
    assert ids(filled, "--to", "2022-02-01") == ["old", "a1"]
    (row,) = listed(filled, "old")
    assert (row["date"], row["events"]) == (None, 0)


def test_an_article_without_a_title_shows_its_first_words(filled, add, tmp_path):
    text = "Blinken phoned Lavrov about grain, gas, oil, coal, steel, wheat, timber and paper."
    told = replace(article("b1", text), title="", url=None, publisher="The Daily")
    later = "So  Blinken met Lavrov."
    both = replace(told, text=f"{text} {later}", id="b2")
    met = event(replace(told, text=later), "meeting", "met", BLINKEN, LAVROV)
    first = event(told, "phone-call", "phoned", BLINKEN, LAVROV)
    add(
        [told, first],
        [both, *(moved(one, both) for one in (met, first))],
        [replace(told, id="b3")],
        [Article(id="b4", text="x")],
    )
    rows = {row["id"]: row for row in listed(filled)}
    opening = "Blinken phoned Lavrov about grain, gas, oil, coal, steel,…"
    untitled = ("b1", "b2", "b3", "b4")
    assert [rows[id]["title"] for id in untitled] == [opening, opening, opening, "x"]
    assert [rows[id]["source"] for id in ("b1", "b4")] == ["The Daily", None]
    assert ids(filled, "coal") == ["b1", "b2", "b3"]
    assert ids(filled, "daily") == ["b1", "b2", "b3"]
    with Store.open(tmp_path / "kg.db", ontology=ONTOLOGY) as store:  # as before they were kept
        term = "<https://kg.example/ontology#opening>"
        store.update(f"DELETE WHERE {{ GRAPH ?graph {{ ?article {term} ?words }} }}", [])
    rows = {row["id"]: row for row in listed(filled)}
    assert [rows[id]["title"] for id in untitled] == [opening, opening, None, None]


def moved(told, to):
    """An event of a sentence as one of a longer text that has the sentence."""
    by = to.text.index(told.sentence.text)

    def at(span):
        return Span(span.text, span.start + by, span.end + by)

    def shift(mentions):
        return tuple(replace(m, start=m.start + by, end=m.end + by) for m in mentions)

    return replace(
        told,
        article=to.id,
        sentence=at(told.sentence),
        trigger=at(told.trigger),
        sources=shift(told.sources),
        targets=shift(told.targets),
    )


def test_a_title_cannot_steer_the_terminal(filled, add):
    add([replace(article("evil/\x07", "x"), title="\x1b]0;owned\x07[bold]\u202e")])
    (line,) = filled("articles", "owned").out.splitlines()[1:]
    assert "\\x1b]0;owned\\x07[bold]\\u202e" in line
    assert "evil/\\x07" in line


def test_it_is_read_beside_a_reader_and_not_beside_a_writer(filled, tmp_path):
    with Store.open(tmp_path / "kg.db", read_only=True, ontology=ONTOLOGY):
        assert filled("articles").code == 0
    with Store.open(tmp_path / "kg.db", ontology=ONTOLOGY):
        result = filled("articles")
    assert (result.code, result.out) == (1, "")
    assert "another process is using kg.db" in result.err


# -- by the name of a file


def told_in(id, file):
    one = replace(article(id, "Blinken phoned Lavrov."), file=file)
    return one, event(one, "phone-call", "phoned", BLINKEN, LAVROV)


def test_an_article_is_found_by_the_file_it_was_read_from(filled, add):
    add(told_in("f1", "talks.txt"), told_in("f2", "more.jsonl"), told_in("f3", "more.jsonl"))
    assert ids(filled, "talks.txt") == ["f1"]
    assert ids(filled, "Talks") == ["f1"]
    for name in ("talks.txt", "news/TALKS.txt"):
        rows = json.loads(filled("trace", "--article", name, "--format", "json").out)
        assert [row["article"] for row in rows] == ["f1"]
    result = filled("trace", "--article", "more.jsonl")
    assert (result.code, result.err.splitlines()) == (
        1,
        ["kg: 2 articles were read from a file 'more.jsonl'", "  name one by its id: f2, f3"],
    )
    assert filled("trace", "--article", "none.txt").code == 1
    assert filled("remove", "talks.txt").code == 0
    assert ids(filled, "talks") == []
