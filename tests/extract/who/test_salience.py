"""Whom pronouns mean: those who are named behind them, and no place."""

from __future__ import annotations

from collections.abc import Callable

import pytest

# (text, all its events as "subtype: sources -> targets", ids joined by "+")
TOLD = [
    # who is named behind a clause in which something is done to him
    ("After Vladimir Putin called him, Recep Tayyip Erdogan praised Russia.",
     "phone-call: recep-tayyip-erdogan+vladimir-putin, praise: recep-tayyip-erdogan -> russia"),
    ("Although Angela Merkel had warned him, Nicolas Sarkozy met Vladimir Putin.",
     "warning: angela-merkel -> nicolas-sarkozy, meeting: nicolas-sarkozy+vladimir-putin"),
    ("Before Bill Clinton met him, Nelson Mandela thanked Cuba.",
     "meeting: bill-clinton+nelson-mandela, praise: nelson-mandela -> cuba"),
    ("Because Iraq had threatened it, Kuwait asked France for help.",
     "threat: iraq -> kuwait, appeal: kuwait -> france"),
    # who insists that something was so, and not that it be done
    ("Kyiv feared that Moscow would invade, but Moscow insisted it had attacked Poland.",
     "attack: russia -> poland"),
    # but sooner who was named before
    ("François Hollande was angry. Although Angela Merkel had warned him, Nicolas Sarkozy met "
     "Vladimir Putin.",
     "warning: angela-merkel -> francois-hollande, meeting: nicolas-sarkozy+vladimir-putin"),
    # "they" are no place
    ("The rebels seized a port. The village was quiet. They shelled Ghana.",
     "invasion: ghana-rebels -> , bombing: rebels-e3b98a4d -> ghana"),
    ("The militants burned a market. The front moved north. They killed ten soldiers of Chad.",
     "attack: chad-rebels -> , killing: militants-e3b98a4d -> chad-military"),
    ("The insurgents marched. The district fell. They attacked Kenya.",
     "protest: kenya-rebels -> , attack: insurgents-e3b98a4d -> kenya"),
    ("The militia retreated. They attacked Kenya.",
     "attack: militia-e3b98a4d -> kenya"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "events"), TOLD, ids=[text for text, _ in TOLD])
def test_events(told: Callable[[str], str], text: str, events: str) -> None:
    assert told(text) == events
