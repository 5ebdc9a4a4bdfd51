"""Whom an act is only about: who is sought, discussed, to be fought, given for another.

"demanded the release of [A]", "proposed a conference on [A]", "agreed to step up raids on [A]".
"""

from __future__ import annotations

from kg.extract.grammar.tree import (
    OBLIQUE,
    SUBJECTS,
    between,
    cases,
    children,
    first_conjunct,
    is_passive,
)
from kg.extract.grammar.words import Token
from kg.extract.lexical.attitudes import DEMANDING, GATHERINGS, RELEASES, SEIZURES
from kg.extract.parties.undone import sums_up

_FREEING = frozenset("exchange extradite free release repatriate swap trade".split())
_OTHER_FATES = frozenset(
    "deportation evacuation execution protection repatriation rescue return trial".split()
)
_FATES = RELEASES | SEIZURES | _OTHER_FATES
_PROMISES = frozenset("assurance commitment guarantee pledge promise undertaking".split())
_WAYS = frozenset("access admission answer end entry return solution visit".split())
_PRAISING = frozenset("applaud commend hail laud praise welcome".split())
_STEPS = frozenset("attack ban embargo measure raid restriction sanction strike tariff".split())
_DISCUSSING = frozenset({"debate", "discuss"})
_REGARDS = frozenset({"regard", "respect"})  # "including with respect to [A]"
_COMMENTING = frozenset("comment focus reflect remark".split())
_HOSTILE = frozenset("attack ban bomb expel fight impose isolate punish sanction".split())


def is_sought(token: Token, trigger: Token) -> bool:
    """Whether somebody is only whom a demand is about: "demanded the release of [A]", "demanded
    that [A] be freed"."""
    who = first_conjunct(token)
    fate = who.head
    if trigger.dep_ == "acl" and is_passive(trigger) and trigger.head == who:
        return True  # "[a cabinet] proposed by A"
    if who.dep_ == "nsubj:pass" and fate.head == trigger and fate.dep_ in ("ccomp", "xcomp"):
        return trigger.lemma_.lower() in DEMANDING
    if who.dep_ == "obj" and fate.head == trigger and fate.dep_ == "xcomp":
        return fate.lemma_.lower() in _FREEING  # "proposed to exchange [prisoners]"
    about = who.dep_ == "nmod" and "of" in cases(who) and fate.lemma_.lower() in _FATES
    below = fate.dep_ in ("obj", "obl", "xcomp") and trigger in fate.ancestors
    return (about and below) or _is_led_to(who, trigger) or _is_promised_of(token, trigger)


def _is_led_to(who: Token, trigger: Token) -> bool:
    """Whether somebody stands behind what is asked for: "asked for access to [A]"."""
    thing = who.head
    asked = thing.head == trigger and thing.dep_ in ("obl", "obj") and thing.pos_ == "NOUN"
    sought = asked and (thing.dep_ == "obj" or "for" in cases(thing))
    return sought and "to" in cases(who) and thing.lemma_.lower() in _WAYS


def _is_promised_of(token: Token, trigger: Token) -> bool:
    """Whether somebody is only named in the promise that is asked for: "insisted on a promise that
    [A] would never join"."""
    clauses = (n for n in between(token, trigger) if n.dep_ == "acl" and "that" in cases(n))
    return any(n.head.head == trigger and n.head.lemma_.lower() in _PROMISES for n in clauses)


def is_topic(token: Token, trigger: Token) -> bool:
    """Whether somebody is what others talk about: "proposed a conference on [A]", "will convene
    talks on [A]"."""
    talks = first_conjunct(token).head
    on = {"about", "on"} & set(cases(first_conjunct(token)))
    talked = bool(on) and talks != trigger and talks.lemma_.lower() in GATHERINGS
    return talked or _is_discussed(token, trigger)


def _is_discussed(token: Token, trigger: Token) -> bool:
    """Whether somebody is named in what is discussed or commented on: "discussed the war in
    [A]", "commented on aid to [B]"; but "discussed it with [C]"."""
    path = between(token, trigger)
    partner = (n for n in path if n.lemma_.lower() not in _REGARDS)
    if not path or any("with" in cases(node) for node in partner):
        return False
    matter, lemma = path[-1], trigger.lemma_.lower()
    if lemma in _DISCUSSING:
        return matter.dep_ in ("obj", "nsubj:pass")
    about = matter.dep_ in OBLIQUE and bool({"about", "on"} & set(cases(matter)))
    return lemma in _COMMENTING and about


