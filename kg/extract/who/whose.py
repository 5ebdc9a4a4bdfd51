"""Who is meant where another stands nearer: "said B had recalled [its] envoy" is B's."""

from __future__ import annotations

from kg.extract.grammar.tree import (
    ANY_SUBJECT,
    SUBJECTS,
    cases,
    children,
    conjuncts,
    first_conjunct,
    is_passive,
    lemma_of,
    subjects_of,
)
from kg.extract.grammar.words import Token
from kg.extract.lexical.attitudes import (
    ALLEGATIONS,
    ALLEGING,
    CLAIMS,
    DENYING,
    JUDGING,
    REJECTING,
)

_HELPING = frozenset(
    "aid assist assistance back backing help side solidarity support train".split()
)
_HELPED = frozenset({"for", "of", "to", "with"})
_DENYING = DENYING | REJECTING | frozenset("brand brush call laugh shrug".split())
_FOR = frozenset({"after", "because", "since", "when"})
_OVER = frozenset({"because", "due", "for", "over"})
_PUNISHING = frozenset(
    """
    arrest ban blacklist censure chide commend detain dismiss expel fine fire honor honour imprison
    indict jail oust pardon punish rebuke reprimand reward sack sanction scold sue summon suspend
    thank warn
    """.split()
)
_PENALTIES = frozenset("ban blockade embargo fine penalty restriction sanction tariff".split())
_HIT = frozenset({"against", "on"})
_WORDS = frozenset(
    "admission announcement decision declaration pledge promise revelation statement vow".split()
)
# What one does to what is one's own.
_WITH_OWN = frozenset(
    "deploy evacuate lay mobilise mobilize pull recall redeploy send surrender withdraw".split()
)


def is_own(pronoun: Token) -> bool:
    """Whether "its" is of who acts and not of who tells it: "said B had recalled [its] envoy"."""
    noun = pronoun.head
    return noun.dep_ == "obj" and noun.head.lemma_.lower() in _WITH_OWN


def claimed_of(pronoun: Token) -> list[Token]:
    """Whom a claim is about that he denies: "[A] dismissed B's claim that it had struck C"; whom
    one does something to for what he is suspected of: "searched [B] on suspicion that it ..."; who
    says it: "resigned after [B]'s announcement that he ..."."""
    if (verb := _suspecting(pronoun)) is not None:
        return [head for noun in children(verb, "obj") for head in conjuncts(noun)]
    claim = pronoun.head.head
    said = pronoun.head.dep_ in ("acl", "ccomp") and lemma_of(claim) in CLAIMS | ALLEGATIONS
    denial = claim.head
    if pronoun.dep_ not in ANY_SUBJECT or not said or lemma_of(denial) not in _DENYING:
        return _announcing(pronoun)
    return [one for subject in subjects_of(denial) for one in conjuncts(subject)]


def helped_in(noun: Token) -> list[Token]:
    """Who is helped in what a noun tells: "backs [A] in the fight", "help for [A] in its war",
    "support of [A] and [B] in their fight"."""
    above = noun.head
    if "in" not in cases(noun):
        return []
    if above.dep_ == "obj" and above.head.lemma_.lower() in _HELPING:
        return [above]
    for told in (above, *children(above, "obj")):
        if told.lemma_.lower() in _HELPING:
            behind = children(told, "obj", "nmod", "obl")
            first = [c for c in behind if c.dep_ == "obj" or _HELPED & set(cases(c))]
            return [head for c in first for head in conjuncts(c)]
    return _helped(above)


def _helped(last: Token) -> list[Token]:
    """Who is helped, where a phrase hangs on the last word that names them: "support for the
    [government] of Mali in the fight"."""
    first = first_conjunct(last)
    if first.dep_ == "nmod" and cases(first) == ["of"] and first.head.dep_ in ("nmod", "conj"):
        first = first_conjunct(first.head)
    told = first.dep_ == "nmod" and first.head.lemma_.lower() in _HELPING
    return list(conjuncts(first)) if told and _HELPED & set(cases(first)) else []


def punished_for(pronoun: Token) -> list[Token]:
    """Whom a clause or a noun goes on about that tells what he is judged or punished for:
    "condemned [B] after it had shelled C", "condemned [B] for its raid on C", "imposed sanctions on
    [B] because its jets had shelled C"."""
    verb = _punishing(pronoun)
    if verb is None or is_passive(verb):
        return []
    objects = children(verb, "obj")
    if verb.lemma_.lower() in JUDGING | ALLEGING | _PUNISHING:
        heads = [head for noun in objects for head in conjuncts(noun)]
        whose = [c for h in heads for c in children(h, "nmod:poss", "amod", "nmod")]
        return heads + [c for c in whose if c.dep_ != "nmod" or "of" in cases(c)]
    penalties = [noun for noun in objects if lemma_of(noun) in _PENALTIES]
    upon = [c for noun in penalties for c in (*children(noun, "nmod"), *children(verb, "obl"))]
    return [head for c in upon if _HIT & set(cases(c)) for head in conjuncts(c)]


def _punishing(pronoun: Token) -> Token | None:
    """The verb that a clause or a noun with a pronoun gives the reason for."""
    noun = pronoun.head
    if pronoun.dep_ == "nmod:poss" and noun.dep_ == "obl":  # "blamed B for its losses" may be A's
        reason = _OVER & set(cases(noun)) and noun.head.lemma_.lower() not in ALLEGING
        return noun.head if reason else None
    owned = pronoun.dep_ == "nmod:poss" and noun.dep_ in SUBJECTS
    clause = noun.head if owned else noun
    marks = {c.lower_ for c in children(clause, "mark", "advmod")}
    acts = bool(children(clause, "obj")) if owned else pronoun.dep_ in ANY_SUBJECT
    return clause.head if clause.dep_ == "advcl" and acts and marks & _FOR else None


def _suspecting(pronoun: Token) -> Token | None:
    """The verb of what is done to whom a suspicion is of, that a pronoun is the subject of."""
    clause, why = pronoun.head, pronoun.head.head
    told = pronoun.dep_ in SUBJECTS and clause.dep_ in ("acl", "ccomp")
    suspected = told and why.dep_ == "obl" and lemma_of(why) in ALLEGATIONS
    return why.head if suspected and "on" in cases(why) else None


def _announcing(pronoun: Token) -> list[Token]:
    """Whose announcement it is that a pronoun stands in as the subject of what is announced."""
    clause, words = pronoun.head, pronoun.head.head
    told = pronoun.dep_ in ANY_SUBJECT and clause.dep_ in ("acl", "ccomp")
    told = told and "that" in cases(clause) and lemma_of(words) in _WORDS
    told = told and lemma_of(words.head) not in _DENYING
    return children(words, "nmod:poss") if told else []
