from __future__ import annotations

from itertools import combinations

import pytest

from kg.actors.base import ActorBase
from kg.actors.names import sound

ALIKE = [
    "Qadhafi Gaddafi Kadhafi Gadhafi Qaddafi",
    "Zelenskyy Zelensky Zelenskiy Selenskyj",
    "Tymoshenko Timoshenko Timoschenko",
    "Gorbachev Gorbatchev Gorbatschow Gorbachov",
    "Shevardnadze Schewardnadse",
    "Lukashenko Lukaschenka",
    "Hussein Hussain Husain Hossein",
    "Rouhani Ruhani Rohani",
    "al-Assad Assad Asad",
    "Erdoğan Erdogan",
    "Khatami Hatami",
    "Chávez Chavez",
]  # fmt: skip


@pytest.mark.parametrize("names", ALIKE)
def test_transliterations_sound_alike(names: str) -> None:
    assert len({sound(name) for name in names.split()}) == 1


@pytest.mark.parametrize(("left", "right"), list(combinations([a.split()[0] for a in ALIKE], 2)))
def test_others_do_not(left: str, right: str) -> None:
    assert sound(left) != sound(right)


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("Yuliya Timoshenko", "Yulia Tymoshenko", True),
        ("Hassan Ruhani", "Hassan Rouhani", True),
        ("Moammar al-Qadhafi", "Muammar Gaddafi", True),
        ("Saif Gaddafi", "Muammar Gaddafi", False),
        ("Gaddafi", "Muammar Gaddafi", False),
        ("Putin", "Patel", False),
        ("Vladimir Putin", "Putin Vladimir", False),
    ],
)
def test_each_part_of_a_name_sounds_by_itself(left: str, right: str, same: bool) -> None:
    assert (sound(left) == sound(right)) is same


@pytest.mark.parametrize(
    ("name", "heard"), [("", ""), ("Xi", "gs"), ("Ai", ""), ("Hu", "h"), ("Brahimi", "brm")]
)
def test_sound(name: str, heard: str) -> None:
    assert sound(name) == heard


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("Emmanuelle Macron", ""),
        ("Li Qian", ""),
        ("Yulia Timoshenko", "yulia-tymoshenko"),
        ("Emanuel Macron", "emmanuel-macron"),
    ],
)
def test_a_slip_of_the_pen_and_another_name(base: ActorBase, name: str, known: str) -> None:
    found = {actor.id for actor in base.like(name)}
    assert found == ({known} if known else set())
