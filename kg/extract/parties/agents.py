"""Whose act it is: subjects through control, passives, relative and participle clauses."""

from __future__ import annotations

from kg.extract.grammar.blaming import blamed_beside
from kg.extract.grammar.tree import (
    ANY_SUBJECT,
    INFLECTED,
    OBLIQUE,
    RELATIVE,
    SUBJECTS,
    agents_of,
    cases,
    children,
    conjuncts,
    first_conjunct,
    is_passive,
    relative_subject,
    shares_subject,
)
from kg.extract.grammar.words import Token
from kg.extract.lexical.attitudes import (
    ALLEGING,
    ANSWERING,
    BY_SOMEBODY,
    CAUSING,
    JUDGING,
)
from kg.extract.parties.clauses import accused_of, counted_first, is_gerund, is_of_occasion, let_do
from kg.extract.parties.phrases import Phrases
from kg.extract.parties.relative import (
    is_of_person,
    is_only_told_of,
    nameless,
    speaks_of_one,
    tells_of_people,
)
from kg.extract.parties.scenes import is_of_blow
from kg.extract.who.salience import is_pronoun
from kg.extract.who.together import is_the_other, meet
from kg.extract.who.whose import helped_in
from kg.model import Mention

_CONTROLLED = ("xcomp", "advcl", "conj", "parataxis", "ccomp", "dep")
_OF_SPEECH = ("ccomp", "parataxis")
# What stands behind these is others' doing: "hit a base after a raid that killed two".
OTHERS_ACT = frozenset("after against amid amidst despite following since".split())
_HIT = frozenset({"against", "on"})
_KEEPING_OUT = frozenset("ban bar block deny prevent refuse stop".split())
_ENTRY = frozenset({"access", "admission", "entry", "visa"})
# "The bombing of A" was done to A.
_DONE_TO = frozenset({"bombardment", "bombing", "shelling"})
_WHEN = ("after", "before", "while")
_BEFORE_VERB = ("ADV", "AUX", "PART")


