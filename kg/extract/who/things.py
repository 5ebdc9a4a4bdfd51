"""What has a name and can do nothing: prizes, laws and treaties, makes of goods, operations.

"the Nobel", "the Magnitsky Act", "the Rome Statute", "the Minsk agreements", "Kalibr missiles", "an
IED", "Operation Barkhane"; but
"the Nobel committee" is somebody, and "the British Nationality Act" is Britain's. "State for Trade"
is part of a post: "Minister of State for Trade".
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, MutableMapping
from itertools import takewhile
from typing import Any

from kg.extract.grammar.tree import children
from kg.extract.grammar.words import Doc, Token
from kg.extract.lexical.attitudes import GATHERINGS
from kg.extract.lexical.gazetteer import Gazetteer
from kg.extract.lexical.lexicon import singular
from kg.extract.lexical.nouns import ActorNouns

_CONDITIONS = frozenset("alert calamity disaster emergency exception siege war".split())
_STORMS = frozenset("Cyclone Hurricane Typhoon".split())
_ABSTRACT = frozenset({"Friendship", "Intent", "Understanding"})  # "Memorandum of [Understanding]"
_INNER = ("amod", "compound", "nmod:desc", "nmod:poss")


def things_in(
    doc: Doc, nouns: ActorNouns, known: Gazetteer | None, states: Collection[int]
) -> Iterator[int]:
    """The tokens of the names of things; ``states`` are those that name a state or its people."""
    for token in doc:
        word = singular(token.lower_)
        if token.ent_type_ == "PERSON":
            continue  # "Oscar"
        if word == "minister":
            yield from _named_in_post(token)
        elif token.text in _STORMS:
            yield from (token.i, token.i + 1)  # "Hurricane Beryl"
        elif token.text in _ABSTRACT and token.i and token.nbor(-1).lower_ == "of":
            yield token.i
        elif token.text == "State" and _is_condition(token):
            yield from (token.i, token.i + 2)
        elif word in GATHERINGS and token.text.islower():
            yield from _held_in(token, known)
        elif word in nouns.prizes and token.text[0].isupper() and not _is_of_actor(token, nouns):
            yield token.i
        elif token.lower_ in nouns.operations and token.text[0].isupper():
            yield from _of_operation(token, nouns)
        elif word in nouns.arms and token.text[:2].isupper():
            yield token.i
        elif word in nouns.goods:
            yield from _makes(token, known, states)
        elif word in nouns.things:
            inner = [c for c in children(token, "compound") if c.text[0].isupper()]
            cities = {c.i for c in inner if known is not None and known.is_city(c.text)}
            owned = [c for c in inner if c.i in states and c.i not in cities]
            if token.text[0].isupper() and inner and not (owned or _is_known(token, inner, known)):
                yield from (token.i, *(c.i for c in inner))
            else:
                yield from cities


def _is_condition(state: Token) -> bool:
    """Whether a word is no state but how things are: "the [State of Emergency]"."""
    behind = [t.lower_ for t in state.doc[state.i + 1 : state.i + 3]]
    return behind[:1] == ["of"] and behind[-1] in _CONDITIONS


def _held_in(talks: Token, known: Gazetteer | None) -> Iterator[int]:
    """The cities that talks are called by: "the [Geneva] talks"; who boycotts them turns against
    their host."""
    if talks.head.lemma_.lower() == "boycott":
        return
    for city in children(talks, "compound"):
        if known is not None and known.is_city(city.text) and not children(city, "conj"):
            yield city.i


def _named_in_post(minister: Token) -> Iterator[int]:
    """The tokens that are read as a name inside that of a post: "Minister of [State for Trade]"."""
    behind = minister.doc[minister.i + 1 : minister.sent.end]
    if [t.lower_ for t in behind][:3] != ["of", "state", "for"]:
        return
    for token in behind:
        if token.ent_type_ == "ORG":
            yield token.i
        elif token.i > minister.i + 3:
            return


def _of_operation(word: Token, nouns: ActorNouns) -> Iterator[int]:
    """The tokens of the name of an operation; not one that is part of the name of who runs it:
    "Task Force - [Operation Inherent Resolve]", "Exercise Control Group"."""
    before = word.doc[word.i - 1] if word.i else None
    if before is not None and before.text in ("-", "–", "—"):
        return
    name = list(takewhile(_is_of_name, word.doc[word.i + 1 : word.sent.end]))
    if name and singular(name[-1].lower_) not in nouns:
        yield from (word.i, *(token.i for token in name))


def _is_of_name(token: Token) -> bool:
    return token.text[0].isupper() or token.lower_ == "'s" or token.pos_ == "NUM"


def _makes(goods: Token, known: Gazetteer | None, states: Collection[int]) -> Iterator[int]:
    """The tokens of the makes of goods: names that nobody knows as an actor's, "[Kalibr]
    missiles"."""
    for name in children(goods, "amod", "compound", "nmod:desc"):
        if name.pos_ != "PROPN" or name.ent_type_ == "NORP" or name.i in states:
            continue
        part = [name, *children(name, "flat")]
        if known is None or known.longest([t.text for t in part], 0) is None:
            yield from (t.i for t in part)


def drop(things: Collection[int], table: MutableMapping[int, Any]) -> None:
    """Take things out of a table of actors."""
    for at in things:
        table.pop(at, None)


def _is_of_actor(word: Token, nouns: ActorNouns) -> bool:
    """Whether a name stands before somebody: "the [Nobel] laureate"."""
    return word.dep_ in _INNER and word.head.lemma_.lower() in nouns


def _is_known(token: Token, inner: list[Token], known: Gazetteer | None) -> bool:
    """Whether the whole name is that of an actor of the base."""
    first = min(t.i for t in inner)
    words = [t.text for t in token.doc[first : token.i + 1]]
    hit = known.longest(words, 0) if known is not None else None
    return hit is not None and hit[0] == len(words)
