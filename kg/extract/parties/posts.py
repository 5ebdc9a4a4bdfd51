"""Whose the diplomats are whom somebody sends home: of no state of his own, whatever a pronoun
seems to say. "Lavrov rejected the American demands; Moscow will expel two of [their] diplomats"."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.grammar.tree import children
from kg.extract.grammar.words import Token
from kg.extract.parties.clauses import posted_at
from kg.extract.parties.nations import Nations
from kg.extract.parties.phrases import Phrases
from kg.model import Event, Kind, Mention

_THEIRS = frozenset({"its", "their"})


class Posts:
    """Asked by the events of one article."""

    def __init__(self, phrases: Phrases, nations: Nations) -> None:
        self.phrases = phrases
        self.mentions = phrases.mentions
        self.nations = nations

    def are_open(self, event: Event) -> bool:
        """Whether nothing tells whose the targets are, "18 diplomats", or seems to wrongly."""
        named = any(m.name or self.nations.codes_of(m) for m in event.targets)
        return not named or self.are_own(event)

    def are_own(self, event: Event) -> bool:
        """Whether the targets seem to be of those who send them home."""
        own = self.nations.codes(event.sources)
        owners = (replace(m, name=(m.name or "").partition("'s ")[0]) for m in event.targets)
        codes = [set(self.nations.codes_of(m)) for m in owners]
        return bool(codes) and all(code and code <= own for code in codes)

    def posted(self, trigger: Token) -> list[Mention]:
        """The embassy at which those work who are sent out: "threw out four staff at the Russian
        [embassy]"."""
        people = children(trigger, "obj", "nsubj:pass")
        return [m for c in filter(None, map(posted_at, people)) for m in self.phrases.actors(c)]

    def other_state(self, event: Event, trigger: Token) -> list[Mention]:
        """The other state that was named last, or whose people were, in this sentence or the one
        before, where a pronoun tells whose they are: "two of [their] diplomats"."""
        objects = children(trigger, "obj", "nsubj:pass")
        theirs = [n for n in objects if any(t.lower_ in _THEIRS for t in n.subtree)]
        sent = event.targets or [self.mentions.of(noun) for noun in theirs]
        own = self.nations.codes(event.sources)
        known, words = self.mentions.gazetteer, trigger.doc[trigger.sent.previous.start : trigger.i]
        for word in reversed(words) if own and theirs else ():
            code = self.mentions.states.get(word.i)
            state = known.country(code) if known is not None and code not in own else None
            if state is not None and self.mentions.kind.get(word.i) is not Kind.PERSON:
                return [replace(m, name=state.label, kind=state.kind) for m in sent]
        return []
