"""A page: its head, its style, the way to the other pages; and what it may do in a browser."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path

from kg.server.pages.markup import Child, Html, el, join

OURS = Path(__file__).parent / "static"
_NETWORK = Path(__file__).parents[2] / "page" / "static"  # by its path: the package imports much

_STYLES = (
    _NETWORK / "tokens.css",
    _NETWORK / "parts.css",
    _NETWORK / "details.css",
    OURS / "site.css",
)
_SITES = (("/", "Network"), ("/choose", "Choose events"), ("/query", "Query"))


def page(
    title: str, *body: Child, script: str | None = None, here: str = "", wide: bool = False
) -> bytes:
    """A page in UTF-8; ``script`` names one of ours that runs at its end, ``here`` is its path."""
    scripts = [_read(name) for name in _scripts(script)]
    head = el(
        "head",
        None,
        el("meta", {"charset": "utf-8"}),
        el("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"}),
        el("meta", {"name": "color-scheme", "content": "light dark"}),
        Html('<link rel="icon" href="data:,">'),
        el("title", None, title),
        Html(f"<style>{_style()}</style>"),
        Html(f"<script>{scripts[0]}</script>"),
    )
    links = [
        el("a", {"href": path, "aria-current": "page" if path == here else None}, label)
        for path, label in _SITES
    ]
    top = el(
        "header",
        {"class": "top"},
        el("a", {"class": "skip", "href": "#main"}, "To the content"),
        el("a", {"class": "brand", "href": "/"}, "kg"),
        el("nav", {"aria-label": "Pages"}, links),
        el("button", {"type": "button", "id": "theme", "class": "icon", "hidden": True,
                      "aria-label": "Switch between light and dark"}, "◐"),
    )  # fmt: skip
    more = [Html(f"<script>{text}</script>") for text in scripts[1:]]
    column = {"id": "main", "tabindex": "-1", "class": "broad" if wide else None}
    inside = el("body", None, top, el("main", column, *body), more)
    return f"<!doctype html>\n{el('html', {'lang': 'en'}, head, inside)}\n".encode()


def policy(script: str | None = None) -> str:
    """The content security policy of such a page: style and scripts by their hashes alone."""
    allowed = " ".join(_hash(_read(name)) for name in _scripts(script))
    return (
        f"default-src 'none'; script-src {allowed}; style-src {_hash(_style())}; "
        "img-src data:; connect-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    )


def headers(policy: str) -> dict[str, str]:
    """What goes with a page. Its forms say where they come from, to this server alone."""
    return {
        "Content-Type": "text/html; charset=utf-8",
        "Content-Security-Policy": policy,
        "Referrer-Policy": "same-origin",
    }


def heading(kind: str, title: Child, *facts: Child) -> Html:
    """The top of a page about something: what it is, its name, facts in a line."""
    told = el("p", {"class": "facts"}, *facts) if facts else None
    return join(el("p", {"class": "note"}, kind), el("h1", {"dir": "auto"}, title), told)


def section(title: str, *body: Child) -> Html:
    """A part of a page with its heading."""
    return el("section", None, el("h2", None, title), *body)


def problem_page(title: str, sentence: str) -> bytes:
    """The page that tells a problem."""
    return page(
        title, el("div", {"class": "problem"}, el("h1", None, title), el("p", None, sentence))
    )


def _scripts(script: str | None) -> tuple[str, ...]:
    return ("theme.js",) if script is None else ("theme.js", script)


@cache
def _read(name: str) -> str:
    return (OURS / name).read_text(encoding="utf-8")


@cache
def _style() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in _STYLES)


@cache
def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode('ascii')}'"
