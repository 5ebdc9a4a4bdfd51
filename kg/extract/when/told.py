"""What the date expressions of a sentence mean in the story that it goes on with."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date as Day
from typing import TypeGuard

from kg.extract.dates import (
    Tense,
    assign,
    days_in,
    default_date,
    find_dates,
    is_yearless,
    resolve_date,
)
from kg.extract.grammar.tenses import having, is_past, is_simple, is_simple_present, verb_of
from kg.extract.grammar.tree import ANY_SUBJECT, children
from kg.extract.grammar.words import Sentence, Token
from kg.extract.lexical.attitudes import SAYING
from kg.extract.parse.entries import Entry
from kg.extract.when.belonging import owned, tip_of, told_apart
from kg.extract.when.chronicle import is_in_front
from kg.extract.when.dated import coming
from kg.extract.when.dating import (
    BOUND,
    HINGE,
    is_hinged,
    is_moment,
    is_plain,
    is_scheduled,
    word_at,
)
from kg.extract.when.story import Story
from kg.model import Article, Basis, DateSpan, Event, Granularity, Span

# What points at the time named just before, in whatever clause; else it is that of the main story.
_THAT = re.compile(r"(?:that|the (?:very )?(?:same|previous|preceding)) ", re.I)
_SINCE = re.compile(r"(?:since|from) ", re.I)
_BACK = re.compile(
    r"(?:for|since|overnight|(?:in|during) the night|(?:the )?(?:past|last)) ?", re.I
)
_NEAR = re.compile(
    r"(?:earlier )?(?:today|tonight|yesterday|tomorrow|last night"
    r"|this (?:morning|afternoon|evening))",
    re.I,
)


class SentenceDates:
    """The dates and, as they are made, the events of one sentence of an article, which may stand
    in an entry of a log."""

    def __init__(
        self, sentence: Sentence, article: Article, story: Story, entry: Entry | None
    ) -> None:
        self.sentence = sentence
        self.article = article
        self.story = story
        self.entry = entry
        self.events: list[Event] = []
        # the dates with the first word of each
        self.words = {date: word_at(date, sentence) for date in find_dates(sentence.text)}
        self._meant: dict[tuple[Span, Tense, bool], DateSpan | None] = {}

    def published(self) -> DateSpan | None:
        """The day of the article."""
        return default_date(self.article.date)

    def mean(self, chosen: Span, verb: Token, tense: Tense) -> DateSpan | None:
        """What an expression means as the date of a verb; in a sentence it means one thing."""
        words, word = chosen.text, word_at(chosen, self.sentence)
        behind = next((v for v in (verb, *verb.ancestors) if is_hinged(chosen, word, v)), None)
        key = (chosen, tense, is_moment(verb, word) or behind is not None)
        if key in self._meant:
            return self._meant[key]
        hinge = HINGE.search(words)
        if hinge is not None and behind is not None:
            # "left nine years after [they moved in]" dates the moving in against the leaving
            base = self.told_by(behind.head) or self._beside(chosen)
            words = words[: hinge.start()] + (" before" if hinge[0] == " after" else " after")
        else:
            base = self._base(chosen, word, verb)
            if hinge is None and is_moment(verb, word):
                words = BOUND.sub("", words, count=1)
        today = self._today(words)
        found = self._in_year(chosen, words) or resolve_date(
            words, published=today, tense=tense, previous=began(base, today)
        )
        if is_scheduled(verb, word) and not (self.story.in_present or _BACK.match(words)):
            ahead = coming(words, self.article, in_front=is_in_front(word, verb))
            found = ahead or found
        self._meant[key] = found
        return found

    def _base(self, chosen: Span, word: Token, verb: Token) -> DateSpan | None:
        """The days that an expression counts from as the date of a verb, if it counts."""
        hinge, tip = HINGE.search(chosen.text), tip_of(chosen, word)
        if hinge is not None and verb.i < word.i and tip.dep_ == "mark":
            return self.told_by(tip.head) or self.published()  # when what is behind it was
        if hinge is not None and tip.dep_ in ("mark", "case"):
            base = counted_from(chosen, word, self.words)
            return self.resolved(base) if base else self.story.day or self.published()
        if is_moment(verb, word):
            return None
        if chosen.text.lower().startswith("for ") and not having(verb) & {"had", "'d"}:
            return None  # "has held it for a week": until now
        return self._before(chosen, verb) or (self.published() if hinge else None)

    def _in_year(self, date: Span, words: str) -> DateSpan | None:
        """The days of an expression without a year, where its clause names that beside it ("last
        year, in June"), or the story has come to one."""
        if not is_yearless(words):
            return None
        beside = self._year_beside(date)
        year = beside or self.story.year_told(self.sentence)
        days = days_in(words, year) if year is not None else None
        return days if beside or (days is not None and self.story.carries_on(days)) else None

    def _year_beside(self, date: Span) -> DateSpan | None:
        """The year that the verb of a date is told by as well."""
        verb = verb_of(self.words[date])
        for other, word in self.words.items():
            if other == date or not is_plain(other) or verb_of(word) != verb:
                continue
            if not (owned(other, word) or told_apart(word)):
                days = resolve_date(other.text, published=self.article.date)
                if days is not None and days.granularity is Granularity.YEAR:
                    return days
        return None

    def _before(self, chosen: Span, verb: Token) -> DateSpan | None:
        """What an expression such as "the next day" counts from: what is told around it, or was
        told last."""
        for node in verb.ancestors:
            if (found := self.told_by(node, chosen)) is not None:
                return found
        for event in reversed(self.events):
            if is_told(event.date) and event.date.text not in (None, chosen.text):
                return event.date
        last = (_THAT.match(chosen.text) and self.story.last) or self.story.reached(self.sentence)
        last = (
            last or self.story.last
        )  # "..., prompting A to leave on Monday. B had left [a day earlier]"
        if last is not None:
            return last
        return self.published() if self.story.begun or self.events else None

    def _beside(self, chosen: Span) -> DateSpan | None:
        """The day that the rest of a sentence tells: the date before an expression, else the
        next one, else the day told just before, else the publication."""
        behind = tip_of(chosen, self.words[chosen]).head  # what it counts to, or from
        others = [d for d in self.words if d != chosen and is_plain(d)]
        if HINGE.search(chosen.text):
            others = [d for d in others if not behind.is_ancestor(self.words[d])]
        before = [d for d in others if d.end <= chosen.start]
        for date in (*reversed(before), *(d for d in others if d.start >= chosen.end)):
            found = next((days for (other, *_), days in self._meant.items() if other == date), None)
            found = found or self.resolved(date)
            if found is not None:
                return found
        goes_on = self.story.goes_on(self.sentence) if is_simple(self.sentence.root) else None
        return goes_on or self.published()

    def resolved(self, date: Span) -> DateSpan | None:
        """What an expression means by itself."""
        today = self._today(date.text)
        return self._in_year(date, date.text) or resolve_date(
            date.text, published=today, previous=self.story.day
        )

    def _today(self, words: str) -> Day | None:
        """The day that "today" is: of publication, or of the entry of a diary."""
        near = self.entry is not None and _NEAR.match(words)
        return self.entry.day.start if self.entry is not None and near else self.article.date

    def told_by(self, verb: Token, but: Span | None = None) -> DateSpan | None:
        """The days of the expression that hangs on a verb of the past."""
        if not (is_past(verb) or (self.story.in_present and is_simple_present(verb))):
            return None
        plain = [(d, w) for d, w in self.words.items() if d != but and is_plain(d)]
        own = [d for d, w in plain if verb_of(w) == verb and not (owned(d, w) or told_apart(w))]
        chosen = assign(own, verb.idx - verb.sent.start_char, ())
        return self.resolved(chosen) if chosen is not None else None

    def opens(self) -> bool:
        """Whether a date stands before whoever the sentence tells of: "In 2008, A fought B"."""
        root = self.sentence.root
        plain = (w for d, w in self.words.items() if is_plain(d) and verb_of(w) == root)
        subjects = children(root, *ANY_SUBJECT)
        return bool(subjects) and any(all(w.i < s.left_edge.i for s in subjects) for w in plain)

    def sayer(self) -> str | None:
        """The name of who tells, on a day not told, what the sentence says: "they came on Monday,
        General [B] said"."""
        root = self.sentence.root
        verbs = (v for v in (root, *children(root, "parataxis")) if v.lemma_.lower() in SAYING)
        saying = (v for v in verbs if self.told_by(v) is None)
        return next((surname_of(c) for verb in saying for c in children(verb, "nsubj")), None)


def surname_of(subject: Token) -> str:
    """The last part of a name: "General Romeo [Brawner]"."""
    return [subject, *children(subject, "flat")][-1].text


def began(date: DateSpan | None, today: Day | None) -> DateSpan | None:
    """The days that one counts from: of what has gone on "since March", those of March."""
    since = _SINCE.match(date.text or "") if date is not None else None
    if date is None or since is None or date.text is None:
        return date
    return resolve_date(date.text[since.end() :], published=today) or date


def is_told(date: DateSpan | None) -> TypeGuard[DateSpan]:
    """Whether the text itself says when: not the day of publication."""
    return date is not None and date.basis is not Basis.PUBLICATION


def counted_from(date: Span, word: Token, dates: Mapping[Span, Token]) -> Span | None:
    """The date that another counts from: "the day after the coup of [15 July]"."""
    tip = tip_of(date, word)
    if HINGE.search(date.text) is None or tip.dep_ != "case":
        return None
    event = set(tip.head.subtree)
    behind = (d for d, w in dates.items() if d.start >= date.end and is_plain(d) and w in event)
    return next(behind, None)
