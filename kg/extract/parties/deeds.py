"""The acts that an article has told so far, as those who answer them name them.

"The raid" is whatever was told last that can be called so; who did it is the subject of an event
("Saudi jets bombed"), stands at a noun ("a Saudi raid"), or is whom somebody blamed for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from kg.extract.grammar.settled import once
from kg.extract.grammar.tenses import having
from kg.extract.grammar.tree import (
    OBLIQUE,
    agents_of,
    antecedent,
    cases,
    children,
    is_passive,
    lemma_of,
)
from kg.extract.grammar.words import Doc, Token
from kg.extract.lexical.attitudes import DEALS
from kg.extract.lexical.frames import Frame, Frames
from kg.extract.lexical.lexicon import Lexicon
from kg.extract.parties.arguments import Arguments, Parties
from kg.extract.parties.backward import BACK
from kg.extract.parties.made import made
from kg.extract.who.names import names_of
from kg.extract.who.salience import is_pronoun
from kg.model import Event, Kind, Mention, Status
from kg.taxonomy import Taxonomy

IT = frozenset({"it", "this", "that", "them", "these", "they", "those"})
_UNTOLD = (Status.HYPOTHETICAL, Status.NEGATED, Status.DENIED)
_JUDGING = ("ACCUSE", "REJECT", "SUPPORT")
_ASKING = frozenset(
    """
    aid-pledged appeal demand invitation mediation-offer mediation-request planned-meeting proposal
    ultimatum warning
    """.split()
)
_HOLDING = frozenset({"abduction", "arrest", "detention-deportation"})
CLAIMED = frozenset({"ACCUSE", "said"})
_SAID = frozenset({"said"})
_HIT = frozenset({"against", "at", "in", "into", "on", "upon"})
# Whose these are stands behind "of", too: "the meddling of [A]".
_DONE_BY = frozenset(
    """
    backing dealing deploying handling massing meddling meeting posturing proceeding ruling saying
    sending stationing thing understanding warning
    """.split()
)
_GIVEN = frozenset("delivery export sale shipment supply transfer".split())
_DONE_TO = frozenset("demolition destruction mistreatment prosecution treatment trial".split())
# Types of what one only says, asks for or talks about
_ONLY_SAID = (None, "ACCUSE", "CONSULT", "REJECT", "REQUEST")
_WORDS = frozenset({"ACCUSE", "REQUEST", "said"})  # of which the last are answered
_BROAD = ("agreement", "attack")  # of which others are kinds
_LATELY = timedelta(days=31)
_NEAR = 20  # deeds: what is answered was told no longer ago
_STEM = 4  # letters that a verb and its noun share: "bombed", "the bombing"


@dataclass(frozen=True, slots=True)
class Deed:
    """An act told so far."""

    at: int
    word: str
    types: frozenset[str]
    doers: tuple[Mention, ...]
    hit: tuple[Mention, ...] = ()
    joint: bool = False
    judges: bool = False  # is itself an answer, no act that is answered
    claim: bool = False  # what was said of those who did it
    asks: bool = False  # asks for something, or offers it
    praises: bool = False  # praise has SUPPORT's type, as deals have, and is no deal
    holds: bool = False  # takes or keeps somebody
    before: bool = False  # told as what went before: "he had warned"
    base: str | None = None  # the type of the act itself: planned aid is agreed, and no deal
    news: bool = True  # told as what has just happened
    subtype: str | None = None
    cue: str = ""  # the verb of whoever told it: "A [announced] that ..."

    @property
    def is_only_said(self) -> bool:
        """Whether somebody only says or asks for something, or talks with somebody."""
        return self.base in _ONLY_SAID or self.praises or self.asks

    @property
    def is_mutual_violence(self) -> bool:
        """Whether it is a clash: one side is to blame, and which is not told."""
        return self.joint and "ASSAULT" in self.types


class Deeds:
    """The acts of one article in the order in which they are told."""

    def __init__(
        self,
        doc: Doc,
        arguments: Arguments,
        lexicon: Lexicon,
        frames: Frames,
        taxonomy: Taxonomy,
        today: date | None = None,
    ) -> None:
        self.doc = doc
        self.arguments = arguments
        self.lexicon = lexicon
        self.frames = frames
        self.taxonomy = taxonomy
        self.today = today
        self._told: list[Deed] = []
        self._places: set[int] = set()
        self._lead = 0  # where the first sentence that tells of an act ends

    def __iter__(self) -> Iterator[Deed]:
        """The deeds that are near enough to be answered, the latest first."""
        return reversed(self._told[-_NEAR:])

    def add(self, event: Event, trigger: Token, matter: Token | None) -> None:
        """Keep an event, and what it answers as done by its targets."""
        self._lead = self._lead or trigger.sent.end_char
        base = self.taxonomy.subtype(event.subtype).event_type if event.subtype else None
        told = event.status not in _UNTOLD or base == "ACCUSE"  # who accuses does, true or not
        if told and trigger.idx not in self._places:
            self._keep(
                Deed(
                    trigger.idx,
                    trigger.lemma_.lower(),
                    frozenset(t for t in (base, event.event_type) if t),
                    event.sources,
                    event.targets,
                    event.reciprocal,
                    judges=matter is not None and event.event_type in _JUDGING,
                    asks=event.subtype in _ASKING and event.event_type == base,
                    praises=event.subtype == "praise",
                    holds=event.subtype in _HOLDING,
                    before="had" in having(trigger),
                    base=base,
                    news=self._is_news(event, trigger),
                    subtype=event.subtype,
                    cue=event.attribution.cue.lower() if event.attribution else "",
                )
            )
        if matter is not None and any(m.kind is not Kind.MATTER for m in event.targets):
            types = self.types(matter)
            if types is not None:
                kind, word = self.subtype(matter), lemma_of(matter)
                self._keep(Deed(matter.idx, word, types, event.targets, subtype=kind))
        if event.attribution is not None:  # "A said that B had ...": a claim that B may deny
            by = event.attribution.by
            types = _SAID if names_of(by) & names_of(event.sources) else CLAIMED
            self._keep(Deed(trigger.idx, "", types, by, event.sources, claim=True))

    def _is_news(self, event: Event, trigger: Token) -> bool:
        """Whether an act is told as what has just happened, and not as what went before it."""
        if (
            "had" in having(trigger)
            or antecedent(trigger) is not None
            or event.status is Status.HISTORICAL
        ):
            return False
        return not event.date or not self.today or self.today - event.date.end < _LATELY

    def _keep(self, deed: Deed) -> None:
        self._told.append(deed)
        self._places.add(deed.at)

    def types(self, noun: Token) -> frozenset[str] | None:
        """The types of the acts that a noun can stand for, empty for any; None for no act."""
        if noun.lower_ in IT:
            return frozenset()
        if noun.pos_ != "NOUN":
            return None
        called = self.frames.called.get(lemma_of(noun))
        if called is not None and not called:
            return called
        subtype = self.subtype(noun)
        base = self.taxonomy.subtype(subtype).event_type if subtype else None
        return ((called or frozenset()) | ({base} if base else frozenset())) or None

    def subtype(self, noun: Token) -> str | None:
        """What the lexicon has a noun for."""
        return self.lexicon.act(noun.lemma_)

    def is_done(self, noun: Token) -> bool:
        """Whether a noun stands for what is done, not only said or asked for: "the step"."""
        return lemma_of(noun) in self.frames.done

    def like(
        self, noun: Token, types: frozenset[str], start: int, news: bool = False
    ) -> list[Deed]:
        """What a noun may stand for, told from a place on, the likeliest first: the same word, then
        the same subtype, then the same type, the first sentence's before the others; without types
        any act, what went before last, but no answer to one. If the article is likely to speak of
        its `news`, those come before what is long past."""
        far = news or lemma_of(noun) == "announcement"
        told = [*(reversed(self._told) if far else self), *(self._nouns(noun) if types else ())]
        near = [d for d in told if start <= d.at < noun.idx]
        near.sort(key=lambda deed: -deed.at)
        if types:
            fitting = [d for d in near if d.types & types and not d.praises]
            fitting.sort(key=lambda deed: deed.base is not None and deed.base not in types)
            fitting.sort(key=lambda deed: deed.before and not deed.doers)  # "five had been killed"
            if lemma_of(noun) in DEALS:
                fitting.sort(key=lambda deed: not deed.joint)
            known = any(m.kind is not Kind.MATTER for deed in fitting[:1] for m in deed.doers)
            if known and not types & _WORDS:
                fitting.sort(key=lambda deed: self._rank(noun, deed))
        else:
            near = [d for d in near if not d.judges and not d.claim]
            fitting = sorted(near, key=lambda deed: deed.before)
        new = any(c.lower_ == "a" for c in children(noun, "det"))  # "..., a [step] B condemned"
        here = noun.sent.start_char if new else 0
        fitting.sort(key=lambda deed: (deed.at < here, news and not deed.news))
        word = lemma_of(noun)
        stem, verbs = word[:_STEM], self.frames.told_by.get(word, frozenset())
        again = (d for d in fitting if d.word in verbs or stem in (d.word[:_STEM], d.cue[:_STEM]))
        return [deed for deed in again if deed.doers] + fitting

    def _rank(self, noun: Token, deed: Deed) -> tuple[bool, bool, int]:
        """First the noun's own sentence, then the same subtype, then the first sentence."""
        other = self.subtype(noun) not in (*_BROAD, deed.subtype)
        return deed.at < noun.sent.start_char, other, min(deed.at, self._lead)

    def _nouns(self, before: Token) -> Iterator[Deed]:
        """The acts that nouns tell with their doer: "a [Russian] attack"."""
        start = self._told[-_NEAR].at if len(self._told) > _NEAR else 0
        for at in range(before.i - 1, -1, -1):
            noun = self.doc[at]
            if noun.idx < start:
                break
            if (types := self.types(noun)) and (sides := self._sides(noun)).sources:
                doers, hit = tuple(sides.sources), tuple(sides.targets)
                yield Deed(noun.idx, lemma_of(noun), types, doers, hit, subtype=self.subtype(noun))

    def doers_at(self, noun: Token) -> list[Mention]:
        """Who did what a noun tells, where that stands at the noun and is no pronoun."""
        pronouns = {child.idx for child in children(noun, "nmod:poss") if is_pronoun(child)}
        return [m for m in self._sides(noun).sources if m.start not in pronouns]

    def makers_of(self, noun: Token, trigger: Token) -> list[Mention]:
        """Who is told to have done it behind "by": "a proposal by A", "a bill drafted by A"; the
        parser may hang the phrase on the active verb before the noun."""
        nested = [n for c in children(noun, "nmod") for n in children(c, "nmod")]
        whose = {"by", "from"} if self.subtype(noun) in _ASKING else {"by"}
        agents = [c for c in (*children(noun, "nmod", "obl"), *nested) if whose & set(cases(c))]
        agents += [agent for clause in made(noun) for agent in agents_of(clause)]
        if not is_passive(trigger):
            ends = {noun.i, *(clause.i for clause in made(noun))}
            behind = [c for c in children(trigger, *OBLIQUE) if c.left_edge.i - 1 in ends]
            agents += [c for c in behind if whose & set(cases(c))]
        phrases = self.arguments.phrases
        return [m for c in agents for m in phrases.actors(c) or phrases.actors(c, deep=True)]

    def hit_by(self, noun: Token) -> list[Token]:
        """Whom an act was done to: "the raid [on Gaza]", "the siege [of Goma]"."""
        behind = _HIT | ({"of"} if self._frame(noun).of_target else set())
        return [child for child in children(noun, "nmod") if behind & set(cases(child))]

    def is_again(self, noun: Token, deed: Deed) -> bool:
        """Whether a noun tells a deed again, of victims who were told: "bombed Goma", "the bombing
        of [the city]"."""
        victims = self.hit_by(noun)
        told = all(
            victim.pos_ == "NOUN" and any(c.lower_ in BACK for c in children(victim, "det"))
            for victim in victims
        )
        one = [victim for victim in victims if victim.tag_ == "NN"]  # not "killed three of them"
        many = one and any(m.kind is Kind.GROUP and not m.name for m in deed.hit)
        return told and not many and deed.word[:_STEM] == lemma_of(noun)[:_STEM]

    def suffer(self, noun: Token) -> set[int]:
        """Where those stand to whom an act was done that they have no part in: an arrest, no
        election; "the flogging of [A]", "the sale of tanks to [A]", "B's visit to [A]"."""
        frame = self._frame(noun)
        if frame.suffered:
            hit = self.hit_by(noun)
        elif frame.given or lemma_of(noun) in _GIVEN:
            below = (*children(noun, "nmod"), *children(noun.head, "obl"))
            hit = [c for b in below for c in (b, *children(b, "nmod")) if "to" in cases(c)]
        else:
            done = noun.lower_.endswith("ing") and noun.lower_ not in _DONE_BY
            done = done or lemma_of(noun) in _DONE_TO
            hit = [c for c in children(noun, "nmod") if done and "of" in cases(c)]
        doers = {t.i for c in hit for by in c.subtree if "by" in cases(by) for t in by.subtree}
        return {t.idx for c in hit for t in c.subtree if t.i not in doers}

    @once
    def _sides(self, noun: Token) -> Parties:
        return self.arguments.of_noun(noun, self._frame(noun))

    def _frame(self, noun: Token) -> Frame:
        return self.frames[self.subtype(noun) or ""]
