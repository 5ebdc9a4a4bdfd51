"""Who is asked or warned, where a verb turns down what its noun asks."""

from __future__ import annotations

from collections.abc import Callable

import pytest

# (text, all its events as "subtype: sources -> targets", ids joined by "+")
TOLD = [
    ("Russia brushed aside appeals by Finland and Sweden.",
     "rejection: russia -> finland+sweden, appeal: finland+sweden -> russia"),
    ("Kenya turned down a request from the United Nations to reopen the camp.",
     "rejection: kenya -> united-nations, appeal: united-nations -> kenya"),
    ("Sudan brushed aside a warning from the United States.",
     "rejection: sudan -> united-states, warning: united-states -> sudan"),
    # what is repeated is turned down by nobody
    ("Sudan repeated a warning from the United States.", "warning: sudan -> united-states"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "events"), TOLD, ids=[text for text, _ in TOLD])
def test_events(told: Callable[[str], str], text: str, events: str) -> None:
    assert told(text) == events
