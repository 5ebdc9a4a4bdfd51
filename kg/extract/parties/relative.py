"""Of whom a relative clause tells: of a person told before, of the last of several, of somebody who
has no name, of a thing that others only speak of."""

from __future__ import annotations

from kg.extract.grammar.tree import cases, children, lemma_of, relative_subject
from kg.extract.grammar.words import Token
from kg.extract.lexical.attitudes import DEMANDING, DENYING, FAVOURING, JUDGING, SAYING
from kg.extract.who.together import act_on_each_other

# The objects of these are others' doing: "condemned [a raid] that killed two".
_TELLING_OF = JUDGING | frozenset(
    """
    announce confirm contain counter curb discuss disperse face investigate mention probe quell
    recall regret repel report resist review study suffer suppress survive witness
    """.split()
)
_ASKING = DEMANDING | {"call", "oppose", "urge"}
# Who is meant by these is nobody in particular, unless it is told what they have done.
_ANYBODY = frozenset("anybody anyone everybody everyone one somebody someone those".split())
# What many do together stands for them in what it demands.
_CROWDS = frozenset("campaign demonstration march protest rally sit-in strike uprising".split())


def tells_of_people(clause: Token) -> bool:
    """Whether a clause with "who" tells what people do, so that it is nobody else's doing."""
    pronoun = relative_subject(clause)
    return pronoun is not None and pronoun.lower_ == "who"


def nameless(noun: Token, clause: Token) -> list[Token]:
    """The noun that no list of actors has, where a clause tells what they did: "met the [woman
    diver] who sank it", "[those] who stormed it", "the [protests], which demanded that A go"; not
    "no [idea] of who sank it"."""
    pronoun = relative_subject(clause)
    if pronoun is None or (pronoun.i and pronoun.nbor(-1).tag_ == "IN"):
        return []
    if not tells_of_people(clause):
        crowd = lemma_of(noun) in _CROWDS and clause.lemma_.lower() in _ASKING
        return [noun] if crowd else []
    past = clause.tag_ == "VBD" or bool(children(clause, "aux"))
    anybody = noun.lower_ in _ANYBODY and not (past and noun.lower_ == "those")
    return [] if anybody or noun.pos_ not in ("DET", "NOUN", "PRON", "PROPN") else [noun]


def is_of_person(clause: Token) -> bool:
    """Whether a relative clause may be on somebody told before: it has "who", or no "which"."""
    pronoun = relative_subject(clause)
    return clause.dep_ == "acl:relcl" and (pronoun is None or pronoun.lower_ != "which")


def is_only_told_of(noun: Token) -> bool:
    """Whether others only speak of what a phrase tells: "condemned [the use] of gas"."""
    while noun.dep_ in ("nmod", "conj", "appos") and noun.head.pos_ in ("NOUN", "PROPN"):
        if "about" in cases(noun):
            return True
        noun = noun.head
    about = noun.dep_ == "obl" and {"about", "of", "on"} & set(cases(noun))
    if about and noun.head.lemma_.lower() in SAYING | {"inform", "notify"}:
        return True  # "told reporters about [a storm] that killed ten"
    return noun.dep_ == "obj" and noun.head.lemma_.lower() in _TELLING_OF


def speaks_of_one(clause: Token, last: Token) -> bool:
    """Whether a relative clause right behind the last of several is on that alone: "A and [B],
    which recalled its envoy"."""
    pronoun = relative_subject(clause)
    if pronoun is None or not last.i < pronoun.i or pronoun.nbor(-1).text != ",":
        return False
    if act_on_each_other(clause):
        return False
    finite = children(clause, "aux", "aux:pass", "cop")[:1] or [clause]
    if finite[0].tag_ in ("VBZ", "VBP"):
        return finite[0].tag_ == "VBZ"
    owners = {c.lower_ for t in children(clause) for c in children(t, "nmod:poss")}
    return bool(owners & {"its", "his", "her"}) or (
        pronoun.lower_ == "which" and "their" not in owners
    )


def is_judged_in(clause: Token) -> bool:
    """Whether a clause tells what others think of something: "the bill, which [A] condemned"."""
    return clause.lemma_.lower() in JUDGING | DENYING | FAVOURING


def is_setting(clause: Token) -> bool:
    """Whether a relative clause tells what goes on in something, or is done to somebody, not who
    made it: "an attack in which [A] stormed B", "men whom [A] held", but "the law [A] passed"."""
    if any(c.lower_ == "whom" for c in children(clause, "obj")):
        return True
    return any(c.lower_ in ("when", "where", "which") for c in children(clause, "advmod", "obl"))
