import csv
import io
import json
import re
from dataclasses import replace
from datetime import date

import pytest

from kg.cli.rows import show_date
from kg.model import Actor, Article, Basis, DateSpan, Granularity, Kind, Status
from kg.store import Store
from tests.factories import ONTOLOGY, article, event
from tests.judged import called


def dates_and_acts(result):
    return [(row["date"], row["what"]) for row in json.loads(result.out)]


def test_a_pair_in_the_order_of_time(filled):
    result = filled("trace", "Lavrov", "Antony Blinken")
    assert (result.code, result.err) == (0, "")
    head, *lines = result.out.splitlines()
    assert head.split() == "DATE WHO WHAT WHOM STATUS SURE SOURCE SENTENCE".split()
    assert [line[:10] for line in lines] == ["2022-02-01", "2022-02-02", "2022-02-03"]
    assert "phone call" in lines[0]
    assert "https://news.example/a1" in lines[0]
    assert lines[0].endswith("Blinken phoned Lavrov.")
    assert "planned" in lines[2]
    assert " 87% " in lines[0], "how sure it is"


def test_the_source_is_the_address_and_without_one_who_published_it(filled, tmp_path):
    days = {"b1": ("https://b.example/1", date(2022, 5, 1)), "b2": (None, date(2022, 6, 1))}
    with Store.open(tmp_path / "kg.db") as store:
        for id, (url, day) in days.items():
            told, events = called(id, day=day)
            store.add(replace(told, url=url, publisher="The Daily"), events)
    rows = json.loads(filled("trace", "Lavrov", "--from", "2022-05", "--format", "json").out)
    assert [row["source"] for row in rows] == ["https://b.example/1", "The Daily"]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--from", "2022-02-02"], ["02", "03"]),
        (["--to", "2022-02-02"], ["01", "02"]),
        (["--from", "2022-02", "--to", "2022-02"], ["01", "02", "03"]),
        (["--from", "2022-02-02", "--to", "2022-02-02"], ["02"]),
        (["--type", "phone-call"], ["01"]),
        (["--type", "Phone Call"], ["01"]),
        (["--type", "consult"], ["01", "02"]),
        (["--type", "phone-call", "--type", "AGREE"], ["01", "03"]),
        (["--status", "planned"], ["03"]),
        (["--status", "planned", "--status", "actual"], ["01", "02", "03"]),
    ],
)
def test_what_is_asked_for(filled, options, expected):
    result = filled("trace", "sergey-lavrov", "Blinken", "--format", "json", *options)
    assert result.code == 0
    assert [day[-2:] for day, _ in dates_and_acts(result)] == expected


def test_events_without_a_date_that_are_left_out_are_counted(filled, tmp_path):
    for number, text in enumerate(("Blinken phoned Lavrov.", "Blinken phoned Lavrov. Again.")):
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
        filled("add", f"{number}.txt")
        events = "1 event without a date is" if number == 0 else "2 events without a date are"
        note = f"note: {events} left out; add the articles again with --date-if-missing\n"
        result = filled("trace", "Lavrov", "--from", "2022-02-03", "--format", "json")
        assert (result.err, len(dates_and_acts(result))) == (note, 1)
    assert filled("trace", "Lavrov", "--from", "2022", "--type", "AGREE").err == ""
    assert filled("trace", "Lavrov", "--from", "2022", "-q").err == ""
    for options in ([], ["--to", "2022-02-03"]):
        result = filled("trace", "Lavrov", "--format", "json", *options)
        assert (result.err, len(dates_and_acts(result))) == ("", 5)


@pytest.mark.parametrize("name", ["Lavrov", "sergei lavrov", "Russian foreign minister"])
def test_names_aliases_and_offices(filled, name):
    assert len(dates_and_acts(filled("trace", name, "--format", "json"))) == 3


def test_formats_hold_the_same(filled):
    rows = json.loads(filled("trace", "Russia", "--format", "json").out)
    lines = filled("trace", "Russia", "--format", "jsonl").out.splitlines()
    assert [json.loads(line) for line in lines] == rows
    table = list(csv.DictReader(io.StringIO(filled("trace", "Russia", "--format", "csv").out)))
    assert [row["event"] for row in table] == [row["event"] for row in rows]
    assert list(rows[0])[:7] == "date who what whom status source sentence".split()
    attack = next(row for row in rows if row["what"] == "attack")
    assert (attack["said_by"], attack["reports"]) == (["United States"], 1)


