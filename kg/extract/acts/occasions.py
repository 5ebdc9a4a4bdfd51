"""Words of acts that tell none here: a matter that is only talked about, an accident, a judgement
that people share."""

from __future__ import annotations

from kg.extract.grammar.tree import agents_of, cases, children, is_passive, lemma_of
from kg.extract.grammar.words import Token

# What people do together, told of as a matter of their talks.
_MATTERS = frozenset("co-operation collaboration cooperation coordination partnership".split())
_TALKED = frozenset(
    """
    consultation conversation debate dialogue discussion idea information meeting note opinion
    position question talk topic view
    """.split()
)
_ABOUT = frozenset("about concerning on over regarding".split())
_TALKING = frozenset("address consider debate discuss examine explore review".split())
_REACTIONS = frozenset(
    """
    acclaim alarm anger answer applause approval backlash caution contempt criticism derision
    disappointment disbelief dismay enthusiasm force hostility indifference indignation opposition
    outcry outrage praise protest reaction rebuff relief reply resistance response retaliation
    scepticism silence skepticism suspicion
    """.split()
)
_DYING = frozenset("die drown injure kill maim wound".split())
_CRASHING = frozenset("capsize collapse collide crash derail overturn plunge sink".split())
_FALLING = frozenset({"come", "go"})  # down
_CRASHES = frozenset(
    "accident avalanche collapse collision crash derailment earthquake flood landslide".split()
)
_AS = frozenset("after as when".split())
_NEARLY, _NEAR = frozenset({"almost", "nearly"}), frozenset({"close", "near"})
# What comes about by degrees, so that it may be "almost" done.
_GRADUAL = frozenset("complete double end finish halt halve quadruple reach stop triple".split())


def is_matter(noun: Token) -> bool:
    """Whether a noun tells what is talked about, and nothing that is done: "exchanged views on
    [cooperation] between A and B", "discussed [cooperation] with A"."""
    if noun.lemma_.lower() not in _MATTERS:
        return False
    below = noun
    while below.dep_ == "conj" or (below.dep_ == "nmod" and "of" in cases(below)):
        below = below.head  # "the prospects of [cooperation]"
    above = below.head
    if below.dep_ == "obj":
        return above.lemma_.lower() in _TALKING
    talked = lemma_of(above) in _TALKED or above.lemma_.lower() in _TALKING
    talked = talked or any(lemma_of(c) in _TALKED for c in children(above, "obj", "nsubj:pass"))
    return below.dep_ in ("nmod", "obl") and bool(_ABOUT & set(cases(below))) and talked


def is_accident(verb: Token) -> bool:
    """Whether people come to harm by nobody's deed: "was [killed] when his helicopter crashed",
    "[killed] in a collision of two trains"."""
    if verb.lemma_.lower() not in _DYING or agents_of(verb) or not is_passive(verb):
        return False
    if any(map(_is_crash, children(verb, "advcl"))):
        return True
    behind = [c for c in children(verb, "obl") if "in" in cases(c) and lemma_of(c) in _CRASHES]
    return any(not children(c, "acl") for c in behind)


def _is_crash(clause: Token) -> bool:
    marks = {w.lower_ for w in children(clause, "advmod", "mark")}
    if not marks & _AS or children(clause, "obj", "obl:agent") or is_passive(clause):
        return False
    down = any(c.lower_ == "down" for c in children(clause, "compound:prt", "advmod"))
    lemma = clause.lemma_.lower()
    return lemma in _CRASHING or (lemma in _FALLING and down)


def is_received(verb: Token) -> bool:
    """Whether something is only reacted to, and nobody meets: "was [met] with silence"."""
    if verb.lemma_.lower() not in ("greet", "meet") or not is_passive(verb):
        return False
    behind = [c for c in children(verb, "obl") if {"by", "with"} & set(cases(c))]
    return any(lemma_of(c) in _REACTIONS for c in behind)


def only_finds(verb: Token) -> bool:
    """Whether people only share a judgement: "[agreed] that the visit was a success"."""
    if verb.lemma_.lower() not in ("agree", "concur"):
        return False
    clauses = [c for c in children(verb, "ccomp") if "that" in cases(c)]
    copulas = [c for clause in clauses for c in children(clause, "cop")]
    return any(c.lower_ in ("was", "were") for c in copulas)


def is_missed(verb: Token) -> bool:
    """Whether an act did not quite come about: "nearly [bombed] A", "came close to [bombing] A";
    not what has "almost" come to its end, or was "nearly" doubled."""
    above = verb.head
    if verb.tag_ == "VBG" and above.lemma_ == "come" and "to" in cases(verb):
        return any(c.lower_ in _NEAR for c in children(above, "advmod"))
    if verb.tag_ not in ("VBD", "VBN") or verb.lemma_.lower() in _GRADUAL:
        return False
    now = any(c.lemma_ == "have" for c in children(verb, "aux"))
    words = [c for c in children(verb, "advmod") if c.lower_ in _NEARLY and not children(c)]
    return not now and any(verb.nbor(-1) == word for word in words if word.i)
