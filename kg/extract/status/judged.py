"""What somebody says of another's deed: "A said B's raid was a [provocation]", "the raids
[constitute] a violation", "any attack will be [met] with a firm response"."""

from __future__ import annotations

from collections.abc import Callable

from kg.extract.grammar.tree import ANY_SUBJECT, cases, children, conjuncts, has_not, lemma_of
from kg.extract.grammar.words import Token
from kg.extract.parties.phrases import Phrases, others
from kg.model import Mention

Speakers = Callable[[Token, Phrases], list[Mention]]
Sides = tuple[list[Mention], list[Mention]]  # who says it, of whom

# What no friend calls a deed.
_BAD = frozenset(
    """
    abomination absurdity affront aggression atrocity betrayal blackmail breach contravention crime
    disgrace escalation farce fraud genocide hypocrisy infringement injustice insult interference
    intervention mistake mockery murder offence offense outrage piracy provocation scandal shame
    sham stain terrorism theft threat travesty treason violation
    """.split()
)
_BAD_KINDS = frozenset(
    """
    abhorrent appalling arbitrary barbaric baseless deplorable despicable disgraceful
    disproportionate groundless illegal illegitimate immoral inadmissible inhumane inhuman
    intolerable irresponsible outrageous provocative reckless reprehensible scandalous shameful
    unacceptable unconscionable unjustifiable unjustified unlawful unwarranted
    """.split()
)
_AMOUNTING = {"amount": "obl", "constitute": "obj", "represent": "obj"}
_UNSURE = frozenset(["could", "may", "might", "should", "will", "would"])
# How one is met who does what he is warned of.
_GETTING = frozenset("draw encounter face get meet prompt provoke receive trigger".split())
_ANSWERS = frozenset("answer reaction reply response".split())
_BLOWS = frozenset("rebuff repulse reprisal retaliation retribution".split())
_HARSH = frozenset(
    """
    adequate appropriate bitter commensurate corresponding crushing decisive devastating fierce firm
    forceful harsh immediate overwhelming painful powerful proportionate reciprocal resolute robust
    severe stern strong strongest swift tough
    """.split()
)


def judged_in(predicate: Token, phrases: Phrases, speakers: Speakers) -> Sides | None:
    """Who says that a deed of another's is bad, and whose it is."""
    told = _called(predicate)
    if told is None or has_not(predicate, "advmod", "det"):
        return None
    helping = {c.lower_ for c in children(predicate, "aux")}
    if helping & _UNSURE or {"if", "whether"} & set(cases(predicate)):
        return None
    deeds = [d for d in children(predicate, *ANY_SUBJECT) if d.pos_ == "NOUN"]
    sources = speakers(predicate, phrases)  # persons are judged by `opinions`
    targets = others([m for deed in deeds for m in _doers(deed, phrases)], sources)
    return (sources, targets[:1]) if sources and targets else None


def _doers(deed: Token, phrases: Phrases) -> list[Mention]:
    """Whose a deed is: "[A]'s raid", "the treatment of B by [A]", "the behaviour of [A]"."""
    behind = children(deed, "nmod")
    owners = [*children(deed, "nmod:poss", "amod", "compound")]
    owners += [c for c in behind if {"by", "from"} & set(cases(c))]
    found = [m for owner in owners for m in phrases.actors(owner)]
    of = [m for c in behind if "of" in cases(c) for m in phrases.actors(c)]
    return found or [m for m in of if m.name]


def _called(predicate: Token) -> Token | None:
    """The word that a deed is called by, if it is a bad one."""
    lemma = predicate.lemma_.lower()
    if lemma in _AMOUNTING and predicate.pos_ == "VERB":
        named = [c for c in children(predicate, _AMOUNTING[lemma]) if c.dep_ == "obj" or _to(c)]
        return next((c for c in named if lemma_of(c) in _BAD), None)
    if not children(predicate, "cop") or "of" in cases(predicate):
        return None
    bad = any(lemma_of(w) in _BAD or w.lower_ in _BAD_KINDS for w in conjuncts(predicate))
    return predicate if bad else None


def _to(noun: Token) -> bool:
    return "to" in cases(noun)


def threatens_answer(verb: Token) -> bool:
    """Whether it is told how something will be answered: "will be [met] with a firm response",
    "will [get] a corresponding reply"."""
    if verb.lemma_.lower() not in _GETTING or has_not(verb):
        return False
    got = [c for c in children(verb, "obj") if not children(verb, "aux:pass")]
    got += [c for c in children(verb, "obl") if "with" in cases(c)]
    return any(map(_is_harsh, got))


def _is_harsh(noun: Token) -> bool:
    if lemma_of(noun) in _BLOWS:
        return True
    kinds = {word.lower_ for one in children(noun, "amod") for word in conjuncts(one)}
    return lemma_of(noun) in _ANSWERS and bool(kinds & _HARSH)
