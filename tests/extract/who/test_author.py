"""Who says "I" in remarks, statements and interviews: whom the title names as their speaker."""

from __future__ import annotations

import pytest

from kg.extract.pipeline import Extractor
from tests.extract.texts import resolved

TEXT = "Today I called on Serbia to stop. I spoke with Antony Blinken."


@pytest.mark.parametrize(
    ("title", "speaker"),
    [
        ("Press remarks by High Representative Josep Borrell after the meeting", "Josep Borrell"),
        ("Remarks by President Biden on the Balkans", "Joe Biden"),
        ("Statement of Foreign Minister Wang Yi at the United Nations", "Wang Yi"),
        ("President Putin's address to the nation", "Vladimir Putin"),
        ("Foreign Minister Mevlüt Çavuşoğlu's interview with Al Jazeera", "Mevlüt Çavuşoğlu"),
        ("Statement by António Guterres, Secretary-General: Mali", "António Guterres"),
        ("Interview with Tigran Balayan-Hart", "Tigran Balayan-Hart"),
        ("Macron's speech in Versailles was empty", ""),
        ("Statement by the President", ""),
        ("Statement by Israel on the strike", ""),
        ("Joint statement by the foreign ministers of France and Germany", ""),
        ("", ""),
    ],
)
def test_the_speaker_of_the_title(extractor: Extractor, title: str, speaker: str) -> None:
    events = resolved(extractor, TEXT, title=title)
    sources = {m.label or "" for event in events for m in event.sources}
    assert sources == {speaker}


def test_quoted_words_are_those_of_who_says_them(extractor: Extractor) -> None:
    text = 'I met Albin Kurti. "I urge Serbia to stop," Antony Blinken said.'
    events = resolved(extractor, text, title="Remarks by Josep Borrell")
    told = {event.trigger.text: {m.label for m in event.sources} for event in events}
    assert told == {"met": {"Josep Borrell"}, "urge": {"Antony Blinken"}}
