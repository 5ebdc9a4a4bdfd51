"""What a site asks of machines that read it: robots.txt (RFC 9309), and time between two pages.

Python's own reader knows no ``*`` in a path and takes the first rule that fits, not the longest, so
it would read what sites ask not to, and leave what they allow.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import urlsplit

from kg.articles.address import spell
from kg.errors import InputError

AGENT = "kg-diplomacy"
PAUSE = 1.0  # seconds between two pages of a host, ...
_LONGEST = 30.0  # ... and at most, whatever a site asks for
_KEPT = 1_000  # sites
_SIZE = 500_000  # bytes that are read of a robots.txt, as the RFC has it
_RULES = ("allow", "disallow", "crawl-delay")

Get = Callable[[str], tuple[int, bytes]]  # an address → status and body


@dataclass(frozen=True, slots=True)
class Rules:
    """Which paths may be read, by the longest pattern that fits; seconds between two pages."""

    patterns: tuple[tuple[str, bool], ...] = ()
    delay: float = 0.0

    def allow(self, path: str) -> bool:
        """Whether a path with its query may be read; of two rules as long the kinder one counts."""
        fitting = (
            (len(pattern), allowed) for pattern, allowed in self.patterns if fits(pattern, path)
        )
        return max(fitting, default=(0, True))[1]


class Robots:
    """The rules of the sites that were met, and when each may be asked again."""

    def __init__(self) -> None:
        self._rules: dict[str, Rules] = {}
        self._next: dict[str, float] = {}

    def check(self, url: str, get: Get) -> None:
        """Raise InputError for a page that its site does not want read by machines."""
        site, parts = _site(url), urlsplit(url)
        if site not in self._rules:
            if len(self._rules) >= _KEPT:
                self._rules.clear()
            self._rules[site] = _read(f"{site}/robots.txt", get)
        path = (parts.path or "/") + ("?" + parts.query if parts.query else "")
        if not self._rules[site].allow(spell(path)):
            message = f"{url}: the site's robots.txt asks not to read this page"
            raise InputError(message, "save the page and add the file, or: --ignore-robots")

    def wait(self, url: str) -> None:
        """Sleep until the host may be asked again; the next one waits for what it asks for."""
        host, now = urlsplit(url).hostname or "", time.monotonic()
        due = max(now, self._next.get(host, now))
        if len(self._next) >= _KEPT:
            self._next.clear()
        asked = self._rules.get(_site(url), Rules()).delay
        self._next[host] = due + max(PAUSE, min(asked, _LONGEST))
        if due > now:
            time.sleep(due - now)


def _site(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2].lower()}"


def _read(url: str, get: Get) -> Rules:
    """The rules at an address; a site without any allows all, one that is out of order nothing."""
    status, body = get(url)
    if status == 429 or status >= 500:
        message = f"{url}: the server answers {status}, so its pages are not read"
        raise InputError(message, "try again later, or: --ignore-robots")
    return parse(body[:_SIZE].decode("utf-8", "replace")) if status == 200 else Rules()


def parse(text: str) -> Rules:
    """What a robots.txt says to kg: in the groups of its name, else in those for all."""
    groups: dict[str, list[tuple[str, str]]] = defaultdict(list)
    names: list[str] = []
    ended = False
    for line in text.removeprefix("\ufeff").splitlines():
        key, _, value = (part.strip() for part in line.partition("#")[0].partition(":"))
        if key.lower() == "user-agent":
            names = [value.lower()] if ended else [*names, value.lower()]
            ended = False
        elif key.lower() in _RULES:
            ended = True
            for name in names:
                groups[name].append((key.lower(), value))
    ours = groups.get(AGENT, groups.get("*", []))
    patterns = [(spell(value), key == "allow") for key, value in ours if key != "crawl-delay"]
    delays = [_seconds(value) for key, value in ours if key == "crawl-delay"]
    return Rules(tuple(p for p in patterns if p[0]), max(delays, default=0.0))


def _seconds(text: str) -> float:
    with suppress(ValueError):
        return float(text) if 0 < float(text) < 1e6 else 0.0
    return 0.0


def fits(pattern: str, path: str) -> bool:
    """Whether a path begins as a pattern says: ``*`` is anything, ``$`` at its end the end."""
    whole = pattern.endswith("$")
    first, *pieces = pattern.removesuffix("$").split("*")
    if whole and not pieces:
        return path == first
    if not path.startswith(first):
        return False
    at = len(first)
    last = pieces.pop() if whole else ""
    for piece in pieces:
        found = path.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    return path.endswith(last) and at + len(last) <= len(path)
