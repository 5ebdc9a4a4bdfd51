"""Who did what to whom: the events of a parsed article."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Sentence

from kg.extract.arguments import Parties
from kg.extract.attitudes import PROMISING, SAYING
from kg.extract.backward import antecedent, initiator, is_another, pointed
from kg.extract.candidates import DUTY, POINTER, Candidate, Finder
from kg.extract.dates import Tense, assign, default_date, find_dates, resolve_date
from kg.extract.folding import fold_repeats, without_background
from kg.extract.frames import Frames
from kg.extract.lexicon import ActorNouns, Lexicon
from kg.extract.mentions import Gazetteer, Mentions
from kg.extract.modality import attribution_of, is_conditional, status_of
from kg.extract.phrases import Phrases
from kg.extract.reading import reading_of
from kg.extract.repair import attach_names
from kg.extract.speech import governor, is_quoted
from kg.extract.tree import clause_spans
from kg.extract.weigh import Weighed, Weigher, Weights
from kg.model import Article, Attribution, Basis, DateSpan, Event, Kind, Span, Status
from kg.taxonomy import Taxonomy

_HISTORY = timedelta(days=365)
_HINGE = re.compile(r" (?:after|before)$")
_PLATT = (0.03, 0.3, 0.8)  # from training.calibrate
_JOINT = ("CONSULT", "COOPERATE", "ASSAULT")


class EventCoder:
    """Codes a parsed article with the lexicon, the frames and the taxonomy."""

    def __init__(
        self,
        lexicon: Lexicon,
        frames: Frames,
        nouns: ActorNouns,
        taxonomy: Taxonomy,
        weights: Weights = Weights(),  # noqa: B008
    ) -> None:
        self.lexicon = lexicon
        self.frames = frames
        self.nouns = nouns
        self.taxonomy = taxonomy
        self.weights = weights

    def events(self, doc: Doc, article: Article, gazetteer: Gazetteer | None) -> list[Event]:
        """All events of the article in the order of their triggers, repeats folded together."""
        attach_names(doc)
        finder = Finder(self.lexicon, self.frames, Mentions(doc, self.nouns, gazetteer))
        phrases = finder.arguments.phrases
        reading = reading_of(doc)
        weigher = Weigher(finder, reading, self.weights) if reading is not None else None
        events: list[Event] = []
        for index, sentence in enumerate(doc.sents):
            dates = find_dates(sentence.text)
            told: list[Event] = []
            candidates = (
                weigher.candidates(sentence)
                if weigher is not None
                else map(Weighed, finder.candidates(sentence))
            )
            for found in candidates:
                candidate = found.candidate
                if candidate.rule == POINTER:
                    pointed_at = self._pointer(candidate, events, phrases)
                    if pointed_at is None:
                        continue
                    candidate = pointed_at
                event = self._event(
                    article, sentence, index, replace(found, candidate=candidate), phrases
                )
                if event is not None:
                    before = told or events
                    previous = before[-1] if before else None
                    when = _date(
                        candidate.trigger, sentence, dates, article, previous, event.status
                    )
                    told.append(_dated(event, when, article))
            events += without_background(told)
        return fold_repeats(events)

    def _pointer(
        self, candidate: Candidate, events: list[Event], phrases: Phrases
    ) -> Candidate | None:
        """Add to the event that is pointed back to; another one like it is a candidate."""
        base = self.taxonomy.subtype(candidate.entry.subtype).event_type
        at = antecedent(events, base)
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
        phrases: Phrases,
    ) -> Event | None:
        candidate = weighed.candidate
        trigger, entry, parties = candidate.trigger, candidate.entry, candidate.parties
        if not parties.sources and not parties.targets:
            return None
        status = Status.ACTUAL if candidate.rule == DUTY else status_of(trigger)
        if status is Status.ACTUAL and weighed.status is not None:
            status = weighed.status
        subtype = self.taxonomy.subtype(entry.subtype)
        coming = status is Status.HYPOTHETICAL and is_conditional(trigger)
        event_type, mode = self.taxonomy.fold(entry.subtype, Status.PLANNED if coming else status)
        lone = len(parties.sources) + len(parties.targets) < 2
        if subtype.mutual:  # what they spoke of took no part in it
            parties.targets = [m for m in parties.targets if m.kind is not Kind.MATTER]
        return Event(
            article=article.id,
            sentence=_trimmed(sentence),
            sentence_index=index,
            subtype=entry.subtype,
            event_type=event_type,
            mode=mode,
            cameo=subtype.cameo,
            trigger=Span(trigger.text, trigger.idx, trigger.idx + len(trigger)),
            sources=tuple(map(phrases.coreference.spelt_out, parties.sources)),
            targets=tuple(map(phrases.coreference.spelt_out, parties.targets)),
            venue=parties.venue,
            reciprocal=not lone and self._is_joint(candidate, event_type, weighed),
            initiator=initiator(trigger, phrases),
            status=status,
            attribution=_attribution(weighed, phrases),
            confidence=self._confidence(weighed, status, bool(parties.sources)),
            rule=candidate.rule,
        )

    def _is_joint(self, candidate: Candidate, event_type: str | None, weighed: Weighed) -> bool:
        """Whether all participants do the same: talks always, an agreement among its parties."""
        parties = candidate.parties
        together = len(parties.sources) > 1 and not parties.targets
        if not self.taxonomy.subtype(candidate.entry.subtype).mutual:
            return together and any(map(self._is_mutual, candidate.said))
        if together:
            return True
        if weighed.mutual is not None:
            return weighed.mutual
        return event_type in _JOINT or len(parties.sources) > 1 or parties.joint

    def _is_mutual(self, noun: Token) -> bool:
        """Whether a noun tells what is done together: "failed to reach an [agreement]"."""
        subtype = self.lexicon.acts.get(noun.lemma_.lower())
        return subtype is not None and self.taxonomy.subtype(subtype).mutual

    def _confidence(self, weighed: Weighed, status: Status, sourced: bool) -> float:
        """How often an act that is read so is of this PLOVER type."""
        if weighed.weigher is None:
            score = _by_rule(weighed.candidate, status)
        else:
            base = self.taxonomy.subtype(weighed.candidate.entry.subtype).event_type
            chance = sum(
                chance
                for name, chance in weighed.weigher.reading.likeliest(weighed.tokens)
                if self.taxonomy.subtype(name).event_type == base
            )
            score = _share(chance, sourced)
        return round(max(0.01, min(0.99, score)), 3)


def _share(chance: float, sourced: bool) -> float:
    """The share of events of this chance that are right (Platt 1999): the network is too sure."""
    level, slope, source = _PLATT
    chance = max(0.01, min(0.99, chance))
    odds = level + slope * math.log(chance / (1 - chance)) + source * sourced
    return 1 / (1 + math.exp(-odds))


def _by_rule(candidate: Candidate, status: Status) -> float:
    """Points for what a rule found, where there is no reading."""
    parties, trigger = candidate.parties, candidate.trigger
    score = 0.55 + 0.1 * bool(parties.sources) + 0.1 * bool(parties.targets)
    score += 0.05 * min(2, len(candidate.entry.rest)) - 0.1 * (trigger.pos_ == "NOUN")
    return score - 0.15 * (status is Status.HYPOTHETICAL) - 0.02 * _depth(trigger)


def _attribution(weighed: Weighed, phrases: Phrases) -> Attribution | None:
    """Who says so by rule, unless it reads otherwise; else whom only the reading finds."""
    trigger = weighed.candidate.trigger
    found = attribution_of(trigger, phrases)
    if found is not None and weighed.vouches(found.by):
        return found
    speakers = weighed.speakers
    by = tuple(mention for token in speakers for mention in phrases.actor(token))
    if not by:
        return None
    return Attribution(by=by, cue=governor(speakers[0]).text, quoted=is_quoted(trigger))


def _trimmed(sentence: Sentence) -> Span:
    """The sentence without the line ends around it."""
    text = sentence.text
    start = sentence.start_char + len(text) - len(text.lstrip())
    return Span(text.strip(), start, start + len(text.strip()))


def _depth(token: Token) -> int:
    return min(5, sum(1 for _ in token.ancestors))


def _date(
    trigger: Token,
    sentence: Sentence,
    dates: Sequence[Span],
    article: Article,
    previous: Event | None,
    status: Status,
) -> DateSpan | None:
    """The days of the expression that belongs to the trigger, else the article's own date."""
    tense: Tense = "future" if status is Status.PLANNED else "past"
    dates = [d for d in dates if _can_date(d, _word_at(d, sentence), trigger, status)]
    chosen = assign(dates, trigger.idx - sentence.start_char, clause_spans(trigger))
    if chosen is not None:
        words, told = chosen.text, previous.date if previous else None
        hinge, word = _HINGE.search(words), _word_at(chosen, sentence)
        if hinge and _is_next(word, trigger):
            # "left nine years after [they moved in]" dates the moving in against the leaving
            if previous is None or previous.sentence.end <= sentence.start_char:
                return None  # which comes later
            words = words[: hinge.start()] + (" before" if hinge[0] == " after" else " after")
        elif hinge and trigger.i < word.i:
            told = default_date(article.date)  # of what comes behind "before"
        found = resolve_date(words, published=article.date, tense=tense, previous=told)
        if found is not None and not (tense == "past" and _is_ahead(found, article)):
            return replace(found, text=chosen.text)
    return None if tense == "future" else default_date(article.date)


