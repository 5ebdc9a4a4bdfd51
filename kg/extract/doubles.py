"""An act that a sentence tells in two words, once: "summoned the envoy to [complain]", "stopped
work, [staging] a sit-in", "killed ten in two [attacks]".

Which acts are one and which are two follows training/guidelines.md: two verbs of one type between
the same parties are one act, while a killing with a victim of its own stands beside the attack.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.extract.grammar.tree import (
    cases,
    children,
    first_conjunct,
    is_passive,
    relative_subject,
)
from kg.extract.grammar.words import Token
from kg.extract.lexical.attitudes import PERMITTING, PLANS
from kg.extract.retold import joined
from kg.extract.who.names import names_of
from kg.model import Event, Kind, Status
from kg.taxonomy import MEETINGS, Taxonomy

_TALKS = MEETINGS | {"host", "phone-call"}
_SPEAKING = frozenset("confer consult deliberate discuss negotiate review speak talk".split())
_COMPLAINING = ("ACCUSE", "PROTEST")
# Types of which an act is done for an act of the same: "used its veto to [kill] the draft".
_FOR = ("ACCUSE", "PROTEST", "REJECT")
_HELP = ("AID", "SUPPORT")
_BY = frozenset("amid at by during for in through with".split())
_ON = frozenset("against on upon".split())
_TOGETHER = frozenset({"among", "between", "with"})
_LETTING = PERMITTING | {"enable"}
_THEREBY = frozenset({"thereby", "thus"})
_THREATS = frozenset({"threat", "ultimatum", "warning"})
_STEPS = frozenset("action decision gesture measure move step".split())
# What is done to an agreement, a visit or help of one's own: "broke the [truce]".
_DOING_TO = ("COERCE", "REJECT", "RETREAT", "SANCTION", "SUPPORT")


@dataclass(frozen=True, slots=True)
class Told:
    """An event with the word that tells it and the type of its subtype, planned or not."""

    event: Event
    trigger: Token
    base: str | None

    @property
    def doers(self) -> set[str]:
        """Who does it, all who take part where it is mutual."""
        event = self.event
        return names_of(event.sources + (event.targets if event.reciprocal else ()))

    @property
    def hit(self) -> set[str]:
        """To whom it is done, if they are actors."""
        return names_of(m for m in self.event.targets if m.kind is not Kind.MATTER)

    @property
    def all(self) -> set[str]:
        """All actors that take part."""
        return self.doers | self.hit


def without_doubles(
    events: Sequence[Event], triggers: dict[int, Token], taxonomy: Taxonomy
) -> list[Event]:
    """The events of a sentence, each act once, with what the words for it tell; ``triggers`` are
    their words by where they begin."""
    told = {
        at: Told(e, triggers[e.trigger.start], taxonomy.subtype(e.subtype or "").event_type)
        for at, e in enumerate(events)
    }
    into: dict[int, int] = {}  # what is folded → with what it is told
    for at in told:
        again = told[at]  # with what was folded into it
        for other, first in told.items():
            while other in into:
                other = into[other]
            if other != at and first.trigger is not again.trigger and _is_one(first, again):
                told[other] = replace(told[other], event=_with(told[other], again))
                into[at] = other
                break
    return [t.event for at, t in told.items() if at not in into]


def _with(first: Told, again: Told) -> Event:
    """The first telling with the words of the second; with its day and place, too, where it is no
    purpose, and with whom it was done to where the first names no actor."""
    event, other = first.event, again.event
    if again.trigger.pos_ == "NOUN" or again.trigger.tag_ == "VBG":
        event = replace(joined(event, other), attribution=event.attribution)
    else:
        event = replace(event, coreferent=(*event.coreferent, other.trigger, *other.coreferent))
    more = first.base == again.base and not first.hit and again.hit
    return replace(event, targets=other.targets) if more else event


def _is_one(first: Told, again: Told) -> bool:
    """Whether the second only says again what the first tells, by how it hangs below it."""
    trigger = again.trigger
    if trigger.pos_ == "NOUN":
        return _is_means(first, again) or _is_object(first, again) or _is_tool(first, again)
    if _is_threatened(first, again):
        return True
    if _above(trigger) == first.trigger:
        if _is_effect(first, again):
            return True
        if trigger.tag_ == "VB" and cases(trigger) == ["to"]:
            return _is_purpose(first, again)
        return _is_spelt_out(first, again)
    below = _is_held(first, again) or _is_made(first, again) or _is_talked_of(first, again)
    return below or _is_referred_to(first, again)


def _above(clause: Token) -> Token | None:
    """The verb that a clause stands beside; parsers hang it on a day now and then: "will march on
    Friday, [protesting] A"."""
    head = clause.head
    if clause.dep_ == "acl" and clause.tag_ == "VBG" and head.ent_type_ == "DATE":
        return head.head
    return head if clause.dep_ == "advcl" else None


