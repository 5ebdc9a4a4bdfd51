import shutil
from types import SimpleNamespace

import pytest

from kg import build
from kg.cli import run
from kg.store import Store
from tests.factories import ACTORS, ONTOLOGY, corpus
from tests.fakes import POSTS, FakeBase, FakeExtractor, resolve_nothing


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


@pytest.fixture(scope="session")
def template(tmp_path_factory):
    """A closed store of the factories' articles."""
    path = tmp_path_factory.mktemp("template") / "kg.db"
    with Store.open(path, ontology=ONTOLOGY) as store:
        store.add_actors(ACTORS.values(), POSTS)
        for article, events in corpus():
            store.add(article, events)
    return path


@pytest.fixture
def filled(kg, tmp_path, template):
    """`kg` beside a store of the factories' articles."""
    shutil.copytree(template, tmp_path / "kg.db")
    return kg
