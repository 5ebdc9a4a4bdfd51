"""Whom "we" joins: "[I] met [X], and we agreed", "[I] spoke to [X]. We discussed"."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kg.extract.grammar.tree import SUBJECTS, cases, children, conjuncts, first_conjunct
from kg.extract.grammar.words import Token

WE = frozenset("our ours ourselves us we".split())
SECOND = frozenset("you your yours yourself yourselves".split())
_MEETING = frozenset("call host meet phone receive see sit speak talk visit".split())
_TOGETHER = frozenset("agree confer consult decide discuss exchange meet sign speak talk".split())
_FACING = frozenset({"to", "with"})


def talks_alone(pronoun: Token) -> bool:
    """Whether "we" do together what takes two, with nobody else: "[we] discussed the treaty"."""
    verb = pronoun.head
    together = pronoun.dep_ in SUBJECTS and verb.lemma_.lower() in _TOGETHER
    return together and not any("with" in cases(c) for c in children(verb, "obl", "nmod"))


def joined(pronoun: Token, acts: Callable[[Token], bool]) -> list[Token]:
    """ "I" and the one whom he met or spoke to, in the clause or the sentence before."""
    if pronoun.lower_ != "we" or not talks_alone(pronoun):
        return []
    for verb in _before(pronoun):
        me = [s for s in children(verb, *SUBJECTS) if s.lower_ == "i"]
        phrases = children(verb, "obj", "obl", "iobj")
        facing = [p for p in phrases if p.dep_ != "obl" or _FACING & set(cases(p))]
        partners = [one for p in facing for one in conjuncts(p) if acts(one)]
        if me and partners:
            return [*me, *partners]
    return []


def _before(pronoun: Token) -> Iterator[Token]:
    """The verbs of meeting in the clause that a verb is joined to, and in the sentence before."""
    verb = pronoun.head
    near = [first_conjunct(verb), *children(first_conjunct(verb), "conj")]
    last = pronoun.sent.previous
    if last != pronoun.sent:
        near += [last.root, *children(last.root, "conj")]
    yield from (v for v in near if v.i < pronoun.i and v.lemma_.lower() in _MEETING)
