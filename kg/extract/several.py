"""Whom a description of several means: "both sides", "the two governments", "the three".

Those whom the article told together: in one coordination ("A and B agreed"), or as who acts and
whom it is done to. Of pairs of states the one that the lines before speak of most is meant.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import repeat

from spacy.tokens import Token

from kg.extract.gazetteer import Geography
from kg.extract.mentions import Mentions
from kg.extract.salience import SUBJECT, Salience, acting_on
from kg.extract.tree import OBLIQUE, SUBJECTS, cases, children, first_conjunct, subjects_of
from kg.model import Kind, Mention

_STATES = frozenset(
    """
    ally capital country delegation foe government nation neighbor neighbour power rival state
    """.split()
)
_OPPOSED = frozenset("camp party side".split())
_SIDES = _STATES | _OPPOSED
OFFICES = frozenset("chancellor minister premier president secretary".split())
_LEADERS = OFFICES | frozenset("diplomat guest leader man official statesman".split())
_NEIGHBOURS = ("neighbor", "neighbour")
_ALONE = frozenset("foe leader minister neighbor neighbour premier president rival".split())
_NUMBERS = {"both": 2, "each": 2} | {
    word: number
    for number, word in enumerate("two three four five six seven eight nine ten".split(), 2)
}
_JOINED = (*SUBJECT, "obj", "obl", "nmod")
_OF_OTHERS = frozenset(
    "applaud broker congratulate facilitate hail host mediate praise urge welcome".split()
)
# What two do who may stand against one another: "A and B met", but not "A and B protested"
_MUTUAL = frozenset(
    """
    agree argue battle begin clash conclude continue declare disagree end exchange fight hold meet
    negotiate open quarrel reach restore resume sign spar start swap talk trade
    """.split()
)
# Plurals of a name that two states bear
_TWINS = {
    "congos": ("COG", "COD"),
    "koreas": ("PRK", "KOR"),
    "sudans": ("SDN", "SSD"),
}
_HOSTING = frozenset("greet host receive welcome".split())
_VISITS = _HOSTING | {"meet", "visit"}
_FAR = 40  # sentences: how far back a pair may have been told
_LINES = 120  # tokens before a description that tell whom the article is about there


class Several:
    """The groups that descriptions of one article mean."""

    def __init__(self, mentions: Mentions, salience: Salience) -> None:
        self.mentions = mentions
        self.salience = salience

    def of(self, token: Token) -> list[Mention]:
        """The actors behind a description of several, with its span; empty for any other."""
        lemma, number = token.lemma_.lower(), _number(token)
        if number == 2 and token.lower_ in _TWINS:
            return self._as(token, self._named(_TWINS[token.lower_]))
        if token.pos_ == "NUM" and number > 2:
            found = self._coordinated(token, number, None) or self._counted_so(token)
            return self._as(token, found)
        if lemma not in _SIDES | _LEADERS or number < 2:
            return []
        if number > 2:
            kinds = [Kind.PERSON] if lemma in _LEADERS else [Kind.COUNTRY, Kind.ORGANISATION]
            return self._as(token, self._coordinated(token, number, kinds))
        if lemma in _STATES:
            found = self._states(token)
        elif lemma in _LEADERS:
            found = self._pair(token, [Kind.PERSON])
        else:
            found = self._pair(token, [Kind.COUNTRY, Kind.ORGANISATION, Kind.PERSON, Kind.GROUP])
        return self._as(token, found)

    def _as(self, token: Token, mentions: Sequence[Mention]) -> list[Mention]:
        """Mentions with the span of the phrase that stands for them."""
        whole = self.mentions.of(token)
        span = (whole.text, whole.start, whole.end)
        return [
            replace(m, name=m.name or m.text, text=span[0], start=span[1], end=span[2])
            for m in mentions
        ]

    def _told(self, token: Token, sentences: int) -> Iterator[list[Token]]:
        """The actors that were told together before, the nearest first."""
        for candidate in self.salience.before(token, sentences, len(token.doc)):
            if not _is_bystander(candidate) and not _of_subject(candidate, token):
                together = self.salience.together(candidate, _JOINED)
                yield together or self.salience.facing(candidate)

    def _coordinated(
        self, token: Token, number: int, kinds: Sequence[Kind] | None
    ) -> list[Mention]:
        """As many as are counted, of one coordination."""
        for heads in self._told(token, _FAR):
            named = [self.mentions.of(h) for h in heads if h.i in self.mentions.kind or not kinds]
            named = [m for m in named if m.name and (kinds is None or m.kind in kinds)]
            if len(named) == number:
                return named
        return []

    def _counted_so(self, number: Token) -> list[Mention]:
        """Whoever was counted so before: "the 14" of "the other 14 members"."""
        for at in range(number.i - 1, -1, -1):
            token = self.mentions.doc[at]
            counts = token.dep_ == "nummod" and token.lower_ == number.lower_
            if counts and self.salience.acts(token.head):
                return [self.mentions.of(token.head)]
        return []

    def _pair(self, token: Token, kinds: Sequence[Kind]) -> list[Mention]:
        """The two of a kind that were told together, else the last two that were told of."""
        office = token.lemma_.lower() if token.lemma_.lower() in OFFICES else ""
        sides = token.lemma_.lower() in _OPPOSED
        bare, alike = not _counted(token), list[Mention]()
        for heads in self._told(token, 4 if bare else _FAR):
            named = [m for m in map(self._party, heads, repeat(sides)) if m and m.kind in kinds]
            if len(named) != 2 or not all(_may_hold(m, office) for m in named):
                continue
            if not sides or not _stand_together(heads, token):
                return named
            alike = alike or named  # "both sides" are sooner two who stand against one another
        found = alike or ([] if bare else self._last_two(token, kinds, office))
        return found or (self._holders(token) if office and not bare else [])

    def _party(self, head: Token, sides: bool) -> Mention | None:
        """Who is told of, the state of a nameless official where sides are meant."""
        found = self.mentions.of(head)
        return self._state(head) if sides and not found.name and self._code(head) else found

    def _holders(self, token: Token) -> list[Mention]:
        """The holders of an office in the two states that the lines before are about."""
        inner = [c.text for c in children(token, "amod", "compound")]
        what = " ".join([*inner, token.lemma_])
        return [
            replace(m, name=f"{m.name or m.text}'s {what}", kind=Kind.PERSON)
            for m in self._states(token, token.i)
        ]

    def _named(self, codes: Iterable[str]) -> list[Mention]:
        """States of their own."""
        known = self.mentions.gazetteer
        states = [state for code in codes if known and (state := known.country(code))]
        return [
            Mention(text=state.label, start=0, end=0, kind=Kind.COUNTRY, name=state.label)
            for state in states
        ]

    def _last_two(self, token: Token, kinds: Sequence[Kind], office: str) -> list[Mention]:
        alone: dict[str, Mention] = {}
        for candidate in self.salience.before(token):
            if _is_bystander(candidate) or _of_subject(candidate, token):
                continue
            if self.mentions.kind.get(candidate.i) in kinds:
                other = self.mentions.of(candidate)
                if _may_hold(other, office):
                    alone.setdefault((other.name or other.text).casefold(), other)
        return list(alone.values())[:2] if len(alone) > 1 else []

    # -- states

    def _states(self, token: Token, reach: int = _LINES) -> list[Mention]:
        """The pair of states, by themselves or by their people, that the lines before speak of."""
        known = self.mentions.gazetteer
        lines = range(max(0, token.i - reach), token.i)
        count = Counter(self.mentions.states[i] for i in lines if i in self.mentions.states)
        acting = {self.mentions.states.get(subject.i) for subject in acting_on(token)}
        best, pair = (-1, False, -1), list[Token]()
        near = token.lemma_.lower() in _NEIGHBOURS and known is not None
        for heads in self._told(token, _FAR if _counted(token) else 6):
            codes = [self._code(head) for head in heads]
            one, other = (*codes, None, None)[:2]
            if len(heads) != 2 or one is None or other is None or one == other:
                continue
            if acting & set(codes):  # nobody's neighbour is himself
                continue
            if near and known and not _are_neighbours(known.geography, one, other):
                continue
            joined = first_conjunct(heads[1]) == heads[0]
            rank = min(count[one], count[other]), joined, max(count[one], count[other])
            if rank > best:
                best, pair = rank, heads
        if pair:
            return [m for head in pair if (m := self._state(head)) is not None]
        if not _counted(token):
            return []
        if near and acting - {None}:
            last = (self.mentions.states.get(at) for at in reversed(lines))
            others = dict.fromkeys(code for code in last if code and code not in acting)
            return self._named(list(others)[:2]) if len(others) > 1 else []
        return self._last_two(token, [Kind.COUNTRY], "")

    def facing(self, token: Token, state: str) -> str | None:
        """The other state of the last two that were told together, one of them ``state``."""
        for heads in self._told(token, _FAR):
            codes = {code for code in map(self._code, heads) if code}
            if len(codes) == 2 and state in codes:
                return (codes - {state}).pop()
        return None

    def received(self, token: Token, owner: Mention) -> Mention | None:
        """The other one of a visit that was told: "his host", "his visitor"."""
        hosts = token.lemma_.lower() == "host"
        for at in range(token.i - 1, -1, -1):
            verb = self.mentions.doc[at]
            lemma = verb.lemma_.lower()
            if verb.pos_ != "VERB" or lemma not in _VISITS:
                continue
            acting = [s for s in subjects_of(verb) if self.salience.acts(s)]
            acting += [c for c in children(verb, *OBLIQUE) if cases(c)[:1] == ["by"]]
            met = [c for c in children(verb, "obj") if self.salience.acts(c)]
            sides = acting if hosts and lemma in _HOSTING else acting + met
            others = [m for m in map(self.mentions.of, sides) if m.name and m.name != owner.name]
            if len(others) == 1 and len(sides) <= 2 and others[0].kind is Kind.PERSON:
                return others[0]
        return None

    def _code(self, head: Token) -> str | None:
        """The ISO code of the state that a phrase names, or whose people it does."""
        start, end = self.mentions.bounds(head)
        inside = (self.mentions.states.get(i) for i in (head.i, *range(start, end)))
        return next((code for code in inside if code), None)

    def _state(self, head: Token) -> Mention | None:
        known = self.mentions.gazetteer
        mention, state = self.mentions.of(head), known and known.country(self._code(head))
        if mention.kind is Kind.COUNTRY or not state:
            return mention
        return replace(mention, name=state.label, kind=Kind.COUNTRY, role=None)


def _stand_together(heads: Sequence[Token], token: Token) -> bool:
    """Whether two did the same in a sentence before, and nothing to one another."""
    one, other = heads
    if first_conjunct(other) != first_conjunct(one) or one.dep_ not in (*SUBJECT, "conj"):
        return False
    verb = first_conjunct(one).head
    each = any(t.lower_ in ("each", "another", "mutual", "mutually") for t in verb.subtree)
    return one.sent != token.sent and verb.lemma_.lower() not in _MUTUAL and not each


def _are_neighbours(geography: Geography, one: str, other: str) -> bool:
    return any(geography.are_neighbours(one, other, by_sea=sea) for sea in (False, True))


def _counted(token: Token) -> bool:
    """Whether a number is told: "the two leaders", "both sides"."""
    return any(c.lower_ in _NUMBERS for c in children(token, "nummod", "det", "det:predet", "amod"))


def _number(token: Token) -> int:
    """How many a description speaks of: 2 for "both", too, and for "the neighbours"; 0 if open."""
    if token.pos_ == "NUM":
        the = any(c.lower_ == "the" for c in children(token, "det"))
        digits = int(token.text) if token.text.isdecimal() and len(token.text) < 3 else 0
        return _NUMBERS.get(token.lower_, digits) if the else 0
    told = children(token, "nummod", "det", "det:predet", "amod")
    number = next((_NUMBERS[c.lower_] for c in told if c.lower_ in _NUMBERS), 0)
    the = any(c.lower_ == "the" for c in children(token, "det"))
    if number > 2 and not the:
        return 0  # "three governments protested": which ones is not said
    alone = the and token.tag_ == "NNS" and token.lemma_.lower() in _ALONE
    alone = alone and all(c.dep_ in ("det", "case", "punct") for c in children(token))
    return number or (2 if alone else 0)


def _may_hold(mention: Mention, office: str) -> bool:
    """Whether somebody can be "the two [ministers]": what is said of him is no other office."""
    return not office or not mention.role or office in mention.role.lower()


def _is_bystander(token: Token) -> bool:
    """Whether somebody speaks of others: "both sides" are not those who welcomed their deal."""
    return token.dep_ in SUBJECTS and first_conjunct(token).head.lemma_.lower() in _OF_OTHERS


def _of_subject(owner: Token, object_: Token) -> bool:
    """Whether a word stands in the subject of an object's verb: "[the EU]'s envoy urged both"."""
    subjects = children(first_conjunct(object_.head), *SUBJECT)
    return any(owner != subject and subject.is_ancestor(owner) for subject in subjects)
