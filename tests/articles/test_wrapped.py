import textwrap
import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.articles import Head
from kg.articles.plain import read_plain
from kg.articles.text import clean
from kg.articles.wrapped import unwrapped

MAIL = """Russian Foreign Minister Sergey Lavrov met Indian External Affairs
Minister S. Jaishankar in New Delhi on Friday. Lavrov also handed
a message from President Vladimir Putin to Prime Minister
Narendra Modi."""
BULLETIN = """The Geneva Bulletin                          Page 1

TALKS END IN GENEVA

GENEVA, Sept. 18 - Foreign Minister Anwar el-
Sadat and Prime Minister Menachem Begin signed two agree-
ments at the palace on Sunday night, after thirteen days of nego-
tiations on long-
term aid that the President had medi-
ated face-to-
face with

The Geneva Bulletin                          Page 2

both leaders. King Hussein of Jor-
dan refused to join the talks before the cease-
fire. A cease-fire held in the south, as he said on Mon-
day to reporters.

                        - 2 -
"""


def test_the_lines_of_a_paragraph_are_one():
    assert unwrapped(MAIL) == " ".join(MAIL.split("\n"))
    assert unwrapped(MAIL.replace("\n", " \n")) == " ".join(MAIL.split("\n"))  # as `fold -s` does


def test_a_copy_of_printed_pages():
    assert unwrapped(BULLETIN).split("\n\n") == [
        "TALKS END IN GENEVA",
        "GENEVA, Sept. 18 - Foreign Minister Anwar el-Sadat and Prime Minister Menachem Begin "
        "signed two agreements at the palace on Sunday night, after thirteen days of negotiations "
        "on long-term aid that the President had mediated face-to-face with both leaders. King "
        "Hussein of Jordan refused to join the talks before the cease-fire. A cease-fire held in "
        "the south, as he said on Monday to reporters.",
    ]


def test_soft_hyphens_at_line_ends_are_hyphens_too():
    soft = MAIL.replace("message", "mes\u00ad\nsage")
    (article,) = read_plain(soft.encode(), "a.txt", Head())
    assert article.text == " ".join(MAIL.split("\n"))


def test_paragraphs_without_a_blank_line_between():
    first = "The ministers of both states met in the old palace of Geneva, and the talks lasted.\n"
    second = "Nobody wished to say afterwards what they had agreed upon in the course of a night.\n"
    wrapped = [textwrap.fill(words, 50) for words in (first, second, first)]
    assert unwrapped("\n".join(wrapped)) == f"{first}{second}{first}".strip()


def test_a_head_stays_above():
    text = f"Lavrov in New Delhi\n1 April 2022\nhttps://wire.example/a\n\n{MAIL}\n"
    (article,) = read_plain(text.encode(), "a.txt", Head())
    assert (article.title, article.date) == ("Lavrov in New Delhi", date(2022, 4, 1))
    assert article.text == " ".join(MAIL.split("\n"))


def test_items_of_a_list_are_wrapped_each_for_itself():
    items = [f"{mark} {' '.join(MAIL.split())}" for mark in ("-", "2.", "14 July 2015:", "Q:")]
    wrapped = "\n".join(textwrap.fill(item, 70) for item in items)
    assert unwrapped(wrapped) == "\n".join(items)


VERSE = """Of man's first disobedience, and of the fruit we speak,
Which brought on all the shepherds death and woe that week,
With loss of peace, till one much greater man came down,
Restored us, and regained the seat of that old town;"""
HEADLINES = """Kremlin says President Putin sought legal guarantees
China and Solomon Islands sign pact despite appeals
France recalls ambassadors from Washington over submarines
Leaders of two Koreas meet at border and pledge peace"""
CHRONOLOGY = """2013
27 September: Barack Obama telephones Hassan Rouhani
24 November: Iran and the powers sign a plan in Geneva
2015
2 April - Iran and the powers announce a framework in Lausanne"""
TABLE = """country              promised so far       delivered
germany and austria  twelve million        eight million
poland               eighteen million      eighteen million"""
LETTER = """Dear all,

please find the readout of the call
between the minister and his colleague
from the south below this line.

Press office
ministry of foreign affairs
room 12"""
INTERVIEW = """Q: Did the minister meet his counterpart in Moscow last year?
A: No, he did not, and there was no need to, as he said.
JONES: Has the president called anybody in Beijing of late?
SMITH: He has not called, but there will be a call next week."""
TIMES = """11.42pm BST
The minister said that the talks would go on in the night.
9.15pm BST
The council met, and nobody wished to say what had been said."""


