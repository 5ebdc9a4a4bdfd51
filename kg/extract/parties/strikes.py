"""Whose a strike was that is only pointed back to: "A bombed B. [The raids] killed ten", "B vowed
revenge on [those behind the raids]"."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.grammar.tree import OBLIQUE, cases, children, is_the, lemma_of, subjects_of
from kg.extract.grammar.words import Token
from kg.extract.lexical.lexicon import singular
from kg.extract.parties.answered import instead
from kg.extract.parties.arms import WEAPONS, is_strike
from kg.extract.parties.backward import stands_for_act
from kg.extract.parties.deeds import Deeds
from kg.extract.parties.phrases import others
from kg.model import Event, Kind, Mention

_STRUCK = "ASSAULT"
_BEHIND = frozenset({"by", "in"})
_DOERS = frozenset("culprit perpetrator that those".split())
_DOING = frozenset("carry commit conduct launch order perpetrate plan stage".split())


class Strikers:
    """Asked by the events of one article."""

    def __init__(self, deeds: Deeds) -> None:
        self.deeds = deeds
        self.mentions = deeds.arguments.phrases.mentions

    def owned(self, event: Event, trigger: Token) -> Event:
        """The event with whoever struck as its source, where only the strike is told."""
        if event.event_type != _STRUCK or not all(map(_is_thing, event.sources)):
            return event
        for noun in _strikes_at(trigger):
            place = self.mentions.matter(noun)
            doers = others(self._doers(noun), list(event.targets))
            if doers:
                return replace(event, sources=tuple(instead(place, doer) for doer in doers))
        return event

    def avenged(self, event: Event, trigger: Token) -> Event:
        """The event with whoever struck as its target: "punish [those behind the raid]"."""
        for those in trigger.subtree:
            if those.pos_ not in ("NOUN", "PRON") or those.lemma_.lower() not in _DOERS:
                continue
            done = _done_by(those)
            inside = {t.idx for noun in done for t in noun.subtree}
            inside |= {those.idx, those.left_edge.idx}
            inside |= {t.idx for t in trigger.subtree if t.lower_ == "responsible"}
            if not done or any(m.start not in inside for m in event.targets):
                continue
            place = self.mentions.matter(those)
            if doers := others(self._doers(done[0]), list(event.sources)):
                return replace(event, targets=tuple(instead(place, doer) for doer in doers))
        return event

    def _doers(self, noun: Token) -> list[Mention]:
        """Who did the strike that was told last and can be called so."""
        types = (self.deeds.types(noun) or frozenset()) | {_STRUCK}
        last = any(c.lower_ in ("these", "this") for c in children(noun, "det"))
        for deed in self.deeds if last else self.deeds.like(noun, types, 0, news=True):
            if _STRUCK not in deed.types or deed.claim or deed.joint:
                continue
            return [m for m in deed.doers if m.kind is not Kind.MATTER]
        return []


def _done_by(those: Token) -> list[Token]:
    """What is told that somebody did: "those behind the [raid]", "the perpetrators of the [raid]",
    "those responsible for the [raid]", "those who carried out the [raid]"."""
    found = [c for c in children(those, "nmod") if {"behind", "of"} & set(cases(c))]
    guilty = [c for c in (*children(those), *children(those.head)) if c.lower_ == "responsible"]
    found += [c for adjective in guilty for c in children(adjective, "obl") if "for" in cases(c)]
    clauses = (c for c in children(those, "acl:relcl") if c.lemma_.lower() in _DOING)
    return found + [c for clause in clauses for c in children(clause, "obj")]


def _is_thing(mention: Mention) -> bool:
    """Whether a strike or nobody's weapons stand for whoever struck."""
    weapon = singular(mention.text.rpartition(" ")[2].lower()) in WEAPONS
    return mention.kind is Kind.MATTER or (weapon and not mention.name)


def _strikes_at(trigger: Token) -> list[Token]:
    """The strikes or the weapons told before that a verb tells the effect of: "[the raids] killed
    ten", "ten were killed in [the raid]"."""
    behind = [c for c in children(trigger, *OBLIQUE) if _BEHIND & set(cases(c))]
    nouns = [noun for noun in (*subjects_of(trigger), *behind) if noun.pos_ == "NOUN"]
    struck = [noun for noun in nouns if is_strike(noun) and stands_for_act(noun)]
    return struck or [noun for noun in nouns if lemma_of(noun) in WEAPONS and is_the(noun)]
