"""The group of all commands, and how errors become one line, a hint and an exit code."""

from __future__ import annotations

import errno
import io
import os
import sys
import traceback
from collections.abc import Sequence

import click

from kg import __version__
from kg.cli.acting import actors, stats
from kg.cli.adding import add
from kg.cli.evaluating import evaluate
from kg.cli.explaining import explain
from kg.cli.exporting import export, view
from kg.cli.extraction import classify, extract
from kg.cli.keeping import backup, check, migrate, restore
from kg.cli.limits import end_at_once
from kg.cli.listing import articles
from kg.cli.loading import load, push
from kg.cli.options import common
from kg.cli.querying import queries, query
from kg.cli.removing import remove
from kg.cli.serving import serve
from kg.cli.session import Session
from kg.cli.striking import events
from kg.cli.telling import stories
from kg.cli.tracing import path, trace
from kg.errors import KgError, OutputError, StoreError

OK, ERROR = 0, 1
INTERRUPTED, CLOSED = 128 + 2, 128 + 13  # as a shell counts who died of SIGINT and SIGPIPE
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO}  # what standard output may answer

_EPILOG = """
Exit codes: 0 done, 1 something failed, 2 wrong usage, 3 checked and found violations.

Completion of commands with the tab key: eval "$(_KG_COMPLETE=bash_source kg)", likewise
zsh_source and fish_source.
"""


@click.group(epilog=_EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, package_name="kg-diplomacy", prog_name="kg")
@common
def cli() -> None:
    """News articles in; a provable graph of diplomatic events out.

    Example: kg add news/ && kg trace Lavrov Blinken
    """


for _command in (
    *(add, articles, remove, extract, classify, evaluate),
    *(trace, path, actors, stories, events, stats, explain),
    *(query, queries, export, view),
    *(check, backup, restore, migrate, serve),
    *(load, push),
):
    cli.add_command(_command)


def main() -> None:
    """Run the command line and end the process with its exit code."""
    code = run()
    try:
        _flush()
    except OSError:  # told already: what is left goes nowhere, lest Python complains of it, too
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    end_at_once(code)
    sys.exit(code)


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; errors are one line and a hint on stderr."""
    session, output = Session(), sys.stdout
    for stream in (output, sys.stderr):
        _prepare(stream)
    try:
        code = cli.main(arguments, prog_name="kg", obj=session, standalone_mode=False)
        _flush()  # a full disk must be told while there is somebody to tell
        return code if isinstance(code, int) else OK
    except click.ClickException as error:
        return _wrong_usage(error)
    except (click.Abort, KeyboardInterrupt):
        click.echo(f"kg: {session.stopped}", err=True)
        return INTERRUPTED
    except SystemExit:
        if sys.stdout is output:  # a server that was ended
            raise
        return CLOSED  # click has met the closed pipe first, and put a silent stream in its place
    except BrokenPipeError:  # whoever read has seen enough
        return CLOSED
    except Exception as error:
        if session.debug:
            traceback.print_exc()
        session.complain(_told(error, session))
        return ERROR


def _flush() -> None:
    if sys.stdout is not None:  # closed by the caller
        sys.stdout.flush()


def _told(error: Exception, session: Session) -> KgError:
    """What to say of an error: of a fault of ours still one line, and how to see more."""
    if isinstance(error, StoreError):
        return session.with_demo(error)
    if isinstance(error, KgError):
        return error
    if isinstance(error, OSError) and error.strerror and error.filename:
        return KgError(f"{error.filename}: {error.strerror}", "check the path and the disk")
    if isinstance(error, OSError) and error.errno in _FULL:
        hint = "free some space, or write elsewhere"
        return OutputError(f"cannot write to standard output: {error.strerror}", hint)
    return KgError(f"{type(error).__name__}: {error}", "see more with --debug, and report it")


def _wrong_usage(error: click.ClickException) -> int:
    click.echo(f"kg: {error.format_message()}", err=True)
    context = getattr(error, "ctx", None)
    click.echo(f"  see: {context.command_path if context else 'kg'} --help", err=True)
    return error.exit_code


def _prepare(stream: object) -> None:
    """Write UTF-8 into files and pipes, and on a terminal escape what it cannot show."""
    if isinstance(stream, io.TextIOWrapper):
        if stream.isatty():
            stream.reconfigure(errors="backslashreplace")
        else:
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
