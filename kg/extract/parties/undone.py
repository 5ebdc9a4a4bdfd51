"""What a sentence names and what did not come about: called off, taken back, or of no effect."""

from __future__ import annotations

from kg.extract.grammar.negation import is_excluded, is_negated
from kg.extract.grammar.tree import (
    CLAUSAL,
    SUBJECTS,
    cases,
    children,
    first_conjunct,
    lemma_of,
    subjects_of,
)
from kg.extract.grammar.words import Token
from kg.extract.lexical.attitudes import DEALS, ENDS, FAILING, PLANS
from kg.extract.parties.backward import TALKS
from kg.extract.parties.triggers import is_judged, measure_of
from kg.extract.who.mentions import Mentions

_OBJECTS = ("obj", "nsubj:pass")
_CALLING_OFF = frozenset("abort axe cancel delay nix postpone scrap scupper shelve".split())
_WITH_OFF = frozenset({"call", "put"})
_BELOW = frozenset("in of on to".split())
_WHEN = frozenset("after at before by near since toward towards until".split())
_TAKING_BACK = frozenset("recant rescind retract reverse revoke withdraw".split())
_WITH_BACK = frozenset({"take", "walk"})
_ORDERING = frozenset(
    """
    announce approve arrange authorise authorize order plan prepare promise schedule threaten
    """.split()
)
_LIFTING = _CALLING_OFF | _TAKING_BACK | frozenset("abolish drop lift pause repeal suspend".split())
_RULES = frozenset(
    """
    ban bill decree directive law legislation measure order policy provision regulation rule
    """.split()
)
_INTENTS = PLANS | frozenset({"order", "proposal", "threat"})
_ABLE = frozenset("ability capability capacity mean potential wherewithal".split())
_LITTLE = frozenset({"little", "much", "nothing"})
_HARD = frozenset("complicated difficult hard harder tough tougher unlikely useless".split())
_TAKING_TIME = frozenset("depend need remain require take".split())
_COVERING = frozenset({"apply", "extend"})
_STAYING = frozenset({"remain", "stay"})
_IN_FORCE = frozenset({"effect", "force", "place"})
_TO_COME = frozenset("can could is may might must should will would".split())
_IT = frozenset({"it", "them"})


def is_undone(noun: Token) -> bool:
    """Whether the act of a noun was called off or taken back: "the [visit] was postponed",
    "rescinded its [expulsion] of B", "the cancellation of [talks]"."""
    whole = first_conjunct(measure_of(noun))
    verb = whole.head
    if whole.dep_ == "nmod" and _BELOW & set(cases(whole)):
        return is_end(verb) or verb.lemma_.lower() == "veto"
    if whole.dep_ not in _OBJECTS or verb.pos_ != "VERB":
        return False
    return _calls_off(verb) or _takes_back(verb)


def is_end(noun: Token) -> bool:
    """Whether a noun tells the end of the act behind it: "the [suspension] of aid"; not a time:
    "at the end of the talks"."""
    return noun.lemma_.lower() in ENDS and not _WHEN & set(cases(noun))


def ended_by(noun: Token) -> list[Token]:
    """What a noun of ending tells the end of: "an end to [trade]", "a cut in [aid]"."""
    below = children(noun, "nmod") if is_end(noun) else []
    return [child for child in below if _BELOW & set(cases(child))]


def ends_on(verb: Token) -> frozenset[str]:
    """The nouns of ending that a verb tells of: "announced the [lifting] of sanctions"."""
    told = (noun for noun in children(verb, *_OBJECTS) if ended_by(noun))
    return frozenset(noun.lemma_.lower() for noun in told)


def _rules_out(verb: Token) -> bool:
    return verb.lemma_ == "rule" and any(c.lower_ == "out" for c in children(verb))


def is_ineffective(verb: Token) -> bool:
    """Whether an act is told as one that nobody does: "did nothing to [mend] relations",
    "[mending] relations will take years", "suspended a rule that [bars] exports", "if A does not
    [free] them", "its ability to [strike] A"."""
    head = verb.head
    if is_of_ability(verb):
        return True
    if "if" in cases(verb) and is_negated(verb):
        return True
    if verb.dep_ in CLAUSAL and _is_little(head):
        return True
    if verb.lemma_.lower() in FAILING and any(map(_rules_out, children(verb, "xcomp"))):
        return True  # "[refused] to rule out arming A"
    if verb.dep_ in ("acl", "acl:relcl"):
        return _is_lifted(head) or (head.lemma_.lower() in _INTENTS and is_undone(head))
    if verb.dep_ in ("advcl", "xcomp") and verb.tag_ == "VB":
        little = head.lemma_.lower() == "do" and any(map(_is_little, children(head)))
        return little or _is_hard(head)
    if verb.dep_ == "csubj" and verb.tag_ == "VBG":
        if is_excluded(head):
            return False
        ahead = {c.lower_ for c in children(head, "aux", "cop")} & _TO_COME
        return bool(ahead) or head.lemma_.lower() in _TAKING_TIME
    if verb.dep_ == "csubj" and verb.tag_ == "VB":
        return head.lower_ in _HARD
    return _is_reversed(verb)


