import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.parse.datelines import dateline_ends


@pytest.mark.parametrize(
    ("dateline", "rest"),
    [
        ("MOSCOW, Feb 2 (Reuters) - ", "China said"),
        ("MOSCOW (AP) -- ", "China said"),
        ("Washington - ", "US President Joe Biden"),
        ("UNITED NATIONS — ", "The Council met"),
        ("PARIS/ROME, June 3 - ", "France said"),
        ("DAKAR/BAMAKO (Reuters) - ", "Mali said"),
        ("", "AC/DC (AC) played"),
        ("GAZA CITY, Gaza Strip -- ", "Officials said"),
        ("New York, May 17, IRNA - ", "Iran's envoy"),
        ("United Nations, April 13 (IANS) ", "Under pressure"),
        ("", "Amnesty International (AI) said"),
        ("", "The Organization of African Unity (OAU) met"),
        ("", "Prime Minister Nawaz Sharif - who resigned - left"),
        ("", "Iran-backed fighters left"),
        ("", "In Paris - the city of light"),
        ("NEW DELHI: ", "India said"),
        ("ACCRA: ", "A court freed"),
        ("KABUL (Newswire) : ", "Iran said"),
        ("Lagos (Daily Post): ", "Nigeria said"),
        ("", "Kabul: the city of gardens"),
        ("", "SMITH: We met.\nJONES: We did"),
    ],
)
def test_where_the_sentence_begins(dateline, rest):
    assert dateline_ends(dateline + rest) == ({len(dateline)} if dateline else set())


def test_each_paragraph_may_have_one():
    text = "PARIS (AP) - France met Spain.\n\nROME (AP) - Italy met Malta."
    assert {text[end:][:6] for end in dateline_ends(text)} == {"France", "Italy "}


@given(st.text())
def test_any_text(text):
    assert all(0 < end <= len(text) for end in dateline_ends(text))


@pytest.mark.parametrize("text", ["A " * 50_000, "Aa, " * 30_000, "A-" * 50_000, "(" * 100_000])
def test_linear_time(text):
    began = time.process_time()
    dateline_ends(text)
    assert time.process_time() - began < 5