class Agents:
    """Finds who acts, for a verb or for the noun of an act."""

    def __init__(self, phrases: Phrases) -> None:
        self.phrases = phrases

    def of(self, verb: Token) -> tuple[list[Mention], list[Mention]]:
        """(agents, patients) among the subjects of the verb or of what governs it."""
        passive = is_passive(verb)
        many = [c for c in children(verb, "amod", "det") if is_pronoun(c)]  # "many sending arms"
        for subject in [*children(verb, *ANY_SUBJECT), *many]:
            if subject.text.lower() in RELATIVE and verb.dep_.startswith("acl"):
                found = self._head_of(verb)
            else:
                blamed = [m for c in blamed_beside(subject) for m in self.phrases.actors(c)]
                found = blamed or self.phrases.actors(subject, deep=True)
            return (self._kept_out_of(verb), found) if passive else (found, [])
        if verb.dep_ in ("acl", "acl:relcl", "amod"):
            found = self._punished(verb) or self._head_of(verb)
            return ([], found) if passive else (found, [])
        if is_of_occasion(verb):
            return [], []
        if verb.dep_ in _CONTROLLED and verb.head != verb:
            if verb.dep_ in _OF_SPEECH and verb.tag_ in INFLECTED and verb.i > verb.head.i:
                return [], []
            return self._controlled(verb, passive)
        return [], []

    def _head_of(self, verb: Token) -> list[Mention]:
        """The noun that a clause modifies, or, when that cannot act, who has or makes it."""
        noun = verb.head
        if is_of_occasion(verb):
            return []
        if each := self._each(noun):
            return each
        if noun.dep_ == "nmod" and noun.head.dep_ == "appos" and is_of_person(verb):
            noun = noun.head.head  # "[A], an envoy of B, who met C"
        if first := counted_first(verb):
            return [m for subject in first for m in self.phrases.actors(subject)]
        found = self._told(noun, verb)
        if found or is_passive(verb) or tells_of_people(verb):
            return found
        if relative_subject(verb) is not None and is_only_told_of(noun):
            return []
        return self.owner(noun, told=True)

    def _kept_out_of(self, verb: Token) -> list[Mention]:
        """The state that keeps somebody out, where nobody else does: "was barred from entering
        [A]", "was refused entry to [A]"."""
        if verb.lemma_.lower() not in _KEEPING_OUT or agents_of(verb):
            return []
        entering = [c for c in children(verb, "advcl", "xcomp") if c.lemma_.lower() == "enter"]
        places = [o for c in entering for o in children(c, "obj")]
        entry = [c for c in children(verb, "obj") if c.lemma_.lower() in _ENTRY]
        places += [c for n in (verb, *entry) for c in children(n, "nmod", "obl")]
        states = [c for c in places if entering or {"into", "to"} & set(cases(c))]
        named = filter(self.phrases.mentions.is_place, states)
        return [m for c in named for m in self.phrases.actors(c)]

    def _punished(self, verb: Token) -> list[Mention]:
        """Against whom a step is for what he did: "imposed sanctions on [A] for jailing B", "was
        held on suspicion of jailing B"."""
        if held := self.accused(verb) if verb.dep_ == "acl" else []:
            return held
        nouns = [verb.head] if verb.dep_ == "acl" else children(verb.head, "obj")
        steps = nouns if _is_reason(verb) else []
        hit = [c for noun in steps for c in children(noun, "nmod") if _HIT & set(cases(c))]
        return [m for c in hit for m in self.phrases.actors(c)]

    def joined(self, verb: Token) -> list[Mention]:
        """Who joins whom in doing it: "[A] joined [B] in bombing C"."""
        if verb.tag_ != "VBG" or verb.head.lemma_.lower() != "join" or "in" not in cases(verb):
            return []
        return [m for c in children(verb.head, *SUBJECTS, "obj") for m in self.phrases.actors(c)]

    def together(self, verb: Token) -> list[Mention]:
        """Who does it with somebody: "brokered the deal together with [A]"."""
        phrases = [c for v in (verb, *children(verb, "xcomp")) for c in children(v, *OBLIQUE)]
        phrases += [c for noun in children(verb, "obj") for c in children(noun, "nmod")]
        return [m for c in phrases if _is_along(c) for m in self.phrases.actors(c, deep=True)]

    def caused(self, verb: Token) -> list[Mention]:
        """Who is made to do it, or let: "prompting [A] to accuse B", "let [A] bomb B"."""
        if verb.dep_ not in ("xcomp", "ccomp") or verb.head.lemma_.lower() not in CAUSING:
            return []
        doing = [*children(verb.head, "obj"), *children(verb, *SUBJECTS)]
        return [m for c in doing for m in self.phrases.actors(c)]

    def accused(self, verb: Token) -> list[Mention]:
        """Who did it by what another says: "accused [A] of having armed B and [shelled] C"; both
        where [each] accused the other."""
        joined = shares_subject(verb) and verb.tag_ in ("VBG", "VBN")  # not "and swore revenge"
        first = first_conjunct(verb)
        charge = first if joined and first.pos_ == "VERB" else verb
        accused = accused_of(charge)
        return [m for c in accused for m in self._each(c) or self.phrases.actors(c)]

    def _each(self, other: Token) -> list[Mention]:
        """Both of whom each does something to "the other"."""
        both = children(other.head, *SUBJECTS) if is_the_other(other, other.head) else []
        return [m for subject in both for m in self.phrases.actors(subject)]

    def speaking(self, verb: Token) -> list[Mention]:
        """Who says something besides what he does, or does it before or after: "[A] expelled B,
        [accusing] him of spying", "[A] left after [hosting] B"."""
        above = verb.head
        if verb.dep_ != "advcl" or verb.tag_ != "VBG" or is_passive(above):
            return []
        comma = verb.i > 0 and verb.nbor(-1).text == ","
        said = comma and above.dep_ == "ROOT" and verb.lemma_.lower() in ALLEGING | JUDGING
        beside = any(c.lower_ in _WHEN and c.i == above.i + 1 for c in children(verb, "mark"))
        if not (said or beside) or children(verb, *ANY_SUBJECT):
            return []
        return self.of(above)[0]

    def meant(self, verb: Token) -> list[Mention]:
        """Whom "who" or "which" stands for as the subject of a verb, if those can act."""
        pronoun = relative_subject(verb)
        clause = pronoun.head if pronoun is not None else verb
        if pronoun is None or not self._is_known(clause.head):
            return []
        return self._told(clause.head, clause)

    def _is_known(self, noun: Token) -> bool:
        """Whether a noun is no name that nobody knows: "Resolution 2249, which condemned A"."""
        return noun.pos_ != "PROPN" or noun.i in self.phrases.mentions.kind

    def _told(self, noun: Token, clause: Token) -> list[Mention]:
        """Who is told of in a relative clause: of several the last, where it speaks of one."""
        noun = first_conjunct(noun) if meet(clause) else noun  # "A and B, who met"
        last = list(conjuncts(noun))[-1]
        if last != noun and speaks_of_one(clause, last):
            return self.phrases.actor(last) if self.phrases.actors(last) else []
        if self._is_told_by_name(noun):
            return self.phrases.actor(noun.head)  # "[X], a group that bombed A"
        found = self.phrases.actors(noun) or self._last_in(noun, clause)
        return found or [self.phrases.mentions.of(who) for who in nameless(noun, clause)]

    def _is_told_by_name(self, noun: Token) -> bool:
        """Whether a noun only tells what somebody is who is named right before it."""
        beside = noun.dep_ == "appos" and noun.tag_ == "NN" and noun.i > noun.head.i
        return beside and noun.head.i in self.phrases.mentions.kind

    def _last_in(self, noun: Token, clause: Token) -> list[Mention]:
        """Whom a phrase ends with, right before "who", or "which" of what only somebody does:
        "messages from A to [B], which recalled its envoy"."""
        pronoun = relative_subject(clause)
        comma = pronoun.i - 1 if pronoun is not None else 0
        if pronoun is None or comma < 1 or clause.doc[comma].text != ",":
            return []
        if pronoun.lower_ != "who" and clause.lemma_.lower() not in BY_SOMEBODY:
            return []
        last = clause.doc[comma - 1]
        for node in (last, *last.ancestors):
            if node == noun:
                break
            ends = max(t.i for t in (node, *children(node)) if t.i < comma) == comma - 1
            if ends and node.pos_ in ("NOUN", "PROPN") and (found := self.phrases.actor(node)):
                return found
        return []

    def owner(self, noun: Token, told: bool = False) -> list[Mention]:
        """Whose act a noun is: its possessor, or the subject of the verb that it belongs to; not
        where it is `told` as the occasion of that: "hit back after a raid that killed two"."""
        for child in children(noun, "nmod:poss", "compound", "amod"):
            if is_of_blow(child, self.phrases.mentions):
                continue
            if found := self.phrases.actors(child):
                return found
        makers = {"by"} if noun.lemma_.lower() in _DONE_TO else {"by", "of"}
        for child in children(noun, "nmod"):
            if makers & set(cases(child)) and (found := self.phrases.actors(child)):
                return found
        head = noun.head
        if noun.dep_ == "obl" and "for" in cases(noun) and head.lemma_.lower() in JUDGING:
            return [m for judged in children(head, "obj") for m in self.phrases.actors(judged)]
        if noun.dep_ == "obj" and told and head.lemma_.lower() in ALLEGING:
            return []  # "accused [the law] of harming A"
        answered = noun.dep_ == "nmod" and head.lower_ in ANSWERING
        if told and (answered or OTHERS_ACT & set(cases(noun))):
            return []
        if noun.dep_ in ("obj", "obl", "nmod", "appos", "conj") and head != noun:
            if head.pos_ == "VERB":
                return self.of(head)[0]
            return self.owner(head, told)
        return []

    def helped(self, noun: Token) -> list[Mention]:
        """Whose struggle it is: "supports [A] in the fight", "support for [A] in the fight"."""
        return [m for head in helped_in(noun) for m in self.phrases.actors(head)]

    def _controlled(self, verb: Token, passive: bool) -> tuple[list[Mention], list[Mention]]:
        head = verb.head
        found = self.accused(verb)
        if not found and (verb.dep_ == "xcomp" or _is_reason(verb)):
            if let_do(verb) is not None:
                return [], []
            found = [m for obj in children(head, "obj", "iobj") for m in self.phrases.actors(obj)]
            found = found or self._punished(verb)
        if not found and head.pos_ in ("VERB", "AUX", "ADJ", "ADV"):
            agents, patients = self.of(head)
            if verb.dep_ == "conj" and verb.tag_ == "VBN" and patients:
                return [], patients
            found = agents or patients
        elif not found and head.pos_ in ("NOUN", "PROPN"):
            subjects = [m for s in children(head, *SUBJECTS) for m in self.phrases.actors(s)]
            found = subjects or self.owner(head)
        return ([], found) if passive else (found, [])


def _is_along(phrase: Token) -> bool:
    """Whether a phrase tells who acts, too: "together with [A]"."""
    marks = [c for c in children(phrase, "case") if c.lower_ == "with" and c.i]
    return any(c.nbor(-1).lower_ in ("jointly", "together") for c in marks)


def _is_reason(verb: Token) -> bool:
    """Whether a gerund tells what the object of the verb above did: "blamed A for [shelling] B"."""
    if verb.dep_ not in ("acl", "advcl") or not is_gerund(verb):
        return False
    marks = [c for c in children(verb, "mark", "case") if c.lower_ in ("of", "for", "with")]
    return any(all(t.pos_ in _BEFORE_VERB for t in verb.doc[m.i + 1 : verb.i]) for m in marks)
