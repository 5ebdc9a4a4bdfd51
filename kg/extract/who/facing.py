"""With whom somebody does what is told of him: "[A] met [B]", "[A] had a call from [B]"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.grammar.tree import agents_of, cases, children, is_passive, lemma_of
from kg.extract.grammar.words import Token

_FACING = frozenset({"against", "to", "with"})
_GOING = frozenset("come fly go travel".split())  # "travelled to B" is not to face B
# Who does this to somebody does nothing with him: he gives him an office, or takes it
_APPOINTING = frozenset(
    "appoint designate dismiss elect fire name nominate oust promote replace sack succeed".split()
)
_HIS = frozenset({"her", "his"})
# What two have with one another by another word than "with": "received a call from B"
_BETWEEN = {
    "call": ("from", "to"),
    "conversation": ("from",),
    "invitation": ("from", "of"),
    "letter": ("from", "to"),
    "message": ("from", "to"),
    "visit": ("from",),
}


def faced(own: Token) -> Iterator[Token]:
    """Those whom a verb, what it aims at and what is joined to it are about, the nearest first."""
    aims = [c for c in children(own, "xcomp", "advcl") if c.tag_ == "VB"]  # "came to meet B"
    aims += [c for c in children(own, "xcomp") if c not in aims and is_passive(c)]
    for verb in (own, *aims, *children(own, "conj")):
        if verb.lemma_.lower() not in _APPOINTING:
            yield from _of_verb(verb, verb in aims)


def _of_verb(verb: Token, aim: bool) -> Iterator[Token]:
    """Whom one verb is about; in what another aims at nobody beside it is."""
    by = agents_of(verb) if is_passive(verb) else []  # "[A] was received by [B]"
    phrases = by + children(verb, "obj", "iobj", *(() if aim else ("obl",)))
    if aim and is_passive(verb):  # "is to be given a welcome by [B]"
        given = children(verb, "obj", "xcomp")
        by += [c for noun in given for c in children(noun, "nmod") if cases(c) == ["by"]]
    going = verb.lemma_.lower() in _GOING or is_passive(verb)  # "was sent to B"
    beside = {"with", "against"} if going else _FACING
    for other in phrases:
        if other.dep_ not in ("obl", "nmod") or other in by or beside & set(cases(other)):
            yield other
    yield from (c for c in by if c not in phrases)
    for phrase in phrases:  # "signed a pact with B"
        between = {"with", *_BETWEEN.get(lemma_of(phrase), ())}
        yield from (c for c in children(phrase, "nmod") if between & set(cases(c)))


def is_his(head: Token) -> bool:
    """Whether somebody is a person's and no state's: "his [wife]", but not "his counterpart"."""
    if not any(c.lower_ in _HIS for c in children(head, "nmod:poss")):
        return False
    titles = (lemma_of(head), *(c.lower_ for c in children(head, "nmod:desc", "compound")))
    return "counterpart" not in titles
