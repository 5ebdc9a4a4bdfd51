"""The words around a figure: its title, and what it rests on."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from kg.days import show_month, since_unit
from kg.figures.canvas import Canvas, fit, text_width
from kg.figures.look import INK, LARGE, MUTED, TINY
from kg.model import DateSpan, Granularity, Story
from kg.shown import counted

_ROW = 8.0


def draw_title(canvas: Canvas, title: str) -> None:
    """Write a title over the whole width."""
    canvas.text((0, 9), fit(title, canvas.width, LARGE, bold=True), LARGE, INK, bold=True)


def title_height(title: str) -> float:
    """How much room a title takes; none for an empty one."""
    return 16.0 if title.strip() else 0.0


class Caption:
    """Remarks in as many rows as a width needs."""

    def __init__(self, remarks: Sequence[str], width: float) -> None:
        self._rows: list[str] = []
        for remark in remarks:
            longer = f"{self._rows[-1]} · {remark}" if self._rows else remark
            if self._rows and text_width(longer, TINY) <= width:
                self._rows[-1] = longer
            else:
                self._rows.append(fit(remark, width, TINY))
        self.height = _ROW * len(self._rows)

    def draw(self, canvas: Canvas, top: float) -> None:
        """Write it below a height."""
        for number, row in enumerate(self._rows, start=1):
            canvas.text((0, top + number * _ROW - 2), row, TINY, MUTED)


def sources(stories: Collection[Story]) -> list[str]:
    """How many events and articles stories are, and of which time."""
    articles = {report.article.id for story in stories for report in story.reports}
    found = [f"{counted(len(stories), 'event')} in {counted(len(articles), 'article')}"]
    return found + ([told] if (told := period(stories)) else [])


def period(stories: Iterable[Story]) -> str:
    """The time of events, no finer than it is known; empty when nothing has a date."""
    spans = [span for story in stories if (span := _span(story)) is not None]
    if not spans:
        return ""
    first, last = min(spans, key=lambda s: s.start), max(spans, key=lambda s: s.end)
    begin = _day(first.start, since_unit(first) or first.granularity)
    end = _day(last.end, last.granularity)
    return begin if begin == end else f"{begin} – {end}"


def _span(story: Story) -> DateSpan | None:
    report = story.lead
    if report.event.date is not None or report.article.date is None:
        return report.event.date
    return DateSpan(start=report.article.date, end=report.article.date)


def _day(day: date, unit: Granularity) -> str:
    if unit in (Granularity.YEAR, Granularity.DECADE):
        return str(day.year)
    month = show_month(day)
    return month if unit in (Granularity.MONTH, Granularity.QUARTER) else f"{day.day} {month}"
