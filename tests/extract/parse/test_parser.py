"""The shipped model on whole texts: structures that hold for any text, and plain readings."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from kg.errors import MissingModelError
from kg.extract.parse.parser import load_parser
from kg.settings import weights_directory

PIECES = [
    "Moscow",
    "rejected",
    "the offer",
    ".",
    ",",
    '"',
    " ",
    "\n",
    "\n\n",
    "\t",
    "Sergey Lavrov",
    "and",
    "U.S.",
    "said",
    "\u200b",
    "😀",
    "ﷺ",
    "x" * 300,
]


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_parser(weights_directory())


def facts(doc: Doc) -> list[tuple[object, ...]]:
    return [
        (
            t.text,
            t.head.i,
            t.dep_,
            t.tag_,
            t.pos_,
            t.lemma_,
            t.ent_iob_,
            t.ent_type_,
            t.is_sent_start,
        )
        for t in doc
    ]


def children(doc: Doc) -> set[tuple[str, str, str]]:
    return {(t.text, t.dep_, t.head.text) for t in doc}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Russia condemned the attack.",
            {("Russia", "nsubj", "condemned"), ("attack", "obj", "condemned")},
        ),
        (
            "The attack was condemned by Russia.",
            {("attack", "nsubj:pass", "condemned"), ("Russia", "obl:agent", "condemned")},
        ),
        (
            "China, which rejected the proposal, recalled its ambassador.",
            {("China", "nsubj", "recalled"), ("rejected", "acl:relcl", "China")},
        ),
        (
            "France wants to send aid to Kenya.",
            {("France", "nsubj", "wants"), ("send", "xcomp", "wants"), ("aid", "obj", "send")},
        ),
        (
            "Japan and India signed a treaty.",
            {("India", "conj", "Japan"), ("treaty", "obj", "signed")},
        ),
    ],
)
def test_trees(nlp: Language, text: str, expected: set[tuple[str, str, str]]) -> None:
    assert expected <= children(nlp(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Joe Biden met Xi Jinping.", [("Joe Biden", "PERSON"), ("Xi Jinping", "PERSON")]),
        ("Officials met in Berlin on Monday.", [("Berlin", "GPE"), ("Monday", "DATE")]),
        ("The German chancellor spoke.", [("German", "NORP")]),
        ("The United Nations sent a mission.", [("United Nations", "ORG")]),
    ],
)  # fmt: skip
def test_names(nlp: Language, text: str, expected: list[tuple[str, str]]) -> None:
    assert [(e.text, e.label_) for e in nlp(text).ents] == expected


def test_a_paragraph_ends_a_sentence(nlp: Language) -> None:
    doc = nlp("Talks in Geneva\n\nThe two sides met on Monday")
    assert [s.text.strip() for s in doc.sents] == ["Talks in Geneva", "The two sides met on Monday"]


def test_spaces_change_nothing(nlp: Language) -> None:
    plain = nlp("The United Nations sent a mission to Mali.")
    spaced = nlp("  The  United \t Nations sent a   mission to Mali. ")
    kept = [t for t in spaced if not t.is_space]
    assert [(t.text, t.dep_, t.tag_, t.head.text) for t in plain] == [
        (t.text, t.dep_, t.tag_, t.head.text) for t in kept
    ]
    assert [e.label_ for e in spaced.ents] == [e.label_ for e in plain.ents]
    assert spaced.ents[0].text == "United \t Nations"


@pytest.mark.parametrize("text", ["", " ", "\n\n", ".", "\u200b", "a", "😀😀"])
def test_next_to_nothing(nlp: Language, text: str) -> None:
    assert nlp(text).text == text


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
@settings(max_examples=25, deadline=None)
def test_every_text_gives_trees(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert doc.text == text
    for sent in doc.sents:
        roots = [t for t in sent if t.head == t]
        assert len(roots) == 1 or all(t.is_space for t in sent)
        assert all(t.head in sent for t in sent)
    assert not any(e[0].is_space or e[-1].is_space for e in doc.ents)


def test_a_stream_parses_as_single_texts_do(nlp: Language) -> None:
    texts = [
        "Egypt hosted talks.",
        "",
        "The minister said that Sudan had agreed to withdraw. Ethiopia denied it.\n\nMore follows.",
        "Peru recalled its envoy. " * 30,
    ]
    assert [facts(doc) for doc in nlp.pipe(texts)] == [facts(nlp(text)) for text in texts]


def test_long_texts_are_read_to_the_end(nlp: Language) -> None:
    sentence = "Norway sent a note to Chile. "
    doc = nlp(sentence * 60)
    sentences = list(doc.sents)
    assert len(sentences) == 60
    assert all(s.root.text == "sent" for s in sentences)


def test_one_endless_sentence_stays_one(nlp: Language) -> None:
    names = ", ".join(["Norway", "Chile", "Mali", "Peru", "Iran"] * 12)
    doc = nlp(f"The statement was signed by the ministers of {names} and Spain in Geneva.")
    assert len(doc) > 120
    assert len(list(doc.sents)) == 1


def test_a_monster_word_is_cut(nlp: Language) -> None:
    doc = nlp("x" * 5000 + " met Japan in Rome.")
    assert doc[-1].text == "."


def test_weights_that_are_not_there(tmp_path: Path) -> None:
    with pytest.raises(MissingModelError, match="cannot be read") as caught:
        load_parser(tmp_path)
    assert "KG_WEIGHTS" in (caught.value.hint or "")


def test_weights_that_are_damaged(tmp_path: Path) -> None:
    for file in weights_directory().iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    (tmp_path / "model.onnx").write_bytes(b"not a model")
    with pytest.raises(MissingModelError):
        load_parser(tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        "On Monday France and Germany expelled two Russian diplomats each.",
        "Last week Mali accused France of espionage.",
        "Chinese Vice Premier Liu He and US Commerce Secretary Wilbur Ross met in Beijing.",
        "China-Japan talks were held in Beijing.",
        "The Israel-Hamas truce collapsed.",
    ],
)
def test_no_sentence_begins_in_the_middle_of_one(nlp, text):
    assert [sentence.text for sentence in nlp(text).sents] == [text]
