"""What a SPARQL text may do: nothing that writes, and nothing that leaves the machine.

The engine's parser needs no space between words, takes back what it has read when a part does not
fit, and so may find a keyword where a reader sees a string, an IRI or the end of a name. This
check follows every reading that the parser may take, and refuses the query when one of them
holds SERVICE. Words in strings, comments, IRIs, variables and local names do no harm.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from urllib.parse import urljoin

from kg.errors import QueryError, RefusedError

UPDATES = frozenset("LOAD CLEAR DROP CREATE ADD MOVE COPY INSERT DELETE".split())

_FORMS = frozenset("SELECT ASK CONSTRUCT DESCRIBE".split())

# The terminals of SPARQL 1.1, section 19.8, exactly: one character more or less in a class, or an
# escape that the parser does not know, and a string ends elsewhere for it than for us.
_LETTER = (
    r"A-Za-z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u02FF\u0370-\u037D\u037F-\u1FFF\u200C\u200D"
    r"\u2070-\u218F\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD\U00010000-\U000EFFFF"
)
_MARK = r"0-9\u00B7\u0300-\u036F\u203F\u2040"
_CHAR = rf"[{_LETTER}_{_MARK}\-]"
_HEX = "[0-9A-Fa-f]"
_CODEPOINT = (
    rf"\\(?:u(?![dD][89a-fA-F]){_HEX}{{4}}"
    rf"|U(?!0000[dD][89a-fA-F])00(?:0{_HEX}|10){_HEX}{{4}})"
)
_ESCAPE = rf"""(?:\\[tbnrf"'\\]|{_CODEPOINT})"""
_LOCAL_ESCAPE = rf"(?:%{_HEX}{{2}}|\\[_~.\-!$&'()*+,;=/?#@%])"
_LOCAL = rf"(?:{_CHAR}|:|{_LOCAL_ESCAPE})"
_WORD = rf"[{_LETTER}]{_CHAR}*+(?:\.++{_CHAR}++)*+"

# The parser takes one group of dots in a local name, the standard several: the rest is read
# in both ways.
_TOKEN = re.compile(
    rf'"""(?:"{{0,2}}(?:[^"\\]|{_ESCAPE}))*+"""'
    rf"|'''(?:'{{0,2}}(?:[^'\\]|{_ESCAPE}))*+'''"
    rf'|"(?:[^"\\\n\r]|{_ESCAPE})*+"'
    rf"|'(?:[^'\\\n\r]|{_ESCAPE})*+'"
    r'|<(?P<iri>[^<>"{}|^`\x00-\x20]*+)>'
    r"|(?P<blank>[ \t\n\r]++|\#[^\n\r]*+)"
    rf"|[?$][{_LETTER}_0-9][{_LETTER}_{_MARK}]*+"
    r"|@[A-Za-z]++(?:-[A-Za-z0-9]++)*+"
    rf"|(?P<prefix>{_WORD}|_)?:"
    rf"(?P<local>(?:[{_LETTER}_0-9:]|{_LOCAL_ESCAPE}){_LOCAL}*+(?:\.++{_LOCAL}++)?+"
    rf"(?P<rest>(?:\.++{_LOCAL}++)*+))?+(?P<name>)"
    rf"|(?P<word>{_WORD})"
    r"|.",
    re.DOTALL,
)

# "?a<?b)SERVICE#>" is a comparison, a keyword and a comment, though it looks like an IRI. What
# follows here can be no operand, so that "<" can only begin an IRI.
_NO_OPERAND = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*://|[/>]")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:")
_LONGEST_NAME = 300  # characters of one that is read in both ways: it takes the square of them
_GROUP = re.compile(r"(?:[ \t\n\r]|\#[^\n\r]*+)*+\{")
_ESCAPED = re.compile(rf"\\(?:u({_HEX}{{4}})|U({_HEX}{{8}}))")

Token = re.Match[str]


def refuse_unsafe(query: str) -> None:
    """Raise RefusedError for SERVICE, LOAD and every update, so that no query leaves the machine.

    The text is read as it stands, and with its codepoint escapes put in: which of the two a parser
    does depends on its version.
    """
    if query.lstrip().startswith("@"):
        name = query.strip()[1:]
        hint = f"it is asked by its name: store.run_named({name!r})"
        raise QueryError(f"{query.strip()[:60]!r} names a query and is no SPARQL", hint)
    for text in {query, _ESCAPED.sub(_codepoint, query)}:
        for token in _readings(text):
            if found := _forbidden(token, text):
                hint = "queries only read, and only this store"
                raise RefusedError(f"{found} is not allowed in a query", hint)


def graphs_named(query: str, prefixes: Mapping[str, str]) -> list[str]:
    """The IRIs of the graphs in a query's FROM clauses; none when it has no such clause."""
    named = _spelled_out(query, dict(prefixes))
    return [iri for said, iri in named if said.endswith(("FROM", "FROMNAMED"))]


def iris_of(query: str, prefixes: Mapping[str, str]) -> list[str]:
    """The IRIs of a query in full, but for those that only declare a prefix or a base."""
    named = _spelled_out(query, dict(prefixes))
    return [iri for said, iri in named if not said.endswith(("PREFIX", "BASE"))]


def prefixes_of(query: str) -> dict[str, str]:
    """The prefixes that a query declares, with their IRIs."""
    declared: dict[str, str] = {}
    for _ in _spelled_out(query, declared):
        pass
    return declared


def _spelled_out(query: str, known: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Each IRI of a query in full, behind the words before it: capitals without blanks.

    ``known`` are prefixes; those that the query declares are added.
    """
    base = said = declared = ""
    for token in _TOKEN.finditer(query):
        prefix = token["prefix"] or ""
        if token["blank"]:
            continue
        if token["word"]:
            said += token["word"].upper()
            continue
        if token["name"] is not None and said.endswith("PREFIX"):
            declared = prefix
            continue
        if prefix.upper().endswith("PREFIX") and prefix not in known and not token["local"]:
            said, declared = "PREFIX", ""  # PREFIX:<iri>
            continue
        if prefix not in known and prefix.upper().endswith("FROM"):
            yield "FROM", known.get("", ":") + (token["local"] or "")
        elif (iri := _iri(token, known, base)) is not None:
            if said.endswith("PREFIX"):
                known[declared] = iri
            elif said.endswith("BASE"):
                base = iri
            yield said, iri
        said = ""


def form_of(query: str) -> str:
    """The form of a query: SELECT, ASK, CONSTRUCT or DESCRIBE; QueryError when it has none."""
    for token in _TOKEN.finditer(query):
        if (word := (token["word"] or "").upper()) in _FORMS:
            return word
    raise QueryError("this is no query: nothing is selected, asked, constructed or described")


def shape_of(query: str) -> str:
    """A query without blanks, comments, and what its literals say: alike ones cost alike."""
    parts: list[str] = []
    for token in _TOKEN.finditer(query):
        part = '""' if token[0][0] in "\"'" else "0" if token[0].isdigit() else token[0]
        if not token["blank"] and (part != "0" or parts[-1:] != ["0"]):
            parts.append(part)
    return " ".join(parts)


def with_values(query: str, terms: Mapping[str, str]) -> str:
    """A query whose variables have these terms (in SPARQL syntax) from its beginning on.

    They stand in a VALUES block at the start of the outermost group, so that the filters of that
    group see them. QueryError for a query that has no group.
    """
    if not terms:
        return query
    names, values = " ".join(f"?{name}" for name in terms), " ".join(terms.values())
    return with_patterns(query, f"VALUES ({names}) {{ ({values}) }}")


def with_patterns(query: str, first: str = "", last: str = "") -> str:
    """A query with these patterns at the beginning and at the end of its outermost group.

    QueryError for a query that has no group.
    """
    signs = [(token[0], token.start()) for token in _TOKEN.finditer(query) if not token["blank"]]
    groups = [n for n, (sign, _) in enumerate(signs) if sign == "{"]
    if form_of(query) == "CONSTRUCT":
        groups = groups[1:]  # behind the template, which holds no braces
    if not groups:
        raise QueryError("bindings are for a query with a pattern in braces")
    begin, depth = signs[groups[0]][1] + 1, 0
    end = len(query)
    for sign, at in signs[groups[0] :]:
        depth += (sign == "{") - (sign == "}")
        if not depth:
            end = at
            break
    begun = f"{query[:begin]} {first} {query[begin:end]}" if first else query[:end]
    return f"{begun}{last}\n{query[end:]}" if last else begun + query[end:]


def _readings(text: str) -> Iterator[Token]:
    """Every token that the parser may come upon, whichever way it reads what stands before."""
    waiting, seen = [0], set[int]()
    while waiting:
        at = waiting.pop()
        while at < len(text) and at not in seen:
            seen.add(at)
            token = _TOKEN.match(text, at)
            assert token is not None  # the last alternative takes any character
            yield token
            if token["iri"] is not None and not _NO_OPERAND.match(text, at + 1):
                waiting.append(at + 1)
            if token["rest"]:
                if token.end() - at > _LONGEST_NAME:
                    raise RefusedError("a name with dots is too long", "write it as <iri>")
                waiting.append(token.start("rest"))
            at = token.end()


def _forbidden(token: Token, text: str) -> str | None:
    """The word of a token that may not be used; ``SERVICE:x{`` is a keyword and a name."""
    word, prefix = (token["word"] or "").upper(), (token["prefix"] or "").upper()
    if "SERVICE" in word or ("SERVICE" in prefix and _GROUP.match(text, token.end())):
        return "SERVICE"
    return word if word in UPDATES else None


def _iri(token: Token, prefixes: Mapping[str, str], base: str) -> str | None:
    """The IRI that a token stands for, None when it stands for none."""
    if token["iri"] is not None:
        iri = _ESCAPED.sub(_codepoint, token["iri"])
        if _SCHEME.match(iri):
            return iri
        bare = iri.removesuffix("#")  # which `urljoin` drops
        return urljoin(base, bare) + iri[len(bare) :]
    if token["name"] is None:
        return None
    prefix, local = token["prefix"] or "", (token["local"] or "").replace("\\", "")
    return prefixes.get(prefix, f"{prefix}:") + local


def _codepoint(escape: Token) -> str:
    number = int(escape[1] or escape[2], 16)
    return chr(number) if number <= 0x10FFFF else escape[0]
