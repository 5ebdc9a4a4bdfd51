"""What somebody wishes, asks or passes on, and what asks nothing of the other."""

from __future__ import annotations

from collections.abc import Callable

import pytest

# (text, all its events as "subtype: sources -> targets", ids joined by "+")
OPINIONS = [
    # to want to do something oneself asks nobody for it
    ("France wanted to help Chad.", "aid-given: france -> chad"),
    ("Kenya's leader wants to go home.", ""),
    ("Malaysian police want to question two North Koreans.",
     "investigation: malaysia-police -> north-korea-citizens"),
    ("Kenya wants Uganda to leave Somalia.", "appeal: kenya -> uganda"),
    ("Poland wants Germany to send tanks.", "appeal: poland -> germany"),
    # a question asks for no deed
    ("Vladimir Putin asked Emmanuel Macron what he believed.", ""),
    ("Joe Biden asked Volodymyr Zelensky which weapons were lost.", ""),
    ("Angela Merkel asked Vladimir Putin about the arrest of a blogger.", ""),
    ("Japan asked China to free two sailors.", "appeal: japan -> china"),
    # who is told something is asked for nothing
    ("The lawyer advises me that Germany is at fault.", ""),
    ("Sergei Lavrov advised Turkey to leave Syria.", "appeal: sergey-lavrov -> turkey"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "events"), OPINIONS)
def test_what_asks_nothing_of_anybody(told: Callable[[str], str], text: str, events: str) -> None:
    assert told(text) == events
