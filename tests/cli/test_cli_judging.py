import csv
import getpass
import io
import json
import shutil
import sys
from dataclasses import replace

import pytest

from kg import rdf
from kg.model import Kind, Subject
from tests.factories import ACTORS, article, event
from tests.judged import TONY, called, key, tonys
from tests.stores import graph, opened

BLINKEN = "antony-blinken"
ANTHONY = replace(TONY, id="anthony-blinken", label="Anthony Blinken")
EVIL = replace(TONY, id="blinken-x", label="Antony\x1b Blinken")


@pytest.fixture
def kg(filled, tmp_path):
    """`kg` beside a store in which Antony Blinken is also Tony."""
    put(tmp_path, *tonys())
    return filled


def put(path, *told, actors=(TONY,)):
    with opened(path) as store:
        store.add_actors(actors)
        for one, events in told:
            store.add(one, events)
        store.identity.link()


def quads(path, *left_out):
    """All quads of a store but those of some graphs."""
    with opened(path, read_only=True) as store:
        return graph(store, *left_out)


def said(kg, *, by_kg=False):
    """What people decided, and kg if asked."""
    rows = json.loads(kg("actors", "judgements", "--format", "json").out)
    return [row for row in rows if by_kg or row["by"] != "kg"]


def days(kg, *arguments):
    rows = json.loads(kg("trace", *arguments, "--format", "json", "--reports").out)
    return [row["begin"][5:] for row in rows]


# -- merge, split, undo


def test_merged_actors_are_traced_as_one(kg, tmp_path):
    assert days(kg, "Antony Blinken", "Russia") == ["02-01", "02-02", "02-03"]
    result = kg("actors", "merge", "Antony Blinken", "tony blinken", "--reason", "one man")
    assert (result.code, result.out) == (0, "")
    assert result.err == "tony-blinken is antony-blinken; 2 articles changed\n"
    together = ["02-01", "02-02", "02-03", "03-01", "03-02", "03-02"]
    for name in ("antony-blinken", "Tony Blinken", "tony-blinken"):
        assert days(kg, name, "--level", "person") == together
    assert kg("check").code == 0
    (row,) = said(kg)
    assert row["time"].endswith("+00:00")
    del row["time"]
    assert row == {
        "what": "actors",
        "left": BLINKEN,
        "right": TONY.id,
        "verdict": "same",
        "by": getpass.getuser(),
        "score": None,
        "reason": "one man",
        "article": None,
    }


def test_undo_gives_the_store_back(kg, tmp_path):
    before = quads(tmp_path, rdf.JUDGEMENTS_GRAPH)
    kg("actors", "merge", BLINKEN, TONY.id)
    assert quads(tmp_path, rdf.JUDGEMENTS_GRAPH) != before
    result = kg("actors", "undo", BLINKEN, TONY.id, "--reason", "two after all")
    assert (result.code, result.out) == (0, "")
    assert (
        result.err
        == "taken back: antony-blinken and tony-blinken are two actors again; 2 articles changed\n"
    )
    assert quads(tmp_path, rdf.JUDGEMENTS_GRAPH) == before
    assert [row["verdict"] for row in said(kg)] == ["same", "open"]
    result = kg("actors", "undo", BLINKEN, TONY.id)
    assert result.code == 1
    assert result.err.splitlines() == [
        "kg: nothing is judged of antony-blinken and tony-blinken",
        "  see: kg actors judgements",
    ]


def test_split_takes_a_merge_back_for_good(kg, tmp_path):
    before = quads(tmp_path, rdf.JUDGEMENTS_GRAPH)
    kg("actors", "merge", BLINKEN, TONY.id)
    result = kg("actors", "split", BLINKEN, TONY.id)
    assert result.err == "tony-blinken is not antony-blinken; 2 articles changed\n"
    assert quads(tmp_path, rdf.JUDGEMENTS_GRAPH) == before
    assert json.loads(kg("actors", "review", "--format", "json").out) == []
    assert (
        kg("actors", "split", "Russia", "Ukraine").err
        == "ukraine is not russia; 0 articles changed\n"
    )


