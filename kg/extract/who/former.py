"""Whom "the former" and "the latter" mean: the first or the second of the last two who can act."""

from __future__ import annotations

from kg.extract.grammar.tree import cases, first_conjunct
from kg.extract.grammar.words import Token
from kg.extract.who.couples import Couples
from kg.extract.who.facing import is_his
from kg.extract.who.salience import is_pronoun
from kg.model import Kind, Mention

ONE_OF_TWO = {"former": 0, "latter": 1}
_NEAR = 12  # sentences: how far back the two may have been told together
# Before whom something is done to or with: "turned to the court for measures against [A]"
_AGAINST = frozenset({"against", "between", "by", "with"})
_TO = frozenset({"for", "on", "to"})  # before a state or a person, too, but no body: "to the forum"
_WHOLE = (Kind.COUNTRY, Kind.PERSON)


class OneOfTwo:
    """The former and the latter of one article."""

    def __init__(self, couples: Couples) -> None:
        self.couples = couples
        self.mentions = couples.mentions
        self.together = couples.together

    def of(self, token: Token) -> list[Mention]:
        """Whom "the former" or "the latter" means: one of the last two of its sentence, else of the
        last two who were told together."""
        at = ONE_OF_TWO[token.lower_]
        here = [t for t in token.sent if t.i < token.i and self._is_one(t)]
        told = [t for t in here if not is_pronoun(t)]
        if len(here) > 1 and told and here[at - 2] in told:
            return [self.mentions.of(here[at - 2])]
        for heads in self.together.told(token, _NEAR):
            two = [head for head in heads if not is_his(head)]
            if len(heads) == 2 == len(two) and self._is_whole(two[at]) and self._is_whole(two[0]):
                return [self.mentions.of(two[at])]
        return []

    def _is_one(self, token: Token) -> bool:
        """Whether a word names somebody who takes part in what a sentence tells."""
        if is_pronoun(token):
            return token.dep_ in ("nsubj", "nsubj:pass", "obj")
        acting = self.together.salience.acts(token) and self._is_whole(token)
        if not acting or is_his(token) or self.together.is_press(token):
            return False
        one = first_conjunct(token)
        if one.dep_ in ("nsubj", "nsubj:pass", "obj", "iobj"):
            return True
        beside = set(cases(one))
        whole = self.mentions.kind.get(token.i) in _WHOLE
        direct = bool(beside & _AGAINST) or (whole and bool(beside & _TO))
        return one.dep_ in ("obl", "obl:agent", "obl:arg", "nmod") and direct

    def _is_whole(self, head: Token) -> bool:
        """Whether a phrase tells who somebody is, by his name or his state; no region does."""
        known = self.mentions.of(head).name or self.couples.pairs.citizens.state(head)
        return bool(known) and self.mentions.kind.get(head.i) not in (Kind.PLACE, Kind.MATTER)
