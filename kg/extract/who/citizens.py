"""Of which state somebody is: by his own phrase, by what is known of him, by what the article says
of him elsewhere."""

from __future__ import annotations

from functools import cached_property

from kg.extract.grammar.tree import is_apposed
from kg.extract.grammar.words import Token
from kg.extract.who.mentions import Mentions
from kg.model import Kind


class Citizens:
    """The states of those whom one article names."""

    def __init__(self, mentions: Mentions) -> None:
        self.mentions = mentions

    def state(self, head: Token) -> str | None:
        """The code of the state that a phrase names, or whose people it does; a surname is of the
        state of whom the article tells with it before or later: "[Ruritania]'s envoy, X"."""
        if (code := self.mentions.code_of(head)) is not None:
            return code
        name = self.mentions.of(head).name
        if name is None or self.mentions.kind.get(head.i) is not Kind.PERSON:
            return None
        words, known = name.split(), self.mentions.gazetteer
        hit = known.longest(words, 0) if known is not None else None
        if hit is not None and hit[0] == len(words) and hit[1].sector != "IGO":
            return hit[1].country
        return self._told.get(name)

    @cached_property
    def _told(self) -> dict[str, str]:
        """Name of a person → the state that stands beside it, where it is first told."""
        found: dict[str, str] = {}
        for at, kind in sorted(self.mentions.kind.items()):
            if kind is not Kind.PERSON:
                continue
            token = self.mentions.doc[at]
            office = token.head if is_apposed(token) else token
            code = self.mentions.code_of(token) or self.mentions.code_of(office)
            name = self.mentions.of(token).name
            if code is not None and name is not None:
                found.setdefault(name, code)
        return found
