"""Which state a junta rules that is called no more than "the junta": where the article tells of the
coup.

"Niger's junta", "the coup in Niger", "soldiers deposed [Bazoum]", a title like "Niger junta
expels envoy"; else the one state that does nothing to it. A state that only reacts is never meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from kg.extract.grammar.tree import SUBJECTS, cases, children, lemma_of
from kg.extract.grammar.words import Token
from kg.extract.lexical.attitudes import TOPPLING
from kg.extract.who.home import Home
from kg.extract.who.mentions import Mentions
from kg.extract.who.salience import is_pronoun
from kg.model import Kind

_COUP = frozenset({"coup", "junta", "putsch"})
_RULERS = frozenset({"administration", "authority", "government", "leader", "regime", "ruler"})
_INNER = ("amod", "compound", "nmod:desc")
_ASIDE = frozenset({"appos", "case", "cc", "conj", "punct"})
_TAKING = frozenset({"grab", "seize", "take"})
_PLACES = frozenset({"from", "in", "out"})
_WORD = re.compile(r"[\w’'-]+")
_OWNED = re.compile(r"['’]s?$")


class Ruled:
    """The states under a junta in one article."""

    def __init__(self, mentions: Mentions, home: Home) -> None:
        self.mentions = mentions
        self.home = home

    def is_junta(self, token: Token) -> bool:
        """Whether a phrase is "the junta", "the military rulers" or "the coup leaders" alone; "the
        regime" where a junta is told of."""
        rest = [c for c in children(token) if c.dep_ not in _ASIDE]
        inner = {c.lower_ for c in rest if c.dep_ in _INNER}
        the = any(c.lower_ == "the" for c in rest if c.dep_ == "det")
        alone = the and len(inner) + 1 == len(rest)
        lemma = lemma_of(token)
        if lemma == "junta" or (lemma == "regime" and self._tells_of_junta):
            return alone and token.tag_ != "NNS" and inner <= {"military", "ruling"}
        return alone and lemma in _RULERS and inner <= {"coup", "military"} and bool(inner)

    def state(self, token: Token) -> str | None:
        """The state of the junta that a word means, as far as can be told."""
        return self.told(token) or self._left(token)

    def told(self, token: Token) -> str | None:
        """The state in which the article tells of a coup: last before a word, else behind it, else
        in the title; of several one that the title names."""
        titled = [pair for pair in self._coups if pair[1] in self._in_title]
        coups = titled or self._coups
        before = [code for at, code in coups if at < token.i]
        behind = [code for at, code in coups if at >= token.i]
        return next(iter((*before[-1:], *behind)), self._title or self._here)

    @cached_property
    def _coups(self) -> list[tuple[int, str]]:
        """(token, state) of the words that tell of a coup somewhere."""
        found = []
        for token in self.mentions.doc:
            code = next(filter(None, map(self._state, _places(token))), None)
            if code is not None:
                found.append((token.i, code))
        return found

    @cached_property
    def _tells_of_junta(self) -> bool:
        """Whether the article calls somebody a junta, so that "the regime" is that."""
        titled = any(word.lower() == "junta" for word in self._named[0])
        return titled or any(lemma_of(token) == "junta" for token in self.mentions.doc)

    @cached_property
    def by_whom(self) -> bool:
        """Whether the article tells who made a coup: "[officers] deposed A"."""
        verbs = (t for t in self.mentions.doc if t.pos_ == "VERB" and lemma_of(t) in TOPPLING)
        return any(children(verb, *SUBJECTS) for verb in verbs)

    @cached_property
    def _here(self) -> str | None:
        """The state that an article about some coup is sent from, if that does nothing in it."""
        doc = self.mentions.doc
        coup = any(lemma_of(token) in _COUP for token in doc)
        sent_from = self.home.dateline
        return sent_from if coup and sent_from not in self._acting else None

    @cached_property
    def _acting(self) -> set[str]:
        """The states that do or say something."""
        subjects = (s for s in self.mentions.doc if s.dep_ in SUBJECTS)
        return set(self.mentions.codes(t for s in subjects for t in s.subtree))

    def _state(self, token: Token) -> str | None:
        """The state of a name, or of somebody who has a last name that only people of one have."""
        known, code = self.mentions.gazetteer, self.mentions.states.get(token.i)
        if code is None and known and self.mentions.kind.get(token.i) is Kind.PERSON:
            start, end = self.mentions.named[token.i]
            return known.state_of(self.mentions.doc[start:end].text)
        return code

    @cached_property
    def _named(self) -> tuple[list[str], list[tuple[int, int, str]]]:
        """The words of the title, and begin, end and code of the states that they name."""
        words = [_OWNED.sub("", word) for word in _WORD.findall(self.mentions.title)]
        known, at, found = self.mentions.gazetteer, 0, []
        while known and at < len(words):
            hit = known.longest(words, at)
            if hit is not None and (code := hit[1].country):
                found.append((at, at + hit[0], code))
            at += hit[0] if hit else 1
        return words, found

    @cached_property
    def _in_title(self) -> set[str]:
        """The states that the title names."""
        return {code for *_, code in self._named[1]}

    @cached_property
    def _title(self) -> str | None:
        """The state whose junta, or in which a coup, the title names."""
        words, named = self._named
        lower = [word.lower() for word in words]
        for begin, end, code in named:
            if lower[begin - 1 : begin] == ["in"] and lower[begin - 2] in _COUP:
                return code
            rest = [word for word in lower[end:] if word not in ("military", "ruling")]
            if rest and rest[0] in _COUP:
                return code
        return None

    def _left(self, token: Token) -> str | None:
        """The one state of the lines before that does nothing to the junta, and to which the junta
        does nothing; of several, the one that never acts."""
        rest = [code for code, at in self._apart.items() if at < token.i]
        if len(rest) > 1:
            rest = [code for code in rest if code not in self._acting]
        return rest[0] if len(rest) == 1 else None

    @cached_property
    def _apart(self) -> dict[str, int]:
        """The states that no junta has to do with in a clause, and where each is named first."""
        doc = self.mentions.doc
        juntas = filter(self.is_junta, doc)
        facing = set(self.mentions.codes(t for word in juntas for t in _facing(word)))
        named: dict[str, int] = {}
        for token in doc:
            if (code := self._state(token)) is not None and code not in facing:
                named.setdefault(code, token.i)
        return named


