"""What keeps a word beside an act from being its party, or an act from being one.

Who stands below the word of an act in what was not to be, or where it is told, heard or named:
"promised not to let [A] in", "filed a complaint with [B]", "bombed what [C] said was a camp"; who
is in office or a means, and who does nothing: "abstained".
"""

from __future__ import annotations

from kg.extract.grammar.blaming import owns_up
from kg.extract.grammar.tree import (
    ANY_SUBJECT,
    OBLIQUE,
    SUBJECTS,
    between,
    cases,
    children,
    climb,
    first_conjunct,
    has_not,
    is_apposed,
    is_passive,
    lemma_of,
    subjects_of,
)
from kg.extract.grammar.words import Token
from kg.extract.lexical.attitudes import (
    JOINING,
    NAMING,
    PERMITTING,
    PROMISING,
    SAYING,
)
from kg.extract.parties.arms import is_means, whole_force
from kg.extract.parties.clauses import ended_help, is_responded_to, let_do
from kg.extract.parties.contents import is_fought_for
from kg.extract.who.mentions import Mentions
from kg.extract.who.salience import is_pronoun

_OWN = frozenset({"her", "his", "its", "our", "their"})
_ENVOYS = frozenset("ambassador delegate diplomat envoy representative".split())
_INSTRUCTING = frozenset({"direct", "instruct", "order"})
_ARMED = frozenset("army force military navy troop".split())
_UTTERANCES = frozenset(
    "address letter message remark report speech statement testimony tweet".split()
)
_APPROVING = frozenset("adopt approve endorse pass ratify".split())
_TALKS = frozenset("call conversation interview meeting phone talk telephone".split())
_ENLISTING = frozenset("call conscript draft enlist hire recruit".split())  # others than one's own
_GOING_ON = frozenset("battle clash conflict crisis fighting violence war".split())
_GRACES = frozenset("applaud congratulate hail invite laud meet praise thank visit welcome".split())
_REPROACHES = frozenset(
    "accuse blame condemn criticise criticize decry denounce deplore slam summon".split()
)
_FILED = frozenset("appeal case complaint lawsuit petition suit".split())


def is_kept_out(token: Token, trigger: Token) -> bool:
    """Whether somebody is only whom a promise is to keep from something: "promised that it would
    not let [A] in"."""
    if trigger.lemma_.lower() not in PROMISING:
        return False
    for clause in children(trigger, "ccomp", "xcomp"):
        kept = clause.lemma_.lower() in PERMITTING and clause.is_ancestor(token)
        if kept and has_not(clause):
            return True
    return False


def is_appealed_to(token: Token, trigger: Token) -> bool:
    """Whether somebody is only where another is sued: "threatened to file a complaint with [A]"."""
    court = first_conjunct(token)
    if "with" not in cases(court) or court.head == trigger:
        return False
    filed = [court.head, *children(court.head, "obj")]
    return any(lemma_of(noun) in _FILED for noun in filed) and trigger in court.ancestors


def names_it(token: Token, trigger: Token) -> bool:
    """Whether somebody only says what that is which an act is done to: "bombed what [A] said was a
    camp"."""
    return tells_of_it(token, trigger) and first_conjunct(token).head.head.lower_ == "what"


def tells_of_it(token: Token, trigger: Token) -> bool:
    """The same of whatever he says it: "audited a vote that [A] says was rigged"."""
    clause = first_conjunct(token).head
    said = clause.dep_ == "acl:relcl" and clause != trigger and not owns_up(clause)
    return said and token.dep_ in SUBJECTS and clause.lemma_.lower() in SAYING | NAMING


def is_stayed_out_of(token: Token, trigger: Token) -> bool:
    """Whether somebody stands in what another takes no part in: "would not take part in a raid on
    [A]"."""
    if not has_not(trigger):
        return False
    joint = [c for c in children(trigger, "obl") if "in" in cases(c)]
    joins = trigger.lemma_.lower() in JOINING
    return joins and any(noun.is_ancestor(token) for noun in joint)


def is_in_office(token: Token, trigger: Token) -> bool:
    """Whether a word only tells what somebody is who is named: "A, chief of [B]'s army, met C"."""
    if token.dep_ not in ("amod", "compound", "nmod", "nmod:poss"):
        return False
    for node, who in list(climb(token))[1:]:
        person = any(t.ent_type_ == "PERSON" for t in (who, *children(who, "flat")))
        if is_apposed(node) and person:
            return node != trigger and not node.is_ancestor(trigger)
    return False


