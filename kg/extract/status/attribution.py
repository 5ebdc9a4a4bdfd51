"""Who is told to say that something happened."""

from __future__ import annotations

from kg.extract.grammar.speech import is_quoted, speeches
from kg.extract.grammar.tree import cases, children
from kg.extract.grammar.words import Token
from kg.extract.parties.phrases import Phrases
from kg.model import Attribution


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
