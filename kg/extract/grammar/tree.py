"""Small questions to a Universal Dependencies tree that several modules ask."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from operator import attrgetter

from kg.extract.grammar.settled import settled
from kg.extract.grammar.words import Token
from kg.extract.lexical.attitudes import NEGATIONS, TEXTS
from kg.extract.lexical.lexicon import singular

CLAUSAL = ("xcomp", "ccomp", "advcl", "acl")
SUBJECTS = ("nsubj", "nsubj:outer", "csubj")  # of active verbs
ANY_SUBJECT = (*SUBJECTS, "nsubj:pass")
FINITE = ("VBD", "VBP", "VBZ")
INFLECTED = (*FINITE, "MD")
NOUNS = ("NOUN", "PROPN")
PASSIVE = ("nsubj:pass", "aux:pass", "csubj:pass")
OBLIQUE = ("obl", "obl:arg", "obl:agent", "nmod")
# Who leads or holds something, before a participle: "[US]-led", "[rebel]-held".
BEFORE_PARTICIPLE = ("compound", "amod", "nsubj", "obl", "obl:npmod", "obl:unmarked")
INTERROGATIVE = ("WDT", "WP", "WP$", "WRB")  # tags: "what", "who", "whose", "where"
RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_CLAUSES = frozenset(
    "ROOT ccomp xcomp advcl acl acl:relcl advcl:relcl parataxis csubj conj".split()
)
_REPLACING = (("instead", "of"), ("rather", "than"), ("as", "opposed"))
NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "SYM", "X")


_place = attrgetter("i")


def children(token: Token, *deps: str) -> list[Token]:
    """Children of `token` that hang by one of `deps`, or all of them, in the order of the text."""
    by_dep = token.by_dep
    if not by_dep:
        return []
    if not deps:
        return token.children[:]
    found: list[Token] = []
    mixed = False
    for dep in deps:
        if dep in by_dep:
            mixed = bool(found)
            found = found + by_dep[dep]
    return sorted(found, key=_place) if mixed else found


@settled
def cases(token: Token) -> Sequence[str]:
    """Prepositions and markers of a phrase, lower-cased."""
    return [child.lower_ for child in children(token, "case", "mark")]


def words_on(token: Token) -> set[str]:
    """The words that hang on one, in lower case."""
    return {child.lower_ for child in children(token)}


def has_not(token: Token, *deps: str) -> bool:
    """Whether a "not" or the like hangs on a word, by one of `deps` if any are given."""
    return any(child.lower_ in NEGATIONS for child in children(token, *deps))


def lemma_of(noun: Token) -> str:
    """A noun's lemma in lower case, in the singular where the parser left the plural."""
    return singular(noun.lemma_.lower())


@settled
def conjuncts(token: Token) -> Sequence[Token]:
    """The token and the nominals that are coordinated with it, in order."""
    found = [token]
    for child in children(token):
        if is_left_out(child):
            continue
        if (child.dep_ == "conj" and child.pos_ in NOMINAL) or _in_headline(child):
            found += conjuncts(child)
        elif is_apposed(child):  # "Minister [X] and Secretary Y": the second hangs on the name
            for other in children(child, "conj"):
                if other.pos_ in NOMINAL:
                    found += conjuncts(other)
    return found


def included(noun: Token) -> list[Token]:
    """Who those are of whom a relative clause tells what they do: "states that [did it] include
    [A] and [B]"."""
    told = bool(children(noun, "acl:relcl")) and noun.dep_ in SUBJECTS
    return children(noun.head, "obj") if told and noun.head.lemma_.lower() == "include" else []


@settled
def is_left_out(token: Token) -> bool:
    """Whether a noun is of who takes no part: "invited all, but not [A]", "A instead of [B]"."""
    if token.pos_ not in NOMINAL:
        return False
    marks = (c for c in children(token) if c.dep_ in ("case", "cc"))
    return any(c.lower_ == "not" for c in children(token)) or any(map(replaces, marks))


def replaces(mark: Token) -> bool:
    """Whether a word says what another is in place of: "[instead] of A", "[rather] than sign", "as
    opposed to A"; not "demanded it [instead]"."""
    return tuple(t.lower_ for t in mark.doc[mark.i : mark.i + 2]) in _REPLACING


def _in_headline(name: Token) -> bool:
    """Whether a name is joined by a comma alone, before the verb: "EU, [US] widen sanctions"."""
    first = name.head
    alike = name.dep_ == "appos" and name.ent_type_ == first.ent_type_ and bool(name.ent_type_)
    if not alike or first.dep_ not in SUBJECTS or [t.text for t in name.before(1)] != [","]:
        return False
    behind = name.right_edge.i + 1
    return behind == first.head.i and first.head.pos_ == "VERB"


def has_for(clause: Token) -> bool:
    """Whether a clause is of the form "for A to act"; the parser may hang "for" on A."""
    subjects = children(clause, *ANY_SUBJECT)
    return "for" in cases(clause) or any("for" in cases(subject) for subject in subjects)


@settled
def is_held(clause: Token) -> bool:
    """Whether a clause is what a text says: "a resolution [condemning] A"."""
    participle = clause.dep_ == "acl" and clause.tag_ == "VBG" and not cases(clause)
    return participle and clause.head.lemma_.lower() in TEXTS


@settled
def is_the(noun: Token) -> bool:
    """Whether a noun is "the X", "this X" or "that X"."""
    return any(c.lower_ in ("the", "this", "that") for c in children(noun, "det"))


