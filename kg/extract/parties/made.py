"""Who takes part in the act of a noun by its participle, or has it done to him: "sanctions
[imposed] by A on B", "B's [arrest] by A"."""

from __future__ import annotations

from kg.extract.grammar.tree import (
    OBLIQUE,
    SUBJECTS,
    agents_of,
    cases,
    children,
    is_passive,
    object_meant,
)
from kg.extract.grammar.words import Token
from kg.extract.lexical.frames import Frame
from kg.extract.lexical.lexicon import singular
from kg.extract.parties.arms import WEAPONS
from kg.extract.parties.phrases import Phrases
from kg.extract.who.salience import is_pronoun
from kg.model import Mention

# Participles whose agent is the noun's: "proposals made by A", not "truces mediated by A".
MAKING = frozenset(
    """
    author draft make hold launch issue sign send propose present announce carry conduct stage
    sponsor submit table deliver impose declare lead initiate offer voice take reach conclude begin
    start organize organise host give order commit perpetrate execute pledge demand raise file
    lodge write seek extend level mount provide supply
    """.split()
)
# Of these those that tell no act by themselves: "the raids that A [carried] out".
_DOING = frozenset("carry commit conduct execute launch mount perpetrate stage wage".split())
# What somebody's is that is done to him by others.
_BEFALLING = frozenset(
    """
    abduction arrest assassination capture conviction deportation detention execution expulsion
    extradition impeachment imprisonment indictment jailing kidnapping killing murder release
    """.split()
)
# Behind which of its words the other side stands; not where it was done, nor with whom, as
# "a deal signed with A" tells by itself.
_TOWARD = frozenset("against for on onto over to toward towards upon".split())


def befalls(noun: Token, owner: Token, phrases: Phrases) -> bool:
    """Whether the act of a noun is done to whose it is: "[B]'s arrest by A", "[his] detention"."""
    behind = children(noun, "nmod")
    hit = [c for c in behind if {"against", "on"} & set(cases(c))]
    if any("of" in cases(c) for c in behind) or any(map(phrases.actors, hit)):
        return False
    agents = [c for c in behind if "by" in cases(c) and singular(c.lemma_.lower()) not in WEAPONS]
    if any(map(phrases.actors, agents)):
        return True
    person = is_pronoun(owner) or owner.ent_type_ == "PERSON"
    return person and noun.tag_ == "NN" and noun.lemma_.lower() in _BEFALLING


def made(noun: Token) -> list[Token]:
    """The participles and relative clauses that tell that somebody makes what a noun names."""
    clauses = [c for c in children(noun, "acl") if is_passive(c)]
    found = [c for c in clauses if c.lemma_.lower() in MAKING]
    done = [c for c in children(noun, "acl:relcl") if c.lemma_.lower() in _DOING]
    return found + [c for c in done if object_meant(c) == noun]


def made_by(clause: Token, phrases: Phrases) -> list[Mention]:
    """Who makes it: "sanctions imposed by [A]", "the sanctions that [A] imposed"."""
    makers = agents_of(clause) if is_passive(clause) else children(clause, *SUBJECTS)
    return [m for maker in makers for m in phrases.actors(maker)]


def made_toward(clause: Token, frame: Frame, phrases: Phrases) -> list[Mention]:
    """Whom it is done to, in a place of the noun's own frame."""
    behind = _TOWARD & set(frame.target)
    toward = (phrase for phrase in children(clause, *OBLIQUE) if behind & set(cases(phrase)))
    return [m for phrase in toward for m in phrases.actors(phrase)]
