"""Who is told to be a man or a woman: "Mr Moon", "Kim Yo-jong, the leader's sister".

Only words say so, no first name does: most of an article's people are told to be neither.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from kg.extract.grammar.tree import children, is_apposed
from kg.extract.grammar.words import Token
from kg.extract.who.mentions import Mentions
from kg.model import Kind

_FEMALE = frozenset(
    """
    actress aunt baroness businesswoman chairwoman congresswoman councilwoman countess daughter
    duchess empress girl girlfriend grandmother lady madam mother mrs ms niece nun princess queen
    schoolgirl sister spokeswoman stateswoman widow wife woman
    """.split()
)
_MALE = frozenset(
    """
    baron boy boyfriend brother businessman chairman congressman count duke emir father fisherman
    grandfather gunman husband king lord man mr nephew policeman pope prince schoolboy shah sir son
    spokesman statesman sultan uncle widower
    """.split()
)
HERS = frozenset("she her hers herself".split())
HIS = frozenset("he him his himself".split())


class Genders:
    """The men and women of one article."""

    def __init__(self, mentions: Mentions) -> None:
        self.mentions = mentions

    def fits(self, pronoun: str, token: Token) -> bool:
        """Whether nothing tells that a person is not the one whom "he" or "she" stands for."""
        other = _MALE if pronoun in HERS else _FEMALE if pronoun in HIS else frozenset()
        same = _FEMALE if pronoun in HERS else _MALE
        told = self._told(token)
        return not told & other or bool(told & same)

    def is_told(self, pronoun: str, token: Token) -> bool:
        """Whether words tell that a person is a woman, for "she"; a man needs no telling."""
        return pronoun in HERS and token.dep_ != "appos" and bool(self._told(token) & _FEMALE)

    def _told(self, token: Token) -> set[str]:
        name = self._name(token)
        return set(_words(token)) | (self._people.get(name, set()) if name else set())

    def _name(self, token: Token) -> str | None:
        named = self.mentions.kind_of(token) is Kind.PERSON
        return self.mentions.of(token).name if named else None

    @cached_property
    def _people(self) -> dict[str, set[str]]:
        """The words told with each name anywhere in the article."""
        found: dict[str, set[str]] = {}
        for at, kind in self.mentions.kind.items():
            token = self.mentions.doc[at]
            if kind is Kind.PERSON and token.dep_ != "flat" and (name := self._name(token)):
                found.setdefault(name, set()).update(_words(token))
        return found


def _words(token: Token) -> Iterator[str]:
    """The nouns that a person is called by: beside the name, before it, the noun itself."""
    yield token.lemma_.lower()
    if is_apposed(token):
        yield token.head.lemma_.lower()
    for child in children(token):
        if is_apposed(child) or child.dep_ == "compound":
            yield child.lemma_.lower().rstrip(".")
