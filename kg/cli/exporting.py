"""``kg export`` and ``kg view``: the store as a page or a file."""

from __future__ import annotations

import webbrowser
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from kg.cli.options import common, endpoint, level, pass_session, selection
from kg.cli.session import Session, read_selection
from kg.errors import InputError
from kg.files import check_folder, make_parent
from kg.model import Actor, Level

if TYPE_CHECKING:
    from kg.choice import Figure
    from kg.export import Written


@click.command()
@click.argument("path", type=click.Path(dir_okay=False, path_type=Path))
@click.argument("a", required=False)
@click.argument("b", required=False)
@click.option("--title", metavar="TEXT", help="Title of the page or the figure.")
@click.option(
    "--width",
    type=click.FloatRange(5, 100),
    default=17,
    show_default=True,
    metavar="CM",
    help="Of a figure: 17 is a page, 8.5 a column.",
)
@click.option(
    "--actors",
    type=click.IntRange(2, 400),
    metavar="N",
    help="Most actors of a figure [default: 3 a centimetre].",
)
@click.option(
    "--pairs",
    is_flag=True,
    help="Of .csv: a row for each pair of actors of each event.",
)
@selection
@level
@endpoint
@common
@pass_session
def export(
    session: Session,
    /,
    path: Path,
    width: float,
    actors: int | None,
    **options: Any,
) -> None:
    """Write all events, those of one actor, or those between two to a file.

    Its suffix names the format. .html is the network page, one file that works offline; .svg
    .pdf .png are figures for papers, the history of a pair where two actors are named; .ttl
    .trig .nq .jsonld .rdf are RDF; .graphml .gexf are for Gephi and the like; .csv and .jsonl
    have a row for each report of an event, with --pairs for each pair of actors of an event.

    Example: kg export exports/network.html Russia --from 2022-01

    Example: kg export exports/states.csv --level country --pairs
    """
    from kg.choice import Figure
    from kg.export import writer_of

    _check_suffix(path)
    writer_of(path, pairs=options["pairs"])  # before anybody is looked for: it comes first
    check_folder(path)
    written = _export(session, path, figure=Figure(width=width, actors=actors), **options)
    session.say(f"{written} to {path}")


_FIGURES = (".svg", ".pdf", ".png")
_FOR = {
    **{"width": _FIGURES, "actors": _FIGURES, "pairs": (".csv",)},
    "title": (".html", ".graphml", ".gexf", *_FIGURES),
}


def _check_suffix(path: Path) -> None:
    """Make it a usage error to ask for what a file of that suffix does not have."""
    for name, suffixes in _FOR.items():
        if _is_given(name) and path.suffix.lower() not in suffixes:
            raise click.UsageError(f"--{name} is for {', '.join(suffixes)}")


@click.command()
@click.argument("a", required=False)
@click.argument("b", required=False)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("exports/network.html"),
    show_default=True,
    metavar="FILE",
)
@selection
@level
@endpoint
@common
@pass_session
def view(session: Session, /, output: Path, **options: Any) -> None:
    """Write the network page, of all, of one actor or of two, and open it in the browser.

    Example: kg view Russia --from 2022
    """
    if output.suffix.lower() != ".html":
        hint = f"for other files: kg export {output}"
        raise InputError(f"{output}: kg view writes the network page, a .html file", hint)
    if _is_given("output"):
        check_folder(output)
    else:
        make_parent(output)
    written = _export(session, output, **options)
    session.say(f"{written} to {output}")
    if not webbrowser.open(output.resolve().as_uri()):
        session.say(f"note: no browser could be opened; open {output.resolve()} in one")


def _is_given(option: str) -> bool:
    """Whether an option of the command stands on the command line."""
    source = click.get_current_context().get_parameter_source(option)
    return source is ParameterSource.COMMANDLINE


def _export(
    session: Session,
    path: Path,
    *,
    a: str | None,
    b: str | None,
    title: str | None = None,
    figure: Figure | None = None,
    level: Level | None,
    pairs: bool = False,
    **limits: Any,
) -> Written:
    from kg.choice import asked_for
    from kg.export import export as write

    with session.reading() as store:
        named = [session.actor(name, store).id for name in (a, b) if name is not None]
        hierarchy = session.hierarchy(store)
        _check_apart(f"{a} and {b}", list(asked_for(store, named, level, hierarchy)))
        return write(
            store,
            path,
            *named,
            title=title,
            level=level,
            hierarchy=hierarchy,
            figure=figure,
            pairs=pairs,
            **read_selection(store, **limits),
        )


def _check_apart(names: str, parties: Sequence[Actor]) -> None:
    """InputError where two names are those of one actor."""
    if len(parties) > len({party.id for party in parties}):
        what = f"{names} are one actor here: {parties[0].label} ({parties[0].id})"
        raise InputError(what, "name another, or that one alone for all that it took part in")
