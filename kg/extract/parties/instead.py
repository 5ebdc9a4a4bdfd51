"""Whom a phrase means by words further in it: examples, who drafted a text, who uses a base.

"groups such as [A] and [B]", "an [A]-drafted resolution", "a base that is used by [A]", "an
accord, along with [B]"; and who stands before an act that is told to him or fought with him:
"wrote to [A] threatening to leave", "the army fighting [A] declared a truce".
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.grammar.settled import settled
from kg.extract.grammar.tree import (
    BEFORE_PARTICIPLE,
    OBLIQUE,
    agents_of,
    cases,
    children,
    conjuncts,
    included,
    is_passive,
    lemma_of,
    subjects_of,
)
from kg.extract.grammar.words import Token
from kg.extract.lexical.attitudes import TEXTS

_ACTING = ("GPE", "NORP", "ORG", "PERSON")
_PLACES = frozenset("area city district place province region town village".split())
_DRAFTING = frozenset("author draft propose sponsor submit table write".split())
_WISHING = frozenset("draft propose request seek submit table".split())
_TEXTS = TEXTS | frozenset("agreement deal document plan proposal report text treaty".split())
_USING = frozenset("guard man operate run share staff use".split())
_GROUNDS = frozenset(
    "airfield barrack base camp checkpoint compound headquarter outpost post position".split()
)
_TAKEN_ALONG = frozenset(
    """
    abduct acquit apprehend arrest assassinate ban blacklist capture charge convict deport detain
    dismiss evacuate execute expel extradite free gun hang imprison indict injure jail kidnap kill
    murder pardon release rescue sanction sentence shoot sue wound
    """.split()
)
_IMPOSING = frozenset("impose levy place slap".split())
_OWN = frozenset({"her", "his", "their"})
_FIGHTING = frozenset({"battle", "combat", "fight"})
_WRITING = frozenset("deliver dispatch hand issue send write".split())
LETTERS = frozenset("email letter message note telegram".split())


@settled
def examples(plural: Token) -> Sequence[Token]:
    """Who is named for all of several: "the presidents, [X] and [Y]", "groups such as [A]",
    "states that bombed A include [X] and [Y]"; no towns, and not of "eight groups, including A"."""
    if plural.tag_ != "NNS":
        return ()
    among = [c for c in children(plural, "nmod") if c.ent_type_ in _ACTING and _is_among(c)]
    if children(plural, "nummod") or lemma_of(plural) in _PLACES:
        among = [c for c in among if c.ent_type_ == "PERSON"]
    told = [c for c in children(plural, "appos") if c.ent_type_ == "PERSON"]
    named = [name for c in [*told, *among] or included(plural) for name in conjuncts(c)]
    alone = any({"like", "such"} & set(cases(c)) for c in among)
    return named if alone or len(named) > 1 else ()


def _is_among(name: Token) -> bool:
    """Whether a name is told of as one of several: "groups including [A]", "such as [A]"."""
    before = name.left_edge.nbor(-1) if name.left_edge.i else name
    return bool({"including", "like", "such"} & {*cases(name), before.lower_})


def drafters(text: Token) -> list[Token]:
    """Whose a text is by the participle before it: "a [French]-drafted resolution"; whose wish a
    thing is by that behind it: "a cabinet put forward by [A]"."""
    if wished := [agent for clause in children(text, "acl") for agent in _wished_by(clause)]:
        return wished
    if lemma_of(text) not in _TEXTS:
        return []
    made = [c for c in children(text, "amod", "compound") if c.lemma_.lower() in _DRAFTING]
    return [who for clause in made for who in children(clause, *BEFORE_PARTICIPLE)]


def _wished_by(clause: Token) -> list[Token]:
    """Who proposes or asks for what a participle tells of."""
    forward = any(c.lower_ == "forward" for c in children(clause))
    wish = clause.lemma_.lower() in _WISHING or (clause.lemma_ == "put" and forward)
    return agents_of(clause) if wish and is_passive(clause) else []


def users(place: Token) -> list[Token]:
    """Who has his men or things where a strike hits: "a base that is used by [A]", "a camp of
    [soldiers]"."""
    told = [c for c in children(place, "acl", "acl:relcl") if c.lemma_.lower() in _USING]
    found = [agent for clause in told if is_passive(clause) for agent in agents_of(clause)]
    if lemma_of(place) in _GROUNDS and not found:
        found = [c for c in children(place, "nmod") if cases(c) == ["of"] and c.tag_ == "NNS"]
    return found


def along(verb: Token) -> list[Token]:
    """To whom the same is done as to the object: "pardoned A along with [B]", "imposed sanctions on
    A, along with [B]", "A was shot dead with his [driver]"."""
    done_to = children(verb, "obj") or children(verb, "nsubj:pass")
    if verb.lemma_.lower() in _IMPOSING:
        done_to = [
            c for o in done_to for c in children(o, "nmod") if {"against", "on"} & set(cases(c))
        ] + [c for c in children(verb, "obl") if {"against", "on"} & set(cases(c))]
    elif verb.lemma_.lower() not in _TAKEN_ALONG:
        return []
    phrases = [*children(verb, *OBLIQUE), *(c for o in done_to for c in children(o, "nmod"))]
    return [c for c in phrases if done_to and (_is_beside(c) or _is_own(c, verb))]


def _is_beside(phrase: Token) -> bool:
    """Whether a phrase is "along with [A]" or "together with [A]"."""
    mark = next(iter(children(phrase, "case")), phrase)
    before = mark.nbor(-1).lower_ if mark.i and mark.lower_ == "with" else ""
    return before == "together" or bool({"along", "alongside", "together"} & set(cases(phrase)))


def _is_own(phrase: Token, verb: Token) -> bool:
    """Whether a phrase is of one who belongs to him to whom something is done: "with his [son]"."""
    own = any(c.lower_ in _OWN for c in children(phrase, "nmod:poss"))
    return own and cases(phrase) == ["with"] and is_passive(verb)


def foes(verb: Token) -> list[Token]:
    """Whom those who hold their fire fight: "the army fighting [A] declared a truce"."""
    told = [c for s in subjects_of(verb) for c in children(s, "acl", "acl:relcl")]
    return [
        foe
        for c in told
        if c.lemma_.lower() in _FIGHTING
        for foe in children(c, "obj")
        if foe.i < verb.i
    ]


def addressed(verb: Token) -> list[Token]:
    """To whom somebody writes what a participle tells: "sent a letter to [A] threatening to
    leave", "wrote to [A] urging him to stay"."""
    if verb.tag_ != "VBG" or verb.dep_ not in ("acl", "advcl") or cases(verb):
        return []
    above = verb.head
    if above.lemma_.lower() not in _WRITING | LETTERS:
        above = above.head  # the clause hangs on whom it is written to
    letters = [above] if lemma_of(above) in LETTERS else children(above, "obj")
    written = above.lemma_.lower() == "write"
    if not written and not any(lemma_of(c) in LETTERS for c in letters):
        return []
    sending = above.head if lemma_of(above) in LETTERS else above
    to = [
        c for n in (sending, *letters) for c in children(n, *OBLIQUE, "nmod") if cases(c) == ["to"]
    ]
    return children(sending, "iobj") or to
