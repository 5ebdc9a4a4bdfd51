"""Who is blamed or accused, what is denied or said, where the parser hangs it on another word."""

from __future__ import annotations

from kg.extract.grammar.blaming import BLAMING, blamed_by, on_whom
from kg.extract.grammar.denials import denial_of
from kg.extract.grammar.tree import ANY_SUBJECT, FINITE, cases, children, is_passive
from kg.extract.grammar.words import Token
from kg.extract.lexical.attitudes import (
    ALLEGING,
    CLAIMS,
    DENYING,
    FAILING,
    JUDGING,
    REJECTING,
    SAYING,
)

# What who says or denies something may say in the same breath.
_SPEAKING = frozenset(
    """
    accuse appeal ask blame call condemn criticise criticize demand denounce insist invite pledge
    praise promise propose reject request threaten urge vow warn welcome
    """.split()
)
_ANSWERING = _SPEAKING | SAYING | DENYING | REJECTING | FAILING
_OWN = frozenset({"its", "their"})


def mend_claims(token: Token) -> None:
    """Mend what hangs on a claim, an accusation or a report at a token."""
    _hang_accused(token)
    _hang_whom(token)
    _hang_rebuttal(token)
    _hang_charge(token)
    _hang_blamed(token)
    _hang_claim(token)
    _hang_told(token)


def _hang_blamed(verb: Token) -> None:
    """Hang whom something is blamed on on the verb, where the parser has it for a part of what he
    is blamed for: "blamed the attack on the oil field on [A]"."""
    if verb.lemma_.lower() not in BLAMING or blamed_by(verb):
        return
    for noun in children(verb, "obj"):
        phrases = on_whom(children(noun, "nmod"))
        if phrases and phrases[-1].right_edge.i == noun.right_edge.i:
            phrases[-1].head, phrases[-1].dep_ = verb, "obl"


def _hang_charge(verb: Token) -> None:
    """Hang what somebody is accused of on the verb, where the parser has it for whose he is, or for
    a part of the day: "accused the court of [bias]", "accused it the next day of [lying]"."""
    for day in children(verb, "obl:unmarked") if verb.lemma_.lower() == "accuse" else ():
        for deed in children(day, "acl"):
            deed.head, deed.dep_ = verb, "advcl"
    for noun in children(verb, "obj") if verb.lemma_.lower() == "accuse" else ():
        charges = [c for c in children(noun, "nmod") if cases(c) == ["of"] and not c.ent_type_]
        if charges and charges[-1].right_edge.i == noun.right_edge.i:
            charges[-1].head, charges[-1].dep_ = verb, "obl"


def _hang_accused(noun: Token) -> None:
    """Hang who is accused on his accuser: "accusing [it] of arming B"."""
    if noun.dep_ not in ("nsubj", "obj") or noun.head.tag_ not in ("VBG", "VBN"):
        return
    if noun.head.tag_ == "VBN" and not any(c.tag_ == "VBG" for c in children(noun.head, "aux")):
        return  # "accusing [it] of having armed B"
    above, marks = noun.head.head, children(noun.head, "mark")
    between = bool(marks) and above.i < noun.i < marks[0].i and marks[0].lower_ in ("for", "of")
    if between and above.pos_ == "VERB" and not children(above, "obj"):
        noun.head, noun.dep_ = above, "obj"


def _hang_whom(whom: Token) -> None:
    """Hang who is accused in a relative clause on his accuser, where the parser has him for whom
    that was done to: "A, [whom] it accuses of arming B"."""
    deed, verb = whom.head, whom.head.head
    charged = deed.tag_ == "VBG" and {"for", "of"} & set(cases(deed))
    if whom.lower_ not in ("that", "whom") or whom.dep_ != "obj" or not charged:
        return
    judged = verb.lemma_.lower() in ALLEGING | JUDGING and not children(verb, "obj")
    if whom.i < verb.i < deed.i and judged:
        whom.head = verb


def _hang_rebuttal(verb: Token) -> None:
    """Hang what somebody says who denies a claim on his denial: "..., a charge that A denied,
    [accusing] B"."""
    if verb.dep_ != "advcl" or verb.tag_ != "VBG" or verb.i < 2 or verb.nbor(-1).text != ",":
        return
    denial = verb.nbor(-2)
    speaks = verb.lemma_.lower() in _ANSWERING | ALLEGING | BLAMING
    told = denial.lemma_.lower() in DENYING | REJECTING and denial.dep_ == "acl:relcl"
    if speaks and told and children(denial, *ANY_SUBJECT) and not verb.is_ancestor(denial):
        verb.head = denial


def _hang_claim(noun: Token) -> None:
    """Hang a denial on the claim that it denies, where the parser gives it two subjects: "..., a
    [claim] A denied"."""
    denial = noun.head
    if noun.dep_ != "nsubj" or noun.i > denial.i or denial.dep_ == "ROOT":
        return
    if noun.lemma_.lower() not in CLAIMS or denial.lemma_.lower() not in DENYING:
        return
    if any(c.i > noun.i for c in children(denial, "nsubj")) and not children(denial, "obj"):
        noun.head, noun.dep_ = denial.head, denial.dep_
        denial.head, denial.dep_ = noun, "acl:relcl"


def _hang_told(who: Token) -> None:
    """Hang who acts on his act, where the parser gives the one who tells of it two subjects: "[A]
    warned B that ..., C said"."""
    says = who.head
    if who.dep_ != "nsubj" or who.i > says.i or says.lemma_.lower() not in SAYING:
        return
    speaker = next((c for c in children(says, "nsubj") if c.i > who.i), None)
    if speaker is None:
        return
    for act in children(says, "ccomp", "parataxis"):
        told = who.i < act.i < speaker.i and act.tag_ in FINITE
        if told and not children(act, *ANY_SUBJECT):
            who.head = act


def said_beside(verb: Token, clause: Token) -> Token:
    """What a verb of saying is joined to behind a clause that tells what was denied or said:
    "denied that it had attacked and [accused] B", "said five had been killed and [blamed] B",
    "said A had broken its word and [warned] A"."""
    if verb.lemma_.lower() not in _SPEAKING:
        return clause
    if (denial := denial_of(clause)) is not None:
        return denial
    told = clause.dep_ == "ccomp" and clause.head.lemma_.lower() in SAYING
    told = told and clause.head.i < clause.i  # not "was freed and [blamed] B, his office added"
    if not told or children(verb, "aux", "aux:pass") or not _is_said_of(verb, clause):
        return clause
    for noun in children(clause, "conj"):  # "threatened [retaliation]"
        behind = noun.left_edge.i == verb.i + 1 and noun.pos_ == "NOUN"
        if behind and not children(noun, "cc"):
            noun.head, noun.dep_ = verb, "obj"
    return clause.head


def _is_said_of(verb: Token, clause: Token) -> bool:
    """Whether a clause tells what was done before, and the verb behind it what is said now: not
    "said A had rejected it and [demanded] more", "said A had attacked and [threatened] its
    neighbours"."""
    if is_passive(clause):
        return True
    before = any(c.lower_ == "had" for c in children(clause, "aux"))
    owners = {w.lower_ for c in children(verb, "obj") for w in children(c, "nmod:poss")}
    return before and clause.lemma_.lower() not in _ANSWERING and not owners & _OWN
