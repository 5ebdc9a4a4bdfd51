"""Who is named beside an act and takes no part in it: "despite warnings from [A]", "the envoy to
[B] condemned the raid", "a truce brokered by [C] collapsed"."""

from __future__ import annotations

from kg.extract.grammar.reactions import is_reacted_to
from kg.extract.grammar.tree import (
    NOUNS,
    OBLIQUE,
    SUBJECTS,
    agents_of,
    between,
    cases,
    children,
    climb,
    first_conjunct,
    is_apposed,
    is_held,
    is_meant,
    is_passive,
    lemma_of,
    object_meant,
    subjects_of,
)
from kg.extract.grammar.words import Token
from kg.extract.lexical.attitudes import (
    JUDGING,
    LEADING,
    SAYING,
    TEXTS,
)
from kg.extract.parties.agents import OTHERS_ACT
from kg.extract.parties.arms import is_strike
from kg.extract.parties.clauses import is_beside, is_of_occasion
from kg.extract.parties.phrases import BROKERING
from kg.extract.parties.triggers import is_complained_of, is_judged
from kg.extract.who.counts import is_number
from kg.extract.who.mentions import Mentions

_ASKED = frozenset(
    "accusation allegation appeal call charge claim criticism demand plea request".split()
)
_OCCASIONS = frozenset({"after", "amid", "before", "following", "since"})
_PASSING = frozenset("adopt approve pass ratify".split())
_TELLING = frozenset("inform notify remind tell warn".split())
_MAKING = frozenset("adopt agree broker clinch conclude negotiate reach seal sign".split())
_POSTED = frozenset({"at", "for", "in", "on", "to"})


def stands_beside(token: Token, trigger: Token) -> bool:
    """Whether somebody stands in such a phrase between him and the act."""
    for node in (token, *token.ancestors):
        if node == trigger:
            return False
        if is_beside(node):
            return not node.is_ancestor(trigger)
    return False


def is_posting(token: Token, mentions: Mentions) -> bool:
    """Whether a place or a body is where the one who acts is posted: "the envoy to [A] said"."""
    place = first_conjunct(token)
    office = place.head
    if place.dep_ != "nmod" or not _POSTED & set(cases(place)) or office.pos_ not in NOUNS:
        return False
    if not mentions.is_person(office) or office.ent_type_ not in ("", "PERSON"):
        return False
    subject = office.head if is_apposed(office) else office
    return subject.dep_ in SUBJECTS and not is_passive(subject.head)


def is_broker(token: Token, trigger: Token) -> bool:
    """Whether somebody only brings about what others do: "a truce brokered by [A] collapsed"."""
    agent = first_conjunct(token)
    clause = agent.head
    lemma = clause.lemma_.lower()
    alone = lemma == "negotiate" and not children(agent, "conj")  # nobody has a truce with himself
    if clause.dep_ == "amod" and lemma in BROKERING and clause != trigger:  # "UN-brokered truce"
        return True
    brokered = clause.dep_ in ("acl", "acl:relcl") and (alone or lemma in BROKERING)
    acting = [*agents_of(clause), *(subjects_of(clause) if lemma in BROKERING else ())]
    return brokered and clause != trigger and agent in acting


def leads(token: Token) -> bool:
    """Whether somebody leads those who act: "troops led by [A] rammed the gate"."""
    agent = first_conjunct(token)
    led = agent.head.dep_ == "acl" and agent.head.lemma_.lower() in LEADING
    return led and agent in agents_of(agent.head)


def tells(token: Token, trigger: Token) -> bool:
    """Whether somebody says what others do: "[A] told B that C would help"."""
    speaker = first_conjunct(token)
    verb = speaker.head
    if speaker.dep_ not in SUBJECTS or verb.lemma_.lower() not in SAYING:
        return False
    return any(head == verb and node.dep_ == "ccomp" for node, head in climb(trigger))


def judges_too(token: Token, trigger: Token) -> bool:
    """Whether somebody is the subject of a clause beside that of another who speaks, and judges or
    says something himself: "[A] denounced the vote, and B warned that ..."."""
    who = first_conjunct(token)
    fellow = who.head
    if who.dep_ not in SUBJECTS or fellow.lemma_.lower() not in JUDGING | SAYING:
        return False
    beside = (n for n in (trigger, *trigger.ancestors) if n.dep_ == "conj" and n != fellow)
    return any(first_conjunct(n) == fellow and bool(children(n, *SUBJECTS)) for n in beside)


