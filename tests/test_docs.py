"""The pages for people: their commands run, their outputs are true, their links lead somewhere."""

import importlib.util
import re
import shutil
import sys
from pathlib import Path

import pytest

from tests.licences import asked, stated

ROOT = Path(__file__).parents[1]
FOLDERS = ("docs", "exports", "kg", "ontology", "seeds", "training", "benchmarks")
MARKDOWN = sorted(
    path
    for path in [*ROOT.glob("*.md"), *(p for f in FOLDERS for p in (ROOT / f).rglob("*.md"))]
    if "runs" not in path.parts  # training's own environment
)
LINK = re.compile(r"\]\(([^()\s]+)\)")
# Of the lines that a page shows. Int8 arithmetic differs between processors, and with it now and
# then a parse; a page that is out of date misses more than that.
TRUE = 0.5


def load_outputs():
    spec = importlib.util.spec_from_file_location("outputs", ROOT / "docs" / "outputs.py")
    module = sys.modules["outputs"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


outputs = load_outputs()
PAGES = [pytest.param(path, id=path.name) for path in outputs.PAGES]


@pytest.fixture(scope="session")
def template(tmp_path_factory):
    """A folder with the demo articles and their store."""
    folder = tmp_path_factory.mktemp("pages")
    outputs.prepare(folder)
    return folder


@pytest.fixture
def place(template, tmp_path):
    """A copy of that folder."""
    folder = tmp_path / "here"
    shutil.copytree(template, folder)
    return outputs.Place(folder)


def even(line):
    """A line with blank space evened and without a count at its end."""
    return re.sub(r" \d+$", " #", " ".join(line.split()))


def share_shown(shown, printed):
    """The share of the shown lines that are printed."""
    lines = [even(line) for line in shown.splitlines() if line.strip()]
    found = {even(line) for line in printed.splitlines()}
    return sum(line in found for line in lines) / len(lines) if lines else 0.0


@pytest.mark.parametrize("path", PAGES)
def test_a_page_runs_and_prints_what_it_shows(path, place):
    for done in outputs.steps(path.read_text(encoding="utf-8"), place):
        assert done.code == 0, f"{done.step}\n{done.printed}"
        if done.shown is not None:
            assert done.printed.strip(), done.step
            share = share_shown(done.shown, done.printed)
            assert share >= TRUE, f"{done.step}: run make docs\n{done.printed}"


@pytest.mark.parametrize("path", PAGES)
def test_tables_are_made_from_the_data(path):
    text = path.read_text(encoding="utf-8")
    assert outputs.tables(text) == text, "run: make docs"


def test_the_ontology_page_has_both_tables():
    text = (ROOT / "docs" / "ontology.md").read_text(encoding="utf-8")
    assert [name for _, name, *_ in outputs.TABLE.findall(text)] == list(outputs.TABLES)


def test_readme_and_tutorial_show_the_main_commands():
    for name in ("README.md", "docs/tutorial.md"):
        text = (ROOT / name).read_text(encoding="utf-8")
        for command in ("add", "trace", "query", "export", "extract"):
            assert re.search(rf"^(\$ )?kg {command} ", text, re.M), f"{name}: kg {command}"


def anchors(path):
    """The anchors that a forge makes of a page's headings."""
    text = re.sub(r"```.*?```", "", path.read_text(encoding="utf-8"), flags=re.S)
    heads = re.findall(r"^#+ (.*)$", text, re.M)
    return {re.sub(r"[^\w\- ]", "", head).strip().lower().replace(" ", "-") for head in heads}


@pytest.mark.parametrize("path", MARKDOWN, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(path):
    text = re.sub(r"```.*?```", "", path.read_text(encoding="utf-8"), flags=re.S)
    for link in LINK.findall(text):
        if re.match(r"[a-z]+:", link):
            continue
        name, _, anchor = link.partition("#")
        target = (path.parent / name).resolve() if name else path
        assert target.exists(), f"{path.name}: {link}"
        assert target.is_relative_to(ROOT), f"{path.name}: {link}"
        if anchor:
            assert anchor in anchors(target), f"{path.name}: {link}"


@pytest.mark.parametrize("path", MARKDOWN, ids=lambda path: str(path.relative_to(ROOT)))
def test_pages_name_no_place_outside_the_repository(path):
    text = path.read_text(encoding="utf-8")
    if not path.is_relative_to(ROOT / "training") and not path.is_relative_to(ROOT / "benchmarks"):
        assert "../shared" not in text
    assert not re.search(r"/(work|home|tmp|root)/", text)


def test_unreleased_changes_stand_on_top():
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.findall(r"^## (.*)$", text, re.M)[0] == "Unreleased"


def declared():
    """Names of all packages that pyproject.toml asks for."""
    return sorted({wanted.name for wanted in asked()})


def listed():
    """Package → licence, as the page has it."""
    text = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([\w.-]+) \| ([^|]+) \| [^|]+ \|$", text, re.M)
    return {name: licence for name, licence in rows if name != "package"}


def test_every_dependency_is_explained():
    assert sorted(listed()) == declared()


@pytest.mark.parametrize("name", declared())
def test_the_licence_is_the_one_that_the_package_states(name):
    said = stated(name)
    families = re.findall(r"MIT|BSD|Apache|MPL|Python Software Foundation", listed()[name])
    assert families, f"{name}: a licence that we do not take"
    assert all(family in said for family in families), f"{name}: {said[:200]}"
