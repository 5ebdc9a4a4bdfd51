"""Which act of a sentence, or of the next ones, a day is not of, though it is told beside it."""

from dataclasses import replace
from datetime import date

import pytest

from kg.extract.when.dated import dated
from kg.model import Article, Basis, Status
from tests.extract.texts import by_rules, told_by

# (text, a trigger of it, first day, last day), published on Wednesday, 2022-02-02
TOLD = [
    # what is told of a subject dates nothing else that it did
    ("Lukashenko, who expelled two Polish envoys, will meet Putin on Friday.", "expelled",
     "2022-02-02", "2022-02-02"),
    # the day of a cause is not that of what it brought about, a quarrel's not that of its reason
    ("The raid last Wednesday led Jordan to expel Syria's envoy.", "expel",
     "2022-02-02", "2022-02-02"),
    ("Colombia bombed Ecuador on Saturday. Ecuador cut ties with Colombia on Monday over the raid,"
     " in which Colombia killed Reyes.", "killed", "2022-01-29", "2022-01-29"),
    # what is answered in one breath
    ("In 2019 France blamed Iran for a raid on Iraq, an accusation that Tehran rejected.",
     "rejected", "2019-01-01", "2019-12-31"),
    # no date of what the clause itself tells
    ("The visit to Iran comes four days after Putin bombed Syria, which Russia attacked on 10 May.",
     "bombed", "2022-01-29", "2022-01-29"),
    # the first of its kind since then
    ("Biden visits China for the second time since March.", "visits", "2022-02-02", "2022-02-02"),
    # counted from the day told just before
    ("Iran and Iraq warned Israel on Monday.\n\nThe joint statement came a day after Israel had"
     " bombed Syria.", "bombed", "2022-01-30", "2022-01-30"),
    # of a clause that is added, or tells what is so now
    ("Biden, who had called Macron on Sunday, praised Germany.", "praised",
     "2022-02-02", "2022-02-02"),
    ("Biden, who spoke to Macron on Sunday, praised Germany.", "praised",
     "2022-02-02", "2022-02-02"),
    ("Iran, which Spain accuses of murder, attacked Iraq in 2008.", "accuses",
     "2022-02-02", "2022-02-02"),
    ("Biden met Macron in Paris on Saturday and Sunday.", "met", "2022-01-29", "2022-01-30"),
    ("Iran and Iraq signed a paper on Monday in which Iran promises Iraq gas.", "promises",
     "2022-01-31", "2022-01-31"),
    ("At the summit, which ended on Sunday, Biden praised Germany.", "praised",
     "2022-01-30", "2022-01-30"),
    # of a clause beside it that has no verb
    ("Merkel met Putin, and Macron is due in Kyiv on Friday.", "met", "2022-02-02", "2022-02-02"),
    # when somebody is accused is not when he did it
    ("Iran accused Iraq on Monday of having attacked a ship.", "attacked",
     "2022-02-02", "2022-02-02"),
    ("Iran accused Iraq of having attacked a ship on Monday.", "attacked",
     "2022-01-31", "2022-01-31"),
    # what was done after something of a recent day
    ("Iran and Iraq have agreed to end their dispute, Macron announced after hosting talks between"
     " them on Monday.", "agreed", "2022-01-31", "2022-01-31"),
    ("Iran has accused Iraq of murder after losing a war in May.", "accused",
     "2022-02-02", "2022-02-02"),
    # a day between what is told of somebody and what he does
    ("Ghana, which has expelled two envoys, on Monday accused Togo of spying.", "accused",
     "2022-01-31", "2022-01-31"),
    ("Ghana, which has expelled two envoys, on Monday accused Togo of spying.", "expelled",
     "2022-02-02", "2022-02-02"),
    ("Mali, whose army bombed a village in May, last week denounced France.", "denounced",
     "2022-01-24", "2022-01-30"),
    ("Mali, whose army bombed a village on Monday, denounced France.", "bombed",
     "2022-01-31", "2022-01-31"),
    # what is praised, and when something was to be
    ("Baku praised Pakistan for its support during the war of 2020, and Pakistan thanked Baku for"
     " its gas.", "thanked", "2022-02-02", "2022-02-02"),
    ("Ghana praised Togo for its help during the war of 2020 and condemned Mali.", "praised",
     "2022-02-02", "2022-02-02"),
    ("Chad condemned Sudan for a raid in May, and Egypt criticised Libya.", "criticised",
     "2022-02-02", "2022-02-02"),
    ("Ghana condemned Togo on Monday for its raid and thanked Mali.", "thanked",
     "2022-01-31", "2022-01-31"),
    ("Rebels put off talks planned for January 20 after Spain accused them of murder.", "accused",
     "2022-02-02", "2022-02-02"),
    # the day of a treaty
    ("Iran cancelled the Treaty of 1960 with Iraq.", "cancelled", "2022-02-02", "2022-02-02"),
    ("Iran and Iraq signed the Treaty of 5 May 1960.", "signed", "1960-05-05", "1960-05-05"),
    # who only told of a day does not act on it
    ("Chinese sailors attacked a Filipino boat on Monday, General Romeo Brawner said. Brawner"
     " demanded that China pay.", "demanded", "2022-02-02", "2022-02-02"),
    ("General Romeo Brawner said on Monday that China was wrong. Brawner demanded that China pay.",
     "demanded", "2022-01-31", "2022-01-31"),
    # on the occasion told last; what "would" be does not end the story
    ("Hungary's parliament ratified the treaty on 26 January, three days after Orban had received"
     " Biden in Budapest. During that visit Hungary signed a deal with America.", "signed",
     "2022-01-23", "2022-01-23"),
    ("On 20 January Iran signed a pact with Iraq. Under it Iraq would lease Iran a port. Israel"
     " condemned the pact.", "condemned", "2022-01-20", "2022-01-20"),
    # a month alone is the latest, unless a story goes on to it
    ("In May 2020 Iran attacked Iraq. In June Iraq expelled the Iranian envoy.", "expelled",
     "2020-06-01", "2020-06-30"),
    ("In May 2020 Iran attacked Iraq. In April Iraq expelled the Iranian envoy.", "expelled",
     "2021-04-01", "2021-04-30"),
    ("The court accused Putin in March 2020. Putin visited Mongolia in September.", "visited",
     "2021-09-01", "2021-09-30"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "start", "end"), TOLD)
