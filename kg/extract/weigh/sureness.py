"""How likely an event is right: in its type, and in who takes part where that is.

Two logistic regressions (Platt 1999), fitted by `training.calibrate` on events of news that readers
judged, and on texts of the project's corpus that the weights have not seen.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from kg.extract.acts.candidate import STATED
from kg.extract.grammar.words import Token
from kg.extract.parse.reading import Reading
from kg.extract.weigh.shares import head_of
from kg.extract.weigh.weigh import LEARNED, Weighed
from kg.extract.who.salience import is_pronoun
from kg.model import Event, Kind, Mention
from kg.taxonomy import Taxonomy

# From training.calibrate.
TYPE = {"bias": 2.04, "chance": 0.40, "source_empty": -0.38, "mutual": 0.76, "read": -1.95}
PARTIES = {
    "bias": -0.73, "type": 0.12, "read": -0.06, "mutual": 0.78,
    "source_empty": -0.98, "source_chance": 0.08, "source_ruled": 0.53,
    "source_pronoun": -0.50, "source_outside": -2.37,
    "target_empty": 0.06, "target_chance": 0.23, "target_ruled": 0.50,
    "target_pronoun": -0.77, "target_outside": -0.78,
    "target_several": 0.19, "target_matter": -0.29,
}  # fmt: skip

Signs = dict[str, float]


class Sureness:
    """The shares of events of some signs that are right."""

    def of(self, signs: Signs) -> tuple[float, float]:
        """Of events with the signs of `signs_of`: the type is right; so are the parties named."""
        kind = share(TYPE, signs)
        return as_share(kind), as_share(kind * share(PARTIES, signs | {"type": odds(kind)}))


def signs_of(event: Event, weighed: Weighed, taxonomy: Taxonomy) -> Signs:
    """What speaks for an event and against it, by name; nothing where no network read it."""
    if weighed.weigher is None:
        return {}
    candidate, reading = weighed.candidate, weighed.weigher.reading
    tokens = weighed.tokens or (candidate.trigger,)
    ruled = weighed.ruled or candidate.parties
    base = taxonomy.subtype(candidate.entry.subtype).event_type

    def side(name: str, parties: Sequence[Mention], found: Sequence[Mention]) -> Signs:
        roles = ("source", "target", "mutual") if event.reciprocal else (name, "mutual")
        signs = _signs_of_side(parties, found, roles, tokens, reading)
        return {f"{name}_{sign}": value for sign, value in signs.items()}

    return {
        "chance": odds(reading.chance_of(tokens, taxonomy.of_type(base))),
        "read": float(candidate.rule == LEARNED),
        "mutual": float(event.reciprocal),
        **side("source", event.sources, ruled.sources),
        # whose statement it is was told at its head
        **({"source_outside": 0.0} if candidate.rule == STATED else {}),
        **side("target", event.targets, ruled.targets),
        "target_several": float(len(event.targets) > 1),
        "target_matter": float(any(m.kind is Kind.MATTER for m in event.targets)),
    }


def _signs_of_side(
    parties: Sequence[Mention],
    ruled: Sequence[Mention],
    roles: Sequence[str],
    tokens: Sequence[Token],
    reading: Reading,
) -> Signs:
    """Whether anybody is on a side, how surely the least sure of them is read there, whether a rule
    found all of them, and whether one is a pronoun or told of in another sentence."""
    found, sentence, doc = {m.start for m in ruled}, tokens[0].sent, tokens[0].doc
    heads = [head_of(mention, sentence, reading.actors) for mention in parties]
    inside = [head for head in heads if head >= 0]
    read = [chances for head in inside if (chances := reading.role(tokens, head))]
    least = min((sum(chances[role] for role in roles) for chances in read), default=0.5)
    return {
        "empty": float(not parties),
        "chance": odds(least),
        "ruled": float(bool(parties) and all(m.start in found for m in parties)),
        "pronoun": float(any(is_pronoun(doc[head]) for head in inside)),
        "outside": float(len(inside) < len(parties)),
    }


def odds(chance: float) -> float:
    """The log-odds of a chance, within some bounds."""
    chance = max(0.01, min(0.99, chance))
    return math.log(chance / (1 - chance))


def as_share(chance: float) -> float:
    """A chance as it is written: nothing is certain, and nothing known beyond a thousandth."""
    return round(max(0.01, min(0.99, chance)), 3)


def share(weights: Mapping[str, float], signs: Signs) -> float:
    """The logistic function of the weighted signs."""
    total = sum(weight * signs[name] for name, weight in weights.items() if name != "bias")
    return 1 / (1 + math.exp(-weights["bias"] - total))
