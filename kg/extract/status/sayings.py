"""Acts done by saying something of others: "A said B must go", "will pay a price", "is to blame".

What is said of the other party is the act of the one who says it: a demand, a threat, a denial.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from kg.extract.grammar.speech import speeches
from kg.extract.grammar.tenses import WILL
from kg.extract.grammar.tree import (
    ANY_SUBJECT,
    SUBJECTS,
    cases,
    children,
    conjuncts,
    has_not,
    lemma_of,
    subjects_of,
)
from kg.extract.grammar.words import Token
from kg.extract.lexical.attitudes import CLAIMS, NECESSITY
from kg.extract.lexical.lexicon import Entry
from kg.extract.parties.arguments import Parties
from kg.extract.parties.fights import bears_arms
from kg.extract.parties.phrases import Phrases, others
from kg.extract.status.judged import judged_in, threatens_answer
from kg.extract.status.opinions import opinion_of
from kg.extract.who.salience import FIRST
from kg.model import Mention

_DEMAND, _APPEAL = Entry(frozenset({"must"}), "demand"), Entry(frozenset({"should"}), "appeal")
_THREAT, _DENIAL = Entry(frozenset({"will"}), "threat"), Entry(frozenset(), "denial")
_ACCUSATION = Entry(frozenset(), "accusation")
_CONDEMNATION = Entry(frozenset(), "condemnation")
# What somebody is told to expect for what he did: "would pay a price".
_RECKONING = {
    "bear": {"consequence"},
    "face": {"consequence", "retaliation", "retribution", "wrath"},
    "feel": {"wrath"},
    "pay": {"price"},
    "suffer": {"consequence", "retaliation"},
}
_BLOWS = frozenset(
    "attack bloodshed bombing raid reprisal retaliation revenge strike violence war".split()
)
# Of what somebody is to blame, besides the acts that the lexicon has.
_HARM = frozenset(
    """
    bloodshed breakdown breach casualty collapse crash crime crisis damage death deterioration
    disaster disruption downing escalation explosion failure fire hostility loss shortage suffering
    tension toll tragedy violence violation war
    """.split()
)
_BLAME = frozenset({"blame", "fault", "responsible"})
# What is against a rule or a promise, so that to say it of another is to accuse him.
_BREACHING = frozenset(
    "abuse breach contravene disregard disrespect flout infringe misuse overstep violate".split()
)
# What one may be accused of by those who are fought, though it is no harm itself.
_HELPING = frozenset("arm back finance fund harbor harbour shelter sponsor support train".split())
_CHARGING = frozenset({"allege", "charge", "claim"})
_RULES = frozenset(
    """
    accord agreement charter commitment convention deal immunity independence integrity law norm
    obligation pledge privilege promise provision request resolution right rule sovereignty
    term treaty undertaking
    """.split()
)
# "It is [vital] that A stop."
_ESSENTIAL = frozenset(
    "critical crucial essential imperative important indispensable necessary vital".split()
)
_COSTS = frozenset({"high", "higher", "low", "lower", "full", "same", "market"})  # what goods cost


@dataclass(frozen=True, slots=True)
class Saying:
    """An act of the speaker against or about the one it is said of; `verb` tells nothing else."""

    entry: Entry
    sources: list[Mention]
    targets: list[Mention]
    verb: Token

    @property
    def content(self) -> tuple[Token, ...]:
        """The verbs of what is said: "must [come] and [talk] to [end] it"."""
        joined = [v for v in conjuncts(self.verb) if v == self.verb or not _begins_anew(v)]
        told = [v for v in joined if v.pos_ == "VERB"]
        aims = [c for v in told for c in children(v, "xcomp", "advcl") if c.tag_ == "VB"]
        return (*joined, *(v for aim in aims for v in conjuncts(aim)))

    @property
    def parties(self) -> Parties:
        """Its sides, whatever is read of the word that stands there: "was behind the [raid]"."""
        return Parties(self.sources, self.targets, certain=[*self.sources, *self.targets])


def saying_of(
    token: Token, phrases: Phrases, untrue: Collection[str], harms: Callable[[Token], bool]
) -> Saying | None:
    """The act that a modal or a predicate tells of the one who says the sentence; `harms` tells
    which nouns are acts that somebody may be blamed for."""
    if token.pos_ == "AUX" and token.dep_ == "aux":
        return _of_modal(token, token.head, phrases)
    if token.lemma_.lower() == "need" and (verbs := children(token, "xcomp")):
        return _of_modal(token, verbs[0], phrases)
    if token.lemma_.lower() in untrue and children(token, "cop"):
        return _denial(token, phrases)
    if token.lower_ == "truth" and any(child.lower_ == "no" for child in children(token)):
        return _without_truth(token, phrases)
    if (asked := _essential(token, phrases)) is not None:
        return asked
    if (thought := opinion_of(token, phrases, _speakers)) is not None:
        subtype, sources, targets = thought
        return Saying(Entry(frozenset(), subtype), sources, targets, token)
    if (sides := judged_in(token, phrases, _speakers)) is not None:
        return Saying(_CONDEMNATION, *sides, token)
    if token.lemma_.lower() in _BREACHING and token.dep_ == "ccomp":
        return _breach(token, phrases)
    aside = token.tag_ == "VBG" and token.dep_ == "advcl"
    if token.lemma_.lower() == "claim" or (token.lemma_.lower() in _CHARGING and aside):
        return _charge(token, phrases, harms)
    if blamed := _blamed_for(token):
        return _blame(token, blamed, phrases, harms)
    return None


def _of_modal(modal: Token, verb: Token, phrases: Phrases) -> Saying | None:
    """ "X said that Y must ...": X demands it of Y; "Y will pay a price": X threatens Y."""
    lemma = modal.lemma_.lower()
    foretells, will = lemma == "should" and verb.lemma_.lower() == "expect", lemma in WILL
    threatens = _is_foretold(verb, phrases) if foretells else will and _reckons(verb)
    answers = will and threatens_answer(verb)
    threatens = threatens or answers
    if not threatens and (foretells or lemma not in NECESSITY):
        return None
    bearer = verb if modal.dep_ == "aux" else modal
    sources = _speakers(bearer, phrases)
    bearers = children(bearer, *ANY_SUBJECT)
    targets = others([m for s in bearers for m in phrases.actors(s, deep=True)], sources)
    targets = [m for m in targets if not _is_own(m) and (m.name or m.text.lower() != "it")]
    opens = any(modal.i < s.i for s in bearers)  # "[Should] A attack, we will ...", "should A ...?"
    if not sources or not (targets or answers) or opens:
        return None
    entry = _THREAT if threatens else _DEMAND if lemma in ("must", "need") else _APPEAL
    return Saying(entry, sources, targets, verb)


def _is_own(mention: Mention) -> bool:
    """Whether somebody says it of himself: "[we] must act"; not "the [US] must act"."""
    return mention.text.lower() in FIRST and mention.text != "US"


def _begins_anew(verb: Token) -> bool:
    return bool(children(verb, *ANY_SUBJECT)) or any(c.tag_ == "MD" for c in children(verb, "aux"))


def _essential(adjective: Token, phrases: Phrases) -> Saying | None:
    """ "X said it was vital that Y stop", "vital for Y to stop": X asks it of Y."""
    if adjective.lower_ not in _ESSENTIAL or not children(adjective, "cop"):
        return None
    clauses = children(adjective, "ccomp", "csubj", "advcl", "xcomp")
    asked = [c for c in clauses if c.i > adjective.i and {"for", "that"} & set(cases(c))]
    sources = _speakers(adjective, phrases)
    for clause in asked:
        bearers = children(clause, *SUBJECTS)
        targets = others([m for s in bearers for m in phrases.actors(s)], sources)
        targets = [m for m in targets if not _is_own(m)]
        if targets and sources and not has_not(adjective):
            return Saying(_APPEAL, sources, targets, clause)
    return None


def _reckons(verb: Token) -> bool:
    due = _RECKONING.get(verb.lemma_.lower(), set())
    return any(
        lemma_of(noun) in due
        and not any(word.lower_ in _COSTS for word in children(noun, "amod", "compound"))
        for noun in children(verb, "obj")
    )


def _is_foretold(verb: Token, phrases: Phrases) -> bool:
    """Whether those who bear arms tell somebody what will be done to him, as nobody else's deed: "a
    militia said A should expect another [attack]"."""
    blows = [noun for noun in children(verb, "obj") if lemma_of(noun) in _BLOWS]
    by = [c for node in (verb, *blows) for c in children(node, "nmod", "obl", "nmod:poss")]
    of_others = any({"by", "from", "'s", "’s"} & set(cases(c)) for c in by)
    who = [s for _, subjects in _speeches(verb, phrases)[:1] for s in subjects]
    armed = any(bears_arms(speaker, phrases) for speaker in who)
    return armed and bool(blows) and not of_others


