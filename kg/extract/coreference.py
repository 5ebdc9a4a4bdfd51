"""What pronouns and definite descriptions of an article stand for.

Salience by syntax, as in Lappin & Leass (1994) without the weights: the speaker for what stands
inside his speech, then subjects of the sentence, then subjects and others of the sentences
before, the nearest first, where kind and number agree.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property

from spacy.tokens import Token

from kg.extract.attitudes import OWN
from kg.extract.bodies import ARMED, Bodies
from kg.extract.counts import stands_alone
from kg.extract.gender import Genders
from kg.extract.lexicon import singular
from kg.extract.mentions import Mentions
from kg.extract.salience import FIRST, NEUTER, PERSONAL, PLURAL, Salience, asks, is_pronoun
from kg.extract.several import OFFICES, Several
from kg.extract.speech import speeches
from kg.extract.states import StatesMeant
from kg.extract.tree import children
from kg.model import Kind, Mention

_POSSESSIVE = ("her", "his", "its", "their", "whose")
_COUNTRY = frozenset("country nation state republic kingdom regime junta island".split())
_STATELY = _COUNTRY | {"administration", "government", "homeland"}
_ELSEWHERE = frozenset(
    "other neighbouring neighboring second third host home foreign same next former new".split()
)
_OFFICES = OFFICES | {"king"}
_LEADERS = frozenset({"authority", "general", "leader", "official", "ruler"})
_RECEIVED = ("guest", "host", "visitor")
_NARROWING = ("amod", "compound", "nmod", "nmod:poss", "appos", "nummod", "acl", "acl:relcl")
_BODY = frozenset(
    """
    ministry government bloc alliance organization organisation group agency party company union
    council commission court tribunal movement army military militia parliament federation league
    body
    """.split()
)
_ANY_BODY = ("alliance", "bloc", "body", "group", "organisation", "organization")


_SENTENCES, _REACH = 12, 400  # how far back the one lies whom a description means


class Coreference:
    """Antecedents within one article."""

    def __init__(self, mentions: Mentions) -> None:
        self.mentions = mentions
        self.salience = Salience(mentions)
        self.several = Several(mentions, self.salience)
        self.states = StatesMeant(mentions, self.several)
        self.bodies = Bodies(mentions, self.salience)
        self.genders = Genders(mentions)
        self._behind: dict[tuple[int, str], Mention] = {}  # place and name of a pronoun's mention
        self._asked: set[int] = set()  # pronouns whose antecedent is being looked for

    def spelt_out(self, mention: Mention) -> Mention:
        """The words that a pronoun stands for, where its own sentence names them."""
        return self._behind.get((mention.start, mention.name or ""), mention)

    def resolve(self, token: Token) -> Mention | None:
        """The mention of a phrase with the name that it points back to; None for a lost pronoun."""
        if is_pronoun(token):
            return next(iter(self.pronoun(token)), None)
        if told := self.states.of(token, self.resolve) or self.bodies.of(token):
            return told
        found = self.mentions.of(token)
        if token.lemma_.lower() in _RECEIVED and found.name is None:
            return self._received(token, found)
        own = singular(token.lemma_.lower()) in OWN | _BODY | _COUNTRY | _OFFICES | _LEADERS
        owner = self._owner(token) if own and found.name is None else None
        if owner is not None:
            held = singular(token.lemma_.lower()) in _OFFICES | _LEADERS
            what = _without_owner(found) if held else token.text
            return replace(found, name=f"{owner.name or owner.text}'s {what}")
        armed = singular(token.lemma_.lower()) in ARMED and _definite(token, plural=True)
        if found.name is None and (armed or _definite(token) or _described(token)):
            antecedent = self._description(token, found)
            if antecedent is not None:
                return replace(found, name=antecedent.name, role=found.role or antecedent.role)
        return self._with_owner(token, found)

    def _with_owner(self, token: Token, found: Mention) -> Mention:
        """Somebody named with whose office he has: "[its] minister, X" has that of a state."""
        phrase = token.doc.char_span(found.start, found.end)
        first = phrase[0] if phrase is not None else token
        if not found.role or first.lower_ != "its" or not found.role.startswith(first.text):
            return found
        owner = next(iter(self.pronoun(first)), None)
        if owner is None:
            return found
        return replace(found, role=f"{owner.name or owner.text}'s{found.role[len(first) :]}")

    def each(self, token: Token) -> list[Mention]:
        """The part of each of several: "[their] leaders" behind "A and B"."""
        for owner in children(token, "nmod:poss"):
            found = self.pronoun(owner) if owner.lower_ == "their" else []
            if len(found) > 1:
                whole = self.mentions.of(token)
                what = _without_owner(whole)
                return [replace(whole, name=f"{m.name or m.text}'s {what}") for m in found]
        return []

    def _received(self, token: Token, found: Mention) -> Mention:
        """ "His host", "his visitor", with the name of whom he visited or received."""
        owners = [o for c in children(token, "nmod:poss") if (o := self.resolve(c)) is not None]
        other = self.several.together.received(token, owners[0]) if owners else None
        return replace(found, name=other.name, kind=other.kind, role=other.role) if other else found

    def is_state(self, token: Token) -> bool:
        """Whether a description that names no actor means a state: "the island"."""
        state = self.states.of(token, self.resolve)
        return state is not None and state.name is not None

    def _owner(self, token: Token) -> Mention | None:
        """Whose something is that "whose" or "its" says; of a person's only his state's is."""
        for owner in children(token, "nmod:poss"):
            if owner.text.lower() == "whose" and token.head.dep_ == "acl:relcl":
                return self.mentions.of(token.head.head)
            if is_pronoun(owner):
                whole = self.resolve(owner)
                stately = token.lemma_.lower() in _STATELY | _OFFICES
                return whole if whole and (stately or whole.kind is not Kind.PERSON) else None
        return None

    def pronoun(self, pronoun: Token) -> list[Mention]:
        """Whom a pronoun stands for; several for "they" behind "A and B"."""
        if pronoun.i in self._asked:  # who is told by this very pronoun: "her officials said"
            return []
        self._asked.add(pronoun.i)
        try:
            return self._antecedents(pronoun)
        finally:
            self._asked.discard(pronoun.i)

    def _antecedents(self, pronoun: Token) -> list[Mention]:
        word = pronoun.text.lower()
        candidates = list(self._candidates(pronoun))
        candidates.sort(key=lambda t: not self.genders.is_told(word, t))
        groups = {t.i: self._all(t) for t in candidates} if word in PLURAL else {}
        here = [t for t in candidates if groups.get(t.i) and t.sent == pronoun.sent]
        for token in (*here, *candidates):
            together = groups.get(token.i, [])
            if together or self._fits(word, token):
                named = together or [self.resolve(token) or self.mentions.of(token)]
                return [self._standing(pronoun, found, token) for found in named]
        return []

    def _all(self, token: Token) -> list[Mention]:
        """The mentions of a coordinated subject, and behind "both sides"."""
        together = self.salience.together(token)
        return [self.mentions.of(head) for head in together] or self.several.of(token)

    def _standing(self, pronoun: Token, found: Mention, token: Token) -> Mention:
        """The pronoun as the mention of whom it stands for."""
        start, name = pronoun.idx, found.name or found.text
        if token.sent == pronoun.sent:
            self._behind[start, name] = found
        return replace(found, text=pronoun.text, start=start, end=start + len(pronoun), name=name)

    def _fits(self, word: str, token: Token) -> bool:
        kind = self.mentions.kind_of(token)
        plural = token.tag_ in ("NNS", "NNPS") or stands_alone(token)
        if word in PERSONAL:
            return kind is Kind.PERSON and self.genders.fits(word, token)
        if word in NEUTER:
            plural = plural and token.ent_type_ != "GPE"  # "the Philippines" is one state
            return kind is not Kind.PERSON and not plural
        if word in PLURAL:
            return plural or kind in (Kind.ORGANISATION, Kind.COUNTRY, Kind.GROUP)
        return True

    def _candidates(self, pronoun: Token) -> Iterator[Token]:
        """Who says the clause first, unless he is named only behind it: "..., [A] said"."""
        speakers, asking = list(self._speaker(pronoun)), asks(pronoun)
        if asking:
            yield from (t for t in self.salience.before(pronoun) if t not in asking)
            return
        if pronoun.text.lower() in FIRST:
            yield from speakers
            return
        yield from (speaker for speaker in speakers if speaker.i < pronoun.i)
        yield from self.salience.owners(pronoun)
        yield from self.salience.before(pronoun)
        yield from (speaker for speaker in speakers if speaker.i > pronoun.i)

    def _speaker(self, pronoun: Token) -> Iterator[Token]:
        """Who says the clause that the pronoun stands in."""
        for _, speakers in speeches(pronoun):
            yield from (s for s in speakers if s != pronoun and self.salience.acts(s))

    @cached_property
    def _titles(self) -> dict[str, list[str]]:
        """The words that stand with each person's name somewhere in the article."""
        found: dict[str, list[str]] = defaultdict(list)
        for at, kind in self.mentions.kind.items():
            token = self.mentions.doc[at]
            if kind is Kind.PERSON and token.dep_ != "flat":
                told = self.mentions.of(token)
                found[told.name or ""] += f"{told.role or ''} {told.text}".lower().split()
        return found

    def _description(self, token: Token, found: Mention) -> Mention | None:
        """The name behind "the ministry", "the country", "the minister"."""
        lemma = token.lemma_.lower()
        far = () if lemma in _COUNTRY else (_SENTENCES, _REACH)
        for candidate in self.salience.before(token, *far):
            kind = self.mentions.kind.get(candidate.i)
            other = self.mentions.of(candidate)
            if kind is None:
                if candidate.lemma_.lower() == lemma and not _definite(candidate):
                    return replace(other, name=other.name or other.text)
                continue
            words = f"{other.role or ''} {other.text}".lower().split()
            if kind is Kind.PERSON:
                words += self._titles.get(other.name or "", [])
            if lemma in _COUNTRY and kind is Kind.COUNTRY:
                return other
            if lemma in _BODY and kind is Kind.ORGANISATION and _called(lemma, words):
                return other
            if found.kind is Kind.PERSON and kind is Kind.PERSON and lemma in words:
                return other
        return None


def _without_owner(mention: Mention) -> str:
    """ "prime minister" of "its prime minister"."""
    first, _, rest = mention.text.partition(" ")
    return rest if first.lower() in _POSSESSIVE and rest else mention.text


def _called(lemma: str, words: list[str]) -> bool:
    """Whether a body's name holds the noun, or the noun fits any body."""
    return lemma in words or lemma in _ANY_BODY


def _definite(token: Token, plural: bool = False) -> bool:
    """Whether a phrase is "the X" and nothing more."""
    modifiers = [child for child in children(token) if child.dep_ not in ("det", "case", "punct")]
    if token.i + 1 < len(token.doc) and token.nbor(1).text == ",":  # "the court, which ruled"
        modifiers = [child for child in modifiers if child.dep_ != "acl:relcl"]
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
