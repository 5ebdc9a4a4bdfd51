"""The application: the routes of all modules behind the guards; and the server that runs it."""

from __future__ import annotations

import asyncio
import errno
import os
import signal
import socket
import sys
from collections.abc import Callable
from types import FrameType
from typing import TYPE_CHECKING

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware

from kg.errors import ConfigError
from kg.server import articles, events, network, observing, query, resources, sparql
from kg.server.guards import Guarded, Logged
from kg.server.options import Options
from kg.server.replies import handlers
from kg.server.service import Service
from kg.server.telling import Log
from kg.settings import Settings

if TYPE_CHECKING:
    from starlette.types import ASGIApp

# Modules that have ``routes(service) -> list[Route]``.
MODULES = (sparql, observing, network, resources, query, events, articles)

_REST = 5  # seconds that answers under way get after the last job has ended


def create_app(service: Service) -> ASGIApp:
    """The application over a service."""
    routes = [route for module in MODULES for route in module.routes(service)]
    paths = {"/" + route.path.split("/")[1] for route in routes}
    middleware = [
        Middleware(Logged, service=service, paths=paths),
        Middleware(Guarded, service=service),
    ]
    if origins := list(service.options.origins):
        methods, headers = ["GET", "POST"], ["Accept", "Content-Type"]
        middleware.append(
            Middleware(
                CORSMiddleware, allow_origins=origins, allow_methods=methods, allow_headers=headers
            )
        )
    return Starlette(routes=routes, middleware=middleware, exception_handlers=handlers(service.log))


def serve(settings: Settings, options: Options, log: Log, ready: Callable[[str], None]) -> None:
    """Serve until a signal comes; ``ready`` is told the address.

    ConfigError when the address is taken, or nothing keeps queries from the network; StoreError
    when there is no store.
    """
    signal.signal(signal.SIGTERM, _leave)  # also while all is being started and ended
    listener = _listen(options)
    with listener:
        interrupted = asyncio.run(run(settings, options, log, listener, ready))
    if interrupted:
        raise KeyboardInterrupt


async def run(
    settings: Settings,
    options: Options,
    log: Log,
    listener: socket.socket,
    ready: Callable[[str], None],
) -> bool:
    """Serve at a socket that listens, until a signal comes; return whether it was Ctrl-C."""
    log.take_over("uvicorn.error")
    log.take_over("asyncio")
    async with Service(settings, options, log) as service:
        config = uvicorn.Config(
            create_app(service),
            http="h11",
            ws="none",
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=False,
            limit_concurrency=options.connections,
            timeout_graceful_shutdown=_REST,
            h11_max_incomplete_event_size=16 * options.url,
        )
        server = _Server(config, service, lambda: ready(_address(listener)))
        await server.serve(sockets=[listener])
        return server.interrupted


class _Server(uvicorn.Server):
    """Ends the jobs before the connections, so that each client hears why; says that it is ready
    when it answers, and signals are its own."""

    def __init__(self, config: uvicorn.Config, service: Service, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._service = service
        self._ready = ready
        self.interrupted = False

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:  # noqa: ARG002
        """Stop; at a second Ctrl-C at once. uvicorn's own would raise the signal once more."""
        self.force_exit = self.interrupted and sig == signal.SIGINT
        self.interrupted |= sig == signal.SIGINT
        self.should_exit = True

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to answer, and say so."""
        await super().startup(sockets)
        self._ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End the jobs, then the connections."""
        await self._service.pool.drain()
        await super().shutdown(sockets)


def _leave(_: int, __: FrameType | None) -> None:
    sys.exit()


def _listen(options: Options) -> socket.socket:
    """A socket at the address; ConfigError when it cannot be had."""
    stream, protocol = socket.SOCK_STREAM, socket.IPPROTO_TCP
    try:
        found = socket.getaddrinfo(options.host, options.port, type=stream, proto=protocol)
        family, _, _, _, address = found[0]
        # asyncio sends small answers at once only on sockets that name their protocol
        listener = socket.socket(family, stream, protocol)
    except (OSError, OverflowError) as error:
        raise _no_address(options, error) from None
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen()
    except OSError as error:
        listener.close()
        raise _no_address(options, error) from None
    return listener


def _no_address(options: Options, error: Exception) -> ConfigError:
    number = getattr(error, "errno", None)
    reason = os.strerror(number) if number and number > 0 else str(error)
    where = f"{options.host}, port {options.port}"
    port = "--port 0 takes any that is free"
    taken = number in (errno.EADDRINUSE, errno.EACCES)
    hint = port if taken else "--host names an address of this machine"
    return ConfigError(f"cannot listen on {where}: {reason}", hint)


def _address(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"
