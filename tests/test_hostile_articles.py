"""Articles that nobody writes: each is refused or done, within time and memory."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def ended(group, folder):
    """How each case of a group of `tests.hostile` ended."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.hostile", group, str(folder)],
        cwd=ROOT, capture_output=True, text=True, timeout=600, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    return {row["case"]: row["ended"] for row in rows}


@pytest.mark.slow
def test_no_part_takes_the_square_of_its_time(tmp_path):
    found = ended("parts", tmp_path)
    assert len(found) > 1_500
    assert [case for case, end in found.items() if end in ("too slow", "too deep")] == []


@pytest.mark.slow
def test_texts_that_nobody_writes_are_read(tmp_path):
    found = ended("texts", tmp_path)
    assert found.pop("words") == "refused: more than 250000 words and marks in one article"
    assert [case for case, end in found.items() if not isinstance(end, int)] == []
    assert found["dense"] > 0


@pytest.mark.slow
def test_files_that_nobody_writes_are_refused_or_read(tmp_path):
    found = ended("files", tmp_path)
    for name in ("large.txt", "line.txt", "line.jsonl"):
        assert "larger than" in found[name]["refused"][0]
    assert found["line.jsonl"]["characters"] == 1  # what comes after it is read
    assert "a page larger than 10 MB" in found["bomb.html.gz"]["refused"][0]
    assert "declares entities" in found["laughs.xml"]["refused"][0]
    for name, end in found.items():
        assert isinstance(end, dict), f"{name}: {end}"
        assert end["characters"] <= 1_000_000
        assert end["refused"] or end["characters"]
