import json
import re
import sys
import webbrowser

import pyoxigraph as ox
import pytest

from kg import rdf
from kg.cli.session import Session
from kg.page.packing import unpack
from kg.store import Store
from tests.factories import ONTOLOGY
from tests.judged import called

SUFFIXES = "html ttl trig nq jsonld rdf csv graphml gexf jsonl svg pdf png"


@pytest.mark.parametrize("suffix", SUFFIXES.split())
def test_the_suffix_names_the_format(filled, tmp_path, suffix):
    result = filled("export", f"out.{suffix}")
    assert (result.code, result.out) == (0, "")
    assert result.err == f"9 events to out.{suffix}\n"
    assert (tmp_path / f"out.{suffix}").stat().st_size > 500


def test_the_file_comes_first(with_offices):
    result = with_offices("export", "Lavrov", "out.csv")
    assert result.err.startswith("kg: Lavrov: nothing can be exported to a name without a suffix")


def test_a_part(filled, tmp_path):
    options = ["--from", "2022-02-05", "--type", "warning"]
    assert filled("export", "out.jsonl", "Russia", *options).err == "1 event to out.jsonl\n"
    (line,) = (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["subtype"] == "warning"
    untrue = ["--status", "planned", "--status", "denied"]
    assert filled("export", "out.jsonl", *untrue).err == "2 events to out.jsonl\n"


def test_what_cannot_be_exported(filled, tmp_path):
    result = filled("export", "out.docx")
    assert result.code == 1
    assert "graphml" in result.err
    result = filled("export", "no/such/folder/out.csv")
    assert (result.code, result.err.splitlines()[1]) == (
        1,
        "  make the folder no/such/folder first",
    )


def test_a_missing_folder_is_told_before_anything_is_read(kg, monkeypatch):
    def read(*_):
        raise AssertionError("read")

    monkeypatch.setattr(Session, "reading", read)
    result = kg("export", "no/folder/out.html", "Russia")
    assert (result.code, result.err) == (
        1,
        "kg: cannot write no/folder/out.html: No such file or directory\n"
        "  make the folder no/folder first\n",
    )


def test_pairs_of_countries(with_offices, tmp_path):
    result = with_offices("export", "out.csv", "--pairs", "--level", "country")
    assert (result.code, result.err) == (0, "12 pairs of 9 events to out.csv\n")
    assert with_offices("export", "out.csv", "--min-confidence", "0.9").err.startswith("0 events")
    as_share = with_offices("export", "out.csv", "--min-confidence", "90%")
    assert as_share.err.startswith("0 events")
    assert with_offices("export", "out.csv", "--min-confidence", "0%").err[0] != "0"
    for wrong in ("2", "180%", "x%", "80%5", "80%%", "%"):
        assert with_offices("export", "out.csv", "--min-confidence", wrong).code == 2


@pytest.mark.parametrize(
    ("name", "option", "code"),
    [
        ("out.csv", ["--width", "8"], 2),
        ("out.html", ["--actors", "8"], 2),
        ("out.ttl", ["--title", "x"], 2),
        ("out.jsonl", ["--pairs"], 2),
        ("out.csv", ["--pairs"], 0),
        ("out.html", ["--title", "x"], 0),
        ("out.SVG", ["--title", "x", "--width", "8", "--actors", "8"], 0),
    ],
)
def test_an_option_that_the_format_does_not_have_is_told(filled, name, option, code):
    result = filled("export", name, *option)
    assert result.code == code
    assert (f"kg: {option[0]} is for " in result.err) == bool(code)


def test_view_opens_the_page(filled, tmp_path, monkeypatch):
    opened = []
    monkeypatch.setattr(webbrowser, "open", lambda uri: opened.append(uri) or True)
    result = filled("view", "Russia")
    assert (result.code, result.err) == (0, "8 events to exports/network.html\n")
    assert opened == [(tmp_path / "exports" / "network.html").as_uri()]
    assert (tmp_path / "exports" / "network.html").exists()


def test_view_tells_where_the_page_is_if_no_browser_opens(filled, tmp_path, monkeypatch):
    monkeypatch.setattr(webbrowser, "open", lambda _: False)
    result = filled("view", "-o", "out.html")
    told = f"note: no browser could be opened; open {tmp_path / 'out.html'} in one"
    assert (result.code, result.err.splitlines()[1]) == (0, told)


@pytest.mark.parametrize(
    ("output", "line", "hint"),
    [
        (
            "out.svg",
            "kg: out.svg: kg view writes the network page, a .html file",
            "  for other files: kg export out.svg",
        ),
        (
            "no/folder/out.html",
            "kg: cannot write no/folder/out.html: No such file or directory",
            "  make the folder no/folder first",
        ),
    ],
)
def test_view_writes_a_page_into_a_folder_that_is_there(filled, tmp_path, output, line, hint):
    result = filled("view", "-o", output)
    assert (result.code, result.err.splitlines()) == (1, [line, hint])
    assert not (tmp_path / output).exists()
    assert not (tmp_path / "no").exists()


@pytest.mark.parametrize("command", [("view", "-o"), ("export",)])
def test_two_names_of_one_actor_are_no_pair(filled, tmp_path, command):
    result = filled(*command, "out.html", "Russia", "russia")
    told = "kg: Russia and russia are one actor here: Russia (russia)"
    assert (result.code, result.err.splitlines()[0]) == (1, told)
    assert not (tmp_path / "out.html").exists()


def test_a_level_may_make_one_actor_of_two(with_offices):
    names = ["Lavrov", "Russian Foreign Ministry"]
    assert with_offices("export", "out.csv", *names).code == 0
    result = with_offices("export", "out.csv", *names, "--level", "country")
    assert result.code == 1
    assert "are one actor here: Russia (russia)" in result.err


def payload(path):
    """What a page holds."""
    html = path.read_text(encoding="utf-8")
    return unpack(*re.findall(r'id="(?:payload|rest)">(.*?)</script>', html, re.DOTALL))


def parties(path):
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return {m["id"] for row in rows for m in row["sources"] + row["targets"]}


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        ("person", {"antony-blinken", "sergey-lavrov", "russia", "ukraine", "united-states"}),
        ("organisation", {"russia-foreign-ministry", "russia", "ukraine", "united-states"}),
        ("country", {"russia", "ukraine", "united-states"}),
        ("bloc", {"russia", "ukraine", "united-states", "european-union"}),
    ],
)
def test_acts_count_for_a_level(with_offices, tmp_path, level, expected):
    assert with_offices("export", "out.jsonl", "--level", level).err == "9 events to out.jsonl\n"
    assert parties(tmp_path / "out.jsonl") == expected
    with_offices("export", "out.graphml", "--level", level)
    graph = (tmp_path / "out.graphml").read_text(encoding="utf-8")
    assert set(re.findall(r'<node id="([^"]*)"', graph)) == expected


