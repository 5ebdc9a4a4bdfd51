"""What an act turns on: what is only asked, and what a question takes for granted."""

from __future__ import annotations

import pytest

from kg.extract.pipeline import Extractor
from kg.model import Status
from tests.extract.texts import by_rules, events_of, told_by


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("Did Macron meet Putin in Moscow?", "meet", Status.HYPOTHETICAL),
        ("Q: Did Macron meet Putin in Moscow?", "meet", Status.HYPOTHETICAL),
        ("Will Russia attack Moldova?", "attack", Status.HYPOTHETICAL),
        ("Has Israel bombed Iran?", "bombed", Status.HYPOTHETICAL),
        ("Was there a meeting between Putin and Xi?", "meeting", Status.HYPOTHETICAL),
        ("Putin met Xi?", "met", Status.HYPOTHETICAL),
        ("Why did Saudi Arabia cut ties with Iran?", "cut", Status.ACTUAL),
        ("Why did France, which expelled Russia's envoy, call Putin?", "expelled", Status.ACTUAL),
        ("Macron met Putin in Moscow.", "met", Status.ACTUAL),
        # what is only heard
        ("Israel is believed to have killed Haniyeh.", "killed", Status.ALLEGED),
        ("Algeria is said to have refused France the flight.", "refused", Status.ALLEGED),
        ("Iran was reported to have shelled Iraq.", "shelled", Status.ALLEGED),
        ("Israel is known to have killed Haniyeh.", "killed", Status.ACTUAL),
        # nobody is told of by "there", so that "no" is not of what follows
        ("Blinken said there was no way and urged Azerbaijan to stop.", "urged", Status.ACTUAL),
        # who was able to do something did it
        ("Lavrov was able to meet Blinken.", "meet", Status.ACTUAL),
        ("The ministers were able to share intelligence with Jordan.", "share", Status.ACTUAL),
        ("Ethiopia has been able to free two hostages.", "free", Status.ACTUAL),
        ("NATO should be able to help Georgia.", "help", Status.HYPOTHETICAL),
        ("Kenya could have been able to free the pilot.", "free", Status.PLANNED),
        # a text that begins with a clause beside
        ("Bombing Gaza, Israel accused Hamas of hiding there.", "accused", Status.ACTUAL),
        # a clause beside it is to come
        ("Merkel met Putin, and Macron is due in Kyiv on Friday.", "met", Status.ACTUAL),
    ],
)
def test_what_is_asked_or_heard_is_not_told(
    extractor: Extractor, text: str, trigger: str, status: Status
) -> None:
    assert told_by(trigger, by_rules(extractor, text)).status is status


def test_who_denies_a_claim_does_not_only_allege_it(extractor: Extractor) -> None:
    text = "In 2021 France blamed Iran for a raid on Iraq, an accusation that Tehran rejected."
    assert told_by("rejected", events_of(extractor, text)).status is Status.ACTUAL
