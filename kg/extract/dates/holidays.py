"""Feasts whose day follows from the year alone."""

from __future__ import annotations

from datetime import date, timedelta

_FIXED = {
    "new year's day": (1, 1), "new year": (1, 1), "epiphany": (1, 6),
    "orthodox christmas": (1, 7), "valentine's day": (2, 14),
    "international women's day": (3, 8), "st. patrick's day": (3, 17), "may day": (5, 1),
    "bastille day": (7, 14), "halloween": (10, 31), "armistice day": (11, 11),
    "human rights day": (12, 10), "christmas eve": (12, 24), "christmas day": (12, 25),
    "christmas": (12, 25), "boxing day": (12, 26), "new year's eve": (12, 31),
}  # fmt: skip
_FROM_EASTER = {
    "ash wednesday": -46, "palm sunday": -7, "good friday": -2, "easter sunday": 0, "easter": 0,
    "easter monday": 1, "ascension day": 39, "pentecost": 49, "whitsun": 49,
}  # fmt: skip


def _spelled(name: str) -> str:
    capital = " ".join(word.capitalize() for word in name.split())
    return capital.replace("'", "['’]").replace(".", r"\.?")


NAMES = sorted([*_FIXED, *_FROM_EASTER, "thanksgiving day", "thanksgiving"], key=len, reverse=True)
HOLIDAY = rf"(?-i:(?P<holiday>{'|'.join(map(_spelled, NAMES))})(?!\w))"


def holiday(name: str, year: int) -> date:
    """The day of a feast in a year."""
    name = " ".join(name.lower().replace("’", "'").split()).replace("st p", "st. p")
    if name in _FIXED:
        return date(year, *_FIXED[name])
    if name in _FROM_EASTER:
        return _easter(year) + timedelta(days=_FROM_EASTER[name])
    first = date(year, 11, 1)  # Thanksgiving in the United States: November's fourth Thursday
    return first + timedelta(days=(3 - first.weekday()) % 7 + 21)


def _easter(year: int) -> date:
    """Western Easter by the anonymous Gregorian computus (Meeus, Astronomical Algorithms, 8)."""
    golden = year % 19
    century, rest = divmod(year, 100)
    leap, odd = divmod(century, 4)
    moon = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap - moon + 15) % 30
    weekday = (32 + 2 * odd + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)
