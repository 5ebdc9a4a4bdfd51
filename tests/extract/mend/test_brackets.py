"""Names with abbreviations in brackets hang in a tree, whatever the parser made of them."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.lang.en import English
from spacy.tokens import Doc as Parsed

from kg.extract.grammar.words import Doc
from kg.extract.mend.brackets import join_abbreviation

VOCAB = English().vocab
WORDS = "the Welfare Party ( RP ) leader Omar spoke".split()
KINDS = "DET PROPN PROPN PUNCT PROPN PUNCT NOUN PROPN VERB".split()
RELATIONS = ("appos", "case", "compound", "dep", "flat", "nmod", "nsubj")


@st.composite
def trees(draw: st.DrawFn) -> Parsed:
    """The words in any tree, with any relations."""
    order = draw(st.permutations(range(len(WORDS))))
    heads = {order[0]: order[0]}
    for at, token in enumerate(order[1:], 1):
        heads[token] = order[draw(st.integers(0, at - 1))]
    dep = st.sampled_from(RELATIONS)
    return Parsed(
        VOCAB, words=WORDS, heads=[heads[at] for at in range(len(WORDS))], pos=KINDS, tags=KINDS,
        lemmas=WORDS, deps=["ROOT" if heads[i] == i else draw(dep) for i in range(len(WORDS))],
        sent_starts=[True, *[False] * (len(WORDS) - 1)],
    )  # fmt: skip


@settings(max_examples=500, deadline=None)
@given(trees())
def test_a_name_with_its_abbreviation_leaves_a_tree(parsed: Parsed) -> None:
    doc = Doc(parsed)
    join_abbreviation(doc[WORDS.index("(")])
    for token in doc:
        seen = {token}
        while token.head is not token:
            token = token.head
            assert token not in seen
            seen.add(token)
