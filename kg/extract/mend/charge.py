"""The envoy whose office has three words, however they are spelt: "chargé d'affaires"."""

from __future__ import annotations

from kg.extract.grammar.words import Doc, Token
from kg.extract.mend.leading import let_lead

_CHARGE = {"charge": "NN", "chargé": "NN", "charges": "NNS", "chargés": "NNS"}
_LEMMA = "chargé"
_OF = frozenset({"d'affaires", "d’affaires", "daffaires"})
_MARKS = frozenset({"'", "’", "´", "`", "d", "d'", "d’"})
_FOR_A_TIME = (["ad", "interim"], ["a.i."], ["a.i"], ["(", "a.i.", ")"])


def name_charge(doc: Doc) -> None:
    """Make one office of "chargé d'affaires ad interim", cut by the parser at the apostrophe."""
    found = False
    for token in doc[:-1]:
        if token.lower_ in _CHARGE and (end := _end(token)) is not None:
            _join(token, end)
            found = True
    if found:
        doc.hang()


def _end(charge: Token) -> int | None:
    """Where the words of the office end."""
    words = [t.lower_ for t in charge.doc[charge.i + 1 : charge.sent.end]]
    at = 0
    while at < len(words) and words[at] in _MARKS:
        at += 1
    if at >= len(words) or words[at] not in (*_OF, *(["affaires"] if at else [])):
        return None
    at += 1
    more = next((m for m in _FOR_A_TIME if words[at : at + len(m)] == m), [])
    return charge.i + 1 + at + len(more)


def _join(charge: Token, end: int) -> None:
    """Hang the other words of an office on its first one, and on that what stood on them."""
    doc = charge.doc
    inside = doc.tokens[charge.i : end]
    doc.ents = [e for e in doc.ents if e.end <= charge.i or end <= e.start]
    let_lead(charge, inside)
    for token in inside:
        token.ent_type_ = ""
        for child in token.children:
            if child not in inside and not child.is_ancestor(charge):
                child.head = charge
        if token is not charge:
            token.head, token.dep_ = charge, "flat"
    charge.lemma_, charge.pos_, charge.tag_ = _LEMMA, "NOUN", _CHARGE[charge.lower_]
