"""Small questions about the word that tells an act, and what stands above and below it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kg.extract.grammar.reactions import is_reacted_to
from kg.extract.grammar.settled import settled
from kg.extract.grammar.tree import (
    agents_of,
    cases,
    children,
    first_conjunct,
    lemma_of,
    object_meant,
    subjects_of,
    words_on,
)
from kg.extract.grammar.words import Token
from kg.extract.lexical.attitudes import BLOCKING, FAVOURING, JUDGING, NAMING
from kg.extract.lexical.lexicon import Entry, Lexicon
from kg.extract.parties.surroundings import measured
from kg.model import Mention

_CALLING = frozenset({"call", "dub"})
_PHONES = frozenset({"phone", "telephone"})
_CALLS = frozenset({"call", "conversation"})
MEETING_NOUNS = frozenset({"meeting", "talk", "talks"})
_TELLING = frozenset("assure ask inform press promise remind tell urge warn".split())
_JUDGING = JUDGING | {"allege", "cite", "investigate", "suspect"}
_TELLING_OF = frozenset("announce commemorate confirm disclose mark mourn report".split())
_AVERTING = frozenset("avert avoid forestall preclude prevent".split())
_GIVEN = ("aid-given", "cooperation", "extradition", "recognition", "sanctions-imposed")
_TRANSPARENT = frozenset("try attempt seek begin start continue help want hope aim fail go".split())
_MEASURES = frozenset("day hour month round series spate string wave week year".split())
_STOPPING = frozenset("cease halt quit stop".split())
_LIKEWISE = {
    "do": frozenset({"likewise", "same"}), "follow": frozenset({"later", "suit"}),
    "join": frozenset({"in"}),
}  # fmt: skip
_SEVERAL = frozenset("allies countries nations navies neighbors neighbours sides states".split())
_SHARED = frozenset("alongside combined joint jointly multinational together trilateral".split())
# Nouns of doing or ending something, read as their verbs: "a suspension of aid".
NOMINALISED = {
    "suspension": "suspend", "halt": "halt", "end": "end", "lifting": "lift",
    "delivery": "deliver", "imposition": "impose", "resumption": "resume",
    "provision": "provide", "cancellation": "cancel", "abolition": "abolish",
    "cut": "cut", "reduction": "reduce", "closure": "close", "establishment": "establish",
    "restoration": "restore", "easing": "ease", "removal": "remove", "termination": "end",
    "expansion": "expand", "signing": "sign", "deployment": "deploy", "withdrawal": "withdraw",
    "postponement": "postpone", "scrapping": "scrap", "repeal": "repeal", "cessation": "cease",
    "revocation": "revoke", "annulment": "annul", "abrogation": "abrogate",
}  # fmt: skip
_DIPLOMATS = frozenset({"ambassador", "diplomat", "envoy"})
_DISCUSSING = frozenset({"debate", "discuss", "explore"})
_JOINT = frozenset({"co-operation", "collaboration", "cooperation"})
_FAR = 40  # words: what somebody does likewise was told no longer ago


@settled
def said_by(noun: Token) -> Token | None:
    """The verb of what was said in a call or a meeting: "[told] him by phone", "[urged] him in a
    phone call", "[told] him at talks in Oslo"."""
    verb = noun.head.head if noun.dep_ == "nmod" and noun.head.dep_ == "obj" else noun.head
    beside = any("with" in cases(child) for child in children(noun))
    if noun.dep_ not in ("obl", "nmod") or verb.pos_ != "VERB" or beside:
        return None
    behind, lemma = set(cases(noun)), noun.lemma_.lower()
    before = {child.lower_ for child in children(noun, "compound", "amod")}
    if lemma in _PHONES:
        return verb if behind & {"by", "over", "via"} else None
    tells = verb.lemma_.lower() in _TELLING
    if lemma in MEETING_NOUNS:
        return verb if tells and noun.dep_ == "obl" and behind & {"at", "during", "in"} else None
    call = lemma in _CALLS and (tells or bool(before & _PHONES))
    return verb if call and behind & {"during", "in", "on"} else None