def test_rdf_keeps_who_did_it(with_offices, tmp_path):
    for name, options in (("plain", []), ("level", ["--level", "bloc"])):
        assert with_offices("export", f"{name}.nq", *options).code == 0
    plain, level = (
        sorted((tmp_path / f"{name}.nq").read_text(encoding="utf-8").splitlines())
        for name in ("plain", "level")
    )
    assert plain == level


def test_who_acts_for_an_actor_is_exported_with_it(with_offices, tmp_path):
    ministry = "Russian Foreign Ministry"
    assert with_offices("export", "out.jsonl", ministry).err == "3 events to out.jsonl\n"
    options = [ministry, "--level", "country"]
    assert with_offices("export", "out.jsonl", *options).err == "3 events to out.jsonl\n"
    assert parties(tmp_path / "out.jsonl") == {"russia", "united-states"}


def test_the_page_of_a_level(with_offices, tmp_path, monkeypatch):
    monkeypatch.setattr(webbrowser, "open", lambda _: True)
    assert with_offices("view", "Russia", "--level", "country", "-o", "out.html").code == 0
    data = payload(tmp_path / "out.html")
    assert data["level"] == "country"
    assert [level["name"] for level in data["levels"]] == ["organisation", "country", "bloc"]
    names = [actor[0] for actor in data["actors"]]
    drawn = {names[number] for number, *_ in data["levels"][1]["places"]}
    assert drawn == {"russia", "ukraine", "united-states"}
    assert "sergey-lavrov" in names, "who reads the page may go back to what is told"
    assert len(data["events"]) == 8


def test_every_page_has_the_levels(with_offices, tmp_path):
    assert with_offices("export", "out.html").code == 0
    data = payload(tmp_path / "out.html")
    assert data["level"] == "person"
    assert len(data["levels"]) == 3


# -- stories


@pytest.fixture
def told_twice(filled, tmp_path):
    """`kg` beside a store with one call that two articles tell."""
    with Store.open(tmp_path / "kg.db", ontology=ONTOLOGY) as store:
        for one, events in (called("c1"), called("c2", "grain and gas")):
            store.add(one, events)
        store.identity.link()
    return filled


def test_the_page_shows_an_event_once(told_twice, tmp_path):
    assert told_twice("export", "out.html", "--from", "2022-04").code == 0
    data = payload(tmp_path / "out.html")
    ((*_, others),) = data["events"]
    assert len(others) == 1
    assert sorted(data["sentences"]) == [
        "Blinken phoned Lavrov about grain and gas.",
        "Blinken phoned Lavrov about grain.",
    ]


