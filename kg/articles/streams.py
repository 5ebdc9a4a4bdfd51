"""Bytes on their way in: gzip unpacked, UTF-16 made UTF-8, both streamed and bounded."""

from __future__ import annotations

import codecs
import io
import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO, cast

from kg.articles.encoding import MARKS
from kg.errors import InputError

MAX_RATIO = 100  # unpacked bytes a packed one; news text packs 3:1, JSON lines up to 20:1, ...
FREE_BYTES = 20_000_000  # ... and up to here nobody asks
_CHUNK = 65_536
_GZIP = b"\x1f\x8b"
_TAR = (b"ustar\x00", b"ustar ")  # POSIX and GNU, ...
_TAR_AT = 257  # ... behind the name and the numbers of the first file


class _Pieces(io.RawIOBase):
    """A file made of pieces that come on demand."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces, self._rest = pieces, b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._rest:
            try:
                self._rest = next(self._pieces)
            except StopIteration:
                return 0
        size = min(len(buffer), len(self._rest))
        buffer[:size], self._rest = self._rest[:size], self._rest[size:]
        return size


def unpacked(file: io.BufferedReader, where: str) -> io.BufferedReader:
    """The file itself, or what is in it where it is gzip; InputError while reading a bomb."""
    if not file.peek(2).startswith(_GZIP):
        return file
    return io.BufferedReader(_Pieces(_unpack(file, where)), _CHUNK)


def refuse_archive(file: io.BufferedReader, where: str) -> None:
    """InputError where a file, unpacked, is a tar archive: many files, which are no one text."""
    if file.peek(_CHUNK)[_TAR_AT:].startswith(_TAR):
        raise InputError(f"{where}: a tar archive, not a text", "unpack it and add the folder")


def _unpack(file: BinaryIO, where: str) -> Iterator[bytes]:
    taken = given = 0
    unpacker = zlib.decompressobj(wbits=31)
    while block := file.read(_CHUNK):
        taken += len(block)
        while block.strip(b"\x00") or (not unpacker.eof and block):
            if unpacker.eof:  # gzip files may be written one after the other
                unpacker = zlib.decompressobj(wbits=31)
            try:
                piece = unpacker.decompress(block, _CHUNK)
            except zlib.error:
                raise InputError(f"{where}: damaged gzip", "fetch or pack it again") from None
            given += len(piece)
            if given > FREE_BYTES and given > taken * MAX_RATIO:
                message = f"{where}: unpacks to more than {MAX_RATIO} times its size"
                raise InputError(message, "unpack it yourself if you trust it")
            yield piece
            block = unpacker.unused_data if unpacker.eof else unpacker.unconsumed_tail
    if not unpacker.eof:
        raise InputError(f"{where}: the gzip file ends too early", "fetch or pack it again")


def as_utf8(file: io.BufferedReader, where: str) -> io.BufferedReader:
    """The file itself, or its text in UTF-8 where a mark says that it is UTF-16 or UTF-32."""
    start = file.peek(4)[:4]
    wide = [name for mark, name in MARKS if start.startswith(mark)]
    if not wide:
        return file
    return io.BufferedReader(_Pieces(_recode(file, wide[0], where)), _CHUNK)


def _recode(file: BinaryIO, encoding: str, where: str) -> Iterator[bytes]:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        while block := file.read(_CHUNK):
            yield decoder.decode(block).encode("utf-8", "replace")
        yield decoder.decode(b"", final=True).encode("utf-8")
    except UnicodeDecodeError:
        raise InputError(f"{where}: broken {encoding.upper()}", "save it as UTF-8") from None


def buffered(file: BinaryIO) -> io.BufferedReader:
    """The file with `peek`."""
    return (
        cast(io.BufferedReader, file)
        if hasattr(file, "peek")
        else io.BufferedReader(cast(io.RawIOBase, file))
    )
