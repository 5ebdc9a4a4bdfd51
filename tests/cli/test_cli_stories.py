import csv
import io
import json
import re
from datetime import date

import pytest

from kg.model import Status
from tests.factories import article, corpus, event
from tests.judged import called, key
from tests.stores import known, opened

CALLS = [called("c1"), called("c2", "grain and gas"), called("c3", day=date(2022, 4, 20))]
FIRST, SECOND, THIRD = (told[1][0].id for told in CALLS)


@pytest.fixture
def kg(beside):
    """`kg` beside a store in which two articles tell one call, and a third tells another."""
    return beside(CALLS)


def listed(kg, *options):
    return json.loads(kg("stories", *options, "--format", "json").out)


def groups(kg):
    return sorted(sorted(row["events"]) for row in listed(kg, "--from", "2022-04"))


def quads(path):
    with opened(path, read_only=True) as store:
        return known(store)


# -- the list


def test_nothing_is_told_in_words_and_data_stay_data(kg):
    result = kg("stories", "--from", "2030")
    assert (result.code, result.out, result.err) == (0, "", "no event that several articles tell\n")
    assert kg("stories", "--from", "2030", "--format", "json").out == "[]\n"


def test_a_misspelt_command_is_told_from_an_argument(kg):
    for words in (["lst"], ["lst", "--from", "2030"]):
        result = kg("stories", *words)
        assert result.code == 2
        assert "No such command 'lst'" in result.err
        assert "'list'" in result.err


def test_the_list_shows_what_several_tell(kg):
    result = kg("stories", "--from", "2022-04")
    assert (result.code, result.err) == (0, "")
    head, line = result.out.splitlines()
    assert head.split() == "DATE WHO WHAT WHOM STATUS REPORTS DAYS SOURCE ALSO EVENT".split()
    assert re.split("  +", line) == [
        "2022-04-01", "Antony Blinken", "phone call", "Sergey Lavrov", "actual", "2",
        "2022-04-01", "https://news.example/c1", "https://news.example/c2", FIRST,
    ]  # fmt: skip
    assert kg("stories", "list", "--from", "2022-04").out == result.out
    (row,) = listed(kg, "--from", "2022-04")
    assert (row["reports"], set(row["events"])) == (2, {FIRST, SECOND})


def test_an_act_that_is_told_and_denied_is_one_event(kg):
    (row,) = listed(kg, "--to", "2022-03")
    assert (row["what"], row["reports"]) == ("attack", 2)
    assert row["status"].split("; ") == [Status.ACTUAL, Status.DENIED]


@pytest.mark.parametrize(
    ("options", "count"),
    [
        ([], 2),
        (["--from", "2022-04-02"], 0),
        (["--to", "2022-04-01"], 2),
        (["--type", "phone-call"], 1),
        (["--type", "meeting"], 0),
        (["--status", "actual"], 1),  # of the attack, one report is left
    ],
)
def test_what_is_asked_for(kg, options, count):
    assert len(listed(kg, *options)) == count


def test_formats_hold_the_same(kg, tmp_path):
    rows = listed(kg)
    lines = kg("stories", "--format", "jsonl").out.splitlines()
    assert [json.loads(line) for line in lines] == rows
    assert kg("stories", "-o", "stories.csv").code == 0
    text = (tmp_path / "stories.csv").read_text(encoding="utf-8")
    assert [row["event"] for row in csv.DictReader(io.StringIO(text))] == [
        row["event"] for row in rows
    ]


def test_no_store_and_no_story(kg, tmp_path):
    assert kg("stories", "--store", "none").code == 1
    assert kg("stories", "--from", "2023").out == ""
    assert kg("stories", "--type", "phone-cal").code == 2


# -- decisions