def test_whose_day_it_is(extractor, text, trigger, start, end):
    event = told_by(trigger, by_rules(extractor, text))
    assert event.date is not None
    found = (event.date.start, event.date.end)
    assert found == (date.fromisoformat(start), date.fromisoformat(end))


def test_what_a_deal_is_to_bring_has_not_its_day(extractor):
    text = "Iran and Iraq reached a deal on Monday to free two pilots."
    event = told_by("free", by_rules(extractor, text))
    assert (event.status, event.date) == (Status.PLANNED, None)


def test_a_purpose_has_the_day_of_the_plan(extractor):
    text = "Biden will travel to Poland on Monday to reaffirm America's support for Warsaw."
    event = told_by("reaffirm", by_rules(extractor, text))
    assert event.status is Status.PLANNED
    assert event.date is not None
    assert event.date.start == date(2022, 2, 7)


def test_what_was_in_the_last_year_is_no_history(extractor):
    article = Article(id="t", text="", date=date(2022, 2, 2))
    text = "Iran and Iraq signed a treaty in January."
    (event,) = by_rules(extractor, text)
    verb = next(t for t in extractor.parse(text) if t.text == "signed")
    assert event.date is not None
    told = replace(event, status=Status.HISTORICAL)
    assert dated(told, event.date, verb, article).status is Status.ACTUAL
    long_ago = replace(event.date, start=date(2019, 1, 1), end=date(2019, 1, 31))
    assert dated(told, long_ago, verb, article).status is Status.HISTORICAL
    unsaid = replace(event.date, basis=Basis.PUBLICATION)
    assert dated(told, unsaid, verb, article).status is Status.HISTORICAL
