"""Whose a strike was that is only pointed back to or counted among others: "A bombed B. [The raids]
killed ten", "[Two strikes] destroyed a bridge", "B vowed revenge on [those behind the raids]"."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from operator import attrgetter

from kg.extract.grammar.tree import OBLIQUE, cases, children, is_the, lemma_of, subjects_of
from kg.extract.grammar.words import Token
from kg.extract.lexical.lexicon import singular
from kg.extract.parties.answered import instead
from kg.extract.parties.arms import WEAPONS, is_strike
from kg.extract.parties.backward import stands_for_act
from kg.extract.parties.deeds import Deed, Deeds
from kg.extract.parties.phrases import PLACE_CASES, others
from kg.model import Event, Kind, Mention

_STRUCK = "ASSAULT"
_BEHIND = frozenset({"by", "in"})
_DOERS = frozenset("culprit perpetrator that those".split())
_DOING = frozenset("carry commit conduct launch order perpetrate plan stage".split())
# Strikes that are counted one by one, as those of a campaign are.
_COUNTED = frozenset({"airstrike", "bombardment", "raid", "sortie", "strike"})
_offset = attrgetter("idx")
_MORE = frozenset({"another", "further", "more", "other"})


class Strikers:
    """Asked by the events of one article."""

    def __init__(self, deeds: Deeds) -> None:
        self.deeds = deeds
        self.mentions = deeds.arguments.phrases.mentions

    def owned(self, event: Event, trigger: Token) -> Event:
        """The event with whoever struck as its source, where only the strike is told."""
        if event.event_type != _STRUCK or not all(map(_is_thing, event.sources)):
            return event
        for noun in (*_strikes_at(trigger), *self._counted(event)):
            place = self.mentions.matter(noun)
            deed = self._told(noun)
            found = [m for m in deed.doers if m.kind is not Kind.MATTER] if deed else []
            doers = others(found, list(event.targets))
            if deed and doers:
                event = replace(event, sources=tuple(instead(place, doer) for doer in doers))
                return self._hitting(event, deed)
        return event

    def _counted(self, event: Event) -> list[Token]:
        """The strikes, counted among those that were told, that are read as doing an act."""
        spans = [span for m in event.sources if (span := self.mentions.span_of(m)) is not None]
        counted = [span.root for span in spans if _is_counted(span.root)]
        return [noun for noun in counted if (deed := self._told(noun)) and self._is_strike(deed)]

    def _is_strike(self, deed: Deed) -> bool:
        """Whether an act told before was a strike, and no fight on the ground."""
        if deed.subtype == "bombing":
            return True
        tokens = self.mentions.doc.tokens
        trigger = tokens[bisect_left(tokens, deed.at, key=_offset)]
        return any(lemma_of(word) in _COUNTED for word in trigger.sent)

    def _hitting(self, event: Event, deed: Deed) -> Event:
        """The event with those whom the strikes were on, where only things are told to be hit:
        "A struck B. One strike destroyed [a depot]"."""
        hit = [m for m in event.targets if not self._is_nobody(m)]
        foes = [m for m in deed.hit if m.kind not in (Kind.MATTER, Kind.PLACE, Kind.COUNTRY)]
        if hit or not foes or not event.targets:
            return replace(event, targets=tuple(hit)) if hit else event
        whole = event.targets[-1]
        return replace(event, targets=tuple(instead(whole, foe) for foe in foes))

    def _is_nobody(self, mention: Mention) -> bool:
        """Whether what is hit is nobody: a thing without an owner, or a place where it stands."""
        if _is_thing(mention) or mention.kind not in (Kind.PLACE, Kind.COUNTRY):
            return _is_thing(mention)
        span = self.mentions.span_of(mention)
        return span is None or bool(PLACE_CASES & set(cases(span.root)))

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
        deed = self._told(noun)
        return [m for m in deed.doers if m.kind is not Kind.MATTER] if deed else []

    def _told(self, noun: Token) -> Deed | None:
        """The strike that was told last and can be called so."""
        types = (self.deeds.types(noun) or frozenset()) | {_STRUCK}
        last = any(c.lower_ in ("these", "this") for c in children(noun, "det"))
        for deed in self.deeds if last else self.deeds.like(noun, types, 0, news=True):
            if _STRUCK not in deed.types or deed.claim or deed.joint:
                continue
            if _is_counted(noun) and all(m.kind is Kind.MATTER for m in deed.doers):
                continue  # one more of those that are counted
            return deed
        return None


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


def _is_counted(noun: Token) -> bool:
    """Whether a noun counts strikes among others, told to be nobody's: "[two strikes]"."""
    if lemma_of(noun) not in _COUNTED or children(noun, "nmod:poss"):
        return False
    owned = any(c.ent_type_ in ("GPE", "NORP", "ORG") for c in children(noun, "amod", "compound"))
    counts = children(noun, "nummod") or [
        c for c in children(noun, "amod", "det") if c.lower_ in _MORE
    ]
    return (
        bool(counts)
        and not owned
        and not {"by", "from"} & {case for c in children(noun, "nmod") for case in cases(c)}
    )


def _strikes_at(trigger: Token) -> list[Token]:
    """The strikes or the weapons told before that a verb tells the effect of: "[the raids] killed
    ten", "ten were killed in [the raid]", or when or why they were made: "[the raids] were
    carried out to stop B"."""
    behind = [c for c in children(trigger, *OBLIQUE) if _BEHIND & set(cases(c))]
    told = (*subjects_of(trigger), *children(trigger, "nsubj:pass"), *behind)
    nouns = [noun for noun in told if noun.pos_ == "NOUN"]
    struck = [noun for noun in nouns if is_strike(noun) and stands_for_act(noun)]
    return struck or [noun for noun in nouns if lemma_of(noun) in WEAPONS and is_the(noun)]
