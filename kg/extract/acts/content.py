"""Acts that are what another act is about or for, and no second act: "agreed to [withdraw]", "sent
mediators to [settle] it"."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from kg.extract.acts.within import is_in_words
from kg.extract.grammar.negation import leaves_open
from kg.extract.grammar.settled import settled
from kg.extract.grammar.tree import (
    CLAUSAL,
    FINITE,
    cases,
    children,
    conjuncts,
    first_conjunct,
    has_for,
    is_held,
    subjects_of,
)
from kg.extract.grammar.words import Token
from kg.extract.lexical.attitudes import (
    ABOUT,
    BLOCKING,
    BY_SOMEBODY,
    DENYING,
    JUDGING,
    PREVENTING,
    PROMISING,
    TEXTS,
)
from kg.extract.lexical.lexicon import Entry
from kg.extract.parties.clauses import is_of_occasion
from kg.extract.parties.surroundings import is_talked_in
from kg.extract.who.mentions import Mentions

EntryOf = Callable[[Token], Entry | None]  # the lexicon's entry for a verb
# Acts whose infinitive is a purpose and an act of its own: "called him to thank him".
WITHOUT_CONTENT = frozenset({"phone-call", "visit", "meeting", "negotiation", "host"})
# What somebody wishes to bring about is not brought about yet.
_OUTCOMES = frozenset(
    "ceasefire-agreed ceasefire-in-force deal-reached retreat ties-opened".split()
)
_DECIDING = frozenset({"decide", "vote"})  # whose aim comes about
# Of whom one judges what he may do, not what he does: "opposes A [joining] B".
_WEIGHING = frozenset(
    "approve back block endorse favor favour oppose reject resist support veto".split()
)
_ADOPTING = frozenset("adopt approve back endorse pass sign support".split())
_ORDERS = frozenset("bill decree directive edict law legislation order ordinance".split())
_WITHHELD = JUDGING | {"abstain", "block", "defeat", "veto"}
_TURNING_DOWN = BLOCKING | {"decline", "ignore", "rebuff", "spurn", "turn"}
_ASKED = TEXTS | frozenset(
    "appeal application bid call demand invitation offer petition plea proposal request".split()
)
_ASKING = frozenset("ask beg demand implore order press pressure push request urge".split())
_COUNTING = frozenset({"bring", "push", "raise", "take"})
_PHRASE = 12  # tokens: how far "bringing to ten" stands before what was done
_TOTALS = frozenset("count number tally toll total".split())
_DOUBTS = (("cast", "doubt"), ("throw", "doubt"))
_ANSWERING = frozenset({"react", "respond", "retaliate"})
_HITTING = frozenset({"fight", "hit", "strike"})  # back
_REMEMBERING = frozenset({"commemorate", "remember"})
# What holds somebody's threat: "a letter threatened to kill him".
_SPOKEN = frozenset(
    """
    bill broadcast call caller communique declaration email law leaflet letter message motion note
    post recording resolution song speech statement tweet video voice
    """.split()
)


def is_content(verb: Token, entry_of: EntryOf) -> bool:
    """What an act of agreeing, refusing or threatening is about is no second act."""
    verb = first_conjunct(verb)
    if verb.pos_ == "NOUN" and is_talked_in(verb):
        return False
    if _helps(verb, entry_of) or is_weighed(verb) or is_withheld(verb) or is_in_words(verb):
        return True
    if _is_aim(verb) and (act := entry_of(verb)) is not None and act.subtype in _OUTCOMES:
        return verb.head.lemma_.lower() not in _DECIDING
    matrix = verb.head
    lemma = matrix.lemma_.lower()
    gerund = verb.tag_ == "VBG" or any(c.lower_ == "having" for c in children(verb, "aux"))
    if lemma in DENYING and (gerund or "that" in cases(verb)):
        return False  # "denied [arming] B"
    if verb.dep_ in ("advcl", "xcomp") and "from" in cases(verb) and lemma in PREVENTING:
        return True
    nominal = verb.pos_ == "NOUN" and verb.dep_ in ("obj", "obl")
    if nominal and matrix.pos_ == "VERB":
        if is_content(matrix, entry_of):
            return True
        if lemma == "negotiate" and matrix.tag_ in ("VB", "VBG"):
            return True  # "flew to Oslo to negotiate an [end] to the war"
    clausal = (
        verb.dep_ in ("xcomp", "ccomp")
        or (verb.dep_ == "advcl" and has_for(verb))
        or (verb.dep_ == "advcl" and verb.tag_ == "VB" and lemma in PROMISING)
    )
    if not (nominal or clausal):
        return False
    entry = entry_of(matrix)
    if lemma not in ABOUT:  # "gave them until Friday to [leave]"
        return entry is not None and entry.subtype == "ultimatum"
    return entry is not None and entry.subtype not in WITHOUT_CONTENT


def is_asked_for(verb: Token, entry_of: EntryOf) -> bool:
    """Whether an infinitive tells what somebody promises or asks for: "agreed to share data and
    even [cooperate]", "demanded A [cut] ties"."""
    if is_in_words(verb):
        return True
    first = first_conjunct(verb)
    bare = first.dep_ in ("ccomp", "xcomp") and verb.tag_ == first.tag_ == "VB"
    known = first.head.lemma_.lower() in PROMISING | _ASKING
    return bare and known and not children(first, "aux") and is_content(verb, entry_of)


