"""The page as a text: what it may and may not hold, without a browser."""

import base64
import gzip
import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kg.page
from kg.page import Subset, gather, render
from kg.page.packing import unpack
from kg.page.render import SCRIPTS, STYLES, in_script
from tests.page.conftest import sample, write_page
from tests.page.sample import TAXONOMY

STATIC = Path(kg.page.__file__).parent / "static"


@pytest.fixture(scope="module")
def html():
    return render(sample(), "A <title> & more")


def test_no_address_of_another_machine_is_loaded(html):
    markup = re.sub(r"<script.*?</script>|<style.*?</style>", "", html, flags=re.DOTALL)
    assert not re.search(r"<(link|img|iframe|object|embed)\b", markup)
    assert not re.search(r"\b(src|href|action)=", markup)
    assert "@import" not in html
    assert "url(" not in "".join((STATIC / f"{s}.css").read_text(encoding="utf-8") for s in STYLES)


def test_the_policy_names_every_script_and_style_by_hash(html):
    policy = re.search(r'Security-Policy" content="([^"]*)"', html)[1].replace("&#39;", "'")
    assert "unsafe" not in policy
    assert policy.startswith("default-src 'none'")
    scripts = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
    styles = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
    assert (len(scripts), len(styles)) == (1, 1)
    library = gzip.decompress(base64.b64decode(re.search(r'id="library">(.*?)<', html)[1])).decode()
    assert "vis-network" in library
    assert "sourceMappingURL=" not in library + html
    for text in [*scripts, *styles, library]:
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
    packed = re.findall(r'id="(?:payload|rest)">(.*?)</script>', html, re.DOTALL)
    data = gather(sample(), "A <title> & more")
    assert unpack(*packed) == json.loads(json.dumps(data))


@given(st.text())
def test_json_in_scripts_holds_no_markup(text):
    packed = in_script({"text": text})
    assert not set("<>&\u2028\u2029") & set(packed)
    assert json.loads(packed) == {"text": text}


def test_files_are_utf8_under_any_locale(tmp_path):
    path = tmp_path / "out.html"
    code = (
        "from pathlib import Path; from tests.page.conftest import sample\n"
        "from kg.files import writing; from kg.page import render\n"
        f"with writing(Path({str(path)!r})) as out: out.write(render(sample(), {'Żółć 你好'!a}))"
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
    assert (tmp_path / "out.html").stat().st_size > 200_000


def test_every_script_and_style_is_used():
    assert {path.stem for path in STATIC.glob("*.js")} == set(SCRIPTS)
    assert {path.stem for path in STATIC.glob("*.css")} == set(STYLES)


def test_scripts_set_no_markup():
    for path in STATIC.glob("*.js"):
        text = path.read_text(encoding="utf-8")
        for word in ("innerHTML", "outerHTML", "insertAdjacent", "document.write", "eval("):
            assert word not in text, f"{path.name}: {word}"
        assert len(text.splitlines()) < 300, path.name
