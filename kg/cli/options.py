"""Options that several commands share, and the values they take."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from kg.cli.session import Session
from kg.model import Level, Status

F = TypeVar("F", bound=Callable[..., Any])

FORMATS = ("table", "csv", "json", "jsonl")
pass_session = click.make_pass_decorator(Session, ensure=True)


class Defaulting(click.Group):
    """A group that runs its command ``default`` where no other is named."""

    def __init__(self, *args: Any, default: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.default = default

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the default's name before arguments that begin with no command's."""
        named = bool(args) and (args[0] in self.commands or args[0] in ("-h", "--help"))
        return super().parse_args(ctx, args if named else [self.default, *args])


class Day(click.ParamType[date]):
    """A day; of a month or a year (``2022-01``, ``2022``) the first or the last one."""

    name = "date"

    def __init__(self, *, last: bool = False) -> None:
        self.last = last

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the day; a usage error says how dates are written."""
        if isinstance(value, date):
            return value
        parts = re.fullmatch(r"(\d{4})(?:-?(\d\d)(?:-?(\d\d))?)?", str(value).strip())
        try:
            if parts is None:
                raise ValueError
            year, month, day = (int(part) if part else None for part in parts.groups())
            assert year is not None
            month = month or (12 if self.last else 1)
            return date(year, month, day or self._day(year, month))
        except ValueError:
            self.fail(f"{value!r} is not a date: write YYYY-MM-DD, YYYY-MM or YYYY", param, ctx)

    def _day(self, year: int, month: int) -> int:
        return calendar.monthrange(year, month)[1] if self.last and 1 <= month <= 12 else 1


def common(command: F) -> F:
    """Add ``--store``, ``--quiet`` and ``--debug``."""
    options = (
        click.option(
            "--store",
            type=click.Path(path_type=Path),
            metavar="DIR",
            help="The store [default: KG_STORE, kg.toml, or kg.db].",
            **_to_session,
        ),
        click.option("-q", "--quiet", is_flag=True, help="Only data and errors.", **_to_session),
        click.option("--debug", is_flag=True, help="Show the traceback of errors.", **_to_session),
    )
    for option in reversed(options):
        command = option(command)
    return command


def _set(ctx: click.Context, param: click.Parameter, value: Any) -> None:
    if value and param.name:
        setattr(ctx.ensure_object(Session), param.name, value)


_to_session: dict[str, Any] = {"expose_value": False, "callback": _set}


def about_article(command: F) -> F:
    """Add ``--title``, ``--date`` and ``--url``, for a text that does not say them itself."""
    options = (
        click.option("--title", metavar="TEXT", help="Title, for a plain text."),
        click.option("--date", type=Day(), metavar="DAY", help="Publication date."),
        click.option("--url", metavar="URL", help="Where it was published."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def selection(command: F) -> F:
    """Add ``--from``, ``--to``, ``--type`` and ``--status``; types and statuses may be several."""
    options = (
        click.option("--from", "since", type=Day(), metavar="DATE", help="Not before this day."),
        click.option(
            "--to", "until", type=Day(last=True), metavar="DATE", help="Not after this day."
        ),
        click.option(
            "--type",
            "types",
            multiple=True,
            metavar="TYPE",
            help="Type or subtype, as CONSULT or phone-call; may be repeated.",
        ),
        click.option(
            "--status",
            "statuses",
            multiple=True,
            type=click.Choice([str(status) for status in Status], case_sensitive=False),
            help="May be repeated.",
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


def level(command: F) -> F:
    """Add ``--level``."""
    return click.option(
        "--level",
        type=click.Choice([str(level) for level in Level], case_sensitive=False),
        callback=lambda _ctx, _param, value: value and Level(value),
        help="Count acts for the person, the organisation, the country or the bloc.",
    )(command)


def output(*formats: str) -> Callable[[F], F]:
    """Add ``--format`` and ``--output``."""

    def decorate(command: F) -> F:
        command = click.option(
            "-o",
            "--output",
            type=click.Path(dir_okay=False, path_type=Path),
            metavar="FILE",
            help="Write to a file; its suffix names the format.",
        )(command)
        return click.option(
            "--format", "format", type=click.Choice(formats), help="[default: table]"
        )(command)

    return decorate
