"""Whose army, police or ministry is meant where that is not told: of whom the article is about.

"The army", "riot police", "the foreign ministry here": an organ of the state that the article
names far more often than others, of none where there is no such state.
"""

from __future__ import annotations

import re
from dataclasses import replace

from kg.extract.grammar.tree import SUBJECTS, children, lemma_of
from kg.extract.grammar.words import Token
from kg.extract.who.mentions import Mentions
from kg.extract.who.ruled import Ruled
from kg.extract.who.salience import acting_on, is_pronoun
from kg.extract.who.states import StatesMeant
from kg.extract.who.summons import SUMMONING
from kg.model import Kind, Mention

_BODIES = frozenset(
    """
    army cabinet gendarmerie general gendarme judiciary military navy opposition parliament police
    """.split()
)
_NAMELESS = frozenset({"parliament", "police"})  # which need no "the"
_NAMED = re.compile(  # ministries that every state has
    r"(?:foreign|defen[cs]e|interior) ministry|foreign affairs ministry|ministry (?:of|for) (?:"
    r"(?:foreign|external|internal) affairs|defen[cs]e|(?:the )?interior)|mfa|mofa",
    re.IGNORECASE,
)
# What only a word before tells to be a state's: "riot police", "the foreign ministry"
_TOLD = {
    "court": frozenset("constitutional high supreme".split()),
    "force": frozenset({"armed", "security"}),
    "ministry": frozenset("defence defense foreign interior".split()),
    "police": frozenset("military riot secret".split()),
}
# What is done to another state's army rather than to one's own
_HOSTILE = frozenset(
    "accuse attack blame bomb condemn criticise criticize denounce fight hit shell warn".split()
)
_COUPS = frozenset({"coup", "putsch", "takeover"})
_ARMED = ("army", "general", "military", "navy")


class Organs:
    """The organs of states that descriptions of one article mean."""

    def __init__(self, mentions: Mentions, states: StatesMeant) -> None:
        self.mentions = mentions
        self.states = states
        self.home = states.home
        self.ruled = Ruled(mentions, self.home)

    def of(self, token: Token, found: Mention) -> Mention | None:
        """The organ with the name of its state; ``found`` is its mention so far."""
        if not self._is_named(token) and (found.name or not self._is_bare(token)):
            return None
        here = any(c.lower_ == "here" for c in children(token, "advmod"))
        return self._of_state(found, self.home.dateline if here else self._state(token))

    def again(self, found: Mention) -> Mention:
        """A ministry that is told again, with the state that it had before: "[Mali]'s Ministry of
        Defence denied it. [The Ministry] said"."""
        span = self.mentions.span_of(found)
        if span is None or not _NAMED.fullmatch(found.name or ""):
            return found
        if self._is_named(span.root):
            return self._of_state(found, self._state(span.root)) or found
        return replace(found, name=found.text)

    def junta(self, token: Token, found: Mention) -> Mention | None:
        """The junta with the name of the state that it rules, as far as that can be told."""
        if found.name or not self.ruled.is_junta(token):
            return None
        return self._of_state(found, self.ruled.state(token)) or found

    def coup(self, noun: Token) -> list[Mention]:
        """Those who rule since a coup, where it is not told whose it was: who "condemned [the
        takeover]" condemned them."""
        if lemma_of(noun) not in _COUPS or children(noun, "nmod") or self.ruled.by_whom:
            return []
        known, code = self.mentions.gazetteer, self.ruled.told(noun)
        state = known.country(code) if known else None
        return [replace(self.mentions.of(noun), name=f"{state.label}'s junta")] if state else []

    def _of_state(self, found: Mention, code: str | None) -> Mention | None:
        """The mention of an organ with the name of a state."""
        state = self.mentions.gazetteer and self.mentions.gazetteer.country(code)
        if not state:
            return None
        _, article, what = found.text.rpartition("the ")
        what = what if article or found.text[:4] != "The " else found.text[4:]
        return replace(found, name=f"{state.label}'s {what}", kind=Kind.GROUP)

    def _is_organ(self, token: Token) -> bool:
        """Whether a phrase is "the army", "riot police" and nothing more."""
        lemma = lemma_of(token)
        rest = [c for c in children(token) if c.dep_ not in ("case", "punct", "advmod")]
        the = [c for c in rest if c.dep_ == "det" and c.lower_ == "the"]
        inner = {c.lower_ for c in rest if c.dep_ in ("amod", "compound")}
        if len(the) + len(inner) != len(rest):
            return False
        if inner:
            return inner <= _TOLD.get(lemma, frozenset())
        alone = lemma != "general" or token.tag_ == "NNS"  # "the general" is somebody
        if not the:
            return lemma in _NAMELESS and token.dep_ != "compound"  # but not "police aid"
        return alone and lemma in _BODIES

    def _is_bare(self, token: Token) -> bool:
        return token.i not in self.mentions.kind and self._is_organ(token)

    def _is_named(self, token: Token) -> bool:
        """Whether a phrase is "the Ministry of Foreign Affairs" and nothing more."""
        if self.mentions.kind.get(token.i) is not Kind.ORGANISATION:
            return False
        start, end = self.mentions.named[token.i]
        rest = [c for c in children(token) if not start <= c.i < end]
        alone = all(c.dep_ in ("case", "det", "punct", "cc", "conj", "advmod") for c in rest)
        return alone and _NAMED.fullmatch(token.doc[start:end].text) is not None

    def _state(self, token: Token) -> str | None:
        """The state that the lines are about, another than the one that acts on its army."""
        acting = acting_on(token)
        if any(map(is_pronoun, acting)):
            return None
        doers = self.mentions.codes(acting)
        armed = lemma_of(token) in _ARMED
        ruled = self.ruled.told(token) if armed and not self._beside(token) else None
        if ruled and ruled not in doers:
            return ruled
        if doers and not self._is_hit(token):
            return None
        guests = self._summoned(token)
        here = self._told_before(token).difference(doers, guests)
        if not here:
            home = None if armed else self.home.where(token) or self.home.of(token)
            home = home or self.states.at_home(token)
            return home if home not in guests else None
        return here.pop() if len(here) == 1 else self.home.where(token)

    def _summoned(self, token: Token) -> list[str]:
        """The states of those whom a ministry has come: it is none of theirs."""
        verb = token.head
        if verb.lemma_.lower() not in SUMMONING:
            return []
        envoys = [t for c in children(verb, "obj", "nsubj:pass") for t in c.subtree]
        return self.mentions.codes(envoys)

    def _told_before(self, token: Token) -> set[str]:
        """The states that stand before it in its sentence: "[Armenia]'s leader said that the army
        insisted", "in [Moscow], the foreign ministry"."""
        return set(self.mentions.codes(token.doc[token.sent.start : token.i]))

    def _beside(self, token: Token) -> list[str]:
        """Those of them that say nothing and do nothing: "in [Nigeria], the army"."""
        acting = {t.i for s in token.sent if s.dep_ in SUBJECTS for t in s.subtree}
        before = token.doc[token.sent.start : token.i]
        return self.mentions.codes(t for t in before if t.i not in acting)

    def _is_hit(self, token: Token) -> bool:
        return token.dep_ not in SUBJECTS and token.head.lemma_.lower() in _HOSTILE
