"""What the parser gets wrong often enough in news to be mended by rule."""

from __future__ import annotations

from kg.extract.grammar.tree import (
    ANY_SUBJECT,
    CLAUSAL,
    NOUNS,
    SUBJECTS,
    cases,
    children,
)
from kg.extract.grammar.words import Doc, Token
from kg.extract.lexical.attitudes import CALLING
from kg.extract.mend.claims import mend_claims, said_beside
from kg.extract.mend.hyphens import join
from kg.extract.mend.joined import fill_gap, hang_after, hang_asked, join_clauses
from kg.extract.mend.lists import join_by, join_list
from kg.extract.mend.meant import name_meant
from kg.extract.mend.objects import (
    free_meeting,
    hang_helped,
    hang_not,
    hang_wanted,
    join_object,
    make_noun,
    make_object,
    name_craft,
    name_nouns,
    tell_object,
)
from kg.extract.mend.passives import join_passive, make_active, make_passive, read_headline
from kg.extract.mend.prepositions import mend_preposition
from kg.extract.mend.receivers import free_receiver
from kg.extract.mend.surnames import name_he, name_may, name_people

# What somebody is to another: "its ally", "Israel's neighbours".
_RELATED = frozenset(
    "adversary ally backer enemy foe neighbor neighbour partner patron rival".split()
)
_PLACES = ("nmod", "nsubj", "nsubj:pass", "obj", "obl", "obl:agent")
_BESIDE = ("conj", "nsubj", "obj")
_PAST = ("VBD", "VBZ")
_BY_WORD = {"what": name_meant, "never": hang_not, "not": hang_not}
_NON_GRATA = ("non", "grata")


def mend(doc: Doc) -> None:
    """Hang a name on the office before it: "between Secretary of State [Antony Blinken]".

    The parser hangs such a name on what the office hangs on; "president of X Y" has two nouns
    before the name, and treebanks have few of them. Clauses are mended, too. Within one turn each
    mender reads the children that the parser gave, whatever was hung elsewhere before it.
    """
    name_he(doc)
    name_may(doc)
    for token in doc:
        _mend_name(token)
        if token.ent_type_ == "PERSON" and token.dep_ == "conj" and _is_title(token.head):
            token.head = token.head.head
        name_people(token)
        _mend_clause(token)
        mend_claims(token)
        name_nouns(token)
        free_receiver(token)
        join(token)
        join_object(token)
        join_list(token)
        join_by(token)
        make_noun(token)
        name_craft(token)
        free_meeting(token)
        if token.lemma_.lower() in _RELATED and token.i + 1 < len(doc):
            _name_related(token)
    doc.hang()
    join_clauses(doc)


def _mend_name(token: Token) -> None:
    if token.pos_ == "PRON" and token.ent_type_ and len(token) > 1 and token.text.isupper():
        token.pos_, token.tag_ = "PROPN", "NNP"  # "the [WHO] sent doctors"
        before = token.nbor(-1) if token.i else token
        if before.lower_ == "the" and before.head == token.head:
            before.head, before.dep_ = token, "det"
    if token.ent_type_ == "PERSON" and token.dep_ in _PLACES and not cases(token):
        office = _office_before(token)
        if office is not None:
            token.head, token.dep_ = office, "appos"
    elif token.dep_ == "conj" and token.head.i > token.i:
        token.head = _joined_to(token) or token.head
    elif token.ent_type_ and token.dep_ == "conj" and not token.head.ent_type_:
        first = _name_before(token) or _name_listed(token) or _object_before(token)
        if first is not None:
            token.head = first
    elif _is_listed(token):
        token.dep_ = "conj"
    elif token.dep_ == "case" and _is_title(token.head):
        token.head = token.head.head  # "[with] Secretary of State X"
    elif token.dep_ == "case":
        mend_preposition(token)
    elif token.dep_ in ("amod", "compound") and token.head.ent_type_ == "PERSON":
        titles = (c for c in children(token.head, "nmod:desc") if c.i > token.i)
        token.head = next(titles, token.head)  # "[Russian Foreign] Minister X"


def _mend_clause(token: Token) -> None:
    if token.dep_ == "xcomp" and token.tag_ == "VB" and token.head.lemma_ in CALLING:
        token.dep_ = "advcl"  # "called him to [thank] him": not what he is to do
    elif token.dep_ == "xcomp" and token.pos_ == "PROPN":
        make_object(token)
    elif token.dep_ == "nmod" and token.head.dep_ == "compound:prt":
        token.head = token.head.head  # "the shooting down of a [jet]"
    elif token.tag_ in _PAST and token.dep_ == "conj":
        _join_finite(token)
        join_passive(token)
    elif token.tag_ in _PAST and token.dep_ == "advcl" and not children(token, "mark"):
        _join_clause(token)
    elif token.tag_ in _PAST and token.dep_ == "advcl":
        hang_after(token)
    elif token.dep_ == "nsubj:pass":
        make_active(token.head)
    elif token.dep_ == "cop":
        make_passive(token)
    elif token.dep_ == "nsubj" and cases(token):
        _hang_below(token)
    elif token.dep_ == "nsubj":
        hang_wanted(token)
        read_headline(token.head)
    elif token.tag_ == "VBN" and token.dep_ == "ROOT" and children(token, "nsubj"):
        if not children(token, "aux", "aux:pass", "cop"):
            token.tag_ = "VBD"  # "Oman [mediated] between them"
    elif token.dep_ in ("advcl", "acl") and token.tag_ == "VB":
        if not hang_asked(token):
            fill_gap(token)
    elif token.lower_ == "persona":
        _declare(token)
    elif token.dep_ == "amod" and token.tag_ in ("VBD", "VBN"):
        _make_finite(token)
    elif token.dep_ in ("xcomp", "ccomp") and token.head.lemma_.lower() == "help":
        hang_helped(token)
    elif token.dep_ == "advcl" and token.tag_ == "VBG":
        tell_object(token)
        _hang_near(token)
    elif token.lower_ in _BY_WORD:
        _BY_WORD[token.lower_](token)