@pytest.mark.parametrize("command", [["trace", "Lavrov"], ["articles"]])
def test_no_cell_of_a_table_is_a_formula(filled, tmp_path, command):
    told = article("b1", "@SUM(A1) phoned Lavrov.")
    act = event(told, "phone-call", "phoned", {"@SUM(A1)": "ukraine"}, {"Lavrov": "sergey-lavrov"})
    with Store.open(tmp_path / "kg.db") as store:
        store.add(replace(told, title="=1+1", url="-1", publisher="+1"), [act])
    rows = list(csv.DictReader(io.StringIO(filled(*command, "--format", "csv").out)))
    row = next(row for row in rows if row["title"] == "'=1+1")
    assert row["source"] == "'-1"
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row.values())


def test_what_its_people_do_counts_for_a_state_unless_it_is_asked_for_alone(filled):
    def days(*options):
        rows = json.loads(filled("trace", "Russia", "--format", "json", *options).out)
        return [row["begin"][-2:] for row in rows]

    assert days() == ["01", "02", "03", "04", "05", "05", "07", "07"]
    assert days("--level", "person") == ["04", "05", "05", "07", "07"]
    both = filled("trace", "Lavrov", "Blinken", "--level", "country", "--format", "json")
    assert [row["begin"][-2:] for row in json.loads(both.out)] == ["01", "02", "03", "04"]


def test_levels_of_offices_and_blocs(with_offices):
    def articles(*arguments):
        rows = json.loads(with_offices("trace", *arguments, "--format", "json").out)
        return " ".join(row["article"] for row in rows)

    assert articles("Russian Foreign Ministry") == "a1 a2 a3", "its minister's acts are its own"
    assert articles("Russian Foreign Ministry", "--level", "person") == ""
    assert articles("Lavrov", "--level", "organisation") == "a1 a2 a3"
    assert articles("Lavrov", "--level", "country") == "a1 a2 a3 a4 a5 a6 a8 a8"
    assert articles("Lavrov", "Russia", "--level", "country") == "", "nobody acts toward himself"
    # Ukraine is a member since the sixth
    assert articles("European Union") == articles("Russia", "European Union") == ""
    assert articles("European Union", "--level", "bloc") == "a7 a8 a8"
    assert articles("European Union", "Russia", "--level", "Bloc") == "a8 a8"
    assert articles("Ukraine", "--level", "bloc") == "a5 a6 a7 a8 a8"


def test_what_several_tell_stands_on_one_line(filled, tmp_path):
    with Store.open(tmp_path / "kg.db", ontology=ONTOLOGY) as store:
        for one, events in (called("c1"), called("c2", "grain and gas")):
            store.add(one, events)
        store.identity.link()
    options = ["Lavrov", "Blinken", "--from", "2022-04"]
    head, line = filled("trace", *options).out.splitlines()
    assert head.split() == "DATE WHO WHAT WHOM STATUS REPORTS SURE SOURCE SENTENCE".split()
    assert re.split("  +", line)[4:6] == ["actual", "2"]
    assert line.endswith("Blinken phoned Lavrov about grain.")
    head, *lines = filled("trace", *options, "--reports").out.splitlines()
    assert "REPORTS" not in head
    assert [line[line.index("Blinken phoned") :] for line in lines] == [
        "Blinken phoned Lavrov about grain.",
        "Blinken phoned Lavrov about grain and gas.",
    ]
    (row,) = json.loads(filled("trace", *options, "--format", "json").out)
    assert (row["reports"], row["also"], row["days"]) == (
        2,
        ["https://news.example/c2"],
        ["2022-04-01"],
    )
    assert row["events"] == [called("c1")[1][0].id, called("c2", "grain and gas")[1][0].id]
    rows = json.loads(filled("trace", *options, "--format", "json", "--reports").out)
    assert [(row["reports"], row["also"]) for row in rows] == [(1, []), (1, [])]


