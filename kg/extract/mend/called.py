"""Who is called by what name, where the parser has somebody who calls: "arrested a man [called]
X", "a group [known] as Y"."""

from __future__ import annotations

from kg.extract.grammar.tree import ANY_SUBJECT, cases, children
from kg.extract.grammar.words import Token

_CALLED = frozenset({"call", "dub", "label", "name", "nickname"})
_KNOWN = frozenset({"identify", "know", "name"})
_NOUNS = ("NN", "NNS")
_PLACES = ("acl", "advcl", "amod")
_BARE = ("obj", "xcomp")


def name_called(verb: Token) -> None:
    """Set a name beside the noun that it is told of, so that one party is told and no call: "a
    student [named] X", "militants [called] the Y"."""
    if verb.tag_ not in ("VBD", "VBN") or verb.dep_ not in _PLACES or not verb.i:
        return
    noun = verb.nbor(-1)
    if noun.tag_ not in _NOUNS or noun.ent_type_ or children(verb, *ANY_SUBJECT, "aux", "aux:pass"):
        return
    name = _name_behind(verb)
    if name is None or verb.is_ancestor(noun) or noun.dep_ in ("compound", "case"):
        return
    name.head, name.dep_ = noun, "appos"
    verb.head, verb.dep_, verb.pos_ = name, "dep", "ADJ"


def _name_behind(verb: Token) -> Token | None:
    """The name right behind a participle: "called [X]", "known as [X]"."""
    lemma = verb.lemma_.lower()
    for name in children(verb, *_BARE, "obl"):
        known = lemma in _KNOWN and cases(name) == ["as"]
        called = lemma in _CALLED and name.dep_ in _BARE and not cases(name)
        if (known or called) and name.left_edge.i == verb.i + 1 and _is_name(name, verb.nbor(-1)):
            return name
    return None


def _is_name(name: Token, noun: Token) -> bool:
    """Whether a word names who is told of, several only by a name that is known for one."""
    return bool(name.ent_type_) or (name.pos_ == "PROPN" and noun.tag_ == "NN")
