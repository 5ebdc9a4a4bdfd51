"""Relative clauses that the parser takes for something else, and verbs that belong to them."""

from __future__ import annotations

from kg.extract.grammar.blaming import blamed_by
from kg.extract.grammar.tree import (
    ANY_SUBJECT,
    FINITE,
    NOUNS,
    RELATIVE,
    SUBJECTS,
    cases,
    children,
)
from kg.extract.grammar.words import Token
from kg.extract.lexical.attitudes import LEADING

_HAVING = frozenset({"had", "has", "have"})
_WHO = ("who", "whom")
_CLAUSES = ("acl:relcl", "advcl:relcl")
_BLOWS = frozenset("airstrike assault attack blast bombing explosion raid shelling strike".split())


def hang_relative(verb: Token) -> bool:
    """Read a verb with "who" or "which" as a relative clause, and one that is joined to its object
    as joined to it: "A, which [jailed] reporters and [invaded] B"."""
    if _read_that(verb):
        return True
    noun = verb.head
    asking = any(c.lower_ in ("which", "who") and c.i > noun.i for c in children(verb, *SUBJECTS))
    if verb.dep_ in ("amod", "acl", "appos") and noun.pos_ in NOUNS and asking:
        verb.dep_ = "acl:relcl"
        return True
    _read_which(verb)
    if (told := _told_before(verb)) is not None:
        verb.head = told
        return True
    bare = verb.dep_ == "conj" and noun.dep_ in ("obj", "obl") and not children(noun, "cop")
    finite = verb.tag_ in FINITE and not children(verb, *ANY_SUBJECT)
    if bare and finite and noun.head.pos_ == "VERB" and verb.i > noun.i > noun.head.i:
        verb.head = noun.head
        return True
    return False


def _read_that(verb: Token) -> bool:
    """Read a "that" right before the verb of a relative clause without a subject as its subject:
    "the mines [that] wounded two"."""
    if verb.dep_ != "acl:relcl" or children(verb, *ANY_SUBJECT):
        return False
    for that in (mark for mark in children(verb, "mark") if mark.tag_ == "WDT"):
        first = that.nbor(1) if that.i < verb.i else that
        if first == verb or (first.head == verb and first.dep_.startswith("aux")):
            that.dep_ = "nsubj:pass" if children(verb, "aux:pass") else "nsubj"
            return True
    return False


def _told_before(verb: Token) -> Token | None:
    """Of what a relative clause tells, where the parser has another word for it."""
    if verb.dep_ != "acl:relcl":
        return None
    asked = (_body_before, _blow_before, _deed_before, _person_before, _led_before)
    told = next((found for ask in asked if (found := ask(verb)) is not None), None)
    return None if told is None or verb.is_ancestor(told) else told


def _read_which(verb: Token) -> None:
    """Read a clause with "which" for its object as a relative one, where the parser has it beside
    the clause before: "ten died in a raid, which A [blamed] on B"."""
    which = next((c for c in children(verb, "obj") if c.lower_ == "which"), None)
    if verb.dep_ not in ("parataxis", "advcl") or which is None or which != verb.left_edge.nbor(1):
        return
    last = which.nbor(-2) if which.i > 1 and which.nbor(-1).text == "," else which
    noun = next((t for t in (last, *last.ancestors) if t.pos_ in NOUNS and t.dep_ != "flat"), None)
    if noun is not None and not verb.is_ancestor(noun) and verb.head.i < noun.i:
        verb.head, verb.dep_ = noun, "acl:relcl"


