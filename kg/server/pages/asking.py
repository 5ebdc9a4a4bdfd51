"""The task behind ``/query``: the page with its editor, and the answer of a query."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import urlencode

from kg.errors import KgError
from kg.server.answering import Bounded
from kg.server.jobs import Reply
from kg.server.pages.answers import Answer, summary, table
from kg.server.pages.facts import Links
from kg.server.pages.markup import Child, Html, clean, el
from kg.server.pages.pictures import graph, timeline
from kg.server.pages.shell import page, section
from kg.server.problems import Problem, as_sentence, from_error
from kg.store import Store

_PLACE = re.compile(r"line (\d+), column (\d+)")
_LINK = 8_000  # characters of an address that every browser takes
_TURTLE = 200_000  # bytes of a graph shown
_FORMATS = {"csv": "CSV", "json": "JSON"}
_GRAPH_FORMATS = {"ttl": "Turtle", "jsonld": "JSON-LD", "nt": "N-Triples"}
_EMPTY = "SELECT ?date ?actor ?act ?other WHERE {\n  \n}\nLIMIT 100"


def show(
    store: Store, *, query: str, view: str, told: str, status: int, aids: dict[str, Any], most: int
) -> Reply:
    """The page; a query is run unless it is empty, or something is to be ``told`` of it."""
    answer: Child = None
    if query and not told:
        try:
            answer = _answer(store, query, view, most)
        except KgError as error:
            problem = from_error(error)
            told, status = problem.sentence, problem.status
        except Problem as problem:
            told, status = problem.sentence, problem.status
    body = [
        el("h1", None, "Query"),
        _form(query, view, aids["terms"]),
        _problem(told, query) if told else None,
        answer,
        _examples(aids["examples"], folded=bool(query)),
    ]
    text = page("Query – kg", *body, script="query.js", here="/query", wide=True)
    return Reply(body=text, format="html", data={"status": status})


def _form(query: str, view: str, terms: list[tuple[str, str]]) -> Html:
    text = query or _EMPTY
    rows = min(max(text.count("\n") + 2, 8), 20)
    editor = el("textarea", {
        "id": "query", "name": "query", "rows": rows, "cols": "80", "spellcheck": "false",
        "autocapitalize": "off", "autocomplete": "off", "required": True,
        "aria-describedby": "query-help", "data-terms": json.dumps(terms, ensure_ascii=False),
    }, "\n", text)  # fmt: skip
    help = ("Prefixes need not be declared: kg: ty: actor: sem: prov: nif: skos: schema: and more. "
            "Ctrl+Enter runs the query, Ctrl+Space completes a word.")  # fmt: skip
    return el(
        "form",
        {"id": "ask", "action": "/query", "method": "get", "class": "ask"},
        el("label", {"for": "query"}, "SPARQL"),
        el("div", {"class": "editor"}, editor),
        el("p", {"id": "query-help", "class": "note"}, help),
        el(
            "p",
            {"class": "actions"},
            el("input", {"type": "hidden", "name": "view", "value": view}),
            el("button", {"type": "submit", "class": "primary"}, "Run"),
            el("a", {"class": "button", "href": "/query"}, "New"),
            el("a", {"href": "/ontology"}, "classes and properties"),
        ),
    )


def _answer(store: Store, query: str, view: str, most: int) -> Html:
    out = Bounded(most)
    format = store.answer(query, out, table="json", graph="ttl")
    if format == "ttl":
        text = out.getvalue()[:_TURTLE].decode("utf-8", "replace")
        cut = len(out.getvalue()) > _TURTLE
        note = "The beginning of the graph" if cut else "A graph"
        code = el("pre", {"class": "turtle", "tabindex": "0"}, el("code", None, text))
        return section("Answer", _bar(note, None, _downloads(query, _GRAPH_FORMATS)), code)
    found, links = Answer.of(out.getvalue()), Links(store)
    pictures = {"timeline": timeline(found), "graph": graph(found, links)}
    there = [name for name, picture in pictures.items() if picture is not None]
    return section(
        "Answer",
        _bar(summary(found), _views(view if view in there else "table", there),
             _downloads(query, _FORMATS)),
        pictures.get(view),
        table(found, links),
    )  # fmt: skip


def _bar(note: str, views: Child, downloads: Child) -> Html:
    return el("div", {"class": "bar"}, el("p", {"class": "note", "role": "status"}, note), views,
              el("p", {"class": "downloads"}, downloads))  # fmt: skip


def _views(view: str, there: list[str]) -> Html | None:
    """Buttons of the form, so that they work for a query of any length."""
    if not there:
        return None
    buttons = [
        el("button", {"form": "ask", "name": "view", "value": name, "type": "submit",
                      "aria-pressed": "true" if name == view else "false"}, name.capitalize())
        for name in ("table", *there)
    ]  # fmt: skip
    return el("div", {"class": "segments", "role": "group", "aria-label": "View"}, buttons)


def _downloads(query: str, formats: dict[str, str]) -> list[Html]:
    links = []
    for format, label in formats.items():
        href = f"/sparql?{urlencode({'query': query, 'format': format})}"
        if len(href) <= _LINK:
            links.append(el("a", {"href": href, "download": f"answer.{format}"}, label))
        else:
            links.append(el("button", {
                "form": "ask", "formaction": "/sparql", "formmethod": "post", "name": "format",
                "value": format, "type": "submit", "class": "quiet"}, label))  # fmt: skip
    return links


def _problem(told: str, query: str) -> Html:
    """What is wrong, and the line of the query where it is."""
    place = _PLACE.search(told)
    lines = clean(query).split("\n")
    excerpt = None
    at: dict[str, object] = {"class": "wrong", "role": "alert"}
    if place is not None and int(place[1]) <= len(lines):
        line, column = int(place[1]), int(place[2])
        at |= {"data-line": line, "data-column": column}
        text = lines[line - 1]
        excerpt = el("pre", None, el("code", None, text[: column - 1],
                     el("mark", {"class": "trigger"}, text[column - 1 :] or " ")))  # fmt: skip
    return el("div", at, el("p", None, as_sentence(told)), excerpt)


def _examples(examples: list[tuple[str, str]], *, folded: bool) -> Html:
    links = [
        el("li", None, el("a", {"href": f"/query?{urlencode({'query': text})}"}, title))
        for title, text in examples
    ]
    summary = el("summary", None, el("h2", None, "Examples"))
    return el("details", {"class": "facts-all", "open": not folded}, summary,
              el("ul", {"class": "examples"}, links))  # fmt: skip
