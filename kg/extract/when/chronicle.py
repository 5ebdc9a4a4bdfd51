"""What is told in the present and was long before: the sentences of a chronicle, "On 4 April, Peru
expels the envoy", and a day set in front of such a verb anywhere."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date as Day

from kg.extract.dates import is_yearless, resolve_date
from kg.extract.dates.phrase import expression_at
from kg.extract.grammar.tenses import PRESENT, having, is_simple_present, verb_of
from kg.extract.grammar.tree import ANY_SUBJECT, children, first_conjunct, shares_subject
from kg.extract.grammar.words import Doc, Sentence, Token
from kg.model import Span

_LEAD = re.compile(r"\W*(?:(?:By|During|In|On) )?")
_FIXED = frozenset({"bare month", "day", "dated weekday", "iso", "month", "range"})
_YEAR = re.compile(r"\b(?:1\d|20)\d\d\b")
_FEWEST = 3  # so many sentences make a chronicle, and more than tell so in another tense


def is_chronicle(doc: Doc) -> bool:
    """Whether a text goes through what was in the present: most of its sentences that begin with a
    day of the calendar have a verb of the simple present, and there are some."""
    opened = [sentence.root for sentence in doc.sents if _begins_with_day(sentence)]
    now = sum(is_simple_present(root) for root in opened)
    return now >= _FEWEST and now > len(opened) - now


def _begins_with_day(sentence: Sentence) -> bool:
    text = sentence.text
    lead = _LEAD.match(text)
    phrase = expression_at(text, lead.end()) if lead is not None else None
    if phrase is None or phrase.kind not in _FIXED:
        return False
    words = text[lead.end() : phrase.end] if lead is not None else ""
    return is_yearless(words) or _YEAR.search(words) is not None


def is_under_way(trigger: Token, dates: Mapping[Span, Token], today: Day | None) -> bool:
    """Whether somebody is told to be doing what takes several days and has begun: "is [visiting] A
    from 8 to 12 May", on 11 May."""
    now = trigger.tag_ == "VBG" and any(c.tag_ in PRESENT for c in children(trigger, "aux"))
    own = [date for date, word in dates.items() if now and verb_of(word) == trigger]
    found = [resolve_date(date.text, published=today, tense="present") for date in own]
    return today is not None and any(days and days.start < today <= days.end for days in found)


def is_in_front(word: Token, verb: Token) -> bool:
    """Whether a date stands before the subject of a verb in the simple present, and so tells when
    it was: "On 4 April, Peru [expels] the envoy"."""
    lead = first_conjunct(verb) if shares_subject(verb) else verb
    if verb.tag_ not in PRESENT or lead.tag_ not in PRESENT or having(lead):
        return False
    if verb_of(word) != lead:
        return False
    subjects = children(lead, *ANY_SUBJECT)
    return bool(subjects) and all(word.i < subject.left_edge.i for subject in subjects)
