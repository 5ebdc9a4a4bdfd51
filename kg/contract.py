"""The JSON lines of `kg extract`: one event a line, keys and order fixed; an article as a line."""

from __future__ import annotations

from datetime import date
from typing import Any

from kg.model import Article, Event, Mention, Span


def article_to_json(article: Article) -> dict[str, Any]:
    """An article with its text, as kg reads articles."""
    return {
        "id": article.id,
        "given_id": article.given_id,
        "title": article.title,
        "date": article.date and article.date.isoformat(),
        "url": article.url,
        "publisher": article.publisher,
        "file": article.file,
        "text": article.text,
    }


def article_from_json(row: dict[str, Any]) -> Article:
    """The article that `article_to_json` wrote, unchanged."""
    day = row["date"]
    return Article(**{**row, "date": date.fromisoformat(day) if day else None})


def event_to_json(event: Event, article: str | None = None) -> dict[str, Any]:
    """An event as the output contract has it; `article` is what its source calls the article."""
    when, said = event.date, event.attribution
    return {
        "article": article or event.article,
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
        "date": when
        and {
            "start": when.start.isoformat(),
            "end": when.end.isoformat(),
            "text": when.text,
            "granularity": str(when.granularity),
            "basis": str(when.basis),
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
