"""Words and their trees answer as spaCy's do, from whose Doc they were read."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.lang.en import English
from spacy.tokens import Doc as Parsed
from spacy.tokens import Span as Name

from kg.extract.grammar.tree import children
from kg.extract.grammar.words import Doc

VOCAB = English().vocab
WORDS = ("Oslo", "met", "the", "U.S.", ",", "«", "İstanbul")
RELATIONS = ("nsubj", "obj", "nmod", "conj", "case")
SAME = "i idx text lower_ whitespace_ lemma_ pos_ tag_ dep_ ent_type_ is_punct".split()


@st.composite
def articles(draw: st.DrawFn) -> Parsed:
    """Up to three sentences with any trees, crossing ones included, any names and spaces."""
    heads: list[int] = []
    starts: list[bool] = []
    for size in draw(st.lists(st.integers(1, 7), min_size=1, max_size=3)):
        first, order = len(heads), draw(st.permutations(range(size)))
        above = {order[0]: order[0]}
        for at, token in enumerate(order[1:], 1):
            above[token] = order[draw(st.integers(0, at - 1))]
        heads += [first + above[token] for token in range(size)]
        starts += [token == 0 for token in range(size)]
    doc = Parsed(
        VOCAB,
        words=[draw(st.sampled_from(WORDS)) for _ in heads],
        spaces=[draw(st.booleans()) for _ in heads],
        heads=heads, sent_starts=starts,
        deps=[draw(st.sampled_from(RELATIONS)) if h != i else "ROOT" for i, h in enumerate(heads)],
        tags=["NN"] * len(heads), pos=["NOUN"] * len(heads), lemmas=["x"] * len(heads),
    )  # fmt: skip
    doc.ents = [Name(doc, at, at + 1, "GPE") for at in range(len(heads)) if draw(st.booleans())]
    return doc


@settings(max_examples=300, deadline=None)
@given(articles())
def test_all_is_as_in_the_parse(parsed: Parsed) -> None:
    doc = Doc(parsed)
    assert doc.text == parsed.text
    for token, other in zip(doc, parsed, strict=True):
        assert [getattr(token, name) for name in SAME] == [getattr(other, name) for name in SAME]
        assert token.head.i == other.head.i
        assert [t.i for t in token.ancestors] == [t.i for t in other.ancestors]
        assert [t.i for t in children(token)] == [t.i for t in other.children]
        assert [t.i for t in token.subtree] == sorted(t.i for t in other.subtree)
        assert token.left_edge.i == min(t.i for t in other.subtree)
        assert token.right_edge.i == max(t.i for t in other.subtree)
        for below, beneath in zip(doc, parsed, strict=True):
            assert token.is_ancestor(below) == other.is_ancestor(beneath)
    for sent, other in zip(doc.sents, parsed.sents, strict=True):
        assert (sent.text, sent.start, sent.end) == (other.text, other.start, other.end)
        assert (sent.start_char, sent.end_char) == (other.start_char, other.end_char)
        assert sent.root.i == other.root.i
    assert [s.previous for s in doc.sents] == [doc.sents[0], *doc.sents[:-1]]
    names = [(name.text, name.label_) for name in parsed.ents]
    assert [(name.text, name.label_) for name in doc.ents] == names
    whole = {at: name for name in doc.ents for at in range(name.start, name.end)}
    assert [doc.name_at(token.i) for token in doc] == [whole.get(token.i) for token in doc]


@settings(max_examples=200, deadline=None)
@given(articles(), st.integers(0, 30), st.integers(1, 30))
def test_spans_are_as_in_the_parse(parsed: Parsed, one: int, size: int) -> None:
    doc, other = Doc(parsed), one + size
    span, known = doc[one:other], parsed[one:other]
    assert (span.text, [t.i for t in span]) == (known.text, [t.i for t in known])
    assert [t.i for t in reversed(span)] == [t.i for t in known][::-1]
    found, expected = doc.char_span(one, other), parsed.char_span(one, other)
    assert (found is None) == (expected is None)
    if found is not None:
        assert (found.text, found.start, found.end) == (expected.text, expected.start, expected.end)


@settings(max_examples=200, deadline=None)
@given(articles(), st.data())
def test_a_new_head_is_seen_above_at_once_and_below_when_hung_anew(
    parsed: Parsed, data: st.DataObject
) -> None:
    doc = Doc(parsed)
    token = data.draw(st.sampled_from(doc.tokens))
    free = [t for t in token.sent if t is not token and not token.is_ancestor(t)]
    if not free or token.head is token:
        return
    before = children(token.head)
    above = token.head
    token.head = data.draw(st.sampled_from(free))
    assert token in token.head.subtree
    assert all(t.i >= token.head.left_edge.i for t in token.subtree)
    assert children(above) == before
    token.sent.hang()
    assert token in children(token.head)
    assert token in children(token.head, "case", token.dep_)


def test_children_are_told_apart_by_their_relations() -> None:
    parsed = Parsed(
        VOCAB, words="France and Italy met Chad".split(), heads=[3, 2, 0, 3, 3],
        deps=["nsubj", "cc", "conj", "ROOT", "obj"], sent_starts=[True, *[False] * 4],
    )  # fmt: skip
    verb = Doc(parsed)[3]
    assert [t.text for t in children(verb, "obj", "nsubj")] == ["France", "Chad"]
    assert [t.text for t in children(verb, "obj")] == ["Chad"]
    assert children(verb, "iobj") == children(verb.nbor(1)) == []
    children(verb).clear()
    assert len(children(verb)) == 2


def test_nobody_is_beyond_the_article() -> None:
    doc = Doc(Parsed(VOCAB, words=["met", "Chad"], heads=[0, 0], deps=["ROOT", "obj"]))
    with pytest.raises(IndexError):
        doc[0].nbor(-1)
    with pytest.raises(IndexError):
        doc[1].nbor(1)


def test_a_name_takes_the_place_of_those_that_it_touches() -> None:
    parsed = Parsed(
        VOCAB,
        words="met He Lifeng in Chad".split(),
        heads=[0, 2, 0, 4, 0],
        deps=["ROOT"] + ["x"] * 4,
    )
    parsed.ents = [Name(parsed, 2, 3, "ORG"), Name(parsed, 4, 5, "GPE")]
    doc = Doc(parsed)
    whole = doc[1:3]
    whole.label_ = "PERSON"
    doc.add_names([whole])
    assert [(e.text, e.label_) for e in doc.ents] == [("He Lifeng", "PERSON"), ("Chad", "GPE")]
    assert [t.ent_type_ for t in doc] == ["", "PERSON", "PERSON", "", "GPE"]


def test_an_empty_text_has_no_sentence() -> None:
    doc = Doc(Parsed(VOCAB))
    assert (len(doc), doc.sents, doc.text) == (0, [], "")
