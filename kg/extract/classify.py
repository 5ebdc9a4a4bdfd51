"""The type of a pair that is given: `kg classify`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from kg.errors import InputError
from kg.extract.grammar.words import Doc, Token
from kg.extract.parse.reading import Reading
from kg.extract.pipeline import Extractor
from kg.model import Article, Event, Mention, Status
from kg.taxonomy import Taxonomy

Place = tuple[int, int]
Pair = tuple[Place | None, Place | None]
_FLOOR = 0.2  # what an event says whatever its confidence
_BOTH, _ONE, _NEITHER = 1.0, 0.4, 0.1  # how much an event says about the pair, by its parties


def classify(rows: Iterable[Mapping[str, Any]], extractor: Extractor) -> Iterator[dict[str, Any]]:
    """One answer a row: id, event_type, mode, subtype, status, confidence, scores.

    A row is ``{"id", "text", "source": [start, end], "target": [start, end]}`` with character
    offsets, and one of the two may be None; an event counts by how well its parties cover the
    pair. Where the text has no event, the network's own chances for this very pair decide.
    """
    pairs: list[Pair] = []

    def articles() -> Iterator[Article]:
        for number, row in enumerate(rows, 1):
            try:
                pairs.append(_pair(row))
                yield Article(id=str(row["id"]), text=str(row["text"]))
            except (KeyError, TypeError, ValueError, IndexError) as error:
                raise InputError(
                    f"row {number}: {error!r}",
                    'each row needs "id", "text", and "source" or "target"',
                ) from error

    for at, article in enumerate(articles()):
        doc, events = extractor.read(article)
        scores = _by_events(events, pairs[at])
        scores = scores or _by_reading(doc, extractor.coder.taxonomy, pairs[at])
        yield {"id": article.id, **_answer(events, scores, pairs[at])}


def _pair(row: Mapping[str, Any]) -> Pair:
    source, target = (
        (int(place[0]), int(place[1])) if place else None
        for place in (row.get("source"), row.get("target"))
    )
    if source is None and target is None:
        raise ValueError("neither source nor target is told")
    return source, target


def _by_events(events: list[Event], pair: Pair) -> dict[str, float]:
    """The surest event of each type, by how well its parties cover the pair."""
    scores: dict[str, float] = {}
    for event in events:
        if event.event_type is not None:
            score = (_FLOOR + event.type_confidence) * _cover(event, pair)
            scores[event.event_type] = max(score, scores.get(event.event_type, 0.0))
    return scores


def _by_reading(doc: Doc, taxonomy: Taxonomy, pair: Pair) -> dict[str, float]:
    """Chances of the types for this very pair, over all words that may tell an act."""
    reading = doc.reading
    scores: dict[str, float] = {}
    if reading is None:
        return scores
    who, whom = (_inside(doc, span) if span else None for span in pair)
    for i in reading.rows:
        token = doc[i]
        part = 1.0 if who is None else _part(reading, token, who, "source")
        part *= 1.0 if whom is None else _part(reading, token, whom, "target")
        status = reading.status([token])
        best = Status(max(status, key=lambda name: status[name]))
        sums: dict[str, float] = {}
        for subtype, chance in reading.likeliest([token]):
            kind, _ = taxonomy.fold(subtype, best)
            if kind is not None:
                sums[kind] = sums.get(kind, 0.0) + chance * part
        for kind, chance in sums.items():
            scores[kind] = max(chance, scores.get(kind, 0.0))
    return scores


def _inside(doc: Doc, span: Place) -> list[int]:
    """The tokens, by number, of a span of characters."""
    return [t.i for t in doc if t.idx < span[1] and span[0] < t.idx + len(t)]


def _part(reading: Reading, trigger: Token, inside: list[int], role: str) -> float:
    """The chance that some tokens take part in the act of `trigger` on this side, or mutually."""
    chances = [found for i in inside if (found := reading.role([trigger], i))]
    return max((found[role] + found["mutual"] for found in chances), default=0.0)


def _answer(events: list[Event], scores: dict[str, float], pair: Pair) -> dict[str, Any]:
    kind = max(scores, key=lambda name: scores[name]) if scores else None
    of_kind = [event for event in events if event.event_type == kind]
    best = max(of_kind, key=lambda e: e.type_confidence * _cover(e, pair), default=None)
    return {
        "event_type": kind,
        "mode": best.mode if best else None,
        "subtype": best.subtype if best else None,
        "status": str(best.status) if best else None,
        "confidence": round(_sureness(scores, best, pair), 3),
        "scores": {name: round(score, 3) for name, score in sorted(scores.items())},
    }


def _sureness(scores: dict[str, float], best: Event | None, pair: Pair) -> float:
    """How sure the best type is of this pair; less if others compete or the parties differ."""
    total, top = sum(scores.values()), max(scores.values(), default=0.0)
    if not total:
        return 0.0
    own = best.type_confidence * _cover(best, pair) if best else top
    return own * top / total


def _cover(event: Event, pair: Pair) -> float:
    """How many of the places that are asked for hold a party of the event, on the same side."""
    left, right = list(event.sources), list(event.targets)
    if event.reciprocal:
        left = right = left + right
    sides = zip((left, right), pair, strict=True)
    hits = [_touches(mentions, span) for mentions, span in sides if span is not None]
    return _BOTH if all(hits) else _ONE if any(hits) else _NEITHER


def _touches(mentions: list[Mention], span: Place) -> bool:
    return any(m.start < span[1] and span[0] < m.end for m in mentions)
