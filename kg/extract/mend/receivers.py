"""Who gets something and stands bare before it, where the parser takes both for one name: "sold
[Taiwan] jets", "handed [Syria] S-300 missiles"."""

from __future__ import annotations

from kg.extract.grammar.tree import cases, children
from kg.extract.grammar.words import Token

_GIVING = frozenset("give grant hand lease lend offer pledge promise sell send ship".split())
_WITHIN = ("compound", "nmod:poss")
_NOUNS = ("NNS", "NNPS")


def free_receiver(verb: Token) -> None:
    """Hang a state on the verb that gives it something: "gave [Ukraine] tanks"."""
    if verb.lemma_.lower() not in _GIVING or verb.i + 1 >= len(verb.doc):
        return
    if children(verb, "iobj") or any("to" in cases(c) for c in children(verb, "obl")):
        return
    for given in children(verb, "obj"):
        for name in children(given, *_WITHIN):
            if name.left_edge.i == verb.i + 1 and _may_receive(name, given):
                _part(name, given, verb)


def _may_receive(name: Token, given: Token) -> bool:
    """Whether a name is a state's and the thing one of several: not "sold US jets", "gave Iran's
    jets", "sold China's bonds"."""
    if name.ent_type_ != "GPE" or name.text.isupper() or "." in name.text:
        return False
    owned = any(c.lower_ in ("'s", "’s", "'", "’") for c in children(name))
    led = any("to" in cases(child) for child in children(given, "nmod"))
    return given.tag_ in _NOUNS and given.ent_type_ != "GPE" and not (owned or led)


def _part(name: Token, given: Token, verb: Token) -> None:
    """Make a name the indirect object; what the parser hung on it belongs to the thing."""
    for child in children(name):
        if child.i > name.i:
            child.head, child.dep_ = given, "compound"
    name.head, name.dep_ = verb, "iobj"
