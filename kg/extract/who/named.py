"""Which words of an article are names: of what kind they are, of which state, of what sector.

By the parser, by the actor base, and by what only the article makes a name.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from functools import cached_property

from kg.extract.grammar.words import Doc, Span, Token
from kg.extract.lexical.gazetteer import Gazetteer
from kg.extract.lexical.nouns import ActorNouns
from kg.extract.who import names
from kg.extract.who.aims import aimed
from kg.extract.who.things import drop, things_in
from kg.model import Kind, Mention

_KINDS = {
    "PERSON": Kind.PERSON,
    "ORG": Kind.ORGANISATION,
    "GPE": Kind.COUNTRY,
    "NORP": Kind.GROUP,
    "LOC": Kind.PLACE,
}
_LOWER = frozenset("al el de bin ibn ben abu".split())  # first words of names: "al-Qaeda"
_AMERICANS = ("American", "Americans")
_OF_AMERICA = frozenset("central latin north south".split())  # "Latin American" is not of the US
_WHERE = frozenset("around at in inside near outside".split())
_INTERNATIONAL = ("IGO", "IMG", "NGM", "NGO")


class Named:
    """The names of one article, by token."""

    def __init__(
        self, doc: Doc, nouns: ActorNouns, gazetteer: Gazetteer | None, title: str = ""
    ) -> None:
        self.doc = doc
        self.title = title
        self.nouns = nouns
        self.gazetteer = gazetteer
        self.kind: dict[int, Kind] = {}
        self.named: dict[int, tuple[int, int]] = {}
        self.spelt_out: dict[int, str] = {}
        self.states: dict[int, str] = {}  # tokens that name a state or somebody of it → ISO code
        self.sectors: dict[int, str] = {}  # tokens that name bodies → CAMEO sector
        stop = 0
        for ent in doc.ents:
            if ent.label_ in _KINDS and ent.start >= stop and not names.only_tells(ent, gazetteer):
                stop = names.end_of(ent)
                small = ent.label_ == "GPE" and ent.text.islower()  # "in [absentia]", "the [delta]"
                self._put(names.begin_of(ent), stop, Kind.PLACE if small else _KINDS[ent.label_])
        for start, end in aimed(doc):
            self._put(start, end, Kind.ORGANISATION)
        self.full_names = names.full_names(doc, gazetteer)
        for ent in doc.ents:  # a surname is the person's whom the article names in full
            if len(ent) == 1 and ent.label_ != "DATE" and ent.text in self.full_names:
                self._put(ent.start, ent.end, Kind.PERSON)
        if gazetteer is not None:
            self._known(gazetteer)
        for at, (kind, name) in names.names_here(doc, nouns).items():
            self._put(at, at + 1, kind)
            self.spelt_out[at] = name
            hit = gazetteer.longest(name.split(), 0) if gazetteer is not None else None
            if hit is not None and hit[1].country and doc[at + 1].lower_ == "and":
                self.states[at] = hit[1].country  # "[North] and South Korea"
        self.things = set(things_in(doc, nouns, gazetteer, self.states))
        for table in (self.kind, self.named, self.states, self.sectors):
            drop(self.things, table)

    def _put(self, start: int, end: int, kind: Kind) -> None:
        for i in range(start, end):
            self.kind[i], self.named[i] = kind, (start, end)

    def _known(self, gazetteer: Gazetteer) -> None:
        """Names of the actor base; a longer name that the parser found stays as it is."""
        words = [token.text for token in self.doc]
        at = 0
        while at < len(words):
            named = words[at][:1].isupper() or words[at].lower() in _LOWER
            hit = gazetteer.longest(words, at) if named else None
            if hit is None:
                at += 1
                continue
            end = at + hit[0]
            if words[at] in _AMERICANS and at and words[at - 1].lower() in _OF_AMERICA:
                at = end
                continue
            found = {self.named[i] for i in range(at, end) if i in self.named}
            longer = any(start < at or stop > end for start, stop in found)
            person = any(
                self.kind[start] is Kind.PERSON
                and ((start, stop) != (at, end) or (end - at == 1 and words[at] in self.full_names))
                for start, stop in found
            )
            national = hit[1].sector not in _INTERNATIONAL  # no envoy of the UN is of his state
            national = national and not names.backs(self.doc, end)
            if hit[1].country and national and (hit[1].kind is Kind.PERSON or not person):
                self.states |= dict.fromkeys(range(at, end), hit[1].country)
            if not longer and (not person or hit[1].kind is Kind.PERSON):
                body = hit[1].kind is Kind.ORGANISATION and hit[0] == 1
                kind = Kind.PLACE if body and self._is_where(at) else hit[1].kind
                self._put(at, end, kind)
                if hit[1].sector and kind is Kind.ORGANISATION:
                    self.sectors |= dict.fromkeys(range(at, end), hit[1].sector)
            at = end

    def _is_where(self, at: int) -> bool:
        """Whether a city that may stand for a body is only where something is: "in [Brussels]"."""
        city = self.doc[at].ent_type_ == "GPE" and self.kind.get(at) is Kind.COUNTRY
        return city and at > 0 and self.doc[at - 1].lower_ in _WHERE

    def is_place(self, token: Token) -> bool:
        """Whether a token names a place, a country included."""
        return self.kind.get(token.i) in (Kind.PLACE, Kind.COUNTRY)

    def is_water(self, token: Token) -> bool:
        """Whether a token names a sea or a part of one."""
        name = self.doc[slice(*self.named.get(token.i, (0, 0)))].text.split(" of ")[0]
        return self.is_place(token) and name.rpartition(" ")[2] in names.WATERS

    def span_of(self, mention: Mention) -> Span | None:
        """The words of a mention; None where it does not stand on whole words."""
        return self.doc.char_span(mention.start, mention.end)

    def is_union(self, mention: Mention) -> bool:
        """Whether a mention names an organisation of states."""
        return any(self.sectors.get(word.i) == "IGO" for word in self.span_of(mention) or ())

    def codes(self, words: Iterable[Token]) -> list[str]:
        """The codes of the states that words name, or whose people they do, in their order."""
        return [self.states[word.i] for word in words if word.i in self.states]

    def codes_of(self, mention: Mention) -> list[str]:
        """The codes of the states that a mention names, or somebody of."""
        return self.codes(self.span_of(mention) or ())

    def last_named(self, code: str | None, before: int) -> int | None:
        """The last token before a place that names a state itself, and not its people."""
        places = self._countries.get(code or "", [])
        at = bisect_left(places, before)
        return places[at - 1] if at else None

    @cached_property
    def _countries(self) -> dict[str, list[int]]:
        """State → the tokens that name it, in order."""
        found: dict[str, list[int]] = {}
        for at, code in sorted(self.states.items()):
            if self.kind.get(at) is Kind.COUNTRY:
                found.setdefault(code, []).append(at)
        return found
