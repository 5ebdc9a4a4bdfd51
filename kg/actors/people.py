"""People: those of the base at a date, and those that an article teaches."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from kg.actors.base import ActorBase
from kg.actors.learned import article_key
from kg.actors.names import atoms, person_key, slug
from kg.actors.phrases import Phrase
from kg.model import Actor, Article, Kind, Post

_TITLES = re.compile(
    r"^(?:(?:mr|mrs|ms|miss|dr|prof|sir|lord|lady|dame|gen|lt|col|maj|capt|sgt|adm|sen|rep|gov|rev|"
    r"st|sheikh|shaikh|king|queen|prince|princess|president|ayatollah|senator|general|pope|emir|"
    r"chancellor|premier|minister|secretary|archbishop|judge|sultan|ambassador|marshal|"
    r"field marshal|vice president)\b\.?\s+)+",
    re.IGNORECASE,
)
_FAR = 20 * 365  # days from his posts after which a bare last name hardly means a statesman


def without_title(name: str) -> str:
    """A person's name without what stands before it, or all of it if nothing else is left."""
    return _TITLES.sub("", name).strip() or name.strip()


def known_person(name: str, said: Phrase, base: ActorBase, day: date | None) -> Actor | None:
    """The person of the base that a name means, given what is said of him, at a date."""
    bare = without_title(name)
    for form in dict.fromkeys((name, bare, _without_initials(bare))):
        if found := base.persons(form):
            return _nearest(found, said, base, day)
    if len(atoms(bare)) != 1 and not base.surname(bare):
        alike = [a for a in base.like(bare) if _told(a, said) or _cut_short(bare, a, base, day)]
        return _nearest(alike, said, base, day)
    fitting = [a for a in base.surname(bare) if _fits(a, said, base, day)]
    return _nearest(fitting, said, base, day)


def _without_initials(name: str) -> str:
    """ "George W. Bush" as it is, "Vladimir V. Putin" without what few write."""
    parts = name.split()
    return " ".join(p for p in parts if len(p.rstrip(".")) > 1) if len(parts) > 2 else name


def _fits(actor: Actor, said: Phrase, base: ActorBase, day: date | None) -> bool:
    """Whether a bare last name can mean this person: his country is said, or he is in office."""
    if said.country and not said.former and said.country != actor.country and actor.country:
        return False
    if said.country and said.country == actor.country:
        return True
    return day is None or _distance(base.holders(actor.id, None), day) < _FAR


def _told(actor: Actor, said: Phrase) -> bool:
    """Whether office or country bear out a name that is not quite his."""
    if said.country:
        return said.country == actor.country
    return said.office is not None


def _cut_short(name: str, actor: Actor, base: ActorBase, day: date | None) -> bool:
    """Whether it is the beginning of the name of someone in office: "Moon Jae"."""
    begins = any(person_key(n).startswith(person_key(name)) for n in (actor.label, *actor.aliases))
    return begins and day is not None and bool(base.holders(actor.id, day))


def _nearest(
    found: Sequence[Actor], said: Phrase, base: ActorBase, day: date | None
) -> Actor | None:
    """Of several people the one whose posts and office fit best; None where two fit alike."""
    if len(found) < 2:
        return found[0] if found else None
    scores = [_score(actor, said, base, day) for actor in found]
    best = max(scores)
    return found[scores.index(best)] if scores.count(best) == 1 else None


def _score(actor: Actor, said: Phrase, base: ActorBase, day: date | None) -> tuple[int, int, int]:
    country = int(bool(said.country) and said.country == actor.country)
    posts = base.holders(actor.id, None)
    titles = {post.title.split(" of ")[0] for post in posts}
    office = int(said.office is not None and said.office.title in titles)
    near = -_distance(posts, day) if day is not None else _rank(posts)
    return country, office, near


def _distance(posts: Sequence[Post], day: date) -> int:
    """Days between a date and the nearest post; 0 in office."""
    far = 10**6
    for post in posts:
        begin, end = post.begin or date.min, post.end or date.max
        far = min(far, 0 if begin <= day <= end else min(abs((day - begin).days),
                                                         abs((day - end).days)))  # fmt: skip
    return far


def _rank(posts: Sequence[Post]) -> int:
    """Without a date the later one is meant."""
    return max(((post.begin or date.min).toordinal() for post in posts), default=0)


def learned_person(name: str, said: Phrase, base: ActorBase, article: Article) -> Actor:
    """A person whom the base does not know; the same full name gives the same id everywhere."""
    bare = without_title(name)[:120].strip()
    id = slug(bare)
    if len(atoms(bare)) == 1 or not id:  # a last name alone is many people's
        id = f"{id or 'person'}-{(said.country or article_key(article)).lower()}"
    elif base.get(id) is not None:
        id = f"{id}-{(said.country or 'person').lower()}"
    sector = said.office.sector if said.office else said.role.sector if said.role else None
    if said.owner is not None and said.owner.kind is not Kind.COUNTRY and sector in (None, "GOV"):
        sector = said.owner.sector
    return Actor(
        id=id,
        label=" ".join(bare.split()),
        kind=Kind.PERSON,
        country=said.country,
        sector="ELI" if said.former and sector else sector,
        part_of=None,
        learned=True,
    )