def acts_beside(token: Token, trigger: Token) -> bool:
    """Whether somebody does something of his own beside an act: "voted for it, with [A] voting
    against"."""
    who = first_conjunct(token)
    beside = who.dep_ in SUBJECTS and who.head.dep_ == "advcl" and who.head.head == trigger
    return beside and "with" in cases(who.head)


def is_mere_number(token: Token, trigger: Token) -> bool:
    """Whether a number counts what another verb tells of: "fired drones, of which [50] fell"."""
    return (
        is_number(token) and token.pos_ == "NUM" and token.head not in (trigger, *trigger.ancestors)
    )


def is_at(token: Token, trigger: Token) -> bool:
    """Whether somebody or a place stands behind "in" or "at" of the act itself."""
    place = first_conjunct(token)
    return place.head == trigger and bool({"at", "in"} & set(cases(place)))


def is_where_to(token: Token) -> bool:
    """Whether somebody or a place stands behind "to" of a verb: "deported him to [A]"."""
    whole = first_conjunct(token)
    return whole.dep_ in ("obl", "obl:arg") and cases(whole) == ["to"]


def comes_from(token: Token, trigger: Token) -> bool:
    """Whether a place or a body is where somebody comes from: "troops deployed from [A]"."""
    whole = first_conjunct(token)
    return whole.head == trigger and cases(whole) == ["from"]


def is_struck(token: Token, trigger: Token) -> bool:
    """Whether somebody is where the strike was that did it, or whence it came: "a raid on [A]
    killed two", "rockets from [A]"."""
    for node, head in climb(token):
        if head == trigger:
            return False
        strike = is_strike(head) and head.head == trigger
        if node.dep_ == "nmod" and strike and not {"by", "of"} & set(cases(node)):
            whence = "from" in cases(node) and token != node  # "fire from [Israeli] tanks"
            return head.dep_ in SUBJECTS and not whence
    return False


def dies_in(token: Token, trigger: Token) -> bool:
    """Whether a noun tells the strike that somebody was hit in: "[A] was killed in a raid"."""
    who, verb = first_conjunct(token), trigger.head
    struck = is_strike(trigger) and trigger.dep_ in OBLIQUE and {"by", "in"} & set(cases(trigger))
    hurt = who.dep_ == "nsubj:pass" or (who.dep_ == "nsubj" and verb.lemma_ in ("die", "perish"))
    return bool(struck) and hurt and who.head == verb


def is_aside(token: Token, trigger: Token) -> bool:
    """Whether somebody is only named in a relative clause on who acts, or where something lies:
    "Poland, which had backed [A], hailed the vote", "sank it off the coast of [A]"."""
    if any("off" in cases(node) for node in between(token, trigger)):
        return True
    for node, head in climb(token):
        if node.dep_ == "acl:relcl" and not node.is_ancestor(trigger) and node != trigger:
            acting = first_conjunct(head)
            return acting.dep_ in SUBJECTS and acting in subjects_of(trigger)
    return False


def is_of_another_act(token: Token, trigger: Token) -> bool:
    """Whether a phrase or a clause below an act tells another one that somebody has a part in:
    "hit the town following talks between [A] and B", "overran it, killing [ten men]"."""
    for node in between(token, trigger):
        if (node.dep_ in OBLIQUE and _OCCASIONS & set(cases(node))) or is_of_occasion(node):
            return True
        if node.dep_ == "advcl" and node.tag_ == "VBG" and not cases(node):
            return any(c == token or c.is_ancestor(token) for c in children(node, "obj"))
    return False


def does_likewise(token: Token, trigger: Token) -> bool:
    """Whether somebody does something else to what an act is done to: "a step that [A] denounced
    and B praised"."""
    subject = first_conjunct(token)
    verb = subject.head
    if object_meant(trigger) is None or subject.dep_ not in SUBJECTS or verb == trigger:
        return False
    return first_conjunct(verb) == first_conjunct(trigger)


