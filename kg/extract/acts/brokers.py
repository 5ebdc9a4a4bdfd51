"""Who is told to have brought about a deal right before its name: "a [Russian]-brokered accord"."""

from __future__ import annotations

from kg.extract.acts.candidate import STATED, Candidate
from kg.extract.grammar.tree import BEFORE_PARTICIPLE, cases, children, lemma_of
from kg.extract.grammar.words import Token
from kg.extract.lexical.attitudes import DEALS
from kg.extract.lexical.lexicon import Entry
from kg.extract.parties.arguments import Parties
from kg.extract.parties.phrases import BROKERING, Phrases, others

_MEDIATION = Entry(frozenset(), "mediation")


def is_brokered(word: Token) -> bool:
    """Whether a participle before a deal tells who brought that about."""
    before = word.dep_ in ("amod", "compound") and word.tag_ in ("VBN", "VBD")
    told = before and word.lemma_.lower() in BROKERING and lemma_of(word.head) in DEALS
    return told and bool(children(word, *BEFORE_PARTICIPLE))


def mediation_of(word: Token, phrases: Phrases) -> Candidate:
    """The mediation between those who made the deal, where it names them."""
    sources = [m for c in children(word, *BEFORE_PARTICIPLE) for m in phrases.actors(c, deep=True)]
    between = [c for c in children(word.head, "nmod") if "between" in cases(c)]
    targets = [m for c in between for m in phrases.actors(c)]
    parties = Parties(sources, others(targets, sources), certain=sources)
    return Candidate(word, _MEDIATION, parties, STATED, sure=True)
