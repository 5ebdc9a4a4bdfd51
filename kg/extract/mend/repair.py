"""What the parser gets wrong often enough in news to be mended by rule."""

from __future__ import annotations

from kg.extract.grammar.tree import (
    ANY_SUBJECT,
    CLAUSAL,
    NOUNS,
    SUBJECTS,
    cases,
    children,
    is_passive,
)
from kg.extract.grammar.words import Doc, Token
from kg.extract.lexical.attitudes import CALLING
from kg.extract.mend.addressed import name_addressed
from kg.extract.mend.adverbials import free_adverbial
from kg.extract.mend.brackets import join_abbreviation
from kg.extract.mend.called import name_called
from kg.extract.mend.capitals import free_common
from kg.extract.mend.charge import name_charge
from kg.extract.mend.claims import mend_claims, said_beside
from kg.extract.mend.forms import name_forms
from kg.extract.mend.hyphens import join
from kg.extract.mend.joined import fill_gap, hang_after, hang_aim, hang_asked, join_clauses
from kg.extract.mend.lists import hang_beside, join_lists
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
    tell_pronoun,
)
from kg.extract.mend.offices import is_title, mend_name, name_related
from kg.extract.mend.passives import (
    join_passive,
    make_active,
    make_main,
    make_participle,
    make_passive,
    read_headline,
    read_seen,
    read_with,
)
from kg.extract.mend.prepositions import leave_from
from kg.extract.mend.receivers import free_receiver
from kg.extract.mend.reports import join_said, says_before
from kg.extract.mend.roles import name_one
from kg.extract.mend.surnames import name_he, name_may, name_people
from kg.extract.mend.titles import free_people, name_guest, name_titled

_PAST = ("VBD", "VBZ")
_NON_GRATA = ("non", "grata")


def mend(doc: Doc) -> None:
    """Hang a name on the office before it: "between Secretary of State [Antony Blinken]".

    The parser hangs such a name on what the office hangs on; "president of X Y" has two nouns
    before the name, and treebanks have few of them. Clauses are mended, too. Within one turn each
    mender reads the children that the parser gave, whatever was hung elsewhere before it.
    """
    for read in (name_he, name_may, free_people, name_addressed, name_charge, free_common):
        read(doc)
    name_forms(doc)
    for token in doc:
        name_titled(token)
        name_guest(token)
        name_called(token)
        mend_name(token)
        if token.ent_type_ == "PERSON" and token.dep_ == "conj" and is_title(token.head):
            token.head = token.head.head
        name_people(token)
        read_seen(token)
        read_with(token)
        _mend_clause(token)
        mend_claims(token)
        join_said(token)
        name_nouns(token)
        free_receiver(token)
        leave_from(token)
        free_adverbial(token)
        join(token)
        join_object(token)
        join_lists(token)
        make_noun(token)
        name_craft(token)
        free_meeting(token)
        name_related(token)
        name_one(token)
        join_abbreviation(token)
    doc.hang()
    join_clauses(doc)


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
    elif token.dep_ in ("aux:pass", "cop"):
        make_passive(token)
    elif token.dep_ == "nsubj" and cases(token):
        _hang_below(token)
    elif token.dep_ == "nsubj":
        tell_pronoun(token)
        hang_wanted(token)
        read_headline(token.head)
    elif token.tag_ == "VBN" and token.dep_ == "ROOT":
        make_main(token)
    elif token.dep_ in ("advcl", "acl") and token.tag_ == "VB":
        if not (hang_asked(token) or hang_aim(token)):
            fill_gap(token)
    elif token.dep_ == "amod" and token.tag_ in ("VBD", "VBN"):
        _make_finite(token)
    elif token.dep_ in ("xcomp", "ccomp") and token.head.lemma_.lower() == "help":
        hang_helped(token)
    elif token.dep_ == "advcl" and token.tag_ == "VBG":
        tell_object(token)
        _hang_near(token)
    elif token.dep_ == "acl":
        make_participle(token)
    elif token.lower_ in _BY_WORD:
        _BY_WORD[token.lower_](token)


def _join_finite(verb: Token) -> None:
    """Join a finite verb to the finite one: "asked A to go and [sent] B", no "go and sent"."""
    if children(verb, *ANY_SUBJECT):
        return
    other = says_before(verb, verb.head) or said_beside(verb, verb.head)
    if other.dep_ == "ccomp" and children(other, "expl"):
        other = other.head  # "said there was no way and [urged] A", where nobody else is told of
    if other != verb.head and other.tag_ in (*_PAST, "VBP"):
        verb.head = other
        return
    for above in other.ancestors:
        if other.tag_ not in ("VB", "VBG") or other.dep_ not in CLAUSAL or above.pos_ != "VERB":
            break
        if children(other, "aux") and not _is_joined_past(verb, other):  # "will leave and [sends]"
            return
        other = above
    if other.tag_ == "VBG" and other.dep_ == "acl" and other.head.dep_ == "obj" and cases(other):
        other = other.head.head  # "accused A of plotting and [expelled] B"
    other = said_beside(verb, other)
    if other.tag_ in (*_PAST, "VBP"):
        verb.head = other


def _is_joined_past(verb: Token, clause: Token) -> bool:
    """Whether a past form cannot be what may still be done: "said A would go, and [accused] B"."""
    may = any(c.tag_ == "MD" for c in children(clause, "aux"))
    return may and verb.tag_ == "VBD" and not is_passive(clause)


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
    after [hosting] talks", "'It is late,' he said after [meeting] A"."""
    hang_beside(verb)
    edge = verb.left_edge
    said = edge.nbor(-1) if edge.i else verb
    beside = said.dep_ in ("parataxis", "conj") and said.head == verb.head
    finite = said.tag_ in _PAST and (beside or said.is_ancestor(verb.head))
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


_BY_WORD = {"what": name_meant, "never": hang_not, "not": hang_not, "persona": _declare}
