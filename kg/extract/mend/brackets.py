"""Names that are followed by their abbreviation: "the Lord's Resistance Army ([LRA]) fighters"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.grammar.tree import NOUNS, cases, children
from kg.extract.grammar.words import Token

_BEFORE = frozenset("case cc mark punct".split())  # what stands before the whole phrase
_LONGEST = 3  # tokens of an abbreviation: "FARC-EP"
_PART = frozenset("amod case compound flat nmod:poss".split())


def join_abbreviation(bracket: Token) -> None:
    """Hang a name and its abbreviation on what they stand before: "Welfare Party ([RP]) leader X",
    which the parser cuts at the bracket."""
    if bracket.text != "(" or not bracket.i or bracket.i == bracket.sent.start:
        return
    short = _short(bracket)
    name = _top(bracket.nbor(-1)) if short else None
    if name is None or short is None or name.pos_ not in NOUNS:
        return
    noun = _noun(short[-1])
    if noun is None or noun.sent is not bracket.sent:
        return
    inside = (*short, bracket, short[-1].nbor(1))
    _lift(name, inside)
    for token in inside:
        token.head, token.dep_ = name, "flat" if token in short else "punct"
    _hang(name, noun)


def _lift(name: Token, inside: Sequence[Token]) -> None:
    """Give a name the place of its abbreviation where the parser hung it on that."""
    top = next((t for t in reversed(list(name.ancestors)) if t in inside), None)
    if top is not None:
        root = top.head is top
        name.head, name.dep_ = (name, "ROOT") if root else (top.head, top.dep_)


def _short(bracket: Token) -> list[Token] | None:
    """The abbreviation within a bracket."""
    behind = bracket.doc[bracket.i + 1 : min(bracket.sent.end, bracket.i + 2 + _LONGEST)]
    words: list[Token] = []
    for token in behind:
        if token.text == ")":
            letters = "".join(w.text for w in words if w.text not in "-–/")
            capital = sum(map(str.isupper, letters)) > 1 and letters.isalpha()
            return words if capital and letters[0].isupper() else None
        words.append(token)
    return None


def _top(last: Token) -> Token | None:
    """The head of the name that ends with a word: the highest that it hangs on within it."""
    if last.pos_ != "PROPN":
        return None
    if (whole := last.doc.name_at(last.i)) is not None:
        last = whole.root
        aim = last.dep_ == "nmod" and cases(last)[:1] in (["against"], ["for"], ["of"])
        body = last.head.ent_type_ == "ORG" and last.head.i < last.i
        return last.head if aim and body else last  # "Movement for Change (MC) leader X"
    while last.dep_ in _PART and last.head.pos_ == "PROPN" and last.head.i < last.i:
        last = last.head
    return last


def _noun(last: Token) -> Token | None:
    """The common noun right behind a bracket, the last of several: "(X) rebel [leaders]"."""
    at = last.i + 2
    doc, found = last.doc, None
    while at < last.sent.end and doc[at].pos_ == "NOUN" and doc[at].text.islower():
        found = doc[at]
        at += 1
    return found if found is None or found.dep_ != "ROOT" else None


def _hang(name: Token, noun: Token) -> None:
    """Hang a name on the noun behind it; both have the place of the name where it was above."""
    person = noun.nbor(1) if noun.i + 1 < noun.sent.end else noun
    head = person if person.ent_type_ == "PERSON" and person.dep_ != "flat" else noun
    if name in noun.ancestors or name in head.ancestors or not head.is_ancestor(name):
        if not {name.head, *name.head.ancestors} & {head, noun}:
            root = name.head == name
            head.head, head.dep_ = (head, "ROOT") if root else (name.head, name.dep_)
        for child in children(name):
            if (child.dep_ in _BEFORE and child.i < name.i) or child.i > head.i:
                child.head = head
    name.head, name.dep_ = noun, "compound"
    if head != noun and not noun.is_ancestor(head):
        noun.head, noun.dep_ = head, "nmod:desc"
