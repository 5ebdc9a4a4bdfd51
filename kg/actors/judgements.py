"""What people decided about identity, applied to what the resolver found.

Decisions are kept, never the results alone: a mention remembers whom the resolver took, so a
judgement taken back leaves the graph as if it had never been.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from kg.errors import InputError
from kg.model import Actor, Event, Judgement, Mention, Subject, Verdict


class Identities:
    """The judgements on actors that are in force."""

    def __init__(self, judgements: Iterable[Judgement]) -> None:
        last: dict[tuple[str, str, str | None], Judgement] = {}
        for judgement in sorted(judgements, key=lambda j: j.at):
            if judgement.subject is Subject.ACTORS:
                left, right = judgement.left, judgement.right
                pair = (left, right) if judgement.article else (min(left, right), max(left, right))
                last.pop((*pair, judgement.article), None)
                last[*pair, judgement.article] = judgement
        self.in_force = [j for j in last.values() if j.verdict is not Verdict.OPEN]
        self._merged: dict[str, str] = {}
        self._here: dict[tuple[str | None, str], str] = {}
        for judgement in self.in_force:
            if judgement.verdict is Verdict.SAME:
                self._same(judgement)

    def _same(self, judgement: Judgement) -> None:
        if judgement.article:
            self._here[judgement.article, judgement.left] = judgement.right
            return
        host, guest = self.of(judgement.left), self.of(judgement.right)
        if host != guest:  # who was merged with the guest before goes along
            self._merged[guest] = host

    def __bool__(self) -> bool:
        return bool(self._merged or self._here)

    def of(self, actor: str, article: str | None = None) -> str:
        """By whose id an actor goes, in an article if one is given."""
        seen: set[str] = set()
        while actor not in seen:
            seen.add(actor)
            actor = self._here.get((article, actor)) or self._merged.get(actor, actor)
        return actor

    def apart(self, left: str, right: str) -> bool:
        """Whether two actors were judged to be different, they or whom they go by."""
        return bool(self.parting(left, right))

    def parting(self, left: str, right: str) -> list[Judgement]:
        """The judgements by which two actors, or whom they go by, are different."""
        both = {self.of(left), self.of(right)}
        return [
            j
            for j in self.in_force
            if j.verdict is Verdict.DIFFERENT
            and j.article is None
            and {self.of(j.left), self.of(j.right)} == both
        ]

    def check(self, judgement: Judgement) -> None:
        """InputError for a judgement that contradicts others or says nothing new."""
        left, right = judgement.left, judgement.right
        if left == right:
            raise InputError(f"{left} is one actor already", "name two")
        if judgement.article:
            return
        if judgement.verdict is Verdict.DIFFERENT:
            self._check_parted(left, right)
        if judgement.verdict is Verdict.SAME:
            self._check_merged(left, right)

    def _check_parted(self, left: str, right: str) -> None:
        others = Identities(j for j in self.in_force if {j.left, j.right} != {left, right})
        if others.of(left) == others.of(right):
            raise InputError(
                f"{left} and {right} both go by {others.of(left)}",
                f"take one of these back first: kg actors undo {others.of(left)} ID",
            )

    def _check_merged(self, left: str, right: str) -> None:
        if self.of(left) == self.of(right):
            raise InputError(f"{left} and {right} are one already", "see: kg actors judgements")
        others = [j for j in self.parting(left, right) if {j.left, j.right} != {left, right}]
        if others:
            raise judged_apart(others[0])

    def event(self, event: Event, actors: Mapping[str, Actor]) -> Event:
        """The event with its actors as judged; ``actors`` describe those put in place."""
        said = event.attribution

        def judged(mention: Mention) -> Mention:
            return self._mention(mention, event.article, actors)

        new = replace(
            event,
            sources=tuple(map(judged, event.sources)),
            targets=tuple(map(judged, event.targets)),
            venue=event.venue and judged(event.venue),
            attribution=said and replace(said, by=tuple(map(judged, said.by))),
        )
        return replace(new, initiator=self._initiator(event, new))

    def _mention(self, mention: Mention, article: str, actors: Mapping[str, Actor]) -> Mention:
        first = _first(mention)
        if first is None:
            return mention
        now = self.of(first, article)
        if now == mention.actor:
            return mention
        known = actors.get(now)
        label = known.label if known else now
        return replace(mention, actor=now, label=label, resolved=None if now == first else first)

    def _initiator(self, before: Event, after: Event) -> str | None:
        """The initiator is one of the parties, and goes by the same id as they do.

        Where all parties are judged to be one, he keeps the id that tells which of them it was.
        """
        new = {_first(m): m.actor for m in (*after.sources, *after.targets) if m.actor}
        old = {_first(m): m.actor for m in (*before.sources, *before.targets) if m.actor}
        meant = [first for first, actor in old.items() if actor == before.initiator]
        first = meant[0] if len(meant) == 1 else before.initiator
        if first not in new:
            return before.initiator
        return new[first] if list(new.values()).count(new[first]) == 1 else first


def judged_apart(judgement: Judgement) -> InputError:
    """What to say where two are to be one whom a judgement parts."""
    left, right = judgement.left, judgement.right
    return InputError(
        f"{left} and {right} were judged different on {judgement.at:%Y-%m-%d}",
        f"take that back first: kg actors undo {left} {right}",
    )


def _first(mention: Mention) -> str | None:
    """Whom the resolver took a mention for."""
    return mention.resolved or mention.actor
