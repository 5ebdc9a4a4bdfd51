"""Whose turn it is in a transcript: "Mr. SMITH: I met ...", "Jane Smith: We met ...", and in a
debate: "Mr Smith" on a line of its own."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.grammar.speech import CLOSING, OPENING, STRAIGHT
from kg.extract.grammar.tree import SUBJECTS
from kg.extract.grammar.words import Doc, Sentence, Token

_TITLE = r"(?:(?:[DM]rs?|Ms|Prof|Sen|Rep|Gen|Gov|Rev|[A-Z][a-z]+)\.? )?"
# What he is, in brackets or behind a comma.
_WHAT = r"(?: ?\([^()\n]{1,60}\)|,(?: (?:and|at|for|in|of|the|to|[A-ZÀ-Þ][\w.&'’-]*),?){1,12})?"
_U, _UP = "[A-ZÀ-ÞĀ-Ž]", "[A-ZÀ-ÞĀ-Ž.'’-]"
_CAPITALS = rf"{_TITLE}{_U}{_UP}+(?: {_U}{_UP}*){{0,3}}{_WHAT}"
_NAMES = rf"{_U}[\w.'’-]*(?: {_U}[\w.'’-]*){{0,3}}{_WHAT}"
# Names in capitals stand behind any sentence, others begin a paragraph.
_TURN = re.compile(
    rf"(?:(?:^|(?<=[.?!…\"”)\]] )){_CAPITALS}|^{_NAMES})(?P<end>:)(?=[ \n]+\S)", re.MULTILINE
)
# In parliament a name is a line of its own.
_LINE = re.compile(
    r"^(?:Baroness|Dame|Dr|Lady|Lord|Miss|Mrs?|Ms|Sir)\.? [A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,3}"
    r"(?: \([^()\n]+\)){0,2}(?P<end>)[ ]*\n+(?=(?P<said>[^\n]*))",
    re.MULTILINE,
)
_OWN = re.compile(r"\b(?:I|[Mm]y|[Oo]ur|[Ww]e)\b")
_REPLY = re.compile(
    r"(?i:I (?:am grateful to|thank)|may I thank) (?:the|my) (?:\w+ )?(?:hon|noble)\b"
)
_PLACES = frozenset({"GPE", "LOC"})
_PERSONS = frozenset(
    """
    ambassador anchor chairman chairwoman commissioner correspondent dr gen gov governor host
    interviewer judge minister moderator mr mrs ms president prof professor rep representative
    reporter rev secretary sen senator speaker spokesman spokesperson spokeswoman witness
    """.split()
)
_ASKING = frozenset({"journalist", "q", "question"})
_ANSWERING = frozenset({"a", "answer"})
_MARKS = OPENING | CLOSING | STRAIGHT


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker of a transcript says before the next one."""

    label: Token  # the colon, or the name on a line of its own
    name: Token | None  # nobody who is known: "Q:", "Kyodo News:"
    answers: bool  # whether somebody known speaks, or whoever is asked: "A:"
    asks: bool  # whether there is a question in it


def turns_of(doc: Doc) -> dict[int, Turn]:
    """Whose turn it is at each word of a transcript, by its number. One is a text in which one of
    the speakers comes back, or that marks questions. A place or a heading before a colon is no
    speaker, "QUESTION" none who is known: his turn is nobody's."""
    begun = {label.i: (label, name) for label, name in (*_begun(doc), *_lines(doc))}
    names = Counter(name.lower_ for label, name in begun.values() if name is not None)
    marked = any(_words(label) & _ASKING for label, _ in begun.values())
    lined = any(label == name for label, name in begun.values())
    if not marked and not lined and all(count == 1 for count in names.values()):
        return {}
    found = dict[int, Turn]()
    turn: Turn | None = None
    questions = _questions(doc, begun)
    for sentence in doc.sents:
        if turn is not None and _is_over(sentence, turn):
            turn = None
        for token in sentence:
            if token.i in begun:
                label, name = begun[token.i]
                answers = name is not None or bool(_words(label) & _ANSWERING)
                turn = Turn(label, name, answers, label.i in questions)
            elif turn is not None:
                found[token.i] = turn
            if _closes(token):
                turn = None
    return found


