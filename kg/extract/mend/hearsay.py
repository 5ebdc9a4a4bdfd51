"""Whom something is done to by what is said of another: "A, [who] B is believed to have armed"."""

from __future__ import annotations

from kg.extract.grammar.tree import RELATIVE, children, is_passive
from kg.extract.grammar.words import Token

_HEARSAY = frozenset(
    """
    accuse allege assume believe claim expect feel know presume report rumor rumour say see suppose
    suspect think understand
    """.split()
)
_PLACES = ("mark", "nsubj", "nsubj:pass", "obj")


def hang_heard(verb: Token) -> bool:
    """Hang "who" or "that" on what another is said to do to him, where the parser has it for a
    second subject: "a group [that] A is said to finance"."""
    if verb.dep_ != "acl:relcl" or verb.lemma_.lower() not in _HEARSAY or not is_passive(verb):
        return False
    who = [c for c in children(verb, *_PLACES) if c.lower_ in RELATIVE and c.i < verb.i]
    subjects = [c for c in children(verb, "nsubj", "nsubj:pass") if c not in who]
    done = children(verb, "xcomp")
    if len(who) != 1 or len(subjects) != 1 or len(done) != 1 or subjects[0].i < who[0].i:
        return False
    deed = done[0]
    if deed.pos_ != "VERB" or children(deed, "obj", "iobj", "xcomp", "ccomp") or is_passive(deed):
        return False
    who[0].head, who[0].dep_ = deed, "obj"
    return True
