"""``/events`` and ``/actors`` for programs, described in ``/openapi.json``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from kg.server.api import api_route
from kg.server.conditional import headers, tag, unchanged
from kg.server.jobs import Job
from kg.server.openapi import document
from kg.server.sparql import parse_fields, while_connected
from kg.taxonomy import load_taxonomy

if TYPE_CHECKING:
    from kg.server.service import Service


def routes(service: Service) -> list[Route]:
    """Lists of events and actors, and the description of all that programs may ask."""
    told = document(
        load_taxonomy(service.settings.ontology), adding=service.options.token is not None
    )

    async def listed(request: Request) -> Response:
        given = parse_fields(request.scope["query_string"])
        name = request.url.path.strip("/")
        mark = tag(service, name, given)
        if same := unchanged(request, mark):
            return same
        job = Job(f"kg.server.listing:{name}", {"given": given})
        reply = await while_connected(request, service.run(job))
        about = {"Content-Type": "application/json", **headers(mark)}
        return service.deliveries.response(reply.body, about)

    async def description(_: Request) -> Response:
        return JSONResponse(told, headers={"Cache-Control": "no-cache"})

    return [
        api_route("/events", listed, service),
        api_route("/actors", listed, service),
        api_route("/openapi.json", description, service),
    ]
