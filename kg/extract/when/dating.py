"""Whether a date of a sentence can be that of one of its acts."""

from __future__ import annotations

import re

from kg.extract.dates import is_duration, is_yearless
from kg.extract.dates.words import LIMITS
from kg.extract.grammar.tenses import (
    PRESENT,
    having,
    is_simple,
    is_when,
    verb_of,
    will_be,
)
from kg.extract.grammar.tree import ANY_SUBJECT, NOUNS, cases, children, first_conjunct
from kg.extract.grammar.words import Sentence, Token
from kg.extract.lexical.attitudes import ALLEGING, JUDGING, PROMISING
from kg.extract.status.modality import is_conditional
from kg.extract.when.belonging import is_of_thing, owned, tip_of, told_apart, told_in_front
from kg.extract.when.beside import (
    is_aim,
    is_inside,
    is_of_cause,
    is_of_fixed,
    is_of_other_time,
    is_still,
    is_told_of_subject,
    tells_plan,
)
from kg.model import Event, Span, Status

HINGE = re.compile(r" (?:after|before)$", re.I)
BOUND = re.compile(rf"(?:{LIMITS}|from|(?:no|not) later than|within|for) ", re.I)
_END = re.compile(r"(?:until|till|through) ", re.I)
# Of a day that the sentence names as well these say no more: "on Friday for a second day".
_WEAK = re.compile(rf"(?:{BOUND.pattern})|(?:at|in the|at (?:the|that)) \w+$|overnight", re.I)
_YEAR = re.compile(r"(?:\d{4}|(?:last|this|next) year)$", re.I)
_GONE = re.compile(r"(?:earlier|last|yesterday)\b", re.I)
# Acts that go on: "has besieged it for a week", but "has jailed him for three years".
GOING_ON = frozenset(
    """
    abduction accusation alert appeal attack blockade bombing ceasefire-in-force clash complaint
    condemnation cooperation demand intelligence-sharing invasion investigation joint-exercise
    mediation military-threat negotiation protest refusal rejection strike-boycott
    support troop-deployment
    """.split()
)
# Verbs that tell in the present what is fixed for later.
_COMING = frozenset(
    """
    arrive begin convene depart end expire fly gather go head hold host leave meet open receive
    resume return sign start travel visit
    """.split()
)
# Acts by which what is dated so comes about.
_MADE = frozenset("agreement deal-reached ratification signing".split())
_DEEDS = ("ASSAULT", "COERCE")
_ELSEWHERE = (is_inside, is_of_cause, is_of_fixed, is_told_of_subject)
# Acts that answer another, told behind "for": "thanked it for its help last year".
_ANSWERS = frozenset("accusation apology complaint condemnation praise".split())


def can_date(date: Span, word: Token, trigger: Token, event: Event) -> bool:
    """Whether a date may be the trigger's own.

    It is not when it hangs on a verb below the trigger ("answered proposals made last December")
    or beside it, but "two days before [he was arrested]" dates what is told around it; and when a
    plan was told or agreed is not when it will be carried out ("agreed on Friday to meet").
    """
    if is_duration(date.text) and not (event.subtype in GOING_ON and having(trigger)):
        return False  # "banned it for two years" says nothing about when
    if _is_of_later(date, word, trigger, event) or _is_of_since(date, word, trigger):
        return False
    if _is_deadline(date, word, trigger) and event.status is not Status.PLANNED:
        return False
    if _is_of_reason(word, trigger, event) or any(at(word, trigger) for at in _ELSEWHERE):
        return False
    planned = event.status is Status.PLANNED
    if not planned and not _is_free(owned(date, word), trigger, event):
        return False
    if _is_of_name(date, word, trigger, event) or _is_of_next(date, word, trigger):
        return False
    verb = verb_of(word)
    if verb is None:
        return not _is_joined_apart(word, trigger)
    if verb == trigger:
        return True
    if verb.head == trigger and verb.dep_ == "advcl" and (hinge := HINGE.search(date.text)):
        # "met him a day after [B left]" says when B left
        return is_hinged(date, word, verb) and (word.i < trigger.i or hinge[0] == " before")
    if trigger in word.ancestors:
        return _is_made(verb, trigger, date) or trigger not in verb.ancestors
    if is_of_other_time(trigger, verb):
        return False
    behind = trigger.i < verb.i < word.i or word.i < trigger.i
    if trigger.dep_ == "acl:relcl" and "had" in having(trigger) and not having(verb) and behind:
        return False  # "B, who [had been accused], left on Friday"
    if planned and (tells_plan(trigger, verb, word) or is_aim(word, trigger, verb)):
        return False
    if event.status is Status.ALLEGED and word.i < trigger.i and verb.lemma_.lower() in ALLEGING:
        return False  # "accused it on Monday of having [trained] them"
    return verb in trigger.ancestors and not is_still(trigger, verb)


