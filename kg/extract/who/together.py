"""Who is told together: in one coordination, as who acts and whom it is done to, in a visit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kg.extract.grammar.tree import (
    ANY_SUBJECT,
    OBLIQUE,
    RELATIVE,
    SUBJECTS,
    agents_of,
    cases,
    children,
    conjuncts,
    first_conjunct,
    is_passive,
    lemma_of,
    subjects_of,
)
from kg.extract.grammar.words import Token
from kg.extract.lexical.attitudes import GATHERINGS, LEADING
from kg.extract.who.counts import COUNTS, is_known, number_of
from kg.extract.who.salience import FAR_BACK, Salience
from kg.model import Kind, Mention

_JOINED = (*ANY_SUBJECT, "obj", "obl", "nmod", "appos")
_OBJECTS = ("nmod", "obj", "obl")
_PARTIES = (Kind.COUNTRY, Kind.ORGANISATION, Kind.PERSON)
_OF_OTHERS = frozenset(
    "applaud broker congratulate facilitate hail host mediate praise urge welcome".split()
)
# What two do who may stand against one another: "A and B met", but not "A and B protested"
_MUTUAL = frozenset(
    """
    agree argue battle begin clash conclude continue declare disagree end exchange fight hold meet
    negotiate open quarrel reach restore resume sign spar start swap talk trade
    """.split()
)
_MEETING = frozenset("embrace meet shake speak talk".split())
_EACH_OTHER = (("each", "other"), ("one", "another"))
_FIGHTING = frozenset(
    """
    assault attack battle bomb bombard clash fight hit invade kill raid shell storm strike war
    """.split()
)
_WAR = frozenset(
    """
    armistice cease-fire ceasefire clash fight fighting fire hostility pause restraint shelling
    truce violence war
    """.split()
)
_PRESS = ("MED", "NGM")
_HOSTING = frozenset("greet host receive welcome".split())
_TRAVELS = frozenset("arrive come fly go travel visit".split())
_VISITS = _HOSTING | {"meet", "visit"}


class Together:
    """Who stands together in one article."""

    def __init__(self, salience: Salience) -> None:
        self.salience = salience
        self.mentions = salience.mentions

    def told(self, token: Token, sentences: int, bystanders: bool = False) -> Iterator[list[Token]]:
        """The actors that were told together before, the nearest first; those who speak of others
        only with ``bystanders``."""
        for candidate in self.salience.before(token, sentences, len(token.doc), parts=True):
            if (bystanders or not is_bystander(candidate)) and not of_subject(candidate, token):
                heads = self.salience.together(candidate, _JOINED)
                if not heads and candidate.dep_ in ANY_SUBJECT:  # "Thai and Cambodian soldiers"
                    heads = self.mentions.owners(candidate)
                if not heads and first_conjunct(candidate).head.lemma_.lower() not in LEADING:
                    heads = self.salience.facing(candidate)
                known = not any(map(_are_told_before, heads))
                if heads and known and not any(map(self.is_press, heads)):
                    yield heads

    def is_press(self, token: Token) -> bool:
        """Whether a word names who only reports: "told [Reuters] that A had refused"."""
        return self.mentions.sectors.get(token.i) in _PRESS

    def objects(
        self, candidates: Sequence[Token], groups: Mapping[int, Sequence[Mention]]
    ) -> dict[int, list[Mention]]:
        """Those who are done to together by one alone, whom "their" means sooner than him: "A
        accused B and C and expelled [their] envoys"; none behind a candidate that is several."""
        found: dict[int, list[Mention]] = {}
        for token in candidates:
            if groups.get(token.i) or token.tag_ in ("NNS", "NNPS"):
                break
            heads = self.salience.together(token, _OBJECTS)
            named = [self.mentions.of(head) for head in heads]
            if named and all(m.kind in _PARTIES and m.name for m in named):
                found[token.i] = named
        return found

    def speakers(self, subject: Token) -> list[Mention]:
        """The two of whom one did something to the other, where both are named: "[A] told [B]"."""
        two = [self.mentions.of(head) for head in self.salience.facing(subject)]
        named = all(m.name and m.kind is Kind.PERSON for m in two)
        return two if named else []

    def in_office(self, token: Token, office: str) -> list[Mention]:
        """The only two who were told before to hold an office: "the [presidents]"."""
        held: dict[str, Mention] = {}
        for at in sorted(at for at in self.mentions.kind if at < token.i):
            told = self.mentions.of(self.mentions.doc[at])
            if told.name and office in (told.role or "").lower().split():
                held.setdefault(told.name, told)
        return list(held.values()) if len(held) == 2 and is_known(token) else []

    def with_partners(self, heads: Sequence[Token], number: int) -> list[Mention]:
        """As many as are counted, within a coordination: "A and its two partners, B and C"."""
        for at, head in enumerate(heads):
            counts = [COUNTS.get(c.lower_) for c in children(head, "nummod")]
            theirs = at and children(head, "nmod:poss") and counts == [number - 1]
            beside = [h for c in children(head, "appos", "nmod") for h in conjuncts(c)]
            named = [self.mentions.of(h) for h in (heads[at - 1], *(heads[at + 1 :] or beside))]
            if theirs and len(named) == number and all(m.name for m in named):
                return named
        return []

    def received(self, token: Token, owner: Mention) -> Mention | None:
        """The other one of a visit that was told: "his host", "his visitor"."""
        hosts = token.lemma_.lower() == "host"
        for verb in reversed(token.before(FAR_BACK)):
            lemma = verb.lemma_.lower()
            if verb.pos_ != "VERB" or lemma not in _VISITS:
                continue
            heads = (_meant(subject) for subject in subjects_of(verb))
            acting = [head for head in heads if self.salience.acts(head)]
            acting += agents_of(verb)
            met = [c for c in children(verb, "obj") if self.salience.acts(c)]
            sides = acting if hosts and lemma in _HOSTING else acting + met
            told = [m for m in map(self.mentions.of, (*acting, *met)) if m.name]
            if not any(_is_called(owner, m) for m in told):
                continue  # another visit
            others = [m for m in map(self.mentions.of, sides) if m.name]
            others = [m for m in others if not _is_called(owner, m)]
            if len(others) == 1 and len(sides) <= 2 and others[0].kind is Kind.PERSON:
                return others[0]
        return None

    def visited(self, token: Token, owner: Mention) -> Mention | None:
        """The state that somebody travelled to: "her hosts"."""
        known = self.mentions.gazetteer
        for verb in reversed(token.before(FAR_BACK)):
            if verb.lemma_.lower() not in _TRAVELS or verb.pos_ != "VERB" or known is None:
                continue
            travelling = [self.mentions.of(s).name for s in subjects_of(verb)]
            if owner.name in travelling:
                places = children(verb, "obj", *OBLIQUE)
                state = known.country(next(iter(self.mentions.codes(places)), None))
                return replace(owner, name=state.label, kind=Kind.COUNTRY) if state else None
        return None


