"""Actors that an article teaches: parts of states, offices, organisations, nameless groups.

Ids are made of what the words tell, so that the same words in another article give the same
actor. What tells neither a name nor a country stays within its article.
"""

from __future__ import annotations

import hashlib
import re

from kg.actors.base import ActorBase
from kg.actors.names import slug
from kg.actors.offices import Office, office_title
from kg.actors.phrases import Phrase
from kg.actors.roles import Role
from kg.model import Actor, Article, Kind, Mention

_LABEL = 120  # characters of a label
_GENERIC = frozenset(  # bodies that every country has
    """
    agency alliance assembly association authority board brotherhood bureau center centre coalition
    commission committee council department directorate federation foundation front group institute
    league mission movement network office organisation organization service society union
    """.split()
)
COLLECTIVES = frozenset("community diaspora inhabitants minority population".split())
_SCOPED = re.compile(r"^[0-9a-f]{8}-|-[0-9a-f]{8}$")
_ID = 80  # characters of a name in an id


def article_key(article: Article) -> str:
    """Eight hex digits of an article's id: scopes what only this article can mean."""
    return hashlib.sha256(article.id.encode("utf-8", "replace")).hexdigest()[:8]


def is_scoped(actor: str) -> bool:
    """Whether an id means somebody within one article only."""
    return _SCOPED.search(actor) is not None


def tells_more(new: Actor, old: Actor) -> bool:
    """Whether an article teaches of a learned person what none before did: state, office, body."""
    if not (new.learned and old.learned and new.kind is old.kind is Kind.PERSON):
        return False
    if old.country is not None and new.country != old.country:
        return False
    before = (old.country, old.sector, old.part_of)
    now = (new.country, new.sector, new.part_of)
    gained = any(a is None and b is not None for a, b in zip(before, now, strict=True))
    lost = any(b is None and a is not None for a, b in zip(before, now, strict=True))
    return gained and not lost


def part(owner: Actor, role: Role | None, country: str | None, base: ActorBase) -> Actor:
    """The part of a state, region or people that a role names; all others act as a whole."""
    whole = owner.kind is not Kind.COUNTRY and owner.sector != "CVL"
    if whole or role is None or not role.type:
        return owner
    id = f"{owner.id}-{role.type}"
    adjective = base.demonyms.get(owner.id, owner.label)
    return base.get(id) or Actor(
        id=id,
        label=f"{adjective} {role.label}",
        kind=role.kind,
        country=owner.country or country,
        sector=role.sector,
        part_of=owner.id,
        learned=True,
    )


def vacant(office: Office, owner: Actor, country: str | None) -> Actor:
    """An office whose holder is not known, as an actor: "iran-foreign-minister"."""
    return Actor(
        id=f"{owner.id}-{office.slug}",
        label=office_title(office, owner),
        kind=Kind.PERSON,
        country=owner.country or country,
        sector=office.sector if owner.kind is Kind.COUNTRY else owner.sector,
        part_of=owner.id,
        learned=True,
    )


def organisation(
    name: str, said: Phrase, owner: Actor | None, base: ActorBase, article: Article
) -> Actor:
    """An organisation that the base does not know, by its name."""
    id = slug(name)[:_ID] or "organisation"
    if id in _GENERIC:
        id = f"{owner.id if owner else article_key(article)}-{id}"
    return Actor(
        id=f"{id}-organisation" if base.get(id) is not None else id,
        label=" ".join(name.split())[:_LABEL],
        kind=Kind.ORGANISATION,
        country=said.country or (owner.country if owner else None),
        sector=said.role.sector if said.role and said.role.type else None,
        learned=True,
    )


def place(name: str, country: str | None, base: ActorBase) -> Actor:
    """A place as it is named; one that is called like an actor gets an id of its own."""
    id = slug(name)[:_ID] or "place"
    return Actor(
        id=f"{id}-city" if base.get(id) is not None else id,
        label=name[:_LABEL],
        kind=Kind.PLACE,
        country=country,
        learned=True,
    )


def someone(text: str, mention: Mention, said: Phrase, article: Article) -> Actor:
    """Someone without name and country: nobody outside this article."""
    named = mention.name is not None and mention.kind is Kind.ORGANISATION and not said.role
    stem = slug(text)[:_ID].strip("-") or str(mention.kind)
    named = named and stem not in _GENERIC
    return Actor(
        id=stem if named else f"{stem}-{article_key(article)}",
        label=" ".join(text.split())[:_LABEL],
        kind=mention.kind,
        country=said.country,
        sector=said.role.sector if said.role else None,
        learned=True,
    )
