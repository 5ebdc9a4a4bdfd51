"""Tables: an article a row."""

import csv
import gzip
from datetime import date

import pytest

from kg.articles import Doubt, read, records
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


def test_a_quote_that_is_not_closed_takes_what_is_no_row_with_it(tmp_path, monkeypatch):
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


HEAD = "title,date,url,text\n"
GOOD = 'B,2022-02-03,https://wire.example/b,"They met.\nThey parted, and flew home."\n'


def rows_of(tmp_path, text, name="a.csv"):
    """What is read of a table: of articles their titles and texts, of errors what they say."""
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    items = list(read(path))
    return [
        (item.title, item.text) if isinstance(item, Article) else str(item).split(": ", 1)[1]
        for item in items
    ]


B = ("B", "They met.\nThey parted, and flew home.")


@pytest.mark.parametrize(
    ("broken", "lost"),
    [
        ('A,2022-02-02,,"They met.\n', 0),
        ('A,2022-02-02,,"They met, and\ntalked, in Oslo, on gas, and\nparted.\n', 2),
        ('A,2022-02-02,,"He said "no", and\nleft, as "they" say, for Oslo.\n\nSo it was."\n', 3),
        ('"A,2022-02-02,,They met.\n', 0),
    ],
)
def test_a_broken_quote_costs_its_row_alone(tmp_path, broken, lost):
    first, error, *last = rows_of(tmp_path, f"{HEAD}{GOOD}{broken}{GOOD}{GOOD}")
    assert (first, last) == (B, [B, B])
    assert ("more of its lines are left out" in error) is bool(lost)
    assert not lost or f"({lost} more" in error


def test_rows_that_an_open_quote_would_swallow_are_read(tmp_path):
    """The cell is closed by what is meant for a quote within a row below."""
    rows = 'C,2022-02-04,,They met.\nD,2022-02-05,,They measured 5"\n'
    error, *last = rows_of(tmp_path, f'{HEAD}A,2022-02-02,,"They met.\n{rows}')
    assert "a quote that is not closed" in error
    assert last == [("C", "They met."), ("D", 'They measured 5"')]


def test_lines_with_commas_in_a_text_are_no_rows(tmp_path):
    text = "title,date,text\nA,2022-02-02,"
    told = "OSLO, 2 February 2022, they met.\nIt cost 1,000,000 pounds."
    assert rows_of(tmp_path, f'{text}"{told}"\n') == [("A", told)]


def test_words_in_quotes_part_no_cells(tmp_path):
    row = 'A,2022-02-02,,"Frank" talks and "open" ones.\n'
    assert rows_of(tmp_path, HEAD + row + GOOD) == [("A", '"Frank" talks and "open" ones.'), B]
    tabs = 'A\t2022-02-02\t\t"Frank" talks\nC\t2022-02-02\t\t"They met, and 5" fell\n'
    found = rows_of(tmp_path, HEAD.replace(",", "\t") + tabs, "a.tsv")
    assert found == [("A", '"Frank" talks'), ("C", '"They met, and 5" fell')]


def test_between_tabs_other_marks_are_text(tmp_path):
    text = "text, body, whole\tdate\nThey met, and parted.\t2022-02-02\n"
    (tmp_path / "a.tsv").write_text(text.replace("text, body, whole", "text"), encoding="utf-8")
    (article,) = read(tmp_path / "a.tsv")
    assert (article.text, article.date) == ("They met, and parted.", date(2022, 2, 2))
    (error,) = rows_of(tmp_path, text, "b.tsv")
    assert error.endswith("(its columns: text, body, whole, date)")


def test_a_column_alone_is_not_parted(tmp_path):
    told = ["They met, and parted; nobody knows | why.", '"No," he said.', "They\nmet."]
    text = f'text\n{told[0]}\n{told[1]}\n"{told[2]}"\n'
    for name in ("a.csv", "a.tsv"):
        assert rows_of(tmp_path, text, name) == [("", line) for line in told]


def test_of_two_columns_of_a_name_the_first_that_says_something_counts(tmp_path):
    text = "title,text,text\nA,They met.,\nB,,They parted.\nC,They met.,They parted.\n"
    assert rows_of(tmp_path, text) == [
        ("A", "They met."),
        ("B", "They parted."),
        ("C", "They met."),
    ]


def test_tables_that_are_read_in_turn(tmp_path, monkeypatch):
    """A cell may be larger than Python's csv takes, and the limit is that of all."""
    before = csv.field_size_limit()
    large = ROW | {"text": "They met in Oslo. " * 10_000}
    tables = [read(table(tmp_path / f"{n}.csv", large, large, large)) for n in range(2)]
    for one, other in zip(*tables, strict=True):
        assert csv.field_size_limit() == before
        assert len(one.text) == len(other.text) > before
    path = tmp_path / "head.csv"
    path.write_text("x" * 2 * before, encoding="utf-8")
    (error,) = read(path)
    assert "without a column of texts" in str(error)


def test_open_quotes_do_not_take_the_square_of_the_time(monkeypatch):
    """Each of these lines opens a cell, and goes on with the one that the line above opens."""
    taken, take = [], records._Lines.__next__
    monkeypatch.setattr(records._Lines, "__next__", lambda lines: taken.append(1) or take(lines))
    lines = ['a",",\n'] * 300
    found = records.Records(iter(lines), ",", lambda cells: len(cells) == 2)
    assert all(isinstance(row, records.Broken) for row in found)
    assert len(taken) < 5 * len(lines)
