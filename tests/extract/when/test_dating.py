"""Sentence → days of the act: which of the dates is its own, and what the tense makes of it."""

from datetime import date

import pytest

from kg.model import Article, Basis, Status
from tests.extract.texts import by_rules, told_by

# published on Wednesday, 2022-02-02
TABLE = [
    # what has happened ends with the publication, what will be begins with it
    ("Iran attacked Iraq this week.", "attack", "2022-01-31", "2022-02-02"),
    ("Iran attacked Iraq this year.", "attack", "2022-01-01", "2022-02-02"),
    ("Biden will visit Poland this month.", "visit", "2022-02-02", "2022-02-28"),
    ("Biden visits Poland on Friday.", "visit", "2022-02-04", "2022-02-04"),
    ("Biden visited Poland on Friday.", "visit", "2022-01-28", "2022-01-28"),
    ("Iran praises Kuwait, Iraq said on Tuesday.", "praise", "2022-02-01", "2022-02-01"),
    ("Iran fires on Iraq on Sunday.", "attack", "2022-01-30", "2022-01-30"),
    ("Iran could attack Iraq this month.", "attack", "2022-02-01", "2022-02-28"),
    ("Iran must free Chad by midnight, Iraq said.", "demand", "2022-02-02", "2022-02-02"),
    # durations, of what has lasted alone
    ("Iran has jailed a Turkish priest for two years.", "arrest", "2022-02-02", "2022-02-02"),
    ("Iran has blockaded Iraq for two weeks on Monday.", "blockade", "2022-01-31", "2022-01-31"),
    ("Iran bombed Iraq in 2019. Israel bombed Gaza for a third day.", "bombing",
     "2019-01-01", "2019-12-31"),
    ("Iran arrested a Turkish priest until March.", "arrest", "2022-02-02", "2022-02-02"),
    ("Iran has blockaded Iraq for two weeks.", "blockade", "2022-01-19", "2022-02-02"),
    ("Iran bombed Iraq for a third day.", "bombing", "2022-01-31", "2022-02-02"),
    ("Iran arrested a Turkish priest for a week.", "arrest", "2022-02-02", "2022-02-02"),
    # how old a thing is
    ("Italy returned an 18th century, gilded sword to Libya.", "retreat",
     "2022-02-02", "2022-02-02"),
    ("The Getty Museum returned a 16th century, gilded Bible to Armenia.", "retreat",
     "2022-02-02", "2022-02-02"),
    ("Spanish police seized a 12th century, jewelled cross in Andorra.", "seizure",
     "2022-02-02", "2022-02-02"),
    ("Russia annexed Estonia in the 18th century.", "invasion", "1701-01-01", "1800-12-31"),
    # what a date is told by
    ("Iran has been at odds with Iraq since May, when Iraq attacked Kuwait.", "attack",
     "2021-05-01", "2021-05-31"),
    # acts that share a subject share the date
    ("Iran attacked Iraq on Monday and arrested a Turkish priest.", "arrest",
     "2022-01-31", "2022-01-31"),
    ("Iran attacked Iraq in 1999 and accuses Spain of murder.", "accusation",
     "2022-02-02", "2022-02-02"),
    # what comes later is no day of what came before it
    ("Iran attacked Iraq before the summit in May.", "attack", "2022-02-02", "2022-02-02"),
    ("Iran attacked Iraq ahead of the summit in May.", "attack", "2022-02-02", "2022-02-02"),
    ("Iran attacked Iraq before a summit of NATO in May.", "attack", "2022-02-02", "2022-02-02"),
    ("Iran attacked Iraq before the talks between Chad and Niger in May.", "meeting",
     "2022-05-01", "2022-05-31"),
    ("Modi met Putin ahead of the BRICS summit in October.", "meeting", "2022-02-02",
     "2022-02-02"),
    # a month of a year that is told beside it, or that was to come then, or is to come
    ("Last year, in January, Iran attacked Iraq.", "attack", "2021-01-01", "2021-01-31"),
    ("In 2019 Iran attacked Iraq in January.", "attack", "2019-01-01", "2019-01-31"),
    ("Iran attacked Iraq in late February.", "attack", "2021-02-21", "2021-02-28"),
    ("Iran attacked Iraq in early February.", "attack", "2022-02-01", "2022-02-02"),
    ("Biden was due to visit Poland in November.", "visit", "2021-11-01", "2021-11-30"),
    ("Biden is due to visit Poland in November.", "visit", "2022-11-01", "2022-11-30"),
    ("Biden visits Poland in May.", "visit", "2022-05-01", "2022-05-31"),
    ("Biden visited Poland in May.", "visit", "2021-05-01", "2021-05-31"),
    ("In summer Iran attacked Iraq.", "attack", "2021-06-01", "2021-08-31"),
    ("Ahead of a visit by Macron in January, Iran attacked Iraq.", "attack",
     "2022-02-02", "2022-02-02"),
    ("In January, a day after Iran had attacked Iraq, Biden visited Poland.", "visit",
     "2022-01-01", "2022-01-31"),
    # what is agreed is later, what stands behind a semicolon apart
    ("Biden and Macron agreed to meet in Rome in January.", "planned-meeting",
     "2022-02-02", "2022-02-02"),
    ("Biden and Macron agreed in January to meet in Rome.", "planned-meeting",
     "2022-01-01", "2022-01-31"),
    ("Iran attacked Iraq in 2018; Spain has invited Iran to talks.", "invitation",
     "2022-02-02", "2022-02-02"),
    # the hour does not hide the day
    ("Iran attacked Iraq before dawn on Tuesday.", "attack", "2022-02-01", "2022-02-01"),
    ("Iran attacked Iraq in the night of January 25.", "attack", "2022-01-25", "2022-01-25"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "subtype", "start", "end"), TABLE)
