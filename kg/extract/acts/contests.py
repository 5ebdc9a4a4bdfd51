"""Matches and elections, in which nobody is attacked: "[beat] Spain 3-1", "was [defeated] by 400
votes"."""

from __future__ import annotations

import re

from kg.extract.grammar.tree import agents_of, cases, children, conjuncts, lemma_of
from kg.extract.grammar.words import Token
from kg.extract.parties.arms import FORCES

_WINNING = frozenset("beat crush defeat edge overcome rout thrash trounce".split())
_LOSING = _WINNING - {"beat", "crush"}  # which candidates suffer from men in uniform, too
_BY = frozenset({"by", "in", "with"})
_CONTESTS = frozenset(
    """
    ballot by-election championship constituency contest cup derby election final friendly game
    league match olympic playoff poll quarter-final quarterfinal race referendum round runoff
    semi-final semifinal tiebreak tournament vote wicket
    """.split()
)
_FIGHTS = frozenset("battle combat fight fighting war".split())
_ARMED = FORCES | {"guard", "mob", "officer", "police", "policeman", "thug"}
_STANDING = frozenset("candidate challenger contender incumbent nominee".split())
_SCORE = re.compile(r"\d{1,3}[-–—]\d{1,3}$")
_DASHES = frozenset("-–—")


def is_contest(verb: Token) -> bool:
    """Whether somebody wins against another in a match or an election."""
    if verb.lemma_.lower() not in _WINNING:
        return False
    beaten = children(verb, "obj", "nsubj:pass")
    doers = [*children(verb, "nsubj"), *agents_of(verb)]
    if any(lemma_of(c) in _ARMED for one in (*beaten, *doers) for c in conjuncts(one)):
        return False
    people = [c for one in (*beaten, *doers) for c in conjuncts(one)]
    if verb.lemma_.lower() in _LOSING and any(lemma_of(one) in _STANDING for one in people):
        return True
    behind = [c for one in (verb, *beaten) for c in children(one, "obl", "nmod") if c.i > verb.i]
    phrases = [c for c in behind if _BY & set(cases(c))]
    held = [c for phrase in phrases for c in (phrase, *children(phrase, "nmod"))]
    if any(lemma_of(c) in _FIGHTS for phrase in held for c in children(phrase, "nmod")):
        return False  # "in the first round of fighting"
    return any(lemma_of(c) in _CONTESTS for c in held) or _has_score(verb, beaten)


def _has_score(verb: Token, beaten: list[Token]) -> bool:
    """Whether a score stands right behind the loser: "3-1", "3 - 1"."""
    start = max((one.i for one in (verb, *beaten)), default=verb.i) + 1
    behind = list(verb.doc[start : min(start + 4, verb.sent.end)])
    whole = any(_SCORE.match(t.text) for t in behind)
    dashes = [t for t in behind if t.text in _DASHES and t.i + 1 < len(t.doc)]
    return whole or any(t.nbor(-1).pos_ == t.nbor(1).pos_ == "NUM" for t in dashes)
