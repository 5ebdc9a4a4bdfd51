"""The type of a pair that is given: `kg classify`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from kg.errors import InputError
from kg.extract.pipeline import Extractor
from kg.model import Article, Event, Mention

_BOTH, _ONE, _NEITHER = 1.0, 0.4, 0.1  # how much an event says about the pair, by its parties


def classify(rows: Iterable[Mapping[str, Any]], extractor: Extractor) -> Iterator[dict[str, Any]]:
    """One answer a row: id, event_type, mode, subtype, status, confidence, scores.

    A row is ``{"id", "text", "source": [start, end], "target": [start, end] | None}`` with
    character offsets; an event counts by how well its parties cover the pair.
    """
    pairs: list[tuple[tuple[int, int], tuple[int, int] | None]] = []

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

    for at, (article, events) in enumerate(extractor.extract(articles())):
        source, target = pairs[at]
        yield {"id": article.id, **_answer(events, source, target)}


def _answer(
    events: list[Event], source: tuple[int, int], target: tuple[int, int] | None
) -> dict[str, Any]:
    scores: dict[str, float] = {}
    best: tuple[float, Event] | None = None
    for event in events:
        if event.event_type is None:
            continue
        score = event.confidence * _cover(event, source, target)
        scores[event.event_type] = max(score, scores.get(event.event_type, 0.0))
        if best is None or score > best[0]:
            best = (score, event)
    event_found = best[1] if best else None
    return {
        "event_type": event_found.event_type if event_found else None,
        "mode": event_found.mode if event_found else None,
        "subtype": event_found.subtype if event_found else None,
        "status": str(event_found.status) if event_found else None,
        "confidence": round(best[0], 3) if best else 0.0,
        "scores": {name: round(score, 3) for name, score in sorted(scores.items())},
    }


def _cover(event: Event, source: tuple[int, int], target: tuple[int, int] | None) -> float:
    left, right = list(event.sources), list(event.targets)
    if event.reciprocal:
        left = right = left + right
    hits = _touches(left, source) + (_touches(right, target) if target else 1)
    return (_NEITHER, _ONE, _BOTH)[hits]


def _touches(mentions: list[Mention], span: tuple[int, int]) -> bool:
    return any(m.start < span[1] and span[0] < m.end for m in mentions)
