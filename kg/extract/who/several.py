"""Whom a description of several means: "both sides", "the two governments", "the three".

Those whom the article told together: in one coordination ("A and B agreed"), or as who acts and
whom it is done to. Of pairs of states the one that the lines before speak of most is meant.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extract.grammar.settled import once
from kg.extract.grammar.tree import ANY_SUBJECT, children, conjuncts, is_apposed
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
)
from kg.extract.who.mentions import Mentions
from kg.extract.who.names import may_hold, name_of
from kg.extract.who.pairs import FAR, LATELY, NEIGHBOURS, OPPOSED, Pairs, holding
from kg.extract.who.salience import FAR_BACK, LINES, REACH, Salience
from kg.extract.who.together import (
    Together,
    are_at_war,
    are_joined,
    is_bystander,
    is_venue,
    of_subject,
    stand_together,
    tells_of_war,
)
from kg.model import Kind, Mention

_STATES = frozenset(
    """
    ally capital country delegation government nation neighbor neighbour partner power state
    """.split()
)
_SIDES = _STATES | OPPOSED | RIVALS
OFFICES = frozenset("chancellor minister premier president secretary".split())
_LEADERS = OFFICES | frozenset("diplomat guest leader man official statesman".split())
_MANY = _SIDES | _LEADERS
_ONE_OF_TWO = {"former": 0, "latter": 1}
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

    @once
    def of(self, token: Token) -> Sequence[Mention]:
        """The actors behind a description of several, with its span; empty for any other."""
        lemma, number = token.lemma_.lower(), number_of(token)
        if number == 2 and (twins := self.mentions.nouns.twins.get(token.lower_)):
            return self._as(token, self.pairs.named(twins))
        if found := self._all_of(token, number) or self._called_so(token):
            return self._as(token, found)
        if number == 2 and lemma in _STATES | PAIRS and self.pairs.classes(token):
            return self._as(token, self._coordinated(token, number, [Kind.COUNTRY]))
        if stands_alone(token):
            return self._as(token, self._by_number(token, number))
        if token.lower_ in _ONE_OF_TWO and is_known(token):
            return self._as(token, self._one_of_two(token))
        others = is_new(token) and bool(children(token, "amod"))  # "two unionist parties"
        if lemma not in _MANY or number < 2 or others:
            return []
        if number > 2:
            kinds = [Kind.PERSON] if lemma in _LEADERS else [Kind.COUNTRY, Kind.ORGANISATION]
            found = self._coordinated(token, number, kinds)
        elif lemma in _STATES:
            found = self._states(token)
        elif lemma in RIVALS:
            found = self._either(token)
        elif lemma in _LEADERS:
            last = [] if is_new(token) else self.pairs.leading_the_last(token)
            found = last or ([] if is_new(token) else self._pair(token, [Kind.PERSON]))
        else:
            found = self._pair(token, _ANYBODY)
            of_states = bool(found) and all(m.kind is Kind.COUNTRY for m in found)
            found = (self._states(token) if of_states else []) or found
        return self._as(token, found)

    def both(self, token: Token) -> list[Mention]:
        """The last two who were told together, whom a bare "both" means, else the last two states:
        "A shelled B, and C urged [both] to stop"."""
        for heads in self.together.told(token, LATELY):
            named = [m for m in map(self.mentions.of, heads) if m.name]
            if len(named) == len(heads) == 2:
                return self._as(token, named)
        return self._as(token, self._last_two(token, [Kind.COUNTRY], ""))

    def _one_of_two(self, token: Token) -> list[Mention]:
        """The first or the second of the last two that are named: "the former", "the latter"."""
        for heads in self.together.told(token, _NEAR):
            named = [m for m in map(self.mentions.of, heads) if m.name]
            if len(named) == 2:
                return [named[_ONE_OF_TWO[token.lower_]]]
        return []

    def _all_of(self, token: Token, number: int) -> list[Mention]:
        """All states that are called so: "the three Baltic states"."""
        known = self.mentions.gazetteer
        like = [c.lower_ for c in children(token, "amod", "compound", "nmod:desc")]
        if known is None or token.lemma_.lower() not in _STATES or token.tag_ != "NNS" or not like:
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
        found = self._pair(token, kinds)
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

    def _pair(self, token: Token, kinds: Sequence[Kind]) -> list[Mention]:
        """The two of a kind that were told together, else the last two that were told of."""
        office = token.lemma_.lower() if token.lemma_.lower() in OFFICES else ""
        sides = token.lemma_.lower() in OPPOSED
        bare, alike = not is_counted(token), list[Mention]()
        reach = _NEAR if stands_alone(token) else 4 if bare else FAR
        told = list(self.together.told(token, reach))
        if sides:
            told = self.pairs.facing_each_other(token, told)
        if sides and tells_of_war(token):
            told = [heads for heads in told if are_at_war(heads)] or told
        acting = self.pairs.acting_on(token)
        for heads in told:
            codes = {self.mentions.code_of(head) for head in heads}
            if acting & codes:
                continue
            apart = len(codes) > 1  # not a government and its own rebels
            whole = apart and (sides or stands_alone(token))
            named = [m for m in (self._party(head, whole) for head in heads) if m.kind in kinds]
            if sides and {m.kind for m in named} == {Kind.COUNTRY, Kind.PERSON}:
                named = [m for head in heads if (m := self.pairs.state(head)) is not None]
            if len(named) != 2 or not all(may_hold(m, office) for m in named):
                continue
            if token.lemma_.lower() == "leader" and any(map(self._is_of_no_state, named)):
                continue
            known = all(m.name for m in named) or are_joined(heads)
            if known and (not sides or not stand_together(heads, token)):
                return named
            # "both sides" are sooner two who stand against one another, and two that are named
            if known or not (stands_alone(token) or token.lemma_.lower() in _LEADERS):
                alike = alike or named
        if found := alike or ([] if bare else self._last_two(token, kinds, office)):
            return found
        return (
            (self.together.in_office(token, office) if bare else self._holders(token))
            if office
            else []
        )

    def _party(self, head: Token, sides: bool) -> Mention:
        """Who is told of, the body or state of a nameless official where sides are meant."""
        found = self.mentions.of(head)
        if not sides or found.name:
            return found
        state = self.pairs.state(head) if self.mentions.code_of(head) else None
        return self._body(head) or state or found

    def _body(self, head: Token) -> Mention | None:
        """The movement or organisation that a nameless somebody is of: "a [Hamas] official"."""
        inner = children(head, "amod", "compound", "nmod:poss")
        return next((self.mentions.of(t) for t in inner if t.i in self.mentions.sectors), None)

    def _holders(self, token: Token) -> list[Mention]:
        """The holders of an office in the two states that the lines before are about."""
        return holding(token, self._states(token, token.i))

    def _last_two(self, token: Token, kinds: Sequence[Kind], office: str) -> list[Mention]:
        alone: dict[str, Mention] = {}
        sides = token.lemma_.lower() in OPPOSED
        of_states = list(kinds) == [Kind.COUNTRY]
        acting = self.pairs.acting_on(token) if of_states else set()
        for candidate in self.salience.before(token):
            code = self.mentions.code_of(candidate)
            if is_bystander(candidate) or of_subject(candidate, token) or code in acting:
                continue
            if is_venue(candidate):
                continue
            before = of_states and candidate.sent != token.sent and candidate.dep_ in ANY_SUBJECT
            state = self.pairs.state(candidate) if before and code else None  # whose people acted
            other = state or self._party(candidate, sides)
            known = state or self.mentions.kind.get(candidate.i) in kinds or (sides and other.name)
            if token.lemma_.lower() == "leader" and self._is_of_no_state(other):
                continue
            if known and may_hold(other, office) and not self.together.is_press(candidate):
                alone.setdefault(name_of(other), other)
        found = list(alone.values())
        bodies = [m for m in found if m.kind is not Kind.PERSON]
        found = bodies if sides and len(bodies) > 1 else found
        return found[:2] if len(found) > 1 else []

    def _is_of_no_state(self, person: Mention) -> bool:
        """Whether somebody is known to serve no state: an organisation's official is no leader
        beside one who is."""
        words, known = (person.name or "").split(), self.mentions.gazetteer
        hit = known.longest(words, 0) if known is not None and words else None
        return hit is not None and hit[0] == len(words) and hit[1].sector == "IGO"

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
        if token.lemma_.lower() in NEIGHBOURS and acting:
            lines = self.mentions.codes(t for t in token.before(reach) if not is_venue(t))
            others = dict.fromkeys(code for code in reversed(lines) if code not in acting)
            return self.pairs.named(list(others)[:2]) if len(others) > 1 else []
        return self._last_two(token, [Kind.COUNTRY], "")
