"""Web addresses: which are ones, and which of them name the same article."""

from __future__ import annotations

import re
from itertools import product
from urllib.parse import SplitResult, parse_qsl, quote, urlencode, urlsplit, urlunsplit

from kg.articles.head import Doubt
from kg.articles.text import clean_in_place

MAX_ADDRESS = 2000  # characters; what browsers and search engines take
# Parameters that say how a reader came, not what is read.
_TRACKING = re.compile(
    r"(utm_\w+|(fb|g|d|y|tw|tt)clid|msclkid|gclsrc|[gw]braid|mc_[ce]id|igshid|igsh|_ga|_gl|ref_src|ref_url"
    r"|ns_\w+|at_(medium|campaign|link\w*|format|ptr\w*|bbc\w*)|cmp|cmpid|ocid|smid|smtyp|xtor"
    r"|guccounter|guce_\w+|_hs\w+|mkt_tok|vero_\w+|wt\.?_?mc(_id)?|s_cid|ito)",
    re.I,
)
_PORTS = {"http": ":80", "https": ":443"}
_WEB_PORT = re.compile(r":(?:80|443)$")
# Editions of a site, which show the same article under the same path; amp.co.za is a site itself.
_EDITION = re.compile(
    r"^(?:(?:www|(?:m|mobile|amp)(?!\.(?:com?|net?|org?|gov|gob|gouv|ac|edu?|mil)\.[a-z]{2}$))\."
    r"(?=[^.]+\.[^.]))+"
)
_EDITIONS = ("", "www.", "m.", "mobile.", "amp.")
_AMP_PATH = re.compile(r"^(?:/amp)+(?=/)|(?:/amp)+(?=/?$)|(?:\.amp)+(?=(?:\.html?)?$)")
_AMP_QUERY = frozenset({("amp", ""), ("amp", "1"), ("amp", "true"), ("outputType", "amp")})
# What stands before the address of an article in that of a copy: an archive's time, an AMP cache.
_COPY = re.compile(
    r"https?://(?:(?:web\.)?archive\.org/web/\d{1,14}|[^/?#]+/(?:[\w./-]*?/)?\d{14})(?:[a-z]{2}_)?/"
    r"(?=https?:/|www\.)"
    r"|https?://(?:(?:www\.)?google\.[a-z.]+/amp/|[\w-]+\.cdn\.ampproject\.org/[cv]/)(?:s/)?"
    r"(?=[\w-]+\.[\w-])",
    re.I,
)
_SLASHES = re.compile(r"(?:(https?):/+)?", re.I)  # tools that read pages leave one slash of two
_UNSAFE = re.compile(r'[\x00-\x20<>"{}|\\^`\x7f]')  # not allowed in an IRI (RFC 3987)
_ESCAPE = re.compile(r"%([0-9a-f]{2})", re.I)
_LONE_PERCENT = re.compile(r"%(?![0-9a-f]{2})", re.I)
_UNRESERVED = re.compile(r"[A-Za-z0-9._~-]")
_LINE = re.compile(  # that is nothing but an address
    r"(?:(?:url|link|permalink|source(?: url)?|original|address|available at|retrieved from|via)"
    r"\s*:\s*)?"
    r"<?(https?://[^\s/<>][^\s<>]*|www\.[^\s/<>]+/[^\s<>]+)>?",
    re.I,
)
_SURROGATE = re.compile("[\ud800-\udfff]")


def is_web_address(text: str) -> bool:
    """Whether this is an http or https address."""
    return re.match(r"https?://[^\s/]", text, re.I) is not None


def address_in(line: str) -> str:
    """The address in a line that is nothing else, such as "URL: <https://…>"; "" where it is more.

    "www.a.example/b" is one, too.
    """
    found = _LINE.fullmatch(line.strip()) if len(line) <= 2 * MAX_ADDRESS else None
    if found is None:
        return ""
    return found[1] if is_web_address(found[1]) else f"https://{found[1]}"


