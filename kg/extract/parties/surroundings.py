"""The words around a trigger that the lexicon's phrases are matched with.

Markers stand for what is no word: "+that" a complement clause, "+to" an infinitive, "+help" one
that helps ("sent troops to rescue"), "+ing" a gerund, "+obj" an object, "+iobj" an indirect one,
"+own" an object of its own ("its citizens"), "+noun" a nominal complement ("called him a liar"),
"+person" an object with a person's name and no such complement, "+said" an object with what it
says ("the claim that ..."); "^word" is a word of the subject.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.grammar.settled import settled
from kg.extract.grammar.tree import (
    cases,
    children,
    conjuncts,
    has_for,
    has_not,
    object_meant,
    subjects_of,
)
from kg.extract.grammar.words import Token
from kg.extract.lexical.attitudes import BLOCKING, DEALS, ENDS

_DIRECT = ("obj", "iobj", "nsubj:pass")
_OBLIQUE = ("obl", "nmod")
# What stands behind these is others' doing: "resumed the flights despite warnings".
AROUND = frozenset({"amid", "amidst", "despite"})
_BESIDE = AROUND | {"after", "before", "following", "since"}  # another act: "left after talks"
_RISES = frozenset("growth hike increase rise surge".split())
_BATCHES = frozenset(
    "array band barrage batch bunch gang list package raft range round series set slew wave".split()
)
_HELPING = frozenset("aid assist help protect rescue".split())
_BIDDING = frozenset({"behest", "invitation", "request", "urging"})
_MEETINGS = frozenset({"meeting", "summit", "talk"})
_TERMS = DEALS | {"law", "plan"}
_TERMS_OF_TIME = frozenset({"day", "month", "week", "year"})
_SENDING = frozenset("deliver dispatch fly send ship".split())
_BARE = ("compound:prt", "advmod", "compound")
_NEAR = frozenset({"between", "of", "on", "in", "to", "for", "with", "from", "against"})


def near_verb(verb: Token, obliques: bool = True, nested: bool = True) -> list[str]:
    """Words on a verb; without `obliques` the prepositions stay, their nouns do not; without
    `nested` no words of what hangs on its objects: "lifted its [veto] on aid"."""
    words = [*_marks(verb)]
    sent = object_meant(verb) if verb.lemma_.lower() in _SENDING else None
    if sent is not None:  # "the [rifles] that A sent to B"
        words += [sent.lemma_.lower(), sent.text.lower(), *_modifiers(sent)]
    for child in children(verb):
        if child.dep_.startswith(_DIRECT):
            ends = not nested and child.lemma_.lower() in ENDS
            for noun in conjuncts(child) if ends else measured(child):
                # "threw [in] the towel": a particle before its object
                words += [*cases(noun), noun.lemma_.lower(), noun.text.lower(), *_modifiers(noun)]
                below = _phrases(noun) if nested else []
                words += [w for c in below for w in (*cases(c), c.lemma_.lower())]
            words += _gerunds(child)
            if _is_term(child):
                words.append(child.lemma_.lower())
        elif child.dep_.startswith(_OBLIQUE) and (child.ent_type_ != "DATE" or _is_term(child)):
            if _is_beside(child):
                continue
            words += cases(child)  # "called on Friday" is no "call on"
            if obliques:
                words += [w for noun in _held(child) for w in _with_modifiers(noun)]
        elif child.dep_.startswith(_BARE):
            words += [child.lemma_.lower(), child.text.lower()]
            words += [word for c in _phrases(child) for word in cases(c)]  # "its back [on] them"
        elif child.dep_ == "advcl" and "from" in cases(child):  # "barred them from entering"
            words += [
                "from",
                child.lemma_.lower(),
                *(c.lemma_.lower() for c in children(child, "obj")),
            ]
        elif child.dep_ in ("xcomp", "ccomp") and not has_not(child, "advmod"):
            words += _in_complement(child, verb)
    return words


def _in_complement(complement: Token, verb: Token) -> list[str]:
    """Words of what is below a verb: "began to [arm] rebels", "called it an [act of war]"; of
    "stopped [blocking] aid" and "made it hard to [hold] talks" not what is blocked or held."""
    words = [complement.lemma_.lower(), complement.text.lower()]
    apart = complement.lemma_.lower() in BLOCKING or children(verb, "expl")
    below = children(complement, "mark") if apart else children(complement, "obj", "mark")
    below += children(complement, "compound:prt")
    words += [c.lemma_.lower() for c in below]
    if complement.pos_ == "NOUN":  # "a terrorist state"
        words += _modifiers(complement)
        words += [w for c in _phrases(complement) for w in (*cases(c), c.lemma_.lower())]
    return words


def near_noun(noun: Token) -> list[str]:
    """Words on a nominal event: its modifiers, and what follows "of" and other prepositions."""
    words = [*_modifiers(noun)]
    if children(noun, "cop"):  # "were [at] war"
        words += cases(noun)
    for child in _phrases(noun):
        words += [*cases(child), child.lemma_.lower(), *_modifiers(child)]
    return words


def measured(token: Token) -> Iterator[Token]:
    """The nouns of a coordination, and what they measure: "three days of [talks]", "a rise in
    [tariffs]"."""
    for noun in conjuncts(token):
        dated = noun.ent_type_ == "DATE"
        if not dated:
            yield noun
        behind = (["of"], ["in"]) if noun.lemma_.lower() in _RISES else (["of"],)
        yield from (c for c in children(noun, "nmod") if cases(c) in behind)


