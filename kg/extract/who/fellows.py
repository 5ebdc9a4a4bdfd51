"""Whom somebody's guest, host or counterpart is: "his visitor", "her Chinese counterpart"; and who
is told by a style alone: "His Highness"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kg.extract.grammar.tree import children
from kg.extract.grammar.words import Token
from kg.extract.who.together import Together
from kg.model import Kind, Mention

_RECEIVED = ("guest", "host", "visitor")
_COLLEAGUES = ("colleague", "counterpart")
_STYLES = ("eminence", "excellency", "highness", "majesty")
_FAR_BACK = 400  # tokens: how far back the one was named who is "His Highness"
_LATELY = 3  # sentences: how far back the two were told together


class Fellows:
    """Those of one article; ``resolve`` gives the mention of a phrase or pronoun."""

    def __init__(self, together: Together, resolve: Callable[[Token], Mention | None]) -> None:
        self.together = together
        self.resolve = resolve

    def of(self, token: Token, found: Mention) -> Mention | None:
        """The nameless mention of such a word with the name that it means; None for other words."""
        lemma = token.lemma_.lower()
        if lemma in _STYLES:
            return self._styled(token, found)
        if lemma not in _RECEIVED and lemma not in _COLLEAGUES:
            return None
        owners = [o for c in children(token, "nmod:poss") if (o := self.resolve(c)) is not None]
        if not owners:
            return found
        seen = self._received if lemma in _RECEIVED else self._colleague
        other = seen(token, owners[0])
        return replace(found, name=other.name, kind=other.kind, role=other.role) if other else found

    def _styled(self, token: Token, found: Mention) -> Mention | None:
        """The last one who was named with a style: "[His Highness] Sheikh X received Y"."""
        before = reversed(list(token.before(_FAR_BACK)))
        styles = (t for t in before if t.lower_ == token.lower_ and t.dep_ == "nmod:desc")
        for bearer in (self.resolve(style.head) for style in styles):
            if bearer is not None and bearer.name and bearer.kind is Kind.PERSON:
                return replace(found, name=bearer.name, kind=bearer.kind, role=bearer.role)
        return None

    def _received(self, token: Token, owner: Mention) -> Mention | None:
        """Whom somebody visited or received."""
        told = self.together.visited if token.tag_ == "NNS" else self.together.received
        return told(token, owner)

    def _colleague(self, token: Token, owner: Mention) -> Mention | None:
        """With whom somebody was told together."""
        if any(c.dep_ not in ("nmod:poss", "case", "punct") for c in children(token)):
            return None
        for heads in self.together.told(token, _LATELY):
            both = [m for head in heads if (m := self.resolve(head)) is not None]
            other = [m for m in both if m.name != owner.name]
            if len(both) == 2 and len(other) == 1 and other[0].kind is Kind.PERSON:
                return other[0]
        return None
