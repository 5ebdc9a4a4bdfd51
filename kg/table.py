"""Reports as a table for other programs: a row a report, several actors in one cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.model import Event, Mention, Report
from kg.network import event_score
from kg.shown import parties
from kg.taxonomy import Taxonomy

COLUMNS = (
    "event", "article", "begin", "end", "granularity", "basis", "source_ids", "sources",
    "target_ids", "targets", "mutual", "event_type", "mode", "subtype", "cameo", "status",
    "score", "confidence", "venue", "reported_by", "trigger", "sentence", "title", "publisher",
    "published", "url",
)  # fmt: skip
DATES = ("begin", "end", "published")  # the columns that hold days
PLACE_COLUMNS = ("story", "reports")  # after these, where stories are known; see `Place`


def event_table(reports: Iterable[Report], taxonomy: Taxonomy) -> Iterator[list[object]]:
    """Rows with `COLUMNS`; several actors have "; " between them."""
    return (_row(report, taxonomy) for report in reports)


def _row(report: Report, taxonomy: Taxonomy) -> list[object]:
    event, article = report.event, report.article
    begin, end = report.days
    when, said = event.date, event.attribution
    return [
        event.id, article.id, begin, end, str(when.granularity) if when else "",
        str(when.basis) if when else "publication", _ids(event.sources), _names(event.sources),
        _ids(event.targets), _names(event.targets), event.reciprocal,
        event.event_type, event.mode, event.subtype, event.cameo, str(event.status),
        event_score(event, taxonomy), event.confidence,
        _names((event.venue,)) if event.venue else "", _names(said.by) if said else "",
        event.trigger.text, event.sentence.text, article.title, article.publisher,
        article.date, article.url,
    ]  # fmt: skip


def _ids(mentions: Iterable[Mention]) -> str:
    return "; ".join(mention.actor or "" for mention in parties(mentions))


def _names(mentions: Iterable[Mention]) -> str:
    return "; ".join(mention.shown for mention in parties(mentions))


MENTION_COLUMNS = (
    "event", "article", "place", "number", "text", "span_start", "span_end", "kind", "name",
    "role", "actor", "label", "country", "sector", "ground",
)  # fmt: skip


def mention_table(events: Iterable[Event]) -> Iterator[list[object]]:
    """Rows with `MENTION_COLUMNS`: all who are named in some events; ``number`` counts in a place.

    A place is source, target, venue or by (who says so).
    """
    for event in events:
        for place, mentions in event.mentions():
            for number, m in enumerate(mentions):
                yield [
                    event.id, event.article, place, number, m.text, m.start, m.end, str(m.kind),
                    m.name, m.role, m.actor, m.label, m.country, m.sector, m.ground,
                ]  # fmt: skip
