"""A store as a file: the suffix says what kind.

Pages, tables and networks hold the chosen events; `kg.interchange` has the RDF formats,
`kg.figures` draws.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Iterable
from dataclasses import asdict, astuple, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Unpack

from kg.actors.hierarchy import Hierarchy
from kg.actors.stories import places
from kg.cells import write_csv
from kg.choice import Chosen, Figure, asked_for, choose
from kg.contract import event_to_json
from kg.emptied import why_empty
from kg.errors import InputError
from kg.figures import to_figure
from kg.files import check_folder, writing, writing_bytes
from kg.interchange import to_quads, to_triples
from kg.model import Level
from kg.network import build_network
from kg.pairs import PAIR_COLUMNS, pair_table
from kg.store.reports import Filter
from kg.table import COLUMNS, PLACE_COLUMNS, event_table
from kg.trace import Choice, filter_of

if TYPE_CHECKING:
    import networkx as nx

    from kg.store import Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """How many reports were written, and of how many events; ``pairs`` of a table of pairs."""

    reports: int
    events: int
    pairs: int | None = None

    def __str__(self) -> str:
        events = f"{self.events} event{'s' * (self.events != 1)}"
        if self.pairs is not None:
            return f"{self.pairs} pair{'s' * (self.pairs != 1)} of {events}"
        return events if self.reports == self.events else f"{self.reports} reports of {events}"


def export(
    store: Reader,
    path: Path,
    actor: str | None = None,
    other: str | None = None,
    *,
    title: str | None = None,
    level: Level | None = None,
    hierarchy: Hierarchy | None = None,
    figure: Figure | None = None,
    pairs: bool = False,
    **choice: Unpack[Choice],
) -> Written:
    """Write the chosen events to a file of the kind its suffix names; return how many.

    With a ``hierarchy`` the choice of an ``actor``, or of what is between it and an ``other``,
    takes in who acts for it, and a ``level`` counts each act for the organisation, country or
    bloc it is done for; RDF keeps who did it, and the page begins at the level and can leave it.
    ``choice`` is as in `kg.trace.trace`. ``pairs`` makes a CSV file a table of pairs (`kg.pairs`).
    The file appears whole or not at all. InputError for a suffix that is not known.
    """
    writer = writer_of(path, pairs=pairs)
    check_folder(Path(path))
    parties = tuple(id for id in (actor, other) if id is not None)
    chosen = _chosen(store, parties, level, hierarchy, title, figure, **choice)
    if level is not None and hierarchy is not None and writer not in _AS_TOLD:
        chosen = replace(chosen, reports=list(hierarchy.roll_up(chosen.reports, level)))
    if pairs:
        return _write_pairs(chosen, Path(path))
    _write(writer(chosen), Path(path))
    events = len({one.story for one in chosen.places})
    return Written(reports=len(chosen.reports), events=events)


def _write_pairs(chosen: Chosen, path: Path) -> Written:
    rows = list(pair_table(chosen.reports, chosen.places, chosen.taxonomy, chosen.level))
    _write(_csv(PAIR_COLUMNS, rows), path)
    events = len({row[0] for row in rows})
    return Written(reports=len(chosen.reports), events=events, pairs=len(rows))


def _chosen(
    store: Reader,
    parties: tuple[str, ...],
    level: Level | None,
    hierarchy: Hierarchy | None,
    title: str | None,
    figure: Figure | None,
    **choice: Unpack[Choice],
) -> Chosen:
    """The events between some parties, or around one, with their places."""
    reports = choose(store, *parties, level=level, hierarchy=hierarchy, **choice)
    wanted = filter_of(choice)
    why = None if reports else why_empty(store, parties, wanted, level=level, hierarchy=hierarchy)
    return Chosen(
        store=store, reports=reports, places=places(reports, store.leads()), title=title,
        hierarchy=hierarchy, level=level or Level.PERSON, figure=figure or Figure(),
        asked=tuple(asked_for(store, parties, level, hierarchy)),
        days=(choice.get("since"), choice.get("until")),
        filtered=bool(parties) or wanted != Filter(), emptied=why,
    )  # fmt: skip


def _write(content: str | bytes, path: Path) -> None:
    if isinstance(content, bytes):
        with writing_bytes(path) as file:
            file.write(content)
    else:
        with writing(path) as out:
            out.write(content)


Writer = Callable[[Chosen], str | bytes]


def writer_of(path: Path, *, pairs: bool = False) -> Writer:
    """The function for a suffix; InputError that lists the known ones, and for pairs but in CSV."""
    suffix = Path(path).suffix.lower().lstrip(".")
    if pairs and suffix != "csv":
        raise InputError(f"{path}: pairs are written as .csv alone", "name a .csv file")
    if suffix not in WRITERS:
        known = ", ".join(sorted(WRITERS))
        what = f"the suffix .{suffix}" if suffix else "a name without a suffix"
        raise InputError(f"{path}: nothing can be exported to {what}", f"known: {known}")
    return WRITERS[suffix]


# -- the page


def to_html(chosen: Chosen) -> str:
    """The network page, one self-contained file; without a hierarchy, by that of the store."""
    from kg.page import Subset, render

    source = Subset(
        found=chosen.reports,
        known=chosen.actors(),
        taxonomy=chosen.taxonomy,
        retold=chosen.store.leads(),
        emptied=chosen.emptied,
    )
    hierarchy = chosen.hierarchy or Hierarchy(source.known, chosen.store.posts())
    return render(source, chosen.heading(), hierarchy=hierarchy, level=chosen.level)


# -- lines and tables


def to_jsonl(chosen: Chosen) -> str:
    """A report a line, as `kg extract` writes them, with the event's id and the report's place."""
    rows = (
        {**event_to_json(report.event), "event": report.event.id, **asdict(place)}
        for report, place in zip(chosen.reports, chosen.places, strict=True)
    )
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def to_csv(chosen: Chosen) -> str:
    """A table with a report a row; several actors stand in one cell, with "; " between them."""
    rows = event_table(chosen.reports, chosen.taxonomy)
    placed = ([*row, *astuple(at)] for row, at in zip(rows, chosen.places, strict=True))
    return _csv((*COLUMNS, *PLACE_COLUMNS), placed)


def _csv(columns: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    out = io.StringIO()
    write_csv(out, [columns, *rows], end="\r\n")
    return out.getvalue()


# -- networks

# What XML 1.0 cannot hold, not even escaped.
_NO_XML = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def to_graphml(chosen: Chosen) -> str:
    """GraphML for Gephi, yEd, igraph and networkx: a node an actor, an edge a report's dyad."""
    import networkx as nx

    return "\n".join(nx.generate_graphml(_plain(chosen))) + "\n"


