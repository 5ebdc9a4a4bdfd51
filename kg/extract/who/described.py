"""Who is meant by a description that tells no more than what he is: "the [foreign] minister"."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from functools import cached_property

from kg.extract.grammar.tree import ANY_SUBJECT, children, is_apposed, is_the, lemma_of
from kg.extract.grammar.words import Token
from kg.extract.lexical.attitudes import TOPPLING
from kg.extract.who.couples import OFFICES
from kg.extract.who.home import Home
from kg.extract.who.mentions import Mentions
from kg.extract.who.salience import REACH, Salience, acting_on, is_pronoun
from kg.model import Kind, Mention

COUNTRY = frozenset("country nation state republic kingdom regime junta island".split())
_ELSEWHERE = frozenset(
    "other neighbouring neighboring second third host home foreign same next former new".split()
)
_EQUALS = frozenset({"colleague", "counterpart"})
_INNER = ("amod", "compound")
_NARROWING = ("amod", "compound", "nmod", "nmod:poss", "appos", "nummod", "acl", "acl:relcl")
BODY = frozenset(
    """
    ministry government bloc alliance organization organisation group agency assembly bank board
    party company union council commission committee congress court fund tribunal movement army
    military militia parliament federation league senate body
    """.split()
)
# Several of whom an article tells again by this word alone: "NATO leaders ... the leaders"
_SEVERAL = frozenset(
    """
    ambassador commander delegate diplomat envoy inspector lawmaker leader mediator minister monitor
    negotiator observer peacekeeper senator soldier troop
    """.split()
)
_ORGANS = frozenset("agency commission council court league tribunal union".split())
_ANY_BODY = ("alliance", "bloc", "body", "group", "organisation", "organization")
_COMMANDING = frozenset("chancellor emir king premier president prime sultan".split())
_NO_LONGER = frozenset("deposed deputy ex former ousted vice".split())
_FORCES = frozenset("aircraft army force jet military navy police soldier troop warplane".split())
_TOPPLED = frozenset("deposed ousted overthrown toppled".split())
_LOWER = frozenset({"assistant", "deputy", "vice"})
_OUSTED = "ousted"  # what all of them are
_SENTENCES = 12  # how far back the one lies whom a description means


class Described:
    """The names behind the descriptions of one article."""

    def __init__(self, mentions: Mentions, salience: Salience, home: Home) -> None:
        self.mentions = mentions
        self.salience = salience
        self.home = home

    @cached_property
    def titles(self) -> dict[str, list[str]]:
        """The words that stand with each person's name somewhere in the article."""
        found: dict[str, list[str]] = defaultdict(list)
        last = ""
        for at, kind in sorted(self.mentions.kind.items()):
            token = self.mentions.doc[at]
            if kind is Kind.PERSON and token.dep_ != "flat":
                told = self.mentions.of(token)
                office = self.mentions.of(token.head).text if is_apposed(token) else ""
                words = _words(told.role, told.text, office)
                words += [_OUSTED] if _is_toppled(token) else []
                if _EQUALS.intersection(words):  # "[A], the president, met his counterpart, [B]"
                    words += [word for word in found[last] if word in OFFICES]
                found[told.name or ""] += words
                last = told.name or ""
        return found

    def commands(self, person: Mention, force: Token) -> bool:
        """Whether a force is that of the state which a person leads: "[his] troops"."""
        titles = set(self.titles.get(person.name or "", ()))
        leads = bool(titles & _COMMANDING) and not titles & _NO_LONGER
        return leads and lemma_of(force) in _FORCES

    def named(self, token: Token, found: Mention) -> Mention | None:
        """The name behind "the ministry", "the country", "the minister"."""
        lemma = token.lemma_.lower()
        nation = self._nation(token)
        inner = {c.lower_ for c in children(token, *_INNER)}
        told: Mention | None = None
        far = () if lemma in COUNTRY else (_SENTENCES, REACH)
        for candidate in self.salience.before(token, *far):
            kind = self.mentions.kind.get(candidate.i)
            other = self.mentions.of(candidate)
            words = _words(other.role, other.text)
            if kind is None:
                if _is_alike(candidate, token) and (not inner or _holds(token, words)):
                    found_so = replace(other, name=other.name or other.text)
                    if not other.name or self._is_meant(candidate, token):
                        return found_so if other.name else told or found_so
                    told = told or found_so
                continue
            if kind is Kind.PERSON:
                words += self.titles.get(other.name or "", [])
            if lemma in COUNTRY and kind is Kind.COUNTRY and not _is_beside(candidate, token):
                return other
            if (
                lemma in BODY
                and kind is Kind.ORGANISATION
                and _called(lemma, words + self._spelt(other))
            ):
                return other
            foreign = nation is not None and self.mentions.states.get(candidate.i) != nation
            person = found.kind is Kind.PERSON and kind is Kind.PERSON and not foreign
            if person and _holds(token, words):
                told = told or other
                if self._is_meant(candidate, token) and "deputy" not in words:
                    return other
        return told or self._body(token)

    def of_state(self, token: Token) -> Mention | None:
        """The only one told to have an office of a state: "[Turkish] Foreign Minister [A] ... the
        [Turkish] minister"."""
        if token.tag_ != "NN" or lemma_of(token) not in OFFICES or not _is_the_states(token):
            return None
        state = set(self.mentions.codes(children(token, *_INNER)))
        found: dict[str, Mention] = {}
        for name in self.salience.before(token, _SENTENCES, REACH) if len(state) == 1 else ():
            other = self.mentions.of(name)
            titles = [*(t.lower_ for t in token.before(1)), *self.titles.get(other.name or "", ())]
            theirs = other.kind is Kind.PERSON and self._states_of(name) == state
            if other.name and theirs and _holds(token, titles):
                found.setdefault(other.name, other)
        return found.popitem()[1] if len(found) == 1 else None

    def again(self, token: Token) -> Mention | None:
        """The only several of whom a bare plural was told before: "[NATO] leaders met. ... [The
        leaders] agreed"."""
        lemma = lemma_of(token)
        if lemma not in _SEVERAL or token.tag_ != "NNS" or not is_definite(token, plural=True):
            return None
        like = (t for t in token.before(REACH) if t.tag_ == "NNS" and lemma_of(t) == lemma)
        told = [self.mentions.of(t) for t in like if self._is_of_somebody(t)]
        last = told[-1] if told else None
        alone = last is not None and len({m.text for m in told}) == 1
        return replace(last, name=last.name or last.text) if last is not None and alone else None

    def _is_of_somebody(self, plural: Token) -> bool:
        """Whether a plural tells whose they are: "[NATO] leaders", "ministers of [France]"."""
        inner = children(plural, *_INNER, "nmod", "nmod:poss")
        return any(c.i in self.mentions.kind or c.i in self.mentions.states for c in inner)

    def _body(self, token: Token) -> Mention | None:
        """The last body whose name holds the noun, though only its people were told of: "[Security
        Council] members voted. He accused the council"."""
        lemma = token.lemma_.lower()
        for at in range(token.i - 1, max(-1, token.i - REACH), -1) if lemma in _ORGANS else ():
            if self.mentions.kind.get(at) is Kind.ORGANISATION:
                other = self.mentions.of(self.mentions.doc[at])
                if lemma in _words(other.name) + self._spelt(other):
                    return replace(other, role=None)
        return None

    def _spelt(self, body: Mention) -> list[str]:
        """The words of the name that letters stand for: "the ICC" is a court."""
        words, known = (body.name or "").split(), self.mentions.gazetteer
        hit = known.longest(words, 0) if known and len(words) == 1 else None
        return hit[1].label.lower().split() if hit else []

    def _is_meant(self, name: Token, token: Token) -> bool:
        """Whether somebody is near, or his office is told without a state, or as that of the state
        that the article is at home in: in a paragraph further on "the minister" is sooner the one
        whose state goes without saying."""
        if "\n" not in name.doc.text[name.idx : token.idx]:
            return True
        return self._states_of(name) <= {self.home.of(token)}

    def _states_of(self, name: Token) -> set[str]:
        """The states (codes) that an office before a name tells: "[Turkish] minister [A]"."""
        office = name.head if is_apposed(name) else name
        return set(self.mentions.codes(t for t in office.subtree if t.i < name.i))

    def _nation(self, token: Token) -> str | None:
        """The state of its people who act on somebody: it is their own "minister" whom they see."""
        people = [s for s in acting_on(token) if self.mentions.kind_of(s) is Kind.GROUP]
        inner = [t for s in people for t in (s, *children(s, *_INNER))]
        return next(iter(self.mentions.codes(inner)), None)


