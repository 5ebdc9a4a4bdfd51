"""For whom somebody speaks who says "we": the state or the body whose office he holds."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.grammar.words import Token
from kg.extract.lexical.gazetteer import Known
from kg.extract.who.bylines import OFFICES, Byline
from kg.extract.who.mentions import Mentions
from kg.model import Kind

_ABROAD = frozenset({"at", "in", "on", "to", "with"})  # "ambassador to [A]" is not of A
_UNIONS = ("IGO", "IMG")
_MEDIA = ("MED", "NGM")
_OFFICES = OFFICES - {"dr", "lord", "mr", "mrs", "ms", "sir"} | {"diplomat", "head", "leader"}


class Serving:
    """Whom the speakers of one article serve, by what the text and the base tell of them."""

    def __init__(self, mentions: Mentions) -> None:
        self._mentions = mentions

    def of(self, speaker: Byline) -> list[Known]:
        """The state or the body of a speaker, several for "the ministers of A and B"."""
        if found := self.told(speaker.role or "", several=speaker.name is None):
            return found
        if speaker.name is None:
            return []
        if told := self._in_text(speaker.name):
            return told
        return self._by_base(speaker.name) if speaker.role else []

    def told(self, role: str, *, several: bool = False) -> list[Known]:
        """The states and bodies that the words of an office name, the first unless several do."""
        known, words = self._mentions.gazetteer, _words(role)
        found: dict[str, Known] = {}
        at = 0
        while known is not None and at < len(words):
            hit = known.longest(words, at)
            if hit is not None and hit[1].kind is not Kind.PERSON:
                abroad = at > 0 and words[at - 1].lower() in _ABROAD
                one = known.country(hit[1].country) or hit[1]
                if not abroad and hit[1].sector not in _MEDIA and one.kind is not Kind.PLACE:
                    found.setdefault(one.label, one)
            at += hit[0] if hit is not None else 1
        return list(found.values())[: None if several else 1]

    def _in_text(self, name: str) -> list[Known]:
        """By what an article calls somebody anywhere: "[Lithuanian] foreign minister X"."""
        last = name.rpartition(" ")[2].lower()
        for at, kind in self._mentions.kind.items():
            token = self._mentions.doc[at]
            if kind is Kind.PERSON and token.lower_ == last:
                mention = self._mentions.of(token)
                words = f"{self._beside(token)} {mention.role or ''}"
                if _tells_office(words) and (found := self.told(words)):
                    return found
        return []

    def _beside(self, name: Token) -> str:
        """What stands in brackets or behind a comma before the colon of who speaks."""
        begin = name.i + 1
        if begin >= len(name.doc) or name.doc[begin].text not in (",", "("):
            return ""
        line = [t.text for t in name.doc[begin : begin + 15]]
        return " ".join(line[: line.index(":")]) if ":" in line else ""

    def _by_base(self, name: str) -> list[Known]:
        """The state of an official whom the base knows; of one of a union, nobody."""
        known, words = self._mentions.gazetteer, name.split()
        hit = known.longest(words, 0) if known else None
        if known is None or hit is None or hit[0] < len(words) or hit[1].sector in _UNIONS:
            return []
        state = known.country(hit[1].country)
        return [state] if state else []


def _words(role: str) -> Sequence[str]:
    words = (word.strip(",()") for word in role.split())
    return [word.removesuffix("'s").removesuffix("’s").rstrip("'’") for word in words]


def _tells_office(words: str) -> bool:
    return not _OFFICES.isdisjoint(word.strip(",()").lower() for word in words.split())
