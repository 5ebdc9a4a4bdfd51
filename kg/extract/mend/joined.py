"""Verbs and names that the parser joined to the wrong clause, where the order of words is clear."""

from __future__ import annotations

from kg.extract.grammar.tree import (
    ANY_SUBJECT,
    CLAUSAL,
    FINITE,
    NOUNS,
    above_all,
    cases,
    children,
    first_conjunct,
)
from kg.extract.grammar.words import Doc, Token
from kg.extract.lexical.attitudes import CAUSING, SAYING
from kg.extract.mend.hearsay import hang_heard
from kg.extract.mend.passives import act_on_object
from kg.extract.mend.relatives import close_relative, hang_owned, hang_relative, stay_in_relative

_BESIDE = ("conj", "xcomp", "ccomp", "parataxis", "dep", "acl:relcl", "ROOT")
# No finite clause is their object, so that a noun behind them is: "accused [A] and B left".
_OF_SOMEBODY = frozenset(
    """
    accuse attack blame condemn criticise criticize denounce praise sanction thank threaten
    """.split()
)
_ASKING = frozenset(
    "advise ask beg beseech encourage entreat exhort implore instruct persuade urge".split()
)
_GOING = frozenset("come fly go head hurry rush travel".split())
_LETTING = frozenset("get have hear help keep leave let make see want watch".split())


def join_clauses(doc: Doc) -> None:
    """Give verbs their subjects and their clauses; a tree is read anew after each change."""
    for token in doc:
        if token.pos_ == "VERB":
            changed = _join_verb(token)
        elif token.lower_ == "whose":
            changed = hang_owned(token)
        else:
            changed = token.dep_ == "nsubj" and _join_name(token)
        if changed:
            token.sent.hang()


def _join_verb(verb: Token) -> bool:
    if verb.tag_ == "VB":
        return _hang_caused(verb)
    if hang_heard(verb) or hang_relative(verb) or close_relative(verb):
        verb.sent.hang()
    if verb.dep_ == "amod":
        return _free_verb(verb)
    if act_on_object(verb):
        verb.sent.hang()
    if _join_nearest(verb):
        verb.sent.hang()
    told = _is_finite(verb) and _give_subject(verb)
    if told:
        verb.sent.hang()
    return (verb.dep_ in ("conj", "acl:relcl") and stay_in_relative(verb)) or told


def _join_nearest(verb: Token) -> bool:
    """Join a verb without a subject to the nearest clause before it: "A attacked B, [C] protested
    and [expelled] envoys"."""
    if verb.dep_ != "conj" or not _is_finite(verb) or children(verb, *ANY_SUBJECT):
        return False
    between = (c for c in children(verb.head, "conj", "parataxis") if verb.head.i < c.i < verb.i)
    told = (c for c in between if _is_finite(c) and c.lemma_.lower() not in SAYING)
    near = [c for c in told if children(c, *ANY_SUBJECT)]
    if near:
        verb.head = near[-1]
    return bool(near)


def _is_finite(verb: Token) -> bool:
    return verb.tag_ in FINITE or any(c.tag_ in (*FINITE, "MD") for c in children(verb, "aux"))


def _give_subject(verb: Token) -> bool:
    """Let the last of several nouns be the subject of the verb that stands right behind it:
    "A bombed B and [C] recalled its envoy" is no list of B and C."""
    noun = _joined_before(verb) if verb.dep_ in _BESIDE else None
    noun = _first_joined(noun) if noun is not None else None
    if noun is None:
        return False
    first = noun.head if noun.dep_ in ANY_SUBJECT else first_conjunct(noun)
    above = _clause_of(first)
    if above == verb:
        if not _leave_object(verb, first):
            return False
        above = verb.head
    if above is None or not above.i <= first.i < noun.i or "between" in _words(first):
        return False
    governing = next((t for t in first.ancestors if t.pos_ == "VERB"), above)
    if governing.lemma_.lower() in SAYING | _LETTING or not _is_whole(verb):
        return False  # "saying sanctions on A and B remained", "saw A and B killed"
    for conjunction in children(noun, "cc"):
        conjunction.head = verb
    others = [*children(noun.head, "conj"), *children(verb, *ANY_SUBJECT)]
    for other in others:  # "bombed A and [B, C and D] protested"
        if noun.i < other.i < verb.i:
            other.head, other.dep_ = noun, "conj"
    noun.head, noun.dep_ = verb, "nsubj"
    _hang_beside(verb, above)
    return True


