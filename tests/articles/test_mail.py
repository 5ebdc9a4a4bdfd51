from datetime import date

import pytest

from kg.articles import Doubt, Head, read
from kg.articles.mail import read_mail
from kg.errors import InputError

HEAD = (
    "From: Desk <desk@wire.example>\r\nTo: me@a.example\r\n"
    "Subject: =?utf-8?q?Talks_=E2=80=93_Oslo?=\r\n"
    "Date: Wed, 2 Feb 2022 08:00:00 +0200\r\nMIME-Version: 1.0\r\n"
)
WRAPPED = (
    "Foreign Minister Lavrov met Foreign Minister Jaishankar in the\nold palace of Oslo on Friday."
)
PLAIN = f"Content-Type: text/plain; charset=utf-8\r\n\r\n{WRAPPED}\n\n-- \nPress office\n"
TOLD = "They met in Oslo, and talked for hours."
PAGE = f"<html><body><article><h1>T</h1><p>{TOLD}</p></article></body></html>"
HTML = f"Content-Type: text/html; charset=utf-8\r\n\r\n{PAGE}\r\n"


def parts(kind, *bodies):
    body = "".join(f"--b\r\n{part}\r\n" for part in bodies)
    return f'{HEAD}Content-Type: multipart/{kind}; boundary="b"\r\n\r\n{body}--b--\r\n'


def parse(text):
    return list(read_mail(text.encode(), "a.eml", Head()))


@pytest.mark.parametrize("text", [HEAD + PLAIN, parts("alternative", HTML, PLAIN)])
def test_a_mail(text):
    (article,) = parse(text)
    assert (article.title, article.date) == ("Talks – Oslo", date(2022, 2, 2))
    assert article.text == " ".join(WRAPPED.split("\n"))


@pytest.mark.parametrize("text", [HEAD + HTML, parts("alternative", HTML)])
def test_a_mail_in_html(text):
    (article,) = parse(text)
    assert (article.title, article.date) == ("Talks – Oslo", date(2022, 2, 2))
    assert article.text == TOLD


def test_attachments_are_counted():
    file = (
        "Content-Type: application/pdf\r\nContent-Disposition: attachment; filename=a.pdf\r\n\r\nx"
    )
    note, article = parse(parts("mixed", PLAIN, file))
    assert isinstance(note, Doubt)
    assert "1 attachment is not read" in str(note)
    assert article.text.startswith("Foreign Minister")


def test_a_saved_page_has_the_day_of_the_page(tmp_path):
    saved = (
        "From: <Saved by Blink>\r\nSubject: P\r\n"
        "Snapshot-Content-Location: https://wire.example/p\r\n"
        "Date: Sun, 24 Jul 2022 10:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n'
        f"--b\r\n{HTML}--b--\r\n"
    )
    (tmp_path / "a.mhtml").write_text(saved, encoding="utf-8", newline="")
    (article,) = read(tmp_path / "a.mhtml")
    assert (article.url, article.date) == ("https://wire.example/p", None)
    assert article.text == TOLD


@pytest.mark.parametrize("text", ["", HEAD, f"{HEAD}Content-Type: image/png\r\n\r\nx"])
def test_what_has_no_text(text):
    with pytest.raises(InputError) as caught:
        parse(text)
    assert caught.value.hint
