"""A headline within the text tells the act of the lines below it, and no second one."""

import pytest

from tests.extract.texts import events_of, names

# (headline, the lead, what the act is told by)
TOLD_AGAIN = [
    ("Turkey expels Dutch envoy",
     "Turkey expelled the Dutch ambassador on Sunday, officials said.", "expelled"),
    ("Putin, Xi hold talks in Moscow",
     "Russian President Vladimir Putin and Chinese President Xi Jinping held talks in Moscow on"
     " Sunday.", "held"),
    ("Norway expels Russian spies",
     "Oslo expelled three Russian diplomats on Sunday.", "expelled"),
]  # fmt: skip


@pytest.mark.parametrize(("headline", "lead", "trigger"), TOLD_AGAIN)
def test_a_headline_is_told_by_its_lead(extractor, headline, lead, trigger):
    (event,) = events_of(extractor, f"{headline}\n\n{lead}")
    assert event.trigger.text == trigger
    assert event.date.start.isoformat() == "2022-01-30"
    assert [span.text for span in event.coreferent]


# (text, the targets of its events)
APART = [
    ("Israel bombs Syria\n\nIsrael bombed Lebanon on Sunday.", [["Syria"], ["Lebanon"]]),
    ("Israel bombs Syria\n\nIran bombed Syria on Sunday.", [["Syria"], ["Syria"]]),
    ("Israel bombs Syria\n\nIsrael bombs Lebanon", [["Syria"], ["Lebanon"]]),
]


@pytest.mark.parametrize(("text", "targets"), APART)
def test_other_acts_stay_apart(extractor, text, targets):
    assert [names(event.targets) for event in events_of(extractor, text)] == targets
