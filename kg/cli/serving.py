"""``kg serve``: the store over HTTP."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import click

from kg.cli.options import common, pass_session
from kg.cli.session import Session
from kg.errors import ConfigError


def _origins(_: click.Context, __: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
    """Origins as browsers write them."""
    for origin in given:
        if origin != "*" and not re.fullmatch(r"https?://[^/\s]+/?", origin):
            raise click.BadParameter(f"{origin!r} is no origin: write https://example.org")
    return tuple(origin.rstrip("/").lower() for origin in given)


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, metavar="ADDRESS",
              help="Where to listen.")  # fmt: skip
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True,
              help="0 takes any that is free.")  # fmt: skip
@click.option("--allow-host", "names", multiple=True, metavar="NAME",
              help="A further name that the server goes by; may be repeated.")  # fmt: skip
@click.option("--cors", "origins", multiple=True, metavar="ORIGIN", callback=_origins,
              help="Whose pages may ask, as https://example.org; may be repeated.")  # fmt: skip
@click.option("--workers", type=click.IntRange(2, 64), default=6, show_default=True,
              help="Processes that answer.")  # fmt: skip
@click.option("--seconds", type=click.FloatRange(0.1, 3600), default=10, show_default=True,
              help="The longest that a query may run.")  # fmt: skip
@click.option("--memory", type=click.IntRange(256), default=1024, show_default=True,
              metavar="MB", help="The most that a process may use.")  # fmt: skip
@click.option("--answer", type=click.IntRange(1, 1000), default=16, show_default=True,
              metavar="MB", help="The largest answer.")  # fmt: skip
@click.option("--log-queries", is_flag=True, help="Write the texts of queries into the log.")
@click.option("--open-network", is_flag=True,
              help="Serve although the system cannot keep queries off the network.")  # fmt: skip
@click.option("--page", type=click.IntRange(1, 50_000), default=5_000, show_default=True,
              metavar="EVENTS", help="The most that the network page may hold.")  # fmt: skip
@click.option("--allow-add", is_flag=True,
              help="Take articles from who has the token in KG_TOKEN.")  # fmt: skip
@click.option("--token-file", type=click.Path(path_type=Path), metavar="FILE",
              help="The token is in this file.")  # fmt: skip
@common
@pass_session
def serve(session: Session, /, allow_add: bool, token_file: Path | None, **options: object) -> None:
    """Serve the store over HTTP: pages to look at, SPARQL and JSON to ask.

    The network page is at /, a page for queries at /query, SPARQL at /sparql, events as JSON at
    /events. Nothing is written, unless articles are allowed to be added at /articles.

    The address stands on stdout when the server is ready, a log of JSON lines on stderr. It reads
    copies of the store, a new one a moment after kg add has stored something. Ctrl-C ends it.

    Example: kg serve --port 8080

    Example: kg serve --host 0.0.0.0 --allow-host graph.example.org
    """
    if sys.platform == "win32":
        raise ConfigError("kg serve runs on Linux and macOS", "on Windows, use WSL")
    try:
        from kg.server.app import serve as run
    except ImportError as error:
        name = (error.name or "a package").partition(".")[0]
        hint = "pip install 'kg-diplomacy[serve]'"
        raise ConfigError(f"kg serve needs {name}, which is not installed", hint) from None
    from kg.server.options import Options
    from kg.server.telling import Log

    session.stopped = f"the server has stopped{'; what it had stored is kept' * allow_add}"
    log = Log(sys.stderr, quiet=session.quiet)
    chosen = Options(token=_token(token_file, allow_add), **options)  # type: ignore[arg-type]
    run(session.settings, chosen, log, click.echo)


def _token(file: Path | None, wanted: bool) -> str | None:
    """The token, which is taken out of the environment whether it is wanted or not."""
    from kg.server.token import VARIABLE, take_token

    if wanted:
        return take_token(file, os.environ)
    if file is not None:
        raise click.UsageError("--token-file goes with --allow-add")
    os.environ.pop(VARIABLE, None)
    return None
