"""``/healthz`` and ``/metrics``: how the server is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

if TYPE_CHECKING:
    from kg.server.service import Service


def routes(service: Service) -> list[Route]:
    """Health, and figures for Prometheus."""

    async def health(_: Request) -> Response:
        pool = service.pool
        well = pool.size > 0 and not pool.stopping
        told = {"well": well, "workers": pool.size, "snapshot": service.snapshots.number}
        headers = {"Cache-Control": "no-store"}
        return JSONResponse(told, 200 if well else 503, headers)

    async def metrics(_: Request) -> Response:
        text, media = service.metrics.text()
        return Response(text, headers={"Content-Type": media, "Cache-Control": "no-store"})

    return [Route("/healthz", health), Route("/metrics", metrics)]
