import gzip
import io

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kg.articles.streams import FREE_BYTES, as_utf8, unpacked
from kg.errors import InputError


def unpack(raw):
    return unpacked(io.BufferedReader(io.BytesIO(raw)), "a.gz").read()


@given(st.lists(st.binary(max_size=300_000), min_size=1, max_size=3), st.integers(0, 20))
def test_what_was_packed_comes_back(parts, padding):
    raw = b"".join(map(gzip.compress, parts)) + b"\x00" * padding
    assert unpack(raw) == b"".join(parts)


def test_what_is_not_packed_passes():
    assert unpack(b"plain") == b"plain"
    assert unpack(b"") == b""


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (gzip.compress(b"abc" * 1000)[:-9], "ends too early"),
        (b"\x1f\x8b not gzip", "damaged gzip"),
        (gzip.compress(b"abc") + b"tail", "damaged gzip"),
        (gzip.compress(b"abc") + gzip.compress(b"def")[:-3], "ends too early"),
    ],
)
def test_damage(raw, message):
    with pytest.raises(InputError, match=message):
        unpack(raw)


def test_a_bomb_is_not_unpacked():
    bomb = gzip.compress(bytes(FREE_BYTES * 2))
    stream = unpacked(io.BufferedReader(io.BytesIO(bomb)), "a.gz")
    assert len(stream.read(FREE_BYTES - 100_000)) == FREE_BYTES - 100_000
    with pytest.raises(InputError, match="more than 100 times its size"):
        stream.read(1_000_000)


@given(st.text(max_size=200_000 // 4), st.sampled_from(["utf-16", "utf-32", "utf-8-sig"]))
def test_wide_text_becomes_utf8(text, encoding):
    assume(not text.startswith("\0"))  # in UTF-16 its first bytes are the mark of UTF-32
    raw = text.encode(encoding)
    stream = as_utf8(io.BufferedReader(io.BytesIO(raw)), "a")
    assert stream.read().decode("utf-8-sig") == (text if text else "")
