"""Our dev set: write its two files from the marked text, and check what must hold for it.

    python -m training.validate          check; prints what is wrong, exits 1 if anything is
    python -m training.validate --write  write dev.articles.jsonl and dev.gold.jsonl first

The gold has the fields of the public dev sets (``dataset`` says "gsr" so that the same scorer takes
it), and ours beside them: subtype, status, date, attribution, trigger offsets. Acts without a
PLOVER type (denials and what they deny) stand under ``untyped``, which scorers do not read.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from kg.model import Status
from kg.taxonomy import Taxonomy, load_taxonomy
from training.marked import Act, Item, Party, read_marked

ROOT = Path(__file__).parents[1]
CORPUS = ROOT / "training" / "corpus"
PUBLIC = ROOT.parent / "shared" / "gold"
NON_STATES = frozenset({"IGO", "NGO", "MED"})
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()

# What the set must hold at least, so that a score on it means something for every class.
LEAST_ITEMS = 150
LEAST_EMPTY = 15
LEAST_STATUS = 4
LEAST_OF_TYPE = {
    **dict.fromkeys(["ACCUSE", "AGREE", "ASSAULT", "PROTEST", "REJECT", "REQUEST"], 10),
    **dict.fromkeys(["SANCTION", "SUPPORT", "THREATEN"], 10),
    **dict.fromkeys(["AID", "COERCE", "CONCEDE", "CONSULT", "COOPERATE", "MOBILIZE"], 12),
    "RETREAT": 12,
}
# Texts that share a fifth of their four-word runs, or one run of eight words, are too alike.
MOST_ALIKE = 0.2
RUN = 8

Row = dict[str, Any]


def compile_items(items: Iterable[Item], taxonomy: Taxonomy) -> tuple[list[Row], list[Row]]:
    """The lines of the articles file and of the gold file, in the order of the items."""
    articles, gold = [], []
    for number, item in enumerate(items, start=1):
        name = f"kg-dev-{number:03}"
        day = item.day.isoformat()
        articles.append({"id": name, "title": "", "date": day, "url": "", "text": item.text})
        acts = [_event(f"{name}-{n}", act, item.text, taxonomy) for n, act in enumerate(item.acts)]
        gold.append(
            {
                "id": name,
                "dataset": "gsr",
                "corpus": "kg-dev",
                "split": "dev",
                "text": item.text,
                "events": [act for act in acts if act["type16"]],
                "untyped": [act for act in acts if not act["type16"]],
            }
        )
    return articles, gold


def _event(name: str, act: Act, text: str, taxonomy: Taxonomy) -> Row:
    base, mode = taxonomy.fold(act.subtype, act.status)
    return {
        "gold_id": name,
        "root": "YIELD" if base in ("CONCEDE", "RETREAT") else base,
        "type16": base,
        "label": base,
        "mode": mode,
        "reciprocal": act.mutual,
        "sources": [_party(party, text) for party in act.sources],
        "targets": [_party(party, text) for party in act.targets],
        "trigger": " ".join(text[start:end] for start, end in act.trigger),
        "trigger_spans": [list(span) for span in act.trigger],
        "subtype": act.subtype,
        "status": str(act.status),
        "date": act.when
        and {
            "start": act.when.start.isoformat(),
            "end": act.when.end.isoformat(),
            "text": act.when.text,
        },
        "attribution": act.by
        and {"by": [_party(act.by, text)], "cue": act.cue, "quoted": act.quoted},
    }


def _party(party: Party, text: str) -> Row:
    head, _, sector = party.code.partition(".")
    start, end = party.spans[0]
    return {
        "text": text[start:end],
        "spans": [list(span) for span in party.spans],
        "code": (head if head != "-" else "") + sector or None,
        "country": head if head != "-" and head not in NON_STATES else None,
        "org": head if head in NON_STATES else None,
        "sector": sector or None,
    }


def problems(articles: list[Row], gold: list[Row], public: list[str]) -> Iterator[str]:
    """One line for everything that is wrong with the set; nothing when it is in order."""
    yield from _wrong_ids(articles, gold)
    for row in gold:
        for event in row["events"] + row["untyped"]:
            yield from _wrong_event(event, row["text"])
        yield from _told_twice(row)
    yield from _too_few(gold)
    texts = [row["text"] for row in gold]
    yield from _too_alike(texts, public)


def _wrong_ids(articles: list[Row], gold: list[Row]) -> Iterator[str]:
    if [(row["id"], row["text"]) for row in articles] != [(row["id"], row["text"]) for row in gold]:
        yield "the articles and the gold do not hold the same texts in the same order"
    for name, count in Counter(row["id"] for row in gold).items():
        if count > 1:
            yield f"{name}: {count} times"


def _wrong_event(event: Row, text: str) -> Iterator[str]:
    name = event["gold_id"]
    said = event["attribution"]["by"] if event["attribution"] else []
    for party in event["sources"] + event["targets"] + said:
        start, end = party["spans"][0]
        if text[start:end] != party["text"]:
            yield f"{name}: {party['text']!r} does not stand at {start}-{end}"
        for start, end in party["spans"]:
            if not text[start:end].strip() or text[start:end] != text[start:end].strip():
                yield f"{name}: the span {start}-{end} is empty or has blanks at its ends"
    if event["type16"] not in {*LEAST_OF_TYPE, None}:
        yield f"{name}: no event type is called {event['type16']!r}"
    if event["status"] not in set(Status):
        yield f"{name}: no status is called {event['status']!r}"
    if not event["sources"] and not event["targets"]:
        yield f"{name}: nobody takes part"
    if event["reciprocal"] and len(event["sources"]) < 2:
        yield f"{name}: mutual, and fewer than two parties"
    yield from _wrong_date(event)


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
    """Two acts of one type between the same two are one event: no scorer could tell them apart."""
    seen = Counter(
        (event["root"], source["text"], target["text"])
        for event in row["events"]
        for source in event["sources"]
        for target in event["targets"]
    )
    yield from (f"{row['id']}: {key} twice" for key, count in seen.items() if count > 1)


def _too_few(gold: list[Row]) -> Iterator[str]:
    events = [event for row in gold for event in row["events"]]
    if len(gold) < LEAST_ITEMS:
        yield f"{len(gold)} items, at least {LEAST_ITEMS} are wanted"
    empty = sum(not row["events"] for row in gold)
    if empty < LEAST_EMPTY:
        yield f"{empty} items without an event, at least {LEAST_EMPTY} are wanted"
    types = Counter(event["type16"] for event in events)
    for kind, least in LEAST_OF_TYPE.items():
        if types[kind] < least:
            yield f"{types[kind]} of {kind}, at least {least} are wanted"
    statuses = Counter(event["status"] for row in gold for event in row["events"] + row["untyped"])
    for status in Status:
        if statuses[str(status)] < LEAST_STATUS:
            yield f"{statuses[str(status)]} {status} events, at least {LEAST_STATUS} are wanted"


def _too_alike(texts: list[str], public: list[str]) -> Iterator[str]:
    ours = [(text, _runs(text, 4), _runs(text, RUN)) for text in texts]
    theirs = [(text, _runs(text, 4), _runs(text, RUN)) for text in public]
    for n, (text, short, long) in enumerate(ours):
        for other, other_short, other_long in ours[:n] + theirs:
            shared = len(short & other_short) / max(1, len(short | other_short))
            if shared > MOST_ALIKE or long & other_long:
                yield f"too alike: {text[:60]!r} and {other[:60]!r}"


def _runs(text: str, size: int) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[n : n + size]) for n in range(len(words) - size + 1)}


def read_rows(path: Path) -> list[Row]:
    """The JSON objects of a file, one a line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def public_texts(folder: Path = PUBLIC) -> list[str]:
    """The texts of the public dev sets, none where they are not at hand."""
    return [row["text"] for path in sorted(folder.glob("*.gold.jsonl")) for row in read_rows(path)]


def _write_rows(path: Path, rows: list[Row]) -> None:
    lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    path.write_text("".join(lines), encoding="utf-8")


def main(arguments: list[str]) -> int:
    """Check, and write first if asked to; the exit code."""
    articles, gold = compile_items(
        read_marked(CORPUS / "dev.marked.txt"), load_taxonomy(ROOT / "ontology")
    )
    if "--write" in arguments:
        _write_rows(CORPUS / "dev.articles.jsonl", articles)
        _write_rows(CORPUS / "dev.gold.jsonl", gold)
    found = list(problems(articles, gold, public_texts()))
    for line in found:
        print(line)
    events = sum(len(row["events"]) for row in gold)
    print(f"{len(gold)} items, {events} events, {len(found)} problems", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
