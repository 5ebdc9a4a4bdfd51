"""What goes on a list: names that the parser gives the verb a second time, gerunds behind "by"."""

from __future__ import annotations

from kg.extract.grammar.tree import ANY_SUBJECT, NOUNS, cases, children
from kg.extract.grammar.words import Token

_HALVES = frozenset({"East", "North", "South", "West"})
_PLACED = frozenset(
    """
    area camp city country county district island part place port province region state suburb
    territory town village
    """.split()
)
_PLACES = ("nsubj", "nsubj:pass", "obj")


def join_lists(token: Token) -> None:
    """Mend what a token is of a list."""
    join_list(token)
    join_state(token)
    hang_told(token)
    join_with(token)
    leave_place(token)
    join_repeated(token)
    join_halves(token)
    join_by(token)


def join_list(name: Token) -> None:
    """Join a name to the one before it in a list that goes on: "A, [B] and C left", where the
    parser has A and B for two subjects."""
    first = name.head.by_dep.get(name.dep_, [name])[0] if name.dep_ in _PLACES else name
    if first.i >= name.i or not (first.ent_type_ and name.ent_type_) or cases(name):
        return
    if first.pos_ not in NOUNS or name.pos_ not in NOUNS:
        return
    behind = [c for t in (first, name) for c in children(t, "conj") if c.i > name.i]
    comma = name.left_edge.i - (name.left_edge.text != ",")
    ends = max(t.i for t in first.subtree if t.i < name.i)
    goes_on = any(children(c, "cc") for c in behind) and ends in (comma, comma - 1)
    if goes_on and name.doc[comma].text == ",":
        name.head, name.dep_ = first, "conj"


def join_state(name: Token) -> None:
    """Join a state to those before it: "the presidents of A, B and [C]", which the parser joins to
    the presidents themselves."""
    officials = name.head
    if name.dep_ != "conj" or name.pos_ != "PROPN" or officials.tag_ != "NNS" or cases(name):
        return
    first = next((c for c in children(officials, "nmod") if cases(c) == ["of"]), name)
    listed = name.doc[first.i : name.i]
    state = name.ent_type_ == "GPE" or any(t.text == "," for t in listed)
    named = all(t.tag_ == "NNP" or t.pos_ in ("CCONJ", "PUNCT") for t in listed)
    if state and named and first.ent_type_ == "GPE" and first.i < name.i:
        name.head = first


def join_with(name: Token) -> None:
    """Join a phrase to the one before it that has the same preposition: "spoke to A and [to B]",
    which the parser has for two of the verb."""
    if name.dep_ != "obl" or not children(name, "cc") or name.pos_ not in NOUNS:
        return
    for first in children(name.head, "obl"):
        near = first.i < name.i and first.right_edge.i == name.left_edge.i - 1
        if near and cases(first) == cases(name) != [] and first.pos_ in NOUNS:
            name.head, name.dep_ = first, "conj"


def leave_place(people: Token) -> None:
    """Join people to those before them, not to the place where those are: "met traders working in
    Oslo, [teachers] and [students]"."""
    if people.tag_ != "NNS" or people.ent_type_ or people.lemma_.lower() in _PLACED:
        return
    if people.dep_ == "appos" and people.head.tag_ == "NNS":
        clauses = [c for c in children(people.head, "acl") if c.right_edge.i == _before(people)]
        if clauses and any(children(c, "cc") for c in children(people, "conj")):
            people.dep_ = "conj"
    elif people.dep_ in ("appos", "conj") and people.head.ent_type_ in ("GPE", "LOC"):
        place, clause = people.head, people.head.head
        told = clause.dep_ in ("acl", "acl:relcl") and clause.head.tag_ == "NNS"
        if told and place.dep_ == "obl" and people.i > place.i:
            people.head, people.dep_ = clause.head, "conj"


def _before(phrase: Token) -> int:
    """Index of the word before a phrase and its comma."""
    first = phrase.left_edge.i
    return first - 1 - (first > 0 and phrase.doc[first - 1].text == ",")


