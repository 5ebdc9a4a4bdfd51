"""What one person is told to be, which the parser takes for others: "journalist and author [X]"."""

from __future__ import annotations

from kg.extract.grammar.tree import ANY_SUBJECT, cases, children
from kg.extract.grammar.words import Token

_POSTS = frozenset("department minister ministry secretary undersecretary".split())
_BESIDE = ("nmod", "nmod:poss", "nsubj", "nsubj:pass", "obj", "obl", "obl:agent")
_TIMES = frozenset("afternoon day evening month morning night time today week year".split())
_LISTED = ("appos", "conj", "flat")
_HELD = frozenset("chancellor emir king minister monarch premier president queen sultan".split())
_OF_PEOPLE = ("ian", "ist", "man", "nker", "or", "yer")  # how nouns end that tell what one does
_PERSONS = frozenset(
    """
    academic blogger critic dissident leader nurse poet priest researcher scholar singer student
    teacher writer
    """.split()
)
_MANY = 3  # so many nouns of which only the first has an article tell of one
_KIN = frozenset(
    "boy brother child cousin daughter father girl husband man mother relative sister son widow "
    "wife woman".split()
)


def name_one(token: Token) -> None:
    """Let what stands before or behind a person's name tell of him alone."""
    if token.ent_type_ == "PERSON":
        _name_listed(token)
        _name_titled(token)
        _name_related(token)
    elif token.tag_ == "NN" and token.dep_ in ("appos", "conj"):
        _name_apposed(token)
    if token.tag_ == "NN" and token.dep_ != "nmod:desc":
        _name_nobody(token)
    if token.lemma_.lower() in _POSTS:
        _join_field(token)


def _name_titled(name: Token) -> None:
    """Hang a noun on the name right behind it that the parser sets beside it: "banned [opposition
    leader] X", "his [rival] X's house"."""
    if name.dep_ not in _BESIDE or cases(name)[:1] not in ([], ["'s"], ["’s"]):
        return
    for noun in children(name.head, name.dep_):
        before = noun.i + 1 == name.left_edge.i and (_is_plain(noun) or _opens(noun))
        before = before and noun.lemma_ not in _TIMES  # "one [day] X will come"
        before = before and noun.head == name.head  # and has not been hung elsewhere
        if before and not children(noun, "cc", "conj"):
            noun.head, noun.dep_ = name, "nmod:desc"
            for child in children(noun, "case"):
                child.head = name
            held = name.head
            if name.dep_ == "nmod:poss" and held.dep_ == "obl" and not cases(held):
                held.dep_ = "obj"  # "besieged his rival X's [house]"


def _name_related(name: Token) -> None:
    """Hang a name on the noun before it and not on whose kin are told of: "the wife of [banker]
    X" is not X."""
    noun = name.nbor(-1) if name.i and name.dep_ == "appos" else name
    kin = noun.head
    if not (_is_plain(noun) and kin.lemma_.lower() in _KIN and name.head in (noun, kin)):
        return
    if noun.dep_ == "nmod" and cases(noun) == ["of"]:
        name.head, name.dep_ = kin, "nmod"
        noun.head, noun.dep_ = name, "nmod:desc"
        for child in children(noun, "case"):
            child.head = name


def _is_plain(noun: Token) -> bool:
    return noun.tag_ == "NN" and noun.text.islower() and not noun.ent_type_


def _opens(noun: Token) -> bool:
    """Whether a common noun has a capital only because a sentence begins with it."""
    first = noun.i == 0 or noun.nbor(-1).text in (".", "?", "!")
    common = noun.tag_ == "NN" and noun.text.istitle() and not noun.ent_type_
    return first and common and noun.lower_.endswith(_OF_PEOPLE)  # not "Typhoon X"


