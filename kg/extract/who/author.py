"""Whom "I", "we" and "you" mean where nobody in the text says so: whose words the title or a line
on the author says they are, and whom those address."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property

from kg.extract.grammar.speech import is_quoted
from kg.extract.grammar.statements import Statements
from kg.extract.grammar.tree import children
from kg.extract.grammar.words import Token
from kg.extract.who.bylines import Byline, called, speakers_of
from kg.extract.who.mentions import Mentions
from kg.extract.who.ourselves import SECOND, WE, talks_alone
from kg.extract.who.salience import FIRST
from kg.extract.who.serving import Serving
from kg.model import Kind, Mention

_ME = frozenset({"i", "me", "mine", "my", "myself"})
_INTERVIEW = re.compile(r"\b(?:interview|q&a|tells|told)\b", re.I)
_TOP = 500  # characters of a text: where somebody is greeted
_NAMES = r"(?:[A-Z][\w.'’-]*\s?)+"
_GREETED = re.compile(rf"^(?:Dear ({_NAMES})[,:]|({_NAMES}),(?=\s*$))", re.MULTILINE)
# What is done to somebody himself and not to his state: "thank [you]".
_PERSONAL = frozenset("congratulate join know meet see sit thank welcome".split())


class Author:
    """The speaker of a text in the first person, by its title: "Remarks by [Josep Borrell]"."""

    def __init__(self, mentions: Mentions, statements: Statements) -> None:
        self._mentions, self._statements = mentions, statements
        self._serving = Serving(mentions)

    def of(self, pronoun: Token) -> list[Mention]:
        """Who is meant outside quotation marks and the words of who asks; nobody where no title
        tells."""
        word, turn = pronoun.lower_, self._statements.turn(pronoun)
        if is_quoted(pronoun) or self._statements.is_quoted(pronoun):
            return []
        if word in SECOND:
            return self._addressed(pronoun)
        if not self._speakers or (turn is not None and not turn.answers):
            return []
        if word in _ME:
            return self.himself(pronoun)
        if word not in WE:
            return []
        if len(self._speakers) > 1 and talks_alone(pronoun):
            return self._persons(pronoun, self._speakers)
        return self.served(pronoun, self._speakers[0])

    def himself(self, word: Token) -> list[Mention]:
        """The speaker, where a word of his stands."""
        turn = self._statements.turn(word)
        known = turn is None or turn.answers
        return self._persons(word, self._speakers[:1]) if known else []

    def spoken_for(self, pronoun: Token, speaker: Mention) -> Mention | None:
        """The state or the body that one whose turn it is means by "we"."""
        name = speaker.name or speaker.text
        byline = next((one for one in self._speakers if called(one, name)), Byline(name, None))
        return next(iter(self.served(pronoun, byline)), None)

    def served(self, pronoun: Token, speaker: Byline) -> list[Mention]:
        """The state or the body of a speaker, where a pronoun stands."""
        found = self._mentions.of(pronoun)
        bodies = self._serving.of(speaker)
        return [replace(found, kind=one.kind, name=one.label, role=None) for one in bodies]

    def _persons(self, pronoun: Token, speakers: Iterable[Byline]) -> list[Mention]:
        found = self._mentions.of(pronoun)
        who = [speaker for speaker in speakers if speaker.name]
        return [replace(found, kind=Kind.PERSON, name=one.name, role=one.role) for one in who]

    def _addressed(self, pronoun: Token) -> list[Mention]:
        """Who answers the question that "you" stands in, or is greeted where a text begins."""
        turn = self._statements.turn(pronoun)
        if turn is not None:
            answer = self._statements.answer(turn)
            if answer is None:
                return []
            if answer.name is None:
                return self._side(pronoun, self._speakers[:1])
            who = self._mentions.of(answer.name)
            name = who.name or who.text
            byline = next((one for one in self._speakers if called(one, name)), None)
            return self._side(pronoun, [byline or Byline(name, None)])
        if self._greeted is not None:
            return self._side(pronoun, [self._greeted])
        asked = _INTERVIEW.search(self._mentions.title) and self._is_asked(pronoun)
        return self._side(pronoun, self._speakers[:1]) if asked else []

    def _side(self, pronoun: Token, who: list[Byline]) -> list[Mention]:
        """Somebody himself, or his state where that acts or suffers."""
        verb = pronoun.head
        himself = verb.lemma_.lower() in _PERSONAL and pronoun in children(verb, "obj", "obl")
        bodies = [] if himself else [m for one in who for m in self.served(pronoun, one)]
        return bodies or self._persons(pronoun, who)

    def _is_asked(self, pronoun: Token) -> bool:
        """Whether nobody speaks of himself in the paragraph of a "you"."""
        text = pronoun.doc.text
        begin = text.rfind("\n", 0, pronoun.idx) + 1
        end = text.find("\n", pronoun.idx)
        words = text[begin : end if end >= 0 else None].replace("’", " ").split()
        return FIRST.isdisjoint(word.strip(".,;:?!").lower() for word in words if word != "US")

    @cached_property
    def _speakers(self) -> list[Byline]:
        found = speakers_of(self._mentions.title, self._mentions.doc.text, self._mentions.gazetteer)
        greeted = [one for one in found if any(called(one, name) for name in self._greetings)]
        return sorted(found, key=lambda one: one in greeted)

    @cached_property
    def _greeted(self) -> Byline | None:
        """Who is greeted: one of several speakers, else by the name that he is called."""
        for name in self._greetings:
            for one in self._speakers[1:]:
                if called(one, name):
                    return one
        return None

    @cached_property
    def _greetings(self) -> list[str]:
        top = self._mentions.doc.text[:_TOP]
        return [(m[1] or m[2]).strip() for m in _GREETED.finditer(top)]
