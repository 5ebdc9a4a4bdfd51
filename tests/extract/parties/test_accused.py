"""Who did what he is accused of, who accuses beside what he does, who has something done to him."""

from __future__ import annotations

from collections.abc import Callable

import pytest

# (text, all its events as "subtype: sources -> targets", ids joined by "+")
TOLD = [
    # who is accused did it, whatever else the clause holds
    ("Kyiv accused Minsk on Monday of having trained and armed the rebels.",
     "accusation: ukraine -> belarus, aid-given: belarus -> rebels-e3b98a4d"),
    ("Turkey had accused Stockholm of harbouring Kurdish militants.",
     "accusation: turkey -> sweden, aid-given: sweden -> kurds-rebels"),
    ("Maputo thanked Rwanda for having sent soldiers.",
     "praise: mozambique -> rwanda, troop-deployment: rwanda -> "),
    ("Kenya accused Uganda of shelling Busia and threatened to close the border.",
     "accusation: kenya -> uganda, bombing: uganda -> busia-e3b98a4d, threat: kenya -> uganda"),
    # who acts says it, too
    ("The International Criminal Court issued arrest warrants for Israeli Prime Minister Benjamin "
     "Netanyahu, his former defence minister Yoav Gallant and the Hamas commander Mohammed Deif, "
     "accusing them of war crimes.",
     "arrest: international-criminal-court -> benjamin-netanyahu+mohammed-deif+yoav-gallant, "
     "accusation: international-criminal-court -> "
     "benjamin-netanyahu+mohammed-deif+yoav-gallant"),
    # to whom a passive is done
    ("Turkey, which had mediated between the two, was praised in the communique.",
     "mediation: turkey -> , praise:  -> turkey"),
    # a list with an office in it
    ("Russia released US journalist Evan Gershkovich, former Marine Paul Whelan and 14 "
     "other prisoners on Thursday.",
     "prisoners-released: russia -> "
     "14-other-prisoners-e3b98a4d+evan-gershkovich+paul-whelan"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "events"), TOLD, ids=[text for text, _ in TOLD])
def test_events(told: Callable[[str], str], text: str, events: str) -> None:
    assert told(text) == events
