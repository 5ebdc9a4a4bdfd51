"""What the parser gets wrong often enough in news to be mended by rule."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kg.extract.tree import cases, children, forget


def attach_names(doc: Doc) -> None:
    """Hang a name on the office before it: "between Secretary of State [Antony Blinken]".

    The parser hangs such a name on what the office hangs on; "president of X Y" has two nouns
    before the name, and treebanks have few of them.
    """
    for token in doc:
        if token.ent_type_ == "PERSON" and token.dep_ == "nmod" and not cases(token):
            office = _office_before(token)
            if office is not None:
                token.head, token.dep_ = office, "appos"
    forget(doc)


def _office_before(name: Token) -> Token | None:
    """The sibling whose "of" phrase ends where the name begins."""
    for sibling in children(name.head, "nmod", "obl"):
        adjacent = sibling != name and sibling.right_edge.i == name.left_edge.i - 1
        if adjacent and any(cases(child) == ["of"] for child in children(sibling, "nmod")):
            return sibling
    return None
