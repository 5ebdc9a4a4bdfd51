from pathlib import Path

import pytest

from kg.extract.lexicon import ActorNouns, Lexicon

ONTOLOGY = Path(__file__).parents[2] / "ontology"


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.load(ONTOLOGY)


@pytest.mark.parametrize(
    ("lemma", "around", "subtype"),
    [
        ("hold", ["talks"], "meeting"),
        ("call", ["on"], "appeal"),
        ("phone", [], "phone-call"),
        ("impose", ["sanctions", "on"], "sanctions-imposed"),
        ("expel", ["diplomats"], "diplomats-expelled"),
        ("send", ["troops", "to"], "troop-deployment"),
        ("recall", ["ambassador"], "ambassador-recalled"),
        ("vote", ["against"], "vote-against"),
    ],
)
def test_verbs_and_light_verbs(lexicon, lemma, around, subtype):
    entry = lexicon.verb(lemma, around)
    assert entry is not None
    assert entry.subtype == subtype


@pytest.mark.parametrize(
    ("lemma", "around", "subtype"),
    [("call", ["phone"], "phone-call"), ("call", [], "appeal"), ("talks", [], "meeting")],
)
def test_nouns(lexicon, lemma, around, subtype):
    entry = lexicon.noun(lemma, around)
    assert entry is not None
    assert entry.subtype == subtype


def test_a_word_that_is_no_trigger(lexicon):
    assert lexicon.verb("sleep", ["bed"]) is None
    assert lexicon.noun("banana", []) is None


def test_actor_nouns():
    nouns = ActorNouns.load(ONTOLOGY)
    assert "official" in nouns
    assert "table" not in nouns
