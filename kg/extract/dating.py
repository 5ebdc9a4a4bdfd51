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
from kg.extract.tree import cases, children, clause_spans, first_conjunct, shares_subject
from kg.model import Article, Basis, DateSpan, Event, Granularity, Span, Status

_HISTORY, _SOON = timedelta(days=365), timedelta(days=31)
_HINGE = re.compile(r" (?:after|before)$")
_BOUND = re.compile(
    r"(?:since|from|until|till|through|(?:no|not) later than|by|before|after|within|for) ", re.I
)
_END = re.compile(r"(?:until|till|through) ", re.I)
_BACK = re.compile(
    r"(?:for|since|overnight|(?:in|during) the night|(?:the )?(?:past|last)) ?", re.I
)
# Acts that go on: "has besieged it for a week", but "has jailed him for three years".
_GOING_ON = frozenset(
    """
    abduction accusation alert appeal attack blockade bombing ceasefire-in-force clash complaint
    condemnation cooperation demand intelligence-sharing invasion investigation joint-exercise
    mediation military-threat negotiation protest refusal rejection strike-boycott support
    troop-deployment
    """.split()
)
# Verbs that tell in the present what is fixed for later.
_COMING = frozenset(
    """
    arrive begin convene depart end expire fly gather go head hold host leave meet open receive
    resume return sign start travel visit
    """.split()
)


def date_of(
    trigger: Token,
    sentence: Sentence,
    dates: Sequence[Span],
    article: Article,
    previous: Event | None,
    event: Event,
) -> DateSpan | None:
    """The days of the expression that belongs to the trigger, else the article's own date."""
    tense: Tense = "future" if event.status is Status.PLANNED else "past"
    chosen, verb = _own(trigger, sentence, dates, event)
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
            words = _BOUND.sub("", words, count=1)
        elif words.lower().startswith("for ") and not _having(verb) & {"had", "'d"}:
            told = None  # "has held it for a week": until now
        found = resolve_date(words, published=article.date, tense=tense, previous=told)
        if _is_scheduled(verb, word) and not _BACK.match(words):
            found = _soon(words, article) or found
        if found is not None and not (tense == "past" and _is_ahead(found, article)):
            return replace(_cut(found, event, trigger, article), text=chosen.text)
    return None if tense == "future" else default_date(article.date)


def _own(
    trigger: Token, sentence: Sentence, dates: Sequence[Span], event: Event
) -> tuple[Span | None, Token]:
    """The date of an act, or of the first of several that share a subject, and whose it is:
    "seized the station on Thursday and burned it"."""
    own = [d for d in dates if _can_date(d, _word_at(d, sentence), trigger, event)]
    chosen = assign(own, trigger.idx - sentence.start_char, clause_spans(trigger))
    if chosen is not None and is_duration(chosen.text):  # "for two weeks in January"
        beside = [d for d in own if d != chosen and _verb_of(_word_at(d, sentence)) == trigger]
        chosen = assign(beside, trigger.idx - sentence.start_char, ()) or chosen
    lead = first_conjunct(trigger)
    alike = shares_subject(trigger) and _is_present(trigger) == _is_present(lead)
    if chosen is not None or not alike or event.status is Status.PLANNED:
        return chosen, trigger
    shared = [d for d in dates if _can_date(d, _word_at(d, sentence), lead, event)]
    shared = [d for d in shared if not _BOUND.match(d.text)]
    return assign(shared, lead.idx - sentence.start_char, clause_spans(lead)), lead


def _is_scheduled(trigger: Token, word: Token) -> bool:
    """Whether an act with a date of its own is told in the present: "arrives on Tuesday"."""
    return (
        _verb_of(word) == trigger
        and trigger.tag_ in ("VBZ", "VBP")
        and trigger.lemma_.lower() in _COMING
    )


def _soon(words: str, article: Article) -> DateSpan | None:
    """The days of an expression, if they are to come within a month."""
    found = resolve_date(words, published=article.date, tense="future")
    if found is None or article.date is None or found.start - article.date > _SOON:
        return None
    return found


def _is_moment(trigger: Token, word: Token) -> bool:
    """Whether an act is what a date is told by: "since March, when [they seized] the town"."""
    if trigger.dep_ not in ("acl:relcl", "advcl"):
        return False
    when = any(t.lower_ == "when" for t in children(trigger, "advmod", "mark"))
    return when and word.i < trigger.i and (trigger.head == word or word in trigger.head.subtree)


def _is_present(verb: Token) -> bool:
    words = [verb, *children(verb, "aux", "aux:pass")]
    return any(word.tag_ in ("VBZ", "VBP") for word in words)