def test_the_days_of_an_act(extractor, text, subtype, start, end):
    event = next(e for e in by_rules(extractor, text) if e.subtype == subtype)
    assert event.date is not None
    assert (event.date.start, event.date.end) == (
        date.fromisoformat(start),
        date.fromisoformat(end),
    )


# What is told around an act: (text, its trigger, first day, last day), published as above.
TOLD = [
    # what went before is no day of what followed it
    ("Spain said it was cutting ties with Iran after Iraq attacked Kuwait on Monday.", "cutting",
     "2022-02-02", "2022-02-02"),
    ("Spain recalled its ambassador to Iran because Iraq attacked Kuwait on Monday.", "recalled",
     "2022-02-02", "2022-02-02"),
    ("Iran condemned Israel on Monday after it attacked Kuwait.", "condemned",
     "2022-01-31", "2022-01-31"),
    ("Iran attacked Iraq as Israel attacked Kuwait on Monday.", "attacked",
     "2022-01-31", "2022-01-31"),
    # nor is that of what somebody is thanked or blamed for
    ("Germany met Namibia on Friday and apologised to it for a massacre of men in 1904.",
     "apologised", "2022-01-28", "2022-01-28"),
    ("Iran blamed Israel for the murder of a priest in 2019.", "blamed",
     "2022-02-02", "2022-02-02"),
    ("Iran blamed Israel in 2019 for the murder of a priest.", "blamed",
     "2019-01-01", "2019-12-31"),
    # "at the time" says less than a year, wherever it stands
    ("Iran signed a treaty with the Iraqi president at the time, Saddam Hussein, in 1999.",
     "signed", "1999-01-01", "1999-12-31"),
    # a date that another counts from
    ("Biden telephoned Macron on the day after the failed coup of January 14.", "telephoned",
     "2022-01-15", "2022-01-15"),
    ("Biden telephoned Macron two days before the election of January 14.", "telephoned",
     "2022-01-12", "2022-01-12"),
    ("Biden telephoned Macron on Friday, the day after the failed coup.", "telephoned",
     "2022-01-28", "2022-01-28"),
    # the simple past goes on where the day was told, over a paragraph too
    ("Biden met Macron on Monday. The two presidents signed a treaty.", "signed",
     "2022-01-31", "2022-01-31"),
    ("Biden met Macron on Monday.\n\nMacron praised Biden.", "praised",
     "2022-01-31", "2022-01-31"),
    ("The flag was raised on Monday. Biden then met Macron in Paris.", "met",
     "2022-01-31", "2022-01-31"),
    ("Biden told the Senate on Monday that talks were under way. He accused Iran of lying.",
     "accused", "2022-01-31", "2022-01-31"),
    # the present and what lies further back do not
    ("Biden met Macron on Monday. Iran has condemned France.", "condemned",
     "2022-02-02", "2022-02-02"),
    ("Biden met Macron on Monday. Iran condemns France.", "condemns",
     "2022-02-02", "2022-02-02"),
    ("Biden met Macron in 2019. Iran condemned France.", "condemned",
     "2022-02-02", "2022-02-02"),
    ("Turkey will host Iran on Monday. Iran praised Turkey.", "praised",
     "2022-02-02", "2022-02-02"),
    ("Biden met Macron on Monday. He had visited Spain on Saturday.\n\nIran condemned France.",
     "condemned", "2022-01-31", "2022-01-31"),
    # what counts from the day told last, for every verb that shares it
    ("Iran attacked Iraq on Sunday. Two days later Iraq expelled the Iranian envoy and closed its"
     " border to Iran.", "closed", "2022-02-01", "2022-02-01"),
    ("Iran attacked Iraq on Sunday. A day after the attack Iraq recalled its ambassador from Iran.",
     "recalled", "2022-01-31", "2022-01-31"),
    ("Iran attacked Iraq on Sunday. Hours earlier Israel had bombed Syria.", "bombed",
     "2022-01-30", "2022-01-30"),
    ("Iran attacked Iraq on Sunday. By nightfall Israel had bombed Syria.", "bombed",
     "2022-01-30", "2022-01-30"),
    ("Iran attacked Iraq on Sunday. France condemned Iran within hours.", "condemned",
     "2022-01-30", "2022-01-30"),
    ("Iran attacked Iraq on Sunday. The evening before Iraq had expelled the Iranian envoy.",
     "expelled", "2022-01-29", "2022-01-29"),
    ("Biden said on Sunday that America would reopen its embassy in Cuba, which freed an American"
     " spy the same day.", "freed", "2022-01-30", "2022-01-30"),
    # what is told of the time before is no day that the story comes to: "they last met in January"
    ("Iran attacked Iraq on Sunday. They last met in Geneva in December. Spain condemned Iran a "
     "day later.", "condemned", "2022-01-31", "2022-01-31"),
    # nobody counts days from a month or a year, and from what has gone on from its beginning
    ("In January Iran attacked Iraq. A day earlier Israel had bombed Syria.", "bombed",
     "2022-01-01", "2022-01-31"),
    ("In January Iran attacked Iraq. The next day Israel bombed Syria.", "bombed",
     "2022-01-01", "2022-01-31"),
    ("In 2019 Iran attacked Iraq. The following week Israel bombed Syria.", "bombed",
     "2019-01-01", "2019-12-31"),
    ("In the summer Iran attacked Iraq. Two weeks later Israel bombed Syria.", "bombed",
     "2021-06-01", "2021-08-31"),
    ("In 2019 Iran attacked Iraq. A year later Israel bombed Syria.", "bombed",
     "2020-01-01", "2020-12-31"),
    ("Iran has blockaded Iraq since 2019. A year earlier Israel had bombed Syria.", "bombed",
     "2018-01-01", "2018-12-31"),
    # the day of the main story, once another day was told by the way and some sentences ago
    ("The ministers met on Tuesday, six days after Peru had answered Chile. They will meet again."
     " Lima is calm.\n\nBolivia's president visited Quito on the same day.", "visited",
     "2022-02-01", "2022-02-01"),
    # clauses behind "after", against the main clause on either side, told or not
    ("Iran expelled the French envoy on Monday, a day after France arrested an Iranian banker and"
     " seized an Iranian ship.", "seized", "2022-01-30", "2022-01-30"),
    ("Iran exports oil to France again, six years after Paris imposed sanctions on Iran.",
     "imposed", "2016-01-01", "2016-12-31"),
    ("Three weeks after Iran seized a French ship, France imposed sanctions on Iran on Friday.",
     "seized", "2022-01-07", "2022-01-07"),
    ("Iran signed a treaty with Iraq in May 2019, a week after Iraq had freed two Iranian pilots.",
     "freed", "2019-05-01", "2019-05-31"),
    # the one day of a sentence, wherever in it; not what comes later, ahead or of a noun
    ("Police fired on a crowd that marched on the French embassy in Tehran on Sunday.", "fired",
     "2022-01-30", "2022-01-30"),
    ("Putin, speaking in Sochi on Monday, accused France of lying.", "accused",
     "2022-01-31", "2022-01-31"),
    ("Iran shut its embassy in Paris when France attacked Syria in March.", "shut",
     "2021-03-01", "2021-03-31"),
    ("Iran threatened on Sunday to attack Iraq.", "threatened", "2022-01-30", "2022-01-30"),
    ("Iran arrested two men; they were freed on Monday by Iraq.", "arrested",
     "2022-02-02", "2022-02-02"),
    ("Iran condemned Friday's attack on the French embassy.", "condemned",
     "2022-02-02", "2022-02-02"),
    ("Biden praised Macron at Monday's summit in Paris.", "praised", "2022-01-31", "2022-01-31"),
    ("The French union announced a strike for Friday.", "announced", "2022-02-04", "2022-02-04"),
    ("Iran could attack Iraq on Friday.", "attack", "2022-02-04", "2022-02-04"),
    # a year that tells an accord from others is none of what becomes of it
    ("Iran cancelled the accord of 2015 with France.", "cancelled", "2022-02-02", "2022-02-02"),
    ("On 25 January Iran cancelled the accord of 2015 with France.", "cancelled",
     "2022-01-25", "2022-01-25"),
    ("Iran signed the accord of 2015 with France.", "signed", "2015-01-01", "2015-12-31"),
    ("Biden met Macron at the summit of 2019.", "met", "2019-01-01", "2019-12-31"),
    ("Russia attacked Georgia in August of 2008.", "attacked", "2008-08-01", "2008-08-31"),
    # what had been is an aside in a paragraph that has begun, where else it leads it back
    ("France condemned Iran on Monday. Iran had attacked Iraq on Saturday. Spain expelled the"
     " Iranian envoy.", "expelled", "2022-01-31", "2022-01-31"),
    ("France condemned Iran. Iran had attacked Iraq on Saturday. Spain expelled the Iranian envoy.",
     "expelled", "2022-02-02", "2022-02-02"),
    ("Iran had attacked Iraq on Saturday. Iraq expelled the Iranian envoy.", "expelled",
     "2022-01-29", "2022-01-29"),
    # inside a paragraph the day may lie long ago
    ("Chinese sailors attacked a Filipino boat on 17 June. Manila then arrested three Chinese.",
     "arrested", "2021-06-17", "2021-06-17"),
    ("Chinese sailors attacked a Filipino boat on 17 June.\n\nManila arrested three Chinese.",
     "arrested", "2022-02-02", "2022-02-02"),
    # days without a year are of the year that a history has come to
    ("On 14 February 1879 Chile occupied Antofagasta. Peru attacked Chile on 8 October.",
     "attacked", "1879-10-08", "1879-10-08"),
    ("On 14 February 1879 Chile occupied Antofagasta.\n\nPeru attacked Chile on 8 October.",
     "attacked", "1879-10-08", "1879-10-08"),
    ("In December 1879 Chile occupied Arica. Peru attacked Chile on 8 January.", "attacked",
     "1880-01-08", "1880-01-08"),
    ("On 14 February 1879 Chile occupied Antofagasta.\n\nChile arrested two Peruvians last week."
     " Peru attacked Chile on 8 October.", "attacked", "2021-10-08", "2021-10-08"),
    ("In August 2019 Iran attacked Iraq. On 3 September Iraq expelled the Iranian envoy.",
     "expelled", "2019-09-03", "2019-09-03"),
    ("In 1956 Britain attacked Egypt. By Christmas Egypt had expelled the British envoy.",
     "expelled", "1956-12-25", "1956-12-25"),
    ("In July 751 an Arab army attacked the Chinese.", "attacked", "0751-07-01", "0751-07-31"),
    ("Thirty years ago today Sadat visited Israel.", "visited", "1992-02-02", "1992-02-02"),
    # of two dates of a verb the one that says more
    ("Iran shelled Iraq for a second day on Monday.", "shelled", "2022-01-31", "2022-01-31"),
    ("Iran attacked Iraq on Wednesday and on Sunday bombed Syria.", "bombed",
     "2022-01-30", "2022-01-30"),
    # since when something else has been so
    ("Iran, which has been under sanctions since 2006, threatened Iraq.", "threatened",
     "2022-02-02", "2022-02-02"),
    ("Iran has had a base in Syria since 2015 and condemned France.", "condemned",
     "2022-02-02", "2022-02-02"),
    ("Biden visited France, his third trip since October.", "visited", "2022-02-02", "2022-02-02"),
    ("Biden held talks with Macron in Paris, the first since 2019.", "held",
     "2022-02-02", "2022-02-02"),
    # when what is praised was; when what is asked for is to be
    ("Biden hailed the treaty with Spain, which was signed on Monday.", "hailed",
     "2022-02-02", "2022-02-02"),
    ("Biden congratulated Macron on his victory in Sunday's election.", "congratulated",
     "2022-02-02", "2022-02-02"),
    ("Biden urged Iran to free the pilots on Saturday.", "urged", "2022-02-02", "2022-02-02"),
    ("Biden urged Iran to free the pilots on Tuesday.", "urged", "2022-02-01", "2022-02-01"),
    # a day counted from what no main clause tells
    ("Spain was the first state to praise Iran, prompting Iraq to expel the Spanish envoy on"
     " Tuesday. France had recalled its ambassador from Spain a day earlier.", "recalled",
     "2022-01-31", "2022-01-31"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "start", "end"), TOLD)
