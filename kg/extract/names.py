"""Names that only their article makes names: surnames, acronyms, "the North", "Sino-Indian"."""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from kg.extract.repair import STATES_BEFORE_HYPHEN
from kg.model import Kind

_PEOPLE = {"northerners": "North", "southerners": "South"}


def begin(ent: Span) -> int:
    """Where a name begins before which the parser took more: "heads of state of [ECOWAS]"."""
    start = ent.start
    while start + 2 < ent.end and ent.doc[start].is_lower and ent.doc[start + 1].lower_ == "of":
        start += 2
    return start


def full_names(doc: Doc) -> dict[str, str]:
    """Surname → full name; the first word counts too, for names that begin with the surname.

    Whoever is named first has a word that two share: Kim is Kim Jong Un before Sung Kim comes.
    """
    people = [ent for ent in reversed(doc.ents) if ent.label_ == "PERSON" and len(ent) > 1]
    first = {person[0].text: person for person in people}
    last = {person[-1].text: person for person in people}
    for word in first.keys() & last.keys():
        last[word] = min(first[word], last[word], key=lambda person: person.start)
    return {word: person.text for word, person in (first | last).items()}


def names_here(doc: Doc) -> dict[int, tuple[Kind, str]]:
    """Token → what it names in this article: "[Sino]-Indian", "the [North]" where it is Korea,
    "the [southerners]" where they are of South Sudan."""
    found: dict[int, tuple[Kind, str]] = {}
    halves = _halves(doc.text)
    for token in doc[:-1]:
        if token.lower_ in STATES_BEFORE_HYPHEN and token.nbor(1).dep_ == "cc":
            found[token.i] = Kind.GROUP, STATES_BEFORE_HYPHEN[token.lower_]
        elif token.text in halves and _is_alone(token):
            found[token.i] = Kind.COUNTRY, halves[token.text]
        elif token.tag_ in ("NNS", "NNPS") and token.lower_ in _PEOPLE:
            land = halves.get(_PEOPLE[token.lower_])
            found |= {token.i: (Kind.GROUP, land)} if land else {}
    return found


def _halves(text: str) -> dict[str, str]:
    """Direction → the state that an article calls so by it: one of the two that share a name."""
    if "Korea" in text:
        return {"North": "North Korea", "South": "South Korea"}
    if "South Sudan" in text:
        return {"North": "Sudan", "South": "South Sudan"}
    return {}


def _is_alone(token: Token) -> bool:
    """Whether a direction is called like a land: "with the [North]", not "the north of"."""
    the = token.i > 0 and token.nbor(-1).lower_ == "the"
    behind = token.nbor(1)
    return the and not behind.text[:1].isupper() and behind.lower_ != "of"


def is_acronym(token: Token) -> bool:
    """Whether a word in capitals stands among others that are not."""
    text = token.text
    return len(text) > 1 and text.isupper() and text.isalpha() and not token.sent.text.isupper()
