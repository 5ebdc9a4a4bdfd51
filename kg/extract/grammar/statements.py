"""Whose words a sentence is that does not say so: what follows "X said:", what a quotation that
another sentence began goes on with; in a transcript those of whose turn it is."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from kg.extract.grammar.speech import CLOSING, OPENING, STRAIGHT
from kg.extract.grammar.tree import (
    ANY_SUBJECT,
    SUBJECTS,
    agents_of,
    children,
    first_conjunct,
    is_passive,
)
from kg.extract.grammar.turns import Turn, turns_of
from kg.extract.grammar.words import Doc, Sentence, Token
from kg.extract.lexical.attitudes import DENYING, NECESSITY, SAYING

Speech = tuple[Token, list[Token]]  # the verb of saying, or a colon, and who says it

_GIVING = frozenset("give issue make publish release".split())
_GIVEN = frozenset("announcement comment remark speech statement".split())
_FIRST = frozenset("i me mine my our ours ourselves us we".split())
_OF_NOBODY = frozenset("it that there this what".split())
_DATELINE = 10  # tokens
_DASHES = frozenset({"-", "--", "–", "—"})
TEXTS = frozenset(
    "communique communiqué declaration document letter message note release statement text".split()
)
_ADDING = SAYING | frozenset({"continue", "tweet"})


class Statements:
    """The speeches of one article that reach beyond a sentence."""

    def __init__(self, doc: Doc) -> None:
        self._of: dict[int, Speech] = {}  # a token inside one → who speaks
        self._speech: Speech | None = None
        self._bare = False  # whether it stands without quotation marks
        self._paused = False  # whether the writer tells of others between its paragraphs
        self._announced = False  # whether the paragraph before ends with a colon
        self._inside = False  # whether a quotation is open
        self._quotes = set[int]()  # tokens between quotation marks
        self._turns = turns_of(doc)
        self._order = list(dict.fromkeys(self._turns.values()))
        self.labels = {turn.name.i for turn in self._order if turn.name is not None}
        for paragraph in _paragraphs(doc):
            self._read_paragraph(paragraph)

    def of(self, token: Token) -> Speech | None:
        """Whose words a token is, by the sentences before it."""
        return self._of.get(token.i)

    def turn(self, token: Token) -> Turn | None:
        """Whose turn it is in a transcript."""
        return self._turns.get(token.i)

    def answer(self, asked: Turn) -> Turn | None:
        """What another says behind a turn with a question in it."""
        order = self._order
        at = next((i for i, turn in enumerate(order) if turn == asked), len(order))
        name = asked.name.lower_ if asked.name is not None else ""
        for answer in order[at + 1 : at + 2]:
            own = answer.name is not None and answer.name.lower_ == name
            return answer if asked.asks and answer.answers and not own else None
        return None

    def is_quoted(self, token: Token) -> bool:
        """Whether a token stands between quotation marks, be they those of other sentences."""
        return token.i in self._quotes

    def _read_paragraph(self, paragraph: list[Sentence]) -> None:
        unclosed, self._inside = self._inside, False
        for sentence in paragraph:
            self._quotes |= self._quoted(sentence)
        if self._opens(*paragraph):
            self._bare = False  # "X said:" and then quotation marks
            named = None if unclosed else self._named(paragraph)
            self._speech = named or (None if self._paused else self._speech)
        elif self._is_over(paragraph):
            self._speech, self._bare = None, False
        self._paused = self._bare and not self._goes_on(paragraph)
        for sentence in paragraph:
            self._read(sentence)
        self._announced = _ends_with_colon(paragraph[-1])

    def _opens(self, *sentences: Sentence) -> bool:
        start = _behind_dateline(sentences[0])
        words = (word for sentence in sentences for word in _words(sentence) if word.i >= start)
        return any(word.i in self._quotes for word in islice(words, 1))

    def _named(self, paragraph: list[Sentence]) -> Speech | None:
        """Who is told to speak where the quotation closes that a paragraph begins with."""
        start = _behind_dateline(paragraph[0])
        outside = (t.sent for s in paragraph for t in _words(s) if t.i not in self._quotes)
        closing = (s for s in outside if s.end > start)
        sentence = next(closing, None)
        return None if sentence is None else _said(sentence, self._quotes)

    def _read(self, sentence: Sentence) -> None:
        turns = {t.i: self._turns[t.i] for t in sentence if t.i in self._turns}
        if turns:
            self._speech = None
            of = {at: (t.label, [t.name] if t.name else []) for at, t in turns.items()}
            self._of.update(of)
            return
        quoted = {t.i for t in sentence if t.i in self._quotes}
        said = _said(sentence, quoted)
        announced = said is not None and _is_announced(said[0], sentence)
        begins = announced or (bool(said and quoted) and (self._paused or not self._bare))
        if begins:
            self._speech, self._bare, self._paused = said, announced and not quoted, False
        if self._speech is not None and not self._paused:
            whole = self._bare and not begins
            goes_on = begins or self._opens(sentence)  # not "[A's] plan was 'a disgrace'"
            told = (t for t in _words(sentence) if whole or (goes_on and t.i in quoted))
            self._of.update((t.i, self._speech) for t in told)

    def _is_over(self, paragraph: list[Sentence]) -> bool:
        """Whether a paragraph without quotation marks is a heading or tells of the speaker."""
        if self._speech is None or not self._bare or paragraph[0].is_heading:
            return True
        names = {t.text for s in self._speech[1] for t in s.subtree if t.pos_ == "PROPN"}
        return any(t.text in names for t in paragraph[0] if t.dep_ in ANY_SUBJECT)

    def _goes_on(self, paragraph: list[Sentence]) -> bool:
        """Whether a paragraph is the speaker's as he tells of himself or, right behind his words,
        of what must be or of nobody: "[We] met", "Iran [must] stop", "It was bad"."""
        if self._announced or any(map(self._is_own, paragraph)):
            return True
        others = any(map(_tells_of_others, paragraph))
        return not self._paused and (not others or any(map(self._is_asked, paragraph)))

    def _is_own(self, sentence: Sentence) -> bool:
        words = (t for t in sentence if t.i not in self._quotes)
        return any(t.lower_ in _FIRST and t.text != "US" for t in words)

    def _is_asked(self, sentence: Sentence) -> bool:
        """Whether something must be done and no other says so: not "Iran must stop, A said"."""
        words = (t for t in sentence if t.i not in self._quotes)
        must = any(t.lower_ in NECESSITY and t.pos_ == "AUX" for t in words)
        return must and _said(sentence, self._quotes) is None

    def _quoted(self, sentence: Sentence) -> set[int]:
        """The tokens of a sentence between quotation marks; each paragraph begins outside."""
        found = set[int]()
        for token in sentence:
            straight = token.text in STRAIGHT
            if token.text in CLOSING or (self._inside and (straight or _closes(token))):
                self._inside = False
            elif straight or token.text in OPENING:
                self._inside = True
            elif self._inside:
                found.add(token.i)
        return found


def _closes(mark: Token) -> bool:
    """Whether a mark ends a quotation by where it stands, whatever its shape: "a mistake.“ But"."""
    before = mark.doc.text[mark.idx - 1 : mark.idx]
    return mark.text in OPENING and not before.isspace() and bool(mark.whitespace_)


def _paragraphs(doc: Doc) -> Iterator[list[Sentence]]:
    paragraph: list[Sentence] = []
    for sentence in doc.sents:
        before = doc.text[: sentence.start_char].rstrip(" ")
        if paragraph and before[-1:] == "\n":
            yield paragraph
            paragraph = []
        paragraph.append(sentence)
    if paragraph:
        yield paragraph


def _tells_of_others(sentence: Sentence) -> bool:
    """Whether the subject of a sentence is somebody; not "It is vital that A leave"."""
    subjects = (t for t in sentence if t.dep_.startswith("nsubj") and t.lower_ not in _OF_NOBODY)
    return any(first_conjunct(t.head).dep_ == "ROOT" for t in subjects)


def _words(sentence: Sentence) -> list[Token]:
    return [t for t in sentence if t.pos_ not in ("PUNCT", "SPACE")]


def _behind_dateline(sentence: Sentence) -> int:
    """Where the words of a text begin that tells first where it is from: "LIMA (AFP) - "We met"."""
    first = list(sentence)[1:_DATELINE] if sentence.start == 0 else []
    return next((t.i + 1 for t in first if t.text in _DASHES), sentence.start)


