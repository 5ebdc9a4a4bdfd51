"""The data as two lines of text: JSON, gzip, base64; a script as the last two of these.

The first line holds what filters, links and the first drawing need, the second what is told of
events and articles beyond that, which a page reads when it has been drawn: most of the bytes.
Tables go column by column, which halves what gzip makes of them.
"""

from __future__ import annotations

import base64
import gzip
import itertools
import json
from datetime import date, timedelta
from typing import Any

Column = list[Any] | dict[str, list[Any]]

# Columns of the rows that `kg.page.payload.gather` makes: those of the first line, and the rest.
ARTICLE_DAY, ARTICLE_REST = 2, (0, 1, 3, 4)
EVENT_FIRST, EVENT_REST = (0, 2, 3, 4, 5, 9, 10, 11, 14, 15), (1, 6, 12, 13, 16, 17)
SIDES, OTHERS = (7, 8), 18  # mentions, whose actors alone are in the first line; further reports
SPARE = ("articles", "sentences", "events", "pages")
EPOCH = date(1970, 1, 1)


def pack(data: dict[str, Any]) -> tuple[str, str]:
    """What is drawn first, and the rest; `data` as `kg.page.payload.gather` returns them."""
    articles, events = data["articles"], data["events"]
    sides = [[row[side] for row in events] for side in SIDES]
    others = [row[OTHERS] for row in events]
    first = {
        **{name: value for name, value in data.items() if name not in SPARE},
        "actors": _columns(data["actors"]),
        "days": pack_column([_days(row[ARTICLE_DAY]) for row in articles]),
        "events": [
            *_columns(events, EVENT_FIRST),
            *(pack_column([_actors(mentions) for mentions in side]) for side in sides),
            pack_column([len(other) + 1 for other in others]),
        ],
        "served": "pages" in data,
    }
    rest = {
        "articles": _columns(articles, ARTICLE_REST),
        "sentences": data["sentences"],
        "events": [
            *_columns(events, EVENT_REST),
            *([[mention[1:] for mention in mentions] for mentions in side] for side in sides),
            others,
        ],
        **({"pages": data["pages"]} if "pages" in data else {}),
    }
    return squeeze(_json(first)), squeeze(_json(rest))


def unpack(first: str, rest: str) -> dict[str, Any]:
    """The data of what `pack` returned, as ``static/packed.js`` and ``happening.js`` read them."""
    data, further = _loads(first), _loads(rest)
    *plain, sources, targets, _ = map(unpack_column, data.pop("events"))
    *told, as_sources, as_targets, others = map(unpack_column, further.pop("events"))
    sides = [
        [_mentions(*pair) for pair in zip(*side, strict=True)]
        for side in ((sources, as_sources), (targets, as_targets))
    ]
    columns = dict(zip((*EVENT_FIRST, *EVENT_REST), (*plain, *told), strict=True))
    columns |= {**dict(zip(SIDES, sides, strict=True)), OTHERS: others}
    papers = dict(zip(ARTICLE_REST, map(unpack_column, further.pop("articles")), strict=True))
    papers[ARTICLE_DAY] = [_date(day) for day in unpack_column(data.pop("days"))]
    del data["served"]
    return {
        **data,
        **further,
        "actors": _rows([unpack_column(column) for column in data["actors"]]),
        "articles": _rows([papers[number] for number in sorted(papers)]),
        "events": _rows([columns[number] for number in sorted(columns)]),
    }


def squeeze(text: str) -> str:
    """A text in gzip and base64; a fixed time stamp keeps equal pages equal."""
    return base64.b64encode(gzip.compress(text.encode("utf-8"), 9, mtime=0)).decode("ascii")


def pack_column(values: list[Any]) -> Column:
    """Whole numbers as steps from one to the next where these are shorter, few words by number."""
    if all(type(value) is int for value in values):
        steps = [after - before for before, after in zip((0, *values), values, strict=False)]
        return {"steps": steps} if len(_json(steps)) < len(_json(values)) else values
    if not all(value is None or isinstance(value, str | int | float) for value in values):
        return values
    known: dict[tuple[type, Any], int] = {}  # 1 and 1.0 are not the same text
    at = [known.setdefault((type(value), value), len(known)) for value in values]
    few = 4 * len(known) <= len(values)
    return {"of": [value for _, value in known], "at": at} if few else values


def unpack_column(column: Column) -> list[Any]:
    """The values of what `pack_column` returned."""
    if isinstance(column, list):
        return column
    if "steps" in column:
        return list(itertools.accumulate(column["steps"]))
    return [column["of"][number] for number in column["at"]]


def _columns(rows: list[list[Any]], numbers: tuple[int, ...] | None = None) -> list[Column]:
    """A list a column, of those asked for; of all without ``numbers``."""
    wanted = range(len(rows[0]) if rows else 0) if numbers is None else numbers
    return [pack_column([row[number] for row in rows]) for number in wanted]


def _rows(columns: list[list[Any]]) -> list[list[Any]]:
    return [list(row) for row in zip(*columns, strict=True)]


def _actors(mentions: list[list[Any]]) -> int | list[int]:
    """The numbers of who is mentioned; most often it is one."""
    numbers = [mention[0] for mention in mentions]
    return numbers[0] if len(numbers) == 1 else numbers


def _mentions(actors: int | list[int], told: list[list[Any]]) -> list[list[Any]]:
    numbers = [actors] if isinstance(actors, int) else actors
    return [[number, *rest] for number, rest in zip(numbers, told, strict=True)]


def _days(iso: str | None) -> int | None:
    return None if iso is None else (date.fromisoformat(iso) - EPOCH).days


def _date(days: int | None) -> str | None:
    return None if days is None else (EPOCH + timedelta(days=days)).isoformat()


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=True, separators=(",", ":"))


def _loads(text: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(gzip.decompress(base64.b64decode(text)))
    return data
