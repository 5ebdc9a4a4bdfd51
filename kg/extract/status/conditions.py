"""What an act turns on, told by no "if": its order of words, or "depending on"."""

from __future__ import annotations

from kg.extract.grammar.tree import ANY_SUBJECT, children
from kg.extract.grammar.words import Token

_OPEN = frozenset("how what when where whether which who whom whose".split())
_INVERTED = frozenset(["had", "should", "were"])


def is_inverted(verb: Token) -> bool:
    """Whether a clause is a condition by its order: "[were] B to attack", "[had] it not left"."""
    if verb.dep_ not in ("advcl", "ROOT") or verb.left_edge.lower_ not in _INVERTED:
        return False
    first, behind = verb.left_edge, children(verb, *ANY_SUBJECT)
    asked = verb.sent.text.rstrip().endswith("?")
    return first.dep_.startswith(("aux", "cop")) and bool(behind) and not asked


def is_depended_on(trigger: Token) -> bool:
    """Whether all turns on an act that may be: "depending on what troops it [deployed]"."""
    begun = (node.left_edge.i for node in (trigger, *trigger.ancestors))
    starts = (trigger.doc[max(0, at) : at + 3] for first in begun for at in (first - 2, first))
    words = ([t.lower_ for t in start if t.i < trigger.i] for start in starts)
    return any(found[:2] == ["depending", "on"] and found[-1] in _OPEN for found in words)