@pytest.mark.parametrize("named", ["by id", "by key"])
def test_people_join_part_and_take_it_back(kg, tmp_path, named):
    a, b, c = (key(told) if named == "by key" else told[1][0].id for told in CALLS)
    before = quads(tmp_path)
    assert groups(kg) == [sorted([FIRST, SECOND])]

    result = kg("stories", "merge", a, c, "--reason", "a slip in the date")
    assert (result.code, result.out) == (0, "")
    assert result.err == f"{a} and {c} are one event\n"
    assert groups(kg) == [sorted([FIRST, SECOND, THIRD])]
    (row,) = listed(kg, "--from", "2022-04")
    assert row["days"] == ["2022-04-01", "2022-04-20"]

    result = kg("stories", "undo", c, a)
    assert (result.code, result.err) == (0, f"{c} and {a} are two events\n")
    assert quads(tmp_path) == before

    result = kg("stories", "split", b, a)
    assert (result.code, result.err) == (0, f"{b} and {a} are two events\n")
    assert groups(kg) == []

    assert kg("stories", "undo", a, b).err == f"{a} and {b} are one event\n"
    assert groups(kg) == [sorted([FIRST, SECOND])]
    assert kg("check").code == 0


def test_decisions_are_listed_with_their_reasons(kg):
    kg("stories", "merge", FIRST, THIRD, "--reason", "a slip in the date")
    kg("stories", "undo", FIRST, THIRD)
    rows = json.loads(kg("actors", "judgements", "--format", "json").out)
    mine = [row for row in rows if row["by"] != "kg"]
    assert [(row["what"], row["left"], row["right"]) for row in mine] == [
        ("events", key(CALLS[0]), key(CALLS[2])),
        ("events", key(CALLS[0]), key(CALLS[2])),
    ]
    assert [(row["verdict"], row["reason"]) for row in mine] == [
        ("same", "a slip in the date"),
        ("open", ""),
    ]


