"""The demo articles as they lie in ``seeds/articles``."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from kg.articles import read as read_source
from kg.model import Article

FOLDER = Path(__file__).parents[1] / "seeds" / "articles"
FILES = sorted(FOLDER.glob("*.txt"))
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def read(path: Path) -> Article:
    (article,) = read_source(path)
    assert isinstance(article, Article)
    return article


def test_there_are_enough_and_each_has_its_own_address() -> None:
    assert len(FILES) >= 20
    assert len({read(path).id for path in FILES}) == len(FILES)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_an_article_reads_whole(path: Path) -> None:
    article = read(path)
    assert article.date is not None
    assert path.stem.startswith(article.date.isoformat())
    assert article.url is not None
    assert article.url.startswith("https://seeds.example/")
    assert 150 <= len(article.text.split()) <= 350
    assert len(article.text.split("\n")) >= 5


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_sources_name_the_article(path: Path) -> None:
    sources = (FOLDER / "SOURCES.md").read_text(encoding="utf-8")
    assert f"| `{path.stem}` |" in sources


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_news_is_at_most_two_days_old(path: Path) -> None:
    """The first paragraph names the weekday of what is new: yesterday, as a rule."""
    article = read(path)
    assert article.date is not None
    named = set(re.findall("|".join(WEEKDAYS), article.text.split("\n")[0]))
    recent = {WEEKDAYS[(article.date - timedelta(days=n)).weekday()] for n in range(3)}
    assert named & recent


def test_a_pair_can_be_followed_over_months() -> None:
    winter = [
        article
        for article in map(read, FILES)
        if article.date and date(2021, 12, 1) <= article.date <= date(2022, 2, 28)
    ]
    assert len(winter) >= 4
    assert all("Russia" in article.text and "United States" in article.text for article in winter)
