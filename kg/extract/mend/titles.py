"""Titles before a name: what an office is for, and whose guest somebody is."""

from __future__ import annotations

from kg.extract.grammar.tree import NOUNS, cases, children
from kg.extract.grammar.words import Doc, Span, Token

_OFFICES = frozenset(
    """
    adviser advisor ambassador commissioner co-ordinator coordinator counsellor delegate director
    envoy minister negotiator rapporteur representative secretary spokesman spokesperson
    spokeswoman under-secretary undersecretary
    """.split()
)
# The last words of what regions are called: "the Middle [East]".
_REGIONS = frozenset(
    """
    Africa America Americas Arctic Asia Asia-Pacific Balkans Caribbean Caucasus East Europe Gulf
    Hemisphere Horn Indo-Pacific Levant Maghreb Mediterranean Pacific Sahel
    """.split()
)
_AT_MOST = 9  # words of what an office is for


def free_people(doc: Doc) -> None:
    """Cut off a name what its bearer's office is for: "Minister for the [Middle East] A. Weber"."""
    cut = []
    for name in doc.ents:
        ends = [t.i for t in name[:-1] if t.text in _REGIONS]
        if ends and name.label_ == "PERSON" and _is_for(name[0]):
            at = ends[-1] + 1
            cut += [Span(doc, name.start, at, "LOC"), Span(doc, at, name.end, "PERSON")]
    doc.add_names(cut)


def _is_for(first: Token) -> bool:
    """Whether a name stands behind an office and "for": "Minister for Europe ..."."""
    before = [t.lower_ for t in first.before(_AT_MOST)]
    return "for" in before and not _OFFICES.isdisjoint(before)


def name_titled(name: Token) -> None:
    """Make an office a title of the name behind what it is for: "[Envoy] for Syria X met B"."""
    if name.ent_type_ != "PERSON" or name.dep_ == "nmod:desc" or not name.i:
        return
    own = [c for c in children(name) if c.i < name.i and c.dep_ != "punct"]
    first = own[0].left_edge.i if own else name.i
    last = name.doc[max(0, first - 1)]
    apart = last.text == ","  # "the envoy for Mali, [X] said"
    last = last.nbor(-1) if apart and last.i else last
    office = _office_of(last)
    if office is None or office.i < name.i - _AT_MOST or office.sent != name.sent:
        return
    if office.head == name or office.pos_ not in NOUNS:
        return
    beside = name.head == office.head and name.dep_ == office.dep_
    if apart and beside:
        name.head, name.dep_ = office, "appos"
    elif not apart and (beside or name.head == office):
        name.head, name.dep_ = (name if office.head == office else office.head), office.dep_
        for child in children(office):
            if child.dep_ in ("case", "cc") or child.dep_ == "punct":
                child.head = name
        office.head, office.dep_ = name, "nmod:desc"


def _office_of(last: Token) -> Token | None:
    """The office before "for", the last word of whose phrase is given."""
    for node in (last, *last.ancestors):
        if node.dep_ == "nmod" and {"for", "to"} & set(cases(node)):
            above = node.head
            above = above.head if above.text == "State" else above  # "Minister of State for ..."
            return above if above.lemma_.lower() in _OFFICES else None
    return None


def name_guest(verb: Token) -> None:
    """Read "visiting" right before an office and a name as what the guest is: "sued [visiting]
    Foreign Minister X"."""
    if verb.lower_ != "visiting" or verb.pos_ != "VERB" or verb.dep_ not in ("acl", "advcl"):
        return
    guest = next(iter(children(verb, "obj")), None)
    below = [c for c in children(verb) if c != guest]
    if guest is None or guest.ent_type_ != "PERSON" or guest.left_edge.i != verb.i + 1:
        return
    if not children(guest, "nmod:desc", "compound", "amod") or any(c.dep_ != "mark" for c in below):
        return
    if len(below) != 1 or below[0].i != verb.i - 1:
        return
    guest.head, guest.dep_ = verb.head, "nmod" if verb.head.pos_ in NOUNS else "obl"
    below[0].head, below[0].dep_ = guest, "case"
    verb.head, verb.dep_, verb.pos_ = guest, "amod", "ADJ"