def test_split_in_one_article_makes_a_new_actor_there_only(kg, tmp_path):
    others = (rdf.JUDGEMENTS_GRAPH, rdf.ACTORS_GRAPH, rdf.STORIES_GRAPH, rdf.article_graph("t1"))
    before = quads(tmp_path, *others)
    result = kg("actors", "split", "Tony Blinken", "--article", "t1", "--label", "Tony (a barber)")
    assert (result.code, result.out) == (0, "")
    assert result.err == "in t1 tony-blinken is tony-a-barber; 1 article changed\n"
    assert quads(tmp_path, *others) == before
    assert kg("check").code == 0
    assert days(kg, "tony-a-barber") == ["03-01"]
    assert days(kg, "Tony Blinken") == ["03-02", "03-02"]
    (facts,) = json.loads(kg("actors", "tony-a-barber", "--format", "json").out)
    assert (facts["name"], facts["country"], facts["learned"]) == ("Tony (a barber)", "USA", True)
    assert said(kg)[0]["article"] == "t1"
    undone = kg("actors", "undo", TONY.id, "tony-a-barber", "--article", "t1")
    assert undone.err == (
        "taken back: in t1 tony-blinken is no longer tony-a-barber; 1 article changed\n"
    )
    assert days(kg, "Tony Blinken") == ["03-01", "03-02", "03-02"]


def test_a_split_says_what_the_new_actor_is_and_of_which_state(kg, tmp_path):
    asked = ("actors", "split", "Tony Blinken", "--article", "t1", "--label", "Tony (an envoy)")
    result = kg(*asked, "--country", "Ukraine")
    assert (result.code, result.err[:40]) == (0, "in t1 tony-blinken is tony-an-envoy; 1 a")
    (facts,) = json.loads(kg("actors", "tony-an-envoy", "--format", "json").out)
    assert (facts["kind"], facts["country"]) == ("person", "UKR")
    states = {
        state: (state, "Russia", "--level", "country") for state in ("ukraine", "united-states")
    }
    assert "03-01" in days(kg, *states["ukraine"]), "his acts count for it"
    assert "03-01" not in days(kg, *states["united-states"])
    assert kg("check").code == 0
    kg("actors", "undo", TONY.id, "tony-an-envoy", "--article", "t1")
    assert "03-01" in days(kg, *states["united-states"])
    asked = (*asked[:-1], "Blinken & Sons", "--kind", "Organisation", "--country", "fra")
    assert "blinken-sons" in kg(*asked).err
    (facts,) = json.loads(kg("actors", "blinken-sons", "--format", "json").out)
    assert (facts["kind"], facts["country"]) == ("organisation", "FRA")


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("--label", "X", "--kind", "dancer"), 1, "no kind of actor is called 'dancer'"),
        (("--label", "X", "--kind", "matter"), 1, "no actor is a matter"),
        (("--label", "X", "--country", "Sergey Lavrov"), 1, "Sergey Lavrov is no country"),
        (("--label", "X", "--country", "Atlantis"), 1, "no actor"),
        (("Sergey Lavrov", "--country", "FRA"), 2, "are of a new actor"),
    ],
)
def test_a_new_actor_is_of_a_known_kind_and_state(kg, tmp_path, arguments, code, told):
    before = quads(tmp_path)
    result = kg("actors", "split", "Tony Blinken", "--article", "t1", *arguments)
    assert (result.code, told in result.err.splitlines()[0]) == (code, True), result.err
    assert quads(tmp_path) == before


def test_a_split_that_is_taken_back_is_open_again(kg):
    kg("actors", "split", "Russia", "Ukraine")
    assert kg("actors", "undo", "russia", "ukraine").err == (
        "taken back: it is open again whether russia and ukraine are one actor; "
        "0 articles changed\n"
    )


def test_a_merge_across_kinds_is_noted(kg):
    refused = kg("actors", "merge", "Antony Blinken", "Russia")
    assert (refused.code, refused.err.splitlines()) == (
        1,
        [
            "kg: antony-blinken and russia are of different kinds: person, country",
            "  if they are one all the same: --force",
        ],
    )
    noted = kg("actors", "merge", "Antony Blinken", "Russia", "--force")
    assert noted.code == 0
    told, note = noted.err.splitlines()
    assert told.startswith("russia is antony-blinken; ")
    assert note == (
        "note: they are of different kinds (antony-blinken: person, russia: country); "
        "if that is not meant: kg actors undo antony-blinken russia"
    )
    assert kg(*note.partition("kg ")[2].split()).code == 0
    assert "note" not in kg("actors", "merge", "Antony Blinken", TONY.id).err
    assert "note" not in kg("actors", "split", "Lavrov", "Russia", "--article", "a1").err
    assert kg("actors", "merge", "-q", "Russia", "Lavrov", "--force").err == ""