def to_gexf(chosen: Chosen) -> str:
    """GEXF 1.2 for Gephi: a node an actor, an edge a report's dyad."""
    import networkx as nx

    graph = _plain(chosen)
    for number, (*_, edge) in enumerate(graph.edges(data=True)):
        edge["id"] = str(number)
    text = "\n".join(nx.generate_gexf(graph))
    # networkx dates the file; equal stores shall give equal files.
    return re.sub(r' lastmodifieddate="[^"]*"', "", text) + "\n"


def _plain(chosen: Chosen) -> nx.MultiDiGraph[str]:
    """The network with values that XML holds: no dates, no None, no control characters."""
    import networkx as nx

    graph = build_network(chosen.reports, chosen.actors(), chosen.taxonomy, chosen.places)
    plain: nx.MultiDiGraph[str] = nx.MultiDiGraph(name=_xml(chosen.heading()))
    for name, node in graph.nodes(data=True):
        plain.add_node(_xml(name), **_attributes(node))
    for source, target, edge in graph.edges(data=True):
        plain.add_edge(_xml(source), _xml(target), **_attributes(edge))
    return plain


def _attributes(values: dict[str, Any]) -> dict[str, Any]:
    return {
        key: value if isinstance(value, bool | int | float) else _xml(str(value))
        for key, value in values.items()
        if value is not None
    }


def _xml(text: str) -> str:
    return _NO_XML.sub("\ufffd", text)


WRITERS: dict[str, Writer] = {
    "html": to_html,
    "csv": to_csv,
    "jsonl": to_jsonl,
    "graphml": to_graphml,
    "gexf": to_gexf,
    "trig": to_quads("trig"),
    "nq": to_quads("nquads"),
    "jsonld": to_quads("json-ld"),
    "ttl": to_triples("turtle"),
    "rdf": to_triples("xml"),
    **{format: to_figure(format) for format in ("svg", "pdf", "png")},
}
_AS_TOLD = [WRITERS[suffix] for suffix in ("html", "trig", "nq", "jsonld", "ttl", "rdf")]