def _is_whole(verb: Token) -> bool:
    """Whether a verb that may be a participle has something behind it that those have not."""
    told = children(verb, "obj", "xcomp", "ccomp", "advmod", "compound:prt")
    return verb.dep_ not in ("xcomp", "ccomp", "dep") or any(c.i > verb.i for c in told)


def _joined_before(verb: Token) -> Token | None:
    """The noun with "and" before it that ends where a verb with its adverbs begins."""
    at = verb.i - 1
    while at > 0 and verb.doc[at].head == verb and verb.doc[at].dep_ in ("aux", "advmod"):
        at -= 1
    last = verb.doc[max(at, 0)]
    for node in (last, *last.ancestors):
        if node == verb or node.right_edge.i != last.i:
            return None
        joined = children(node, "cc")
        if joined and node.pos_ in NOUNS and joined[0] == node.left_edge:
            elsewhere = node.dep_ in ANY_SUBJECT and node.head != verb and node.head.i < node.i
            fits = joined[0].lower_ == "and" and (node.dep_ == "conj" or elsewhere)
            return node if fits else None
    return None


def _first_joined(noun: Token) -> Token:
    """The first with "and" before it of those that stand together: "bombed A and [B] and C
    protested"."""
    noun = above_all(
        noun, lambda t: t.dep_ == t.head.dep_ == "conj" and bool(children(t.head, "cc"))
    )
    if noun.dep_ != "conj" or noun.head.pos_ not in NOUNS:
        return noun
    return next(c for c in children(noun.head, "conj") if children(c, "cc"))


def _clause_of(token: Token) -> Token | None:
    """The verb, or what stands for one, of the clause in which a word stands."""
    for node in (token, *token.ancestors):
        if children(node, *ANY_SUBJECT) or (node.pos_ == "VERB" and _is_finite(node)):
            return node
    return None


def _leave_object(verb: Token, noun: Token) -> bool:
    """Give the verb above its object back, which was taken for one of two subjects or objects of
    the verb: "accused [A] and B closed its border"."""
    above = verb.head
    bare = above.pos_ == "VERB" and above.i == noun.left_edge.i - 1 and not children(above, "obj")
    clause = verb.dep_ == "ccomp" and above.lemma_.lower() not in _OF_SOMEBODY
    if noun.head != verb or not bare or clause or noun.dep_ not in ("nsubj", "obj"):
        return False
    noun.head, noun.dep_ = above, "obj"
    return True


def _hang_beside(verb: Token, above: Token) -> None:
    """Join a verb to the one of the clause before, which may have been hung below it."""
    if verb.is_ancestor(above):
        head, dep = verb.head, verb.dep_
        before = [c for c in children(verb) if c.i < above.i and c != above]
        if head == verb:
            above.head, above.dep_ = above, "ROOT"
        else:
            above.head, above.dep_ = head, dep
        for child in before:
            child.head = above
    verb.head, verb.dep_ = above, "conj"


def _words(noun: Token) -> set[str]:
    return {child.lower_ for child in children(noun, "case", "cc:preconj")}


def _free_verb(verb: Token) -> bool:
    """Join a verb that was taken for a participle of its object: "had expelled him and [cut]
    ties"."""
    noun, joined = verb.head, children(verb, "cc")
    above = noun.head
    whole = verb.tag_ in ("VBD", "VBN") and noun.dep_ == "obj" and above.pos_ == "VERB"
    two = [c for c in children(above, "obj") if c != noun and c.i < verb.i]
    if not whole or not two or not joined or joined[0].i != verb.i - 1:
        return False
    verb.head, verb.dep_ = above, "conj"
    noun.head = verb
    return True


def fill_gap(verb: Token) -> None:
    """Give an infinitive behind a joined noun its subject: "prompted A to go and [B] to [stay]"."""
    mark = next(iter(children(verb, "mark")), None)
    if mark is None or mark.lower_ != "to" or mark.i < 1:
        return
    noun = next((t for t in verb.doc[mark.i - 1].ancestors if t.dep_ == "conj"), None)
    last = verb.doc[mark.i - 1]
    noun = last if last.dep_ == "conj" else noun
    first = verb.head if verb.head.tag_ == "VB" and verb.head.dep_ == "xcomp" else None
    if noun is None or first is None or noun.right_edge.i >= mark.i or noun.i < first.i:
        return
    if noun.pos_ not in NOUNS or not any(c.lower_ == "and" for c in children(noun, "cc")):
        return
    if not children(first.head, "obj", "iobj") or first not in noun.ancestors:
        return
    noun.head, noun.dep_ = verb, "nsubj"
    verb.dep_ = "conj"