def is_hit_by(token: Token, trigger: Token) -> bool:
    """Whether somebody is only hit by what another is praised for: "welcomed its sanctions on
    [A]"."""
    path = between(token, trigger) if trigger.lemma_.lower() in _PRAISING else []
    aimed = (node for node in path if {"against", "on"} & set(cases(node)))
    return any(node.head.lemma_.lower() in _STEPS for node in aimed)


def is_to_be_fought(token: Token, trigger: Token) -> bool:
    """Whether those who agree mean to act against somebody: "agreed to step up raids against [A]",
    "agreed to sanction [A]"."""
    path = between(token, trigger)
    steps = [node for node in path if node.dep_ == "xcomp" and node.head == trigger]
    hostile = any(step.lemma_.lower() in _HOSTILE for step in steps)
    return bool(steps) and (hostile or any("against" in cases(node) for node in path))


def is_in_what_is_told(token: Token, trigger: Token) -> bool:
    """Whether somebody is only named in what another is told not to do, or to do: "warned it not to
    anger [A]"."""
    told = [c for c in children(trigger, "obj", "iobj") if c != token]
    below = (c for c in children(trigger, "xcomp") if c.tag_ == "VB")
    return bool(told) and any(verb.is_ancestor(token) for verb in below)


def is_in_what_is_asked(token: Token, trigger: Token) -> bool:
    """Whether somebody is only named in what is to be done by those who are told of: "recommended
    that members open talks with [A]"."""
    behind = [c for c in children(trigger, *SUBJECTS) if c.i > trigger.i]  # the parser's
    for verb in children(trigger, "ccomp", "xcomp"):
        doing = [*children(verb, *SUBJECTS), *(s for s in behind if s.i < verb.i)]
        inside = any(subject == token or subject.is_ancestor(token) for subject in doing)
        if doing and verb.is_ancestor(token) and not inside:
            return True
    return False


def is_told_beside(token: Token, trigger: Token) -> bool:
    """Whether somebody stands in a clause on what is judged or refused, and did not do that:
    "rejected its ruling, which gave the town to [A]"."""
    path = between(token, trigger)
    clauses = [n for n in path if n.dep_ == "acl:relcl" and n.head.head == trigger]
    return any(n.head.dep_ == "obj" and first_conjunct(token).head == n for n in clauses) and (
        first_conjunct(token).dep_ not in (*SUBJECTS, "obl:agent")
    )


def is_bidding(token: Token, trigger: Token) -> bool:
    """Whether those who meet only do so because somebody asked: "met at the request of [A]"."""
    request = first_conjunct(token).head
    asked = request.lemma_.lower() in ("behest", "request", "urging") and "at" in cases(request)
    return asked and request.head == trigger


def is_along(token: Token, trigger: Token) -> bool:
    """Whether somebody only travels along: "had flown in with [A]"."""
    fellow = first_conjunct(token)
    return "with" in cases(fellow) and fellow.head == trigger and trigger.lemma_ != "visit"


def is_given_for(token: Token, trigger: Token) -> bool:
    """Whether somebody is what one gets for another: "freed A in exchange for [B]"."""
    path = (node for node in between(token, trigger) if "for" in cases(node))
    return any(n.head.lower_ in ("exchange", "return") and "in" in cases(n.head) for n in path)


def is_only_said(token: Token, trigger: Token) -> bool:
    """Whether somebody stands in what was said at a meeting, or what that was the first of: "held a
    call, at which they demanded that [A] stop", "met, the first talks with [a leader] in years"."""
    for node in (token, *token.ancestors):
        if node == trigger or node.is_ancestor(trigger):
            return False
        if node.dep_ == "ccomp" or sums_up(node):
            return True
    return False


def is_reason(act: Token) -> bool:
    """Whether an act is what somebody is punished or blamed for: "hit A over the [arrest] of B"."""
    noun = first_conjunct(act)
    return act.pos_ == "NOUN" and noun.dep_ == "obl" and bool({"for", "over"} & set(cases(noun)))


def is_wronged(token: Token, trigger: Token) -> bool:
    """Whether somebody is only to whom that was done which another complains of: "complained that
    [A] had not been consulted"."""
    who = first_conjunct(token)
    return who.dep_ == "nsubj:pass" and who.head.dep_ == "ccomp" and who.head.head == trigger