def test_two_of_the_knowledge_base_are_two(kg, tmp_path):
    before = quads(tmp_path)
    for a, b, ids in (
        ("France", "ukraine", "france and ukraine"),
        ("Antony Blinken", "Lavrov", "antony-blinken and sergey-lavrov"),
    ):
        refused = kg("actors", "merge", a, b)
        assert (refused.code, refused.err.splitlines()) == (
            1,
            [
                f"kg: {ids} are two actors of the knowledge base",
                "  if they are one all the same: --force",
            ],
        )
    assert quads(tmp_path) == before
    assert kg("actors", "merge", "France", "ukraine", "--force").code == 0


def test_who_is_known_keeps_his_name(kg, tmp_path):
    learned = replace(ACTORS["russia"], id="state", label="state", kind=Kind.GROUP, learned=True)
    put(tmp_path, actors=(learned,))
    result = kg("actors", "merge", "state", "Russia")
    assert result.code == 0
    assert result.err.splitlines()[:2] == [
        "note: russia is of the knowledge base, so it keeps its id and name",
        "state is russia; 0 articles changed",
    ]
    (facts,) = json.loads(kg("actors", "state", "--format", "json").out)
    assert (facts["id"], facts["name"]) == ("russia", "Russia")


def test_a_merge_is_undone_and_split_by_the_names_it_was_made_with(kg, tmp_path):
    for again in (["undo", "Antony Blinken", "Tony Blinken"], ["undo", "tony blinken", BLINKEN]):
        kg("actors", "merge", "Antony Blinken", "Tony Blinken")
        assert kg("actors", *again).err.startswith("taken back: ")
    kg("actors", "merge", "Antony Blinken", "Tony Blinken")
    split = kg("actors", "split", "Antony Blinken", "Tony Blinken")
    assert split.err.startswith("tony-blinken is not antony-blinken; ")


def test_a_split_to_the_name_of_somebody_known_makes_no_twin(kg):
    asked = ("actors", "split", "Tony Blinken", "--article", "t1", "--label")
    note, told = kg(*asked, "Antony Blinken").err.splitlines()
    assert note == "note: antony-blinken has that name, and is meant"
    assert told == "in t1 tony-blinken is antony-blinken; 1 article changed"
    result = kg(*asked, "Sergey Lavrov")  # of another country
    command = "kg actors split tony-blinken sergey-lavrov --article t1"
    assert result.code == 1
    refused, hint = result.err.splitlines()
    assert refused == "kg: Sergey Lavrov (sergey-lavrov) is known by that name"
    assert hint.startswith(f"  if he is meant: {command}; somebody else: --label with more")
    assert "in t1 tony-blinken is sergey-lavrov;" in kg(*command.split()[1:]).err


def test_who_is_one_after_a_judgement_takes_part_once(kg, tmp_path):
    told = article("d1", "Antony Blinken and Tony Blinken praised Ukraine.")
    names = {"Antony Blinken": BLINKEN, "Tony Blinken": TONY.id}
    put(tmp_path, (told, [event(told, "praise", "praised", names, {"Ukraine": "ukraine"})]))
    kg("actors", "merge", BLINKEN, TONY.id)
    rows = json.loads(kg("trace", BLINKEN, "--type", "praise", "--format", "json").out)
    assert [(row["who"], row["who_ids"]) for row in rows] == [(["Antony Blinken"], [BLINKEN])]
    assert kg("export", "x.csv", BLINKEN, "--type", "praise").code == 0
    (line,) = csv.DictReader(io.StringIO((tmp_path / "x.csv").read_text(encoding="utf-8")))
    assert {line["source_ids"], line["sources"]} & {BLINKEN, "Antony Blinken"}
    assert "; " not in line["source_ids"] + line["sources"]


def test_somebody_new_is_named_by_a_label(kg):
    result = kg("actors", "split", "Tony Blinken", "Unheard Of", "--article", "t1")
    assert result.code == 1
    assert "somebody new: --label 'Unheard Of', without B" in result.err


