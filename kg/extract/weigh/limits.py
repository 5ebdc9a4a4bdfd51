"""From which chance on the network's reading is believed, and from which on a rule is.

Chosen by the held-back part of the project's corpus, some by the dev sets, too (docs/tried.md);
`training.thresholds` searches them.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weights:
    """From which chance on what is believed."""

    keep: float = 0.5  # a rule's act
    full: float = 0.05  # the same where the rule has matched a phrase
    told_of: float = 0.25  # the same in a relative clause where the rule knows both sides
    noun: float = 0.0  # the same of a noun, which rules take only with its parties
    add: float = 0.8  # an act that no rule knows
    sure: float = 0.7  # the subtype of such an act
    own: float = 0.2  # the rule's own subtype of a noun, for the reading to have a say
    alike: float = 0.1  # two words read as the same act
    margin: float = 0.75  # another subtype than the rule's: by so much likelier
    special: float = 1.1  # the same where the rule has matched more words than the trigger
    role: float = 0.5  # a party
    rule_role: float = 0.4  # what a rule adds to the chance of its party
    status: float = 0.7  # another status than the rule's
    more: float = 0.92  # a party on a side that a rule has filled, or of an act that it has joined
    alone: float = 0.4  # a party of a side that would stay empty
    before: float = 0.8  # the same out of an earlier sentence
    instead: float = 0.2  # a party in place of a rule's that hardly has a part
    outdo: float = 0.6  # a party in place of a rule's, above whose chance
    said: float = 0.3  # a speaker whom no rule finds
    rule_said: float = 0.3  # a rule's speaker