def _questions(doc: Doc, begun: dict[int, tuple[Token, Token | None]]) -> set[int]:
    """The labels behind which a question stands before the next one, and all of those who mostly
    ask."""
    labels = sorted(begun)
    marks = (bisect_right(labels, token.i) for token in doc if token.text == "?")
    asked = {labels[at - 1] for at in marks if at}
    names = {at: name.lower_ for at, (_, name) in begun.items() if name is not None}
    turns, asking = Counter(names.values()), Counter(names[at] for at in asked if at in names)
    known = {at for at, name in names.items() if 2 * asking[name] >= turns[name]}
    return known | (asked - set(names))


def _words(label: Token) -> set[str]:
    """The words of a label before its colon."""
    before = label.doc.text[: label.idx].rpartition("\n")[2]
    return {word.strip(".").lower() for word in before.split()[-4:]}


def _lines(doc: Doc) -> Iterator[tuple[Token, Token]]:
    """The names that stand on lines of their own before what somebody says of himself."""
    starts = {token.idx: token for token in doc}
    for match in _LINE.finditer(doc.text):
        first = starts.get(match.start())
        if first is not None and _OWN.search(match["said"]):
            line = [t for t in first.sent if t.idx < match.start("end")]
            bracket = next((t.i for t in line if t.text == "("), line[-1].i + 1)
            name = doc[bracket - 1 : bracket][0]
            yield name, name


def _begun(doc: Doc) -> Iterator[tuple[Token, Token | None]]:
    starts = {token.idx: token for token in doc}
    people = {ent[-1].lower_ for ent in doc.ents if ent.label_ == "PERSON" and len(ent) > 1}
    for match in _TURN.finditer(doc.text):
        first, colon = starts.get(match.start()), starts.get(match.start("end"))
        if first is None or colon is None:
            continue
        words = {t.lower_.rstrip(".") for t in doc[first.i : colon.i]}
        office = bool(words & _PERSONS)
        if (name := _name(first, colon, people, office)) is None:
            continue
        people |= {name.lower_} if office else set()
        known = office or name.ent_type_ == "PERSON" or name.lower_ in people
        asking = words & (_ASKING | _ANSWERING)
        yield colon, name if known and not asking else None


def _name(first: Token, colon: Token, people: set[str], office: bool) -> Token | None:
    """The last word of the name before a colon, without what tells what he is."""
    words = list(first.doc[first.i : colon.i])
    ends = (at for at, word in enumerate(words) if word.text in ("(", ","))
    name = words[next(ends, len(words)) - 1]
    if name.lower_ in people or (office and name.text.isupper()):
        return name
    if name.ent_type_ in _PLACES or not name.text[0].isalpha():
        return None
    told = name.text.isupper() or name.ent_type_ in ("ORG", "PERSON") or name.lower_ in _ASKING
    return name if told else None


def _is_over(sentence: Sentence, turn: Turn) -> bool:
    """Whether a paragraph is a heading, or tells of the speaker, or answers him in parliament."""
    name = turn.name
    if sentence.doc.text[: sentence.start_char].rstrip(" ")[-1:] != "\n":
        return False
    if sentence.is_heading or name is None:
        return sentence.is_heading
    if name == turn.label and name.i < sentence.start - 1 and _REPLY.match(sentence.text.strip()):
        return sentence.previous.start > name.sent.start
    subjects = (token for token in sentence if token.dep_ in SUBJECTS)
    return any(token.lower_ == name.lower_ for token in subjects)


def _closes(mark: Token) -> bool:
    """Whether a paragraph ends with the mark of a quotation that began in an earlier one."""
    text = mark.doc.text
    if mark.text not in _MARKS or text[mark.idx + len(mark) :].lstrip(" ")[:1] not in ("", "\n"):
        return False
    paragraph = text[text.rfind("\n", 0, mark.idx) + 1 : mark.idx]
    return sum(paragraph.count(other) for other in _MARKS) % 2 == 0