def _is_called(one: Mention, other: Mention) -> bool:
    """Whether two names may be one person's: "Lula", "Luiz Inacio Lula da Silva"."""
    words = [set((m.name or "").split()) for m in (one, other)]
    return bool(one.name) and (words[0] <= words[1] or words[1] <= words[0])


def _meant(subject: Token) -> Token:
    """Whom "who" stands for, any other word as it is."""
    clause = subject.head
    relative = subject.lower_ in RELATIVE and clause.dep_ == "acl:relcl"
    return clause.head if relative else subject


def _are_told_before(head: Token) -> bool:
    """Whether a description of several points back itself: "both sides", no "its two partners"."""
    return number_of(head) > 1 and not children(head, "nmod:poss")


def are_joined(heads: Sequence[Token]) -> bool:
    """Whether two stand in one coordination, the first of them in front."""
    return first_conjunct(heads[1]) == first_conjunct(heads[0])


def agree_or_fight(heads: Sequence[Token]) -> bool:
    """Whether what two of one coordination did is what two do who may stand against one another."""
    one = first_conjunct(heads[0])
    return one.dep_ in SUBJECTS and one.head.lemma_.lower() in _MUTUAL


def stand_together(heads: Sequence[Token], token: Token) -> bool:
    """Whether two did the same in a sentence before, and nothing to one another."""
    one = heads[0]
    if not are_joined(heads) or one.dep_ not in (*ANY_SUBJECT, "conj"):
        return False
    verb = first_conjunct(one).head
    each = any(t.lower_ in ("each", "another", "mutual", "mutually") for t in verb.subtree)
    return one.sent != token.sent and verb.lemma_.lower() not in _MUTUAL and not each