def is_weighed(verb: Token) -> bool:
    """Whether an act is what somebody is for or against: "backed A [joining] B"."""
    if verb.tag_ != "VBG" or verb.dep_ not in CLAUSAL:
        return False
    below = verb.dep_ == "acl" and verb.head.dep_ == "obj"
    above = verb.head.head if below else verb.head
    who = [verb.head] if below else [*children(above, "obj"), *children(verb, "nsubj", "obj")]
    named = [name for name in who if name.ent_type_ and name.i < verb.i]
    beside = any(verb.left_edge.i == name.i + 1 or name.head == verb for name in named)
    return above.lemma_.lower() in _WEIGHING and beside


@settled
def is_withheld(verb: Token) -> bool:
    """Whether an act is what a text of others holds, or one that somebody did not vote for or will
    not do: "abstained on a resolution [condemning] A", "ruled out [sending] troops", "rejected a
    request to [let] A go"."""
    if _is_turned_down(verb):
        return True
    out = any(c.lower_ == "out" for c in children(verb.head, "compound:prt", "advmod"))
    ruled_out = verb.tag_ == "VBG" and verb.head.lemma_.lower() == "rule" and out
    ruled_out = ruled_out and not leaves_open(verb.head)
    return ruled_out or _is_in_text(verb, _WITHHELD, "against")


def _is_turned_down(verb: Token) -> bool:
    """Whether an act is what somebody is asked for who refuses it: "vetoed a draft to [extend]
    A's mandate"; parsers hang it on the verb as often as on the noun."""
    if verb.tag_ != "VB" or cases(verb) != ["to"] or verb.dep_ not in ("acl", "advcl"):
        return False
    nouns = [verb.head] if verb.dep_ == "acl" else children(verb.head, "obj")
    asked = [n for n in nouns if n.dep_ == "obj" and n.i < verb.i and n.lemma_.lower() in _ASKED]
    return any(n.head.lemma_.lower() in _TURNING_DOWN for n in asked)


def is_adopted(verb: Token) -> bool:
    """Whether an act is what a text holds that somebody voted for, and so his own: "passed a
    resolution [demanding] it"."""
    return _is_in_text(verb, _ADOPTING, "for")


def only_decides(verb: Token, entry_of: EntryOf) -> bool:
    """Whether an act is what a text says that somebody votes for, or what he votes to do: "[passed]
    a law banning A" is a ban, "[voted] to censure A" a censure."""
    texts = children(verb, "obj", "obl")
    told = [clause for text in texts for clause in children(text, "acl") if is_adopted(clause)]
    entry = entry_of(verb) if verb.lemma_.lower() == "vote" else None
    to_do = [c for c in children(verb, "advcl", "xcomp") if c.tag_ == "VB"] if entry else []
    told += [c for c in to_do if entry and c.lemma_.lower() not in entry.rest]
    return any(entry_of(act) is not None for act in told)


def _is_in_text(verb: Token, lemmas: frozenset[str], vote: str) -> bool:
    """Whether a text that holds an act is what is done with it: "passed", "voted [for] it"."""
    text = verb.head
    if text.dep_ not in ("obj", "obl") or not (is_held(verb) or _is_ordered(verb)):
        return False
    above = text.head.lemma_.lower()
    if above == "sign":  # with others, unless it is an order
        return above in lemmas and text.lemma_.lower() in _ORDERS
    return above in lemmas or (above == "vote" and vote in cases(text))


def _is_ordered(clause: Token) -> bool:
    """Whether a clause is what an order says: "signed a decree [granting] it"."""
    participle = clause.dep_ == "acl" and clause.tag_ == "VBG" and not cases(clause)
    return participle and clause.head.lemma_.lower() in _ORDERS


