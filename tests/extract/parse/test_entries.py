"""Days that head parts of a text, and the day that a whole text is about."""

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.parse.entries import entries_of, heading_ends, headings, joined_names, subject_day
from kg.model import Article
from tests.extract.texts import PUBLISHED, by_rules, told_by

HEADINGS = [
    ("15 January: the army left", ["15 January"]),
    ("Friday 14 January: two jets. Monday 17 January: a jet", 2),
    ("Friday 14 January – two jets\nMonday 17 January – a jet", 2),
    ("1 Jan: before dawn. 7 Jan: tens of thousands", ["1 Jan", "7 Jan"]),
    ("3 January\nThe army left.\n\n4 January\nThe navy left.", ["3 January", "4 January"]),
    ("15 January, 6 a.m.: the guard left", ["15 January"]),
    ("Sunday 16 January, Nicosia: the guard left", ["Sunday 16 January"]),
    ("Adwa (1 March 1896): the army won", ["1 March 1896"]),
    ("Genoa, 20 May 2019. Workers strike", ["20 May 2019"]),
    ("2014: Russia annexes Crimea", ["2014"]),
    ("EU Council, 3 May 2022 - Josep Borrell met", ["3 May 2022"]),
    ("Kyiv, 9 June. The army left.", ["9 June"]),
    ("[15 Jan 2022] Biden met Xi.\n[16 Jan 2022] Rain.", ["15 Jan 2022", "16 Jan 2022"]),
    ("* (15 Jan 2022) Biden met Xi.", ["15 Jan 2022"]),
    ("10/2021: Russia attacks Kyiv.", ["10/2021"]),
    ("Spring 2012: a visit\nQ3 2021: a deal", ["Spring 2012", "Q3 2021"]),
    ("2021\n\nDec 2 Putin meets Xi.\n\nDec 5 Biden calls Macron.", ["2021", "Dec 2", "Dec 5"]),
    ("* July 22 | A deal is signed.\n* July 23 | Lavrov meets Sisi.", ["July 22", "July 23"]),
    ("2018\n\nMay 8: Kim visits China.", ["2018", "May 8"]),
    (
        "JULY 26: a coup\n27: a curfew\n– a protest\n30: a truce\nAUGUST 1: rain\n2: snow",
        ["JULY 26", "27 JULY", "30 JULY", "AUGUST 1", "2 AUGUST"],
    ),
    ("3 May 2021: a raid\n5th – a truce\n9: the end", ["3 May 2021", "5th May", "9 May"]),
    ("May 3, 2021: a raid\n\n4: a truce", ["May 3, 2021", "4 May"]),
    ("3 May: a raid\n2: a truce", ["3 May"]),
    ("The demands:\n1: a truce\n2: aid", []),
    ("3 May: a raid. 5: a truce", ["3 May"]),
    ("Dec 2 Putin meets Xi.", []),
    ("(Reuters) Biden met Xi.", []),
    ("1992\nMarch: a siege\nApril: a truce\n1995\nJuly: the end", 5),
    ("MOSCOW, Feb 2 (Reuters) - China said", []),
    ("Putin (2014): a study", []),
    ("May: I said so", []),
    ("10:30 a.m.: the guard left", []),
    ("12: the guard left", []),
    ("On 15 January the guard left", []),
    ("January 5, 2024\nThe army left.", []),
    ("Monday - the first day - was calm.", []),
]


@pytest.mark.parametrize(("text", "words"), HEADINGS)
def test_what_is_a_heading(text, words):
    found = [heading.words for heading in headings(text)]
    assert len(found) == words if isinstance(words, int) else found == words


def test_an_entry_reaches_to_the_next_and_the_last_to_its_paragraph():
    text = "31 January: the army left.\n\nThe navy stayed.\n\n1 February: rain.\n\nThe end."
    first, last = entries_of(Article(id="t", text=text, date=PUBLISHED))
    assert text[first.start : first.end].strip() == "the army left.\n\nThe navy stayed."
    assert text[last.start : last.end] == "rain."
    assert (first.day.start, last.day.start) == (date(2022, 1, 31), date(2022, 2, 1))


