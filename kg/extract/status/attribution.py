"""Who is told to say that something happened."""

from __future__ import annotations

from collections.abc import Iterable

from kg.extract.grammar.speech import is_quoted, speeches
from kg.extract.grammar.tree import cases, children
from kg.extract.grammar.words import Token
from kg.extract.parties.phrases import Phrases
from kg.extract.who.names import names_of
from kg.extract.who.salience import FIRST
from kg.model import Attribution, Mention


def attribution_of(trigger: Token, phrases: Phrases) -> Attribution | None:
    """The speaker whose clause holds the trigger, or "according to" one."""
    for verb, subjects in speeches(trigger):
        by = [m for s in subjects for m in phrases.actors(s, deep=True)]
        if by:
            return Attribution(by=tuple(by), cue=verb.text, quoted=is_quoted(trigger))
    for node in (trigger, *trigger.ancestors):
        for child in children(node, "obl", "nmod"):
            if "according" in cases(child) and (by := phrases.actors(child, deep=True)):
                return Attribution(by=tuple(by), cue="according to", quoted=is_quoted(trigger))
    return None


def begun_before(trigger: Token, phrases: Phrases, acting: Iterable[Mention]) -> Attribution | None:
    """The speaker whose words an earlier sentence began, or whose turn it is, if he tells of others
    than himself."""
    speech = phrases.coreference.speakers.statements.of(trigger)
    if speech is None:
        return None
    verb, subjects = speech
    if verb.sent == trigger.sent and not verb.is_punct:
        return None
    by = [m for s in subjects for m in phrases.actors(s, deep=not verb.is_punct)]
    himself = any(m.text.lower() in FIRST and m.text != "US" for m in acting)
    if not by or himself or names_of(by) & names_of(acting):
        return None
    quoted = phrases.coreference.speakers.statements.is_quoted(trigger)
    return Attribution(by=tuple(by), cue=verb.text, quoted=quoted)
