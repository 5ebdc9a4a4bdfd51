"""Judgements, and retellings, as quads and back."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

import pyoxigraph as ox

from kg.model import Judgement, Subject, Verdict
from kg.rdf.events import event_record
from kg.rdf.read import NodeReader, describe, iri, read_record
from kg.rdf.terms import (
    ACTOR,
    ARTICLE,
    BASE,
    EVENT,
    STORIES_GRAPH,
    GraphWriter,
    Node,
    identify,
    mint,
    term,
    typed,
)

_SPACES = {Subject.ACTORS: ACTOR, Subject.EVENTS: EVENT}


def judgement_node(judgement: Judgement) -> Node:
    """Return the IRI of a judgement: the same decision at the same time has the same."""
    parts = (
        judgement.left,
        judgement.right,
        judgement.verdict,
        judgement.article or "",
        judgement.by,
        judgement.at.astimezone(UTC).isoformat(),
    )
    digest = hashlib.sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()[:16]
    return ox.NamedNode(f"{BASE}judgement/{digest}")


def judgement_quads(judgements: Iterable[Judgement], graph: Node) -> list[ox.Quad]:
    """Return judgements as quads of a graph."""
    out = GraphWriter(graph)
    for judgement in judgements:
        node, space = judgement_node(judgement), _SPACES[judgement.subject]
        out.put(node, "rdf:type", term("kg:Judgement"))
        out.put(node, "kg:left", mint(space, judgement.left))
        out.put(node, "kg:right", mint(space, judgement.right))
        out.put(node, "kg:verdict", judgement.verdict.value)
        out.put(node, "kg:decidedBy", judgement.by)
        when = judgement.at.astimezone(UTC).isoformat().replace("+00:00", "Z")
        out.put(node, "prov:generatedAtTime", typed(when, "dateTime"))
        out.put(node, "rdfs:comment", judgement.reason or None)
        if judgement.score is not None:
            out.put(node, "kg:confidence", typed(repr(float(judgement.score)), "double"))
        if judgement.article is not None:
            out.put(node, "kg:inArticle", mint(ARTICLE, judgement.article))
        if judgement.event is not None:
            out.put(node, "kg:record", event_record(judgement.event))
    return out.quads


def read_judgements(quads: Iterable[Any]) -> Iterator[Judgement]:
    """Yield the judgements of a graph, the oldest first."""
    found = []
    for values in describe(quads).values():
        node = NodeReader(values)
        if iri("kg:Judgement") not in node.all("rdf:type"):
            continue
        left, score = node.one("kg:left"), node.get("kg:confidence")
        article, record = node.id("kg:inArticle"), node.get("kg:record")
        found.append(
            Judgement(
                subject=Subject.EVENTS if left.startswith(EVENT) else Subject.ACTORS,
                left=identify(left),
                right=identify(node.one("kg:right")),
                verdict=Verdict(node.one("kg:verdict")),
                by=node.one("kg:decidedBy"),
                at=datetime.fromisoformat(node.one("prov:generatedAtTime")),
                reason=node.get("rdfs:comment") or "",
                score=None if score is None else float(score),
                article=article,
                event=read_record(record, article) if record and article else None,
            )
        )
    yield from sorted(found, key=lambda j: (j.at, j.left, j.right))


def retelling_quads(leads: dict[str, str]) -> list[ox.Quad]:
    """Return for each retelling (event key) that it tells what another report tells best."""
    retells = term("kg:retells")
    return [
        ox.Quad(mint(EVENT, key), retells, mint(EVENT, lead), STORIES_GRAPH)
        for key, lead in leads.items()
    ]
