"""Who speaks where a pronoun stands: who says the sentence, or began to say what it goes on with;
and for whom he says "we"."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kg.extract.grammar.speech import quoting, speeches
from kg.extract.grammar.statements import Statements
from kg.extract.grammar.tree import cases, children, first_conjunct, is_apposed
from kg.extract.grammar.words import Token
from kg.extract.who.author import Author
from kg.extract.who.gender import HERS, HIS
from kg.extract.who.issuers import issuers
from kg.extract.who.mentions import Mentions
from kg.extract.who.ourselves import WE, joined
from kg.extract.who.salience import FIRST, PERSONAL, Salience
from kg.extract.who.states import StatesMeant
from kg.model import Kind, Mention

# Who speaks for a state: "[Foreign Minister] X".
_SPEAKING = frozenset(
    """
    ambassador chancellor king minister premier president queen secretary spokesman spokesperson
    spokeswoman
    """.split()
)


class Speakers:
    """Those who speak in one article; `antecedent` tells whom a pronoun stands for."""

    def __init__(
        self,
        mentions: Mentions,
        salience: Salience,
        states: StatesMeant,
        antecedent: Callable[[Token], Token | None],
    ) -> None:
        self.statements = Statements(mentions.doc)
        self.author = Author(mentions, self.statements)
        self._mentions, self._salience, self._states = mentions, salience, states
        self._antecedent = antecedent

    def of(self, pronoun: Token) -> Iterator[Token]:
        """Who says the clause that the pronoun stands in; "I" is whom a later "he said" means."""
        for _, speakers in (*speeches(pronoun), *quoting(pronoun)):
            yield from self._those(pronoun, speakers)

    def before(self, pronoun: Token) -> Iterator[Token]:
        """Who began to say what the pronoun stands in: "[X] said: ... [We] will go on"."""
        speech = self.statements.of(pronoun)
        yield from self._those(pronoun, speech[1] if speech is not None else [])

    def is_label(self, token: Token, pronoun: Token) -> bool:
        """Whether a name tells only whose turn it is, so that "he" is another."""
        if self.statements.turn(pronoun) is None or pronoun.lower_ in FIRST:
            return False
        start, end = self._mentions.named.get(token.i, (token.i, token.i + 1))
        return any(word.i in self.statements.labels for word in token.doc[start:end])

    def thanking(self, verb: Token) -> list[Mention]:
        """Who says "thank you" where his name is only that of who is thanked: "Dear Ana, [thank]
        you"."""
        turn = self.statements.turn(verb)
        if turn is not None and turn.name is not None:
            return [self._mentions.of(turn.name)]
        return self.author.himself(verb)

    def together(self, pronoun: Token) -> list[Token]:
        """ "I" and whom he met just before, where "we" is those: "I met [X], and [we] agreed"."""
        return joined(pronoun, self._salience.acts)

    def _those(self, pronoun: Token, speakers: list[Token]) -> Iterator[Token]:
        yield from (s for s in speakers if s != pronoun and self._salience.acts(s))
        for text in speakers if pronoun.lower_ in WE else ():
            yield from filter(self._salience.acts, issuers(text))
        for other in speakers if pronoun.lower_ in FIRST else ():
            if other.lower_ in PERSONAL:
                yield from filter(None, [self._antecedent(other)])

    def employers(self, speakers: list[Token], pronoun: Token) -> Iterator[Token]:
        """Whom somebody speaks for: "[his] lawyer said that agents had beaten him"."""
        alike = next((words for words in (HIS, HERS) if pronoun.lower_ in words), frozenset())
        for speaker in speakers:
            for owner in children(speaker, "nmod:poss"):
                if owner.lower_ in alike and owner.i < pronoun.i:
                    yield from filter(None, [self._antecedent(owner)])

    def for_whom(self, pronoun: Token, speaker: Token, found: Mention) -> Mention:
        """The state or the body of one in office who says "we" in a sentence that does not name
        him."""
        turn = self.statements.turn(pronoun)
        if turn is not None and turn.name == speaker and pronoun.lower_ in WE:
            return self.author.spoken_for(pronoun, found) or found
        inside = pronoun.sent == speaker.sent or found.kind is not Kind.PERSON
        if pronoun.lower_ not in WE or inside or not self._is_in_office(speaker, found):
            return found
        if found.name is None:
            behind = [c for c in children(speaker, "nmod") if {"for", "of"} & set(cases(c))]
            served = [c for c in behind if self._mentions.kind_of(c) is Kind.ORGANISATION]
            return next(map(self._mentions.of, served), found)
        return self._states.state_of(speaker, lambda _: found) or found

    def _is_in_office(self, speaker: Token, found: Mention) -> bool:
        beside = [c.lemma_ for c in children(speaker, "nmod:desc", "appos")]
        whose = [first_conjunct(speaker).head.lemma_] if is_apposed(speaker) else []
        words = " ".join([*beside, *whose, speaker.lemma_, found.role or ""]).lower().split()
        return not _SPEAKING.isdisjoint(words)
