"""Acts that are none by who takes part in them: those of anybody ("you cannot win by [shooting]
people"), of a question that names nobody, talk with no partner, what the author agrees with."""

from __future__ import annotations

from kg.extract.grammar.tree import ANY_SUBJECT, children, has_not
from kg.extract.grammar.words import Token
from kg.extract.lexical.attitudes import NECESSITY
from kg.extract.parties.arguments import Parties
from kg.extract.who.counts import is_number
from kg.extract.who.mentions import Mentions
from kg.extract.who.ourselves import SECOND
from kg.extract.who.salience import FIRST, is_pronoun
from kg.model import Kind, Mention

_ANYBODY = frozenset("anybody anyone nobody one you".split())
_AUTHOR = frozenset({"i"})
_CHATTING = frozenset({"discuss", "speak", "talk"})
_HOLDING = frozenset({"agree", "concur", "propose", "suggest"})
_WANTING = frozenset({"hope", "like", "want", "wish"})
_OPINIONS = frozenset({"agreement", "proposal"})


def is_idle(trigger: Token, subtype: str, parties: Parties, mentions: Mentions) -> bool:
    """Whether those who take part show that an act is none."""
    lemma, sources = trigger.lemma_.lower(), parties.sources
    if _are_all(sources, _ANYBODY) or _asks_idly(trigger, parties):
        return True
    if not parties.targets and _are_all(sources, FIRST, known=True) and _exhorts(trigger):
        return len(sources) == 1
    if subtype == "negotiation" and lemma in _CHATTING:
        alone = len(sources) == 1 and _is_single(sources[0], lemma)
        talks = trigger.pos_ == "VERB" and not has_not(trigger)  # not to talk is to refuse
        return talks and not parties.targets and alone
    if subtype in _OPINIONS and lemma in _HOLDING:
        return _are_all(sources, _AUTHOR)
    return subtype == "host" and lemma == "receive" and _gets_thing(trigger, mentions)


def _is_single(somebody: Mention, lemma: str) -> bool:
    """Whether somebody who talks has no partner in himself: a council discusses things alone."""
    if somebody.kind is Kind.PERSON:
        return True
    return lemma != "discuss" and (somebody.kind is Kind.COUNTRY or somebody.text.lower() == "they")


def _are_all(people: list[Mention], words: frozenset[str], *, known: bool = False) -> bool:
    """Whether all are pronouns of some sort that stand for nobody known."""
    those = (m.text.lower() in words and (known or not m.name) for m in people)
    return bool(people) and all(those)


def _exhorts(trigger: Token) -> bool:
    """Whether a speaker tells what he wants or what must be: "[we] must work together"."""
    wants = trigger.lemma_.lower() in _WANTING and bool(children(trigger, "xcomp"))
    return wants or any(c.lower_ in NECESSITY for c in children(trigger, "aux"))


def _last(trigger: Token) -> str:
    """The mark that the sentence ends with."""
    return next((t.text for t in reversed(list(trigger.sent)) if t.pos_ != "SPACE"), "")


def _asks_idly(trigger: Token, parties: Parties) -> bool:
    """Whether an act is what a question with no name in it is about: "Can a [policeman] shoot?"."""
    people = (*parties.sources, *parties.targets)
    ours = _are_all(parties.sources, FIRST)  # "Shall [we] ban A?"
    ours = ours or _are_all(parties.sources, SECOND, known=True)  # "Have [you] met A?"
    if _last(trigger) != "?" or (any(m.name for m in people) and not ours):
        return False
    first = [c for c in children(trigger, "aux", "cop") if c.i < trigger.i]
    return any(c.i < s.i for c in first for s in children(trigger, *ANY_SUBJECT))


def _gets_thing(verb: Token, mentions: Mentions) -> bool:
    """Whether nobody is received: "[received] high marks"."""
    got = children(verb, "obj")
    guests = (mentions.is_actor(c) or is_pronoun(c) or is_number(c) for c in got)
    return bool(got) and not any(guests)
