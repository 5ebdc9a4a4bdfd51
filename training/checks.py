"""What must hold for every event of the gold, and for the ids of a part."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

from kg.model import Status
from training.codes import sectors, states
from training.counts import TYPES
from training.parts import Row

WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def wrong_events(gold: list[Row]) -> Iterator[str]:
    """What is wrong with single events, whatever else is in the part."""
    for row in gold:
        for party in row["mentions"]:
            yield from _wrong_party(row["id"], party, row["text"])
            yield from _wrong_code(row["id"], party)
        for event in row["events"] + row["untyped"]:
            yield from _wrong_event(event, row["text"])
        yield from _told_twice(row)


def wrong_ids(articles: list[Row], gold: list[Row]) -> Iterator[str]:
    """Texts and ids that the two files of a part do not share, and ids that are there twice."""
    if [(row["id"], row["text"]) for row in articles] != [(row["id"], row["text"]) for row in gold]:
        yield "the articles and the gold do not hold the same texts in the same order"
    for name, count in Counter(row["id"] for row in gold).items():
        if count > 1:
            yield f"{name}: {count} times"


def _wrong_event(event: Row, text: str) -> Iterator[str]:
    name = event["gold_id"]
    said = event["attribution"]["by"] if event["attribution"] else []
    for party in event["sources"] + event["targets"] + said:
        yield from _wrong_party(name, party, text)
    if event["type16"] not in {*TYPES, None}:
        yield f"{name}: no event type is called {event['type16']!r}"
    if event["status"] not in set(Status):
        yield f"{name}: no status is called {event['status']!r}"
    if not event["sources"] and not event["targets"]:
        yield f"{name}: nobody takes part"
    if event["reciprocal"] and len(event["sources"]) < 2:
        yield f"{name}: mutual, and fewer than two parties"
    yield from _wrong_date(event)


def _wrong_party(name: str, party: Row, text: str) -> Iterator[str]:
    start, end = party["spans"][0]
    if text[start:end] != party["text"]:
        yield f"{name}: {party['text']!r} does not stand at {start}-{end}"
    for start, end in party["spans"]:
        if not text[start:end].strip() or text[start:end] != text[start:end].strip():
            yield f"{name}: the span {start}-{end} is empty or has blanks at its ends"


def _wrong_code(name: str, party: Row) -> Iterator[str]:
    """Countries and sectors that neither the seeds nor CAMEO's actor codebook have."""
    if party["country"] and party["country"] not in states():
        yield f"{name}: no state of {party['text']!r} has the code {party['country']!r}"
    if party["sector"] and party["sector"] not in sectors():
        yield f"{name}: no sector of {party['text']!r} is called {party['sector']!r}"


def _wrong_date(event: Row) -> Iterator[str]:
    when = event["date"]
    if when is None:
        return
    if when["start"] > when["end"]:
        yield f"{event['gold_id']}: ends before it begins"
    named = set(re.findall("|".join(WEEKDAYS), when["text"]))
    if named and WEEKDAYS[date.fromisoformat(when["start"]).weekday()] not in named:
        yield f"{event['gold_id']}: {when['start']} is no {'/'.join(sorted(named))}"


def _told_twice(row: Row) -> Iterator[str]:
    """Acts of one type between the same two on one day are one event: no scorer tells them apart.

    In an article a type may come again: another subtype, status or day makes another event there.
    """
    more = "\n" in row["text"]
    seen = Counter(
        (
            event["root"], source["text"], target["text"],
            *((str(event["date"]), event["status"], event["subtype"]) if more else ()),
        )
        for event in row["events"]
        for source in event["sources"]
        for target in event["targets"]
    )  # fmt: skip
    yield from (f"{row['id']}: {key} twice" for key, count in seen.items() if count > 1)
