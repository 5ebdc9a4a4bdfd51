"""How many a description speaks of: "both sides", "the three countries", "the pair"."""

from __future__ import annotations

from collections.abc import Collection

from kg.extract.dates.words import ONES
from kg.extract.grammar.settled import settled
from kg.extract.grammar.tree import cases, children, lemma_of
from kg.extract.grammar.words import Token

RIVALS = frozenset("adversary antagonist enemy foe rival".split())
_FOES = RIVALS | {"neighbor", "neighbour"}
_ALONE = _FOES | frozenset("delegation leader minister premier president side".split())
_LIKE = ("amod", "compound")
PAIRS = frozenset({"duo", "pair"})
COUNTS = dict.fromkeys(("both", "each", "either", "neither"), 2) | {
    w: n for n, w in enumerate(ONES[1:10], 2)
}
_LED = ("government", "state")  # what heads are of
_NUMBERS = frozenset("dozen hundred million score thousand".split())
_KNOWN = frozenset({"the", "these", "those"})


def is_counted(token: Token) -> bool:
    """Whether a number is told: "the two leaders", "both sides"."""
    return any(c.lower_ in COUNTS for c in children(token, "nummod", "det", "det:predet", "amod"))


@settled
def is_number(token: Token) -> bool:
    """Whether only their number is told: "killed [30]", "abducted [dozens]"."""
    number = token.pos_ == "NUM" or token.lemma_.lower() in _NUMBERS or token.lower_ == "others"
    told = is_known(token) and not is_narrowed(token)  # "the two", but not "the 298 dead"
    if not number or token.ent_type_ == "DATE" or told:
        return False
    return not any(c.dep_ == "nmod" and "of" in cases(c) for c in children(token))


@settled
def is_known(token: Token) -> bool:
    """Whether those are meant who were told before: "the X", "those X"."""
    return any(c.lower_ in _KNOWN for c in children(token, "det"))


def is_new(token: Token) -> bool:
    """Whether a bare number brings in somebody who was not told of: "two diplomats", not "both"."""
    bare = any(c.lower_ in COUNTS for c in children(token, "nummod"))
    return bare and not is_known(token) and not children(token, "nmod:poss")


def is_narrowed(token: Token, besides: Collection[str] = (), names: bool = False) -> bool:
    """Whether more is said of which ones: "the pair of boots", "the British ministers"; ``besides``
    what they are only like, or called where ``names`` say that, too: "the Nordic pair"."""
    rest = (c for c in children(token) if c.dep_ not in ("det", "case", "punct"))
    return any(
        c.dep_ not in besides or (c.text.istitle() and not names) for c in rest if not _is_apart(c)
    )


def _is_apart(phrase: Token) -> bool:
    """Whether a phrase may belong to the verb: "accused the three [of hostility]"."""
    return phrase.dep_ == "nmod" and phrase.tag_ == "NN" and phrase.head.pos_ == "NUM"


@settled
def stands_alone(token: Token) -> bool:
    """Whether several are meant by their number alone: "the three", "the pair"."""
    if not is_known(token) or is_narrowed(token):
        return False
    if token.dep_ == "nmod" and "of" in cases(token) and token.head.pos_ == "NUM":
        return False  # "two of the four"
    return token.lower_ in PAIRS or (token.pos_ == "NUM" and number_of(token) > 1)


@settled
def word_of(token: Token) -> str:
    """What a description calls those whom it means, in the singular: "leader" for "Leaders" and
    "heads of state"."""
    lemma = lemma_of(token)
    led = lemma == "head" and any(c.lower_ in _LED for c in children(token, "nmod"))
    return "leader" if led else lemma


@settled
def number_of(token: Token) -> int:
    """How many a description speaks of: 2 for "both", too, and for "the neighbours"; 0 if open."""
    known = is_known(token)
    if token.pos_ == "NUM":
        return COUNTS.get(token.lower_, _digits(token)) if known else 0
    if token.lower_ in PAIRS:
        return 2 if known and not is_narrowed(token, besides=("amod",), names=True) else 0
    told = children(token, "nummod", "det", "det:predet", "amod")
    number = next((n for c in told if (n := COUNTS.get(c.lower_, _digits(c)))), 0)
    if number > 2 and not known:
        return 0  # "three governments protested": which ones is not said
    alone = known and token.tag_ in ("NNS", "NNPS") and word_of(token) in _ALONE
    told_so = _LIKE if word_of(token) in _FOES else ()  # "the former civil war foes"
    return number or (2 if alone and not is_narrowed(token, besides=told_so) else 0)


def _digits(number: Token) -> int:
    count = number.text.isdecimal() and len(number.text) < 3 and not number.ent_type_
    return int(number.text) if count else 0  # "the March [23] Movement"
