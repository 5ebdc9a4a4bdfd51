"""Talks with somebody in which another thing is agreed to are talks of their own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

# (text, all its events as "subtype: sources -> targets", ids joined by "+")
TOLD = [
    ("Iran agreed in talks with Turkey to release the crew.",
     "agreement: iran -> turkey, meeting: iran+turkey"),
    ("Obama agreed to send aid in a meeting with Francois Hollande.",
     "aid-pledged: barack-obama -> francois-hollande, meeting: barack-obama+francois-hollande"),
    ("Jordan agreed to open the crossing during a meeting with Syrian envoys.",
     "agreement: jordan -> syria, meeting: jordan+syria"),
    ("Narendra Modi agreed to buy more gas at a summit with Vladimir Putin.",
     "agreement: narendra-modi -> vladimir-putin, summit: narendra-modi+vladimir-putin"),
    # what is agreed to is no meeting yet
    ("Vladimir Putin agreed to a meeting with Volodymyr Zelensky.",
     "planned-meeting: vladimir-putin+volodymyr-zelenskyy"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "events"), TOLD, ids=[text for text, _ in TOLD])
def test_events(told: Callable[[str], str], text: str, events: str) -> None:
    assert told(text) == events
