"""Which body a description means by what it is: "the bloc", "the Islamist group", "the rebels"."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.grammar.tree import ANY_SUBJECT, SUBJECTS, children, is_the, lemma_of
from kg.extract.grammar.words import Token
from kg.extract.who.counts import number_of
from kg.extract.who.mentions import Mentions
from kg.extract.who.salience import REACH, Salience
from kg.model import Kind, Mention

ARMED = frozenset("extremist fighter guerrilla insurgent islamist jihadist militant rebel".split())
_MOVEMENTS = frozenset("faction group militia movement organisation organization".split())
_BLOCS = frozenset("alliance bloc grouping".split())
_OTHERS = frozenset(
    "another first largest main new opposition other political rival second third".split()
)
_MEMBERS = frozenset("ally country government head leader member nation state".split())
_LED = ("government", "state")  # "the 27 heads of [government]"
_MANY = 10  # who are counted so are all members of a body: "the 27 leaders"
_ORGANS = frozenset(
    "agency assembly commission council court fund mission parliament programme secretariat".split()
)
_VOTING = frozenset("assembly council commission committee congress parliament senate".split())
_IN_ARMS = ("IMG", "RAD", "REB", "SEP")
_OF_STATES = ("IGO",)
_INNER = ("amod", "compound")


class Bodies:
    """The movements and organisations that descriptions of one article mean."""

    def __init__(self, mentions: Mentions, salience: Salience) -> None:
        self.mentions = mentions
        self.salience = salience

    def of(self, token: Token) -> Mention | None:
        """The body behind a description, with its span."""
        if token.i in self.mentions.kind or not self._is_known(token):
            return None
        at = self._called(token) if lemma_of(token) in _MOVEMENTS | _BLOCS else None
        at = self._meant(token) if at is None else at
        if at is None:
            return None
        start, end = self.mentions.named[at]
        return replace(self.mentions.of(token), name=self.mentions.doc[start:end].text)

    def _meant(self, token: Token) -> int | None:
        """The name of the body that a description points back to."""
        lemma, plural = lemma_of(token), token.tag_ == "NNS"
        if (lemma in ARMED and plural) or (lemma in _MOVEMENTS and not plural):
            return self._nearest(token, _IN_ARMS)
        if lemma == "resolution" and token.dep_ in ANY_SUBJECT:
            return self._voting(token)
        if (lemma in _BLOCS and not plural) or (lemma == "member" and plural):
            return self._nearest(token, _OF_STATES)
        if plural and lemma in _MEMBERS and number_of(token) >= _MANY:
            return self._nearest(token, _OF_STATES)
        return None

    def _called(self, token: Token) -> int | None:
        """The name that stands before what the body is: "the [ELN] guerrilla group"."""
        inner = (c.i for c in children(token, *_INNER))
        bodies = (i for i in inner if self.mentions.kind.get(i) is Kind.ORGANISATION)
        return next((i for i in bodies if i in self.mentions.named), None)

    def _voting(self, token: Token) -> int | None:
        """The nearest name before of a body that votes, which says what its resolution says."""
        named = self.mentions.named
        for at in range(token.i - 1, max(-1, token.i - REACH), -1):
            words = self.mentions.doc[slice(*named[at])] if at in named else ()
            if any(word.lower_ in _VOTING for word in words):
                return at
        return None

    def _is_known(self, token: Token) -> bool:
        """Whether a phrase is "the X" with no more than what X is like."""
        like = [t for c in children(token, *_INNER) for t in c.subtree]
        behind = {c.dep_ for c in children(token) if c.lower_ not in _LED}
        behind &= {"nmod", "nmod:poss", "appos", "acl"}
        superlative = any(t.tag_ == "JJS" or t.lower_ in _OTHERS for t in like)
        return is_the(token) and not behind and not superlative

    def _nearest(self, token: Token, sectors: tuple[str, ...]) -> int | None:
        """The nearest name before of a body of a sort, of the people that the phrase names."""
        people = self.mentions.codes(children(token, *_INNER))
        acting = {t.i for s in children(token.head, *SUBJECTS) for t in s.subtree}
        for at in range(token.left_edge.i - 1, max(-1, token.i - REACH), -1):
            if self.mentions.sectors.get(at) not in sectors or at not in self.mentions.named:
                continue
            start, end = self.mentions.named[at]
            organ = token.tag_ == "NN" and any(
                t.lower_ in _ORGANS for t in self.mentions.doc[start:end]
            )
            other = people and self.mentions.states.get(at) not in people
            if not organ and not other and (token.dep_ in SUBJECTS or at not in acting):
                return at
        return None