def _is_ahead(found: DateSpan, article: Article) -> bool:
    """Whether days that follow from the story lie after the article."""
    told = found.basis is Basis.NARRATIVE and article.date is not None
    return told and found.start > article.date  # type: ignore[operator]


def _word_at(date: Span, sentence: Sentence) -> Token:
    first = sentence.start_char + date.start
    return next((token for token in sentence if token.idx >= first), sentence.root)


def _is_next(word: Token, verb: Token) -> bool:
    """Whether a verb is the first one behind a word."""
    return word.i < verb.i and all(t.pos_ != "VERB" for t in word.doc[word.i : verb.i])


def _can_date(date: Span, word: Token, trigger: Token, status: Status) -> bool:
    """Whether a date may be the trigger's own.

    It is not when it hangs on a verb below the trigger ("answered proposals made last December")
    or beside it, but "two days before [he was arrested]" dates what is told around it; and when a
    plan was told or agreed is not when it will be carried out ("agreed on Friday to meet").
    """
    verb = next((node for node in word.ancestors if node.pos_ == "VERB"), None)
    if verb is None or verb == trigger:
        return True
    if verb.head == trigger and verb.dep_ == "advcl" and (hinge := _HINGE.search(date.text)):
        # "met him a day after [B left]" says when B left
        return _is_next(word, verb) and (word.i < trigger.i or hinge[0] == " before")
    if trigger in word.ancestors:  # "proposals made last December" dates these proposals
        made = verb.head == trigger and verb.dep_ == "acl" and trigger.pos_ == "NOUN"
        return made or trigger not in verb.ancestors
    told = status is Status.PLANNED and verb.lemma_.lower() in PROMISING | SAYING
    return verb in trigger.ancestors and not told


def _dated(event: Event, when: DateSpan | None, article: Article) -> Event:
    """The event with its date; what ended more than a year before the article is history."""
    told = when is not None and when.basis is not Basis.PUBLICATION and article.date is not None
    if told and event.status is Status.ACTUAL:
        past = when.end < article.date - _HISTORY  # type: ignore[union-attr, operator]
        return replace(event, date=when, status=Status.HISTORICAL if past else event.status)
    return replace(event, date=when)
