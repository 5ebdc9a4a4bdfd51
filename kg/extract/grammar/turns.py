"""Whose turn it is in a transcript: "Mr. SMITH: I met ...", "Jane Smith: We met ..."."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from kg.extract.grammar.speech import CLOSING, OPENING, STRAIGHT
from kg.extract.grammar.tree import SUBJECTS
from kg.extract.grammar.words import Doc, Sentence, Token

_TITLE = r"(?:(?:[DM]rs?|Ms|Prof|Sen|Rep|Gen|Gov|Rev|[A-Z][a-z]+)\.? )?"
_BESIDE = r"(?: ?\([^()\n]{1,60}\))?"  # what he is
_CAPITALS = rf"{_TITLE}[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]*){{0,3}}{_BESIDE}"
_NAMES = rf"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){{0,3}}{_BESIDE}"
# Names in capitals stand behind any sentence, others begin a paragraph.
_TURN = re.compile(
    rf"(?:(?:^|(?<=[.?!…\"”)\]] )){_CAPITALS}|^{_NAMES})(?P<end>:)(?=[ \n]+\S)", re.MULTILINE
)
_PLACES = frozenset({"GPE", "LOC"})
_PERSONS = frozenset(
    """
    ambassador chairman chairwoman correspondent dr gen gov governor interviewer judge minister
    moderator mr mrs ms president prof professor rep representative reporter rev secretary sen
    senator speaker spokesman spokesperson spokeswoman witness
    """.split()
)
_MARKS = OPENING | CLOSING | STRAIGHT

Turn = tuple[Token, list[Token]]  # the colon, and the name before it
Begun = tuple[Token, Token, bool]  # the colon, the word before it, whether that names a person


def turns_of(doc: Doc) -> dict[int, Turn]:
    """Whose turn it is at each word of a transcript, by its number. One is a text in which one of
    the speakers comes back. A place or a heading before a colon is no speaker, "QUESTION" none who
    is known: his turn is nobody's."""
    begun = {colon.i: (name, known) for colon, name, known in _begun(doc)}
    names = Counter(name.lower_ for name, known in begun.values() if known)
    if all(count == 1 for count in names.values()):
        return {}
    found = dict[int, Turn]()
    turn: Turn | None = None
    for sentence in doc.sents:
        if turn is not None and _is_over(sentence, turn[1][0]):
            turn = None
        for token in sentence:
            if token.i in begun:
                name, known = begun[token.i]
                turn = (token, [name]) if known else None
            elif turn is not None:
                found[token.i] = turn
            if _closes(token):
                turn = None
    return found


def _begun(doc: Doc) -> Iterator[Begun]:
    starts = {token.idx: token for token in doc}
    people = {ent[-1].lower_ for ent in doc.ents if ent.label_ == "PERSON" and len(ent) > 1}
    for match in _TURN.finditer(doc.text):
        first, colon = starts.get(match.start()), starts.get(match.start("end"))
        if first is not None and colon is not None and (name := _name(first, colon)) is not None:
            words = {t.lower_.rstrip(".") for t in doc[first.i : colon.i]}
            known = name.ent_type_ == "PERSON" or name.lower_ in people or bool(words & _PERSONS)
            yield colon, name, known


def _name(first: Token, colon: Token) -> Token | None:
    """The last word of the name before a colon, without what stands in brackets."""
    words = list(first.doc[first.i : colon.i])
    bracket = next((at for at, word in enumerate(words) if word.text == "("), len(words))
    name = words[bracket - 1]
    if name.ent_type_ in _PLACES or not name.text[0].isalpha():
        return None
    return name if name.text.isupper() or name.ent_type_ == "PERSON" else None


def _is_over(sentence: Sentence, name: Token) -> bool:
    """Whether a paragraph is a heading, or tells of the speaker."""
    if sentence.doc.text[: sentence.start_char].rstrip(" ")[-1:] != "\n":
        return False
    subjects = (token for token in sentence if token.dep_ in SUBJECTS)
    return sentence.is_heading or any(token.lower_ == name.lower_ for token in subjects)


def _closes(mark: Token) -> bool:
    """Whether a paragraph ends with the mark of a quotation that began in an earlier one."""
    text = mark.doc.text
    if mark.text not in _MARKS or text[mark.idx + len(mark) :].lstrip(" ")[:1] not in ("", "\n"):
        return False
    paragraph = text[text.rfind("\n", 0, mark.idx) + 1 : mark.idx]
    return sum(paragraph.count(other) for other in _MARKS) % 2 == 0