def test_an_article_is_named_by_the_beginning_of_its_id(kg, tmp_path):
    one, events = called("1f2e3d4c5b6a7988")
    put(tmp_path, (one, events), called("1f2e3d4c00000000"))
    result = kg("actors", "split", "Lavrov", "--article", "1f2e3d", "--label", "X")
    assert (result.code, result.err.splitlines()) == (
        1,
        [
            "kg: the ids of 2 articles begin with '1f2e3d'",
            "  name one: 1f2e3d4c00000000, 1f2e3d4c5b6a7988",
        ],
    )
    for name, label in (("1f2e3d4c5", "driver"), (one.url, "cook")):
        told = kg("actors", "split", "Lavrov", "--article", name, "--label", label)
        assert told.err == f"in {one.id} sergey-lavrov is {label}; 1 article changed\n"
        kg("remove", one.id)  # what was decided of it stays, and can be taken back
        undone = kg("actors", "undo", "sergey-lavrov", label, "--article", "1f2e3d")
        assert undone.err.startswith(f"taken back: in {one.id} ")
        put(tmp_path, (one, events))
    kg("actors", "split", "Lavrov", "--article", one.url, "--label", "guard")
    undone = kg("actors", "undo", "sergey-lavrov", "guard", "--article", one.url)
    assert undone.err.startswith(f"taken back: in {one.id} ")


def test_what_is_judged_in_one_article_is_undone_without_naming_it(kg):
    split = ("actors", "split", TONY.id, "Lavrov", "--article")
    kg(*split, "t1")
    undone = kg("actors", "undo", TONY.id, "Lavrov")
    assert undone.err.startswith("taken back: in t1 tony-blinken is no longer sergey-lavrov; ")
    kg(*split, "t1")
    kg(*split, "t2")
    several = kg("actors", "undo", TONY.id, "Lavrov")
    assert (several.code, several.err.splitlines()) == (
        1,
        [
            "kg: of tony-blinken and Lavrov is judged in 2 articles",
            "  name one by --article: t1, t2",
        ],
    )
    table = kg("actors", "judgements").out.splitlines()
    ours = [line.split()[5] for line in table if TONY.id in line]
    assert ours == ["t1", "t1", "t1", "t2"]
    kg("actors", "merge", BLINKEN, TONY.id)  # what is judged in general comes first
    undone = kg("actors", "undo", TONY.id, BLINKEN)
    assert undone.err.startswith("taken back: antony-blinken and tony-blinken are two")


def test_undo_for_an_article_that_is_not_there_leaves_the_rest(kg):
    kg("actors", "merge", "Antony Blinken", TONY.id)
    assert kg("actors", "undo", BLINKEN, TONY.id, "--article", "none").code == 1
    assert [row["verdict"] for row in said(kg)] == ["same"]


def test_split_in_one_article_can_name_somebody(kg):
    assert kg("actors", "split", TONY.id, "france", "--article", "t2").code == 0
    assert days(kg, "France") == ["03-02", "03-02"]
    assert days(kg, TONY.id) == ["03-01"]
    assert kg("check").code == 0


def test_a_split_that_would_change_nothing_or_make_a_twin(kg):
    nowhere = kg("actors", "split", "france", "--article", "t1", "--label", "Somebody Else")
    assert nowhere.err.splitlines()[0] == "kg: t1 tells nothing of France (france)"
    twin = kg("actors", "split", BLINKEN, "--article", "t1", "--label", "antony blinken")
    assert (nowhere.code, twin.code, said(kg)) == (1, 1, [])


def test_a_label_that_is_taken_gets_an_id_of_its_own(kg):
    for label in ("Russia", "France", "Tony Blinken", "—"):
        assert kg("actors", "split", TONY.id, "--article", "t1", "--label", label).code == 0
    assert [row["right"] for row in said(kg)] == ["russia-2", "france-2", "tony-blinken-2", "actor"]
    assert kg("check").code == 0


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["merge", "Lavrov", "Nobody"], 1, "kg: no actor is called 'Nobody'"),
        (["merge", "Lavrov", "Sergei Lavrov"], 1, "kg: sergey-lavrov is one actor already"),
        (["merge", "Lavrov"], 2, "kg: Missing argument 'B'."),
        (["split", "Lavrov"], 2, "kg: name B, or an --article in which A is somebody else"),
        (["split", "Lavrov", "--article", "a1"], 2, "kg: name B, or a --label for a new actor"),
        (
            ["split", "Lavrov", "--article", "zz", "--label", "X"],
            1,
            "kg: no article has the id, address or file 'zz'",
        ),
        (
            ["split", "Lavrov", "Lavrov", "--article", "a1"],
            1,
            "kg: sergey-lavrov is one actor already",
        ),
        (
            ["undo", "sergey-lavrov", "russia"],
            1,
            "kg: nothing is judged of sergey-lavrov and russia",
        ),
    ],
)
def test_what_cannot_be_judged(kg, tmp_path, arguments, code, message):
    before = quads(tmp_path)
    result = kg("actors", *arguments)
    assert (result.code, result.out) == (code, "")
    first, hint = result.err.splitlines()
    assert first == message
    assert hint.startswith("  ")
    assert quads(tmp_path) == before


