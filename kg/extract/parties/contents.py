"""Who only stands in what an act is about, and takes no part: what two agree to set up, whose
request is turned down, whose death is looked into, who is to be saved."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.grammar.settled import settled
from kg.extract.grammar.tree import (
    agents_of,
    between,
    cases,
    children,
    climb,
    first_conjunct,
    lemma_of,
    words_on,
)
from kg.extract.grammar.words import Token
from kg.extract.lexical.attitudes import BLOCKING, DEALS, GATHERINGS
from kg.extract.lexical.frames import Frame

_DEATHS = frozenset(
    """
    abduction assassination beheading death disappearance drowning execution kidnapping killing
    lynching murder poisoning rape shooting slaying stabbing suicide
    """.split()
)
_MAKING = frozenset("build construct create establish form found launch set".split())
_INVOLVING = frozenset("associate connect implicate involve link motivate tie".split())
_REQUESTS = frozenset("appeal application plea request".split())
_REFUSING = BLOCKING | frozenset("decline deny dismiss rebuff turn".split())
_BORDERS = frozenset({"border", "crossing", "frontier"})
_SAVING = frozenset("evacuate find free locate rescue save".split())
HELP = frozenset("aid assistance coordination cooperation defence defense support".split())
_AMONG = frozenset({"between", "with"})
_GIVEN_BY = frozenset({"by", "from"})


def is_content(token: Token, verb: Token, frame: Frame) -> bool:
    """Whether somebody is only named in what an act of a frame is about."""
    path = between(token, verb)
    return (
        _is_made(token, verb, path)
        or _is_applied_for(verb, path)
        or _owns_border(token, path)
        or (frame.moves and _is_saved(path, verb))
    )


def is_made(thing: Token, clause: Token) -> bool:
    """Whether a thing is what there is to be, so that nobody agrees with it: "to set up [a firm],
    a court and a [fund]"; not where it stands for the place that gets it, "a clinic in A"."""
    whole = first_conjunct(thing)
    made = whole.dep_ == "obj" and whole.head == clause and clause.lemma_.lower() in _MAKING
    return made and not any("in" in cases(word) for word in whole.subtree)


def _is_made(token: Token, verb: Token, path: Sequence[Token]) -> bool:
    """Whether it is what somebody agrees to make: "agreed to form a [team] of doctors"."""
    steps = [node for node in path if node.dep_ == "xcomp" and node.head == verb]
    return any(is_made(token, step) for step in steps)


def _is_applied_for(verb: Token, path: Sequence[Token]) -> bool:
    """Whether a request that is turned down is about somebody: "rejected a request for the
    extradition of [A]", but not "a request for help from [A]"."""
    for at, node in enumerate(path):
        request = node.head
        refused = request.head == verb and request.dep_ == "obj" and "for" in cases(node)
        if refused and lemma_of(request) in _REQUESTS and verb.lemma_.lower() in _REFUSING:
            return not any(_GIVEN_BY & set(cases(inner)) for inner in path[:at])
    return False


def _owns_border(token: Token, path: Sequence[Token]) -> bool:
    """Whether it is somebody's border with another that is closed or opened: "closed [A]'s border
    with B"."""
    border = first_conjunct(token).head
    owned = token.dep_ in ("amod", "compound", "nmod:poss") and border in path
    shared = any("with" in cases(child) for child in children(border, "nmod"))
    return owned and shared and lemma_of(border) in _BORDERS


def _is_saved(path: Sequence[Token], verb: Token) -> bool:
    """Whether troops are sent to save somebody: "deployed soldiers to rescue [the hostages]"."""
    saved = (first_conjunct(node) for node in path)
    saving = (node.head for node in saved if node.dep_ == "obj" and node.head != verb)
    return any(clause.lemma_.lower() in _SAVING for clause in saving)


def is_matter_of_deal(token: Token, trigger: Token) -> bool:
    """Whether somebody is named in what several make a deal on: "A and B failed to reach a deal on
    the [C] border"."""
    path = between(token, trigger)
    on = (n for n in path if {"about", "on", "over"} & set(cases(n)) and n.dep_ == "nmod")
    apart = any(_AMONG & set(cases(n)) for n in path)
    return not apart and any(lemma_of(n.head) in DEALS | GATHERINGS for n in on)


@settled
def is_death(noun: Token) -> bool:
    """Whether a noun tells what befell somebody, who did not do it: "looked into the [death] of
    A"."""
    return lemma_of(noun) in _DEATHS and noun.pos_ == "NOUN"


def is_victim(token: Token, trigger: Token) -> bool:
    """Whether somebody is to whom that was done which is looked into: "investigated [A]'s death",
    but not "the shooting of [A] by B" of B."""
    path = between(token, trigger)
    if any(node.dep_ == "nsubj:pass" and _is_wondered(node.head) for node in path):
        return True
    deaths = [node.head for node in path if is_death(node.head)]
    doing = (agent for death in deaths for agent in (*agents_of(death), *by(death)))
    return bool(deaths) and not any(agent in path for agent in doing)


def _is_wondered(clause: Token) -> bool:
    """Whether a passive tells what may have been done to somebody: "whether A was [poisoned]", but
    not "whether A was involved"."""
    asked = {"how", "whether", "why"} & words_on(clause)
    return bool(asked) and clause.pos_ == "VERB" and clause.lemma_.lower() not in _INVOLVING


def by(noun: Token) -> list[Token]:
    """Who did what a noun tells: "the killing of A by [B]"."""
    return [
        c for n in children(noun, "nmod") for c in (n, *children(n, "nmod")) if "by" in cases(c)
    ]


def is_backed(token: Token, verb: Token) -> bool:
    """Whether a word names whom an attack helps: "struck in support of [A] against B"."""
    for node, head in climb(token):
        if head == verb and is_fought_for(node):
            return True
        if "against" in cases(node) or head == verb:
            return node.lower_ in HELP
        if node.lower_ in HELP and "in" in cases(node):
            return True
    return False


def is_fought_for(phrase: Token) -> bool:
    """Whether a phrase tells on whose side somebody fights: "fought for [A]", "fought on the A
    [side]"."""
    side = lemma_of(phrase) == "side" and "on" in cases(phrase)
    fights = phrase.dep_ in ("obl", "obl:arg") and phrase.head.lemma_.lower() == "fight"
    return fights and ("for" in cases(phrase) or side)