def is_let_alone(token: Token, trigger: Token) -> bool:
    """Whether somebody is told of in what "anyone" is let do, or not, or is helped no longer as
    others are promised: "would not let anyone shut [A]'s door", "agreed to stop arming [A]"."""
    done = [verb for verb in children(trigger, "xcomp") if let_do(verb) is not None]
    if (end := ended_help(trigger)) is not None:
        done.append(end)
    return any(verb.is_ancestor(token) for verb in done)


def acts_below(token: Token, trigger: Token) -> bool:
    """Whether somebody acts in a relative clause on what an act tells of: "jailed him on charges
    that [A] rejects", "set out the sanctions that [A] would use"."""
    clause = first_conjunct(token).head
    below = clause.dep_ == "acl:relcl" and clause != trigger and trigger in clause.ancestors
    return below and first_conjunct(token).dep_ in SUBJECTS


def is_threat_of(token: Token, trigger: Token) -> bool:
    """Whether those are one's own forces whom a threat is made with, or others who will act on whom
    is warned: "warned that [the army] would use force", "warned A that [the EU] would sue it"."""
    verb = token.head
    threat = token.dep_ == "nsubj" and verb.dep_ == "ccomp" and verb.head == trigger
    coming = any(c.lower_ in ("will", "would") for c in children(verb, "aux"))
    bare = all(c.dep_ == "det" or c.tag_ == "PRP$" for c in children(token))
    warned = children(trigger, "obj", "iobj")
    return threat and coming and (bool(warned) or (bare and lemma_of(token) in _ARMED))


def is_own_envoy(token: Token, trigger: Token) -> bool:
    """Whether somebody is the envoy of who acts: "instructed [its ambassador] to protest"."""
    owned = any(c.tag_ == "PRP$" for c in children(token, "nmod:poss"))
    told = token.dep_ in ("iobj", "obj") and token.head == trigger
    return owned and told and lemma_of(token) in _ENVOYS and lemma_of(trigger) in _INSTRUCTING


def is_defied(token: Token, trigger: Token) -> bool:
    """Whether somebody is threatened for what he may do: "warned that it would strike if [A] did
    not withdraw"; not where others are told so."""
    clause = token.head
    would = clause.head
    marks = {c.lower_ for c in children(clause, "mark")}
    coming = token.dep_ == "nsubj" and clause.dep_ == "advcl" and bool(marks & {"if", "unless"})
    below = would == trigger or (would.dep_ == "ccomp" and would.head == trigger)
    return coming and below and not is_pronoun(token) and not children(trigger, "obj", "iobj")


def is_hoped_for(token: Token, trigger: Token) -> bool:
    """Whether it is for somebody's sake that there may be a threat: "unless [he] is released", "if
    [he] is harmed"."""
    clause = token.head
    marks = {c.lower_ for c in children(clause, "mark")}
    condition = clause.dep_ == "advcl" and bool(marks & {"if", "unless", "until"})
    return condition and token.dep_ == "nsubj:pass" and trigger in clause.ancestors


def is_protected(token: Token, trigger: Token) -> bool:
    """Whether somebody suffers only what would be answered: "vowed a response to raids on [A]"."""
    return any(map(is_responded_to, between(token, trigger)))


def is_audience(token: Token, trigger: Token) -> bool:
    """Whether somebody only hears what is judged: "hailed it in a statement to [parliament]",
    "condemned it in a call with [A]"."""
    words = token.head
    told = token.dep_ == "nmod" and {"in", "during"} & set(cases(words))
    said = "to" in cases(token) and lemma_of(words) in _UTTERANCES
    talked = "with" in cases(token) and lemma_of(words) in _TALKS
    judged = words.head == trigger and bool(children(trigger, "obj"))
    return bool(told) and judged and (said or talked)


def is_no_doer(token: Token) -> bool:
    """Whether a word tells what goes on and nobody who does it: "the [war] displaced millions"."""
    return token.lemma_.lower() in _GOING_ON and not token.ent_type_


def is_own_means(token: Token, trigger: Token, mentions: Mentions) -> bool:
    """Whether a thing or a force is what somebody sends, of no other state: "sent [tanks]", "to
    send [personnel]", "ordered [the army] into the streets"."""
    means = whole_force(first_conjunct(token))
    verb = means.head
    object_ = means.dep_ == "obj" or (means.dep_ == "obl" and not cases(means))  # "sent in [tanks]"
    sent = object_ and trigger in (verb, verb.head)
    sent = sent and verb.lemma_.lower() not in _ENLISTING
    while (counted := mentions.part_of(token)) is not None:
        token = counted
    own = {code for s in subjects_of(trigger) for code in mentions.codes(s.subtree)}
    return sent and is_means(token, own, mentions.codes)


