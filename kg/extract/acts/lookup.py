"""The lexicon's entry for a word of a text, by the words around it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.extract.acts.occasions import is_accident, is_matter, is_missed, is_received, only_finds
from kg.extract.acts.thinking import only_thinks, only_wishes
from kg.extract.grammar.blaming import only_blames
from kg.extract.grammar.negation import leaves_open
from kg.extract.grammar.settled import once
from kg.extract.grammar.tenses import will_be
from kg.extract.grammar.tree import (
    cases,
    children,
    conjuncts,
    has_not,
    is_passive,
    subjects_of,
)
from kg.extract.grammar.words import Token
from kg.extract.lexical.attitudes import ANSWERING, JOINING
from kg.extract.lexical.lexicon import Entry, Lexicon
from kg.extract.parties.surroundings import near_noun, near_verb
from kg.extract.parties.triggers import (
    NOMINALISED,
    counts_diplomats,
    is_averted,
    is_likened,
    is_stopped,
    likened_to,
    only_names,
)
from kg.extract.parties.undone import ends_on, is_ineffective, is_no_deed

_VOWING = frozenset({"pledge", "promise", "swear", "vow"})
_PROMISED = ("agreement", "aid-pledged")
_YIELDING = (
    "ceasefire-agreed", "ceasefire-in-force", "prisoners-released", "retreat", "sanctions-lifted",
    "withdrawal-of-troops",
)  # fmt: skip
_STEPS = frozenset(
    """
    ambassador-recalled diplomats-expelled restriction sanctions-imposed ties-cut
    """.split()
)
_READY = frozenset("determination intention readiness resolve right willingness".split())
_RESERVING = frozenset(
    """
    affirm confirm declare emphasise emphasize express reaffirm reiterate reserve restate
    retain signal state stress underline underscore voice
    """.split()
)
_REACHED = ("ceasefire-agreed", "deal-reached")
_SENT_HOME = "diplomats-expelled"
_NEGOTIATING = frozenset("discuss finalise finalize hammer iron negotiate thrash work".split())


class Lookup:
    """Looks the words of one article up; verbs are asked for more than once."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    @once
    def verb(self, verb: Token) -> Entry | None:
        """What a verb tells, which may be what was told before, or the end of what is told."""
        silent = only_names(verb) or only_thinks(verb) or _tells_none(verb)
        entry = None if silent else self._beside(verb) or self._likewise(verb)
        if entry is not None and verb.lemma_.lower() == "fly" and is_passive(verb):
            return entry if entry.subtype != "visit" else None  # "was [flown] to a prison"
        if entry is not None and _stays_out(verb, entry):
            return replace(entry, subtype="refusal", special=True)
        if entry is not None and counts_diplomats(verb):
            sent = self.lexicon.verb(verb.lemma_.lower(), [*near_verb(verb), "diplomat"])
            entry = sent if sent is not None and sent.subtype == _SENT_HOME else entry
        if entry is not None and is_stopped(verb):
            return self._ended(verb, entry)
        if entry is not None and verb.lemma_.lower() in _VOWING:
            return self._vowed(verb, entry)
        if (ready := self._is_readied(verb)) is not None:
            return ready
        if only_wishes(verb, entry):
            threat = self._threatened(verb) if entry is not None else None  # "wants to strike A"
            return replace(threat, rest=entry.rest) if entry and threat else None
        if entry is not None and verb.lemma_ == "agree" and self._decides(verb):
            return None
        if entry is not None and entry.subtype in _REACHED and _is_under_way(verb):
            return replace(entry, subtype="negotiation")
        return entry

    def noun(self, noun: Token) -> tuple[Entry | None, bool]:
        """What a noun tells, and whether it does so as the verb that it was made of: "a
        [suspension] of aid"."""
        if is_matter(noun):
            return None, False
        around = near_noun(noun)
        if verb := NOMINALISED.get(noun.lemma_.lower()):
            found = self.lexicon.verb(verb, around)
            if found is not None and found.rest:
                return found, True
        found = self.lexicon.noun(noun.lemma_.lower(), around)
        if found is not None and found.subtype == "appeal" and _is_talk(noun):
            return replace(found, subtype="phone-call"), False
        return found, False

    def is_no_act(self, token: Token) -> bool:
        """Whether the lexicon has a word as none with those on it: "news conference"."""
        lemma = token.lemma_.lower()
        if token.pos_ == "VERB":
            bare = only_names(token) or only_blames(token) or is_ineffective(token)
            bare = bare or only_thinks(token) or only_wishes(token, self.verb(token))
            bare = bare or _tells_none(token)
            bare = bare or any(map(is_no_deed, children(token, "nsubj")))
            return bare or self.lexicon.silences(lemma, near_verb(token))
        if token.pos_ != "NOUN":
            return False
        answer = lemma in ANSWERING and "in" in cases(token)  # "expelled B's envoy in response"
        return (
            answer
            or is_likened(token)
            or is_averted(token)
            or is_matter(token)
            or self.lexicon.denies(lemma, near_noun(token))
        )

    def _beside(self, verb: Token) -> Entry | None:
        """What a verb and its words tell: those behind its objects and the nouns of its obliques
        count if they say more, but "announced the lifting of sanctions" announces none."""
        lemma = verb.lemma_.lower()
        if not self.lexicon.patterns(lemma):
            return None
        nearest = near_verb(verb, obliques=False, nested=False)
        bare = self.lexicon.verb(lemma, nearest)
        found = self._nested(verb, nearest, bare)
        ends = ends_on(verb)
        return bare if ends and found is not None and not ends & found.rest else found

    def _nested(self, verb: Token, nearest: list[str], bare: Entry | None) -> Entry | None:
        lemma = verb.lemma_.lower()
        nearer = near_verb(verb, obliques=False)
        near = bare if nearer == nearest else self.lexicon.verb(lemma, nearer)
        if near is not None and bare is not None and len(near.rest) <= len(bare.rest):
            near = bare
        around = near_verb(verb)
        none = self.lexicon.no_act(lemma, around)
        if near is not None and none is not None and len(none.rest) > len(near.rest):
            return None
        if around == nearer:
            return near
        full = self.lexicon.verb(lemma, around)
        if full is None or (near is not None and len(full.rest) <= len(near.rest)):
            return near
        return full

    def _likewise(self, verb: Token) -> Entry | None:
        """The act told before that somebody does, too: "A cut ties, and B [followed] suit"."""
        like = self.liked(verb)
        found = self.verb(like) if like is not None else None
        words = frozenset(c.lower_ for c in children(verb) if c.i > verb.i and not c.is_punct)
        return replace(found, rest=words, special=True) if found else None

    def liked(self, verb: Token) -> Token | None:
        """The verb of the act that another is likened to."""
        return next((before for before in likened_to(verb) if self.verb(before)), None)

    def _ended(self, verb: Token, entry: Entry) -> Entry | None:
        """What the end of an act is, where no phrase of the verb above tells it: "stopped [bombing]
        A" is a ceasefire."""
        above = self.verb(verb.head)
        subtype = self.lexicon.ends.get(entry.subtype)
        if subtype is None or (above is not None and verb.lemma_.lower() in above.rest):
            return None
        return replace(entry, subtype=subtype, special=True)

    def _vowed(self, verb: Token, entry: Entry) -> Entry:
        """What a promise is by what is promised: a threat where that is hostile, none where it ends
        what is: "[vowed] to hit back at A", "[vowed] to end the war"."""
        clauses = children(verb, "xcomp")
        acts = [act for clause in clauses if (act := self.verb(clause)) is not None]
        if any(map(has_not, clauses)):  # "vowed never to recognise A"
            refused = self.lexicon.refused
            found = [refused[a.subtype] for a in acts if a.subtype in refused]
            return replace(entry, subtype=found[0], special=True) if found else entry
        if any(act.subtype in _YIELDING for act in acts):
            return replace(entry, subtype="agreement", special=True)
        return (self._threatened(verb) if entry.subtype in _PROMISED else None) or entry

    def _decides(self, verb: Token) -> bool:
        """Whether a body only decides on a step against somebody: "the EU's ministers agreed to
        [impose] sanctions on A"; but "A and B agreed to fight C"."""
        steps = (self.verb(c) for c in children(verb, "xcomp") if c.tag_ == "VB")
        hostile = any(step is not None and step.subtype in _STEPS for step in steps)
        alone = all(len(list(conjuncts(s))) == 1 for s in subjects_of(verb))
        return hostile and alone and not any("with" in cases(c) for c in children(verb))

    def is_vowed(self, verb: Token) -> bool:
        """Whether an act is what a threat is of, and no second threat: "vowed to [strike] A", or
        what one is ready to do: "expressed its readiness to [help] A"."""
        if verb.dep_ == "acl" and verb.head.lemma_.lower() in _READY and verb.head.dep_ == "obj":
            stated = verb.head.head
            told = self.verb(stated) if stated.lemma_.lower() in _RESERVING else None
            return told is not None and told.subtype in {"agreement", *self.lexicon.vowed.values()}
        above = verb.head if verb.dep_ in ("xcomp", "ccomp") else None
        if above is None or above.lemma_.lower() not in _VOWING:
            return False
        entry = self.verb(above)
        return entry is not None and entry.subtype in self.lexicon.vowed.values()

    def _is_readied(self, verb: Token) -> Entry | None:
        """The threat that it is to be ready or to reserve the right to do harm: "expressed its
        readiness to [strike]", "reserves the right to [respond]"."""
        nouns = [c for c in children(verb, "obj") if c.lemma_.lower() in _READY]
        if verb.lemma_.lower() not in _RESERVING or not nouns:
            return None
        clauses = [*(c for n in nouns for c in children(n, "acl")), *children(verb, "xcomp")]
        return self._threatened(verb, [c for c in clauses if c.tag_ == "VB"])

    def _threatened(self, verb: Token, clauses: Iterable[Token] = ()) -> Entry | None:
        """The threat that a promise is whose words or whose act is hostile."""
        for clause in clauses or children(verb, "xcomp", "ccomp"):
            if has_not(clause):
                continue
            words = [*near_verb(verb, obliques=False), *near_verb(clause, obliques=False)]
            words += [clause.lemma_.lower()] if clauses else []
            words += {"kind"} & {*near_verb(clause)}  # "to answer in kind"
            phrase = self.lexicon.verb(verb.lemma_.lower(), words)
            if phrase is not None and phrase.subtype in self.lexicon.vowed.values():
                return phrase
            act = self.verb(clause)
            if act is None or _is_of_evil(clause, act):
                continue
            if (threat := self.lexicon.vowed.get(act.subtype)) is not None:
                return Entry(frozenset({clause.lemma_.lower()}), threat, special=True)
        return None


