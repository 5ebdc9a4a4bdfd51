import gzip
import io
import json
from datetime import date

import pytest

from kg.articles import Doubt, Head, Remark, article_id, read
from kg.articles.arrays import read_array
from kg.articles.lines import MAX_LINE, read_lines
from kg.errors import InputError
from kg.model import Article

ROW = {
    "id": "n-1",
    "title": "Talks",
    "date": "2022-02-02",
    "url": "https://wire.example/a",
    "text": " They met.\r\n\r\nThey\x00parted. ",
}


def lines(*texts):
    return list(read_lines(io.BytesIO("\n".join(texts).encode()), "a.jsonl", Head()))


def test_the_contract():
    (article,) = lines(json.dumps(ROW))
    assert (article.given_id, article.title, article.date) == ("n-1", "Talks", date(2022, 2, 2))
    assert article.text == ROW["text"].replace("\x00", " ")  # nothing moves


def test_the_address_names_an_article_before_the_id():
    """Every outlet has an article number 1."""
    here, there = lines(*(json.dumps(ROW | {"url": f"https://{at}.example/1"}) for at in "ab"))
    assert here.id == article_id("https://a.example/1", "")
    assert here.id != there.id
    assert here.given_id == there.given_id == "n-1"
    (bare,) = lines(json.dumps(ROW | {"url": ""}))
    assert (bare.id, bare.given_id) == ("n-1", "n-1")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('{"id": ', "not JSON"),
        ("[1, 2]", "an array instead of an object"),
        ("null", "null instead of an object"),
        ('{"id": "3"}', 'no "text"'),
        ('{"text": [1]}', 'no "text" among its fields (text)'),
        ('{"headline": "A", "words": "b"}', 'no "text" among its fields (headline, words)'),
        ('{"text": "  "}', "empty"),
        ('{"text": ' + "[" * 100_000, "nested too deep"),
        ('{"text": "a", "id": ' + "9" * 10_000 + "}", "endless number"),
        (json.dumps({"text": "a", "id": "x" * 501}), "an id of 501 characters"),
        (json.dumps({"text": "a" * 5_000_001}), "larger than 1 MB"),
    ],
)
def test_a_broken_line_stops_nothing_else(line, message):
    first, error, last = lines(json.dumps(ROW), "", line, json.dumps(ROW))
    assert first == last
    assert isinstance(error, InputError)
    assert str(error).startswith("a.jsonl, line 3: ")
    assert message in str(error)
    assert len(str(error)) < 200


def test_a_monster_line_is_passed_over_without_being_held():
    class Monster(io.RawIOBase):
        """A line over the limit, then a good one; remembers the largest read."""

        left = MAX_LINE * 2

        def readable(self):
            return True

        def readinto(self, buffer):
            size = min(len(buffer), self.left)
            if size:
                buffer[:size] = b"x" * size
                self.left -= size
                return size
            rest, self.rest = self.rest[: len(buffer)], self.rest[len(buffer) :]
            buffer[: len(rest)] = rest
            return len(rest)

        rest = b'\n{"text": "ok"}\n'

    error, article = read_lines(io.BufferedReader(Monster()), "a.jsonl", Head())
    assert "line 1: larger than 6 MB" in str(error)
    assert article.text == "ok"


@pytest.mark.parametrize(
    "change",
    [{"date": "20220231"}, {"date": 20220231}, {"url": "javascript:alert(1)"}],
)
def test_a_wrong_part_is_one_doubt(change):
    doubt, article = lines(json.dumps(ROW | change))
    assert isinstance(doubt, Doubt)
    assert "line 1" in str(doubt)
    assert article.text
    assert not isinstance(article.date, str)


def test_missing_and_odd_keys():
    (article,) = lines('{"text": "a", "title": null, "date": null, "url": {"x": 1}, "id": 7}')
    assert article == Article(id="7", text="a")
    (article,) = lines('{"text": "a", "id": true}')
    assert article.id == next(iter(lines('{"text": "a"}'))).id


