"""Whom a judgement spares, and who did what is judged: nobody who condemns "violence against [A]"
condemns A; where it is "attributed to [B]", or done "by [B]", he condemns B."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.extract.grammar.blaming import BLAMING, on_whom
from kg.extract.grammar.tree import OBLIQUE, cases, children, is_passive, lemma_of
from kg.extract.grammar.words import Token
from kg.extract.parties.answered import judged_in
from kg.extract.parties.deeds import Deeds
from kg.extract.parties.phrases import others
from kg.model import Event, Mention

_SUFFERED = frozenset(
    "discrimination displacement oppression persecution plight repression suffering".split()
)
_OBJECTING = frozenset({"demonstrate", "protest", "rally"})  # against whom they are
_COMPLAINTS = frozenset("accusation allegation appeal case charge complaint lawsuit".split())
_BLAMING = ("complaint", "condemnation")


def spared(event: Event, trigger: Token, deeds: Deeds) -> Event:
    """What judges an act without those to whom it was done, of whoever did it: nobody who
    "condemned the killing of [A]" condemns him."""
    for noun in judged_in(trigger):
        if event.subtype == "rejection" and {"about", "against", "at", "over"} & set(cases(noun)):
            continue  # "rejected appeals [against the ban]"
        hit = deeds.suffer(noun) | {t.idx for c in _wronged(noun, trigger) for t in c.subtree}
        if event.subtype in _BLAMING and (done := _culprits(event, noun, trigger, deeds, hit)):
            return replace(event, targets=tuple(done))
        rest = [m for m in event.targets if m.start not in hit]
        if event.targets and not rest:
            doers = [m for m in deeds.doers_at(noun) if m.name and m.start not in hit]
            rest = others(doers, list(event.sources))
            rest = rest or [deeds.arguments.phrases.mentions.matter(noun)]
            return replace(event, targets=tuple(rest))
        if not event.targets and _is_told_of(noun, event.subtype):
            rest = [deeds.arguments.phrases.mentions.matter(noun)]
        event = replace(event, targets=tuple(rest))
    return event


def _is_told_of(noun: Token, subtype: str | None) -> bool:
    """Whether it is a thing that is condemned or protested against, where nobody is."""
    condemned = subtype == "condemnation" and noun.dep_ == "obj"
    return condemned or (subtype == "protest" and "against" in cases(noun))


def _wronged(noun: Token, trigger: Token) -> Iterator[Token]:
    """Against whom that is which is judged: "acts of violence against [A]", "the plight of [A]"."""
    inside = [noun, *(c for c in children(noun, "nmod") if cases(c) == ["of"])]
    acts = [*inside, *(c for n in inside for c in children(n, "acl"))]
    if trigger.lemma_.lower() not in _OBJECTING and noun.dep_ == "obj":
        acts.append(trigger)  # where the parser hangs the phrase on the verb
    for act in acts:
        below = (c for c in children(act, *OBLIQUE) if c.i > noun.i)
        yield from (c for c in below if "against" in cases(c) and lemma_of(act) not in _COMPLAINTS)
    if lemma_of(noun) in _SUFFERED:
        yield from (c for c in children(noun, "nmod") if "of" in cases(c))


def _culprits(
    event: Event, noun: Token, trigger: Token, deeds: Deeds, hit: set[int]
) -> list[Mention]:
    """Who did what is judged, where only victims or places are known, by words further behind:
    "attacks in A attributed to [B]", "raids perpetrated against A by [B]"."""
    places = [c for c in children(trigger, "obl") if cases(c) == ["in"]]
    inside = {t.idx for n in (noun, *places) for t in n.subtree} | hit
    if any(m.start not in inside and m.start > noun.idx for m in event.targets):
        return []
    behind = (t for t in trigger.subtree if t.i > noun.i and t.dep_ in ("acl", "advcl"))
    blamed = (t for t in behind if t.tag_ == "VBN" and t.lemma_.lower() in BLAMING)
    words = [who for verb in blamed for who in on_whom(children(verb, *OBLIQUE))]
    if not is_passive(trigger) and noun.dep_ == "obj":
        words += [c for c in children(trigger, "obl") if cases(c) == ["by"] and c.i > noun.i]
    phrases = deeds.arguments.phrases
    return others([m for c in words for m in phrases.actors(c)], list(event.sources))
