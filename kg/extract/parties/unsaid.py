"""Whom an act is directed at that names nobody: who accused, who asked, who struck before.

"Caracas denied the payment" to whoever had charged Venezuela with it; "Peru refused" Chile, which
had asked Lima; "Manila demanded the rifles back" from whoever had carried them off.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from kg.extract.grammar.tree import OBLIQUE, agents_of, cases, children, is_passive, subjects_of
from kg.extract.grammar.words import Token
from kg.extract.lexical.attitudes import RELEASES, SEIZURES
from kg.extract.parties.answered import calls_home
from kg.extract.parties.deeds import Deed, Deeds
from kg.extract.parties.nations import Nations
from kg.extract.parties.phrases import others
from kg.extract.parties.posts import Posts
from kg.extract.who.names import names_of
from kg.extract.who.salience import is_pronoun
from kg.model import Event, Kind, Mention, Status
from kg.taxonomy import MEETINGS

SAID_LITTLE = frozenset("answer comment confirm discuss elaborate give identify name say".split())
_REACTIONS = ("ACCUSE", "SANCTION")
_STRIKES = frozenset({"ASSAULT", "COERCE", "PROTEST", "SANCTION"})
_ACCUSES = frozenset({"ACCUSE"})
_ASKED = frozenset("ask beg invite order press request tell urge".split())
# What one state stops or cuts with the one that an article is about
_STEPS = frozenset(
    "aid-stopped ambassador-recalled cooperation-reduced ties-cut ties-opened".split()
)
_TALKS = MEETINGS | {"phone-call", "visit"}
_JUDGED = ("condemnation", "praise")
_ANSWERS = {"denial": 2, "demand": 3}  # sentences: how far back lies what is answered
_BACK = 4  # sentences: and what is answered otherwise
_BARE = ("no", "yes")


class Unsaid:
    """Finds the unnamed other side by the deeds of one article."""

    def __init__(self, deeds: Deeds) -> None:
        self.deeds = deeds
        self.phrases = deeds.arguments.phrases
        self.mentions = self.phrases.mentions
        self.nations = Nations(self.mentions)
        self.posts = Posts(self.phrases, self.nations)

    def directed(self, event: Event, trigger: Token) -> Event:
        """The event with the target that what was told before tells."""
        named = any(m.kind is not Kind.MATTER for m in event.targets)
        if not event.sources or event.status is Status.HYPOTHETICAL:
            return event
        if event.event_type == "REQUEST" and (held := self._held(event, trigger)):
            found = self._holders(event, trigger, held)
        elif event.event_type == "REQUEST" and (seized := self._sought(event, trigger)):
            return replace(event, targets=tuple(self._givers(seized)))
        elif event.subtype in _STEPS and (self._are_own(event) or calls_home(trigger)):
            struck = self._provokers(event, trigger) or self._before(event, trigger, _strikes)
            found = [self.nations.state(m) for m in struck] or self._home(event, trigger)
            if not found and calls_home(trigger):
                return replace(event, targets=())
        elif event.event_type == "SANCTION" and self._are_from_before(event, trigger):
            found = [self.nations.state(m) for m in event.targets]
        elif event.subtype == "visit":
            found = self._seen(event, trigger)
        elif event.subtype == "diplomats-expelled" and self.posts.are_open(event):
            return self._sent_home(event, trigger)
        elif event.subtype == "talks-broken-off" and self._is_place(event, trigger):
            found = self._facing(event, trigger) or self._partners(event, trigger)
        elif event.event_type in _REACTIONS and (struck := self._strikers(event, trigger)):
            found = struck
        elif named:
            return event
        elif event.subtype == "denial":
            found = self._told_at(trigger) or self._before(event, trigger, _accuses)
        elif event.subtype == "apology":
            found = self._wronged(event, trigger)
        elif event.subtype == "demand":
            found = self._before(event, trigger, _strikes)
        elif event.event_type == "REJECT":
            found = self._askers(event, trigger)
        elif event.subtype in _JUDGED:
            found = self._owners(event, trigger)
        else:
            found = []
        return replace(event, targets=tuple(found)) if found else event

    def _sent_home(self, event: Event, trigger: Token) -> Event:
        """The expulsion of diplomats of a state that is not told, with that."""
        found = self.posts.posted(trigger) or self._provokers(event, trigger)
        found = found or self.posts.other_state(event, trigger)
        found = found or self._opponent(event, trigger)
        return replace(event, targets=tuple(found)) if found or self.posts.are_own(event) else event

    def _provokers(self, event: Event, trigger: Token) -> list[Mention]:
        """The state whose doing a step follows: "recalled its envoy after [B] had shelled it"."""
        clauses = [c for c in children(trigger, "advcl") if {"after", "because"} & set(cases(c))]
        doing = [s for c in clauses for s in (agents_of(c) if is_passive(c) else subjects_of(c))]
        states = [self.nations.state(m) for s in doing for m in self.phrases.actors(s, deep=True)]
        own = self.nations.codes(event.sources)
        foreign = (m for m in states if own.isdisjoint(self.nations.codes_of(m)))
        return [m for m in foreign if m.kind is Kind.COUNTRY]

    def _seen(self, event: Event, trigger: Token) -> list[Mention]:
        """Whom somebody goes to see: "flew to Asmara to see [A]"."""
        aims = [c for c in children(trigger, "advcl", "xcomp") if c.tag_ == "VB"]
        seen = [o for aim in aims if aim.lemma_ == "see" for o in children(aim, "obj")]
        people = [t for t in seen if self.mentions.kind_of(t) is Kind.PERSON]
        return others([m for t in people for m in self.phrases.actors(t)], list(event.sources))

    def _is_place(self, event: Event, trigger: Token) -> bool:
        """Whether no side is named but where it was: "walked out of the talks in Geneva"."""
        inside = [t for t in trigger.subtree if {"in", "at"} & set(cases(t))]
        return {m.start for m in event.targets} <= {t.left_edge.idx for t in inside} | {
            t.idx for t in inside
        }

    def _facing(self, event: Event, trigger: Token) -> list[Mention]:
        """The other state of the two that were last told together."""
        codes = self.nations.codes(event.sources)
        pairs = self.phrases.coreference.several.pairs
        other = pairs.facing(trigger, codes.pop()) if len(codes) == 1 else None
        return self._state_named(other, trigger)

    def _partners(self, event: Event, trigger: Token) -> list[Mention]:
        """With whom somebody had met, or meant to: "A agreed to meet [B]. A called it off"."""
        own = self.nations.parties(event.sources)
        for deed in self._lately(trigger, _BACK):
            both = (*deed.doers, *deed.hit)
            if deed.subtype in _TALKS and own & self.nations.parties(both):
                return others(list(both), list(event.sources))
        return []

    def _are_from_before(self, event: Event, trigger: Token) -> bool:
        """Whether only people of the sentences before are hit: a step is against their state."""
        before = trigger.sent.start_char
        people = all(m.kind is Kind.PERSON and m.end <= before for m in event.targets)
        return bool(event.targets) and people

    def _are_own(self, event: Event) -> bool:
        """Whether no target is named but what is the source's own: "[its] embassy"."""
        owners = {next(iter(self.nations.codes_of(m)), "") for m in event.targets}
        return owners <= self.nations.parties(event.sources)

    def _held(self, event: Event, trigger: Token) -> list[Token]:
        """Who is to be let go where nobody else is asked: "called for the release of [the man]",
        "demanded [their] release"."""
        releases = [c for c in children(trigger, "obj", *OBLIQUE) if c.lemma_.lower() in RELEASES]
        held = [c for noun in releases for c in children(noun, "nmod", "nmod:poss")]
        held = [c for c in held if c.dep_ == "nmod:poss" or "of" in cases(c)]
        inside = {t.idx for noun in releases for t in noun.subtree}
        alone = all(m.start in inside for m in event.targets)
        known = (c for c in held if alone)
        return [c for c in known if is_pronoun(c) or self.mentions.is_actor(c)]

    def _sought(self, event: Event, trigger: Token) -> list[Token]:
        """The seizure that somebody wants, if only who is to be seized is told, who is not whom he
        asks: "sought the [arrest] of A"."""
        seized = [c for c in children(trigger, "obj", *OBLIQUE) if c.lemma_.lower() in SEIZURES]
        whose = [c for noun in seized for c in children(noun, "nmod", "nmod:poss")]
        whose = [c for c in whose if not {"by", "from", "to"} & set(cases(c))]
        sought = {t.idx for child in whose for t in child.subtree}
        alone = bool(sought) and all(m.start in sought for m in event.targets)
        return seized if alone else []

    def _givers(self, seized: Sequence[Token]) -> list[Mention]:
        """From whom somebody is wanted: "the extradition of two Russians from [A]"."""
        behind = (t for noun in seized for t in noun.subtree if "from" in cases(t))
        return [m for token in behind for m in self.phrases.actors(token)]

    def _before(self, event: Event, trigger: Token, fits: Callable[[Deed], bool]) -> list[Mention]:
        """Who did something such to the source, in the sentences just before."""
        own = self.nations.parties(event.sources)
        told_by = names_of(event.attribution.by) if event.attribution else set()
        states = self.nations.codes(event.sources)
        for deed in self._lately(trigger, _ANSWERS.get(event.subtype or "", _BACK)):
            if deed.claim and told_by & names_of(deed.doers):
                continue  # who tells of the denial
            if states & self.nations.codes(deed.doers):
                continue  # nobody answers his own ministry
            if fits(deed) and own & self.nations.parties(deed.hit):
                return others(list(deed.doers), list(event.sources))
        return []

    def _lately(self, trigger: Token, sentences: int) -> list[Deed]:
        """What was told before a trigger, in its sentence or some before it, the latest first."""
        sentence = trigger.sent
        for _ in range(sentences):
            sentence = sentence.previous
        return [d for d in self.deeds if sentence.start_char <= d.at < trigger.idx]

    def _strikers(self, event: Event, trigger: Token) -> list[Mention]:
        """The state that struck somebody just before, where a third turns against nobody else: "[A]
        bombed B, and C recalled its envoy"."""
        for deed in self._lately(trigger, 1) if event.status is Status.ACTUAL else ():
            if "ASSAULT" in deed.types and _strikes(deed):
                before = all(m.end <= trigger.idx for m in event.targets)
                hit = before and names_of(event.targets) <= names_of(deed.hit)
                states = all(map(self.nations.is_foreign, (*deed.doers, *event.sources)))
                return others(list(deed.doers), list(event.sources)) if hit and states else []
        return []

    def _opponent(self, event: Event, trigger: Token) -> list[Mention]:
        """The state that somebody accuses or strikes in the sentences just before, or that does
        so to him: "blamed Russia for the blast and [expelled] ten diplomats"."""
        own = self.nations.parties(event.sources)
        for deed in self._lately(trigger, _BACK):
            if not deed.types & (_STRIKES | _ACCUSES):
                continue
            did = bool(own & self.nations.parties(deed.doers))
            other = deed.hit if did else deed.doers
            states = others([self.nations.state(m) for m in other], list(event.sources))
            involved = did or own & self.nations.parties(deed.hit)
            if involved and any(m.kind is Kind.COUNTRY for m in states):
                return states
        return []

    def _wronged(self, event: Event, trigger: Token) -> list[Mention]:
        """The state that somebody did wrong in the sentences just before: "shot it down by mistake
        and [apologised]"."""
        own = self.nations.parties(event.sources)
        for deed in self._lately(trigger, _BACK):
            if _strikes(deed) and own & self.nations.parties(deed.doers):
                return others([self.nations.state(m) for m in deed.hit], list(event.sources))
        return []

    def _holders(self, event: Event, trigger: Token, held: Sequence[Token]) -> list[Mention]:
        """Who holds those who are to be let go, in the sentences just before."""
        people = tuple(m for token in held if (m := self.phrases.mentions.of(token)).name)
        own = self.nations.parties(people)
        for deed in self._lately(trigger, _BACK):
            holds = deed.holds and deed.doers
            if holds and (not own or own & self.nations.parties(deed.hit)):
                return others(list(deed.doers), list(event.sources))
        return []

    def _owners(self, event: Event, trigger: Token) -> list[Mention]:
        """Whose a thing is that is praised or condemned: "[his] courage"."""
        owners = [o for noun in children(trigger, "obj") for o in children(noun, "nmod:poss")]
        found = [m for owner in owners if is_pronoun(owner) for m in self.phrases.actors(owner)]
        return others(found, list(event.sources))

    def _told_at(self, trigger: Token) -> list[Mention]:
        """Whose word is denied: "denied a [Chinese] statement"."""
        nouns = [n for n in children(trigger, "obj") if self.deeds.types(n) is not None]
        return [m for noun in nouns for m in self.deeds.doers_at(noun)]

    def _askers(self, event: Event, trigger: Token) -> list[Mention]:
        """Who asked what is refused: "[A], asked by B to mediate, declined", "[A] said no"."""
        for subject in subjects_of(trigger):
            for clause in children(subject, "acl"):
                if clause.lemma_.lower() in _ASKED and is_passive(clause):
                    return [m for c in agents_of(clause) for m in self.phrases.actors(c, deep=True)]
        said = children(trigger, "obj", "ccomp")
        content = {c.lemma_.lower() for c in children(trigger, "xcomp")}
        if content & SAID_LITTLE or any(c.lower_ not in _BARE for c in said):
            return []
        before = trigger.sent.previous.start_char
        own = self.nations.parties(event.sources)
        for deed in self.deeds:
            if before <= deed.at and deed.asks and own & self.nations.parties(deed.hit):
                return others(list(deed.doers), list(event.sources))
        return []

    def _home(self, event: Event, trigger: Token) -> list[Mention]:
        """The state that the article is about, where another takes a step against nobody named."""
        code = self.phrases.coreference.states.home.most_named
        foreign = all(map(self.nations.is_foreign, event.sources))
        own = code in self.nations.parties(event.sources)
        return self._state_named(code, trigger) if foreign and not own else []

    def _state_named(self, code: str | None, trigger: Token) -> list[Mention]:
        """A state where it was named last before a word."""
        state = self.mentions.gazetteer and self.mentions.gazetteer.country(code)
        at = self.mentions.last_named(code, trigger.i)
        if not state or at is None:
            return []
        start, end = self.mentions.named[at]
        span = trigger.doc[start:end]
        at, stop, name = span.start_char, span.end_char, state.label
        return [Mention(text=span.text, start=at, end=stop, kind=Kind.COUNTRY, name=name)]


def _accuses(deed: Deed) -> bool:
    """Whether somebody was accused, or something was said of him."""
    return bool(deed.types & _ACCUSES)


def _strikes(deed: Deed) -> bool:
    return bool(deed.types & _STRIKES) and not deed.claim and not deed.joint
