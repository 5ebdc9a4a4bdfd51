"""Whose words a text is that is told to say something: "the communique by [X] said"."""

from __future__ import annotations

from kg.extract.grammar.statements import TEXTS
from kg.extract.grammar.tree import cases, children
from kg.extract.grammar.words import Token

_GIVING = frozenset("adopt issue make publish release send sign".split())
_OF = frozenset({"by", "from", "of"})
_AFTER = frozenset({"after", "at", "during", "following"})
_GATHERINGS = frozenset("conference gathering meeting session summit talk".split())
_REACH = 400  # tokens: how far back it was told whose "the letter" is
_MEMBERS = ("amod", "compound", "nmod", "nmod:poss")


def issuers(text: Token) -> list[Token]:
    """Whoever issues a text, the likeliest first: "[X]'s statement", "a letter released by [X]",
    "the communique, adopted after the [X] summit"."""
    if text.lemma_.lower() not in TEXTS:
        return []
    same = (t for t in reversed(text.before(_REACH)) if t.lemma_ == text.lemma_)
    return next(filter(None, map(_told, (text, *same))), [])


def _told(text: Token) -> list[Token]:
    found = [*children(text, "nmod:poss"), *_behind(text, _OF), *children(text, "compound")]
    for clause in (c for c in children(text, "acl", "acl:relcl") if c.lemma_.lower() in _GIVING):
        meetings = [c for c in _behind(clause, _AFTER) if c.lemma_.lower() in _GATHERINGS]
        found += _behind(clause, _OF)
        found += [t for c in meetings for t in _inside(c)]
    return found


def _behind(head: Token, words: frozenset[str]) -> list[Token]:
    return [c for c in children(head, "obl", "nmod", "advcl") if words & set(cases(c))]


def _inside(meeting: Token) -> list[Token]:
    """Those whose meeting it is, the longest phrase first."""
    return [t for c in children(meeting, *_MEMBERS) for t in (c, *children(c, *_MEMBERS))]