_COMPLAINING = frozenset("complain grumble protest rage worry".split())
_ABOUT = frozenset("about against of over".split())


def is_judged(noun: Token) -> bool:
    """Whether an act is another's: one of a noun of a noun, or one that is condemned, praised or
    answered, or a death that is told of: "announced the [death] of A"."""
    if noun.dep_ == "nmod":  # not "the conversation" of "made progress on it in a conversation"
        return noun.lemma_.lower() not in _CALLS or not {"during", "in"} & set(cases(noun))
    verbs = _JUDGING | _TELLING_OF if noun.lemma_.lower() == "death" else _JUDGING
    judged = noun.dep_ in ("obj", "nsubj:pass") and noun.head.lemma_.lower() in verbs
    return judged or is_reacted_to(noun)


def is_complained_of(noun: Token) -> bool:
    """Whether somebody only complains of an act: "protested about the [raid] on A"."""
    about = noun.dep_ == "obl" and bool(_ABOUT & set(cases(noun)))
    return about and noun.head.lemma_.lower() in _COMPLAINING


def is_favoured(noun: Token) -> bool:
    """Whether somebody only takes the side of an act: "supports the [strikes] on A"."""
    return noun.dep_ in ("obj", "nsubj:pass") and noun.head.lemma_.lower() in FAVOURING


def only_names(verb: Token) -> bool:
    """Whether a verb gives what the sentence speaks of another's name: "for what he [called] a
    mistake", "over what it [describes] as piracy", "two men, whom it [called] spies", "a group
    [called] A"."""
    if verb.lemma_.lower() not in NAMING:
        return False
    bears = verb.dep_ == "acl" and verb.lemma_.lower() in _CALLING and not agents_of(verb)
    if (object_meant(verb) is not None or bears) and _name_given(verb):
        return True
    relative = verb.dep_ in ("acl", "acl:relcl", "ccomp", "advcl:relcl")
    before = verb.left_edge.nbor(-1) if verb.left_edge.i else verb
    named = next((t for t in (verb.head, before) if t.lower_ == "what"), None)
    inner = next((c for c in children(verb, "obj", "nsubj:pass") if c.lower_ == "what"), named)
    return relative and inner is not None


def _name_given(verb: Token) -> bool:
    """Whether what somebody is called stands behind the verb."""
    behind = (c for c in children(verb, "obj", "xcomp", "obl") if c.i > verb.i)
    return any(cases(c) in ([], ["as"]) and c.ent_type_ != "DATE" for c in behind)


def is_averted(noun: Token, subtype: str | None = None) -> bool:
    """Whether an act is what somebody wants to keep from coming, or only talks about: "to prevent
    [clashes]", "vetoed the [aid]", "discussed [cooperation]"."""
    whole = first_conjunct(measure_of(noun))
    verbs = _AVERTING | BLOCKING if subtype in _GIVEN else _AVERTING
    verbs = verbs | _DISCUSSING if noun.lemma_.lower() in _JOINT else verbs
    return whole.dep_ == "obj" and whole.head.lemma_.lower() in verbs


def is_likened(noun: Token) -> bool:
    """Whether an act is only what something is called: "condemned the visit as an [attack]"."""
    said = noun.head.lemma_.lower() in NAMING | JUDGING
    return said and noun.dep_ in ("obl", "xcomp", "advcl") and "as" in cases(noun)


def hits_own(noun: Token) -> bool:
    """Whether an act is on what somebody in the sentence owns: "closed it after raids on [its]
    camps" has raids by others."""
    acts = [noun, *(c for c in children(noun, "nmod") if cases(c) == ["of"])]
    hit = [c for act in acts for c in children(act, "nmod") if {"on", "against"} & set(cases(c))]
    return any(owner.pos_ == "PRON" for child in hit for owner in children(child, "nmod:poss"))


