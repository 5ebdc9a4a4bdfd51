"""What a verb tells by what stands around it, where its bare sense is another: "[called] on the
prime minister", "[fired] a missile into the sea", "a convoy with food [arrived]"."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.grammar.tree import SUBJECTS, cases, children, conjuncts, lemma_of, subjects_of
from kg.extract.grammar.words import Token
from kg.extract.lexical.lexicon import Entry
from kg.extract.who.mentions import Mentions
from kg.model import Kind

_RECEIVING = frozenset(
    """
    adviser chairman chairwoman chancellor chief commissioner emir excellency governor head king
    majesty mayor minister monarch patriarch pope premier president prince princess queen secretary
    speaker sultan
    """.split()
)
_ASKING = ("xcomp", "ccomp", "advcl")
_SHOOTING = frozenset("fire launch lob shoot test-fire".split())
_SHOT = frozenset("missile projectile rocket round shell".split())
_SEAS = frozenset("bay ocean sea strait water waters".split())
_TOWARD = frozenset("into off to toward towards".split())
_ARRIVING = frozenset("arrive come dock enter land reach".split())
_BRINGING = frozenset("bear bring carry deliver ferry haul transport".split())
_RELIEF = frozenset(
    """
    aid assistance blanket dose equipment flour food foodstuff fuel goods grain maize medicine
    provisions ration relief rice shelter supply tent vaccine wheat
    """.split()
)


def in_sense(verb: Token, entry: Entry, mentions: Mentions) -> Entry:
    """The entry of a verb as its words around show it to be meant."""
    if entry.subtype == "appeal" and _calls_at(verb, mentions):
        return replace(entry, subtype="meeting", special=True)
    if entry.subtype == "attack" and _fires_at_sea(verb, mentions):
        return replace(entry, subtype="mobilization", special=True)
    if entry.subtype in ("visit", "troop-deployment") and _brings_relief(verb):
        return replace(entry, subtype="aid-given", special=True)
    if entry.subtype == "clash" and _only_argues(verb, mentions):
        return replace(entry, subtype="condemnation", special=True)
    return entry


def _calls_at(verb: Token, mentions: Mentions) -> bool:
    """Whether somebody is visited, and not asked for anything: "called on [President A] in B"."""
    if verb.lemma_.lower() != "call" or children(verb, "obj", *_ASKING):
        return False
    particle = any(c.lower_ == "on" for c in children(verb, "compound:prt"))
    behind = [c for c in children(verb, "obl") if c.ent_type_ != "DATE"]
    called = [c for c in behind if "on" in cases(c) or (particle and not cases(c))]
    if any("for" in cases(c) for c in children(verb, "obl")) or len(called) != 1:
        return False
    if children(called[0], "acl") or called[0].tag_ == "NNS":
        return False
    words = [called[0], *children(called[0], "nmod:desc", "compound", "appos")]
    held = any(_RECEIVING & {word.lemma_.lower(), word.lower_} for word in words)
    return held or mentions.kind_of(called[0]) is Kind.PERSON


def _fires_at_sea(verb: Token, mentions: Mentions) -> bool:
    """Whether what is fired goes into the sea, and hits nobody."""
    if verb.lemma_.lower() not in _SHOOTING:
        return False
    shot = [lemma_of(c) for o in children(verb, "obj", "nsubj:pass") for c in conjuncts(o)]
    around = [c for n in (verb, *children(verb, "obj")) for c in children(n, "obl", "nmod")]
    whither = [c for c in around if _TOWARD & set(cases(c))]
    seas = [c for c in whither if lemma_of(c) in _SEAS or c.text.lower() in _SEAS]
    hit = any("at" in cases(c) and mentions.is_actor(c) for c in around)
    return bool(_SHOT & {*shot}) and bool(seas) and seas == whither and not hit


def _brings_relief(verb: Token) -> bool:
    """Whether who or what arrives brings relief: "a convoy carrying [food] arrived"."""
    if verb.lemma_.lower() not in _ARRIVING:
        return False
    loads = [c for s in subjects_of(verb) for c in children(s, "acl", "acl:relcl")]
    borne = [o for c in loads if c.lemma_.lower() in _BRINGING for o in children(c, "obj")]
    beside = [c for n in (verb, *subjects_of(verb)) for c in children(n, "obl", "nmod")]
    borne += [c for c in beside if {"with", "of"} & set(cases(c))]
    held = [n for o in borne for c in conjuncts(o) for n in (c, *children(c, "nmod"))]
    return any(lemma_of(noun) in _RELIEF for noun in held)


def _only_argues(verb: Token, mentions: Mentions) -> bool:
    """Whether two people who hold offices clash over something, by words alone."""
    if verb.lemma_.lower() != "clash":
        return False
    over = [c for c in children(verb, "obl") if {"over", "about"} & set(cases(c))]
    against = [c for c in children(verb, "obl") if "with" in cases(c)]
    both = [*children(verb, *SUBJECTS), *against]
    if not over or not both or any(map(mentions.is_place, over)):
        return False
    heads = [c for one in both for c in conjuncts(one)]
    return all(lemma_of(c) in _RECEIVING or mentions.is_person(c) for c in heads)
