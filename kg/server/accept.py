"""Which format a client wants: the Accept header of RFC 9110, section 12.5.1."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.server.problems import Problem

# Our name → media types it goes by, the first of which is the right one.
TABLES = {
    "json": ("application/sparql-results+json", "application/json"),
    "xml": ("application/sparql-results+xml", "application/xml", "text/xml"),
    "csv": ("text/csv",),
    "tsv": ("text/tab-separated-values",),
}
GRAPHS = {
    "ttl": ("text/turtle", "application/x-turtle"),
    "nt": ("application/n-triples", "text/plain"),
    "jsonld": ("application/ld+json",),
    "rdf": ("application/rdf+xml", "application/xml", "text/xml"),
}
_OTHER_NAMES = {"turtle": "ttl", "ntriples": "nt", "json-ld": "jsonld", "rdfxml": "rdf"}

_PART = re.compile(r'(?:[^,"]++|"(?:[^"\\]|\\.)*+"?+)++')  # also where a quote is not closed
_PARAMETER = re.compile(r';\s*([\w!#$%&\'*+.^`|~-]+)\s*=\s*("(?:[^"\\]|\\.)*"|[^;\s]*)')
_RANGE = re.compile(r"\s*([\w!#$&^.+-]+|\*)/([\w!#$&^.+-]+|\*)\s*(?=;|$)")
_WEIGHT = re.compile(r"0(\.\d{0,3})?|1(\.0{0,3})?")


@dataclass(frozen=True, slots=True)
class Range:
    """A part of the header: ``text/*;q=0.5``."""

    type: str
    subtype: str
    weight: float

    def fits(self, media: str) -> int:
        """How exactly this names a media type: 0 not at all, 3 by its name."""
        type, _, subtype = media.partition("/")
        if (self.type, self.subtype) == (type, subtype):
            return 3
        if self.subtype == "*" and self.type in (type, "*"):
            return 1 if self.type == "*" else 2
        return 0


def parse(header: str) -> list[Range]:
    """The parts of an Accept header; what is none is left out."""
    ranges = []
    for part in _PART.findall(header):
        found = _RANGE.match(part)
        if found is None:
            continue
        parameters = {name.lower(): value for name, value in _PARAMETER.findall(part)}
        weight = parameters.get("q", "1")
        if _WEIGHT.fullmatch(weight):
            ranges.append(Range(found[1].lower(), found[2].lower(), float(weight)))
    return ranges


def choose(header: str | None, offers: Iterable[str]) -> str | None:
    """The media type that a client likes best, of equal ones the first; None when it wants none.

    The most exact part of the header counts for each.
    """
    offers = list(offers)
    ranges = parse(header) if header and header.strip() else [Range("*", "*", 1.0)]
    weights = {offer: _weight(offer, ranges) for offer in offers}
    best = max(offers, key=lambda offer: weights[offer], default=None)
    return best if best is not None and weights[best] > 0 else None


def _weight(media: str, ranges: list[Range]) -> float:
    fitting = [(range.fits(media), range.weight) for range in ranges if range.fits(media)]
    return max(fitting)[1] if fitting else 0.0


@dataclass(frozen=True, slots=True)
class Wanted:
    """A format, and the media type to call it by; of None, the client takes none."""

    format: str | None
    media: str


def negotiate(
    header: str | None, named: str | None, formats: Mapping[str, tuple[str, ...]]
) -> Wanted:
    """What to write: the format that ``?format=`` names, else by the Accept header."""
    if named is not None:
        format = by_name(named)
        return Wanted(format, formats[format][0]) if format in formats else Wanted(None, "")
    names = {media: format for format, medias in formats.items() for media in medias}
    best = {medias[0]: None for medias in formats.values()}
    media = choose(header, [*best, *names])
    return Wanted(names[media], media) if media else Wanted(None, "")


def by_name(named: str) -> str:
    """The format that ``?format=`` names, by our name or by a media type; Problem when none."""
    name = named.strip().lower().partition(";")[0]
    name = _OTHER_NAMES.get(name, name)
    for format, medias in [*TABLES.items(), *GRAPHS.items()]:
        if name == format or name in medias:
            return format
    known = ", ".join([*TABLES, *GRAPHS])
    raise Problem(400, f"there is no format {named!r}: write one of {known}")
