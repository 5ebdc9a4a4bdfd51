"""Everything that `kg` raises on purpose.

KgError
├── InputError         an article, a file or a date that cannot be read
├── OutputError        a file that cannot be written
├── ConfigError        a setting or a data file of ours that is wrong
├── QueryError         a SPARQL text or a named query that cannot run
│   └── RefusedError   a query that would write, or leave this machine
├── StoreError         a store that cannot be opened, read or written
└── MissingModelError  the weights are not where they should be

Each carries one line that says what, where, and (``hint``) what to do.
"""

from __future__ import annotations


class KgError(Exception):
    """One line for the user, and a hint."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.hint = hint

    @property
    def line(self) -> str:
        """What is wrong and what to do, in one line."""
        return f"{self}; {self.hint}" if self.hint else str(self)


class InputError(KgError):
    """Something that was handed in cannot be read."""


class OutputError(KgError):
    """A file cannot be written."""


class ConfigError(KgError):
    """A setting, or a data file in ``ontology/`` or ``seeds/``, is wrong."""


class QueryError(KgError):
    """A query cannot run."""


class RefusedError(QueryError):
    """A query would write, or reach out of this machine."""


class StoreError(KgError):
    """The store cannot be opened, read or written."""


class MissingModelError(KgError):
    """The language model's files are missing or damaged."""
