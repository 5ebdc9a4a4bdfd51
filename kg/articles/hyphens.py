"""Words that a line end cut in two, put together again."""

from __future__ import annotations

import re

_LONGEST = 60  # characters of a word
_CUT = re.compile(r"([\w'\u2019-]*\w)-$")  # the first half, at the end of a line
_FIRST = re.compile(r"[\w'\u2019]+(?:-[\w'\u2019]+)*")
_WORD = re.compile(r"[^\W\d_]+")
_COMPOUND = re.compile(r"\b\w+(?:-\w+)+")
# What stands behind a hyphen that is more than a cut, in the news: behind numbers, behind all else.
_COUNTED = frozenset("day fold hour man member month nation party sided state week year".split())
_NUMBERS = frozenset("one two three four five six seven eight nine ten twelve twenty multi".split())
_SECOND = frozenset(
    """aircraft appointed approved armed backed based brokered called chief controlled defence
    defense fire general government held imposed led level made making nuclear occupied off owned
    president proliferation ranking range related ruled run scale sponsored style supported supplied
    tank term top torn up war wide winning wing""".split()
)
_BEFORE = frozenset("air all co ex far low mid net non oil pre pro tax top war".split())
_LEAST = 4  # letters of any other word that begins a compound: of fewer are "dis-", "un-", "al-"


class Hyphens:
    """How the words of one text are written: with a hyphen, or without."""

    def __init__(self, text: str) -> None:
        self._compounds = {found[0].lower() for found in _COMPOUND.finditer(text)}
        self._words = {found[0].lower() for found in _WORD.finditer(text)}

    def before(self, line: str, following: str) -> str:
        """The end of a line, as it stands before the next on one line: "agree", "long-", "of ".

        The hyphen stays where the text has the word with it elsewhere, where the next line begins
        with a capital or a digit ("el-" "Sadat"), and in compounds ("long-" "term").
        """
        cut, first = _CUT.search(line[-_LONGEST:]), _FIRST.match(following)
        if cut is None or first is None:
            return f"{line} "
        return line[:-1] if self._is_cut(cut[1], first[0]) else line

    def _is_cut(self, left: str, right: str) -> bool:
        end = _WORD.match(right)
        if not (left[-1].islower() and right[0].islower()) or "-" in left + right or end is None:
            return False
        if f"{left}-{end[0]}".lower() in self._compounds:
            return False
        if f"{left}{end[0]}".lower() in self._words:
            return True
        return not _is_compound(left.lower(), end[0])


def _is_compound(left: str, right: str) -> bool:
    if left in _NUMBERS and right in _COUNTED:
        return True
    return right in _SECOND and (len(left) >= _LEAST or left in _BEFORE | _NUMBERS)