def _gerunds(name: Token) -> list[str]:
    """What somebody named is to do or does, right behind him: "opposes A [joining] B"."""
    below = [*children(name, "acl"), *children(name.head, "advcl")] if name.ent_type_ else []
    bare = [c for c in below if c.tag_ == "VBG" and not cases(c)]
    beside = [c for c in bare if c.left_edge.i == name.i + 1]
    return [clause.lemma_.lower() for clause in beside]


def _held(phrase: Token) -> list[Token]:
    """The noun of a phrase, and what comes in it: "hit it with a new round of [curbs]"."""
    within = [c for c in children(phrase, "nmod") if cases(c) == ["of"]]
    return [phrase, *within] if phrase.lemma_.lower() in _BATCHES else [phrase]


def _with_modifiers(noun: Token) -> list[str]:
    return [noun.lemma_.lower(), noun.text.lower(), *_modifiers(noun)]


@settled
def _is_term(phrase: Token) -> bool:
    """Whether a time is what somebody gets: "condemned to ten [years]", "was given twenty
    [months]", "gave them until [Friday]"."""
    if {"until", "till"} & set(cases(phrase)):
        return True
    counted = any(child.pos_ == "NUM" for child in children(phrase))
    return phrase.lemma_.lower() in _TERMS_OF_TIME and counted and cases(phrase) in ([], ["to"])


def _is_beside(phrase: Token) -> bool:
    """Whether a phrase tells of something else: "left after talks", "left under a truce", "ended
    without a deal", "met at the request of A", "agreed to it in a meeting with A"."""
    behind = set(cases(phrase))
    if behind & {"at", "upon"} and phrase.lemma_.lower() in _BIDDING:
        return True
    term = phrase.lemma_.lower() in _TERMS
    if is_talked_in(phrase) and phrase.head.lemma_.lower() == "agree":
        return True
    return bool(behind & _BESIDE) or (term and bool(behind & {"under", "without"}))


def is_talked_in(phrase: Token) -> bool:
    """Whether a phrase tells of talks with somebody besides what its verb does: "agreed to it in a
    [meeting] with A"."""
    talks = phrase.lemma_.lower() in _MEETINGS and {"at", "during", "in"} & set(cases(phrase))
    return bool(talks) and any("with" in cases(c) for c in children(phrase, "nmod"))


def _before_hyphen(verb: Token) -> list[str]:
    """The word that a verb is made with: "[test]-fired"."""
    doc, at = verb.doc, verb.i
    hyphen = at > 1 and doc[at - 1].text == "-" and not doc[at - 1].whitespace_
    return [doc[at - 2].lower_] if hyphen and not doc[at - 2].whitespace_ else []


@settled
def _marks(verb: Token) -> Sequence[str]:
    """What stands around a verb whichever words on it are asked for."""
    return [*_markers(verb), *_before_hyphen(verb)]


def _markers(verb: Token) -> Iterator[str]:
    objects = children(verb, "obj", "nsubj:pass")
    if objects:
        yield "+obj"
    if any(owner.pos_ == "PRON" for noun in objects for owner in children(noun, "nmod:poss")):
        yield "+own"
    if children(verb, "iobj"):
        yield "+iobj"
    if any("that" in cases(said) for noun in objects for said in children(noun, "acl", "ccomp")):
        yield "+said"
    for subject in (noun for s in _subjects(verb) for noun in measured(s)):
        yield "^storm" if _is_storm(subject) else "^" + subject.lemma_.lower()
        yield from ("^" + word for word in _modifiers(subject))
    called = [child for child in children(verb, "xcomp") if _is_name_for(child)]
    if called:
        yield "+noun"
    elif any(noun.ent_type_ == "PERSON" for noun in objects):
        yield "+person"
    for child in children(verb):
        if child.dep_ == "ccomp":
            yield "+that"
        elif child.dep_ == "advcl" and has_for(child):
            yield "for"
        elif child.dep_ == "advcl" and "by" in cases(child):
            yield "by"
        elif child.dep_ in ("xcomp", "advcl") and child.tag_ in ("VB", "VBG"):
            yield "+to" if child.tag_ == "VB" else "+ing"
            if child.lemma_.lower() in _HELPING and child.tag_ == "VB":
                yield "+help"


@settled
def _subjects(verb: Token) -> Sequence[Token]:
    """The subjects of a verb, those of the verb above where it has none: "[troops] began to go"."""
    while verb.dep_ == "xcomp" and verb.head.pos_ == "VERB" and not subjects_of(verb):
        if children(verb.head, "obj", "iobj"):
            return []
        verb = verb.head
    return subjects_of(verb)


def _is_storm(noun: Token) -> bool:
    """Whether a storm is told of that jets are called by: "Typhoon Hagibis", not "two Typhoons"."""
    if noun.lemma_.lower() not in ("tornado", "typhoon"):
        return False
    bare = noun.tag_ in ("NN", "NNP") and not children(noun, "det", "nummod")
    return noun.text.islower() or bare


def _is_name_for(complement: Token) -> bool:
    """Whether a complement says what somebody is called: "a liar", but not "King [Salman]"."""
    named = complement.pos_ == "PROPN" and bool(children(complement, "det"))
    return complement.pos_ in ("NOUN", "ADJ") or named


def _phrases(noun: Token) -> list[Token]:
    return [c for c in children(noun, "nmod") if _NEAR & set(cases(c)) and c.ent_type_ != "DATE"]


@settled
def _modifiers(token: Token) -> Sequence[str]:
    """The words before a noun; of a participle not the verb: "a [planned] meeting" is no plan."""
    offices = children(token, "nmod:desc")  # "[High Commissioner] James Batley"
    found = [c for noun in (token, *offices) for c in children(noun, "amod", "compound")] + offices
    words = [child.text.lower() for child in found]
    return words + [child.lemma_.lower() for child in found if child.tag_ not in ("VBN", "VBD")]