def test_the_day_a_story_has_come_to(extractor, text, trigger, start, end):
    event = told_by(trigger, by_rules(extractor, text))
    assert event.date is not None
    assert (event.date.start, event.date.end) == (
        date.fromisoformat(start),
        date.fromisoformat(end),
    )


def test_what_is_joined_in_another_time_has_another_day(extractor):
    for text in ("and will visit Spain.", "and is expected to visit Spain."):
        _, visit = by_rules(extractor, f"Biden met Macron on Monday {text}")
        assert visit.subtype == "visit"
        assert visit.date is None


def test_a_day_that_is_not_said_has_no_words(extractor):
    _, event = by_rules(extractor, "Biden met Macron on Monday. Macron praised Biden.")
    assert event.date is not None
    assert (event.date.text, event.date.basis) == (None, Basis.NARRATIVE)


def test_what_lies_ahead_is_planned(extractor):
    (event,) = by_rules(extractor, "Biden visits Poland on Friday.")
    assert (event.status, event.event_type) == (Status.PLANNED, "AGREE")
    (event,) = by_rules(extractor, "Biden visited Poland on Friday.")
    assert (event.status, event.event_type) == (Status.ACTUAL, "CONSULT")


# (text, its trigger, status), published as above
HISTORY = [
    # what a text about the past alone tells in the past is history, with or without a day
    ("On 14 February 1879 Chile occupied Antofagasta. Chile then asked Peru to stay neutral.",
     "asked", Status.HISTORICAL),
    ("On 14 February 1879 Chile occupied Antofagasta.\n\nBolivia had expelled the Chilean envoy.",
     "expelled", Status.HISTORICAL),
    ("On 14 February 1879 Chile occupied Antofagasta. Bolivia still accuses Chile of theft.",
     "accuses", Status.ACTUAL),
    ("In 1990 Iraq invaded Kuwait. On Monday Kuwait praised Iraq. Iraq thanked Kuwait.",
     "thanked", Status.ACTUAL),
    ("Biden met Macron in 2019. Iran condemned France.", "condemned", Status.ACTUAL),
    ("Iran condemned France. Iraq invaded Kuwait in 1990.", "condemned", Status.ACTUAL),
]  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "status"), HISTORY)
def test_what_is_history(extractor, text, trigger, status):
    event = told_by(trigger, by_rules(extractor, text))
    assert event.status is status


