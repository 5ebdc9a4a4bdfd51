"""What somebody is addressed as, which is nobody: "HH the [Emir]", "Datuk Seri Dr [Ali Hamid]"."""

from __future__ import annotations

from itertools import takewhile

from kg.extract.grammar.tree import NOUNS
from kg.extract.grammar.words import Doc, Span, Token
from kg.extract.mend.leading import let_lead

_LETTERS = frozenset({"HE", "H.E.", "HH", "H.H.", "HM", "H.M.", "HRH", "H.R.H."})
_STYLES = frozenset("Eminence Excellencies Excellency Highness Highnesses Majesty".split())
_OF_STYLES = frozenset("Her His Imperial Royal Serene Their".split())
_COURTESIES = frozenset(
    """
    Datin Dato Datuk Dr Dr. Eng Eng. Engr Engr. Hon Hon. Mr Mr. Mrs Mrs. Ms Ms. Prof Prof. Professor
    """.split()
)
# What stands only behind another: "Dato' [Sri] X", but Sri Lanka; "[Tan Sri] X", but Tan Wei.
_SECOND = frozenset("' ’ Paduka Seri Sri".split())
_BEFORE_SECOND = ("Datin", "Dato", "Datuk", "Puan", "Tan")
_RANKS = frozenset("Amir Emir King Prince Princess Queen Sheikh Sheikha Sultan".split())
_UPWARD = ("amod", "compound", "flat", "nmod:desc")


def name_addressed(doc: Doc) -> None:
    """Hang what somebody is addressed as on his name or office, and take it out of names: "met [HE]
    Dr Omar Said", "[HRH] the Crown Prince", "[Tan Sri] X"."""
    at, found = 0, False
    while at < len(doc):
        end = _end(doc[at])
        if at < end < doc[at].sent.end:
            found = _hang(doc, at, end) or found
        at = max(end, at + 1)
    if found:
        doc.hang()


def _end(first: Token) -> int:
    """Where what somebody is addressed as ends; where it begins, if nobody is."""
    doc, stop = first.doc, first.sent.end
    at = first.i
    if first.text in _LETTERS and not first.sent.text.isupper():
        at += 1
    elif (length := _style(first)) and at + length < stop:
        at += length
    surely = at > first.i
    while at < stop and (doc[at].text in _COURTESIES or _is_second(doc[at])):
        at += 1
    if at == first.i and _is_second(doc[min(at + 1, stop - 1)]) and first.text in _BEFORE_SECOND:
        at += 2
        while at < stop and (doc[at].text in _COURTESIES or doc[at].text in _SECOND):
            at += 1
    if surely or any(t.text in _BEFORE_SECOND for t in doc[first.i : at]):
        return at
    return first.i


def _style(first: Token) -> int:
    """How many words "His Royal Highness" has; none where no style begins."""
    words = [t.text for t in takewhile(lambda t: t.text in _OF_STYLES, first.doc[first.i :])]
    behind = first.i + len(words)
    styled = words[:1] in (["Her"], ["His"], ["Their"]) and behind < first.sent.end
    return len(words) + 1 if styled and first.doc[behind].text in _STYLES else 0


def _is_second(word: Token) -> bool:
    return word.text in _SECOND and word.i > 0 and word.nbor(-1).text in (*_BEFORE_SECOND, "'", "’")


def _hang(doc: Doc, at: int, end: int) -> bool:
    """Give whoever is addressed the place that his phrase has."""
    begin = end + (doc[end].lower_ == "the" and end + 1 < doc[end].sent.end)
    name = _bearer(doc, begin)
    who = name or _office(doc[begin], begin > end)
    if who is None:
        return False
    _unname(doc, at, who.i if name else end)
    words = doc.tokens[at : who.i + 1] if name else [*doc[at:end], who]
    let_lead(who, words)
    for token in words:
        if token is who or (token.i >= begin and token.head.i in range(begin, who.i)):
            continue
        for child in token.children:
            if child not in words and not child.is_ancestor(who):
                child.head = who
        token.head, token.dep_ = who, "det" if token.lower_ == "the" else "nmod:desc"
        token.pos_, token.tag_ = ("DET", "DT") if token.dep_ == "det" else ("PROPN", "NNP")
    return True


def _bearer(doc: Doc, begin: int) -> Token | None:
    """The name right behind titles: "the Emir Sheikh [Ali Hamid]"."""
    for token in doc[begin : doc[begin].sent.end]:
        name = doc.name_at(token.i)
        rank = token.text in _RANKS and (name is None or len(name) == 1)
        if not rank and name is not None and name.label_ == "PERSON":
            return token if name.start == token.i else None
        if not token.text[:1].isupper() or token.pos_ not in (*NOUNS, "ADJ"):
            return None
    return None


def _office(first: Token, the: bool) -> Token | None:
    """The office that words of address stand before: "the [Emir]", "Foreign [Minister] of A"."""
    if not first.text[:1].isupper() or first.pos_ not in (*NOUNS, "ADJ"):
        return first if the and first.pos_ == "NOUN" else None
    who = first
    while who.head.i > who.i and who.dep_ in _UPWARD and who.head.pos_ in NOUNS:
        who = who.head
    return who if who.pos_ in NOUNS else None


def _unname(doc: Doc, at: int, end: int) -> None:
    """Take what somebody is addressed as out of the names, and leave the name behind it."""
    left = []
    for name in [e for e in doc.ents if e.start < end and at < e.end]:
        for token in name:
            token.ent_type_ = ""
        doc.ents.remove(name)
        if name.end > end:
            left.append(Span(doc, end, name.end, name.label_))
    doc.add_names(left)
