"""The triggers of a sentence: verbs, light verbs, nominal events, and what is said of others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from kg.extract.acts.brokers import is_brokered, mediation_of
from kg.extract.acts.candidate import ANSWERED, NOMINAL, POINTER, Candidate, stated
from kg.extract.acts.content import (
    WITHOUT_CONTENT,
    is_answer,
    is_asked_for,
    is_by_the_way,
    is_content,
    is_weighed,
    is_withheld,
    only_decides,
)
from kg.extract.acts.effects import tells_no_deed
from kg.extract.acts.figurative import is_figurative
from kg.extract.acts.likewise import add_liked
from kg.extract.acts.lookup import Lookup
from kg.extract.acts.recast import by_object, by_parties
from kg.extract.acts.switches import turn_of, turned
from kg.extract.acts.wishes import answered
from kg.extract.grammar.blaming import only_blames
from kg.extract.grammar.speech import only_says
from kg.extract.grammar.tree import ANY_SUBJECT, SUBJECTS, cases, children, is_passive, lemma_of
from kg.extract.grammar.words import Span, Token
from kg.extract.lexical.frames import Frame, Frames
from kg.extract.lexical.lexicon import Entry, Lexicon
from kg.extract.parties.arguments import Arguments, Parties
from kg.extract.parties.arms import is_strike
from kg.extract.parties.backward import TALKS, points_back
from kg.extract.parties.fights import STRUGGLES, is_fought, is_repelled
from kg.extract.parties.filling import fill, is_of_strike
from kg.extract.parties.made import made
from kg.extract.parties.nominal import Nominal
from kg.extract.parties.phrases import others
from kg.extract.parties.triggers import (
    MEETING_NOUNS,
    is_averted,
    is_judged,
    is_likened,
    is_shared,
    of_clause,
    said_by,
    told_nouns,
    transparent,
)
from kg.extract.parties.undone import ended_by, is_ineffective, is_no_deed, is_undone
from kg.extract.status.sayings import saying_of
from kg.extract.who.mentions import Mentions
from kg.taxonomy import MEETINGS

_TALKING = WITHOUT_CONTENT | MEETINGS
_PRESS = frozenset({"correspondents", "journalists", "media", "press", "reporters"})
_TALKS, _CALL = Entry(frozenset(), "meeting"), Entry(frozenset(), "phone-call")
_STRUGGLE = Entry(frozenset(), "attack")


class Finder:
    """Finds the candidates of an article's sentences."""

    def __init__(self, lexicon: Lexicon, frames: Frames, mentions: Mentions) -> None:
        self.lexicon = lexicon
        self.frames = frames
        self.arguments = Arguments(mentions, self.frame_of)
        self.things = mentions.things  # "the Ceasefire Agreement" is a name, and tells no act
        self.lookup = Lookup(lexicon)
        self.nominal = Nominal(self.arguments, frames, lexicon)
        self._untrue = frozenset(lexicon.classes.get("untrue", ()))

    def _alone(self, candidate: Candidate) -> Candidate:
        """What an act is called that several do, where one does it alone: "held drills near A"."""
        subtype = self.lexicon.alone.get(candidate.entry.subtype)
        if (
            subtype is None
            or candidate.parties.joint
            or is_shared(candidate.words, candidate.parties.sources)
        ):
            return candidate
        return replace(candidate, entry=replace(candidate.entry, subtype=subtype))

    def is_no_act(self, token: Token) -> bool:
        """Whether a word tells no act, whatever the reading has it for."""
        if token.i in self.things or (token.pos_ == "VERB" and self._is_part(token)):
            return True
        return self.lookup.is_no_act(token)

    def are_only_named(self, words: Sequence[Token], ruled: Sequence[Candidate]) -> bool:
        """Whether words tell no act besides those of the rules: "[announced] an end to trade",
        "told diplomats to [leave]", "sanctions [imposed] by A on B"."""
        whole = [c for c in ruled if c.rule in NOMINAL and c.parties.sources and c.parties.targets]
        ends = {c.trigger.head.i for c in ruled if ended_by(c.trigger)}
        ends |= {verb.i for c in ruled for verb in c.content}
        asked = [c for c in ruled if is_passive(c.trigger) or children(c.trigger, "iobj", "obj")]
        asked += [c for c in ruled if c.trigger.lemma_ == "fail"]  # "failed to [renew] the ban"
        told = ((c.entry, verb) for c in asked for verb in children(c.trigger, "xcomp"))
        ends |= {verb.i for entry, verb in told if verb.lemma_ in entry.rest}
        ends |= {verb.i for c in whole for verb in made(c.trigger)}
        return all(word.i in ends or self._is_only_named(word) for word in words)

    def _is_only_named(self, token: Token) -> bool:
        """Whether a word names an act that did not come about, or that another is about: "agreed to
        [cut] tariffs", "sought the [arrest] of A"."""
        if token.pos_ == "VERB":
            return is_asked_for(token, self.lookup.verb)
        if token.pos_ != "NOUN":
            return False
        asked = token.dep_ == "obj" or cases(token) in (["for"], ["to"])
        idle = token.dep_ == "obj" and is_ineffective(token.head)
        idle = idle or is_averted(token, self.lexicon.act(token.lemma_)) or is_no_deed(token)
        return idle or is_undone(token) or (asked and is_content(token, self.lookup.verb))

    def frame_of(self, verb: Token) -> Frame | None:
        """The frame of a verb that tells an act, None for any other word."""
        if verb.pos_ != "VERB":
            return None
        entry = self.lookup.verb(verb)
        return self.frames[entry.subtype] if entry else None

    def candidates(
        self, sentence: Span, worth: Callable[[Token], bool] = lambda _: True
    ) -> Iterator[Candidate]:
        """All candidates in the order of their triggers, none of a subtype that the ontology
        lacks; only tokens `worth` it are looked at."""
        found = self._found(sentence, worth)
        return (candidate for candidate in found if self.lexicon.knows(candidate.entry.subtype))

    def _found(self, sentence: Span, worth: Callable[[Token], bool]) -> Iterator[Candidate]:
        used: set[int] = set()  # nouns that a light verb took, verbs that a saying took
        for token in sentence:
            if token.i in used or not worth(token):
                continue
            said = saying_of(token, self.arguments.phrases, self._untrue, self.nominal.harms)
            if said is not None:
                used.update(verb.i for verb in said.content)
                yield stated(token, said)
            elif (turn := turn_of(token, self.arguments.phrases)) is not None:
                used.add(turn[1].i)
                yield from turned(turn, self.arguments.agents)
            elif is_brokered(token):
                yield mediation_of(token, self.arguments.phrases)
            elif token.pos_ == "VERB" and token.dep_ != "amod":
                yield from map(self._alone, self._verb(token, used))
            elif token.pos_ == "NOUN" and (
                said_by(token) or not is_content(token, self.lookup.verb)
            ):
                yield from map(self._alone, self._noun(token))

    def _verb(self, verb: Token, used: set[int]) -> Iterator[Candidate]:
        entry = self._told(verb)
        if entry is None:
            return
        entry = by_object(verb, entry, self.arguments.phrases.mentions)
        said = told_nouns(verb, entry, self.lexicon)
        used.update(noun.i for noun in said if not self._is_fought(noun))
        if self.frames[entry.subtype].instrument and is_passive(verb):
            used.update(c.i for c in children(verb, "obl", "obl:agent") if is_strike(c))
        frame = self.frames[entry.subtype]
        own = [n for n in said if self.nominal.is_own(n, entry.subtype)]
        parties = self.arguments.of_verb(verb, frame, entry.swapped, said, own)
        shared = next((f for f in map(self.nominal.frame_of, said) if f and f.joint), None)
        if shared and len(parties.sources) > 1:  # "A and B failed to reach agreement on C"
            parties = self.arguments.of_verb(verb, shared, entry.swapped, said)
        if entry.subtype == "resignation":  # "gave up the [presidency]"
            told = {self.arguments.phrases.mentions.of(noun).start for noun in said}
            parties.targets = [m for m in parties.targets if m.start not in told]
        joins = verb.lemma_.lower() == "join" and entry.subtype not in _TALKING
        sure = joins and self._beside(verb, parties, said, frame)
        fill(parties, self.arguments, verb, frame, said, entry.swapped)
        add_liked(verb, parties, frame, self.lookup, self.arguments)
        if not parties.sources and not parties.targets:
            parties = self._of_subject(verb) or parties
        entry = by_parties(verb, entry, parties, self.arguments.phrases.mentions)
        rule = f"verb:{' '.join(sorted(entry.rest)) or 'bare'}"
        struck = is_of_strike(verb, frame)
        yield Candidate(verb, entry, parties, rule, tuple(said), sure, struck)

    def _told(self, verb: Token) -> Entry | None:
        """What a verb tells by itself, if it tells an act."""
        entry = self.lookup.verb(verb)
        if entry is None or only_blames(verb) or is_ineffective(verb) or self._is_part(verb):
            return None
        inner = entry.rest <= of_clause(verb) and (only_says(verb) or transparent(verb))
        return None if inner or is_content(verb, self.lookup.verb) else entry

    def _is_part(self, verb: Token) -> bool:
        """Whether a verb tells only what another act is of, or no act of anybody's."""
        vowed = is_withheld(verb) or is_weighed(verb) or self.lookup.is_vowed(verb)
        if vowed or is_answer(verb, self.lookup.verb):
            return True
        aside = is_by_the_way(verb, self.nominal.harms)
        aside = aside or only_decides(verb, self.lookup.verb)
        mentions = self.arguments.phrases.mentions
        return aside or is_figurative(verb, mentions) or tells_no_deed(verb, mentions)

    def _of_subject(self, verb: Token) -> Parties | None:
        """The parties of the act that a verb tells of: "a truce between [A and B] collapsed"."""
        for noun in children(verb, *SUBJECTS):
            shape = self.nominal.frame_of(noun)
            if shape is not None and self._is_told(noun):
                return self.arguments.of_noun(noun, shape)
        return None

    def _is_told(self, noun: Token) -> bool:
        """Whether a verb tells the act of its subject, or its end: "a [truce] collapsed".

        Talks that end were held, whatever becomes of them.
        """
        verb = noun.head
        if noun.dep_ not in ANY_SUBJECT or verb.pos_ != "VERB":
            return False
        entry = self.lookup.verb(verb)
        held = noun.dep_ in SUBJECTS
        if entry is None or (held and entry.subtype == "talks-broken-off"):
            return False
        repelled = entry.subtype == "attack" and is_repelled(noun)
        ended = self.lexicon.ends.get(self.lexicon.act(noun.lemma_) or "")
        over = ended == entry.subtype or is_judged(noun)
        passive = not held and over and not self._is_fought(noun)
        told = entry.rest if repelled or passive else entry.subject
        return lemma_of(noun) in told

    def _is_fought(self, noun: Token) -> bool:
        """Whether a noun tells a fight whatever its verb does: "end the [war] between A and B"."""
        return self.lexicon.act(noun.lemma_) == "clash" and is_fought(noun)

    def _beside(self, verb: Token, parties: Parties, said: list[Token], frame: Frame) -> bool:
        """Read those whom somebody joins in an act as doing it: "joined [A] in a boycott of B"."""
        fellows = [
            m
            for c in children(verb, "obj")
            if c not in said
            for m in self.arguments.phrases.actors(c)
        ]
        if said and fellows:
            shape = replace(frame, of_target=True)
            inner = [self.arguments.of_noun(noun, shape) for noun in said]
            parties.sources += fellows
            parties.targets = others([m for i in inner for m in i.targets], parties.sources)
        return bool(said and fellows)

    def _noun(self, noun: Token) -> Iterator[Candidate]:
        if noun.i in self.things:
            return
        if noun.lemma_.lower() in TALKS and points_back(noun):
            yield Candidate(noun, _TALKS, Parties(), POINTER)
            return
        if (said := said_by(noun)) is not None:
            yield from self._call(noun, said)
            return
        entry, as_verb = self.lookup.noun(noun)
        rule = NOMINAL[as_verb]
        struggle = noun.lemma_.lower() in STRUGGLES
        if entry is None and self.arguments.fights.is_drive(noun):
            entry, struggle = _STRUGGLE, True
        if entry is None or is_averted(noun, entry.subtype) or self._is_told(noun):
            return
        if is_no_deed(noun) or is_likened(noun) or (is_undone(noun) and not self._is_fought(noun)):
            return
        parties = self.nominal.parties(noun, entry.subtype, struggle)
        told = bool(parties.sources) and bool(children(noun, "acl"))
        asked = answered(noun, entry.subtype, self.lookup, self.arguments, parties)
        self.nominal.add_owner(noun, parties, struggle)
        if len(parties.sources) + len(parties.targets) >= 2 or told:
            rule, sure = (ANSWERED, True) if asked else (rule, bool(self.nominal.blamed(noun)))
            yield Candidate(noun, entry, asked or parties, rule, sure=sure)
        elif points_back(noun):
            yield Candidate(noun, entry, Parties(), POINTER)

    def _call(self, noun: Token, verb: Token) -> Iterator[Candidate]:
        """The call or the meeting in which somebody said something to somebody."""
        entry = _TALKS if noun.lemma_.lower() in MEETING_NOUNS else _CALL
        parties = self.arguments.of_verb(verb, self.frames[entry.subtype])
        told = [m for m in parties.targets if m.start < noun.idx] or parties.targets[:1]
        told = [m for m in told if m.text.rpartition(" ")[2].lower() not in _PRESS]
        known = [m for m in told if m.name or entry == _CALL]
        if parties.sources and known:
            both = Parties(parties.sources, known, self.arguments.phrases.venue(noun), joint=True)
            yield Candidate(noun, entry, both, NOMINAL[0])

    def parties_of(self, trigger: Token, subtype: str, said: Iterable[Token]) -> Parties:
        """The parties of a trigger that is no word of the lexicon, by its subtype's frame."""
        if trigger.pos_ in ("VERB", "AUX"):
            return self.arguments.of_verb(trigger, self.frames[subtype], said=said)
        told = self.arguments.of_noun(trigger, self.frames[subtype])
        return answered(trigger, subtype, self.lookup, self.arguments, told) or told
