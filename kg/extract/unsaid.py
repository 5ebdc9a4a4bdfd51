"""Whom an act is directed at that names nobody: who accused, who asked, who struck before.

"Caracas denied the payment" to whoever had charged Venezuela with it; "Peru refused" Chile, which
had asked Lima; "Manila demanded the rifles back" from whoever had carried them off.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from spacy.tokens import Token

from kg.extract.deeds import Deed, Deeds, names_of
from kg.extract.phrases import others
from kg.extract.tree import OBLIQUE, cases, children, is_passive, subjects_of
from kg.model import Event, Kind, Mention, Status

SAID_LITTLE = frozenset("answer comment confirm discuss elaborate give identify name say".split())
_STRIKES = frozenset({"ASSAULT", "COERCE", "SANCTION"})
_ACCUSES = frozenset({"ACCUSE"})
_ASKED = frozenset("ask beg invite order press request tell urge".split())
# What one state stops or cuts with the one that an article is about
_STEPS = frozenset("aid-stopped ambassador-recalled cooperation-reduced ties-cut".split())
_ANSWERS = {"denial": 2, "demand": 3}  # sentences: how far back lies what is answered
_BARE = ("no", "yes")


class Unsaid:
    """Finds the unnamed other side by the deeds of one article."""

    def __init__(self, deeds: Deeds) -> None:
        self.deeds = deeds
        self.phrases = deeds.arguments.phrases
        self.mentions = self.phrases.mentions

    def directed(self, event: Event, trigger: Token) -> Event:
        """The event with the target that what was told before tells."""
        named = any(m.kind is not Kind.MATTER for m in event.targets)
        if named or not event.sources or event.status is Status.HYPOTHETICAL:
            return event
        if event.subtype == "denial":
            found = self._told_at(trigger) or self._before(event, trigger, _accuses)
        elif event.subtype == "demand":
            found = self._before(event, trigger, _strikes)
        elif event.event_type == "REJECT":
            found = self._askers(event, trigger)
        elif event.subtype in _STEPS and not event.targets:
            found = self._home(event, trigger)
        else:
            found = []
        return replace(event, targets=tuple(found)) if found else event

    def _before(self, event: Event, trigger: Token, fits: Callable[[Deed], bool]) -> list[Mention]:
        """Who did something such to the source, in the sentences just before."""
        starts = [s.start_char for s in trigger.doc.sents if s.start <= trigger.i]
        start = starts[-1 - min(_ANSWERS[event.subtype or ""], len(starts) - 1)]
        own = self._parties(event.sources)
        told_by = names_of(event.attribution.by) if event.attribution else set()
        for deed in self.deeds:
            if deed.claim and told_by & names_of(deed.doers):
                continue  # who tells of the denial
            if start <= deed.at < trigger.idx and fits(deed) and own & self._parties(deed.hit):
                return others(list(deed.doers), list(event.sources))
        return []

    def _told_at(self, trigger: Token) -> list[Mention]:
        """Whose word is denied: "denied a [Chinese] statement"."""
        nouns = [n for n in children(trigger, "obj") if self.deeds.types(n) is not None]
        return [m for noun in nouns for m in self.deeds.doers_at(noun)]

    def _askers(self, event: Event, trigger: Token) -> list[Mention]:
        """Who asked what is refused: "[A], asked by B to mediate, declined", "[A] said no"."""
        for subject in subjects_of(trigger):
            for clause in children(subject, "acl"):
                if clause.lemma_.lower() in _ASKED and is_passive(clause):
                    by = [c for c in children(clause, *OBLIQUE) if "by" in cases(c)]
                    return [m for c in by for m in self.phrases.actors(c, deep=True)]
        said = children(trigger, "obj", "ccomp")
        content = {c.lemma_.lower() for c in children(trigger, "xcomp")}
        if content & SAID_LITTLE or any(c.lower_ not in _BARE for c in said):
            return []
        sents = trigger.sent
        before = trigger.doc[max(0, sents.start - 1)].sent.start_char
        own = self._parties(event.sources)
        for deed in self.deeds:
            if before <= deed.at and deed.asks and own & self._parties(deed.hit):
                return others(list(deed.doers), list(event.sources))
        return []

    def _home(self, event: Event, trigger: Token) -> list[Mention]:
        """The state that the article is about, where another takes a step against nobody named."""
        code = self.phrases.coreference.states.home
        foreign = all(map(self._is_foreign, event.sources))
        state = self.mentions.gazetteer and self.mentions.gazetteer.country(code)
        if not state or not foreign or code in self._parties(event.sources):
            return []
        named = (at for at, other in self.mentions.states.items() if other == code)
        named = (at for at in named if self.mentions.kind.get(at) is Kind.COUNTRY)
        at = max((at for at in named if at < trigger.i), default=None)
        if at is None:
            return []
        start, end = self.mentions.named[at]
        span = trigger.doc[start:end]
        return [
            Mention(
                text=span.text,
                start=span.start_char,
                end=span.end_char,
                kind=Kind.COUNTRY,
                name=state.label,
            )
        ]

    def _is_foreign(self, mention: Mention) -> bool:
        """Whether somebody is a state, or several together: a union, an alliance."""
        span = self.mentions.doc.char_span(mention.start, mention.end)
        sectors = {self.mentions.sectors.get(t.i) for t in span} if span is not None else set()
        return mention.kind is Kind.COUNTRY or "IGO" in sectors

    def _parties(self, mentions: tuple[Mention, ...]) -> set[str]:
        """The names of mentions, and the codes of their states: Lima is Peru."""
        return names_of(mentions) | set(self._codes(mentions))

    def _codes(self, mentions: tuple[Mention, ...]) -> Iterator[str]:
        known, doc = self.mentions.gazetteer, self.mentions.doc
        for mention in mentions:
            span = doc.char_span(mention.start, mention.end)
            codes = [self.mentions.states.get(t.i) for t in span] if span is not None else []
            hit = known.longest((mention.name or "").split(), 0) if known and mention.name else None
            yield from filter(None, codes or ([hit[1].country] if hit else []))


def _accuses(deed: Deed) -> bool:
    """Whether somebody was accused, or something was said of him."""
    return bool(deed.types & _ACCUSES)


def _strikes(deed: Deed) -> bool:
    return bool(deed.types & _STRIKES) and not deed.claim and not deed.joint
