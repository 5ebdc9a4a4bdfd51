import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.articles import article_id
from kg.articles.address import canonical_url, former_urls, mended, parse_address, without_tracking

PLAIN = "https://wire.example/news/a?id=1"


@pytest.mark.parametrize(
    "url",
    [
        "HTTPS://Wire.Example/news/a?id=1",
        "https://wire.example:443/news/a?id=1",
        "https://reader:secret@wire.example/news/a?id=1",
        "https://wire.example/news/a/?id=1",
        "https://wire.example/news/a?id=1#comments",
        "https://wire.example/news/%61?id=1",
        "https://wire.example/news/a?utm_source=x&id=1&utm_medium=y",
        "https://wire.example/news/a?id=1&fbclid=z&gclid=z&msclkid=z&mc_cid=z&CMP=z",
        "  https://wire.example/news/a?id=1\n",
        "http://wire.example/news/a?id=1",
        "http://www.wire.example:80/news/a?id=1",
        "https://m.wire.example/news/a?id=1",
        "https://www.amp.wire.example/news/a/amp/?id=1",
        "https://wire.example/amp/news/a?id=1&amp=1",
        "https://wire.example/news/a.amp?outputType=amp&id=1",
        "https://web.archive.org/web/20150101120000/http://www.wire.example/news/a?id=1",
        "http://web.archive.org/web/2015id_/https:/wire.example/news/a?id=1&utm_source=x",
        "https://archive.org/web/20150101120000/www.wire.example/news/a?id=1",
        "https://archive.library.example/all/20150101120000mp_/https://wire.example/news/a?id=1",
        "https://www.google.com/amp/s/amp.wire.example/news/a?id=1",
        "https://wire-example.cdn.ampproject.org/c/s/wire.example/news/a/amp?id=1",
    ],
)
def test_addresses_of_the_same_article(url):
    assert canonical_url(url) == PLAIN
    assert article_id(url, "new text") == article_id(PLAIN, "old text")


@pytest.mark.parametrize(
    "url",
    [
        "https://wire.example/news/A?id=1",
        "https://wire.example/news/a?id=2",
        "https://wire.example:8443/news/a?id=1",
        "https://other.example/news/a?id=1",
        "https://wire.example/news%2Fa?id=1",
        "https://wire.example/news/a?id=1#!/page/2",
        "https://live.wire.example/news/a?id=1",
        "https://wire.example/news/amplified?id=1",
        "https://wire.example/news/amp/a?id=1",
        "https://wire.example/news/a?id=1&amp=report",
        "https://web.archive.org/web/2015/",
        "https://wire.example/20150101/http://wire.example/news/a?id=1",
    ],
)
def test_addresses_of_other_articles(url):
    assert canonical_url(url) != PLAIN


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        (
            "https://Wire.example/a/?utm_source=rss&id=1&fbclid=x#top",
            "https://Wire.example/a/?id=1#top",
        ),
        ("https://wire.example/a?utm_source=rss", "https://wire.example/a"),
        ("https://wire.example/a?q=%C3%A9+b&&c", "https://wire.example/a?q=%C3%A9+b&&c"),
        ("https://wire.example/a#b?utm_source=rss", "https://wire.example/a#b?utm_source=rss"),
    ],
)
def test_how_a_reader_came_is_not_shown(url, shown):
    assert without_tracking(url) == shown
    assert canonical_url(shown) == canonical_url(url)


def test_without_an_address_the_text_decides():
    assert article_id(None, "one") == article_id(None, "one") != article_id(None, "two")
    assert article_id("", "one") == article_id(None, "one")


addresses = st.builds(
    "{}://{}{}{}".format,
    st.sampled_from(["http", "HTTPS", "https"]),
    st.sampled_from(["Wire.example", "wire.example:443", "me@wire.example:80", "[::1]:80"]),
    st.text("/%aA1é ~.:+;=&", max_size=20).map("/".__add__),
    st.text("?#&=%aA1é+/!_", max_size=20),
)


@given(st.text() | addresses)
def test_canonical_is_canonical(url):
    once = canonical_url(url)
    assert canonical_url(once) == once
    assert former_urls(url) is not None


@pytest.mark.parametrize(
    "text",
    [
        "javascript:alert(1)",
        "ftp://wire.example/a",
        "data:text/html,<script>",
        "www.wire.example/a",
        "http://",
        "http:///path",
        "http://[broken/a",
        "https://wire.example/" + "a" * 3000,
    ],
)
def test_what_is_no_web_address(text):
    url, doubt = parse_address(text, "here")
    assert url is None
    assert str(doubt).startswith("here: ")
    assert len(str(doubt)) < 120


def test_what_an_iri_may_not_hold_is_escaped():
    url, doubt = parse_address('https://wire.example/a b<c>"d', "here")
    assert (url, doubt) == ("https://wire.example/a%20b%3Cc%3E%22d", None)
    assert parse_address("", "here") == (None, None)


@given(st.text().map("http://a.example/".__add__))
def test_an_address_is_safe_in_markup_and_graphs(text):
    url, _ = parse_address(text, "here")
    assert url is None or not set(url) & set('<>"{}|\\^` \n\t')


@pytest.mark.parametrize(
    "url",
    [
        "https://m.me/a",
        "https://www.example/a",
        "https://a.example/amp",
        "https://amp.co.za/a",
        "https://m.com.au/a",
        "https://mobile.gov.uk/a",
        "https://team.wire.example/a",
    ],
)
def test_what_would_be_left_with_nothing_stays(url):
    assert canonical_url(url) == url


@pytest.mark.parametrize(
    ("url", "plain"),
    [
        ("https://www.amp.co.za/a", "https://amp.co.za/a"),
        ("https://www.gov.uk/a", "https://gov.uk/a"),
        ("https://m.news.co.za/a", "https://news.co.za/a"),
        ("https://amp.cnn.com/a", "https://cnn.com/a"),
        ("https://m.www.dw.com/a", "https://dw.com/a"),
    ],
)
def test_editions_of_sites_with_short_names(url, plain):
    assert canonical_url(url) == plain


def test_an_address_within_that_of_a_copy_has_two_slashes():
    lost = "https://web.archive.org/web/20150101120000/https:/news.example/wb"
    assert mended(lost) == lost.replace("https:/news", "https://news")
    assert mended(mended(lost)) == mended(lost)
    assert mended("https://news.example/a") == "https://news.example/a"


def test_what_an_older_kg_called_an_article():
    found = former_urls("https://m.wire.example/a/amp")
    assert {"https://m.wire.example/a/amp", "http://www.wire.example/a"} <= found
    assert {"https://m.wire.example/a", "http://amp.wire.example/a"} <= found
    assert former_urls("https://web.archive.org/web/2015/http://[broken/a") == set()
