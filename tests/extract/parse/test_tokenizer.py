"""Raw text → words, after the conventions of Universal Dependencies."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.parse.tokenizer import english

NLP = english()

TABLE = [
    # hyphens: words split, bound prefixes do not
    ("US-led talks", "US - led talks"),
    ("a U.S.-led coalition", "a U.S. - led coalition"),
    ("UN-backed", "UN - backed"),
    ("a 30-day truce", "a 30 - day truce"),
    ("in mid-January", "in mid-January"),
    ("non-member states", "non-member states"),
    ("a counter-offer", "a counter-offer"),
    ("his re-election", "his re-election"),
    ("an e-mail", "an e-mail"),
    ("E-J", "E - J"),
    ("al-Qaeda", "al - Qaeda"),
    ("COVID-19", "COVID - 19"),
    ("10-15 people", "10 - 15 people"),
    ("Moscow--but", "Moscow -- but"),
    ("Moscow—but", "Moscow — but"),
    # slashes
    ("and/or", "and / or"),
    ("9/11", "9/11"),
    # dates, times, telephones, amounts
    ("on 2022-02-01,", "on 2022-02-01 ,"),
    ("on 12/31/2001.", "on 12/31/2001 ."),
    ("at 7:30PM", "at 7:30 PM"),
    ("at 5 p.m. today", "at 5 p.m. today"),
    ("713-853-3989", "713-853-3989"),
    ("$3.5bn", "$ 3.5 bn"),
    ("US$5", "US$ 5"),
    ("10%", "10 %"),
    ("1,000,000", "1,000,000"),
    ("the 1980s", "the 1980s"),
    # full stops
    ("in the U.S.", "in the U.S."),
    ("Mr. Putin spoke.", "Mr. Putin spoke ."),
    ("on Jan. 12", "on Jan. 12"),
    ("J. K. Rowling", "J. K. Rowling"),
    ("Acme Inc..", "Acme Inc. ."),
    ("They met.Then", "They met . Then"),
    ("wait...", "wait ..."),
    # clitics and contractions
    ("Iran's", "Iran 's"),
    ("Korea’s", "Korea ’s"),
    ("states'", "states '"),
    ("don't", "do n't"),
    ("I'm", "I 'm"),
    ("they'll", "they 'll"),
    ("cannot", "can not"),
    ("wanna", "wan na"),
    ("O'Connor", "O'Connor"),
    # quotes, brackets, runs of one mark
    ('"No," he said.', '" No , " he said .'),
    ("‘yes’", "‘ yes ’"),
    ("the '90s", "the '90s"),
    ("(R-Tex.)", "( R - Tex. )"),
    ("state(s)", "state ( s )"),
    ("What?!", "What ?!"),
    ("=====", "====="),
    ("((((((now", "(((((( now"),
    ("😀😀😀😀😀 yes", "😀😀😀😀😀 yes"),
    ("<<note>>", "<< note >>"),
    # addresses
    ("visit kremlin.ru.", "visit kremlin.ru ."),
    ("https://www.example.com/a-b/c?d=1,", "https://www.example.com/a-b/c?d=1 ,"),
    ("mail a.b-c@example.org", "mail a.b-c@example.org"),
    ("@StateDept #Ukraine #1", "@StateDept #Ukraine # 1"),
]


@pytest.mark.parametrize(("text", "words"), TABLE)
def test_words(text: str, words: str) -> None:
    assert [token.text for token in NLP.make_doc(text)] == words.split()


@given(st.text(alphabet=st.sampled_from("aBé1.,-/'’\"$%()[]!?:;=#@ \n\tn's…—"), max_size=40))
def test_nothing_is_lost(text: str) -> None:
    assert NLP.make_doc(text).text == text


@given(st.text(max_size=60))
def test_any_text_is_kept(text: str) -> None:
    assert NLP.make_doc(text).text == text