def test_a_story_of_which_a_part_is_asked_for(filled, tmp_path):
    """The attack of a5 is denied in a6: without what is denied, one report is left."""
    with Store.open(tmp_path / "kg.db", ontology=ONTOLOGY) as store:
        store.identity.link()
        assert len(store.leads()) == 1
    options = ["Russia", "Ukraine", "--type", "attack", "--format", "json"]
    (both,) = json.loads(filled("trace", *options).out)
    assert (both["reports"], both["status"]) == (2, "actual; denied")
    (denied,) = json.loads(filled("trace", *options, "--status", "denied").out)
    assert (denied["reports"], denied["article"]) == (1, "a6")


def test_into_a_file_by_its_suffix(filled, tmp_path):
    result = filled("trace", "Russia", "-o", "russia.csv")
    assert (result.code, result.out) == (0, "")
    assert (tmp_path / "russia.csv").read_text(encoding="utf-8").startswith("date,who,what")
    assert filled("trace", "Russia", "-o", "russia.xyz").code == 2


@pytest.mark.parametrize(
    "command",
    [
        ("trace", "Russia"),
        ("path", "Russia", "Ukraine"),
        ("view", "-o", "x.html"),
        ("export", "x.csv"),
        ("stories", "list"),
    ],
)
def test_days_that_run_backwards_are_wrong_usage(filled, command):
    result = filled(*command, "--from", "2024", "--to", "2020")
    assert (result.code, result.out) == (2, "")
    assert result.err.splitlines() == [
        "kg: no day lies between 2024-01-01 and 2020-12-31: the last is before the first; "
        "give the earlier day first",
        f"  see: kg {' '.join(command[:2] if command[0] == 'stories' else command[:1])} --help",
    ]


def test_days_of_a_named_query_that_run_backwards(filled):
    asked = ["query", "@who-called-whom", "-p", "since=2022-02", "-p"]
    assert filled(*asked, "until=2022-01").code == 2
    assert filled(*asked, "until=2022-02").code == 0


def test_whoever_has_events_comes_before_the_base(kg_real, tmp_path):
    """The base has other Kims, and Ban Ki-moon; an office is one in any case."""
    (tmp_path / "a.txt").write_text("Moon Jae-in phoned Kim Jong-un.", encoding="utf-8")
    kg_real("add", "a.txt", "--date", "2018-04-20")
    named = {
        "Kim": "kim-jong-un",
        "Moon": "moon-jae-in",
        "north korean SUPREME leader": "kim-jong-un",
    }
    for name, id in named.items():
        (facts,) = json.loads(kg_real("actors", name, "--format", "json").out)
        assert (facts["id"], facts["events"]) == (id, 1)
    (row,) = json.loads(kg_real("trace", "Kim", "--format", "json").out)
    assert "phoned" in row["sentence"]


def test_who_else_is_called_so_is_named_where_there_is_nothing(kg_real, tmp_path):
    (tmp_path / "a.txt").write_text("Moon Jae-in phoned Kim Jong-un.", encoding="utf-8")
    kg_real("add", "a.txt", "--date", "2018-04-20")
    result = kg_real("trace", "Jordan")
    assert result.err.splitlines() == [
        "no event for Jordan",
        "note: 'Jordan' may also be Abdullah II of Jordan (abdullah-ii-of-jordan), "
        "Hussein of Jordan (hussein-of-jordan)",
    ]
    assert kg_real("trace", "jordan").err == "no event for Jordan\n", "an id is nobody else's"


def test_nothing_between_two(filled):
    result = filled("trace", "France", "Russia")
    assert (result.code, result.out) == (0, "")
    assert result.err == "no event between France and Russia\n"


def test_an_unknown_name_suggests_and_an_unknown_type_too(filled):
    result = filled("trace", "Lavrof")
    assert result.code == 1
    assert result.err.splitlines() == [
        "kg: no actor is called 'Lavrof'",
        "  near it: Sergey Lavrov; events in whose sentence it stands: "
        "kg query @sentences -p text='Lavrof'",
    ]
    result = filled("trace", "Russia", "--type", "phone-cal")
    assert result.code == 2
    assert "phone-call" in result.err


