"""Surnames that are spelt like a pronoun or a month: "[He] Lifeng", "spoke with [May]"."""

from __future__ import annotations

from kg.extract.grammar.tree import ANY_SUBJECT, cases, children, is_passive
from kg.extract.grammar.words import Doc, Span, Token
from kg.extract.lexical.attitudes import SAYING

_CLAUSES = ("acl:relcl", "advcl", "ccomp", "xcomp")
_BESIDE = ("case", "det", "nmod:poss", "punct")
_MONTH = "May"
_OF_MONTHS = frozenset("early every last late mid next this".split())
_WITH_PERSONS = frozenset({"against", "with"})
_OF_TIMES = frozenset("coincide compare contrast spend".split())
_OFFICES = frozenset(
    """
    chairman chairwoman chancellor commissioner councillor councilor minister premier president
    representative secretary speaker
    """.split()
)


def name_he(doc: Doc) -> None:
    """Read "He" before a given name as a surname: "met Vice Premier [He] Lifeng"."""
    names = []
    for token in doc[:-1]:
        given = token.nbor(1)
        if token.text == "He" and (_is_given(given) or _is_titled(token, given)):
            _join(token, given)
            names.append(Span(doc, token.i, given.i + 1, "PERSON"))
            token.sent.hang()
    doc.add_names(names)


def _is_given(word: Token) -> bool:
    """Whether a word is written like a name and is no day, nor the verb of a headline: "He Monday
    said", "He Wants Peace"."""
    return (
        word.pos_ not in ("AUX", "VERB")
        and word.text.istitle()
        and word.text.isalpha()
        and word.ent_type_ in ("", "PERSON")
    )


def _is_titled(he: Token, given: Token) -> bool:
    """Whether "He" stands behind an office, in no headline: "met Vice [Premier] He Lifeng"."""
    if he.i == he.sent[0].i or not (given.text.istitle() and given.text.isalpha()):
        return False
    office = he.nbor(-1)
    plain = he.sent.root.text.islower() and given.i > he.sent.root.i
    return plain and office.pos_ in ("NOUN", "PROPN") and office.text.istitle()


def _join(he: Token, given: Token) -> None:
    """Give both the place that they have in their clause, the surname its head."""
    if he.head == given:
        above, dep = given.head, given.dep_
        title = he.nbor(-1) if he.i and he.nbor(-1).pos_ in ("NOUN", "PROPN") else None
        verb = above.head if above == title else above
        if title is not None:
            above, dep = title, "appos"
        elif above.pos_ == "VERB" and dep in _CLAUSES:
            dep = "obj" if above.i < he.i else "nsubj"
        he.head, he.dep_ = (he, "ROOT") if above == given else (above, dep)
        for child in children(given):
            if child != he and given != verb:
                child.head = he if child.dep_ in _BESIDE else verb
    for token in (he, given):
        token.pos_, token.tag_ = "PROPN", "NNP"
    given.head, given.dep_ = he, "flat"


def name_may(doc: Doc) -> None:
    """Read "May" as a surname where the article names somebody so, or no month can stand: "spoke
    with [May] by phone", "telephoned [May]"; but "met in May", "spoke on May 3"."""
    spans = [name for name in doc.ents if name[-1].text == _MONTH]
    called = any(len(name) > 1 and name.label_ == "PERSON" for name in spans)
    named = [n[0] for n in spans if len(n) == 1 and n.label_ == "DATE"]
    people = [t for t in named if not _is_counted(t) and _is_person(t, called)]
    doc.add_names(Span(doc, token.i, token.i + 1, "PERSON") for token in people)


def _is_counted(month: Token) -> bool:
    """Whether a month stands beside a day or a year, or one tells which it is: "last May"."""
    behind, after = month.i - 1, month.i + 1
    beside = [month.doc[at].text for at in (behind, after) if 0 <= at < len(month.doc)]
    return any(text[:1].isdigit() or text.lower() in _OF_MONTHS for text in beside)


def _is_person(month: Token, called: bool) -> bool:
    """Whether "May" stands where only somebody can, or where he can whom the article names."""
    verb, marks = month.head, set(cases(month))
    if verb.lemma_.lower() in _OF_TIMES:
        return False
    if month.dep_ == "obj" or marks & _WITH_PERSONS:
        return True
    if month.dep_ in ANY_SUBJECT:
        return called or verb.lemma_.lower() in SAYING
    if not called:
        return False
    asked = month.dep_.startswith("obl") and verb.pos_ == "VERB"
    by = marks == {"by"} and asked and is_passive(verb)
    return by or month.dep_ in ("conj", "nmod:poss", "iobj") or (marks == {"to"} and asked)


def name_people(name: Token) -> None:
    """Hang on a name what its bearers are, where the parser sets both side by side."""
    _name_offices(name)
    _name_members(name)


def _name_members(name: Token) -> None:
    """Hang a movement's name on its people: "[M23] rebels backed by A marched"."""
    if name.pos_ != "PROPN" or name.dep_ not in ("nsubj", "obj") or name.i + 1 == len(name.doc):
        return
    people = name.nbor(1)
    beside = people.head == name.head and people.dep_ == name.dep_ and people.tag_ == "NNS"
    if beside and people.left_edge == people and name.right_edge == name:
        name.head, name.dep_ = people, "compound"


def _name_offices(name: Token) -> None:
    """Hang the two offices of one on his name: "Deputy Prime Minister and Foreign Minister [X]",
    where the parser has two that are joined."""
    if name.ent_type_ != "PERSON":
        return
    if name.dep_ == "conj":
        offices = [name.head] if any(map(_is_office, children(name, "nmod:desc"))) else []
    else:
        joined = any(children(title, "cc") for title in children(name, "nmod:desc"))
        beside = [c for c in children(name.head, name.dep_) if joined or children(c, "conj")]
        offices = [c for c in beside if c.right_edge.i + 1 == name.left_edge.i]
    for office in offices:
        other = any(t.ent_type_ == "PERSON" for t in name.doc[office.i : name.i])
        if _is_office(office) and not other and not children(office, "det", "nummod"):
            name.head, name.dep_ = office.head, office.dep_
            office.head, office.dep_ = name, "nmod:desc"


def _is_office(noun: Token) -> bool:
    called = noun.ent_type_ in ("", "ORG")  # "[State Councilor] and Foreign Minister X"
    return noun.pos_ == "PROPN" and called and noun.lemma_.lower() in _OFFICES
