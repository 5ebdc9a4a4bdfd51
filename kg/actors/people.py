"""People: those of the base at a date, and those that an article teaches."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from datetime import date

from rapidfuzz import fuzz

from kg.actors.base import ActorBase
from kg.actors.grounds import Found
from kg.actors.learned import article_key
from kg.actors.names import atoms, last_names, person_key, slug, sound
from kg.actors.phrases import Phrase
from kg.model import Actor, Article, Ground, Kind, Post

_TITLES = re.compile(
    r"^(?:(?:mr|mrs|ms|miss|dr|prof|sir|lord|lady|dame|gen|lt|col|maj|capt|sgt|adm|sen|rep|gov|rev|"
    r"st|sheikh|shaikh|king|queen|prince|princess|president|ayatollah|senator|general|pope|emir|"
    r"chancellor|premier|minister|secretary|archbishop|judge|sultan|ambassador|marshal|"
    r"field marshal|vice president|commodore|commander|captain|colonel|major|brigadier|admiral|"
    r"lieutenant|sergeant|justice|comrade|imam|mullah|rabbi|cardinal|bishop|shri|smt|eam|h\.e)"
    r"\b\.?\s+)+",
    re.IGNORECASE,
)
_TOP = (
    ("Secretary-General of the United Nations",),
    ("President of", "Supreme Leader", "Leader", "Monarch"),
    ("Prime Minister", "Premier", "Chancellor of", "Taoiseach"),
)
_LOOKS = 55  # of 100 (Indel): Khadafy and Gaddafi have 57, Gülen and Kalın 40
_FAR = 20 * 365  # days from his posts after which a bare last name hardly means a statesman


def without_title(name: str) -> str:
    """A person's name without what stands before it, or all of it if nothing else is left."""
    return _TITLES.sub("", name).strip() or name.strip()


def known_person(
    name: str,
    said: Phrase,
    base: ActorBase,
    day: date | None,
    here: Collection[str | None] = (),
) -> Found | None:
    """The person of the base that a name means, given what is said of him, at a date.

    ``here`` are the states (ISO codes) and organisations (ids) that the article names.
    """
    bare = without_title(name)
    for form in dict.fromkeys((name, bare, _without_initials(bare))):
        if found := base.persons(form):
            ground = Ground.NAME if len(found) == 1 else Ground.SHARED
            return _found(_nearest(found, said, base, day, here), ground)
    if len(atoms(bare)) != 1 and not base.surname(bare):
        alike = [a for a in base.like(bare) if _told(a, said) or _alike(bare, a, base, day)]
        alike = [a for a in alike if not said.country or a.country in (None, said.country)]
        alike = alike or [a for a in base.surname(bare.split()[-1]) if _is_fuller(bare, a, said)]
        return _found(_nearest(alike, said, base, day, here), Ground.SPELLING)
    if not (named := base.surname(bare)):
        heard = [a for a in base.heard(bare) if day and base.holders(a.id, day)]
        heard = [a for a in heard if _looks_alike(bare, a)]
        near = [a for a in heard if a.country and a.country in (said.country, *here)]
        return _found(_nearest(near, said, base, day, here), Ground.SPELLING)
    fitting = [a for a in named if _fits(a, said, base, day, here)]
    return _found(_nearest(fitting, said, base, day, here), Ground.LAST)


def person_here(
    name: str, base: ActorBase, day: date | None, here: Collection[str | None]
) -> Found | None:
    """Whoever is called so and in office, and leads his state, or is of one that the article names,
    or nobody else is called so; see `known_person`."""
    who = known_person(name, Phrase(), base, day, here) if day is not None else None
    if who is None or who.ground is Ground.SPELLING:
        return None
    held = base.holders(who.actor.id, day)
    leads = any(map(_grade, held))
    alone = len(base.surname(without_title(name))) == 1
    return who if leads or (held and (alone or who.actor.country in here)) else None


def _looks_alike(name: str, actor: Actor) -> bool:
    """Whether a last name is written much as an actor's: Qadhafi, Gaddafi; not Gülen, Kalın."""
    own = last_names(actor.label, actor.country)
    return any(fuzz.ratio(person_key(name), person_key(last)) >= _LOOKS for last in own)


