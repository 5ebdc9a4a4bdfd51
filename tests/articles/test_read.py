import gzip
import io
import os
import sys
import tarfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.articles import Doubt, NoDay, Unread, read
from kg.articles.text import MAX_TEXT
from kg.errors import InputError
from kg.model import Article

SEED = "A title\n20220202\nhttps://wire.example/{}\nFirst paragraph.\nSecond one.\n"


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def the_error(source):
    (error,) = read(source)
    assert isinstance(error, InputError)
    assert "\n" not in str(error)
    assert error.hint
    return str(error)


def addresses(items):
    return [item.url.rpartition("/")[2] for item in items]


def test_a_file(tmp_path):
    (article,) = read(write(tmp_path / "a.txt", SEED.format("a")))
    assert (article.title, article.date) == ("A title", date(2022, 2, 2))
    assert article.text == "First paragraph.\nSecond one."


@pytest.mark.parametrize(
    ("name", "mode", "kind"),
    [
        ("a.tar.gz", "w:gz", tarfile.GNU_FORMAT),
        ("a.tgz", "w:gz", tarfile.PAX_FORMAT),
        ("a.tar", "w", tarfile.USTAR_FORMAT),
        ("a.txt", "w", tarfile.USTAR_FORMAT),
    ],
)
def test_an_archive_is_no_article(tmp_path, name, mode, kind):
    article = write(tmp_path / "in" / "one.txt", SEED.format("one"))
    with tarfile.open(tmp_path / name, mode, format=kind) as archive:
        archive.add(article, "one.txt")
    assert the_error(tmp_path / name).endswith("a tar archive, not a text")


def test_nothing_is_not_the_folder_one_is_in(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "a.txt", SEED.format("a"))
    assert the_error("") == "a path of no letters"
    assert addresses(read(".")) == ["a"]


def test_other_addresses_are_no_paths():
    for address in ("ftp://wire.example/a", "file:///a.txt", "htp://wire.example/a"):
        assert the_error(address) == f"{address}: not an http or https address"


def test_a_folder_in_the_order_of_names(tmp_path):
    for name in ("b.txt", "a.txt", "in/c.txt", ".hidden.txt", ".git/d.txt", "README.md"):
        write(tmp_path / name, SEED.format(name))
    write(tmp_path / "d.json", "[]")
    assert addresses(item for item in read(tmp_path) if isinstance(item, Article)) == [
        "a.txt",
        "b.txt",
        "c.txt",
    ]


def test_files_of_other_kinds_in_a_folder_are_counted(tmp_path):
    others = ("b.PDF", "in/b.pdf", "in/c.docx", "README.md", "in/notes", "Thumbs.db")
    for name in ("a.txt", ".hidden.md", *others):
        write(tmp_path / name, SEED.format(name))
    article, doubt = read(tmp_path, title="Mine")  # of one article
    assert (article.title, type(doubt)) == ("Mine", Doubt)
    assert str(doubt) == (
        f"{tmp_path}: 6 files of other kinds passed over: .pdf 2, .docx 1; "
        "also README.md, Thumbs.db, notes"
    )
    assert doubt.hint.startswith("read are .txt, ")
    for name in others[1:]:
        (tmp_path / name).unlink()
    _, doubt = read(tmp_path)
    assert str(doubt) == f"{tmp_path}: 1 file of another kind passed over: .pdf 1"
    (tmp_path / "a.txt").unlink()
    error = the_error(tmp_path)
    assert error == f"{doubt}, and no article"


def test_of_many_other_kinds_the_most_are_named(tmp_path):
    for number in range(9):
        write(tmp_path / f"a.x{number}", "x")
        write(tmp_path / f"name{number}", "x")
    said = the_error(tmp_path)
    assert ".x4 1, …; also name0, name1, name2, name3, name4, …" in said
    assert "name5" not in said


def test_the_folder_beside_a_saved_page_is_left_out(tmp_path):
    for name in ("a.txt", "Talks_files/ad.html", "Talks_files/x/y.json", "notes_files/b.txt"):
        write(tmp_path / name, SEED.format(name))
    (tmp_path / "Talks.html").write_text("<html></html>", encoding="utf-8")
    failed, *articles = sorted(read(tmp_path), key=lambda item: isinstance(item, Article))
    assert "Talks.html" in str(failed)
    assert addresses(articles) == ["a.txt", "b.txt"]


def test_markdown_and_mails_in_a_folder_are_read(tmp_path):
    write(
        tmp_path / "a.md",
        "# A title\n\n**2 February 2022**\n\nThey *met* in [Oslo](https://a.example).",
    )
    write(
        tmp_path / "b.eml",
        "Subject: A title\nDate: Wed, 2 Feb 2022 10:00:00 +0000\n\nThey met in Oslo.",
    )
    for article in read(tmp_path):
        assert (article.title, article.date) == ("A title", date(2022, 2, 2))
        assert article.text == "They met in Oslo."


