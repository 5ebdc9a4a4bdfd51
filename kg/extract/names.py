"""Names that only their article makes names: surnames, acronyms, "the North", "Sino-Indian"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kg.extract.repair import STATES_BEFORE_HYPHEN
from kg.model import Kind


def full_names(doc: Doc) -> dict[str, str]:
    """Surname → full name; the first word counts too, for names that begin with the surname."""
    people = [ent for ent in reversed(doc.ents) if ent.label_ == "PERSON" and len(ent) > 1]
    first = {person[0].text: person.text for person in people}
    return first | {person[-1].text: person.text for person in people}


def names_here(doc: Doc) -> dict[int, tuple[Kind, str]]:
    """Token → what it names in this article: "[Sino]-Indian", "the [North]" where it is Korea."""
    found: dict[int, tuple[Kind, str]] = {}
    korea = "Korea" in doc.text
    for token in doc[:-1]:
        if token.lower_ in STATES_BEFORE_HYPHEN and token.nbor(1).dep_ == "cc":
            found[token.i] = Kind.GROUP, STATES_BEFORE_HYPHEN[token.lower_]
        elif korea and token.text in ("North", "South") and _is_alone(token):
            found[token.i] = Kind.COUNTRY, f"{token.text} Korea"
    return found


def _is_alone(token: Token) -> bool:
    """Whether a direction is called like a land: "with the [North]", not "the north of"."""
    the = token.i > 0 and token.nbor(-1).lower_ == "the"
    behind = token.nbor(1)
    return the and not behind.text[:1].isupper() and behind.lower_ != "of"


def is_acronym(token: Token) -> bool:
    """Whether a word in capitals stands among others that are not."""
    text = token.text
    return len(text) > 1 and text.isupper() and text.isalpha() and not token.sent.text.isupper()
