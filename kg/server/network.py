"""``/``: the network page on live data, and ``/choose``, the form for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kg.server.conditional import Kept, headers, tag, unchanged
from kg.server.jobs import Job, Reply
from kg.server.pages import shell
from kg.server.sparql import parse_fields, while_connected

if TYPE_CHECKING:
    from kg.server.service import Service

_TIMES = 4  # as long as other jobs: it is made once for all who want it


def routes(service: Service) -> list[Route]:
    """The page, kept until the store changes, and the form that chooses its events."""
    kept = Kept(service)

    async def network(request: Request) -> Response:
        given = parse_fields(request.scope["query_string"])
        mark = tag(service, "network", given)
        if same := unchanged(request, mark):
            return same
        asked = {"given": given, "most": service.options.page}
        job = Job("kg.server.pages.network:show", asked, times=_TIMES)
        return _page(await kept.reply(mark, job), mark)

    async def choose(request: Request) -> Response:
        given = parse_fields(request.scope["query_string"])
        job = Job("kg.server.pages.network:choose_form", {"given": given})
        return _page(await while_connected(request, service.run(job)), tag(service, "form", given))

    def _page(reply: Reply, mark: str) -> Response:
        found = reply.data["status"] == 200
        about = {
            **(headers(mark) if found else {"Cache-Control": "no-store"}),
            **shell.headers(reply.data["policy"]),
        }
        response = service.deliveries.response(reply.body, about)
        response.status_code = reply.data["status"]
        return response

    return [Route("/", network, methods=["GET"]), Route("/choose", choose, methods=["GET"])]
