import json
from datetime import date

import pytest

from kg.articles import article_id, read
from kg.errors import InputError

SEED = "A title\n20220202\nhttps://wire.example/a?utm_source=x#top\nFirst paragraph.\nSecond one.\n"


def readable(path):
    """The one article of a file; warnings beside it are allowed."""
    (article,) = (item for item in read(path) if not isinstance(item, InputError))
    return article


def test_the_seed_format(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(SEED, encoding="utf-8")
    (article,) = read(path)
    assert article.title == "A title"
    assert article.date == date(2022, 2, 2)
    assert article.text == "First paragraph.\nSecond one."


def test_the_id_comes_from_the_canonical_url():
    a = article_id("https://Wire.example/a/?utm_source=x#top", "one")
    assert a == article_id("https://wire.example/a", "two")
    assert a != article_id("https://wire.example/b", "one")


@pytest.mark.parametrize(
    ("content", "message"),
    [(b"", "empty"), (b"\n \n", "empty"), (b"T\n20220202\nhttps://x.example\n \n", "no text")],
)
def test_files_without_an_article(tmp_path, content, message):
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    (error,) = read(path)
    if isinstance(error, InputError):
        assert message in str(error)
        assert error.hint
    else:
        assert error.text.startswith("T\n20220202")


def test_an_impossible_date_costs_only_the_date(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(SEED.replace("20220202", "20221399"), encoding="utf-8")
    article = readable(path)
    assert article.date is None
    assert article.text.startswith("First")


def test_other_encodings(tmp_path):
    path = tmp_path / "a.txt"
    text = "Le ministre français des Affaires étrangères a été reçu à l'Élysée cet été. " * 5
    path.write_bytes(text.encode("cp1252"))
    article = readable(path)
    assert "étrangères" in article.text


def test_a_huge_file_is_refused(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 5_000_001)
    (error,) = read(path)
    assert "larger than 5 MB" in str(error)


def test_a_broken_line_stops_nothing_else(tmp_path):
    path = tmp_path / "a.jsonl"
    good = json.dumps({"id": "1", "title": "", "date": "2022-02-02", "url": "", "text": " Hi."})
    path.write_text(f'{good}\n{{"id": \n{{"id": "3"}}\n\n{good}\n', encoding="utf-8")
    first, broken, textless, last = read(path)
    assert first.text == last.text == " Hi."
    assert "line 2" in str(broken)
    assert "line 3" in str(textless)


def test_a_folder_is_read_in_name_order(tmp_path):
    for name in ("b", "a"):
        (tmp_path / f"{name}.txt").write_text(SEED.replace("/a", f"/{name}"), encoding="utf-8")
    assert [a.url[-5] for a in read(tmp_path)] == [a.url[-5] for a in read(tmp_path)]
    assert len(list(read(tmp_path))) == 2


def test_a_missing_file(tmp_path):
    (error,) = read(tmp_path / "no.txt")
    assert isinstance(error, InputError)
