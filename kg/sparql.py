"""SPARQL texts: what a named query's header says, what a result looks like."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from html import escape
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from kg.errors import ConfigError, QueryError

if TYPE_CHECKING:
    import pandas

QUERIES = Path(__file__).parent / "queries"  # the named ones; below, those that kg asks itself
_SHOWN = 100  # rows in a notebook

Value = str | int | float | bool | date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """What a named query takes; ``kind`` is actor, type, status, date, number or text.

    It is bound to the ``variable``: a column of the answer that has the parameter's name, or one
    that is not shown, where the column need not be what was given. ``acting`` says that who acts
    for an actor may count for it; ``last`` that the variable is no more than compared.
    """

    name: str
    kind: str
    variable: str
    default: str | None = None
    required: bool = False
    acting: bool = False
    last: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedQuery:
    """A query of ``kg/queries`` or below: its text, and what its header comments say."""

    name: str
    title: str
    text: str
    parameters: tuple[Parameter, ...] = ()
    example: str = ""


def load_named_queries() -> Mapping[str, NamedQuery]:
    """Return the named queries, sorted by name."""
    return _load(QUERIES)


def load_checks() -> Mapping[str, NamedQuery]:
    """Return the queries that find what is wrong; the title is the rule that a row breaks."""
    return _load(QUERIES / "checks")


def load_internal(name: str) -> str:
    """Return the text of a query that `kg` asks for its own use; people do not see these."""
    return _load(QUERIES / "internal")[name].text


@cache
def _load(folder: Path) -> Mapping[str, NamedQuery]:
    """Read a folder's queries once; nobody may change what all share."""
    found = {path.stem: _parse_named(path) for path in sorted(folder.glob("*.rq"))}
    return MappingProxyType(found)


