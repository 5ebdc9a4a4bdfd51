"""Counts of what is right, found and annotated in one article."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import networkx as nx

from kg.evaluate.rows import Party, Told

_LONGEST = 12  # words of a predicted mention that still may match a shorter one
_WORD = re.compile(r"\w+")
_EMPTY = frozenset("the a an of and or in on at to by for from with 's s".split())


@dataclass(slots=True)
class Score:
    """Counts of one article, or of many added up."""

    right: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    gold: Counter[str] = field(default_factory=Counter)
    confused: Counter[tuple[str, str]] = field(default_factory=Counter)

    def count(self, measure: str, right: int, found: int, gold: int) -> None:
        """Add to a measure."""
        self.right[measure] += right
        self.found[measure] += found
        self.gold[measure] += gold

    def __add__(self, other: Score) -> Score:
        return Score(
            self.right + other.right,
            self.found + other.found,
            self.gold + other.gold,
            self.confused + other.confused,
        )

    def precision(self, measure: str) -> float:
        """Right of found; 0 where nothing was found."""
        return self.right[measure] / self.found[measure] if self.found[measure] else 0.0

    def recall(self, measure: str) -> float:
        """Right of annotated; 0 where nothing is annotated."""
        return self.right[measure] / self.gold[measure] if self.gold[measure] else 0.0

    def f1(self, measure: str) -> float:
        """Harmonic mean of both."""
        total = self.found[measure] + self.gold[measure]
        return 2 * self.right[measure] / total if total else 0.0


def score(text: str, gold: list[Told], found: list[Told]) -> Score:
    """Counts of one article; acts without a type are left out."""
    gold, found = ([event for event in told if event.kind] for told in (gold, found))
    result = Score()
    kinds, others = {e.kind for e in gold}, {e.kind for e in found}
    result.count("type", len(kinds & others), len(others), len(kinds))
    for kind in kinds | others:
        both = kind in kinds and kind in others
        result.count(f"type {kind}", both, kind in others, kind in kinds)
    if len(kinds) == len(others) == 1 and kinds != others:
        result.confused[next(iter(kinds)), next(iter(others))] += 1
    sources, targets, either = _sides(gold)
    acting, aimed_at, together = _sides(found)

    def fits(party: Party, parties: set[Party]) -> bool:
        return any(matches(text, g, party) for g in parties)

    # Who takes part in a mutual act counts as a source; where one calls an act mutual that the
    # other does not, its party counts as what the other takes it for.
    joint = {p for p in aimed_at if fits(p, either) and not fits(p, targets)}
    aimed = {p for p in together if fits(p, targets - either) and not fits(p, sources)}
    _count_parties(result, "source", text, sources | either, acting | joint | (together - aimed))
    _count_parties(result, "target", text, targets, (aimed_at - joint) | aimed)
    _count_pairs(result, text, gold, found)
    return result


def _sides(told: list[Told]) -> tuple[set[Party], set[Party], set[Party]]:
    """Sources and targets of directed acts, and the parties of mutual ones."""
    directed = [event for event in told if not event.mutual]
    return (
        {party for event in directed for party in event.sources},
        {party for event in directed for party in event.targets},
        {p for event in told if event.mutual for p in event.sources + event.targets},
    )


def _count_parties(
    result: Score, role: str, text: str, gold: set[Party], found: set[Party]
) -> None:
    edges = [(g, p) for g in gold for p in found if matches(text, g, p)]
    result.count(role, len(_matching(edges)), len(found), len(gold))


def _count_pairs(result: Score, text: str, gold: list[Told], found: list[Told]) -> None:
    asked = [(n, pair, e) for n, e in enumerate(gold) for pair in e.pairs()]
    given = [(n, pair, e) for n, e in enumerate(found) for pair in e.pairs()]
    edges = [
        (i, j)
        for i, (_, pair, e) in enumerate(asked)
        for j, (_, other, f) in enumerate(given)
        if _same_pair(text, pair, other, e.mutual or f.mutual)
    ]
    result.count("pair", len(_matching(edges)), len(given), len(asked))
    typed = matched([(i, j) for i, j in edges if asked[i][2].kind == given[j][2].kind])
    result.count("triple", len(typed), len(given), len(asked))
    events = {asked[i][0]: given[j][0] for i, j in typed}
    for i, j in events.items():
        mine, other = gold[i], found[j]
        if "status" in mine.fields:
            result.count("status", mine.status == other.status, 1, 1)
        if "subtype" in mine.fields:
            result.count("subtype", mine.subtype == other.subtype, 1, 1)
        if mine.stated:
            result.count("date", mine.days == other.days, 1, 1)
        if "attribution" in mine.fields:
            hits = same_speakers(text, mine, other)
            result.count("attribution", hits, len(other.speakers), len(mine.speakers))


def same_speakers(text: str, gold: Told, found: Told) -> int:
    """How many of the speakers of two events are the same, one to one."""
    pairs = [(a, b) for a in gold.speakers for b in found.speakers if matches(text, a, b)]
    return len(_matching(pairs))


def is_told(text: str, event: Told, gold: list[Told]) -> bool:
    """Whether what a predicted event says is right: an annotated one has its type and all parties
    that it names, on the same sides unless either is mutual. What it does not name is not asked."""

    def are_in(found: tuple[Party, ...], parties: tuple[Party, ...]) -> bool:
        return all(any(matches(text, g, party) for g in parties) for party in found)

    def is_of(told: Told) -> bool:
        everybody, mutual = told.sources + told.targets, told.mutual or event.mutual
        return (
            told.kind == event.kind
            and are_in(event.sources, everybody if mutual else told.sources)
            and are_in(event.targets, everybody if mutual else told.targets)
        )

    return any(map(is_of, gold))


def matches(text: str, gold: Party, found: Party) -> bool:
    """Whether a predicted mention names an annotated party: a shared word, and not too long."""
    for start, end in found.places:
        for low, high in gold.places:
            size = len(_WORD.findall(text[start:end]))
            if size > max(_LONGEST, 2 * len(_WORD.findall(text[low:high]))):
                continue
            shared = text[max(start, low) : min(end, high)].lower()
            words = set(_WORD.findall(shared))
            if words - _EMPTY or (words and (low, high) == (start, end)):
                return True
    return False


def _same_pair(
    text: str,
    gold: tuple[Party | None, Party | None],
    found: tuple[Party | None, Party | None],
    either_way: bool,
) -> bool:
    ways = [found, found[::-1]] if either_way else [found]
    return any(
        all(
            g is None or (f is not None and matches(text, g, f))
            for g, f in zip(gold, way, strict=True)
        )
        for way in ways
    )


def matched(edges: list[tuple[Any, Any]]) -> list[tuple[Any, Any]]:
    """The pairs of a largest one-to-one matching (Hopcroft & Karp 1973).

    Its nodes are numbers, whose sets have an order: of several such it is always the same one.
    """
    gold = {a: n for n, a in enumerate(dict.fromkeys(a for a, _ in edges))}
    found = {b: len(gold) + n for n, b in enumerate(dict.fromkeys(b for _, b in edges))}
    graph: nx.Graph[int] = nx.Graph()
    graph.add_edges_from((gold[a], found[b]) for a, b in edges)
    matching = nx.bipartite.hopcroft_karp_matching(graph, set(gold.values()))
    others = {n: b for b, n in found.items()}
    return [(a, others[matching[n]]) for a, n in gold.items() if n in matching]


def _matching(edges: list[tuple[Any, Any]]) -> set[Any]:
    return {a for a, _ in matched(edges)} if edges else set()