def test_a_merge_against_a_judgement_is_refused(kg, tmp_path):
    kg("actors", "split", TONY.id, "Lavrov")
    kg("actors", "merge", BLINKEN, TONY.id)
    before = quads(tmp_path)
    result = kg("actors", "merge", BLINKEN, "Lavrov", "--force")
    assert (result.code, result.out) == (1, "")
    first, hint = result.err.splitlines()
    assert first.startswith("kg: tony-blinken and sergey-lavrov were judged different on 20")
    assert hint == "  take that back first: kg actors undo tony-blinken sergey-lavrov"
    assert quads(tmp_path) == before
    assert kg("actors", "undo", "tony-blinken", "sergey-lavrov").code == 0
    assert kg("actors", "merge", BLINKEN, "Lavrov", "--force").code == 0


def test_a_merge_of_two_that_were_judged_different_is_refused(kg, tmp_path):
    kg("actors", "split", TONY.id, "Lavrov")
    before = quads(tmp_path)
    result = kg("actors", "merge", TONY.id, "Lavrov")
    assert (result.code, result.out) == (1, "")
    first, hint = result.err.splitlines()
    assert first.startswith("kg: tony-blinken and sergey-lavrov were judged different on 20")
    assert hint == "  take that back first: kg actors undo tony-blinken sergey-lavrov"
    assert quads(tmp_path) == before
    assert kg("actors", "merge", TONY.id, "Lavrov", "--force").code == 0


def test_merging_twice_is_refused_and_whoever_is_merged_stands_for_his_host(kg, tmp_path):
    kg("actors", "merge", BLINKEN, TONY.id)
    assert "is one actor already" in kg("actors", "merge", BLINKEN, TONY.id).err
    kg("actors", "merge", "Russia", "ukraine", "--force")
    # both are known to the base; who asks for the one that was merged gets the other
    assert len(days(kg, "ukraine")) == len(days(kg, "russia")) > 5
    assert kg("actors", "merge", TONY.id, "ukraine", "--force").err.startswith(
        "russia is antony-blinken"
    )
    assert days(kg, "ukraine") == days(kg, BLINKEN)
    assert kg("check").code == 0


def test_quiet_and_without_a_store(kg, tmp_path):
    assert kg("actors", "merge", "-q", BLINKEN, TONY.id).err == ""
    missing = kg("actors", "merge", "--store", "none", BLINKEN, TONY.id)
    assert missing.code == 1
    assert "there is no store" in missing.err
    assert not (tmp_path / "none").exists()


def test_a_user_without_a_name(kg, monkeypatch):
    def nameless():
        raise OSError("no name")

    monkeypatch.setattr(getpass, "getuser", nameless)
    assert kg("actors", "merge", BLINKEN, TONY.id).code == 0
    assert said(kg)[0]["by"] == "unknown"


# -- judgements


def test_judgements_of_people_and_of_kg_are_listed(kg, tmp_path):
    put(tmp_path, called("c1"), called("c2"))
    kg("actors", "merge", BLINKEN, TONY.id, "--reason", "one\x1b[31m man")
    table = kg("actors", "judgements")
    assert table.code == 0
    assert "\x1b" not in table.out
    head, *lines = table.out.splitlines()
    assert head.split() == "TIME WHAT LEFT RIGHT VERDICT ARTICLE BY SCORE REASON".split()
    assert len(lines) == len(said(kg, by_kg=True))
    everything = said(kg, by_kg=True)
    rows = {row["what"]: row for row in everything if row["left"].startswith(("c1", BLINKEN))}
    assert (rows["events"]["by"], rows["events"]["right"]) == ("kg", key(called("c2")))
    assert 0 < rows["events"]["score"] <= 1
    assert rows["actors"]["by"] == getpass.getuser()
    listed = list(csv.DictReader(io.StringIO(kg("actors", "judgements", "--format", "csv").out)))
    assert [row["left"] for row in listed] == [row["left"] for row in everything]


# -- review


@pytest.fixture
def answering(kg, tmp_path, monkeypatch):
    """`kg actors review` with typed answers, of two learned spellings of one name."""
    one = article("s1", "Anthony Blinken warned Russia.")
    parties = {"Anthony Blinken": ANTHONY.id}, {"Russia": "russia"}
    put(tmp_path, (one, [event(one, "warning", "warned", *parties)]), actors=[TONY, ANTHONY])

    def review(answers, *options, terminal=False):
        typed = io.StringIO("".join(f"{answer}\n" for answer in answers))
        typed.isatty = lambda: terminal
        monkeypatch.setattr(sys, "stdin", typed)
        return kg("actors", "review", *options)

    return review


