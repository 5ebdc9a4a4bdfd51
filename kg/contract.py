"""The JSON lines of `kg extract`: one event a line, keys and order fixed; an article as a line."""

from __future__ import annotations

from datetime import date
from typing import Any

from kg.errors import InputError
from kg.model import (
    Article,
    Attribution,
    Basis,
    DateSpan,
    Event,
    Granularity,
    Mention,
    Span,
    Status,
)


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


def event_from_json(row: dict[str, Any]) -> Event:
    """The event of a line; InputError when a key is missing or a value impossible.

    Not in the contract, so lost: the sentence's offsets (zero here), the kinds of mentions and
    the rule.
    """
    try:
        return _event(row)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise InputError(
            f"not an event of `kg extract`: {error!r}", "write the line with `kg extract`"
        ) from error


def _event(row: dict[str, Any]) -> Event:
    when, said = row["date"], row["attribution"]
    return Event(
        article=row["article"],
        sentence=Span(row["sentence"], 0, 0),
        sentence_index=row["sentence_index"],
        subtype=row["subtype"],
        event_type=row["event_type"],
        trigger=_to_span(row["trigger"]),
        mode=row["mode"],
        cameo=row["cameo"],
        sources=tuple(map(_to_mention, row["sources"])),
        targets=tuple(map(_to_mention, row["targets"])),
        venue=_to_mention(row["venue"]) if row["venue"] else None,
        reciprocal=row["reciprocal"],
        initiator=row["initiator"],
        date=_to_dates(when) if when else None,
        status=Status(row["status"]),
        attribution=_to_attribution(said) if said else None,
        confidence=row["confidence"],
        coreferent=tuple(map(_to_span, row["coreferent"])),
    )


def _to_span(row: dict[str, Any]) -> Span:
    return Span(row["text"], row["start"], row["end"])


def _to_mention(row: dict[str, Any]) -> Mention:
    return Mention(
        text=row["text"],
        start=row["start"],
        end=row["end"],
        actor=row["id"],
        label=row["label"],
        country=row["country"],
        sector=row["sector"],
        role=row["role"],
    )


def _to_dates(row: dict[str, Any]) -> DateSpan:
    return DateSpan(
        start=date.fromisoformat(row["start"]),
        end=date.fromisoformat(row["end"]),
        text=row["text"],
        granularity=Granularity(row["granularity"]),
        basis=Basis(row["basis"]),
    )


def _to_attribution(row: dict[str, Any]) -> Attribution:
    by = tuple(map(_to_mention, row["by"]))
    return Attribution(by=by, cue=row["cue"], quoted=row["quoted"])


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
