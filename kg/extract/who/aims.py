"""Names of bodies that tell what they are for: "the Movement for Quality Government"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.grammar.words import Doc, Span, Token

_BODIES = frozenset(
    """
    action alliance association campaign center centre coalition commission committee congress
    council federation forum foundation front fund group initiative institute league movement
    network organisation organization party society union
    """.split()
)
_AIMS = ("for", "against")
_CAPITAL = ("Against", "Beyond", "For", "Without")
_TELLING = ("AUX", "NOUN", "VERB")
_BETWEEN = ("a", "and", "of", "the", "to")


def end_of_aim(body: Span) -> int:
    """Where the name of a body ends with what it is for, "the Front [for Clean Elections]"; a name
    of somebody is none: "the Council [for] Syria"."""
    doc, stop = body.doc, body.end
    last = doc[stop - 1]
    if stop + 1 >= len(doc) or last.lower_ not in _BODIES or not last.text.istitle():
        return stop
    aim = doc[stop]
    if aim.lower_ not in _AIMS or not body.start <= aim.head.head.i < stop:
        return stop
    return _capital_until(stop + 1, doc) or stop


def _capital_until(at: int, doc: Doc) -> int | None:
    """Where the words with a capital end that begin at a place, or behind an article."""
    end = None
    for token in doc[at : doc[at].sent.end]:
        if _is_capital(token):
            end = token.i + 1
        elif token.lower_ not in _BETWEEN or _begins_other(token):
            break
    return end


def _begins_other(word: Token) -> bool:
    """Whether another name follows "and": "Doctors Without Borders [and] Catholic Relief"."""
    behind = word.i + 1
    name = word.doc.name_at(behind) if word.lower_ == "and" else None
    return name is not None and name.start == behind


def _is_capital(token: Token) -> bool:
    noun = token.pos_ in ("ADJ", "NOUN", "PROPN") or token.tag_ in ("VBG", "VBN")
    return token.text[:1].isupper() and noun and token.ent_type_ in ("", "ORG", "NORP")


def aimed(doc: Doc) -> Iterator[tuple[int, int]]:
    """Names with a preposition that has a capital, too: "Action Against Hunger"."""
    for token in doc[1:-1]:
        if token.text not in _CAPITAL or token.pos_ not in ("ADP", "SCONJ"):
            continue
        if not token.sent.start < token.i < token.sent.end - 1:
            continue  # "They met in Oslo. [For] Norway it was the first time"
        first, end = token.nbor(-1), _capital_until(token.i + 1, doc)
        headline = not any(t.text.islower() and t.pos_ in _TELLING for t in token.sent)
        if end is None or not _is_capital(first) or headline:
            continue
        start = first.i
        while start > token.sent.start and _is_capital(doc[start - 1]):
            start -= 1
        yield start, end
