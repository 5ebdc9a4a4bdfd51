"""Whom "they" means where several do something with one another: "[they] agreed to meet again"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.extract.grammar.tree import ANY_SUBJECT, OBLIQUE, cases, children
from kg.extract.grammar.words import Token
from kg.extract.who.salience import PLURAL
from kg.extract.who.several import Several
from kg.model import Mention

# What one alone does only with somebody who is told beside it
_MUTUAL = frozenset(
    "agree confer discuss exchange meet negotiate review sign speak talk underline".split()
)


def do_together(pronoun: Token) -> bool:
    """Whether those whom a pronoun means do something with one another, and with nobody else."""
    verb = pronoun.head
    if pronoun.lower_ != "they" or pronoun.dep_ != "nsubj" or verb.lemma_.lower() not in _MUTUAL:
        return False
    beside = [
        c for noun in (verb, *children(verb, "obj")) for c in children(noun, "nmod", *OBLIQUE)
    ]
    return not any({"to", "with"} & set(cases(c)) for c in beside)


def said_before(pronoun: Token) -> Token | None:
    """The "they" of the sentence before, where nobody else does anything in that."""
    acting = [t for t in pronoun.sent.previous if t.dep_ in ANY_SUBJECT and t.i < pronoun.i]
    main = [t for t in acting if t.head.dep_ in ("ROOT", "conj", "parataxis")]
    return main[0] if len(main) == 1 and main[0].lower_ == "they" else None


def groups_of(
    several: Several, pronoun: Token, candidates: list[Token]
) -> tuple[dict[int, list[Mention]], set[int]]:
    """Of those whom a plural can mean the groups that are told together, and which of them are
    objects; where they do something together, those are put first of the ``candidates``."""
    if pronoun.lower_ not in PLURAL:
        return {}, set()
    groups = {t.i: several.all(t) for t in candidates}
    objects = several.together.objects(candidates, groups)
    groups |= objects
    if do_together(pronoun):
        groups |= _facing(several, candidates, groups)
        candidates.sort(key=lambda t: not groups.get(t.i) and t.tag_ not in ("NNS", "NNPS"))
    return groups, set(objects)


def _facing(
    several: Several, candidates: Sequence[Token], groups: Mapping[int, Sequence[Mention]]
) -> dict[int, list[Mention]]:
    """Of those who do something to somebody both, where they are two sides."""
    found: dict[int, list[Mention]] = {}
    for token in candidates:
        heads = [] if groups.get(token.i) else several.salience.facing(token)
        two = several.couples.even(heads, [several.mentions.of(head) for head in heads])
        if two and all(m.name for m in two):
            found[token.i] = two
    return found
