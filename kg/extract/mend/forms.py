"""In which form a verb stands, where its spelling tells and the parser says another."""

from __future__ import annotations

from kg.extract.grammar.tree import ANY_SUBJECT, children
from kg.extract.grammar.words import Doc, Token

_NO_PRESENT = ("was", "ss")


def name_forms(doc: Doc) -> None:
    """Call every verb by the form that its spelling tells."""
    for token in doc:
        _name_form(token)


def _name_form(verb: Token) -> None:
    """Call present what is no past form: "On 3 May Peru [expels] the envoy, Chile and Peru
    [sign]"."""
    if verb.tag_ == "VBD" and verb.lower_.endswith("s") and not verb.lower_.endswith(_NO_PRESENT):
        verb.tag_ = "VBZ"
    elif verb.tag_ == "VB" and verb.dep_ == "ROOT" and verb.pos_ == "VERB":
        subjects = children(verb, *ANY_SUBJECT)
        if subjects and all(c.i < verb.i for c in subjects) and not children(verb, "aux", "mark"):
            verb.tag_ = "VBP"
