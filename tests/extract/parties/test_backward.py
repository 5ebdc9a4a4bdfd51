"""Which of two acts of one sentence "the call" points back to."""

from __future__ import annotations

from datetime import date

import pytest

from kg.actors.base import ActorBase
from kg.build import resolve
from kg.extract.pipeline import Extractor
from kg.model import Article

# (text, the day that the word points back to)
POINTING = [
    ("Zelenskiy had a phone talk with Joe Biden on Sunday, the first since their conversation of "
     "9 December.\n\nPeace in Europe had been the chief subject of the call.", date(2022, 1, 2)),
    ("Macron had a phone talk with Vladimir Putin on Sunday, the first since their conversation of "
     "9 December.\n\nTrade had been the chief subject of the exchange.", date(2022, 1, 2)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "day"), POINTING)
def test_of_two_acts_of_a_sentence_the_later_is_meant(
    extractor: Extractor, base: ActorBase, text: str, day: date
) -> None:
    article = Article(id="a", text=text, date=date(2022, 1, 3))
    ((_, events),) = extractor.extract([article])
    found, _ = resolve(events, base, article)
    meant = [event.date for event in found if event.coreferent]
    assert [when and when.start for when in meant] == [day]
