"""GUM's mentions of any kind → names: the capitalised part around a mention's head.

Titles are left out ("Foreign Minister"); a nationality before a name belongs to it ("Russian Foreign
Ministry").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from training.names import CALENDAR, CONNECTORS, TITLES, nationalities, write_names
from training.places import COUNTRIES, place_label
from training.sentences import Sentence

Mention = tuple[int, int, str, str]  # start, end, type, link of one of GUM's mentions
LINKS = {"ana", "appos", "cata", "coref", "disc", "pred", "sgl"}
# Capitalised common nouns that are no one's name.
NO_PERSON = frozenset(
    """
    fellow guest architect honor honour mother mom mum dad daddy father man mankind individual
    devil defense daily water tale key anonymous poet decree chambermaid street chaos command
    """.split()
)
GROUPS = frozenset(
    """
    republican democrat libertarian conservative liberal socialist communist christian muslim jew
    catholic protestant hispanic latino asian african american indian european arab islander
    """.split()
)
# Alone they may mean an office or just any: no label is taught and none is counted.
GENERIC = frozenset(
    """
    nation state states government administration society court church assembly university country
    city district republic union world earth home hall floor palace airport land building temple
    center downtown main study space sun hell priest gates shore route a b c i household army
    armies navy academy environment department ministry company board committee office party agency
    commission council empire pyramid cathedral north south east west northeast northwest southeast
    southwest libraries evolution voice freedom daughters spirit frontier press universal marine
    """.split()
)


def _mentions(sentence: Sentence) -> Iterator[Mention]:
    """GUM's mentions inside one sentence."""
    opened: dict[str, list[tuple[int, str, str]]] = {}
    for at, text in enumerate(sentence.entity):
        for match in re.finditer(r"\(([^()]+)(\)?)|([^()]+)\)", text):
            if match.group(1):
                parts = match.group(1).split("-")
                link = next((p for p in parts if p in LINKS), "")
                if match.group(2):
                    yield at, at + 1, parts[1], link
                else:
                    opened.setdefault(parts[0], []).append((at, parts[1], link))
            elif opened.get(match.group(3)):
                start, kind, link = opened[match.group(3)].pop()
                yield start, at + 1, kind, link


def gum_names(sentence: Sentence) -> None:
    """Fill ``names`` from the mentions: the longest capitalised name around each head wins.

    A lone "Court" or "Government" stays open (None): annotators disagree whether it is a name.
    """
    mentions = list(_mentions(sentence))
    spans = [s for m in mentions if (s := _name(sentence, mentions, *m)) is not None]
    write_names(sentence, spans + nationalities(sentence), known=True)
    for start, end, label in spans:
        lone = label in ("ORG", "GPE", "LOC") and end - start == 1
        lone = lone and sentence.words[start].lower() in GENERIC
        if lone and sentence.names[start] == f"B-{label}":
            sentence.names[start] = None


def _name(
    sentence: Sentence, mentions: list[Mention], start: int, end: int, kind: str, link: str
) -> tuple[int, int, str] | None:
    inside = range(start, end)
    head = next(
        (i for i in inside if sentence.heads[i] not in inside or sentence.heads[i] == i), None
    )
    if head is None:
        return None
    if kind == "time":
        calendar = sentence.lemmas[head].lower() in CALENDAR or sentence.upos[head] in (
            "PROPN",
            "NUM",
        )
        start += sentence.words[start].lower() == "the"
        return (start, end, "DATE") if end - start <= 7 and start < end and calendar else None
    label = {"person": "PERSON", "organization": "ORG", "place": "GPE", "event": "EVENT"}.get(kind)
    if label is None or link in ("ana", "disc", "cata") or not _proper(sentence, head):
        return None
    if label == "PERSON":
        return _person(sentence, head, start, end)
    first, last = head, head + 1
    owners = {m[1] for m in mentions if start <= m[0] and m[1] < end}  # "Texas A&M" 's department
    while first > start and _joins(sentence, owners, first - 1, first - 2, start):
        first -= 1
    while last < end and (step := _onward(sentence, owners, last, end)):
        last += step
    while first < head and not (_proper(sentence, first) or sentence.words[first][0].isupper()):
        first += 1
    while last - 1 > head and not _proper(sentence, last - 1):
        last -= 1
    if label == "ORG" and " ".join(sentence.words[first:last]) in COUNTRIES:
        label = "GPE"  # a state that acts is still named by its place, as in Universal NER
    return first, last, place_label(sentence.words[first:last]) if label == "GPE" else label


def _person(sentence: Sentence, head: int, start: int, end: int) -> tuple[int, int, str] | None:
    """The name of a person: the flat chain of the head, or a compound such as "O.J. Simpson"."""
    words, chain = sentence.words, {head}
    for i in range(head + 1, end):
        if sentence.heads[i] in chain and sentence.deps[i].partition(":")[0] in ("flat", "punct"):
            chain.add(i)
    last = head + 1
    while last < end and (last in chain or words[last] == "-"):
        last += 1
    while last - 1 > head and (sentence.upos[last - 1] == "PUNCT" or words[last - 1].islower()):
        last -= 1
    first = head
    if last == head + 1:
        while (
            first > start
            and sentence.heads[first - 1] == head
            and sentence.deps[first - 1] == "compound"
            and _proper(sentence, first - 1)
        ):
            first -= 1
    for at in range(last - 1, first - 1, -1):
        if words[at].lower() in TITLES:
            first = at + 1
            break
    if first >= last or not words[first][0].isupper():
        return None  # "King of Athens": a title alone
    if sentence.xpos[head] == "NNPS" or words[last - 1].lower() in GROUPS:
        return first, last, "NORP"  # "Americans", "Democrats", "a Republican"
    if last - first == 1 and words[first].lower() in NO_PERSON:
        return None
    return first, last, "PERSON"


def _proper(sentence: Sentence, at: int) -> bool:
    return sentence.xpos[at].startswith("NNP")


def _onward(sentence: Sentence, owners: set[int], at: int, high: int) -> int:
    """How many tokens from `at` continue a name: "of the Netherlands" two and the name's own."""
    if _joins(sentence, owners, at, at + 1, 0, high):
        return 1
    over = sentence.words[at].lower() in ("of", "for") and at + 2 < high
    if over and sentence.words[at + 1].lower() == "the" and _proper(sentence, at + 2):
        return 2
    return 0


def _joins(
    sentence: Sentence, owners: set[int], at: int, beyond: int, low: int, high: int | None = None
) -> bool:
    word = sentence.words[at]
    if _proper(sentence, at) or (word[0].isupper() and sentence.xpos[at] in ("JJ", "NN", "NNS")):
        return True
    if sentence.xpos[at] == "POS" and at in owners:
        return False
    inside = low <= beyond < (high if high is not None else len(sentence.words))
    return word.lower() in CONNECTORS and inside and _proper(sentence, beyond)
