"""Whom somebody blames for an act: who is blamed did it, and only by what the other says; and who
says himself that he did."""

from __future__ import annotations

from collections.abc import Iterable

from kg.extract.grammar.charging import is_only_charged
from kg.extract.grammar.tree import (
    ANY_SUBJECT,
    RELATIVE,
    SUBJECTS,
    agents_of,
    cases,
    children,
    first_conjunct,
    is_passive,
    lemma_of,
)
from kg.extract.grammar.words import Token

BLAMING = frozenset("ascribe attribute blame impute pin".split())
_PLACES = frozenset({"FAC", "GPE", "LOC"})
_ON = frozenset({"on", "to"})
# What an act is told in that a court has yet to find: "a warrant over the [deportation]".
_CHARGES = frozenset("case charge complaint indictment lawsuit probe suit summons warrant".split())


def is_blamed(trigger: Token) -> bool:
    """Whether somebody is only blamed for an act: "a strike blamed on A [destroyed] it", "[killed]
    in a strike that B blamed on A", "blamed the [strike] on A", "jailed A for [arming] B"."""
    inside = [c for c in children(trigger, "obl") if "in" in cases(c)]
    told = (trigger, *children(trigger, *ANY_SUBJECT), *inside)
    parts = (c for t in told for c in children(t, "acl", "acl:relcl"))
    charged = _is_charged(trigger) or is_only_charged(trigger)
    return any(map(blamed_by, parts)) or bool(blamed_on(trigger)) or charged


def _is_charged(noun: Token) -> bool:
    """Whether an act is what a charge is about: "issued a warrant over the [deportation]"."""
    if noun.pos_ != "NOUN" or "over" not in cases(noun):
        return False
    above = noun.head
    about = [above] if noun.dep_ == "nmod" else children(above, "obj", "nsubj:pass")
    return any(lemma_of(c) in _CHARGES for c in about)


def blamed_on(noun: Token) -> list[Token]:
    """Whom an act is blamed on: "blamed the [attack] on A", "the [attack] was blamed on A"."""
    whole = first_conjunct(noun)
    passive = whole.dep_ == "nsubj:pass" and is_passive(whole.head)
    return blamed_by(whole.head) if passive or whole.dep_ == "obj" else []


def blamed_beside(noun: Token) -> list[Token]:
    """Whom a clause at an act blames it on: "a [strike] blamed on A", "which B attributed to A"."""
    return [c for verb in children(noun, "acl", "acl:relcl") for c in blamed_by(verb)]


def only_blames(verb: Token) -> bool:
    """Whether a participle says who is blamed and not by whom, or of what and not who, or who that
    is is asked, so that nobody is told to accuse anybody: "a strike [blamed] on A", "sued A,
    [alleging] torture"."""
    asked = any(c.lower_ in ("who", "what") for c in children(verb, *ANY_SUBJECT))
    if verb.lemma_.lower() == "blame" and verb.tag_ == "VB" and asked:
        return True  # "an inquiry into who is to [blame]"
    if verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.lemma_.lower() == "allege":
        return not any(map(agents_of, children(verb, "obj")))
    return verb.dep_ == "acl" and bool(blamed_by(verb)) and not agents_of(verb)


def blamed_by(verb: Token) -> list[Token]:
    """Whom a verb tells to be blamed: "[blamed] it on A"; nobody for a verb that blames nobody."""
    return on_whom(children(verb, "obl")) if verb.lemma_.lower() in BLAMING else []


def on_whom(phrases: Iterable[Token]) -> list[Token]:
    """Those of some phrases on whom something can be blamed: "on [A]", but not "on [Monday]"."""
    return [c for c in phrases if _ON & set(cases(c)) and c.ent_type_ != "DATE"]


def owner_meant(noun: Token) -> Token | None:
    """Whose a noun with "whose" is: "[A], whose strikes B denounced"; who claims it to be his."""
    if (claimant := _claimant(noun)) is not None:
        return claimant
    if not any(c.lower_ == "whose" for c in children(noun, "nmod:poss")):
        return None
    clause = next((t for t in noun.ancestors if t.dep_ == "acl:relcl"), None)
    return clause.head if clause is not None else None


def _claimant(noun: Token) -> Token | None:
    """Who says that he did something: "the raid, for which [A] claimed responsibility", "an attack
    claimed by [A]"."""
    where = [c for c in children(noun, "nmod") if not {"by", "of"} & set(cases(c))]
    for part in (noun, *where):
        for clause in children(part, "acl", "acl:relcl"):
            who = children(clause, *SUBJECTS) if owns_up(clause) else agents_of(clause)
            of_deed = part is noun or part.ent_type_ in _PLACES or _is_for_which(clause)
            if clause.lemma_ == "claim" and of_deed and who and who[0].lower_ not in RELATIVE:
                return who[0]  # nor "an attack on those [who] claimed it"
    return None


def _is_for_which(clause: Token) -> bool:
    """Whether a relative clause is on what its verb is done for: "[for which] A claimed"."""
    pronouns = (c for node in (clause, *children(clause, "obj")) for c in children(node))
    return any(c.lower_ == "which" and cases(c) == ["for"] for c in pronouns)


def owns_up(verb: Token) -> bool:
    """Whether somebody says that he did it: "[claimed] responsibility"."""
    taken = any(c.lemma_ == "responsibility" for c in children(verb, "obj"))
    return taken and verb.lemma_ == "claim"
