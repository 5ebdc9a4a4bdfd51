"""Whether a word tells what was not done, by its own "not" or by who or what took part."""

from __future__ import annotations

from kg.extract.grammar.tree import ANY_SUBJECT, cases, children, has_not, subjects_of, words_on
from kg.extract.grammar.words import Token
from kg.extract.lexical.attitudes import FAILING, JOINING, NEGATIONS, PERMITTING
from kg.model import Event, Status

_NONE = frozenset(["nobody", "none", "nothing"])
_HINDERING = frozenset("avert block foil thwart veto".split())
_AVOIDING = frozenset("avoid eschew forgo resist".split())
# What stands between a verb of letting be and the act.
_FROM = {
    "abstain": {"from"}, "choose": {"against"}, "decide": {"against"}, "desist": {"from"},
    "opt": {"against"}, "refrain": {"from"}, "shrink": {"from"}, "shy": {"from"},
    "stop": {"of"},
}  # fmt: skip
_ACCEPTING = frozenset("accept approve back endorse ratify support".split())
_NEVER = frozenset("impossible inconceivable unthinkable".split())
_NO = frozenset(["neither", "no", "not"])


def is_negated(word: Token, words: set[str] | None = None) -> bool:
    """Whether a word is negated by those on it, or by others: "did not meet", "no soldier left",
    "released no prisoners"; not "said no", which is an answer."""
    words = words_on(word) if words is None else words
    if words & NEGATIONS and not _answers(word, words):
        return True
    if word.pos_ != "VERB":
        return False
    if acts_on_none(word) or any(map(_is_over, children(word, "advmod"))):
        return True
    if any(map(_is_neither, children(word, "obl"))):
        return True
    parties = {*subjects_of(word), *children(word, *ANY_SUBJECT)}
    parties |= {noun for noun in children(word, "obj") if noun.i > word.i}
    return any(map(_is_none, parties))


def _answers(verb: Token, words: set[str]) -> bool:
    """Whether "no" is what somebody says."""
    said = [c for c in children(verb) if c.lower_ == "no" and c.dep_ not in ("advmod", "det")]
    return bool(said) and words & NEGATIONS == {"no"}


def _is_over(adverb: Token) -> bool:
    """Whether an adverb says that something is so "no longer"."""
    return adverb.lower_ == "longer" and any(c.lower_ in _NO for c in children(adverb))


def _is_none(noun: Token) -> bool:
    """Whether a noun is of nobody: "nobody", "no soldier", "not one of them", "neither A nor B";
    but "not one but three", "not only A"."""
    if noun.lower_ in _NONE:
        return True
    first = noun.left_edge
    if first.lower_ not in _NO or first.head != noun:
        return False
    return not any(t.lower_ in ("but", "just", "merely", "only") for t in noun.subtree)


def _is_neither(noun: Token) -> bool:
    """Whether a noun is of none of two: "took part in neither meeting"."""
    return any(c.lower_ == "neither" for c in children(noun, "det", "det:predet"))


def acts_on_none(trigger: Token) -> bool:
    """Whether an act has nothing and nobody to act on: "regrets nothing", "spoke to nobody"."""
    objects = any(noun.lower_ in _NONE for noun in children(trigger, "obj", "iobj"))
    return objects or any(map(_is_nobody, children(trigger, "obl")))


def _is_nobody(noun: Token) -> bool:
    one = noun.lower_ == "one" and any(c.lower_ == "no" for c in children(noun))
    return one or noun.lower_ == "nobody"


def is_open(verb: Token) -> bool:
    """Whether somebody neither confirms nor denies."""
    verbs = (verb, verb.head) if verb.dep_ == "conj" else (verb,)
    return any(c.lower_ in ("neither", "nor", "not", "n't") for v in verbs for c in children(v))


def is_avoided(verb: Token) -> bool:
    """Whether somebody lets an act be: "avoided [naming] A", "refrained from [naming] A", "stopped
    short of [naming] A", "stopped short of an [apology]", "has yet to [name] A"; or what another
    would do: "blocked the [invitation] of A"."""
    head, lemma = verb.head, verb.head.lemma_.lower()
    if verb.dep_ in ("obj", "nsubj:pass"):
        return lemma in _HINDERING
    if verb.dep_ == "obl" and "of" in cases(verb):
        return any(c.lower_ == "short" for c in (head, *children(head)))
    if verb.dep_ == "xcomp" and lemma == "have":
        return any(c.lower_ == "yet" for c in (*children(verb), *children(head)))
    if verb.dep_ not in ("advcl", "xcomp") or verb.tag_ != "VBG":
        return False
    marks = set(cases(verb))
    if head.lower_ == "short":
        return "of" in marks
    off = lemma == "hold" and any(c.lower_ == "off" for c in children(head))
    return off or (lemma in _AVOIDING and not marks) or bool(marks & _FROM.get(lemma, set()))


def is_refused(trigger: Token, event: Event, told: list[Event]) -> bool:
    """Whether an act is what another act of the sentence refuses: "refused to [recognise] it"."""
    verb = trigger.head
    if event.status is not Status.NEGATED or trigger.dep_ != "xcomp":
        return False
    refusing = verb.lemma_.lower() in FAILING
    return refusing and any(
        e.trigger.start == verb.idx and e.event_type == event.event_type for e in told
    )


def is_kept_from(trigger: Token, event_type: str | None) -> bool:
    """Whether "not" is a part of an act: who "would not let" others in refused it, who "does not
    accept" it rejects it."""
    lemma = trigger.lemma_.lower()
    if event_type == "REJECT" and (lemma in JOINING or lemma in _ACCEPTING):
        return True
    return lemma in PERMITTING and event_type in ("COERCE", "REJECT")


def is_excluded(predicate: Token) -> bool:
    """Whether what is said of an act is that it will not be: "out of the question"."""
    lemma = predicate.lemma_.lower()
    return lemma in _NEVER or (lemma == "question" and "out" in cases(predicate))


def leaves_open(verb: Token) -> bool:
    """Whether somebody does not exclude a step, which he so neither refuses nor takes: "does not
    [rule] out sending troops"."""
    if verb.lemma_.lower() not in ("exclude", "rule") or not has_not(verb):
        return False
    out = any(c.lower_ == "out" for c in children(verb, "compound:prt", "advmod"))
    return out or verb.lemma_.lower() == "exclude"
