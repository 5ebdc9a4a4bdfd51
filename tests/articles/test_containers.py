import json
from datetime import date

import pytest

from kg.articles import Doubt, arrays, read
from kg.model import Article

NEWSAPI = {
    "status": "ok",
    "totalResults": 2,
    "articles": [
        {"source": {"id": None, "name": "AFP"}, "author": "x", "title": "One",
         "url": "https://wire.example/1", "publishedAt": "2022-02-02T10:00:00Z",
         "content": "They met."},
        {"title": "Two", "url": "https://wire.example/2", "publishedAt": "2022-02-03T10:00:00Z",
         "content": "They parted."},
    ],
}  # fmt: skip
TELEGRAM = {
    "name": "Frontline",
    "type": "public_channel",
    "id": 77,
    "messages": [
        {"id": 1, "type": "message", "date": "2022-02-02T10:00:00",
         "text": ["They ", {"type": "bold", "text": "met"}, "."]},
        {"id": 2, "type": "message", "date": "2022-02-03T10:00:00", "text": "They parted."},
        {"id": 3, "type": "service", "date": "2022-02-03T10:00:00", "text": ""},
    ],
}  # fmt: skip


def written(path, value, **options):
    path.write_text(json.dumps(value, **options), encoding="utf-8")
    return list(read(path))


@pytest.mark.parametrize("name", ["a.json", "a.jsonl", "a"])
@pytest.mark.parametrize("holder", [
    NEWSAPI, {"response": {"status": "ok", "results": NEWSAPI["articles"]}},
    {"hits": {"hits": [{"_id": "x", "_source": row} for row in NEWSAPI["articles"]]}},
])  # fmt: skip
def test_answers_of_news_services(tmp_path, name, holder):
    one, two = written(tmp_path / name, holder)
    assert (one.title, one.date, one.text) == ("One", date(2022, 2, 2), "They met.")
    assert (two.title, two.url) == ("Two", "https://wire.example/2")
    assert one.publisher == "AFP"
    assert one.origin.endswith(", entry 1")


@pytest.mark.parametrize("indent", [None, 1])
def test_a_channel(tmp_path, indent):
    note, one, two = written(tmp_path / "result.json", TELEGRAM, indent=indent)
    assert (one.text, one.date, one.publisher) == ("They met.", date(2022, 2, 2), "Frontline")
    assert (two.text, two.given_id) == ("They parted.", "77/2")
    assert isinstance(note, Doubt)
    assert "1 object without a text passed over" in str(note)
    chats = {"about": "x", "chats": {"list": [TELEGRAM, TELEGRAM | {"id": 78}]}}
    found = written(tmp_path / "all.json", chats, indent=indent)
    assert len({a.text for a in found if isinstance(a, Article)}) == 2


@pytest.mark.parametrize("indent", [None, 1])
def test_what_is_too_large_to_be_held_is_streamed(tmp_path, monkeypatch, indent):
    monkeypatch.setattr(arrays, "MAX_LINE", 200_000)
    row, service = TELEGRAM["messages"][1:]
    rows = [row | {"id": number, "text": f"They met {number}."} for number in range(5000)]
    large = TELEGRAM | {"messages": [*rows, service], "after": {"x": 1}}
    *found, note = written(tmp_path / "result.json", large, indent=indent)
    assert [article.text for article in found] == [row["text"] for row in rows]
    assert "1 object without a text" in str(note)


@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
def test_one_message_names_the_fields_of_what_is_not_known(tmp_path, name):
    (error,) = written(tmp_path / name, {"items": [{"sku": 1, "price": 2}] * 40})
    assert '40 objects in it without a "text" (they have [price, sku])' in str(error)
    (error,) = written(tmp_path / name, {"feed": {"a": 1}, "next": None})
    assert 'no "text" among its fields (feed, next)' in str(error)


def test_an_article_that_has_lists_is_one(tmp_path):
    (article,) = written(tmp_path / "a.json", {"text": "They met.", "items": [{"text": "x"}]})
    assert article.text == "They met."