def test_links_make_no_loops(tmp_path):
    write(tmp_path / "in" / "a.txt", SEED.format("a"))
    for name in ("loop", "loop2"):
        (tmp_path / "in" / name).symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "in" / "b.txt").symlink_to(tmp_path / "in" / "b.txt")
    (tmp_path / "in" / "c.txt").symlink_to(tmp_path / "gone")
    article, itself, gone = read(tmp_path)
    assert article.url == "https://wire.example/a"
    assert "b.txt" in str(itself)
    assert "c.txt: No such file" in str(gone)
    assert addresses(read(tmp_path / "**" / "a.txt")) == ["a"]


def test_patterns(tmp_path):
    for name in ("a.txt", "b.text", "[c].txt", "in/d.txt", ".e.txt"):
        write(tmp_path / name, SEED.format(name))
    assert addresses(read(str(tmp_path / "*.t*xt"))) == ["[c].txt", "a.txt", "b.text"]
    assert addresses(read(tmp_path / "[c].txt")) == ["[c].txt"]
    assert "no file matches" in the_error(tmp_path / "*.html")
    assert the_error(tmp_path / "a**" / "b")


def test_a_pattern_in_the_working_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    write(Path("in/a.txt"), SEED.format("a"))
    assert addresses(read("*/*.txt")) == addresses(read("in")) == ["a"]


def test_a_title_is_for_one_article(tmp_path):
    write(tmp_path / "a.txt", "One.")
    (article,) = read(tmp_path, title="Mine", date=date(2020, 1, 1), url="https://x.example/")
    assert (article.title, article.date) == ("Mine", date(2020, 1, 1))
    write(tmp_path / "b.txt", "Two.")
    (error,) = read(tmp_path, title="Mine")
    assert "for one article" in str(error)
    assert [article.date for article in read(tmp_path, date=date(2020, 1, 1))] == [
        date(2020, 1, 1)
    ] * 2


def test_a_date_for_articles_that_have_none(tmp_path):
    write(tmp_path / "a.txt", SEED.format("a"))
    write(tmp_path / "b.txt", "Two.")
    write(tmp_path / "c.txt", SEED.format("c").replace("20220202", "02/03/2022"))
    first, second, doubt, third = read(tmp_path, date_if_missing=date(2020, 1, 1))
    assert [a.date for a in (first, second, third)] == [
        date(2022, 2, 2),
        date(2020, 1, 1),
        date(2020, 1, 1),
    ]
    assert not isinstance(doubt, NoDay)
    assert "gets the date 2020-01-01" in doubt.hint


def test_an_address_that_is_none(tmp_path):
    doubt, article = read(write(tmp_path / "a.txt", "One."), url="javascript:alert(1)")
    assert isinstance(doubt, Doubt)
    assert article.url is None


@pytest.mark.parametrize(
    ("name", "raw", "message"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b"\x00" * 100, "empty"),
        ("a.jsonl", b"", "empty"),
        ("a.json", b"", "no article"),
        ("a.html", b"", "empty"),
        ("a.xml", b"", "not a feed"),
        ("a.txt.gz", b"", "empty"),
        ("a.txt", b"%PDF-1.4", "a PDF"),
        ("a.txt", b"x" * (MAX_TEXT + 1), "larger than 1 MB"),
        ("a.txt", b"word " * 10_000_000, "larger than 1 MB"),
        ("a.txt.gz", gzip.compress(bytes(50_000_000)), "larger than 1 MB"),
        ("a.txt.gz", gzip.compress(b"abc")[:-1], "ends too early"),
        ("a.html", b"<html>" + b" " * 11_000_000, "a page larger than 10 MB"),
        ("a.html.gz", gzip.compress(b"<p>" * 10_000_000), "a page larger than 10 MB"),
        ("a.xml", b"<rss>" + b" " * 11_000_000, "a feed larger than 10 MB"),
        ("a", b"<!-- --> " * 100_000 + b"x" * 5_000_000, "larger than 1 MB"),
    ],
)
def test_a_bad_file_is_one_line_and_the_others_go_on(tmp_path, name, raw, message):
    (tmp_path / name).write_bytes(raw)
    write(tmp_path / "z.txt", "Good.")
    sources = [tmp_path / name, tmp_path / "z.txt"]
    items = [item for source in sources for item in read(source) if not isinstance(item, Doubt)]
    error, good = items
    assert str(error).startswith(str(tmp_path / name))
    assert message in str(error)
    assert error.hint
    assert good.text == "Good."


def test_a_page_may_have_more_markup_than_a_text_may_have_words(tmp_path):
    story = "<p>The ministers of both states met in Geneva and spoke of the ceasefire.</p>" * 9
    padding = f"<!--{'x' * 5_000_000}-->"
    page = f"<html><head>{padding}</head><body><article>{story}</article></body></html>"
    (article,) = read(write(tmp_path / "a.html", page))
    assert article.text.startswith("The ministers")


def test_the_limit_itself_is_allowed(tmp_path):
    (article,) = read(write(tmp_path / "a.txt", "x" * MAX_TEXT))
    assert len(article.text) == MAX_TEXT


@pytest.mark.parametrize(
    ("source", "message"),
    [("no.txt", "No such file"), ("a\x00b", "null"), ("x" * 300, "too long"), ("", "no letters")],
)
def test_no_file(tmp_path, monkeypatch, source, message):
    monkeypatch.chdir(tmp_path)
    assert message in the_error(source)


