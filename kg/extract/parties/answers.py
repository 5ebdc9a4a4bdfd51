"""Whom an answer is directed at when its object is another act: whoever did that.

Who "condemned the raid" condemned the raiders of the sentence before; who "rejected the demand",
or just "refused", did so to whoever demanded; who "demanded a halt to the raids" demands it of
those who fly them.
"""

from __future__ import annotations

from dataclasses import replace

from kg.extract.grammar.tree import (
    OBLIQUE,
    SUBJECTS,
    agents_of,
    antecedent,
    cases,
    children,
    lemma_of,
)
from kg.extract.grammar.words import Token
from kg.extract.lexical.attitudes import ALLEGING, SAYING, WISHING
from kg.extract.parties.answered import (
    called,
    halted,
    instead,
    is_named_before,
    objects_of,
    turned,
    uncommented,
)
from kg.extract.parties.backward import is_comment, stands_for_act
from kg.extract.parties.clauses import clause_start, in_other_clause
from kg.extract.parties.deals import Deals
from kg.extract.parties.deeds import CLAIMED, IT, Deed, Deeds
from kg.extract.parties.phrases import others
from kg.extract.parties.returns import Returns
from kg.extract.parties.strikes import Strikers
from kg.extract.parties.unsaid import SAID_LITTLE, Unsaid
from kg.extract.parties.victims import spared
from kg.extract.who.names import names_of
from kg.model import Event, Kind, Mention

# The acts that can be answers to others.
_ANSWERS = frozenset(
    """
    accusation agreement appeal complaint concession condemnation demand denial investigation
    mediation-refusal meeting-refusal praise protest refusal rejection support veto vote-against
    vote-for
    """.split()
)
_TAKING = ("AGREE", "CONCEDE")  # answers only to what is asked, offered or threatened
_ASKED = frozenset({"ACCUSE", "AGREE", "CONCEDE", "REQUEST", "THREATEN"})
_MEASURES = frozenset({"COERCE", "SANCTION"})  # what one asks to be lifted
_DENYING = ("denial", "rejection")
_OF_DEEDS = ("condemnation", "praise")
# What somebody says, and nobody does.
_SPOKEN = frozenset("comment remark speech statement threat word".split())
_JUDGED = ("complaint", "condemnation", "praise", "protest", "rejection")


