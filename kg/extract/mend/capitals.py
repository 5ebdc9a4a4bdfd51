"""What a capital makes a name that is none: "the [Government] fell", "the [Kingdom]'s role"."""

from __future__ import annotations

from kg.extract.grammar.tree import children
from kg.extract.grammar.words import Doc, Token

_ONE = frozenset(
    """
    cabinet emirate government kingdom ministry monarchy opposition parliament police sultanate
    """.split()
)
_SEVERAL = frozenset("emirates governments kingdoms ministries parliaments".split())
_PARTS = ("amod", "compound", "flat", "nmod:desc")
_BEHIND = frozenset({"of", "for"})  # "the [Ministry of] Justice"


def free_common(doc: Doc) -> None:
    """Read a body or a sort of state that is written with a capital as the noun that it is, so that
    it is somebody's: of whom the words behind it or the article tell."""
    for token in doc:
        small = token.lower_
        if small == token.text or small not in _ONE | _SEVERAL or not _is_alone(token):
            continue
        doc.ents = [e for e in doc.ents if not e.start <= token.i < e.end]
        token.ent_type_, token.pos_ = "", "NOUN"
        token.tag_ = "NNS" if small in _SEVERAL else "NN"
        token.lemma_ = token.lemma_.lower()


def _is_alone(noun: Token) -> bool:
    """Whether a noun is no part of a longer name: "Police Scotland", "the Ministry of Justice"."""
    name = noun.doc.name_at(noun.i)
    if (name is not None and len(name) > 1) or noun.dep_ in _PARTS or noun.sent.text.isupper():
        return False
    inner = [c for c in children(noun, *_PARTS) if c.text[:1].isupper()]
    behind = noun.doc[noun.i + 1] if noun.i + 1 < len(noun.doc) else noun
    titled = noun.lower_ in ("ministry", "ministries") and behind.lower_ in _BEHIND
    the = noun.i > 0 and noun.nbor(-1).lower_ in ("the", "and")
    return the and not inner and not titled and not behind.text[:1].isupper()
