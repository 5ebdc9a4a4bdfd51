"""When the acts of an article were: by a date of their sentence, by what is told around them, or
on the day that the story has come to."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date as Day
from typing import TypeGuard

from spacy.tokens import Span as Sentence
from spacy.tokens import Token

from kg.extract.dates import (
    Tense,
    assign,
    days_in,
    default_date,
    find_dates,
    resolve_date,
)
from kg.extract.dating import (
    BOUND,
    HINGE,
    by_when,
    can_date,
    cut,
    gives_way,
    is_ahead,
    is_apart,
    is_hinged,
    is_later,
    is_moment,
    is_plain,
    is_scheduled,
    is_when_told,
    owned,
    soon,
    tip_of,
    told_apart,
    word_at,
)
from kg.extract.entries import Entry, entries_of, subject_day
from kg.extract.story import Story
from kg.extract.tenses import (
    having,
    is_past,
    is_present,
    is_simple,
    main_verbs,
    tells_past,
    verb_of,
)
from kg.extract.tree import children, clause_spans, first_conjunct, shares_subject
from kg.model import Article, Basis, DateSpan, Event, Span, Status

# What points at the time named just before, in whatever clause; else it is that of the main story.
_THAT = re.compile(r"(?:that|the (?:very )?(?:same|previous|preceding)) ", re.I)
_BACK = re.compile(
    r"(?:for|since|overnight|(?:in|during) the night|(?:the )?(?:past|last)) ?", re.I
)


_NEAR = re.compile(
    r"(?:earlier )?(?:today|tonight|yesterday|tomorrow|last night"
    r"|this (?:morning|afternoon|evening))",
    re.I,
)


class Narrative:
    """The dates of an article's acts: those its sentences say, and the day it has come to.

    Sentences are read in order with `read`; `date_of` dates an act of the last one, `tell` adds
    the event that was made of it.
    """

    def __init__(self, article: Article) -> None:
        self.article = article
        self.sentence: Sentence | None = None
        self.dates: list[Span] = []
        self.events: list[Event] = []  # of the sentence
        self.story = Story(article)
        self.entry: Entry | None = None  # the part of the text that the sentence is of
        self._entries = entries_of(article)
        self._subject = subject_day(article)  # the day that the whole text is about
        if self._subject is not None:
            self.story.turn(self._subject, 0)
        self._told_simply = 0  # where the last sentence of the simple past ended
        self._goes_on = False
        self._firsts: dict[Span, Token] = {}
        self._meant: dict[tuple[Span, Tense, bool], DateSpan | None] = {}

    def read(self, sentence: Sentence) -> None:
        """Turn to the next sentence."""
        self._close()
        self.sentence, self.dates = sentence, find_dates(sentence.text)
        self.events, self._meant, self._goes_on = [], {}, False
        self._firsts = {}
        self._turn_to(sentence.start_char + len(sentence.text) - len(sentence.text.lstrip()))

    def _turn_to(self, offset: int) -> None:
        """Go on to the entry that a sentence begins in."""
        within = (e for e in reversed(self._entries) if e.start <= offset < e.end)
        entry = next(within, None)
        if entry is not None and entry != self.entry:
            self.story.turn(entry.day, offset)
        self.entry = entry

    def tell(self, event: Event) -> None:
        """Add an event of the sentence, which is dated."""
        self.events.append(event)

    def date_of(self, trigger: Token, event: Event) -> DateSpan | None:
        """The days of the expression that belongs to the trigger, else of what is told around it,
        else the article's own date."""
        chosen, verb = self._own(trigger, event)
        if chosen is not None:
            ahead = is_ahead(trigger, word_at(chosen, trigger.sent), event)
            found = self._days(chosen, verb, "future" if ahead else "past")
            if found is not None and (ahead or not is_later(found, self.article)):
                return replace(cut(found, event, trigger, self.article), text=chosen.text)
        if event.status is Status.PLANNED:
            return None
        return self._undated(trigger, event, chosen)

    def _undated(self, trigger: Token, event: Event, chosen: Span | None) -> DateSpan | None:
        """The day of an act that has no date of its own, or one that means nothing."""
        if self.entry is not None:
            return self.entry.day
        carried = self._carried(trigger) if chosen is None else None
        if carried is not None and event.status is Status.ACTUAL:
            return carried
        past = self.story.year_of_history() if tells_past(trigger) else None
        subject = self._subject if not is_present(trigger) else None
        return past or subject or self._published()

    def _published(self) -> DateSpan | None:
        return default_date(self.article.date)

    def _own(self, trigger: Token, event: Event) -> tuple[Span | None, Token]:
        """The date of an act, or of the first of several that share a subject, and whose it is:
        "seized the station on Thursday and burned it"."""
        words = self._words(trigger)
        based = [_counted_from(d, word, words) for d, word in words.items()]
        own = [d for d, w in words.items() if d not in based and can_date(d, w, trigger, event)]
        chosen = self._nearest(own, trigger)
        if chosen is not None:
            verb = verb_of(words[chosen])
            firm = [d for d in own if verb_of(words[d]) == verb]
            firm = [d for d in firm if gives_way(chosen, d, event)]
            chosen = self._nearest(firm, trigger) or chosen
        lead = first_conjunct(trigger)
        alike = shares_subject(trigger) and is_present(trigger) == is_present(lead)
        if chosen is not None or event.status is Status.PLANNED:
            return chosen, trigger
        if alike:
            shared = [d for d, w in words.items() if can_date(d, w, lead, event)]
            chosen = self._nearest([d for d in shared if not BOUND.match(d.text)], lead)
        if chosen is not None:
            return chosen, lead
        return self._by_when(trigger), trigger

    def _words(self, token: Token) -> dict[Span, Token]:
        """The dates of the sentence with the first word of each."""
        if not self._firsts:
            self._firsts = {date: word_at(date, token.sent) for date in self.dates}
        return self._firsts

    def _nearest(self, dates: Sequence[Span], verb: Token) -> Span | None:
        return assign(dates, verb.idx - verb.sent.start_char, clause_spans(verb))

    def _by_when(self, trigger: Token) -> Span | None:
        """The date of what was when an act was, or of the first of several behind "a day after"."""
        lead, words = first_conjunct(trigger), self._words(trigger)
        own = [d for d, word in words.items() if lead != trigger and is_hinged(d, word, lead)]
        if not own and not having(trigger):
            own = [d for d, word in words.items() if is_plain(d) and by_when(d, word, trigger)]
        return assign(own, trigger.idx - trigger.sent.start_char, ())

    def _days(self, chosen: Span, verb: Token, tense: Tense) -> DateSpan | None:
        """What an expression means as the date of a verb; in a sentence it means one thing."""
        words, word, told = chosen.text, word_at(chosen, verb.sent), None
        moment = is_moment(verb, word)
        behind = next((v for v in (verb, *verb.ancestors) if is_hinged(chosen, word, v)), None)
        key = (chosen, tense, moment or behind is not None)
        if key in self._meant:
            return self._meant[key]
        hinge, tip = HINGE.search(words), tip_of(chosen, word)
        if hinge is not None and behind is not None:
            # "left nine years after [they moved in]" dates the moving in against the leaving
            told = self._told_by(behind.head) or self._beside(chosen)
            words = words[: hinge.start()] + (" before" if hinge[0] == " after" else " after")
        elif hinge is not None and verb.i < word.i and tip.dep_ == "mark":
            told = self._told_by(tip.head) or self._published()  # when what is behind it was
        elif hinge is not None and tip.dep_ in ("mark", "case"):
            base = _counted_from(chosen, word, self._words(verb))
            told = self._resolved(base) if base else self.story.day or self._published()
        elif moment:
            words = BOUND.sub("", words, count=1)
        elif not words.lower().startswith("for ") or having(verb) & {"had", "'d"}:
            told = self._before(chosen, verb) or (self._published() if hinge else None)
        # else "has held it for a week": until now
        year = self.story.year_told(verb.sent)
        found = days_in(words, year) if year is not None else None
        found = found or resolve_date(
            words, published=self._today(words), tense=tense, previous=told
        )
        if is_scheduled(verb, word) and not _BACK.match(words):
            found = soon(words, self.article) or found
        self._meant[key] = found
        return found

    def _before(self, chosen: Span, verb: Token) -> DateSpan | None:
        """What an expression such as "the next day" counts from: what is told around it, or was
        told last."""
        for node in verb.ancestors:
            if (found := self._told_by(node, chosen)) is not None:
                return found
        for event in reversed(self.events):
            if _is_told(event.date) and event.date.text != chosen.text:
                return event.date
        last = (_THAT.match(chosen.text) and self.story.last) or self.story.reached(verb.sent)
        if last is not None:
            return last
        return self._published() if self.story.begun or self.events else None

    def _beside(self, chosen: Span) -> DateSpan | None:
        """The day that the rest of a sentence tells: the date before an expression, else the
        next one, else the publication."""
        others = [d for d in self.dates if d != chosen and is_plain(d)]
        before = [d for d in others if d.end <= chosen.start]
        for date in (*reversed(before), *(d for d in others if d.start >= chosen.end)):
            found = next((days for (other, *_), days in self._meant.items() if other == date), None)
            found = found or self._resolved(date)
            if found is not None:
                return found
        return self._published()

    def _resolved(self, date: Span) -> DateSpan | None:
        year = self.story.year_told(self.sentence) if self.sentence is not None else None
        found = days_in(date.text, year) if year is not None else None
        today = self._today(date.text)
        return found or resolve_date(date.text, published=today, previous=self.story.day)

    def _today(self, words: str) -> Day | None:
        """The day that "today" is: of publication, or of the entry of a diary."""
        near = self.entry is not None and _NEAR.match(words)
        return self.entry.day.start if self.entry is not None and near else self.article.date

    def _told_by(self, verb: Token, but: Span | None = None) -> DateSpan | None:
        """The days of the expression that hangs on a verb of the past."""
        if not is_past(verb):
            return None
        words = self._words(verb)
        plain = [(d, w) for d, w in words.items() if d != but and is_plain(d)]
        own = [d for d, w in plain if verb_of(w) == verb and not (owned(d, w) or told_apart(w))]
        chosen = assign(own, verb.idx - verb.sent.start_char, ())
        return self._resolved(chosen) if chosen is not None else None

    def _close(self) -> None:
        """Keep what the sentence says in its main clause of the day the story has come to."""
        if self.sentence is None:
            return
        story = self.story
        story.begun = story.begun or bool(self.events)
        told = [e.date for e in self.events if _is_told(e.date)]
        story.last = told[-1] if told else story.last if self.entry is not None else None
        end = self.sentence.start_char + len(self.sentence.text.rstrip())
        if self._goes_on:
            story.hold(end)
        day, root = self._main_day(), self.sentence.root
        if day is not None:
            between = self.article.text[self._told_simply : self.sentence.start_char]
            aside = self._told_simply > 0 and "\n" not in between
            story.come_to(day, end, earlier=bool(having(root)), aside=aside)
        if is_simple(root):
            self._told_simply = end

    def _main_day(self) -> DateSpan | None:
        """The last day that the main clauses of the sentence tell."""
        assert self.sentence is not None
        root = self.sentence.root
        joined = [root, *children(root, "conj")]
        for verbs in (joined, list(main_verbs(root))):
            places = {verb.idx for verb in verbs}
            days = [self._told_by(verb) for verb in verbs]
            days += [e.date for e in self.events if e.trigger.start in places and _is_told(e.date)]
            if found := [day for day in days if day is not None]:
                return found[-1]
        return None

    def _carried(self, trigger: Token) -> DateSpan | None:
        """The day that the story has come to, of what it goes on to tell in the simple past."""
        if not is_simple(trigger):
            return None
        day = self._around(trigger) or self.story.goes_on(trigger.sent)
        if day is not None:
            self._goes_on = True
        return day

    def _around(self, trigger: Token) -> DateSpan | None:
        """The one recent day that a sentence names in the simple past."""
        found = set()
        for date, word in self._words(trigger).items():
            if is_when_told(date, word) and not is_apart(word, trigger):
                found.add(self.story.recent(self._resolved(date)))
        days = found - {None}
        return days.pop() if len(days) == 1 else None


def _is_told(date: DateSpan | None) -> TypeGuard[DateSpan]:
    return date is not None and date.basis is not Basis.PUBLICATION


def _counted_from(date: Span, word: Token, dates: Mapping[Span, Token]) -> Span | None:
    """The date that another counts from: "the day after the coup of [15 July]"."""
    tip = tip_of(date, word)
    if HINGE.search(date.text) is None or tip.dep_ != "case":
        return None
    event = set(tip.head.subtree)
    behind = (d for d, w in dates.items() if d.start >= date.end and is_plain(d) and w in event)
    return next(behind, None)
