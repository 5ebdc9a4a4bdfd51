"""What noun a date belongs to, where it dates no more than that: "the March 4 attack"."""

from __future__ import annotations

from kg.extract.grammar.tree import cases
from kg.extract.grammar.words import Token
from kg.extract.lexical.attitudes import DEALS
from kg.model import Span

# What puts an act beside something in time.
_TIMES = frozenset("after at before by during following in on since under until with".split())
_OCCASIONS = frozenset({"at", "during", "in"})
_MODIFIERS = ("amod", "compound", "nmod:desc", "nmod:unmarked", "nummod")


def owned(date: Span, word: Token) -> Token | None:
    """What a date belongs to, where it dates no more than that: "condemned Friday's [attack]", but
    "met at Friday's summit"."""
    noun = next((t.head for t in (word, tip_of(date, word)) if t.dep_ == "nmod:poss"), None)
    if noun is None or set(cases(noun)) & {"at", "during"}:
        return None
    inside = {"in", "of", "on"} & set(cases(noun))  # "the winner of Sunday's [vote]"
    return None if inside and noun.dep_ != "nmod" else noun


def told_apart(word: Token) -> Token | None:
    """What a date tells from others of its kind: "cancelled the [accord] of 2015", "the guarantors
    of a [protocol] of 1942 met"; but "met at the summit of 2019"."""
    word = word.head if word.dep_ == "nmod:unmarked" and word.head.pos_ == "NUM" else word
    noun = word.head
    made = noun.pos_ == "NOUN" or noun.lower_ in DEALS  # "the Treaty of 1960"
    if cases(word) != ["of"] or word.dep_ != "nmod" or not made:
        return None
    return None if noun.dep_ == "obl" and _TIMES & set(cases(noun)) else noun


def told_in_front(date: Span, word: Token, trigger: Token) -> Token | None:
    """What a date before it tells from others: "condemned the March 4 [attack]"; but "was killed in
    the March 4 attack"."""
    tip = tip_of(date, word)
    node = next(n for n in (tip, *tip.ancestors) if n.head == n or not word.i <= n.head.i <= tip.i)
    noun = node.head
    if node.dep_ not in _MODIFIERS or noun.pos_ != "NOUN" or noun.i != tip.i + 1:
        return None
    occasion = noun.dep_ == "obl" and noun.head == trigger and _OCCASIONS & set(cases(noun))
    return None if occasion else noun


def is_of_thing(date: Span, word: Token) -> bool:
    """Whether a century says how old a thing is: "returned a [16th century] sword"; an act is told
    to have been "in" one."""
    tip = tip_of(date, word)
    return tip.lower_ == "century" and not cases(tip)


def tip_of(date: Span, word: Token) -> Token:
    """The last word of a date that begins with a word."""
    end = word.idx + date.end - date.start
    return [token for token in word.doc[word.i : word.sent.end] if token.idx < end][-1]
