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
                last[*pair, judgement.article] = judgement
        self.in_force = [j for j in last.values() if j.verdict is not Verdict.OPEN]
        self._merged = {
            j.right: j.left
            for j in self.in_force
            if j.verdict is Verdict.SAME and j.article is None
        }
        self._here: dict[tuple[str | None, str], str] = {
            (j.article, j.left): j.right for j in self.in_force if j.article
        }

    def __bool__(self) -> bool:
        return bool(self._merged or self._here)

    def of(self, actor: str, article: str | None = None) -> str:
        """By whose id an actor goes, in an article if one is given."""
        actor = self._here.get((article, actor), actor)
        seen = {actor}
        while (above := self._merged.get(actor)) is not None and above not in seen:
            seen.add(above)
            actor = above
        return actor

    def apart(self, left: str, right: str) -> bool:
        """Whether two actors were judged to be different, they or whom they go by."""
        mine, theirs = self.of(left), self.of(right)
        return any(
            {self.of(j.left), self.of(j.right)} == {mine, theirs}
            for j in self.in_force
            if j.verdict is Verdict.DIFFERENT and j.article is None
        )

    def check(self, judgement: Judgement) -> None:
        """InputError for a judgement that contradicts others or says nothing new."""
        left, right = judgement.left, judgement.right
        if left == right:
            raise InputError(f"{left} is one actor already", "name two")
        if judgement.verdict is not Verdict.SAME or judgement.article:
            return
        if self.of(left) == self.of(right):
            raise InputError(f"{left} and {right} are one already", "see: kg actors judgements")
        others = [
            j
            for j in self.in_force
            if j.verdict is Verdict.DIFFERENT
            and j.article is None
            and {self.of(j.left), self.of(j.right)} == {self.of(left), self.of(right)}
            and {j.left, j.right} != {left, right}
        ]
        if others:
            first = others[0]
            raise InputError(
                f"{first.left} and {first.right} were judged different on {first.at:%Y-%m-%d}",
                f"take that back first: kg actors undo {first.left} {first.right}",
            )

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
        first = mention.resolved or mention.actor
        if first is None:
            return mention
        now = self.of(first, article)
        if now == mention.actor:
            return mention
        known = actors.get(now)
        label = known.label if known else now
        return replace(mention, actor=now, label=label, resolved=None if now == first else first)

    def _initiator(self, before: Event, after: Event) -> str | None:
        """The initiator is one of the parties, and goes by the same id as they do."""
        old = (*before.sources, *before.targets)
        new = (*after.sources, *after.targets)
        names = {a.actor: b.actor for a, b in zip(old, new, strict=True)}
        return names.get(before.initiator, before.initiator)
