"""What is told in the present and was before: in a chronicle, by a day set in front, in a span of
days that has begun."""

from __future__ import annotations

from datetime import date

import pytest

from kg.model import Status
from tests.extract.texts import by_rules, events_of, told_by

CHRONICLE = (
    "On 3 March, Mali expels the French ambassador and recalls its envoy to Paris."
    " France condemns the move.\n\n"
    "A week later, Niger closes its border with Mali.\n\n"
    "On 9 May, Mali and Niger sign a pact. Two weeks on, Algeria attacks Mali.\n\n"
    "In June, Chad denounces Niger.\n\n"
    "Niger bombs Chad.\n\n"
    "On 1 December, Chad and Niger hold talks in Paris."
)

# published on Wednesday, 2022-02-02
DATED = [
    # a chronicle
    (CHRONICLE, "expels", "2021-03-03"),
    (CHRONICLE, "recalls", "2021-03-03"),
    (CHRONICLE, "condemns", "2021-03-03"),
    (CHRONICLE, "closes", "2021-03-10"),
    (CHRONICLE, "sign", "2021-05-09"),
    (CHRONICLE, "attacks", "2021-05-23"),
    (CHRONICLE, "denounces", "2021-06-01"),
    (CHRONICLE, "hold", "2021-12-01"),
    # a day in front
    ("On 4 April, Peru expels Chile's ambassador, recalls its envoy and condemns Chile.",
     "expels", "2021-04-04"),
    ("On 4 April, Peru attacks Chile and bombs Bolivia.", "bombs", "2021-04-04"),
    ("On 20 June, Ghana and Togo sign a pact.", "sign", "2021-06-20"),
    ("In March 2021, Russia bombs Kyiv.", "bombs", "2021-03-01"),
    # but not one shortly ahead, or behind the verb
    ("On 20 February, Macron visits Ghana.", "visits", "2022-02-20"),
    ("Ghana and Togo sign a pact on 4 April.", "sign", "2022-04-04"),
    # no chronicle
    ("Mali expelled the French ambassador on 3 March. France condemns the move.", "condemns",
     "2022-02-02"),
    # so much later
    ("Mali and Chad signed a pact on 20 January. Three days on, Mali attacked Chad.", "attacked",
     "2022-01-23"),
]  # fmt: skip

# (text, status)
GOING_ON = [
    ("President Ruto is paying a visit to Ghana from 31 January to 4 February.", "actual"),
    ("The king is visiting Oman from February 1 to 5.", "actual"),
    ("The navies of Ghana and Togo are holding a joint exercise from 30 January to 6 February.",
     "actual"),
    ("President Ruto is paying a visit to Ghana from 14 to 16 February.", "planned"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "start"), DATED)
def test_when_the_present_was(extractor, text, trigger, start):
    event = told_by(trigger, by_rules(extractor, text))
    assert event.date is not None
    assert event.date.start == date.fromisoformat(start)


def test_what_a_chronicle_tells_is_not_planned(extractor):
    assert {e.status for e in by_rules(extractor, CHRONICLE)} == {Status.ACTUAL}


def test_what_was_years_ago_is_history(extractor):
    (event,) = by_rules(extractor, "On 3 March 2014, Russia invades Crimea.")
    assert event.status is Status.HISTORICAL


@pytest.mark.parametrize(("text", "status"), GOING_ON)
def test_what_goes_on(extractor, text, status):
    (event,) = events_of(extractor, text)
    assert event.status == status
