"""How the day of an event is told where only that of its article is known."""

from __future__ import annotations

from kg.model import Basis, Event, Status

_AHEAD = (Status.PLANNED, Status.HYPOTHETICAL)


def told_only(event: Event) -> str:
    """Return what goes before the day of its article, nothing where an event has its own day.

    "by": what happened did so then at the latest; "after": what is planned comes later.
    """
    if event.date is not None and event.date.basis is not Basis.PUBLICATION:
        return ""
    return "after" if event.status in _AHEAD else "by"
