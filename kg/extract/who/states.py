"""Which state a description means by what is known of states: "the kingdom", "its neighbour".

The nearest one before it that is called so, or lies next to the one whose neighbour is told.
Where several may be meant, none is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from kg.extract.grammar.tree import SUBJECTS, children, first_conjunct, is_apposed, is_the, lemma_of
from kg.extract.grammar.words import Token
from kg.extract.lexical.gazetteer import Gazetteer, Known
from kg.extract.who.home import Home, is_bare
from kg.extract.who.mentions import Mentions
from kg.extract.who.pairs import NEIGHBOURS
from kg.extract.who.salience import FAR_BACK, LINES, REACH, acting_on
from kg.extract.who.several import Several
from kg.extract.who.summons import facing
from kg.model import Kind, Mention

_ANY = frozenset("country nation state power member economy giant".split())
_GOVERNMENT = ("authority", "government")
_RIVALS = frozenset("adversary enemy foe opponent rival".split())
_BELONGING = frozenset({"join", "leave", "quit", "rejoin"})
_PERSONAL = ("her", "his", "my", "our", "whose", "your")
_COLONIAL = frozenset("master power ruler".split())
_ELSEWHERE = frozenset(
    "another both first home host last member next only other same second third".split()
)
_MODIFIERS = ("amod", "compound", "nmod:desc")
_NEAR = 80  # tokens: who stands against somebody was told so near


class StatesMeant:
    """The states that descriptions of one article mean."""

    def __init__(self, mentions: Mentions, several: Several, home: Home) -> None:
        self.mentions = mentions
        self.home = home
        self.several = several
        self.known = mentions.gazetteer
        self._called: dict[int, str | None] = {}  # "the kingdom" → the state that it is

    def of(self, token: Token, owner: Callable[[Token], Mention | None]) -> Mention | None:
        """The state behind a description; ``owner`` tells whom its possessive stands for."""
        named = any(c.i in self.mentions.kind and is_apposed(c) for c in children(token))
        noun = token.pos_ in ("NOUN", "ADJ")  # "the emirate" may be taken for an adjective
        if self.known is None or named or token.i in self.mentions.kind or not noun:
            return None
        state = self.known.country(self._code(token, self.known, owner))
        if state is None and not self._classes(token, self.known):
            return None
        name = state.label if state else None
        return replace(self.mentions.of(token), name=name, kind=Kind.COUNTRY, role=None)

    def _code(
        self, token: Token, known: Gazetteer, owner: Callable[[Token], Mention | None]
    ) -> str | None:
        lemma = lemma_of(token)
        whose = children(token, "nmod:poss")
        words = [c.lower_ for c in children(token, *_MODIFIERS)]
        if lemma in NEIGHBOURS and whose and token.tag_ == "NN":
            return self._neighbour(token, known, self._state(whose[0], owner))
        if lemma in _RIVALS and whose and _is_of_state(token, whose[0]):
            return self._facing(token, self._state(whose[0], owner))
        if lemma == "ally" and whose and token.tag_ == "NN" and _is_of_state(token, whose[0]):
            return self.several.pairs.ally(token, self._state(whose[0], owner))
        if lemma in _COLONIAL and "colonial" in words:
            return self._colonial_power(token, known)
        if lemma in _ANY and {"neighbouring", "neighboring"} & set(words):
            return self._next_door(token, known)
        if lemma in ("country", "side") and words == ["other"] and token.tag_ == "NN":
            return self._facing(token, self._subject(token))
        if lemma in _GOVERNMENT and (shared := self.home.shared(token)):
            return shared
        if lemma in _GOVERNMENT and is_bare(token):
            if (own := self._left(token)) is not None:
                return own
            return self._governing(token)
        return self._such(token, known)

    def _governing(self, token: Token) -> str | None:
        """The state of a bare "government": the only one whose was told of, else the one that the
        lines before name most."""
        if (told := self.home.governed(token)) is not None:
            return told
        others = self.mentions.codes(facing(token))
        count = self._count(token, lambda code: code not in others).most_common(2)
        alone = len(count) == 1 or (len(count) > 1 and count[0][1] > count[1][1])
        return count[0][0] if alone else None

    def _left(self, token: Token) -> str | None:
        """The state of somebody who is or was in its government: "threatened to quit [it]"."""
        verb = token.head
        if token.dep_ != "obj" or verb.lemma_.lower() not in _BELONGING:
            return None
        return next(iter(self.mentions.codes(acting_on(token))), None)

    def at_home(self, token: Token) -> str | None:
        """The state that the article is about, where the lines before name no other more often;
        not the one that acts on a phrase."""
        near = self._count(token)
        home = self.home.most_named
        return home if home and near[home] == max(near.values(), default=-1) else None

    def called(self, token: Token) -> Known | None:
        """The state that is called nothing but "the country": the one that an article is about,
        else the only other one that was told of just before."""
        if token.lower_ not in ("country", "nation") or not is_bare(token) or not self.known:
            return None
        return self.known.country(self.at_home(token) or self._only_other(token))

    def _only_other(self, token: Token) -> str | None:
        """The one state of this sentence and the last that does nothing to a phrase."""
        acting = self.mentions.codes(acting_on(token))
        near = token.i - token.sent.previous.start + 1
        told = set(self._before(token, near)) - set(acting)
        return told.pop() if acting and len(told) == 1 else None

    # -- what a state is called

    def _count(self, token: Token, fits: Callable[[str], bool] = lambda _: True) -> Counter[str]:
        """How often the lines before name each state that fits, the nearest first of equals."""
        return Counter(self._fitting(token, LINES, fits))

    def _such(self, token: Token, known: Gazetteer) -> str | None:
        """The state that is all that is said, "the Gulf kingdom": whom the article called so
        before, else whom the lines before name most often, the nearest of equals."""
        chain: list[Token] = []
        before: Token | None = token
        while before is not None and before.i not in self._called:
            chain.append(before)
            before = self._called_before(before, known)
        for called in reversed(chain):  # the first of them first: an article may call one often
            self._called[called.i] = self._told_so(called, known)
        return self._called[token.i]

    def _told_so(self, token: Token, known: Gazetteer) -> str | None:
        classes = self._classes(token, known)
        if not classes:
            return None

        def is_it(code: str) -> bool:
            return all(known.geography.is_called(code, word) for word in classes)

        before = self._called_before(token, known)
        same = self._called[before.i] if before is not None else None
        acting = self.mentions.codes(acting_on(token))
        if same is not None and same not in acting:  # not who does it to this one
            return same
        count = self._count(token, is_it)
        return max(count, key=count.__getitem__) if count else self._nearest(token, is_it)

    def _called_before(self, token: Token, known: Gazetteer) -> Token | None:
        """The last one of whom the same words told."""
        classes = self._classes(token, known)
        for before in reversed(token.before(REACH)) if classes else ():
            if before.lower_ == token.lower_ and self._classes(before, known) == classes:
                return before
        return None

    def _classes(self, token: Token, known: Gazetteer) -> list[str]:
        """The words of "the X" that tell which states can be meant, none if it tells of others."""
        parts = children(token, *_MODIFIERS)
        if not is_the(token) or token.tag_ == "NNS" or self._is_narrowed(token):
            return []
        told = [t.text for c in parts for t in c.subtree if t.text != "-"]
        words = [word.lower() for word in (*told, token.lemma_)]
        if _ELSEWHERE & set(words):
            return []
        found, at, is_class = list[str](), 0, known.geography.is_class
        while at < len(words):
            long = next((n for n in (3, 2, 1) if is_class(" ".join(words[at : at + n]))), 0)
            if not long and at < len(told) and told[at][:1].isupper():  # "the Sahrawi republic"
                return []
            found += [" ".join(words[at : at + long])] if long else []
            at += max(1, long)
        of_state = token.lemma_.lower() in _ANY or is_class(token.lemma_.lower())
        return found if of_state else []

    def _is_narrowed(self, token: Token) -> bool:
        """Whether more is said of which one: "the only kingdom", "the kingdom of Kush"."""
        rest = children(token)
        if any(c.tag_ in ("JJS", "RBS") or c.dep_ == "nummod" for c in rest):
            return True
        after = token.nbor(1) if token.i + 1 < len(token.doc) else token
        which = after.text != "," and any(c.is_ancestor(after) for c in rest)
        if which and any(c.dep_ == "acl:relcl" for c in rest):
            return True
        behind = [c for c in children(token, "nmod", "appos") if c.i > token.i]
        return any(t.i in self.mentions.kind for c in behind for t in c.subtree)

    # -- whose neighbour, whose rival

    def state_of(self, owner: Token, behind: Callable[[Token], Mention | None]) -> Mention | None:
        """The state of whoever a possessive names, where the possessive stands."""
        state = self.known and self.known.country(self._state(owner, behind))
        whole = self.mentions.of(owner)
        return replace(whole, name=state.label, kind=Kind.COUNTRY, role=None) if state else None

    def _state(self, owner: Token, behind: Callable[[Token], Mention | None]) -> str | None:
        """The state of whoever a possessive names."""
        if owner.i in self.mentions.states:
            return self.mentions.states[owner.i]
        mention = behind(owner)
        if mention is None or self.known is None:
            return None
        for text in (mention.role, mention.text, mention.name):
            words = (text or "").split()
            person = text == mention.name and mention.kind is Kind.PERSON
            for at, _ in enumerate(words[:1] if person else words):
                hit = self.known.longest(words, at)  # of a person's name all counts: not "Saad"
                if hit and hit[1].country and (hit[0] == len(words) or not person):
                    return hit[1].country
        return self._of_person(mention.name or "", owner, behind)

    def _of_person(
        self, name: str, before: Token, behind: Callable[[Token], Mention | None]
    ) -> str | None:
        """The state of whom the base does not know: "[Ecuador]'s minister, X", "[his] minister"."""
        for token in reversed(before.before(FAR_BACK)):
            person = self.mentions.kind.get(token.i) is Kind.PERSON
            if not person or self.mentions.of(token).name != name:
                continue
            office = token.head if is_apposed(token) else token
            inside = (t for t in office.subtree if t.dep_ in ("amod", "compound", "nmod:poss"))
            for word in inside:
                if word.i in self.mentions.states:
                    return self.mentions.states[word.i]
                if word.lower_ in _PERSONAL and word != before:
                    return self._state(word, behind)
        return None

    def _neighbour(self, token: Token, known: Gazetteer, state: str | None) -> str | None:
        """The nearest across the border; "its neighbour across the Gulf" lies beyond a sea."""
        if state is None:
            return None
        across = token.i + 1 < len(token.doc) and token.nbor(1).lower_ == "across"
        for by_sea in (True, False) if across else (False, True):
            near = partial(known.geography.are_neighbours, state, by_sea=by_sea)
            if (found := self._nearest(token, near)) is not None:
                return found
        return None

    def _next_door(self, token: Token, known: Gazetteer) -> str | None:
        """ "The neighbouring country": the nearest that lies next to one that was named, too."""
        told = dict.fromkeys(self._before(token, _NEAR))
        return self._nearest(
            token, lambda c: any(known.geography.are_neighbours(c, other) for other in told)
        )

    def _facing(self, token: Token, state: str | None) -> str | None:
        """The one other state that was told of near by, or that was last told together with it."""
        if state is None:
            return None
        others = set(self._before(token, _NEAR)) - {state}
        return others.pop() if len(others) == 1 else self.several.pairs.facing(token, state)

    def _colonial_power(self, token: Token, known: Gazetteer) -> str | None:
        """Whose colony the state was that the clause or the sentences before are about."""
        codes = [self._subject(token), *self._before(token, REACH)]
        powers = (known.geography.colonial_power(code) for code in codes if code)
        return next((power for power in powers if power), None)

    # -- what stands before

    def _subject(self, token: Token) -> str | None:
        """The state of the subject of the clause that a phrase stands in."""
        for node in token.ancestors:
            for subject in children(first_conjunct(node), *SUBJECTS):
                if subject.i in self.mentions.states and not subject.is_ancestor(token):
                    return self.mentions.states[subject.i]
        return None

    def _nearest(self, token: Token, fits: Callable[[str], bool]) -> str | None:
        """The nearest state before that fits."""
        return next(self._fitting(token, REACH, fits), None)

    def _fitting(self, token: Token, reach: int, fits: Callable[[str], bool]) -> Iterator[str]:
        """The states before that fit, but not who does it to the one described."""
        acting = self.mentions.codes(acting_on(token))
        near = self._before(token, reach)
        return (code for code in near if fits(code) and code not in acting)

    def _before(self, token: Token, reach: int) -> Iterator[str]:
        """The states that were named before, or whose people were, the nearest first."""
        for at in range(token.left_edge.i - 1, max(-1, token.i - reach), -1):
            if at in self.mentions.states:
                yield self.mentions.states[at]


def _is_of_state(token: Token, owner: Token) -> bool:
    """Whether a rival may be a state: "its rival", "the army's opponents", but not "his rival"."""
    one = token.tag_ == "NN" or token.lemma_.lower() in ("enemy", "opponent")
    return one and owner.lower_ not in _PERSONAL and owner.ent_type_ != "PERSON"
