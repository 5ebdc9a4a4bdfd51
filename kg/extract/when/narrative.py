"""When the acts of an article were: by a date of their sentence, by what is told around them, or
on the day that the story has come to."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from kg.extract.dates import Tense, assign
from kg.extract.grammar.tenses import (
    PRESENT,
    having,
    is_now,
    is_present,
    is_reported,
    is_simple,
    is_simple_present,
    main_verbs,
    tells_past,
    verb_of,
    was_to_be,
)
from kg.extract.grammar.tree import (
    cases,
    children,
    clause_spans,
    first_conjunct,
    shares_subject,
)
from kg.extract.grammar.words import Sentence, Token
from kg.extract.parse.entries import Entry, entries_of, subject_day
from kg.extract.when.around import is_apart, is_of_occasion, is_when_told
from kg.extract.when.beside import lasted, was_before, was_whenever
from kg.extract.when.chronicle import is_chronicle, is_in_front, is_under_way
from kg.extract.when.dated import cut, is_later, is_nearer_ahead, is_over
from kg.extract.when.dating import (
    BOUND,
    can_date,
    counts_from_any,
    gives_way,
    is_ahead,
    is_hinged,
    is_plain,
    may_be_of_asked,
    word_at,
)
from kg.extract.when.story import Story
from kg.extract.when.told import SentenceDates, counted_from, is_told, surname_of
from kg.model import Article, DateSpan, Event, Span, Status

_A_DAY = timedelta(days=1)
_DONE = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "RETREAT"})
_SAID = (None, "ACCUSE", "REJECT", "REQUEST", "SUPPORT", "THREATEN")
_SAME = frozenset({"same", "that", "this"})


class Narrative:
    """The dates of an article's acts: those its sentences say, and the day it has come to.

    Sentences are read in order with `read`; `date_of` dates an act of the last one, `tell` adds
    the event that was made of it.
    """

    told: SentenceDates  # what the sentence read last says

    def __init__(self, article: Article) -> None:
        self.article = article
        self.story = Story(article)
        self.entry: Entry | None = None  # the part of the text that the sentence is of
        self._entries = deque(entries_of(article))  # those that the text has not gone past
        self._subject = subject_day(article)  # the day that the whole text is about
        if self._subject is not None:
            self.story.turn(self._subject, 0)
        self._begun = False
        self._told_simply = 0  # where the last sentence of the simple past ended
        self._goes_on = False

    def read(self, sentence: Sentence) -> None:
        """Turn to the next sentence."""
        if self._begun:
            self._close()
        else:
            self.story.in_present = is_chronicle(sentence.doc)
        self._begun, self._goes_on = True, False
        self._turn_to(sentence.start_char + len(sentence.text) - len(sentence.text.lstrip()))
        self.told = SentenceDates(sentence, self.article, self.story, self.entry)

    def _turn_to(self, offset: int) -> None:
        """Go on to the entry that a sentence begins in."""
        while self._entries and self._entries[0].end <= offset:
            self._entries.popleft()
        first = self._entries[0] if self._entries else None
        entry = first if first is not None and first.start <= offset else None
        if entry is not None and entry != self.entry:
            self.story.turn(entry.day, offset)
        self.entry = entry

    def tells_past(self, trigger: Token) -> bool:
        """Whether an entry of a day that is over, or a chronicle, tells an act in the present:
        "[arrives] in A"; or one that has begun is going on."""
        if self.article.date is None or trigger.tag_ not in PRESENT:
            return is_under_way(trigger, self.told.words, self.article.date)
        over = self.entry is not None and self.entry.day.end <= self.article.date
        return over or self.story.in_present

    def tell(self, event: Event) -> None:
        """Add an event of the sentence, which is dated."""
        self.told.events.append(event)
        self.story.hear(event)

    def date_of(self, trigger: Token, event: Event) -> DateSpan | None:
        """The days of the expression that belongs to the trigger, else of what is told around it,
        else the article's own date."""
        chosen, verb = self._own(trigger, event)
        if chosen is not None:
            ahead = is_ahead(trigger, word_at(chosen, trigger.sent), event)
            tense: Tense = "future" if ahead else "past"
            if ahead and was_to_be(trigger):
                tense = "present"  # the nearest, which may be over
            found = self.told.mean(chosen, verb, tense)
            if found is not None and self._holds(found, chosen, trigger, event, verb, ahead):
                return replace(cut(found, event, trigger, self.article), text=chosen.text)
        if event.status is Status.PLANNED or (chosen is None and lasted(trigger)):
            return None
        return self._undated(trigger, event, chosen)

    def _holds(
        self, found: DateSpan, chosen: Span, trigger: Token, event: Event, verb: Token, ahead: bool
    ) -> bool:
        """Whether the days of an expression can be those of an act: they have come, but are not
        long over where it is told as done by now, and it does not rather say when what is asked for
        will be."""
        if ahead:
            return True
        word = word_at(chosen, trigger.sent)
        told = self.entry is not None or self.story.in_present or is_in_front(word, verb)
        if not told and is_now(trigger) and is_over(found, chosen.text, self.article):
            return False
        asked = may_be_of_asked(word, trigger, event)
        later = asked and is_nearer_ahead(chosen.text, found, self.article)
        return not later and not is_later(found, self.article)

    def _undated(self, trigger: Token, event: Event, chosen: Span | None) -> DateSpan | None:
        """The day of an act that has no date of its own, or one that means nothing."""
        if self.entry is not None:
            return self.entry.day
        whenever = was_whenever(trigger)
        if not whenever and (answered := self._with_answered(trigger)) is not None:
            return answered
        carried = self._carried(trigger) if chosen is None and not whenever else None
        if carried is not None and event.status is Status.ACTUAL:
            late = self._answers_later(event, carried)
            return self.told.published() if late else carried
        past = self.story.year_of_history() if tells_past(trigger) else None
        if chosen is None and is_simple(trigger) and not whenever:
            past = self.story.long_ago(trigger.sent, self._main_day()) or past
        subject = self._subject if not is_present(trigger) else None
        earlier = event.status is Status.ACTUAL and was_before(trigger)
        return past or subject or (None if whenever or earlier else self.told.published())

    def _with_answered(self, trigger: Token) -> DateSpan | None:
        """The days of what is answered in one breath: "A blamed B, a charge that B [denied]"."""
        charge = trigger.head
        if not trigger.dep_.startswith("acl") or charge.dep_ not in ("appos", "parataxis"):
            return None
        told = (e.date for e in self.told.events if e.trigger.start == charge.head.idx)
        return next(filter(is_told, told), None)

    def _answers_later(self, event: Event, day: DateSpan) -> bool:
        """Whether something is said of what was done days before the publication: sooner since then
        than on the very day: "A shelled B on Monday. C [condemned] it", "A said that B had shelled
        it on Monday. B [denied] that"."""
        today = self.article.date
        if event.event_type not in _SAID or today is None:
            return False
        late = today - day.end > _A_DAY
        return self.story.is_reported or (self.story.is_of_deeds and late)

    def _own(self, trigger: Token, event: Event) -> tuple[Span | None, Token]:
        """The date of an act, or of the first of several that share a subject, and whose it is:
        "seized the station on Thursday and burned it"."""
        words = self.told.words
        bases = {d: counted_from(d, word, words) for d, word in words.items()}
        own = [d for d, w in words.items() if bases[d] or not counts_from_any(d, w, trigger)]
        own = [d for d in own if d not in bases.values() and can_date(d, words[d], trigger, event)]
        chosen = self._nearest(own, trigger)
        if chosen is not None:
            verb = verb_of(words[chosen])
            if verb is not None and verb != trigger == verb.head:  # "in May, a day after B [left]"
                plain = [d for d in own if is_plain(d) and verb_of(words[d]) == trigger]
                return self._nearest(plain, trigger) or chosen, trigger
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
        return (chosen, lead) if chosen is not None else (self._by_when(trigger), trigger)

    def _nearest(self, dates: Sequence[Span], verb: Token) -> Span | None:
        return assign(dates, verb.idx - verb.sent.start_char, clause_spans(verb))

    def _by_when(self, trigger: Token) -> Span | None:
        """The date of what was when an act was, or of the first of several behind "a day after"."""
        verb, words = trigger.head if trigger.dep_ == "xcomp" else trigger, self.told.words
        lead = first_conjunct(verb)  # "after B had left and its army had begun [bombing]"
        own = [d for d, word in words.items() if lead != verb and is_hinged(d, word, lead)]
        if not own and not having(trigger):
            plain = [(d, word) for d, word in words.items() if is_plain(d)]
            own = [d for d, word in plain if is_of_occasion(d, word, trigger)]
        return assign(own, trigger.idx - trigger.sent.start_char, ())

    def _close(self) -> None:
        """Keep what the sentence says in its main clause of the day the story has come to."""
        story, sentence = self.story, self.told.sentence
        story.begun = story.begun or bool(self.told.events)
        told = [e.date for e in self.told.events if is_told(e.date)]
        story.last = told[-1] if told else story.last if self.entry is not None else None
        end = sentence.start_char + len(sentence.text.rstrip())
        if self._goes_on or any(c.lower_ == "would" for c in children(sentence.root, "aux")):
            story.hold(end)  # "under it, A would ..."
        day, root = self._main_day(), sentence.root
        before = any(c.lower_ == "last" for c in children(root, "advmod"))  # "they last met in May"
        story.read(sentence, None if before else day, in_front=self.told.opens())
        if day is not None and not before:
            between = self.article.text[self._told_simply : sentence.start_char]
            aside = self._told_simply > 0 and "\n" not in between
            story.come_to(day, end, earlier="had" in having(root), aside=aside)
            story.sayer = self.told.sayer()
            main = [e for e in self.told.events if e.date and e.date.start == day.start]
            types = {e.event_type for e in main}
            story.is_of_deeds = bool(types & _DONE) and "CONSULT" not in types
            said = [v for v in main_verbs(root) if self.told.told_by(v) == day]
            story.is_reported = bool(said) and all(map(is_reported, said))
        if is_simple(root):
            self._told_simply = end

    def _main_day(self) -> DateSpan | None:
        """The last day that the main clauses of the sentence tell."""
        root = self.told.sentence.root
        joined = [root, *children(root, "conj")]
        for verbs in (joined, list(main_verbs(root))):
            places = {verb.idx for verb in verbs}
            days = [self.told.told_by(verb) for verb in verbs]
            days += [
                e.date for e in self.told.events if e.trigger.start in places and is_told(e.date)
            ]
            if found := [day for day in days if day is not None]:
                return found[-1]
        return None

    def _carried(self, trigger: Token) -> DateSpan | None:
        """The day that the story has come to, of what it goes on to tell in the simple past."""
        if not (is_simple(trigger) or (self.story.in_present and is_simple_present(trigger))):
            return self._just_after(trigger)
        day = self._on_occasion(trigger) or self._around(trigger) or self._gone_on(trigger)
        if day is not None:
            self._goes_on = True
        return day

    def _gone_on(self, trigger: Token) -> DateSpan | None:
        """The day that the story has come to, but not of what he does who only told of that day:
        "they came on Monday, A said. A [demanded] that they leave"."""
        sayer = self.story.sayer
        if sayer is not None and any(surname_of(c) == sayer for c in children(trigger, "nsubj")):
            return None
        return self.story.goes_on(trigger.sent)

    def _on_occasion(self, trigger: Token) -> DateSpan | None:
        """The day told last, of what was "during that visit"; that of the talks told of."""
        phrases = [c for c in children(trigger, "obl") if "during" in cases(c)]
        same = any(d.lower_ in _SAME for c in phrases for d in children(c, "det", "amod"))
        return self.story.occasion() if same else self.story.day_of_talks(phrases)

    def _just_after(self, trigger: Token) -> DateSpan | None:
        """The recent day of what was done just before: "have agreed after [meeting] on Monday"."""
        for date, word in self.told.words.items():
            verb = verb_of(word)
            if verb is None or verb.tag_ != "VBG" or verb.dep_ != "advcl" or not is_plain(date):
                continue
            said = verb.head.dep_ == "parataxis"  # "have agreed, A said after ..."
            if "after" in cases(verb) and trigger == (verb.head.head if said else verb.head):
                return self.story.recent(self.told.resolved(date))
        return None

    def _around(self, trigger: Token) -> DateSpan | None:
        """The one recent day that a sentence names in the simple past."""
        found = set()
        for date, word in self.told.words.items():
            if is_when_told(date, word) and not is_apart(word, trigger):
                found.add(self.story.recent(self.told.resolved(date)))
        days = found - {None}
        return days.pop() if len(days) == 1 else None
