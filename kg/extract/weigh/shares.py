"""Who may take part in an act, and what the network reads of each."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from operator import attrgetter

from kg.extract.grammar.settled import settled
from kg.extract.grammar.tree import (
    ANY_SUBJECT,
    SUBJECTS,
    between,
    cases,
    children,
    first_conjunct,
    is_apposed,
    is_passive,
    relative_subject,
    shares_subject,
)
from kg.extract.grammar.words import Doc, Span, Token
from kg.extract.parties.clauses import in_other_clause
from kg.extract.parties.instead import examples
from kg.extract.who.salience import is_pronoun
from kg.extract.who.whose import claimed_of
from kg.model import Mention

_ANY = ("all", "any", "every", "other")
_STATES = frozenset("countries country government governments nation nations state states".split())
_SURELY = 0.8  # how likely somebody in such a clause is to take part, to be believed
_BUSY = frozenset("embroil engage involve lock mire".split())  # "were engaged in" is no passive
_TOWARD = frozenset({"against", "of", "on", "to"})
_SIDE = "source"
_SOME, _TIMES = 0.3, 3
_offset = attrgetter("idx")


@dataclass(slots=True)
class Party:
    """Mentions behind one noun or pronoun, and the side on which a rule put them."""

    mentions: list[Mention]
    side: str = ""
    chances: dict[str, float] = field(default_factory=dict)


def head_of(mention: Mention, sentence: Span, actors: Mapping[int, float]) -> int:
    """The token by which a mention is read: its head where that may be an actor, else the
    likeliest in it; -1 - start outside the sentence."""
    end, tokens = mention.end, sentence.doc.tokens
    first = bisect_left(tokens, mention.start, sentence.start, sentence.end, key=_offset)
    inside = list(takewhile(lambda t: t.idx + len(t) <= end, tokens[first : sentence.end]))
    if not inside:
        return -1 - mention.start
    head = next(t for t in inside if t.head not in inside or t.head == t)
    if actors.get(head.i, 0.0) < 0.5:
        head = max((head, *inside), key=lambda t: actors.get(t.i, 0.0))
    return head.i


def sort_of(doc: Doc, at: int) -> int:
    """The token for all of a sort of whom that at a place names one, else itself."""
    first = first_conjunct(doc[at]) if at >= 0 else None
    inside = first is not None and first.dep_ == "nmod" and doc[at] in examples(first.head)
    return first.head.i if first is not None and inside else at


def in_front(head: int, doc: Doc, actors: Mapping[int, float]) -> int:
    """The noun that an actor stands before, where that is read as one: "[army] base".

    Not that of several: "the [Russian] and American presidents".
    """
    if head < 0 or doc[head].dep_ not in ("amod", "compound") or children(doc[head], "conj"):
        return head
    noun = doc[head].head.i
    return noun if actors.get(noun, 0.0) >= 0.5 else head


def is_elsewhere(
    token: Token, party: Party, side: str, trigger: Token, opposite: Sequence[Mention]
) -> bool:
    """Whether somebody is no party that an act lacks: he stands within the name of the other side,
    "the embassies of [A] were attacked", or in a clause that tells what others did; nor does he do
    what something else does: "[A] complained after bombs had hit its embassy"."""
    if any(mention.start <= token.idx < mention.end for mention in opposite):
        return True
    aside = trigger.dep_ == "advcl" and side == _SIDE and not party.side
    if aside and is_outside(token, trigger):
        return True
    unsure = not party.side and party.chances.get(side, 0.0) < _SURELY
    return unsure and (_is_told_behind(token, trigger) or _is_told_before(token, trigger))


def _is_told_behind(token: Token, trigger: Token) -> bool:
    """Whether somebody stands in a clause behind an act that tells what others did then: "sent a
    ship there after [the court] had ruled", "denied the claims, and [A] met B"."""
    behind = [n for n in between(token, trigger) if n.i > trigger.i]
    later = [n for n in behind if n.dep_ == "advcl" or _is_what_followed(n)]
    then = any(children(n, *ANY_SUBJECT) for n in later)
    beside = [n for n in behind if n.head == trigger and n.dep_ in ("conj", "parataxis")]
    others = (s for n in beside for s in children(n, *ANY_SUBJECT))
    return then or not all(map(is_pronoun, others))


