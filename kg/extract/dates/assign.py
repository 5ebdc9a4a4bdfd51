"""Which of a sentence's dates belongs to an act."""

from __future__ import annotations

from collections.abc import Sequence

from kg.model import Span

Clause = tuple[int, int]  # first offset, offset behind the last


def assign(dates: Sequence[Span], trigger: int, clauses: Sequence[Clause]) -> Span | None:
    """The date expression of the act whose trigger stands at an offset, or None.

    ``clauses`` are the nested clauses around the trigger from the innermost to the outermost; all
    offsets count from the same place. The innermost clause with a date of its own decides, the
    nearest of its dates wins. What stands only in the outermost of several clauses dates the verb
    that reports ("said on Tuesday that …") and is taken only where it is the one date there.
    """
    around = [(start, end) for start, end in clauses if start <= trigger < end]
    if not clauses:
        return _nearest(dates, trigger)
    inner: Clause | None = None
    for number, clause in enumerate(around, 1):
        own = [d for d in dates if _holds(clause, d) and not (inner and _holds(inner, d))]
        if own and (inner is None or number < len(around) or len(own) == 1):
            return _nearest(own, trigger)
        inner = clause
    return None


def _holds(clause: Clause, date: Span) -> bool:
    return clause[0] <= date.start and date.end <= clause[1]


def _nearest(dates: Sequence[Span], trigger: int) -> Span | None:
    """Least distance to the trigger; of two equally far the one behind it."""
    return min(dates, key=lambda d: (_distance(d, trigger), d.start < trigger), default=None)


def _distance(date: Span, trigger: int) -> int:
    return max(date.start - trigger, trigger - date.end, 0)