def _person_before(verb: Token) -> Token | None:
    """The person whose name stands right before "who" or "whom", where the parser has a thing: "no
    plan to see [A], whom he had thanked"."""
    who = next((c for c in children(verb, *SUBJECTS, "obj", "obl") if c.lower_ in _WHO), None)
    if who is None or who.i < 2 or who.nbor(-1).text != ",":
        return None
    name = who.nbor(-2)
    while name.dep_ in ("flat", "compound") and name.head.i < name.i:
        name = name.head
    person = name.ent_type_ == "PERSON" and who.nbor(-2).ent_type_ == "PERSON"
    if not person or verb.is_ancestor(name) or verb.head.pos_ == "PROPN" or verb.head.i > name.i:
        return None
    path = [name, *name.ancestors]
    path = path[: path.index(verb.head)] if verb.head in path else []
    deed = any(
        n.pos_ == "VERB" or cases(n) == ["by"] for n in path
    )  # "a plan to see", "a visit by"
    return name if deed or not path else None


def _led_before(verb: Token) -> Token | None:
    """What somebody leads, where "which" stands right behind his name: "areas of [the group] led by
    A, which joined B"."""
    which = next((c for c in children(verb, *SUBJECTS) if c.lower_ == "which"), None)
    if which is None or which.i < 2 or which.nbor(-1).text != ",":
        return None
    name = which.nbor(-2)
    while name.dep_ in ("flat", "compound", "punct") and name.head.i < name.i:
        name = name.head
    led = name.head
    if name.ent_type_ != "PERSON" or led.lemma_ not in LEADING or led.tag_ != "VBN" or not led.i:
        return None
    body = led.nbor(-1)
    while body.dep_ in ("flat", "punct") and body.head != led:
        body = body.head
    return body if body.pos_ in NOUNS and body != verb.head else None


def _body_before(verb: Token) -> Token | None:
    """The body that "which" stands right behind, where the parser has it for a person: "X, the head
    of [B], which claimed the raid"."""
    person = verb.head
    which = next((c for c in children(verb, *SUBJECTS) if c.lower_ == "which"), None)
    if person.ent_type_ != "PERSON" or which is None:
        return None
    if which.i < 2 or which.nbor(-1).text != ",":
        return None
    last = which.nbor(-2)
    ends = [t for t in (last, *last.ancestors) if person.is_ancestor(t) and t.right_edge == last]
    bodies = (t for t in ends if t.dep_ == "nmod" and cases(t) == ["of"])
    return next((t for t in bodies if t.head.dep_ in ("appos", "nmod:desc", "nmod")), None)


def _blow_before(verb: Token) -> Token | None:
    """The blow that hurt somebody or is blamed on somebody, where the parser has the place that was
    hit: "the [bombing] of A's embassy, which killed two"."""
    place = verb.head
    hurt, blamed = verb.lemma_ in ("injure", "kill", "wound"), bool(blamed_by(verb))
    places = SUBJECTS if hurt else ("obj",)
    which = any(c.lower_ in ("that", "which") for c in children(verb, *places))
    blow = place.head
    struck = place.dep_ == "nmod" and blow.pos_ == "NOUN" and blow.lemma_.lower() in _BLOWS
    return blow if (hurt or blamed) and which and struck else None


def _deed_before(verb: Token) -> Token | None:
    """What was done at a place, where the parser has the place for what a "that" without a comma
    before it tells of, as no name needs one: "launched [an assault] on A that left ten dead"."""
    place = verb.head
    that = next((c for c in children(verb, *SUBJECTS) if c.lower_ == "that"), None)
    if that is None or place.ent_type_ != "GPE":
        return None
    if (
        place.pos_ != "PROPN"
        or that.i <= place.i
        or that.nbor(-1).text == ","
        or children(place, "det")
    ):
        return None
    deed = place.head
    at = place.dep_ == "nmod" and deed.pos_ == "NOUN" and cases(place) != ["of"]
    return deed if at and not deed.ent_type_ else None


