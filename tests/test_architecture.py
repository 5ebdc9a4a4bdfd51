"""The floors of docs/architecture.md: who may import whom."""

import ast
import re
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import kg

ROOT = Path(kg.__file__).parent
MODULES = sorted(ROOT.rglob("*.py"))
TRAINING = sorted((Path(__file__).parents[1] / "training").glob("*.py"))

# Ground first; a module may import from its own floor and from those below.
FLOORS = [
    {"", "errors", "model"},
    {
        "settings",
        "taxonomy",
        "given",
        "days",
        "shown",
        "cells",
        "files",
        "endpoint",
        "guard",
        "recent",
        "sparql",
    },
    {"articles", "extract", "actors", "rdf", "contract", "check", "evaluate"},
    {"store"},
    {"known", "trace", "choice", "emptied", "network", "layout", "table", "pairs"},
    {"build", "repeats", "summary"},
    {"page", "figures", "api", "bulk", "interchange"},
    {"export"},
    {"server"},
    {"cli", "__main__"},
]
FLOOR = {name: number for number, names in enumerate(FLOORS) for name in names}

# Who alone may import a library.
OWNERS = {
    "spacy": {"extract"},
    "onnxruntime": {"extract"},
    "tokenizers": {"extract"},
    "matplotlib": {"figures"},
    "pandas": {"sparql"},
    "pyvis": {"page"},
    "starlette": {"server"},
    "uvicorn": {"server"},
    "prometheus_client": {"server"},
    "jinja2": {"page"},
    "pyoxigraph": {"rdf", "store", "interchange"},
    "rdflib": {"rdf", "store", "interchange", "check"},
    "pyshacl": {"check"},
    "distributed": {"bulk"},
    "pyarrow": {"bulk"},
    "requests": {"endpoint"},
    "trafilatura": {"articles"},
    "feedparser": {"articles"},
    "lxml": {"articles"},
    "networkx": {"network", "layout", "export", "page", "evaluate"},
    "click": {"cli"},
    "rich": {"cli"},
}
# The same within kg/extract/.
INSIDE = "dates lexical parse grammar mend who parties status acts weigh when".split()
# Stages of one floor that must not know one another.
STAGES = {"articles", "extract", "actors", "rdf"}


@cache
def parsed(path):
    """The syntax tree of a file."""
    return ast.parse(path.read_text(encoding="utf-8"))


def part(path):
    """The part of the house a file belongs to: ``store`` for kg/store/locks.py."""
    name = path.relative_to(ROOT).parts[0].removesuffix(".py")
    return "" if name == "__init__" else name


def imports(path, *, typing=True):
    """Dotted names that a file imports, those under TYPE_CHECKING only with ``typing``."""
    tree = parsed(path)
    skipped = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test) and not typing:
            skipped.update(id(inner) for inner in ast.walk(node))
    for node in ast.walk(tree):
        if id(node) in skipped:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            if node.module in ("kg", "training"):
                yield from (f"{node.module}.{alias.name}" for alias in node.names)
            else:
                yield node.module


def parts_imported(path, **options):
    names = (name.split(".") for name in imports(path, **options) if name.startswith("kg."))
    return {
        name[1] for name in names if (ROOT / name[1]).exists() or (ROOT / f"{name[1]}.py").exists()
    }


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_arrow_runs_back_up(path):
    here = part(path)
    if here == "":
        return  # the public names; nothing below imports them, and they are imported lazily
    # types count, too, but for those of the store that is checked
    known = {name for name in parts_imported(path) if name != here}
    above = {name for name in known if FLOOR[name] > FLOOR[here]}
    assert above <= ({"store"} if here == "check" else set())
    below = {name for name in parts_imported(path, typing=False) if name != here}
    assert not {name for name in below if FLOOR[name] > FLOOR[here]}
    if here in STAGES:
        assert not below & STAGES


EXTRACTING = [path for path in MODULES if path.parent.parent == ROOT / "extract"]


@pytest.mark.parametrize("path", EXTRACTING, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_arrow_runs_back_up_within_extracting(path):
    below = INSIDE[: INSIDE.index(path.parent.name) + 1]
    for name in imports(path, typing=False):
        if name.startswith("kg.extract."):
            assert name.split(".")[2] in below, name


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_libraries_have_owners(path):
    for name in imports(path, typing=False):
        assert part(path) in OWNERS.get(name.split(".")[0], {part(path)}), name


def test_the_model_imports_nothing():
    assert parts_imported(ROOT / "model.py") == parts_imported(ROOT / "errors.py") == set()


def test_every_part_has_a_floor():
    assert {part(path) for path in MODULES} <= set(FLOOR)


def name_of(path):
    """A module as tests are called by it: ``extract/parser.py``, ``training/train.py``."""
    return str(path.relative_to(TRAINING[0].parents[1] if path in TRAINING else ROOT))


@pytest.mark.parametrize("path", MODULES + TRAINING, ids=name_of)
def test_modules_and_functions_are_short(path):
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) < 300
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.FunctionDef):
            length = node.end_lineno - node.lineno + 1
            assert length <= 40, f"{node.name} has {length} lines"


