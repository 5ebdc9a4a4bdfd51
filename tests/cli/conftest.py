import contextlib
import shutil
import subprocess
import sys
from datetime import date
from types import SimpleNamespace

import pytest

from kg import build
from kg.cli import run
from kg.model import Actor, Kind, Post
from kg.store import Store
from tests.factories import ACTORS, ONTOLOGY, corpus
from tests.fakes import POSTS, FakeBase, FakeExtractor, resolve_nothing
from tests.stores import fill


def caller(capsys):
    """What runs a command: code, out and err come back."""

    def call(*arguments):
        capsys.readouterr()
        code = run([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return SimpleNamespace(code=code, out=out, err=err)

    return call


@pytest.fixture
def kg(capsys, monkeypatch, tmp_path):
    """Run a command in an empty folder: code, out and err come back."""
    monkeypatch.chdir(tmp_path)
    for name in ("KG_STORE", "KG_WEIGHTS", "KG_ONTOLOGY", "KG_SEEDS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(build, "load_base", lambda _: FakeBase())
    monkeypatch.setattr(build, "load_extractor", lambda *_: FakeExtractor())
    monkeypatch.setattr(build, "resolve", resolve_nothing)

    return caller(capsys)


@pytest.fixture
def kg_real(capsys, monkeypatch, tmp_path):
    """Run a command in an empty folder with the model and the actor base that are shipped."""
    monkeypatch.chdir(tmp_path)
    for name in ("KG_STORE", "KG_ONTOLOGY", "KG_SEEDS"):
        monkeypatch.delenv(name, raising=False)

    return caller(capsys)


HOLD = """
import sys; from pathlib import Path; from kg.store import Store
with Store.open(Path(sys.argv[1]), read_only=sys.argv[2] == "read"):
    print("open", flush=True); sys.stdin.read()
"""


@pytest.fixture
def held():
    """While it lasts another process has a store open, to "read" or to "write"."""

    @contextlib.contextmanager
    def hold(path, mode):
        with subprocess.Popen(
            [sys.executable, "-c", HOLD, str(path), mode],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        ) as holder:
            assert holder.stdout.readline() == b"open\n"
            yield
            holder.stdin.close()

    return hold


@pytest.fixture
def beside(filled, tmp_path):
    """`kg` beside a store to which articles are added, with what tells the same linked."""

    def add(calls):
        with Store.open(tmp_path / "kg.db", ontology=ONTOLOGY) as store:
            for article, events in calls:
                store.add(article, events)
            store.identity.link()
        return filled

    return add


@pytest.fixture(scope="session")
def template(tmp_path_factory):
    """A closed store of the factories' articles."""
    path = tmp_path_factory.mktemp("template") / "kg.db"
    with Store.open(path, ontology=ONTOLOGY) as store:
        fill(store, corpus(), posts=POSTS)
    return path


MINISTRY = "russia-foreign-ministry"


def offices():
    """A knowledge base in which Lavrov has an office and Ukraine, for a month, a bloc."""
    more = [
        Actor(id=MINISTRY, label="Russian Foreign Ministry", kind=Kind.ORGANISATION,
              country="RUS", sector="GOV", part_of="russia"),
        Actor(id="european-union", label="European Union", kind=Kind.ORGANISATION),
    ]  # fmt: skip
    posts = [
        Post(person="sergey-lavrov", title="Foreign Minister", organisation=MINISTRY),
        Post(person="ukraine", title="member", organisation="european-union",
             begin=date(2022, 2, 6), end=date(2022, 3, 6)),
    ]  # fmt: skip
    return FakeBase({**ACTORS, **{actor.id: actor for actor in more}}, posts)


@pytest.fixture
def filled(kg, tmp_path, template):
    """`kg` beside a store of the factories' articles."""
    shutil.copytree(template, tmp_path / "kg.db")
    return kg


@pytest.fixture
def with_offices(filled, monkeypatch):
    """`filled`, with the knowledge base of `offices`."""
    monkeypatch.setattr(build, "load_base", lambda _: offices())
    return filled
