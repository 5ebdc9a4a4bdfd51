"""Who is named: the actor mentions of a parsed article."""

from __future__ import annotations

from kg.extract.grammar.settled import once
from kg.extract.grammar.tree import SUBJECTS, cases, children, conjuncts, is_apposed, is_the
from kg.extract.grammar.words import Token
from kg.extract.who import names
from kg.extract.who.named import Named
from kg.extract.who.shared import sharing
from kg.model import Kind, Mention

_INSIDE = frozenset(
    "compound amod nummod flat det det:predet nmod:poss nmod:desc fixed goeswith".split()
)
_PARTITIVE = frozenset(
    """
    group host number dozen score ten hundred thousand million majority minority member part series
    batch couple handful team crowd pair some many most several both all one each any contingent
    percent rest half bulk mission association coalition delegation unit
    """.split()
)
_COMPLEMENT = frozenset({"of", "from", "in", "at"})
_LED = ("government", "state")  # "heads of [state] of X" are those of X
_HOLDING = frozenset("conduct expand hold increase organise organize plan resume start".split())
_DOINGS = ("mission", "patrol")  # what is done as well as who does it
_BANDS = frozenset("band crowd gang group".split())
_STAYING = frozenset(  # who does this to people from a state does it to his own: "recalled envoys"
    "bring evacuate evacuation order pull recall remove summon withdraw withdrawal".split()
)
_LONGEST = 12  # tokens of a mention
_LOYAL = "loyal"
_OF_OTHERS = 6  # more of one that tells of others with their titles: "troops loyal to X"


