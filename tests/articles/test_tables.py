"""Tables: an article a row."""

import csv
import gzip
from datetime import date

import pytest

from kg.articles import Doubt, read
from kg.errors import InputError
from kg.model import Article

TEXT = 'Blinken phoned Lavrov, again.\nHe called it "frank"; nobody knows why.'
ROW = {"title": "A call", "date": "2 February 2022", "url": "https://wire.example/a", "text": TEXT}


def table(path, *rows, mark=",", encoding="utf-8"):
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), delimiter=mark)
        writer.writeheader()
        writer.writerows(rows)
    return path


def told(article):
    return (article.title, article.date, article.url, article.text)


WANTED = ("A call", date(2022, 2, 2), "https://wire.example/a", TEXT)


@pytest.mark.parametrize(
    ("name", "mark", "encoding"),
    [
        ("a.csv", ",", "utf-8"),
        ("a.csv", ";", "utf-8-sig"),
        ("a.CSV", "\t", "utf-16"),
        ("a.tsv", "\t", "utf-8"),
        ("a.csv", "|", "utf-8"),
    ],
)
def test_a_row_is_an_article(tmp_path, name, mark, encoding):
    second = ROW | {"url": "https://wire.example/b", "text": "They met."}
    path = table(tmp_path / name, ROW, second, mark=mark, encoding=encoding)
    one, two = read(path)
    assert told(one) == WANTED
    assert (two.url, two.text, two.file) == ("https://wire.example/b", "They met.", name)
    packed = tmp_path / f"{name}.gz"
    packed.write_bytes(gzip.compress(path.read_bytes()))
    assert [told(article) for article in read(packed)] == [told(one), told(two)]


def test_other_names_of_the_columns(tmp_path):
    row = {"ID": "7", "Headline": "A call", "Pub-Date": "2022-02-02", "Link": "", "Body": TEXT}
    (article,) = read(table(tmp_path / "a.csv", row | {"Page": "3"}))
    assert told(article) == ("A call", date(2022, 2, 2), None, TEXT)
    assert article.given_id == "7"


def test_what_is_wrong_with_a_row_costs_the_row(tmp_path):
    path = table(tmp_path / "a.csv", ROW, ROW | {"text": ""}, ROW | {"date": "soon"})
    with path.open("a", encoding="utf-8") as file:
        file.write("\n,,,\nA title,,,They met, and parted.\nA title,,,They met.\n")
    first, empty, no_day, undated, cells, last = read(path)
    assert told(first) == WANTED
    assert str(empty) == f"{path}, row 3: empty"
    assert isinstance(no_day, Doubt)
    assert undated.date is None
    assert str(cells) == f"{path}, row 7: 5 cells below 4 names"
    assert cells.hint
    assert last.text == "They met."


def test_a_table_without_texts(tmp_path):
    path = table(tmp_path / "codes.csv", {"code": "1", "name": "France"})
    (error,) = read(path)
    assert str(error) == f"{path}: a table without a column of texts (its columns: code, name)"
    (tmp_path / "a.txt").write_text("They met.", encoding="utf-8")
    article, note = read(tmp_path)
    assert (article.text, type(note), str(note)) == ("They met.", Doubt, str(error))
    path.write_bytes(b"")
    (error,) = read(path)
    assert "without a column of texts" in str(error)


def test_a_title_is_for_one_article(tmp_path):
    (error,) = read(table(tmp_path / "a.csv", ROW), title="Mine")
    assert "for one article" in str(error)


def test_rows_in_another_encoding(tmp_path):
    row = ROW | {"title": "Café", "text": "Minister José met the envoy."}
    *notes, article = read(table(tmp_path / "a.csv", row, encoding="cp1252"))
    assert (article.title, article.text) == ("Café", "Minister José met the envoy.")
    assert ["not UTF-8" in str(note) for note in notes] == [True]


def test_a_quote_that_is_not_closed_ends_the_table(tmp_path, monkeypatch):
    monkeypatch.setattr("kg.articles.tables.MAX_LINE", 1000)
    path = table(tmp_path / "a.csv", ROW)
    with path.open("a", encoding="utf-8") as file:
        file.write('A title,,,"They met\n' + "They met.\n" * 200)
    first, error = read(path)
    assert isinstance(first, Article)
    assert isinstance(error, InputError)
    assert "row 3" in str(error)
    path.write_text("text\n" + "x" * 2000, encoding="utf-8")
    (error,) = read(path)
    assert "a line larger than" in str(error)


def test_reading_a_table_leaves_the_limits_of_others_alone(tmp_path, monkeypatch):
    before = csv.field_size_limit()
    monkeypatch.setattr("kg.articles.tables.MAX_LINE", 1000)
    assert len(list(read(table(tmp_path / "a.csv", ROW)))) == 1
    assert csv.field_size_limit() == before
