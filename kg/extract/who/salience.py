"""Whom a later word can point back to, the likeliest first, and who stands together with whom."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from kg.extract.grammar.settled import once, settled
from kg.extract.grammar.tree import (
    ANY_SUBJECT,
    RELATIVE,
    SUBJECTS,
    cases,
    children,
    climb,
    conjuncts,
    first_conjunct,
    is_apposed,
    is_passive,
)
from kg.extract.grammar.words import Span, Token
from kg.extract.lexical.attitudes import ALLEGING, JUDGING, SAYING
from kg.extract.who.counts import stands_alone
from kg.extract.who.facing import faced, is_his
from kg.extract.who.mentions import Mentions
from kg.extract.who.ourselves import SECOND
from kg.extract.who.whose import helped_in, punished_for
from kg.model import Kind

FIRST = frozenset("i we me us my our mine ours".split())
PERSONAL = frozenset("he him his himself she her hers herself".split())
NEUTER = frozenset("it its itself".split())
PLURAL = frozenset("they them their theirs themselves both many some several others".split())
_PRONOUNS = FIRST | SECOND | PERSONAL | NEUTER | PLURAL
_BESIDE = frozenset({"against", "on", "toward", "towards", "with"})
_REACHING = frozenset({"from", "to"})  # "halted its aid to the country": no pronoun is meant so
_DEMANDS = frozenset("ask beg demand insist order request require urge".split())
_OPEN = frozenset({"could", "may", "might"})
_BACK = 150  # tokens: no antecedent lies further back
_SENTENCES = 4
# Tokens before a description in which to look for what it means: the lines that tell what the
# article is about there, how far back somebody may have been named, and be told of in passing.
LINES, REACH, FAR_BACK = 120, 400, 1000


@settled
def is_pronoun(token: Token) -> bool:
    """Whether a token points back and has no name; "US" is a country, "He" may be a name."""
    name = token.pos_ == "PROPN" if token.text == "He" else token.text.isupper() and len(token) > 1
    return token.text.lower() in _PRONOUNS and not name


class Salience:
    """The candidates of one article."""

    def __init__(self, mentions: Mentions) -> None:
        self.mentions = mentions
        self.sentences = list(mentions.doc.sents)
        self.starts = [sentence.start for sentence in self.sentences]
        self._acting: dict[int, list[Token]] = {}  # by where a sentence starts; asked very often

    @once
    def acts(self, token: Token) -> bool:
        """Whether a noun phrase names somebody who can act."""
        return not is_pronoun(token) and (self.mentions.is_actor(token) or stands_alone(token))

    def before(
        self, token: Token, sentences: int = _SENTENCES, back: int = _BACK, parts: bool = False
    ) -> Iterator[Token]:
        """Subjects of this sentence before a token, then others, then those of sentences before;
        those of other ``parts`` of the text, too, where that is asked for."""
        last = bisect_right(self.starts, token.i)
        acting = [*acting_on(token), *self._of_others(token)]
        for sent in reversed(self.sentences[max(0, last - sentences) : last]):
            apart = not parts and sent != token.sent and token.sent.is_heading
            if sent.start < token.i - back or apart:
                return
            heads = [t for t in self._heads(sent) if t.i < token.i and t not in acting]
            subjects = [t for t in heads if t.dep_ in ANY_SUBJECT]
            yield from subjects
            yield from (t for t in reversed(heads) if t not in subjects)
            if sent.is_heading and not parts:  # another part of the text
                return

    def _of_others(self, pronoun: Token) -> list[Token]:
        """The subjects of a clause beside that of whoever says what a pronoun is the subject of:
        not "A" of "[A] denounced the vote, and B warned that [it] could ..."."""
        says = pronoun.head.head
        if _is_judged_too(pronoun):
            return _subjects_beside(pronoun.head)
        if pronoun.dep_ not in ANY_SUBJECT or not _is_told_beside(pronoun):
            return []
        found = _subjects_beside(says)
        for speaker in children(says, *ANY_SUBJECT):
            states = [self.mentions.states.get(one.i) for one in (speaker, *found)]
            person = self.mentions.kind_of(speaker) is Kind.PERSON
            if not person or (states[0] and states[0] not in states[1:]):
                return found
        return []

    def is_thing(self, pronoun: Token) -> bool:
        """Whether what one judged may do something by what another says: "A denounced the vote, and
        B warned that [it] could ..."."""
        if not _is_told_beside(pronoun) or pronoun.lower_ not in ("it", "they", "them"):
            return False
        open_ = pronoun.dep_ == "obj" or any(
            c.lower_ in _OPEN for c in children(pronoun.head, "aux")
        )
        number = "NN" if pronoun.lower_ == "it" else "NNS"
        judged = children(first_conjunct(pronoun.head.head), "obj")
        return open_ and any(c.tag_ == number and not self.mentions.is_actor(c) for c in judged)

    def _heads(self, sentence: Span) -> list[Token]:
        """The heads of the phrases of a sentence that name somebody who can act."""
        if sentence.start not in self._acting:
            acting = [t for t in sentence if _heads_phrase(t) and self.acts(t)]
            self._acting[sentence.start] = acting
        return self._acting[sentence.start]

    def owners(self, pronoun: Token) -> list[Token]:
        """Who acts in the clause in whose object "its" or "itself" stands: "[A] recalled its
        envoy", "[A] defended itself"."""
        if pronoun.lower_.endswith(("self", "selves")):
            return [acting for acting in acting_on(pronoun) if self.acts(acting)]
        personal = pronoun.lower_ in ("his", "her")
        if pronoun.dep_ != "nmod:poss" or not (personal or pronoun.lower_ in ("its", "their")):
            return []
        for child, head in climb(pronoun):
            if child.dep_ in (*ANY_SUBJECT, "conj"):
                return []
            if head.pos_ == "VERB":
                subjects = children(_with_subject(head), *ANY_SUBJECT)
                joint = any(len(list(conjuncts(s))) > 1 for s in subjects)
                alone = pronoun.lower_ == "their" or not joint
                if personal:  # "[B], who assured him of his help", but not "who saw his sister"
                    subjects = [] if child.dep_ == "obj" else subjects
                    subjects = list(filter(None, map(_relative, subjects)))
                return [s for s in subjects if alone and s.i < pronoun.i and self.acts(s)]
        return []

    def told_of(self, pronoun: Token) -> list[Token]:
        """Whom a verb is about, where the clause behind it goes on about him: "took [B] to court,
        accusing it of theft", or tells what he is judged or punished for: "condemned [B] after it
        had shelled C" (Garvey and Caramazza, Implicit causality in verbs, 1974)."""
        if pronoun.dep_ == "nmod:poss" and (helped := helped_in(pronoun.head)):
            return [one for one in helped if one.i < pronoun.i and self.acts(one)]
        clause, verb = pronoun.head, pronoun.head.head
        if clause.dep_ == "advcl" and pronoun.dep_ == "obj" and not is_passive(verb):
            about = clause.tag_ == "VBG" and not children(clause, *ANY_SUBJECT)
            heads = [h for noun in children(verb, "obj") if about for h in conjuncts(noun)]
        else:
            heads = punished_for(pronoun)
        return [head for head in heads if head.i < pronoun.i and self.acts(head)]

    def ahead(self, pronoun: Token) -> Iterator[tuple[Token, bool]]:
        """Who is named behind a clause before his own, and whether that tells where he acts: "where
        [he] met B, [A] said". Of another he is meant only if nobody is before."""
        clause = pronoun.head
        objects = ("obj", "iobj") if clause.dep_ == "advcl" else ()  # "although A warned [him]"
        if pronoun.dep_ not in ANY_SUBJECT + objects or clause.dep_ not in ("acl:relcl", "advcl"):
            return
        where = clause.dep_ == "acl:relcl" and clause.head.dep_ == "obl"
        main = clause.head.head if where else clause.head
        for subject in children(main, *ANY_SUBJECT) if where or clause.dep_ == "advcl" else ():
            if clause.right_edge.i < subject.i and self.mentions.is_person(subject):
                yield subject, where and any(c.lower_ == "where" for c in children(clause))

    def together(self, token: Token, places: tuple[str, ...] = ANY_SUBJECT) -> list[Token]:
        """The heads of a coordination of actors, empty for one that stands alone."""
        if token.dep_ not in places:
            return []
        heads = [head for head in conjuncts(token) if self.acts(head)]
        titles = {one.i for one, behind in pairwise(heads) if _is_title(one, behind)}
        heads = [head for head in heads if head.i not in titles]
        return heads if len(heads) > 1 else []

    def facing(self, subject: Token) -> list[Token]:
        """A subject alone and whom its verbs are about: "[A] met B and told [C]" of A and C."""
        if subject.dep_ not in (*SUBJECTS, "nsubj:pass"):
            return []
        for other in faced(subject.head):
            others = [c for c in list(conjuncts(other))[1:] if not is_his(c)]  # "B and his wife"
            if self.acts(other) and not others and not is_his(other):
                return [subject, other]
        return []


