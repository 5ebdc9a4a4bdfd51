"""Acts that are none by who takes part: anybody, a question, one who talks alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

# (text, all its events as "subtype: sources -> targets", ids joined by "+")
IDLE = [
    # done by anybody
    ("You cannot win by shooting the smuggler on the corner.", ""),
    ("You can stop a thief by arresting his boss.", ""),
    ("One does not bomb a hospital.", ""),
    # asked of nobody in particular
    ("Do you raid a mosque with weapons?", ""),
    ("Can a policeman open fire on a thief?", ""),
    ("Shall we ban the books of Karl Marx?", ""),
    ("Did Russia attack Georgia?", "attack: russia -> georgia"),
    # talk without a partner
    ("Barack Obama discussed the crisis.", ""),
    ("Emmanuel Macron talked in grave terms.", ""),
    ("Italy has talked peace for years.", ""),
    ("Emmanuel Macron talked to Vladimir Putin.", "negotiation: emmanuel-macron+vladimir-putin"),
    ("The Security Council discussed the crisis.",
     "negotiation: un-security-council -> "),
    # the author's views
    ("I totally agree!", ""),
    ("I agree that Iran is dangerous.", ""),
    ("I would suggest going for Germany.", ""),
    ('"I agree with Angela Merkel," Emmanuel Macron said.',
     "agreement: angela-merkel+emmanuel-macron"),
    # things are got, guests received
    ("The general received high marks as a gunner.", ""),
    ("Egypt's general received a medal in Cairo.", ""),
    ("Emmanuel Macron received Vladimir Putin.", "host: emmanuel-macron -> vladimir-putin"),
    # a condition is no demand
    ("Should Pakistan stray, Vladimir Putin said, the deal is off.", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "events"), IDLE)
def test_what_nobody_in_particular_does(told: Callable[[str], str], text: str, events: str) -> None:
    assert told(text) == events


def test_a_sentence_that_is_printed_twice_tells_an_act_once(told: Callable[[str], str]) -> None:
    text = "Kenya's government resigned on Monday."
    assert told(f"{text}\n\nRain fell.\n\n{text}") == told(text)
