"""Who says it: the verb of saying above or beside a clause, and its speaker."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.grammar.tree import SUBJECTS, cases, children, climb
from kg.extract.grammar.words import Token
from kg.extract.lexical.attitudes import SAYING

_CLAUSES = ("ccomp", "parataxis", "advcl")
OPENING, CLOSING = frozenset({"“", "„", "``", "«"}), frozenset({"”", "''", "»"})
STRAIGHT = frozenset({'"'})
_QUOTES = OPENING | CLOSING | STRAIGHT


def speeches(token: Token) -> Iterator[tuple[Token, list[Token]]]:
    """(verb of saying, its subjects) for each clause that holds the token, innermost first.

    The verb governs the clause ("X said that ...") or follows it ("..., X said").
    """
    yield from _beside(token)
    for clause, head in climb(token):
        aside = clause.dep_ == "parataxis" and clause.left_edge.i and clause.left_edge.nbor(-1)
        if aside and aside.text == ";":  # "A agreed, B said; C [denied] it"
            return
        if clause.dep_ in ("ccomp", "parataxis") and head.lemma_.lower() in SAYING:
            yield head, children(head, *SUBJECTS)
        yield from _beside(head)


def _beside(clause: Token) -> Iterator[tuple[Token, list[Token]]]:
    for verb in children(clause, *_CLAUSES):
        subjects = children(verb, *SUBJECTS)
        if set(cases(verb)) - {"as", "that"}:
            continue  # "once the government has replied" tells another act
        if subjects and verb.lemma_.lower() in SAYING and verb.i > clause.i:
            yield verb, subjects


def is_quoted(token: Token) -> bool:
    """Whether the token stands between quotation marks of its sentence."""
    before = sum(t.text in _QUOTES for t in token.sent if t.i < token.i)
    after = sum(t.text in _QUOTES for t in token.sent if t.i > token.i)
    return before % 2 == 1 and after > 0


def quoting(token: Token) -> Iterator[tuple[Token, list[Token]]]:
    """(verb, its subjects) outside the quotation marks that a word stands between: "[A] accused B
    of 'holding our citizens'"."""
    if is_quoted(token):
        outside = (n for n in token.ancestors if n.pos_ == "VERB" and not is_quoted(n))
        yield from ((verb, subjects) for verb in outside if (subjects := children(verb, *SUBJECTS)))


def is_of_hearer(token: Token, verb: Token) -> bool:
    """Whether a word tells something of whom a verb of saying is addressed to, which its subject
    does not say: "'It fired,' A told B, who [promised] help"."""
    for clause, noun in climb(token):
        if clause.dep_ == "acl:relcl" and noun.head == verb and not is_quoted(clause):
            to = noun.dep_ in ("iobj", "obj") or (noun.dep_ == "obl" and "to" in cases(noun))
            return to and verb.lemma_.lower() in SAYING and bool(children(verb, "ccomp"))
    return False


def governor(token: Token) -> Token:
    """The verb that a speaker is the subject of; the cue of an attribution."""
    for child in children(token, "case"):
        if child.text.lower() == "according":
            return child
    return token.head


def only_says(verb: Token) -> bool:
    """A verb of saying with a clause tells who speaks, not what was done."""
    return verb.lemma_.lower() in SAYING and bool(children(verb, "ccomp", "parataxis"))
