"""Surnames that are spelt like a pronoun: "[He] Lifeng"."""

from __future__ import annotations

from kg.extract.grammar.tree import children
from kg.extract.grammar.words import Doc, Span, Token

_CLAUSES = ("acl:relcl", "advcl", "ccomp", "xcomp")
_BESIDE = ("case", "det", "nmod:poss", "punct")


def name_he(doc: Doc) -> None:
    """Read "He" before a given name as a surname: "met Vice Premier [He] Lifeng"."""
    names = []
    for token in doc[:-1]:
        given = token.nbor(1)
        if token.text == "He" and (_is_given(given) or _is_titled(token, given)):
            _join(token, given)
            names.append(Span(doc, token.i, given.i + 1, "PERSON"))
            token.sent.hang()
    doc.add_names(names)


def _is_given(word: Token) -> bool:
    """Whether a word is written like a name and is no day, nor the verb of a headline: "He Monday
    said", "He Wants Peace"."""
    return (
        word.pos_ not in ("AUX", "VERB")
        and word.text.istitle()
        and word.text.isalpha()
        and word.ent_type_ in ("", "PERSON")
    )


def _is_titled(he: Token, given: Token) -> bool:
    """Whether "He" stands behind an office, in no headline: "met Vice [Premier] He Lifeng"."""
    if he.i == he.sent[0].i or not (given.text.istitle() and given.text.isalpha()):
        return False
    office = he.nbor(-1)
    plain = he.sent.root.text.islower() and given.i > he.sent.root.i
    return plain and office.pos_ in ("NOUN", "PROPN") and office.text.istitle()


def _join(he: Token, given: Token) -> None:
    """Give both the place that they have in their clause, the surname its head."""
    if he.head == given:
        above, dep = given.head, given.dep_
        title = he.nbor(-1) if he.i and he.nbor(-1).pos_ in ("NOUN", "PROPN") else None
        verb = above.head if above == title else above
        if title is not None:
            above, dep = title, "appos"
        elif above.pos_ == "VERB" and dep in _CLAUSES:
            dep = "obj" if above.i < he.i else "nsubj"
        he.head, he.dep_ = (he, "ROOT") if above == given else (above, dep)
        for child in children(given):
            if child != he and given != verb:
                child.head = he if child.dep_ in _BESIDE else verb
    for token in (he, given):
        token.pos_, token.tag_ = "PROPN", "NNP"
    given.head, given.dep_ = he, "flat"