def test_a_path(filled):
    result = filled("path", "Ukraine", "United States", "--format", "json")
    assert result.code == 0
    assert dates_and_acts(result) == [("2022-02-06", "praise")]
    assert filled("path", "Ukraine", "France").code == 1
    assert filled("path", "Ukraine", "France").err == "no chain leads from Ukraine to France\n"
    same = filled("path", "Ukraine", "Ukraine")
    assert (same.code, same.err) == (0, "Ukraine and Ukraine are one actor\n")


def test_a_path_that_runs_forward_in_time(filled):
    # Russia attacked Ukraine on the 5th, the United States praised Ukraine on the 6th.
    options = ["--from", "2022-02-05", "--format", "json"]
    there = filled("path", "Russia", "United States", "--forward", *options)
    assert [day for day, _ in dates_and_acts(there)] == ["2022-02-05", "2022-02-06"]
    back = filled("path", "United States", "Russia", "--forward", *options)
    assert [day for day, _ in dates_and_acts(back)] == ["2022-02-06", "2022-02-07"]
    early = filled("path", "United States", "Russia", "--forward", *options, "--to", "2022-02-06")
    assert early.code == 1
    any_order = filled("path", "United States", "Russia", *options, "--to", "2022-02-06")
    assert any_order.code == 0
    note = "note: the chain goes back in time; --forward looks for one that does not\n"
    assert any_order.err == note
    assert "note" not in filled("path", "Russia", "United States", *options).err


def test_a_path_over_states_and_blocs(with_offices):
    def steps(*options):
        result = with_offices("path", "Lavrov", "Ukraine", "--format", "json", *options)
        rows = json.loads(result.out) if result.code == 0 else []
        return [(row["article"], row["who_ids"], row["whom_ids"]) for row in rows]

    for options in ([], ["--level", "person"]):
        none = with_offices("path", "Lavrov", "Ukraine", *options)
        assert none.code == 1
        assert none.err.splitlines()[1:] == [
            "but of those who act for them one does: --level country"
        ]
    assert steps("--level", "organisation") == [
        ("a1", ["united-states"], ["russia-foreign-ministry"]),
        ("a7", ["united-states"], ["ukraine"]),
    ]
    assert steps("--level", "country") == [("a5", ["russia"], ["ukraine"])]
    result = with_offices("path", "Lavrov", "European Union", "--level", "bloc", "--format", "json")
    assert [row["article"] for row in json.loads(result.out)] == ["a8"]
    assert with_offices("path", "Lavrov", "Russia", "--level", "country").err.endswith(
        "are one actor\n"
    )


def test_levels_have_names(filled):
    for command in (["trace", "Russia"], ["path", "Russia", "Ukraine"], ["export", "x.csv"]):
        result = filled(*command, "--level", "continent")
        assert result.code == 2
        assert "'person', 'organisation', 'country', 'bloc'" in result.err


def test_who_an_actor_is(filled):
    result = filled("actors", "Lavrov")
    assert result.code == 0
    for text in ("Sergey Lavrov", "sergey-lavrov", "Foreign Minister of Russia", "Q58217"):
        assert text in result.out
    (facts,) = json.loads(filled("actors", "Lavrov", "--format", "json").out)
    assert facts["aliases"] == ["Lavrov", "Sergei Lavrov"]
    assert facts["offices"] == ["Foreign Minister of Russia"]
    assert "memberships" not in facts
    assert facts["events"] == 3
    assert facts["partners"] == ["antony-blinken (3)"]


def test_all_actors_by_their_events(filled):
    rows = json.loads(filled("actors", "--format", "json").out)
    assert [(row["id"], row["events"]) for row in rows] == [
        ("russia", 5),
        ("ukraine", 5),
        ("antony-blinken", 3),
        ("sergey-lavrov", 3),
        ("united-states", 2),
    ]


