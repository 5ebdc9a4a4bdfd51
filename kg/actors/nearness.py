"""How near a text stands to a state that it names: whether "the army" there can be that state's.

"Parliament rejected a deal with [Russia]" is of no Russian parliament, "negotiators met in
[Geneva]" of no Swiss negotiators; "in [Minsk], police arrested a reporter" is of the police there.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

_TOWARD = frozenset("against from to toward towards with".split())
_WITHIN = frozenset("at in near outside".split())
_BEFORE_NAMES = frozenset(
    """
    a an central eastern former neighbouring neighboring northern southern the western
    """.split()
)
_OCCASIONS = frozenset(
    "conference forum meeting meetings negotiations summit talks tour trip visit visits".split()
)
_BETWEEN = 3  # words between an occasion and where it is: "talks on Friday in Geneva"


class Nearness(IntEnum):
    """How a state is named: as another party, as a place, or by itself."""

    OTHER = 0
    PLACE = 1
    OWN = 2


def nearness(parts: Sequence[str], at: int, end: int) -> Nearness:
    """How the name at the words of a text from ``at`` to ``end`` is told of."""
    before = at - 1
    while before >= 0 and parts[before].lower() in _BEFORE_NAMES:
        before -= 1
    word = parts[before].lower() if before >= 0 else ""
    if word in _TOWARD:
        source = word == "to" and before > 0 and parts[before - 1].lower() == "according"
        return Nearness.OWN if source else Nearness.OTHER
    if word not in _WITHIN or [*parts[end : end + 2], "", ""][1] == "s":  # "in Fiji's parliament"
        return Nearness.OWN
    for part in reversed(parts[max(0, before - 1 - _BETWEEN) : before]):
        if part.lower() in _OCCASIONS:
            return Nearness.OTHER
        if not part.isalpha():
            break
    return Nearness.PLACE
