"""Text whose lines were broken at a width (mails, copies from PDF, ``fold``) → paragraphs.

Such a line ends where the next word would not have fitted, mostly within a sentence, and one can
see that the next goes on with it: it begins with a small letter, or this one ends with "of the".
Verse, lists, headlines and texts with a paragraph a line lack one of these, and stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from kg.articles.hyphens import Hyphens
from kg.articles.running import without_page_lines

_NARROW, _WIDE = 45, 120  # characters of the longest line of a paragraph that was wrapped
_MOSTLY = 0.85  # of lines are filled
_OFTEN = 0.3  # of lines that end within a sentence, one sees that they go on, even among names
_SLACK = 0.8  # of the width that a line of proportional letters fills
_SHORT = 0.6  # of the width of the text: a line that ends here ends for another reason
_ENDED = re.compile(r"""[.!?:;\u2026]['"\u2019\u201d\u00bb)\]]*$""")
_STOPPED = re.compile(r"""[.!?:\u2026]['"\u2019\u201d\u00bb)\]]*$""")
_WITHIN = re.compile(
    r"\b(?:an?|and|as|at|but|by|for|from|had|has|have|his|her|in|into|is|its|of|on|or|said|that|the"
    r"|their|to|was|were|which|who|will|with|would)$"
)
_CUT = re.compile(r"[a-z]-$")
_COLUMNS = re.compile(r"\S(?: {3,}| *\t *|\s*\|\s*)\S")
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DAY = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?{_MONTH}(?:\s+\d{{1,2}}(?:st|nd|rd|th)?)?(?:,?\s+\d{{4}})?"
)
_ITEM = re.compile(  # a mark, a number, a day and what happened on it, a question
    rf"\s*(?:[-*+\u2022\u2013\u2014\u25aa\u25cf\u00b7>]\s|[(\[]?\d{{1,3}}[.)\]]\s|\(?[a-z]{{1,4}}\)\s"
    rf"|(?:(?:mon|tues?|wed|thu|fri|sat|sun)[a-z]*\.?,?\s*)?(?:{_DAY}|\d{{4}}|[\d./-]{{6,10}})?"
    r"\s*[:|\u2013\u2014]\s|\d{1,2}[:.]\d\d\b|#|Q:|A:)",
    re.I,
)
_SPEAKER = re.compile(r"(?:[A-Z][\w.'\u2019-]*\s?){1,4}:\s")


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines between blank ones; ``turned`` where a page was turned before it."""

    lines: list[str]
    turned: bool

    @property
    def width(self) -> int:
        return max(map(len, self.lines))

    @property
    def may_be_wrapped(self) -> bool:
        """Whether its lines have a width that people wrap at, and no columns."""
        several = len(self.lines) > 1 and _NARROW <= self.width <= _WIDE
        return several and not any(map(_COLUMNS.search, self.lines))

    def breaks(self) -> Iterator[tuple[str, str]]:
        """Pairs of lines with a break between them that no list accounts for."""
        for line, following in pairwise(self.lines):
            if not _ITEM.match(following):
                yield line, following


def unwrapped(text: str) -> str:
    """The text with a line a paragraph where its lines were wrapped; any other text as it is.

    Words that were cut at a line end are whole again; lines that number pages are taken out.
    """
    lines, turns = without_page_lines(text.split("\n"))
    blocks = list(_blocks(lines, turns))
    possible = [block for block in blocks if block.may_be_wrapped]
    if not _is_wrapped(possible):
        possible = []
        if not turns:
            return text
    width = max((block.width for block in possible), default=0)
    hyphens = Hyphens(text)
    done: list[str] = []
    for block in blocks:
        lines = _joined(block, width, hyphens) if block.may_be_wrapped and possible else block.lines
        if done and block.turned and _goes_on(done[-1], lines[0]):
            done[-1] = hyphens.before(done[-1], lines[0]) + lines[0]
            lines = lines[1:]
        elif done:
            done.append("")
        done += lines
    return "\n".join(done)


def _blocks(lines: list[str], turns: set[int]) -> Iterator[_Block]:
    block: list[str] = []
    turned = False
    for number, line in enumerate([*lines, ""]):
        if block and (not line.strip() or number in turns):
            yield _Block(block, turned)
            block, turned = [], False
        turned = turned or (number in turns)
        if line.strip():
            block.append(line.rstrip())


def _is_wrapped(blocks: list[_Block]) -> bool:
    """Whether most breaks within these blocks come where a line was full, within a sentence."""
    widths = ((block.width, block) for block in blocks)
    pairs = [(width, *pair) for width, block in widths for pair in block.breaks()]
    within = [pair for pair in pairs if not _ENDED.search(pair[1])]
    seen = sum(_is_seen_to_go_on(line, following) for _, line, following in within)
    full = sum(_fills(line, following, _SLACK * width) for width, line, following in within)
    return (
        bool(within)
        and 2 * len(within) >= len(pairs)
        and seen >= _OFTEN * len(within)
        and full >= _MOSTLY * len(within)
    )


def _is_seen_to_go_on(line: str, following: str) -> bool:
    return following.lstrip()[0].islower() or _WITHIN.search(line) is not None


def _fills(line: str, following: str, width: float) -> bool:
    """Whether the next word would have gone beyond a width, or was cut in two."""
    if _CUT.search(line) and following[0].islower():
        return True
    return len(line) + 1 + len(following.split(maxsplit=1)[0]) > width


def _joined(block: _Block, width: int, hyphens: Hyphens) -> list[str]:
    """The block with the lines of each paragraph on one; `width` is that of the whole text."""
    pieces: list[str] = []
    own = block.width
    for line, following in pairwise(block.lines):
        begins = _begins(line, following, own, width)
        pieces.append(
            f"{line.strip()}\n" if begins else hyphens.before(line.strip(), following.strip())
        )
    return "".join([*pieces, block.lines[-1].strip()]).split("\n")


def _begins(line: str, following: str, width: int, of_text: int) -> bool:
    """Whether a line begins a paragraph, behind another in its block."""
    stopped = _STOPPED.search(line) is not None
    if _ITEM.match(following) and (stopped or not following.lstrip()[0].isdigit()):
        return True
    if stopped and (_SPEAKER.match(following) or not _fills(line, following, width)):
        return True
    if stopped and len(following) - len(following.lstrip()) > len(line) - len(line.lstrip()):
        return True  # indented
    return not _fills(line, following, _SHORT * of_text)


def _goes_on(line: str, following: str) -> bool:
    """Whether a paragraph goes on over the turn of a page."""
    goes_on = following[:1].islower() or _WITHIN.search(line) is not None
    return goes_on and not _STOPPED.search(line)