@pytest.mark.parametrize("published", [date.min, date(1, 6, 1), date.max])
def test_the_ends_of_the_calendar(extractor, published):
    text = "Iran attacked Iraq on January 1. Iran attacks Iraq on Tuesday, Iraq said today."
    _, events = extractor.read(Article(id="t", text=text, date=published))
    assert events


@pytest.mark.parametrize(
    ("text", "trigger", "dated"),
    [
        # what had been done before was not on the day of publication
        (
            "Iran, which had expelled the French envoy, signed a treaty with Iraq.",
            "expelled",
            False,
        ),
        ("Iran threatened Iraq. It had earlier expelled the French envoy.", "expelled", False),
        ("Iran had bombed Iraq and expelled the French envoy.", "expelled", False),
        # what somebody says that was done may have been
        ("Iraq said Iran had expelled the French envoy.", "expelled", True),
        ("Iran had expelled the French envoy, Iraq said.", "expelled", True),
        ("Iran has expelled the French envoy.", "expelled", True),
        # what is done over and over, or was once, is of no one day
        ("Iran has repeatedly accused Iraq of theft.", "accused", False),
        ("Iran regularly accuses Iraq of theft.", "accuses", False),
        ("Iran has long rejected the French plan.", "rejected", False),
        ("Iran, which once threatened Iraq with war, kept silent.", "threatened", False),
        ("Iran initially rejected the French plan.", "rejected", False),
        ("Iran has attacked Iraqi towns since the coup.", "attacked", False),
        ("A previous truce ended when Iran attacked Iraq.", "attacked", False),
        ("An earlier truce ended when Iran attacked Iraq.", "attacked", False),
        ("A truce ended when Iran attacked Iraq.", "attacked", True),
        ("Iran at once accused Iraq of theft.", "accused", True),
        # nor is what they said on some day that they would do
        ("Iran met Iraq on Monday and said it would expel the French envoy.", "expel", False),
    ],
)
def test_what_had_been_before_has_no_day(extractor, text, trigger, dated):
    event = told_by(trigger, by_rules(extractor, text))
    assert (event.date is not None) is dated


