"""How much there is of what in a part, and whether it is enough."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from kg.model import Status
from training.parts import Row, own_taxonomy

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


def too_few(articles: list[Row], gold: list[Row], least: dict[str, int]) -> Iterator[str]:
    """One line for everything of which there is less than `least` says."""
    found = counts(articles, gold)
    for name, count in found["items"].items():
        if count < least.get(name, 0):
            yield f"{count} {name}, at least {least[name]} are wanted"
    wanted = {
        "type": TYPES,
        "status": [str(status) for status in Status],
        "subtype": sorted(set(own_taxonomy().subtypes) - NO_SUBTYPES),
    }
    for kind, names in wanted.items():
        for name in names:
            if found[kind][name] < least.get(kind, 0):
                yield f"{found[kind][name]} of {name}, at least {least[kind]} are wanted"
