"""Who did what to whom: the events of a parsed article."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from kg.extract.acts.candidate import POINTER, Candidate
from kg.extract.acts.candidates import Finder
from kg.extract.doubles import without_doubles
from kg.extract.folding import fold_repeats, without_background
from kg.extract.grammar.negation import acts_on_none, is_refused
from kg.extract.grammar.speech import governor, is_of_hearer, is_quoted
from kg.extract.grammar.words import Doc, Sentence, Token
from kg.extract.headlines import fold_headlines
from kg.extract.lexical.attitudes import DENYING
from kg.extract.lexical.frames import Frames
from kg.extract.lexical.gazetteer import Gazetteer
from kg.extract.lexical.lexicon import Lexicon
from kg.extract.lexical.nouns import ActorNouns
from kg.extract.mend.repair import mend
from kg.extract.parse.reading import Reading
from kg.extract.parties.answers import Answers
from kg.extract.parties.arguments import Arguments, Parties, companions
from kg.extract.parties.backward import initiator, is_another, pointed, told_before
from kg.extract.parties.deeds import Deeds
from kg.extract.parties.forces import Forces
from kg.extract.parties.nations import Nations
from kg.extract.parties.phrases import Phrases
from kg.extract.parties.undone import leaves_undone
from kg.extract.status.attribution import attribution_of, begun_before
from kg.extract.status.declared import is_declared
from kg.extract.status.modality import is_conditional
from kg.extract.weigh.happened import status_told
from kg.extract.weigh.idle import is_idle
from kg.extract.weigh.limits import Weights
from kg.extract.weigh.sureness import Sureness, as_share, signs_of
from kg.extract.weigh.weigh import Weighed, Weigher
from kg.extract.when.dated import dated
from kg.extract.when.narrative import Narrative
from kg.extract.who.mentions import Mentions
from kg.model import Article, Attribution, Event, Kind, Span, Status
from kg.taxonomy import Subtype, Taxonomy

_EXCHANGING = ("exchange", "swap", "trade")
_JOINT = ("CONSULT", "COOPERATE", "ASSAULT")


class EventCoder:
    """Codes a parsed article with the lexicon, the frames and the taxonomy."""

    def __init__(
        self, lexicon: Lexicon, frames: Frames, nouns: ActorNouns, taxonomy: Taxonomy
    ) -> None:
        self.lexicon = lexicon
        self.frames = frames
        self.nouns = nouns
        self.taxonomy = taxonomy
        self.weights = Weights()
        self.sureness = Sureness()

    def events(self, doc: Doc, article: Article, gazetteer: Gazetteer | None) -> list[Event]:
        """All events of the article in the order of their triggers, repeats folded together."""
        mend(doc)
        mentions = Mentions(doc, self.nouns, gazetteer, article.title or "")
        doc.settle()
        finder = Finder(self.lexicon, self.frames, mentions)
        phrases = finder.arguments.phrases
        weighed = self._weighing(finder, doc.reading)
        deeds = Deeds(doc, finder.arguments, self.lexicon, self.frames, self.taxonomy, article.date)
        answers = Answers(deeds)
        events: list[Event] = []
        narrative = Narrative(article)
        for index, sentence in enumerate(doc.sents):
            narrative.read(sentence)
            told: list[Event] = []
            triggers: dict[int, Token] = {}
            for found in weighed(sentence):
                candidate = found.candidate
                if candidate.rule == POINTER:
                    pointed_at = self._pointer(candidate, events, phrases)
                    if pointed_at is None:
                        continue
                    candidate = pointed_at
                found = replace(found, candidate=candidate)
                if found.status is Status.PLANNED and narrative.tells_past(candidate.trigger):
                    found = replace(found, status=None)
                event = self._event(article, sentence, index, found, finder.arguments)
                if event is not None and not is_refused(candidate.trigger, event, told):
                    event, matter = answers.directed(event, candidate.trigger)
                    event = self._sure(event, found)
                    when = narrative.date_of(candidate.trigger, event)
                    event = dated(event, when, candidate.trigger, article)
                    deeds.add(event, candidate.trigger, matter)
                    told.append(self._folded(event))
                    triggers[event.trigger.start] = candidate.trigger
                    narrative.tell(told[-1])
            once = without_doubles(answers.returns.shared(told), triggers, self.taxonomy)
            events += without_background(once, triggers)
        return fold_repeats(fold_headlines(events, doc, Nations(mentions)))

    def _weighing(
        self, finder: Finder, reading: Reading | None
    ) -> Callable[[Sentence], Iterable[Weighed]]:
        """What is left of a sentence's candidates, weighed against the reading; the rules where
        there is none."""
        if reading is None:
            return lambda sentence: map(Weighed, finder.candidates(sentence))
        reading.limit_to(self.taxonomy.subtypes)
        return Weigher(finder, reading, self.weights, self.taxonomy).candidates

    def _pointer(
        self, candidate: Candidate, events: list[Event], phrases: Phrases
    ) -> Candidate | None:
        """Add to the event that is pointed back to; another one like it is a candidate."""
        base = self.taxonomy.subtype(candidate.entry.subtype).event_type
        at = told_before(events, base)
        if at is None:
            return None
        if not is_another(candidate.trigger):
            events[at] = pointed(events[at], candidate.trigger, phrases)
            return None
        parties = Parties(list(events[at].sources), list(events[at].targets))
        entry = replace(candidate.entry, subtype=events[at].subtype or candidate.entry.subtype)
        return replace(candidate, entry=entry, parties=parties)

    def _event(
        self,
        article: Article,
        sentence: Sentence,
        index: int,
        weighed: Weighed,
        arguments: Arguments,
    ) -> Event | None:
        phrases, candidate = arguments.phrases, weighed.candidate
        trigger, entry, parties = candidate.trigger, candidate.entry, candidate.parties
        if not parties.sources and not parties.targets:
            return None
        status, event_type, mode, told = self._told(weighed)
        subtype = self.taxonomy.subtype(told)
        if _is_of_nobody(trigger, told, parties, status, phrases):
            return None
        if entry.subtype == "prisoners-released" and _is_exchanged(candidate):
            _exchange(parties)
        lone = len(parties.sources) + len(parties.targets) < 2
        _settle(parties, subtype, arguments.targets.forces)
        if entry.subtype == "visit":
            parties.join(companions(trigger, phrases))
        return Event(
            article=article.id,
            sentence=_trimmed(sentence),
            sentence_index=index,
            subtype=subtype.id,
            event_type=event_type,
            mode=mode,
            cameo=subtype.cameo,
            trigger=Span(trigger.text, trigger.idx, trigger.idx + len(trigger)),
            sources=tuple(map(phrases.coreference.spelt_out, parties.sources)),
            targets=tuple(map(phrases.coreference.spelt_out, parties.targets)),
            venue=parties.venue,
            reciprocal=not lone and self._is_joint(candidate, subtype.id, event_type, weighed),
            initiator=initiator(trigger, phrases),
            status=status,
            attribution=_attribution(weighed, phrases),
            rule=candidate.rule,
        )

    def _told(self, weighed: Weighed) -> tuple[Status, str | None, str | None, str]:
        """The status of an act, and the type, the mode and the subtype that it has by it."""
        trigger = weighed.candidate.trigger
        subtype = self.taxonomy.subtype(weighed.candidate.entry.subtype)
        status = status_told(weighed, subtype.event_type)
        coming = status is Status.HYPOTHETICAL and is_conditional(trigger)
        event_type, mode = self.taxonomy.fold(subtype.id, Status.PLANNED if coming else status)
        if is_declared(trigger, status, subtype.event_type, event_type):
            told = self.taxonomy.declared(event_type, mode) or subtype.id
            return Status.ACTUAL, event_type, mode, told
        return status, event_type, mode, subtype.id

    def _folded(self, event: Event) -> Event:
        """An event that turned out to be planned, of the type that plans have."""
        if event.status is not Status.PLANNED or event.subtype is None:
            return event
        event_type, mode = self.taxonomy.fold(event.subtype, Status.PLANNED)
        return replace(event, event_type=event_type, mode=mode)

    def _is_joint(
        self, candidate: Candidate, subtype: str, event_type: str | None, weighed: Weighed
    ) -> bool:
        """Whether all participants do the same: talks always, an agreement among its parties."""
        parties = candidate.parties
        together = len(parties.sources) > 1 and not parties.targets
        if not self.taxonomy.subtype(subtype).mutual:
            both = parties.joint or any(map(self._is_mutual, candidate.said))
            both = both or (self.frames[subtype].joint and event_type != "CONSULT")  # "cut ties"
            return together and (both or _is_exchanged(candidate))
        met = event_type == "CONSULT" and candidate.trigger.lemma_ == "meet"
        if together or (met and all(m.name for m in (*parties.sources, *parties.targets))):
            return True
        if weighed.mutual is not None:
            return weighed.mutual
        return event_type in _JOINT or len(parties.sources) > 1 or parties.joint

    def _is_mutual(self, noun: Token) -> bool:
        """Whether a noun tells what is done together: "failed to reach an [agreement]"."""
        subtype = self.lexicon.act(noun.lemma_)
        return subtype is not None and self.taxonomy.subtype(subtype).mutual

    def _sure(self, event: Event, weighed: Weighed) -> Event:
        """The event with how often one that is read so is right, in its type and in all."""
        if signs := signs_of(event, weighed, self.taxonomy):
            kind, whole = self.sureness.of(signs)
        else:
            kind = whole = _by_rule(weighed.candidate, event.status)
        return replace(event, type_confidence=kind, confidence=whole)


def _is_of_nobody(
    trigger: Token, subtype: str, parties: Parties, status: Status, phrases: Phrases
) -> bool:
    """Whether an act is none by who takes part, or nobody is told not to have done it."""
    none = status is Status.NEGATED and not parties.targets and acts_on_none(trigger)
    idle = none or is_idle(trigger, subtype, parties, phrases.mentions)
    return idle or (not parties.sources and leaves_undone(trigger, phrases.mentions))


def _settle(parties: Parties, subtype: Subtype, forces: Forces) -> None:
    """Name the nameless forces of a fight, and leave out what several spoke of."""
    if subtype.event_type == "ASSAULT":
        parties.sources = [forces.owned(mention) for mention in parties.sources]
        hit = [mention for mention in parties.targets if not forces.is_tool(mention)]
        parties.targets = [forces.owned(mention) for mention in hit]
        parties.sources = forces.others_than(parties.targets, parties.sources)
    if subtype.mutual:  # what they spoke of took no part in it
        parties.targets = [m for m in parties.targets if m.kind is not Kind.MATTER]


def _exchange(parties: Parties) -> None:
    """Leave out the nameless whom two exchange: "A and B swapped [300 prisoners]"."""
    if len(parties.sources) > 1:
        parties.targets = [m for m in parties.targets if m.name]


def _is_exchanged(candidate: Candidate) -> bool:
    """Whether both do the same to each other: "traded accusations"."""
    words = {candidate.trigger.lemma_.lower(), candidate.trigger.head.lemma_.lower()}
    return not words.isdisjoint(_EXCHANGING)


def _by_rule(candidate: Candidate, status: Status) -> float:
    """Points for what a rule found, where there is no reading."""
    parties, trigger = candidate.parties, candidate.trigger
    score = 0.55 + 0.1 * bool(parties.sources) + 0.1 * bool(parties.targets)
    score += 0.05 * min(2, len(candidate.entry.rest)) - 0.1 * (trigger.pos_ == "NOUN")
    return as_share(score - 0.15 * (status is Status.HYPOTHETICAL) - 0.02 * _depth(trigger))


def _attribution(weighed: Weighed, phrases: Phrases) -> Attribution | None:
    """Who says so by rule, unless it reads otherwise; else whom only the reading finds."""
    trigger = weighed.candidate.trigger
    found = attribution_of(trigger, phrases)
    if found is not None and weighed.vouches(found.by):
        return found
    speakers = [t for t in weighed.speakers if not is_of_hearer(trigger, governor(t))]
    read = tuple(mention for token in speakers for mention in phrases.actor(token))
    acting = weighed.candidate.parties.sources
    others = tuple(mention for mention in read if mention not in acting)
    by = others if any(mention.name for mention in others) else read  # "[A] warned B, [C] said"
    denies = any(governor(token).lemma_.lower() in DENYING for token in speakers)
    if not others and not denies:
        return begun_before(trigger, phrases, acting)
    return Attribution(by=by, cue=governor(speakers[0]).text, quoted=is_quoted(trigger))


def _trimmed(sentence: Sentence) -> Span:
    """The sentence without the line ends around it."""
    text = sentence.text
    start = sentence.start_char + len(text) - len(text.lstrip())
    return Span(text.strip(), start, start + len(text.strip()))


def _depth(token: Token) -> int:
    return min(5, sum(1 for _ in token.ancestors))
