"""Menders that hang two words on one another leave a tree all the same."""

from __future__ import annotations

from kg.extract.grammar.tree import climb, first_conjunct
from kg.extract.pipeline import Extractor

WORDS = "bombed camp angered Mogadishu".split()


def test_a_ring_of_words_is_opened(extractor: Extractor) -> None:
    doc = extractor.parse("Kenya bombed a camp in Somalia, which angered Mogadishu.")
    camp = next(token for token in doc if token.text == "camp")
    clause = next(token for token in doc if token.text == "angered")
    camp.head, clause.head = clause, camp
    doc.hang()
    for token in doc:
        assert len(list(token.ancestors)) < len(doc)
    assert {camp.head, clause.head} & {camp, clause}


def test_a_ring_ends(extractor: Extractor) -> None:
    doc = extractor.parse("Kenya bombed a camp in Somalia, which angered Mogadishu.")
    bombed, camp, clause, city = (next(t for t in doc if t.text == w) for w in WORDS)
    camp.head, clause.head = clause, camp
    assert list(camp.ancestors) == [clause]
    assert set(city.ancestors) <= {camp, clause}
    assert camp.is_ancestor(clause)
    assert camp.is_ancestor(city)
    assert not bombed.is_ancestor(city)
    assert {camp, clause, city} <= set(camp.subtree)
    assert camp.left_edge.i <= camp.i < camp.right_edge.i
    camp.dep_ = clause.dep_ = "conj"
    assert first_conjunct(camp) in (camp, clause)
    assert len(list(climb(camp))) == 1