def test_what_may_not_be_read(tmp_path, monkeypatch):
    write(tmp_path / "a.txt", "One.")
    write(tmp_path / "b.txt", "Two.")
    (tmp_path / "in").mkdir()
    scan, open_file = os.scandir, Path.open

    def list_folder(path):
        refuse(path, "in")
        return scan(path)

    def open_path(path, *arguments):
        refuse(path, "b.txt")
        return open_file(path, *arguments)

    def refuse(path, name):
        if str(path).endswith(name):
            raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(os, "scandir", list_folder)
    monkeypatch.setattr(Path, "open", open_path)
    article, file, folder = read(tmp_path)
    assert article.text == "One."
    assert str(file) == f"{tmp_path / 'b.txt'}: Permission denied"
    assert str(folder) == f"{tmp_path / 'in'}: Permission denied"


class Stdin:
    """What `sys.stdin` is when something is piped in."""

    def __init__(self, raw):
        self.buffer = io.BytesIO(raw)


@pytest.mark.parametrize(
    ("raw", "texts"),
    [
        (SEED.format("a").encode(), ["First paragraph.\nSecond one."]),
        (b'{"text": "One."}\n{"text": "Two."}', ["One.", "Two."]),
        (b'\xef\xbb\xbf[{"text": "One."}]', ["One."]),
        (b'{\n  "text": "One."\n}', ["One."]),
        ('{"text": "One."}'.encode("utf-16"), ["One."]),
        (gzip.compress(b'{"text": "One."}'), ["One."]),
        (b"[Oslo] The envoys met.", ["[Oslo] The envoys met."]),
    ],
)
def test_stdin(monkeypatch, raw, texts):
    stdin = Stdin(raw)
    monkeypatch.setattr(sys, "stdin", stdin)
    assert [item.text for item in read("-")] == texts
    assert not stdin.buffer.closed


def test_stdin_with_nothing_in_it(monkeypatch):
    monkeypatch.setattr(sys, "stdin", Stdin(b""))
    (error,) = read("-")
    assert str(error) == "stdin: empty"


STARTS = [
    b"",
    b"---\ntitle: ",
    b"T\n20220231\nhttp://[\n",
    b"<html><body><p>",
    b"<rss><channel><item><title>",
    b"<feed xmlns='http://www.w3.org/2005/Atom'><entry><content>",
    b'{"text": "a", "date": "',
    b'[{"text": "a"}, ',
    b"\xff\xfe",
    b"\x1f\x8b\x08\x00",
    gzip.compress(b'{"text": "a"}\n'),
]
NAMES = ["a.txt", "a.jsonl", "a.json", "a.html", "a.xml", "a.gz", "a"]


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    name=st.sampled_from(NAMES),
    start=st.sampled_from(STARTS),
    rest=st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode()),
)
def test_any_bytes_give_articles_or_errors(tmp_path, name, start, rest):
    path = tmp_path / name
    path.write_bytes(start + rest)
    items = list(read(path))
    assert items
    for item in items:
        if isinstance(item, Article):
            assert item.text.strip()
            assert item.id
            item.text.encode("utf-8")
            item.title.encode("utf-8")
            assert "\n" not in item.title
        else:
            assert isinstance(item, InputError)
            assert item.hint
    assert [item for item in read(path) if isinstance(item, Article)] == [
        item for item in items if isinstance(item, Article)
    ]


def test_what_a_source_holds_is_not_known_where_nothing_of_it_is_read(tmp_path):
    (tmp_path / "bad.jsonl").write_text('{\n{"text": 1}\n', encoding="utf-8")
    (tmp_path / "some.jsonl").write_text('{\n{"text": "They met."}\n', encoding="utf-8")
    (tmp_path / "empty").mkdir()
    write(tmp_path / "others" / "a.rtf", "They met.")
    write(tmp_path / "mixed" / "a.txt", "")
    write(tmp_path / "mixed" / "README.md", "They met.")
    kinds = {
        "others": [Unread],
        "mixed": [Unread],
        "bad.jsonl": [InputError, Unread],
        "some.jsonl": [InputError, Article],
        "empty": [Unread],
        "none*.txt": [Unread],
        "none.txt": [Unread],
        "ftp://a.example/b": [Unread],
    }
    for source, expected in kinds.items():
        at = source if "//" in source else str(tmp_path / source)
        found = [type(item) for item in read(at) if not isinstance(item, Doubt)]
        assert found == expected, source


def test_an_article_keeps_the_name_of_its_file_and_of_no_folder(tmp_path):
    write(tmp_path / "news" / "talks.txt", SEED.format("a"))
    (one,) = read(tmp_path)
    assert (one.file, one.origin) == ("talks.txt", str(tmp_path / "news" / "talks.txt"))
    odd = os.fsdecode(b"ta\xffks\n.txt")  # neither UTF-8 nor one line
    (tmp_path / odd).write_text(SEED.format("b"), encoding="utf-8")
    (other,) = read(tmp_path / odd)
    assert other.file == "ta\ufffdks .txt"