def _found(actor: Actor | None, ground: Ground) -> Found | None:
    return Found(actor, ground) if actor is not None else None


def _without_initials(name: str) -> str:
    """ "George W. Bush" as it is, "Vladimir V. Putin" without what few write."""
    parts = name.split()
    return " ".join(p for p in parts if len(p.rstrip(".")) > 1) if len(parts) > 2 else name


def _fits(
    actor: Actor, said: Phrase, base: ActorBase, day: date | None, here: Collection[str | None]
) -> bool:
    """Whether a bare last name can mean this person: his country is told, he is in office, or he
    once led a state and is still spoken of."""
    if said.country and not said.former and said.country != actor.country and actor.country:
        return False
    if day is None or (said.country and said.country == actor.country):
        return True
    posts = base.holders(actor.id, None)
    away = _distance(posts, day)
    known = not away or actor.country in here or any(map(_grade, posts))
    return known and away < _FAR


def _told(actor: Actor, said: Phrase) -> bool:
    """Whether office or country bear out a name that is not quite his."""
    if said.country:
        return said.country == actor.country
    return said.office is not None


def _is_fuller(name: str, actor: Actor, said: Phrase) -> bool:
    """Whether a name is somebody's with more of his names, in an office of the state that is told:
    "Foreign Minister Mohammed Hasan Mahmud of Bangladesh" for Hasan Mahmud."""
    here = said.country is not None and said.country == actor.country
    return here and said.office is not None and set(atoms(actor.label)) < set(atoms(name))


def _alike(name: str, actor: Actor, base: ActorBase, day: date | None) -> bool:
    """Whether someone in office is called so, cut short, in full or spelt otherwise: "Moon Jae"."""
    if day is None or not base.holders(actor.id, day):
        return False
    key = person_key(name)
    names = (actor.label, *actor.aliases)
    known = [person_key(known) for known in names]
    begins = any(other.startswith(key) or key.startswith(other + " ") for other in known)
    return begins or sound(name) in map(sound, names)


def _nearest(
    found: Sequence[Actor],
    said: Phrase,
    base: ActorBase,
    day: date | None,
    here: Collection[str | None],
) -> Actor | None:
    """Of several people the one whom country, office, time and article fit best; None of equals."""
    if len(found) < 2:
        return found[0] if found else None
    scores = [_score(actor, said, base, day, here) for actor in found]
    best = max(scores)
    return found[scores.index(best)] if scores.count(best) == 1 else None


def _score(
    actor: Actor,
    said: Phrase,
    base: ActorBase,
    day: date | None,
    here: Collection[str | None],
) -> tuple[int, ...]:
    country = int(bool(said.country) and said.country == actor.country)
    posts = base.holders(actor.id, None)
    titles = {post.title.split(" of ")[0] for post in posts}
    office = int(said.office is not None and said.office.title in titles)
    if day is None:
        return country, office, _rank(posts)
    away = _distance(posts, day)
    held = base.holders(actor.id, day)
    named = actor.country in here or any(post.organisation in here for post in held)
    top = max((_grade(post) for post in held), default=0)
    return country, office, int(named and away < _FAR), -away, top


def _grade(post: Post) -> int:
    """Whom a bare last name means first: the UN's head, who leads a state, then a government."""
    top = (n for n, titles in enumerate(_TOP) if post.title.startswith(titles))
    return next((len(_TOP) - n for n in top), 0)


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


def _serves(said: Phrase) -> bool:
    """Whether an office or a role ties somebody to an organisation, not only its name."""
    return said.office is not None or said.role is not None


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
    acts = said.owner is not None and said.owner.kind is not Kind.COUNTRY and not said.former
    return Actor(
        id=id,
        label=" ".join(bare.split()),
        kind=Kind.PERSON,
        country=said.country,
        sector="ELI" if said.former and sector else sector,
        part_of=said.owner.id if acts and said.owner and _serves(said) else None,
        learned=True,
    )