def join_repeated(name: Token) -> None:
    """Join a name to the one before it that a comma parts from it and that has the same
    preposition, where the list goes on so: "blamed it on A, [on B] and on C"."""
    if name.dep_ not in ("nmod", "obl") or not name.ent_type_ or name.left_edge.i < 2:
        return
    comma = name.left_edge.text == "," and name.left_edge != name
    start = name.left_edge.nbor(1) if comma else name.left_edge
    last = start.nbor(-2)
    first = last.head if last.dep_ in ("flat", "compound") else last
    goes_on = any(children(c, "cc") and cases(c) == cases(name) for c in children(name, "conj"))
    alike = first.ent_type_ and first.dep_ in ("nmod", "obl") and cases(first) == cases(name) != []
    beside = first.head == name.head or name.head == first
    if goes_on and alike and beside and start.nbor(-1).text == ",":
        name.head, name.dep_ = first, "conj"


def join_by(verb: Token) -> None:
    """Join a gerund behind "by" to the one before it that has "by", too: "answered by shelling A,
    where ten died, and by [seizing] B"."""
    if verb.dep_ != "conj" or verb.tag_ != "VBG" or "by" not in cases(verb):
        return
    if "by" in cases(verb.head):
        return
    for other in verb.ancestors:
        if other.dep_ == "advcl" and other.tag_ == "VBG" and "by" in cases(other):
            verb.head = other
            return


def join_halves(half: Token) -> None:
    """Give both halves of a land their places, where the first lacks its name: "the leaders of
    [North] and South Korea", which the parser has for compounds of one another."""
    if half.text not in _HALVES or half.i + 3 >= len(half.doc) or half.nbor(1).lower_ != "and":
        return
    other, land = half.nbor(2), half.nbor(3)
    if other.text not in _HALVES or not (land.ent_type_ == half.ent_type_ == "GPE"):
        return
    if half.head == land:
        for child in children(land):
            if child.i < half.i:
                child.head = half
        half.head, half.dep_ = land.head, land.dep_
    land.head, land.dep_ = half, "conj"
    other.head, other.dep_ = land, "compound"
    half.nbor(1).head = land


def hang_told(noun: Token) -> None:
    """Hang what one of several is on the last of them, right before it: "the government and B, [a
    group] that fights it", which the parser hangs on the first."""
    first, start = noun.head, noun.left_edge.i
    if noun.dep_ not in ("appos", "conj") or noun.tag_ != "NN" or start < 2:
        return
    if children(noun, "cc") or not children(noun, "det"):
        return
    comma = start - (noun.left_edge.text != ",")
    last = [c for c in children(first, "conj") if c.i < noun.i and c.pos_ in NOUNS][-1:]
    if not last or noun.doc[comma].text != "," or last[0].right_edge.i not in (comma, comma - 1):
        return
    joined = any(c.lower_ == "and" for c in children(last[0], "cc"))
    if joined and not noun.is_ancestor(last[0]):
        noun.head, noun.dep_ = last[0], "appos"


def hang_beside(verb: Token) -> None:
    """Hang who does something beside an act on that, where the parser has him for one with whom the
    act is done: "called it a farce, with [A] denouncing B"."""
    if verb.tag_ != "VBG" or verb.dep_ != "advcl":
        return
    own = [c for c in children(verb, "mark") if c.i < verb.i]
    if any(c.i < verb.i for c in children(verb, *ANY_SUBJECT)):
        return
    for who in children(verb.head, "obl"):
        marks = own or children(who, "case")
        comma = [t.text for t in marks[0].before(1)] if marks else []
        if [c.lower_ for c in marks] != ["with"] or comma != [","]:
            continue
        below = [t.i for t in who.subtree if t.text != ","]
        if min(*below, marks[0].i) == marks[0].i and max(below) == verb.i - 1:
            who.head, who.dep_ = verb, "nsubj"
            marks[0].head, marks[0].dep_ = verb, "mark"