def _tells_none(verb: Token) -> bool:
    none = is_accident(verb) or is_missed(verb) or only_finds(verb)
    return none or leaves_open(verb) or is_received(verb)


def _is_of_evil(clause: Token, act: Entry) -> bool:
    """Whether an act is against no party: "pledged to fight [poverty]"."""
    objects = [c for c in children(clause, "obj") if c.lemma_.lower() not in act.rest]
    bare = (
        o.tag_ == "NN" and not o.ent_type_ and not children(o, "det", "nmod:poss") for o in objects
    )
    return bool(objects) and all(bare)


def _is_under_way(verb: Token) -> bool:
    """Whether a deal is still being made: "is [negotiating] an accord", "hopes to [negotiate]"."""
    if verb.lemma_.lower() not in _NEGOTIATING or verb.tag_ not in ("VB", "VBG"):
        return False
    being = any(c.lemma_ == "be" for c in children(verb, "aux"))
    return verb.tag_ == "VB" or being or verb.dep_ == "xcomp"


def _is_talk(noun: Token) -> bool:
    """Whether a call is one that people talk in: "condemned it in a [call] with B"."""
    call = noun.lemma_.lower() == "call"
    return call and any({"with", "between"} & set(cases(c)) for c in children(noun, "nmod"))


def _stays_out(verb: Token, entry: Entry) -> bool:
    """Whether somebody will not do what others do: "would not [take] part in the raid"."""
    part = "part" in entry.rest if verb.lemma_.lower() == "take" else True
    joins = verb.lemma_.lower() in JOINING and part and "in" in entry.rest
    return joins and will_be(verb) and has_not(verb)