OF_WHAT = [
    # a date before a noun dates the noun
    ("France condemned the January 4 attack on the embassy.", "condemned", "2022-02-02"),
    ("France condemned the 4 January attack on the embassy.", "condemned", "2022-02-02"),
    ("Iran met Iraq after the January 4 raid.", "met", "2022-02-02"),
    # where somebody died, or what did it, it was then
    ("Rebels killed a Russian envoy in the January 4 raid.", "killed", "2022-01-04"),
    ("The January 4 explosion killed a Russian envoy.", "killed", "2022-01-04"),
    ("Saturday's raid killed a Russian envoy.", "killed", "2022-01-29"),
    ("Saturday's raid drew condemnation from Russia.", "drew", "2022-02-02"),
    ("Iran signed the January 4 agreement with Iraq.", "signed", "2022-01-04"),
    # what somebody "has" done was not on a day long over
    ("France has accused Iran of killing a Syrian in January 2020.", "accused", "2022-02-02"),
    ("France has accused Iran of theft on Monday.", "accused", "2022-01-31"),
    ("France has accused Iran of theft since January 2020.", "accused", "2020-01-01"),
    # but what "would have" been was then
    ("Iran and Iraq would not have met in January 2021 if Oman had not paid.", "met",
     "2021-01-01"),
    # what was done long ago was not asked for then
    ("Iran applied to Iraq for membership in May 2021.", "applied", "2021-05-01"),
    ("Iran agreed to lift its veto on Iraq only last July.", "agreed", "2021-07-01"),
    # a count from what is told of nowhere says nothing, one from what is said to have been does
    ("Iran, a month before an election, accused Iraq of theft.", "accused", "2022-02-02"),
    ("Days before an election in Syria, Iran accused Iraq of theft.", "accused", "2022-02-02"),
    ("Iran accused Iraq of theft a day after a meeting on January 4.", "accused", "2022-01-05"),
    # what an act answers, or is about, was on a day of its own
    ("Iran attacked Iraq in retaliation for the bombing of its embassy in Baghdad on January 4.",
     "attacked", "2022-02-02"),
    ("Iran rejected a plan that was put to it. It condemned threats made on Monday by Iraq.",
     "condemned", "2022-02-02"),
    # beside what is to come somebody has done something
    ("Iranian lawmakers are due to debate a bill on Friday, and the army has attacked Iraq.",
     "attacked", "2022-02-02"),
    # what was agreed by a deal was agreed with it
    ("Under a deal signed in Oman in May 2000, Iran and Iraq accepted a truce.", "accepted",
     "2000-05-01"),
    ("Three earlier truces in May 2021, mediated by Oman, collapsed.", "mediated", "2021-05-01"),
    # what was done in a war was done when that was
    ("Iran recalled the war of 1982, in which Iraq attacked Kuwait.", "attacked", "1982-01-01"),
    # what is said of a report is said after it
    ("Iran told Oman that Iraq had shelled it on Monday. Iraq condemned Iran.", "condemned",
     "2022-02-02"),
    ("Iraq shelled Iran on Monday. Iran expelled the Iraqi envoy.", "expelled", "2022-01-31"),
    # what stands between "who" and its verb dates that verb
    ("Iraq faulted Iran, which during a visit on January 4 had warned France.", "warned",
     "2022-01-04"),
    ("Iraq faulted Iran, which during a visit on January 4 had warned France.", "faulted",
     "2022-02-02"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "day"), OF_WHAT)
def test_what_a_date_dates(extractor, text, trigger, day):
    event = told_by(trigger, by_rules(extractor, text))
    assert event.date.start == date.fromisoformat(day)
