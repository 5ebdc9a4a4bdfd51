"""The rules and the network's reading weighed: which acts stand, as what, and between whom.

Rules propose triggers of the lexicon with parties read off the tree; the reading gives every word
the chance that it tells an act, and every actor its part in it. The weights below were chosen by
the held-back part of the project's corpus, some by the dev sets, too (docs/tried.md).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.extract.acts.brokers import is_brokered
from kg.extract.acts.candidate import POINTER, TURNED, Candidate
from kg.extract.acts.candidates import Finder
from kg.extract.grammar.tree import children, compounded
from kg.extract.grammar.words import Span, Token
from kg.extract.lexical.lexicon import Entry
from kg.extract.parse.reading import Reading
from kg.extract.parties.arguments import Parties
from kg.extract.parties.phrases import others
from kg.extract.weigh import shares
from kg.extract.weigh.earlier import borders, is_of_nobody, part_before
from kg.extract.weigh.groups import groups_of
from kg.extract.weigh.limits import Weights
from kg.extract.weigh.shares import Party
from kg.extract.weigh.sides import Sides
from kg.extract.weigh.verdicts import Verdicts
from kg.extract.who.counts import is_number, stands_alone
from kg.extract.who.names import names_of
from kg.extract.who.salience import is_pronoun
from kg.model import Mention, Status
from kg.taxonomy import Taxonomy

LEARNED = "read"
_BOTH = {"source", "target"}
_HARDLY = 0.95
_MOVING = ("alert", "mobilization", "troop-deployment")  # whose goal is told with them
_WITHOUT = ("denial", "statement")  # acts that need no other side
_ARTICLES = ("the", "a", "an")  # which the reading takes for an actor's head now and then


@dataclass(frozen=True, slots=True)
class Weighed:
    """A candidate with what the reading says of it; None where it has no say."""

    candidate: Candidate
    mutual: bool | None = None
    status: Status | None = None
    speakers: tuple[Token, ...] = ()
    weigher: Weigher | None = None
    tokens: tuple[Token, ...] = ()
    ruled: Parties | None = None  # those of the rule, where they were weighed

    def vouches(self, mentions: Sequence[Mention]) -> bool:
        """Whether one of a rule's speakers may be one by the reading, too."""
        return self.weigher is None or self.weigher.vouches(mentions, self.tokens)


