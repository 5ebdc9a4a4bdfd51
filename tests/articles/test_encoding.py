import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.articles.encoding import decode
from kg.articles.text import MAX_LINE, clean, clean_in_place, short_line
from kg.errors import InputError

ENGLISH = "The minister’s “position” – unchanged – is known: Élysée and Curaçao agreed. " * 5
RUSSIAN = "Министр иностранных дел России встретился со своим коллегой в Женеве. " * 10
JAPANESE = "外務大臣は火曜日にジュネーブで会談し、両国の関係について話し合った。" * 10


@pytest.mark.parametrize(
    "raw",
    [
        ENGLISH.encode(),
        codecs.BOM_UTF8 + ENGLISH.encode(),
        ENGLISH.encode("utf-16"),
        codecs.BOM_UTF16_BE + ENGLISH.encode("utf-16-be"),
        ENGLISH.encode("utf-32"),
    ],
)
def test_unicode_is_certain(raw):
    assert decode(raw, "a.txt") == (ENGLISH, None)


@pytest.mark.parametrize(
    ("text", "encoding", "name"),
    [
        (ENGLISH, "cp1252", "Windows-1252"),
        (ENGLISH, "utf-16-le", "UTF-16-LE"),
        (ENGLISH, "utf-16-be", "UTF-16-BE"),
        (RUSSIAN, "cp1251", "cp1251"),
        (JAPANESE, "shift_jis", "cp932"),
    ],
)
def test_other_encodings_are_guessed_and_told(text, encoding, name):
    found, doubt = decode(text.encode(encoding), "a.txt")
    assert clean(found) == text.strip()
    assert f"a.txt: not UTF-8, read as {name}" in str(doubt)
    assert doubt.hint


def test_a_declared_encoding_goes_before_a_guess():
    assert decode(RUSSIAN.encode("koi8-r"), "a", "KOI8-R") == (RUSSIAN, None)


@pytest.mark.parametrize("declared", ["no-such", "idna", "unicode_escape", "base64", "", "utf-8"])
def test_a_wrong_declaration_is_passed_over(declared):
    text, doubt = decode(ENGLISH.encode("cp1252"), "a", declared)
    assert clean(text) == ENGLISH.strip()
    assert doubt


def test_a_damaged_byte_costs_one_character():
    raw = ENGLISH.encode() + b"\x92" + ENGLISH.encode()
    text, doubt = decode(raw, "a")
    assert text == ENGLISH + "\ufffd" + ENGLISH
    assert "1 damaged" in str(doubt)


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"%PDF-1.7 abc", "a PDF"),
        (b"PK\x03\x04...", "zip archive"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (bytes(range(256)) * 40, "binary"),
        ("odd".encode("utf-16") + b"x", "broken UTF-16"),
    ],
)
def test_what_is_no_text(raw, message):
    with pytest.raises(InputError, match=message) as caught:
        decode(raw, "a.bin")
    assert str(caught.value).startswith("a.bin: ")
    assert caught.value.hint


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (" a\r\n\r\nb\rc \n", "a\n\nb\nc"),
        ("a\x00b\x1bc\x7fd\ufffe", "abcd"),
        ("Russia\x92s", "Russia’s"),
        ("diplo\u00admatic\u200b \ufeffnote", "diplomatic note"),
        ("safe \u202egnisrever\u202c", "safe gnisrever"),
        ("one\u2028two\u2029three", "one\ntwo\nthree"),
        ("E\u0301lyse\u0301e", "Élysée"),
        ("a\ud800b", "ab"),
    ],
)
def test_cleaning(raw, text):
    assert clean(raw) == text


@given(st.text(st.characters()))
def test_cleaning_is_done_once(text):
    assert clean(clean(text)) == clean(text)
    assert clean_in_place(clean_in_place(text)) == clean_in_place(text)


@given(st.text(st.characters()))
def test_cleaning_in_place_moves_nothing(text):
    found = clean_in_place(text)
    assert len(found) == len(text)
    found.encode("utf-8")


def test_a_monster_title_is_cut():
    assert short_line(" a\n b ") == "a b"
    assert len(short_line("word " * 10_000)) <= MAX_LINE
    assert short_line("word " * 10_000).endswith("…")
