"""What pronouns and definite descriptions of an article stand for.

Salience by syntax, as in Lappin & Leass (1994) without the weights: the speaker for what stands
inside his speech, then subjects of the sentence, then subjects and others of the sentences
before, the nearest first, where kind and number agree.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from kg.extract.attitudes import OWN
from kg.extract.lexicon import singular
from kg.extract.mentions import Mentions
from kg.extract.speech import speeches
from kg.extract.tree import SUBJECTS, cases, children, conjuncts, first_conjunct
from kg.model import Kind, Mention

_FIRST = frozenset("i we me us my our mine ours".split())
_PERSONAL = frozenset("he him his himself she her hers herself".split())
_NEUTER = frozenset("it its itself".split())
_PLURAL = frozenset("they them their theirs themselves both many some several others".split())
_PRONOUNS = _FIRST | _PERSONAL | _NEUTER | _PLURAL
_COUNTRY = frozenset("country nation state republic kingdom regime junta island".split())
_ARMED = frozenset("extremist fighter guerrilla insurgent islamist jihadist militant rebel".split())
_STATELY = _COUNTRY | {"administration", "government", "homeland"}
_ELSEWHERE = frozenset(
    "other neighbouring neighboring second third host home foreign same next former new".split()
)
_NARROWING = ("amod", "compound", "nmod", "nmod:poss", "appos", "nummod", "acl", "acl:relcl")
_BODY = frozenset(
    """
    ministry government bloc alliance organization organisation group agency party company union
    council commission court movement army military militia parliament federation league body
    """.split()
)
_ANY_BODY = ("alliance", "bloc", "body", "group", "organisation", "organization")
_STATES = frozenset("ally country foe nation neighbor neighbour power rival state".split())
_SIDES = _STATES | frozenset("capital government party side".split())
_LEADERS = frozenset("leader president minister man premier diplomat official".split())
_SUBJECTS = (*SUBJECTS, "nsubj:pass")
_JOINED = (*_SUBJECTS, "obj", "obl", "nmod")
_OF_OTHERS = frozenset(
    "applaud broker congratulate facilitate hail host mediate praise urge welcome".split()
)
_BACK = 150  # tokens: no antecedent lies further back
_SENTENCES = 4


def is_pronoun(token: Token) -> bool:
    """Whether a token points back without a name of its own; "US" is a country."""
    return token.text.lower() in _PRONOUNS and not (len(token) > 1 and token.text.isupper())


class Coreference:
    """Antecedents within one article."""

    def __init__(self, mentions: Mentions) -> None:
        self.mentions = mentions
        self.sentences = list(mentions.doc.sents)
        self.starts = [sentence.start for sentence in self.sentences]
        self._behind: dict[tuple[int, str], Mention] = {}  # place and name of a pronoun's mention

    def spelt_out(self, mention: Mention) -> Mention:
        """The words that a pronoun stands for, where its own sentence names them."""
        return self._behind.get((mention.start, mention.name or ""), mention)

    def resolve(self, token: Token) -> Mention | None:
        """The mention of a phrase with the name that it points back to; None for a lost pronoun."""
        if is_pronoun(token):
            return next(iter(self.pronoun(token)), None)
        found = self.mentions.of(token)
        own = singular(token.lemma_.lower()) in OWN | _BODY | _COUNTRY
        owner = self._owner(token) if own and found.name is None else None
        if owner is not None:
            return replace(found, name=f"{owner.name or owner.text}'s {token.text}")
        armed = singular(token.lemma_.lower()) in _ARMED and _definite(token, plural=True)
        if found.name is None and (armed or _definite(token) or _described(token)):
            antecedent = self._description(token, found)
            if antecedent is not None:
                return replace(found, name=antecedent.name, role=found.role or antecedent.role)
        return found

    def _owner(self, token: Token) -> Mention | None:
        """Whose something is that "whose" or "its" says; of a person's only his state's is."""
        for owner in children(token, "nmod:poss"):
            if owner.text.lower() == "whose" and token.head.dep_ == "acl:relcl":
                return self.mentions.of(token.head.head)
            if is_pronoun(owner):
                whole = self.resolve(owner)
                stately = token.lemma_.lower() in _STATELY
                return whole if whole and (stately or whole.kind is not Kind.PERSON) else None
        return None

    def pair(self, token: Token) -> list[Mention]:
        """Both actors behind "the two countries", "both sides", "the two leaders"."""
        numbers = {c.text.lower() for c in children(token, "nummod", "det", "det:predet", "amod")}
        lemma = token.lemma_.lower()
        if not numbers & {"two", "both", "each"} or lemma not in _SIDES | _LEADERS:
            return []
        kinds = [Kind.PERSON] if lemma in _LEADERS else [Kind.COUNTRY]
        kinds += [] if lemma in _LEADERS | _STATES else [Kind.ORGANISATION]
        kinds += [Kind.PERSON, Kind.GROUP] if lemma in ("side", "party") else []
        alone: dict[str, Mention] = {}
        for candidate in self._before(token):
            if _is_bystander(candidate) or _of_subject(candidate, token):
                continue
            together = self._together(candidate, _JOINED) or self._facing(candidate)
            together = [m for m in together if m.kind in kinds]
            if len(together) == 2:
                return self._as(token, together)
            if self.mentions.kind.get(candidate.i) in kinds:
                other = self.mentions.of(candidate)
                alone.setdefault((other.name or other.text).casefold(), other)
        return self._as(token, list(alone.values())[:2]) if len(alone) > 1 else []

    def _as(self, token: Token, mentions: list[Mention]) -> list[Mention]:
        """Mentions with the span of the phrase that stands for them."""
        whole = self.mentions.of(token)
        return [replace(m, text=whole.text, start=whole.start, end=whole.end) for m in mentions]

    def pronoun(self, pronoun: Token) -> list[Mention]:
        """Whom a pronoun stands for; several for "they" behind "A and B"."""
        word = pronoun.text.lower()
        for token in self._candidates(pronoun):
            together = self._together(token) or self.pair(token) if word in _PLURAL else []
            if together or self._fits(word, token):
                named = together or [self.mentions.of(token)]
                return [self._standing(pronoun, found, token) for found in named]
        return []

    def _standing(self, pronoun: Token, found: Mention, token: Token) -> Mention:
        """The pronoun as the mention of whom it stands for."""
        start, name = pronoun.idx, found.name or found.text
        if token.sent == pronoun.sent:
            self._behind[start, name] = found
        return replace(found, text=pronoun.text, start=start, end=start + len(pronoun), name=name)

    def _together(self, token: Token, places: tuple[str, ...] = _SUBJECTS) -> list[Mention]:
        """The mentions of a coordinated subject, empty for one that stands alone."""
        if token.dep_ not in places:
            return []
        heads = [head for head in conjuncts(token) if self._acts(head)]
        return [self.mentions.of(head) for head in heads] if len(heads) > 1 else []

    def _facing(self, subject: Token) -> list[Mention]:
        """A subject alone and whom its verbs are about: "[A] met B and told [C]" of A and C."""
        if subject.dep_ not in SUBJECTS:
            return []
        for verb in (subject.head, *children(subject.head, "conj")):
            for other in children(verb, "obj", "iobj", "obl"):
                facing = other.dep_ != "obl" or {"with", "against", "to"} & set(cases(other))
                if facing and self._acts(other) and not list(conjuncts(other))[1:]:
                    return [self.mentions.of(subject), self.mentions.of(other)]
        return []

    def _fits(self, word: str, token: Token) -> bool:
        kind = self.mentions.kind_of(token)
        plural = token.tag_ in ("NNS", "NNPS")
        if word in _PERSONAL:
            return kind is Kind.PERSON
        if word in _NEUTER:
            return kind is not Kind.PERSON and not plural
        if word in _PLURAL:
            return plural or kind in (Kind.ORGANISATION, Kind.COUNTRY, Kind.GROUP)
        return True

    def _candidates(self, pronoun: Token) -> Iterator[Token]:
        """Who says the clause first, unless he is named only behind it: "..., [A] said"."""
        speakers = list(self._speaker(pronoun))
        if pronoun.text.lower() in _FIRST:
            yield from speakers
            return
        yield from (speaker for speaker in speakers if speaker.i < pronoun.i)
        yield from self._before(pronoun)
        yield from (speaker for speaker in speakers if speaker.i > pronoun.i)

    def _speaker(self, pronoun: Token) -> Iterator[Token]:
        """Who says the clause that the pronoun stands in."""
        for _, speakers in speeches(pronoun):
            yield from (s for s in speakers if s != pronoun and self._acts(s))

    def _before(self, pronoun: Token) -> Iterator[Token]:
        """Subjects of this sentence before the pronoun, then those of the sentences before."""
        last = bisect_right(self.starts, pronoun.i)
        for sent in reversed(self.sentences[max(0, last - _SENTENCES) : last]):
            if sent.start < pronoun.i - _BACK:
                return
            heads = [
                t
                for t in sent
                if t.i < pronoun.i
                and _heads_phrase(t)
                and not _of_one_clause(t, pronoun)
                and self._acts(t)
            ]
            subjects = [t for t in heads if t.dep_ in (*SUBJECTS, "nsubj:pass")]
            yield from subjects
            yield from (t for t in reversed(heads) if t not in subjects)

    def _acts(self, token: Token) -> bool:
        return not is_pronoun(token) and self.mentions.is_actor(token)

    def _description(self, token: Token, found: Mention) -> Mention | None:
        """The name behind "the ministry", "the country", "the minister"."""
        lemma = token.lemma_.lower()
        for candidate in self._before(token):
            kind = self.mentions.kind.get(candidate.i)
            other = self.mentions.of(candidate)
            if kind is None:
                if candidate.lemma_.lower() == lemma and not _definite(candidate):
                    return replace(other, name=other.name or other.text)
                continue
            if lemma in _ARMED and candidate.i in self.mentions.armed:
                return replace(other, name=other.name or other.text)
            words = f"{other.role or ''} {other.text}".lower().split()
            if lemma in _COUNTRY and kind is Kind.COUNTRY:
                return other
            if lemma in _BODY and kind is Kind.ORGANISATION and _called(lemma, words):
                return other
            if found.kind is Kind.PERSON and kind is Kind.PERSON and lemma in words:
                return other
        return None


def _is_bystander(token: Token) -> bool:
    """Whether somebody speaks of others: "both sides" are not those who welcomed their deal."""
    return token.dep_ in SUBJECTS and first_conjunct(token).head.lemma_.lower() in _OF_OTHERS


def _of_subject(owner: Token, object_: Token) -> bool:
    """Whether a word stands in the subject of an object's verb: "[the EU]'s envoy urged both"."""
    subjects = children(first_conjunct(object_.head), *_SUBJECTS)
    return any(owner != subject and subject.is_ancestor(owner) for subject in subjects)


