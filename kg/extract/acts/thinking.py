"""Words for what somebody wishes, asks about or tells, which ask nothing of anybody: "[wants] to
go home", "[asked] him what he had seen", "[advises] me that A is ill"."""

from __future__ import annotations

from kg.extract.grammar.tree import INFLECTED, SUBJECTS, cases, children, has_not
from kg.extract.grammar.words import Token
from kg.extract.lexical.lexicon import Entry

_WISHING = frozenset({"hope", "want", "wish"})
_TELLING = frozenset({"advise", "remind"})
_WONDERING = frozenset("what when where which who whom whose".split())
_OPENING = frozenset({"if", "whether"})
_BARE = frozenset({"to"})  # what says no more than an infinitive does


def only_thinks(verb: Token) -> bool:
    """Whether somebody suggests or tells that something is so, or asks what is, and proposes or
    wants nothing: "[suggested] that A had done it", "[asked] whether A had paid B"."""
    lemma = verb.lemma_.lower()
    if lemma in ("ask", "wonder"):
        return _only_asks(verb)
    clauses = children(verb, "ccomp")
    if lemma == "suggest":
        return any(map(_is_told, clauses))
    return lemma in _TELLING and any(_is_told(c) and "that" in cases(c) for c in clauses)


def only_wishes(verb: Token, entry: Entry | None) -> bool:
    """Whether somebody wants to do something himself: "[wanted] to help A"; but "wants [A] to
    help", and "wants to [join] the EU", which its members are asked for."""
    known = entry is not None and bool(entry.rest - _BARE)
    if verb.lemma_.lower() not in _WISHING or known or has_not(verb):  # not to want is to refuse
        return False
    own = [c for c in children(verb, "xcomp", "advcl") if c.tag_ == "VB" and cases(c) == ["to"]]
    others = [c for c in children(verb, "obj", "obl", "ccomp") if c.i < own[0].i] if own else []
    return bool(own) and not others and not children(own[0], *SUBJECTS)


def _only_asks(verb: Token) -> bool:
    """Whether somebody asks whether or what something is: "[asked] him which way A had gone"."""
    clauses = children(verb, "ccomp", "advcl")
    if children(verb, *SUBJECTS) and any(_OPENING & set(cases(c)) for c in clauses):
        return True
    asked = children(verb, "iobj", "obj")
    behind = [*children(verb, "ccomp", "obj"), *_hung_on(asked, verb)]
    return any(c.i > verb.i and c.left_edge.lower_ in _WONDERING for c in behind)


def _hung_on(asked: list[Token], verb: Token) -> list[Token]:
    """The questions that the parser hung on whoever is asked: "asked A [who] did it"; but "asked
    those [who] fled to return", "asked A, [who] was there"."""
    if children(verb, "xcomp"):
        return []
    below = [c for one in asked for c in children(one, "acl:relcl")]
    return [c for c in below if c.left_edge.i and c.left_edge.nbor(-1).text != ","]


def _is_told(clause: Token) -> bool:
    """Whether a clause is told as a fact or a possibility, by its first verb."""
    verbs = [clause, *children(clause, "aux", "cop", "aux:pass")]
    first = min(verbs, key=lambda verb: verb.i)
    return first.tag_ in INFLECTED and first.lower_ != "should"