def measure_of(noun: Token) -> Token:
    """What measures the acts that a noun tells, or the noun: "three [days] of talks"."""
    head = noun.head
    if noun.dep_ != "nmod" or cases(noun) != ["of"] or head.pos_ != "NOUN":
        return noun
    measures = head.ent_type_ == "DATE" or head.lemma_.lower() in _MEASURES
    return head if measures else noun


def told_nouns(verb: Token, entry: Entry, lexicon: Lexicon) -> list[Token]:
    """The nouns that tell a verb's act: its objects, those of the infinitive below it ("failed to
    reach an [agreement]"), or a subject that tells an act itself: "[tariffs] took effect"."""
    below = [noun for inner in children(verb, "xcomp") for noun in children(inner, "obj")]
    objects = [*children(verb, "obj", "obl", "nsubj:pass"), *below]
    told = [(noun, entry.rest) for child in objects for noun in measured(child)]
    hits = not entry.rest and children(verb, "obj")  # "strikes on A killed [B]"
    does = [noun for child in ([] if hits else subjects_of(verb)) for noun in measured(child)]
    told += [(noun, entry.subject) for noun in does if lexicon.act(noun.lemma_)]
    return [n for n, words in told if words & {lemma_of(n), n.text.lower()}]


def is_shared(words: Iterable[Token], sources: Sequence[Mention]) -> bool:
    """Whether several are told to do it: "two states held drills", "held joint drills"."""
    beside = [child for token in words for child in children(token)]
    told = {child.lemma_.lower() for child in beside} | {c for b in beside for c in cases(b)}
    many = {"and", *_SEVERAL} & {word.lower() for m in sources for word in m.text.split()}
    return len(sources) != 1 or bool(told & _SHARED or many)


def is_stopped(verb: Token) -> bool:
    """ "stopped [blocking] A", "ceased [shelling] A"."""
    below = verb.dep_ == "xcomp" or (verb.dep_ == "advcl" and verb.i == verb.head.i + 1)
    return below and verb.tag_ == "VBG" and verb.head.lemma_.lower() in _STOPPING


def of_clause(verb: Token) -> frozenset[str]:
    """The words of a clause below, which tells its own act: "said that it would [supply] [tanks]",
    "began [patrolling]"."""
    below = children(verb, "ccomp", "xcomp")
    told = (noun for clause in below if subjects_of(clause) for noun in children(clause, "obj"))
    return frozenset(token.lemma_.lower() for token in (*below, *told))


def transparent(verb: Token) -> bool:
    """ "tried to", "began to": the act is the verb below."""
    below = children(verb, "xcomp")
    return verb.lemma_.lower() in _TRANSPARENT and bool(below) and not any(map(is_helped, below))


def is_helped(verb: Token) -> bool:
    """Whether others help somebody to do it: "helped [A] retake a town"."""
    helping = verb.dep_ == "xcomp" and verb.head.lemma_.lower() == "help"
    return helping and bool(children(verb.head, "obj"))


def likened_to(verb: Token) -> Iterator[Token]:
    """The verbs before one that only says that somebody does the same, the nearest first: "[cut]
    its ties; B followed suit", "did likewise"."""
    told = verb.tag_ == "VBD" and not children(verb, "obj", "obl", "xcomp", "advcl")
    alone = verb.lemma_.lower() != "join" or told
    follows = verb.lemma_.lower() != "follow" or not (
        children(verb, "obj", "obl") and "suit" not in words_on(verb)
    )
    if alone and follows and words_on(verb) & _LIKEWISE.get(verb.lemma_.lower(), frozenset()):
        near = verb.before(_FAR)
        yield from (token for token in reversed(near) if token.pos_ == "VERB")


def counts_diplomats(verb: Token) -> bool:
    """Whether a bare number counts those who were told of before as diplomats: "expelled 60 envoys.
    B [threw] out four"."""
    if not any(c.tag_ == "CD" and c.pos_ == "NUM" for c in children(verb, "obj", "iobj")):
        return False
    near = verb.before(_FAR)
    return any(token.lemma_.lower() in _DIPLOMATS for token in near)
