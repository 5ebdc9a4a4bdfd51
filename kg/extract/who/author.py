"""Who says "I" where nobody in the text does: whose remarks an article's title says they are."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cached_property
from itertools import takewhile

from kg.extract.grammar.speech import is_quoted
from kg.extract.grammar.words import Token
from kg.extract.who.mentions import Mentions
from kg.model import Kind, Mention

_SAID = (
    "address|comments?|declaration|interview|letter|message|op-ed|remarks|speech|statement"
    "|testimony"
)
_BY = re.compile(
    rf"\b(?:{_SAID})\b[^,;:–—|]{{0,40}}?\b(?:by|from|of|with) (?:the )?([^,;:–—|(]+)", re.I
)
# The whole of a title, so that a columnist on somebody's speech is not him.
_BEHIND = "after|at|before|congress|in|media|nation|of|on|parliament|people|press|the|to|with"
_WHOSE = re.compile(
    rf"([^,;:–—|(]+?)['’]s? (?:\w+ ){{0,2}}(?i:{_SAID})(?: (?:{_BEHIND}|[A-Z][\w'’.-]*))*$"
)
_OFFICES = frozenset(
    """
    acting ambassador assistant chancellor commissioner deputy director dr emir envoy foreign
    general governor high king minister mr mrs ms pm pope premier president prime prince queen
    representative secretary secretary-general senator special spokesman spokesperson spokeswoman
    sultan under vice
    """.split()
)
_ME = frozenset({"i", "me", "mine", "my"})


class Author:
    """The speaker of a text in the first person, by its title: "Remarks by [Josep Borrell]"."""

    def __init__(self, mentions: Mentions) -> None:
        self._mentions = mentions

    def of(self, pronoun: Token) -> list[Mention]:
        """Who is meant by "I" outside quotation marks; nobody where no title tells."""
        if pronoun.lower_ not in _ME or self._words is None or is_quoted(pronoun):
            return []
        name, role = self._words
        found = self._mentions.of(pronoun)
        return [replace(found, kind=Kind.PERSON, name=name, role=role)]

    @cached_property
    def _words(self) -> tuple[str, str | None] | None:
        """Name and office of the speaker."""
        title, known = self._mentions.title, self._mentions.gazetteer
        owner, by = _WHOSE.search(title), _BY.search(title)
        if owner:
            words = list(takewhile(_is_capital, reversed(owner[1].split())))[::-1]
        else:
            words = list(takewhile(_is_capital, by[1].split())) if by else []
        office = 0
        while office < len(words) and words[office].lower() in _OFFICES:
            office += 1
        for at in range(office, len(words)):
            hit = known.longest(words, at) if known else None
            if hit is not None and (not office or hit[1].kind is Kind.PERSON):
                return (hit[1].label, None) if hit[1].kind is Kind.PERSON else None
        last = " ".join(words[office:])
        return (last, " ".join(words[:office]) or None) if last else None


def _is_capital(word: str) -> bool:
    return word[:1].isupper()
