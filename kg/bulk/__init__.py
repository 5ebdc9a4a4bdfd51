"""Articles by the million: shards made side by side, loaded into a store, pushed to a server."""

from kg.bulk.cutting import SIZE
from kg.bulk.engines import dask, here, local
from kg.bulk.extracting import Run, extract_shards
from kg.bulk.loading import Loaded, load, made_otherwise
from kg.bulk.manifest import Manifest, read_manifest
from kg.bulk.pushing import Pushed, push_shards, push_store

__all__ = [
    "SIZE",
    "Loaded",
    "Manifest",
    "Pushed",
    "Run",
    "dask",
    "extract_shards",
    "here",
    "load",
    "local",
    "made_otherwise",
    "push_shards",
    "push_store",
    "read_manifest",
]
