"""What the dates of a sentence say of an act that none of them belongs to: what was around it."""

from __future__ import annotations

from kg.extract.grammar.tenses import is_simple, is_when, verb_of
from kg.extract.grammar.tree import ANY_SUBJECT, cases, children, first_conjunct
from kg.extract.grammar.words import Token
from kg.extract.lexical.attitudes import DEALS, SAYING
from kg.extract.when.belonging import owned, tip_of
from kg.extract.when.beside import is_of_cause
from kg.extract.when.dating import is_plain
from kg.model import Span

_EARLIER = frozenset({"after", "because", "since"})
_INSIDE = frozenset({"during", "in"})
_MAKING = frozenset("get have help let make see watch".split())


def is_when_told(date: Span, word: Token) -> bool:
    """Whether a date says when something of the simple past was: not "agreed to meet on Friday",
    "called a strike for Friday", "condemned Friday's attack", "plans made on Friday"."""
    day = word.head if word.dep_ == "nmod:unmarked" else word
    if not is_plain(date) or "for" in cases(day) or owned(date, word) or not is_simple(word):
        return False
    verb = verb_of(word)
    if verb is None:
        return True
    if verb.tag_ == "VBN" and verb.dep_ == "acl" and word.i > verb.i:
        return False
    return verb.tag_ != "VB" or verb.head.lemma_.lower() in _MAKING


def by_when(date: Span, word: Token, trigger: Token) -> bool:
    """Whether a date is that of what was when an act was: "left [when B came] in May"."""
    for verb in (trigger, first_conjunct(trigger)):
        if is_when(verb) and word.i < verb.i:
            when = verb.left_edge
            near = tip_of(date, word).i + 1
            if near <= when.i <= near + 1 or verb.head in (word, verb_of(word)):
                return True
            if verb.dep_ == "acl:relcl" and word in verb.head.subtree:
                return True
        if any(is_when(c) and verb_of(word) == c for c in children(verb, "advcl")):
            return True
    return False


def by_deal(word: Token, trigger: Token) -> bool:
    """Whether a date is that of the deal by which something was done, or that was made so: "under a
    deal signed [in May], A [withdrew]", "truces [in May], [mediated] by A, collapsed"."""
    told = trigger.head if trigger.dep_ == "acl" else None
    if told is not None and told.lemma_.lower() in DEALS and word in told.subtree:
        return word not in trigger.subtree
    made = verb_of(word)
    if made is None or made.dep_ != "acl" or not is_simple(trigger):
        return False
    deal = made.head
    return deal.head == trigger and deal.lemma_.lower() in DEALS and "under" in cases(deal)


def by_event(word: Token, trigger: Token) -> bool:
    """Whether a date is that of the event in which something was done: "the war [of 1982], in which
    A [invaded] B"."""
    clause = next((n for n in (trigger, *trigger.ancestors) if n.dep_ == "acl:relcl"), None)
    if clause is None or not is_simple(trigger):
        return False
    inside = any(c.lower_ == "which" and _INSIDE & set(cases(c)) for c in children(clause))
    event = clause.head
    return (inside or is_when(clause)) and word.head == event and event.pos_ == "NOUN"


def is_of_occasion(date: Span, word: Token, trigger: Token) -> bool:
    """Whether a date is that of what an act is told with, of its deal or of its event."""
    return by_when(date, word, trigger) or by_deal(word, trigger) or by_event(word, trigger)


def is_apart(word: Token, trigger: Token) -> bool:
    """Whether a word stands in a later clause with a subject of its own: "were held; they were
    freed [on Monday]", "cut ties after it had left [on Monday]", "hailed the truce, which had been
    declared [on Monday]"; or in one that is added: "A, who was there [on Monday], hailed it"."""
    if is_of_cause(word, trigger):
        return True
    apart = [node for node in word.ancestors if trigger not in node.subtree]
    if any(node.dep_ == "acl:relcl" and _is_added(node) for node in apart):
        return True
    later = [node for node in apart if node.i > trigger.i]
    return any(
        (node.dep_ in ("conj", "parataxis") and node.lemma_.lower() not in SAYING)
        or _EARLIER & set(cases(node))
        for node in later
        if children(node, *ANY_SUBJECT)
    )


def _is_added(clause: Token) -> bool:
    """Whether a relative clause only adds something: "the truce, which was declared on Monday",
    but "at the meeting, which ended on Monday"."""
    begin = clause.left_edge.i
    marks = [t.text for t in clause.doc[max(0, begin - 1) : begin + 1]]
    occasion = clause.head.dep_ == "obl" and {"at", "during"} & set(cases(clause.head))
    return not is_when(clause) and "," in marks and not occasion
