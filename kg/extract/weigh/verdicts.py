"""Whether an act stands, as which subtype and with which status: rules and reading together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extract.acts.candidate import ANSWERED, NOMINAL, STATED, Candidate
from kg.extract.acts.content import is_adopted
from kg.extract.grammar.denials import is_beside_denial
from kg.extract.grammar.tenses import was_able
from kg.extract.grammar.tree import agents_of, lemma_of, relative_subject
from kg.extract.grammar.words import Token
from kg.extract.lexical.lexicon import NEVER, NO_ACT, Lexicon
from kg.extract.parse.reading import Reading
from kg.extract.parties.phrases import BROKERING
from kg.extract.parties.surroundings import near_verb
from kg.extract.weigh.limits import Weights
from kg.model import Kind, Status
from kg.taxonomy import Taxonomy

_NEAR = 40  # tokens: how far the reading may take the type of an act from
_OF_MODE = (
    "AGREE",
    "REJECT",
    "THREATEN",
)  # as any act is read that is planned, refused or threatened
_TO_COME = "planned-meeting"  # of another type than a meeting, and the same act

_BROKEN = "ceasefire-broken"
_TRUCES = frozenset("accord agreement armistice cease-fire ceasefire deal lull peace truce".split())

# Whose verbs tell that something goes on: "has since extended them".
_PROLONGING = frozenset("extend maintain prolong renew retain".split())
# What verbs never tell, whatever is read: who brokers a deal has no part in it.
_NEVER = {("host", "meet"), ("deal-reached", "broker"), ("deal-reached", "mediate")}


class Verdicts:
    """What the reading lets stand of the acts of one article."""

    def __init__(
        self, reading: Reading, weights: Weights, taxonomy: Taxonomy, lexicon: Lexicon
    ) -> None:
        self.reading = reading
        self.lexicon = lexicon
        self.weights = weights
        self.taxonomy = taxonomy

    def read(self, tokens: Sequence[Token], trigger: Token) -> tuple[str, float]:
        """The subtype that is read, and its chance; what is prolonged is not ended."""
        subtype, chance = self.reading.act(tokens)
        ended = {act for act, end in self.lexicon.ends.items() if end == subtype}
        if trigger.lemma_.lower() not in _PROLONGING or not ended:
            return subtype, chance
        likeliest = self.reading.likeliest(tokens)
        return next((act for act in likeliest if act[0] in ended), (subtype, chance))

    def is_sure(self, group: Sequence[Token]) -> bool:
        """Whether the reading is sure of an act that no rule knows, and of its subtype."""
        return self.reading.act(group)[1] >= self.weights.sure

    def _of_type(self, tokens: Sequence[Token], base: str | None) -> float:
        """The chance of an act of a type, in whichever of its subtypes."""
        return self.reading.chance_of(tokens, self.taxonomy.of_type(base))

    def least(self, candidate: Candidate) -> float:
        """The chance that a rule's act needs: less where the rule knows everybody."""
        if candidate.rule in (ANSWERED, STATED):
            return 0.0
        if candidate.rule in NOMINAL:
            return self.weights.noun
        entry = candidate.entry
        fought = entry.special and self.taxonomy.subtype(entry.subtype).event_type == "ASSAULT"
        known = entry.rest or entry.subject or fought or candidate.struck  # "crushed [the army]"
        known = known or is_adopted(candidate.trigger) or _is_brokered(candidate.trigger)
        if known:
            return self.weights.full
        mutual = self.taxonomy.subtype(entry.subtype).mutual
        whole = _is_whole(candidate) or _is_named(candidate, mutual=mutual)
        return self.weights.told_of if whole else self.weights.keep

    def no_say(self, candidate: Candidate, tokens: Sequence[Token]) -> bool:
        """Whether the reading takes the words for no act, or hardly for this one: it has then not
        learned who takes part, and the rule's parties stand."""
        if self.reading.chance(tokens) < self.weights.keep:
            return True
        held = self.reading.chance(tokens, candidate.entry.subtype)
        return candidate.rule in (ANSWERED, *NOMINAL) and held < self.weights.own

    def retyped(self, candidate: Candidate, tokens: Sequence[Token]) -> Candidate:
        """The candidate as what the reading takes it for, if that, or its type, is surer."""
        subtype, chance = self.read(tokens, candidate.trigger)
        if not subtype:
            return candidate  # the weights know none of the ontology's subtypes
        own = candidate.entry.subtype
        held = self.reading.chance(tokens, own)
        named = own == "statement" and "+noun" in candidate.entry.rest  # "called A corrupt"
        special = (candidate.entry.special and not named) or candidate.rule == STATED
        margin = self.weights.special if special else self.weights.margin
        types = [self.taxonomy.subtype(name).event_type for name in (subtype, own)]
        if types[0] not in (None, types[1]) and subtype != _TO_COME:
            chance, held = (self._of_type(tokens, base) for base in types)
        if (
            subtype == own
            or chance - held < margin
            or (subtype == "statement" and candidate.parties.targets)
            or (subtype == _TO_COME and was_able(candidate.trigger))
            or (subtype, candidate.trigger.lemma_) in _NEVER
            or (subtype == _BROKEN and types[0] == types[1] and not _tells_truce(candidate))
            or self._is_of_another(candidate, tokens, types[0])
        ):
            return candidate
        return replace(candidate, entry=replace(candidate.entry, subtype=subtype))

    def _is_of_another(
        self, candidate: Candidate, tokens: Sequence[Token], base: str | None
    ) -> bool:
        """Whether the type that is read is that of an act of another sentence, and one that the
        verb never has: "A [called] B on Monday. C imposed sanctions on D"."""
        verb = candidate.trigger
        if base in _OF_MODE or verb.pos_ != "VERB":
            return False
        known = self.lexicon.senses(verb.lemma_.lower(), near_verb(verb)) - {NO_ACT, NEVER}
        if base in {self.taxonomy.subtype(name).event_type for name in known}:
            return False
        near = [
            token
            for token in verb.doc[max(0, tokens[0].i - _NEAR) : tokens[-1].i + _NEAR]
            if token.sent != verb.sent and self.reading.chance([token]) >= self.weights.keep
        ]
        return any(self._of_type([token], base) >= self.weights.sure for token in near)

    def status(self, candidate: Candidate, tokens: Sequence[Token]) -> Status | None:
        """The status that is read, if it is read of this very act: "is ready to send" may be read
        as an agreement, actual, where the rule has sending, planned."""
        if not self.read_as(candidate, tokens):
            return None
        chances = self.reading.status(tokens)
        best = max(chances, key=lambda name: chances[name], default="")
        return Status(best) if best and chances[best] >= self.weights.status else None

    def read_as(self, candidate: Candidate, tokens: Sequence[Token]) -> bool:
        """Whether the reading has the words for the candidate's own subtype."""
        return self.reading.act(tokens)[0] == candidate.entry.subtype