def _words(*texts: str | None) -> list[str]:
    words = " ".join(filter(None, texts)).lower().replace(",", " ").split()
    return [_OUSTED if word in _TOPPLED else word for word in words]


def _is_toppled(person: Token) -> bool:
    """Whether somebody is told to have lost his office by force: "soldiers ousted [A]"."""
    office = person.head if is_apposed(person) else person
    return office.dep_ in ("obj", "nsubj:pass") and office.head.lemma_.lower() in TOPPLING


def _is_the_states(token: Token) -> bool:
    """Whether a phrase is "the X" and whose: "the [Turkish] minister"."""
    before = [c.i for c in children(token, "det", *_INNER)]
    rest = [c for c in children(token, *_NARROWING) if c.i not in before]
    return is_the(token) and before == [token.i - 2, token.i - 1] and not rest


def _is_beside(name: Token, token: Token) -> bool:
    """Whether a state takes part beside whoever is told of: "[France] was ousted by the junta"."""
    verb, ruler = token.head, token.lemma_.lower() in ("junta", "regime")
    beside = verb.pos_ == "VERB" and name.head == verb
    return ruler and beside and name.dep_ in ANY_SUBJECT


def _is_alike(new: Token, token: Token) -> bool:
    """Whether somebody who was new, and nobody's deputy, was told by the same noun as another."""
    below = {c.lower_ for c in children(new, *_INNER)} & _LOWER
    same = new.lemma_.lower() == token.lemma_.lower() and not is_definite(new)
    same = same and (new.tag_ == "NNS") == (token.tag_ == "NNS")
    same = same and below <= {c.lower_ for c in children(token, *_INNER)}
    return same and not any(map(is_pronoun, children(new, "nmod:poss")))


