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
_FLOOR = 0.2  # what an event says whatever its confidence
_BOTH, _ONE, _NEITHER = 1.0, 0.4, 0.1  # how much an event says about the pair, by its parties


def classify(rows: Iterable[Mapping[str, Any]], extractor: Extractor) -> Iterator[dict[str, Any]]:
    """One answer a row: id, event_type, mode, subtype, status, confidence, scores.

    A row is ``{"id", "text", "source": [start, end], "target": [start, end] | None}`` with
    character offsets; an event counts by how well its parties cover the pair. Where the text has
    no event, the network's own chances for this very pair decide.
    """
    pairs: list[tuple[Place, Place | None]] = []

    def articles() -> Iterator[Article]:
        for number, row in enumerate(rows, 1):
            try:
                start, end = row["source"]
                target = row.get("target")
                pairs.append(((int(start), int(end)), (target[0], target[1]) if target else None))
                yield Article(id=str(row["id"]), text=str(row["text"]))
            except (KeyError, TypeError, ValueError, IndexError) as error:
                raise InputError(
                    f"row {number}: {error!r}", 'each row needs "id", "text", "source", "target"'
                ) from error

    for at, article in enumerate(articles()):
        source, target = pairs[at]
        doc, events = extractor.read(article)
        scores = _by_events(events, source, target)
        scores = scores or _by_reading(doc, extractor.coder.taxonomy, source, target)
        yield {"id": article.id, **_answer(events, scores, source, target)}


def _by_events(events: list[Event], source: Place, target: Place | None) -> dict[str, float]:
    """The surest event of each type, by how well its parties cover the pair."""
    scores: dict[str, float] = {}
    for event in events:
        if event.event_type is not None:
            score = (_FLOOR + event.type_confidence) * _cover(event, source, target)
            scores[event.event_type] = max(score, scores.get(event.event_type, 0.0))
    return scores


def _by_reading(
    doc: Doc, taxonomy: Taxonomy, source: Place, target: Place | None
) -> dict[str, float]:
    """Chances of the types for this very pair, over all words that may tell an act."""
    reading = doc.reading
    scores: dict[str, float] = {}
    if reading is None:
        return scores
    who, whom = (_inside(doc, span) if span else [] for span in (source, target))
    for i in reading.rows:
        token = doc[i]
        part = _part(reading, token, who, "source")
        part *= _part(reading, token, whom, "target") if target else 1.0
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


def _answer(
    events: list[Event], scores: dict[str, float], source: Place, target: Place | None
) -> dict[str, Any]:
    kind = max(scores, key=lambda name: scores[name]) if scores else None
    of_kind = [event for event in events if event.event_type == kind]
    best = max(of_kind, key=lambda e: e.type_confidence * _cover(e, source, target), default=None)
    total = sum(scores.values())
    return {
        "event_type": kind,
        "mode": best.mode if best else None,
        "subtype": best.subtype if best else None,
        "status": str(best.status) if best else None,
        "confidence": round(scores[kind] / total, 3) if kind and total else 0.0,
        "scores": {name: round(score, 3) for name, score in sorted(scores.items())},
    }


def _cover(event: Event, source: Place, target: Place | None) -> float:
    left, right = list(event.sources), list(event.targets)
    if event.reciprocal:
        left = right = left + right
    hits = _touches(left, source) + (_touches(right, target) if target else 1)
    return (_NEITHER, _ONE, _BOTH)[hits]


def _touches(mentions: list[Mention], span: Place) -> bool:
    return any(m.start < span[1] and span[0] < m.end for m in mentions)
