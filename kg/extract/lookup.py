"""The lexicon's entry for a word of a text, by the words around it."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from kg.extract.agents import ANSWERING
from kg.extract.blaming import only_blames
from kg.extract.lexicon import Entry, Lexicon
from kg.extract.surroundings import near_noun, near_verb
from kg.extract.tree import cases, children
from kg.extract.triggers import NOMINALISED, is_averted, is_stopped, likened_to, only_names
from kg.extract.undone import ends_on, is_ineffective


class Lookup:
    """Looks the words of one article up; verbs are asked for more than once."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._entries: dict[int, Entry | None] = {}

    def verb(self, verb: Token) -> Entry | None:
        """What a verb tells, which may be what was told before, or the end of what is told."""
        if verb.i not in self._entries:
            entry = None if only_names(verb) else self._beside(verb) or self._likewise(verb)
            if entry is not None and is_stopped(verb):
                entry = self._ended(verb, entry)
            self._entries[verb.i] = entry
        return self._entries[verb.i]

    def noun(self, noun: Token) -> tuple[Entry | None, bool]:
        """What a noun tells, and whether it does so as the verb that it was made of: "a
        [suspension] of aid"."""
        around = near_noun(noun)
        if verb := NOMINALISED.get(noun.lemma_.lower()):
            found = self.lexicon.verb(verb, around)
            if found is not None and found.rest:
                return found, True
        return self.lexicon.noun(noun.lemma_.lower(), around), False

    def is_no_act(self, token: Token) -> bool:
        """Whether the lexicon has a word as none with those on it: "news conference"."""
        lemma = token.lemma_.lower()
        if token.pos_ == "VERB":
            bare = only_names(token) or only_blames(token) or is_ineffective(token)
            return bare or self.lexicon.silences(lemma, near_verb(token))
        if token.pos_ != "NOUN":
            return False
        answer = lemma in ANSWERING and "in" in cases(token)  # "expelled B's envoy in response"
        return answer or is_averted(token) or self.lexicon.denies(lemma, near_noun(token))

    def _beside(self, verb: Token) -> Entry | None:
        """What a verb and its words tell: those behind its objects and the nouns of its obliques
        count if they say more, but "announced the lifting of sanctions" announces none."""
        lemma = verb.lemma_.lower()
        bare = self.lexicon.verb(lemma, near_verb(verb, obliques=False, nested=False))
        found = self._nested(verb, bare)
        ends = ends_on(verb)
        return bare if ends and found is not None and not ends & found.rest else found

    def _nested(self, verb: Token, bare: Entry | None) -> Entry | None:
        lemma = verb.lemma_.lower()
        near = self.lexicon.verb(lemma, near_verb(verb, obliques=False))
        if near is not None and bare is not None and len(near.rest) <= len(bare.rest):
            near = bare
        around = near_verb(verb)
        none = self.lexicon.no_act(lemma, around)
        if near is not None and none is not None and len(none.rest) > len(near.rest):
            return None
        full = self.lexicon.verb(lemma, around)
        if full is None or (near is not None and len(full.rest) <= len(near.rest)):
            return near
        return full

    def _likewise(self, verb: Token) -> Entry | None:
        """The act told before that somebody does, too: "A cut ties, and B [followed] suit"."""
        found = next((e for before in likened_to(verb) if (e := self.verb(before))), None)
        words = frozenset(child.lower_ for child in children(verb) if child.i > verb.i)
        return replace(found, rest=words, special=True) if found else None

    def _ended(self, verb: Token, entry: Entry) -> Entry | None:
        """What the end of an act is, where no phrase of the verb above tells it: "stopped [bombing]
        A" is a ceasefire."""
        above = self.verb(verb.head)
        subtype = self.lexicon.ends.get(entry.subtype)
        if subtype is None or (above is not None and verb.lemma_.lower() in above.rest):
            return None
        return replace(entry, subtype=subtype, special=True)
