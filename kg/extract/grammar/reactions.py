"""What somebody only comments on, answers or has feelings about, so that others did it."""

from __future__ import annotations

from kg.extract.grammar.tree import cases, lemma_of
from kg.extract.grammar.words import Token
from kg.extract.lexical.attitudes import GATHERINGS

_COMMENTING = frozenset("comment react reflect remark reply respond speak".split())
_FEELING = frozenset(
    """
    alarmed angered appalled astonished concerned devastated disappointed disgusted dismayed
    disturbed encouraged heartened horrified moved outraged reassured relieved saddened shocked
    stunned surprised troubled unsettled upset worried
    """.split()
)
_ABOUT = frozenset("about after at by following on over to with".split())


def is_reacted_to(noun: Token) -> bool:
    """Whether somebody only reacts to something: "responded to the [attack]", "is appalled by the
    [raid]"."""
    verb = noun.head
    about = noun.dep_ in ("obl", "obl:arg", "obl:agent") and bool(_ABOUT & set(cases(noun)))
    with_ = "with" in cases(noun) and not is_felt(verb)  # "responded to it with a [raid]"
    # "spoke to reporters after [talks] with A"
    met = lemma_of(noun) in GATHERINGS and {"after", "at", "following", "on"} & set(cases(noun))
    return about and not with_ and not met and (verb.lemma_.lower() in _COMMENTING or is_felt(verb))


def is_felt(word: Token) -> bool:
    """Whether a word tells a feeling that somebody has: "is [shocked] by"."""
    return word.lower_ in _FEELING and word.pos_ in ("ADJ", "VERB")
