"""What an article says about names that several share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from kg.actors.base import ActorBase, Entry, Via
from kg.actors.names import atoms, last_names, words
from kg.actors.phrases import aside
from kg.model import Actor, Article, Kind

_READ = 20_000  # characters: what an article is about stands at its beginning


class Context:
    """The names that an article mentions; read when a name is ambiguous."""

    def __init__(self, article: Article, base: ActorBase, names: Sequence[str] = ()) -> None:
        """``names`` are the full names of people: their last names are no countries."""
        self.last_names = {last for name in names for last in last_names(name)}
        self.article = article
        self.base = base

    @cached_property
    def _seen(self) -> Counter[str]:
        """How often each actor is named by a name that is his alone."""
        parts = words(f"{self.article.title}. {self.article.text[:_READ]}")
        seen: Counter[str] = Counter()
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
            at += found[0]
        return seen

    @cached_property
    def only_country(self) -> Actor | None:
        """The one country that the article names, None if there are several or none."""
        found = {
            actor.country
            for id in self._seen
            if (actor := self.base.get(id)) and actor.kind is Kind.COUNTRY and actor.country
        }
        return self.base.country(found.pop()) if len(found) == 1 else None

    def choose(self, entries: Sequence[Entry]) -> Actor | None:
        """Whom a name means here: the one with the best claim, unless all speaks for another."""
        if not entries:
            return None
        if len(entries) == 1 and not entries[0].weak:
            return entries[0].actor
        scores = [self._score(entry.actor) for entry in entries]
        best = max(scores)
        if not entries[0].weak and (scores[0] or not best):
            return entries[0].actor
        if best and scores.count(best) == 1:
            return entries[scores.index(best)].actor
        return None

    def last_in(self, text: str) -> Sequence[Entry]:
        """Who or what has the last name in a text: "the town of Samarra"."""
        parts = words(text)
        hits = [hit for at in range(len(parts)) if (hit := self.base.match(parts, at))]
        return hits[-1][1] if hits else ()

    def _country(self, name: str) -> str | None:
        """The country of a full name, for where its family name stands."""
        known = self.base.persons(name)
        return known[0].country if known else None

    def _score(self, actor: Actor) -> int:
        """How often the article names an actor, or the state that he is of."""
        body = actor.kind is Kind.ORGANISATION and actor.part_of is not None
        ids = {actor.id, actor.part_of or ""} if body else {actor.id}
        return sum(self._seen[id] for id in ids)

    def full_name(self, surname: str, names: Sequence[str]) -> str:
        """The full name among `names` that a bare last name stands for, else itself."""
        key = " ".join(atoms(surname))
        full = [name for name in names if key in last_names(name, self._country(name))]
        return full[0] if full and len({atoms(name) for name in full}) == 1 else surname