class Answers:
    """Tells who did what is answered, by the deeds of one article."""

    def __init__(self, deeds: Deeds) -> None:
        self.deeds = deeds
        self.phrases = deeds.arguments.phrases
        self.unsaid = Unsaid(deeds)
        self.strikers = Strikers(deeds)
        self.returns = Returns(deeds, self.unsaid)
        self.deals = Deals(deeds, self.unsaid.nations)

    def directed(self, event: Event, trigger: Token) -> tuple[Event, Token | None]:
        """The event with its target, and the word for what it answers."""
        matter = None
        event = self.strikers.owned(event, trigger)
        if event.subtype in _OF_DEEDS:
            event = uncommented(event, trigger)
        if event.subtype in _ANSWERS:
            event, matter = self._answered(event, trigger)
            if event.subtype in _JUDGED:
                event = spared(event, trigger, self.deeds)
                one_way = matter is not None  # nobody is hailed back by those whose deal he hails
                event = replace(event, reciprocal=event.reciprocal and not one_way)
        event = self.returns.directed(self.strikers.avenged(event, trigger), trigger)
        event = self.deals.directed(self.unsaid.directed(event, trigger), trigger)
        if event.subtype in ("complaint", "demarche") and event.sources:
            event = self.unsaid.nations.without_craft(event)
        told = self.deeds.taxonomy.subtypes.get("meeting")
        apart = event.subtype == "third-party-meeting" and told is not None
        if apart and told and self.unsaid.nations.meet_at_home(event):
            event = replace(event, subtype=told.id, mode=told.mode, cameo=told.cameo)
        return event, matter

    def _rulers(self, matter: Token) -> list[Mention]:
        return self.phrases.coreference.organs.coup(matter)

    def _answered(self, event: Event, trigger: Token) -> tuple[Event, Token | None]:
        """The event with whoever did what it answers as target, and the word for that."""
        asks = event.event_type == "REQUEST"
        nouns = halted(trigger) if asks else objects_of(trigger)
        matter = next((n for n in nouns if self.deeds.types(n) is not None), None)
        if matter is not None and self.deeds.subtype(matter) == event.subtype:
            return event, None  # "lodged a complaint" is one act
        if matter is None:
            return self._refused(event, trigger), None
        if event.subtype == "complaint" and (blamed := self._blamed(event, matter, trigger)):
            return replace(event, targets=tuple(blamed)), matter
        makers = self.deeds.makers_of(matter, trigger) or self._rulers(matter)
        moved = self.deeds.frames[self.deeds.subtype(matter) or ""].moves
        if not makers and moved and _is_only_where(event, matter):
            makers = self.deeds.doers_at(matter)
        makers = others(makers, list(event.sources))
        if makers and not is_named_before(event, trigger, matter):
            return replace(event, targets=tuple(makers)), matter
        if not self._is_open(event, matter, trigger):
            return event, matter
        named = others(self.deeds.doers_at(matter), list(event.sources))
        if named or (named := others(self._speakers(matter), list(event.sources))):
            known = any(m.kind is not Kind.MATTER for m in event.targets)
            return event if known else replace(event, targets=tuple(named)), matter
        doers, deed = self._doers(event, matter, trigger)
        if doers and names_of(doers) != names_of(event.targets):
            whole = self.phrases.mentions.matter(matter)
            event = replace(event, targets=tuple(instead(whole, doer) for doer in doers))
        elif deed is not None and not doers and is_comment(matter, trigger):
            event = turned(event, trigger, deed)
        elif not doers and event.subtype in _OF_DEEDS and matter.lower_ not in IT:
            event = self._of_matter(event, matter, trigger)
        return event, matter

    def _speakers(self, matter: Token) -> list[Mention]:
        """Who said what is only called "the remarks", in the two sentences before."""
        if lemma_of(matter) not in _SPOKEN or not stands_for_act(matter):
            return []
        start = matter.sent.previous.previous.start
        for verb in reversed(matter.doc[start : matter.sent.start]):
            if verb.pos_ == "VERB" and verb.lemma_.lower() in SAYING | ALLEGING | WISHING:
                subjects = children(verb, *SUBJECTS)
                if found := [m for subject in subjects for m in self.phrases.actors(subject)]:
                    return found
        return []

    def _of_matter(self, event: Event, matter: Token, trigger: Token) -> Event:
        """What is thought of an act by nobody known, of the act itself, and not of whoever was
        named in the sentences before: "A phoned B. C welcomed [the step]"."""
        before = trigger.sent.start_char
        if not event.targets or any(m.start >= before for m in event.targets):
            return event
        return replace(event, targets=(self.phrases.mentions.matter(matter),))

    def _is_open(self, event: Event, matter: Token, trigger: Token) -> bool:
        """Whether no target is named but the matter, whom it hit, or somebody elsewhere."""
        if event.event_type in _TAKING and not (self.deeds.types(matter) or _ASKED) & _ASKED:
            return False
        if matter.lower_ in IT:
            return True
        if not stands_for_act(matter) and not is_comment(matter, trigger):
            return False
        relative = antecedent(trigger) is not None
        inside = {t.idx for t in matter.subtree}
        hit = {t.idx for c in self.deeds.hit_by(matter) for t in c.subtree}
        for target in event.targets:
            span = self.phrases.mentions.span_of(target)
            elsewhere = target.kind is Kind.MATTER or target.start < clause_start(trigger)
            elsewhere |= relative and span is not None and not trigger.is_ancestor(span.root)
            elsewhere |= span is not None and _did_another(span.root, trigger)
            if elsewhere or span is None or target.start in hit:
                continue
            if target.start in inside or not in_other_clause(span.root, trigger):
                return False
        return True

    def _doers(
        self, event: Event, matter: Token, trigger: Token
    ) -> tuple[list[Mention], Deed | None]:
        """Who did what the matter tells, nobody where that is not told, and the deed."""
        types, start = self.deeds.types(matter) or frozenset(), 0
        if matter.lower_ in IT:
            found = self._of_pronoun(event, matter, trigger)
            if found is None:
                return [], None
            types, start = found
        hit = names_of([m for c in self.deeds.hit_by(matter) for m in self.phrases.actors(c)])
        done, praise = self._is_done(matter, trigger, types), event.subtype == "praise"
        own = self.unsaid.nations.parties(event.sources)
        for deed in self.deeds.like(matter, types, start, news=done or (praise and bool(types))):
            if done and deed.is_only_said and not own & self.unsaid.nations.parties(deed.hit):
                continue
            if praise and not types and deed.base == "ASSAULT":
                continue  # nobody welcomes "the step" of those who bombed somebody
            if deed.is_mutual_violence and event.event_type == "ACCUSE":
                continue
            if deed.claim and event.subtype not in _DENYING:
                continue
            if event.subtype in _DENYING and self.unsaid.nations.is_own_side(deed, event):
                continue
            other = hit and deed.hit and not hit & names_of(deed.hit)
            if other and not self.deeds.is_again(matter, deed):
                continue
            doers = [*deed.doers, *(deed.hit if deed.joint else ())]
            rest = others(doers, list(event.sources))
            if all(m.kind is Kind.MATTER for m in doers):
                return [], None
            if rest:
                return (rest if len(rest) == len(doers) or deed.joint else []), deed
            if is_comment(matter, trigger):  # "A blamed B, a charge [he] denied"
                return [], deed
        owners = [m for c in children(matter, "nmod:poss") for m in self.phrases.actors(c)]
        return others(owners, list(event.sources)), None

    def _is_done(self, matter: Token, trigger: Token, types: frozenset[str]) -> bool:
        """Whether what is answered was done, and not only said: "the step", "called it a move"."""
        if matter.lower_ in IT:
            return not types and any(called(trigger))
        return self.deeds.is_done(matter)

    def _of_pronoun(
        self, event: Event, matter: Token, trigger: Token
    ) -> tuple[frozenset[str], int] | None:
        """(types, where to begin) of the act that "it" stands for; None for an actor."""
        if event.subtype == "denial":
            return CLAIMED, 0
        if event.event_type == "REQUEST":
            return _MEASURES, matter.sent.previous.previous.start_char
        for noun in called(trigger):
            if self.phrases.mentions.is_actor(noun):
                return None
            types = self.deeds.types(noun) or frozenset()
            return types if any(types & deed.types for deed in self.deeds) else frozenset(), 0
        if any("for" in cases(c) for c in children(trigger, *OBLIQUE, "advcl")):
            return None
        start = matter.sent.previous.start_char
        chain = next((d for d in self.deeds if d.at >= start and d.judges and d.doers), None)
        if chain is not None and self.unsaid.nations.are_of(event.targets, chain.doers):
            return frozenset(), start
        return None if event.targets else (frozenset(), 0)

    def _blamed(self, event: Event, matter: Token, trigger: Token) -> list[Mention]:
        """Whose act is complained of before a body: "protested to the UN over a [Kenyan] raid"."""
        before = {m.start for c in children(trigger, "obl") if "to" in cases(c)
                  for m in self.phrases.actors(c) if m.kind is Kind.ORGANISATION}  # fmt: skip
        if not before & {m.start for m in event.targets}:
            return []
        rest = [m for m in event.targets if m.start not in before]
        return rest or others(self.deeds.doers_at(matter), list(event.sources))

    def _refused(self, event: Event, trigger: Token) -> Event:
        """A bare refusal with whoever asked or offered as its target: "[He] refused"."""
        bare = trigger.pos_ == "VERB" and not children(trigger, "obj", "ccomp")
        content = children(trigger, "xcomp")
        empty = any(c.lemma_.lower() in SAID_LITTLE for c in content)
        if event.event_type != "REJECT" or not bare or empty:
            return event
        previous = trigger.sent.previous.start_char
        own = names_of(event.sources)
        for deed in self.deeds:
            if deed.at < previous:
                break
            if not deed.asks:
                continue
            if (other := turned(event, trigger, deed)) != event:
                return other
            asked = own & names_of(deed.hit) or not content
            if not event.targets and asked and not own & names_of(deed.doers):
                return replace(event, targets=deed.doers)
        return event


def _did_another(somebody: Token, trigger: Token) -> bool:
    """Whether somebody does what a participle beside an act tells: "A, accused by [B] of theft,
    welcomed the offer"."""
    clause = somebody.head
    return clause.dep_ == "acl" and clause != trigger and somebody in agents_of(clause)


def _is_only_where(event: Event, matter: Token) -> bool:
    """Whether nobody is named but where it was done that is judged: "condemned the deployment of
    A's missiles in [B]"."""
    places = [c for c in matter.subtree if {"at", "in"} & set(cases(c))]
    inside = {t.idx for place in places for t in place.subtree}
    named = event.subtype in _OF_DEEDS and bool(event.targets)
    return named and all(m.start in inside for m in event.targets)
