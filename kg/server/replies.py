"""Problems as HTTP answers: a sentence in plain text, or problem JSON (RFC 9457) if asked for."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from kg.server.accept import parse
from kg.server.pages import shell
from kg.server.problems import Problem, as_sentence, fault_of_ours

if TYPE_CHECKING:
    from kg.server.telling import Log

_JSON = "application/problem+json"
_SENTENCES = {404: "there is nothing at {path}", 405: "{method} is not understood here"}

Handler = Callable[[Request, Exception], Awaitable[Response]]


def respond(problem: Problem, accept: str | None) -> Response:
    """The answer that tells a problem."""
    sentence = as_sentence(problem.sentence)
    headers = {**problem.headers, "Cache-Control": "no-store", "Vary": "Accept"}
    wanted = {part.subtype for part in parse(accept or "") if part.weight}
    title = HTTPStatus(problem.status).phrase
    if wanted & {"json", "problem+json"}:
        told = {"type": "about:blank", "title": title, "status": problem.status}
        told["detail"] = sentence
        return JSONResponse(told, problem.status, headers, media_type=_JSON)
    if "html" in wanted:
        headers |= shell.headers(shell.policy())
        return Response(shell.problem_page(title, sentence), problem.status, headers)
    return PlainTextResponse(f"{sentence}\n", problem.status, headers)


def handlers(log: Log) -> dict[type[Exception] | int, Handler]:
    """What Starlette calls for the exceptions of endpoints, and of its own."""

    async def of_problem(request: Request, error: Exception) -> Response:
        assert isinstance(error, Problem)
        if error.fault:
            log("fault", path=request.url.path, of=error.fault)
        return respond(error, request.headers.get("accept"))

    async def of_starlette(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        told = _SENTENCES.get(error.status_code, str(error.detail))
        sentence = told.format(path=request.url.path, method=request.method)
        problem = Problem(error.status_code, sentence, error.headers)
        return respond(problem, request.headers.get("accept"))

    async def of_fault(request: Request, error: Exception) -> Response:
        return respond(fault_of_ours(str(error)), request.headers.get("accept"))  # uvicorn logs it

    return {Problem: of_problem, HTTPException: of_starlette, Exception: of_fault}