def _holds(office: Token, words: list[str]) -> bool:
    """Whether somebody is told to hold an office: "the foreign minister", but no deputy's."""
    told = set(_words(*(c.lower_ for c in children(office, *_INNER))))
    deputy = bool(told) and "deputy" not in told and "deputy" in words
    lemma = office.lemma_.lower()
    ousted = _OUSTED in told and lemma == "leader" and not OFFICES.isdisjoint(words)
    return told | (set() if ousted else {lemma}) <= set(words) and not deputy


def _called(lemma: str, words: list[str]) -> bool:
    """Whether a body's name holds the noun, or the noun fits any body."""
    return lemma in words or lemma in _ANY_BODY or (lemma == "tribunal" and "court" in words)


def is_definite(token: Token, plural: bool = False) -> bool:
    """Whether a phrase is "the X" and nothing more."""
    modifiers = [child for child in children(token) if child.dep_ not in ("det", "case", "punct")]
    modifiers = [m for m in modifiers if m.ent_type_ != "DATE"]  # "joined the group [in 1961]"
    if token.i + 1 < len(token.doc) and token.nbor(1).text == ",":  # "the court, which ruled"
        modifiers = [child for child in modifiers if child.dep_ != "acl:relcl"]
    tags = ("NN", "NNP", "NNS") if plural else ("NN", "NNP")
    narrowed = any(m.dep_ in _NARROWING for m in modifiers)
    return is_the(token) and not narrowed and token.tag_ in tags


def is_told_before(token: Token) -> bool:
    """Whether a phrase may mean somebody who was named before."""
    return is_definite(token) or is_described(token) or is_office(token)


def is_office(token: Token) -> bool:
    """Whether a phrase is "the X" and what office X is: "the [prime] minister"."""
    rest = [c for c in children(token) if c.dep_ not in ("case", "punct")]
    the = [c for c in rest if c.dep_ == "det" and c.lower_ == "the"]
    inner = [c for c in rest if c.dep_ in _INNER and not c.ent_type_ and not children(c)]
    whole = bool(the and inner) and len(the) + len(inner) == len(rest)
    ousted = token.lemma_.lower() == "leader" and any(c.lower_ in _TOPPLED for c in inner)
    held = ousted or token.lemma_.lower() in OFFICES
    return whole and held and token.tag_ in ("NN", "NNP")


def is_described(token: Token) -> bool:
    """Whether a phrase tells of a country before what it is like: "the war-torn country"."""
    if token.lemma_.lower() not in COUNTRY or token.tag_ != "NN":
        return False
    rest = [c for c in children(token) if c.dep_ not in ("case", "punct")]
    the = [c for c in rest if c.dep_ == "det" and c.text.lower() == "the"]
    like = [c for c in rest if c.dep_ == "amod" and c.pos_ != "PROPN" and not c.ent_type_]
    return (
        bool(the)
        and len(the) + len(like) == len(rest)
        and not ({c.text.lower() for c in like} & _ELSEWHERE)
    )