def _denial(predicate: Token, phrases: Phrases) -> Saying | None:
    """ "X said the charges were baseless": X denies them."""
    claims = [c for c in children(predicate, *SUBJECTS) if c.lemma_.lower() in CLAIMS]
    sources = _speakers(predicate, phrases)
    if not claims or not sources:
        return None
    makers = children(claims[0], "nmod:poss", "amod", "compound", "nmod")
    targets = [m for maker in makers for m in phrases.actors(maker)]
    return Saying(_DENIAL, sources, others(targets, sources), predicate)


def _without_truth(truth: Token, phrases: Phrases) -> Saying | None:
    """ "X said there was no truth in Y's claim": X denies it."""
    sources = _speakers(truth.head, phrases) if truth.dep_ in SUBJECTS else []
    if not sources:
        return None
    claims = [c for c in children(truth, "nmod") if {"in", "to"} & set(cases(c))]
    makers = [m for claim in claims for m in children(claim, "nmod:poss", "amod", "nmod")]
    targets = [mention for maker in makers for mention in phrases.actors(maker)]
    return Saying(_DENIAL, sources, others(targets, sources), truth.head)


def _blamed_for(predicate: Token) -> list[Token]:
    """For what somebody is said to be to blame: "was behind the [attack]", "is to blame for",
    "responsible for", "bore responsibility for the [deaths]"."""
    if children(predicate, "cop"):
        if "behind" in cases(predicate):
            within = [c for c in children(predicate, "nmod") if "of" in cases(c)]
            return [predicate, *within]
        if predicate.lemma_.lower() in _BLAME:
            return [c for c in children(predicate, "obl", "nmod") if "for" in cases(c)]
    if predicate.lemma_.lower() == "bear":
        borne = [c for c in children(predicate, "obj") if c.lower_ in ("blame", "responsibility")]
        below = [c for noun in (predicate, *borne) for c in children(noun, "obl", "nmod")]
        return [c for c in below if borne and "for" in cases(c)]
    return []


