from datetime import date

import pytest

from kg.articles import Doubt, Head, read
from kg.articles.feed import MAX_FEED, read_feed
from kg.errors import InputError

LONG = "".join(
    f"<p>Paragraph {n} tells at length what the ministers said there.</p>" for n in range(9)
)
RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>The Wire</title><link>https://wire.example/</link>
<item><title>Talks &amp;amp; tea</title><link>https://wire.example/1?utm_source=rss</link>
<pubDate>Wed, 02 Feb 2022 23:30:00 -0500</pubDate>
<content:encoded><![CDATA[{LONG}<script>alert(1)</script>]]></content:encoded></item>
<item><title>Teaser</title><link>https://wire.example/2</link><pubDate>no day</pubDate>
<description>Envoys &lt;b&gt;met&lt;/b&gt; in Oslo.</description></item>
<item><title>Nothing</title><link>https://wire.example/3</link></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Ministry</title>
<entry><title>A note</title><link href="https://ministry.example/n"/>
<published>2022-02-02T01:00:00+03:00</published>
<content type="html">&lt;p&gt;The note was handed over.&lt;/p&gt;</content></entry></feed>"""


def test_rss():
    full, doubt, teaser, empty = read_feed(RSS.encode(), "a.xml", Head())
    assert (full.title, full.date, full.publisher) == ("Talks & tea", date(2022, 2, 2), "The Wire")
    assert full.text.split("\n")[8] == "Paragraph 8 tells at length what the ministers said there."
    assert "alert" not in full.text
    assert full.url == "https://wire.example/1"
    assert isinstance(doubt, Doubt)
    assert "a.xml, entry 2: 'no day' is not a date" in str(doubt)
    assert (teaser.text, teaser.date) == ("Envoys met in Oslo.", None)
    assert "a.xml, entry 3: holds no text" in str(empty)


@pytest.mark.parametrize(
    ("markup", "lines"),
    [
        ("<h2>Head</h2>Body <i>text</i>", ["Head", "Body text"]),
        ("<div>One</div>Two<br>Three", ["One", "Two", "Three"]),
        ("<ul><li>a<li>b</ul>tail<style>p {}</style>", ["a", "b", "tail"]),
        ("AT&amp;T 3 < 4 <a <a <p>x", ["AT&T 3 < 4", "x"]),
        ("plain", ["plain"]),
    ],
)
def test_a_line_a_block(markup, lines):
    escaped = markup.replace("&", "&amp;").replace("<", "&lt;")
    feed = f"<rss><channel><item><description>{escaped}</description></item></channel></rss>"
    (article,) = read_feed(feed.encode(), "a.xml", Head())
    assert article.text.split("\n") == lines


@pytest.mark.parametrize("name", ["feed.atom", "feed.xml", "feed", "feed.rss"])
def test_atom(tmp_path, name):
    path = tmp_path / name
    path.write_text(ATOM, encoding="utf-8")
    (article,) = read(path)
    assert (article.title, article.date) == ("A note", date(2022, 2, 2))
    assert article.text == "The note was handed over."
    assert article.url == "https://ministry.example/n"


def test_links_are_followed_only_where_asked_and_only_for_teasers():
    asked = []

    def fetch(link):
        asked.append(link)
        yield InputError(f"{link}: gone")

    items = list(read_feed(RSS.encode(), "a.xml", Head(), fetch))
    assert asked == ["https://wire.example/2", "https://wire.example/3"]
    assert items[0].title == "Talks & tea"


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a0 "ha">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    + "]><rss><channel><item><description>&a9;</description></item></channel></rss>"
)
FILE = (
    '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    "<rss><channel><item><description>a &x;</description></item></channel></rss>"
)


@pytest.mark.parametrize("text", [BOMB, FILE])
def test_entities_are_not_followed(text):
    with pytest.raises(InputError, match="declares entities"):
        list(read_feed(text.encode(), "a.xml", Head()))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "not a feed"),
        ("<rss></rss>", "not a feed"),
        ("<rss>" + "<a>" * 5000, "not a feed"),
        ("\x00\x01", "not a feed"),
        ("x" * (MAX_FEED + 1), "larger than 10 MB"),
    ],
)
def test_no_feed(text, message):
    with pytest.raises(InputError, match=message) as caught:
        list(read_feed(text.encode(), "a.xml", Head()))
    assert "\n" not in str(caught.value)
    assert caught.value.hint
