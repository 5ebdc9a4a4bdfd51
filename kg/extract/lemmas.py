"""Lemmas: a table learned from the treebanks, and the regular endings of English."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

_SIBILANT = ("ches", "shes", "xes", "sses", "zes")


class Lemmas:
    """Lemma of a word form and its UPOS tag."""

    def __init__(self, table: Mapping[str, str]) -> None:
        self.table = table
        self.verbs = {v for k, v in table.items() if k.endswith(("|VERB", "|AUX"))}

    def __call__(self, word: str, upos: str) -> str:
        """The lemma; a word no rule knows is its own."""
        lower = word.lower()
        known = self.table.get(f"{lower}|{upos}")
        if known is not None:
            return known
        if upos == "PROPN":
            return word
        if upos == "NOUN":
            return _noun(lower)
        if upos in ("VERB", "AUX"):
            candidates = list(_verb(lower))
            return next((c for c in candidates if c in self.verbs), [*candidates, lower][0])
        return lower


def _noun(word: str) -> str:
    if len(word) <= 3 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-2] if word.endswith(_SIBILANT) else word[:-1]


def _verb(word: str) -> Iterator[str]:
    """Possible base forms, the likeliest first."""
    if word.endswith(("ies", "ied")):
        yield word[:-3] + "y"
    elif word.endswith("s") and not word.endswith("ss"):
        yield word[:-2] if word.endswith(_SIBILANT) else word[:-1]
    elif word.endswith(("ed", "ing")):
        base = word[:-2] if word.endswith("ed") else word[:-3]
        if len(base) > 3 and base[-1] == base[-2] and base[-1] not in "slfz":
            yield base[:-1]
        yield from (base, base + "e")
