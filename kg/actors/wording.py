"""Small facts about the words of mentions: articles, pronouns, names and descriptions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.actors.names import PARTICLES, atoms, words

READ = 400  # characters of a mention that are read; longer ones are no names
# Where people are, behind what they are: "officials in [the town of Axum]"; no verb stands between.
BEHIND = re.compile(
    r"\s+(?:in|of|from)\s+(?:(?:the|[a-z]*(?:north|south|east|west)[a-z]*|central|neighbou?ring"
    r"|occupied|rural|nearby|(?:government|parliament) in"
    r"|(?:city|province|region|state|town|village) of)\s+){0,4}"
    r"(?:(?:I\.R\.|(?:[A-Z][\w'’-]+\s){0,4}"  # "of the Islamic Republic of Mauritania"
    r"(?:Emirate|Federation|Kingdom|Republic|State|Sultanate|Union))\sof\s(?:the\s)?)?"
    r"[A-Z][^\s.,;:()]*(?:\s[A-Z]\w+)*"
)
SEATS = re.compile(r"\bin (?:The Hague|Strasbourg|Arusha)\b")  # of courts of many states
_DETERMINERS = ("the ", "a ", "an ", "this ", "that ", "these ", "those ")
_PRONOUNS = frozenset(
    """
    i me my we us our ours you your he him his she her hers it its they them their theirs who whom
    which that this these those himself herself itself themselves one ones each both
    """.split()
)
_BETWEEN_NAMES = PARTICLES | frozenset("of and the ibn y e".split())
_TITLES = frozenset("President Premier Chancellor Minister King Queen Mr Mrs The A An".split())


def bare(text: str) -> str:
    """A phrase without its article and a possessive at its end."""
    text = " ".join(text[:READ].split())
    for determiner in _DETERMINERS:
        if text.lower().startswith(determiner):
            text = text[len(determiner) :]
    return text.removesuffix("'s").removesuffix("’s").strip() or text


def is_pronoun(text: str) -> bool:
    """Whether nothing but a pronoun is said; "US" is a country."""
    return text.casefold() in _PRONOUNS and not (len(text) > 1 and text.isupper())


def is_other(text: str) -> bool:
    """Whether a pronoun is said that does not point back to the subject: "him", not "himself"."""
    return is_pronoun(text) and not text.casefold().endswith(("self", "selves"))


def describes(name: str) -> bool:
    """Whether what stands for a pronoun is a description: its last word is no name."""
    last = name.split()[-1]
    return last.isalpha() and last.islower()


def only_mentioned(text: str, name: str) -> bool:
    """Whether a name is not that of the words it stands for, but of others beside them.

    "UN" for "Kim Jong Un", "the Kremlin" for "Kremlin aide Yuri Ushakov", "Azerbaijan" for
    "Ilham Aliyev of Azerbaijan", or nothing of the one in the other.
    """
    behind = name.removeprefix(text + " ")
    return (
        (text.isupper() and len(text) > 1)
        or (behind != name and behind[:1].islower())
        or name.endswith(" of " + text)
        or not set(atoms(text)) & set(atoms(name))
    )


def person_name(name: str, text: str) -> str:
    """A person's name without the description before it, with the rest that stands behind it.

    "Kremlin aide Yuri Ushakov" is Yuri Ushakov; "Wang" is Wang Wenbin where the text says so.
    """
    parts = name.split()
    for at in range(len(parts) - 2, 0, -1):
        if parts[at].islower() and parts[at].isalpha() and parts[at] not in _BETWEEN_NAMES:
            return " ".join(parts[at + 1 :])
    if len(parts) == 1 and (more := re.search(rf"\b{re.escape(name)} (\w[\w'’-]+)$", text)):
        return f"{name} {more[1]}" if more[1][:1].isupper() else name
    return name


def lone_names(text: str) -> Iterator[str]:
    """Words that can be last names: capitalised, between words that are not."""
    parts = words(text)
    capital = [part[:1].isupper() and part not in _TITLES for part in parts]
    for at, part in enumerate(parts):
        beside = capital[max(0, at - 1) : at] + capital[at + 1 : at + 2]
        if capital[at] and not any(beside):
            yield part
