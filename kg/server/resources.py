"""The nodes of the graph at the paths of their IRIs: as a page, or in RDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kg.server.accept import GRAPHS, Wanted, negotiate
from kg.server.conditional import headers, tag, unchanged
from kg.server.jobs import Job
from kg.server.pages import shell
from kg.server.pages.addresses import iri_of
from kg.server.problems import Problem
from kg.server.sparql import while_connected

if TYPE_CHECKING:
    from kg.server.service import Service

PAGE = {"html": ("text/html", "application/xhtml+xml")}
_SPACES = ("actor", "article", "event", "graph", "judgement", "post", "software", "type")


def routes(service: Service) -> list[Route]:
    """A route for each kind of IRI that the store mints."""

    async def resource(request: Request) -> Response:
        iri = iri_of(request.scope["raw_path"].decode("ascii").partition("?")[0])
        accept = ", ".join(request.headers.getlist("accept")) or None
        wanted = choose(accept, request.query_params.get("format"))
        after = request.query_params.get("after")
        mark = tag(service, iri, wanted.format, after)
        if same := unchanged(request, mark):
            return same
        if wanted.format == "html":
            job = Job("kg.server.pages.resource:show", {"iri": iri, "after": after})
        else:
            most = service.options.answer * 1_000_000
            asked = {"iri": iri, "format": wanted.format, "most": most}
            job = Job("kg.server.pages.resource:data", asked)
        reply = await while_connected(request, service.run(job))
        charset = "; charset=utf-8" if wanted.media.startswith("text/") else ""
        about = {"Content-Type": wanted.media + charset, **headers(mark)}
        if wanted.format == "html":
            about |= shell.headers(shell.policy())
        return service.deliveries.response(reply.body, about)

    paths = [*(f"/{space}/{{name:path}}" for space in _SPACES), "/ontology"]
    return [Route(path, resource, methods=["GET"]) for path in paths]


def choose(accept: str | None, named: str | None) -> Wanted:
    """A page or RDF, as a client likes; Problem when it likes neither."""
    if named == "html":
        return Wanted("html", PAGE["html"][0])
    wanted = negotiate(accept, named or None, {**PAGE, **GRAPHS})
    if wanted.format is None:
        told = f"as {accept}" if named is None else f"as {named}"
        raise Problem(406, f"this cannot be had {told}, but as HTML, Turtle, JSON-LD or N-Triples")
    return wanted
