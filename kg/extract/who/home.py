"""Which state an article is at home in: the one whose "government" and "police" go without saying.

The state that it is sent from, if its first sentence is on that, else the one that it names far
more often than any other, else the only one of its first sentence.
"""

from __future__ import annotations

from collections import Counter
from functools import cached_property

from kg.extract.grammar.tree import (
    ANY_SUBJECT,
    between,
    cases,
    children,
    conjuncts,
    first_conjunct,
    is_the,
    lemma_of,
)
from kg.extract.grammar.words import Token
from kg.extract.lexical.gazetteer import Known
from kg.extract.who.mentions import Mentions
from kg.extract.who.salience import FAR_BACK, acting_on

_OFTEN = 3  # times that the state is named at least which an article is about
_FAR_MORE = 1.5  # times as often as any other is it named
_DATELINE = 8  # tokens before the dash of a dateline
_DASHES = frozenset({"-", "--", "–", "—"})
_IN = frozenset("across around at in inside near outside throughout".split())
_GOVERNMENTS = frozenset({"authority", "cabinet", "government"})


class Home:
    """The home of one article."""

    def __init__(self, mentions: Mentions) -> None:
        self.mentions = mentions

    def of(self, token: Token) -> str | None:
        """The code of the state that an article is at home in for a word, as far as can be told."""
        at, told = self._lead
        only = next(iter(told), None) if len(told) == 1 and token.i >= at else None
        return self.dateline if self.dateline in told else self.most_named or only

    @cached_property
    def _lead(self) -> tuple[int, set[str]]:
        """Where the first sentence behind the dateline ends, and the states that it names."""
        begin = self._dateline[1]
        lead = next((s for s in self.mentions.doc.sents if s.end > begin), self.mentions.doc[:])
        return lead.end, set(self.mentions.codes(t for t in lead if t.i >= begin))

    @cached_property
    def most_named(self) -> str | None:
        """The state that an article names far more often than any other."""
        states = self.mentions.states
        starts = (code for at, code in states.items() if states.get(at - 1) != code)
        count = Counter(starts).most_common(2)
        others = count[1][1] if len(count) > 1 else 0
        return count[0][0] if count and count[0][1] >= max(_OFTEN, _FAR_MORE * others) else None

    @property
    def dateline(self) -> str | None:
        """The state of the place that the article is sent from: "NAIROBI — ..."."""
        return self._dateline[0]

    @cached_property
    def _dateline(self) -> tuple[str | None, int]:
        """That state, and the first token behind the dateline."""
        first = [t.text for t in self.mentions.doc[: _DATELINE + 1]]
        end = next((i for i, word in enumerate(first) if word in _DASHES), 0)
        known = self.mentions.gazetteer
        hit = known.longest([word.title() for word in first[:end]], 0) if known and end else None
        return (hit[1].country, end + 1) if hit else (None, 0)

    def governed(self, token: Token) -> str | None:
        """The only state whose government was told of before, and that does nothing to a word:
        "[Ethiopia]'s government signed. ... The UN urged the government to let convoys in"."""
        before = (t for t in token.before(FAR_BACK) if lemma_of(t) in _GOVERNMENTS)
        told = {code for noun in before for code in self.mentions.codes(_owners(noun))}
        only = next(iter(told), None) if len(told) == 1 else None
        return only if only not in self.mentions.codes(acting_on(token)) else None

    def shared(self, token: Token) -> str | None:
        """The state of a government that is named only behind what is joined to it: "the
        [government] and people of Mali"."""
        fellows = [c for c in conjuncts(token)[1:] if first_conjunct(token) == token]
        behind = [c for one in fellows[-1:] for c in children(one, "nmod") if cases(c) == ["of"]]
        alone = all(c.dep_ in ("case", "conj", "det", "punct") for c in children(token))
        codes = [self.mentions.states[c.i] for c in behind if c.i in self.mentions.states]
        return codes[0] if alone and len(codes) == 1 and is_the(token) else None

    def country(self, token: Token) -> Known | None:
        """The state that "the country" is in a sentence that has named none but who acts in it."""
        known, home = self.mentions.gazetteer, self.of(token)
        if token.lower_ not in ("country", "nation") or not is_bare(token) or not known:
            return None
        subjects = [s for verb in token.ancestors for s in children(verb, *ANY_SUBJECT)]
        acting = self.mentions.codes(t for s in subjects for t in s.subtree)
        here = set(self.mentions.codes(token.doc[token.sent.start : token.i])) - set(acting)
        return None if here or home in acting else known.country(home)

    def where(self, token: Token) -> str | None:
        """The only state in which somebody does something, or has it done: "police stormed a hall
        in [Quito]", "dozens rallied in [Yerevan], and police detained them"; not "after a summit in
        Vienna"."""
        verb = token.head
        for clause in (verb, verb.head) if verb.pos_ == "VERB" else ():
            places = [c for c in clause.subtree if _is_place(c) and _is_inside(c, clause)]
            told = set(self.mentions.codes(places))
            if told:
                return told.pop() if len(told) == 1 else None
        return None


def is_bare(token: Token) -> bool:
    """Whether a phrase is "the X" and nothing more."""
    rest = [c for c in children(token) if c.dep_ not in ("case", "punct")]
    return len(rest) == 1 and rest[0].lower_ == "the"


def _owners(noun: Token) -> list[Token]:
    """The words that tell whose a government is."""
    behind = [c for c in children(noun, "nmod") if cases(c) == ["of"]]
    return [*children(noun, "nmod:poss", "amod", "compound"), *behind]


def _is_place(phrase: Token) -> bool:
    named = phrase.dep_ in ("obl", "nmod") and phrase.ent_type_ == "GPE"
    return named and bool(_IN & set(cases(phrase)))


def _is_inside(phrase: Token, clause: Token) -> bool:
    """Whether no other verb and no other time lies between a phrase and the verb of a clause."""
    path = between(phrase, clause)
    return not any(n.pos_ in ("AUX", "VERB") or {"after", "before"} & set(cases(n)) for n in path)
