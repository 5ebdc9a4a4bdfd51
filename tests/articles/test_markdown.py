import time
from datetime import date

import pytest

from kg.articles import Head
from kg.articles.markdown import without_marks
from kg.articles.plain import read_plain


@pytest.mark.parametrize(
    ("marked", "text"),
    [
        ("# A title #", "A title"),
        ("A title\n=======\n\nText.", "A title\n\nText."),
        ("**They** *met* in __Oslo__, _he_ ***said***.", "They met in Oslo, he said."),
        ('[Oslo](https://a.example/x_(y) "in Norway")', "Oslo"),
        ("![a table](a.png)They met.", "They met."),
        ("[![a](b.png)](https://a.example) They met [here][1].", " They met here."),
        ("[[Oslo]], [[oslo|the city]]", "Oslo, the city"),
        ("They met.[^1]\n\n[1]: https://a.example", "They met.\n\n"),
        ("> He said: \n> yes.", "He said: \nyes."),
        ("Yes.\n\n---\n\nNo.", "Yes.\n\nNo."),
        ("~~No~~ `yes` 3 \\* 4", "No yes 3 * 4"),
        ("- one\n* two\n1. three", "- one\n* two\n1. three"),
        ("3 * 4 * 5 and a_b_c, snake_case_name", "3 * 4 * 5 and a_b_c, snake_case_name"),
        ("[1] They met (in Oslo) [sic].", "[1] They met (in Oslo) [sic]."),
    ],
)
def test_marks_are_no_text(marked, text):
    assert without_marks(marked) == text


def test_only_markdown_is_read_so():
    raw = b"# A title\n\n**2 February 2022**\n\nThey *met*."
    (article,) = read_plain(raw, "a.md", Head(), is_markdown=True)
    assert (article.title, article.date, article.text) == ("A title", date(2022, 2, 2), "They met.")
    *_, article = read_plain(raw, "a.txt", Head())
    assert article.text == raw.decode()
    clipped = "---\ntitle: T\n---\nThey met in [Oslo](https://a.example).\n"
    (article,) = read_plain(clipped.encode(), "a.txt", Head())
    assert article.text == "They met in Oslo."


@pytest.mark.parametrize(
    "piece", ["[", "![", "[[", "*", "_", "**a ", "`", "~~", "> ", "[a](", "#", "- "]
)
def test_time_grows_with_the_text(piece):
    start = time.process_time()
    without_marks(piece * (100_000 // len(piece)))
    assert time.process_time() - start < 5
