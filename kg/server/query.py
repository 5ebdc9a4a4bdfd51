"""``/query``: a page to write queries on, which works without scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kg.server.conditional import Kept, tag
from kg.server.jobs import Job
from kg.server.pages import shell
from kg.server.problems import Problem
from kg.server.sparql import kind_of, parse_fields, read_body, while_connected

if TYPE_CHECKING:
    from kg.server.service import Service

_VIEWS = ("table", "timeline", "graph")
_NO_AIDS: dict[str, Any] = {"examples": [], "terms": []}


def routes(service: Service) -> list[Route]:
    """The page; a long query comes with POST."""
    kept = Kept(service)

    async def aids() -> dict[str, Any]:
        try:
            job = Job("kg.server.pages.aids:find", {})
            return (await kept.reply(tag(service, "aids"), job)).data
        except Problem:  # a store too large for that: the page works without
            return _NO_AIDS

    async def query(request: Request) -> Response:
        given = parse_fields(request.scope["query_string"])
        if request.method == "POST":
            body = await read_body(request, service.options.body, service.options.patience)
            given += parse_fields(body)
        fields = dict(given)
        text, view = fields.get("query", "").replace("\r\n", "\n").strip(), fields.get("view", "")
        request.state.query = text
        asked = {
            "query": text,
            "view": view if view in _VIEWS else _VIEWS[0],
            "told": "",
            "status": 200,
            "aids": await aids(),
            "most": service.options.answer * 1_000_000,
        }
        job = Job("kg.server.pages.asking:show", asked, kind_of(text))
        try:
            reply = await while_connected(request, service.run(job))
        except Problem as problem:  # it takes too long, or too much memory
            asked |= {"told": problem.sentence, "status": problem.status}
            reply = await service.run(job)
        headers = {**shell.headers(shell.policy("query.js")), "Cache-Control": "no-cache"}
        response = service.deliveries.response(reply.body, headers)
        response.status_code = reply.data["status"]
        return response

    return [Route("/query", query, methods=["GET", "POST"])]
