"""Whose act it is also: Lavrov's is his ministry's, Russia's, and that of a bloc Russia is in.

Nothing of this is stored with the events. Offices and memberships have dates (W3C ORG), so the
same person acts for one state in one year and for an organisation in another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from kg.actors.offices import covers
from kg.days import office_day
from kg.model import Actor, Event, Kind, Level, Mention, Post, Report

# CAMEO actor codebook: who acts for a state. Rebels, parties and citizens are of a state and do
# not act for it.
STATE = frozenset({"GOV", "MIL", "LEG", "JUD", "SPY", "COP"})

_DAY = timedelta(days=1)

# The bloc that a state is counted in where none is named: of each region one, so that no state is
# in two. A state in none of them stands for itself.
BLOCS = (
    "european-union",
    "african-union",
    "asean",
    "gulf-cooperation-council",
    "mercosur",
    "caricom",
    "pacific-islands-forum",
    "commonwealth-of-independent-states",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Acting:
    """Days, both included, on which an actor (id) acts for another.

    With a ``state`` (ISO code) only where a mention of him is of it and has a sector that acts for
    it: who is in no office then may have left it, or may never have had one that is known.
    """

    actor: str
    begin: date = date.min
    end: date = date.max
    state: str | None = None


class Hierarchy:
    """Actors with their offices and memberships; asks nothing of the store or the seeds."""

    def __init__(
        self,
        actors: Mapping[str, Actor],
        posts: Iterable[Post],
        blocs: Sequence[str] = BLOCS,
        states: Iterable[Actor] | None = None,
    ) -> None:
        """``states`` are all states among the actors, where they need not be looked for."""
        self._actors = actors
        self._posts: dict[str, list[Post]] = defaultdict(list)
        for post in posts:
            if post.organisation is not None:
                self._posts[post.person].append(post)
        self._states = {
            actor.country: actor.id
            for actor in (actors.values() if states is None else states)
            if actor.kind is Kind.COUNTRY and not actor.part_of and actor.country
        }
        self.blocs = tuple(blocs)

    def actor(self, actor: str) -> Actor | None:
        """What is known of an actor (id), None when nothing is."""
        return self._actors.get(actor)

    # -- one mention

    def chain(self, mention: Mention, day: date | None) -> list[str]:
        """The actor (id) of a mention and whom he acts for on a day, the highest last."""
        if mention.actor is None:
            return []
        country, sector = mention.country, mention.sector
        known = self._actors.get(mention.actor)
        judged = mention.resolved is not None and known is not None and known.country is not None
        if known is not None and known.learned and (judged or country in (None, known.country)):
            country, sector = known.country, sector or known.sector  # told in another article
        return self._climb(mention.actor, country, sector, day)

    def lifted(self, actor: str, level: Level, day: date | None = None) -> str:
        """The actor (id) that an actor counts for at a level, on a day or as far as is known."""
        known = self._actors.get(actor)
        country, sector = (known.country, known.sector) if known else (None, None)
        return self._at(self._climb(actor, country, sector, day), level, day)

    def at(self, mention: Mention, level: Level, day: date | None) -> str | None:
        """The actor (id) that a mention counts for at a level on a day."""
        chain = self.chain(mention, day)
        return self._at(chain, level, day) if chain else None

    def acts_for(
        self, mention: Mention, actor: str, day: date | None, *, bloc: bool = False
    ) -> bool:
        """Whether the mention's act is also the actor's (id); a bloc's if asked."""
        chain = self.chain(mention, day)
        if actor in chain:
            return True
        return bloc and any(self.is_member(member, actor, day) for member in chain)

    def is_member(self, member: str, organisation: str, day: date | None) -> bool:
        """Whether a state belongs to an organisation on a day (today without one)."""
        found = (p for p in self._posts.get(member, ()) if p.organisation == organisation)
        return any(_covers(post, day) for post in found)

    def is_person(self, actor: str) -> bool:
        """Whether an actor (id) is somebody, not an office whose holder is not known."""
        known = self._actors.get(actor)
        if known is None or known.kind is not Kind.PERSON:
            return False
        return not (known.learned and known.part_of and actor.startswith(f"{known.part_of}-"))

    def acting(self, actor: str, among: Container[str], *, bloc: bool = False) -> Iterator[Acting]:
        """Who acts for an actor (id) and when: himself, and of some (ids) those who do.

        What `acts_for` says of each mention, told beforehand; of a bloc its members, if asked.
        """
        for one in sorted(self.below(actor)):
            if one == actor:
                yield Acting(actor=one)
            elif one in among:
                yield from self._acting_for(one, actor, bloc)

    def _acting_for(self, one: str, actor: str, bloc: bool) -> Iterator[Acting]:
        known = self._actors[one]
        office = known.learned and known.sector in STATE
        sector = known.sector if known.kind is not Kind.PERSON or office else "GOV"
        found: list[Acting] = []
        for begin, end in self._stretches(one, known.country, bloc):
            chain = self._climb(one, known.country, sector, begin)
            if actor in chain or (bloc and any(self.is_member(m, actor, begin) for m in chain)):
                by_office = any(_covers(post, begin) for post in self._posts.get(one, ()))
                told = known.kind is Kind.PERSON and not (by_office or known.part_of or office)
                state = known.country if told else None
                if found and found[-1].state == state and found[-1].end == begin - _DAY:
                    begin = found.pop().begin
                found.append(Acting(actor=one, begin=begin, end=end, state=state))
        yield from found

    def _stretches(self, one: str, country: str | None, bloc: bool) -> Iterator[tuple[date, date]]:
        """The stretches of time, in order, in which an actor's offices and memberships stay."""
        posts = list(self._posts.get(one, ()))
        if bloc:
            owners = [one, *(post.organisation for post in posts if post.organisation)]
            above = {self.lifted(owner, Level.COUNTRY) for owner in owners} - {one}
            above.add(self._states.get(country or "", ""))
            posts += [post for state in above for post in self._posts.get(state, ())]
        starts = {date.min} | {post.begin for post in posts if post.begin}
        starts |= {post.end + _DAY for post in posts if post.end and post.end < date.max}
        ordered = sorted(starts)
        ends = [day - _DAY for day in ordered[1:]] + [date.max]
        yield from zip(ordered, ends, strict=True)

    def below(self, actor: str) -> set[str]:
        """The actors (ids) whose acts may be this one's at some time, itself among them."""
        found, more = {actor}, [actor]
        while more:
            new = self._children.get(more.pop(), set()) - found
            found |= new
            more += new
        return found

    @cached_property
    def _children(self) -> Mapping[str, set[str]]:
        """Whose act may be the actor's (id), one step below."""
        children: dict[str, set[str]] = defaultdict(set)
        for child in self._actors.values():
            if child.part_of:
                children[child.part_of].add(child.id)
            if child.kind is Kind.PERSON and child.country in self._states:
                children[self._states[child.country]].add(child.id)
            for post in self._posts.get(child.id, ()):
                children[post.organisation or ""].add(child.id)
        return children

    def _at(self, chain: list[str], level: Level, day: date | None) -> str:
        if level is Level.PERSON:
            return chain[0]
        if level is Level.ORGANISATION:
            person = self._kind(chain[0]) is Kind.PERSON
            return chain[1] if person and len(chain) > 1 else chain[0]
        if level is Level.BLOC:
            return next((b for b in self.blocs if self.is_member(chain[-1], b, day)), chain[-1])
        return chain[-1]

    def _climb(
        self, actor: str, country: str | None, sector: str | None, day: date | None
    ) -> list[str]:
        chain = [actor]
        while (above := self._above(chain[-1], country, sector, day)) and above not in chain:
            chain.append(above)
        return chain

    def _above(
        self, actor: str, country: str | None, sector: str | None, day: date | None
    ) -> str | None:
        known = self._actors.get(actor)
        if known is not None and known.kind is not Kind.PERSON:
            state = self._kind(known.part_of or "") is Kind.COUNTRY
            return known.part_of if not state or known.sector in STATE else None
        if posts := [post for post in self._posts.get(actor, ()) if _covers(post, day)]:
            return max(posts, key=lambda post: post.begin or date.min).organisation
        if known is not None and known.part_of is not None:
            return known.part_of  # an office whose holder is not known
        return self._states.get(country) if country and sector in STATE else None

    def _kind(self, actor: str) -> Kind | None:
        known = self._actors.get(actor)
        return known.kind if known else None

    # -- whole reports

    def roll_up(self, reports: Iterable[Report], level: Level) -> Iterator[Report]:
        """The reports with each actor that takes part as the one he counts for at a level."""
        for report in reports:
            if level is Level.PERSON:
                yield report
            else:
                yield replace(report, event=self._rolled(report, level))

    def _rolled(self, report: Report, level: Level) -> Event:
        event, day = report.event, office_day(report.event, report.article)
        sources, targets = (
            tuple(self._raised(mention, level, day) for mention in side)
            for side in (event.sources, event.targets)
        )
        return replace(event, sources=sources, targets=targets)

    def _raised(self, mention: Mention, level: Level, day: date | None) -> Mention:
        above = self.at(mention, level, day)
        if above is None or above == mention.actor:
            return mention
        known = self._actors.get(above)
        if known is None:
            return replace(mention, actor=above, label=above)
        return replace(
            mention,
            actor=above,
            label=known.label,
            kind=known.kind,
            country=known.country,
            sector=known.sector,
        )


def _covers(post: Post, day: date | None) -> bool:
    """Whether a post is held on a day, without one whether it has not ended."""
    return post.end is None if day is None else covers(post, day)