def test_actors_without_an_event_are_counted_and_left_out(filled, tmp_path):
    known = filled("actors")
    assert (known.code, known.err) == (0, "")
    one = Actor(id="olga-blinken", label="Olga Blinken", kind=Kind.PERSON)
    two = replace(one, id="max-blinken", label="Max Blinken")
    for actor, told in (
        (one, "1 actor without an event is"),
        (two, "2 actors without an event are"),
    ):
        with Store.open(tmp_path / "kg.db", ontology=ONTOLOGY) as store:
            store.add_actors([actor])
        result = filled("actors")
        assert result.out == known.out
        assert result.err == f"note: {told} left out; to see all: kg actors --all\n"
    everyone = filled("actors", "--all", "--format", "json")
    assert everyone.err == ""
    assert {row["id"]: row["events"] for row in json.loads(everyone.out)} == {
        **{"russia": 5, "ukraine": 5, "antony-blinken": 3, "sergey-lavrov": 3},
        **{"united-states": 2, "max-blinken": 0, "olga-blinken": 0},
    }
    assert "Olga Blinken" in filled("actors", "Olga Blinken").out
    counts = json.loads(filled("stats", "--format", "json").out)
    assert {"what": "actors", "count": 5} in counts, "as they are listed"


def test_stats(filled):
    counts = {r["what"]: r["count"] for r in json.loads(filled("stats", "--format", "json").out)}
    assert (counts["articles"], counts["events"], counts["actors"]) == (8, 9, 5)
    # both ways of the call and of the meeting, and one each of five acts
    assert counts["edges"] == 9
    assert (counts["first day"], counts["last day"]) == ("2022-02-01", "2022-02-07")
    assert (counts["status: planned"], counts["type: CONSULT"], counts["type: AGREE"]) == (1, 2, 2)


@pytest.mark.parametrize("command", ["stats", "actors", "actors review --format json"])
def test_nobody_reads_all_events_to_count_them(filled, monkeypatch, command):
    monkeypatch.setattr(Store, "reports", None)
    assert filled(*command.split()).code == 0


def test_an_actor_is_shown_from_his_own_events(filled, monkeypatch):
    asked = []
    reports = Store.reports
    monkeypatch.setattr(
        Store, "reports", lambda *of, **who: asked.append(who) or reports(*of, **who)
    )
    assert "events" in filled("actors", "Lavrov").out
    assert asked == [{"actor": "sergey-lavrov"}]


ARTICLE = Article(id="a", text="", date=date(2022, 2, 3))


def test_no_more_than_some(filled):
    everything = filled("trace", "Blinken", "--format", "json")
    some = filled("trace", "Blinken", "--limit", "2", "--format", "json")
    assert json.loads(some.out) == json.loads(everything.out)[:2]
    assert some.err == "note: the first 2 of 3 events\n"
    assert filled("trace", "Blinken", "--limit", "3").err == ""


def dated(when, status=Status.ACTUAL):
    """An event of a date and a status."""
    told = event(ARTICLE, "phone-call", "", {}, {}, status=status)
    return replace(told, date=when)


@pytest.mark.parametrize(
    ("start", "end", "granularity", "shown"),
    [
        (date(2022, 2, 1), date(2022, 2, 1), Granularity.DAY, "2022-02-01"),
        (date(2022, 2, 1), date(2022, 2, 28), Granularity.MONTH, "2022-02"),
        (date(2022, 1, 1), date(2022, 12, 31), Granularity.YEAR, "2022"),
        (date(2022, 1, 3), date(2022, 1, 9), Granularity.WEEK, "2022-01-03/2022-01-09"),
    ],
)
def test_dates_are_shown_as_finely_as_they_are_known(start, end, granularity, shown):
    when = DateSpan(start=start, end=end, granularity=granularity)
    assert show_date(dated(when), ARTICLE) == shown


def test_what_has_no_date_was_told_by_the_articles():
    day = ARTICLE.date
    told = DateSpan(start=day, end=day, basis=Basis.PUBLICATION)
    for when in (None, told):
        assert show_date(dated(when), ARTICLE) == "by 2022-02-03"
        assert show_date(dated(when, Status.PLANNED), ARTICLE) == "after 2022-02-03"
        assert show_date(dated(when, Status.DENIED), ARTICLE) == "by 2022-02-03"
    assert show_date(dated(None), replace(ARTICLE, date=None)) == ""
    assert show_date(dated(DateSpan(start=day, end=day), Status.PLANNED), ARTICLE) == "2022-02-03"


