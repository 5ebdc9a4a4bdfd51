"""Rows as Parquet, for pandas, Polars, DuckDB and Spark; needs the extra ``cluster``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from kg.files import writing_bytes
from kg.table import DATES

if TYPE_CHECKING:
    import pyarrow

_KINDS = {
    **dict.fromkeys(DATES, "date32"),
    **dict.fromkeys(("number", "span_start", "span_end"), "int32"),
    **dict.fromkeys(("score", "confidence"), "float64"),
    "mutual": "bool_",
}  # all others are texts
_GROUP = 10_000  # rows written together


class Table:
    """A Parquet file that is filled row by row."""

    def __init__(self, columns: Sequence[str], out: BinaryIO) -> None:
        import pyarrow as pa
        from pyarrow.parquet import ParquetWriter

        kinds = [getattr(pa, _KINDS.get(name, "string"))() for name in columns]
        self._schema: pyarrow.Schema = pa.schema(list(zip(columns, kinds, strict=True)))
        self._writer = ParquetWriter(out, self._schema, compression="zstd")
        self._rows: list[Sequence[object]] = []

    def add(self, rows: Iterable[Sequence[object]]) -> None:
        """Add rows."""
        self._rows += rows
        if len(self._rows) >= _GROUP:
            self._write()

    def _write(self) -> None:
        import pyarrow as pa

        columns = list(zip(*self._rows, strict=True)) or [()] * len(self._schema)
        arrays = [pa.array(c, f.type) for c, f in zip(columns, self._schema, strict=True)]
        self._writer.write_batch(pa.record_batch(arrays, schema=self._schema))
        self._rows = []

    def close(self) -> None:
        """Write what is left, and the end of the file."""
        if self._rows:
            self._write()
        self._writer.close()


@contextmanager
def writing_table(path: Path, columns: Sequence[str]) -> Iterator[Table]:
    """A Parquet file that appears when it is whole."""
    with writing_bytes(path) as out:
        table = Table(columns, out)
        try:
            yield table
        finally:
            table.close()
