"""Who is told by another: kin, friends and foes, those who claim an office, members of a body."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

DAY = date(2019, 3, 2)

# (words, sentence, day, label of the actor)
MEANT = [
    # kin are not who they are kin of
    ("the sons of the Algerian president", "France held {}.", DAY,
     "sons of the Algerian president"),
    ("the wife of President Omar Sadeq", "Syria held {}.", DAY, "wife of President Omar Sadeq"),
    ("the brother of Emmanuel Macron", "Mali held {}.", DAY, "brother of Emmanuel Macron"),
    ("the children of Syria", "France fed {}.", DAY, "Syrian citizens"),
    ("the Algerian president", "France met {}.", date(2018, 3, 2), "Abdelaziz Bouteflika"),
    # for and against somebody
    ("opponents of President Joseph Kabila", "Then {} marched.", DAY, "Congolese opposition"),
    ("critics of the Turkish government", "Then {} marched.", DAY, "Turkish opposition"),
    ("critics of Turkey", "Then {} marched.", DAY, "critics of Turkey"),
    ("supporters of Juan Guaido", "Then {} marched.", DAY, "Venezuelan citizens"),
    ("three aides of rebel leader Riek Machar", "Juba freed {}.", DAY,
     "South Sudanese rebels"),
    ("aides of separatist leader Ali Musa in Chad", "Paris freed {}.", DAY,
     "Chadian separatists"),
    ("troops loyal to Khalifa Haftar", "Then {} attacked Libya.", DAY, "Libyan National Army"),
    ("troops loyal to the ousted mayor", "Then {} attacked Togo.", DAY,
     "troops loyal to the ousted mayor"),
    # who works in an office of a state
    ("ten employees of the Czech embassy in Riga", "Latvia held {}.", DAY, "Czech embassy"),
    ("two staffers of the Peruvian consulate", "Chile held {}.", DAY, "Peruvian embassy"),
    ("four employees of the Afghan interior ministry", "Gunmen killed {}.", DAY,
     "Afghan interior ministry"),
    ("four workers of a Peruvian mine", "Gunmen killed {}.", DAY, "Peruvian workers"),
    # who claims an office, and who leads others than a state
    ("Venezuela's self-proclaimed interim president", "Then {} spoke.", DAY,
     "Venezuela's self-proclaimed interim president"),
    ("the self-declared president of Gabon", "Then {} spoke.", DAY,
     "self-declared president of Gabon"),
    ("the self-styled Libyan prime minister", "Then {} spoke.", DAY,
     "self-styled Libyan prime minister"),
    ("the Venezuelan president", "Then {} spoke.", DAY, "Nicolás Maduro"),
    ("Mali's opposition leader", "Then {} spoke.", date(2000, 3, 2), "Opposition Leader of Mali"),
    ("the Libyan rebel leader", "Then {} spoke.", date(2005, 3, 2), "Libyan rebels"),
    ("the Libyan leader", "Then {} spoke.", date(2005, 3, 2), "Muammar Gaddafi"),
    # what somebody leads who is named is his
    ("President Ashraf Ghani's government", "Then {} spoke.", date(2000, 3, 2), "Afghanistan"),
    ("the regime of Bashar Assad", "Then {} spoke.", date(1999, 3, 2), "Syria"),
    ("Palestinian President Mahmoud Abbas's office", "Then {} spoke.", date(2001, 3, 2),
     "Palestine"),
    # nameless people of a nameless body, one of a body of states
    ("leaders of a banned group", "Egypt held {}.", DAY, "leaders of a banned group"),
    ("members of a criminal gang", "Egypt held {}.", DAY, "Egyptian criminals"),
    ("the OPEC member", "Kenya warned {}.", DAY, "OPEC member"),
    ("EU members", "Kenya warned {}.", DAY, "European Union"),
    # what people believe, what they teach, what they use
    ("Pakistani Christians", "Then {} marched.", DAY, "Pakistani believers"),
    ("Nigerian lecturers", "Then {} marched.", DAY, "Nigerian teachers"),
    ("Iraqi political forces", "Then {} spoke.", DAY, "Iraqi parties"),
    ("German social media users", "Then {} spoke.", DAY, "German citizens"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "sentence", "day", "label"), MEANT)
def test_whom_a_description_means(
    meant_by: Callable[[str, str, date], str], words: str, sentence: str, day: date, label: str
) -> None:
    assert meant_by(words, sentence, day) == label
