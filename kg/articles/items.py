"""What comes out of a source, one after the other: articles, and errors that stop no other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date as Date

from kg.articles.head import Doubt, NoDay, Unread
from kg.errors import InputError
from kg.model import Article

Items = Iterator[Article | InputError]


def guarded(where: str, items: Items) -> Items:
    """The items; an error ends this source, not the run."""
    try:
        yield from items
    except InputError as error:
        yield error
    except OSError as error:
        reason = error.strerror or str(error)
        failure = Unread(f"{where}: {reason}", "check the path and its permissions")
        failure.__cause__ = error
        yield failure
    except ValueError as error:  # a path with a NUL in it, a pattern that is none
        yield InputError(f"{where[:80]!r}: {error}", "check the path")


def or_unread(items: Items) -> Items:
    """The items; where no article is among them, the last failure is an `Unread`."""
    is_empty = True
    last: list[InputError] = []  # a failure, held back, and doubts behind it
    for item in items:
        if last and isinstance(item, Doubt):
            last.append(item)
            continue
        yield from last
        last.clear()
        is_empty = is_empty and isinstance(item, InputError)
        if is_empty and isinstance(item, InputError) and not isinstance(item, Doubt):
            last.append(item)
        else:
            yield item
    if last:
        unread = Unread(str(last[0]), last[0].hint)
        unread.__cause__ = last[0].__cause__
        yield from [unread, *last[1:]]


def dated(items: Items, day: Date) -> Items:
    """The items; an article without a date gets this one."""
    for item in items:
        if isinstance(item, NoDay):
            yield Doubt(str(item), f"write YYYYMMDD or YYYY-MM-DD; the article gets the date {day}")
        elif isinstance(item, InputError) or item.date:
            yield item
        else:
            yield replace(item, date=day)
