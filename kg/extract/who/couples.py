"""Which two a description means that tells of two: "the two leaders", "both sides", "the two".

Those who were told together last and can be it: both of one level (a state beside a state, a person
beside a person), leaders of two states, sides no things and nobody who only suffers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kg.extract.grammar.tree import (
    ANY_SUBJECT,
    cases,
    children,
    conjuncts,
    first_conjunct,
    lemma_of,
)
from kg.extract.grammar.words import Token
from kg.extract.who.counts import RIVALS, is_counted, number_of, stands_alone, word_of
from kg.extract.who.facing import is_his
from kg.extract.who.names import may_hold, name_of
from kg.extract.who.pairs import FAR, OPPOSED, Pairs, holding
from kg.extract.who.salience import acting_on
from kg.extract.who.together import (
    are_at_war,
    are_joined,
    is_bystander,
    is_venue,
    of_subject,
    stand_together,
    tells_of_war,
)
from kg.model import Kind, Mention

OFFICES = frozenset("chancellor minister premier president secretary".split())
LEADERS = OFFICES | frozenset(
    "ambassador diplomat envoy guest leader man official statesman".split()
)
_NEAR = 12  # sentences: how far back those lie whom a bare "the pair" means
_LEAD = 120  # tokens: those of an article that name whom it is on
_AHEAD = 3  # sentences: how far behind "the warring sides" of a lead they are named
# Whom others do something to, who are no side
_SUFFERING = frozenset(
    """
    captive casualty child citizen civilian detainee employee family girl hostage immigrant inmate
    migrant patient people prisoner refugee relative resident staff teenager victim villager woman
    worker
    """.split()
)
_THIS = frozenset({"that", "this"})
_THEIRS = frozenset({"its", "their"})
_IN = frozenset({"at", "from", "in"})


class Couples:
    """The couples of one article."""

    def __init__(self, pairs: Pairs) -> None:
        self.pairs = pairs
        self.mentions = pairs.mentions
        self.together = pairs.together

    def of(self, token: Token, kinds: Sequence[Kind]) -> list[Mention]:
        """The two of a kind that were told together, else the last two that were told of."""
        word = word_of(token)
        office = word if word in OFFICES else ""
        sides, bare = word in OPPOSED, not is_counted(token)
        told = self._told(token)
        best, alike = self._best(token, told, kinds, office)
        if found := best or (self._ahead(token) if sides else []) or alike:
            return found
        if found := ([] if bare else self.last_two(token, kinds, office)):
            return found
        return (
            (self.together.in_office(token, office) if bare else self._holders(token))
            if office
            else []
        )

    def _told(self, token: Token) -> list[list[Token]]:
        """Those told together before, the nearest first; of sides those who fight where it is about
        a war."""
        reach = _NEAR if stands_alone(token) else FAR if is_counted(token) else 4
        told = list(self.together.told(token, reach))
        if word_of(token) not in OPPOSED:
            return told
        told = self.pairs.facing_each_other(token, told)
        at_war = [heads for heads in told if are_at_war(heads)] if tells_of_war(token) else []
        return at_war or told

    def _best(
        self, token: Token, told: list[list[Token]], kinds: Sequence[Kind], office: str
    ) -> tuple[list[Mention], list[Mention]]:
        """The nearest of those told together who can be it, and whom one may still take for it."""
        word, alone = word_of(token), stands_alone(token)
        sides, led = word in OPPOSED, word in LEADERS
        acting, alike = self.pairs.acting_on(token), list[Mention]()
        doing = self._doing(token)
        for heads in told:
            codes = [self.pairs.citizens.state(head) for head in heads]
            apart = len(set(codes)) > 1  # not a government and its own rebels
            if (apart and acting & set(codes)) or (led and any(map(is_his, heads))):
                continue
            if any(self.mentions.of(head).name in doing for head in heads):
                continue
            whole = apart and (sides or alone)
            named = [m for m in (self._party(head, whole) for head in heads) if m.kind in kinds]
            if sides or alone:
                named = self.even(heads, named) if len(heads) == 2 else []
            if len(named) != 2 or not all(may_hold(m, office) for m in named):
                continue
            if word == "leader" and any(map(self._is_of_no_state, named)):
                continue
            known = all(m.name for m in named) or are_joined(heads)
            if known and (not sides or _may_be_sides(heads, token)):
                return named, []
            # "both sides" are sooner two who stand against one another, and two that are named
            if known or not (alone or led):
                alike = alike or named
        return [], alike

    def _doing(self, token: Token) -> set[str]:
        """The names of those who do something to a phrase: "[A] urged both sides"."""
        names = (self.mentions.of(one).name for one in acting_on(token))
        return {name for name in names if name}

    def even(self, heads: Sequence[Token], named: Sequence[Mention]) -> list[Mention]:
        """Two who can be two sides, on one level: beside a state or a body a person is the state
        that he is of; none where one of them can be no side."""
        if len(named) != 2 or any(map(self._is_no_side, heads)):
            return []
        people = [m.kind is Kind.PERSON for m in named]
        if all(people) or not any(people):
            return list(named)
        states = [self.pairs.citizens.state(head) for head in heads]
        found = [
            self.pairs.state(head) if person else mention
            for head, mention, person in zip(heads, named, people, strict=True)
        ]
        whole = [m for m in found if m is not None and m.kind is not Kind.PERSON]
        apart = states[0] != states[1] or Kind.COUNTRY not in {m.kind for m in named}
        return whole if len(whole) == 2 and None not in states and apart else []

    def _is_no_side(self, head: Token) -> bool:
        """Whether a nameless phrase is of a thing or of who only suffers, or points back itself."""
        if head.i in self.mentions.kind:
            return self.mentions.kind[head.i] in (Kind.PLACE, Kind.MATTER)
        lemma, nouns = lemma_of(head), self.mentions.nouns
        craft = lemma in nouns.goods or lemma in ("aircraft", "boat", "vessel", "ship")
        craft = craft and self.mentions.code_of(head) is None  # "Ruritanian jets"
        back = any(c.lower_ in _THIS for c in children(head, "det"))
        own = any(c.lower_ in _THEIRS for c in children(head, "nmod:poss"))  # "A and its force"
        back = back or (own and lemma not in RIVALS)
        return lemma in _SUFFERING or craft or back or self.mentions.of(head).kind is Kind.MATTER

    def _ahead(self, token: Token) -> list[Mention]:
        """The two of the next lines between whom something is: "both [sides] met" in a lead, "the
        talks between A and B" behind it."""
        doc, sentence = token.doc, token.sent
        for _ in range(_AHEAD):
            if sentence.end >= len(doc):
                break
            sentence = doc[sentence.end].sent
        for other in doc[token.i + 1 : sentence.end]:
            heads = list(conjuncts(other)) if "between" in cases(other) else []
            acting = len(heads) == 2 and all(map(self.together.salience.acts, heads))
            if acting and not any(map(number_of, heads)):
                return self.even(heads, [self.mentions.of(head) for head in heads])
        return []

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
        heads = self.pairs.most_told(token, token.i)
        return holding(token, [m for head in heads if (m := self.pairs.state(head)) is not None])

    def last_two(self, token: Token, kinds: Sequence[Kind], office: str) -> list[Mention]:
        """The two states that the article is on, else the last two that were told of."""
        alone: dict[str, Mention] = {}
        each: dict[str, Mention] = {}  # the first of each state
        sides = word_of(token) in OPPOSED
        of_states = list(kinds) == [Kind.COUNTRY]
        acting = self.pairs.acting_on(token) if of_states else set()
        doing = self._doing(token)
        main = self._main(token) if sides or of_states else []
        if main and of_states:
            return main
        for candidate in self.together.salience.before(token):
            code = self.mentions.code_of(candidate)
            if is_bystander(candidate) or of_subject(candidate, token) or code in acting:
                continue
            if is_venue(candidate) or self._is_where(candidate):
                continue
            if self.mentions.of(candidate).name in doing:
                continue
            before = of_states and candidate.sent != token.sent and candidate.dep_ in ANY_SUBJECT
            whose = self.pairs.state(candidate) if before and code else None  # whose people acted
            other = whose or self._party(candidate, sides)
            known = whose or self.mentions.kind.get(candidate.i) in kinds or (sides and other.name)
            if word_of(token) == "leader" and self._is_of_no_state(other):
                continue
            if known and may_hold(other, office) and not self.together.is_press(candidate):
                name = code or name_of(other) if of_states else name_of(other)
                alone.setdefault(name, other)
                each.setdefault(self.pairs.citizens.state(candidate) or name, other)
        found = list(alone.values())
        bodies = [m for m in found if m.kind is not Kind.PERSON]
        if main and token.i > _LEAD and len(bodies) != 2:
            return main
        found = bodies if sides and len(bodies) > 1 else found
        found = list(each.values()) if sides and len(found) > len(each) == 2 else found
        clear = len(found) == 2 or (len(found) > 2 and (bodies or not sides))
        return found[:2] if clear else []

    def _main(self, token: Token) -> list[Mention]:
        """The two states that an article names most, both of them in its first lines."""
        acting = self.pairs.acting_on(token)
        lead = set(self.mentions.codes(t for t in token.doc[: min(_LEAD, token.i)]))
        named = self.mentions.named.get
        states = self.mentions.states.items()
        count = Counter(code for at, code in states if named(at, (at, at))[0] == at)
        best = [(code, n) for code, n in count.most_common() if code not in acting][:3]
        if len(best) < 2 or (len(best) == 3 and best[2][1] == best[1][1]) or best[1][1] < 3:
            return []
        two = [code for code, _ in best[:2]]
        return self.pairs.named(two) if set(two) <= lead else []

    def _is_where(self, place: Token) -> bool:
        """Whether a city is only where something is: "met in [Vienna]"."""
        known = self.mentions.gazetteer
        return bool(
            _IN & set(cases(place)) and known and known.is_city(self.mentions.of(place).text)
        )

    def _is_of_no_state(self, person: Mention) -> bool:
        """Whether somebody is known to serve no state: an organisation's official is no leader
        beside one who is."""
        words, known = (person.name or "").split(), self.mentions.gazetteer
        hit = known.longest(words, 0) if known is not None and words else None
        return hit is not None and hit[0] == len(words) and hit[1].sector == "IGO"


def _may_be_sides(heads: Sequence[Token], token: Token) -> bool:
    """Whether two do something to one another, or are told as two who may: no two who are named as
    examples, nor two of whom "delegates" or money was."""
    if not are_joined(heads):
        return True
    one = first_conjunct(heads[0])
    above = (one, one.head, one.head.head)  # "between the ministers of A and B, X and Y"
    between = any("between" in cases(noun) for noun in above)
    acting = between or one.dep_ in (*ANY_SUBJECT, "obj", "iobj")
    return acting and not stand_together(heads, token)
