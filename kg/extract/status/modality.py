"""How sure it is: the status of a trigger."""

from __future__ import annotations

from kg.extract.grammar.blaming import is_blamed
from kg.extract.grammar.denials import is_denied
from kg.extract.grammar.negation import is_avoided, is_excluded, is_negated
from kg.extract.grammar.speech import speeches
from kg.extract.grammar.tenses import was_able, was_done
from kg.extract.grammar.tree import (
    ANY_SUBJECT,
    CLAUSAL,
    cases,
    children,
    climb,
    first_conjunct,
    is_passive,
    replaces,
    shares_subject,
    words_on,
)
from kg.extract.grammar.words import Token
from kg.extract.lexical.attitudes import (
    ABOUT,
    ALLEGING,
    ASPECTUAL,
    CHANCES,
    DEALS,
    FAILING,
    GATHERINGS,
    MODALS,
    PLANNING,
    PLANS,
    WILLING,
    WISHING,
)
from kg.extract.status.coming import is_to_come
from kg.extract.status.conditions import (
    counts_wars,
    is_asked,
    is_awaited,
    is_beside,
    is_blocked,
    is_depended_on,
    is_feared,
    is_inverted,
    is_only_said,
    is_probable,
    is_ranked,
)
from kg.extract.status.supposed import is_doubted, is_performed, is_tried
from kg.model import Status

_ALLEGEDLY = frozenset("allegedly purportedly supposedly".split())
_GOVERNED = tuple("conj xcomp ccomp advcl obj acl obl nsubj nsubj:pass csubj nmod".split())
_COMING = frozenset("planned upcoming scheduled future forthcoming expected".split())
_EXPECTING = frozenset("anticipate believe expect foresee think".split())
_READYING = frozenset("brace gear invite plan prepare".split())
_ENDING = frozenset("cease end halt quell stop".split())
_PONDERING = frozenset("consider contemplate eye mull ponder weigh".split())
_AGREEING = frozenset("announce clinch close conclude ink make reach seal sign strike".split())
_HAPPENING = frozenset("begin commence happen materialise materialize occur resume start".split())
_WITH = {"come": {"about", "off"}, "go": {"ahead"}, "take": {"place"}}
_REMEMBERING = frozenset("commemorate evoke mourn recall remember".split())
_MEMORIES = frozenset("anniversary commemoration memory remembrance".split())
_FIXING = frozenset("arrange plan plot schedule".split())
_GOING = frozenset("attend come fly go return travel visit".split())
_MAKING = frozenset(
    "allow bring cause mean prompt provoke renew restore revive spark trigger".split()
)
_POSSIBLE = frozenset("proposed possible potential alleged threatened".split())


def status_of(trigger: Token) -> Status:
    """Status by negation, auxiliaries and what governs the trigger, innermost first."""
    words = words_on(trigger)
    if trigger.pos_ == "NOUN":  # "no promises or concessions"
        words |= words_on(first_conjunct(trigger))
    if is_denied(trigger):
        return Status.DENIED
    if is_blamed(trigger) or words & _ALLEGEDLY:
        return Status.ALLEGED
    if is_after_all(trigger) or is_inverted(trigger):
        return Status.ACTUAL if is_after_all(trigger) else Status.HYPOTHETICAL
    if is_negated(trigger, words) or "without" in cases(trigger) or is_avoided(trigger):
        return Status.NEGATED
    if is_asked(trigger) or is_depended_on(trigger) or is_doubted(trigger):
        return Status.HYPOTHETICAL
    if is_to_come(trigger):
        return Status.PLANNED
    if counts_wars(trigger):
        return Status.HISTORICAL
    if trigger.pos_ == "NOUN":
        if words & _COMING:
            return Status.PLANNED
        if words & _POSSIBLE:
            return Status.HYPOTHETICAL
        return _governed(trigger)
    return _by_auxiliaries(trigger, words) or _governed(trigger)


def is_conditional(trigger: Token) -> bool:
    """Whether "may", "could" or "would" makes the act of its agent a possible one."""
    auxiliaries = _auxiliaries(trigger)
    return bool(auxiliaries & {"may", "might", "could", "would"}) and "have" not in auxiliaries


def is_after_all(verb: Token) -> bool:
    """Whether an act was: "[had] it not left", "would not have left", "was able to [leave]"."""
    auxiliaries = {c.lower_ for c in children(verb, "aux")}
    unreal = {"would", "have"} <= auxiliaries
    unreal |= "had" in auxiliaries and (is_inverted(verb) or "if" in cases(verb))
    return was_able(verb) or is_performed(verb) or (unreal and is_negated(verb))