def _places(token: Token) -> Iterator[Token]:
    """Where a coup was, by the words that stand at one that tells of it."""
    lemma = lemma_of(token)
    inner = {c.lower_ for c in children(token, *_INNER)}
    if lemma in _COUP or (lemma in _RULERS and inner & {"coup", "military"}):
        yield from (t for c in children(token, "nmod:poss", *_INNER) for t in c.subtree)
        behind = [c for c in children(token, "nmod") if {"in", "of"} & set(cases(c))]
        yield from (t for c in behind for t in c.subtree)
    elif lemma in TOPPLING and token.pos_ == "VERB":
        yield from (t for c in children(token, "obj", "nsubj:pass") for t in c.subtree)
    elif lemma in _TAKING and any(c.lower_ == "power" for c in children(token, "obj")):
        behind = [c for c in children(token, "obl") if "in" in cases(c)]
        yield from (t for c in (*behind, *children(token, *SUBJECTS)) for t in c.subtree)


def _facing(word: Token) -> Iterator[Token]:
    """The words of the clause that a phrase stands in, but for the phrase and where it was ("was
    pushed out of Chad by the junta"), and of the sentence before, if they point back to that: "the
    junta expelled [him]"."""
    at_home = [c for c in children(word.head, "obl") if _PLACES & set(cases(c))]
    inside = {token for part in (word, *at_home) for token in part.subtree}
    yield from (token for token in word.head.subtree if token not in inside)
    if any(map(is_pronoun, children(word.head, "obj", "iobj", "obl"))):
        yield from word.sent.previous