def is_any(noun: Token) -> bool:
    """Whether a noun is "a X" of nobody named."""
    named = any(c.ent_type_ for c in children(noun, "amod", "compound", "nmod:poss"))
    return not named and any(c.lower_ in ("a", "an") for c in children(noun, "det"))


def is_meant(noun: Token) -> bool:
    """Whether somebody gives a thing a name of his own, as `kg.extract.mend.meant` has mended it:
    "what he called [interference]"."""
    return any(c.lower_ == "what" for c in children(noun, "dep"))


def is_apposed(child: Token) -> bool:
    """Whether a noun stands bare beside its head: "Secretary of State [Antony Blinken]"."""
    return child.dep_ in ("nmod:desc", "appos", "flat") or (
        child.dep_ == "nmod" and not cases(child)
    )


def first_conjunct(token: Token) -> Token:
    """The first of a coordination, the token itself when it stands alone."""
    return token if token.dep_ != "conj" else above_all(token, lambda t: t.dep_ == "conj")


def above_all(token: Token, passed: Callable[[Token], bool]) -> Token:
    """The first of a word and those over it that is not to be passed; even in a ring of words."""
    for above in token.ancestors:
        if not passed(token):
            break
        token = above
    return token


@settled
def subjects_of(verb: Token) -> Sequence[Token]:
    """The subjects of an active verb, of the first verb where several share one."""
    return children(first_conjunct(verb) if shares_subject(verb) else verb, *SUBJECTS)


def agents_of(verb: Token) -> list[Token]:
    """By whom something was done, as the words behind "by" tell."""
    return [phrase for phrase in children(verb, *OBLIQUE) if "by" in cases(phrase)]


def shares_subject(verb: Token) -> bool:
    """Whether a verb has its subject from the first of several: "seized it and [burned] it"."""
    return verb.dep_ == "conj" and not children(verb, *ANY_SUBJECT)


def antecedent(verb: Token) -> Token | None:
    """The noun of the relative clause that a verb stands in, alone, as one of several, or below
    a verb of saying: "the man whom A says it [killed]"."""
    verb = above_all(verb, lambda t: t.dep_ in ("conj", "ccomp", "xcomp"))
    return verb.head if verb.dep_ == "acl:relcl" else None


@settled
def relative_subject(verb: Token) -> Token | None:
    """The "who" or "which" that is the subject of a verb or of the first of several."""
    first = first_conjunct(verb) if shares_subject(verb) else verb
    if first.dep_ != "acl:relcl":
        return None
    return next((c for c in children(first, *SUBJECTS) if c.lower_ in RELATIVE), None)


@settled
def object_meant(verb: Token) -> Token | None:
    """The noun that a verb of a relative clause has as its object: "the man [whom] A says it
    killed", "a step that A denounced and B [hailed]", "a charge he [denied]"."""
    if any(c.lower_ in RELATIVE for c in children(verb, "obj", "iobj")):
        return antecedent(verb)
    first = first_conjunct(verb)
    if first.dep_ != "acl:relcl" or is_passive(verb):
        return None
    opening = verb.doc[first.left_edge.i : first.i]
    asking = [t for t in opening if t.tag_ in INTERROGATIVE]  # "where he stood", "two of whom left"
    objects = children(first, "obj")
    if any(t not in objects for t in asking) or any(c not in asking for c in objects):
        return None
    named = [c for c in children(verb, *SUBJECTS) if c.lower_ not in RELATIVE]
    return first.head if named and not children(verb, "obj", "iobj", "ccomp", "xcomp") else None


def are_two(one: Token, other: Token) -> bool:
    """Whether two words tell two acts by their tree: "A sent them home after B had expelled them",
    "hit a base and destroyed two bridges"."""
    both = (one, other)
    if all(children(token, *ANY_SUBJECT) for token in both):
        return True
    beside = any(token.dep_ == "conj" for token in both)
    return beside and all(token.pos_ == "VERB" and children(token, "obj") for token in both)


@settled
def is_passive(verb: Token) -> bool:
    """Whether the clause is passive: by its auxiliary, or a participle that stands alone."""
    if any(child.dep_ in PASSIVE for child in children(verb)):
        return True
    if verb.tag_ != "VBN" or children(verb, "aux", "obj"):
        return False
    return verb.dep_ != "conj" or not _is_perfect(first_conjunct(verb))


def _is_perfect(verb: Token) -> bool:
    """Whether "have" stands before an active participle: "having [trained] and armed them"."""
    has = any(child.lemma_.lower() == "have" for child in children(verb, "aux"))
    return has and not any(child.dep_ in PASSIVE for child in children(verb))


def clause_spans(token: Token) -> list[tuple[int, int]]:
    """Character spans of the phrase and the clauses around a token, the innermost first."""
    first = token.sent.start_char
    heads = [token, *(node for node in token.ancestors if node.dep_ in _CLAUSES)]
    return [
        (head.left_edge.idx - first, head.right_edge.idx + len(head.right_edge) - first)
        for head in heads
    ]


def between(token: Token, above: Token) -> list[Token]:
    """A word and those over it up to another, without that; none where it does not stand below."""
    nodes = [token, *token.ancestors]
    return nodes[: nodes.index(above)] if above in nodes else []


def climb(token: Token) -> Iterator[tuple[Token, Token]]:
    """(child, head) pairs from the token up to the root."""
    for above in token.ancestors:
        yield token, above
        token = above


def compounded(token: Token) -> Token:
    """The noun that a word of a compound belongs to."""
    nouns = ("NOUN", "PROPN")
    return above_all(token, lambda t: t.dep_ == "compound" and t.head.pos_ in nouns)