def _having(verb: Token) -> set[str]:
    """The forms of "have" that a verb stands with."""
    return {c.lower_ for c in children(verb, "aux") if c.lemma_ == "have" or c.lower_ == "'d"}


def _cut(span: DateSpan, event: Event, trigger: Token, article: Article) -> DateSpan:
    """What has happened "this week" did so before the publication, what will be does after it."""
    today, open_ = article.date, event.status is Status.HYPOTHETICAL or trigger.tag_ == "MD"
    if today is None or open_ or not span.start <= today <= span.end:
        return span
    ahead = event.status is Status.PLANNED
    start, end = (today, span.end) if ahead else (span.start, today)
    if (start, end) == (span.start, span.end):
        return span
    unit = Granularity.DAY if start == end else Granularity.INTERVAL
    return replace(span, start=start, end=end, granularity=unit)


def _is_ahead(found: DateSpan, article: Article) -> bool:
    """Whether days that follow from the story lie after the article."""
    told = found.basis is Basis.NARRATIVE and article.date is not None
    return told and found.start > article.date  # type: ignore[operator]


def _verb_of(word: Token) -> Token | None:
    """The verb that a word hangs on."""
    return next((node for node in word.ancestors if node.pos_ == "VERB"), None)


def _word_at(date: Span, sentence: Sentence) -> Token:
    first = sentence.start_char + date.start
    return next((token for token in sentence if token.idx >= first), sentence.root)


def _is_next(word: Token, verb: Token) -> bool:
    """Whether a verb is the first one behind a word."""
    return word.i < verb.i and all(t.pos_ != "VERB" for t in word.doc[word.i : verb.i])


def _can_date(date: Span, word: Token, trigger: Token, event: Event) -> bool:
    """Whether a date may be the trigger's own.

    It is not when it hangs on a verb below the trigger ("answered proposals made last December")
    or beside it, but "two days before [he was arrested]" dates what is told around it; and when a
    plan was told or agreed is not when it will be carried out ("agreed on Friday to meet").
    """
    if is_duration(date.text) and not (event.subtype in _GOING_ON and _having(trigger)):
        return False  # "banned it for two years" says nothing about when
    if _END.match(date.text) and event.status is Status.ACTUAL and event.subtype not in _GOING_ON:
        return False  # nor does "banned it until May"
    if trigger.tag_ == "MD" and _BOUND.match(date.text):
        return False  # "must free them by Friday" is demanded now
    if _is_deadline(date, word, trigger) and event.status is not Status.PLANNED:
        return False
    if event.subtype == "invitation" and any(
        c.i < word.i and {"for", "to"} & set(cases(c)) for c in children(trigger, "obl", "nmod")
    ):
        return False  # "invited him to a summit on 16 July"
    verb = _verb_of(word)
    if verb is None or verb == trigger:
        return True
    if verb.head == trigger and verb.dep_ == "advcl" and (hinge := _HINGE.search(date.text)):
        # "met him a day after [B left]" says when B left
        return _is_next(word, verb) and (word.i < trigger.i or hinge[0] == " before")
    if trigger in word.ancestors:  # "proposals made last December" dates these proposals
        made = verb.head == trigger and verb.dep_ == "acl" and trigger.pos_ == "NOUN"
        return made or trigger not in verb.ancestors
    if trigger.dep_ == "conj" and _is_present(trigger) and not _is_present(verb):
        return False  # "joined in 1999 and [accuses] it"
    told = event.status is Status.PLANNED and verb.lemma_.lower() in PROMISING | SAYING
    return verb in trigger.ancestors and not told


def _is_deadline(date: Span, word: Token, trigger: Token) -> bool:
    """Whether a date is one that an order sets: "told them to leave [by 20 June]"."""
    by = date.text.lower().startswith("by ") or "by" in cases(word)
    ordered = any(c.tag_ == "VB" and c.i < word.i for c in children(trigger, "xcomp", "ccomp"))
    return by and ordered


def dated(event: Event, when: DateSpan | None, trigger: Token, article: Article) -> Event:
    """The event with its date; what ended more than a year before the article is history, what is
    told in the present and lies shortly ahead is planned."""
    event, today = replace(event, date=when), article.date
    if when is None or today is None or event.status is not Status.ACTUAL:
        return event
    if timedelta() < when.start - today <= _SOON and trigger.tag_ in ("VBZ", "VBP"):
        return replace(event, status=Status.PLANNED)
    told = when.basis is not Basis.PUBLICATION
    return (
        replace(event, status=Status.HISTORICAL) if told and today - when.end > _HISTORY else event
    )
