from datetime import date

import pytest

from kg.articles import Doubt, Head
from kg.articles.plain import read_plain
from kg.errors import InputError

SEED = (
    "A title\n20220202\nhttps://wire.example/a?utm_source=x#top\nFirst paragraph.\n\nSecond one.\n"
)
BODY = "First paragraph.\n\nSecond one."


NOTHING = Head()


def parse(text, given=NOTHING):
    """(article, what was said beside it)."""
    *doubts, article = read_plain(text.encode(), "a.txt", given)
    assert all(isinstance(doubt, Doubt) for doubt in doubts)
    return article, [str(doubt) for doubt in doubts]


@pytest.mark.parametrize(
    "text",
    [
        SEED,
        SEED.replace("\n", "\r\n"),
        "\ufeff" + SEED,
        SEED.replace("20220202", "2022-02-02"),
        SEED.replace("20220202", "2022/02/02"),
        SEED.replace("20220202", "2 February 2022"),
        SEED.replace("20220202", "Wednesday, February 2, 2022"),
        SEED.replace("20220202", "\nFeb 2, 2022, 10:30 GMT\n"),
        SEED.replace("20220202", "Published 2 February 2022"),
        SEED.replace("20220202", "Updated on 2 February 2022, 10:30 GMT"),
        SEED.replace("20220202", "Date: 2022-02-02"),
        SEED.replace("20220202", "By Jane Doe\n2 February 2022"),
        SEED.replace("20220202", "By Jane Doe and John Roe in Kyiv\n\nWed 2 Feb 2022 17.14 BST"),
        SEED.replace("20220202", "By Jane Doe, 2 February 2022"),
        SEED.replace("20220202", "By Jane Doe | Published February 2, 2022 at 10:12 am"),
        SEED.replace("20220202", "Last updated: 2 Feb 2022 17.14 BST"),
        SEED.replace("20220202", "February 2, 2022 | 5:14 PM ET"),
        SEED.replace("20220202", "Published 2 February 2022, Updated 3 February 2022"),
        SEED.replace("20220202", "Updated 3 February 2022 - first published on 2 February 2022"),
        SEED.replace("20220202", "February 2, 2022 5:14 PM GMT+3 Updated 2 years ago"),
        SEED.replace("20220202", "Vol. 3 No. 12                2 February 2022"),
        SEED.replace("20220202", "20220202\nUpdated 3 February 2022"),
        SEED.replace("20220202", "2 February 2022").replace("\nFirst", "\nBy Jane Doe\n\nFirst"),
        "From: a@b.example\nTo: c@d.example\nSubject: A title\n"
        "Date: Wed, 2 Feb 2022 08:00:00 +0200\n"
        "Link: https://wire.example/a\n\n" + BODY,
        SEED.replace("A title", "Title: A title").replace("20220202", "Date: 2022-02-02"),
        SEED.replace("A title", "Title: A title"),
        "Date: 2 February 2022, 10:30 GMT\nTitle: A title\nURL: https://wire.example/a\n\n" + BODY,
        "Headline: A title\n\nPublished: 20220202\n\nLink: https://wire.example/a\n" + BODY,
        "A title\n\n20220202\n\nhttps://wire.example/a?utm_source=x#top\n\n" + BODY,
        f"---\ntitle: A title\ndate: 2022-02-02\nurl: https://wire.example/a\n---\n\n{BODY}",
        f"---\ntitle: 'A title'\ndate: 2 February 2022\nurl: https://wire.example/a\n...\n{BODY}",
    ],
)
def test_heads(text):
    article, doubts = parse(text)
    assert (article.title, article.date, article.text) == ("A title", date(2022, 2, 2), BODY)
    assert article.id == parse(SEED)[0].id
    assert not doubts


@pytest.mark.parametrize(
    "head",
    [
        "A title\n{url}\n{day}",
        "A title\n\n{url}\n\nBy Jane Doe\n{day}",
        "{url}\nA title\n{day}",
        "{url}\n\nA title\n\nPublished {day}",
        "{day}\nA title\n{url}",
        "{day}\n\nA title\n\n{url}",
        "A title\n{day}\nURL: {url}",
        "A title\nSource: {url}\nDate: {day}",
        "A title\n{day}\n<{url}>",
        "A title\n{day}\nwww.wire.example/a",
        "Title: A title\nDate: {day}\nSource: <{url}>",
        "Title: A title\nDate: {day}\nURL: www.wire.example/a",
    ],
)
def test_orders_of_a_head(head):
    text = head.format(url="https://wire.example/a", day="2 February 2022") + f"\n\n{BODY}"
    article, doubts = parse(text)
    assert (article.title, article.date, article.text) == ("A title", date(2022, 2, 2), BODY)
    assert (article.id, doubts) == (parse(SEED)[0].id, [])