def _of_one_clause(subject: Token, object_: Token) -> bool:
    """Whether both are arguments of one verb, and so two different actors."""
    return (
        object_.dep_ in ("obj", "iobj", "obl", "obl:arg")
        and subject.dep_ in (*SUBJECTS, "nsubj:pass")
        and first_conjunct(subject.head) in _governing(object_.head)
    )


def _governing(verb: Token) -> list[Token]:
    """The verb and those whose subject is its own, too: "A [called] B to [thank] him"."""
    found = [first_conjunct(verb)]
    while True:
        verb = found[-1]
        same = verb.dep_ == "advcl" and verb.tag_ in ("VB", "VBG")
        same = same or (verb.dep_ == "xcomp" and not children(verb.head, "obj", "iobj"))
        if not same or children(verb, *SUBJECTS, "nsubj:pass"):
            return found
        found.append(first_conjunct(verb.head))


def _called(lemma: str, words: list[str]) -> bool:
    """Whether a body's name holds the noun, or the noun fits any body."""
    return lemma in words or lemma in _ANY_BODY


def _definite(token: Token, plural: bool = False) -> bool:
    """Whether a phrase is "the X" and nothing more."""
    modifiers = [child for child in children(token) if child.dep_ not in ("det", "case", "punct")]
    return any(d.text.lower() in ("the", "this", "that") for d in children(token, "det")) and (
        not any(m.dep_ in _NARROWING for m in modifiers)
        and token.tag_ in ("NN", "NNP", *(["NNS"] if plural else []))
    )


def _described(token: Token) -> bool:
    """Whether a phrase tells of a country before what it is like: "the war-torn country"."""
    if token.lemma_.lower() not in _COUNTRY or token.tag_ != "NN":
        return False
    rest = [c for c in children(token) if c.dep_ not in ("case", "punct")]
    the = [c for c in rest if c.dep_ == "det" and c.text.lower() == "the"]
    like = [c for c in rest if c.dep_ == "amod" and c.pos_ != "PROPN" and not c.ent_type_]
    return (
        bool(the)
        and len(the) + len(like) == len(rest)
        and not ({c.text.lower() for c in like} & _ELSEWHERE)
    )


def _heads_phrase(token: Token) -> bool:
    return token.dep_ not in ("compound", "flat", "amod", "nmod:desc", "det") and (
        token.pos_ in ("NOUN", "PROPN")
    )