def test_a_decision_on_events_is_shared(kg, tmp_path):
    kg("stories", "split", FIRST, SECOND)
    kg("actors", "export", "ours.jsonl")
    kg("stories", "undo", FIRST, SECOND)
    (line,) = (tmp_path / "ours.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["actors"] == {}
    late = {**json.loads(line), "time": "2999-01-01T00:00:00+00:00"}
    (tmp_path / "theirs.jsonl").write_text(json.dumps(late), encoding="utf-8")
    assert kg("actors", "import", "theirs.jsonl").code == 0
    assert groups(kg) == []


@pytest.mark.parametrize("command", ["merge", "split", "undo"])
@pytest.mark.parametrize("event", ["0123456789ab", "c1", "c1-0123456789ab", ""])
def test_unknown_events(kg, tmp_path, command, event):
    before = quads(tmp_path)
    for arguments in ([FIRST, event], [event, FIRST]):
        result = kg("stories", command, *arguments)
        assert (result.code, result.out) == (1, "")
        assert result.err.splitlines() == [
            f"kg: no event has the id {event!r}",
            "  ids: kg trace NAME --format json",
        ]
    assert quads(tmp_path) == before


def test_what_cannot_be_judged(kg):
    result = kg("stories", "merge", FIRST, key(CALLS[0]))
    assert result.code == 1
    assert result.err.splitlines() == [
        f"kg: {key(CALLS[0])} is one event already",
        "  name two",
    ]
    result = kg("stories", "undo", FIRST, SECOND)
    assert result.code == 1
    assert result.err.splitlines() == [
        f"kg: nothing is judged of {FIRST} and {SECOND}",
        "  see: kg actors judgements",
    ]
    assert kg("stories", "merge", FIRST).code == 2
    kg("stories", "split", FIRST, SECOND)
    kg("stories", "undo", FIRST, SECOND)
    assert kg("stories", "undo", FIRST, SECOND).code == 1, "it is taken back already"


def test_two_of_other_acts_and_parties_are_no_event(kg, tmp_path):
    told = article("x1", "Ukraine attacked.", date(2022, 4, 1))
    attack = event(told, "attack", "attacked", {"Ukraine": "ukraine"}, {})
    with opened(tmp_path) as store:
        store.add(told, [attack])
    before = quads(tmp_path)
    result = kg("stories", "merge", FIRST, attack.id)
    assert (result.code, result.out) == (1, "")
    assert result.err.splitlines() == [
        f"kg: {key(CALLS[0])} and {attack.key} are of different acts (phone-call and attack) and "
        "parties",
        "  if they are one event all the same: --force",
    ]
    assert quads(tmp_path) == before
    assert kg("stories", "merge", FIRST, attack.id, "--force").err.endswith(" are one event\n")


def test_a_line_whose_reports_name_several_days_is_marked(kg):
    assert "*" not in kg("trace", "Blinken", "--from", "2022-04").out
    kg("stories", "merge", FIRST, THIRD, "--reason", "a slip in the date")
    result = kg("trace", "Blinken", "--from", "2022-04")
    assert result.out.splitlines()[1].split()[0] in ("2022-04-01*", "2022-04-20*")
    assert result.err.startswith("note: * the reports name several days; each: kg trace --reports")
    dates = csv.DictReader(io.StringIO(kg("trace", "Blinken", "--format", "csv").out))
    assert not any("*" in row["date"] for row in dates)


def test_two_events_of_one_article_can_be_one(kg):
    warning, proposal = corpus()[-1][1]
    assert kg("stories", "merge", warning.id, proposal.id).err.endswith(" are one event\n")
    assert json.loads(kg("stories", "--type", "warning", "--format", "json").out) == []
    assert listed(kg, "--from", "2022-02-07", "--to", "2022-02-07") == [], "one article tells it"
    lines = json.loads(kg("trace", "Russia", "Ukraine", "--format", "json").out)
    (row,) = [line for line in lines if line["event"] in {warning.id, proposal.id}]
    assert row["reports"] == 1
    assert kg("stories", "undo", warning.id, proposal.id).err.endswith(" are two events\n")


def test_reports_are_articles(kg, tmp_path):
    """The second article tells the call twice: it is one report of it."""
    one = article("c2", "Blinken phoned Lavrov. Blinken rang Lavrov.", date(2022, 4, 1))
    parties = {"Blinken": "antony-blinken"}, {"Lavrov": "sergey-lavrov"}
    with opened(tmp_path) as store:
        store.add(one, [event(one, "phone-call", word, *parties) for word in ("phoned", "rang")])
        store.identity.link()
        assert len(store.leads()) == 3, (
            "both are joined with the first article's, beside the attack"
        )
    (row,) = listed(kg, "--from", "2022-04")
    assert (row["reports"], len(row["events"])) == (2, 2)
    lines = json.loads(kg("trace", "Blinken", "--from", "2022-04", "--format", "json").out)
    assert [line["reports"] for line in lines] == [2, 1]


def test_two_acts_that_a_sentence_tells_stay_two_events(kg, tmp_path):
    """ "Diplomats expelled" and "ties cut" are alike, but not where one article tells both."""
    words = "Russia expelled 60 diplomats of the United States and closed its consulate"
    parties = {"Russia": "russia"}, {"United States": "united-states"}
    acts = (("diplomats-expelled", "expelled"), ("ties-cut", "closed"))
    with opened(tmp_path) as store:
        for id, end in (("x1", "in Perm."), ("x2", "in Omsk.")):
            one = article(id, f"{words} {end}", date(2022, 5, 1))
            store.add(one, [event(one, *act, *parties) for act in acts])
        store.identity.link()
    rows = listed(kg, "--from", "2022-05")
    assert sorted((row["subtype"], row["reports"]) for row in rows) == [
        ("diplomats-expelled", 2),
        ("ties-cut", 2),
    ]


def test_stats_count_them(kg):
    rows = json.loads(kg("stats", "--format", "json").out)
    assert {row["what"]: row["count"] for row in rows}["retellings"] == 2


def test_adding_articles_links_them(kg, tmp_path):
    text = "Blinken phoned Lavrov."
    for name in ("one", "two"):
        (tmp_path / f"{name}.txt").write_text(
            f"{text}\n\nThis is the report of paper {name}.\n", encoding="utf-8"
        )
        assert kg("add", f"{name}.txt", "--date", "2022-06-01").code == 0
    (row,) = listed(kg, "--from", "2022-06")
    assert row["reports"] == 2
    before = quads(tmp_path)
    assert kg("add", "one.txt", "two.txt", "--date", "2022-06-01").code == 0
    assert quads(tmp_path) == before
