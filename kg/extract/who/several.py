"""Whom a description of several means: "both sides", "the two governments", "the three".

Those whom the article told together: in one coordination ("A and B agreed"), or as who acts and
whom it is done to. Of pairs of states the one that the lines before speak of most is meant.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extract.grammar.settled import once
from kg.extract.grammar.tree import cases, children, conjuncts, is_apposed
from kg.extract.grammar.words import Token
from kg.extract.who.counts import (
    COUNTS,
    PAIRS,
    RIVALS,
    is_counted,
    is_known,
    is_narrowed,
    is_new,
    number_of,
    stands_alone,
    word_of,
)
from kg.extract.who.couples import LEADERS, Couples
from kg.extract.who.former import ONE_OF_TWO, OneOfTwo
from kg.extract.who.mentions import Mentions
from kg.extract.who.pairs import FAR, LATELY, NEIGHBOURS, OPPOSED, Pairs
from kg.extract.who.salience import FAR_BACK, LINES, REACH, Salience
from kg.extract.who.together import Together, are_joined, is_venue
from kg.model import Kind, Mention

_STATES = frozenset(
    """
    ally capital country delegation government nation neighbor neighbour partner power state
    """.split()
)
_SIDES = _STATES | OPPOSED | RIVALS
_MANY = _SIDES | LEADERS
_CLOSED = frozenset({"baltic", "benelux"})  # whose states go without a number, too
_ANYBODY = (Kind.COUNTRY, Kind.ORGANISATION, Kind.PERSON, Kind.GROUP)
_NEAR = 12  # sentences: how far back those lie whom a bare "the pair" means


class Several:
    """The groups that descriptions of one article mean."""

    def __init__(self, mentions: Mentions, salience: Salience) -> None:
        self.mentions = mentions
        self.salience = salience
        self.together = Together(salience)
        self.pairs = Pairs(self.together)
        self.couples = Couples(self.pairs)
        self.one_of_two = OneOfTwo(self.couples)

    @once
    def of(self, token: Token) -> Sequence[Mention]:
        """The actors behind a description of several, with its span; empty for any other."""
        lemma, number = word_of(token), number_of(token)
        if number == 2 and (twins := self.mentions.nouns.twins.get(token.lower_)):
            return self._as(token, self.pairs.named(twins))
        if found := self._all_of(token, number) or self._called_so(token):
            return self._as(token, found)
        if number == 2 and lemma in _STATES | PAIRS and self.pairs.classes(token):
            return self._as(token, self._coordinated(token, number, [Kind.COUNTRY]))
        if stands_alone(token):
            return self._as(token, self._by_number(token, number))
        if token.lower_ in ONE_OF_TWO and is_known(token):
            return self._as(token, self.one_of_two.of(token))
        others = is_new(token) and bool(children(token, "amod"))  # "two unionist parties"
        if lemma not in _MANY or number < 2 or others:
            return []
        if number > 2:
            kinds = [Kind.PERSON] if lemma in LEADERS else [Kind.COUNTRY, Kind.ORGANISATION]
            found = self._coordinated(token, number, kinds)
        elif lemma in _STATES:
            found = self._states(token)
        elif lemma in RIVALS:
            found = self._either(token)
        elif lemma in LEADERS:
            last = [] if is_new(token) else self.pairs.leading_the_last(token)
            found = last or ([] if is_new(token) else self.couples.of(token, [Kind.PERSON]))
        else:
            found = self.couples.of(token, _ANYBODY)
            of_states = bool(found) and all(m.kind is Kind.COUNTRY for m in found)
            found = (self._states(token) if of_states else []) or found
        return self._as(token, found)

    def all(self, token: Token) -> list[Mention]:
        """The mentions of a coordinated subject, and behind "both sides"."""
        together = self.salience.together(token)
        if several := [self.mentions.of(head) for head in together] or [*self.of(token)]:
            return several
        for owner in children(token, "nmod"):  # "the ministers of the two countries"
            if cases(owner) == ["of"] and (both := self.of(owner)):
                return [*both]
        envoys = self.mentions.all(token)  # "delegations of A and B"
        return envoys if len(envoys) > 1 else self.together.speakers(token)

    def both(self, token: Token) -> list[Mention]:
        """The last two who were told together, whom a bare "both" means, else the last two states:
        "A shelled B, and C urged [both] to stop"."""
        acting = self.pairs.acting_on(token)
        for heads in self.together.told(token, LATELY):
            codes = [self.pairs.citizens.state(head) for head in heads]
            named = [
                self.mentions.of(head)
                for head, code in zip(heads, codes, strict=True)
                if self.mentions.of(head).name or code or are_joined(heads)
            ]
            named = self.couples.even(heads, named) if len(heads) == 2 else []
            same = codes[0] == codes[-1] is not None and not are_joined(heads)
            if named and not same and not acting & set(codes):
                return self._as(token, named)
        return self._as(token, self.couples.last_two(token, [Kind.COUNTRY], ""))

    def _all_of(self, token: Token, number: int) -> list[Mention]:
        """All states that are called so: "the three Baltic states"."""
        known = self.mentions.gazetteer
        like = [c.lower_ for c in children(token, "amod", "compound", "nmod:desc")]
        if known is None or word_of(token) not in _STATES or token.tag_ != "NNS" or not like:
            return []
        words = " ".join(word for word in like if word not in COUNTS)
        members = sorted(known.geography.members(words))
        told = number == len(members) > 0 or (not number and words in _CLOSED)
        return self.pairs.named(members) if told and is_known(token) else []

    def _called_so(self, token: Token) -> list[Mention]:
        """Those whom the article called so beside their names: "A and B, [guarantors] of it"."""
        if token.tag_ != "NNS" or not is_known(token) or is_narrowed(token):
            return []
        for at in range(token.i - 1, max(-1, token.i - REACH), -1):
            noun = self.mentions.doc[at]
            if noun.lower_ != token.lower_ or not is_apposed(noun):
                continue
            named = [self.mentions.of(head) for head in conjuncts(noun.head) if head != noun]
            if len(named) > 1 and all(m.name for m in named):
                return named
        return []

    def _either(self, token: Token) -> list[Mention]:
        """Two of any kind that were told together: states, as the lines before speak of them."""
        kinds = _ANYBODY if token.pos_ != "NOUN" or is_counted(token) else _ANYBODY[:3]
        found = self.couples.of(token, kinds)
        of_states = not found or all(m.kind is Kind.COUNTRY for m in found)
        alone = stands_alone(token)
        return (self._states(token) if of_states and (found or not alone) else []) or found

    def _as(self, token: Token, mentions: Sequence[Mention]) -> list[Mention]:
        """Mentions with the span of the phrase that stands for them."""
        whole = self.mentions.of(token)
        span = (whole.text, whole.start, whole.end)
        return [
            replace(m, name=m.name or m.text, text=span[0], start=span[1], end=span[2])
            for m in mentions
        ]

    def _coordinated(
        self, token: Token, number: int, kinds: Sequence[Kind] | None
    ) -> list[Mention]:
        """As many as are counted, of one coordination."""
        for those in (False, True):  # sooner those of whom others speak
            for heads in self.together.told(token, FAR, bystanders=those):
                told = [
                    self.mentions.of(h) for h in heads if h.i in self.mentions.kind or not kinds
                ]
                named = [m for m in told if m.name and (kinds is None or m.kind in kinds)]
                if len(named) == number and self.pairs.are_called_so(token, heads):
                    return named
                if partners := self.together.with_partners(heads, number):
                    return partners
        return self.pairs.with_most_told(token, number) if kinds and Kind.COUNTRY in kinds else []

    def _by_number(self, token: Token, number: int) -> list[Mention]:
        """Whom "the two" or "the three" are: as many as were told together, or counted so, but
        no two who were told before two others were counted."""
        counted = self._counted_so(token, number)
        if number > 2:
            return self._coordinated(token, number, None) or counted
        found = self._either(token)
        nearer = counted and all(m.start < counted[0].start for m in found)
        return [] if nearer else found

    def _counted_so(self, number: Token, count: int) -> list[Mention]:
        """Whoever was counted so before: "the 14" of "the other 14 members"."""
        for token in reversed(number.before(FAR_BACK)):
            counts = token.dep_ == "nummod" and count == COUNTS.get(token.lower_)
            counts = counts or (token.dep_ == "nummod" and token.lower_ == number.lower_)
            again = count == 2 and is_known(token.head)  # who they are was told before
            if counts and not again and self.salience.acts(token.head):
                return [self.mentions.of(token.head)]
        return []

    # -- states

    def _states(self, token: Token, reach: int = LINES) -> list[Mention]:
        """The pair of states, by themselves or by their people, that the lines before speak of."""
        if here := self.pairs.of_clause_before(token):
            return here
        if pair := self.pairs.most_told(token, reach):
            return [m for head in pair if (m := self.pairs.state(head)) is not None]
        if not is_counted(token):
            return []
        acting = self.pairs.acting_on(token)
        if word_of(token) in NEIGHBOURS and acting:
            lines = self.mentions.codes(t for t in token.before(reach) if not is_venue(t))
            others = dict.fromkeys(code for code in reversed(lines) if code not in acting)
            return self.pairs.named(list(others)[:2]) if len(others) > 1 else []
        return self.couples.last_two(token, [Kind.COUNTRY], "")
