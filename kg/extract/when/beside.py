"""Whether a verb below or beside the one that a date hangs on tells of another time."""

from __future__ import annotations

from kg.extract.grammar.speech import speeches
from kg.extract.grammar.tenses import having, is_present, is_simple, verb_of, will_be
from kg.extract.grammar.tree import (
    SUBJECTS,
    between,
    cases,
    children,
    first_conjunct,
    shares_subject,
)
from kg.extract.grammar.words import Token
from kg.extract.lexical.attitudes import (
    ALLEGING,
    ANSWERING,
    CAUSING,
    DEALS,
    DENYING,
    JUDGING,
    PROMISING,
    SAYING,
    TEXTS,
)

_JUDGING = ALLEGING | DENYING | JUDGING
_INSIDE = frozenset({"by", "in", "under"})
# What says that an act was at some time or other, or over and over.
_OFTEN = frozenset("always consistently long never often regularly repeatedly routinely".split())
_OBJECTING = frozenset({"objection", "opposition", "protest"})  # "did it over the [protests] of A"
_FIXED = frozenset({"fix", "plan", "schedule"})
_ONCE = frozenset("formerly initially once originally previously".split())


def tells_plan(trigger: Token, verb: Token, word: Token) -> bool:
    """Whether the verb of a date says what is planned, or one does below it: "agreed on Friday to
    [meet]", "met on Friday and said they would [come]"."""
    inside = (n for n in trigger.ancestors if word.i < n.i and n.is_ancestor(trigger))
    below = (n for n in inside if verb in n.ancestors)
    return any(n.lemma_.lower() in PROMISING | SAYING for n in (verb, *below))


def is_aim(word: Token, trigger: Token, verb: Token) -> bool:
    """Whether a date stands before what an act that is over is to bring: "reached a deal [on
    Wednesday] to exchange hostages"."""
    aims = (n for n in (trigger, *trigger.ancestors) if n.head == verb or n.head.head == verb)
    before = any(n.tag_ == "VB" and word.i < n.i and "to" in cases(n) for n in aims)
    deal = any(c.lemma_.lower() in DEALS for c in children(verb, "obj"))
    return before and is_simple(verb) and deal


def is_still(trigger: Token, verb: Token) -> bool:
    """Whether a clause tells beside what was what is so now: "A, which B [refuses] to recognise,
    declared it in 2008"; but "signed a pact on Monday that [commits] both", "a paper in which"."""
    if trigger.dep_ not in ("acl:relcl", "advcl") or not (is_present(trigger) and is_simple(verb)):
        return False
    inside = any(_INSIDE & set(cases(c)) for c in children(trigger, "obl") if c.tag_ == "WDT")
    return not inside and trigger.head.lemma_.lower() not in TEXTS | DEALS


def is_of_other_time(trigger: Token, verb: Token) -> bool:
    """Whether a verb that is joined to the one of a date tells of another time: "joined in 1999
    and [accuses] it", "met A on Monday and is to [visit] B", "left in 1999; A [accuses] it"."""
    joined = next((n for n in (trigger, *trigger.ancestors) if n.head == verb), None)
    if joined is None or (joined.dep_ != "conj" and joined.left_edge.text != ";"):
        return False
    later = is_present(joined) or will_be(joined)
    return later and not (is_present(verb) or will_be(verb))


def is_told_of_subject(word: Token, trigger: Token) -> bool:
    """Whether a date stands in what is told of a subject, behind what else it did: "A, who expelled
    B's envoys, will meet C [on Friday]"."""
    clause = clause_on(trigger)
    if clause is None or first_conjunct(clause.head).dep_ not in SUBJECTS:
        return False
    return word.i > clause.right_edge.i and word not in clause.head.subtree


def is_of_cause(word: Token, trigger: Token) -> bool:
    """Whether a date is that of an act which prompted another, or brought about a quarrel that it
    is told with: "the arrest [last week] prompted A to [expel] B", "cut ties [on Monday] over the
    raid in which A [killed] B", "left [on Monday] in a row over the [arrest] of A"."""
    verb = trigger.head
    caused = trigger.dep_ == "xcomp" and verb.lemma_.lower() in CAUSING
    for cause in children(verb, *SUBJECTS) if caused else ():
        near = cause.pos_ == "NOUN" and cause.i < word.i < verb.i and "on" not in cases(word)
        if near or cause.is_ancestor(word):
            return True
    clause = clause_on(trigger)
    noun = first_conjunct(trigger if clause is None else clause.head)
    over = noun.pos_ == "NOUN" and "over" in cases(noun)
    return over and word not in noun.subtree and word.i < noun.i


def is_of_fixed(word: Token, trigger: Token) -> bool:
    """Whether a date is what something was fixed for, whatever else is told of that: "[put] off a
    launch planned [for Monday]"."""
    day = word.head if word.dep_ == "nmod:unmarked" else word
    behind = (c.nbor(-1) for c in children(day, "case") if c.lower_ == "for" and c.i > 0)
    fixed = next((v for v in behind if v.lemma_ in _FIXED and v.tag_ in ("VBD", "VBN")), None)
    return fixed is not None and trigger not in fixed.subtree and trigger != fixed.head


