"""The store: an Oxigraph database on disk that holds articles, events and actors.

One process writes at a time, and nobody reads meanwhile; any number read together. Who must
read beside a writer opens a `Store.backup` (a tenth of a second, files are linked), or, when the
writer is another process, a `snapshot`.
"""

from kg.store.asking import Dataset
from kg.store.database import GENERATOR, Outcome, Store
from kg.store.merging import merge
from kg.store.reader import Reader
from kg.store.restoring import copied, restore
from kg.store.snapshots import Fingerprint, fingerprint, snapshot
from kg.store.versions import migrate

__all__ = [
    "GENERATOR",
    "Dataset",
    "Fingerprint",
    "Outcome",
    "Reader",
    "Store",
    "copied",
    "fingerprint",
    "merge",
    "migrate",
    "restore",
    "snapshot",
]
