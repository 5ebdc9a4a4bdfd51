"""Clean text: line ends, control characters, Unicode form, the limit on size.

Offsets count in the text that is stored, ``Article.text``. Text that comes with a promise about
offsets (JSON lines) is cleaned in place: a character may change, none moves. All other text is
brought into Unicode's NFC, so that a name is the same name however its accents were typed.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from kg.errors import InputError

MAX_TEXT = 1_000_000  # characters of one article; the longest news features have some 200,000
MAX_LINE = 500  # characters of a title or a publisher

# Tab, line feed and carriage return are text. The other controls, lone surrogates and
# overrides of the reading direction (they make a text show what it does not say) are damage.
_DAMAGE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x81\x8d\x8f\x90\x9d\ud800-\udfff\ufffe\uffff"
    "\u202a-\u202e\u2066-\u2069]"
)
_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u2060\ufeff]")  # they split words
_MISTAKEN = re.compile("[\x80-\x9f\u2028\u2029]")
# Controls of Latin-1 are Windows-1252 that was declared wrongly; one character for one.
_MEANT = {code: bytes([code]).decode("cp1252", "ignore") or chr(code) for code in range(0x80, 0xA0)}
_MEANT |= {0x2028: "\n", 0x2029: "\n"}


def clean(text: str) -> str:
    """The text in NFC with line feeds only, damage and outer white space gone; paragraphs stay."""
    text = _mend(text.replace("\r\n", "\n").replace("\r", "\n").replace("\u00ad\n", "-\n"))
    bare = _INVISIBLE.sub("", _DAMAGE.sub("", text)).strip()
    if bare.isascii():
        return bare
    # sorting the marks of one letter takes the square of their number
    return unicodedata.normalize("NFC", _marks().sub(r"\1", bare))


@cache
def _marks() -> re.Pattern[str]:
    """More marks on one letter than any language has; 30 are kept (Unicode annex 15, part 13)."""
    marks = "".join(filter(unicodedata.combining, map(chr, range(0x300, 0x1EA00))))
    return re.compile(rf"([{marks}]{{30}})[{marks}]+")


def clean_in_place(text: str) -> str:
    """The text with damage made blank, so that no character offset moves."""
    return _DAMAGE.sub(" ", _mend(text))


def _mend(text: str) -> str:
    return text.translate(_MEANT) if _MISTAKEN.search(text) else text


def one_line(text: str) -> str:
    """The text on one line, damage gone, in NFC."""
    return " ".join(clean(text).split())


def short_line(text: str) -> str:
    """One line of at most `MAX_LINE` characters: a title, a publisher."""
    line = one_line(text)
    return line if len(line) <= MAX_LINE else line[: MAX_LINE - 1].rstrip() + "…"


def check_text(text: str, where: str, most: int = MAX_TEXT) -> str:
    """The text itself; InputError when it is empty or too large."""
    if not text.strip():
        raise InputError(f"{where}: empty", "remove it or fill it")
    if len(text) > most:
        raise too_large(where)
    return text


def too_large(where: str) -> InputError:
    """The error for an article over the limit."""
    return InputError(
        f"{where}: larger than {MAX_TEXT // 1_000_000} MB", "split it into single articles"
    )
