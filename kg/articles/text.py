"""Bytes → clean text: encoding, line ends, control characters, the limit on size."""

from __future__ import annotations

import re

from kg.articles.head import Doubt
from kg.errors import InputError

MAX_TEXT = 5_000_000  # of one article; the longest news features have some 200,000 characters

# Tab, line feed and carriage return are text; the other controls and lone surrogates are damage.
_DAMAGE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_SAMPLE = 200_000  # bytes that the guess of an encoding looks at


def decode(raw: bytes, where: str, declared: str | None = None) -> tuple[str, Doubt | None]:
    """The text and, where its encoding had to be guessed, a Doubt that says so.

    The byte order mark decides, then UTF-8, then what was `declared`, then the guess of
    charset-normalizer. InputError where nothing fits.
    """
    for mark, name in _BOMS:
        if raw.startswith(mark):
            return _strictly(raw, name, where), None
    try:
        return raw.decode("utf-8"), None
    except UnicodeDecodeError as error:
        broken = error
    if declared:
        try:
            return raw.decode(declared), None
        except (LookupError, UnicodeDecodeError):
            pass  # servers declare encodings wrongly every day: guess instead
    if b"\x00" in raw[:_SAMPLE]:
        raise InputError(f"{where}: not a text (it holds binary data)", "hand in text or HTML")
    from charset_normalizer import from_bytes

    # English text that is not UTF-8 is Windows-1252, whatever a guess from few accents says
    best = from_bytes(raw[:_SAMPLE], cp_isolation=["cp1252", "utf_16", "utf_32"]).best()
    if best is None:
        raise InputError(
            f"{where}: no known text encoding (byte {broken.start})", "save it as UTF-8"
        )
    doubt = Doubt(f"{where}: not UTF-8, read as {best.encoding}", "save it as UTF-8 to be sure")
    return raw.decode(best.encoding, errors="replace"), doubt


def _strictly(raw: bytes, encoding: str, where: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        message = f"{where}: broken {encoding.removesuffix('-sig')} at byte {error.start}"
        raise InputError(message, "save it again as UTF-8") from error


def clean(text: str) -> str:
    """The text with line feeds only, damage and outer white space gone; paragraphs stay."""
    return _DAMAGE.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def clean_in_place(text: str) -> str:
    """The text with damage made blank, so that no character offset moves."""
    return _DAMAGE.sub(" ", text)


def one_line(text: str) -> str:
    """The text on one line, damage gone."""
    return " ".join(_DAMAGE.sub("", text).split())


def check_text(text: str, where: str) -> str:
    """The text itself; InputError when it is empty or too large."""
    if not text.strip():
        raise InputError(f"{where}: empty", "remove it or fill it")
    if len(text) > MAX_TEXT:
        raise too_large(where)
    return text


def too_large(where: str) -> InputError:
    """The error for an article over the limit."""
    return InputError(
        f"{where}: larger than {MAX_TEXT // 1_000_000} MB", "split it into single articles"
    )