def test_an_agency_between_headline_and_date_stays_text():
    article, doubts = parse(SEED.replace("20220202", "The Wire Agency\n20220202"))
    assert (article.title, article.date) == ("A title", date(2022, 2, 2))
    assert article.text == f"The Wire Agency\n{BODY}"
    assert article.id == parse(SEED)[0].id
    assert not doubts


@pytest.mark.parametrize("place", ["Source: The Wire\n20220202", "20220202\nPublisher: The Wire"])
def test_a_source_in_a_head_is_the_publisher(place):
    article, _ = parse(SEED.replace("20220202", place))
    assert (article.title, article.date, article.text) == ("A title", date(2022, 2, 2), BODY)
    assert (article.publisher, article.id) == ("The Wire", parse(SEED)[0].id)
    article, _ = parse(f"A title\nSource: nobody knows\n{BODY}")
    assert article.text.startswith("A title\nSource"), "without a date it is no head"


def test_an_address_without_a_date():
    article, doubts = parse(f"A title\nhttps://wire.example/a\n\n{BODY}")
    assert (article.title, article.url, article.date, article.text) == (
        "A title", "https://wire.example/a", None, BODY,
    )  # fmt: skip
    article, _ = parse(f"https://wire.example/a\n\nA title\n\n{BODY}")
    assert (article.title, article.url, article.text) == ("A title", "https://wire.example/a", BODY)
    article, _ = parse(f"https://wire.example/a\n{BODY}")
    assert (article.title, article.url, article.text) == ("", "https://wire.example/a", BODY)
    assert doubts == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Title\nPublished\n2 February 2022\nThey met.", "no date is read in the line '2 Feb"),
        ("They met\n2 February 2022\nhttps://wire.example/a\nx", ""),
        ("They met in Oslo.\nhttps://wire.example/a\nThey parted.", "the address 'https://wire"),
        ("https://wire.example/a\nThey met.\nIn Oslo.\n2 February 2022\nx", "no date is read"),
        ("One.\nTwo.\nThree.\nFour.\nFive.\n2 February 2022\nhttps://wire.example/a", ""),
    ],
)
def test_what_was_not_used_of_a_head_is_noted(text, said):
    _, doubts = parse(text)
    assert [bool(said) and said in doubt for doubt in doubts] == [True] * bool(said)


def test_labelled_lines_are_a_head_where_there_are_several():
    article, said = parse(f"Title: A title\nSource: The Wire\n{BODY}")
    assert (article.title, article.publisher, article.date, article.text) == (
        "A title", "The Wire", None, BODY,
    )  # fmt: skip
    assert said == []
    article, _ = parse(f"Source: nobody knows.\n{BODY}")
    assert article.text.startswith("Source: nobody knows."), "one alone is text"
    article, _ = parse(f"Source: Kremlin was told\n20220202\n{BODY}")
    assert (article.title, article.publisher) == ("Source: Kremlin was told", None)
    article, said = parse(f"Title: A title\nDate: 31 February 2022\n{BODY}")
    assert (article.title, article.date, len(said)) == ("A title", None, 1)


def test_a_seed_without_an_address_or_a_title():
    article, _ = parse("A title\n20220202\n" + BODY)
    assert (article.url, article.text) == (None, BODY)
    article, _ = parse("\n20220202\nhttps://wire.example/a\n" + BODY)
    assert (article.title, article.url) == ("", "https://wire.example/a")


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        "---\nA rule above.\n---\nAnd below.",
        "--- not front matter",
        "Vol. 20220202\nText.",
        "Title\nBy Jane Doe\nText.",
    ],
)
def test_nothing_but_text(text):
    article, doubts = parse(text)
    assert (article.text, article.title, article.date) == (text, "", None)
    assert not doubts


def test_what_is_given_goes_over_what_is_said():
    given = Head(title="Mine", date=date(2020, 1, 1), url="https://mine.example/")
    article, doubts = parse(SEED.replace("20220202", "20229999"), given)
    assert (article.title, article.date, article.url) == ("Mine", date(2020, 1, 1), given.url)
    assert not doubts


def test_lines_below_the_headline_that_say_more_are_text():
    more = "Minister says that trade will grow"
    article, _ = parse(SEED.replace("20220202", f"{more}\nWed 2 Feb 2022 17.14 BST"))
    assert (article.title, article.date) == ("A title", date(2022, 2, 2))
    assert article.text == f"{more}\n{BODY}"
    chronology = f"A title\nThe war so far\n2 February 2022\n{BODY}"
    assert parse(chronology)[0].text == chronology, "a day among others, as it seems"


def test_a_day_below_the_head_is_text():
    article, _ = parse(SEED.replace("First", "3 March 2022\nFirst"))
    assert (article.date, article.text) == (date(2022, 2, 2), f"3 March 2022\n{BODY}")