class Weigher:
    """Weighs the candidates of one article's sentences."""

    def __init__(
        self, finder: Finder, reading: Reading, weights: Weights, taxonomy: Taxonomy
    ) -> None:
        self.finder = finder
        self.reading = reading
        self.weights = weights
        self.verdicts = Verdicts(reading, weights, taxonomy, finder.lexicon)
        self.phrases = finder.arguments.phrases
        self.sides = Sides(finder, taxonomy, reading.actors)

    def candidates(self, sentence: Span) -> Iterator[Weighed]:
        """What stands, in the order of the triggers."""
        ruled = list(self.finder.candidates(sentence, self._worth))
        groups = groups_of(sentence, ruled, self.reading, self.weights)
        taken = set[int]()
        found: list[Weighed] = []
        for candidate in ruled:
            if candidate.rule == POINTER:
                found.append(Weighed(candidate))
                continue
            words = {token.i for token in candidate.words}
            group = next((g for g in groups if words & {compounded(t).i for t in g}), None)
            group = group or next((g for g in groups if words & {t.i for t in g}), None)
            if group is not None:
                if group[0].i in taken and candidate.rule != TURNED:
                    continue
                taken.update(t.i for t in group)
            if candidate.rule == TURNED:
                found.append(Weighed(candidate))
                continue
            tokens = group or list(candidate.words)
            if self.reading.chance(tokens) >= self.verdicts.least(candidate):
                if self.verdicts.no_say(candidate, tokens):
                    found.append(Weighed(candidate, weigher=self, tokens=tuple(tokens)))
                else:
                    found.append(self._weighed(self.verdicts.retyped(candidate, tokens), tokens))
        for group in groups:
            if group[0].i in taken or any(map(self.finder.is_no_act, group)):
                continue
            if self.finder.are_only_named(group, ruled):
                continue
            read = self._read(group)
            if self.verdicts.is_sure(group):
                found.append(self._weighed(read, group))
        yield from sorted(found, key=lambda w: w.candidate.trigger.i)

    def _worth(self, token: Token) -> bool:
        """Whether a rule should look at a token: most verbs tell no act, nor do their children."""
        rows = self.reading.rows
        verb = token.pos_ == "VERB" and token.lemma_.lower() != "need" and not is_brokered(token)
        return not verb or token.i in rows or any(child.i in rows for child in children(token))

    def _read(self, group: Sequence[Token]) -> Candidate:
        """The candidate of an act that no rule knows."""
        trigger = next((t for t in group if t.pos_ in ("VERB", "AUX")), compounded(group[0]))
        subtype, _ = self.verdicts.read(group, trigger)
        said = tuple(t for t in group if t != trigger)
        parties = self.finder.parties_of(trigger, subtype, said)
        return Candidate(trigger, Entry(frozenset(), subtype), parties, LEARNED, said)

    def _weighed(self, candidate: Candidate, tokens: Sequence[Token]) -> Weighed:
        parties = self._parties(candidate, tokens)
        mutual = sum(p.chances.get("mutual", 0.0) for p in parties.values())
        directed = sum(p.chances.get(side, 0.0) for p in parties.values() for side in _BOTH)
        sources, targets = self._sides(parties, candidate)
        if shares.are_any(candidate.parties.targets):
            targets = others(candidate.parties.targets, sources)
        thing = self.phrases.coreference.is_of_thing(candidate.trigger)
        sources = sources or self._left(parties, "source", targets, tokens)
        whole = len(sources) > 1 and self.finder.frames[candidate.entry.subtype].joint
        ruled = [p.chances.get("none", 0.0) for p in parties.values() if p.side == "target"]
        if thing:
            targets = []
        elif not targets and not (whole and min(ruled, default=1.0) > _HARDLY):  # "A and B agreed"
            place = self._only_place(candidate)
            targets = self._left(parties, "target", sources, tokens, place)
        joint = self.verdicts.taxonomy.subtype(candidate.entry.subtype).mutual
        targets = shares.beside(targets, sources) if joint else targets
        sides = Parties(sources, others(targets, sources), candidate.parties.venue)
        sides.joint, doc = candidate.parties.joint, candidate.trigger.doc
        speakers = tuple(
            doc[i] for i, p in parties.items() if p.chances.get("said", 0) >= self.weights.said
        )
        return Weighed(
            replace(candidate, parties=sides),
            mutual > directed if parties and self.verdicts.read_as(candidate, tokens) else None,
            self.verdicts.status(candidate, tokens),
            speakers,
            self,
            tuple(tokens),
            candidate.parties,
        )

    def _left(
        self,
        parties: dict[int, Party],
        side: str,
        opposite: list[Mention],
        tokens: Sequence[Token],
        place: Mention | None = None,
    ) -> list[Mention]:
        """For a side that would stay empty the rule's parties, or a likelier one."""
        ruled = {i for i, p in parties.items() if p.side == side}
        least = self.weights.alone
        if ruled and all(parties[i].chances.get("none", 0.0) > _HARDLY for i in ruled):
            ruled = {i for i in ruled if parties[i].mentions != [place]}
            least = self.weights.instead
        elif ruled:
            least = 1.0
        free = {i: p for i, p in parties.items() if others(p.mentions, opposite) or not p.mentions}
        free = {
            i: p
            for i, p in free.items()
            if i < 0 or not shares.is_elsewhere(tokens[0].doc[i], p, side, tokens[0], opposite)
        }
        best = max(free, key=lambda i: free[i].chances.get(side, 0.0), default=None)
        if best is not None and free[best].chances.get(side, 0.0) >= least:
            ruled = {best}
        claim = self.reading.act(tokens)[0] in _WITHOUT  # "A denies that it ..." is whole
        if not ruled and not claim and (far := self._before(tokens, side)) is not None:
            return others(self._mentions(far), opposite)
        mentions = [m for i in sorted(ruled) for m in parties[i].mentions or self._mentions(i)]
        return others(mentions, opposite)

    def _before(self, tokens: Sequence[Token], side: str) -> int | None:
        """Who is read to take part from an earlier sentence, if the subject is somebody."""
        if is_of_nobody(tokens, side, self.sides.may_act):
            return None
        far = part_before(self.reading, tokens, side, self.weights.before)
        if far is None or side != "target" or self.reading.act(tokens)[0] not in _MOVING:
            return far
        return far if borders(tokens) and self.phrases.mentions.states.get(far) else None

    def _only_place(self, candidate: Candidate) -> Mention | None:
        """Where it happens, if that is no party: "In Oslo A demanded", "rejected it in Riga"."""
        venue, trigger = candidate.parties.venue, candidate.trigger
        if venue is None or (
            self.finder.frames[candidate.entry.subtype].local and venue.start > trigger.idx
        ):
            return None
        return venue

    def vouches(self, mentions: Sequence[Mention], tokens: Sequence[Token]) -> bool:
        """Whether a speaker in the sentence has some chance to be one; others are let through."""
        heads = [self._head(mention, tokens[0]) for mention in mentions]
        chances = [role["said"] for i in heads if (role := self.reading.role(tokens, i))]
        return not chances or max(chances) >= self.weights.rule_said

    def _parties(self, candidate: Candidate, tokens: Sequence[Token]) -> dict[int, Party]:
        """Everybody who may take part, by head token."""
        parties: dict[int, Party] = {}
        doc = candidate.trigger.doc
        sides = {"source": candidate.parties.sources, "target": candidate.parties.targets}
        for side, mentions in sides.items():
            for mention in mentions:
                own = self._head(mention, candidate.trigger)
                head = shares.in_front(own, doc, self.reading.actors)
                head = shares.named(doc[head]).i if head >= 0 else head
                found = parties.setdefault(head, Party([], side)).mentions
                found += [mention] if head == own else self._mentions(head)
        for token in candidate.trigger.sent:
            actor = self.reading.actors.get(token.i, 0.0) >= 0.5 and token.lower_ not in _ARTICLES
            if actor and not shares.is_told_by_name(token, parties):
                parties.setdefault(shares.named(token).i, Party([]))
        owners = {self._head(owner, candidate.trigger) for owner in candidate.parties.owners}
        certain = {self._head(mention, candidate.trigger) for mention in candidate.parties.certain}
        for head, party in parties.items():
            alone = bool(party.mentions) and head >= 0 and stands_alone(doc[head])
            if head not in certain and not alone:
                party.chances = self.reading.role(tokens, shares.sort_of(doc, head))
            if candidate.rule != LEARNED and party.side == "target":
                shares.turn_passive(doc, head, party, candidate.trigger)
        shares.share(parties, doc)
        for head, party in parties.items():
            barred = self.sides.barred(head, party, candidate)
            for side in {*barred, *(("target",) if head in owners else ())} & {*party.chances}:
                party.chances[side] = 0.0
        shares.point_elsewhere(parties, doc, self._mentions)
        return self.sides.of(parties, candidate)

    def _head(self, mention: Mention, trigger: Token) -> int:
        return shares.head_of(mention, trigger.sent, self.reading.actors)

    def _sides(
        self, parties: dict[int, Party], candidate: Candidate
    ) -> tuple[list[Mention], list[Mention]]:
        sources: list[Mention] = []
        targets: list[Mention] = []
        sure = candidate.sure or candidate.entry.swapped  # "drew criticism from A"
        sides = {h: p.side if sure and p.side else self._side(p) for h, p in parties.items()}
        shares.keep_owner(candidate.trigger, parties, sides)
        shares.keep_apart(parties, sides)
        for side in () if sure else ("source", "target"):
            shares.outdo(parties, sides, side, self.weights.outdo)
        stay = {p.side for head, p in parties.items() if {p.side, sides[head]} != _BOTH}
        filled = {
            "source": "source" in stay,
            "target": "target" in stay,
            "mutual": len(candidate.parties.sources) + len(candidate.parties.targets) > 1,
        }
        least = 2.0 if shares.is_closed(candidate.trigger) else self.weights.more
        ruled = names_of([m for p in parties.values() if p.side for m in p.mentions])
        for head, party in parties.items():
            side = sides[head]
            extra = bool(side) and not party.side and filled[side]
            if not side or (extra and party.chances[side] < least):
                continue
            trigger = candidate.trigger
            if extra and shares.is_apart(trigger.doc[head], side, trigger):
                continue
            if sure and not party.side and names_of(party.mentions or self._mentions(head)) & ruled:
                continue  # "[Trump] said he got a letter from A"
            mentions = party.mentions or self._mentions(head)
            if not mentions and side != "mutual" and list(sides.values()).count(side) > 1:
                continue  # "the embargo that [it] imposed": one who is named stands beside
            mentions = mentions or [self.phrases.mentions.of(trigger.doc[head])]
            if side == "target" and head >= 0 and is_number(trigger.doc[head]):
                mentions = [self.phrases.counted(trigger.doc[head])]
            if side == "mutual":
                side = party.side or ("target" if sources else "source")
            (sources if side == "source" else targets).extend(mentions)
        return others(shares.outermost(sources), []), others(shares.outermost(targets), [])

    def _side(self, party: Party) -> str:
        if not party.chances:
            return party.side
        added = self.weights.rule_role * bool(party.side)
        chances = {role: party.chances[role] for role in ("source", "target", "mutual")}
        if sum(chances.values()) + added < self.weights.role:
            return ""
        return max(chances, key=lambda r: chances[r] + added * (r in ("mutual", party.side)))

    def _mentions(self, head: int) -> list[Mention]:
        """The actors that a word stands for; none for a pronoun that stands for nobody known."""
        token = self.phrases.mentions.doc[head]
        lost = is_pronoun(token)
        return self.phrases.actor(token) or ([] if lost else [self.phrases.mentions.of(token)])