def _subjects_beside(verb: Token) -> list[Token]:
    """The subjects of the first of several verbs that one is joined to."""
    return [o for s in children(first_conjunct(verb), *ANY_SUBJECT) for o in conjuncts(s)]


def _is_judged_too(pronoun: Token) -> bool:
    """Whether two judge the same one: "A criticised B, and C accused [it] of theft"."""
    verb = pronoun.head
    beside = first_conjunct(verb)
    joined = pronoun.dep_ == "obj" and beside != verb and bool(children(verb, *ANY_SUBJECT))
    judge = {beside.lemma_.lower(), verb.lemma_.lower()} <= JUDGING | ALLEGING
    return joined and judge and is_pronoun(pronoun)


def _is_told_beside(pronoun: Token) -> bool:
    """Whether a pronoun stands in what the second of two says, who both judge or say something."""
    clause = pronoun.head
    place = pronoun.dep_ in (*ANY_SUBJECT, "obj") and clause.dep_ == "ccomp" and is_pronoun(pronoun)
    beside = first_conjunct(clause.head)
    return place and beside != clause.head and beside.lemma_.lower() in JUDGING | SAYING


def acting_on(phrase: Token) -> list[Token]:
    """The subjects of the verb that a phrase is an object of, with those joined to them."""
    beside = _BESIDE if is_pronoun(phrase) else _BESIDE | _REACHING
    if phrase.dep_ == "nmod" and beside & set(cases(phrase)):  # "voiced solidarity with B"
        phrase = phrase.head
    if phrase.dep_ not in ("obj", "iobj", "obl", "obl:arg"):
        return []
    subjects = [s for verb in _governing(phrase.head) for s in children(verb, *ANY_SUBJECT)]
    subjects += [who for subject in subjects for who in _told_of(subject)]
    return [one for subject in subjects for one in conjuncts(subject)]


