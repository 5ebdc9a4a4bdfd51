"""Small facts about the words of mentions: articles, pronouns, names and descriptions."""

from __future__ import annotations

from collections.abc import Iterator

from kg.actors.names import words

READ = 400  # characters of a mention that are read; longer ones are no names
_DETERMINERS = ("the ", "a ", "an ", "this ", "that ", "these ", "those ")
_PRONOUNS = frozenset(
    """
    i me my we us our ours you your he him his she her hers it its they them their theirs who whom
    which that this these those himself herself itself themselves one ones each both
    """.split()
)
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


def describes(name: str) -> bool:
    """Whether what stands for a pronoun is a description: its last word is no name."""
    last = name.split()[-1]
    return last.isalpha() and last.islower()


def lone_names(text: str) -> Iterator[str]:
    """Words that can be last names: capitalised, between words that are not."""
    parts = words(text)
    capital = [part[:1].isupper() and part not in _TITLES for part in parts]
    for at, part in enumerate(parts):
        beside = capital[max(0, at - 1) : at] + capital[at + 1 : at + 2]
        if capital[at] and not any(beside):
            yield part