def asked_nothing(token: Token, trigger: Token) -> bool:
    """Whether somebody is only told of before a refusal of what others ask or say: "criticised [A]
    and rejected calls for talks"."""
    if trigger.dep_ != "conj" or first_conjunct(token).head != first_conjunct(trigger):
        return False
    refused = [c for c in children(trigger, "obj") if not children(c, "det", "nmod:poss")]
    return any(lemma_of(c) in _ASKED or is_meant(c) for c in refused)


def is_in_claim(token: Token, trigger: Token) -> bool:
    """Whether somebody stands in what a claim says: "dismissed reports that [A] had shot B"."""
    inside = (n for n in between(token, trigger) if n.dep_ in ("acl", "ccomp"))
    return any("that" in cases(n) and n.head.pos_ == "NOUN" for n in inside)


def is_in_text(token: Token, trigger: Token) -> bool:
    """Whether somebody is only named in what is voted on: "adopted a bill banning [A]", "adopted a
    resolution that bans [A]"."""
    path = between(token, trigger)
    passed = trigger.lemma_.lower() in _PASSING and first_conjunct(token).dep_ not in SUBJECTS
    told = any(n.dep_ == "acl:relcl" and n.head.lemma_.lower() in TEXTS for n in path)
    return any(map(is_held, path)) or (passed and told)


def suffers(token: Token, trigger: Token) -> bool:
    """Whether a noun tells what was done to somebody: "the arrest of [A]"."""
    who = first_conjunct(token)
    who = who.head if is_apposed(who) else who
    return trigger.pos_ == "NOUN" and who.head == trigger and "of" in cases(who)


def acts_after(token: Token, trigger: Token) -> bool:
    """Whether somebody acts after what was done to another: "[A] left after the arrest of B"."""
    who, verb = first_conjunct(token), trigger.head
    behind = trigger.pos_ == "NOUN" and bool(OTHERS_ACT & set(cases(trigger)))
    return behind and who.dep_ in SUBJECTS and who.head == verb


def judges(token: Token, trigger: Token) -> bool:
    """Whether a noun tells what somebody judges or answers, who did not do it: "[A] condemned the
    arrest", "[A] commented on reports of a raid", "[A] called in B's envoy to complain of it"."""
    who, verb, matter = first_conjunct(token), trigger.head, trigger
    if trigger.pos_ != "NOUN" or who.dep_ not in SUBJECTS:
        return False
    if is_complained_of(trigger):
        return who.head == (verb.head if verb.tag_ == "VB" and verb.dep_ == "advcl" else verb)
    while matter.dep_ == "nmod":
        matter = matter.head
    judged = trigger.dep_ == "obj" and is_judged(trigger)
    return (judged or is_reacted_to(matter)) and who.head == matter.head


def is_told(token: Token, trigger: Token) -> bool:
    """Whether somebody is told of what will be done: "told [A] that its bases would be hit"."""
    who = first_conjunct(token)
    verb = who.head
    return (
        who.dep_ in ("iobj", "obj")
        and verb.lemma_.lower() in _TELLING
        and any(head == verb and node.dep_ == "ccomp" for node, head in climb(trigger))
        and is_passive(trigger)
    )


def does_another(token: Token, trigger: Token) -> bool:
    """Whether somebody did what is undone: "sanctions imposed by [A] will be lifted"."""
    agent = first_conjunct(token)
    clause = agent.head
    other = clause.dep_ in ("acl", "acl:relcl") and clause != trigger
    return other and clause.i < trigger.i and agent in agents_of(clause)


def is_made_at(token: Token) -> bool:
    """Whether a place is where a text was made: "accepted a deal signed in [Oslo]"."""
    place = first_conjunct(token)
    clause = place.head
    made = clause.lemma_.lower() in _MAKING and (is_passive(clause) or clause.dep_ == "acl")
    return made and {"at", "in"} & set(cases(place)) != set()


def is_near(token: Token, trigger: Token) -> bool:
    """Whether something is only what another lies beside: "hit a village near the border with
    [A]"."""
    return any(
        {"near", "outside", "through"} & set(cases(node)) for node in between(token, trigger)
    )
