"""The day that a story has come to: what its sentences tell in the past, one after another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from kg.extract.dates import find_dates, is_duration, is_yearless, resolve_date
from kg.extract.dates.intervals import year_of
from kg.extract.grammar.tenses import having, is_present
from kg.extract.grammar.tree import children
from kg.extract.grammar.words import Sentence, Token
from kg.model import Article, Basis, DateSpan, Event, Granularity, Span

_RECENT = timedelta(days=7)
_PAST, _HISTORY = timedelta(days=365), timedelta(days=20 * 365)
_TALKS = frozenset("call conversation discussion exchange meeting summit talk visit".split())
_OVER = timedelta(days=31)
_AGO, _NEXT = timedelta(days=2 * 365), timedelta(days=120)


class Story:
    """What was told last, and where in the text that stands."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.day: DateSpan | None = None  # of what was told last in a main clause
        self.last: DateSpan | None = None  # told in whatever clause of the sentence before
        self.sayer: str | None = None  # who told of that day and is no part of it
        self.is_of_deeds = False  # whether that day was one of violence or force, not of talks
        self.is_reported = False  # whether that day is what somebody says "had" been
        self.in_present = False  # whether the text tells the past in the present
        self.begun = False  # whether anything was told before the sentence
        self._talks: DateSpan | None = None  # the day of the talks that were told of last
        self._end = 0  # of the sentence that the day holds for
        self._back: list[DateSpan | None] = []  # the day that what "had" been before was told from
        self._aside = False  # whether that was told by the way, inside a paragraph
        self._history: bool | None = None
        self._past: DateSpan | None = None  # of long ago, which the paragraph opens with
        self._read = 0  # where the sentence before ended

    def turn(self, day: DateSpan, offset: int) -> None:
        """Begin a part of the text that a day stands above."""
        self.day, self.last, self._end, self._back = day, day, offset, []

    def come_to(self, day: DateSpan, end: int, *, earlier: bool, aside: bool) -> None:
        """Take the day of a sentence that ends at an offset. ``earlier``: it "had" been;
        ``aside``: in a paragraph that had begun to tell what was later."""
        if not earlier:
            self._back = []
        elif not self._back:
            self._back = [self.day]
        self._aside = earlier and aside
        self.day, self._end = day, end

    def read(self, sentence: Sentence, day: DateSpan | None, *, in_front: bool) -> None:
        """Go past a sentence with the day of its main clause, which may stand in front of it. A
        paragraph that opens with a time long over tells of that until it comes to a later one, or
        to what is now; that a text begins with only where it stands in front, and none that tells
        what "had" been."""
        opens = self._is_apart(sentence)
        sets = opens and (in_front or self._read > 0) and "had" not in having(sentence.root)
        self._read = sentence.start_char + len(sentence.text.rstrip())
        before = None if opens or _tells_now(sentence.root) else self._past
        if day is None:
            self._past = before
        elif not self._is_over(day):
            self._past = None
        elif sets or (before is not None and before.start <= day.start):
            self._past = day
        else:
            self._past = before

    def long_ago(self, sentence: Sentence, day: DateSpan | None) -> DateSpan | None:
        """The time that the paragraph of a sentence tells of, if that is long over, or the day that
        its own main clause tells."""
        if self._past is None or self._is_apart(sentence) or _tells_now(sentence.root):
            return None
        told = day or self._past
        return replace(told, text=None, basis=Basis.NARRATIVE) if self._is_over(told) else None

    def _is_over(self, day: DateSpan) -> bool:
        return self.article.date is not None and self.article.date - day.end > _OVER

    def _is_apart(self, sentence: Sentence) -> bool:
        """Whether a sentence opens a paragraph."""
        first = sentence.start_char + len(sentence.text) - len(sentence.text.lstrip())
        before = self.article.text[self._read : first]
        return self._read == 0 or "\n" in before

    def hold(self, end: int) -> None:
        """Let the day hold for a sentence that goes on from it."""
        self._end = end

    def goes_on(self, sentence: Sentence) -> DateSpan | None:
        """The day told just before a sentence; what "had" been does not reach over a paragraph."""
        if not self._is_next(sentence):
            return None
        apart = "\n" in self._between(sentence) and not self.in_present
        return self.recent(self.reached(sentence), _RECENT if apart else _PAST)

    def reached(self, sentence: Sentence) -> DateSpan | None:
        """The day that the story has come to before a sentence, however far back that was told."""
        near = "\n" not in self._between(sentence) and not self._aside
        return self.day if near or not self._back else self._back[0]

    def recent(self, day: DateSpan | None, within: timedelta = _RECENT) -> DateSpan | None:
        """A single day of the week, or of so long, before the publication."""
        today = self.article.date
        if day is None or today is None or day.granularity is not Granularity.DAY:
            return None
        recent = timedelta() <= today - day.start <= within
        return replace(day, text=None, basis=Basis.NARRATIVE) if recent else None

    def year_told(self, sentence: Sentence) -> DateSpan | None:
        """The days whose year a day without one belongs to: those of a year long past that the
        sentence before tells, or a whole text that is about the past."""
        day, today = self.day, self.article.date
        if day is None or today is None or today - day.end <= _PAST:
            return None
        months = day.granularity in (Granularity.DAY, Granularity.MONTH)
        near = months and self._is_next(sentence) and "\n" not in self._between(sentence)
        return day if near or self._is_history(day) else None

    def occasion(self) -> DateSpan | None:
        """The day of the last year that was told last, in whatever clause: "during that visit"."""
        return self.recent(self.last, _PAST)

    def hear(self, event: Event) -> None:
        """Remember the day of talks, where the text says it."""
        day = event.date
        if event.event_type == "CONSULT" and day and day.basis is not Basis.PUBLICATION:
            self._talks = day

    def day_of_talks(self, phrases: Iterable[Token]) -> DateSpan | None:
        """The day of the talks that phrases point back to: "during [the discussion]"."""
        known = (noun for noun in phrases if noun.lemma_.lower() in _TALKS and noun.tag_ != "NNP")
        back = any(d.lower_ == "the" for noun in known for d in children(noun, "det"))
        day = self._talks if back else None
        return day and replace(day, text=None, basis=Basis.NARRATIVE)

    def carries_on(self, days: DateSpan) -> bool:
        """Whether days without a year, in the year told, can be meant: a story of the last two
        years goes on to them shortly ("in May 2022 ... in June"); else they are the latest."""
        day, today = self.day, self.article.date
        if day is None or today is None or today - day.end > _AGO:
            return True
        return timedelta() <= days.start - day.start <= _NEXT

    def year_of_history(self) -> DateSpan | None:
        """The year, or the longer span, that a text about the past has come to."""
        day = self.day
        if day is None or not self._is_history(day):
            return None
        span = day if day.start.year != day.end.year else year_of(day.start.year)
        return replace(span, text=None, basis=Basis.NARRATIVE)

    def _is_history(self, day: DateSpan) -> bool:
        """Whether a text tells of times decades back alone."""
        today = self.article.date
        if today is None or today - day.end <= _HISTORY:
            return False
        if self._history is None:
            self._history = not any(map(self._is_of_now, find_dates(self.article.text)))
        return self._history

    def _is_of_now(self, date: Span) -> bool:
        """Whether an expression names days of the last decades by itself."""
        if is_duration(date.text) or is_yearless(date.text):
            return False
        days, today = resolve_date(date.text, published=self.article.date), self.article.date
        if days is None or today is None or days.basis is Basis.NARRATIVE:
            return False
        return today - days.start <= _HISTORY

    def _is_next(self, sentence: Sentence) -> bool:
        return not self._between(sentence).strip()

    def _between(self, sentence: Sentence) -> str:
        first = sentence.start_char + len(sentence.text) - len(sentence.text.lstrip())
        return self.article.text[self._end : first]


def _tells_now(verb: Token) -> bool:
    """Whether a verb tells what is, has been or will be."""
    return is_present(verb) or any(c.lower_ in ("'ll", "shall", "will") for c in children(verb))
