"""The JSON lines of `kg extract`: one event a line, keys and order fixed."""

from __future__ import annotations

from typing import Any

from kg.model import Event, Mention, Span


def event_to_json(event: Event) -> dict[str, Any]:
    """An event as the output contract has it."""
    date, said = event.date, event.attribution
    return {
        "article": event.article,
        "sentence": event.sentence.text,
        "sentence_index": event.sentence_index,
        "event_type": event.event_type,
        "mode": event.mode,
        "subtype": event.subtype,
        "cameo": event.cameo,
        "trigger": _span(event.trigger),
        "sources": [_mention(m) for m in event.sources],
        "targets": [_mention(m) for m in event.targets],
        "venue": _mention(event.venue) if event.venue else None,
        "reciprocal": event.reciprocal,
        "initiator": event.initiator,
        "date": date
        and {
            "start": date.start.isoformat(),
            "end": date.end.isoformat(),
            "text": date.text,
            "granularity": str(date.granularity),
            "basis": str(date.basis),
        },
        "status": str(event.status),
        "attribution": said
        and {"by": [_mention(m) for m in said.by], "cue": said.cue, "quoted": said.quoted},
        "confidence": event.confidence,
        "coreferent": [_span(span) for span in event.coreferent],
    }


def _span(span: Span) -> dict[str, Any]:
    return {"text": span.text, "start": span.start, "end": span.end}


def _mention(mention: Mention) -> dict[str, Any]:
    return {
        "text": mention.text,
        "start": mention.start,
        "end": mention.end,
        "id": mention.actor,
        "label": mention.label or mention.name,
        "country": mention.country,
        "sector": mention.sector,
        "role": mention.role,
    }