def is_of_ability(verb: Token) -> bool:
    """Whether an act is what somebody can do, or what he needs for it: "the ability to [strike] A
    and [hold] B"."""
    clause = first_conjunct(verb)
    return clause.dep_ == "acl" and clause.tag_ == "VB" and lemma_of(clause.head) in _ABLE


def sums_up(noun: Token) -> bool:
    """Whether talks are only counted among others: "met on Monday, the first [talks] in years"."""
    counted = {"first", "last", "latest"} & {c.lower_ for c in children(noun, "amod")}
    the = [c for c in children(noun, "det") if c.i and c.nbor(-1).text == ","]
    added = bool(the) and not cases(noun) and noun.dep_ not in (*SUBJECTS, "ROOT")
    return bool(counted) and added and noun.lemma_.lower() in TALKS


def is_no_deed(noun: Token) -> bool:
    """Whether an act is told as one that goes on as it was, or as what a rule covers: "the
    [embargo] will remain in place", "the treaty extends to [attacks] on A"; or as a death that may
    be nobody's doing, or a danger that somebody is: "announced the [death] of A", "poses a
    [threat] to B"."""
    verb = noun.head
    if noun.dep_ == "obj" and verb.lemma_.lower() == "pose":
        return True
    if sums_up(noun) or (noun.lemma_.lower() == "death" and is_judged(noun)):
        return True
    if noun.dep_ in ("obl", "obl:arg") and verb.lemma_.lower() in _COVERING:
        return cases(noun) == ["to"] and not children(verb, "obj")
    if noun.dep_ not in SUBJECTS or verb.lemma_.lower() not in _STAYING:
        return False
    if noun.lemma_.lower() in DEALS:
        return False  # "the [truce] remained in force"
    return any(c.lower_ in _IN_FORCE and "in" in cases(c) for c in children(verb, "obl", "xcomp"))


def leaves_undone(verb: Token, mentions: Mentions) -> bool:
    """Whether what was not done is what a thing did not do, so that nobody refuses it: "the step
    will not [mend] relations"."""
    subjects = subjects_of(verb) if verb.pos_ == "VERB" else []
    things = all(noun.pos_ == "NOUN" and not mentions.is_actor(noun) for noun in subjects)
    return bool(subjects) and things and is_negated(verb)


def _calls_off(verb: Token) -> bool:
    return verb.lemma_.lower() in _CALLING_OFF or _is_with("off", _WITH_OFF, verb)


def _takes_back(verb: Token) -> bool:
    return verb.lemma_.lower() in _TAKING_BACK or _is_with("back", _WITH_BACK, verb)


def _is_with(particle: str, lemmas: frozenset[str], verb: Token) -> bool:
    beside = children(verb, "compound:prt", "advmod")
    return verb.lemma_.lower() in lemmas and any(c.lower_ == particle for c in beside)


def _is_little(noun: Token) -> bool:
    much = noun.lower_ == "much" and not is_negated(noun.head)
    return noun.lower_ in _LITTLE and not much


def _is_hard(verb: Token) -> bool:
    """Whether a verb says that something is hard to do: "made it harder to mend relations"."""
    called = {child.lower_ for child in children(verb, "xcomp", "obj", "amod")}
    return verb.lower_ in _HARD or bool(called & (_HARD | {"impossible"}))


def _is_lifted(text: Token) -> bool:
    """Whether a rule is lifted, so that what it says is no longer so."""
    if text.lemma_.lower() not in _RULES or text.dep_ not in (*_OBJECTS, *SUBJECTS):
        return False
    verb = text.head
    hold = verb.lemma_.lower() == "put" and any(c.lower_ == "hold" for c in children(verb))
    return hold or (text.dep_ in _OBJECTS and verb.lemma_.lower() in _LIFTING)


def _is_reversed(verb: Token) -> bool:
    """Whether who orders an act calls it off in the same breath: "[ordered] a strike and then
    called it off"."""
    if verb.lemma_.lower() not in _ORDERING:
        return False
    after = (c for c in children(verb, "conj", "advcl", "xcomp") if c.i > verb.i)
    return any(_calls_off(c) and any(o.lower_ in _IT for o in children(c, "obj")) for c in after)
