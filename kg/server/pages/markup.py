"""Elements made without markup: text is always set as text, so nothing in it can run."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html import escape
from typing import Any
from urllib.parse import urlsplit

# Controls, bidirectional overrides and invisible characters that only mislead a reader; the
# joiners that Persian, Hindi and emoji need stay. Half a surrogate pair is nothing at all.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u2069\ud800-\udfff\ufeff\ufff9-\ufffb\ufffe\uffff]"
)
_ELSEWHERE = re.compile(r"/[/\\\s]")  # browsers leave tabs and line ends out
_VOID = frozenset("br col hr img input link meta wbr".split())
_ADDRESSES = frozenset("action formaction href src".split())


class Html(str):
    """Text that is markup already."""

    __slots__ = ()


Child = str | int | None | Iterable[Any]  # an `Html` as it is, any other text as text


def el(tag: str, attributes: Mapping[str, object] | None = None, *children: Child) -> Html:
    """An element. Attributes of None and False are left out, and addresses that are not safe."""
    parts = [f"<{tag}"]
    for name, value in (attributes or {}).items():
        if name in _ADDRESSES:
            value = safe_address(str(value)) if value is not None else None
        if value is not None and value is not False:
            parts.append(f" {name}" if value is True else f' {name}="{_text(str(value))}"')
    parts.append(">")
    if tag not in _VOID:
        parts += [join(*children), f"</{tag}>"]
    return Html("".join(parts))


def join(*children: Child) -> Html:
    """Elements and texts one after the other; None is nothing."""
    return Html("".join(_flat(children)))


def _flat(children: Iterable[Child]) -> Iterable[str]:
    for child in children:
        if isinstance(child, Html):
            yield child
        elif isinstance(child, str | int):
            yield _text(str(child))
        elif child is not None:
            yield from _flat(child)


def _text(text: str) -> str:
    return escape(clean(text), quote=True)


def clean(text: str) -> str:
    """A text as it may be shown."""
    return _HIDDEN.sub("", text)


def short(text: str, length: int) -> str:
    """A text on one line, of at most so many characters."""
    line = " ".join(clean(text).split())
    return line if len(line) <= length else f"{line[: length - 1].rstrip()}…"


def named(text: str, length: int = 80) -> Html:
    """A name that keeps its own direction within a sentence."""
    shown = short(text, length)
    title = short(text, 1000) if shown.endswith("…") else None
    return el("bdi", {"title": title}, shown or "(no name)")


def safe_address(address: str) -> str | None:
    """An address, as it is shown, if it is one of this server or of the web, else None."""
    address = clean(address)
    if address.startswith(("/", "?", "#")) and not _ELSEWHERE.match(address):
        return address
    return web_address(address)


def web_address(address: str | None) -> str | None:
    """An address if it is one that a reader may follow, else None."""
    try:
        parts = urlsplit(address or "")
    except ValueError:
        return None
    return address if parts.scheme in ("http", "https") and parts.netloc else None


def outside(address: str | None, label: Child) -> Html:
    """A link to another site, which learns nothing of this one; else the label alone."""
    if web_address(address) is None:
        return join(label)
    return el("a", {"href": address, "rel": "noopener noreferrer nofollow"}, label)


def between(parts: Iterable[Child], separator: str = " · ") -> list[Child]:
    """The parts that are something, with a text between them."""
    kept = [part for part in parts if part not in (None, "")]
    return [piece for n, part in enumerate(kept) for piece in ((separator, part) if n else (part,))]
