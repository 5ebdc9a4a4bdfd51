"""Our corpus as the network sees it: labels by token, roles by pair."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.language import Language

from kg.extract.parse.parser import load_parser
from kg.settings import weights_directory
from training.events import ROLES, Acts, act_names, read_acts
from training.marked import read_marked

TEXT = """\
@ 2024-03-13
[a RUS.GOV:The Russian minister] {1:held} {1:talks} with [b TUR.GOV:his Turkish counterpart], \
[c MED:state radio] said. [a:He] {2:thanked} [d IGO:the UN] for {1=:the meeting}.
1 negotiation a + b; actual; ; c said
2 praise a > d
"""


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_parser(weights_directory())


@pytest.fixture
def window(nlp: Language, tmp_path: Path) -> Acts:
    path = tmp_path / "a.marked.txt"
    path.write_text(TEXT, encoding="utf-8")
    (found,) = read_acts(read_marked(path), nlp)
    return found


def test_triggers_have_their_act_and_status(window: Acts) -> None:
    labels = zip(window.told, window.acts, window.status, strict=True)
    told = dict(zip(window.words, labels, strict=True))
    assert told["held"] == told["talks"] == ("act", "negotiation", "actual")
    assert told["thanked"] == ("act", "praise", "actual")
    assert told["meeting"] == ("again", None, None)
    assert told["said"] == ("O", None, None)
    assert {a for a in window.acts if a} <= set(act_names())


def test_an_actor_is_taught_at_its_head(window: Acts) -> None:
    heads = [w for w, actor in zip(window.words, window.actors, strict=True) if actor]
    assert heads == ["minister", "counterpart", "radio", "He", "UN"]


def test_roles_are_told_of_pairs_within_a_sentence(window: Acts) -> None:
    words = window.words
    roles = {(words[act], words[actor]): role for act, actor, role in window.roles}
    assert roles["held", "minister"] == roles["talks", "counterpart"] == "mutual"
    assert roles["held", "radio"] == "said"
    assert roles["thanked", "He"] == "source"
    assert roles["thanked", "UN"] == "target"
    assert roles["thanked", "meeting"] == "none"
    assert ("thanked", "minister") not in roles  # another sentence
    assert set(roles.values()) <= set(ROLES)
