"""An act told again without whoever did it is no second event."""

import pytest

from tests.extract.texts import events_of

# (text, how many events it tells)
RETOLD = [
    ("Belgium expelled 21 Russian diplomats. The diplomats were expelled on Tuesday.", 1),
    ("Armenia freed two Azerbaijani soldiers. The two soldiers were freed near the border.", 1),
    ("Gunmen kidnapped 20 pupils in Nigeria. The pupils were kidnapped at dawn.", 1),
    ("Iran and Oman held talks in Muscat. The talks were held amid tensions between the sides.", 1),
    ("Belgium expelled 21 Russian diplomats. The attaches were expelled on Tuesday.", 2),
    ("Armenia freed two Azerbaijani soldiers. Two soldiers were freed near the border.", 2),
    ("Iran jailed three sailors in May. The sailors were jailed in June.", 2),
]


@pytest.mark.parametrize(("text", "number"), RETOLD)
def test_told_again_without_a_doer(extractor, text, number):
    events = events_of(extractor, text)
    assert len(events) == number
    assert all(event.sources for event in events[:1])


def test_what_it_adds_goes_to_the_first_telling(extractor):
    (event,) = events_of(extractor, RETOLD[0][0])
    assert event.date.text == "Tuesday"
    assert [span.text for span in event.coreferent] == ["expelled"]
