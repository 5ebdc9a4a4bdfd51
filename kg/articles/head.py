"""What stands above an article's text, and the identity that follows from it."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from kg.errors import InputError
from kg.model import Article

_TRACKING = re.compile(
    r"^(utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|yclid|_ga|ref_src|ns_campaign)$", re.I
)
_DEFAULT_PORTS = {"http": ":80", "https": ":443"}


class Doubt(InputError):
    """Something odd about an article that is read all the same; stands before the article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """Title, date, address and publisher, as far as they are known."""

    title: str = ""
    date: date | None = None
    url: str | None = None
    publisher: str | None = None

    def over(self, other: Head) -> Head:
        """This head, with the gaps filled from `other`."""
        return Head(
            title=self.title or other.title,
            date=self.date or other.date,
            url=self.url or other.url,
            publisher=self.publisher or other.publisher,
        )

    def article(self, text: str, identity: str | None = None) -> Article:
        """The article with this head; `identity` is an id that the source gives itself."""
        return Article(
            id=identity or article_id(self.url, text),
            text=text,
            title=self.title,
            date=self.date,
            url=self.url,
            publisher=self.publisher,
        )


def article_id(url: str | None, text: str) -> str:
    """Stable id, 16 hex digits: hash of the canonical URL, else of the text."""
    key = canonical_url(url) if url else text
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def canonical_url(url: str) -> str:
    """The address without what does not name the article: case of the host, tracking, fragment."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:  # "http://[broken": no address, yet good enough as a key
        return url.strip()
    scheme = parts.scheme.lower()
    host = parts.netloc.lower().removesuffix(_DEFAULT_PORTS.get(scheme, ":"))
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    query = urlencode([(key, value) for key, value in pairs if not _TRACKING.match(key)])
    return urlunsplit((scheme, host, parts.path.rstrip("/"), query, ""))


def parse_day(text: str, where: str) -> tuple[date | None, Doubt | None]:
    """The day of ``20220202``, ``2022-02-02`` or an ISO time; a Doubt where it is impossible.

    The article is worth more than its date, so an impossible one costs only the date.
    """
    words = text.strip()
    if not words:
        return None, None
    try:
        if re.fullmatch(r"\d{8}|\d{4}-\d\d-\d\d", words):
            return date.fromisoformat(words), None
        return datetime.fromisoformat(words).date(), None
    except ValueError:
        hint = "write YYYYMMDD or YYYY-MM-DD; the article is read without a date"
        return None, Doubt(f"{where}: {words[:40]!r} is not a date", hint)


def is_web_address(text: str) -> bool:
    """Whether this is an http or https address."""
    return re.match(r"https?://\S", text, re.I) is not None
