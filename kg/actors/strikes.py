"""Events that people struck out: found again among what an article tells, and put back.

A strike is a judgement (`Verdict.STRUCK`) that keeps its event as the article tells it. It holds
for the event of its key, and where the article has changed for the one that says the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.model import Event, Judgement, Mention, Subject, Verdict


def is_strike(judgement: Judgement) -> bool:
    """Whether a judgement strikes one event out, or takes that back."""
    return judgement.subject is Subject.EVENTS and judgement.left == judgement.right


class Strikes:
    """The strikes that are in force, by the key of the event that was struck."""

    def __init__(self, judgements: Iterable[Judgement]) -> None:
        last: dict[str, Judgement] = {}
        for judgement in sorted(filter(is_strike, judgements), key=lambda j: j.at):
            last.pop(judgement.left, None)
            last[judgement.left] = judgement
        self.in_force = {
            key: judgement for key, judgement in last.items() if judgement.verdict is Verdict.STRUCK
        }

    def sift(self, events: Iterable[Event]) -> tuple[list[Event], list[Judgement]]:
        """The events of an article that stand, and the strikes that others of them fall under.

        Each of these strikes comes with its event as it is told here. An event is struck by its
        key, or else, if that is no event's, because it says what the struck one said.
        """
        standing, found = list(events), dict[str, Event]()
        for key in self.in_force:
            same = [event for event in standing if event.key == key]
            if same:
                found[key] = same[0]
                standing = [event for event in standing if event.key != key]
        for key, strike in self.in_force.items():
            if key not in found and (same := _retold(strike.event, standing)):
                found[key] = same[0]
                standing.remove(same[0])
        return standing, [replace(self.in_force[key], event=found[key]) for key in found]


def put_back(events: Sequence[Event], event: Event) -> list[Event]:
    """The events of an article with one more, where the text tells it."""
    at = sum(_place(one) <= _place(event) for one in events)
    return [*events[:at], event, *events[at:]]


def _place(event: Event) -> tuple[int, int]:
    return event.sentence.start, event.trigger.start


def _retold(struck: Event | None, events: Iterable[Event]) -> list[Event]:
    """The events of the same sentence, type and parties, those of the same words first."""
    if struck is None:
        return []
    alike = (event for event in events if _says(event) == _says(struck))
    found = [event for event in alike if _parties_alike(event, struck)]
    return sorted(found, key=lambda event: event.trigger.text != struck.trigger.text)


def _says(event: Event) -> tuple[str, str | None, str | None]:
    return " ".join(event.sentence.text.split()), event.subtype, event.event_type


def _parties_alike(one: Event, other: Event) -> bool:
    """Whether two events have the same actors on each side, or name them in the same words."""
    return any(
        [set(map(of, one.sources)), set(map(of, one.targets))]
        == [set(map(of, other.sources)), set(map(of, other.targets))]
        for of in (_first, _words)
    )


def _first(mention: Mention) -> str:
    """Whom the resolver took a mention for; somebody unknown goes by his words."""
    return mention.resolved or mention.actor or mention.text


def _words(mention: Mention) -> str:
    return mention.text


__all__ = ["Strikes", "is_strike", "put_back"]