def _parse_named(path: Path) -> NamedQuery:
    text = path.read_text(encoding="utf-8")
    header = re.findall(r"^# (title|param|example): (.*)$", text, re.MULTILINE)
    parameters = []
    for key, value in header:
        if key == "param":
            words, _, default = (part.strip() for part in value.partition("="))
            name, kind, *flags = words.split()
            parameters.append(
                Parameter(
                    name=name,
                    kind=kind,
                    variable=next((flag[1:] for flag in flags if flag.startswith("?")), name),
                    default=default or None,
                    required="required" in flags,
                    acting="acting" in flags,
                    last="last" in flags,
                )
            )
    title = next((value for key, value in header if key == "title"), path.stem)
    example = next((value for key, value in header if key == "example"), "")
    return NamedQuery(
        name=path.stem, title=title, text=text, parameters=tuple(parameters), example=example
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """A query's answer. ``kind`` is select, ask or graph.

    ``rows`` holds Python values (IRIs and plain literals are str, dates are date, unbound is
    None); for ask one row with a bool, for graph one row a triple in N-Triples syntax.
    ``document`` is the SPARQL JSON answer, or the graph in Turtle with the prefixes of kg.
    """

    kind: str
    variables: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    document: str = field(repr=False, default="")

    def __iter__(self) -> Iterator[tuple[Value, ...]]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def without(self, names: Collection[str]) -> Result:
        """Return a table without some columns."""
        if self.kind != "select" or not set(names) & set(self.variables):
            return self
        kept = [n for n, name in enumerate(self.variables) if name not in names]
        data = json.loads(self.document)
        data["head"]["vars"] = [self.variables[n] for n in kept]
        for row in data["results"]["bindings"]:
            for name in names:
                row.pop(name, None)
        return Result(
            kind=self.kind,
            variables=tuple(self.variables[n] for n in kept),
            rows=tuple(tuple(row[n] for n in kept) for row in self.rows),
            document=json.dumps(data, ensure_ascii=False),
        )

    @classmethod
    def of(cls, variables: Sequence[str], rows: Iterable[Sequence[str | int]]) -> Result:
        """Return a table of IRIs and whole numbers."""
        kept = tuple(map(tuple, rows))
        cells = [dict(zip(variables, map(_cell, row), strict=True)) for row in kept]
        data = {"head": {"vars": list(variables)}, "results": {"bindings": cells}}
        return cls(kind="select", variables=tuple(variables), rows=kept, document=json.dumps(data))

    def first(self, count: int) -> Result:
        """Return a table with no more than its first rows."""
        data = json.loads(self.document)
        data["results"]["bindings"] = data["results"]["bindings"][:count]
        document = json.dumps(data, ensure_ascii=False)
        return replace(self, rows=self.rows[:count], document=document)

    def beside(self, texts: Mapping[str, Sequence[str | None]]) -> Result:
        """Return a table with columns of texts behind its own, a text for each row."""
        data = json.loads(self.document)
        data["head"]["vars"] += texts
        for n, row in enumerate(data["results"]["bindings"]):
            told = ((name, column[n]) for name, column in texts.items())
            row |= {name: {"type": "literal", "value": text} for name, text in told if text}
        return Result(
            kind=self.kind,
            variables=(*self.variables, *texts),
            rows=tuple(zip(*zip(*self.rows, strict=True), *texts.values(), strict=True)),
            document=json.dumps(data, ensure_ascii=False),
        )

    def serialise(self, format: str) -> str:
        """Return the answer as json, csv or tsv, and a graph as ttl or nt."""
        if self.kind == "graph":
            if format == "ttl":
                return self.document
            if format == "nt":
                return "".join(f"{' '.join(map(str, row))} .\n" for row in self.rows)
            raise QueryError(f"a graph cannot be written as {format}", "use ttl or nt")
        if format == "json":
            return self.document
        if format == "csv":
            return self._csv()
        if format == "tsv":
            return self._tsv()
        raise QueryError(f"a table cannot be written as {format}", "use json, csv or tsv")

    def to_pandas(self) -> pandas.DataFrame:
        """Return the rows as a data frame; ConfigError when pandas is not installed."""
        return data_frame(self.rows, self.variables)

    def _repr_html_(self) -> str:
        """Return a table for notebooks: the first rows, and how many there are."""
        head = "".join(f"<th>{escape(name)}</th>" for name in self.variables)
        lines = (
            "".join(f"<td>{'' if value is None else escape(str(value))}</td>" for value in row)
            for row in self.rows[:_SHOWN]
        )
        body = "".join(f"<tr>{line}</tr>" for line in lines)
        rest = f"<p>{_SHOWN} of {len(self)} rows</p>" if len(self) > _SHOWN else ""
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{rest}"

    def _cells(self) -> list[list[dict[str, str] | None]]:
        data = json.loads(self.document)
        if self.kind == "ask":
            return [[{"type": "literal", "value": str(data["boolean"]).lower()}]]
        return [[row.get(name) for name in self.variables] for row in data["results"]["bindings"]]

    def _csv(self) -> str:
        out = io.StringIO()
        table = csv.writer(out, lineterminator="\r\n")
        table.writerow(self.variables)
        table.writerows([cell["value"] if cell else "" for cell in row] for row in self._cells())
        return out.getvalue()

    def _tsv(self) -> str:
        lines = ["\t".join(f"?{name}" for name in self.variables)]
        lines += ["\t".join(_tsv_cell(cell) for cell in row) for row in self._cells()]
        return "\n".join(lines) + "\n"


def data_frame(rows: Iterable[Sequence[object]], columns: Iterable[str]) -> pandas.DataFrame:
    """Return rows as a data frame; ConfigError when pandas is not installed."""
    try:
        import pandas
    except ImportError:
        raise ConfigError("pandas is not installed", "pip install pandas") from None
    return pandas.DataFrame(list(rows), columns=list(columns))


_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})


def _tsv_cell(cell: dict[str, str] | None) -> str:
    if cell is None:
        return ""
    if cell["type"] == "uri":
        return f"<{cell['value']}>"
    if cell["type"] == "bnode":
        return f"_:{cell['value']}"
    text = f'"{cell["value"].translate(_ESCAPES)}"'
    if "xml:lang" in cell:
        return f"{text}@{cell['xml:lang']}"
    return f"{text}^^<{cell['datatype']}>" if "datatype" in cell else text


def _cell(value: str | int) -> dict[str, str]:
    """An IRI or a whole number as a cell of a SPARQL JSON answer."""
    if isinstance(value, str):
        return {"type": "uri", "value": value}
    integer = "http://www.w3.org/2001/XMLSchema#integer"
    return {"type": "literal", "value": str(value), "datatype": integer}


def python_value(cell: dict[str, str] | None) -> Value:
    """Return a cell of a SPARQL JSON answer as a Python value."""
    if cell is None:
        return None
    value, datatype = cell["value"], cell.get("datatype", "").rsplit("#", 1)[-1]
    try:
        if datatype == "integer":
            return int(value)
        if datatype in ("double", "decimal", "float"):
            return float(value)
        if datatype == "date":
            return date.fromisoformat(value)
    except ValueError:
        return value
    return value == "true" if datatype == "boolean" else value
