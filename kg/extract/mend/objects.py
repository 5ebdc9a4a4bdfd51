"""Objects, and a few subjects, that the parser hangs on another word than their verb."""

from __future__ import annotations

from kg.extract.grammar.tree import FINITE, NOMINAL, SUBJECTS, cases, children
from kg.extract.grammar.words import Token
from kg.extract.lexical.attitudes import CALLING, CRAFT, TEXTS

_OBJECTIVE = frozenset({"her", "him", "me", "them", "us"})
_SEEING = CALLING | {"see"}
_CROWDED = frozenset("demonstrate march protest queue rally".split())


def join_object(noun: Token) -> None:
    """Hang a noun on the verb before it, not on the object of the verb that this is joined to:
    "killed three and wounded several [others]"."""
    first = noun.head
    if noun.dep_ != "conj" or first.dep_ != "obj" or noun.pos_ not in NOMINAL:
        return
    start = noun.left_edge.i
    verb = noun.doc[start - 1] if start else noun
    joined = verb.dep_ == "conj" and verb.head == first.head and verb.pos_ == "VERB"
    if joined and verb.i > first.i and not children(verb, "obj"):
        noun.head, noun.dep_ = verb, "obj"


def make_noun(verb: Token) -> None:
    """Read a gerund with an article as a noun: "denounced the [sacking] of A"."""
    if verb.tag_ != "VBG" or not children(verb, "det", "nmod:poss"):
        return
    of = [c for c in children(verb, "nmod", "obl") if "of" in cases(c)]
    if not of:
        return
    verb.pos_, verb.tag_ = "NOUN", "NN"
    of[0].dep_ = "nmod"
    above = verb.head
    if verb.dep_ in ("advcl", "ccomp", "xcomp") and not cases(verb) and verb.i > above.i:
        verb.dep_ = "obl" if children(above, "obj") else "obj"


def free_meeting(noun: Token) -> None:
    """Give a verb those who act, where the parser has their meeting: "[leaders] meeting in Rome
    condemned A"."""
    if noun.lower_ != "meeting" or noun.pos_ != "NOUN" or noun.dep_ not in SUBJECTS:
        return
    before = noun.nbor(-1) if noun.i else noun
    if before.head != noun or before.tag_ != "NNS" or before.pos_ != "NOUN":
        return
    for child in children(noun):
        if child.i < before.i:
            child.head = before
    before.head, before.dep_ = noun.head, noun.dep_
    noun.head, noun.dep_ = before, "acl"
    noun.pos_, noun.tag_ = "VERB", "VBG"


def make_object(name: Token) -> None:
    """Read who is called as an object: "called [Recep Tayyip Erdogan]", where the parser has what
    somebody was called."""
    verb = name.head
    if verb.lemma_.lower() in _SEEING and not children(verb, "obj", "nsubj:pass"):
        for part in children(verb, "xcomp"):
            if part.pos_ == "PROPN":
                part.dep_ = "obj"
                if part != name:
                    part.head, part.dep_ = name, "flat"


def hang_helped(verb: Token) -> None:
    """Hang who is helped on "help": "helped [A] retake a town"."""
    for helped in children(verb, "nsubj", "obj"):
        if verb.head.i < helped.i < verb.i:
            helped.head, helped.dep_ = verb.head, "obj"
            verb.dep_ = "xcomp"


def hang_wanted(noun: Token) -> None:
    """Hang who is to do something on what he is to do: "demanding [the government] cut aid", where
    the parser has him for the one who demands."""
    verb = noun.head
    if noun.i < verb.i or verb.tag_ != "VBG":
        return
    for clause in children(verb, "ccomp"):
        if clause.left_edge.i == noun.right_edge.i + 1 and not children(clause, *SUBJECTS):
            noun.head = clause


def name_craft(noun: Token) -> None:
    """Hang the name of a craft on it, where the parser has both for objects: "seized the Greek
    tanker [Delta Poseidon]", "seized the Iranian [Grace 1] tanker"."""
    verb = noun.head
    if noun.dep_ != "obj" or noun.pos_ != "PROPN":
        return
    for craft in children(verb, "obj"):
        if craft.lemma_.lower() in CRAFT and craft.pos_ == "NOUN":
            if craft.i == noun.left_edge.i - 1:
                noun.head, noun.dep_ = craft, "dep"
            elif noun.right_edge.i == craft.i - 1 and noun.ent_type_ != "GPE":
                noun.head, noun.dep_ = craft, "dep"
                for child in children(noun, "det", "amod"):
                    child.head = craft


def tell_object(verb: Token) -> None:
    """Hang what people were doing on them, and on a text what it says: "shot people [protesting]
    against it", "passed a law [banning] A"."""
    crowd = verb.lemma_.lower() in _CROWDED
    for told in children(verb.head, "obj", "obl"):
        text = told.lemma_.lower() in TEXTS and verb.left_edge.text != ","
        between = verb.doc[told.right_edge.i + 1 : verb.left_edge.i]  # "a bill on [Monday] banning"
        beside = all(token.ent_type_ == "DATE" or token.lower_ == "on" for token in between)
        if told.i < verb.i and beside and (crowd or text):
            verb.head, verb.dep_ = told, "acl"


def tell_pronoun(pronoun: Token) -> None:
    """Read a pronoun behind a verb as whom it is told: "and warned [it] not to act"."""
    verb = pronoun.head
    if pronoun.i != verb.i + 1 or verb.tag_ not in FINITE or children(verb, "obj", "iobj"):
        return
    told = pronoun.lower_ == "it" and any(c.tag_ == "VB" for c in children(verb, "xcomp"))
    if told or pronoun.lower_ in _OBJECTIVE:
        pronoun.dep_ = "obj"


def name_nouns(verb: Token) -> None:
    """Read as nouns what the parser takes for infinitives behind "to"."""
    _name_ended(verb)
    _name_plural(verb)


def _name_plural(verb: Token) -> None:
    """Read a plural behind "to" as the noun that it is: "invited him to [talks] in March"."""
    plural = verb.tag_ == "VB" and verb.lower_ == f"{verb.lemma_.lower()}s"
    if not plural or verb.dep_ not in ("advcl", "xcomp"):
        return
    marks = [mark for mark in children(verb, "mark") if mark.lower_ == "to"]
    if not marks or marks[0].i != verb.i - 1:
        return
    marks[0].dep_ = "case"
    verb.dep_, verb.pos_, verb.tag_ = "obl", "NOUN", "NNS"
    for child in children(verb, "advmod", "obl"):
        child.head = verb.head


def _name_ended(verb: Token) -> None:
    """Read what an end is put to as the noun that it is: "an end to [trade] with B"."""
    end = verb.head
    if verb.dep_ != "acl" or verb.tag_ != "VB" or end.lemma_.lower() not in ("end", "halt", "stop"):
        return
    marks = children(verb, "mark")
    if [mark.lower_ for mark in marks] != ["to"] or end.i != marks[0].i - 1:
        return
    if children(verb, "obj", "xcomp", "ccomp"):
        return
    marks[0].dep_ = "case"
    verb.dep_, verb.pos_, verb.tag_ = "nmod", "NOUN", "NN"
    for child in children(verb, "obl"):
        child.dep_ = "nmod"


def hang_not(word: Token) -> None:
    """Hang "never" on what is never to be: "vowed [never] to cooperate with A"."""
    verb = word.head
    behind = word.i > verb.i and word.i + 1 < len(word.doc)
    for clause in children(verb, "xcomp") if behind else ():
        if any(mark.i == word.i + 1 and mark.lower_ == "to" for mark in children(clause, "mark")):
            word.head = clause
