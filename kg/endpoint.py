"""A SPARQL 1.1 server far away: its query protocol and its Graph Store Protocol.

What goes wrong comes out in one line. A password is sent when the server asks for it (Basic or
Digest, RFC 7617 and 7616), and is in no message.
"""

from __future__ import annotations

import re
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urlencode, urlsplit, urlunsplit

from kg.errors import KgError, QueryError, StoreError

if TYPE_CHECKING:
    from requests import Response, Session
    from requests.auth import AuthBase

SECONDS = 60.0  # for one answer
_TRIES = 5  # of what may be sent twice without harm
_FIRST_PAUSE = 0.5  # seconds; each further one is twice as long
_LONGEST_PAUSE = 60.0
_SHOWN = 200  # characters of what a server says
_AGENT = "kg-diplomacy"

# Where servers have the Graph Store Protocol.
_STORES = "Oxigraph /store, Fuseki /data, Virtuoso /sparql-graph-crud-auth"
_UNION = "union-default-graph"  # Oxigraph: all graphs together; other servers are set up so


@dataclass(frozen=True, slots=True)
class Login:
    """A user and a password, which is not shown."""

    user: str
    password: str

    def __repr__(self) -> str:
        return f"Login({self.user!r})"


class Endpoint:
    """One address of a server; connections are kept open between requests."""

    def __init__(
        self, url: str, login: Login | None = None, *, seconds: float | None = SECONDS
    ) -> None:
        """StoreError for what is no http(s) address; a login may stand in it, too."""
        self.url, own = _parted(url)
        self._login = login or own
        self._seconds = seconds
        self._open: Session | None = None

    def close(self) -> None:
        """Close the connections."""
        if self._open is not None:
            self._open.close()
            self._open = None

    def query(self, sparql: str, accept: str) -> tuple[bytes, Mapping[str, str]]:
        """Return the body and the headers of the answer to a query."""
        form = {"query": sparql, _UNION: "true"}
        headers = {"Accept": accept, "Content-Type": "application/x-www-form-urlencoded"}
        response = self._send("POST", self.url, urlencode(form).encode("ascii"), headers)
        if response.status_code == 400:
            raise QueryError(f"the query cannot run: {_said(response)}", "check its SPARQL syntax")
        if response.status_code >= 300:
            raise self._refused(response, "is it the address of a SPARQL service?")
        return response.content, response.headers

    def put(self, graph: str, triples: bytes) -> None:
        """Let a graph (IRI) hold these N-Triples and nothing else; tried again when it fails."""
        self._store("PUT", graph, triples)

    def add(self, graph: str, triples: bytes) -> None:
        """Add N-Triples to what a graph (IRI) holds; tried again when it fails."""
        self._store("POST", graph, triples)

    def _store(self, method: str, graph: str, triples: bytes) -> None:
        sign = "&" if "?" in self.url else "?"
        url = f"{self.url}{sign}graph={quote(graph, safe='')}"
        headers = {"Content-Type": "application/n-triples"}
        response = self._send(method, url, triples, headers, _TRIES)
        if response.status_code >= 300:
            hint = f"the address of a Graph Store Protocol service is wanted: {_STORES}"
            raise self._refused(response, hint)

    def _send(
        self, method: str, url: str, body: bytes, headers: dict[str, str], tries: int = 1
    ) -> Response:
        """Return the last answer; StoreError when there is none."""
        from requests import RequestException

        pause = _FIRST_PAUSE
        while True:
            tries -= 1
            asked = 0.0
            try:
                response = self._request(method, url, body, headers)
                if tries <= 0 or not (response.status_code == 429 or response.status_code > 501):
                    return response
                asked = _seconds(response.headers.get("Retry-After"))
            except RequestException as error:
                if tries <= 0:
                    raise self._silent(error) from error
            time.sleep(min(max(pause, asked), _LONGEST_PAUSE))
            pause *= 2

    def _request(self, method: str, url: str, body: bytes, headers: dict[str, str]) -> Response:
        session = self._session()

        def ask() -> Response:
            return session.request(
                method,
                url,
                data=body,
                headers=headers,
                timeout=self._seconds,
                allow_redirects=False,
            )

        response = ask()
        if response.status_code == 401 and self._login is not None and session.auth is None:
            session.auth = _auth(self._login, response.headers.get("WWW-Authenticate", ""))
            response = ask()
        return response

    def _session(self) -> Session:
        if self._open is None:
            import requests

            self._open = requests.Session()
            self._open.headers["User-Agent"] = _AGENT
        return self._open

    def _silent(self, error: Exception) -> StoreError:
        from requests import Timeout

        if isinstance(error, Timeout):
            hint = "ask for less, or give it longer: --timeout"
            return StoreError(f"{self.url}: no answer within {self._seconds:g} s", hint)
        inner = error.args[0] if error.args else error
        reason = getattr(inner, "reason", None) or inner
        text = " ".join(str(reason).rpartition(": ")[2].split())
        hint = "check the address, and that the server is running"
        return StoreError(f"{self.url}: no answer ({text[:_SHOWN]})", hint)

    def _refused(self, response: Response, hint: str) -> KgError:
        """Return the error for an answer that is none."""
        status, moved = response.status_code, response.headers.get("Location")
        if status in (401, 403):
            who = f"user {self._login.user!r}" if self._login else "nobody"
            what = f"{self.url}: the server refuses {who} ({status})"
            return StoreError(what, "give --user, and the password when asked or in KG_PASSWORD")
        if status < 400 and moved:
            return StoreError(f"{self.url}: moved to {moved}", "give that address")
        said = _said(response)
        hint = hint if status < 500 else "try again later, or see the server's log"
        return StoreError(f"{self.url}: the server answers {status} {said}".rstrip(), hint)


def _parted(url: str) -> tuple[str, Login | None]:
    """Return an address without the login that may stand in it (percent-encoded), and that."""
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise StoreError("the endpoint is no http or https address", "http://localhost:7878/query")
    bare = urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2], fragment=""))
    if parts.username is None:
        return bare, None
    return bare, Login(unquote(parts.username), unquote(parts.password or ""))


def _auth(login: Login, challenge: str) -> AuthBase:
    from requests.auth import HTTPBasicAuth, HTTPDigestAuth

    if challenge.lower().startswith("digest"):
        return HTTPDigestAuth(login.user, login.password)
    return HTTPBasicAuth(login.user.encode("utf-8"), login.password.encode("utf-8"))


def _seconds(header: str | None) -> float:
    return float(header) if header and header.isdecimal() else 0.0


def _said(response: Response) -> str:
    """Return what a server says of an error, as one line without markup."""
    text = response.text.partition("SPARQL query:")[0]  # which Virtuoso repeats
    text = re.sub(r"(?s)<head>.*?</head>|<[^>]*>", " ", text)
    return " ".join((text.strip() or response.reason or "").split())[:_SHOWN]
