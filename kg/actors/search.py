"""Names as people type them: no case, slips of the pen, parts of a name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher, get_close_matches

from kg.actors.names import atoms, folded
from kg.model import Actor

_CUTOFF = 0.75  # below, names are not alike
_PART = 0.9  # one of the words of a name


class Search:
    """An index for `ActorBase.search`; built when first asked."""

    def __init__(
        self, actors: Iterable[Actor], bearers: Iterable[tuple[tuple[str, ...], Sequence[Actor]]]
    ) -> None:
        self._exact: dict[str, dict[str, Actor]] = defaultdict(dict)
        self._part: dict[str, dict[str, Actor]] = defaultdict(dict)
        for key, named in bearers:
            for actor in named:
                self._put(folded(key), actor)
        for actor in actors:
            self._put(folded(atoms(actor.id)), actor)

    def _put(self, key: str, actor: Actor) -> None:
        self._exact[key].setdefault(actor.id, actor)
        for word in key.split():
            self._part[word].setdefault(actor.id, actor)

    def find(self, name: str, limit: int) -> list[tuple[Actor, float]]:
        """The actors nearest to a name, best first."""
        wanted = folded(atoms(name[:200]))
        wanted = wanted.removeprefix("the ") or wanted
        if not wanted:
            return []
        scores: dict[str, tuple[Actor, float]] = {
            id: (actor, 1.0) for id, actor in self._exact.get(wanted, {}).items()
        }
        for id, actor in self._part.get(wanted, {}).items():
            scores.setdefault(id, (actor, _PART))
        if len(scores) < limit:
            for near in get_close_matches(wanted, self._exact, n=limit, cutoff=_CUTOFF):
                ratio = SequenceMatcher(None, wanted, near).ratio()
                for id, actor in self._exact[near].items():
                    scores.setdefault(id, (actor, min(ratio, 0.98)))
        return sorted(scores.values(), key=lambda hit: (-hit[1], hit[0].id))[:limit]
