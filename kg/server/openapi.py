"""What programs may ask, as an OpenAPI 3.1 document."""

from __future__ import annotations

from kg import __version__
from kg.model import Level, Status
from kg.server.cursors import PATTERN
from kg.server.listing import MOST, ORDERS, USUAL
from kg.server.schemas import NAME, TEXT, Json, enum, schemas
from kg.taxonomy import Taxonomy

_WHOLE_DAY: Json = {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
_DAY: Json = {
    "anyOf": [
        _WHOLE_DAY,
        {"type": "string", "pattern": "^(?!0000)[0-9]{4}(-(0[1-9]|1[0-2]))?$"},
    ]
}

_SHARE: Json = {"type": "number", "minimum": 0, "maximum": 1}


def document(taxonomy: Taxonomy, *, adding: bool) -> Json:
    """The description; ``adding`` says whether articles are taken."""
    paths = {"/events": _events(taxonomy), "/actors": _actors()}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "kg",
            "version": __version__,
            "description": "Diplomatic events from news. SPARQL is answered at /sparql as the "
            "SPARQL 1.1 Protocol says, and every IRI of the graph has a page at its path.",
            "license": {"name": "MIT", "identifier": "MIT"},
        },
        "servers": [{"url": "/"}],
        "paths": paths | ({"/articles": _articles()} if adding else {}),
        "components": {
            "schemas": schemas(),
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }


def _events(taxonomy: Taxonomy) -> Json:
    kinds = {"type": "array", "items": {"enum": [*taxonomy.types, *taxonomy.subtypes]}}
    told = {"type": "array", "items": {"enum": [*map(str, Status)]}}
    return _get(
        "events",
        "Events, by their first day; what has none comes last",
        [
            _parameter("actor", "Who takes part, itself or by who acts for it: id or name", NAME),
            _parameter("other", "Another who takes part", NAME),
            _parameter("from", "Not before this day, month or year", _DAY),
            _parameter("to", "Not after this day, month or year; nothing when before `from`", _DAY),
            _parameter("type", "Type or subtype; may be repeated", kinds),
            _parameter("status", "How sure it is that it happened; may be repeated", told),
            _parameter("level", "Raises the actors; person asks for these alone", enum(Level)),
            _parameter("confidence", "That type and parties are right, at least", _SHARE),
            _parameter("article", "The id of an article", NAME),
            _parameter("order", "Which come first", {"enum": [*ORDERS], "default": ORDERS[0]}),
            _limit(),
            _parameter("cursor", "`next` of the answer before", {**TEXT, "pattern": PATTERN}),
        ],
        "Events",
    )


def _actors() -> Json:
    return _get(
        "actors",
        "Actors that a word is in a name of",
        [_parameter("q", "Part of a name; all without it", NAME), _limit()],
        "Actors",
    )


def _articles() -> Json:
    one: Json = {"$ref": "#/components/schemas/Article"}
    several: Json = {"type": "array", "items": one, "minItems": 1}
    kinds = {
        "application/json": {"schema": {"anyOf": [one, several]}},
        "application/x-ndjson": {"schema": NAME},
        "text/plain": {"schema": NAME},
    }
    lines = {"application/x-ndjson": {"schema": {"$ref": "#/components/schemas/Added"}}}
    words = "For a text (text/plain) that does not say it; JSON says it itself"
    head = [_parameter(name, words, NAME) for name in ("title", "url")]
    return {
        "post": {
            "operationId": "add",
            "summary": "Add articles; a line comes for each as soon as it is stored",
            "security": [{"token": []}],
            "parameters": [*head, _parameter("date", "Of publication", _WHOLE_DAY)],
            "requestBody": {"required": True, "content": kinds},
            "responses": {
                "200": {"description": "What became of each article", "content": lines},
                **_problems(400, 401, 405, 408, 413, 415, 421, 503),
            },
        }
    }


def _get(name: str, summary: str, parameters: list[Json], schema: str) -> Json:
    found = {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}}
    return {
        "get": {
            "operationId": name,
            "summary": summary,
            "parameters": parameters,
            "responses": {
                "200": {"description": "Found", "content": found},
                "304": {"description": "Not changed since"},
                **_problems(400, 404, 405, 414, 421, 503),
            },
        }
    }


def _parameter(name: str, description: str, schema: Json) -> Json:
    return {"name": name, "in": "query", "description": description, "schema": schema}


def _limit() -> Json:
    whole = {"type": "integer", "minimum": 1, "maximum": MOST, "default": USUAL}
    return _parameter("limit", "So many at once", whole)


def _problems(*statuses: int) -> Json:
    content = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {str(s): {"description": "A problem", "content": content} for s in statuses}
