"""Offices, and who holds them when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from kg.actors.names import atoms
from kg.model import Actor, Kind, Post


@dataclass(frozen=True, slots=True)
class Office:
    """A line of ``offices.csv``."""

    office: str
    of: str
    slug: str
    title: str
    sector: str
    words: tuple[str, ...]
    body: str = ""  # the part of a state that its holder acts through


@dataclass(frozen=True, slots=True)
class Held:
    """A post with the office it is a term of, and how ``offices.csv`` names its owner."""

    office: str
    of: str
    post: Post


def office_title(office: Office, owner: Actor) -> str:
    """ "Foreign Minister of Iran", "Secretary of State of the United States"."""
    article = "the " if owner.label.startswith(("United", "European", "UN ")) else ""
    return f"{office.title} of {article}{owner.label}"


class Offices:
    """The words of offices, and the posts by office and by person."""

    def __init__(self, offices: Iterable[Office], terms: Iterable[Held]) -> None:
        self._words: dict[str, dict[tuple[str, ...], Office]] = defaultdict(dict)
        for office in offices:
            for phrase in office.words:
                self._words[office.of][atoms(phrase)] = office
        self._persons: dict[str, list[Post]] = defaultdict(list)
        self._held: dict[tuple[str, str], list[Post]] = defaultdict(list)
        self._of: dict[str, list[str]] = defaultdict(list)
        self._offices: dict[str, list[tuple[str, Post]]] = defaultdict(list)
        for term in terms:
            self._persons[term.post.person].append(term.post)
            self._offices[term.post.person].append((term.office, term.post))
            self._held[term.office, term.of].append(term.post)
            if term.office not in self._of[term.of]:
                self._of[term.of].append(term.office)

    @staticmethod
    def owner_key(owner: Actor) -> str:
        """How ``offices.csv`` names an owner: ISO code of a state, id of anyone else."""
        state = owner.kind is Kind.COUNTRY and not owner.part_of
        return owner.country if state and owner.country else owner.id

    def named(self, words: Sequence[str], owner: str) -> tuple[int, int, Office] | None:
        """(start, end, office) of the longest office phrase among lower-case words."""
        best: tuple[int, int, Office] | None = None
        for start in range(len(words)):
            for end in range(min(len(words), start + 7), start, -1):
                if best is not None and end - start <= best[1] - best[0]:
                    break
                key = tuple(words[start:end])
                office = self._words[owner].get(key) or self._words[""].get(key)
                if office is not None:
                    best = (start, end, office)
                    break
        return best

    def holder(self, office: str, of: str, day: date | None) -> str | None:
        """The person (id) who held an office on a day, the last known one without a day."""
        posts: Sequence[Post] = self._held.get((office, of), ())
        if day is not None:
            posts = [p for p in posts if covers(p, day)]
        else:
            posts = [p for p in posts if p.end is None]
        latest = max(posts, key=lambda p: p.begin or date.min, default=None)
        return latest.person if latest else None

    def everyone(self, office: str, of: str) -> list[str]:
        """All persons (ids) who are known to have held an office, the latest first."""
        posts = self._held.get((office, of), ())
        by_term = sorted(posts, key=lambda p: p.begin or date.min, reverse=True)
        return list(dict.fromkeys(post.person for post in by_term))

    def only_owner(self, office: str) -> str | None:
        """The one owner of an office that there is but once: the pope's."""
        owners = {of for name, of in self._held if name == office}
        return owners.pop() if len(owners) == 1 else None

    def held_by(self, person: str, day: date | None) -> Sequence[str]:
        """The offices that a person holds on a day."""
        held = self._offices.get(person, ())
        return [office for office, post in held if day is None or covers(post, day)]

    def held_at(self, of: str) -> Sequence[str]:
        """The offices of an owner whose holders are known."""
        return self._of.get(of, ())

    def of_person(self, person: str, day: date | None) -> Sequence[Post]:
        """The posts of a person, only those of a day if one is given."""
        posts = self._persons.get(person, ())
        return posts if day is None else [p for p in posts if covers(p, day)]


def covers(post: Post, day: date) -> bool:
    """Whether a post was held on a day; without a begin or an end it goes on forever."""
    return (post.begin or date.min) <= day <= (post.end or date.max)
