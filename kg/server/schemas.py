"""The shapes of what programs get and send, as JSON Schema: the second half of `openapi`."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from kg.model import Basis, Granularity, Kind, Status
from kg.shown import SURE

Json = dict[str, Any]

TEXT: Json = {"type": "string"}
NAME: Json = {"type": "string", "pattern": "\\S"}  # not blank
_OPTIONAL: Json = {"type": ["string", "null"]}
_OFFSET: Json = {"type": "integer", "minimum": 0}
_YES_OR_NO: Json = {"type": "boolean"}
_IRI: Json = {"type": "string", "format": "uri"}
_DATE: Json = {"type": "string", "format": "date"}


def schemas() -> Json:
    """All of them by name."""
    place = {"text": TEXT, "start": _OFFSET, "end": _OFFSET}
    names = ("id", "label", "country", "sector", "role")
    return {
        "Span": _object(**place),
        "Mention": _object(**place, **dict.fromkeys(names, _OPTIONAL)),
        "Event": _event(),
        "Events": _object(events=_list("Event"), next=_OPTIONAL),
        "Actor": _actor(),
        "Actors": _object(actors=_list("Actor"), more=_YES_OR_NO),
        "Article": _article(),
        "Added": _added(),
        "Problem": {
            **_object(type=TEXT, title=TEXT, status={"type": "integer"}, detail=TEXT),
            "description": "RFC 9457",
        },
    }


def enum(kind: type[StrEnum]) -> Json:
    """One of the values of an enumeration."""
    return {"type": "string", "enum": [str(member) for member in kind]}


def _event() -> Json:
    date = _object(
        start=_DATE, end=_DATE, text=_OPTIONAL, granularity=enum(Granularity), basis=enum(Basis)
    )
    sure = {"type": "number", "minimum": 0, "maximum": 1, "description": SURE.capitalize()}
    said = _object(by=_list("Mention"), cue=TEXT, quoted=_YES_OR_NO)
    report = _object(
        iri=_IRI, page=TEXT, title=TEXT, published=_or_null(_DATE), publisher=_OPTIONAL,
        url=_OPTIONAL,
    )  # fmt: skip
    return _object(
        id=TEXT, iri=_IRI, page=TEXT, begin=_or_null(_DATE), end=_or_null(_DATE),
        sentence_start=_OFFSET, article=TEXT, sentence=TEXT, sentence_index=_OFFSET,
        event_type=_OPTIONAL, mode=_OPTIONAL, subtype=_OPTIONAL, cameo=_OPTIONAL,
        trigger=_ref("Span"), sources=_list("Mention"), targets=_list("Mention"),
        venue=_or_null(_ref("Mention")), reciprocal=_YES_OR_NO, initiator=_OPTIONAL,
        date=_or_null(date), status=enum(Status), attribution=_or_null(said),
        confidence=sure, coreferent=_list("Span"),
        report=report, retells=_OPTIONAL,
    )  # fmt: skip


def _actor() -> Json:
    return _object(
        id=TEXT, iri=_IRI, page=TEXT, label=TEXT, kind=enum(Kind), country=_OPTIONAL,
        sector=_OPTIONAL, part_of=_OPTIONAL, wikidata=_OPTIONAL,
        aliases={"type": "array", "items": TEXT},
    )  # fmt: skip


def _article() -> Json:
    names = ("id", "title", "date", "url", "publisher")
    texts = {"text": NAME, **dict.fromkeys(names, TEXT)}
    return {"type": "object", "required": ["text"], "properties": texts}


def _added() -> Json:
    return {
        "type": "object",
        "description": "What became of an article, or at the end of all",
        "properties": {
            "number": {"type": "integer", "minimum": 1},
            "article": TEXT,
            "outcome": {"enum": ["added", "replaced", "unchanged"]},
            "events": {"type": "array", "items": {"type": "object"}},
            "error": TEXT,
            "note": TEXT,
            "done": {"type": "object"},
        },
    }


def _object(**properties: Json) -> Json:
    return {"type": "object", "required": [*properties], "properties": properties}


def _ref(name: str) -> Json:
    return {"$ref": f"#/components/schemas/{name}"}


def _list(name: str) -> Json:
    return {"type": "array", "items": _ref(name)}


def _or_null(schema: Json) -> Json:
    return {"anyOf": [schema, {"type": "null"}]}