def _is_purpose(first: Told, again: Told) -> bool:
    """Whether an act is what another of the same people is done for, and its content: "summoned the
    envoy to [complain]", "met to [discuss] A", "gave lorries to [support] B", "eased the curfew to
    [let] A vote"."""
    if not again.doers & first.doers:
        return False
    if again.trigger.lemma_.lower() in _LETTING:
        return True
    if first.event.subtype == "demarche":
        return again.base in _COMPLAINING
    if first.event.subtype in _TALKS:
        return _only_speaks(again.trigger)
    alike = first.base == again.base and first.base in _FOR
    helping = {first.base, again.base} <= {*_HELP} and first.base == "AID"
    return (alike or helping) and (again.hit <= first.hit or not first.hit)


def _is_spelt_out(first: Told, again: Told) -> bool:
    """Whether a participle says in other words what its verb tells, toward nobody else: "stopped
    work, [staging] a sit-in"."""
    if again.trigger.tag_ != "VBG" or set(cases(again.trigger)) - {"by", "in"}:
        return False
    alike = first.base == again.base and first.base is not None
    if first.base == "ACCUSE" and first.event.subtype != again.event.subtype:
        return False  # "took A to court, [accusing] it of genocide"
    victims = again.base == "ASSAULT"  # "attacked a base, [killing] two"
    others = names_of(again.event.targets) if victims else again.hit
    known = names_of(first.event.targets)
    return alike and first.doers == again.doers and others <= known


def _is_means(first: Told, again: Told) -> bool:
    """Whether a noun tells in the course of what an act was done, as one of its own type: "killed
    ten in two [attacks] in A", "met B for [talks]", "met during a [summit]"."""
    noun = again.trigger
    if noun.dep_ == "nmod" and {"at", "of"} & set(cases(noun)):
        noun = noun.head  # "in a round of [talks]", "during a meeting at the [summit]"
    if noun.dep_ != "obl" or noun.head != first.trigger or not _BY & set(cases(noun)):
        return False
    if first.base != again.base or is_passive(first.trigger):
        return False
    if first.base == "CONSULT":
        mates = [c for c in children(again.trigger, "nmod") if _TOGETHER & set(cases(c))]
        alike = first.event.subtype in _TALKS and again.event.subtype in MEETINGS
        alike = alike and bool(again.doers & first.all)
        return alike and (again.all <= first.all or not mates)  # else they are what it is about
    own = [c for c in children(again.trigger, "nmod") if _ON & set(cases(c))]
    return again.doers <= first.doers and (not own or again.hit <= first.hit)


def _is_tool(first: Told, again: Told) -> bool:
    """Whether a strike is what killed those whom its verb names: "a [raid] by A killed ten"."""
    noun = again.trigger
    doing = noun.dep_ == "nsubj" and noun.head == first.trigger
    return doing and first.base == again.base == "ASSAULT" and not again.hit


