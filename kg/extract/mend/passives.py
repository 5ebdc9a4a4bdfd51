"""Passives that the parser takes for something else, and what it takes for a passive."""

from __future__ import annotations

from kg.extract.grammar.tree import ANY_SUBJECT, SUBJECTS, cases, children, is_passive
from kg.extract.grammar.words import Token

# What somebody does to another, never alone.
_DONE_TO = frozenset(
    """
    arrest assassinate behead capture charge convict deport detain dismiss evict execute expel
    extradite fine free hang imprison indict jail kidnap kill oust release rescue sack seize
    sentence shoot torture
    """.split()
)


_HURT = frozenset({"abduct", "injure", "wound"})
_CHARGED = frozenset({"accuse", "blame", "suspect"})


def make_active(verb: Token) -> None:
    """Read a passive that has no auxiliary but a bare noun behind it as active: "20 states
    [expelled] over 100 diplomats"."""
    bare = [
        child
        for child in children(verb, "obl", "obl:agent")
        if child.i > verb.i
        and child.pos_ in ("NOUN", "NUM")
        and not cases(child)
        and not child.ent_type_
    ]
    if not bare or children(verb, "aux:pass", "obj"):
        return
    bare[0].dep_ = "obj"
    _make_doers(verb)


def act_on_object(verb: Token) -> bool:
    """Read a verb with an object and no auxiliary as active: "whom A says it [arrested]"."""
    bare = bool(children(verb, "obj")) and not children(verb, "aux:pass")
    return bare and _make_doers(verb)


def _make_doers(verb: Token) -> bool:
    """Read the subjects of a passive as those who act; whether there are any."""
    subjects = children(verb, "nsubj:pass")
    for subject in subjects:
        subject.dep_ = "nsubj"
    return bool(subjects)


def join_passive(verb: Token) -> None:
    """Read a verb joined to a passive one as passive, too, if nobody does it alone: "was captured
    and [released]"."""
    alone = verb.tag_ != "VBD" or children(verb, "obj", "iobj", "ccomp", "xcomp", *SUBJECTS)
    if not alone and verb.lemma_.lower() in _DONE_TO and is_passive(verb.head):
        verb.tag_ = "VBN"


def read_seen(verb: Token) -> None:
    """Read what is seen done to somebody as a passive: "a week that saw two soldiers [killed]"."""
    above = verb.head
    seen = above.lemma_ == "see" and verb.dep_ in ("conj", "xcomp") and bool(children(above, "obj"))
    alone = not children(verb, *ANY_SUBJECT, "aux", "cc", "obj")
    if seen and alone and verb.tag_ == "VBD" and verb.lemma_.lower() in _DONE_TO | _HURT:
        verb.tag_, verb.dep_ = "VBN", "xcomp"


def read_with(verb: Token) -> None:
    """Read what is done to somebody behind "with" as a passive: "with [A] accused of lying"."""
    if verb.dep_ != "advcl" or verb.tag_ not in ("VBD", "VBN"):
        return
    done = verb.lemma_.lower() in _DONE_TO | _HURT | _CHARGED
    if not done or children(verb, "obj", "iobj", "ccomp", "aux"):
        return
    for subject in children(verb, "nsubj"):
        first = subject.left_edge
        behind = first if first.lower_ == "with" else first.nbor(-1) if first.i else first
        if behind.lower_ == "with":
            subject.dep_, verb.tag_ = "nsubj:pass", "VBN"


def make_main(verb: Token) -> None:
    """Read a participle that heads a sentence as finite: "Oman [mediated] between them"."""
    if children(verb, "nsubj") and not children(verb, "aux", "aux:pass", "cop"):
        verb.tag_ = "VBD"


def make_participle(verb: Token) -> None:
    """Read a verb behind a noun, with "by" and no subject, as the participle that it is: "A, the
    rebel [freed] by B"."""
    if verb.tag_ == "VBD" and children(verb, "obl:agent") and not children(verb, *SUBJECTS):
        verb.tag_ = "VBN"


def make_passive(copula: Token) -> None:
    """Read a participle behind "be" that is a verb as passive, with its subject as whom it is done
    to: "the visit was [shelved]", "two [papers] were ordered to close"."""
    verb = copula.head
    if verb.pos_ != "VERB" or verb.tag_ != "VBN" or copula.lemma_ != "be":
        return
    copula.dep_ = "aux:pass"
    for subject in children(verb, *SUBJECTS):
        subject.dep_ = "nsubj:pass"


def read_headline(verb: Token) -> None:
    """Read a verb without an object, of what is never done alone, as the passive of a headline:
    "diplomat [killed] in Khartoum"."""
    if verb.tag_ not in ("VBD", "VBN") or verb.lemma_.lower() not in _DONE_TO:
        return
    if children(verb, "obj", "iobj", "ccomp", "xcomp", "aux", "aux:pass", "conj", "advmod"):
        return
    subjects = [c for c in children(verb, "nsubj") if c.pos_ == "NOUN" and not children(c, "det")]
    if subjects and verb.dep_ in ("ccomp", "ROOT"):
        verb.tag_ = "VBN"
        for subject in subjects:
            subject.dep_ = "nsubj:pass"