def _is_made(verb: Token, trigger: Token, date: Span) -> bool:
    """Whether a date below another verb is the act's own: "proposals made last December" dates
    these proposals, "agreed to lift it only last July" the agreement."""
    if verb.head != trigger:
        return False
    made = verb.dep_ == "acl" and trigger.pos_ == "NOUN" and "that" not in cases(verb)
    return made or (verb.dep_ == "xcomp" and _GONE.match(date.text) is not None)


def counts_from_any(date: Span, word: Token, trigger: Token) -> bool:
    """Whether it counts from what is told of nowhere else: "[a month before] an election"."""
    tip = tip_of(date, word)
    if HINGE.search(date.text) is None or tip.dep_ != "case" or trigger in tip.head.subtree:
        return False
    return any(c.lower_ in ("a", "an") for c in children(tip.head, "det"))


def _is_of_later(date: Span, word: Token, trigger: Token, event: Event) -> bool:
    """Whether it says until when, or when what is asked or agreed now would be: "banned it until
    May", "must free them by Friday", "agreed to come on Friday"."""
    if trigger.tag_ == "MD" and BOUND.match(date.text):
        return True
    if event.status is not Status.ACTUAL:
        return False
    lasting = _END.match(date.text) is not None and event.subtype not in GOING_ON
    promises = trigger.lemma_.lower() in PROMISING and event.event_type != "REJECT"
    promised = any(c.tag_ == "VB" and c.i < word.i for c in children(trigger, "xcomp"))
    promised = promised and not _GONE.match(date.text)
    return lasting or (verb_of(word) == trigger and (will_be(trigger) or (promises and promised)))


def _is_of_since(date: Span, word: Token, trigger: Token) -> bool:
    """Whether it says since when else something was: "has had a base there since 2015 and
    [condemned] it", "[met] him, the first time since 2019"."""
    if not date.text.lower().startswith("since ") or is_moment(trigger, word):
        return False
    told = (n for n in word.ancestors if n.pos_ == "VERB" or n.head == n or children(n, "cop"))
    lasting = next(told, None)
    if lasting is None or lasting == trigger:
        once = lasting is not None and (is_simple(lasting) or lasting.tag_ in PRESENT)
        return lasting is not None and word.i > lasting.i and once
    return trigger.pos_ == "VERB" or (word.i > lasting.i and is_simple(lasting))


def _is_of_reason(word: Token, trigger: Token, event: Event) -> bool:
    """Whether a date is that of what an act is for: "invited him to a summit [on 16 July]",
    "thanked it for its help [last year]"."""
    if event.subtype == "invitation":
        told = children(trigger, "obl", "nmod")
        return any(c.i < word.i and {"for", "to"} & set(cases(c)) for c in told)
    lead = first_conjunct(trigger) if trigger.dep_ == "conj" else trigger
    if lead != trigger and _is_of_help(word, lead):
        return True  # "A praised B for its help in 2020, and B [thanked] A"
    told = children(trigger, "obl", "nmod", "advcl")
    held = [c for c in told if c.lower_ == "connection"]  # "in connection with the raid [on 5 May]"
    held += [c for c in told if event.subtype in _ANSWERS and {"for", "over"} & set(cases(c))]
    return any(word in c.subtree for c in held) or (
        event.subtype in _ANSWERS and _is_of_help(word, trigger)
    )


def _is_of_help(word: Token, verb: Token) -> bool:
    """Whether a date stands behind what somebody is thanked or blamed for, as that of its time:
    "praised B for its help [during the war of 2020]"."""
    if verb.lemma_.lower() not in JUDGING:
        return False
    reasons = [c for c in children(verb, "obl", "advcl") if "for" in cases(c) and c.i < word.i]
    path = (word, *word.ancestors)
    then = next((n for n in path if n.head == verb), None)
    during = then is not None and ("during" in cases(then) or word.text.isdecimal())
    return bool(reasons) and (during or any(word in c.subtree for c in reasons))


def _is_of_name(date: Span, word: Token, trigger: Token, event: Event) -> bool:
    """Whether a date dates nothing but a noun; "signed the accord of [2015]" dates the signing."""
    if is_of_thing(date, word):
        return True
    noun = told_apart(word) or told_in_front(date, word, trigger)
    if noun is None or trigger in noun.subtree or event.status is Status.PLANNED:
        return False
    made = noun in trigger.subtree and event.subtype in _MADE
    return not made and not _did(noun, trigger, event)


def _is_free(noun: Token | None, trigger: Token, event: Event) -> bool:
    """Whether a date belongs to no noun alone, or to one that an act is told with."""
    return noun is None or trigger in noun.subtree or _did(noun, trigger, event)


