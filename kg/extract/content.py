"""Acts that are what another act is about, and no second act: "agreed to [withdraw]"."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from kg.extract.attitudes import ABOUT, DENYING, PREVENTING, PROMISING
from kg.extract.lexicon import Entry
from kg.extract.tree import cases, first_conjunct, has_for

EntryOf = Callable[[Token], Entry | None]  # the lexicon's entry for a verb
# Acts whose infinitive is a purpose and an act of its own: "called him to thank him".
WITHOUT_CONTENT = frozenset({"phone-call", "visit", "meeting", "negotiation", "host"})


def is_content(verb: Token, entry_of: EntryOf) -> bool:
    """What an act of agreeing, refusing or threatening is about is no second act."""
    verb = first_conjunct(verb)
    if _helps(verb, entry_of):
        return True
    matrix = verb.head
    lemma = matrix.lemma_.lower()
    if lemma in DENYING and (verb.tag_ == "VBG" or "that" in cases(verb)):
        return False  # "denied [arming] B"
    if verb.dep_ in ("advcl", "xcomp") and "from" in cases(verb) and lemma in PREVENTING:
        return True
    nominal = verb.pos_ == "NOUN" and verb.dep_ in ("obj", "obl")
    if nominal and matrix.pos_ == "VERB" and is_content(matrix, entry_of):
        return True
    clausal = (
        verb.dep_ in ("xcomp", "ccomp")
        or (verb.dep_ == "advcl" and has_for(verb))
        or (verb.dep_ == "advcl" and verb.tag_ == "VB" and lemma in PROMISING)
    )
    if not (nominal or clausal):
        return False
    entry = entry_of(matrix)
    if lemma not in ABOUT:  # "gave them until Friday to [leave]"
        return entry is not None and entry.subtype == "ultimatum"
    return entry is not None and entry.subtype not in WITHOUT_CONTENT


def _helps(verb: Token, entry_of: EntryOf) -> bool:
    """Whether an act is the help that is sent: "sent troops to help [deliver] food"."""
    below = verb.head if verb.dep_ in ("xcomp", "ccomp") and verb.head.lemma_ == "help" else verb
    if below.dep_ not in ("xcomp", "advcl") or below.head.pos_ != "VERB":
        return False
    entry = entry_of(below.head) if below.tag_ == "VB" else None
    return entry is not None and "+help" in entry.rest
