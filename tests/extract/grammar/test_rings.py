"""Menders that hang two words on one another leave a tree all the same."""

from __future__ import annotations

from kg.extract.pipeline import Extractor


def test_a_ring_of_words_is_opened(extractor: Extractor) -> None:
    doc = extractor.parse("Kenya bombed a camp in Somalia, which angered Mogadishu.")
    camp = next(token for token in doc if token.text == "camp")
    clause = next(token for token in doc if token.text == "angered")
    camp.head, clause.head = clause, camp
    doc.hang()
    for token in doc:
        assert len(list(token.ancestors)) < len(doc)
    assert {camp.head, clause.head} & {camp, clause}
