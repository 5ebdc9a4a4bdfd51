"""Whether an act happened: by its words, else as it is read."""

from __future__ import annotations

from kg.extract.acts.candidate import ANSWERED, STATED
from kg.extract.grammar.denials import is_beside_denial
from kg.extract.grammar.negation import is_kept_from
from kg.extract.grammar.speech import speeches
from kg.extract.grammar.tree import children
from kg.extract.grammar.words import Token
from kg.extract.status.coming import is_admitted
from kg.extract.status.conditions import is_inverted
from kg.extract.status.modality import is_after_all, status_of
from kg.extract.weigh.weigh import Weighed
from kg.model import Status

# What others may charge one with, so that to say it was not done is to deny it.
_CHARGED = ("ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "SANCTION")
_NOTING = frozenset({"complain", "lament", "note", "report"})


def status_told(weighed: Weighed, event_type: str | None) -> Status:
    """The status of an act of a type."""
    trigger = weighed.candidate.trigger
    status = Status.ACTUAL if weighed.candidate.rule == STATED else status_of(trigger)
    denies = weighed.candidate.entry.subtype == "denial"  # is no mere claim: only what it denies
    if weighed.candidate.rule == ANSWERED and status in (Status.DENIED, Status.NEGATED):
        return Status.ACTUAL  # "did not respond to A's call": what is asked is asked
    if status is Status.ACTUAL and (denies or is_beside_denial(trigger)):
        return status
    sure = is_after_all(trigger) or is_admitted(trigger)
    if status is Status.ACTUAL and weighed.status is not None and not sure:
        return weighed.status
    if status is Status.NEGATED and is_kept_from(trigger, event_type):
        return Status.ACTUAL
    if status is Status.NEGATED and event_type in _CHARGED and _is_disowned(trigger):
        return Status.DENIED
    return status


def _is_disowned(verb: Token) -> bool:
    """Whether somebody says that an act was not done: "A said that it had not [fired] on B"; not
    what he says will not be, or that nobody "could" have done."""
    if verb.pos_ != "VERB" or verb.dep_ in ("acl", "xcomp"):
        return False
    if any(c.tag_ == "MD" for c in children(verb, "aux")) or is_inverted(verb):
        return False
    return any(said.lemma_.lower() not in _NOTING for said, _ in speeches(verb))
