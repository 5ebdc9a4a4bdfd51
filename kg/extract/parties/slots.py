"""The places around a verb in which a frame looks for the other side of its act."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.grammar.blaming import blamed_on
from kg.extract.grammar.tree import (
    OBLIQUE,
    RELATIVE,
    SUBJECTS,
    agents_of,
    cases,
    children,
    has_for,
    is_held,
    is_passive,
    object_meant,
)
from kg.extract.grammar.words import Token
from kg.extract.lexical.attitudes import ANSWERING, CALLING
from kg.extract.parties.clauses import is_beside, is_charge, is_told_of, says_besides
from kg.extract.parties.instead import addressed, foes

_MEDIA = frozenset("Twitter Facebook X Telegram Instagram YouTube television TV radio".split())
MISSIONS = frozenset({"consulate", "embassy"})
# Behind these "which" is the other side of an act: "B, with which A talked".
_OTHER_SIDE = frozenset({"against", "between", "from", "to", "with"})
_OUTSIDE = frozenset({"at", "before", "near", "outside"})
_REASONS = frozenset("account allegation basis charge ground pretext suspicion".split())
_OCCASIONS = frozenset(
    "about after ahead amid because before despite during following over since until".split()
)

Slot = tuple[str, Token]  # a place of a frame and the head of the phrase that fills it


def slots_of(verb: Token, consumed: set[Token]) -> Iterator[Slot]:
    """(place, head of the phrase) pairs that a frame chooses from."""
    yield from (("written", somebody) for somebody in addressed(verb))
    yield from (("foe", enemy) for enemy in foes(verb))
    if verb.dep_ == "parataxis" and verb.i > verb.head.i:
        yield "statement", verb.head
    if (meant := object_meant(verb)) is not None:
        yield "obj", meant
    if verb.dep_ == "advcl" and verb.tag_ == "VB" and verb.head.lemma_.lower() in CALLING:
        yield from (("called", child) for child in children(verb.head, "obj"))
    for child in children(verb):
        if child in consumed:
            yield "said", child
            if child.dep_ in OBLIQUE and cases(child) == ["to"]:  # "handed over [to police]"
                yield "to", child
            yield from _behind(child)
        elif _is_no_slot(child, verb):
            continue
        elif child.dep_ in ("obj", "iobj"):
            if meant is None or child.lower_ not in RELATIVE:
                yield child.dep_, child
            yield from _behind(child)
        elif child.lower_ in ("which", "whom") and verb.dep_ == "acl:relcl":
            yield from ((c, verb.head) for c in cases(child)[:1] if c in _OTHER_SIDE)
        elif child.dep_ in OBLIQUE and child.ent_type_ != "DATE":
            yield from _oblique(child, verb)
        elif child.dep_ in ("ccomp", "xcomp") or (
            child.dep_ in ("advcl", "acl") and has_for(child)
        ):
            yield "clause", child
        elif child.dep_ == "advcl" and {"until", "unless", "if"} & set(cases(child)):
            if not is_passive(child) or agents_of(child):  # not "unless [he] is released"
                yield "condition", child
        elif child.dep_ == "advcl" and child.tag_ in ("VBG", "VB"):
            if "with" in cases(child) and children(child, *SUBJECTS):
                continue  # "welcomed it, with A blaming B"
            yield "purpose", child
            if child.lemma_.lower() == "use":  # "struck, using jets [against B]"
                places = (((cases(c)[:1] or [""])[0], c) for c in children(child, *OBLIQUE))
                yield from (slot for slot in places if slot[0] != "from")


def _is_no_slot(child: Token, verb: Token) -> bool:
    """Whether a phrase or clause tells of another act, or of who has no part in this one."""
    aside = says_besides(child, verb) or "without" in cases(child)
    return aside or bool(blamed_on(child)) or is_beside(child)


def _oblique(phrase: Token, verb: Token) -> Iterator[Slot]:
    """The places of a phrase with a preposition, and of those that hang on it."""
    behind = cases(phrase)
    if (behind == ["on"] and phrase.text in _MEDIA) or phrase.lower_ == "behalf":
        return
    if behind == ["in"] and phrase.lower_ in ANSWERING:  # what moved him
        return
    if behind == ["on"] and phrase.lemma_.lower() in _REASONS:
        return
    agent = "by" in behind and is_passive(verb)
    if behind and not agent and "according" not in behind:
        mission = phrase.lemma_.lower() in MISSIONS and _OUTSIDE & set(behind)
        yield "embassy" if mission else behind[0], phrase
        if behind[0] not in _OCCASIONS:  # "fined it over sales [to A]"
            yield from _behind(phrase)


def _behind(noun: Token) -> Iterator[Slot]:
    """Phrases that hang on a noun but may belong to the verb: "sent an offer [to B]"."""
    for child in children(noun):
        if child.dep_ == "nmod" and child.ent_type_ != "DATE":
            behind = cases(child)
            if behind and behind[0] not in ("of", "by"):
                yield behind[0], child
            if behind[:1] in (["of"], ["in"]):  # "two millions in aid [to B]"
                yield from (s for s in _behind(child) if s[0] == "to")
        elif child.dep_ in ("acl", "advcl") and child.tag_ in ("VB", "VBG"):
            if not (is_held(child) or is_charge(child) or is_told_of(child)):
                yield "purpose", child
        elif child.dep_ in ("acl", "acl:relcl"):  # "lifted the embargo imposed [on B]"
            yield from (
                (behind[0], c)
                for c in children(child, "obl")
                if is_passive(child) and (behind := cases(c)) and behind[0] in ("on", "against")
            )


def is_medium(phrase: Token, _: Token) -> bool:
    """Whether a phrase tells only where somebody said it: "praised the talks on [Twitter]"."""
    return phrase.text in _MEDIA and cases(phrase) == ["on"]
