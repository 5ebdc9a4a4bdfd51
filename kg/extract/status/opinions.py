"""What somebody thinks of another: "is critical of A", "is disappointed with A", "A is corrupt"."""

from __future__ import annotations

from collections.abc import Callable

from kg.extract.grammar.tree import SUBJECTS, cases, children, conjuncts, has_not, subjects_of
from kg.extract.grammar.words import Token
from kg.extract.parties.phrases import Phrases, others
from kg.model import Mention

_ABOUT = frozenset({"about", "of"})
_WITH = frozenset({"at", "by", "in", "with"})
_CONDEMNING = frozenset({"critical", "scathing"})
_ATTITUDES = {"dismissive": "rejection", "supportive": "support"} | dict.fromkeys(
    _CONDEMNING, "condemnation"
)
# Feelings about what somebody did: "[angry] with A".
_ANGRY = frozenset(
    """
    angry appalled disappointed disgusted dismayed displeased dissatisfied exasperated frustrated
    furious incensed infuriated outraged
    """.split()
)
# What a court finds of a suspect, so that only of a known actor it is an opinion.
_CRIMINAL = frozenset("criminal killer murderer terrorist thief".split())
# What nobody is in the eyes of a friend.
_BAD = frozenset(
    """
    bigot bully butcher cheat coward criminal crook despot dictator fascist fraud gangster hypocrite
    killer liar murderer nazi racist scoundrel terrorist thief thug traitor tyrant
    corrupt cowardly cruel cynical dishonest hypocritical incompetent inhuman irresponsible reckless
    shameless treacherous
    """.split()
)

Opinion = tuple[str, list[Mention], list[Mention]]  # the subtype, who has it, of whom


def opinion_of(
    predicate: Token, phrases: Phrases, speakers: Callable[[Token, Phrases], list[Mention]]
) -> Opinion | None:
    """The act that an adjective or a noun tells of who thinks so."""
    word = predicate.lower_
    if word in _ATTITUDES:
        return _attitude(predicate, phrases, _ATTITUDES[word], _ABOUT)
    if word in _ANGRY and predicate.dep_ != "amod":
        return _attitude(predicate, phrases, "condemnation", _WITH)
    return _verdict(predicate, phrases, speakers)


def _attitude(
    adjective: Token, phrases: Phrases, told: str, behind: frozenset[str]
) -> Opinion | None:
    """ "X is critical of Y", "X issued a report critical of Y": X judges Y."""
    noun = adjective.head if adjective.dep_ in ("amod", "acl", "acl:relcl") else None
    made = noun is not None and noun.dep_ == "obj" and noun.i < adjective.i
    holder = noun.head if noun is not None and made else adjective
    subjects = subjects_of(holder) if made or adjective.dep_ != "amod" else []
    sources = [m for s in subjects for m in phrases.actors(s, deep=True)]
    about = [c for c in children(adjective, "obl", "nmod", "obl:agent") if behind & set(cases(c))]
    targets = others([m for c in about for m in phrases.actors(c, deep=True)], sources)
    if not sources or not targets or has_not(adjective):
        return None
    return told, sources, targets


def _verdict(
    predicate: Token, phrases: Phrases, speakers: Callable[[Token, Phrases], list[Mention]]
) -> Opinion | None:
    """ "X said Y was corrupt", "'Y is a thug,' X said": X condemns Y."""
    if not children(predicate, "cop") or has_not(predicate, "advmod", "det"):
        return None
    told = {word.lemma_.lower() for word in conjuncts(predicate)} & _BAD
    if not told:
        return None
    if any(c.tag_ == "MD" for c in children(predicate, "aux")) or "if" in cases(predicate):
        return None
    sources = speakers(predicate, phrases)
    whom = children(predicate, *SUBJECTS)
    judged = [m for s in whom for m in phrases.actors(s) if _is_named(s, m) or told - _CRIMINAL]
    targets = others(judged, sources)
    return ("condemnation", sources, targets) if sources and targets else None


def _is_named(subject: Token, mention: Mention) -> bool:
    return bool(subject.ent_type_) or subject.pos_ == "PROPN" or mention.name is not None
