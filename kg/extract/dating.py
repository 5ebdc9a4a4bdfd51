"""When an act was: which of its sentence's dates is its own, and what it says of this act."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from spacy.tokens import Span as Sentence
from spacy.tokens import Token

from kg.extract.attitudes import PROMISING, SAYING
from kg.extract.dates import Tense, assign, default_date, is_duration, resolve_date
from kg.extract.tree import SUBJECTS, children, clause_spans, first_conjunct
from kg.model import Article, Basis, DateSpan, Event, Granularity, Span, Status

_HISTORY = timedelta(days=365)
_HINGE = re.compile(r" (?:after|before)$")
_OPEN = re.compile(r"^(?:since|from|until) ", re.IGNORECASE)


def date_of(
    trigger: Token,
    sentence: Sentence,
    dates: Sequence[Span],
    article: Article,
    previous: Event | None,
    status: Status,
) -> DateSpan | None:
    """The days of the expression that belongs to the trigger, else the article's own date."""
    tense: Tense = "future" if status is Status.PLANNED else "past"
    chosen, verb = _own(trigger, sentence, dates, status)
    if chosen is not None:
        words, told = chosen.text, previous.date if previous else None
        hinge, word = _HINGE.search(words), _word_at(chosen, sentence)
        if hinge and _is_next(word, verb):
            # "left nine years after [they moved in]" dates the moving in against the leaving
            if previous is None or previous.sentence.end <= sentence.start_char:
                return None  # which comes later
            words = words[: hinge.start()] + (" before" if hinge[0] == " after" else " after")
        elif hinge and verb.i < word.i:
            told = default_date(article.date)  # of what comes behind "before"
        elif _is_moment(verb, word):
            words = _OPEN.sub("", words)
        elif is_duration(words) and not _has_aux(verb, "had"):
            told = None  # "has held it for a week": until now
        elif _is_scheduled(verb, word):
            tense = "future"
        found = resolve_date(words, published=article.date, tense=tense, previous=told)
        if found is not None and not (tense == "past" and _is_ahead(found, article)):
            return replace(_cut(found, tense, article), text=chosen.text)
    return None if tense == "future" else default_date(article.date)


def _own(
    trigger: Token, sentence: Sentence, dates: Sequence[Span], status: Status
) -> tuple[Span | None, Token]:
    """The date of an act, or of the first of several that share a subject, and whose it is:
    "seized the station on Thursday and burned it"."""
    leads = [trigger]
    shared = trigger.dep_ == "conj" and not children(trigger, *SUBJECTS, "nsubj:pass")
    if shared and status is not Status.PLANNED:
        leads.append(first_conjunct(trigger))
    for verb in leads:
        own = [d for d in dates if _can_date(d, _word_at(d, sentence), verb, status)]
        chosen = assign(own, verb.idx - sentence.start_char, clause_spans(verb))
        if chosen is not None:
            return chosen, verb
    return None, trigger


def _is_scheduled(trigger: Token, word: Token) -> bool:
    """Whether an act with a date of its own is told in the present: "arrives on Tuesday"."""
    verb = next((node for node in word.ancestors if node.pos_ == "VERB"), None)
    return verb == trigger and trigger.tag_ in ("VBZ", "VBP")


def _is_moment(trigger: Token, word: Token) -> bool:
    """Whether an act is what a date is told by: "since March, when [they seized] the town"."""
    if trigger.dep_ not in ("acl:relcl", "advcl"):
        return False
    when = any(t.lower_ == "when" for t in children(trigger, "advmod", "mark"))
    return when and word.i < trigger.i and (trigger.head == word or word in trigger.head.subtree)


def _has_aux(trigger: Token, *words: str) -> bool:
    return any(child.lower_ in words for child in children(trigger, "aux"))


def _cut(span: DateSpan, tense: Tense, article: Article) -> DateSpan:
    """What has happened "this week" did so before the publication, what will be does after it."""
    today = article.date
    if today is None or not span.start <= today <= span.end or span.start == span.end:
        return span
    past = tense == "past"
    start, end = (span.start, today) if past else (today, span.end)
    unit = Granularity.DAY if start == end else Granularity.INTERVAL
    return (
        span
        if (start, end) == (span.start, span.end)
        else replace(span, start=start, end=end, granularity=unit)
    )


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
    if is_duration(date.text) and not _has_aux(trigger, "has", "have", "had", "'s", "'ve", "'d"):
        return False  # "banned it for two years" says nothing about when
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


def dated(event: Event, when: DateSpan | None, article: Article) -> Event:
    """The event with its date; what ended more than a year before the article is history."""
    told = when is not None and when.basis is not Basis.PUBLICATION and article.date is not None
    if told and event.status is Status.ACTUAL:
        past = when.end < article.date - _HISTORY  # type: ignore[union-attr, operator]
        return replace(event, date=when, status=Status.HISTORICAL if past else event.status)
    return replace(event, date=when)
