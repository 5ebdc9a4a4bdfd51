"""The tables of ``seeds/actors/`` as actors, names and posts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from kg.actors.geography import Geography
from kg.actors.names import atoms, plural, slug
from kg.actors.offices import Held, Office, office_title
from kg.actors.roles import Role
from kg.actors.tables import WHERE, Row, rows, span, split, terms
from kg.errors import ConfigError
from kg.model import Actor, Kind, Post


@dataclass(frozen=True, slots=True)
class Named:
    """A name of an actor (id) and what sort of name it is."""

    name: str
    actor: str
    via: str
    weak: bool = False
    first: bool = False


@dataclass(frozen=True, slots=True)
class Former:
    """A name that a state bore between two days; of a name, the state (id) that bore it."""

    name: str
    begin: date | None
    end: date | None


@dataclass(slots=True)
class Seeds:
    """Everything that the tables say."""

    actors: list[Actor] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    names: list[Named] = field(default_factory=list)
    terms: list[Held] = field(default_factory=list)
    memberships: list[Post] = field(default_factory=list)  # of states in organisations
    former: dict[str, list[Former]] = field(default_factory=dict)  # actor -> names of the past
    once: dict[str, list[Former]] = field(default_factory=dict)  # name -> whom (id) it meant when
    demonyms: dict[str, str] = field(default_factory=dict)  # actor -> adjective
    offices: list[Office] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)
    states: set[str] = field(default_factory=set)  # codes of countries.csv
    geography: Geography = field(default_factory=Geography)


def read_seeds(seeds: Path) -> Seeds:
    """The actors, names, posts, offices and roles of a seeds folder."""
    found = Seeds()
    offices = list(rows(seeds, "offices"))
    found.roles = [_role(row) for row in rows(seeds, "roles")]
    found.offices = [_office(row, {role.type for role in found.roles}) for row in offices]
    for row in rows(seeds, "countries"):
        found.states.add(row["code"])
        _state(found, row, row["code"], None)
    for row in rows(seeds, "territories"):
        _state(found, row, row["country"], row["part_of"] or None)
    found.geography = Geography.read(seeds, {a.country for a in found.actors if a.country})
    countries = {a.country: a.id for a in found.actors if not a.part_of}
    for row in rows(seeds, "organisations"):
        _actor(found, row, Kind.ORGANISATION, part_of=row["part_of"] or None)
    bodies = list(rows(seeds, "bodies"))
    services = Counter(row["country"] for row in bodies if row["type"] == "intelligence")
    for row in bodies:
        state = _state_of(row, countries)
        named = {**row, "sector": _sector_of(found.roles, row["type"])}
        one = row["type"] != "intelligence" or services[row["country"]] == 1
        id = _body_id(found, row, state, one)
        _actor(found, named, Kind.ORGANISATION, part_of=state, id=id)
    for row in rows(seeds, "groups"):
        people = row["sector"] == "CVL" and not row["country"]
        actor = _actor(found, row, Kind.GROUP if people else Kind.ORGANISATION)
        if people and actor.aliases:
            found.demonyms[actor.id] = actor.aliases[0]
    for row in rows(seeds, "places"):
        for name in split(row["names"]):
            found.names.append(Named(name, _state_of(row, countries), "place"))
    _people(found, seeds, countries)
    found.memberships = list(_memberships(found, seeds, countries))
    _former(found, seeds)
    return found


def _former(found: Seeds, seeds: Path) -> None:
    """What states were called, and what the names of today's meant while others were there."""
    known = {actor.id for actor in found.actors}
    for row in rows(seeds, "former-names"):
        former = Former(row["name"], *span(row, row["from"], row["to"]))
        found.former.setdefault(_known(row, known), []).append(former)
    names = {atoms(named.name) for named in found.names}
    for row in rows(seeds, "predecessors"):
        state = Former(_known(row, known), *span(row, row["from"], row["to"]))
        for name in split(row["names"]):
            if atoms(name) not in names:
                raise ConfigError(f"{row[WHERE]}: nobody is called {name!r}", "mind the spelling")
            found.once.setdefault(name, []).append(state)


