"""What an answer is to, what it wants ended, and what it calls that."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.extract.grammar.tree import (
    ANY_SUBJECT,
    OBLIQUE,
    RELATIVE,
    SUBJECTS,
    antecedent,
    cases,
    children,
    lemma_of,
    object_meant,
)
from kg.extract.grammar.words import Token
from kg.extract.lexical.attitudes import JUDGING
from kg.extract.parties.deeds import Deed
from kg.extract.who.names import names_of
from kg.extract.who.salience import is_pronoun
from kg.model import Event, Kind, Mention

_UPON = frozenset({"about", "against", "at", "in", "of", "over", "to", "with"})
_OCCASION = frozenset({"about", "against", "at", "over"})
_HALTS = frozenset("cancellation cessation end halt lifting reversal stop suspension".split())
_ENDING = frozenset(
    "cancel cease drop end halt lift remove reverse revoke scrap stop suspend".split()
)
_JUDGEMENTS = frozenset({"condemnation", "denunciation", "rejection"})
_NEUTER = frozenset({"it", "they"})


def objects_of(trigger: Token) -> Iterator[Token]:
    """What an answer is to: its object, else a phrase ("gave in [to the demand]", "marched to
    protest [at the raid]")."""
    if (meant := object_meant(trigger)) is not None:
        yield meant
    for child in children(trigger, "obj", "nsubj:pass"):
        if child.lower_ not in RELATIVE:
            yield child
        elif meant is None:
            yield antecedent(trigger) or child
    yield from (c for c in children(trigger, *OBLIQUE) if not cases(c) or _UPON & set(cases(c)))
    for child in children(trigger, "obj"):  # "expressed regret [at the move]"
        yield from (c for c in children(child, "nmod") if _OCCASION & set(cases(c)))
    for said in children(trigger, "ccomp"):
        if children(said, "cop"):  # "said [the raid] was a crime"
            yield from children(said, "nsubj")
    for purpose in children(trigger, "advcl"):
        if purpose.tag_ in ("VB", "VBG"):
            yield from objects_of(purpose)


def judged_in(trigger: Token) -> Iterator[Token]:
    """What is judged: "condemned the [arrest]", "condemned in strong terms the [arrest]", "voiced
    anger over the [arrest]", "repeated its rejection of the [arrest]"."""
    objects = children(trigger, "obj")
    if trigger.lemma_.lower() in JUDGING:
        yield from objects
        terms = (c for c in children(trigger, "obl") if lemma_of(c) == "term" and not objects)
        yield from (c for term in terms for c in children(term, "nmod") if not cases(c))
    for judgement in (c for c in objects if lemma_of(c) in _JUDGEMENTS):
        yield from (c for c in children(judgement, "nmod") if "of" in cases(c))
    for phrase in (*children(trigger, "obl"), *(c for o in objects for c in children(o, "nmod"))):
        if _OCCASION & set(cases(phrase)):
            yield phrase


def halted(trigger: Token) -> Iterator[Token]:
    """What is to end: "demanded an end [to the raids]", "that [the ban] be lifted", "pushed for
    [it] to be lifted"."""
    for noun in children(trigger, "obj", *OBLIQUE):
        if lemma_of(noun) in _HALTS:
            yield from (c for c in children(noun, "nmod") if {"to", "of"} & set(cases(c)))
    for clause in children(trigger, "ccomp", "xcomp", "advcl"):
        if clause.lemma_.lower() in _ENDING:
            yield from children(clause, *ANY_SUBJECT)
            yield from (c for c in children(trigger, "obl") if "for" in cases(c))


def called(trigger: Token) -> Iterator[Token]:
    """What something is called: "called it [a crime]", "denounced it as [a crime]"."""
    for child in children(trigger):
        named = child.dep_ == "xcomp" and child.pos_ in ("NOUN", "ADJ")
        if named or (child.dep_ in ("obj", *OBLIQUE) and "as" in cases(child)):
            yield child


def uncommented(event: Event, trigger: Token) -> Event:
    """The event without those who are named in what something is called, as whom it harms and not
    as who did it: "called it a breach of [A's] law", "denounced it as a threat to [A]"."""
    whose = (c for noun in called(trigger) for c in children(noun, "nmod"))
    harmed = {t.idx for c in whose if "by" not in cases(c) for t in c.subtree}
    rest = tuple(m for m in event.targets if m.start not in harmed)
    return replace(event, targets=rest) if len(rest) < len(event.targets) else event


def is_named_before(event: Event, trigger: Token, matter: Token) -> bool:
    """Whether a target stands before what is answered: "condemned [A] over a raid by B"."""
    edge = matter.left_edge.idx
    actors = (m for m in event.targets if m.kind is not Kind.MATTER)
    return any(trigger.idx < m.start < edge for m in actors)


def turned(event: Event, trigger: Token, deed: Deed) -> Event:
    """An answer of a pronoun that was taken for whoever asked: "A invited B. [He] refused"."""
    pronoun = next(filter(is_pronoun, children(trigger, *SUBJECTS)), None)
    if pronoun is None or len(deed.hit) != 1 or not event.sources:
        return event
    answerer = deed.hit[0]
    person = pronoun.lower_ not in _NEUTER
    asker = names_of(event.sources) <= names_of(deed.doers)
    if not asker or person != (answerer.kind is Kind.PERSON):
        return event
    return replace(event, sources=deed.hit, targets=deed.doers)


def instead(place: Mention, actor: Mention) -> Mention:
    """An actor where other words stand for him."""
    name = actor.name or actor.text
    return replace(actor, text=place.text, start=place.start, end=place.end, name=name)


def calls_home(trigger: Token) -> bool:
    """Whether whom somebody recalls is named: "withdrew its envoy, [X]"."""
    envoys = [c for c in children(trigger, "obj") if children(c, "appos")]
    return any(o.tag_ == "PRP$" for c in envoys for o in children(c, "nmod:poss"))
