"""What is done in return, in the same breath or likewise, to whom that is directed.

Who "hit back" hit whoever struck him; who "broke off relations with B and recalled its envoy"
recalled him from B; who "announced similar steps" takes them against the same one.
"""

from __future__ import annotations

from dataclasses import replace

from kg.extract.grammar.tree import children, first_conjunct
from kg.extract.grammar.words import Token
from kg.extract.parties.deeds import Deed, Deeds
from kg.extract.parties.phrases import others
from kg.extract.parties.unsaid import Unsaid
from kg.extract.who.names import names_of
from kg.model import Event, Kind, Mention

# What is done beside a break with somebody, to him: "cut ties with B and [recalled its envoy]".
_BESIDE = ("SANCTION", "MOBILIZE")
_BREAKS = ("ties-cut", "cooperation-reduced", "ambassador-recalled", "talks-broken-off")
_AGAINST = frozenset({"ACCUSE", "ASSAULT", "COERCE", "SANCTION", "THREATEN"})
_LIKEWISE = frozenset({"do", "follow", "suit"})  # "did the same", "followed suit"
_IN_RETURN = frozenset({"protest", "reply", "response", "retaliation", "return", "turn"})
_REVENGE = frozenset(
    "answer avenge punishment reprisal respond response retaliate retaliation revenge".split()
)
_OPEN = frozenset("any anybody anyone further future if whoever".split())  # what is still to come
_STRIKING = frozenset("fight fire hit strike".split())
_ANSWERING = ("ASSAULT", "COERCE", "THREATEN")
_GIVING = ("aid-given", "aid-pledged", "counter-offer")
_ALIKE = frozenset("comparable equivalent identical same similar".split())
_INNER = ("acl", "advcl", "obj", "obl", "xcomp", "ccomp", "amod", "compound")
_DEPTH = 2  # how far below a verb its answer is told: "reserved the right to [respond]"


