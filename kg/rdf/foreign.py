"""rdflib's side: its datasets and graphs, without what it warns of that is its own."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import rdflib


def parse_dataset(lines: bytes) -> rdflib.Dataset:
    """Return the quads of N-Quads as a dataset of rdflib."""
    import rdflib

    dataset = rdflib.Dataset()
    with quietly():
        dataset.parse(data=lines, format="nquads")
    return dataset


def merge_graphs(dataset: rdflib.Dataset) -> rdflib.Graph:
    """Return the triples of all graphs together."""
    import rdflib

    merged = rdflib.Graph()
    for subject, predicate, value, _ in dataset.quads():
        merged.add((subject, predicate, value))
    return merged


@contextmanager
def quietly() -> Iterator[None]:
    """Without the warnings for what rdflib, or what builds on it, calls though it is deprecated."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        yield