def _blame(
    predicate: Token, told: list[Token], phrases: Phrases, harms: Callable[[Token], bool]
) -> Saying | None:
    """ "X said Y was behind the attack": X accuses Y."""
    negated = has_not(predicate, "advmod", "det")
    harm = any(lemma_of(noun) in _HARM or harms(noun) for noun in told)
    sources = _speakers(predicate, phrases) if harm and not negated else []
    bearers = children(predicate, *ANY_SUBJECT)
    targets = others([m for s in bearers for m in phrases.actors(s, deep=True)], sources)
    return Saying(_ACCUSATION, sources, targets, predicate) if sources and targets else None


def _breach(verb: Token, phrases: Phrases) -> Saying | None:
    """ "X said Y had abused its rights": X accuses Y."""
    past = verb.tag_ in ("VBD", "VBZ") or any(
        c.lemma_.lower() == "have" or c.lower_ in ("are", "is", "was", "were")
        for c in children(verb, "aux")
    )
    modal = any(c.tag_ == "MD" for c in children(verb, "aux"))
    broken = [noun for noun in children(verb, "obj") if lemma_of(noun) in _RULES]
    if not past or modal or not broken or has_not(verb):
        return None
    sources = _speakers(verb, phrases)
    bearers = children(verb, *SUBJECTS)
    targets = others([m for s in bearers for m in phrases.actors(s, deep=True)], sources)
    return Saying(_ACCUSATION, sources, targets, verb) if sources and targets else None


def _charge(verb: Token, phrases: Phrases, harms: Callable[[Token], bool]) -> Saying | None:
    """ "X claimed that Y had armed rebels", "left, alleging that Y lied": X accuses Y."""
    clauses = [c for c in children(verb, "ccomp") if c.i > verb.i and not has_not(c)]
    if verb.lemma_.lower() == "claim":
        clauses = [c for c in clauses if _is_harm(c, harms)]
    who = verb.head if verb.tag_ == "VBG" and verb.dep_ == "advcl" else verb
    sources = [m for s in subjects_of(who) for m in phrases.actors(s, deep=True)]
    bearers = [s for c in clauses for s in children(c, *SUBJECTS)]
    bearers = [s for s in bearers if not any(o.tag_ == "PRP$" for o in children(s, "nmod:poss"))]
    targets = others([m for s in bearers for m in phrases.actors(s, deep=True)], sources)
    return Saying(_ACCUSATION, sources, targets, verb) if sources and targets else None


def _is_harm(clause: Token, harms: Callable[[Token], bool]) -> bool:
    """Whether a clause tells what somebody may be blamed for: "had [armed] rebels", "was preparing
    to [attack]", "had [broken] the accord"."""
    lemma, objects = clause.lemma_.lower(), children(clause, "obj")
    helped = lemma in _HELPING and bool(objects)
    broken = lemma in _BREACHING | {"break"} and any(lemma_of(o) in _RULES for o in objects)
    return helped or broken or any(map(harms, (clause, *children(clause, "xcomp"))))


def _speakers(clause: Token, phrases: Phrases) -> list[Mention]:
    """Who says it in the innermost speech, else in the one that an earlier sentence began."""
    for verb, subjects in _speeches(clause, phrases):
        return [m for s in subjects for m in phrases.actors(s, deep=not verb.is_punct)]
    return []


def _speeches(clause: Token, phrases: Phrases) -> list[tuple[Token, list[Token]]]:
    begun = phrases.coreference.speakers.statements.of(clause)
    return [*speeches(clause), *filter(None, [begun])]
