"""How sure it is, and who says so: status and attribution of a trigger."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.arguments import Arguments, cases, children
from kg.model import Attribution, Status

SAYING = frozenset(
    [
        "say",
        "tell",
        "report",
        "announce",
        "state",
        "note",
        "add",
        "reveal",
        "declare",
        "claim",
        "confirm",
        "insist",
        "explain",
        "argue",
        "disclose",
        "write",
        "stress",
        "remark",
        "maintain",
        "testify",
        "indicate",
    ]
)
_DENYING = frozenset(["deny", "refute", "dismiss"])
_PLANNING = frozenset(
    [
        "plan",
        "intend",
        "schedule",
        "expect",
        "prepare",
        "aim",
        "vow",
        "promise",
        "pledge",
        "agree",
        "set",
    ]
)
_WISHING = frozenset(
    [
        "urge",
        "ask",
        "call",
        "want",
        "demand",
        "request",
        "appeal",
        "encourage",
        "press",
        "propose",
        "suggest",
        "seek",
        "hope",
        "consider",
        "refuse",
        "offer",
        "threaten",
        "warn",
        "order",
        "allow",
        "beg",
        "advise",
        "try",
    ]
)
_ALLEGING = frozenset(["accuse", "allege", "claim", "blame", "suspect", "charge"])
_MODALS = frozenset(["may", "might", "could", "would", "should", "can", "must"])
_NOT = frozenset(["not", "n't", "n’t", "never", "no"])


def status_of(trigger: Token) -> Status:
    """Status by negation, auxiliaries and what governs the trigger, innermost first."""
    auxiliaries = {child.lemma_.lower() for child in children(trigger, "aux")}
    words = {child.text.lower() for child in trigger.children}
    if words & _NOT:
        return Status.NEGATED
    if "would" in auxiliaries and _reported(trigger):
        return Status.PLANNED  # "said it would" is "will" told in the past
    if auxiliaries & _MODALS or words & {"if", "unless"}:
        return Status.HYPOTHETICAL
    if auxiliaries & {"will", "shall"}:
        return Status.PLANNED
    return _governed(trigger)


def _reported(trigger: Token) -> bool:
    clause = trigger
    while clause.dep_ in ("conj", "xcomp"):
        clause = clause.head
    return clause.dep_ == "ccomp" and clause.head.lemma_.lower() in SAYING


def _governed(trigger: Token) -> Status:
    node = trigger
    while (
        node.dep_ in ("conj", "xcomp", "ccomp", "advcl", "obj", "acl", "obl") and node.head != node
    ):
        clause, node = node, node.head
        lemma = node.lemma_.lower()
        if clause.dep_ == "conj" or node.pos_ not in ("VERB", "NOUN", "ADJ"):
            continue
        clausal = clause.dep_ in ("xcomp", "ccomp", "advcl", "acl") and clause.pos_ == "VERB"
        if lemma in _DENYING and clause.dep_ != "obl":
            return Status.DENIED
        if clausal and lemma in _ALLEGING:
            return Status.ALLEGED
        if clausal and lemma in _PLANNING and clause.dep_ == "xcomp":
            return Status.PLANNED
        if clausal and lemma in _WISHING and clause.tag_ not in ("VBD", "VBN"):
            return Status.HYPOTHETICAL
        if clause.dep_ in ("advcl", "obj", "obl"):
            break
    return Status.ACTUAL


def attribution_of(trigger: Token, arguments: Arguments) -> Attribution | None:
    """The speaker whose clause holds the trigger, or "according to" one."""
    node = trigger
    while True:
        for child in children(node, "obl", "nmod"):
            if "according" in cases(child):
                by = arguments.actors(child, deep=True)
                return Attribution(by=tuple(by), cue="according to") if by else None
        for child in children(node, "parataxis", "advcl", "ccomp"):
            if child.lemma_.lower() in SAYING and child.i > node.i and children(child, "nsubj"):
                return _said(child, node, arguments)
        if node.head == node:
            return None
        clause, node = node, node.head
        if clause.dep_ in ("ccomp", "parataxis") and node.lemma_.lower() in SAYING:
            return _said(node, clause, arguments)


def _said(verb: Token, clause: Token, arguments: Arguments) -> Attribution | None:
    by = [m for s in children(verb, "nsubj") for m in arguments.actors(s, deep=True)]
    if not by:
        return None
    quoted = any(child.text in ('"', "“", "”", "''", "``") for child in clause.children)
    return Attribution(by=tuple(by), cue=verb.text, quoted=quoted)