def test_memberships_and_former_names_of_a_state(kg_real, tmp_path):
    (tmp_path / "a.txt").write_text("Zambia phoned Zaire.", encoding="utf-8")
    kg_real("add", "a.txt", "--date", "1990-03-13")
    facts = json.loads(kg_real("actors", "Zaire", "--format", "json").out)[0]
    assert facts["id"] == "democratic-republic-of-the-congo"
    assert "Zaire, 1971-10-27 to 1997-05-17" in facts["former_names"]
    assert any(one.startswith("Member of United Nations") for one in facts["memberships"])


def ids_of(result):
    return [row["article"] for row in json.loads(result.out)]


@pytest.mark.parametrize(
    ("options", "articles"),
    [
        (["--status", "denied"], ["a6"]),
        (["--type", "proposal"], ["a8"]),
        (["--type", "prop*"], ["a8"]),
        (["--article", "a5"], ["a5"]),
        (["--article", "https://news.example/a5"], ["a5"]),
        (["--article", "https://kg.example/article/a5"], ["a5"]),
        (["--publisher", "www.news.example", "--from", "7 February 2022"], ["a8", "a8"]),
        (["--publisher", "the daily"], ["b1"]),
        (["--publisher", "news.example", "--article", "b1"], []),
    ],
)
def test_without_an_actor_all_events_that_are_left(filled, tmp_path, options, articles):
    told, events = called("b1", day=date(2022, 1, 1))
    with Store.open(tmp_path / "kg.db") as store:
        store.add(replace(told, url="https://other.example/1", publisher="The Daily"), events)
    assert ids_of(filled("trace", *options, "--format", "json")) == articles
    for name in ("found.csv", "found.nq"):
        assert filled("export", name, *options).code == 0
    with (tmp_path / "found.csv").open(encoding="utf-8-sig", newline="") as file:
        assert sorted(row["article"] for row in csv.DictReader(file)) == sorted(articles)
    quads = (tmp_path / "found.nq").read_text(encoding="utf-8")
    assert {*re.findall(r"/graph/article/(\w+)> \.\n", quads)} == {*articles}


def test_an_actor_or_an_option_is_needed(filled):
    result = filled("trace")
    assert (result.code, "name an actor, or say which events" in result.err) == (2, True)
    result = filled("trace", "--publisher", "Nobody")
    assert (result.code, "no article is of 'Nobody'" in result.err) == (1, True)


def test_when_the_options_leave_nothing_the_kinds_are_told(filled):
    result = filled("trace", "Lavrov", "--type", "visit")
    told = "3 events of Sergey Lavrov, none of type visit that the options leave; there are "
    assert result.err == f"{told}meeting 2, phone-call 1\n"
    result = filled("trace", "Lavrov", "--status", "denied")
    assert result.err == "3 events of Sergey Lavrov, none that the options leave\n"


def test_the_ids_of_events(filled):
    head, line, *_ = filled("trace", "Lavrov", "--ids").out.splitlines()
    assert head.startswith("EVENT ")
    assert filled("events", "strike", line.split()[0]).code == 0


def test_the_line_is_of_a_report_in_which_the_actor_takes_part(with_offices, tmp_path):
    """Two reports of one event: the leading one names the state, the other the minister."""
    calls = (("The United States", "united-states"), ("Lavrov", "sergey-lavrov"))
    told = [article(f"s{n}", f"{who} attacked Ukraine.", date(2022, 5, 1))
            for n, (who, _) in enumerate(calls)]  # fmt: skip
    events = [event(one, "attack", "attacked", {who: actor}, {"Ukraine": "ukraine"})
              for one, (who, actor) in zip(told, calls, strict=True)]  # fmt: skip
    with Store.open(tmp_path / "kg.db", ontology=ONTOLOGY) as store:
        for one, found in zip(told, events, strict=True):
            store.add(one, [found])
    assert with_offices("stories", "merge", *(one.id for one in events)).code == 0
    asked = ("--type", "attack", "--format", "json", "--from", "2022-05", "--level", "person")
    for name, says in (("Lavrov", "Lavrov attacked"), ("united-states", "The United States at")):
        (row,) = json.loads(with_offices("trace", name, *asked).out)
        assert row["sentence"].startswith(says)
        assert row["reports"] == 2
