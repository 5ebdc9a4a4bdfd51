"""Who is told to say that something happened, and what is nobody's claim."""

import pytest

from tests.extract.texts import events_of, names, told_by

# (text, word of the act, who says so): what a hearer does outside the quotation marks
TABLE = [
    ('"Poland attacked us first," Lukashenko told Putin, who promised to send troops to Belarus by'
     " March.", "promised", []),
    ('"Poland attacked us first," Lukashenko told Putin, who vowed to punish Poland.', "vowed", []),
    ('"Israel bombed us," Raisi told Xi, who condemned Israel and pledged to send aid to Iran.',
     "pledged", []),
]  # fmt: skip

# but what is told of others inside what is said
LIMITS = [
    ("Lukashenko said that Putin, who had promised to send troops to Belarus, condemned Poland.",
     "promised", ["Lukashenko"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "speakers"), TABLE + LIMITS)
def test_speakers(extractor, text, trigger, speakers):
    said = told_by(trigger, events_of(extractor, text)).attribution
    assert (names(said.by) if said else []) == speakers