def _said(sentence: Sentence, quoted: set[int]) -> Speech | None:
    """The verb by which a sentence tells outside quotation marks who speaks."""
    for verb in sentence:
        if verb.pos_ != "VERB" or verb.i in quoted:
            continue
        lemma = verb.lemma_.lower()
        if verb.tag_ == "VBG" and not children(verb, "aux"):
            continue  # "JANE SMITH reporting:"
        if lemma in _ADDING or (lemma in DENYING and _ends_with_colon(sentence)):
            who = children(verb, *SUBJECTS)
        elif lemma == "read":
            who = [s for s in children(verb, *SUBJECTS) if s.lemma_.lower() in TEXTS]
        elif lemma in _GIVING and _gives(verb):
            who = agents_of(verb) if is_passive(verb) else children(verb, *SUBJECTS)
        else:
            continue
        if who and not any(s.i in quoted for s in who):
            return verb, who
    return None


def _gives(verb: Token) -> bool:
    """Whether somebody makes a statement: "issued the following statement"."""
    return any(c.lemma_.lower() in _GIVEN for c in children(verb, "obj", "nsubj:pass"))


def _is_announced(verb: Token, sentence: Sentence) -> bool:
    """Whether what somebody says stands behind a colon: at the end of a paragraph, or of a line
    that it begins on."""
    colons = [t for t in sentence if t.text == ":" and t.i > verb.i]
    ends = _ends_with_colon(sentence) and not _is_told_of(verb)
    return bool(colons) and (ends or colons[0].i <= verb.i + 3)


def _is_told_of(verb: Token) -> bool:
    """Whether saying is only part of what a line announces: "Events that saw the troops [told] to
    go:"."""
    told_to = verb.i + 2 < verb.sent.end and verb.nbor(1).lower_ == "to"
    ordered = told_to and verb.nbor(2).tag_ == "VB"
    return verb.lemma_.lower() in _ADDING and (verb.dep_.startswith("acl") or ordered)


def _ends_with_colon(sentence: Sentence) -> bool:
    words = [t for t in sentence if t.pos_ != "SPACE"]
    return bool(words) and words[-1].text == ":"
