"""All that is installed because of kg: under which licence, and pinned in the lock."""

import re

import pytest

from tests.licences import ROOT, asked, installed, is_taken, stated

LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PINNED = dict(re.findall(r"^([\w.-]+)==([\w.]+)", LOCK, re.M))


@pytest.mark.parametrize("name", installed())
def test_its_licence_is_on_the_list(name):
    said = stated(name)
    assert is_taken(said), f"{name}: {said[:200]!r} is no licence that we take"


def test_what_dependencies_need_is_there_too():
    assert {"spacy", "thinc", "numpy", "certifi", "h11"} <= set(installed())


@pytest.mark.parametrize(
    ("said", "taken"),
    [
        ("MIT", True),
        ("MIT OR GPL-2.0-only", True),
        ("MPL-1.1 OR GPL-2.0-only OR LGPL-2.1-or-later", True),
        ("(MIT OR Apache-2.0) AND BSD-3-Clause", True),
        ("The BSD 2-Clause License", True),
        ("MIT AND GPL-3.0-or-later", False),
        ("GNU Lesser General Public License v3 (LGPLv3)", False),
        ("Other/Proprietary License", False),
        ("", False),
    ],
)
def test_which_licences_are_taken(said, taken):
    assert is_taken(said) is taken


@pytest.mark.parametrize("wanted", asked(), ids=str)
def test_the_lock_has_what_pyproject_asks_for(wanted):
    version = PINNED.get(wanted.name.lower())
    assert version, f"{wanted.name} is not in the lock: make lock"
    assert wanted.specifier.contains(version), f"{wanted} is not {version}: make lock"


def test_the_lock_names_hashes_and_no_host():
    blocks = re.split(r"\n(?=[\w.-]+==)", LOCK)[1:]
    assert len(blocks) == len(PINNED) > 100
    assert [block[:60] for block in blocks if "--hash=sha256:" not in block] == []
    assert "://" not in LOCK
    assert "--index" not in LOCK
