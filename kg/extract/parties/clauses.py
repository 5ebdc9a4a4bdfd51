"""Which words below a verb tell of its own act, and which of what others did or of its reason."""

from __future__ import annotations

from kg.extract.grammar.charging import charged_in
from kg.extract.grammar.settled import settled
from kg.extract.grammar.tree import (
    ANY_SUBJECT,
    RELATIVE,
    SUBJECTS,
    between,
    cases,
    children,
    is_held,
    is_left_out,
    is_meant,
    is_passive,
    object_meant,
)
from kg.extract.grammar.words import Token
from kg.extract.lexical.attitudes import ALLEGATIONS, ALLEGING, CAUSING, JUDGING, SAYING
from kg.extract.lexical.lexicon import singular
from kg.extract.parties.arms import WEAPONS, is_strike

_SAYING = SAYING | {"cite", "threaten"}
_JUDGING = ALLEGING | JUDGING
_BACKING = frozenset("aid assistance backing funding help support".split())
# What somebody acts in spite of: "over the [objections] of A".
_OBJECTIONS = frozenset("objection opposition protest reservation veto".split())
_VOICING = frozenset("complain express register voice".split())
_DEFYING = frozenset({"defiance", "spite"})
_PRESSING = frozenset({"pressure", "threat"})
_WISHES = frozenset("advice objection recommendation will wish".split())
_RESPONSES = frozenset("answer reaction reply response retaliation".split())
_DROPPING = frozenset("abandon cancel ditch drop forgo reject scrap shelve spurn".split())
_PURPOSES = frozenset({"eye", "view"})  # "with an eye to A"
_ASSENT = frozenset("agreement approval blessing consent permission".split())
_STANDING = frozenset({"loggerhead", "loggerheads", "odd", "odds", "war"})  # "at odds with A"
_PROMISING = frozenset("agree pledge promise undertake vow".split())
_ENDING = frozenset("cease cut discontinue end halt stop suspend terminate withdraw".split())
_HELPING = frozenset("arm back finance fund help supply support".split())
_GOING = frozenset("arrive come fly go head jet journey land travel".split())
_WHERE_TO = frozenset({"in", "into", "to"})
_ANYBODY = frozenset("anybody anyone everybody everyone nobody somebody someone".split())
_STAFF = frozenset("aide employee member official personnel staff worker".split())
_MISSIONS = frozenset({"consulate", "embassy", "mission"})
_CLAUSES = ("acl:relcl", "advcl", "ccomp", "conj", "parataxis")


@settled
def is_beside(phrase: Token) -> bool:
    """Whether a phrase names who takes no part, or none as a target: "instead of [A]", "despite
    [warnings] from A", "over the [objections] of A", "with A's [help]", "with A's [missiles]",
    "at [odds] with A", "in the [presence] of A", "on the [side] of A", "with an [eye] to A",
    "with the [consent] of A", "drop it in [favour] of A's", "under [pressure] from A", "in what
    it called [support] for A"."""
    behind, lemma = set(cases(phrase)), phrase.lemma_.lower()
    if is_left_out(phrase) or behind & {"despite", "notwithstanding"}:
        return True
    return (
        ("with" in behind and lemma in _BACKING | _ASSENT | _PURPOSES)
        or ("with" in behind and singular(lemma) in WEAPONS)
        or ("at" in behind and lemma in _STANDING)
        or ("over" in behind and lemma in _OBJECTIONS and not _is_voiced(phrase.head))
        or ("in" in behind and (lemma in _DEFYING or lemma == "presence" or is_meant(phrase)))
        or ("in" in behind and lemma in ("favor", "favour") and _is_dropped(phrase.head))
        or ("on" in behind and lemma == "side" and bool(children(phrase, "amod", "nmod")))
        or ("under" in behind and lemma in _PRESSING)
        or ("against" in behind and lemma in _WISHES)
    )


def _is_voiced(verb: Token) -> bool:
    """Whether a verb tells what somebody says of what stands behind "over": "protested over A's
    [veto]"."""
    return verb.lemma_.lower() in _JUDGING | _VOICING


def _is_dropped(word: Token) -> bool:
    """Whether something else is given up for what stands behind "in favour of"."""
    verb = word if word.pos_ == "VERB" else word.head
    return verb.lemma_.lower() in _DROPPING


def says_besides(phrase: Token, verb: Token) -> bool:
    """Whether a phrase says what somebody takes an act for, why he acts, or what he says or
    threatens besides: "denounced it as [an act of A]", "struck it, [alleging attacks by A]", "took
    it, [threatening A]"."""
    lemma = phrase.lemma_.lower()
    if phrase.dep_ == "advcl" and phrase.tag_ == "VBG":
        return lemma in _SAYING or (lemma in ALLEGING and not cases(phrase))
    return "as" in cases(phrase) and verb.lemma_.lower() in JUDGING


def in_own_clause(token: Token, verb: Token) -> bool:
    """Whether no clause that tells another act lies between `verb` and `token`."""
    node = token
    while node != verb:
        if node.pos_ == "VERB" and node.dep_ in _CLAUSES:
            return False
        if is_held(node) or is_charge(node) or is_told_of(node) or is_of_occasion(node):
            return False
        if (
            says_besides(node, verb)
            or is_beside(node)
            or {"according", "by"} & set(cases(node))
            or node.ent_type_ == "DATE"
        ):
            return False
        node = node.head
    return True


def in_other_clause(token: Token, trigger: Token) -> bool:
    """Whether a clause with a verb of its own lies between a party and its act: "warned A that
    [B] would act", "phoned A and offered [B] help", "warned A not to let [B] act"."""
    return any(
        n.pos_ == "VERB"
        and (n.dep_ in _CLAUSES or (n.dep_ == "xcomp" and children(n.head, "obj", "iobj")))
        for n in between(token, trigger)
    )


