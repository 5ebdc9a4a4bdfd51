"""Marked texts → the lines of a part's articles file and of its gold file.

The gold has the fields of the public dev sets (``dataset`` says "gsr" so that the same scorer takes
it), and ours beside them: mentions, subtype, status, date, attribution, trigger offsets. Acts without
a PLOVER type (denials and what they deny) stand under ``untyped``, which scorers do not read.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kg.errors import ConfigError
from kg.taxonomy import Taxonomy
from training.codes import sectors
from training.marked import Act, Item, MarkError, Party
from training.parts import Row, items_of

NON_STATES = frozenset({"IGO", "NGO", "MED"})


def compile_part(
    part: str, files: Iterable[Path], taxonomy: Taxonomy
) -> tuple[list[Row], list[Row]]:
    """The lines of a part's articles file and of its gold file, in the order of the items."""
    return compile_items(items_of(files), taxonomy, part)


def compile_items(
    items: Iterable[Item], taxonomy: Taxonomy, part: str = "dev"
) -> tuple[list[Row], list[Row]]:
    """The lines of the articles file and of the gold file, in the order of the items.

    MarkError for a subtype that the ontology lacks.
    """
    articles, gold = [], []
    for number, item in enumerate(items, start=1):
        name = f"kg-{part}-{number:0{3 if part == 'dev' else 4}}"
        day = item.day.isoformat()
        articles.append(
            {"id": name, "title": item.title, "date": day, "url": "", "text": item.text}
        )
        acts = _events(name, item, taxonomy)
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


def _events(name: str, item: Item, taxonomy: Taxonomy) -> list[Row]:
    try:
        return [_event(f"{name}-{n}", a, item.text, taxonomy) for n, a in enumerate(item.acts)]
    except ConfigError as error:
        raise MarkError(f"{item.where}: {error}") from error


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
    if head in sectors() and head not in NON_STATES:  # a sector alone: of no state that is told
        head, sector = "-", head
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
