"""Who is asked, where a verb turns down what its noun asks: "shrugged off [appeals] by A"."""

from __future__ import annotations

from kg.extract.acts.lookup import Lookup
from kg.extract.grammar.tree import agents_of, cases, children, is_passive
from kg.extract.grammar.words import Token
from kg.extract.parties.arguments import Arguments, Parties
from kg.extract.parties.phrases import others

_WISHES = frozenset({"appeal", "demand", "invitation", "proposal", "ultimatum", "warning"})
_CHARGES = frozenset({"accusation", "condemnation"})
_REFUSING = frozenset({"denial", "meeting-refusal", "refusal", "rejection"})
_AT = frozenset({"against", "of", "on", "to"})


def answered(
    noun: Token, subtype: str, lookup: Lookup, arguments: Arguments, parties: Parties
) -> Parties | None:
    """The parties of a wish or a charge that its verb turns down: those whose it is, and whoever
    stands at its noun or else turns it down; None where it is not told that somebody does."""
    verb = noun.head
    if subtype not in _WISHES | _CHARGES or noun.dep_ not in ("obj", "nsubj:pass"):
        return None
    answer = lookup.verb(verb) if verb.pos_ == "VERB" else None
    if answer is None or answer.subtype not in _REFUSING:
        return None
    phrases = arguments.phrases
    agents = agents_of(verb) if is_passive(verb) else []
    answering = [m for agent in agents for m in phrases.actors(agent)]
    answering = answering or arguments.agents.of(verb)[0]
    at = [c for c in children(noun, "nmod") if _AT & set(cases(c))]
    sources = others(parties.sources, answering)
    named = others([m for c in at for m in phrases.actors(c)], sources)
    targets = named or others(answering, sources)
    if not sources or not targets:
        return None
    return Parties(sources, targets, parties.venue, certain=[*sources, *targets])