def parse_address(text: str, where: str) -> tuple[str | None, Doubt | None]:
    """The address, safe to store as an IRI; a Doubt where it is not an address of the web."""
    words = clean_in_place(text).strip()
    if not words:
        return None, None
    hint = "write http:// or https://; the article is read without it"
    if not is_web_address(words) or not _splits(words):
        return None, Doubt(f"{where}: {words[:60]!r} is not a web address", hint)
    if len(words) > MAX_ADDRESS:
        return None, Doubt(f"{where}: an address of {len(words)} characters is too long", hint)
    return _UNSAFE.sub(lambda found: f"%{ord(found[0]):02X}", words), None


def _splits(words: str) -> bool:
    try:
        return bool(urlsplit(words).hostname)
    except ValueError:  # "http://[broken"
        return False


def canonical_url(url: str) -> str:
    """The address without what does not name the article.

    The scheme, "www." and editions ("m.", "amp."), user, default port, trailing slash, tracking
    parameters and fragment go; escapes get one spelling (RFC 3986, 6.2.2). Of a copy (Wayback
    Machine, AMP cache) the address inside counts. A fragment that is a route of a single-page site
    (``#!/news/1``, ``#/news/1``) stays, since nothing else names the article.
    """
    parts = _exactly(within_copy(url))
    if isinstance(parts, str) or parts.scheme not in _PORTS:
        return parts if isinstance(parts, str) else urlunsplit(parts)
    host = _EDITION.sub("", _WEB_PORT.sub("", parts.netloc))
    path = _AMP_PATH.sub("", parts.path).rstrip("/") or parts.path
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    query = urlencode([pair for pair in pairs if pair not in _AMP_QUERY])
    return urlunsplit(("https", host, path, query, parts.fragment))


def former_urls(url: str) -> set[str]:
    """What stores of an older kg may name an article by, which told schemes and editions apart."""
    exact, inner = _exactly(url), _exactly(within_copy(url))
    if isinstance(exact, str) or isinstance(inner, str):
        return set()
    found = {urlunsplit(exact), urlunsplit(inner)}
    plain = urlsplit(canonical_url(url))
    pairs = product(_PORTS, _EDITIONS)
    return found | {urlunsplit((to, f"{of}{plain.netloc}", *plain[2:])) for to, of in pairs}


def within_copy(url: str) -> str:
    """The address inside that of a copy, as of the Wayback Machine; any other as it is."""
    words = url.strip()
    while found := _COPY.match(words):
        rest = words[found.end() :]
        words = _SLASHES.sub(lambda scheme: f"{scheme[1] or 'https'}://", rest, count=1)
    return words


def mended(url: str) -> str:
    """The address of a copy with both slashes in that of the article."""
    found = _COPY.match(url)
    return found[0] + re.sub(r"^(https?:)/+", r"\1//", url[found.end() :]) if found else url


def _exactly(url: str) -> SplitResult | str:
    """The parts of an address in one spelling; its words where it has none."""
    words = _SURROGATE.sub("\ufffd", url).strip()
    try:
        parts = urlsplit(words)
    except ValueError:  # no address, yet good enough as a key
        return words
    scheme = parts.scheme.lower()
    host = parts.netloc.rpartition("@")[2].lower().removesuffix(_PORTS.get(scheme, ":"))
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    query = urlencode([pair for pair in pairs if not _TRACKING.fullmatch(pair[0])])
    route = parts.fragment if parts.fragment.startswith(("!", "/")) else ""
    return SplitResult(scheme, host, spell(parts.path).rstrip("/"), query, spell(route))


def without_tracking(url: str) -> str:
    """The address as it is shown and stored: without what says how a reader came."""
    whole, hash_mark, fragment = url.partition("#")
    address, mark, query = whole.partition("?")
    pairs = query.split("&")
    kept = [pair for pair in pairs if not _TRACKING.fullmatch(pair.partition("=")[0])]
    if not mark or len(kept) == len(pairs):
        return url
    return address + ("?" + "&".join(kept) if kept else "") + hash_mark + fragment


def spell(part: str) -> str:
    """One spelling of a path or a query: unreserved characters bare, escapes in upper case."""
    part = _ESCAPE.sub(_unescape, _LONE_PERCENT.sub("%25", part))
    return quote(part, safe="/%:@!$&'()*+,;=?~")


def _unescape(found: re.Match[str]) -> str:
    character = chr(int(found[1], 16))
    return character if _UNRESERVED.fullmatch(character) else found[0].upper()
