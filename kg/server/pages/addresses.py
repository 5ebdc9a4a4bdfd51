"""IRIs of ours as paths of this server, and back."""

from __future__ import annotations

from urllib.parse import quote, unquote

from kg import rdf


def path_of(iri: str) -> str:
    """The path of a node (IRI of ours) on this server."""
    return "/" + iri.removeprefix(rdf.BASE)


def iri_of(path: str) -> str:
    """The IRI of a path, as `kg.rdf` mints it: with the same characters encoded."""
    parts = (quote(unquote(part), safe="") for part in path.lstrip("/").split("/"))
    return rdf.BASE + "/".join(parts)
