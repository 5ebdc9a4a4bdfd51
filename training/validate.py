"""Our corpus: write its JSON lines from the marked texts, and check what must hold for it.

    python -m training.validate          check; prints what is wrong, exits 1 if anything is
    python -m training.validate --write  write the articles and gold files first
    python -m training.validate FILE...  check these marked files alone and count what is in them

A part is "train", "held" (kept back: for decisions), "dev" (for reading errors) or "twice" (texts
of the others annotated again by somebody else). The gold has the fields of the public dev sets
(``dataset`` says "gsr" so that the same scorer takes it), and ours beside them: mentions, subtype,
status, date, attribution, trigger offsets. Acts without a PLOVER type (denials and what they deny)
stand under ``untyped``, which scorers do not read.
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
from training.marked import Act, Item, MarkError, Party, read_marked

ROOT = Path(__file__).parents[1]
CORPUS = ROOT / "training" / "corpus"
PUBLIC = ROOT.parent / "shared" / "gold"
PARTS = ("dev", "held", "train")
NON_STATES = frozenset({"IGO", "NGO", "MED"})
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
SENTENCE = re.compile(r"(?<=[.!?\u201d\"])\s+(?=[\"\u201cA-Z])|\n+")

# What a part must hold at least, so that a score on it means something for every class.
TYPES = (
    "ACCUSE AGREE AID ASSAULT COERCE CONCEDE CONSULT COOPERATE MOBILIZE PROTEST REJECT REQUEST "
    "RETREAT SANCTION SUPPORT THREATEN"
).split()
LEAST: dict[str, dict[str, int]] = {
    "dev": {"items": 150, "empty": 15, "type": 10, "status": 4},
    "held": {"items": 300, "articles": 15, "empty": 20, "type": 20, "status": 10, "subtype": 2},
    "train": {
        "items": 2500, "sentences": 3000, "articles": 130, "empty": 200, "type": 150,
        "status": 60, "subtype": 40,
    },
}  # fmt: skip
NO_SUBTYPES = frozenset({"vote"})  # for or against is nearly always said
# Texts that share a fifth of their four-word runs, or one run of eight words, are too alike.
MOST_ALIKE = 0.2
RUN = 8

Row = dict[str, Any]


def marked_files(part: str, corpus: Path = CORPUS) -> list[Path]:
    """The marked files of a part: ``dev.marked.txt``, ``train-1.marked.txt`` and so on."""
    found = corpus.glob(f"{part}*.marked.txt")
    return sorted(found, key=lambda path: (len(path.name), path.name))  # 2 before 10


def compile_part(
    part: str, files: Iterable[Path], taxonomy: Taxonomy
) -> tuple[list[Row], list[Row]]:
    """The lines of a part's articles file and of its gold file, in the order of the items."""
    items = [item for path in files for item in read_marked(path)]
    return compile_items(items, taxonomy, part)


