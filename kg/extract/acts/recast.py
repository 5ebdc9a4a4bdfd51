"""What an act is by who does it and to whom it is done: a town that is seized is taken in war, a
state that is driven out of another does not fight there."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.acts.senses import in_sense
from kg.extract.grammar.tree import cases, children, is_passive, lemma_of
from kg.extract.grammar.words import Token
from kg.extract.lexical.lexicon import Entry
from kg.extract.parties.arguments import Parties
from kg.extract.parties.arms import FORCES
from kg.extract.parties.clauses import ended_help, posted_at
from kg.extract.who.mentions import Mentions
from kg.extract.who.salience import is_pronoun
from kg.model import Kind, Mention

_DRIVING = frozenset("boot chase drive eject force kick push squeeze throw turf".split())
_PAUSING = frozenset("cease freeze halt interrupt pause stop suspend".split())
_FIGHTING = FORCES | {"artillery", "coalition", "insurgent", "jihadist", "offensive", "tank"}


def by_object(verb: Token, entry: Entry, mentions: Mentions) -> Entry:
    """The entry of a verb whose object makes it another act."""
    if entry.subtype == "host" and verb.lemma_.lower() == "welcome":
        met = children(verb, "obj", "nsubj:pass")
        people = [m for m in met if m.lower_ != "it" and (mentions.is_actor(m) or is_pronoun(m))]
        if met and not people:
            return replace(entry, subtype="praise", special=True)  # "welcomed the [accord]"
    if ended_help(verb) is not None:
        return replace(entry, subtype="agreement", special=True)
    thrown = verb.lemma_.lower() in _DRIVING and any(c.lower_ == "out" for c in children(verb))
    if thrown and any(map(posted_at, children(verb, "obj", "nsubj:pass"))):
        return replace(entry, subtype="diplomats-expelled", special=True)
    if _drives_out(verb, mentions):
        return replace(entry, subtype="detention-deportation", special=True)
    if entry.subtype == "seizure" and verb.lemma_.lower() == "seize":
        taken = children(verb, "obj", "nsubj:pass")
        if taken and all(map(mentions.is_place, taken)):
            return replace(entry, subtype="invasion", special=True)
    return in_sense(verb, entry, mentions)


def _drives_out(verb: Token, mentions: Mentions) -> bool:
    """Whether a state is made to leave another, and not by force of arms: "[A] was pushed out of B
    by the junta"."""
    if verb.lemma_.lower() not in _DRIVING:
        return False
    around = children(verb, "obl", "nsubj", "obl:agent")
    if any(lemma_of(c) in _FIGHTING for c in around):
        return False
    out = [c for c in children(verb, "obl") if {"out", "from"} & set(cases(c))]
    out = out if is_passive(verb) or any("out" in cases(c) for c in out) else []
    driven = children(verb, "obj", "nsubj:pass")
    states = [c for c in (*driven, *out) if mentions.kind.get(c.i) is Kind.COUNTRY]
    return bool(driven and out) and len(states) == len(driven) + len(out)


def _are_relief(sources: list[Mention], mentions: Mentions) -> bool:
    """Whether those who stop their work are organisations without arms: "the [World Food Programme]
    suspended its operations"."""
    spans = [span for m in sources if (span := mentions.span_of(m)) is not None]
    sectors = {mentions.sectors.get(t.i) for span in spans for t in span} - {None}
    return bool(spans) and bool(sectors) and sectors <= {"IGO", "NGM", "NGO"}


def by_parties(verb: Token, entry: Entry, parties: Parties, mentions: Mentions) -> Entry:
    """The entry that the parties show: states leave what they are members of ("withdrew from the
    [WHO]"), relief organisations stop their help ("the [Red Cross] suspended operations")."""
    truce = entry.subtype.startswith("ceasefire") and verb.lemma_.lower() in _PAUSING
    if truce and _are_relief(parties.sources, mentions):
        return replace(entry, subtype="aid-stopped", special=True)
    if entry.subtype != "withdrawal-of-troops" or not parties.targets:
        return entry
    states = all(m.kind is Kind.COUNTRY for m in parties.sources)
    unions = states and all(map(mentions.is_union, parties.targets))
    return replace(entry, subtype="treaty-withdrawal") if unions else entry
