"""What two actors did to one another, ready to be drawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kg.actors.hierarchy import Hierarchy
from kg.days import office_day
from kg.figures.axis import Days
from kg.figures.look import Look, Tone, look_of, tone_of
from kg.model import Actor, Report, Story
from kg.network import event_score
from kg.shown import show_act
from kg.taxonomy import Taxonomy


class Side(StrEnum):
    """Who acts upon whom."""

    THERE = "there"  # the first upon the second
    MUTUAL = "mutual"
    BACK = "back"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two actors; with a ``hierarchy`` also who acts for them, for a ``bloc`` its members."""

    first: Actor
    second: Actor
    hierarchy: Hierarchy | None = None
    bloc: bool = False

    def side(self, report: Report) -> Side | None:
        """Who of the two acts upon the other; None when they act, or suffer, side by side."""
        first, second = self._acting(report, self.first), self._acting(report, self.second)
        pairs = report.event.dyads()
        there = any(a in first and b in second for a, b in pairs)
        back = any(a in second and b in first for a, b in pairs)
        if report.event.reciprocal:
            return Side.MUTUAL if there or back else None
        return Side.THERE if there else Side.BACK if back else None

    def _acting(self, report: Report, actor: Actor) -> set[str]:
        """The ids of those who act for an actor in an event."""
        above, day = self.hierarchy, office_day(report.event, report.article)
        if above is None:
            return {actor.id}
        mentions = report.event.sources + report.event.targets
        acting = (m for m in mentions if above.acts_for(m, actor.id, day, bloc=self.bloc))
        return {mention.actor for mention in acting if mention.actor}


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """An event between the two."""

    story: Story
    side: Side
    days: Days
    label: str
    tone: Tone
    look: Look
    name: str


def deeds(stories: Sequence[Story], pair: Pair, taxonomy: Taxonomy) -> Iterator[Deed]:
    """The events between the two that have a date."""
    for story in stories:
        event, side = story.lead.event, pair.side(story.lead)
        begin, end = story.lead.days
        if side is not None and begin is not None and end is not None:
            yield Deed(
                story=story,
                side=side,
                days=(begin, end),
                label=show_act(event, taxonomy),
                tone=tone_of(event_score(event, taxonomy)),
                look=look_of(event.status),
                name=f"{side}-{event.id}",
            )
