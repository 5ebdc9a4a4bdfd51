"""Events as rows of pairs."""

import csv
import io
from dataclasses import replace
from datetime import date

import pytest

from kg.actors.stories import Place
from kg.errors import InputError
from kg.export import export
from kg.model import Level, Report, Span
from kg.pairs import PAIR_COLUMNS, pair_table
from kg.store import Store
from kg.taxonomy import load_taxonomy
from tests.factories import ONTOLOGY, article, corpus, event
from tests.judged import called
from tests.stores import fill

TAXONOMY = load_taxonomy(ONTOLOGY)
BLINKEN, LAVROV = {"Blinken": "antony-blinken"}, {"Lavrov": "sergey-lavrov"}


def rows(*reports, level=Level.PERSON, places=None):
    places = places or [Place(report.event.id, 1) for report in reports]
    found = pair_table(reports, places, TAXONOMY, level)
    return [dict(zip(PAIR_COLUMNS, row, strict=True)) for row in found]


def told(text, subtype, trigger, sources, targets, **options):
    of = article("p1", text)
    return Report(event=event(of, subtype, trigger, sources, targets, **options), article=of)


def pairs(found):
    return [(row["source"], row["target"]) for row in found]


def test_a_row_says_who_did_what_to_whom():
    text = "Russia warned Ukraine."
    (row,) = rows(told(text, "warning", "warned", {"Russia": "russia"}, {"Ukraine": "ukraine"}))
    assert row == {
        "event": row["event"], "begin": date(2022, 2, 1), "end": date(2022, 2, 1),
        "granularity": "day", "basis": "stated",
        "source": "russia", "source_name": "Russia", "source_country": "RUS",
        "source_kind": "country", "source_sector": None, "source_elsewhere": None,
        "target": "ukraine", "target_name": "Ukraine", "target_country": "UKR",
        "target_kind": "country", "target_sector": None, "target_elsewhere": None,
        "mutual": False, "event_type": row["event_type"], "mode": row["mode"],
        "subtype": "warning", "cameo": TAXONOMY.subtype("warning").cameo,
        "quad": TAXONOMY.types[row["event_type"]].quad, "score": row["score"],
        "status": "actual", "confidence": 0.87, "reports": 1, "sentence": text,
        "article": "p1", "title": text[:20], "publisher": None, "published": date(2022, 2, 1),
        "url": "https://news.example/p1",
    }  # fmt: skip


def test_a_mutual_act_has_both_directions():
    text = "Blinken phoned Lavrov."
    found = rows(told(text, "phone-call", "phoned", BLINKEN, LAVROV))
    one, other = "antony-blinken", "sergey-lavrov"
    assert pairs(found) == [(one, other), (other, one)]
    assert all(row["mutual"] for row in found)


def test_of_three_on_one_side_everyone_has_everyone():
    text = "Blinken, Lavrov and Ukraine met."
    all_of_them = {**BLINKEN, **LAVROV, "Ukraine": "ukraine"}
    found = pairs(rows(told(text, "meeting", "met", all_of_them, {})))
    assert len(found) == len(set(found)) == 6


def test_who_is_nobody_and_who_acts_on_himself_makes_no_pair():
    text = "Lavrov warned Blinken and Lavrov."
    one = told(text, "warning", "warned", LAVROV, BLINKEN)
    himself = replace(one.event.sources[0], start=26, end=32)
    stranger = replace(one.event.targets[0], actor=None)
    none = replace(one, event=replace(one.event, targets=(himself, stranger)))
    assert rows(none) == []


def test_within_a_country_there_is_no_pair_of_countries():
    text = "Russia warned Lavrov."
    one = told(text, "warning", "warned", {"Russia": "russia"}, LAVROV)
    assert pairs(rows(one)) == [("russia", "sergey-lavrov")]
    assert rows(one, level=Level.COUNTRY) == []


def test_words_of_another_sentence_are_told():
    one = told("Russia warned Ukraine.", "warning", "warned", {"Russia": "russia"},
               {"Ukraine": "ukraine"})  # fmt: skip
    sentence = Span("warned Ukraine.", 7, 22)
    (row,) = rows(replace(one, event=replace(one.event, sentence=sentence)))
    assert (row["source_elsewhere"], row["target_elsewhere"]) == ("earlier", None)
    again = replace(one.event.sources[0], start=10, end=16)
    both = replace(one.event, sentence=sentence, sources=(*one.event.sources, again))
    (row,) = rows(replace(one, event=both))
    assert row["source_elsewhere"] is None


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "store", ontology=ONTOLOGY) as found:
        fill(found, corpus())
        yield found


def read(path):
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))


def test_an_event_told_twice_is_one_and_the_order_is_fixed(store, tmp_path):
    fill(store, [called("c1"), called("c2", "grain and gas")])
    store.identity.link()
    for name in ("a.csv", "b.csv"):
        done = export(store, tmp_path / name, since=date(2022, 4, 1), pairs=True)
        assert str(done) == "2 pairs of 1 event"
    found = read(tmp_path / "a.csv")
    assert [(row["reports"], row["mutual"]) for row in found] == [("2", "true")] * 2
    assert (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes()


def test_what_is_not_sure_enough_is_left_out(store, tmp_path):
    assert export(store, tmp_path / "a.csv", min_confidence=0.87).reports == 9
    assert export(store, tmp_path / "a.csv", min_confidence=0.88).reports == 0
    export(store, tmp_path / "a.nq", min_confidence=0.88)
    assert "kg.example/event/" not in (tmp_path / "a.nq").read_text(encoding="utf-8")


def test_pairs_are_a_table_only(store, tmp_path):
    with pytest.raises(InputError, match=r"pairs are written as \.csv alone"):
        export(store, tmp_path / "a.jsonl", pairs=True)
