"""News articles in; a provable, queryable graph of diplomatic events out."""

__version__ = "0.1.0"
