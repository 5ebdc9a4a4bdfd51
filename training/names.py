"""Spans of names → labels of a sentence, and the words that decide what belongs to a name."""

from __future__ import annotations

import re

from training.sentences import OTHER, Sentence

CONNECTORS = {"of", "and", "&", "for", "the", "-", "'s", "’s", "on", "de", "la", "al", "/", "."}
TITLES = frozenset(
    """
    president secretary minister mr. mrs. ms. dr. mr mrs ms dr sir king queen prince princess
    professor prof. senator sen. rep. general gen. governor gov. judge justice chief captain
    lord lady pope mayor director chairman officer state chancellor ambassador envoy spokesman
    spokeswoman premier prime foreign deputy vice commissioner colonel sheikh imam miss madam
    emperor empress reverend rev. fr. sergeant sgt. lieutenant lt. major admiral congressman
    congresswoman speaker administrator attorney congressperson saint st. st tsar tsarina tsarevna
    dame inspector sheriff doctor chair undersecretary rector counsel count command protector whip
    duke duchess earl baron archbishop bishop cardinal rabbi mp
    """.split()
)
CALENDAR = frozenset(
    """
    day week month year decade century morning afternoon evening night today tomorrow
    yesterday tonight spring summer autumn fall winter weekend quarter
    """.split()
)
# Endings of adjectives of nation, faith or party; a capitalised "Recent" in a heading has none.
NATIONALITY = re.compile(r"(an|ish|ese|i|ch|ic|im|ss|ew|ab|ant|ist|tine|ite|eek|ari|du|ttish|ox)$")


def nationalities(sentence: Sentence) -> list[tuple[int, int, str]]:
    """Adjectives of nation, faith or party as (start, end, "NORP")."""
    return [
        (i, i + 1, "NORP")
        for i, word in enumerate(sentence.words)
        if sentence.upos[i] == "ADJ"
        and sentence.xpos[i] == "JJ"
        and word[0].isupper()
        and sentence.lemmas[i][0].isupper()
        and NATIONALITY.search(word)
        and word not in ("Atlantic", "Pacific", "Arctic")
    ]


def write_names(sentence: Sentence, spans: list[tuple[int, int, str]], known: bool) -> None:
    """Fill ``names`` from spans: longest first, no overlap; "Russian" + "Foreign Ministry" is one ORG.

    Where the names are annotated by hand (not `known`) they stay as they are.
    """
    orgs = {start: end for start, end, label in spans if label == "ORG" and known}
    spans = [
        (s, orgs[e], "ORG") if label == "NORP" and e in orgs else (s, e, label)
        for s, e, label in spans
    ]
    names: list[str | None] = ["O" if known else OTHER] * len(sentence.words)
    taken: set[int] = set()
    for start, end, label in sorted(spans, key=lambda span: span[0] - span[1]):
        if taken.isdisjoint(range(start, end)):
            taken.update(range(start, end))
            names[start:end] = [f"B-{label}"] + [f"I-{label}"] * (end - start - 1)
    if not known:
        for at, name in enumerate(names):
            if (
                name == OTHER
                and sentence.upos[at] not in ("PROPN", "NUM", "ADJ")
                and (sentence.lemmas[at].lower() not in CALENDAR)
            ):
                names[at] = "O"
    sentence.names = names
