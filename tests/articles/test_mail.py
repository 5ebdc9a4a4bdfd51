from datetime import date

import pytest

from kg.articles import Doubt, Head, read
from kg.articles.mail import mails, read_mail
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


BOX = (
    "From desk@wire.example Wed Feb  2 08:00:00 2022\n"
    "Subject: Talks\nDate: Wed, 2 Feb 2022 08:00:00 +0200\nContent-Type: text/plain\n\n"
    "They met in Oslo.\nFrom Oslo they flew on.\n\n>From Kyiv they wrote.\n\n"
    "From desk@wire.example Thu Feb  3 08:00:00 2022\n"
    "Subject: None\nContent-Type: application/pdf\n\nx\n\n"
    "From desk@wire.example Fri Feb  4 08:00:00 2022\n"
    "Subject: Sanctions\nDate: Fri, 4 Feb 2022 08:00:00 +0200\n\nThey imposed them.\n"
)


def test_a_mailbox(tmp_path):
    box = tmp_path / "press.mbox"
    box.write_text(BOX, encoding="utf-8")
    first, failure, last = read(box)
    assert (first.title, first.date, first.file) == ("Talks", date(2022, 2, 2), "press.mbox")
    assert first.text == "They met in Oslo.\nFrom Oslo they flew on.\n\nFrom Kyiv they wrote."
    assert str(failure) == f"{box}, mail 2: a mail without a text"
    assert (last.title, last.text) == ("Sanctions", "They imposed them.")
    assert first.id != last.id


def test_of_a_mail_that_is_too_large_little_is_kept(monkeypatch):
    monkeypatch.setattr("kg.articles.mail.MAX_PAGE", 100)
    lines = [b"From a\n", b"Subject: x\n", b"\n", *[b"y" * 60 + b"\n"] * 50, b"\n", b"From b\n"]
    found = list(mails([*lines, b"Subject: z\n"]))
    assert [len(mail) < 250 for mail in found] == [True, True]
    assert len(found[0]) > 100
    assert found[1] == b"Subject: z\n"


def test_an_empty_mailbox(tmp_path):
    box = tmp_path / "empty.mbox"
    box.write_bytes(b"")
    (failure,) = read(box)
    assert str(box) in str(failure)


INNER = "From: Wire <wire@b.example>\n{}\nTo: Desk <desk@wire.example>,\n Others <o@b.example>\n\n"
STORY = f"{WRAPPED}\n\nThey will meet again in the spring, a spokeswoman said."
JOINED = STORY.replace("the\nold", "the old")


def letter(text, subject="Fwd: Accord in Oslo", kind="plain"):
    head = f"From: a@b.example\nSubject: {subject}\nDate: Mon, 7 Feb 2022 08:00:00 +0200\n"
    return f"{head}Content-Type: text/{kind}; charset=utf-8\n\n{text}\n"


@pytest.mark.parametrize(
    ("mark", "date_line"),
    [
        ("---------- Forwarded message ---------", "Date: Wed, Feb 2, 2022 at 10:30 AM"),
        ("-------- Forwarded Message --------", "Date: Wed, 2 Feb 2022 10:30:00 +0000"),
        ("-----Original Message-----", "Sent: Wednesday, February 2, 2022 10:30 AM"),
        ("Begin forwarded message:\n", "*Date:* 2 February 2022 at 10:30:12 GMT+1"),
        ("________________________________", "Sent: 02 February 2022 10:30"),
    ],
)
@pytest.mark.parametrize("quote", ["", "> "])
def test_a_mail_that_was_passed_on(mark, date_line, quote):
    inner = INNER.format(f"{date_line}\nSubject: Fwd: Accord") + STORY
    quoted = "\n".join(f"{quote}{line}" for line in inner.split("\n"))
    (article,) = parse(letter(f"{mark}\n{quoted}"))
    assert (article.title, article.date) == ("Accord", date(2022, 2, 2))
    assert article.text == JOINED
    note, article = parse(letter(f"For you, see below.\n\n{mark}\n{quoted}"))
    assert str(note) == "a.eml: 4 words above the mail that was passed on are not read"
    assert (article.date, article.text) == (date(2022, 2, 2), JOINED)