def _by_auxiliaries(verb: Token, words: set[str]) -> Status | None:
    auxiliaries = _auxiliaries(verb)
    if "would" in auxiliaries and "have" not in auxiliaries and _reported(verb):
        return Status.PLANNED  # "said it would" is "will" told in the past
    being = "be" in auxiliaries or any(c.lemma_ == "be" for c in children(verb, "cop"))
    being = being and verb.lemma_ != "blame"  # "who is to blame"
    due = any(c.lower_ == "due" and c.dep_ not in (*CLAUSAL, "conj") for c in children(verb))
    being = being or len(children(verb, "aux:pass")) > 1
    going = due or ("to" in words and being)  # "is (due) to meet"
    if going and "have" in auxiliaries:
        return Status.NEGATED  # "was to have met" did not
    if (going and "if" not in words) or auxiliaries & {"will", "shall", "'ll", "’ll"}:
        return Status.PLANNED
    if auxiliaries & MODALS or (words | _condition(verb)) & {"if", "unless"}:
        return Status.HYPOTHETICAL
    if is_awaited(verb, words):
        return Status.HYPOTHETICAL
    return None


def _condition(verb: Token) -> set[str]:
    """The conjunction of a clause whose first verb has it: "if A leaves and [resumes] talks"."""
    lead = first_conjunct(verb)
    return set(cases(lead)) if lead != verb and shares_subject(verb) else set()


def _auxiliaries(verb: Token) -> set[str]:
    """Auxiliaries of a verb; those of the first verb also count for "will meet A and sign B"."""
    found = {child.lemma_.lower() for child in children(verb, "aux")}
    if not found and verb.dep_ == "conj" and verb.tag_ == "VB" and verb.head.pos_ == "VERB":
        return _auxiliaries(verb.head)
    return found


def _reported(trigger: Token) -> bool:
    clause = trigger
    while clause.dep_ in ("conj", "xcomp"):
        clause = clause.head
    return any(True for _ in speeches(clause))


def _governed(trigger: Token) -> Status:
    for clause, node in climb(trigger):
        if clause.dep_ not in _GOVERNED and not _is_content(clause, node):
            break
        if clause.dep_ == "conj" or node.pos_ not in ("VERB", "NOUN", "ADJ"):
            continue
        if clause.dep_ == "obj" and node.lemma_.lower() in _ENDING:
            break  # "wants to end the [war]": there is one
        status = _below(clause, node)
        if status is not None:
            return status
        if clause.dep_ == "obj" and node.lemma_.lower() in ASPECTUAL:
            continue
        if clause.dep_ in ("nmod", "obl") and _is_part(clause, node):
            continue
        if clause.dep_ == "advcl" and clause.tag_ == "VB" and node.tag_ in ("VB", "VBG"):
            continue  # "accused A of using drones to [attack] B"
        if clause.dep_ in ("advcl", "obj", "obl", "nsubj", "nmod"):
            break
    return Status.ACTUAL


def _is_part(noun: Token, node: Token) -> bool:
    """Whether a noun is as sure as what holds it: "a round of [talks]", "fly for [talks]"."""
    behind = cases(noun)
    return behind == ["of"] if node.pos_ == "NOUN" else behind == ["for"]


def _is_content(clause: Token, node: Token) -> bool:
    """Whether a clause says what a noun is about: "the demand that it stop"."""
    whole = clause.dep_ == "acl" or bool(children(clause, "obj", "nsubj:pass"))  # no gap
    about = clause.dep_.startswith("acl") and node.pos_ == "NOUN" and "that" in cases(clause)
    about = about and whole
    return about and node.lemma_.lower() in CHANCES | ABOUT | PLANS


def _below(clause: Token, node: Token) -> Status | None:
    """What a governing word makes of the clause or noun below it."""
    lemma = node.lemma_.lower()
    if clause.dep_ == "nsubj:pass" and lemma in PLANNING:
        return Status.PLANNED
    if clause.dep_ == "advcl" and any(map(replaces, children(clause))):
        return Status.NEGATED  # "rather than [sign]"
    if clause.dep_ in ("nsubj", "csubj") and is_excluded(node):
        return Status.NEGATED
    if clause.dep_ == "acl" and any(d.text.lower() == "no" for d in children(node, "det")):
        return Status.NEGATED  # "had no intention of attacking"
    if clause.dep_ == "acl" and is_ranked(node):
        return None  # "the first state to recognise A"
    if clause.dep_ == "acl" and node.pos_ == "NOUN" and clause.tag_ == "VB":
        return Status.PLANNED if lemma in PLANS | DEALS else Status.HYPOTHETICAL  # "right to move"
    if _is_content(clause, node) or is_feared(clause, node) or "whether" in cases(clause):
        return Status.HYPOTHETICAL
    if is_only_said(clause, node) or is_probable(clause, node):
        return Status.ALLEGED
    if clause.dep_ == "acl" and clause.tag_ == "VBG" and is_blocked(node):
        return Status.HYPOTHETICAL  # "vetoed a statement condemning A"
    if not (clause.dep_ in CLAUSAL and clause.pos_ in ("VERB", "NOUN", "ADJ")):
        return _of_object(clause, node)
    if clause.dep_ == "xcomp" and lemma in ASPECTUAL:
        return _of_verb(node)
    if lemma in ALLEGING and clause.dep_ != "acl":
        return None if is_beside(clause) else Status.ALLEGED
    if lemma in FAILING and (clause.dep_ == "xcomp" or cases(clause) == ["in"]):
        return Status.NEGATED
    if lemma in _EXPECTING and is_negated(node):
        return Status.HYPOTHETICAL  # "nobody expects it to [send] its navy"
    if lemma in PLANNING | WILLING and (is_negated(node) or not was_done(clause)):
        return _intended(node, lemma)
    if lemma == "call" and clause.dep_ == "advcl" and children(node, "obj"):
        return None  # "called him to thank him", not "called on him to go"
    wished = clause.dep_ != "ccomp" or (lemma != "tell" and clause.tag_ == "VB")
    if lemma in WISHING and wished and clause.tag_ not in ("VBD", "VBZ") and not is_tried(node):
        return Status.HYPOTHETICAL
    return _of_verb(node) if clause.dep_ == "xcomp" else _of_aim(clause, node)


