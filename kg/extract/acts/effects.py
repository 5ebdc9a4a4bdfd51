"""What tells what comes of an act, or in what one serves, and no act: "the fall of A will [free]
its people", "a sailor [supporting] Operation B"."""

from __future__ import annotations

from kg.extract.acts.content import only_endangers
from kg.extract.grammar.tree import cases, children, lemma_of, subjects_of
from kg.extract.grammar.words import Token
from kg.extract.who.mentions import Mentions

# Nouns of what is done to whoever stands behind "of": "the capture of [A]".
_DONE_TO = frozenset(
    """
    annexation capture conquest death defeat destruction elimination encirclement fall isolation
    liberation loss occupation recapture removal retaking seizure
    """.split()
)
_EFFECTS = frozenset(
    """
    block constrain curb cut damage defend degrade deny deprive disrupt enable end free help hinder
    hurt isolate liberate limit open protect relieve restrict save secure strengthen support
    threaten undermine weaken
    """.split()
)
_OWN_TASKS = frozenset("deployment exercise mission operation".split())
_SERVING = frozenset(
    """
    airman airmen battalion brigade crew guardsman marine officer personnel pilot regiment reservist
    sailor serviceman ship soldier squadron troop unit wing
    """.split()
)
_OWNERS = ("amod", "compound", "nmod:poss")


def tells_no_deed(verb: Token, mentions: Mentions) -> bool:
    """Whether a verb tells no deed of anybody's."""
    return only_endangers(verb, mentions) or is_effect(verb) or only_serves(verb, mentions)


def is_effect(verb: Token) -> bool:
    """Whether it is told what comes of something that was done to somebody: "the [capture] of A
    deprived B of a port", but not "[C]'s capture of A"."""
    subjects = subjects_of(verb) if verb.lemma_.lower() in _EFFECTS else ()
    return bool(subjects) and all(map(_is_done_to, subjects))


def _is_done_to(noun: Token) -> bool:
    owned = any(c.ent_type_ for c in children(noun, *_OWNERS))
    behind = [set(cases(c)) for c in children(noun, "nmod")]
    done = lemma_of(noun) in _DONE_TO and any("of" in marks for marks in behind)
    return done and not owned and not any("by" in marks for marks in behind)


def only_serves(verb: Token, mentions: Mentions) -> bool:
    """Whether what somebody supports is an operation by its name, or men in uniform one that is
    nobody else's: "a sailor supporting [Operation A]", "the wing supports the [mission]"."""
    if verb.lemma_.lower() != "support":
        return False
    objects = children(verb, "obj")
    named = [word for c in objects if c.i in mentions.things for word in c.subtree]
    if any(lemma_of(word) in _OWN_TASKS for word in named):
        return True
    tasks = [c for c in objects if lemma_of(c) in _OWN_TASKS]
    doers = subjects_of(verb) or ([verb.head] if verb.dep_ == "acl" else [])
    served = any(lemma_of(doer) in _SERVING for doer in doers)
    return bool(tasks) and served and not any(map(mentions.is_actor, _beside(tasks)))


def _beside(tasks: list[Token]) -> list[Token]:
    """Who may own or run some tasks, by the words on them."""
    owners = [c for task in tasks for c in children(task, *_OWNERS, "nmod")]
    return [c for c in owners if c.dep_ != "nmod" or {"by", "of"} & set(cases(c))]