def compile_items(
    items: Iterable[Item], taxonomy: Taxonomy, part: str = "dev"
) -> tuple[list[Row], list[Row]]:
    """The lines of the articles file and of the gold file, in the order of the items."""
    articles, gold = [], []
    for number, item in enumerate(items, start=1):
        name = f"kg-{part}-{number:0{3 if part == 'dev' else 4}}"
        day = item.day.isoformat()
        articles.append(
            {"id": name, "title": item.title, "date": day, "url": "", "text": item.text}
        )
        acts = [_event(f"{name}-{n}", act, item.text, taxonomy) for n, act in enumerate(item.acts)]
        gold.append(
            {
                "id": name,
                "dataset": "gsr",
                "corpus": f"kg-{part}",
                "split": part,
                "text": item.text,
                "mentions": [_party(party, item.text) for party in item.parties],
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
        "again": [list(span) for span in act.again],
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
        "venue": act.venue or None,
        "initiator": act.initiator and _party(act.initiator, text),
    }


def _party(party: Party, text: str) -> Row:
    head, _, sector = party.code.partition(".")
    start, end = party.spans[0]
    return {
        "key": party.key,
        "text": text[start:end],
        "spans": [list(span) for span in party.spans],
        "code": (head if head != "-" else "") + sector or None,
        "country": head if head != "-" and head not in NON_STATES else None,
        "org": head if head in NON_STATES else None,
        "sector": sector or None,
    }


def problems(
    articles: list[Row], gold: list[Row], public: list[str], part: str = "dev"
) -> Iterator[str]:
    """One line for everything that is wrong with a part; nothing when it is in order."""
    yield from _wrong_ids(articles, gold)
    yield from wrong_events(gold)
    yield from _too_few(articles, gold, LEAST[part])
    yield from too_alike([row["text"] for row in gold], public)


def wrong_events(gold: list[Row]) -> Iterator[str]:
    """What is wrong with single events, whatever else is in the part."""
    for row in gold:
        for party in row["mentions"]:
            yield from _wrong_party(row["id"], party, row["text"])
        for event in row["events"] + row["untyped"]:
            yield from _wrong_event(event, row["text"])
        yield from _told_twice(row)


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


def counts(articles: list[Row], gold: list[Row]) -> dict[str, Counter[str]]:
    """How much there is of what: items, articles, sentences; events by type, subtype, status."""
    acts = [event for row in gold for event in row["events"] + row["untyped"]]
    return {
        "items": Counter(
            items=len(gold),
            articles=sum(bool(row["title"]) for row in articles),
            sentences=sum(len(SENTENCE.split(row["text"].strip())) for row in gold),
            empty=sum(not row["events"] for row in gold),
        ),
        "type": Counter(event["type16"] for event in acts if event["type16"]),
        "status": Counter(event["status"] for event in acts),
        "subtype": Counter(event["subtype"] for event in acts),
    }


def _too_few(articles: list[Row], gold: list[Row], least: dict[str, int]) -> Iterator[str]:
    found = counts(articles, gold)
    for name, count in found["items"].items():
        if count < least.get(name, 0):
            yield f"{count} {name}, at least {least[name]} are wanted"
    wanted = {
        "type": TYPES,
        "status": [str(status) for status in Status],
        "subtype": sorted(set(load_taxonomy(ROOT / "ontology").subtypes) - NO_SUBTYPES),
    }
    for kind, names in wanted.items():
        for name in names:
            if found[kind][name] < least.get(kind, 0):
                yield f"{found[kind][name]} of {name}, at least {least[kind]} are wanted"


def too_alike(texts: list[str], public: list[str]) -> Iterator[str]:
    """Pairs of texts that say nearly the same, among `texts` or with one of `public`."""
    everything = public + texts
    short, long = ([_runs(text, size) for text in everything] for size in (4, RUN))
    holders: dict[tuple[str, ...], list[int]] = {}
    for n, text in enumerate(everything):
        common = Counter(other for run in short[n] for other in holders.get(run, ()))
        for other, shared in common.items():
            union = len(short[n]) + len(short[other]) - shared
            if n >= len(public) and (shared > MOST_ALIKE * union or long[n] & long[other]):
                yield f"too alike: {text[:60]!r} and {everything[other][:60]!r}"
        for run in short[n]:
            holders.setdefault(run, []).append(n)


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


def _check_files(files: list[Path], taxonomy: Taxonomy) -> list[str]:
    articles, gold = compile_part("files", files, taxonomy)
    for kind, number in counts(articles, gold).items():
        print(kind, "  ".join(f"{name} {count}" for name, count in sorted(number.items())))
    found = counts(articles, gold)["subtype"]
    missing = sorted(set(taxonomy.subtypes) - NO_SUBTYPES - set(found))
    print("without an event yet:", " ".join(missing) or "none")
    return [
        *wrong_events(gold),
        *too_alike([row["text"] for row in gold], public_texts()),
    ]


def main(arguments: list[str]) -> int:
    """Check, and write first if asked to; the exit code."""
    taxonomy = load_taxonomy(ROOT / "ontology")
    files = [Path(name) for name in arguments if not name.startswith("-")]
    found: list[str] = []
    try:
        if files:
            found = _check_files(files, taxonomy)
        for part in () if files else PARTS:
            articles, gold = compile_part(part, marked_files(part), taxonomy)
            if "--write" in arguments:
                _write_rows(CORPUS / f"{part}.articles.jsonl", articles)
                _write_rows(CORPUS / f"{part}.gold.jsonl", gold)
            found += problems(articles, gold, public_texts(), part)
            print(f"{part}: {len(gold)} items", file=sys.stderr)
    except MarkError as error:
        found = [str(error)]
    for line in found:
        print(line)
    print(f"{len(found)} problems", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