@pytest.mark.parametrize("path", MODULES + TRAINING, ids=name_of)
def test_no_list_of_words_has_one_twice(path):
    for node in ast.walk(parsed(path)):
        match node:
            case ast.Call(ast.Attribute(ast.Constant(str() as text), "split"), []):
                words = text.split()
                assert len(words) == len(set(words)), f"line {node.lineno}"


def opens_text(call):
    """Whether a call opens a file as text, by its name and its mode."""
    owner = call.func.value if isinstance(call.func, ast.Attribute) else None
    name, of = getattr(call.func, "attr", getattr(call.func, "id", "")), getattr(owner, "id", "")
    if name in ("read_text", "write_text"):
        return True
    if name not in ("open", "fdopen") or (of, name) in (("Store", "open"), ("os", "open")):
        return False
    given = [*call.args, *(word.value for word in call.keywords if word.arg == "mode")]
    words = [arg.value for arg in given if isinstance(arg, ast.Constant)]
    modes = [str(word) for word in words if re.fullmatch("[rwaxbt+]+", str(word))]
    if any(isinstance(arg, ast.Name) and arg.id == "mode" for arg in given):
        return False  # whoever hands it in says how
    if of in ("gzip", "lzma"):
        return any("t" in mode for mode in modes)
    return of != "webbrowser" and not any("b" in mode for mode in modes)


@pytest.mark.parametrize("path", MODULES + TRAINING, ids=name_of)
def test_files_are_opened_with_their_encoding(path):
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Call) and opens_text(node):
            assert "encoding" in {word.arg for word in node.keywords}, f"line {node.lineno}"


def test_every_module_of_extracting_and_resolving_has_its_place_in_the_docs():
    told = (ROOT.parent / "docs" / "architecture.md").read_text(encoding="utf-8")
    folders = [f"extract/{name}" for name in INSIDE if name != "dates"]
    for name in ("extract", *folders, "actors"):
        line = next(line for line in told.splitlines() if line.startswith(f"| `kg/{name}/`"))
        own = {p.stem for p in (ROOT / name).glob("*.py") if p.stem != "__init__"}
        assert {module for module in own if f"`{module}`" not in line} == set()


# Where people are shown SPARQL; what is asked stands in kg/queries/ and kg/store/.
SHOWN = {
    "server/pages/asking.py",  # what a form begins with
    "server/pages/facts.py",  # what a link asks
}
CLAUSE = re.compile(
    r"\b(SELECT|CONSTRUCT|ASK|INSERT|DELETE|FILTER|OPTIONAL|VALUES|GRAPH|BIND|UNION)\b[^.]*[?{(]"
)


def texts_in(tree):
    """The texts of a module that are no docstrings; of an f-string what stands in it as it is."""
    inner = {id(part) for f in ast.walk(tree) if isinstance(f, ast.JoinedStr) for part in f.values}
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        match node:
            case ast.JoinedStr(parts):
                yield "".join(p.value for p in parts if isinstance(p, ast.Constant)), node.lineno
            case ast.Constant(str() as text) if id(node) not in inner | told:
                yield text, node.lineno


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_queries_live_in_files(path):
    if part(path) in ("store", "guard") or name_of(path) in SHOWN:
        return
    for text, line in texts_in(parsed(path)):
        assert not CLAUSE.search(text), f"line {line}"


def test_the_public_names():
    page = (ROOT.parent / "docs" / "python.md").read_text(encoding="utf-8")
    told = [name for row in re.findall(r"^\| (`.*?) \|", page, re.M) for name in row.split(", ")]
    assert kg.__all__ == sorted(name.strip("`") for name in told) == dir(kg)
    for name in kg.__all__:
        assert getattr(kg, name) is not None
    with pytest.raises(AttributeError):
        _ = kg.nonsense


def test_type_checkers_know_the_public_names():
    tree = parsed(ROOT / "__init__.py")
    (block,) = (node for node in tree.body if isinstance(node, ast.If))
    known = {alias.asname: node.module for node in block.body for alias in node.names}
    assert known == kg._HOME


def test_the_steps_of_training_do_not_run_in_circles():
    known = {
        f"training.{path.stem}": {n for n in imports(path) if n.startswith("training.")}
        for path in TRAINING
    }
    assert len(known) > 1
    assert set().union(*known.values()) <= set(known)
    TopologicalSorter(known).prepare()  # a CycleError names the circle


def test_nothing_leads_back_to_the_workshop():
    for path in MODULES:
        assert not {name for name in imports(path) if name.split(".")[0] == "training"}, path
        assert not re.search(r"/work/|\.\./shared", path.read_text(encoding="utf-8")), path
