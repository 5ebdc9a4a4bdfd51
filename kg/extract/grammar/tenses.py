"""In which tense a verb tells, and which verb a word belongs to."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.grammar.settled import settled
from kg.extract.grammar.tree import SUBJECTS, children, has_not
from kg.extract.grammar.words import Token

PRESENT = ("VBZ", "VBP")
WILL = frozenset(["'ll", "shall", "will", "wo", "would", "’ll"])


@settled
def having(verb: Token) -> set[str]:
    """The forms of "have" that a verb stands with."""
    return {c.lower_ for c in children(verb, "aux") if c.lemma_ == "have" or c.lower_ == "'d"}


def was_able(verb: Token) -> bool:
    """Whether somebody is told to have been able to do what a verb tells, which he then did: "was
    able to [leave]", "have been able to [meet]"."""
    able = verb.head
    if verb.dep_ != "xcomp" or able.lower_ != "able" or has_not(able):
        return False
    if any(map(_may, children(able, "aux"))):
        return False
    return bool(having(able)) or any(c.tag_ == "VBD" for c in children(able, "cop"))


def was_done(verb: Token) -> bool:
    """Whether the form of a verb tells what somebody did, or does, or was able to do; not what is
    "set to be [done]"."""
    be = verb.tag_ == "VBN" and any(c.tag_ == "VB" for c in children(verb, "aux:pass"))
    return (verb.tag_ in ("VBD", "VBN", "VBZ") and not be) or was_able(verb)


def _may(word: Token) -> bool:
    return word.tag_ == "MD"


def is_present(verb: Token) -> bool:
    """Whether a verb tells in the present or the present perfect."""
    words = [verb, *children(verb, "aux", "aux:pass")]
    return any(word.tag_ in PRESENT for word in words)


def is_now(verb: Token) -> bool:
    """Whether a finite verb tells what somebody does, or "has" done; not what "would have" been."""
    if any(c.tag_ == "MD" for c in children(verb, "aux")):
        return False
    has = having(verb)
    return bool({"has", "have", "'ve"} & has) or (verb.tag_ in PRESENT and not has)


def is_past(verb: Token) -> bool:
    """Whether a verb tells in the past, simple or perfect."""
    words = [verb, *children(verb, "aux", "aux:pass", "cop")]
    return any(word.tag_ == "VBD" for word in words)


def is_simple(word: Token) -> bool:
    """Whether a word, or the finite verb that it depends on, stands in the simple past."""
    for verb in (word, *word.ancestors):
        forms = {t.tag_ for t in (verb, *children(verb, "aux", "aux:pass", "cop"))}
        if having(verb) or forms & {"VBZ", "VBP", "MD"}:
            return False
        if "VBD" in forms:
            return True
    return False


def is_simple_present(word: Token) -> bool:
    """Whether a word, or the finite verb that it depends on, stands in the simple present."""
    for verb in (word, *word.ancestors):
        forms = {t.tag_ for t in (verb, *children(verb, "aux", "aux:pass", "cop"))}
        if having(verb) or forms & {"VBD", "MD"}:
            return False
        if forms & {*PRESENT}:
            return True
    return False


def is_reported(verb: Token) -> bool:
    """Whether somebody says of an act that it "had" been."""
    return verb.dep_ == "ccomp" and "had" in having(verb)


def is_when(verb: Token) -> bool:
    """Whether a verb is that of a clause with "when"."""
    when = any(t.lower_ == "when" for t in children(verb, "advmod", "mark"))
    return when and verb.dep_ in ("acl:relcl", "advcl")


def will_be(verb: Token) -> bool:
    """Whether a verb tells what will be, or would: "will not meet", not "would have met"."""
    auxiliaries = {c.lower_ for c in children(verb, "aux")}
    return bool(auxiliaries & WILL) and "have" not in auxiliaries


def was_to_be(verb: Token) -> bool:
    """Whether an act was still ahead at a time that is over: "was due to [visit] it in May", "had
    planned to [visit] it"."""
    above = verb.head if verb.dep_ == "xcomp" else verb
    return verb.tag_ == "VB" and is_past(above) and not will_be(above)


def tells_past(word: Token) -> bool:
    """Whether a word, or the finite verb that it depends on, tells what was or "had" been."""
    return is_simple(word) or any("had" in having(verb) for verb in (word, *word.ancestors))


def verb_of(word: Token) -> Token | None:
    """The verb that a word hangs on, or belongs to by its place: "threatened [on Friday] to go"."""
    verb = next((n for n in word.ancestors if n.pos_ == "VERB" or _is_clause_beside(n)), None)
    if verb is None or verb.dep_ != "xcomp" or verb.tag_ != "VB":
        return verb
    before = any(t.lower_ == "to" and word.i < t.i for t in children(verb, "mark"))
    return verb.head if before and verb.head.i < word.i else verb


def _is_clause_beside(word: Token) -> bool:
    """Whether a word tells of somebody what another clause does not: "A left, and B was [due]"."""
    return word.dep_ == "conj" and word.pos_ == "ADJ" and bool(children(word, *SUBJECTS))


def main_verbs(verb: Token) -> Iterator[Token]:
    """The verb of a sentence, and those that are joined to it or that it reports."""
    yield verb
    for child in children(verb, "conj", "ccomp", "parataxis"):
        yield from main_verbs(child)