def test_a_printed_page():
    head = "The Bulletin                Page 1\nVol. 3 No. 12               2 February 2022\n\n"
    article, _ = parse(f"{head}TALKS END\n\n{BODY}")
    assert (article.title, article.date, article.text) == ("TALKS END", date(2022, 2, 2), BODY)
    assert parse(head + BODY)[0].text == BODY


@pytest.mark.parametrize(
    "keys",
    [
        "published: 2022-02-02\nlink: https://wire.example/a",
        "date_published: 2 Feb 2022\nsource: https://wire.example/a",
        "pubDate: Wed, 02 Feb 2022 10:00:00 GMT\nurl: https://wire.example/a\ncreated: 2024-01-01",
        "created: 2022-02-02\nsource: https://wire.example/a\nauthor:\n  - name: Bob",
        "date: 1643800000\nurl: https://wire.example/a",
    ],
)
def test_what_front_matter_is_called(keys):
    article, doubts = parse(f"---\ntitle: A title\n{keys}\n---\n{BODY}")
    assert (article.date, article.url) == (date(2022, 2, 2), "https://wire.example/a")
    assert (article.text, article.publisher, doubts) == (BODY, None, [])


def test_several_articles_with_front_matter_in_a_file():
    text = "".join(
        f"---\ntitle: {name}\ndate: {day}\n---\nThey met.\n\n---\n\nThey parted.\n"
        for name, day in (("One", "2022-02-02"), ("Two", "2022-02-31"), ("Three", ""))
    )
    one, doubt, two, three = read_plain(text.encode(), "a.txt", Head())
    assert [article.title for article in (one, two, three)] == ["One", "Two", "Three"]
    assert {article.text for article in (one, two, three)} == {"They met.\n\n---\n\nThey parted."}
    assert str(doubt).startswith("a.txt, article 2: ")
    with pytest.raises(InputError, match="for one article"):
        parse(text, Head(title="Mine"))


@pytest.mark.parametrize(
    ("old", "new", "doubt"),
    [
        ("20220202", "20220231", "a.txt: '20220231' is no day of the calendar"),
        ("20220202", "02/03/2022", "a.txt: '02/03/2022' may be day/month or month/day"),
        ("20220202", "29990101", "a.txt: '29990101' lies in the future"),
        ("https://", "gopher://", "is not a web address"),
    ],
)
def test_a_wrong_part_costs_only_itself(old, new, doubt):
    article, doubts = parse(SEED.replace(old, new))
    assert article.text == BODY
    assert len(doubts) == 1
    assert doubt in doubts[0]


@pytest.mark.parametrize(
    ("address", "parts"),
    [
        ("https://wire.example/a\n", "title, date line and address"),
        ("\nhttps://wire.example/a\n", "title, date line and address"),
        ("", "title and date line"),
    ],
)
@pytest.mark.parametrize("line", ["By Jane Doe, Feb 2022", "Published Feb 2022"])
def test_a_line_that_may_be_meant_for_a_date_is_told(line, address, parts):
    text = f"A title\n{line}\n{address}{BODY}"
    article, doubts = parse(text)
    assert (article.text, article.title, article.date, article.url) == (text, "", None, None)
    assert doubts == [f"a.txt: no date is read in the line {line!r}, so {parts} are taken for text"]
    *doubts, article = read_plain(text.encode(), "a.txt", Head(date=date(2022, 2, 2)))
    assert [type(doubt) for doubt in doubts] == [Doubt], "the date is known"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "empty"),
        (" \n\t\n", "empty"),
        ("\x00\x01\x02", "empty"),
        ("T\n20220202\nhttps://wire.example/a\n \n", "no text under the head"),
        ("---\ntitle: a\n---\n", "no text under the head"),
        ("---\ntitle: a: b\n---\nx", "front matter"),
        ("---\na: " + "[" * 5000 + "\n---\nx", "front matter"),
    ],
)
def test_no_article(text, message):
    with pytest.raises(InputError, match=message) as caught:
        parse(text)
    assert str(caught.value).startswith("a.txt")
    assert caught.value.hint


def test_an_updated_article_keeps_its_id():
    first, second = parse(SEED)[0], parse(SEED.replace("Second", "Corrected"))[0]
    assert first.id == second.id
    assert first.digest != second.digest
    assert parse(SEED)[0].digest == first.digest


@pytest.mark.parametrize(
    "text",
    [
        f"---\ntitle: A title\ndate: 2022-02-02\n\n{BODY}",
        f"---\nlayout: post\nurl: https://wire.example/a\n{BODY}",
        "---\ntitle: A title",
    ],
)
def test_front_matter_without_an_end_is_refused(text):
    with pytest.raises(InputError, match=r"^a\.txt: front matter without an end$"):
        parse(text)


@pytest.mark.parametrize("text", [f"---\n{BODY}", f"---\nMOSCOW: They met.\n{BODY}", "---\nTitle"])
def test_a_rule_above_a_text_is_no_front_matter(text):
    assert parse(text)[0].text == text