def _is_aim(verb: Token) -> bool:
    """Whether an act is what another is done for: "flew to Oslo to [end] the war"."""
    return verb.dep_ == "advcl" and verb.tag_ == "VB" and cases(verb) == ["to"]


def _helps(verb: Token, entry_of: EntryOf) -> bool:
    """Whether an act is the help that is sent: "sent troops to help [deliver] food"."""
    below = verb.head if verb.dep_ in ("xcomp", "ccomp") and verb.head.lemma_ == "help" else verb
    if below.dep_ not in ("xcomp", "advcl") or below.head.pos_ != "VERB":
        return False
    entry = entry_of(below.head) if below.tag_ == "VB" else None
    return entry is not None and "+help" in entry.rest


def only_endangers(verb: Token, mentions: Mentions) -> bool:
    """Whether what threatens to do something can make no threats: "the [strikes] threatened to
    derail the talks"."""
    above = verb.head if verb.dep_ == "xcomp" else verb
    if above.lemma_.lower() != "threaten" or not children(above, "xcomp", "obj"):
        return False
    if any(c.lemma_.lower() in BY_SOMEBODY for c in children(above, "xcomp")):
        return False  # "the airline threatened to [sue] A"
    heads = [noun for subject in subjects_of(above) for noun in conjuncts(subject)]
    things = [n for n in heads if n.pos_ == "NOUN" and n.lemma_.lower() not in _SPOKEN]
    words = [word for n in things for word in (n, *children(n, "compound"))]
    return bool(heads) and len(things) == len(heads) and not any(map(mentions.is_actor, words))


def is_answer(verb: Token, entry_of: EntryOf) -> bool:
    """Whether somebody answers with an act told behind it: "hit back, [expelling] two envoys",
    "retaliated on Monday by [closing] the border"."""
    back = any(c.lower_ == "back" for c in children(verb, "advmod", "compound:prt"))
    at = any("at" in cases(c) for c in children(verb, "obl"))  # "hit back at A, rejecting it"
    if at or verb.lemma_.lower() not in (_HITTING if back else _ANSWERING):
        return False
    deeds = (c for c in children(verb, "advcl") if c.tag_ == "VBG" and c.i > verb.i)
    return any(entry_of(deed) is not None for deed in deeds)


def is_by_the_way(verb: Token, harms: Callable[[Token], bool]) -> bool:
    """Whether somebody only keeps an attack in mind, or an act is what that was for during which
    another was: "[commemorated] the invasion by A", "rammed it during a mission to [supply] A"; or
    takes people out of where they are: "[took] its citizens out of A" is no killing."""
    if (
        _only_brings_out(verb)
        or is_of_occasion(verb)
        or _is_counted_up(verb)
        or _only_makes_doubtful(verb)
    ):
        return True
    return verb.lemma_.lower() in _REMEMBERING and any(map(harms, children(verb, "obj")))


def _only_brings_out(verb: Token) -> bool:
    """Whether somebody takes people out of where they are, however the parser hangs it."""
    if verb.lemma_.lower() != "take":
        return False
    end = min((c.i for c in children(verb, "conj", "advcl")), default=verb.sent.end)
    behind = [t for t in verb.subtree if verb.i < t.i < end]
    # not "took the town in a drive that put A out of B"
    clauses = any(t.tag_ in FINITE for t in behind)
    return not clauses and ("out", "of") in pairwise(t.lower_ for t in behind)


def _is_counted_up(verb: Token) -> bool:
    """Whether an act is what a sum is of: "bringing to ten the number of hostages [freed]"."""
    if verb.tag_ not in ("VBD", "VBN") or verb.dep_ in ("ROOT", "conj"):
        return False  # else parsers hang it anywhere
    near = [t for t in verb.before(_PHRASE) if t.i >= verb.sent.start]
    opening = [t for t in near if t.tag_ == "VBG" and t.lemma_.lower() in _COUNTING]
    behind = [t for t in near if opening and t.i > opening[-1].i]
    summed = any(t.lemma_.lower() in _TOTALS for t in behind)
    return summed and not any(t.text == "," for t in behind)


def _only_makes_doubtful(verb: Token) -> bool:
    """Whether an act, and not somebody, makes something doubtful: "quit, [casting] doubt on A"."""
    result = verb.dep_ == "advcl" and verb.tag_ == "VBG"
    words = [(verb.lemma_.lower(), c.lemma_.lower()) for c in children(verb, "obj")]
    return result and any(pair in _DOUBTS for pair in words)