def test_more_of_the_last_day_stands_behind_dashes():
    text = "31 January: the army left.\n1 February: rain.\n\n– The navy left.\n\nThe end."
    last = entries_of(Article(id="t", text=text, date=PUBLISHED))[-1]
    assert text[last.start : last.end] == "rain.\n\n– The navy left."


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("27 December 2020: rain. 5 January: snow.", "2021-01-05"),  # the year goes on
        ("30 December: rain.", "2021-12-30"),
        ("30 December 2020: rain.\n31: snow.", "2020-12-31"),
        ("1992\nMarch: a siege\nApril: a truce\n1995\nJuly: the end", "1995-07-01"),
        ("Friday 4 February: talks begin.", "2022-02-04"),
    ],
)
def test_the_year_of_an_entry(text, start):
    assert entries_of(Article(id="t", text=text, date=PUBLISHED))[-1].day.start.isoformat() == start


@pytest.mark.parametrize(
    ("top", "day"),
    [
        ("This summary describes Monday, 31 January 2022, in Juba.", date(2022, 1, 31)),
        ("Daily report for 30 January 2022. The army left.", date(2022, 1, 30)),
        ("Situation report of 31 January: the army left.", date(2022, 1, 31)),
        ("The report on the fire of Monday is out.", None),
        ("The army left on Monday.", None),
        ("This note covers January 2022.", None),
    ],
)
def test_the_day_a_text_is_about(top, day):
    found = subject_day(Article(id="t", text=top, date=PUBLISHED))
    assert (found.start if found else None) == day


# (text, trigger, first day, last day), published on Wednesday, 2022-02-02
TOLD = [
    # the day of an entry is that of all its acts, in the present and in sentences behind it
    ("27 January: Biden meets Macron in Paris. He praises Macron.", "praises", "2022-01-27"),
    ("27 January: Biden meets Macron.\n\n28 January: Iran shells Iraq.", "shells", "2022-01-28"),
    ("Friday 28 January – Iran shelled Iraq. Monday 31 January – Iran freed three French pilots.",
     "freed", "2022-01-31"),
    ("27 January: Biden meets Macron.\n\n28 January: rain.\n\nIran shelled Iraq.\n\n"
     "30 January: snow.", "shelled", "2022-01-28"),
    # words that count from it, and dates of their own
    ("27 January: Biden meets Macron.\n\nOn the same day Iran shelled Iraq.", "shelled",
     "2022-01-27"),
    ("27 January: Biden meets Macron. That evening Iran shelled Iraq.", "shelled", "2022-01-27"),
    ("27 January: Biden meets Macron. A day later Iran shelled Iraq.", "shelled", "2022-01-28"),
    ("27 January: Biden meets Macron. The day before, Iran had shelled Iraq.", "shelled",
     "2022-01-26"),
    ("27 January: Biden meets Macron. Iran had shelled Iraq on 20 January. France condemned Iran.",
     "condemned", "2022-01-27"),
    ("27 January: Biden meets Macron. Today Iran shelled Iraq.", "shelled", "2022-01-27"),
    ("3 January: Biden meets Macron.\n\nIran shelled Iraq.", "shelled", "2022-02-02"),
    # a text about one day
    ("This summary describes Monday, 31 January 2022.\n\nIran shelled Iraq.", "shelled",
     "2022-01-31"),
    ("This summary describes Monday, 31 January 2022.\n\nAt six in the evening Iran shelled Iraq.",
     "shelled", "2022-01-31"),
    ("This summary describes Monday, 31 January 2022.\n\nIran condemns France.", "condemns",
     "2022-02-02"),
    # a date before a name is of one sentence with it
    ("On 25 January Foreign Minister Wang Yi met his French colleague in Paris.", "met",
     "2022-01-25"),
    ("On Monday Foreign Minister Retno Marsudi met Macron in Jakarta.", "met", "2022-01-31"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "day"), TOLD)
def test_the_day_of_an_act_in_a_log(extractor, text, trigger, day):
    event = told_by(trigger, by_rules(extractor, text))
    assert event.date is not None
    assert (event.date.start, event.date.end) == (date.fromisoformat(day),) * 2


def test_a_log_tells_the_past_in_the_present(extractor):
    (event,) = by_rules(extractor, "27 January 1990: Iran shells Iraq.")
    assert event.status == "historical"


@given(st.text())
def test_any_text(text):
    assert all(0 < end <= len(text) for end in heading_ends(text) | joined_names(text))


@pytest.mark.parametrize(
    "text",
    ["5 May: " * 20_000, "On 5 May " * 20_000, "A A " * 50_000, "Aa, 5 " * 20_000, "\n5" * 50_000],
)
def test_linear_time(text):
    began = time.process_time()
    heading_ends(text), joined_names(text)
    assert time.process_time() - began < 5
