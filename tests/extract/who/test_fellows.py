"""Whom a style alone means: the last who was named with it."""

import pytest

from kg.extract.pipeline import Extractor
from tests.extract.texts import resolved, told_by

# (text, the word that tells an act, who did it)
STYLED = [
    ("His Highness Sheikh Tamim bin Hamad Al Thani received Emmanuel Macron. His Highness praised "
     "France.", "praised", "Tamim bin Hamad Al Thani"),
    ("President His Highness Sheikh Mohamed bin Zayed Al Nahyan received His Excellency Paul "
     "Kagame. His Excellency thanked France.", "thanked", "Paul Kagame"),
    ("His Majesty King Abdullah II met Emmanuel Macron. On Monday His Majesty condemned Russia.",
     "condemned", "Abdullah II of Jordan"),
    ("Paul Kagame met Emmanuel Macron. His Majesty condemned Russia.", "condemned", "His Majesty"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "who"), STYLED)
def test_who_is_told_by_a_style(extractor: Extractor, text: str, trigger: str, who: str) -> None:
    (source,) = told_by(trigger, resolved(extractor, text)).sources
    assert source.label == who
