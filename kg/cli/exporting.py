"""``kg export`` and ``kg view``: the store as a page or a file."""

from __future__ import annotations

import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from kg.cli.options import common, endpoint, level, pass_session, selection
from kg.cli.session import Session, read_selection
from kg.files import check_folder
from kg.model import Level

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
    context = click.get_current_context()
    for name, suffixes in _FOR.items():
        given = context.get_parameter_source(name) is ParameterSource.COMMANDLINE
        if given and path.suffix.lower() not in suffixes:
            raise click.UsageError(f"--{name} is for {', '.join(suffixes)}", context)


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
    output.parent.mkdir(parents=True, exist_ok=True)
    written = _export(session, output, **options)
    session.say(f"{written} to {output}")
    webbrowser.open(output.resolve().as_uri())


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
    from kg.export import export as write

    with session.reading() as store:
        named = [session.actor(name, store).id for name in (a, b) if name is not None]
        return write(
            store,
            path,
            *named,
            title=title,
            level=level,
            hierarchy=session.hierarchy(store),
            figure=figure,
            pairs=pairs,
            **read_selection(store, **limits),
        )