def _is_joined_apart(word: Token, trigger: Token) -> bool:
    """Whether an act is told in a clause beside that of a date, with a subject of its own: "are due
    to debate it on Friday, and police have [raided] B"."""
    joined = (n for n in (trigger, *trigger.ancestors) if n.dep_ in ("conj", "parataxis"))
    begun = [n.left_edge for n in joined if children(n, *ANY_SUBJECT)]
    return any(word.i < first.i and first.pos_ in ("CCONJ", "PUNCT") for first in begun)


def _did(noun: Token, trigger: Token, event: Event) -> bool:
    """Whether a thing did what a verb tells: "Sunday's raid killed ten", "the May 5 blast"."""
    return noun.dep_ in ANY_SUBJECT and noun.head == trigger and event.event_type in _DEEDS


def _is_of_next(date: Span, word: Token, trigger: Token) -> bool:
    """Whether a date is that of what an act comes before: "met before the summit [in July]"."""
    if HINGE.search(date.text):  # "weeks before the summit"
        return False
    near = word.doc[max(0, word.left_edge.i - 1)]  # the parser may hang the date on the verb
    ends = [n for n in (near, *near.ancestors) if n.right_edge == near]
    apart = (n for n in (*word.ancestors, *ends) if not word.i <= n.i <= tip_of(date, word).i)
    later = (n for n in apart if n.pos_ in NOUNS and trigger not in n.subtree)
    in_front = ((n, n.doc[max(0, n.left_edge.i - 1)]) for n in later)
    words = ({n.head.lower_, before.lower_, *cases(n)} for n, before in in_front)
    return any({"ahead", "before"} & around for around in words)


def _is_deadline(date: Span, word: Token, trigger: Token) -> bool:
    """Whether a date is one that an order sets: "told them to leave [by 20 June]"."""
    by = date.text.lower().startswith("by ") or "by" in cases(word)
    ordered = any(c.tag_ == "VB" and c.i < word.i for c in children(trigger, "xcomp", "ccomp"))
    return by and ordered


def may_be_of_asked(word: Token, trigger: Token, event: Event) -> bool:
    """Whether a date may be of what is asked for: "urged them to gather [on Saturday]"."""
    asked = children(trigger, "xcomp", "ccomp", "advcl", "obl")
    return event.event_type == "REQUEST" and any(
        c.i < word.i and (c.pos_ == "VERB" or "for" in cases(c)) for c in asked
    )


def gives_way(date: Span, other: Span, event: Event) -> bool:
    """Whether a date says less than another: "for a second day", "last year" beside "in June"."""
    if event.status is Status.PLANNED or _WEAK.match(other.text):
        return False
    if HINGE.search(date.text):
        return other.start > date.end and not HINGE.search(other.text)
    if _YEAR.match(date.text) and is_yearless(other.text):
        return True
    going_on = event.subtype in GOING_ON and date.text.lower().startswith("since ")
    return _WEAK.match(date.text) is not None and not HINGE.search(other.text) and not going_on


def is_ahead(trigger: Token, word: Token, event: Event) -> bool:
    """Whether a date lies ahead: of what will or may be, and what something is fixed for."""
    host = verb_of(word)
    if is_when(trigger) and host is not None and any(c.lower_ == "will" for c in children(host)):
        return True  # "will stay away in May, when they [gather]"
    possible = event.status is Status.HYPOTHETICAL and is_conditional(trigger)
    possible = (possible or will_be(trigger)) and host == trigger
    return possible or event.status is Status.PLANNED or "for" in cases(word)


def is_scheduled(trigger: Token, word: Token) -> bool:
    """Whether an act with a date of its own is told in the present: "arrives on Tuesday"."""
    return (
        verb_of(word) == trigger and trigger.tag_ in PRESENT and trigger.lemma_.lower() in _COMING
    )


def is_moment(verb: Token, word: Token) -> bool:
    """Whether an act is what a date is told by: "since March, when [they seized] the town"."""
    if not is_when(verb):
        return False
    return word.i < verb.i and (verb.head == word or word in verb.head.subtree)


def is_hinged(date: Span, word: Token, verb: Token) -> bool:
    """Whether a verb is that of the clause behind "a week after"."""
    if HINGE.search(date.text) is None or verb.dep_ == "ROOT" or verb.i < word.i:
        return False
    tip = tip_of(date, word)
    return tip.head == verb or all(t.pos_ != "VERB" for t in word.doc[word.i : verb.i])


def word_at(date: Span, sentence: Sentence) -> Token:
    """The first word of a date."""
    first = sentence.start_char + date.start
    return next((token for token in sentence if token.idx >= first), sentence.root)


def is_plain(date: Span) -> bool:
    """Whether an expression names days by itself, without a bound or a count from elsewhere."""
    return not BOUND.match(date.text) and not HINGE.search(date.text)
