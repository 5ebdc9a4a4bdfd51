"""Who is only named in what an act of a type is about: what is talked of, agreed, given, asked for.

"exchanged views on ties between [A] and B", "agreed on sanctions against [C]", "handed over files
on [D]", "condemned the raid and offered condolences to [E]".
"""

from __future__ import annotations

from collections.abc import Callable

from kg.extract.acts.candidate import Candidate
from kg.extract.grammar.tree import (
    OBLIQUE,
    SUBJECTS,
    between,
    cases,
    children,
    first_conjunct,
    is_passive,
    lemma_of,
)
from kg.extract.grammar.words import Token
from kg.extract.lexical.attitudes import CRAFT, GATHERINGS, RELEASES, SEIZURES
from kg.extract.parties.arms import WEAPONS
from kg.model import Kind

_ABOUT = frozenset({"about", "concerning", "on", "over", "regarding"})
_EXCHANGED = GATHERINGS | frozenset("dialogue discussion note opinion view".split())
_APART = frozenset({"between", "with"})
_DISCUSSING = frozenset("consider debate discuss explore".split())
_FILES = frozenset("data detail document dossier evidence file intelligence information".split())
_STEPS = frozenset("ban embargo measure package restriction sanction step strike tariff".split())
_AIMED = frozenset({"against", "on"})
_COMFORT = frozenset(
    "compassion condolence gratitude prayer solidarity support sympathy thanks".split()
)
_COMFORTING = frozenset(
    "comfort console pray salute stand sympathise sympathize thank wish".split()
)
_BANNERS = frozenset("banner emblem flag".split())
_HOLDING = frozenset("brandish carry display fly hold raise wave".split())
_PLANS = frozenset("attempt bid bill decision effort law move order plan proposal threat".split())
_DONATING = frozenset({"deliver", "donate", "ship"})
_MAKING = frozenset("convening creation establishment formation holding resumption".split())
_OF_SAKE = RELEASES | SEIZURES


def is_named_in(token: Token, candidate: Candidate, event_type: str | None) -> bool:
    """Whether somebody is only named in what an act of a type is about."""
    told = (*_OF_TYPES.get(event_type or "", ()), *_OF_SUBTYPES.get(candidate.entry.subtype, ()))
    return any(asked(token, candidate) for asked in told)


def _is_talked_of(token: Token, candidate: Candidate) -> bool:
    """Whether somebody stands in what is talked of: "held talks on security in [A]"; who stands
    there behind "with" is whom a single one talks to."""
    trigger = candidate.trigger
    if candidate.entry.subtype == "visit" or trigger.lemma_ == "call":  # "paid a call on [A]"
        return False
    several = len(candidate.parties.sources) > 1
    path = between(token, trigger)
    for at, node in enumerate(path):
        how = node.dep_ in ("ccomp", "advcl") and any(c.lower_ == "how" for c in children(node))
        if how and node.head == trigger and trigger.lemma_.lower() in _DISCUSSING:
            return several
        talked = node.head == trigger or lemma_of(node.head) in _EXCHANGED
        if node.dep_ in OBLIQUE and _ABOUT & set(cases(node)) and talked:
            return several or not any(_APART & set(cases(n)) for n in path[: at + 1])
    return False


def _is_in_files(token: Token, candidate: Candidate) -> bool:
    """Whether somebody is whom papers that are handed over are about: "gave files on [A] to B"."""
    path = between(token, candidate.trigger)
    about = (node.head for node in path if {"about", "on"} & set(cases(node)))
    return any(lemma_of(noun) in _FILES for noun in about)


def _is_aimed_at(token: Token, candidate: Candidate) -> bool:
    """Whether somebody is whom that will hit which others agree on: "reached a deal on sanctions
    against [A]"; not "agreed to lift sanctions on [A]"."""
    path = between(token, candidate.trigger)
    if any(node.pos_ == "VERB" for node in path):
        return False
    aimed = (node.head for node in path if _AIMED & set(cases(node)))
    return any(lemma_of(noun) in _STEPS and noun != candidate.trigger for noun in aimed)


