"""News articles in; a provable, queryable graph of diplomatic events out."""
