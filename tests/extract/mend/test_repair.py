"""Trees that are mended stay trees: a word that hung on itself would never end."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc as Parsed
from spacy.tokens import Span
from spacy.vocab import Vocab

from kg.extract.grammar.tree import children
from kg.extract.grammar.words import Doc
from kg.extract.mend.repair import mend

PIECES = (
    "US - Iran talks", "Sino - Indian border", "US - South Korean talks", "its neighbour Syria",
    "the ally Chad", "attacked", "thanked US for help and Chad for", "secretary of State",
    "tens of thousands", "help Chad attacked",
)  # fmt: skip
VERBS, NOUNS = ("attacked", "thanked"), ("talks", "neighbour", "ally", "help", "border")
RELATIONS = (
    "nsubj obj obl nmod compound amod conj cc case punct appos nmod:desc nmod:poss acl:relcl xcomp"
).split()
VOCAB = Vocab()


@st.composite
def trees(draw: st.DrawFn) -> Parsed:
    """A sentence of such words with any tree over it and any names."""
    words = " ".join(draw(st.lists(st.sampled_from(PIECES), min_size=1, max_size=2))).split()
    order = draw(st.permutations(range(len(words))))
    heads, relations = list(range(len(words))), ["ROOT"] * len(words)
    for at, token in enumerate(order[1:], 1):
        heads[token] = order[draw(st.integers(0, at - 1))]
        relations[token] = draw(st.sampled_from(RELATIONS))
    kinds = {**dict.fromkeys(VERBS, "VERB"), **dict.fromkeys(NOUNS, "NOUN")}
    doc = Parsed(
        VOCAB, words=words, heads=heads, deps=relations,
        spaces=["-" not in words[at : at + 2] for at in range(len(words))],
        pos=[kinds.get(word, "PROPN") for word in words], tags=["NN"] * len(words),
        lemmas=[word.lower() for word in words],
        sent_starts=[at == 0 for at in range(len(words))],
    )  # fmt: skip
    names = [at for at, word in enumerate(words) if word[0].isupper() and draw(st.booleans())]
    labels = st.sampled_from(["GPE", "NORP", "ORG", "PERSON"])
    doc.ents = [Span(doc, at, at + 1, draw(labels)) for at in names]
    return doc


def check(parsed: Parsed) -> None:
    doc = Doc(parsed)
    mend(doc)
    kept = [children(token) for token in doc]
    doc.hang()
    assert kept == [children(token) for token in doc]
    heads = [token.head.i for token in doc]
    assert sum(head == at for at, head in enumerate(heads)) == 1, heads
    for token in range(len(doc)):
        steps = 0
        while heads[token] != token:
            token, steps = heads[token], steps + 1
            assert steps < len(doc), heads


@settings(max_examples=1000, deadline=None)
@given(trees())
def test_a_tree_stays_a_tree(doc: Parsed) -> None:
    check(doc)


@pytest.mark.parametrize(
    ("words", "heads", "relations", "pos"),
    [
        ("Iran - Iraq talks", [0, 0, 3, 0], "ROOT punct compound appos", "PROPN PUNCT PROPN NOUN"),
        ("attacked neighbour Syria", [0, 2, 0], "ROOT nmod:desc obj", "VERB NOUN PROPN"),
    ],
)
def test_a_name_above_the_noun_stays_there(
    words: str, heads: list[int], relations: str, pos: str
) -> None:
    parts = words.split()
    doc = Parsed(
        VOCAB, words=parts, heads=heads, deps=relations.split(), pos=pos.split(),
        tags=["NN"] * len(parts), lemmas=[part.lower() for part in parts],
        spaces=["-" not in parts[at : at + 2] for at in range(len(parts))],
    )  # fmt: skip
    doc.ents = [Span(doc, at, at + 1, "GPE") for at, part in enumerate(parts) if part.istitle()]
    check(doc)


def test_a_clause_hangs_on_the_verb_that_it_stands_behind() -> None:
    words = "Iran had accused Iraq and Turkey cut ties after Greece burned it".split()
    doc = Doc(Parsed(
        VOCAB, words=words, heads=[2, 2, 2, 2, 6, 6, 2, 6, 10, 10, 2, 10],
        deps="nsubj aux ROOT obj cc nsubj conj obj mark nsubj advcl obj".split(),
        pos="PROPN AUX VERB PROPN CCONJ PROPN VERB NOUN SCONJ PROPN VERB PRON".split(),
        tags="NNP VBD VBN NNP CC NNP VBD NNS IN NNP VBD PRP".split(), lemmas=words,
        sent_starts=[True] + [False] * 11,
    ))  # fmt: skip
    mend(doc)
    assert doc[10].head == doc[6]


def test_he_behind_an_office_is_a_surname_whatever_the_next_word_is_taken_for() -> None:
    for verb, name in (("met", True), ("Says", False)):
        words = f"Bessent {verb} Premier He Lifeng at home".split()
        doc = Doc(Parsed(
            VOCAB, words=words, heads=[1, 1, 1, 4, 1, 6, 4],
            deps="nsubj ROOT obj nsubj parataxis case obl".split(),
            pos="PROPN VERB NOUN PRON VERB ADP NOUN".split(),
            tags="NNP VBD NN PRP VBD IN NN".split(), lemmas=words,
            sent_starts=[True] + [False] * 6,
        ))  # fmt: skip
        mend(doc)
        assert (doc[4].head == doc[3]) is name
        assert (doc[6].head == doc[1]) is name
