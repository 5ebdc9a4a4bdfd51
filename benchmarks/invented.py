"""What the inputs of `benchmarks.fuzzed` are made of: whole examples, and pieces of them."""

from __future__ import annotations

import json

from hypothesis import strategies as st

from tests.test_guard import PIECES, SEEDS


def mixed(examples: tuple[bytes, ...], pieces: tuple[bytes, ...]) -> st.SearchStrategy[bytes]:
    """Pieces and anything else in a row, alone or inside of an example."""
    piece = st.sampled_from(pieces) | st.text(max_size=6).map(str.encode)
    row = st.lists(piece | st.binary(max_size=3), max_size=12).map(b"".join)
    place = st.integers(0, 1000)
    return row | st.builds(_spliced, st.sampled_from(examples), place, st.integers(0, 9), row)


def _spliced(example: bytes, place: int, dropped: int, row: bytes) -> bytes:
    at = place * len(example) // 1000
    return example[:at] + row + example[at + dropped :]


def rows() -> st.SearchStrategy[bytes]:
    """Lines of JSON with the keys of an article, and any values in them."""
    leaf = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
    value = st.recursive(leaf, lambda one: st.lists(one, max_size=2), max_leaves=3)
    key = st.sampled_from(["id", "title", "date", "url", "publisher", "text"])
    row = st.dictionaries(key, value, max_size=6).map(lambda found: {"text": "x"} | found)
    return st.lists(row, max_size=3).map(lambda rows: "\n".join(map(json.dumps, rows)).encode())


def _split(text: str) -> tuple[bytes, ...]:
    return tuple(part.encode() for part in text.split("|"))


ANY = ("\x00", "\ufeff", "\u202e", "\u0301", "😀", "ß", "İ", "１", "外", "\u2028", "\x85", "\ud7ff")
BYTES = (*(sign.encode() for sign in ANY), b"\xff", b"\xff\xfe", b"\xe9", b"\xed\xa0\x80", b"\r\n")
HEAD = _split(
    "20220202|2022-02-02|2 Feb. 2022|31/02/2022|00000000|http://a.example/|https://["
    "|https://é.example/|title: |date: |url: |publisher: |---\n|...\n|\n|: |[|{|!!|&a |*a|'|\""
    "|# |\t"
)
JSON = _split(
    '{"|"}|":"|"text"|"id"|"url"|"date"|\\u0000|\\ud800|\\|[|]|,|null|1e999|NaN|-0|9999|\n| '
)
HTML = _split(
    "<p>|</p>|<div>|<article>|<br>|<!--|-->|<script>|</script>|<style>|<table><tr><td>"
    "|<a href='|'>|<|>|&amp;|&#0;|&#xd800;|&#1114112;|&a;|<title>|<meta charset="
    "|<meta name='date' content='|<time datetime='|<link rel=canonical href='|<![CDATA[|<?|<!"
    "|<base href='|<h1>|<ul><li>"
)
FEED = _split(
    "<rss>|<channel>|<item>|</item>|<title>|<description>|<link>|<pubDate>|</|<entry>|<feed>"
    "|<![CDATA[|]]>|<content type='html'>|xmlns='http://www.w3.org/2005/Atom'|<!DOCTYPE"
    "|<?xml version='1.0'?>|&lt;|&#0;|<updated>|<published>|Tue, 01 Feb 2022 25:00:00 GMT"
    "|0000-00-00|http://a.example/|'|>"
)
DATES = _split(
    "on |in |the |of |since |from |between |and |to |until |before |after |early |mid-|late "
    "|next |last |this |two |twenty-|a couple of |few |1st|31|30|29|0|00|2022|1999|9999|0000"
    "|'90s|1990s|’22|May|MAY |Sept. |Feb |February 29|Monday|weekend|week|day|days|month|year"
    "|decade|quarter|spring|Christmas|Easter|Ramadan|eve of |night|ago|later|earlier|now|, | - "
    "|–|/|.|BC|A.D.|Friday, 13 May 2022|first week of |second half of |three days before "
    "|yesterday|overnight|hours|1,000|99999999999999999999| \n"
)
WORDS = _split(
    "n't|'s|’s|$|US$|€|1,000|3.5|...|…|--|-|–|/|U.S.|Mr. |e.g.|Ph.D.|co.uk|http://a.b/c|a@b.c"
    "|#1|@a|:-)|(|)|[|]|“|”|\"|'|,|.|;|:|!|?|MOSCOW (Reuters) - |MOSCOW, Feb 1 |% |cannot|gonna"
    "|e-|re-|mid-| |\n|\t|5pm|10km"
)
EVENTS = _split(
    "Blinken |Lavrov |Sergey Lavrov |Russia |Ukraine |the United States "
    "|the Russian foreign minister |President Biden |the EU |NATO |its ambassador |they |he "
    "|she |it |who |both sides |the two |each other |phoned |met |will meet |did not meet "
    "|warned |accused |sanctioned |expelled |said |denied that |called for |a call with "
    "|talks with |signed an agreement |was told by |to |with |against |in Geneva |in "
    "|on Tuesday |on Feb. 1|in 2014 |, |. |.\n\n|and |or |, who |that |after |before |not |no "
    "|would |may |“|” |\"|' |'s |— |- |( |) |according to |reportedly |if |because |because of "
    "|of |the |a |1|2 |% |…"
)
STORY = (
    "US and Russia talk\n20220202\nhttps://a.example/b?c=d\n"
    "MOSCOW (Reuters) - Blinken phoned Lavrov on Tuesday.\n\n“No,” Lavrov said on Feb. 1."
).encode()
LEAD = (
    b"Antony Blinken phoned Sergey Lavrov on Tuesday and warned Russia of sanctions. "
    b"The Russian foreign minister, who met his Ukrainian counterpart in Geneva, denied it."
)
PAGE = (
    "<!doctype html><html><head><title>A call</title><meta property='og:title' content='A call'>"
    "<meta property='article:published_time' content='2022-02-01'></head>"
    "<body><article><h1>A call</h1>"
    f"<p>{LEAD.decode()}</p><p>{LEAD.decode()[::-1]}</p></article></body></html>"
).encode()
RSS = (
    b"<rss version='2.0'><channel><title>News</title><item><title>A call</title>"
    b"<link>https://a.example/1</link><pubDate>Tue, 01 Feb 2022 10:00:00 GMT</pubDate>"
    b"<description>Blinken &lt;b&gt;phoned&lt;/b&gt; Lavrov.</description></item></channel></rss>"
)
ATOM = (
    b"<feed xmlns='http://www.w3.org/2005/Atom'><title>News</title><entry><title>A call</title>"
    b"<link href='https://a.example/1'/><updated>2022-02-01T10:00:00Z</updated>"
    b"<content type='html'>&lt;p&gt;Blinken phoned Lavrov.</content></entry></feed>"
)
ROW = (
    b'{"id": "a", "title": "A call", "date": "2022-02-01", "url": "https://a.example/1",'
    b' "text": "Blinken phoned Lavrov.\\u0000 \\ud83d\\ude00"}\n'
)
FRONT = (
    b"---\ntitle: A call\ndate: 2022-02-01\nurl: https://a.example/1\n---\nBlinken phoned Lavrov."
)
SPAN = b"between the first week of May 2021 and early Tuesday, three days before 31 January 2022"

QUERIES = tuple(f"SELECT * {seed}".encode() for seed in SEEDS)
SPARQL = (
    *(piece.encode() for piece in PIECES),
    *_split("SERVICE|LOAD|FROM <urn:g> |GRAPH ?g {|SELECT |*|ASK|WHERE"),
)