def _join_finite(verb: Token) -> None:
    """Join a finite verb to the finite one: "asked A to go and [sent] B", no "go and sent"."""
    if children(verb, *ANY_SUBJECT):
        return
    other = said_beside(verb, verb.head)
    if other != verb.head and other.tag_ in (*_PAST, "VBP"):
        verb.head = other
        return
    while other.tag_ in ("VB", "VBG") and other.dep_ in CLAUSAL and other.head.pos_ == "VERB":
        if children(other, "aux"):  # "will leave and [sends]"
            return
        other = other.head
    if other.tag_ == "VBG" and other.dep_ == "acl" and other.head.dep_ == "obj" and cases(other):
        other = other.head.head  # "accused A of plotting and [expelled] B"
    other = said_beside(verb, other)
    if other.tag_ in (*_PAST, "VBP"):
        verb.head = other


def _hang_below(noun: Token) -> None:
    """Hang a phrase on the participle or the object before it: "a strike blamed on [A] hit B",
    "rejected an appeal by [A]"."""
    before = noun.left_edge.nbor(-1) if noun.left_edge.i else noun
    if before.tag_ in ("VBN", "VBD") and before.dep_ == "acl" and not noun.is_ancestor(before):
        noun.head, noun.dep_ = before, "obl"
    elif before.dep_ == "obj" and before.head == noun.head and "by" in cases(noun):
        noun.head, noun.dep_ = before, "nmod"


def _make_finite(verb: Token) -> None:
    """Give a clause without a verb the one that was taken for a title's participle: "[police] in
    Minsk [detained] opposition leader [A]"."""
    name, subject = verb.head.head, verb.head.head.head
    bare = verb.head.dep_ == "nmod:desc" and name.ent_type_ and not cases(name)
    if not bare or subject.dep_ != "ROOT" or subject.pos_ not in NOUNS or subject.i > verb.i:
        return
    if verb.left_edge == verb and verb.i == name.left_edge.i:
        verb.head, verb.dep_, verb.tag_ = verb, "ROOT", "VBD"
        subject.head, subject.dep_ = verb, "nsubj"
        name.head, name.dep_ = verb, "obj"
        for child in children(subject, "punct"):
            child.head = verb


def _hang_near(verb: Token) -> None:
    """Hang a participle clause on the verb of saying right before it: "A and B agreed, C announced
    after [hosting] talks"."""
    edge = verb.left_edge
    said = edge.nbor(-1) if edge.i else verb
    finite = said.tag_ in _PAST and said.dep_ in ("parataxis", "conj") and said.head == verb.head
    if finite and edge.lower_ in ("after", "before") and children(said, *SUBJECTS):
        verb.head = said


def _join_clause(verb: Token) -> None:
    """Join a verb to the clause before it: "agreed after A had flown in and [pressed] B"."""
    if children(verb, "cc") and not children(verb, *ANY_SUBJECT):
        before = [c for c in children(verb.head, "advcl") if verb.head.i < c.i < verb.i]
        if before and before[-1].tag_ in (*_PAST, "VBN") and children(before[-1], *SUBJECTS):
            verb.head, verb.dep_ = before[-1], "conj"


def _declare(persona: Token) -> None:
    """Hang "persona non grata" on its verb: the parser takes it for a part of the name before."""
    words = persona.doc[persona.i : persona.i + 3]
    if tuple(word.lower_ for word in words[1:]) != _NON_GRATA:
        return
    verb = next((node for node in persona.ancestors if node.pos_ == "VERB"), None)
    below = [child for word in words[1:] for child in children(word)]
    if verb is None or any(child not in words for child in below):
        return
    if any(word in verb.ancestors for word in words):
        return
    persona.head, persona.dep_ = verb, "xcomp"
    for word in words[1:]:
        word.head, word.dep_ = persona, "flat"


def _name_related(noun: Token) -> None:
    """Let the name behind such a noun stand for it: "attacked its neighbour [Syria]"."""
    name = noun.nbor(1)
    name = name.nbor(1) if name.lower_ == "the" and name.i + 1 < len(name.doc) else name
    beside = name.head in (noun.head, noun.head.head) and name.dep_ in (noun.dep_, *_BESIDE)
    above = name == noun.head or name.head in (noun, name)
    if name.ent_type_ in ("GPE", "ORG") and beside and not above:
        name.head, name.dep_ = noun.head, noun.dep_
        noun.head, noun.dep_ = name, "nmod:desc"


def _is_title(token: Token) -> bool:
    """Whether a noun is the title of a name: what is joined to it is joined to the name."""
    return token.dep_ == "nmod:desc" and token.head.ent_type_ == "PERSON"


def _joined_to(token: Token) -> Token | None:
    """What a word is joined to that the parser joined to a later one, as nothing is: "[A] and B
    are mediating between C and D"."""
    joined = next(iter(children(token, "cc")), None)
    if joined is None or joined.i == 0 or joined.i > token.i:
        return None
    first = joined.nbor(-1)
    while first.head.i < token.i and first.head != first and first.head.pos_ in NOUNS:
        first = first.head
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