def hang_owned(whose: Token) -> bool:
    """Hang what "whose" says to be somebody's on its verb, where it was taken for a part of the
    name behind it: "whose [leader] Israel killed"."""
    noun = whose.nbor(1) if whose.i + 1 < len(whose.doc) else whose
    name = next((t for t in (whose.head, noun.head) if t.dep_ == "nsubj"), None)
    if name is None or noun.pos_ != "NOUN" or not name.ent_type_ or name.ent_type_ == "PERSON":
        return False
    verb = name.head
    if verb.dep_ != "acl:relcl" or noun.head != name or children(verb, "obj"):
        return False
    noun.head, noun.dep_ = verb, "obj"
    whose.head, whose.dep_ = noun, "nmod:poss"
    return True


def stay_in_relative(verb: Token) -> bool:
    """Join a verb to the relative clause before it that no comma has ended: "met A, which had
    closed the border and [accused] B", "a step that A denounced and B [hailed]"."""
    if verb.dep_ == "conj" and _leave_relative(verb):
        return True
    subjects = children(verb, *ANY_SUBJECT)
    joined = next((c for node in (verb, *subjects) for c in children(node, "cc")), None)
    if joined is None or joined.i == 0 or joined.i > verb.i:
        return False
    clauses = [t for t in verb.doc[verb.head.i + 1 : joined.i] if t.dep_ == "acl:relcl"]
    above = [t for t in clauses if t == joined.nbor(-1) or t.is_ancestor(joined.nbor(-1))]
    for clause in above:
        fits = _leaves_out(clause, verb) if subjects else _goes_on(clause, verb)
        if fits and not verb.is_ancestor(clause) and clause != verb.head:
            verb.head, verb.dep_ = clause, "conj"
            return True
    return False


def _leave_relative(verb: Token) -> bool:
    """Join a verb in the past to that of the main clause, where the relative clause before it tells
    what is so: "named the forces that surround A and [called] for talks"."""
    clause = verb.head
    if verb.tag_ != "VBD" or clause.dep_ not in _CLAUSES or clause.tag_ not in ("VBP", "VBZ"):
        return False
    above = next((t for t in (clause.head, *clause.head.ancestors) if t.pos_ == "VERB"), None)
    if above is None or above.tag_ != "VBD" or children(verb, *ANY_SUBJECT):
        return False
    verb.head = above
    return True


def _leaves_out(clause: Token, verb: Token) -> bool:
    """Whether a verb with a subject lacks the object that the relative clause lacks, too."""
    named = [c for c in children(clause, *ANY_SUBJECT) if c.lower_ not in RELATIVE]
    told = [c for c in children(clause, "obj", "ccomp") if c.lower_ not in RELATIVE]
    return bool(named) and not told and not children(verb, "obj", "ccomp", "xcomp")


def _goes_on(clause: Token, verb: Token) -> bool:
    """Whether a verb without a subject goes on with the relative clause: that has a comma before
    it and none behind, or both are of one form, which that of the verb above is not."""
    pronoun = next((c for c in children(clause, *ANY_SUBJECT) if c.lower_ in RELATIVE), None)
    if pronoun is None or verb.dep_ != "conj":
        return False
    perfect = any(c.lower_ in _HAVING for c in children(clause, "aux"))
    if perfect and verb.tag_ == "VBN":
        return True
    past = clause.tag_ == "VBD" or perfect
    if pronoun.i and pronoun.nbor(-1).text == ",":
        return past or verb.tag_ == clause.tag_
    return past and verb.tag_ == "VBD" and verb.head.tag_ in ("VBP", "VBZ")


def close_relative(verb: Token) -> bool:
    """Hang what stands between "who" and its verb on that verb: "faulted A, who [during a visit]
    had warned B"."""
    relative = next((c for c in children(verb, *SUBJECTS) if c.lower_ in ("which", "who")), None)
    if verb.dep_ != "acl:relcl" or relative is None:
        return False
    above = verb.head.head
    inside = [c for c in children(above, "obl", "advmod") if relative.i < c.i < verb.i]
    for phrase in inside:
        phrase.head = verb
    return bool(inside)
