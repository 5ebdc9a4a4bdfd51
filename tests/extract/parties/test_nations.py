"""A state does not answer its own side: whom a denial is directed at."""

from __future__ import annotations

import pytest

from kg.extract.pipeline import Extractor
from kg.model import Status
from tests.extract.texts import events_of, sides, told_by


@pytest.mark.parametrize(
    ("text", "trigger", "target"),
    [
        ("Japan accused China of lying. Xi Jinping accused Japan of fraud. Beijing has denied the "
         "accusation.", "denied", {"Japan"}),
        ("The US accused Beijing of lying. Xi accused the US of fraud. Beijing has denied the "
         "accusation.", "denied", {"United States"}),
        ("Xi accused the US of lying. China denied the charge.", "denied", set()),
        ("The Russian foreign ministry accused the US of lying. The Kremlin denied the claim.",
         "denied", set()),
        ("Trudeau accused India of lying. India denied the accusation.", "denied",
         {"Justin Trudeau"}),
        # an opponent at home accuses his own state
        ("Alexei Navalny accused Putin of fraud. The Kremlin denied the accusation.", "denied",
         {"Alexei Navalny"}),
    ],
)  # fmt: skip
def test_a_denial_does_not_answer_its_own_side(
    extractor: Extractor, text: str, trigger: str, target: set[str]
) -> None:
    assert sides(extractor, text, trigger)[1] == target


@pytest.mark.parametrize(
    ("text", "trigger", "who"),
    [
        # what is joined to a denial is no part of it: nobody it is directed at, nothing denied
        ("Moscow dismissed the claims and Lavrov met Wang Yi.", "dismissed", ({"Russia"}, {""})),
        ("Paul Kagame denied the charge and met Felix Tshisekedi.", "denied",
         ({"Paul Kagame"}, set())),
        ("Paul Kagame denied the charge and met Felix Tshisekedi.", "met",
         ({"Paul Kagame"}, {"Félix Tshisekedi"})),
        ("Iran denied the charge and, on Monday, met the EU envoy.", "met",
         ({"Iran"}, {"European Union"})),
        ("Iran denied the charge before meeting the EU envoy.", "meeting",
         ({"Iran"}, {"European Union"})),
        ("Rwanda denied the charge while Paul Kagame visited Paris.", "visited",
         ({"Paul Kagame"}, {"France"})),
    ],
)  # fmt: skip
def test_what_is_joined_to_a_denial(
    extractor: Extractor, text: str, trigger: str, who: tuple[set[str], set[str]]
) -> None:
    assert sides(extractor, text, trigger) == who


def test_a_reason_that_is_denied_leaves_the_act(extractor: Extractor) -> None:
    text = "Russia expelled two Britons, accusing them of spying, a charge London dismissed."
    assert told_by("expelled", events_of(extractor, text)).status is Status.ACTUAL


def test_only_what_is_denied_is(extractor: Extractor) -> None:
    text = "Iran denied the charge and met the EU envoy. Iran denied that it had attacked Iraq."
    statuses = {event.trigger.text: event.status for event in events_of(extractor, text)}
    assert (statuses["met"], statuses["attacked"]) == (Status.ACTUAL, Status.DENIED)


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Somalia protested that ships had entered its waters.", set()),
        ("Somalia protested that Ethiopian ships had entered its waters.", {"Ethiopia"}),
        ("South Korea protested that balloons from North Korea had crossed the border.",
         {"North Korea"}),
    ],
)  # fmt: skip
def test_whose_ships_a_complaint_is_about(
    extractor: Extractor, text: str, target: set[str]
) -> None:
    assert sides(extractor, text, "protested")[1] == target
