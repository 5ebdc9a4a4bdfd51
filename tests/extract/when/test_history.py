"""A paragraph that opens with a time long over tells of that time, and not of the publication."""

import pytest

from kg.model import Basis, Status
from tests.extract.texts import PUBLISHED, events_of, told_by

WAR = "In 2008, Russia fought Georgia."
# (text, word of the act, first and last day)
LONG_AGO = [
    (f"{WAR} Georgia then expelled Russian diplomats.", "expelled", "2008-01-01", "2008-12-31"),
    (f"{WAR} Georgia then expelled Russian diplomats. Moscow recalled its ambassador.", "recalled",
     "2008-01-01", "2008-12-31"),
    (f"Russia attacked Georgia on Monday.\n\n{WAR} Georgia expelled Russian diplomats.", "expelled",
     "2008-01-01", "2008-12-31"),
    ("In August 2008 Russia invaded Georgia. Moscow recognised Abkhazia later that month. Tbilisi"
     " cut ties with it.", "cut", "2008-08-01", "2008-08-31"),
    (f"{WAR} It lasted five days. Georgia cut ties with Russia.", "cut", "2008-01-01",
     "2008-12-31"),
    ("Putin met Xi.\n\nRussia fought Georgia in 2008. Moscow recalled its ambassador.", "recalled",
     "2008-01-01", "2008-12-31"),
    ("In March 2021 Russia attacked Georgia. Georgia expelled Russian diplomats.", "expelled",
     "2021-03-01", "2021-03-31"),
    ("In 2014 Russia annexed Crimea. It attacked Georgia in 2008. The EU imposed sanctions on"
     " Russia.", "imposed", "2014-01-01", "2014-12-31"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "first", "last"), LONG_AGO)
def test_the_paragraph_is_of_the_time_it_opens_with(extractor, text, trigger, first, last):
    event = told_by(trigger, events_of(extractor, text))
    assert (event.date.start.isoformat(), event.date.end.isoformat()) == (first, last)
    assert event.date.basis is Basis.NARRATIVE
    over = (PUBLISHED - event.date.end).days > 365
    assert event.status is (Status.HISTORICAL if over else Status.ACTUAL)


# (text, word of the act, its day)
BACK_AGAIN = [
    (f"{WAR}\n\nGeorgia expelled Russian diplomats.", "expelled", "2022-02-02"),
    (f"{WAR} Georgia condemned Russia on Monday. Moscow recalled its ambassador.", "recalled",
     "2022-01-31"),
    (f"{WAR} They have no ties. Georgia expelled Russian diplomats.", "expelled", "2022-02-02"),
    (f"{WAR} Georgia has expelled Russian diplomats.", "expelled", "2022-02-02"),
    (f"{WAR} Georgia has blamed Russia for the war, and Moscow recalled its ambassador.",
     "recalled", "2022-02-02"),
    (f"{WAR} Putin, who met Georgian officials in Moscow, will visit Georgia on Friday.", "met",
     "2022-02-02"),
    ("Putin met Xi.\n\nRussia had, in 2008, fought Georgia. Moscow recalled its ambassador.",
     "recalled", "2022-02-02"),
    ("Russia fought Georgia in 2008. Moscow recalled its ambassador.", "recalled", "2022-02-02"),
    (f"Georgia has no ties with Russia. {WAR} Moscow recalled its ambassador.", "recalled",
     "2022-02-02"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "day"), BACK_AGAIN)
def test_what_comes_back_to_the_present_is_not(extractor, text, trigger, day):
    event = told_by(trigger, events_of(extractor, text))
    assert event.date is None or event.date.start.isoformat() == day
    assert event.date is not None or event.status is Status.HISTORICAL


def test_no_history_is_of_the_day_of_publication(extractor):
    text = f"{WAR}\n\nGeorgia then expelled Russian diplomats, and Moscow recalled its ambassador."
    for event in events_of(extractor, text):
        published = event.date is not None and event.date.basis is Basis.PUBLICATION
        assert not (published and event.status is Status.HISTORICAL)