def _told_of(subject: Token) -> list[Token]:
    """Whom "who" stands for, by all his words: "[X], a [judge] [who] is suing him"."""
    clause = subject.head
    if subject.lower_ not in RELATIVE or clause.dep_ != "acl:relcl":
        return []
    noun = clause.head
    return [noun, noun.head] if noun.dep_ == "appos" else [noun]


def asks(pronoun: Token) -> list[Token]:
    """Who asks that the one whom a pronoun stands for do something: "[A] demanded that it end"."""
    clause = pronoun.head
    lemma = clause.head.lemma_.lower()
    asked = clause.dep_ in ("ccomp", "xcomp") and lemma in _DEMANDS
    said = lemma in SAYING and clause.tag_ != "VB"  # "insisted that it [had] never left"
    if pronoun.dep_ not in ANY_SUBJECT or not asked or said or pronoun.lower_ in FIRST:
        return []
    subjects = children(_with_subject(clause.head), *ANY_SUBJECT)
    return [one for subject in subjects for one in conjuncts(subject)]


def _governing(verb: Token) -> list[Token]:
    """The verb and those whose subject is its own, too: "A [called] B to [thank] him"."""
    found = [_with_subject(verb)]
    while True:
        verb = found[-1]
        same = verb.dep_ == "advcl" and verb.tag_ in ("VB", "VBG")
        same = same or (verb.dep_ == "xcomp" and not children(verb.head, "obj", "iobj"))
        if not same or children(verb, *ANY_SUBJECT):
            return found
        found.append(_with_subject(verb.head))


def _relative(subject: Token) -> Token | None:
    """Whom the "who" of a clause stands for, the one just before it if the parse does not tell."""
    if subject.lower_ != "who" or subject.i < 2:
        return None
    told = subject.head.head if subject.head.dep_ == "acl:relcl" else subject.nbor(-1)
    if told.text == "," and told.i:
        told = told.nbor(-1)
    while told.dep_ in ("compound", "flat", "nmod:desc"):
        told = told.head
    return told


def _with_subject(verb: Token) -> Token:
    """The verb that a verb has its subject from: "A [came] and saw B", but not "A left, B came"."""
    while verb.dep_ == "conj" and verb.head != verb and not children(verb, *ANY_SUBJECT):
        verb = verb.head
    return verb


def _heads_phrase(token: Token) -> bool:
    return token.dep_ not in ("compound", "flat", "amod", "nmod:desc", "det") and (
        token.pos_ in ("NOUN", "PROPN") or stands_alone(token)
    )


def rank(token: Token) -> int:
    """How far up a phrase stands in its sentence: subjects before objects before the rest."""
    head = token.head if is_apposed(token) and token.ent_type_ == "PERSON" else token
    if head.dep_ in ANY_SUBJECT:
        return 0
    told = head.dep_ in ("obj", "iobj") and head.head.dep_ not in ("acl", "advcl", "xcomp")
    return 1 if told else 2


def _is_title(noun: Token, behind: Token) -> bool:
    """Whether a noun is of who is named right behind it: "his [counterpart] X"."""
    return noun.pos_ == "NOUN" and behind.i == noun.i + 1 and behind.ent_type_ == "PERSON"