@pytest.mark.parametrize(
    "text", [VERSE, HEADLINES, CHRONOLOGY, TABLE, LETTER, INTERVIEW, TIMES, "", "One line."]
)
def test_what_is_not_wrapped_stays_as_it_is(text):
    assert unwrapped(text) == text
    assert unwrapped(f"{text}\n\n{text}") == f"{text}\n\n{text}"


def test_numbers_of_pages_are_no_text_and_other_numbers_are():
    pages = "\n\n".join(f"{n} | The Wire\n\nThey met for the time {n}." for n in range(3))
    assert unwrapped(pages) == "\n\n".join(f"They met for the time {n}." for n in range(3))
    for line in ("Article {}", "Table {}. Aid", "201{}", "{} May", "They met {}."):
        text = "\n\n".join(f"{line.format(number)}\n\nThey met." for number in range(3))
        assert unwrapped(text) == text
    assert unwrapped("They met.\n\nPage 2 of 3\n\nThey parted.") == "They met.\n\nThey parted."


PAGE = (
    "Foreign Minister Anwar Karim and Prime Minister Josef Blum signed two\n"
    "agreements at the palace on Sunday night, after thirteen days of talks\n"
    "on aid to the provinces of the south that were to begin again with"
)
NEXT = "both leaders, as an envoy of theirs told reporters in the old town."


@pytest.mark.parametrize(
    "turn",
    [
        "\n3\n",
        "\n\n3\n\n\f",
        "\n\f3\n",
        "\n3 of 12\n",
        "\n\n3\n\n\fMonthly Review, May 2022\n\n",
        "\nMonthly Review, May 2022\n3\n",
        "\n\n- 3 -\n\n\fMonthly Review, May 2022\n\n",
    ],
)
@pytest.mark.parametrize("pages", [1, 3])
def test_a_turn_of_the_page_cuts_no_sentence(turn, pages):
    text = "Monthly Review, May 2022\n\n" + "".join(
        f"{PAGE} {number}{turn.replace('3', str(number))}{NEXT}\n\n"
        for number in range(3, 3 + pages)
    )
    _, *paragraphs = unwrapped(clean(text)).split("\n\n")
    wanted = [f"{PAGE} {number} {NEXT}" for number in range(3, 3 + pages)]
    assert paragraphs == [paragraph.replace("\n", " ") for paragraph in wanted]


def test_numbers_alone_that_are_no_pages_stay():
    for text in (
        f"{PAGE} all.\n\n1\n\nThey met.\n\n2\n\nThey parted.",
        f"{PAGE}:\n\n1\na seat\n2\na voice\n3\na vote",
        f"{PAGE}\n\n12\n\n{NEXT}\n\n{PAGE}\n\n7\n\n{NEXT}",
    ):
        numbers = [line for line in text.split("\n") if line.isdigit()]
        assert [line for line in unwrapped(text).split("\n") if line.isdigit()] == numbers


SMALL = "minister talks with over the in a border said after night that agreed envoy of his".split()
NAMES = "Geneva Lavrov Blinken Turkey Monday Kyiv".split()
WORDS = st.lists(st.sampled_from([*SMALL * 2, *NAMES]), min_size=8, max_size=30)
SENTENCES = WORDS.map(lambda words: " ".join(["They", *words]) + ".")
PARAGRAPHS = st.lists(SENTENCES, min_size=3, max_size=6).map(" ".join)
TEXTS = st.lists(PARAGRAPHS, min_size=2, max_size=5)


@settings(max_examples=60, deadline=None)
@given(paragraphs=TEXTS, width=st.integers(50, 100))
def test_wrapping_is_undone(paragraphs, width):
    wrapped = "\n\n".join(textwrap.fill(words, width) for words in paragraphs)
    assert unwrapped(wrapped) == "\n\n".join(paragraphs)


@settings(max_examples=60, deadline=None)
@given(
    paragraphs=st.lists(SENTENCES | PARAGRAPHS, min_size=1, max_size=12),
    between=st.sampled_from(["\n", "\n\n", "\n\n\n"]),
)
def test_a_paragraph_a_line_is_unchanged(paragraphs, between):
    text = between.join(paragraphs)
    assert unwrapped(text) == text


@settings(max_examples=100, deadline=None)
@given(text=st.text(alphabet="aB. \n:", max_size=400))
def test_no_word_is_lost(text):
    assert "".join(unwrapped(text).split()) == "".join(text.split())


@pytest.mark.parametrize(
    "piece",
    ["a", "a-", "a-\n", ".'", "'", " ", "\t", "|", "page ", "1 | a\n", "- ", "x" * 70 + "\n"],
)
def test_time_grows_with_the_text(piece):
    start = time.process_time()
    unwrapped(piece * (300_000 // len(piece)))
    unwrapped(f"{MAIL}\n{piece * (300_000 // len(piece))}")
    assert time.process_time() - start < 10
