"""Two who are told together: which states the lines before speak of, who stands against whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from kg.extract.grammar.tree import SUBJECTS, agents_of, cases, children, first_conjunct
from kg.extract.grammar.words import Token
from kg.extract.lexical.gazetteer import Geography
from kg.extract.who.citizens import Citizens
from kg.extract.who.counts import is_counted, word_of
from kg.extract.who.salience import FAR_BACK, acting_on
from kg.extract.who.together import (
    Together,
    agree_or_fight,
    are_at_war,
    are_joined,
    stand_together,
    tells_of_war,
)
from kg.model import Kind, Mention

OPPOSED = frozenset("camp party side".split())
NEIGHBOURS = ("neighbor", "neighbour")
_ALLIED = frozenset({"ally", "partner"})
_THANKING = frozenset("commend congratulate credit praise thank".split())
FAR = 40  # sentences: how far back a pair may have been told
LATELY = 4  # sentences: how far back those were told together whom a bare "both" means
_LAST = 3  # sentences: the same of allies, who are told of in passing
_WHOLE = 60  # sentences: of two who fought or agreed
_NEAR = 6  # sentences: the same of those whom nothing counts


class Pairs:
    """The pairs of one article."""

    def __init__(self, together: Together) -> None:
        self.together = together
        self.mentions = together.mentions
        self.citizens = Citizens(together.mentions)

    def most_told(self, token: Token, reach: int) -> list[Token]:
        """The pair of states that the lines before speak of most, "both sides" those who were told
        together most often, allies and who is thanked the last that were; none that acts on them:
        nobody's neighbour is himself."""
        lines = token.before(reach)
        count = Counter(self.mentions.codes(lines))
        acting = self.acting_on(token)
        whole = Counter(self.mentions.codes(token.before(FAR_BACK)))
        best, pair = (-1, -1, False, -1, -1), list[Token]()
        thanked = first_conjunct(token).head.lemma_.lower() in _THANKING  # hosts, brokers
        allied = word_of(token) in _ALLIED
        far = _LAST if allied else FAR if is_counted(token) else _NEAR
        pairs = list(self.together.told(token, far, thanked))
        told = Counter[frozenset[str | None]]()
        if word_of(token) in OPPOSED:
            pairs = [heads for heads in pairs if not stand_together(heads, token)]
            at_war = [heads for heads in pairs if tells_of_war(token) and are_at_war(heads)]
            pairs = at_war or pairs
            told.update(frozenset(map(self.citizens.state, heads)) for heads in pairs)
        state = self.mentions.code_of if allied else self.citizens.state
        for heads in pairs:
            codes = list(map(state, heads))
            one, other = (*codes, None, None)[:2]
            if len(heads) != 2 or one is None or other is None or one == other:
                continue
            if acting & set(codes) or not self._may_be(token, one, other):
                continue
            if thanked or allied:
                return heads
            both = told[frozenset(codes)], min(count[one], count[other])
            far = min(whole[one], whole[other])  # of two such pairs the one that the article is on
            rank = *both, are_joined(heads), far, max(count[one], count[other])
            if rank > best:
                best, pair = rank, heads
        return pair

    def with_most_told(self, token: Token, number: int) -> list[Mention]:
        """The states of the last coordination, which lacks one, and the state that all is about."""
        counts = Counter(self.mentions.codes(token.before(FAR_BACK)))
        for heads in self.together.told(token, LATELY, bystanders=True):
            codes = [self.citizens.state(head) for head in heads]
            beside = {*self.mentions.codes(heads[0].sent), *self.acting_on(token)}
            other = next((code for code, _ in counts.most_common() if code not in beside), None)
            if other and len(heads) == number - 1 and None not in codes and are_joined(heads):
                return [*map(self.mentions.of, heads), *self.named([other])]
        return []

    def leading_the_last(self, token: Token) -> list[Mention]:
        """The leaders of the two states that the sentence before is on: "A and B agreed to talk.
        The two [leaders] met"."""
        if word_of(token) != "leader" or not is_counted(token):
            return []
        heads = next(self.together.told(token, 2), [])
        named = [self.mentions.of(head) for head in heads]
        of_states = {m.kind for m in named} == {Kind.COUNTRY} and len(named) == 2
        return holding(token, named) if of_states and agree_or_fight(heads) else []

    def are_called_so(self, token: Token, heads: list[Token]) -> bool:
        """Whether all can be what a description says of them: "the three [European] powers"."""
        codes = [code for code in map(self.citizens.state, heads) if code]
        is_called = self.mentions.gazetteer and self.mentions.gazetteer.geography.is_called
        words = self.classes(token)
        return not is_called or all(is_called(code, word) for code in codes for word in words)

    def classes(self, token: Token) -> list[str]:
        """The words of a description that tell which states can be meant: "the [Nordic] pair"."""
        known, like = self.mentions.gazetteer, [c.lower_ for c in children(token, "amod")]
        return [word for word in like if known is not None and known.geography.is_class(word)]

    def ally(self, token: Token, state: str | None) -> str | None:
        """The state that stands by another: the only other one of its sentence that does nothing to
        it, else the one that the article names most: "congratulated [its] ally"."""
        if state is None:
            return None
        acting = {*self.mentions.codes(c for v in token.sent for c in agents_of(v)), state}
        acting |= self.acting_on(token)
        before = [t for t in token.sent if t.i < token.left_edge.i]
        here = set(self.mentions.codes(before)) - acting
        if len(here) == 1:
            return here.pop()
        count = Counter(self.mentions.codes(token.before(FAR_BACK)))
        others = [(code, n) for code, n in count.most_common() if code not in acting | here]
        most = others and (len(others) == 1 or others[0][1] > others[1][1])
        return others[0][0] if most else None

    def of_clause_before(self, token: Token) -> list[Mention]:
        """The only two states of the clause that one is joined to: "A sells [B]'s gas, and the two
        countries signed a deal"."""
        verb = token.head
        if token.dep_ not in SUBJECTS or verb.dep_ != "conj" or not is_counted(token):
            return []
        before = [t for t in token.sent if t.i < token.left_edge.i]
        told = [t for t in before if not {"at", "in"} & set(cases(t))]  # no venue
        codes = dict.fromkeys(self.mentions.codes(told))
        return self.named(codes) if len(codes) == 2 else []

    def named(self, codes: Iterable[str]) -> list[Mention]:
        """States of their own."""
        known = self.mentions.gazetteer
        states = [state for code in codes if known and (state := known.country(code))]
        return [
            Mention(text=state.label, start=0, end=0, kind=Kind.COUNTRY, name=state.label)
            for state in states
        ]

    def acting_on(self, token: Token) -> set[str]:
        """The states that do something to a phrase, or have it done by it, by themselves or by
        their people: "the two helped [A]"."""
        verb = first_conjunct(token).head
        done_to = children(verb, "obj", "iobj") if token.dep_ in SUBJECTS else []
        objects = filter(self.together.salience.acts, done_to)
        codes = map(self.mentions.code_of, (*acting_on(token), *objects, *made_to(verb)))
        return {code for code in codes if code}

    def _may_be(self, token: Token, one: str, other: str) -> bool:
        """Whether two states lie next to one another, where neighbours are told of."""
        known = self.mentions.gazetteer
        if word_of(token) not in NEIGHBOURS or known is None:
            return True
        return _are_neighbours(known.geography, one, other)

    def opposed(self, heads: list[Token]) -> list[Token]:
        """Two who can stand against one another: of one state none do, but the first of them may
        face another, "[A's minister] and envoy met [B's]"; unless it is a state and its foe, "[the
        government] and [the rebels] agreed"."""
        codes = [self.mentions.code_of(head) for head in heads]
        people = all(self.mentions.kind.get(head.i) is Kind.PERSON for head in heads)
        alone = people and are_joined(heads) and codes[1] is None
        if len(heads) != 2 or codes[0] is None or not (alone or codes[0] == codes[1]):
            return heads
        facing = self.together.salience.facing(first_conjunct(heads[0]))
        if not facing and are_joined(heads) and agree_or_fight(heads):
            return heads
        return [] if any(self.mentions.code_of(head) == codes[0] for head in facing[1:]) else facing

    def facing_each_other(self, token: Token, told: list[list[Token]]) -> list[list[Token]]:
        """Those of the pairs told lately who can stand against one another, and behind them those
        of the whole article who fought or agreed; no pair with a body that only hears or helps."""
        first = [heads for heads in told if not any(map(self._is_body, heads))]
        before = self.together.told(token, _WHOLE)
        fought = [heads for heads in before if agree_or_fight(heads)]
        found = [*first, *(heads for heads in fought if heads not in first)]
        return [heads for some in found if (heads := self.opposed(some))]

    def _is_body(self, head: Token) -> bool:
        """Whether somebody is an international organisation, or speaks for one."""
        inner = [head, *children(head, "amod", "compound", "nmod", "nmod:poss", "nmod:desc")]
        if head.i not in self.mentions.kind:  # "the office of the UN envoy"
            inner += self.mentions.doc[slice(*self.mentions.bounds(head))]
        return any(self.mentions.sectors.get(t.i) == "IGO" for t in inner)

    def facing(self, token: Token, state: str) -> str | None:
        """The other state of the last two that were told together, one of them ``state``."""
        for heads in self.together.told(token, FAR):
            codes = {code for code in map(self.citizens.state, heads) if code}
            if len(codes) == 2 and state in codes:
                return (codes - {state}).pop()
        return None

    def state(self, head: Token) -> Mention | None:
        """The state that a phrase names, or whose people it does; other people as they are."""
        known = self.mentions.gazetteer
        mention, code = self.mentions.of(head), self.citizens.state(head)
        state = known and known.country(code)
        city = known is not None and known.is_city(mention.text)
        if not state or (mention.kind is Kind.COUNTRY and not city):
            return mention
        return replace(mention, name=state.label, kind=Kind.COUNTRY, role=None)


def made_to(verb: Token) -> list[Token]:
    """Whom others make do something: "urged [A] to stop arming both sides"."""
    while verb.dep_ in ("xcomp", "ccomp") and not children(verb, *SUBJECTS):
        verb = verb.head
        if found := children(verb, "obj", "iobj"):
            return found
    return []


def _are_neighbours(geography: Geography, one: str, other: str) -> bool:
    return any(geography.are_neighbours(one, other, by_sea=sea) for sea in (False, True))


def holding(office: Token, states: Iterable[Mention]) -> list[Mention]:
    """The holders of an office of some states."""
    what = " ".join([*(c.text for c in children(office, "amod", "compound")), office.lemma_])
    return [replace(m, name=f"{m.name or m.text}'s {what}", kind=Kind.PERSON) for m in states]
