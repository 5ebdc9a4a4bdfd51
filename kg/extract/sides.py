"""Who of a sentence can take part in an act at all, and on which side he cannot stand."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract import shares
from kg.extract.attitudes import JUDGING
from kg.extract.besides import is_posting, stands_beside
from kg.extract.bystanders import sieve
from kg.extract.candidates import MEETING, Candidate, Finder
from kg.extract.shares import Party
from kg.extract.tree import SUBJECTS, cases, first_conjunct, subjects_of
from kg.taxonomy import Taxonomy

_SPOKEN = ("ACCUSE", "THREATEN")
_PLACES = ("GPE", "LOC")


class Sides:
    """Asked by a word and the candidate of an act; one for each article."""

    def __init__(self, finder: Finder, taxonomy: Taxonomy) -> None:
        self.finder = finder
        self.taxonomy = taxonomy
        self.mentions = finder.arguments.phrases.mentions

    def barred(self, head: int, party: Party, candidate: Candidate) -> Iterator[str]:
        """The sides on which somebody of the sentence cannot stand."""
        if not party.side and self.finder.frames[candidate.entry.subtype].closed:
            yield "target"
        if head < 0:
            return
        token = candidate.trigger.doc[head]
        aside = not party.side and shares.is_aside(token, candidate.trigger)
        if aside or self._is_spared(token, candidate):
            yield "target"
        trigger = candidate.trigger
        suffered = self.finder.frames[candidate.entry.subtype].suffered
        if (
            shares.is_struck(token, trigger)
            or judges(token, trigger)
            or (suffered and suffers(token, trigger))
        ):
            yield "source"

    def _is_spared(self, token: Token, candidate: Candidate) -> bool:
        """Whether an act is not directed at somebody who is named beside it."""
        subtype = candidate.entry.subtype
        event_type = self.taxonomy.subtype(subtype).event_type
        refuses = subtype == "denial" or event_type == "REJECT"
        if shares.leads(token) or is_posting(token, self.mentions):
            return True
        if shares.tells(token, candidate.trigger):
            return True
        if event_type in _SPOKEN and shares.judges_too(token, candidate.trigger):
            return True
        return refuses and shares.asked_nothing(token, candidate.trigger)

    def may_be(self, token: Token, candidate: Candidate) -> bool:
        """Whether somebody may take part."""
        trigger = candidate.trigger
        moves = self.finder.frames[candidate.entry.subtype].moves
        if not sieve(trigger, moves, self.mentions)(token) or self._is_venue(token, candidate):
            return False
        return not (shares.is_mere_number(token, trigger) or stands_beside(token, trigger))

    def _is_venue(self, token: Token, candidate: Candidate) -> bool:
        """Whether several only talk at a place: "the presidents met in [Vienna]"."""
        place = token.ent_type_ in _PLACES or self.mentions.place(token)
        if not place or candidate.entry.subtype not in MEETING:
            return False
        plural = any(subject.tag_ == "NNS" for subject in subjects_of(candidate.trigger))
        several = plural or len(candidate.parties.sources) > 1
        return several and shares.is_at(token, candidate.trigger)


def suffers(token: Token, trigger: Token) -> bool:
    """Whether a noun tells what was done to somebody: "the arrest of [A]"."""
    who = first_conjunct(token)
    return trigger.pos_ == "NOUN" and who.head == trigger and "of" in cases(who)


def judges(token: Token, trigger: Token) -> bool:
    """Whether a noun tells what somebody judges, who did not do it: "[A] condemned the arrest"."""
    who, verb = first_conjunct(token), trigger.head
    judged = trigger.pos_ == "NOUN" and trigger.dep_ == "obj" and verb.lemma_.lower() in JUDGING
    return judged and who.dep_ in SUBJECTS and who.head == verb
