"""Who is named: actor mentions of a parsed article, and coreference within it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from spacy.tokens import Doc, Token

from kg.extract.lexicon import ActorNouns
from kg.model import Kind, Mention

_KINDS = {
    "PERSON": Kind.PERSON,
    "ORG": Kind.ORGANISATION,
    "GPE": Kind.COUNTRY,
    "NORP": Kind.GROUP,
    "LOC": Kind.PLACE,
}
_INSIDE = {
    "compound",
    "amod",
    "nummod",
    "flat",
    "det",
    "nmod:poss",
    "nmod:desc",
    "fixed",
    "goeswith",
}
_PERSONAL = {"he", "him", "his", "she", "her", "i"}
_NEUTER = {"it", "its", "itself"}
_PLURAL = {"they", "them", "their", "themselves", "we", "us", "our", "both"}
PRONOUNS = _PERSONAL | _NEUTER | _PLURAL


class Gazetteer(Protocol):
    """What mentions ask of the actor base."""

    def longest(self, words: Sequence[str], at: int) -> tuple[int, object] | None:
        """Length in tokens of the longest known name that starts at token `at`."""


class Mentions:
    """The actor mentions of one article; built once, asked by token."""

    def __init__(self, doc: Doc, nouns: ActorNouns, gazetteer: Gazetteer | None) -> None:
        self.doc = doc
        self.nouns = nouns
        self.kind: dict[int, Kind] = {}
        self.named: dict[int, tuple[int, int]] = {}
        for ent in doc.ents:
            if ent.label_ in _KINDS:
                for token in ent:
                    self.kind[token.i] = _KINDS[ent.label_]
                    self.named[token.i] = (ent.start, ent.end)
        if gazetteer is not None:
            self._known(gazetteer)
        self._people = self._full_names()

    def _known(self, gazetteer: Gazetteer) -> None:
        words = [token.text for token in self.doc]
        at = 0
        while at < len(words):
            hit = gazetteer.longest(words, at) if words[at][:1].isupper() else None
            if hit is None:
                at += 1
                continue
            for i in range(at, at + hit[0]):
                if i not in self.kind:
                    self.kind[i] = Kind.COUNTRY if hit[0] < 3 else Kind.ORGANISATION
                    self.named[i] = (at, at + hit[0])
            at += hit[0]

    def _full_names(self) -> dict[str, str]:
        names: dict[str, str] = {}
        for ent in self.doc.ents:
            if ent.label_ == "PERSON" and len(ent) > 1:
                names.setdefault(ent[-1].text.casefold(), ent.text)
        return names

    def is_actor(self, token: Token) -> bool:
        """Whether the noun phrase headed by `token` can act."""
        if token.i in self.kind:
            return self.kind[token.i] is not Kind.PLACE
        return token.pos_ in ("NOUN", "PROPN") and token.lemma_.lower() in self.nouns

    def of(self, token: Token) -> Mention:
        """The mention headed by `token`: its modifiers and its name, without clauses."""
        start, end = _bounds(token, self.named)
        span = self.doc[start:end]
        kind = self.kind.get(token.i)
        if kind is None:
            kind = Kind.PERSON if token.lemma_.lower() in self.nouns.people else Kind.GROUP
        name, role = self._name(token, kind)
        return Mention(
            text=span.text,
            start=span.start_char,
            end=span.end_char,
            kind=kind,
            name=name,
            role=role,
        )

    def _name(self, token: Token, kind: Kind) -> tuple[str | None, str | None]:
        """Name and role of a phrase: "Foreign Minister Sergey Lavrov", "the envoy, X"."""
        at = token.i if token.i in self.named else None
        role = None
        for child in token.children:
            apposed = child.dep_ in ("nmod:desc", "appos", "flat") and child.i in self.named
            if at is None and apposed and self.kind[child.i] is Kind.PERSON:
                at = child.i
            office = child.dep_ in ("nmod:desc", "appos", "compound") and child.i not in self.named
            if office and child.lemma_.lower() in self.nouns.people:
                left = min(t.i for t in child.subtree)
                role = self.doc[left : child.i + 1].text
        if at is None:
            return None, None
        start, end = self.named[at]
        name = self.doc[start:end].text
        if at != token.i:
            role = self.doc[min(t.i for t in token.subtree) : token.i + 1].text
        if kind is Kind.PERSON or at != token.i:
            name = self._people.get(name.casefold(), name)
        return name, role

    def antecedent(self, pronoun: Token) -> Mention | None:
        """The actor that a pronoun stands for: the nearest fitting one before it."""
        word = pronoun.text.lower()
        for token in self._before(pronoun):
            kind = self.kind.get(token.i)
            person = kind is Kind.PERSON or (
                kind is None and token.lemma_.lower() in self.nouns.people
            )
            plural = token.tag_ in ("NNS", "NNPS")
            if word in _PERSONAL:
                fits = person and not plural
            elif word in _NEUTER:
                fits = not person and not plural
            else:
                fits = plural or kind in (Kind.ORGANISATION, Kind.COUNTRY)
            if fits:
                found = self.of(token)
                return Mention(
                    text=pronoun.text,
                    start=pronoun.idx,
                    end=pronoun.idx + len(pronoun),
                    kind=found.kind,
                    name=found.name or found.text,
                    role=found.role,
                )
        return None

    def _before(self, pronoun: Token) -> Iterator[Token]:
        """Subjects of this sentence before the pronoun, then of the three sentences before."""
        sents = [s for s in self.doc.sents if pronoun.i - 150 <= s.start <= pronoun.i]
        for sent in reversed(sents[-4:]):
            heads = [t for t in sent if t.i < pronoun.i and self.is_actor(t) and _heads_phrase(t)]
            subjects = [t for t in heads if t.dep_.startswith("nsubj")]
            yield from subjects
            yield from (t for t in reversed(heads) if t not in subjects)


def _heads_phrase(token: Token) -> bool:
    return token.dep_ not in ("compound", "flat", "amod", "nmod:desc", "det") and (
        token.pos_ in ("NOUN", "PROPN")
    )


def _bounds(token: Token, named: dict[int, tuple[int, int]]) -> tuple[int, int]:
    """First and last+1 token of the phrase: contiguous modifiers around the head."""
    start, end = token.i, token.i + 1
    if token.i in named:
        start, end = min(start, named[token.i][0]), max(end, named[token.i][1])
    keep = {token.i}
    for child in token.children:
        if child.dep_ in _INSIDE:
            keep.update(t.i for t in child.subtree if t.dep_ not in ("acl:relcl", "appos"))
    while start - 1 in keep:
        start -= 1
    while end in keep:
        end += 1
    while start < token.i and token.doc[start].is_punct:
        start += 1
    if end - start > 12:
        start = max(start, token.i - 6)
        end = min(end, token.i + 6)
    return start, end
