"""Who is told by somebody or some place that he is not: rulers of places that are no states, who
works for a body, whose an army is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

DAY = date(2018, 3, 2)

# (words, sentence, label of the actor)
LOCAL = [
    ("the mayor of Hamburg", "Then {} met Putin.", "Mayor of Hamburg"),
    ("the mayor of London", "Then {} met Putin.", "Mayor of London"),
    ("Panama's mayor", "Then {} met Putin.", "Mayor of Panama"),
    ("the governor of Colorado", "Then {} met Putin.", "Governor of Colorado"),
    ("Saskatchewan's premier", "Then {} met Putin.", "Premier of Saskatchewan"),
    ("the premier of Canada's Manitoba province", "Then {} met Putin.", "Premier of Manitoba"),
    ("the Nebraska Senate", "Then {} met Putin.", "Nebraska Senate"),
    ("Oregon's supreme court", "Then {} met Putin.", "Oregon's supreme court"),
    # states, and places behind what is not theirs alone
    ("the premier of China", "Then {} met Putin.", "Li Keqiang"),
    ("the Polish Senate", "Then {} met Putin.", "Polish Senate"),
    ("police in Hamburg", "Then {} met Putin.", "German police"),
    ("the London government", "Then {} met Putin.", "United Kingdom"),
]  # fmt: skip

LOYAL = [
    ("police loyal to President Idriss Déby", "Then {} fired.", "Chadian police"),
    ("troops loyal to President Paul Biya", "Then {} fired.", "Cameroonian Armed Forces"),
    ("fighters loyal to Khalifa Haftar", "Then {} fired.", "Libyan National Army"),
    ("men loyal to President Paul Biya", "Then {} fired.", "Paul Biya"),
]  # fmt: skip

OWNED = [
    ("President Paul Biya's army", "Then {} fired.", "Cameroonian Armed Forces"),
    ("Prime Minister Hun Sen's police", "Then {} fired.", "Cambodian police"),
    ("US President Barack Obama's campaign", "Then {} sued Iran.", "Barack Obama"),
    ("the French president", "Then {} sued Iran.", "Emmanuel Macron"),
    ("the Trinamool Congress leaders", "Then {} sued Iran.", "Trinamool Congress"),
]  # fmt: skip

BEHIND = [
    ("ten drivers", "Chad expelled {} employed by Oxfam.", "Oxfam"),
    ("a cook", "Chad expelled {} who works for the World Bank.", "World Bank"),
    ("two women", "Chad expelled {} working for Al Jazeera.", "Al Jazeera"),
    ("three reporters", "Chad expelled {} for the BBC.", "BBC"),
    ("Danish nurses", "Chad expelled {} employed by Oxfam.", "Danish medical workers"),
    ("three reporters", "Chad expelled {} for spying.", "Chadian media"),
    ("the rebels", "Chad fought {} known as the Sand Hawks.", "Sand Hawks"),
    ("a militant group", "Chad fought {} also known as Boko Haram.", "Boko Haram"),
    ("the rebels", "Chad fought {} known as brutal.", "Chadian rebels"),
]  # fmt: skip

OTHERS = [
    ("former Soviet republics", "Then {} met.", "former Soviet republics"),
    ("the former British colony", "Then {} spoke.", "former British colony"),
    ("the former Soviet republic of Moldova", "Then {} spoke.", "Moldova"),
    ("Ghana's donors", "Then {} spoke.", "Ghana's donors"),
    ("Kenya's international lenders", "Then {} spoke.", "Kenya's international lenders"),
    ("the British republicans", "Then {} spoke.", "United Kingdom"),
    ("Swiss donors", "Then {} spoke.", "Switzerland"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "sentence", "label"), [*LOCAL, *LOYAL, *OWNED, *BEHIND, *OTHERS])
def test_whom_a_description_means(
    meant_by: Callable[[str, str, date], str], words: str, sentence: str, label: str
) -> None:
    assert meant_by(words, sentence, DAY) == label
