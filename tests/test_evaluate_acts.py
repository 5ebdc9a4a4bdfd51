"""`kg evaluate` of files that share little, and of acts whatever their parties."""

import json

import pytest

from kg.errors import InputError
from kg.evaluate import evaluate
from tests.test_evaluate import CALL, PRAISE, annotated, found, party, place, predicted

SAID = {"by": [found("state radio")], "cue": "said", "quoted": False}


@pytest.fixture
def figures(tmp_path):
    def compare(gold, rows):
        for name, lines in (("gold", gold), ("found", rows)):
            text = "".join(json.dumps(line) + "\n" for line in lines)
            (tmp_path / name).write_text(text, encoding="utf-8")
        return evaluate(tmp_path / "gold", tmp_path / "found")

    return compare


@pytest.mark.parametrize("rows", [[], [CALL | {"article": "b"}]])
def test_files_without_a_common_article_are_refused(figures, rows):
    with pytest.raises(InputError, match=r"found: no event of any of the 1 articles of .*gold"):
        figures([annotated()], rows)


def test_articles_of_one_file_alone_are_counted(figures):
    rows = [CALL, CALL | {"article": "c"}, CALL | {"article": "d"}]
    of = figures([annotated(), annotated() | {"id": "b"}], rows)
    assert (of["without_prediction"], of["without_annotation"]) == (1, 2)


@pytest.mark.parametrize("kind", ["CONCEDE", "RETREAT"])
def test_roots_are_read_where_types_are_not_told(figures, kind):
    gold = annotated()
    for event, root in zip(gold["events"], ("CONSULT", "YIELD"), strict=True):
        del event["type16"]
        event["root"] = root
    of = figures([gold], [CALL, PRAISE | {"event_type": kind}])
    assert of["measures"]["type"]["f1"] == of["measures"]["triple"]["f1"] == 1.0
    assert sorted(of["types"]) == ["CONSULT", "YIELD"]


def phoned(gold=None, **changes):
    """An annotated article whose first act, and a predicted one that, have their trigger."""
    article = annotated(trigger_spans=[place("phoned")], **(gold or {}))
    call = CALL | {"trigger": found("phoned")} | changes
    return [article], [call, PRAISE]


NOBODY = {"sources": [found("Fiji")], "targets": []}


@pytest.mark.parametrize(
    ("gold", "mine", "name", "rates"),
    [
        ({}, {}, "act", (1.0, 1.0)),
        ({}, NOBODY, "attribution", (1.0, 1.0)),  # whoever the parties are
        ({}, NOBODY | {"event_type": "ACCUSE"}, "act", (1.0, 1.0)),  # and whatever the type
        ({}, {"attribution": None}, "attribution", (0.0, 0.0)),
        ({"attribution": None}, {}, "attribution", (0.0, 0.0)),
        ({}, {"trigger": found("Fiji")}, "attribution", (0.0, 0.0)),  # another act
        ({}, {"trigger": found("Fiji")}, "act", (0.5, 0.5)),
        ({}, {"status": "planned"}, "status", (0.5, 0.5)),
        ({}, {"date": None}, "date", (0.0, 0.0)),
        ({"date": None}, {}, "date", (0.0, 0.0)),  # a date that nobody annotated
    ],
)
def test_of_all_acts_parties_and_type_are_not_asked(figures, gold, mine, name, rates):
    of = figures(*phoned(gold, **mine))["all_acts"][name]
    assert (of["precision"], of["recall"]) == rates


def test_without_a_trigger_acts_of_one_type_belong_together(figures):
    of = figures([annotated()], [predicted("Fiji", "CONSULT", None, attribution=SAID)])
    assert of["measures"]["attribution"]["f1"] == 0.0
    assert of["all_acts"]["attribution"]["f1"] == 1.0


def test_each_status_has_its_figures(figures):
    gold, rows = phoned({"status": "planned"})
    of = figures(gold, [*rows, predicted("Oslo", "AID", "Fiji")])["statuses"]
    assert list(of) == ["actual", "planned"]
    actual, planned = of["actual"], of["planned"]
    assert (actual["annotated"], actual["found"]) == (1, 3)
    assert (actual["precision"], actual["recall"]) == (pytest.approx(1 / 3, abs=0.001), 1.0)
    assert (actual["met"]["found"], actual["met"]["precision"]) == (2, 0.5)
    assert (planned["annotated"], planned["found"], planned["recall"]) == (1, 0, 0.0)


DENIAL = {
    "type16": None, "reciprocal": False, "status": "denied", "trigger_spans": [place("said")],
    "sources": [party("Fiji")], "targets": [], "date": None, "attribution": None,
}  # fmt: skip


def test_acts_without_a_type_count_where_they_are_annotated(figures):
    gold, rows = phoned()
    denied = predicted("Fiji", None, None, status="denied", trigger=found("said"))
    of = figures([gold[0] | {"untyped": [DENIAL]}], [*rows, denied])
    assert of["statuses"]["denied"]["f1"] == 1.0
    assert of["measures"]["triple"]["f1"] == 1.0
    of = figures(gold, [*rows, denied])
    assert "denied" not in of["statuses"]
    assert of["all_acts"]["act"]["precision"] == 1.0
