"""Who turns from one state to another: "switched recognition from [A] to [B]", "dropped [A] in
favour of [B]"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.acts.candidate import TURNED, Candidate
from kg.extract.grammar.tree import cases, children
from kg.extract.grammar.words import Token
from kg.extract.lexical.lexicon import Entry
from kg.extract.parties.agents import Agents
from kg.extract.parties.arguments import Parties
from kg.extract.parties.phrases import Phrases
from kg.model import Kind, Mention

_SHIFTING = frozenset("change move shift switch transfer".split())
_SHIFTED = frozenset("allegiance recognition relation relations relationship tie".split())
_LEAVING = frozenset("abandon desert ditch drop dump jilt".split())
_FAVOUR = frozenset({"favor", "favour"})

Turn = tuple[Token, Token, list[Mention], list[Mention]]  # the two words, who is left, who is won


def turn_of(verb: Token, phrases: Phrases) -> Turn | None:
    """The words that tell of leaving one and turning to another, and both sides."""
    lemma = verb.lemma_.lower()
    for turned, left, won in _shifts(verb) if lemma in _SHIFTING else _leavings(verb):
        one, other = phrases.actors(left), phrases.actors(won)
        if one and other and all(m.kind is Kind.COUNTRY for m in (*one, *other)):
            return verb, turned, one, other
    return None


def turned(turn: Turn, agents: Agents) -> Iterator[Candidate]:
    """Ties cut with one state, and another recognised: "switched recognition from A to B"."""
    verb, word, left, won = turn
    sources = agents.of(verb)[0]
    for subtype, other, said in (("ties-cut", left, ()), ("recognition", won, (word,))):
        entry, parties = Entry(frozenset(), subtype), Parties(sources, other)
        yield Candidate(verb, entry, parties, TURNED, said)


def _shifts(verb: Token) -> Iterator[tuple[Token, Token, Token]]:
    """(what is shifted, from whom, to whom)."""
    for shifted in children(verb, "obj", "nsubj:pass"):
        if shifted.lemma_.lower() not in _SHIFTED:
            continue
        behind = [*children(shifted, "nmod"), *children(verb, "obl")]
        behind += [n for c in behind for n in children(c, "nmod")]
        left = [noun for noun in behind if "from" in cases(noun)]
        won = [noun for noun in behind if "to" in cases(noun)]
        if left and won:
            yield shifted, left[0], won[0]


def _leavings(verb: Token) -> Iterator[tuple[Token, Token, Token]]:
    """(the word for favour, who is left, who is favoured)."""
    if verb.lemma_.lower() not in _LEAVING:
        return
    for left in children(verb, "obj"):
        for favour in (*children(verb, "obl"), *children(left, "nmod")):
            won = [n for n in children(favour, "nmod") if cases(n) == ["of"]]
            if favour.lower_ in _FAVOUR and "in" in cases(favour) and won:
                yield favour, left, won[0]
