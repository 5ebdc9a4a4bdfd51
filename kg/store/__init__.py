"""The store: an Oxigraph database on disk that holds articles, events and actors.

One process writes at a time, and nobody reads meanwhile; any number read together. Who must
read beside a writer opens a `Store.backup` (a tenth of a second, files are linked).
"""

from kg.store.database import QUERIES, Outcome, Store

__all__ = ["QUERIES", "Outcome", "Store"]
