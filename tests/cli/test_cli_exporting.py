import json
import webbrowser

import pytest


@pytest.mark.parametrize("suffix", "html ttl trig nq jsonld rdf csv graphml gexf jsonl".split())
def test_the_suffix_names_the_format(filled, tmp_path, suffix):
    result = filled("export", f"out.{suffix}")
    assert (result.code, result.out) == (0, "")
    assert result.err == f"9 events to out.{suffix}\n"
    assert (tmp_path / f"out.{suffix}").stat().st_size > 500


def test_a_part(filled, tmp_path):
    options = ["--from", "2022-02-05", "--type", "warning", "--actor", "Russia"]
    assert filled("export", "out.jsonl", *options).err == "1 events to out.jsonl\n"
    (line,) = (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["subtype"] == "warning"
    untrue = ["--status", "planned", "--status", "denied"]
    assert filled("export", "out.jsonl", *untrue).err == "2 events to out.jsonl\n"


def test_what_cannot_be_exported(filled, tmp_path):
    result = filled("export", "out.docx")
    assert result.code == 1
    assert "graphml" in result.err
    assert filled("export", "no/such/folder/out.csv").code == 1


def test_view_opens_the_page(filled, tmp_path, monkeypatch):
    opened = []
    monkeypatch.setattr(webbrowser, "open", opened.append)
    assert filled("view", "Russia").code == 0
    assert opened == [(tmp_path / "exports" / "network.html").as_uri()]
    assert (tmp_path / "exports" / "network.html").exists()
