"""Names, and what they stand beside: an office, a noun that tells what they are, a list."""

from __future__ import annotations

from kg.extract.grammar.tree import NOUNS, above_all, cases, children
from kg.extract.grammar.words import Token
from kg.extract.mend.prepositions import mend_preposition

# What somebody is to another: "its ally", "Israel's neighbours".
_RELATED = frozenset(
    "adversary ally backer enemy foe neighbor neighbour partner patron rival".split()
)
_GROUPS = frozenset(
    "alliance bloc faction front group militia movement organisation organization party".split()
)
_STOOD_FOR = _RELATED | _GROUPS
_PLACES = ("nmod", "nsubj", "nsubj:pass", "obj", "obl", "obl:agent")
_BESIDE = ("conj", "nsubj", "obj")


def mend_name(token: Token) -> None:
    """Hang a name on the office before it, on what it is joined to, or on the one it stands for."""
    if token.pos_ == "PRON" and token.ent_type_ and len(token) > 1 and token.text.isupper():
        token.pos_, token.tag_ = "PROPN", "NNP"  # "the [WHO] sent doctors"
        before = token.nbor(-1) if token.i else token
        if before.lower_ == "the" and before.head == token.head:
            before.head, before.dep_ = token, "det"
    if token.ent_type_ == "PERSON" and token.dep_ in _PLACES and not cases(token):
        office = _office_before(token)
        if office is not None:
            token.head, token.dep_ = office, "appos"
    elif token.ent_type_ == "PERSON" and token.dep_ == "parataxis":
        _name_behind(token)
    elif token.dep_ == "conj" and token.head.i > token.i:
        token.head = _joined_to(token) or token.head
    elif token.ent_type_ and token.dep_ == "conj" and not token.head.ent_type_:
        first = _name_before(token) or _name_listed(token) or _object_before(token)
        if first is not None:
            token.head = first
    elif _is_listed(token):
        token.dep_ = "conj"
    elif token.dep_ == "case" and is_title(token.head):
        token.head = token.head.head  # "[with] Secretary of State X"
    elif token.dep_ == "case":
        mend_preposition(token)
    elif token.dep_ in ("amod", "compound") and token.head.ent_type_ == "PERSON":
        titles = (c for c in children(token.head, "nmod:desc") if c.i > token.i)
        token.head = next(titles, token.head)  # "[Russian Foreign] Minister X"


def name_related(noun: Token) -> None:
    """Let the name behind what somebody is stand for it: "attacked its neighbour [Syria]", "blamed
    the separatist movement [MAK]"."""
    lemma = noun.lemma_.lower()
    if lemma not in _STOOD_FOR or noun.i + 1 >= len(noun.doc):
        return
    name = noun.nbor(1)
    name = name.nbor(1) if name.lower_ == "the" and name.i + 1 < len(name.doc) else name
    beside = name.head in (noun.head, noun.head.head) and name.dep_ in (noun.dep_, *_BESIDE)
    above = name == noun.head or name.head in (noun, name)
    if lemma in _GROUPS and (name.head, name.dep_) != (noun.head, noun.dep_):
        return
    if name.ent_type_ in ("GPE", "ORG") and beside and not above:
        name.head, name.dep_ = noun.head, noun.dep_
        noun.head, noun.dep_ = name, "nmod:desc"


def _name_behind(name: Token) -> None:
    """Hang a name on who stands right before it with a comma: "thanked his host, [X]"."""
    last = name.right_edge
    ends = last.i + 1 < len(name.doc) and last.nbor(1).text in (",", ".", ";")
    if name.i < 2 or not ends or name.nbor(-1).text != ",":
        return
    before = name.nbor(-2)
    for noun in (before, *before.ancestors):
        if noun == name.head or noun.right_edge != before:
            return
        if noun.dep_ in ("obj", "iobj", "obl", "nmod") and noun.tag_ == "NN":
            name.head, name.dep_ = noun, "appos"
            return


def is_title(token: Token) -> bool:
    """Whether a noun is the title of a name: what is joined to it is joined to the name."""
    return token.dep_ == "nmod:desc" and token.head.ent_type_ == "PERSON"


def _joined_to(token: Token) -> Token | None:
    """What a word is joined to that the parser joined to a later one, as nothing is: "[A] and B
    are mediating between C and D"."""
    joined = next(iter(children(token, "cc")), None)
    if joined is None or joined.i == 0 or joined.i > token.i:
        return None
    first = joined.nbor(-1)
    first = above_all(first, lambda t: t.head.i < token.i and t.head.pos_ in NOUNS)
    return first if first.pos_ in NOUNS and not token.is_ancestor(first) else None


def _is_listed(name: Token) -> bool:
    """Whether a person stands in a list that the parser has for another's name: "charged A, his
    minister [B] and C"."""
    if name.dep_ != "appos" or {name.ent_type_, name.head.ent_type_} != {"PERSON"}:
        return False
    behind = [c for t in (name, name.head) for c in children(t, "conj") if c.i > name.i]
    return any(t.lower_ == "and" for other in behind for t in name.doc[name.i : other.i])


def _name_before(name: Token) -> Token | None:
    """What a name is joined to where the parser joined it to the noun above: "a call between [A]
    and B"."""
    for sibling in children(name.head, "nmod"):
        joined = sibling.right_edge.i + 2 in (name.left_edge.i, name.left_edge.i + 1)
        if joined and sibling.ent_type_ and {"between", "with"} & set(cases(sibling)):
            return sibling
    return None


def _name_listed(name: Token) -> Token | None:
    """The first of the list that a name stands in the midst of, where the parser joined it to the
    noun above: "the ministers of [A], B and C"."""
    inside = (c for c in children(name.head, "nmod") if c.i < name.i and c.ent_type_)
    return next((c for c in inside if any(o.i > name.i for o in children(c, "conj"))), None)


def _object_before(name: Token) -> Token | None:
    """The object that a name is joined to across a gap: "thanked [A] for help and B for advice"."""
    behind, after = cases(name.head), name.i + 1
    if not behind or cases(name) or after >= len(name.doc) or name.doc[after].lower_ != behind[0]:
        return None
    return next(iter(children(name.head.head, "obj")), None)


def _office_before(name: Token) -> Token | None:
    """The sibling that ends where the name begins: "chief of A", "A's [chief]", "[rebels] X"."""
    for sibling in children(name.head, "nmod", "obl", name.dep_):
        owned = sibling != name and (children(sibling, "nmod:poss") or sibling.tag_ == "NNS")
        alike = owned and not sibling.ent_type_ and name.dep_ == sibling.dep_
        if alike and sibling.i == name.left_edge.i - 1:
            return sibling
        for child in children(sibling, "nmod"):
            adjacent = sibling != name and child.right_edge.i == name.left_edge.i - 1
            if adjacent and cases(child) == ["of"]:
                return sibling
    return None