def _is_what_followed(clause: Token) -> bool:
    """Whether a relative clause tells what came next: "held talks, after [which] A said so"."""
    which = [c for c in children(clause, "obl") if c.lower_ == "which"]
    return clause.dep_ == "acl:relcl" and any({"after", "before"} & set(cases(c)) for c in which)


def _is_told_before(token: Token, trigger: Token) -> bool:
    """Whether the clause before an act was about what somebody has or did: "condemned [A]'s raid
    and renewed its pledge"."""
    if trigger.dep_ != "conj" or trigger.is_ancestor(token):
        return False
    path = between(token, trigger.head)
    return len(path) > 1 and path[-1].dep_ not in (*ANY_SUBJECT, "conj") and path[-1].i < trigger.i


def is_outside(token: Token, trigger: Token) -> bool:
    """Whether somebody stands outside the relative or the second clause that a verb with a subject
    of its own tells: "[A] hosted B, who praised C", "[A] bombed B and C recalled its envoy"."""
    own = [c for c in children(trigger, *SUBJECTS) if not is_pronoun(c)]
    if relative_subject(trigger) is not None:
        clause = first_conjunct(trigger).head
    elif own and trigger.dep_ in ("conj", "parataxis", "acl:relcl", "advcl"):
        clause = trigger
    else:
        return False
    return token != clause and not clause.is_ancestor(token)


def is_apart(token: Token, side: str, trigger: Token) -> bool:
    """Whether somebody stands in another clause than the act that he is read to take part in."""
    outside = side != "target" and is_outside(token, trigger)
    return outside or in_other_clause(token, trigger)


def beside(some: Sequence[Mention], others: Sequence[Mention]) -> list[Mention]:
    """Those who do not stand within the name of others: "troops from [A] and B clashed"."""
    return [m for m in some if not any(o.start < m.start and m.end <= o.end for o in others)]


def outdo(parties: Mapping[int, Party], sides: dict[int, str], side: str, above: float) -> None:
    """Take a rule's parties off a side where they hardly have a part, if another surely has one."""
    ruled = [h for h, p in parties.items() if p.side == side == sides[h] and p.chances]
    read = [p.chances[side] for h, p in parties.items() if not p.side and sides[h] == side]
    best = max((parties[h].chances[side] for h in ruled), default=1.0)
    if max(read, default=0.0) >= best + above:
        for head in ruled:
            sides[head] = parties[head].side = ""


def are_any(mentions: Sequence[Mention]) -> bool:
    """Whether states are told of and none is named: "called on [all countries]"."""
    return bool(mentions) and all(_is_any(m.text.lower().split()) for m in mentions)


def _is_any(words: Sequence[str]) -> bool:
    return words[0] in _ANY and words[-1] in _STATES


def share(parties: dict[int, Party], doc: Doc) -> None:
    """Give those who are joined by "and" the part of the one who is read most surely.

    "Iran, Libya and Cuba": the network often reads the first alone. So are those who hold one
    office: "the leaders of A and [B]".
    """
    joined: dict[int, list[Party]] = defaultdict(list)
    for head, party in parties.items():
        if head >= 0 and party.chances and party.mentions:
            first = first_conjunct(doc[head])
            office = first.head if first.dep_ == "nmod" and first.i != head else first
            joined[office.i if office.i in parties else first.i].append(party)
    for several in joined.values():
        best = min(several, key=lambda party: party.chances.get("none", 0.0))
        for party in several:
            if party.side == best.side:
                party.chances = dict(best.chances)


def turn_passive(doc: Doc, head: int, party: Party, trigger: Token) -> None:
    """Let the subject of a passive have it done to him where he is read as who does it: "[A], which
    had hosted B, was thanked", "[A] was beaten and killed"."""
    who = first_conjunct(doc[head]) if head >= 0 else trigger
    verb = first_conjunct(trigger) if shares_subject(trigger) and is_passive(trigger) else trigger
    passive = any(c.lemma_ == "be" for c in children(verb, "aux:pass"))
    busy = trigger.lemma_.lower() in _BUSY and any("in" in cases(c) for c in children(trigger))
    if passive and not busy and party.chances and who.dep_ == "nsubj:pass" and who.head == verb:
        party.chances["target"] += party.chances["source"]
        party.chances["source"] = 0.0