def _is_comforted(token: Token, candidate: Candidate) -> bool:
    """Whether somebody is only comforted by who condemns what befell him: "condemned the raid and
    offered its condolences to [A]"."""
    trigger = candidate.trigger
    for node in (token, *token.ancestors):
        if node == trigger or node.is_ancestor(trigger):
            return False
        kind = any(lemma_of(c) in _COMFORT for c in children(node, "obj", "obl"))
        beside = node.dep_ in ("conj", "advcl", "parataxis") and not children(node, *SUBJECTS)
        if beside and (kind or node.lemma_.lower() in _COMFORTING):
            return trigger in node.ancestors
    return False


def _is_on_flag(token: Token, candidate: Candidate) -> bool:
    """Whether those who protest only show somebody's flag: "waved the flags of [A]"."""
    path = between(token, candidate.trigger)
    return any(lemma_of(node) in _BANNERS and node.head.lemma_.lower() in _HOLDING for node in path)


def _is_asked_for(token: Token, candidate: Candidate) -> bool:
    """Whether it is arms that are asked for, or whose release: "requested the [jets]", "asked A for
    [tanks]", "demanded [her] release"."""
    thing, trigger = first_conjunct(token), candidate.trigger
    fate = thing.head
    if thing.dep_ == "nmod:poss" and lemma_of(fate) in _OF_SAKE:
        return fate.dep_ in ("obj", "obl") and fate.head == trigger
    asked = thing.dep_ == "obj" or (thing.dep_ in OBLIQUE and cases(thing) == ["for"])
    goods = lemma_of(token) in WEAPONS | CRAFT
    return goods and asked and trigger in (thing.head, thing.head.head)


def _is_to_be_held(token: Token, candidate: Candidate) -> bool:
    """Whether somebody is only named in what is to be made or held: "urged the resumption of the
    sessions of [A]", "called for the creation of [a force]"."""
    path = between(token, candidate.trigger)
    made = any("of" in cases(n) and lemma_of(n.head) in _MAKING for n in path)
    return made and not any(_APART & set(cases(n)) for n in path)


def _hears_complaint(token: Token, candidate: Candidate) -> bool:
    """Whether a body only hears of what another did: "complained to [A] about B"."""
    who = first_conjunct(token)
    later = (
        m for m in candidate.parties.targets if m.start > token.idx and token.text not in m.text
    )
    near = who.head == candidate.trigger or who.head in candidate.said
    heard = near and token.ent_type_ == "ORG" and cases(who) == ["to"]
    return heard and any(m.kind is not Kind.MATTER for m in later)


def _is_in_plan(token: Token, candidate: Candidate) -> bool:
    """Whether somebody is only to whom that is to be done which others protest against: "rallied
    against the plan to disband [A]"."""
    for node in between(token, candidate.trigger):
        if node.dep_ in ("acl", "advcl") and node.tag_ == "VB" and node.left_edge.i:
            plan = node.head if node.dep_ == "acl" else node.left_edge.nbor(-1)
            if lemma_of(plan) in _PLANS and {"against", "at", "over"} & set(cases(plan)):
                return True
    return False


def _is_donated(token: Token, candidate: Candidate) -> bool:
    """Whether something is what is given: "donated its [Caesars]"."""
    trigger = candidate.trigger
    gift = first_conjunct(token)
    while gift.dep_ == "nmod" and "of" in cases(gift):  # "19 of its [Caesars]"
        gift = gift.head
    given = gift.dep_ == "obj" and gift.head.lemma_.lower() in _DONATING
    return given and trigger in (gift.head, gift.head.head) and not is_passive(gift.head)


_Asked = tuple[Callable[[Token, Candidate], bool], ...]
_OF_TYPES: dict[str, _Asked] = {
    "CONSULT": (_is_talked_of,),
    "ACCUSE": (_is_comforted,),
    "REJECT": (_is_comforted,),
    "PROTEST": (_is_on_flag, _is_in_plan),
    "REQUEST": (_is_asked_for, _is_to_be_held),
}
_OF_SUBTYPES: dict[str, _Asked] = {
    "intelligence-sharing": (_is_in_files,),
    "complaint": (_hears_complaint,),
    "agreement": (_is_aimed_at,),
    "deal-reached": (_is_aimed_at,),
    "signing": (_is_aimed_at,),
    "aid-given": (_is_donated,),
    "aid-pledged": (_is_donated,),
}