def _known(row: Row, known: set[str]) -> str:
    """The actor of a row; ConfigError for one that is not among those known."""
    if row["actor"] not in known:
        raise ConfigError(
            f"{row[WHERE]}: no actor has the id {row['actor']!r}",
            "it is the slug of a label in countries.csv or territories.csv",
        )
    return row["actor"]


def _state(found: Seeds, row: Row, code: str, part_of: str | None) -> None:
    label, names = row["label"], split(row["names"])
    metonyms, capitals = split(row.get("metonyms", "")), split(row["capital"])
    actor = Actor(
        id=slug(label),
        label=label,
        kind=Kind.COUNTRY,
        country=code,
        sector="GOV",
        aliases=tuple(n.lstrip("~") for n in (*names, *metonyms, *([] if part_of else capitals))),
        part_of=part_of,
        wikidata=row.get("wikidata") or None,
    )
    found.actors.append(actor)
    demonyms = split(row["demonyms"])
    if demonyms:
        adjective = demonyms[0].lstrip("~")
        people = adjective.endswith("er") and adjective.startswith(label.rstrip("s"))
        found.demonyms[actor.id] = label if people else adjective  # no "Hong Konger police"
    plurals = [p for d in demonyms if (p := plural(d))]
    sorts = {"name": [label, *names], "demonym": [*demonyms, *plurals], "metonym": metonyms}
    seat = "place" if part_of else "capital"  # nobody says "Munich" for Bavaria
    for via, listed in (*sorts.items(), (seat, capitals)):
        found.names += [Named(n.lstrip("~"), actor.id, via, n.startswith("~")) for n in listed]


def _actor(
    found: Seeds, row: Row, kind: Kind, *, part_of: str | None = None, id: str | None = None
) -> Actor:
    names = split(row["names"])
    actor = Actor(
        id=id or slug(row["label"]),
        label=row["label"],
        kind=kind,
        country=row.get("country") or None,
        sector=row["sector"] or None,
        wikidata=row.get("wikidata") or None,
        aliases=tuple(n.lstrip("~") for n in names),
        part_of=part_of,
    )
    found.actors.append(actor)
    found.ids.add(actor.id)
    for name in (row["label"], *names):
        weak, first = name.startswith("~"), name.startswith("~~")
        found.names.append(Named(name.lstrip("~"), actor.id, "name", weak, first))
    return actor


def _state_of(row: Row, countries: dict[str | None, str]) -> str:
    """The id of the state of a row's code."""
    state = countries.get(row["country"])
    if state is None:
        message = f"{row[WHERE]}: no state has the code {row['country']!r}"
        raise ConfigError(message, "countries.csv lists the codes")
    return state


_MANY = frozenset("aid-agency business clergy court elite media party police".split())


def _body_id(found: Seeds, row: Row, state: str, one: bool) -> str:
    """``russia-foreign-ministry``; the second of a type is called by its own name, and so is one of
    a type of which a state has many: "a French court" is not the Constitutional Council, "Russian
    agents" need not be the FSB's."""
    usual = f"{state}-{row['type']}"
    own = row["type"] in _MANY or usual in found.ids or not one
    return f"{state}-{slug(row['label'])}" if own else usual


def _sector_of(roles: list[Role], type: str) -> str:
    special = {"house": "LEG", "treasury": "GOV", "commerce-ministry": "GOV", "guards": "MIL",
               "quds-force": "MIL", "security-service": "SPY", "media": "MED"}  # fmt: skip
    return special.get(type) or next((r.sector for r in roles if r.type == type), "GOV")


