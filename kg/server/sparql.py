"""``/sparql``: the query operation of the SPARQL 1.1 Protocol."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from kg.guard import shape_of
from kg.server.accept import GRAPHS, TABLES, Wanted, negotiate
from kg.server.jobs import Job
from kg.server.problems import Problem

if TYPE_CHECKING:
    from kg.server.service import Service

_FORM, _QUERY, _UPDATE = (
    "application/x-www-form-urlencoded",
    "application/sparql-query",
    "application/sparql-update",
)
_FIELDS = 100  # parameters a request may have
_SHAPE = 5_000  # characters of a query that tell its shape

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Question:
    """What a request asks, over which graphs, and the ``format`` it names, if it names one."""

    query: str
    default: tuple[str, ...]
    named: tuple[str, ...]
    format: str | None


def routes(service: Service) -> list[Route]:
    """The SPARQL endpoint."""

    async def sparql(request: Request) -> Response:
        question = await read_question(request, service.options.body, service.options.patience)
        request.state.query = question.query
        accept = ", ".join(request.headers.getlist("accept")) or None
        table = negotiate(accept, question.format, TABLES)
        graph = negotiate(accept, question.format, GRAPHS)
        if table.format is None and graph.format is None:
            raise Problem(406, f"no answer can be had as {accept}, but as JSON or Turtle, say")
        job = Job(
            "kg.server.answering:answer",
            {
                "query": question.query,
                "table": table.format,
                "graph": graph.format,
                "default": question.default,
                "named": question.named,
                "most": service.options.answer * 1_000_000,
            },
            kind=kind_of(question.query),
        )
        reply = await while_connected(request, service.run(job))
        headers = _headers(table if reply.format in TABLES else graph)
        return service.deliveries.response(reply.body, headers)

    return [Route("/sparql", sparql, methods=["GET", "POST"])]


def kind_of(query: str) -> str:
    """The kind of job that a query is: alike ones take about as long."""
    return shape_of(query[:_SHAPE])


async def read_question(request: Request, most: int, patience: float) -> Question:
    """What a request asks; Problem when it is no query, or not quite one."""
    given = parse_fields(request.scope["query_string"])
    kind, charset = _content_type(request)
    query: list[str] = []
    if request.method == "POST":
        if kind == _UPDATE:
            raise Problem(403, "this server answers queries, it takes no updates")
        if kind not in (_FORM, _QUERY):
            raise Problem(415, f"a query is sent as {_QUERY} or {_FORM}, not as {kind or 'this'}")
        if charset not in ("", "utf-8", "utf8", "us-ascii"):
            raise Problem(415, f"a query is sent in UTF-8, not in {charset}")
        body = await read_body(request, most, patience)
        if kind == _FORM:
            given += parse_fields(body)
        else:
            query.append(_text(body))
    if any(name == "update" for name, _ in given):
        raise Problem(403, "this server answers queries, it takes no updates")
    query += [value for name, value in given if name == "query"]
    if len(query) != 1:
        told = "there are several queries" if query else "there is no query: give it as ?query="
        raise Problem(400, told)
    formats = [value for name, value in given if name == "format" and value]
    return Question(
        query[0],
        tuple(value for name, value in given if name == "default-graph-uri"),
        tuple(value for name, value in given if name == "named-graph-uri"),
        formats[-1] if formats else None,
    )


async def read_body(request: Request, most: int, patience: float) -> bytes:
    """The body of a request; Problem when it is too long, or too long in coming."""
    told = Problem(413, f"a request may have {most:,} bytes")
    length = request.headers.get("content-length", "")
    if length.isdigit() and int(length) > most:
        raise told
    body = bytearray()
    try:
        async with asyncio.timeout(patience):
            async for chunk in request.stream():
                body += chunk
                if len(body) > most:
                    raise told
    except TimeoutError:
        raise Problem(408, f"the request did not come in within {patience:g} s") from None
    except ClientDisconnect:
        raise Problem(400, "the request broke off") from None
    return bytes(body)


async def while_connected(request: Request, doing: Coroutine[None, None, T]) -> T:
    """What a coroutine returns; it is cancelled when the client leaves. Read the body before."""
    work = asyncio.create_task(doing)
    leaving = asyncio.create_task(_left(request))
    try:
        await asyncio.wait({work, leaving}, return_when=asyncio.FIRST_COMPLETED)
        if not work.done():
            raise Problem(400, "the client left")
        return work.result()
    finally:
        work.cancel()
        leaving.cancel()


async def _left(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


def _content_type(request: Request) -> tuple[str, str]:
    """Media type and charset, in small letters."""
    kind, *parameters = request.headers.get("content-type", "").lower().split(";")
    pairs = (parameter.partition("=") for parameter in parameters)
    charsets = [value.strip(' "') for name, _, value in pairs if name.strip() == "charset"]
    return kind.strip(), charsets[0] if charsets else ""


def parse_fields(encoded: bytes) -> list[tuple[str, str]]:
    """The fields of a form or an address; Problem for what is no UTF-8, or too many."""
    try:
        return parse_qsl(
            encoded.decode("ascii"),
            keep_blank_values=True,
            errors="strict",
            max_num_fields=_FIELDS,
        )
    except UnicodeDecodeError:
        raise Problem(400, "the parameters are not UTF-8, percent-encoded") from None
    except ValueError:
        raise Problem(400, f"there are more than {_FIELDS} parameters") from None


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Problem(400, f"the query is not UTF-8 (byte {error.start})") from None


def _headers(wanted: Wanted) -> dict[str, str]:
    """Those of an answer, which is called by the name that the client knows it by."""
    charset = "; charset=utf-8" if wanted.media.startswith("text/") else ""
    return {"Content-Type": wanted.media + charset, "Vary": "Accept", "Cache-Control": "no-cache"}