def clause_start(trigger: Token) -> int:
    """Where a clause with a subject of its own begins that stands beside another, else where its
    sentence does: "Peru asked for talks, but [Chile hailed the raid]"."""
    own = trigger.dep_ in ("conj", "parataxis") and children(trigger, *SUBJECTS)
    return trigger.left_edge.idx if own else trigger.sent.start_char


@settled
def is_charge(clause: Token) -> bool:
    """Whether a gerund tells what somebody or something is accused of or praised for: "accused the
    law of [harming] A", "faces charges of [spying] on A"."""
    above = clause.head if clause.head.pos_ == "VERB" else clause.head.head
    charge = clause.head.lemma_.lower() in ALLEGATIONS
    judged = charge or above.lemma_.lower() in _JUDGING or bool(charged_in(clause))
    return judged and is_gerund(clause) and bool({"for", "of"} & set(cases(clause)))


def accused_of(clause: Token) -> list[Token]:
    """Who is accused of what a clause tells: "accused [A] of arming B", "[A] was accused of it",
    "[A] was arrested for it"."""
    if held := charged_in(clause):
        return held
    verb = clause.head
    if verb.pos_ != "VERB":
        verb = verb.head  # "accused [A] of ...", where the clause hangs on A
    if verb.lemma_.lower() not in _JUDGING or not is_charge(clause):
        return []
    if verb.dep_ == "acl" and verb.tag_ == "VBN":  # "[A], accused by B of arming C"
        return [verb.head]
    if is_passive(verb):
        return children(verb, "nsubj:pass")
    accused = children(verb, "obj", "iobj")
    whom = object_meant(verb) if any(c.lower_ in RELATIVE for c in accused) else None
    return accused if whom is None else [whom]  # "[A], whom B accused of arming C"


def ended_help(verb: Token) -> Token | None:
    """The verb by which somebody promises to help no longer: "pledged to [end] its support for A",
    "agreed to [stop] arming A"."""
    for end in children(verb, "xcomp") if verb.lemma_.lower() in _PROMISING else ():
        helping = [c for c in children(end, "obj") if c.lemma_.lower() in _BACKING]
        helping += [c for c in children(end, "xcomp") if c.lemma_.lower() in _HELPING]
        if end.lemma_.lower() in _ENDING and helping:
            return end
    return None


def let_do(verb: Token) -> Token | None:
    """The "anyone" who is let or made to do something: "would not let [anyone] attack A"."""
    while verb.dep_ in ("conj", "xcomp") and verb.head != verb:
        verb = verb.head
        if verb.lemma_.lower() in CAUSING:
            objects = children(verb, "obj", "iobj")
            return next((c for c in objects if c.lower_ in _ANYBODY), None)
    return None


def is_gerund(verb: Token) -> bool:
    """Whether a verb is one of what is or was being done: "[arming] A", "having [armed] A"."""
    return verb.tag_ == "VBG" or any(c.lower_ == "having" for c in children(verb, "aux"))


@settled
def is_of_occasion(clause: Token) -> bool:
    """Whether an infinitive tells what it was for that an act happened in the course of: "rammed it
    during a mission to [supply] A"."""
    occasion = clause.nbor(-2) if clause.i > 1 else clause
    while occasion.head.dep_ == "obl" and occasion.dep_ in ("compound", "flat"):
        occasion = occasion.head
    right = clause.nbor(-1).lower_ == "to" if clause.i else False
    return (
        right
        and clause.dep_ in ("acl", "advcl")
        and clause.tag_ == "VB"
        and "during" in cases(occasion)
    )


def is_told_of(clause: Token) -> bool:
    """Whether a clause tells what a noun is about: "on suspicion that it was [arming] A"."""
    return clause.dep_ == "acl" and bool(children(clause, *ANY_SUBJECT))


def posted_at(people: Token) -> Token | None:
    """The embassy that people work at: "four staff at the Russian [embassy]"."""
    if people.lemma_.lower() not in _STAFF:
        return None
    told = [c for c in children(people, "nmod") if {"at", "from", "of"} & set(cases(c))]
    told += [c for c in children(people.head, "obl") if {"at", "from"} & set(cases(c))]
    return next((c for c in told if c.lemma_.lower() in _MISSIONS), None)


def counted_first(verb: Token) -> list[Token]:
    """Who is or becomes one of those who do it, by their number: "[A] became the first state to
    recognise B"."""
    noun = verb.head
    becomes = noun.dep_ == "xcomp" and noun.head.lemma_ in ("become", "remain")
    clause = noun.head if becomes else noun
    told = verb.tag_ == "VB" and (becomes or bool(children(noun, "cop")))
    return children(clause, *SUBJECTS) if told and children(noun, "amod") else []


def goes_along(phrase: Token) -> bool:
    """Whether somebody only goes somewhere with another: "flew to A with [B]"."""
    verb = phrase.head
    going = "with" in cases(phrase) and verb.lemma_.lower() in _GOING
    return going and any(_WHERE_TO & set(cases(c)) for c in children(verb, "obl"))


def is_responded_to(noun: Token) -> bool:
    """Whether a noun tells what there would be a response to: "a response to [raids] on A"."""
    return is_strike(noun) and "to" in cases(noun) and noun.head.lemma_.lower() in _RESPONSES


def is_told_to(somebody: Token, verb: Token) -> bool:
    """Whether somebody is asked to do something, be he one's own: "asked [his diplomats] to draft
    it"."""
    asked = somebody.head == verb and somebody.dep_ in ("iobj", "obj")
    return asked and verb.lemma_.lower() in ("ask", "instruct") and bool(children(verb, "xcomp"))
