"""Events as rows of a table: who did what to whom, when, and who says so."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from kg.days import since_unit, told_only
from kg.model import Article, Basis, Event, Granularity, Report, Story
from kg.shown import parties, show_act

if TYPE_CHECKING:
    from kg.taxonomy import Taxonomy

COLUMNS = ("date", "who", "what", "whom", "status", "confidence", "source", "sentence")
TOLD = (*COLUMNS[:5], "reports", *COLUMNS[5:])


def event_row(report: Report, taxonomy: Taxonomy) -> dict[str, Any]:
    """Return a row with `COLUMNS` and, for data formats, the ids and codes behind them."""
    event, article = report.event, report.article
    said, sources, targets = event.attribution, parties(event.sources), parties(event.targets)
    return {
        "date": show_date(event, article),
        "who": [mention.shown for mention in sources],
        "what": show_act(event, taxonomy),
        "whom": [mention.shown for mention in targets],
        "status": str(event.status),
        "source": _source(article),
        "sentence": " ".join(event.sentence.text.split()),
        "begin": event.date.start.isoformat() if event.date else None,
        "end": event.date.end.isoformat() if event.date else None,
        "basis": str(event.date.basis) if event.date else None,
        "mutual": event.reciprocal,
        "type": event.event_type,
        "subtype": event.subtype,
        "who_ids": [mention.actor or "" for mention in sources],
        "whom_ids": [mention.actor or "" for mention in targets],
        "said_by": [mention.shown for mention in parties(said.by)] if said else [],
        "confidence": event.confidence,
        "title": article.title,
        "published": article.date.isoformat() if article.date else None,
        "url": article.url,
        "article": article.id,
        "event": event.id,
    }


def event_rows(reports: Iterable[Report], taxonomy: Taxonomy) -> list[dict[str, Any]]:
    """Return a row for each event."""
    return [event_row(report, taxonomy) for report in reports]


def story_rows(stories: Iterable[Story], taxonomy: Taxonomy) -> list[dict[str, Any]]:
    """Return a row for each story: that of its lead, with how many tell it, and who else."""
    rows = []
    for story in stories:
        others = [_source(report.article) for report in story.reports[1:]]
        statuses = (str(report.event.status) for report in (*story.reports, *story.besides))
        days = {show_date(r.event, r.article) for r in story.reports if r.event.date}
        rows.append(
            {
                **event_row(story.lead, taxonomy),
                "status": "; ".join(dict.fromkeys(statuses)),
                "reports": len(story.reports),
                "also": list(dict.fromkeys(others)),
                "days": sorted(days),
                "disagree": len(_exact_days(story)) > 1,
                "events": [report.event.id for report in story.reports],
            }
        )
    return sorted(rows, key=lambda row: row["begin"] or row["published"] or "")


def _exact_days(story: Story) -> set[date]:
    """The days that the reports of a story name as its day."""
    told = [r.event for r in story.reports if not told_only(r.event)]
    dates = [e.date for e in told if e.date and e.date.basis is not Basis.PUBLICATION]
    return {when.start for when in dates if when.start == when.end}


def mark_disagreeing(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the rows with a star behind the day where the reports name several."""
    return [{**r, "date": f"{r['date']}*"} if r["disagree"] else r for r in rows]


def _source(article: Article) -> str:
    """Where an article can be looked up, as `kg articles` tells it too: its address first."""
    return article.url or article.publisher or article.title or article.id


def show_date(event: Event, article: Article) -> str:
    """Return an event's date no finer than it is known: "2015-03", "since 2015".

    Of what was only told on a day: "by 2022-02-03"; of what was announced, "after 2022-02-03".
    """
    when, told = event.date, told_only(event)
    if told:
        day = when.end if when else article.date
        return f"{told} {day}" if day else ""
    if when is None:
        return ""
    if when.start == when.end:
        return when.start.isoformat()
    if (unit := since_unit(when)) is not None:
        return f"since {_cut(when.start, unit)}"
    if when.granularity in (Granularity.MONTH, Granularity.YEAR):
        return _cut(when.start, when.granularity)
    return f"{when.start}/{when.end}"


def _cut(day: date, unit: Granularity) -> str:
    """A day no finer than its unit; a decade as its first year."""
    exact = {Granularity.DAY: 10, Granularity.MONTH: 7, Granularity.YEAR: 4, Granularity.DECADE: 4}
    return day.isoformat()[: exact[unit]] + "s" * (unit is Granularity.DECADE)
