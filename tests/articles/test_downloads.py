"""Downloads of news archives, cut into their documents."""

from datetime import date

import pytest

from kg.articles import Doubt, read
from kg.model import Article

TEXT = "Minister Lavrov met Minister Jaishankar in Oslo on Wednesday.\n\nThey talked about gas."
OLD = """                     {mark}


                        The Wire Post

                  February 2, 2022 Wednesday
                        Final Edition

Leaders meet in Oslo
for talks on gas

BYLINE: Jane Doe

SECTION: WORLD; Pg. A3

LENGTH: 412 words

DATELINE: OSLO

{body}{text}

LOAD-DATE: February 3, 2022

LANGUAGE: ENGLISH

                 Copyright 2022 The Wire Post
                    All Rights Reserved

"""
NEW = """Page 1 of 2
Leaders meet in Oslo for talks on gas
Leaders meet in Oslo for talks on gas
The Wire Post
February 2, 2022 Wednesday 10:30 AM GMT
Final Edition
Copyright 2022 The Wire Post All Rights Reserved
Section: WORLD; Pg. A3
Length: 412 words
Byline: Jane Doe
Body

{text}

Classification

Language: ENGLISH
End of Document

"""


def parse(tmp_path, text):
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    return list(read(path))


def told(article):
    return (article.title, article.date, article.publisher, article.text)


FOUND = ("Leaders meet in Oslo for talks on gas", date(2022, 2, 2), "The Wire Post", TEXT)


@pytest.mark.parametrize("mark", ["{} of 2 DOCUMENTS", "Document {} of 2", "{} of 2 DOCUMENT"])
@pytest.mark.parametrize("body", ["BODY:\n\n", ""])
def test_documents(tmp_path, mark, body):
    documents = [OLD.format(mark=mark.format(n), body=body, text=TEXT) for n in (1, 2)]
    documents[1] = documents[1].replace("Leaders", "Bankers").replace("ruary 2", "ruary 4")
    first, second = parse(tmp_path, "\n\n".join(documents))
    assert told(first) == FOUND
    assert (second.title, second.date) == (
        "Bankers meet in Oslo for talks on gas",
        date(2022, 2, 4),
    )
    (alone,) = parse(tmp_path, documents[0])
    assert told(alone) == FOUND


def test_documents_that_an_end_tells(tmp_path):
    first, second = parse(tmp_path, NEW.format(text=TEXT) + NEW.format(text="They met again."))
    assert told(first) == FOUND
    assert second.text == "They met again."


def test_what_cannot_be_told_is_text_with_a_note(tmp_path):
    bare = "Document 2 of 2\n\nBankers meet\n\nThey met in Oslo."
    first, note, second = parse(
        tmp_path, NEW.format(text=TEXT).replace("Page 1", "Document 1") + bare
    )
    assert told(first) == FOUND
    assert isinstance(note, Doubt)
    assert "article 2: headline and date of the document are not found" in str(note)
    assert second.text == "Bankers meet\n\nThey met in Oslo."


def test_nothing_between_documents_is_lost(tmp_path):
    cover = "They wrote a long letter to the minister about it. " * 5
    items = parse(tmp_path, cover + "\n" + OLD.format(mark="1 of 1 DOCUMENTS", body="", text=TEXT))
    assert [item.text.split()[0] for item in items if isinstance(item, Article)] == [
        "They",
        "Minister",
    ]


@pytest.mark.parametrize("mark", ["", "Document 1 of 2\n"])
def test_what_is_left_out_is_told(tmp_path, mark):
    """Before the first document and behind the last, and behind an end within."""
    one, two = NEW.format(text=TEXT), NEW.format(text="They met again.")
    if mark:
        one, two = mark + one, mark.replace("1", "2", 1) + two
    *notes, first, second = parse(tmp_path, one + "Page 1 of 2\n" + two)
    assert (notes, told(first), second.text) == ([], FOUND, "They met again.")
    cover, rest = "Search of Jane Doe\n\n", "A list of all hits\n"
    texts = [cover + one + two, one + two + rest, one + rest + two]
    counts = [4, 5, 5] if mark else [5]
    for text, count in zip(texts if mark else [one + two + rest], counts, strict=True):
        note, *documents = parse(tmp_path, text)
        assert str(note).endswith(f"a.txt: {count} words outside of its documents not read")
        assert [document.text for document in documents] == [TEXT, "They met again."]


def test_a_text_may_have_lines_with_a_colon(tmp_path):
    text = f"{TEXT}\n\nSubject: gas\n\nLanguage: plain\n\nThey parted."
    (article,) = parse(tmp_path, NEW.format(text=text))
    assert article.text.endswith("They parted.")


def test_a_text_that_counts_is_none(tmp_path):
    (article,) = parse(tmp_path, f"A title\n20220202\nHe signed 1 of 2 documents.\n\n{TEXT}")
    assert article.text.startswith("He signed")