def _name_listed(name: Token) -> None:
    """Give a name the place of the first of the nouns before it: "freed [journalist, author and
    activist] X", where none but the first has an article."""
    last = name.nbor(-1) if name.i else name
    first = last.head if name.head == last else name.head
    roles = [noun for noun in (first, *children(first, "conj")) if noun.i < name.i]
    if name.dep_ not in _LISTED or first.head == first or not _is_plain(last):
        return
    if (
        not last.i
        or last.head not in (name, first)
        or last.left_edge.lower_ != "and" != last.nbor(-1).lower_
    ):
        return
    roles = [*roles, last] if last not in roles else roles
    if len(roles) < 2 or not all(map(_is_plain, roles)) or name.i < first.i:
        return
    the = any(c.lower_ == "the" for c in children(first, "det"))
    two = the and first.lemma_.lower() in _HELD  # "the king and minister X"
    if two or any(children(noun, "det", "nmod:poss") for noun in roles[1:]):
        return
    name.head, name.dep_ = first.head, first.dep_
    for child in children(first, "case", "mark"):
        child.head = name
    for noun in roles:
        noun.head, noun.dep_ = name, "nmod:desc"


def _name_apposed(noun: Token) -> None:
    """Hang on a name what its bearer is: "lawyers of X, the [tycoon] and founder of Y", where the
    parser has one more party."""
    start = noun.left_edge
    start = start.nbor(1) if start.text == "," and start != noun else start
    the = any(c.lower_ in ("a", "an", "the") for c in children(noun, "det"))
    if not the or start.i < 2 or start.nbor(-1).text != "," or noun.head.i > noun.i:
        return
    name = start.nbor(-2)
    name = name.head if name.dep_ == "flat" else name
    other = [c for c in children(noun, "conj") if c.tag_ == "NN" and not children(c, "det")]
    if name.ent_type_ != "PERSON" or not other or children(noun, "cc") or noun.is_ancestor(name):
        return
    noun.head, noun.dep_ = name, "appos"


def _name_nobody(first: Token) -> None:
    """Let nouns of what one does tell of one whom only the first has an "a" for: "freed a student,
    [activist] and [journalist]"; not "a student, activist and journalist were freed"."""
    listed = [c for c in children(first, "conj", "appos") if c.i > first.i]
    nouns = [first, *listed]
    one = any(c.lower_ in ("a", "an") for c in children(first, "det"))
    alone = one and not any(children(c, "det", "nummod") for c in listed)
    if len(nouns) < _MANY or not alone or not all(map(_tells_of_one, nouns)):
        return
    if not children(listed[-1], "cc") or _are_many(first):
        return
    for noun in listed:
        noun.head, noun.dep_ = first, "flat"


def _tells_of_one(noun: Token) -> bool:
    """Whether a noun tells what one does: "[lawyer]", but neither "army" nor "son"."""
    does = noun.lower_ in _PERSONS or noun.lower_.endswith(_OF_PEOPLE)
    return does and _is_plain(noun) and noun.lower_ not in _KIN


def _are_many(subject: Token) -> bool:
    """Whether the verb of a subject is that of several: "a writer and an editor [were] freed"."""
    verb = subject.head
    words = [verb, *children(verb, "aux", "aux:pass", "cop")]
    return subject.dep_ in ANY_SUBJECT and any(t.tag_ == "VBP" or t.lower_ == "were" for t in words)


def _join_field(post: Token) -> None:
    """Join what a minister is for to the rest of it: "Minister of Foreign Affairs and [Trade] of
    A", where the parser has two parties."""
    of = [c for c in children(post, "nmod") if cases(c) == ["of"]]
    first = of[0] if of else None
    for owner in of[1:]:
        _name_holder(post, owner)
    for field in children(post, "conj") if first is not None else ():
        joined = children(field, "cc")
        plain = field.text.istitle() and field.ent_type_ in ("", "ORG")
        if not (joined and plain and first) or children(field, "det", "nummod", "case"):
            continue
        if field.left_edge != joined[0] or joined[0].i != first.right_edge.i + 1:
            continue
        if field.lemma_.lower() in _POSTS or children(field, "appos", "nmod:desc"):
            continue
        field.head = first
        _hang_name(post, field)


def _hang_name(post: Token, field: Token) -> None:
    """Hang on a post whose it is, and the name of who holds it, from behind what it is for."""
    for owner in children(field, "nmod"):
        owner.head = post
        _name_holder(post, owner)


def _name_holder(post: Token, owner: Token) -> None:
    """Hang on a post the name of who holds it, right behind whose it is: "Minister of Trade of
    Kenya [X]"."""
    for name in (c for t in (owner, *children(owner, "nmod")) for c in children(t, "appos")):
        if name.ent_type_ == "PERSON" and name.left_edge.text != ",":
            name.head = post
