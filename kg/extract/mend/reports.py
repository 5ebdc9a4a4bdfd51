"""What somebody does besides what he says, where the parser joins it to what he says: "A said that
B was right and [invited] C"."""

from __future__ import annotations

from kg.extract.grammar.tree import ANY_SUBJECT, FINITE, cases, children
from kg.extract.grammar.words import Token
from kg.extract.lexical.attitudes import SAYING, WILLING

_TELLING = SAYING | {"complain", "find", "recall", "regret", "underline", "underscore"}
# What tells of things to whoever reads or hears it, who may act on that.
_FINDINGS = frozenset(
    """
    analysis data document evidence examination footage image inquiry investigation poll probe
    report study survey test
    """.split()
)
# What who says something does about it in the same breath, and hardly who is told of.
_SPEAKING = frozenset(
    """
    accuse appeal apologise apologize appreciate ask blame call condemn criticise criticize demand
    denounce invite pledge praise promise propose reject request thank threaten urge vow warn
    welcome
    """.split()
)
_ANSWERING = _SPEAKING | {"expel", "order", "recall", "summon"}
_PRESENT = ("VBP", "VBZ")
# How somebody is who does something about it himself: "was [angry] and demanded".
_MOODS = WILLING | frozenset(
    "afraid angry annoyed concerned determined disappointed furious reluctant unhappy upset".split()
)
_LASTING = frozenset("be believe belong deserve have know lack need want".split())
_THEIRS = frozenset({"her", "his", "its", "their"})


def says_before(verb: Token, clause: Token) -> Token | None:
    """The verb by which somebody says what a clause tells, where a verb behind that is his, too."""
    path = _path(clause)
    if len(path) < 2 or path[-1].tag_ not in FINITE or not _is_alike(verb, path[-1]):
        return None
    comma = _has_comma(verb)
    if verb.tag_ in _PRESENT:
        speaks = verb.lemma_.lower() in _SPEAKING - {"threaten"}
        return path[-1] if _is_past(clause) and (comma or speaks) else None
    if verb.lemma_.lower() not in _ANSWERING or (verb.lemma_ == "threaten" and _owns(verb)):
        return None
    thing = any(children(told, "expl") for told in path[:-1])
    had = comma and _is_past(clause) and any("that" in cases(told) for told in path[:-1])
    return path[-1] if thing or had or _tells_state(clause, verb) else None


def _path(clause: Token) -> list[Token]:
    """A clause and those above it up to the verb of who says so, who is somebody."""
    path = [clause]
    while path[-1].dep_ in ("ccomp", "csubj") and path[-1].head.i < path[-1].i:
        path.append(path[-1].head)
        found = any(c.lemma_.lower() in _FINDINGS for c in children(path[-1], *ANY_SUBJECT))
        if path[-1].lemma_.lower() in _TELLING and not found:
            return path
    return []


def _is_alike(verb: Token, says: Token) -> bool:
    """Whether two verbs are of one tense."""
    return (verb.tag_ == "VBD") == (says.tag_ == "VBD")


def _has_comma(verb: Token) -> bool:
    joined = [c for c in children(verb, "cc") if c.i]
    return any(c.nbor(-1).text in (",", '"', "”") for c in joined)


def _owns(verb: Token) -> bool:
    """Whether a verb is done to what is his who does it: "threatened [its] neighbours"."""
    return any(w.lower_ in _THEIRS for c in children(verb, "obj") for w in children(c, "nmod:poss"))


def _is_past(clause: Token) -> bool:
    return clause.tag_ == "VBD" or any(c.tag_ == "VBD" for c in children(clause, "aux", "aux:pass"))


def _tells_state(clause: Token, verb: Token) -> bool:
    """Whether a clause tells how something is or what goes on, and no deed beside which another may
    stand: "was a farce", "was holding two men"; not "was furious and demanded"."""
    if children(clause, "cop"):
        nominal = clause.pos_ in ("ADJ", "NOUN", "PROPN") and not children(clause, "case")
        return nominal and clause.lower_ not in _MOODS
    going_on = clause.tag_ == "VBG" and any(c.lemma_ == "be" for c in children(clause, "aux"))
    lasting = clause.lemma_.lower() in _LASTING and _is_past(clause)
    return lasting or (going_on and verb.lemma_.lower() in _SPEAKING)


def join_said(says: Token) -> None:
    """Join a verb of saying without a subject to the clause before it, where the parser has that
    for what is said: "[A] was called in, [said] it was sorry and left"."""
    if says.tag_ != "VBD" or says.lemma_.lower() not in SAYING or children(says, *ANY_SUBJECT):
        return
    if says.dep_ not in ("ROOT", "ccomp") or says.i == 0 or says.nbor(-1).text != ",":
        return
    above = says.head if says.dep_ == "ccomp" else says
    first = [c for c in children(above, "ccomp") if c.i < says.i and c != says][-1:]
    behind = [c for c in children(says, "ccomp") if c.i > says.i]
    if not first or not children(first[0], *ANY_SUBJECT) or not behind:
        return
    if says.dep_ == "ROOT":
        first[0].head, first[0].dep_ = first[0], "ROOT"
    says.head, says.dep_ = first[0], "conj"
