"""Whose words a sentence is that does not say so: what follows "X said:", what a quotation that
another sentence began goes on with; in a transcript those of whose turn it is."""

from __future__ import annotations

from kg.extract.grammar.speech import CLOSING, OPENING, STRAIGHT
from kg.extract.grammar.tree import SUBJECTS, agents_of, children, is_passive
from kg.extract.grammar.turns import turns_of
from kg.extract.grammar.words import Doc, Sentence, Token
from kg.extract.lexical.attitudes import DENYING, SAYING

Speech = tuple[Token, list[Token]]  # the verb of saying, or a colon, and who says it

_GIVING = frozenset("give issue make publish release".split())
_GIVEN = frozenset("announcement comment remark speech statement".split())
_ADDING = SAYING | frozenset({"continue", "tweet"})


class Statements:
    """The speeches of one article that reach beyond a sentence."""

    def __init__(self, doc: Doc) -> None:
        self._of: dict[int, Speech] = {}  # a token inside one → who speaks
        self._speech: Speech | None = None
        self._bare = False  # whether it stands without quotation marks
        self._inside = False  # whether a quotation is open
        self._turns = turns_of(doc)
        for sentence in doc.sents:
            self._read(sentence)

    def of(self, token: Token) -> Speech | None:
        """Whose words a token is, by the sentences before it."""
        return self._of.get(token.i)

    def _read(self, sentence: Sentence) -> None:
        turns = {t.i: self._turns[t.i] for t in sentence if t.i in self._turns}
        if turns:
            self._speech = None
            self._of.update(turns)
            return
        new = _begins_paragraph(sentence)
        quoted = self._quoted(sentence, new)
        words = [t for t in sentence if t.pos_ not in ("PUNCT", "SPACE")]
        opens = bool(words) and words[0].i in quoted
        if new and not opens and self._is_over(sentence):
            self._speech = None
        said = _said(sentence, quoted)
        announced = said is not None and _is_announced(said[0], sentence)
        if new and opens:
            self._bare = False  # "X said:" and then quotation marks
        begins = said is not None and (announced or (bool(quoted) and not self._bare))
        if begins:
            self._speech, self._bare = said, announced and not quoted
        if self._speech is not None:
            whole = self._bare and not begins
            goes_on = begins or opens  # not "[A's] plan was 'a disgrace'"
            told = (t for t in words if whole or (goes_on and t.i in quoted))
            self._of.update((t.i, self._speech) for t in told)

    def _is_over(self, sentence: Sentence) -> bool:
        """Whether a paragraph without quotation marks tells of a speaker, or is a heading."""
        if self._speech is None or not self._bare or sentence.is_heading:
            return True
        names = {t.text for s in self._speech[1] for t in s.subtree if t.pos_ == "PROPN"}
        return any(t.text in names for t in sentence if t.dep_ in SUBJECTS)

    def _quoted(self, sentence: Sentence, new: bool) -> set[int]:
        """The tokens of a sentence between quotation marks; each paragraph begins outside."""
        found = set[int]()
        self._inside = self._inside and not new
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


def _begins_paragraph(sentence: Sentence) -> bool:
    before = sentence.doc.text[: sentence.start_char].rstrip(" ")
    return not before or before[-1] == "\n"


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
    return bool(colons) and (_ends_with_colon(sentence) or colons[0].i <= verb.i + 3)


def _ends_with_colon(sentence: Sentence) -> bool:
    words = [t for t in sentence if t.pos_ != "SPACE"]
    return bool(words) and words[-1].text == ":"
