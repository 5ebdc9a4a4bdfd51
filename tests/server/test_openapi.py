"""The description of the API is valid, and the server does what it says."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from kg.server.openapi import document
from kg.taxonomy import load_taxonomy
from tests.factories import ONTOLOGY
from tests.server.conftest import serving

_TOKEN = "a-token-of-the-tests"


@pytest.mark.parametrize("adding", [False, True])
def test_it_is_valid(adding):
    told = document(load_taxonomy(ONTOLOGY), adding=adding)
    assert [*OpenAPIV31SpecValidator(told).iter_errors()] == []
    assert ("/articles" in told["paths"]) == adding


def test_it_is_served(site):
    answer = site("GET", "/openapi.json")
    assert answer.json == document(load_taxonomy(ONTOLOGY), adding=False)


def fuzzed(server, folder, *arguments):
    """What schemathesis says of a server, with the exit status."""
    here = {"PYTHONPATH": str(Path.cwd())}
    asked = (
        f"http://127.0.0.1:{server.port}/openapi.json", "--checks", "all", "--seed", "1",
        "--no-color", "--workers", "1", *arguments,
    )  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-m", "schemathesis.cli", "run", *asked],
        cwd=folder, capture_output=True, encoding="utf-8", timeout=600, check=False,
        env=os.environ | here,
    )  # fmt: skip
    return done.returncode, done.stdout + done.stderr


@pytest.mark.slow
def test_schemathesis_finds_nothing(site, tmp_path):
    status, said = fuzzed(site, tmp_path, "--max-examples", "15")
    assert status == 0, said
    assert "2 passed" in said


@pytest.mark.slow
def test_schemathesis_would_find_something(site, tmp_path, monkeypatch):
    monkeypatch.setattr("kg.server.schemas._event", lambda: {"type": "string"})
    with serving(site.path, seconds=60) as server:
        status, said = fuzzed(server, tmp_path, "--max-examples", "5", "--include-path", "/events")
    assert status == 1, said
