"""The page as a text: what it may and may not hold, without a browser."""

import base64
import gzip
import hashlib
import json
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kg.page
from kg.model import Mention, Span
from kg.page import Subset, gather, render, render_data, write_page
from kg.page.payload import _within
from kg.page.render import SCRIPTS, STYLES, in_script
from tests.page.conftest import RETOLD, retold, sample
from tests.page.sample import TAXONOMY

STATIC = Path(kg.page.__file__).parent / "static"


@pytest.fixture(scope="module")
def html():
    return render(sample(), "A <title> & more")


def test_no_address_of_another_machine_is_loaded(html):
    markup = re.sub(r"<script.*?</script>|<style.*?</style>", "", html, flags=re.DOTALL)
    assert not re.search(r"<(link|img|iframe|object|embed)\b", markup)
    assert not re.search(r"\b(src|href|action)=", markup)
    assert "sourceMappingURL=" not in html
    assert "@import" not in html
    assert "url(" not in "".join((STATIC / f"{s}.css").read_text(encoding="utf-8") for s in STYLES)


def test_the_policy_names_every_script_and_style_by_hash(html):
    policy = re.search(r'Security-Policy" content="([^"]*)"', html)[1].replace("&#39;", "'")
    assert "unsafe" not in policy
    assert policy.startswith("default-src 'none'")
    scripts = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
    styles = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
    assert (len(scripts), len(styles)) == (2, 1)
    for text in scripts + styles:
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy


def test_the_title_is_escaped(html):
    assert "<title>A &lt;title&gt; &amp; more</title>" in html


def test_half_a_character_in_the_title_does_not_stop_the_page(tmp_path):
    write_page(sample(), tmp_path / "out.html", "half \ud800 pair")
    assert "<title>half ? pair</title>" in (tmp_path / "out.html").read_text(encoding="utf-8")


def test_equal_data_give_equal_pages(html):
    assert render(sample(), "A <title> & more") == html


def test_the_payload_comes_back(html):
    packed = re.search(r'id="payload">(.*?)</script>', html, re.DOTALL)[1]
    data = json.loads(gzip.decompress(base64.b64decode(packed)))
    assert data == json.loads(json.dumps(gather(sample(), "A <title> & more")))
    assert len(data["events"]) == 26
    assert data["actors"][0][0] == "russia", "the busiest first"


def test_an_event_comes_once_with_its_other_reports():
    plain = gather(sample(), "t")
    data = gather(retold("They spoke.", "A call."), "t")
    assert len(data["events"]) == len(plain["events"])
    assert data["actors"] == plain["actors"], "nobody counts twice"
    others = data["events"][RETOLD][-1]
    assert [event[2:-1] for event in data["events"]] == [event[2:-1] for event in plain["events"]]
    assert [len(event[-1]) for event in data["events"]].count(0) == len(data["events"]) - 1
    read = [
        (data["articles"][article][0], data["sentences"][sentence], days)
        for article, sentence, days in others
    ]
    # first whose day is the event's: a day that several tell has support
    assert read == [
        ("again0", "They spoke.", ["2022-02-01", "2022-02-01"]),
        ("again1", "A call.", ["2022-02-03", "2022-02-03"]),
    ]
    assert all(event[-1] == [] for event in plain["events"])


def test_a_better_report_is_shown_first():
    source = retold("A call.", days=(None,))
    sure = replace(source.found[-1].event, confidence=1.0)
    found = [*source.found[:-1], replace(source.found[-1], event=sure)]
    data = gather(replace(source, found=found), "t")
    event = data["events"][RETOLD]
    assert data["sentences"][event[1]] == "A call."
    assert [data["articles"][article][0] for article, *_ in event[-1]] == ["n4"]


def test_a_retelling_alone_is_an_event():
    source = retold("A call.")
    alone = replace(source, found=[source.found[-1]])
    ((*_, others),) = gather(alone, "t")["events"]
    assert others == []


def test_a_report_without_a_date():
    source = retold("A call.")
    undated = replace(source.found[-1].event, date=None)
    found = [*source.found[:-1], replace(source.found[-1], event=undated)]
    ((_, _, days),) = gather(replace(source, found=found), "t")["events"][RETOLD][-1]
    assert days is None


@given(st.text())
def test_json_in_scripts_holds_no_markup(text):
    packed = in_script({"text": text})
    assert not set("<>&\u2028\u2029") & set(packed)
    assert json.loads(packed) == {"text": text}


@given(st.text(), st.text(min_size=1), st.text())
def test_offsets_are_in_utf16(before, part, after):
    sentence = Span(before + part + after, 7, 7 + len(before + part + after))
    mention = Mention(text=part, start=7 + len(before), end=7 + len(before) + len(part))
    start, end = _within(mention, sentence)
    units = sentence.text.encode("utf-16-le", "surrogatepass")
    assert units[2 * start : 2 * end].decode("utf-16-le", "surrogatepass") == part


def test_a_mention_outside_the_sentence_has_no_place():
    assert _within(Mention(text="x", start=0, end=1), Span("He met her.", 20, 31)) == []


def test_files_are_utf8_under_any_locale(tmp_path):
    path = tmp_path / "out.html"
    code = (
        "from pathlib import Path; from tests.page.conftest import sample;"
        "from kg.page import write_page;"
        f"write_page(sample(), Path({str(path)!r}), {'Żółć 你好'!a})"
    )
    root = Path(__file__).parents[2]
    subprocess.run(
        [sys.executable, "-X", "utf8=0", "-c", code],
        check=True,
        cwd=root,
        env={"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PATH": ""},
    )
    assert "<title>Żółć 你好</title>" in path.read_text(encoding="utf-8")


def test_a_page_of_nothing(tmp_path):
    write_page(Subset(found=[], known={}, taxonomy=TAXONOMY), tmp_path / "out.html")
    assert (tmp_path / "out.html").stat().st_size > 400_000


def test_more_actors_than_are_drawn(monkeypatch):
    data = gather(sample(), "t")
    few = {**data, "actors": data["actors"] * 20}
    nodes = re.search(r'id="nodes">(.*?)</script>', render_data(few), re.DOTALL)[1]
    assert len(json.loads(nodes)) == 150


def test_every_script_and_style_is_used():
    assert {path.stem for path in STATIC.glob("*.js")} == set(SCRIPTS)
    assert {path.stem for path in STATIC.glob("*.css")} == set(STYLES)


def test_scripts_set_no_markup():
    for path in STATIC.glob("*.js"):
        text = path.read_text(encoding="utf-8")
        for word in ("innerHTML", "outerHTML", "insertAdjacent", "document.write", "eval("):
            assert word not in text, f"{path.name}: {word}"
        assert len(text.splitlines()) < 300, path.name


def test_dates_come_as_iso(html):
    when = gather(sample(), "t")["events"][0][9]
    assert date.fromisoformat(when[0]) == date(2021, 12, 15)