def pairs(result):
    return [(row["left"], row["right"]) for row in json.loads(result.out)]


def test_review_lists_pairs_by_what_their_decision_changes(answering):
    result = answering([], "--format", "json")
    found = pairs(result)
    assert found[0] == (BLINKEN, TONY.id), "more events hang on them"
    assert sorted(found) == [(ANTHONY.id, TONY.id), (BLINKEN, ANTHONY.id), (BLINKEN, TONY.id)]
    values = [row["value"] for row in json.loads(result.out)]
    assert values == sorted(values, reverse=True)
    assert pairs(answering([], "--format", "json", "--limit", "1")) == found[:1]
    table = answering([])
    assert table.out.splitlines()[0].split() == "SCORE LEFT RIGHT REASON".split()
    assert len(table.out.splitlines()) == len(found) + 1


def test_nothing_to_review_or_decided_is_told_in_words(kg, tmp_path, template):
    shutil.copytree(template, tmp_path / "new.db")  # in which nobody has two names
    for command, told in [
        ("review", "no two actors that may be one"),
        ("judgements", "nothing is decided"),
    ]:
        result = kg("actors", command, "--store", "new.db")
        assert (result.code, result.out, result.err) == (0, "", f"{told}\n")
        assert kg("actors", command, "--store", "new.db", "--format", "json").out == "[]\n"
    assert kg("actors", "review", "--limit", "0").code == 2


def test_a_misspelt_command_is_proposed_where_nobody_is_called_so(kg):
    told = kg("actors", "reveiw").err
    assert told.startswith("kg: no actor is called 'reveiw'")
    assert "kg actors review" in told
    assert "kg actors " not in kg("actors", "Nobody Atall").err.replace("known: kg actors", "")


@pytest.mark.parametrize("options", [["--ask"], []])
def test_review_asks_and_carries_out(kg, answering, options):
    result = answering(["y", "n"], *options, terminal=not options)
    assert result.code == 0
    assert "Antony Blinken (antony-blinken) = Tony Blinken (tony-blinken)?" in result.out
    assert "tony-blinken is antony-blinken; 2 articles changed" in result.err
    rows = said(kg)
    assert [(row["right"], row["verdict"]) for row in rows] == [
        (TONY.id, "same"),
        (ANTHONY.id, "different"),
    ]
    assert all(row["score"] > 0.5 and row["reason"] for row in rows)
    assert pairs(answering([], "--format", "json")) == []
    assert kg("check").code == 0


def test_what_follows_from_the_answers_is_not_asked(kg, answering):
    assert len(pairs(answering([], "--format", "json"))) == 3
    result = answering(["y", "y"], "--ask")  # a third question would find no answer
    assert (result.code, result.out.count("?")) == (0, 2)
    assert {row["left"] for row in said(kg)} == {BLINKEN}
    assert kg("check").code == 0


def test_who_is_known_lends_his_name_whatever_the_order(kg, answering):
    order = pairs(answering([], "--format", "json"))
    assert order.index((BLINKEN, TONY.id)) < order.index((ANTHONY.id, TONY.id))
    answers = ["s" if pair == (BLINKEN, ANTHONY.id) else "y" for pair in order]
    assert answering(answers, "--ask").code == 0
    # Tony went by Antony when he was found to be Anthony
    assert [(row["left"], row["right"]) for row in said(kg)] == [
        (BLINKEN, TONY.id),
        (BLINKEN, ANTHONY.id),
    ]


def test_skip_quit_and_nonsense(kg, answering):
    assert answering(["s", "q"], "--ask").code == 0
    assert said(kg) == []
    result = answering(["x", "", "y", "q"], "--ask")
    assert result.code == 0
    assert [row["verdict"] for row in said(kg)] == ["same"]


def test_an_interrupted_review_keeps_what_was_decided(kg, answering):
    result = answering(["y"], "--ask")
    assert result.code == 130
    assert result.err.splitlines()[-1] == "kg: stopped; what was stored is kept"
    assert [row["right"] for row in said(kg)] == [TONY.id]


def test_names_cannot_steer_the_terminal(answering, tmp_path):
    one = article("x1", "He warned Russia.")
    told = event(one, "warning", "warned", {"He": EVIL.id}, {"Russia": "russia"})
    put(tmp_path, (one, [told]), actors=[EVIL])
    result = answering(["s"] * 9, "--ask")
    assert "Antony\\x1b Blinken" in result.out
    assert "\x1b" not in result.out