@pytest.mark.parametrize(
    "key",
    ["published", "pubDate", "date_published", "publishedAt", "published_at", "datePublished"],
)
def test_a_date_under_another_key(key):
    for first in ({}, {"date": None}, {"date": ""}):
        (article,) = lines(json.dumps({"text": "a", **first, key: "Wed, 02 Feb 2022 10:00:00 GMT"}))
        assert article.date == date(2022, 2, 2)
    (article,) = lines(json.dumps({key: "2021-01-01", **ROW}))
    assert article.date == date(2022, 2, 2)  # "date" goes first
    for seconds in (1643800000, "1643800000", 1643800000000):
        (article,) = lines(json.dumps({"text": "a", key: seconds}))
        assert article.date == date(2022, 2, 2)


@pytest.mark.parametrize(
    "told",
    ["2022-02-02T10:00:00Z", 1643800000, 1643800000000, "1643800000", 1643800000.25, "20220202"],
)
def test_a_timestamp_is_a_date(told):
    (article,) = lines(json.dumps({"text": "a", "timestamp": told}))
    assert article.date == date(2022, 2, 2)
    (article,) = lines(json.dumps({"text": "a", "timestamp": told, "published": "2021-01-01"}))
    assert article.date == date(2021, 1, 1)


@pytest.mark.parametrize("told", [164380, "soon", 1e300, 16438000000])
def test_a_timestamp_that_is_none_costs_the_date_alone(told):
    doubt, article = lines(json.dumps({"text": "a", "timestamp": told}))
    assert ("is not a date" in str(doubt), article.date) == (True, None)
    (article,) = lines(json.dumps({"text": "a", "timestamp": True}))
    assert article.date is None


def test_the_text_may_be_called_body_or_content():
    for row in ({"body": "a"}, {"content": "a"}, {"text": None, "body": "a", "content": "b"}):
        (article,) = lines(json.dumps(row))
        assert article.text == "a"
    (article,) = lines('{"content": "b", "text": "a"}')
    assert article.text == "a"
    (error,) = lines('{"content": {"raw": 1}}')
    assert 'no "text"' in str(error)
    assert "body or content" in error.hint


GUARDIAN = {
    "webTitle": "Talks &amp; tea", "webUrl": "https://wire.example/a",
    "webPublicationDate": "2022-02-02T10:00:00Z", "fields": {"body": "<p>They met.</p>"},
}  # fmt: skip
WORDPRESS = {
    "id": 1, "date": "2022-02-02T10:00:00", "link": "https://wire.example/a",
    "title": {"rendered": "Talks &#038; tea"}, "content": {"rendered": "<p>They met.</p>"},
}  # fmt: skip
TIMES = {
    "headline": {"main": "Talks & tea"}, "web_url": "https://wire.example/a",
    "pub_date": "2022-02-02T05:00:00+0000", "body": "They met.",
}  # fmt: skip
CLIP = {
    "title": "Talks & tea", "source": "https://wire.example/a", "created_at": "2022-02-02",
    "article_text": "They met.",
}  # fmt: skip


@pytest.mark.parametrize("row", [GUARDIAN, WORDPRESS, TIMES, CLIP])
def test_what_others_call_the_parts_of_an_article(row):
    *_, article = lines(json.dumps(row))
    assert (article.title, article.date) == ("Talks & tea", date(2022, 2, 2))
    assert (article.text, article.url) == ("They met.", "https://wire.example/a")
    assert article.publisher is None


MARKUP = "<p>They <b>met</b> in Oslo &amp; <a href='x'>parted</a>.</p><script>x</script><p>End.</p>"


def test_markup_in_a_body_is_no_text():
    remark, article = lines(json.dumps(ROW | {"text": MARKUP}))
    assert isinstance(remark, Remark)
    assert "its text has HTML in it" in str(remark)
    assert article.text == "They met in Oslo & parted.\nEnd."
    _, article = lines(json.dumps(ROW | {"text": "AT&amp;T.\n\nThey <i>met</i>."}))
    assert article.text == "AT&T.\nThey met."
    plain = "They met: 3 < 4 > 2, AT&T; <they> parted & left.\n\nYes."
    (article,) = lines(json.dumps(ROW | {"text": plain}))
    assert article.text == plain


