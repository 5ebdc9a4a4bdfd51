"""An act that a sentence may tell: its trigger, the words for it, who takes part, by which rule."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.grammar.words import Token
from kg.extract.lexical.lexicon import Entry
from kg.extract.parties.arguments import Parties
from kg.extract.status.sayings import Saying

# The rules that have names of their own; a verb's is "verb:" and the words of its phrase.
POINTER, STATED, TURNED = "points back", "said of another", "turned from one to another"
ANSWERED = "answered by another"
NOMINAL = ("noun", "nominalised verb")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A trigger with its lexicon entry and its parties; `said` are nouns that a light verb took."""

    trigger: Token
    entry: Entry
    parties: Parties
    rule: str
    said: tuple[Token, ...] = ()
    sure: bool = False  # who is on which side, whatever the reading says
    struck: bool = False  # a strike did it: "a raid killed ten"
    content: tuple[Token, ...] = ()  # the verbs of what is said, which tell no act of their own

    @property
    def words(self) -> tuple[Token, ...]:
        """The tokens that tell the act: the trigger and the nouns of a light verb."""
        return (self.trigger, *self.said)


def stated(token: Token, said: Saying) -> Candidate:
    """The act of whoever says something of another, at the word that tells so: "A [must] go"."""
    content = said.content
    return Candidate(token, said.entry, said.parties, STATED, sure=True, content=content)
