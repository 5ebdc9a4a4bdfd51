"""What stands for a party whom nobody names: the matter, a number, a bomb, what was hit."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.grammar.blaming import blamed_by
from kg.extract.grammar.tree import children, subjects_of
from kg.extract.grammar.words import Token
from kg.extract.lexical.frames import Frame
from kg.extract.parties.arguments import Arguments, Parties
from kg.extract.parties.arms import is_strike
from kg.extract.parties.phrases import others
from kg.extract.parties.released import tells_of_release
from kg.extract.parties.thanks import thanked_by
from kg.extract.who.counts import is_number
from kg.extract.who.ourselves import SECOND


def fill(
    parties: Parties,
    arguments: Arguments,
    verb: Token,
    frame: Frame,
    said: Sequence[Token],
    swapped: bool = False,
) -> None:
    """Fill the sides of a verb's act that are empty, as far as its frame lets; nobody is told to
    free others who only announces it."""
    phrases = arguments.phrases
    repelled = frame.instrument and arguments.fights.repelled(verb, list(said), parties.sources)
    if repelled:
        parties.sources, parties.targets = repelled
        parties.certain += [*parties.sources, *parties.targets]
    if not parties.sources and (thanked := thanked_by(verb)):
        parties.sources = phrases.coreference.speakers.thanking(verb)
        you = [m for word in thanked for m in phrases.actors(word) if m.name]
        parties.targets = [m for m in you if m.text.lower() in SECOND][:1] or you[:1]
        parties.certain += [*parties.sources, *parties.targets]
    if tells_of_release(verb):
        parties.sources = []
    if blamed_by(verb):
        parties.certain += parties.targets
    about = "act" in frame.target or ("matter" in frame.target and not said)
    if frame.instrument and not said and any(map(is_number, children(verb, "obj"))):
        parties.targets = phrases.matter(verb)
        if verb.dep_ != "advcl":  # "abducted [30]": nobody told before, but "hit A, wounding [30]"
            parties.certain += parties.targets
    elif parties.sources and not parties.targets and about:
        parties.targets = phrases.matter(verb)
    if swapped and frame.instrument and parties.venue:
        parties.sources = others(parties.sources, [parties.venue])  # "under fire near [A]"
    means = frame.instrument and not swapped  # "[soldiers] gave their lives" are none
    if means and parties.targets and not parties.sources:
        parties.sources = phrases.instrument(verb)
        things = arguments.targets.forces.things(verb, said, parties.targets)
        if parties.sources and things:
            parties.targets += things
            parties.certain += parties.targets


def is_of_strike(verb: Token, frame: Frame) -> bool:
    """Whether a strike did it, so that no other act is told: "a [raid] on A killed ten"."""
    return frame.instrument and any(map(is_strike, subjects_of(verb)))
