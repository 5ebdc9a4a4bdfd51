"""A people in another state than its own: who "Serbs" are in an article on Kosovo."""

from __future__ import annotations

import pytest

from kg.actors.base import ActorBase
from tests.actors.test_resolve import mention, resolved


@pytest.mark.parametrize(
    ("people", "text", "who"),
    [
        ("Serbs", "Ethnic Serbs in northern Kosovo left. Serbs shall return.", "Kosovo Serbs"),
        ("200 Serbs", "Kosovo Serbs left. 200 Serbs shall return.", "Kosovo Serbs"),
        ("the Serbs", "Bosnian Serbs left. Germany urged the Serbs to stay.", "Republika Srpska"),
        (
            "Hungarians",
            "Ethnic Hungarians in Slovakia voted. Hungarians met.",
            "ethnic Hungarians in Slovakia",
        ),
        # nothing is told of a minority, or another people lives there
        ("Serbs", "Serbs voted in Belgrade.", "Serbia"),
        ("Cypriots", "Turkish Cypriots voted. Cypriots met.", "Cyprus"),
        ("Serbia", "Kosovo Serbs left. Serbia objected.", "Serbia"),
    ],
)
def test_whom_a_bare_plural_means(base: ActorBase, people: str, text: str, who: str) -> None:
    told, _ = resolved(base, mention(people), text)
    assert told.label == who
