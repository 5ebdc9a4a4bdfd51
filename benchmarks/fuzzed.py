"""What `benchmarks.fuzz` fuzzes: parts of kg that read what strangers wrote, and what must hold.

A check takes any bytes. It raises when the part raises anything but an error of `kg.errors`, or
when what it gives back breaks a promise: offsets that point elsewhere, a text that is not clean, a
query that reaches out.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from benchmarks import invented as made
from kg import rdf
from kg.articles import Head
from kg.articles.text import MAX_LINE, MAX_TEXT, clean, clean_in_place, one_line
from kg.contract import event_to_json
from kg.errors import InputError, KgError
from kg.model import Article

if TYPE_CHECKING:
    import pyoxigraph as ox
    from hypothesis.strategies import SearchStrategy

    from kg.actors.base import ActorBase
    from kg.extract.pipeline import Extractor
    from kg.taxonomy import Taxonomy

DAY = date(2022, 2, 2)
NOBODY = Head()


@dataclass(frozen=True, slots=True)
class Target:
    """A part of kg: how to check one input, and what its inputs are made of.

    Of a million inputs it gets ``share`` thousand.
    """

    name: str
    check: Callable[[bytes], object]
    examples: tuple[bytes, ...]
    pieces: tuple[bytes, ...]
    share: int


# -- readers


def plain(raw: bytes) -> None:
    """The seed format, front matter, nothing but text."""
    from kg.articles.plain import read_plain

    _articles(read_plain(raw, "x", NOBODY), clean)


def lines(raw: bytes) -> None:
    """JSON lines."""
    from kg.articles.lines import read_lines

    _articles(read_lines(io.BytesIO(raw), "x", NOBODY), clean_in_place)


def array(raw: bytes) -> None:
    """A JSON array, or objects one after the other."""
    from kg.articles.arrays import read_array

    _articles(read_array(io.BytesIO(raw), "x", NOBODY), clean_in_place)


def page(raw: bytes) -> None:
    """A web page; kg calls trafilatura in another process, too slow for this."""
    from kg.articles import page

    with patch.object(page, "called", _here):
        _articles(page.read_html(raw, "x", NOBODY), clean)


def feed(raw: bytes) -> None:
    """A feed, its parser in this process, too."""
    from kg.articles import feed

    with patch.object(feed, "called", _here):
        _articles(feed.read_feed(raw, "x", NOBODY), None)


def _here(function: str, _where: str, *arguments: Any) -> Any:
    """`kg.articles.apart.called` without a process: a library that raises costs its page."""
    from kg.articles import apart, feed, page

    call = {"main_text": page.main_text, "parse": feed.parse}[function.rpartition(":")[2]]
    return json.loads(apart.answer(call, arguments))


def _articles(found: Iterator[Article | InputError], cleaned: Callable[[str], str] | None) -> None:
    try:
        for one in islice(found, 50):
            if isinstance(one, InputError):
                _one_line(one)
            else:
                _article(one)
                assert cleaned is None or cleaned(one.text) == one.text, "the text is not clean"
    except InputError as error:
        _one_line(error)


def _article(found: Article) -> None:
    """It is within the limits, and can be stored."""
    assert found.text.strip(), "an article without text"
    assert len(found.text) <= MAX_TEXT, "a text over the limit"
    for line in (found.title, found.publisher or ""):
        assert len(line) <= MAX_LINE, "a line over the limit"
        assert line == one_line(line), "a title or publisher that is not clean"
    quads = rdf.article_quads(found, content="x", generator="kg", when=None)
    (back,) = rdf.read_articles(quads)
    for key in ("id", "title", "date", "url", "publisher"):
        assert getattr(back, key) == getattr(found, key), f"another {key} comes back"


def _one_line(error: KgError) -> None:
    text = str(error)
    assert text, "an error that says nothing"
    assert text.isprintable(), "an error of more than a line"


# -- dates and words


def dates(raw: bytes) -> None:
    """Dates in a text, and what they mean; the day that an article's head states."""
    from kg.articles.days import parse_day
    from kg.extract.dates import find_dates, resolve_date

    text, end = _text(raw), 0
    for span in find_dates(text):
        assert end <= span.start < span.end, "expressions that overlap"
        assert text[span.start : span.end] == span.text, "an offset that points elsewhere"
        end = span.end
        _days(resolve_date(span.text, published=DAY))
    _days(resolve_date(text, published=None, tense="future"))
    _, doubt = parse_day(text, "x")
    if doubt is not None:
        _one_line(doubt)