def _is_threatened(first: Told, again: Told) -> bool:
    """Whether an act is what somebody warns others that he would do: "warned A that it would
    [strike]", "issued a warning that it would [strike]"."""
    clause = first_conjunct(again.trigger)
    noun = clause.head if clause.dep_ == "acl" else None
    above = noun.head if noun is not None and noun.lemma_.lower() in _THREATS else None
    above = clause.head if clause.dep_ == "ccomp" else above
    threats = first.event.event_type == again.event.event_type == "THREATEN"
    return threats and above == first.trigger and bool(again.doers & first.doers)


def _is_effect(first: Told, again: Told) -> bool:
    """Whether a participle tells what an act makes possible, or does by itself: "lifted the ban,
    [letting] A in", "refused, thereby [blocking] the deal"."""
    result = again.trigger.tag_ == "VBG" and not set(cases(again.trigger)) - {"by"}
    by_itself = any(c.lower_ in _THEREBY for c in children(again.trigger, "advmod"))
    told = by_itself or again.trigger.lemma_.lower() in _LETTING
    return result and told and bool(again.doers & first.doers)


def _is_object(first: Told, again: Told) -> bool:
    """Whether a noun names what of his own somebody breaks, stops, signs or hosts: "violated the
    [truce]", "suspended [donations] to A"."""
    noun, subtype = again.trigger, first.event.subtype
    if noun.dep_ != "obj" or noun.head != first.trigger or not again.doers <= first.doers:
        return False
    if again.event.status is Status.NEGATED:
        return False  # "blocked an [invitation] to A": it is what the verb tells
    own = first.base in _DOING_TO or subtype == "ceasefire-broken" or first.base == again.base
    return own and again.all <= first.all


def _is_held(first: Told, again: Told) -> bool:
    """Whether an act is what a text or a pledge of somebody's holds that the first tells of:
    "reaffirmed A's commitment to [supporting] B", "filed a suit [accusing] B"."""
    noun, verb = again.trigger.head, again.trigger
    held = noun.dep_ == "obj" and noun.head == first.trigger and verb.dep_ == "acl"
    participle = verb.tag_ == "VBG" and (not cases(verb) or noun.lemma_.lower() in PLANS)
    alike = first.base == again.base and first.base is not None
    return held and participle and alike and again.hit <= first.hit


def _is_made(first: Told, again: Told) -> bool:
    """Whether a participle says who makes what a noun tells: "a complaint [filed] by A"."""
    clause = again.trigger
    made = clause.dep_ == "acl" and clause.tag_ == "VBN" and not cases(clause)
    made = made and clause.head == first.trigger
    return made and first.base == again.base and again.all <= first.all


def _is_talked_of(first: Told, again: Told) -> bool:
    """Whether a clause says what those who meet spoke of there: "met in A, where they [discussed]
    it"."""
    clause = again.trigger
    there = any(c.lower_ == "where" for c in children(clause)) and first.trigger in clause.ancestors
    told = there and clause.dep_ == "acl:relcl" and _only_speaks(clause)
    return told and first.event.subtype in _TALKS and _are_among(again, first)


def _only_speaks(verb: Token) -> bool:
    """Whether a verb tells what is spoken of, and of nobody else who speaks: "[discussed] A", but
    not "[discussed] it with B"."""
    others = any("with" in cases(c) for c in children(verb, "obl"))
    return verb.lemma_.lower() in _SPEAKING and not others


def _are_among(again: Told, first: Told) -> bool:
    """Whether nobody does the second act but those who take part in the first."""
    return bool(again.event.sources) and names_of(again.event.sources) <= first.all


def _is_referred_to(first: Told, again: Told) -> bool:
    """Whether a clause says of an act as a step what it is: "opened an embassy in A, a move that
    [strengthened] ties with the state"."""
    subject, noun = relative_subject(again.trigger), again.trigger.head
    step = subject is not None and noun.lemma_.lower() in _STEPS and noun.dep_ != "obj"
    below = first.trigger in noun.ancestors
    return step and below and first.event.subtype == again.event.subtype
