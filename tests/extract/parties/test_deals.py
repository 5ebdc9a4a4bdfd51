"""With whom a deal is ratified: the other side of it."""

from __future__ import annotations

import pytest

from kg.extract.pipeline import Extractor
from tests.extract.texts import sides


@pytest.mark.parametrize(
    ("text", "trigger", "target"),
    [
        ("Ukraine's parliament ratified a deal that Kyiv had signed with Washington.", "ratified",
         {"United States"}),
        ("Parliament ratified a deal that Kyiv had signed with Washington.", "ratified",
         {"United States"}),
        ("Turkey's parliament ratified the accord which Ankara and Tripoli had signed.",
         "ratified", {"Libya"}),
        ("Serbia's parliament ratified an agreement between Belgrade and Pristina.", "ratified",
         {"Kosovo"}),
        ("The Knesset approved the accord that Israel had signed with Morocco.", "approved",
         {"Morocco"}),
        ("Turkey's parliament ratified the protocol that Sweden had signed with NATO.", "ratified",
         {"Sweden", "NATO"}),
        ("Hungary ratified Sweden's accession to NATO.", "ratified", {"Sweden", "NATO"}),
    ],
)  # fmt: skip
def test_a_deal_is_ratified_with_the_other_side(
    extractor: Extractor, text: str, trigger: str, target: set[str]
) -> None:
    assert sides(extractor, text, trigger)[1] == target