def _days(found: Any) -> None:
    assert found is None or found.start <= found.end, "an interval that ends before it begins"


def words(raw: bytes) -> None:
    """Tokens, which together are the text, and datelines."""
    from kg.extract.parse.datelines import dateline_ends

    text = _text(raw)
    doc = _nlp().make_doc(text)
    assert doc.text == text, "tokens that are not the text"
    assert all(0 < end <= len(text) for end in dateline_ends(text)), "an end outside of the text"


def events(raw: bytes) -> None:
    """Everything between a text and the store's quads."""
    from kg import build

    found = Article(id="x", text=clean(_text(raw)) or "x", date=DAY)
    ((_, told),) = _extractor().extract([found])
    told, learned = build.resolve(told, _base(), found)
    rdf.check_offsets(found, told)
    assert len({event.id for event in told}) == len(told), "two events with one id"
    for event in told:
        row = event_to_json(event)
        assert json.loads(json.dumps(row)) == row, "JSON differs"
        _days(event.date)
    rdf.event_quads(found.id, told, _taxonomy())
    rdf.actor_quads(learned)


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")


@cache
def _nlp() -> Any:
    from kg.extract.parse.tokenizer import english

    return english()


@cache
def _base() -> ActorBase:
    from kg import build
    from kg.settings import Settings

    return build.load_base(Settings.load(environment={}))


@cache
def _extractor() -> Extractor:
    from kg import build
    from kg.settings import Settings

    return build.load_extractor(Settings.load(environment={}), _base())


@cache
def _taxonomy() -> Taxonomy:
    from kg.settings import data_directory
    from kg.taxonomy import load_taxonomy

    return load_taxonomy(data_directory("ontology"))


# -- queries

# The engine refuses this port by itself: a query that comes so far has got past the check.
_PREFIXES = "PREFIX ex: <https://data.example/> PREFIX : <http://127.0.0.1:1/> "


def guard(raw: bytes) -> None:
    """A query that the guard lets through; the engine must not reach out for it."""
    from kg.guard import form_of, graphs_named, refuse_unsafe, shape_of, with_values

    text = _PREFIXES + _text(raw)
    try:
        refuse_unsafe(text)
        form_of(text)
        with_values(text, {"x": "1"})
    except KgError as error:
        _one_line(error)
    else:
        shape_of(text)
        graphs_named(text, {})
        assert not reaches(text), "a query that reaches out"


def reaches(query: str) -> bool:
    """Whether the engine asks another server for a query, or gives up on it in a way of its own."""
    try:
        answer = _store().query(query)
        for _ in islice(answer, 10) if hasattr(answer, "__iter__") else ():
            pass
    except (SyntaxError, RuntimeError, ValueError):
        return False
    except OSError:
        return True
    return False


@cache
def _store() -> ox.Store:
    """One quad: what stands before SERVICE must have an answer, or nobody is asked."""
    import pyoxigraph as ox

    store = ox.Store()
    store.add(ox.Quad(*[ox.NamedNode(f"urn:{part}") for part in "spog"]))
    store.add(ox.Quad(*[ox.NamedNode(f"urn:{part}") for part in "spo"]))
    return store


def inputs(target: Target) -> SearchStrategy[bytes]:
    """Inputs for a target, as hypothesis makes them."""
    found = made.mixed(target.examples, target.pieces)
    return found | made.rows() if target.check in (lines, array) else found


TARGETS = {
    target.name: target
    for target in (
        Target("plain", plain, (made.STORY, made.FRONT), (*made.BYTES, *made.HEAD), 130),
        Target("lines", lines, (made.ROW, made.ROW * 2), (*made.BYTES, *made.JSON), 150),
        Target("array", array, (b"[" + made.ROW + b"]", made.ROW), (*made.BYTES, *made.JSON), 200),
        Target("page", page, (made.PAGE,), (*made.BYTES, *made.HTML, *made.HEAD), 12),
        Target("feed", feed, (made.RSS, made.ATOM), (*made.BYTES, *made.FEED, *made.HTML), 30),
        Target("dates", dates, (made.SPAN,), (*made.BYTES, *made.DATES), 100),
        Target("words", words, (made.STORY,), (*made.BYTES, *made.WORDS, *made.DATES), 110),
        Target("events", events, (made.LEAD, made.STORY), (*made.EVENTS, *made.BYTES), 10),
        Target("guard", guard, made.QUERIES, (*made.SPARQL, *made.BYTES), 258),
    )
}  # fmt: skip