def test_a_summary_is_read_with_a_note():
    remark, article = lines(json.dumps({"description": "They met.", "content": None}))
    assert (article.text, isinstance(remark, Remark)) == ("They met.", True)
    assert "only the beginning of its text" in str(remark)
    _, article = lines(json.dumps({"content": "They met\u2026 [+1234 chars]"}))
    assert article.text == "They met"


@pytest.mark.parametrize("row", [{"updated": "2022-02-02"}, {"published": True}])
def test_what_is_no_date_of_publication(row):
    (article,) = lines(json.dumps({"text": "a", **row}))
    assert article.date is None


def elements(text):
    return list(read_array(io.BytesIO(text.encode()), "a.json", Head()))


@pytest.mark.parametrize("indent", [None, 2])
def test_an_array(indent):
    rows = [ROW | {"id": str(number)} for number in range(500)]  # more than one window
    found = elements(json.dumps(rows, indent=indent))
    assert [article.given_id for article in found] == [row["id"] for row in rows]


def test_objects_one_after_the_other():
    found = elements(json.dumps(ROW, indent=1) + "\n" + json.dumps(ROW, indent=1))
    assert found == [*lines(json.dumps(ROW))] * 2


def test_a_broken_array_keeps_what_came_before(tmp_path):
    path = tmp_path / "a.json"
    path.write_text("[\n" + json.dumps(ROW) + ',\n{"text": 1},\n{"text"\n]', encoding="utf-8")
    article, textless, broken = read(path)
    assert article.given_id == "n-1"
    assert str(textless).startswith(f'{path}, article 2: no "text"')
    assert str(broken).startswith(f"{path}, line 5: not JSON")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "no article"),
        ("[]", "no article"),
        ("[" * 100_000, "nested too deep"),
        ('[{"text"', "line 1: not JSON"),
        ('[\n\n{"text"\n}]', "line 4: not JSON"),
    ],
)
def test_no_array(tmp_path, text, message):
    path = tmp_path / "a.json"
    path.write_text(text, encoding="utf-8")
    (error,) = read(path)
    assert message in str(error)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize("name", ["a.jsonl", "a.json", "a.jsonl.gz", "a.ndjson"])
def test_encodings_and_packing(tmp_path, name, encoding):
    path = tmp_path / name
    raw = (json.dumps(ROW, ensure_ascii=False) + "\n").encode(encoding)
    path.write_bytes(gzip.compress(raw) if name.endswith(".gz") else raw)
    (article,) = read(path)
    assert article.given_id == "n-1"


def test_one_head_does_not_fit_many_articles(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps(ROW), encoding="utf-8")
    (error,) = read(path, title="Mine")
    assert "for one article" in str(error)
    (article,) = read(path, date=date(2020, 1, 1))
    assert article.date == date(2020, 1, 1)


@pytest.mark.parametrize(
    ("text", "column"),
    [('{"title":"broken"', 18), ('{"title":"broken"  \r', 18), ('{"text": x}', 10), ('{"text"', 8)],
)
def test_a_line_that_breaks_off_does_so_at_its_end(text, column):
    for given in ((text,), (text, "")):  # without and with a line end
        (error,) = lines(*given)
        assert "a.jsonl, line 1: not JSON: " in str(error)
        assert str(error).endswith(f"(column {column})")


@pytest.mark.parametrize("text", ['[{"title":\n"broken"', '[{"title":\n"broken"\n\n\n'])
def test_an_array_that_breaks_off_does_so_in_its_last_line(text):
    with pytest.raises(InputError, match=r"^a\.json, line 2: not JSON: "):
        list(read_array(io.BytesIO(text.encode()), "a.json", Head()))
