"""``POST /articles``: articles into the store, for whoever has the token."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, Any

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from kg.articles import read_day
from kg.errors import InputError
from kg.server.api import api_route
from kg.server.choosing import Parameters
from kg.server.problems import Problem, line_of
from kg.server.sparql import parse_fields, read_body
from kg.server.token import is_token
from kg.server.writing import Writer

if TYPE_CHECKING:
    from kg.server.service import Service

_PATIENT = 6  # as long as for a query
PARAMETERS = ("title", "date", "url")
_LINES = "application/x-ndjson"
_SUFFIXES = {
    "application/json": ".json",
    _LINES: ".jsonl",
    "application/jsonl": ".jsonl",
    "text/plain": ".txt",
}


def routes(service: Service) -> list[Route]:
    """The route, if the server takes articles."""
    token = service.options.token
    if token is None:
        return []
    writer = Writer(service)

    async def add(request: Request) -> Response:
        if not is_token(token, request.headers.get("authorization")):
            asked = {"WWW-Authenticate": 'Bearer realm="kg"'}
            raise Problem(401, "articles are added with a token: Authorization: Bearer …", asked)
        head = {"suffix": _suffix(request), **_head(request)}
        patience = _PATIENT * service.options.patience
        body = await read_body(request, service.options.upload, patience)
        if not body.strip():
            raise Problem(400, "there is no article in the request")
        lines = await writer.add(body, head)
        headers = {"Cache-Control": "no-store"}
        return StreamingResponse(_written(lines), media_type=_LINES, headers=headers)

    return [api_route("/articles", add, service, "POST")]


def _suffix(request: Request) -> str:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in _SUFFIXES:
        raise Problem(415, f"articles are sent as {', '.join(_SUFFIXES)}, not as {kind or 'this'}")
    return _SUFFIXES[kind]


def _head(request: Request) -> dict[str, str | None]:
    given = Parameters(parse_fields(request.scope["query_string"]), PARAMETERS)
    day = given.one("date")
    try:
        date = None if day is None else read_day(day).isoformat()
    except InputError as error:
        raise Problem(400, line_of(error)) from None
    return {"title": given.one("title"), "date": date, "url": given.one("url")}


async def _written(lines: AsyncIterator[dict[str, Any]]) -> AsyncIterator[bytes]:
    async for line in lines:
        yield json.dumps(line, ensure_ascii=False).encode("utf-8", "replace") + b"\n"