def test_a_mail_that_was_passed_on_twice_or_without_a_day():
    once = "-----Original Message-----\n" + INNER.format("Sent: 2 February 2022 10:30") + STORY
    twice = "Begin forwarded message:\n\n" + INNER.format("Date: 5 February 2022") + once
    (article,) = parse(letter(twice))
    assert (article.title, article.date) == ("Fwd: Accord in Oslo", date(2022, 2, 2))
    (article,) = parse(letter(once.replace("Sent: 2 February 2022 10:30", "Subject: Accord")))
    assert (article.title, article.date) == ("Accord", date(2022, 2, 7))
    note, article = parse(letter(once.replace("2 February", "31 February")))
    assert (article.date, str(note).startswith("a.eml: '31 February")) == (None, True)


def test_an_answer_is_its_own():
    below = "-----Original Message-----\n" + INNER.format("Sent: 2 February 2022") + STORY
    text = f"They never met.\n\n{below}"
    (article,) = parse(letter(text, "RE: Accord"))
    assert (article.date, article.text.startswith("They never met.")) == (date(2022, 2, 7), True)
    (article,) = parse(letter(f"{STORY}\n\n----- Original Message -----\nwas lost"))
    assert article.date == date(2022, 2, 7)


def test_quoted_lines_are_joined():
    quoted = "\n".join(f">> {line}" for line in WRAPPED.split("\n"))
    (article,) = parse(letter(f"{quoted}\n"))
    assert article.text == " ".join(WRAPPED.split("\n"))


def test_a_page_that_was_passed_on():
    head = "---------- Forwarded message ---------<br>From: Wire &lt;w@b.example&gt;<br>"
    head += "Date: Wed, Feb 2, 2022 at 10:30 AM<br>Subject: Accord<br>"
    page = f"<div>{head}</div><article><p>{TOLD}</p><p>{TOLD} Twice.</p></article>"
    (article,) = parse(letter(page, kind="html"))
    assert (article.title, article.date) == ("Accord", date(2022, 2, 2))
    assert article.text == f"{TOLD}\n{TOLD} Twice."


FIELDS = ("From: Wire &lt;w@b.example&gt;", "Sent: 2 February 2022 10:30", "Subject: Accord")
GMAIL = "<div>---------- Forwarded message ---------<br>{}<br></div><br><br>{}"
APPLE = "<blockquote><div>Begin forwarded message:</div><br><div>{}</div><br>{}</blockquote>"
OUTLOOK = '<hr style="width:98%"><div><font>{}</font></div><div>&nbsp;</div>{}'
CELLS = "-------- Forwarded Message --------<table>{}</table><br>{}"


@pytest.mark.parametrize(
    ("form", "join"),
    [(GMAIL, "<br>\n"), (APPLE, "</div><div>"), (OUTLOOK, "<br>"), (CELLS, "")],
)
def test_a_page_of_each_program_that_was_passed_on(form, join):
    """The text begins where the head ends, though no empty line parts them."""
    fields = [*FIELDS, "To: Desk &lt;d@b.example&gt;,", "Others &lt;o@b.example&gt;"]
    if form is CELLS:
        cells = [field.partition(": ") for field in [*FIELDS, "To: Desk &lt;d@b.example&gt;"]]
        fields = [f"<tr><th>{name}:\n</th><td>{value}</td></tr>" for name, _, value in cells]
    told = "<p>They met in\nOslo.</p><p>They parted, said a@b.example.</p><p>All was well.</p>"
    page = form.format(join.join(fields), told)
    text = "They met in Oslo.\nThey parted, said a@b.example.\nAll was well."
    wanted = ("Accord", date(2022, 2, 2), text)
    (article,) = parse(letter(page, kind="html"))
    assert (article.title, article.date, article.text) == wanted
    note, article = parse(letter(f"<div>For you, see below.</div>{page}", kind="html"))
    assert str(note) == "a.eml: 4 words above the mail that was passed on are not read"
    assert (article.title, article.date, article.text) == wanted


def test_a_page_with_a_rule_is_its_own():
    page = f"<article><p>{TOLD}</p><hr><p>From: Oslo to Kyiv they flew, and talked.</p></article>"
    (article,) = parse(letter(page, kind="html"))
    assert (article.title, article.date) == ("Fwd: Accord in Oslo", date(2022, 2, 7))
    assert article.text.startswith(TOLD)


def test_a_head_without_a_name_that_heads_have_takes_no_text():
    page = GMAIL.format("<br>".join(FIELDS[:2]), f"<p>{TOLD}</p><p>They parted.</p>")
    (article,) = parse(letter(page, kind="html"))
    assert (article.date, article.text) == (date(2022, 2, 2), f"{TOLD}\nThey parted.")
