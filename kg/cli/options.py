"""Options that several commands share, and the values they take."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial, wraps
from pathlib import Path
from typing import Any, TypeVar, cast

import click

from kg.cli.session import Session
from kg.errors import InputError
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
        """Put the default's name before arguments that begin with no command's.

        Where the default takes no argument of its own, a word can only be meant for a command.
        """
        first = args[0] if args else "-"
        takes = any(isinstance(of, click.Argument) for of in self.commands[self.default].params)
        named = first in self.commands or first in ("-h", "--help")
        named = named or not (takes or first.startswith("-"))
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
        try:
            return self._read(str(value))
        except InputError as error:
            self.fail(error.line, param, ctx)

    def _read(self, text: str) -> date:
        from kg.given import read_day

        return read_day(text, last=self.last)


class PublicationDay(Day):
    """A day in any form that articles may have theirs in, but no month and no year."""

    def _read(self, text: str) -> date:
        from kg.articles import read_day

        return read_day(text)


def _with(options: Sequence[Callable[[F], F]], command: F) -> F:
    """A command with options, which its help lists in this order."""
    for option in reversed(options):
        command = option(command)
    return command


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
    return _with(options, command)


def _set(ctx: click.Context, param: click.Parameter, value: Any) -> None:
    if value is not None and value is not False and param.name:
        setattr(ctx.ensure_object(Session), param.name, value)


_to_session: dict[str, Any] = {"expose_value": False, "callback": _set}


def server(command: F, waits: str = "an answer of the server") -> F:
    """Add ``--user`` and ``--timeout``, for a SPARQL server; the latter ``waits`` for something."""
    options = (
        click.option(
            "--user",
            metavar="NAME",
            help="Of the server; the password is KG_PASSWORD, or asked for.",
            **_to_session,
        ),
        click.option(
            "--timeout",
            type=click.FloatRange(min=0),
            metavar="SECONDS",
            help=f"Wait so long for {waits}, 0 for as long as it takes [default: 60].",
            **_to_session,
        ),
    )
    return _with(options, command)


def endpoint(command: F, waits: str = "an answer of the server") -> F:
    """Add ``--endpoint`` and what goes with it: a server is read in place of the store."""
    return click.option(
        "--endpoint",
        metavar="URL",
        help="Ask this SPARQL server, not a store.",
        **_to_session,
    )(server(command, waits))


def about_article(command: F) -> F:
    """Add ``--title``, ``--date``, ``--date-if-missing`` and ``--url``: what a text may not say."""
    options = (
        click.option("--title", metavar="TEXT", help="Title, for a plain text."),
        click.option(
            "--date", type=PublicationDay(), metavar="DAY", help="Publication date of all."
        ),
        click.option(
            "--date-if-missing",
            type=PublicationDay(),
            metavar="DAY",
            help="Publication date of those that have none.",
        ),
        click.option("--url", metavar="URL", help="Where it was published."),
    )
    return _with(options, _one_date(command))


def _one_date(command: F) -> F:
    """Make it a usage error of a command that both dates are given."""

    @wraps(command)
    def checked(*arguments: Any, **options: Any) -> Any:
        if options["date"] and options["date_if_missing"]:
            raise click.UsageError("give --date or --date-if-missing", click.get_current_context())
        return command(*arguments, **options)

    return cast(F, checked)


class _Share(click.FloatRange):
    """A number of 0 to 1, also as a percentage, as tables show it."""

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        """The number; a wrong one is told as it was written."""
        number, sign, more = str(value).strip().partition("%")
        try:
            share = float(number) / 100 if sign and not more else value
            return super().convert(share, param, ctx)
        except ValueError:
            return super().convert(value, param, ctx)


def selection(command: F) -> F:
    """Add ``--from``, ``--to``, ``--type``, ``--status``, ``--min-confidence``, ``--article`` and
    ``--publisher``, which `kg.cli.session.read_selection` makes a choice of events.

    Types and statuses may be several.
    """
    options = (
        click.option(
            "--type",
            "types",
            multiple=True,
            metavar="TYPE",
            help="Type or subtype, as CONSULT or phone-call; may be repeated.",
        ),
        click.option(
            "--status",
            multiple=True,
            type=click.Choice([str(status) for status in Status], case_sensitive=False),
            callback=lambda _ctx, _param, names: set(map(Status, names)),
            help="May be repeated.",
        ),
        click.option(
            "--min-confidence",
            type=_Share(0, 1),
            metavar="X",
            help="At least so sure in type and parties, of 0 to 1, or as 80%.",
        ),
        click.option(
            "--article", metavar="ID", help="Told by this article; its id, address or file."
        ),
        click.option(
            "--publisher", metavar="NAME", help="Told by this outlet; its name or its host."
        ),
    )
    return days(_with(options, command))


class Aliased(click.Option):
    """An option of whose names the help has the first alone."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Return what the help says of it."""
        names, self.opts = self.opts, self.opts[:1]
        try:
            return super().get_help_record(ctx)
        finally:
            self.opts = names


def days(command: F) -> F:
    """Add ``--from`` and ``--to``, which named queries and Python call since and until."""
    first = {"type": Day(), "metavar": "DATE", "help": "Not before this day."}
    last = {"type": Day(last=True), "metavar": "DATE", "help": "Not after this day."}
    options = (
        click.option("--from", "--since", "since", cls=Aliased, **first),
        click.option("--to", "--until", "until", cls=Aliased, **last),
    )
    return _with(options, _days_in_order(command))


def _days_in_order(command: F) -> F:
    """Make it a usage error of a command that ``--to`` lies before ``--from``."""

    @wraps(command)
    def checked(*arguments: Any, **options: Any) -> Any:
        check_span(options["since"], options["until"])
        return command(*arguments, **options)

    return cast(F, checked)


def check_span(since: date | None, until: date | None) -> None:
    """A usage error where the last day asked for lies before the first; None is no limit."""
    from kg.given import check_days

    try:
        check_days(since, until)
    except InputError as error:
        raise click.UsageError(error.line, click.get_current_context()) from None


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

    options = (
        click.option("--format", "format", type=click.Choice(formats), help="[default: table]"),
        click.option(
            "-o",
            "--output",
            type=click.Path(dir_okay=False, path_type=Path),
            metavar="FILE",
            help="Write to a file; its suffix names the format.",
        ),
    )
    return partial(_with, options)