def clause_on(trigger: Token) -> Token | None:
    """The relative clause that an act is told in."""
    return next((n for n in (trigger, *trigger.ancestors) if n.dep_ == "acl:relcl"), None)


def is_inside(word: Token, trigger: Token) -> bool:
    """Whether a date stands inside what an act is about or what sums it up, and is of that: "blamed
    A's visit [last month] for it", "denies that a vote [in May] broke it", "struck B, retaliation
    for a raid [in May]"."""
    if lasted(trigger) and word not in trigger.subtree:
        return True
    path = between(word, trigger)
    summed = (n for n in path if n.dep_ in ("appos", "parataxis") and n.pos_ == "NOUN")
    if any(n.head == trigger and n.i > trigger.i for n in summed):
        return True
    if word.head == trigger.head and trigger.dep_ == "acl:relcl" and word.dep_ == "nmod":
        return trigger.lemma_.lower() in _JUDGING
    if _is_of_answered(word, trigger):
        return True
    if word.head != trigger or trigger.lemma_.lower() not in _JUDGING:
        return False
    deeds = (c for c in children(trigger, "obj") if c.i < word.i and c.pos_ == "NOUN")
    if any("by" in cases(c) for deed in deeds for c in children(deed, "nmod")):
        return True  # "welcomed the signing of it by B on Monday"
    clauses = [c for c in children(trigger, "ccomp") if "that" in cases(c)]
    if any(children(c, "mark")[0].i < word.i < c.i for c in clauses):
        return True
    acts = [c for c in children(trigger, "obj") if c.pos_ == "NOUN" and children(c, "nmod:poss")]
    last = word.right_edge.i + 1
    reason = last < len(word.doc) and word.doc[last].lower_ in ("as", "for")
    return reason and any(trigger.i < c.i < word.left_edge.i for c in acts)


def _is_of_answered(word: Token, trigger: Token) -> bool:
    """Whether a date stands right behind what an act answers: "fired at A in answer to the raid
    [on Sunday]"."""
    if any(node.lower_ in ANSWERING for node in between(word, trigger)):
        return True
    for phrase in children(trigger, "obl") if verb_of(word) == trigger else ():
        if phrase.lower_ in ANSWERING and "in" in cases(phrase) and phrase.i < word.i:
            return any(t in phrase.subtree for t in word.doc[word.i - 2 : word.i])
    return False


def lasted(trigger: Token) -> bool:
    """Whether an act went on for years: "capping a decade of [talks]"."""
    span = trigger.head
    of = trigger.pos_ == "NOUN" and trigger.dep_ == "nmod" and cases(trigger) == ["of"]
    return of and span.lemma_.lower() in ("century", "decade", "year")


def was_whenever(trigger: Token) -> bool:
    """Whether it is left open when an act was: "has [long] denied it", "which [once] warned A", "a
    [previous] truce broke down", "a row over the [arrest] of A"."""
    reason = trigger.pos_ == "NOUN" and "over" in cases(first_conjunct(trigger))
    if reason and trigger.lemma_.lower() not in _OBJECTING:
        return True
    verb = next((n for n in (trigger, *trigger.ancestors) if n.pos_ == "VERB"), trigger)
    said = {c.lower_ for c in children(verb, "advmod")}
    if said & _OFTEN and is_present(verb):
        return True
    if any(c.lower_ == "ago" and "long" in {t.lower_ for t in children(c)} for c in children(verb)):
        return True  # "not long ago"
    since = [c for c in children(verb, "obl", "advcl") if "since" in cases(c)]
    if since and {"has", "have"} & having(verb):
        return True  # "have killed 1,100 [since the coup]"
    if said & _ONCE and (is_simple(verb) or having(verb)):
        return True
    clauses = [n for n in (verb, *verb.ancestors) if n.pos_ == "VERB" and is_simple(n)]
    return any(_is_former(noun) for n in clauses for noun in children(n, *SUBJECTS))


def _is_former(noun: Token) -> bool:
    """Whether a thing is one of some earlier time: "a previous truce", "an earlier deal"."""
    words = {c.lower_ for c in children(noun, "amod")}
    return bool({"previous", "prior"} & words or ("earlier" in words and noun.lemma_ in DEALS))


def was_before(trigger: Token) -> bool:
    """Whether an act was before all that is told, and nobody reports it now: "it [had] earlier
    [imposed] sanctions", but not "A said that it had imposed them"."""
    verb = next((n for n in (trigger, *trigger.ancestors) if n.pos_ == "VERB"), trigger)
    verb = verb.head if verb.dep_ == "xcomp" else verb
    lead = first_conjunct(verb) if shares_subject(verb) else verb
    simple = verb != lead and is_simple(verb) and children(verb, "aux")
    before = "had" in having(verb) | (set() if simple else having(lead))
    told = any(n.dep_ in ("acl", "ccomp") and "that" in cases(n) for n in (verb, *verb.ancestors))
    return before and not told and not any(speeches(trigger))