class Returns:
    """Tells whom such an act is directed at, by the deeds of one article."""

    def __init__(self, deeds: Deeds, unsaid: Unsaid) -> None:
        self.deeds = deeds
        self.nations = unsaid.nations

    def directed(self, event: Event, trigger: Token) -> Event:
        """The event with its target."""
        if event.event_type in _BESIDE:
            event = self._beside(event, trigger)
        if event.event_type in _ANSWERING and event.sources and _answers(trigger):
            event = self._in_return(event, trigger)
        if event.subtype in _GIVING and self._are_own(event):
            event = self._to_who_asked(event)
        if _is_alike(trigger) and self._are_own(event):
            event = self._likewise(event)
        return event

    def _beside(self, event: Event, trigger: Token) -> Event:
        """What one actor does beside something against somebody, to him in both parts; whoever
        recalls an envoy does so from where others just broke with, or from who broke with him."""
        start, own = trigger.sent.start_char, names_of(event.sources)
        if not own or any(m.start >= start for m in event.targets):
            return event
        first = first_conjunct(trigger)
        verbs = {first.idx, *(verb.idx for verb in children(first, "conj"))}
        recalls = event.subtype == "ambassador-recalled"
        for deed in self.deeds:
            same = deed.at in verbs and own == names_of(deed.doers)
            if same and deed.hit and (recalls or deed.types & _AGAINST):
                return replace(event, targets=deed.hit)
        if not recalls or event.targets:
            return event
        back = any(c.lower_ in _IN_RETURN for c in children(trigger, "obl"))
        for deed in self.deeds:
            if deed.types & {"ACCUSE", "SANCTION"} and not own & names_of(deed.doers):
                struck = any(o in name for o in own for name in names_of(deed.hit))
                return replace(event, targets=deed.doers if back or struck else deed.hit)
        return event

    def _in_return(self, event: Event, trigger: Token) -> Event:
        """What is done in return, or threatened, to whoever struck: "vowed revenge", "hit back"."""
        if any(t.lower_ in _OPEN for t in trigger.subtree):
            return event
        parties = self.nations.parties(event.sources)
        foes = [m for m in event.targets if not parties & self.nations.parties((m,))]
        if any(self._is_party(m, trigger) for m in foes):
            return event
        own = names_of(event.sources)
        for deed in self._struck(parties):
            doers = others(list(deed.doers), list(event.sources))
            only_said = deed.types <= {"ACCUSE"} and not own & names_of(deed.hit)
            if doers and not deed.joint and not only_said:
                return replace(event, targets=tuple(doers))
        return event

    def _is_party(self, mention: Mention, trigger: Token) -> bool:
        """Whether somebody is named as whom something is done to in return: no body that was only
        told of it in the clause before ("complained to [the UN] and reserved the right to ...")."""
        first = first_conjunct(trigger)
        body = mention.kind is Kind.ORGANISATION and first != trigger
        told = body and first.idx < mention.start < trigger.idx
        return mention.kind is not Kind.MATTER and not told

    def _struck(self, own: set[str]) -> list[Deed]:
        """What was done to others so far, first what was done to those who answer it."""
        found = [deed for deed in self.deeds if deed.types & _AGAINST]
        return sorted(found, key=lambda deed: not own & self.nations.parties(deed.hit))

    def shared(self, told: list[Event]) -> list[Event]:
        """The events of a sentence, a break with nobody named there with him to whom the same ones
        do something in the same breath: "downgraded ties and expelled [A]'s envoy"."""
        return [self._beside_others(event, told) for event in told]

    def _beside_others(self, event: Event, told: list[Event]) -> Event:
        start = event.sentence.start
        if event.subtype not in _BREAKS or any(m.start >= start for m in event.targets):
            return event
        own = names_of(event.sources)
        for other in told:
            here = [m for m in other.targets if m.start >= start and m.kind is not Kind.MATTER]
            same = own and own == names_of(other.sources) and other.event_type in _AGAINST
            if same and here and len(here) == len(other.targets):
                return replace(event, targets=tuple(map(self.nations.state, other.targets)))
        return event

    def _are_own(self, event: Event) -> bool:
        """Whether nobody is named whom it is done to but the one who does it."""
        own = self.nations.parties(event.sources)
        return all(own & self.nations.parties((m,)) for m in event.targets)

    def _to_who_asked(self, event: Event) -> Event:
        """Help that nobody is named for, for whoever asked the helper: "A asked B and C for help. B
        [sent] fuel"."""
        own = self.nations.parties(event.sources)
        for deed in self.deeds:
            if own and deed.asks and own & self.nations.parties(deed.hit):
                return replace(event, targets=tuple(others(list(deed.doers), list(event.sources))))
        return event

    def _likewise(self, event: Event) -> Event:
        """Who "does the same" does it to the same one, or to him who did it to himself."""
        own = self.nations.parties(event.sources)
        for deed in self.deeds:
            if event.event_type in deed.types and deed.hit:
                hit = deed.doers if own & self.nations.parties(deed.hit) else deed.hit
                return replace(event, targets=tuple(others(list(hit), list(event.sources))))
        return event


def _answers(trigger: Token, depth: int = 0) -> bool:
    """Whether a verb tells what is done in return: "vowed [revenge]", "would hit [back]"."""
    lemma, below = trigger.lemma_.lower(), children(trigger)
    if lemma in _REVENGE or (lemma in _STRIKING and any(c.lower_ == "back" for c in below)):
        return True
    if lemma == "return" and any(c.lower_ == "fire" for c in children(trigger, "obj")):
        return True
    inner = [c for c in below if c.dep_ in _INNER]
    return depth < _DEPTH and any(_answers(child, depth + 1) for child in inner)


def _is_alike(trigger: Token) -> bool:
    """Whether a verb tells that somebody does what another did: "announced [similar] steps"."""
    like = (c.lower_ for noun in children(trigger, "obj") for c in children(noun, "amod"))
    return trigger.lemma_ in _LIKEWISE or not _ALIKE.isdisjoint(like)