def _tells_truce(candidate: Candidate) -> bool:
    """Whether the article speaks of a truce that an attack may have broken."""
    return any(lemma_of(word) in _TRUCES for word in candidate.trigger.doc)


def _is_brokered(verb: Token) -> bool:
    """Whether it is told by whom a deal was brought about: "a truce [mediated] by A"."""
    deal = verb.dep_ in ("acl", "acl:relcl") and verb.lemma_.lower() in BROKERING
    return deal and bool(agents_of(verb))


def _is_whole(candidate: Candidate) -> bool:
    """Whether a clause tells who does it, and to whom, that the reading makes little of: a relative
    one ("backs the rebels who [shelled] A"), or one beside a denial ("denied it and [met] B")."""
    parties = candidate.parties
    named = any(m.kind is not Kind.MATTER for m in parties.targets)
    if is_beside_denial(candidate.trigger):
        return named and bool(parties.sources)
    return bool(parties.certain) and named and relative_subject(candidate.trigger) is not None


def _is_named(candidate: Candidate, *, mutual: bool) -> bool:
    """Whether a verb stands between two who are named, "A supports B's plans", or behind both of
    those who do it to each other: "A and B clashed"."""
    sides = (candidate.parties.sources, candidate.parties.targets)
    if mutual and not sides[1]:
        return sum(bool(m.name) for m in sides[0]) > 1
    return all(any(m.name and m.kind is not Kind.MATTER for m in side) for side in sides)
