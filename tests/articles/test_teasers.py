import time

import pytest

from kg.articles import Head
from kg.articles.feed import read_feed
from kg.articles.page import read_html
from kg.articles.plain import read_plain
from kg.articles.teasers import is_teaser, without_teasers

TEASERS = [
    "Read more: Biden calls Putin a killer",
    "READ MORE | China condemns sanctions",
    "Read also: Erdogan phones Zelensky",
    "Also read: Erdogan phones Zelensky",
    "Related: China condemns US sanctions on Huawei",
    "Related articles",
    "More on this story",
    "Sign up here.",
    "Sign up for our newsletter",
    "Subscribe to our daily briefing and get the best of the week.",
    "Join our Telegram channel",
    "Follow us on Twitter",
    "Share this:",
    "Share this: Facebook X",
    "Share on Facebook",
    "Advertisement",
    "Was this email forwarded to you? Sign up here. Unsubscribe | Manage preferences",
]
TEXT = [
    "They met in Oslo on Friday.",
    "Related talks will go on in May.",
    "Share prices fell after the talks.",
    "Share this view, the minister said, and you will lose.",
    "Subscribers of the treaty met in Oslo.",
    "Sign up, the minister told Kyiv, or stay out of the pact.",
    "Join our efforts, the minister told Turkey.",
    "Follow the money, the minister told reporters.",
    "Advertisement of arms was banned by Norway.",
    "Read more closely, the treaty says otherwise.",
    "Moscow: they met.",
]


@pytest.mark.parametrize("line", TEASERS)
def test_teasers(line):
    assert is_teaser(line)


@pytest.mark.parametrize("line", TEXT)
def test_what_is_text(line):
    assert not is_teaser(line)


def test_only_lines_of_their_own_go():
    text = "They met. Read more: yes.\n\nRead more: no.\n\nThey parted."
    assert without_teasers(text) == "They met. Read more: yes.\n\nThey parted."
    assert without_teasers("Sign up here.") == "Sign up here."


def test_in_text_pages_and_feeds():
    lines = ["They met in Oslo on Friday, and they spoke for hours.", *TEASERS, "They parted."]
    told = [lines[0], lines[-1]]
    (article,) = read_plain("\n".join(lines).encode(), "a.txt", Head())
    assert article.text.split("\n") == told
    body = "".join(f"<p>{line}</p>" for line in lines)
    page = f"<html><body><article>{body}</article></body></html>"
    (article,) = read_html(page.encode(), "a.html", Head())
    assert article.text.split("\n") == told
    item = f"<item><description><![CDATA[{body}]]></description></item>"
    feed = f"<rss><channel>{item}</channel></rss>"
    (article,) = read_feed(feed.encode(), "a.xml", Head())
    assert article.text.split("\n") == told


@pytest.mark.parametrize(
    "piece", ["share ", "share this ", "sign up ", "a unsubscribe ", "read more "]
)
def test_time_grows_with_the_text(piece):
    start = time.process_time()
    without_teasers((piece * 16 + "\n") * 2_000)
    assert time.process_time() - start < 5