def _memberships(found: Seeds, seeds: Path, countries: dict[str | None, str]) -> Iterator[Post]:
    """The states' memberships in organisations, with their dates."""
    labels = {actor.id: actor.label for actor in found.actors if actor.kind is Kind.ORGANISATION}
    codes = {a.country: a.id for a in found.actors if a.kind is Kind.COUNTRY and a.part_of}
    for row in rows(seeds, "memberships"):
        organisation = row["organisation"]
        if organisation not in labels:
            raise ConfigError(
                f"{row[WHERE]}: no organisation has the id {organisation!r}",
                "it is the slug of a label in organisations.csv",
            )
        for member in split(row["members"]):
            code, _, dates = member.partition(" ")
            state = countries.get(code) or codes.get(code)
            if state is None or ".." not in dates:
                message = f"{row[WHERE]}: {member!r} is no membership"
                raise ConfigError(message, "write FRA 1949-08-24..")
            begin, end = span(row, *dates.split("..", 1))
            yield Post(
                person=state,
                title=f"Member of {labels[organisation]}",
                organisation=organisation,
                country=code,
                begin=begin,
                end=end,
            )


def _people(found: Seeds, seeds: Path, countries: dict[str | None, str]) -> None:
    known = {actor.id: actor for actor in found.actors}
    titles = {(office.office, office.of): office for office in found.offices}
    for row in rows(seeds, "people"):
        id, held = slug(row["label"]), list(_posts(found, row, known, countries, titles))
        state = next((h.post.country for h in held if h.post.country), None)
        owner = known.get(countries.get(held[0].of, held[0].of)) if held else None
        sector = "GOV" if owner and owner.kind is Kind.COUNTRY else owner and owner.sector
        named = {**row, "country": row["country"] or state or "", "sector": sector or ""}
        _actor(found, named, Kind.PERSON, id=id)
        found.terms += held


def _posts(
    found: Seeds,
    row: Row,
    known: dict[str, Actor],
    countries: dict[str | None, str],
    titles: dict[tuple[str, str], Office],
) -> Iterator[Held]:
    for term in terms(row):
        owner = known.get(countries.get(term.of, term.of))
        office = titles.get((term.office, term.of)) or titles.get((term.office, ""))
        if owner is None or office is None:
            raise ConfigError(
                f"{row[WHERE]}: {term.office} of {term.of} is unknown",
                "offices.csv lists the offices; of is an ISO code or the id of an actor",
            )
        post = Post(
            person=slug(row["label"]),
            title=office_title(office, owner),
            organisation=_body(found, office, owner),
            country=owner.country,
            begin=term.begin,
            end=term.end,
        )
        yield Held(term.office, term.of, post)


def _body(found: Seeds, office: Office, owner: Actor) -> str:
    """The id of the ministry that an office leads, or of its owner where it leads none."""
    if not office.body or owner.kind is not Kind.COUNTRY:
        return owner.id
    id = f"{owner.id}-{office.body}"
    if id not in found.ids:
        role = next(role for role in found.roles if role.type == office.body)
        adjective = found.demonyms.get(owner.id, owner.label)
        found.actors.append(
            Actor(
                id=id,
                label=f"{adjective} {role.label}",
                kind=role.kind,
                country=owner.country,
                sector=role.sector,
                part_of=owner.id,
            )
        )
        found.ids.add(id)
    return id


def _office(row: Row, types: set[str]) -> Office:
    if row["body"] and row["body"] not in types:
        raise ConfigError(
            f"{row[WHERE]}: {row['body']!r} is no part of a state", "roles.csv lists the types"
        )
    words = tuple(split(row["words"]))
    slug, title, sector = row["slug"], row["title"], row["sector"]
    return Office(row["office"], row["of"], slug, title, sector, words, row["body"])


def _role(row: Row) -> Role:
    kind = Kind(row["kind"])
    return Role(row["type"], row["label"], row["sector"], kind, tuple(split(row["words"])))