# -- export, import


def decided(kg, tmp_path):
    """Decisions of every kind."""
    put(tmp_path, called("c1"), called("c2"), called("c3"))
    kg("actors", "merge", BLINKEN, TONY.id, "--reason", "one man — «sic»")
    kg("actors", "split", "Lavrov", "--article", "a1", "--label", "Lavrov (driver)")
    kg("actors", "split", "Russia", "Ukraine")
    kg("actors", "merge", "France", "Ukraine", "--force")
    kg("actors", "undo", "france", "ukraine")
    kg("stories", "split", *(told[1][0].id for told in (called("c1"), called("c3"))))


def other_store(path, template, told):
    """A second store of the same articles."""
    shutil.copytree(template, path / "kg.db")
    put(path, *told)


def test_a_team_comes_to_the_same_graph(kg, tmp_path, template):
    decided(kg, tmp_path)
    assert kg("actors", "export", "ours.jsonl").code == 0
    lines = (tmp_path / "ours.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 6
    assert "«sic»" in lines[0]
    theirs = tmp_path / "theirs"
    other_store(theirs, template, [*tonys(), *map(called, ["c1", "c2", "c3"])])
    assert quads(theirs) != quads(tmp_path)
    result = kg("actors", "import", "ours.jsonl", "--store", theirs / "kg.db")
    assert (result.code, result.out) == (0, "")
    assert result.err == "6 judgements carried out, 0 failed\n"
    own = {rdf.STORIES_GRAPH, rdf.ARTICLES_GRAPH}  # with the times of what kg did itself
    assert quads(theirs, *own) == quads(tmp_path, *own)
    with opened(tmp_path, read_only=True) as mine, opened(theirs, read_only=True) as other:
        assert mine.leads() == other.leads() != {}
        assert other.check() == []
    again = kg("actors", "import", "ours.jsonl", "--store", theirs / "kg.db")
    assert (again.code, again.err) == (0, "0 judgements carried out, 0 failed\n")
    assert kg("actors", "export", "-").out.splitlines() == lines


def test_what_was_decided_may_come_before_the_articles(kg, tmp_path):
    kg("actors", "merge", BLINKEN, TONY.id)
    kg("actors", "export", "ours.jsonl")
    new = tmp_path / "new"
    with opened(new) as store:
        store.add_actors([ACTORS["sergey-lavrov"]])
    result = kg("actors", "import", "ours.jsonl", "--store", new / "kg.db")
    assert (result.code, result.err) == (0, "1 judgements carried out, 0 failed\n")
    with opened(new, read_only=True) as store:
        actors = store.actors(judged=False)
    # whom the base knows is described by it, not by the file
    assert actors[BLINKEN] == ACTORS[BLINKEN]
    assert actors[TONY.id] == TONY


GOOD = {
    "time": "2022-05-01T12:00:00+02:00", "what": "actors", "left": BLINKEN, "right": TONY.id,
    "verdict": "same", "by": "them",
}  # fmt: skip


def line(**changes):
    return json.dumps({key: value for key, value in {**GOOD, **changes}.items() if value != "-"})


BROKEN = {
    "no json": "{",
    "a list": "[]",
    "a text": '"same"',
    "nothing": "null",
    "deep": "[" * 100_000,
    "no verdict": line(verdict="-"),
    "no such verdict": line(verdict="maybe"),
    "no such subject": line(what="articles"),
    "no time": line(time="yesterday"),
    "a time before all": line(time="0001-01-01T00:00:00+14:00"),
    "no number": line(score="high"),
    "half a character": line(reason="\ud800"),
    "actors as a list": line(actors=[1]),
    "an actor without a label": line(actors={"x": {"kind": "person"}}),
    "an actor of no kind": line(actors={"x": {"label": "X", "kind": "dog"}}),
    "an unknown actor": line(left="nobody"),
    "an unknown event": line(what="events", left="a1-0"),
    "one with himself": line(left=TONY.id),
    "latin-1": line().encode() + "  ä".encode("latin-1"),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_a_broken_line_costs_itself_alone(kg, tmp_path, kind):
    broken = BROKEN[kind]
    lines = [broken if isinstance(broken, bytes) else broken.encode(), b"", line().encode()]
    (tmp_path / "theirs.jsonl").write_bytes(b"\n".join(lines))
    result = kg("actors", "import", "theirs.jsonl")
    assert (result.code, result.out) == (1, "")
    first, hint, last = result.err.splitlines()
    assert first.startswith("kg: ")
    assert ("theirs.jsonl, line 1: no judgement" in first) == (
        "unknown" not in kind and "one" not in kind
    )
    assert hint.startswith("  ")
    assert last == "1 judgements carried out, 1 failed"
    (row,) = said(kg)
    assert (row["time"], row["by"]) == ("2022-05-01T10:00:00+00:00", "them")
    assert kg("check").code == 0


def test_files_as_other_programs_write_them(kg, tmp_path):
    lines = [line(time="2022-05-01"), line(article=7, right="x y", actors={"x y": {
        "label": "X", "kind": "person", "country": 5, "aliases": [1]}})]  # fmt: skip
    (tmp_path / "theirs.jsonl").write_bytes(b"\xef\xbb\xbf" + "\r\n".join(lines).encode())
    result = kg("actors", "import", "theirs.jsonl")
    assert (result.code, result.err) == (0, "2 judgements carried out, 0 failed\n")
    first, second = said(kg)
    assert (first["time"], second["article"]) == ("2022-05-01T00:00:00+00:00", "7")
    assert kg("actors", "merge", "Lavrov", "Ukraine", "--force").code == 0, (
        "with a time without a zone before"
    )


def test_two_that_decide_the_same_do_not_contradict_each_other(kg, tmp_path):
    kg("actors", "merge", BLINKEN, TONY.id)
    ours = said(kg)
    lines = [line(), line(left=TONY.id, right=BLINKEN), line(verdict="different")]
    (tmp_path / "theirs.jsonl").write_text("\n".join(lines), encoding="utf-8")
    result = kg("actors", "import", "theirs.jsonl")
    assert (result.code, result.err) == (0, "1 judgements carried out, 0 failed\n")
    # theirs is from 2022: ours is the last word
    assert [row["verdict"] for row in said(kg)] == ["different", "same"]
    assert said(kg)[1:] == ours
    assert days(kg, TONY.id) == days(kg, BLINKEN)


def test_a_contradiction_is_told_and_the_rest_carried_out(kg, tmp_path):
    kg("actors", "split", TONY.id, "Lavrov")
    lines = [
        line(),
        line(right="sergey-lavrov", time="2022-05-02"),
        line(left="russia", right="ukraine"),
    ]
    (tmp_path / "theirs.jsonl").write_text("\n".join(lines), encoding="utf-8")
    result = kg("actors", "import", "theirs.jsonl")
    assert result.code == 1
    assert "were judged different on" in result.err
    assert result.err.splitlines()[-1] == "2 judgements carried out, 1 failed"


def test_whom_we_judged_different_others_do_not_make_one(kg, tmp_path):
    kg("actors", "split", BLINKEN, TONY.id)
    ours = said(kg)
    (tmp_path / "theirs.jsonl").write_text(line(time="2099-01-01T00:00:00Z"), encoding="utf-8")
    result = kg("actors", "import", "theirs.jsonl")
    assert (result.code, result.out) == (1, "")
    first, hint, last = result.err.splitlines()
    assert first.startswith("kg: theirs.jsonl, line 1: ")
    assert "were judged different on 20" in first
    assert first.endswith(", which stays")
    assert hint.startswith("  take that back first: kg actors undo ")
    assert last == "0 judgements carried out, 1 failed"
    assert said(kg) == ours


def test_stdin_and_what_is_not_there(kg, tmp_path, monkeypatch):
    typed = io.TextIOWrapper(io.BytesIO(line().encode()))
    typed.buffer.name = "<stdin>"
    monkeypatch.setattr(sys, "stdin", typed)
    assert kg("actors", "import", "-").err == "1 judgements carried out, 0 failed\n"
    monkeypatch.undo()
    monkeypatch.chdir(tmp_path)
    assert kg("actors", "import", "none.jsonl").code == 2
    assert kg("actors", "export", "no/such/folder.jsonl").code == 1
    assert kg("actors", "export", "--store", "none").code == 1


def test_events_that_kg_joined_by_itself_are_not_exported(kg, tmp_path):
    put(tmp_path, called("c1"), called("c2"))
    result = kg("actors", "export")
    assert (result.code, result.out) == (0, "")
    with opened(tmp_path, read_only=True) as store:
        automatic = store.identity.judgements(automatic=True)
    assert {j.subject for j in automatic} == {Subject.EVENTS}