def abstains(token: Token, trigger: Token) -> bool:
    """Whether somebody is named as one who abstained: "adopted by 10 votes, with 5 abstentions (A,
    B ...)"."""
    return any(n.lemma_.lower() == "abstention" for n in between(token, trigger))


def is_told_of_before(token: Token, trigger: Token) -> bool:
    """Whether somebody did what the one who acts had told of: "said [A] had lied and warned it"."""
    clause = first_conjunct(token).head
    said = clause.head
    told = clause.dep_ == "ccomp" and said.lemma_.lower() in SAYING and clause.i < trigger.i
    beside = first_conjunct(trigger) == first_conjunct(said) and not clause.is_ancestor(trigger)
    return told and first_conjunct(token).dep_ in ANY_SUBJECT and trigger != said and beside


def tells_of_own(token: Token, trigger: Token) -> bool:
    """Whether somebody tells what was done to those who are his: "[A] said five of its men had been
    killed"."""
    verb = first_conjunct(token).head
    told = trigger.dep_ == "ccomp" and trigger.head == verb and verb.lemma_.lower() in SAYING
    if not told or first_conjunct(token).dep_ not in SUBJECTS or not is_passive(trigger):
        return False
    done_to = children(trigger, "nsubj:pass")
    return any(t.lower_ in _OWN and t.dep_ == "nmod:poss" for c in done_to for t in c.subtree)


def is_beside_doers(token: Token, trigger: Token) -> bool:
    """Whether somebody is on the side of those who act: "fought alongside [A]'s army", "fought for
    [A]", "fought on the [A] side"."""
    path = [n for n in between(token, trigger) if n.head == trigger]
    return any("alongside" in cases(n) or is_fought_for(n) for n in path)


def was_before_it(token: Token, trigger: Token) -> bool:
    """Whether somebody took part in what came before an approval: "approved it after talks with
    [A]"."""
    before = (n for n in between(token, trigger) if n.head == trigger and n.dep_ in OBLIQUE)
    return trigger.lemma_.lower() in _APPROVING and any("after" in cases(n) for n in before)


def is_told_of_subject(token: Token, trigger: Token) -> bool:
    """Whether somebody stands in what is told of a subject, and what else it did or where that was
    stands in a relative clause: "A, which blocked a deal, met [B]", "[jets] circled over the town
    where troops were deployed"."""
    clause = next((n for n, _ in climb(trigger) if n.dep_ == "acl:relcl"), None)
    if clause is None or clause.is_ancestor(token):
        return False
    whom = clause.head
    where = any(c.lower_ == "where" for c in children(clause, "advmod"))
    subject = first_conjunct(whom).dep_ in ANY_SUBJECT
    behind = where or (subject and token.i > clause.i)
    apart = any(n.dep_ == "advcl" and children(n, *ANY_SUBJECT) for n in token.ancestors)
    return behind and not apart and token != whom and not whom.is_ancestor(token)


def is_cited(token: Token) -> bool:
    """Whether somebody is only named in whom a text cites: "according to an aide to [A]"."""
    return any("according" in cases(node) for node in (token, *token.ancestors))


def does_it_around(token: Token, trigger: Token) -> bool:
    """Whether somebody does that in the course of which others do something: "[A] hit the town,
    with a bomber storming the gate"."""
    who = first_conjunct(token)
    within = trigger.dep_ == "advcl" and "with" in cases(trigger) and children(trigger, *SUBJECTS)
    acts = who.dep_ in SUBJECTS and bool(children(who.head, "obj"))
    return bool(within) and acts and who.head != trigger and not trigger.is_ancestor(who)


def is_met_otherwise(token: Token, trigger: Token) -> bool:
    """Whether somebody is whom the next verb does well by of who condemns something, or the other
    way round: "condemned the raid and thanked [A]", "praised the deal and accused [A]"."""
    whom = first_conjunct(token)
    verb, kinds = whom.head, (_GRACES, _REPROACHES)
    joined = verb.dep_ == "conj" and first_conjunct(verb) == first_conjunct(trigger)
    if whom.dep_ not in ("iobj", "obj") or not joined or verb.i < trigger.i:
        return False
    sides = [{verb.lemma_.lower() in kind, trigger.lemma_.lower() in kind} for kind in kinds]
    return all(len(side) == 2 for side in sides) and bool(children(trigger, "obj"))