def _intended(verb: Token, lemma: str) -> Status:
    if is_negated(verb):  # "never intended to attack"
        return Status.HYPOTHETICAL if lemma == "likely" else Status.NEGATED
    return Status.HYPOTHETICAL if _auxiliaries(verb) & {"must", "should"} else Status.PLANNED


def _of_aim(clause: Token, verb: Token) -> Status | None:
    """What is planned as the aim of a plan or of a deal: "will go there to [reaffirm] its
    support", "reached a deal to [free] them"."""
    if clause.dep_ != "advcl" or clause.tag_ != "VB" or "to" not in cases(clause):
        return None
    if verb.lemma_.lower() in _GOING and _of_verb(verb) is Status.NEGATED:
        return Status.NEGATED  # "will not go there to [meet] A"
    agreeing = verb.lemma_.lower() in _AGREEING
    agreed = agreeing and any(c.lemma_.lower() in DEALS for c in children(verb, "obj"))
    return Status.PLANNED if agreed or _of_verb(verb) is Status.PLANNED else None


def _of_object(noun: Token, verb: Token) -> Status | None:
    """What a word, mostly a verb, makes of the noun of an act that is its object or its subject,
    or stands behind a preposition."""
    lemma = verb.lemma_.lower()
    if noun.dep_ in ANY_SUBJECT:
        return _of_verb(verb) if _takes_place(verb) else None
    if noun.dep_ == "obl":
        if lemma in _READYING and {"for", "to"} & set(cases(noun)):
            return Status.PLANNED
        if "before" in cases(noun) and _is_to_come(noun, verb):
            return Status.PLANNED
        return _of_verb(verb) if _is_part(noun, verb) else None
    if noun.dep_ == "nmod" and lemma in _MEMORIES and "of" in cases(noun):
        return Status.HISTORICAL  # "the anniversary of the invasion"
    if noun.dep_ == "nmod" and lemma in CHANCES and "for" in cases(noun):
        return Status.HYPOTHETICAL
    if noun.dep_ != "obj":
        return None
    if lemma == "allege":
        return Status.ALLEGED
    if lemma in _REMEMBERING:
        return Status.HISTORICAL  # "recalled the alliance of A and B"
    if lemma in _PONDERING:
        return Status.HYPOTHETICAL  # "is considering sanctions"
    if lemma in _FIXING and not is_passive(verb):
        return Status.PLANNED  # "plan another round"
    if lemma in _MAKING and _auxiliaries(verb) & MODALS:
        return Status.HYPOTHETICAL  # "could restore sanctions"
    return _of_verb(verb) if lemma in ASPECTUAL or lemma == "provide" else None


def _is_to_come(noun: Token, verb: Token) -> bool:
    """Whether what an act comes before is still ahead: "will leave before the [vote]", "met before
    the [summit]"."""
    arranged = noun.lemma_.lower() in GATHERINGS and "have" not in _auxiliaries(verb)
    return arranged or status_of(verb) is Status.PLANNED


def _takes_place(verb: Token) -> bool:
    """Whether a verb tells that its subject comes about: "the talks will [go] ahead"."""
    lemma, beside = verb.lemma_.lower(), words_on(verb)
    held = is_passive(verb) and lemma in ("convene", "hold")
    return held or lemma in _HAPPENING or bool(beside & _WITH.get(lemma, set()))


def _of_verb(verb: Token) -> Status | None:
    return Status.NEGATED if is_negated(verb) else _by_auxiliaries(verb, words_on(verb))