def point_elsewhere(
    parties: Mapping[int, Party], doc: Doc, mentions: Callable[[int], list[Mention]]
) -> None:
    """Let "it" stand for whom the network has for the one who acts, where it surely has not whom
    the rules have: "cut ties with Iran, saying [it] had armed Russia" has Iran."""
    for head, party in parties.items():
        if head < 0 or doc[head].lower_ != "it" or party.side != _SIDE or len(party.mentions) != 1:
            continue
        if claimed_of(doc[head]) or _is_in_which(doc[head]):
            continue
        words = (party.mentions[0].name or "").split()
        before = {h: p.chances[_SIDE] for h, p in parties.items() if p.chances and h < head}
        own = [chance for h, chance in before.items() if h >= 0 and doc[h].text in words]
        free = {h: c for h, c in before.items() if h >= 0 and doc[h].ent_type_ == "GPE"}
        free = {h: c for h, c in free.items() if not parties[h].side and doc[h].text not in words}
        best = max(free, key=lambda h: free[h], default=None)
        if best is None or not own or free[best] < max(_SOME, _TIMES * max(own)):
            continue
        if found := mentions(best):
            party.mentions = found
            parties[best].chances[_SIDE] = 0.0


def _is_in_which(pronoun: Token) -> bool:
    """Whether a clause tells what stands in a text of whoever acts: "signed it with A, in which
    [it] promised B"."""
    which = (c for c in children(pronoun.head, "obl") if c.lower_ == "which")
    return pronoun.head.dep_ == "acl:relcl" and any(map(cases, which))


@settled
def named(token: Token) -> Token:
    """The name that an office stands before, or behind: "Secretary of State [Antony] Blinken",
    "General [Ali] Khan, chief of staff", "its neighbour [Finland]"."""
    person = any(t.ent_type_ == "PERSON" for t in (token.head, *children(token.head, "flat")))
    before = token.dep_ in ("nmod:desc", "compound", "flat") and token.head.ent_type_ == "PERSON"
    before = before or (token.dep_ == "nmod:desc" and bool(children(token, "nmod:poss")))
    own = any(c.ent_type_ == "PERSON" for c in children(token))
    behind = token.dep_ == "appos" and token.tag_ == "NN" and person and not own
    return token.head if before or behind else token


def is_told_by_name(name: Token, parties: Mapping[int, Party]) -> bool:
    """Whether a name tells who a rule's party is, and is no other: "a commander, [X], was
    killed"."""
    told = parties.get(name.head.i) if name.ent_type_ == "PERSON" and is_apposed(name) else None
    return told is not None and bool(told.side)


def is_closed(trigger: Token) -> bool:
    """Whether a noun names all who take part: "a call between A and B"."""
    return trigger.pos_ == "NOUN" and any("between" in cases(child) for child in children(trigger))


def keep_owner(trigger: Token, parties: dict[int, Party], sides: dict[int, str]) -> None:
    """Whose act a noun is where it says of what, too, and nobody else's: "condemned [Moscow]'s
    recognition of Crimea", "drew praise from A for [its] aid to B"."""
    owners = children(trigger, "nmod:poss") if trigger.pos_ == "NOUN" else []
    named = any(
        is_pronoun(owner) or (owner.pos_ == "PROPN" and owner.ent_type_ != "DATE")
        for owner in owners
    )
    if named and any(_TOWARD & set(cases(child)) for child in children(trigger, "nmod")):
        for head, party in parties.items():
            if party.side == "source":
                sides[head] = "source"
            elif sides[head] == "source":
                sides[head] = ""


def keep_apart(parties: dict[int, Party], sides: dict[int, str]) -> None:
    """Where a rule has parties on both sides, not all of them can be on one."""
    ruled = [head for head, party in parties.items() if party.side]
    both = len({parties[head].side for head in ruled}) == 2
    if both and {sides[head] for head in ruled} in ({"source"}, {"target"}):
        sides.update({head: parties[head].side for head in ruled})


def outermost(mentions: list[Mention]) -> list[Mention]:
    """Those that do not lie in a longer one: "[the Canadian prospectors]", not "[Canadian]"."""
    return [
        m
        for m in mentions
        if not any(
            o.start <= m.start and m.end <= o.end and len(m.text) < len(o.text) for o in mentions
        )
    ]
