"""What an act turns on, told by no "if": its order of words, "depending on", what must come first;
what only may have been, and what was, by how it is told."""

from __future__ import annotations

from kg.extract.grammar.denials import disputes
from kg.extract.grammar.negation import is_open
from kg.extract.grammar.tenses import PRESENT, having, will_be
from kg.extract.grammar.tree import ANY_SUBJECT, INTERROGATIVE, cases, children, is_passive
from kg.extract.grammar.words import Token
from kg.extract.lexical.attitudes import ALLEGATIONS, BLOCKING, FAILING, FEARS, WILLING

_OPEN = frozenset("how what when where whether which who whom whose".split())
_HEARSAY = frozenset("allege believe report reckon rumor rumour say suspect think".split())
_PROBABLE = frozenset("likely plausible possible probable".split())
_RANKS = frozenset("first last latest only second third".split())
_WARS = frozenset({"fight", "wage"})
_SAME = ("conj", "nmod", "nsubj", "obj", "obl", "xcomp")  # an act below is part of what is asked
_INVERTED = frozenset(["had", "should", "were"])
_CONFIRMING = frozenset({"confirm", "deny"})
_THEN = frozenset("after as before once since until when while".split())


def is_inverted(verb: Token) -> bool:
    """Whether a clause is a condition by its order: "[were] B to attack", "[had] it not left"."""
    if verb.dep_ not in ("advcl", "ROOT") or verb.left_edge.lower_ not in _INVERTED:
        return False
    first, behind = verb.left_edge, children(verb, *ANY_SUBJECT)
    asked = verb.sent.text.rstrip().endswith("?")
    return first.dep_.startswith(("aux", "cop")) and bool(behind) and not asked


def is_asked(act: Token) -> bool:
    """Whether all that is asked is whether something was or will be: "Did A [meet] B?", and not
    "Why did A [meet] B?"."""
    ends = (t for t in reversed(list(act.sent)) if t.tag_ not in ("''", "-RRB-"))
    if next(ends, act).text[:1] != "?":
        return False
    node = act
    while node.head != node:
        if any(c.tag_ in INTERROGATIVE for c in children(node) if c.i < node.i):
            return False
        if node.dep_ not in _SAME and not (node.dep_ == "parataxis" and node.i > node.head.i):
            return False
        node = node.head
    return not any(t.tag_ in INTERROGATIVE and t.i < node.i for t in children(node))


def is_depended_on(trigger: Token) -> bool:
    """Whether all turns on an act that may be: "depending on what troops it [deployed]"."""
    begun = (node.left_edge.i for node in (trigger, *trigger.ancestors))
    starts = (trigger.doc[max(0, at) : at + 3] for first in begun for at in (first - 2, first))
    words = ([t.lower_ for t in start if t.i < trigger.i] for start in starts)
    return any(found[:2] == ["depending", "on"] and found[-1] in _OPEN for found in words)


def is_probable(clause: Token, node: Token) -> bool:
    """Whether a clause is what somebody takes to have been: "is likely that A had [struck] B", "is
    said to have [sold] arms"."""
    if clause.dep_ == "xcomp" and node.lemma_.lower() in _HEARSAY:
        return is_passive(node)
    content = clause.dep_ in ("ccomp", "csubj") and "that" in cases(clause)
    done = clause.tag_ == "VBD" or any(c.lemma_ == "have" for c in children(clause, "aux"))
    return content and done and node.lemma_.lower() in _PROBABLE


def is_beside(clause: Token) -> bool:
    """Whether a clause tells what was at another time, or what an accuser does besides: "accused A
    after B [had met] C", "accused A of theft, [calling] B a liar"."""
    if clause.dep_ != "advcl":
        return False
    marks = children(clause, "mark", "case", "advmod")
    comma = any(t.text == "," for t in clause.left_edge.before(1))
    own = clause.tag_ == "VBG" and not cases(clause) and comma
    return own or any(mark.lower_ in _THEN for mark in marks)


def is_only_said(clause: Token, node: Token) -> bool:
    """Whether a clause is what allegations hold, or what somebody neither confirms nor denies."""
    lemma = node.lemma_.lower()
    if clause.dep_ == "acl":
        whole = "that" in cases(clause) or bool(children(clause, *ANY_SUBJECT))
        return lemma in ALLEGATIONS and whole and not disputes(clause)
    return clause.dep_ == "ccomp" and lemma in _CONFIRMING and is_open(node)


def counts_wars(verb: Token) -> bool:
    """Whether wars are counted that were: "have [fought] two wars"."""
    wars = [c for c in children(verb, "obj") if c.lemma_.lower() == "war"]
    if not any(c.lemma_ == "have" for c in children(verb, "aux")):
        return False
    return verb.lemma_.lower() in _WARS and any(children(c, "nummod") for c in wars)


def is_awaited(verb: Token, words: set[str]) -> bool:
    """Whether something else will be when an act has been: "will leave once they [free] him"."""
    if "once" in words and words & {"has", "have"}:
        return True
    soon = "as" in words and verb.head.lower_ in ("long", "soon")
    if verb.dep_ != "advcl" or not (soon or words & {"once", "until", "when"}):
        return False
    above = next((n for n in verb.ancestors if n.pos_ == "VERB"), verb)
    open_yet = verb.tag_ in PRESENT or (having(verb) and (soon or "until" in words))
    open_yet = open_yet or _is_backshifted(verb, above, words)
    return bool(open_yet) and above != verb and (will_be(above) or _is_willed(above))


def _is_backshifted(verb: Token, above: Token, words: set[str]) -> bool:
    """Whether what is awaited is told in the past as all that was said: "said it would not free A
    until B [left]"."""
    would = any(c.lower_ == "would" for c in children(above, "aux"))
    return would and verb.tag_ == "VBD" and "until" in words


def _is_willed(verb: Token) -> bool:
    """Whether somebody is willing to do something, or refuses to."""
    return verb.dep_ == "xcomp" and verb.head.lemma_.lower() in WILLING | FAILING


def is_ranked(noun: Token) -> bool:
    """Whether a noun tells of somebody as the first, the last or the only one to do something."""
    told = noun.dep_ in ("xcomp", "appos") or bool(children(noun, "cop"))
    return told and any(word.lemma_.lower() in _RANKS for word in children(noun, "amod"))


def is_blocked(text: Token) -> bool:
    """Whether what is written somewhere never took force."""
    passive = text.dep_ == "nsubj:pass"
    return (passive or text.dep_ == "obj") and text.head.lemma_.lower() in BLOCKING


def is_feared(clause: Token, node: Token) -> bool:
    """Whether a clause says what somebody fears: "over fears that it [helped] A"."""
    told = clause.dep_ in ("acl", "ccomp") and bool(children(clause, *ANY_SUBJECT))
    return told and node.pos_ == "NOUN" and node.lemma_.lower() in FEARS
