"""An actor found for a mention, why, and how often that is right."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import Actor, Ground

# Share of the cases of tests/actors/cases.csv and dated-roles.csv that each ground got right at
# least, rounded down, and lower where there are few (`tests/actors/test_cases.py`); of what is
# learned there is no right or wrong but whether it is nobody's namesake. The cases give the name:
# where a pronoun or a description was taken for it, that step comes before and has no share here.
SCORES = {
    Ground.NAME: 0.95,
    Ground.SHARED: 0.85,
    Ground.SEAT: 0.95,
    Ground.OFFICE: 0.95,
    Ground.LAST: 0.85,
    Ground.SPELLING: 0.8,
    Ground.COUNTERPART: 0.9,
    Ground.TOLD: 0.85,
    Ground.PART: 0.85,
    Ground.LEARNED: 0.7,
    Ground.ARTICLE: 0.5,
}


@dataclass(frozen=True, slots=True)
class Found:
    """Whom a mention means, and why."""

    actor: Actor
    ground: Ground
