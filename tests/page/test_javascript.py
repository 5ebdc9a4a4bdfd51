"""The page's scripts and styles: types by tsc, lint and format by biome (``make javascript``)."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from kg.page import render
from kg.page.render import STATIC
from tests.page.conftest import NODE, sample

HERE = NODE.parent
ROOT = Path(__file__).parents[2]
ACROSS_FILES = ("noUnusedVariables", "noUndeclaredVariables", "noInvalidUseBeforeDeclaration")


def complaints(name, *arguments):
    """What a tool says when it is not content, else nothing."""
    tool = shutil.which(name, path=NODE / ".bin")
    if tool is None:
        pytest.skip(f"{name} is not installed (needs npm: make javascript)")
    done = subprocess.run(
        [tool, *arguments], cwd=HERE, capture_output=True, encoding="utf-8", check=False
    )
    return done.stdout + done.stderr if done.returncode else ""


def biome(command, *arguments):
    return complaints("biome", command, *arguments, f"--config-path={HERE}", "--error-on-warnings")


def test_types_fit():
    assert complaints("tsc", "--project", ".") == ""


def test_biome_finds_no_fault_and_nothing_to_format():
    assert biome("check", STATIC) == ""


def test_the_tools_are_pinned_and_explained():
    tools = json.loads((HERE / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    explained = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    for name, version in tools.items():
        assert re.fullmatch(r"\d+\.\d+\.\d+", version), name
        assert f"- `{name}` (" in explained


@pytest.fixture(scope="module")
def script():
    """The one script that the page's files become."""
    return render(sample()).rsplit("<script>", 1)[1].split("</script>")[0]


def lint_whole(path, text):
    """What is wrong across files: each of them uses what others declare."""
    path.write_text(text, encoding="utf-8")
    return biome("lint", path, *(f"--only=correctness/{rule}" for rule in ACROSS_FILES))


def test_nothing_is_declared_in_vain_or_used_undeclared(tmp_path, script):
    assert lint_whole(tmp_path / "page.js", script) == ""


@pytest.mark.parametrize("mistake", ["function spare() {}", "missing();", "late; let late;"])
def test_a_mistake_is_found(tmp_path, script, mistake):
    broken = script.replace('"use strict";', f'"use strict"; {mistake}', 1)
    assert mistake in lint_whole(tmp_path / "page.js", broken)
