"""What an article says about names that several share."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property

from kg.actors.base import ActorBase
from kg.actors.entries import Entry, Via
from kg.actors.names import atoms, last_names, person_key, words
from kg.actors.nearness import Nearness, nearness
from kg.actors.phrases import aside
from kg.actors.wording import READ
from kg.model import Actor, Article, Kind

ARMED = ("REB", "SEP", "RAD")  # sectors of movements in arms
_FAR_LESS = 3  # times that the state which an article is about is named more often than others
_NAMED = 60  # characters of a name of several words
_READ = 20_000  # characters: what an article is about stands at its beginning


def _is_part(part: Sequence[str], names: Iterable[str]) -> bool:
    """Whether some words end a longer name, or begin it and were cut at a hyphen: "Kwon Ji"."""
    for name in names:
        whole, begun = person_key(name).split(), person_key(name.rpartition("-")[0]).split()
        if part == begun or (len(part) < len(whole) and part == whole[-len(part) :]):
            return True
    return False


class Context:
    """The names that an article mentions; read when a name is ambiguous."""

    def __init__(self, article: Article, base: ActorBase, names: Sequence[str] = ()) -> None:
        """``names`` are the full names of people: their last names are no countries."""
        self.last_names = {last for name in names for last in last_names(name)}
        self._names_of_people = tuple(dict.fromkeys(names))
        self._meant: dict[str, str] = {}  # a name → the full one that it stands for
        self.article = article
        self.base = base
        self.day = article.date  # of the event whose mentions are read: what names mean then

    @property
    def _seen(self) -> Counter[str]:
        """How often each actor is named by a name that is his alone."""
        return self._read[0]

    @cached_property
    def _read(self) -> tuple[Counter[str], set[str | None], dict[str | None, Nearness]]:
        """How often each actor is named by a name that is his alone; the states that are named by
        one that others share: "Congo"; how near the text stands to each state."""
        parts = words(f"{self.article.title}. {self.article.text[:_READ]}")
        seen: Counter[str] = Counter()
        shared: set[str | None] = set()
        near: dict[str | None, Nearness] = {}
        at = 0
        while at < len(parts):
            found = self.base.match(parts, at)
            if found is None:
                at += 1
                continue
            alone = len(found[1]) == 1 and not found[1][0].weak
            alone = alone and parts[at] not in self.last_names
            if alone and not aside(parts, at, at + found[0]):
                entry = found[1][0]
                home = entry.home if entry.via is Via.PLACE else entry.actor
                seen[home.id if home else entry.actor.id] += 1
                code = entry.actor.country
                near[code] = max(near.get(code, Nearness.OTHER), nearness(parts, at, at + found[0]))
            elif len(found[1]) > 1 and all(e.actor.kind is Kind.COUNTRY for e in found[1]):
                shared |= {e.actor.country for e in found[1]}
            at += found[0]
        return seen, shared, near

    @cached_property
    def people(self) -> list[Actor]:
        """The people of the base whom the article names in full."""
        found = [actor for id in self._seen if (actor := self.base.get(id))]
        return [actor for actor in found if actor.kind is Kind.PERSON]

    @cached_property
    def only_country(self) -> Actor | None:
        """The one country that the article names, None if there are several or none, or if all
        that is told of it is what others do there or with it."""
        found = {owner.country for owner in self._owners if owner.kind is Kind.COUNTRY}
        if found:
            found |= self._read[1]
        only = self.base.country(found.pop()) if len(found) == 1 else None
        return only if only and self._near(only) > Nearness.OTHER else None

    @property
    def is_only_place(self) -> bool:
        """Whether the article names its one country as a place alone: "met in Geneva"."""
        only = self.only_country
        return only is not None and self._near(only) is Nearness.PLACE

    def _near(self, state: Actor) -> Nearness:
        return self._read[2].get(state.country, Nearness.OWN)

    @cached_property
    def _owners(self) -> list[Actor]:
        """The states and organisations that the article names, by themselves or by a body."""
        found: dict[str, Actor] = {}
        for id in self._seen:
            actor = self.base.get(id)
            body = actor is not None and actor.kind is not Kind.COUNTRY
            state = self.base.get(actor.part_of or "") if actor is not None and body else None
            owner = state if state is not None and state.kind is Kind.COUNTRY else actor
            if owner is not None:
                found[owner.id] = owner
        return list(found.values())

    @cached_property
    def names_armed(self) -> bool:
        """Whether the article names a movement in arms: its "militants" are those."""
        return any(owner.sector in ARMED for owner in self._owners)

    @cached_property
    def named(self) -> frozenset[str | None]:
        """The ISO codes of the states and the ids of the organisations that the article names."""
        return frozenset(name for owner in self._owners for name in (owner.country, owner.id))

    @cached_property
    def _states(self) -> Counter[str]:
        """How often each state is named, by itself or by one of its people."""
        seen: Counter[str] = Counter()
        for id, count in self._seen.items():
            actor = self.base.get(id)
            state = (
                self.base.country(actor.country) if actor and actor.kind is Kind.PERSON else None
            )
            if state is not None:
                seen[state.id] += count
        return seen

    @cached_property
    def _words(self) -> frozenset[str]:
        """The atoms of the article's title and text, lower case."""
        parts = words(f"{self.article.title}. {self.article.text[:_READ]}")
        return frozenset(atom.casefold() for part in parts for atom in atoms(part))

    def in_office(
        self,
        office: str,
        day: date | None,
        apart: frozenset[str | None] = frozenset(),
        before: int = 0,
    ) -> Actor | None:
        """Who holds an office on a day of those whom the article names, the last before a place.

        "The president" of an article that names Vučić, of Serbia, and nobody else's president.
        """
        holders = {
            holder.id: holder
            for owner in self._owners
            if (holder := self.base.holder(office, self.base.offices.owner_key(owner), day))
        }
        holders |= {p.id: p for p in self.people if office in self.base.offices.held_by(p.id, day)}
        others = [holder for holder in holders.values() if holder.id not in apart]
        named = [holder for holder in others if self.names(holder)]
        return named[0] if len(named) == 1 else self.last_named(named, before)

    def last_named(self, people: Iterable[Actor], before: int) -> Actor | None:
        """The one whose last name, or a monarch's name, stands last before a place."""
        text = self.article.text[:before]
        places = {
            max(text.rfind(name) for name in last_names(a.label, a.country) or (a.label,)): a
            for a in people
        }
        last = max(places, default=-1)
        return places[last] if last >= 0 else None

    def names(self, person: Actor) -> bool:
        """Whether the article has a person's last name; of a monarch, who has none, his name."""
        if names := last_names(person.label, person.country):
            return any(name.casefold() in self._words for name in names)
        return {atom.casefold() for atom in atoms(person.label)} <= self._words

    def counterpart(self, state: Actor, before: int, day: date | None) -> Actor | None:
        """Who holds in a state the office of the person whom the article names last before a place.

        "Dmitry Medvedev and his American counterpart"; None if it is not clear who that is.
        """
        other = self.last_named((p for p in self.people if p.country != state.country), before)
        if other is None:
            return None
        key = self.base.offices.owner_key(state)
        held = self.base.offices.held_by(other.id, day)
        holders = {h.id: h for o in held if (h := self.base.holder(o, key, day)) is not None}
        return next(iter(holders.values())) if len(holders) == 1 else None

    def in_same_office(self, state: Actor, before: int, day: date | None) -> Actor | None:
        """ "The Russian president called his US counterpart": by the last office before that."""
        sentence = self.article.text[max(0, before - READ) : before].rpartition(". ")[2]
        parts = list(atoms(sentence.lower()))
        offices = (self.base.offices.named(parts[at : at + 4], "") for at in range(len(parts)))
        said = [hit[2].office for hit in offices if hit is not None and hit[0] == 0]
        key = self.base.offices.owner_key(state)
        return self.base.holder(said[-1], key, day) if said else None

    def choose(self, entries: Sequence[Entry]) -> Actor | None:
        """Whom a name means here and on the day: see `chosen`."""
        entry = self.chosen(entries)
        return entry.on(self.day) if entry else None

    def chosen(self, entries: Sequence[Entry]) -> Entry | None:
        """Who bears a name here: the one with the best claim, unless all speaks for another."""
        if not entries:
            return None
        if len(entries) == 1 and not entries[0].weak:
            return entries[0]
        scores = [self._score(entry.actor) for entry in entries]
        best = max(scores)
        if not entries[0].weak and (scores[0] or not best):
            return entries[0]
        if best and scores.count(best) == 1:
            entry = entries[scores.index(best)]
            return None if self._is_elsewhere(entry.actor, best) else entry
        return None if best else next((entry for entry in entries if entry.first), None)

    def _is_elsewhere(self, actor: Actor, score: int) -> bool:
        """Whether a body of a state is meant by half its name in an article about another one."""
        body = actor.kind is Kind.ORGANISATION and actor.part_of is not None
        states = [self._score(owner) for owner in self._owners if owner.kind is Kind.COUNTRY]
        return body and score * _FAR_LESS < max(states, default=0)

    def last_in(self, text: str) -> Sequence[Entry]:
        """Who or what has the last name in a text: "the town of Samarra"."""
        parts = words(text)
        hits = [hit for at in range(len(parts)) if (hit := self.base.match(parts, at))]
        return hits[-1][1] if hits else ()

    def body_before(self, word: str, before: int) -> Actor | None:
        """The organisation whose name ends in a word that the article names last before a place:
        "the Council" after "the UN Security Council"."""
        text = self.article.text
        at = text.rfind(word, 0, max(0, before))
        while at >= 0:
            parts = words(text[max(0, at - _NAMED) : at + len(word)])
            for start in range(len(parts) - 1):
                found = self.base.match(parts[start:], 0)
                if found is not None and start + found[0] == len(parts):
                    actor = self.choose(found[1])
                    if actor is not None and actor.kind is Kind.ORGANISATION:
                        return actor
            at = text.rfind(word, 0, at)
        return None

    def _country(self, name: str) -> str | None:
        """The country of a full name, for where its family name stands."""
        known = self.base.persons(name)
        return known[0].country if known else None

    def _score(self, actor: Actor) -> int:
        """How often the article names an actor, or the state that he is of."""
        body = actor.kind is Kind.ORGANISATION and actor.part_of is not None
        ids = {actor.id, actor.part_of or ""} if body else {actor.id}
        if actor.sector in ("PTY", "REB", "SEP") and (state := self.base.country(actor.country)):
            ids.add(state.id)
        return sum(self._seen[id] + self._states[id] for id in ids)

    def full_name(self, surname: str) -> str:
        """The full name in the article that a bare last name stands for, else itself."""
        if surname not in self._meant:
            self._meant[surname] = self._whole(surname)
        return self._meant[surname]

    def _whole(self, surname: str) -> str:
        full = self._full_names.get(" ".join(atoms(surname)), ())
        if full and len({atoms(name) for name in full}) == 1:
            return full[0]
        return surname if full else self._cut_short(surname)

    def _cut_short(self, name: str) -> str:
        """The full name in the article that a part of one stands for: "Kwon Ji" for "Kwon Ji-hun",
        "Ruiz Vega" for "Ana Ruiz Vega"; else itself."""
        part = person_key(name).split()
        if len(part) < 2:
            return name
        known = {p.id: p.label for p in self.people if _is_part(part, (p.label, *p.aliases))}
        told = {atoms(n): n for n in self._names_of_people if _is_part(part, (n,))}
        found = list(known.values() or told.values())
        return found[0] if len(found) == 1 else name

    @cached_property
    def _full_names(self) -> dict[str, list[str]]:
        """The full names in the article by last name."""
        found: dict[str, list[str]] = defaultdict(list)
        for name in self._names_of_people:
            for last in last_names(name, self._country(name)):
                found[last].append(name)
        return found