class Mentions(Named):
    """The actor mentions of one article; built once, asked by token."""

    @once
    def is_actor(self, token: Token) -> bool:
        """Whether the noun phrase headed by `token` can act."""
        if token.i in self.kind:
            return self.kind[token.i] is not Kind.PLACE
        if token.i in self.things:
            return False
        if token.pos_ not in ("NOUN", "PROPN", "NUM", "DET", "ADJ", "PRON"):
            return False
        if token.lemma_.lower() in self.nouns and token.pos_ in ("NOUN", "PROPN"):
            return not self.is_doing(token) and not names.is_nobody(token)
        if any(is_apposed(c) and self.kind.get(c.i) is Kind.PERSON for c in children(token)):
            return True  # "the basketball player [Brittney Griner]"
        if token.pos_ == "PROPN" and not token.ent_type_ and token.text[0].isupper():
            return True  # a name that nobody knows
        if names.is_acronym(token) and token.dep_ in SUBJECTS:
            return True  # "[ICE] returned the coins": tagged as a noun
        return self.part_of(token) is not None

    def is_doing(self, token: Token) -> bool:
        """Whether a noun tells what is done, and nobody who does it: "an accord on [patrols]"."""
        lemma = token.lemma_.lower()
        if lemma == "patrol" and token.dep_ == "obj" and token.head.lemma_.lower() in _HOLDING:
            return True  # "hold joint [patrols]"
        about = lemma in _DOINGS and {"for", "on"} & set(cases(token))
        return bool(about) and not any(c.i in self.kind for c in children(token))

    def is_person(self, token: Token) -> bool:
        """Whether a noun is a name, or one of people: "diplomats", not "state"."""
        return token.i in self.kind or token.lemma_.lower() in self.nouns.people

    def part_of(self, token: Token) -> Token | None:
        """The actor that a partitive measures: "a group of [diplomats]", "dozens of [troops]"."""
        if token.lemma_.lower() in _PARTITIVE or token.pos_ == "NUM":
            for child in children(token, "nmod"):
                if "of" in cases(child) and self.is_actor(child):
                    return child
        return None

    def all(self, token: Token) -> list[Mention]:
        """The mentions that a phrase tells of: "US and British forces" are two."""
        owners = self.owners(token)
        if not owners:
            return self._of_each(token)
        what = self.doc[owners[-1].i + 1 : token.i + 1].text
        rest = [names.ours(self._mention(o, *self.named[o.i]), o, what) for o in owners[:-1]]
        last = self._mention(token, self.named[owners[-1].i][0], self.bounds(token)[1])
        return self._in_office(token, [*rest, last], owners)

    def owners(self, token: Token) -> list[Token]:
        """The several whose people or things a noun tells of: "[US] and [British] forces"."""
        modifiers = children(token, "amod", "compound")
        found = [c for m in modifiers for c in conjuncts(m) if c.i in self.kind]
        joined = any(children(owner, "cc") for owner in found[1:])
        return found if joined and token.i not in self.kind else []

    def _of_each(self, token: Token) -> list[Mention]:
        """One for each owner of a plural: "the leaders of Armenia, [Azerbaijan] and [Russia]"."""
        if token.i in self.kind or token.tag_ != "NNS" or not self.is_actor(token):
            return [self.of(token)]
        first = [c for c in children(token, "nmod") if c.i in self.kind]
        # "[troops] from A and B", "expelled [diplomats] from A", but not "withdrew troops from A"
        come = token.dep_ in SUBJECTS or (
            self.is_person(token) and token.head.lemma_.lower() not in _STAYING
        )
        first = [c for c in first if names.has(token, c) or (come and cases(c) == ["from"])]
        owners = [owner for c in first for owner in conjuncts(c)]
        what = names.inner(token)
        behind = "from" if first and cases(first[0]) == ["from"] else "of"
        others = [names.theirs(self.of(o), o, what, behind) for o in owners if o not in first]
        return self._in_office(token, [self.of(token), *others], owners)

    def _in_office(self, token: Token, each: list[Mention], owners: list[Token]) -> list[Mention]:
        """The holders of an office where it is that of several states."""
        states = all(owner.i in self.states for owner in owners)
        return names.in_office(token, each, owners, self.spelt_out) if states else each

    @once
    def of(self, token: Token) -> Mention:
        """The mention headed by `token`: its modifiers and its name, without clauses."""
        return self._mention(token, *self.bounds(token))

    def _mention(self, token: Token, start: int, end: int) -> Mention:
        span = self.doc[start:end]
        inner = self.part_of(token) if token.i not in self.kind else None
        kind = self.kind_of(inner or token)
        name, role = self._name(inner or token, kind)
        name = name or self._spelt_in(start, end)
        return Mention(
            text=span.text,
            start=span.start_char,
            end=span.end_char,
            kind=kind,
            name=name,
            role=role,
        )

    def _spelt_in(self, start: int, end: int) -> str | None:
        """A description with the names in it that only the article tells: "officials of the
        [North]"."""
        if not any(at in self.spelt_out for at in range(start, end)):
            return None
        words = self.doc[start:end]
        return "".join(self.spelt_out.get(t.i, t.text) + t.whitespace_ for t in words).strip()

    def spanning(self, token: Token, start: int) -> Mention:
        """The mention of a head from an earlier token on."""
        return self._mention(token, start, token.i + 1)

    def kind_of(self, token: Token) -> Kind:
        """What sort of actor the phrase headed by `token` is."""
        if token.i in self.kind:
            return self.kind[token.i]
        if token.i in self.things:
            return Kind.MATTER
        plural = token.tag_ in ("NNS", "NNPS")
        if token.lemma_.lower() in self.nouns.people and not plural:
            return Kind.PERSON
        return Kind.GROUP

    @once
    def code_of(self, head: Token) -> str | None:
        """The code of the state that a phrase names, or whose people it does."""
        return next(iter(self.codes((head, *self.doc[slice(*self.bounds(head))]))), None)

    def matter(self, token: Token) -> Mention:
        """What an act is about when that is no actor: a resolution, a law."""
        start, end = self.bounds(token)
        span = self.doc[start:end]
        return Mention(text=span.text, start=span.start_char, end=span.end_char, kind=Kind.MATTER)

    def _name(self, token: Token, kind: Kind) -> tuple[str | None, str | None]:
        """Name and role of a phrase: "Foreign Minister Sergey Lavrov", "the envoy, X"."""
        at = token.i if token.i in self.named else None
        role = None
        for child in children(token):
            apposed = child.i in self.named and is_apposed(child)
            if at is None and apposed and self.kind[child.i] is Kind.PERSON:
                at = child.i
            office = child.dep_ in ("nmod:desc", "appos", "compound") and child.i not in self.named
            if office and child.lemma_.lower() in self.nouns.people:
                role = names.role_of(child)
        if at is None:
            shared = sharing(token, self.nouns) if self.is_actor(token) else None
            return shared or names.serving(token, self.named), None
        start, end = self.named[at]
        name = self.doc[start:end].text
        name = self.spelt_out.get(at, name)
        if at != token.i:
            role = names.role_of(token)
        if kind is Kind.PERSON or at != token.i:
            name = self.full_names.get(name, name).split(" of ")[0]
        return name, role

    def bounds(self, token: Token) -> tuple[int, int]:
        """First and last+1 token of the phrase: contiguous modifiers and "of X" behind it."""
        start, end = token.i, token.i + 1
        if token.i in self.named:
            start, end = min(start, self.named[token.i][0]), max(end, self.named[token.i][1])
        keep = {token.i}
        for child in children(token):
            if child.dep_ in _INSIDE:
                keep.update(t.i for t in child.subtree)
                keep -= {t.i for b in child.subtree if self._is_beside(b) for t in b.subtree}
        while start - 1 in keep or (start - 2 in keep and self._hyphen(start - 1)):
            start -= 1
        while end in keep or (end + 1 in keep and self._hyphen(end)):
            end += 1
        while start < token.i and (
            self.doc[start].pos_ in ("PUNCT", "ADP", "CCONJ", "SCONJ")
            or (self.doc[start].lower_ in ("least", "most") and self.doc[start - 1].lower_ == "at")
        ):
            start += 1
        end = self._complement(token, end)
        longest = _LONGEST + _OF_OTHERS * any(c.lower_ == _LOYAL for c in children(token, "amod"))
        if end - start > longest:
            start = max(start, token.i - _LONGEST // 2)
            end = max(token.i + 1, min(end, token.i + _LONGEST // 2))
        return start, end

    def _is_beside(self, word: Token) -> bool:
        """Whether a word tells more of another behind a comma or in a clause; no name right behind
        what its bearer is: "troops loyal to leader [X]"."""
        close = word.ent_type_ == "PERSON" and word.left_edge.i == word.head.i + 1
        return word.dep_ == "acl:relcl" or (word.dep_ == "appos" and not close)

    def _hyphen(self, at: int) -> bool:
        return self.doc[at].text in ("-", "–", "/")

    def _complement(self, token: Token, end: int) -> int:
        """Where the phrase ends with the "of X" or "in X" that says whose or where from."""
        inner = self.part_of(token)
        if token.i in self.named and self.kind[token.i] is not Kind.PERSON and inner is None:
            return end
        beyond = end  # behind "of State", which counts only if a name follows
        for child in sorted(children(token, "nmod", "appos", "nmod:desc"), key=lambda c: c.i):
            if child.left_edge.i not in (end, beyond):
                continue
            if cases(child)[:1] == ["of"]:
                beyond = child.right_edge.i + 1
                led = token.lemma_.lower() == "head" and child.lower_ in _LED
                deeper = children(child, "nmod") if led else []
                child = next((c for c in deeper if cases(c) == ["of"]), child)
            joined = child.i in self.named and is_apposed(child)
            behind = cases(child)[:1]
            telling = bool(behind) and (behind[0] in _COMPLEMENT or names.has(token, child))
            telling = telling or (behind == ["to"] and self.doc[end - 1].lower_ == _LOYAL)
            who = telling and self._tells_who(token, child)
            if joined or child == inner or who or (telling and self._tells(child)):
                stop = self.named.get(child.i, (0, child.i + 1))[1]
                end = max(stop, self.bounds(child)[1] if who or child == inner else stop)
                if children(child, "conj"):  # the others are parties of their own
                    break
        return end

    def _tells_who(self, token: Token, behind: Token) -> bool:
        """Whether a nameless complement says who or whose people are: "a group of [stowaways]",
        "critics of [the president]", "the heads of [state]"."""
        lemma = token.lemma_.lower()
        if cases(behind)[:1] != ["of"] or token.i in self.named:
            return False
        if lemma in _BANDS and behind.tag_ in ("NNS", "NNPS"):
            return True
        led = lemma == "head" and behind.lower_ in _LED
        kept = token.lower_ == "office" and is_the(behind)  # "the office of [the president]"
        return led or ((kept or lemma in self.nouns.people) and self.is_actor(behind))

    def _tells(self, token: Token) -> bool:
        """Whether a complement says whose or where from: it has a name in it."""
        return token.i in self.named or any(
            child.i in self.named for child in children(token, "compound", "amod", "nmod:poss")
        )
