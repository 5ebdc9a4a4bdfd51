from datetime import date

import pytest

from kg.articles import Doubt, Head
from kg.articles.page import MAX_TAGS, read_html
from kg.errors import InputError

BODY = [
    f"Ministers of {number} states met in Geneva on Tuesday, and their talks lasted until night. "
    "Nobody wished to say afterwards what had been agreed, or when they would meet again."
    for number in range(3, 8)
]
STORY = "<article><h1>Talks in Geneva</h1>" + "".join(f"<p>{text}</p>" for text in BODY)


def page(head="", story=STORY):
    menu = "<nav><ul><li><a href=/>Home</a><li><a href=/s>Subscribe now</a></ul></nav>"
    return f"<!doctype html><html><head>{head}</head><body>{menu}{story}</body></html>"


NOTHING = Head()


def parse(html, given=NOTHING):
    raw = html if isinstance(html, bytes) else html.encode()
    *doubts, article = read_html(raw, "a.html", given)
    assert all(isinstance(doubt, Doubt) for doubt in doubts)
    return article, [str(doubt) for doubt in doubts]


def test_the_text_without_the_menu():
    article, doubts = parse(page("<title>Talks in Geneva</title>"))
    assert article.title == "Talks in Geneva"
    assert article.text.split("\n") == BODY
    assert not doubts


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2022-02-02T23:00:00-05:00">',
        '<meta name="date" content="2022-02-02">',
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Talks", '
        '"datePublished": "2022-02-02T10:00:00Z", "dateModified": "2022-03-03"}</script>',
    ],
)
def test_the_publication_date_is_what_the_page_states(head):
    assert parse(page(head))[0].date == date(2022, 2, 2)


def test_no_date_is_guessed_from_the_text():
    story = STORY + "<p>The treaty of 3 May 1994 stays in force, the ministers told us.</p>"
    assert parse(page(story=story))[0].date is None


def test_a_date_ahead_is_doubted():
    article, doubts = parse(page('<meta name="date" content="2990-02-02">'))
    assert article.date == date(2990, 2, 2)
    assert "future" in doubts[0]


def test_the_address_of_the_page_but_not_that_of_the_site():
    article, _ = parse(page('<link rel="canonical" href="https://wire.example/news/1">'))
    assert article.url == "https://wire.example/news/1"
    site = parse(page('<link rel="canonical" href="https://wire.example/">'))[0]
    assert site.url is None


def test_what_is_given_goes_over_the_page():
    given = Head(title="Mine", date=date(2020, 1, 1), url="https://mine.example/a")
    article, _ = parse(page('<meta name="date" content="2022-02-02">'), given)
    assert (article.title, article.date, article.url) == ("Mine", date(2020, 1, 1), given.url)


def test_the_declared_encoding():
    html = page('<meta charset="windows-1251">', STORY + "<p>Министр Лавров приехал в Женеву.</p>")
    article, doubts = parse(html.encode("cp1251"))
    assert "Министр Лавров" in article.text
    assert not doubts


@pytest.mark.parametrize(
    "html",
    [
        "<html>",
        "<html><body></body></html>",
        "<html>" + "<div>" * 20_000 + "x",
        "<html><a " + "x=1 " * 100_000,
        "<" * (MAX_TAGS + 1),
        "<html><p>" * MAX_TAGS,
        "<p>" + "x" * 10_000_001,
        "<!doctype html><script>" + "while(1);" * 1000,
        "<html><body>\x00\x00</body>",
        "",
    ],
)
def test_soup(html):
    with pytest.raises(InputError) as caught:
        parse(html)
    assert str(caught.value).startswith("a.html: ")
    assert caught.value.hint


def test_hostile_markup_is_text_at_most():
    story = STORY + "<p>The <b>envoy</b> said &lt;script&gt;alert(1)&lt;/script&gt; to all.</p>"
    article, _ = parse(page("<title>&lt;img src=x onerror=y&gt;\u202e</title>", story))
    assert "<b>" not in article.text
    assert "\u202e" not in article.title


TABLES = (
    "<table><tr><td><a href=/>Home</a> | <a href=/a>Archive</a></td></tr><tr><td>"
    "<font size=5>Talks in Geneva</font><br><i>May 2, 1974</i><br><br>{}<br><br>{} <b>It</b> is so."
    "<table><tr><th>State<th>Aid<tr><td>Norway<td>12</table><br></td></tr></table>"
)


def test_tables_that_a_page_is_laid_out_with_are_no_tables():
    html = f"<html><head><title>Talks in Geneva</title></head><body>{TABLES.format(*BODY[:2])}"
    article, _ = parse(html)
    assert article.text.split("\n")[:2] == [BODY[0], f"{BODY[1]} It is so."]
    assert (article.title, article.date) == ("Talks in Geneva", date(1974, 5, 2))
    assert "Archive" not in article.text


def test_a_table_of_data_stays_one():
    table = "<table><tr><th>State</th><th>Aid</th></tr><tr><td>Norway</td><td>12</td></tr></table>"
    article, _ = parse(page(story=f"{STORY}{table}</article>"))
    assert "Norway | 12" in article.text


def test_the_head_that_is_printed_on_a_page():
    signed = "<p>By Jane Doe | Published February 2, 2022 at 10:12 am</p>"
    story = STORY.replace("</h1>", f"</h1>{signed}")
    article, _ = parse(page("<title>Talks in Geneva</title>", story))
    assert (article.date, article.text.split("\n")) == (date(2022, 2, 2), BODY)
    article, _ = parse(page('<meta name="date" content="2022-02-03">', story))
    assert (article.date, article.text.split("\n")) == (date(2022, 2, 3), BODY)


def test_a_copy_of_a_web_archive_is_of_its_outlet():
    copy = "https://web.archive.org/web/20150101120000/https://news.example/wb"
    article, _ = parse(page(f'<link rel="canonical" href="{copy}">'))
    assert (article.url, article.publisher) == (copy, "news.example")


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- saved from url=(0042)https://news.example/world/talks -->",
        "<!-- Page saved with SingleFile \n url: https://news.example/world/talks \n date: x -->",
    ],
)
def test_where_a_page_was_saved_from(comment):
    saved = page().replace("<html>", f"{comment}\n<html>")
    assert parse(saved)[0].url == "https://news.example/world/talks"
    canonical = '<link rel="canonical" href="https://news.example/own">'
    assert parse(saved.replace("<head>", f"<head>{canonical}"))[0].url == "https://news.example/own"
    assert parse(saved, Head(url="https://a.example/b"))[0].url == "https://a.example/b"
    assert parse(saved.replace("/world/talks", "/"))[0].url is None


@pytest.mark.parametrize(
    "wall",
    [
        "Subscribe to continue reading this article.",
        "This story is for subscribers only.",
        "To read on, create a free account.",
    ],
)
def test_a_page_for_subscribers_is_noted(wall):
    story = f"<article><h1>Ministers meet in Geneva for talks</h1><p>{wall}</p></article>"
    _, said = parse(page(story=story))
    assert ["the rest is for subscribers" in one for one in said] == [True]
    _, said = parse(page(story=STORY.replace("</article>", "") + f"<p>{wall}</p></article>"))
    assert said == [], "the whole text is there"
    story = "<article><h1>Talks</h1><p>Ministers will register for the talks.</p></article>"
    assert parse(page(story=story))[1] == []
