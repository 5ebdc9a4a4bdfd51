from __future__ import annotations

from datetime import date

import pytest

from kg.actors.base import ActorBase
from kg.actors.context import Context
from kg.model import Article

DAY = date(2022, 2, 2)


def context(base: ActorBase, text: str, title: str = "") -> Context:
    return Context(Article(id="a", title=title, text=text, date=DAY), base)


@pytest.mark.parametrize(
    ("text", "office", "day", "who"),
    [
        ("Vučić spoke. Serbia, the president said, will wait.", "president", DAY,
         "aleksandar-vucic"),
        ("Vucic spoke. Serbia, the president said, will wait.", "president", DAY,
         "aleksandar-vucic"),
        ("The Serbian foreign ministry asked Vucic.", "president", DAY, "aleksandar-vucic"),
        ("Stoltenberg spoke for NATO.", "secretary-general", DAY, "jens-stoltenberg"),
        # of several states the one whose president is named
        ("Serbia and France met, said Vucic.", "president", DAY, "aleksandar-vucic"),
        ("Serbia and France met, said Vucic and Macron.", "president", DAY, None),
        # his state and his name must be there, and he in office
        ("Serbia and France met.", "president", DAY, None),
        ("Vucic and the president spoke.", "president", DAY, None),
        ("Serbia, said Vucic.", "foreign-minister", DAY, None),
        ("Serbia, said Vucic.", "president", date(2005, 2, 2), None),
        ("Serbia, said Tadic.", "president", date(2005, 2, 2), "boris-tadic"),
    ],
)  # fmt: skip
def test_in_office(base: ActorBase, text: str, office: str, day: date, who: str | None) -> None:
    found = context(base, text).in_office(office, day)
    assert (found and found.id) == who


def test_the_title_is_read_too(base: ActorBase) -> None:
    found = context(base, "The president will wait.", "Vucic: Serbia waits")
    assert found.in_office("president", DAY) == base.get("aleksandar-vucic")


@pytest.mark.parametrize(
    ("text", "state", "day", "who"),
    [
        ("Dmitry Medvedev and his American counterpart", "united-states", date(2010, 4, 8),
         "barack-obama"),
        ("Vladimir Putin and his American counterpart", "united-states", date(2005, 2, 24),
         "george-w-bush"),
        ("Sergey Lavrov and his American counterpart", "united-states", DAY, "antony-blinken"),
        ("Sergey Lavrov and his Chinese counterpart", "china", DAY, "wang-yi"),
        # the one named last before it, who is not of that state
        ("Sergey Lavrov, Vladimir Putin and his Chinese counterpart", "china", DAY, "xi-jinping"),
        ("Sergey Lavrov, Xi Jinping and his Chinese counterpart", "china", DAY, "wang-yi"),
        ("The counterpart of Sergey Lavrov", "united-states", DAY, None),
        ("Antony Blinken and his American counterpart", "united-states", DAY, None),
        ("Rosa Quispe and her American counterpart", "united-states", DAY, None),
        # nobody holds his office there, or he held none then
        ("Xi Jinping and his British counterpart", "united-kingdom", DAY, None),
        ("Sergey Lavrov and his American counterpart", "united-states", date(1995, 1, 1), None),
    ],
)  # fmt: skip
def test_counterpart(base: ActorBase, text: str, state: str, day: date, who: str | None) -> None:
    actor = base.get(state)
    assert actor is not None
    before = text.index("counterpart")
    found = context(base, text + " met in Geneva.").counterpart(actor, before, day)
    assert (found and found.id) == who
