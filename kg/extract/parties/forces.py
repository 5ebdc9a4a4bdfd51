"""Whose a nameless force is: craft and men by whom they serve, what is hit by who holds it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from functools import cached_property

from kg.extract.grammar.tree import (
    BEFORE_PARTICIPLE,
    OBLIQUE,
    agents_of,
    cases,
    children,
    conjuncts,
    first_conjunct,
    is_passive,
    lemma_of,
)
from kg.extract.grammar.words import Token
from kg.extract.parties.arms import SENDING, WEAPONS
from kg.extract.parties.instead import users
from kg.extract.parties.phrases import Phrases, others
from kg.model import Kind, Mention

_UNDER = frozenset({"aboard", "from", "of", "under"})
_COMMAND = frozenset("command control orders".split())
# Who has a thing, at least while it fights: "planes flown by A", "a ship crewed by A".
_HAVING = frozenset("charter command control crew drive fly man operate own pilot run".split())
# Who has a place: "the Argentine-held airfield".
_HOLDING = frozenset("control hold occupy".split())
_PRIVATE = frozenset("charter operate own run".split())  # what need not be armed
_SHOT = frozenset("ammunition bullet drone missile mortar munition projectile rocket shell".split())
_ARMS = frozenset("axe club grenade gun gunship knife machete rifle stick stone".split())
_LOYAL = frozenset({"allied", "answerable", "faithful", "loyal"})


class Forces:
    """Names the forces of one article by their owners."""

    def __init__(self, phrases: Phrases) -> None:
        self.phrases = phrases

    def owned(self, mention: Mention) -> Mention:
        """The mention with its owner's name where it has none of its own and its words tell one."""
        if mention.kind is Kind.MATTER or not mention.text.endswith(mention.name or ""):
            return mention
        span = self.phrases.mentions.span_of(mention)
        if span is None or not self._is_nameless(mention, span.root):
            return mention
        if self._is_allied(span.root):
            return replace(mention, name="NATO", kind=Kind.ORGANISATION)
        return next((_of(o, mention, armed) for o, armed in self._owners(span.root)), mention)

    def others_than(self, hit: Collection[Mention], those: list[Mention]) -> list[Mention]:
        """Of several who fought those who are not of the side that was hit: "[A] and B clashed,
        leaving two of B's soldiers dead"."""
        states = [self._states(m) for m in hit if m.kind not in (Kind.COUNTRY, Kind.PLACE)]
        if len(those) < 2 or not states or not all(states):
            return those
        lost = set[str]().union(*states)
        return [m for m in those if not self._states(m) or self._states(m) - lost] or those

    def _states(self, mention: Mention) -> set[str]:
        """The states that the words of a mention name, none of a body that may fight its own."""
        mentions = self.phrases.mentions
        words = mentions.span_of(mention) or ()
        return set(mentions.codes(word for word in words if word.i not in mentions.sectors))

    def is_tool(self, mention: Mention) -> bool:
        """Whether a thing is what is fought with: "battled the rebels with [tanks]", "fired [20
        drones]", "shot down [most of the missiles]"."""
        span = self.phrases.mentions.span_of(mention)
        if span is None or mention.name:
            return False
        if self._is_shot(span.root):
            return True
        tool = lemma_of(span.root) in WEAPONS | _ARMS
        return tool and "with" in cases(first_conjunct(span.root))

    def _is_shot(self, head: Token) -> bool:
        """Whether words are for what is shot, and not for whose it is."""
        parts = [head, *(c for c in children(head, "nmod") if cases(c) == ["of"])]
        shot = any(lemma_of(part) in _SHOT for part in parts)
        owners = (o for part in parts for o in children(part, "amod", "compound", "nmod:poss"))
        return shot and not any(map(self.phrases.mentions.is_actor, owners))

    def _is_nameless(self, mention: Mention, head: Token) -> bool:
        """Whether words name nobody: a description, or one of a make: "a Merkava of the army"."""
        made = any(c.lower_ in ("a", "an") for c in children(head, "det"))
        return mention.name is None or made or bool(children(head, "nummod"))

    def _is_allied(self, head: Token) -> bool:
        """Whether "Allied" is NATO's, as in a text that names it."""
        allied = any(c.text == "Allied" for c in children(head, "amod", "compound"))
        return allied and self._tells_of_nato

    @cached_property
    def _tells_of_nato(self) -> bool:
        return any(token.text == "NATO" for token in self.phrases.mentions.doc)

    def holder(self, thing: Token) -> list[Mention]:
        """A thing as whoever has it: "planes flown by [A]", "the [A]-held airfield"."""
        if thing.pos_ != "NOUN" or self.phrases.mentions.is_person(thing):
            return []
        whole = self.phrases.mentions.of(thing)
        return [_of(owner, whole, armed) for owner, armed in self._holders(thing)][:1]

    def hit(self, thing: Token) -> list[Mention]:
        """Who is hit with a thing: who has it, or whose men and things are there, with the thing
        where that is told apart: "[a base] that is used by [A]"."""
        if there := [m for who in users(thing) for m in self.phrases.actors(who)]:
            apart = bool(children(thing, "acl:relcl"))
            return there + ([self.phrases.mentions.matter(thing)] if apart else [])
        held = self.holder(thing)
        return held + others(self.phrases.actors(thing), held) if held else []

    def things(
        self, verb: Token, said: Collection[Token], hit: Collection[Mention]
    ) -> list[Mention]:
        """All things that a strike hits, as their owners where these are told: "destroyed [two
        bridges] and [an Iraqi depot]"; ``said`` are nouns that tell the act, ``hit`` those who are
        known to be hit, in place of what is theirs: "a bridge in [A]"."""
        heads = [head for child in children(verb, "obj") for head in conjuncts(child)]
        things = [m for head in heads if head not in said for m in self._thing(head)]
        spans = [(m.start, m.end) for m in hit]
        things = [t for t in things if not any(t.start <= a and b <= t.end for a, b in spans)]
        return others(things, list(hit))

    def _thing(self, head: Token) -> list[Mention]:
        mentions = self.phrases.mentions
        if head.pos_ not in ("NOUN", "PROPN") or mentions.is_actor(head):
            return []
        if held := self.holder(head):
            return held
        whole = mentions.of(head)
        before = children(head, "nmod:poss", "compound", "amod")
        for owner in (mentions.of(child) for child in before if mentions.is_actor(child)):
            if owner.name:
                return [replace(whole, name=owner.name, kind=owner.kind)]
        return [whole if mentions.is_place(head) else mentions.matter(head)]

    def _owners(self, head: Token) -> Iterator[tuple[Mention, bool]]:
        """Who has a force or a thing, and whether he is armed by that."""
        yield from self._holders(head)
        for loyal in children(head, "amod", "acl"):  # "men loyal to [A]"
            if loyal.lower_ in _LOYAL:
                for lord in children(loyal, *OBLIQUE):
                    if "to" in cases(lord):
                        yield from ((m, True) for m in self._named(lord))
        for child in children(head, "nmod", "obl"):  # "aircraft under [A]", "jets from [HMS A]"
            if set(cases(child)) & _UNDER:
                yield from ((m, True) for m in self._commanding(child))

    def _holders(self, thing: Token) -> Iterator[tuple[Mention, bool]]:
        for clause in children(thing, "acl", "amod"):
            lemma = clause.lemma_.lower()
            if clause.dep_ == "acl" and lemma in _HAVING | SENDING and is_passive(clause):
                for agent in agents_of(clause):
                    yield from ((m, lemma not in _PRIVATE) for m in self._named(agent))
            if lemma in _HOLDING:
                for holder in children(clause, *BEFORE_PARTICIPLE):
                    if not cases(holder):
                        yield from ((m, True) for m in self._named(holder))

    def _commanding(self, phrase: Token) -> Iterator[Mention]:
        """Under whom: a body or a person, or whose command it is."""
        if phrase.lemma_.lower() in _COMMAND and phrase.ent_type_ == "":
            for child in children(phrase, "compound", "amod", "nmod:poss", "nmod"):
                yield from self._named(child)
            return
        for mention in self._named(phrase):
            body = mention.kind in (Kind.ORGANISATION, Kind.PERSON)
            ship = mention.kind is not Kind.PLACE and mention.text.split()[0].isupper()
            if body or ship:
                yield mention

    def _named(self, token: Token) -> Iterator[Mention]:
        for mention in self.phrases.actors(token):
            if mention.name or mention.kind is not Kind.GROUP:
                yield mention
            else:  # "the exile group [Brothers to the Rescue]"
                names = map(self.phrases.mentions.of, children(token, "appos", "flat", "nmod:desc"))
                yield from (name for name in names if name.name)


def _of(owner: Mention, force: Mention, armed: bool) -> Mention:
    """A force as its owner: who leads or keeps it, or the armed forces of a state."""
    name = owner.name or owner.text
    if not armed or owner.kind in (Kind.ORGANISATION, Kind.PERSON):
        return replace(force, name=name, kind=owner.kind)
    return replace(force, name=f"{name} forces", kind=Kind.GROUP)