def hang_after(verb: Token) -> None:
    """Hang a clause with "after" on the verb right before it: "A accused B, and in May C cut ties
    after D had [left]"."""
    joined = (c for c in children(verb.head, "conj") if verb.head.i < c.i < verb.i)
    whole = [c for c in joined if c.pos_ == "VERB" and children(c, *ANY_SUBJECT)]
    if whole and "after" in cases(verb) and verb not in whole[-1].ancestors:
        verb.head = whole[-1]


def hang_asked(verb: Token) -> bool:
    """Hang an infinitive on the verb that asks for it: "urged B, whom he met there, to [go]"."""
    above, marks = verb.head, children(verb, "mark")
    if [mark.lower_ for mark in marks] != ["to"]:
        return False
    behind = verb.doc[marks[0].i - 1].text == "," if marks[0].i else False
    if above.dep_ == "acl:relcl" and behind:
        above = above.head.head if above.head.dep_ in ("obj", "iobj") else above
    asked = any(c.i < verb.i for c in children(above, "obj", "iobj"))
    if above.lemma_.lower() not in _ASKING or not asked:
        return False
    verb.head, verb.dep_ = above, "xcomp"
    return True


def hang_aim(verb: Token) -> bool:
    """Hang an infinitive on whoever went somewhere for it, in a clause of his own: "A left as B
    flew to Oslo to [meet] C"."""
    marks = children(verb, "mark")
    if verb.dep_ != "advcl" or [mark.lower_ for mark in marks] != ["to"] or not marks[0].i:
        return False
    before = marks[0].nbor(-1)
    went = next((n for n in (before, *before.ancestors) if n.pos_ == "VERB"), before)
    nearer = went.i > verb.head.i and went != verb and not verb.is_ancestor(went)
    if nearer and went.lemma_.lower() in _GOING and children(went, *ANY_SUBJECT):
        verb.head = went
        return True
    return False


def _hang_caused(verb: Token) -> bool:
    """Hang an infinitive on what made somebody do it: "prompting A to [accuse] B"."""
    mark = next((c for c in children(verb, "mark") if c.lower_ == "to"), None)
    if mark is None or mark.i == 0 or verb.dep_ not in CLAUSAL:
        return False
    before = mark.nbor(-1)
    for node in (before, *before.ancestors):
        if node.right_edge.i != before.i:
            return False
        cause = node.head
        if node.dep_ == "obj" and cause.lemma_.lower() in CAUSING and cause.i < node.i:
            changed = verb.head != cause and not verb.is_ancestor(cause)
            if changed:
                verb.head, verb.dep_ = cause, "xcomp"
            return changed
    return False


def _join_name(name: Token) -> bool:
    """Join a second subject of a verb to those before it: "A, B and Prime Minister [C] met D",
    "charged A, his minister [B] and C"."""
    verb = name.head
    first = next((c for c in children(verb, "nsubj") if c.i < name.i), None)
    if first is None or first.pos_ not in NOUNS or name.pos_ not in NOUNS:
        return False
    office = children(name, "nmod:desc", "amod", "compound")
    joined = any(c.lower_ == "and" for node in (name, *office) for c in children(node, "cc"))
    if joined and name.i < verb.i:
        name.head, name.dep_ = first, "conj"
        return True
    if name.i < verb.i or not any(children(c, "cc") for c in children(name, "conj")):
        return False
    comma = name.left_edge.i - 1
    if comma < 1 or name.doc[comma].text != ",":
        return False
    listed = name.doc[comma - 1]
    inner = ("flat", "compound")
    listed = above_all(listed, lambda t: t.dep_ in inner or "of" in _words(t))
    if listed.pos_ not in NOUNS or listed.i < verb.i or listed.right_edge.i != comma - 1:
        return False
    name.head, name.dep_ = listed, "conj"
    return True
