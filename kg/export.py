"""A store as a file: the suffix says what kind.

Pages, tables and networks hold the chosen events; `kg.interchange` has the RDF formats.
"""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.actors.hierarchy import Hierarchy
from kg.contract import event_to_json
from kg.errors import InputError
from kg.files import writing
from kg.interchange import to_quads, to_triples
from kg.model import Actor, Level, Mention, Report, Status
from kg.network import build_network, event_score
from kg.taxonomy import Taxonomy
from kg.trace import trace

if TYPE_CHECKING:
    import networkx as nx

    from kg.store import Store

TITLE = "Who dealt with whom"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What is exported: the store, and the reports that the filters leave."""

    store: Store
    reports: list[Report]
    filtered: bool
    title: str

    @property
    def taxonomy(self) -> Taxonomy:
        """The event types of the store."""
        return self.store.taxonomy

    def actors(self) -> dict[str, Actor]:
        """Return all actors by id."""
        return self.store.actors()


def export(
    store: Store,
    path: Path,
    *,
    since: date | None = None,
    until: date | None = None,
    types: Iterable[str] | None = None,
    status: Status | Collection[Status] | None = None,
    actor: str | None = None,
    title: str | None = None,
    level: Level | None = None,
    hierarchy: Hierarchy | None = None,
) -> int:
    """Write the chosen events to a file of the kind its suffix names; return how many.

    With a ``hierarchy`` the choice of an ``actor`` takes in who acts for it, and a ``level``
    counts each act for the organisation, country or bloc it is done for; RDF keeps who did it.
    The file appears whole or not at all. InputError for a suffix that is not known.
    """
    write = writer_of(path)
    kinds = None if types is None else list(types)
    told = {status} if isinstance(status, Status) else set(status or ())
    if actor is None:
        reports = store.reports(since=since, until=until, types=kinds, status=told or None)
    else:
        reports = trace(
            store, actor, since=since, until=until, types=kinds, status=told, hierarchy=hierarchy
        )
    if level is not None and hierarchy is not None and write not in _RDF:
        reports = list(hierarchy.roll_up(reports, level))
    filtered = any(choice is not None for choice in (since, until, kinds, status, actor))
    chosen = Chosen(store=store, reports=reports, filtered=filtered, title=title or TITLE)
    text = write(chosen)
    with writing(Path(path), sys.stdout) as out:
        out.write(text)
    return len(reports)


def writer_of(path: Path) -> Callable[[Chosen], str]:
    """The function for a suffix; InputError that lists the known ones."""
    suffix = Path(path).suffix.lower().lstrip(".")
    if suffix not in WRITERS:
        known = ", ".join(sorted(WRITERS))
        what = f"the suffix .{suffix}" if suffix else "a name without a suffix"
        raise InputError(f"{path}: nothing can be exported to {what}", f"known: {known}")
    return WRITERS[suffix]


# -- the page


def to_html(chosen: Chosen) -> str:
    """The network page, one self-contained file."""
    from kg.page import Subset, render

    source = Subset(
        found=chosen.reports,
        known=chosen.actors(),
        taxonomy=chosen.taxonomy,
        retold=chosen.store.leads(),
    )
    return render(source, chosen.title)


# -- lines and tables


def to_jsonl(chosen: Chosen) -> str:
    """An event a line, as `kg extract` writes them."""
    rows = (event_to_json(report.event) for report in chosen.reports)
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


COLUMNS = (
    "event", "article", "begin", "end", "granularity", "basis", "source_ids", "sources",
    "target_ids", "targets", "mutual", "event_type", "mode", "subtype", "cameo", "status",
    "score", "confidence", "venue", "reported_by", "trigger", "sentence", "title", "publisher",
    "published", "url",
)  # fmt: skip


def to_csv(chosen: Chosen) -> str:
    """A table with an event a row; several actors stand in one cell, with "; " between them."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(COLUMNS)
    table.writerows(
        [safe_cell(value) for value in _row(report, chosen.taxonomy)] for report in chosen.reports
    )
    return out.getvalue()


def safe_cell(value: object) -> object:
    """A cell that no spreadsheet takes for a formula: text that looks like one gets a quote."""
    if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")):
        return f"'{value}"
    return value


def _row(report: Report, taxonomy: Taxonomy) -> list[object]:
    event, article = report.event, report.article
    begin, end = report.days
    when, said = event.date, event.attribution
    return [
        event.id, article.id, begin, end, str(when.granularity) if when else "",
        str(when.basis) if when else "publication", _ids(event.sources), _names(event.sources),
        _ids(event.targets), _names(event.targets), str(event.reciprocal).lower(),
        event.event_type, event.mode, event.subtype, event.cameo, str(event.status),
        event_score(event, taxonomy), event.confidence,
        _names((event.venue,)) if event.venue else "", _names(said.by) if said else "",
        event.trigger.text, event.sentence.text, article.title, article.publisher,
        article.date, article.url,
    ]  # fmt: skip


def _ids(mentions: Iterable[Mention]) -> str:
    return "; ".join(mention.actor or "" for mention in mentions)


def _names(mentions: Iterable[Mention]) -> str:
    return "; ".join(mention.label or mention.name or mention.text for mention in mentions)


# -- networks

# What XML 1.0 cannot hold, not even escaped.
_NO_XML = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def to_graphml(chosen: Chosen) -> str:
    """GraphML for Gephi, yEd, igraph and networkx: a node an actor, an edge an event dyad."""
    import networkx as nx

    return "\n".join(nx.generate_graphml(_plain(chosen))) + "\n"


def to_gexf(chosen: Chosen) -> str:
    """GEXF 1.2 for Gephi: a node an actor, an edge an event dyad."""
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

    graph = build_network(chosen.reports, chosen.actors(), chosen.taxonomy)
    plain: nx.MultiDiGraph[str] = nx.MultiDiGraph(name=_xml(chosen.title))
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


WRITERS: dict[str, Callable[[Chosen], str]] = {
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
}
_RDF = [WRITERS[suffix] for suffix in ("trig", "nq", "jsonld", "ttl", "rdf")]
