"""Who may take part in an act, and what the network reads of each."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from kg.extract.tree import cases, children, first_conjunct
from kg.model import Mention


@dataclass(slots=True)
class Party:
    """Mentions behind one noun or pronoun, and the side on which a rule put them."""

    mentions: list[Mention]
    side: str = ""
    chances: dict[str, float] = field(default_factory=dict)


def share(parties: dict[int, Party], doc: Doc) -> None:
    """Give those who are joined by "and" the part of the one who is read most surely.

    "Iran, Libya and Cuba": the network often reads the first alone.
    """
    joined: dict[int, list[Party]] = defaultdict(list)
    for head, party in parties.items():
        if head >= 0 and party.chances and party.mentions:
            joined[first_conjunct(doc[head]).i].append(party)
    for several in joined.values():
        best = min(several, key=lambda party: party.chances.get("none", 0.0))
        for party in several:
            if party.side == best.side:
                party.chances = best.chances


def named(token: Token) -> Token:
    """The name that an office stands before: "Secretary of State [Antony] Blinken"."""
    office = token.dep_ in ("nmod:desc", "compound", "flat") and token.head.ent_type_ == "PERSON"
    return token.head if office else token


def is_closed(trigger: Token) -> bool:
    """Whether a noun names all who take part: "a call between A and B"."""
    return trigger.pos_ == "NOUN" and any("between" in cases(child) for child in children(trigger))


def keep_apart(parties: dict[int, Party], sides: dict[int, str]) -> None:
    """Where a rule has parties on both sides, not all of them can be on one."""
    ruled = [head for head, party in parties.items() if party.side]
    both = len({parties[head].side for head in ruled}) == 2
    if both and {sides[head] for head in ruled} in ({"source"}, {"target"}):
        sides.update({head: parties[head].side for head in ruled})