def test_tables_and_lines_hold_every_report(told_twice, tmp_path):
    for suffix in ("csv", "jsonl", "graphml", "gexf"):
        assert told_twice("export", f"out.{suffix}", "--from", "2022-04").err == (
            f"2 reports of 1 event to out.{suffix}\n"
        )


def test_stories_and_judgements_are_exported_as_rdf(told_twice, tmp_path):
    told_twice("actors", "merge", "Russia", "Ukraine", "--force", "--reason", "—")
    assert told_twice("export", "all.nq").code == 0
    found = ox.Store()
    found.load(path=str(tmp_path / "all.nq"), format=ox.RdfFormat.N_QUADS)
    with Store.open(tmp_path / "kg.db", read_only=True, ontology=ONTOLOGY) as store:
        for graph in (rdf.STORIES_GRAPH, rdf.JUDGEMENTS_GRAPH):
            pattern = (None, None, None, graph)
            assert set(found.quads_for_pattern(*pattern)) == set(
                store._engine.quads_for_pattern(*pattern)
            )
            assert list(rdf.read_judgements(found.quads_for_pattern(*pattern)))
    assert told_twice("export", "all.ttl").code == 0
    text = (tmp_path / "all.ttl").read_text(encoding="utf-8")
    assert "kg:retells" in text
    assert "kg:Judgement" in text


def test_a_choice_of_events_leaves_the_stories_out(told_twice, tmp_path):
    """The graph of stories names events that are not chosen."""
    assert told_twice("export", "part.nq", "--from", "2022-04").code == 0
    found = ox.Store()
    found.load(path=str(tmp_path / "part.nq"), format=ox.RdfFormat.N_QUADS)
    assert not list(found.quads_for_pattern(None, None, None, rdf.STORIES_GRAPH))
    events = {
        quad.subject.value.removeprefix(rdf.EVENT)[:2]
        for quad in found.quads_for_pattern(None, rdf.term("rdf:type"), rdf.term("kg:Event"), None)
    }
    assert events == {"c1", "c2"}


# -- pairs and figures


def test_two_actors_are_a_pair(filled, tmp_path, monkeypatch):
    assert filled("export", "out.jsonl", "Russia", "Ukraine").err == "4 events to out.jsonl\n"
    assert parties(tmp_path / "out.jsonl") == {"russia", "ukraine"}
    monkeypatch.setattr(webbrowser, "open", lambda _: True)
    assert filled("view", "Russia", "Ukraine", "-o", "out.html").code == 0
    assert payload(tmp_path / "out.html")["title"] == "Russia and Ukraine"


def test_a_pair_is_raised_to_its_level(with_offices, tmp_path):
    options = ["Lavrov", "Blinken", "--level", "country"]
    assert with_offices("export", "out.jsonl", *options).err == "4 events to out.jsonl\n"
    assert parties(tmp_path / "out.jsonl") == {"russia", "united-states"}
    assert with_offices("export", "out.svg", *options).code == 0
    assert "United States → Russia" in (tmp_path / "out.svg").read_text(encoding="utf-8")


def test_a_figure_has_the_width_that_is_asked_for(filled, tmp_path):
    for options, points in ((["Russia", "Ukraine"], 17), (["--width", "8.5"], 8.5)):
        assert filled("export", "out.svg", *options).code == 0
        text = (tmp_path / "out.svg").read_text(encoding="utf-8")
        width = float(re.search(r'<svg [^>]*width="([\d.]+)pt"', text)[1])
        assert width == pytest.approx(points / 2.54 * 72)


def test_as_many_actors_as_are_asked_for(filled, tmp_path):
    assert filled("export", "out.svg", "--actors", "2").code == 0
    text = (tmp_path / "out.svg").read_text(encoding="utf-8")
    assert "2 of 5 actors" in text
    assert len(re.findall(r'id="actor-\d+"', text)) == 2


def test_nothing_to_draw_is_said_and_not_drawn(filled, tmp_path):
    result = filled("export", "out.svg", "Blinken", "Ukraine")
    assert result.code == 1
    assert "no dated event between Antony Blinken and Ukraine" in result.err
    assert filled("export", "out.svg", "--from", "2030").err.startswith("kg: nothing to draw: ")
    assert not (tmp_path / "out.svg").exists()


def test_without_matplotlib_the_hint_says_what_to_install(filled, tmp_path, monkeypatch):
    for name in ("matplotlib", "matplotlib.figure", "matplotlib.font_manager"):
        monkeypatch.setitem(sys.modules, name, None)
    result = filled("export", "out.svg")
    assert result.code == 1
    assert result.err == (
        "kg: figures need matplotlib, which is not installed\n"
        "  pip install 'kg-diplomacy[figures]'\n"
    )
    assert not (tmp_path / "out.svg").exists()
