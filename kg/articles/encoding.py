"""Bytes → characters, when nobody says which encoding they are in."""

from __future__ import annotations

import codecs
import re

from kg.articles.head import Doubt
from kg.errors import InputError

UTF8_MARK = b"\xef\xbb\xbf"
MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_FILES = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a zip archive or an Office document"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "a rich text document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
)
# Codecs that a server may name, yet that are no encodings of a page.
_NO_ENCODINGS = frozenset({"idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape"})
_SAMPLE = 200_000  # bytes that a guess looks at
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_HIGH = re.compile(rb"[\x80-\xff]+")
_MOST_CONTROLS = 0.02  # of all bytes; a text has none
_LONGEST_RUN = 1.5  # mean length of runs of high bytes: accents stand alone, Cyrillic does not


def decode(raw: bytes, where: str, declared: str | None = None) -> tuple[str, Doubt | None]:
    """The characters and, where the encoding had to be guessed, a Doubt that says so.

    A byte order mark decides, then valid UTF-8, then what was `declared`; then mostly valid
    UTF-8, UTF-16 without a mark, Windows-1252 (what English text is that is none of these), and
    last the guess of charset-normalizer. InputError for files that hold no text.
    """
    for mark, name in MARKS:
        if raw.startswith(mark):
            return _by_mark(raw, name, where), None
    raw = raw.removeprefix(UTF8_MARK)
    _refuse_documents(raw, where)
    try:
        return raw.decode("utf-8"), None
    except UnicodeDecodeError as error:
        broken = error.start
    if (text := _as_declared(raw, declared)) is not None:
        return text, None
    text, name = _guess(raw, where, broken)
    return text, Doubt(f"{where}: not UTF-8, read as {name}", "save it as UTF-8 to be sure")


def _by_mark(raw: bytes, encoding: str, where: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        message = f"{where}: broken {encoding.upper()} at byte {error.start}"
        raise InputError(message, "save it again as UTF-8") from error


def _refuse_documents(raw: bytes, where: str) -> None:
    for start, name in _FILES:
        if raw.startswith(start):
            raise InputError(f"{where}: {name}, not a text", "save its text as .txt or .html")


def _as_declared(raw: bytes, declared: str | None) -> str | None:
    try:
        name = codecs.lookup(declared or "undefined").name
        return None if name in _NO_ENCODINGS else raw.decode(name)
    except (LookupError, ValueError):  # servers declare wrong encodings every day
        return None


def _guess(raw: bytes, where: str, broken: int) -> tuple[str, str]:
    sample = raw[:_SAMPLE]
    if (name := _wide(sample)) is not None:
        return raw.decode(name, errors="replace"), name.upper()
    if len(_CONTROLS.findall(sample)) > _MOST_CONTROLS * len(sample):
        raise InputError(f"{where}: not a text, it holds binary data", "hand in text or HTML")
    text = raw.decode("utf-8", errors="replace")
    damaged = text.count("\ufffd")
    if sum(character > "\x7f" for character in text) > 2 * damaged:
        return text, f"UTF-8 with {damaged} damaged characters"
    if _is_western(sample):
        # Latin-1 knows every byte; `clean` turns its controls into Windows-1252's quotes
        return raw.decode("latin-1"), "Windows-1252"
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    if best is None:
        raise InputError(f"{where}: no known encoding of text (byte {broken})", "save it as UTF-8")
    return raw.decode(best.encoding, errors="replace"), best.encoding


def _wide(sample: bytes) -> str | None:
    """UTF-16 without a byte order mark: every other byte of Latin letters is zero."""
    even, odd = sample[::2], sample[1::2]
    low, high = even.count(0), odd.count(0)
    if high > 0.6 * len(odd) and low < 0.05 * len(even):
        return "utf-16-le"
    if low > 0.6 * len(even) and high < 0.05 * len(odd):
        return "utf-16-be"
    return None


def _is_western(sample: bytes) -> bool:
    runs = _HIGH.findall(sample)
    return sum(map(len, runs)) <= _LONGEST_RUN * len(runs)