def tells_of_war(token: Token) -> bool:
    """Whether a sentence is on a war: "the two sides agreed to a [truce]"."""
    return any(t.lemma_.lower() in _WAR or t.lower_ in _WAR for t in token.sent)


def are_at_war(heads: Sequence[Token]) -> bool:
    """Whether those who are told together fight one another: "A and B clashed", "[A] and [B] troops
    exchanged fire"."""
    what = first_conjunct(heads[0])
    verb = what.head.head if what.dep_ in ("amod", "compound") else what.head
    fire = any(c.lemma_.lower() in _WAR for c in children(verb, "obj"))
    return verb.lemma_.lower() in _FIGHTING or (verb.lemma_.lower() == "exchange" and fire)


def is_the_other(token: Token, verb: Token) -> bool:
    """Whether a word means, of those who act, the one who does not: "each side accused [the
    other]", "A and B accused each [other]"."""
    told = {c.lower_ for c in children(token, "det", "nummod")}
    if token.lower_ not in ("another", "other") or token.head != verb or not told:
        return False
    if told & {"each", "one"}:
        return True
    return any(number_of(subject) == 2 for subject in children(verb, *SUBJECTS))


def act_on_each_other(verb: Token) -> bool:
    """Whether several do the same to one another: "accused [each other]", "expelled [each other]'s
    envoys", "imposed tariffs on [one another]"."""
    near = children(verb, "obj", "iobj", *OBLIQUE)
    near += [c for noun in near for c in children(noun, "nmod")]
    return any(is_the_other(c, verb) or is_each_others(c) for c in near)


def is_venue(place: Token) -> bool:
    """Whether a place is no more than where others met: "met at a summit in [Singapore]"."""
    first = first_conjunct(place)
    return bool({"at", "in"} & set(cases(first))) and lemma_of(first.head) in GATHERINGS


def meet(verb: Token) -> bool:
    """Whether a verb tells of several what they do with one another, and with nobody else: "met in
    Oslo", "shook hands", "spoke by phone"."""
    if verb.lemma_.lower() not in _MEETING or is_passive(verb):
        return False
    whom = (c for c in children(verb, "obj") if c.lemma_.lower() != "hand")
    beside = (c for c in children(verb, "obl") if set(cases(c)) & {"to", "with"})
    return not any(whom) and not any(beside)


def is_each_others(token: Token) -> bool:
    """Whether a word is "each other", or has that as its owner: "one another's [envoys]"."""
    owners = children(token, "nmod:poss", "det")
    return any(_both(word) in _EACH_OTHER for word in (token, *owners))


def _both(word: Token) -> tuple[str, ...]:
    return (word.lower_, *(c.lower_ for c in children(word, "fixed", "flat", "amod")))


def is_bystander(token: Token) -> bool:
    """Whether somebody speaks of others or brings them together: "both sides" are not those who
    welcomed their deal, nor those by whom it was brokered; but who welcomes a guest is one."""
    first = first_conjunct(token)
    verb = first.head
    named = (c for c in children(verb, "obj") if c.pos_ == "PROPN" and not children(c, "det"))
    guests = verb.lemma_.lower() == "welcome" and any(named)
    acting = first.dep_ in SUBJECTS or first in agents_of(verb)
    return acting and verb.lemma_.lower() in _OF_OTHERS and not guests


def of_subject(owner: Token, object_: Token) -> bool:
    """Whether a word stands in the subject of an object's verb: "[the EU]'s envoy urged both"."""
    subjects = children(first_conjunct(object_.head), *ANY_SUBJECT)
    return any(owner != subject and subject.is_ancestor(owner) for subject in subjects)
