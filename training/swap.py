"""Names of training sentences swapped for others of the same kind and length.

Treebanks name few states and ministries; the swap shows the network more of them in the same
syntax. Trees, tags and the number of tokens stay as they are.
"""

from __future__ import annotations

import itertools
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

import pycountry

from training.convert import COUNTRIES, Sentence

RATE = 0.3  # of the names, each time a sentence is drawn
_KINDS = ("PERSON", "ORG", "GPE", "NORP")
_DEMONYMS = (
    "Russian Ukrainian Chinese Japanese Indian Pakistani Iranian Iraqi Israeli Turkish Egyptian "
    "Saudi French German British Italian Spanish Polish Greek Serbian Syrian Lebanese Jordanian "
    "Sudanese Ethiopian Kenyan Nigerian Malian Algerian Moroccan Libyan Mexican Cuban Brazilian "
    "Venezuelan Colombian Argentine Canadian Australian Indonesian Philippine Vietnamese Thai "
    "Cambodian Korean Mongolian Kazakh Uzbek Georgian Armenian Azerbaijani Belarusian Moldovan "
    "Afghan Dutch Belgian Swedish Finnish Norwegian Danish Hungarian Romanian Qatari Emirati"
).split()
_OFFICES = (
    "Foreign Ministry|Defence Ministry|Defense Ministry|Interior Ministry|Finance Ministry|"
    "Foreign Office|Parliament|Supreme Court|Central Bank|Army|Navy|Embassy|Security Council|"
    "National Assembly|Communist Party|Red Cross|Coast Guard|Border Guard|Election Commission"
).split("|")
_OF = (
    "Ministry of Foreign Affairs|Ministry of Defence|Department of State|Council of Ministers|"
    "Ministry of Trade|Chamber of Deputies|Ministry of Justice|League of Nations|"
    "House of Representatives|Organization of American States|Bank of England|Congress of Deputies"
).split("|")


class Swapper:
    """Swaps names for others out of the training data, and for states and their offices."""

    def __init__(self, documents: Iterable[list[Sentence]]) -> None:
        pool: dict[tuple[str, int], set[tuple[str, ...]]] = defaultdict(set)
        for sentence in itertools.chain.from_iterable(documents):
            for start, end, label in spans(sentence):
                pool[label, end - start].add(tuple(sentence.words[start:end]))
        states = COUNTRIES | {c.name for c in pycountry.countries if c.name.isascii()}
        for name in states:
            words = tuple(name.split())
            if "," not in name and "(" not in name:
                pool["GPE", len(words)].add(words)
        for demonym, office in itertools.product(_DEMONYMS, _OFFICES):
            if random.random() < 0.15:
                words = (demonym, *office.split())
                pool["ORG", len(words)].add(words)
        for name in (*_OF, *_OFFICES):
            pool["ORG", len(name.split())].add(tuple(name.split()))
        pool["NORP", 1] |= {(word,) for word in _DEMONYMS}
        self.pool = {key: sorted(words) for key, words in pool.items()}
        states = {words for words in states if " " not in words}
        self.single = {"GPE": states, "NORP": set(_DEMONYMS)}

    def __call__(self, sentence: Sentence) -> Sentence:
        """The sentence with some of its names swapped; the same one if it has none."""
        words = None
        for start, end, label in spans(sentence):
            if label in _KINDS and random.random() < RATE:
                words = words or list(sentence.words)
                words[start:end] = random.choice(self.pool[label, end - start])
        return replace(sentence, words=words) if words else sentence

    def places(self, words: list[str]) -> list[str]:
        """Words with some states and nationalities swapped, the same word for the same one."""
        swaps: dict[str, str] = {}
        for label in ("GPE", "NORP"):
            names = self.single[label]
            for word in sorted(names.intersection(words)):
                if random.random() < RATE:
                    swaps[word] = random.choice(self.pool[label, 1])[0]
        return [swaps.get(word, word) for word in words]


def spans(sentence: Sentence) -> Iterator[tuple[int, int, str]]:
    """(start, end, label) of the sentence's names."""
    names = sentence.names
    for start, name in enumerate(names):
        if name and name.startswith("B-"):
            end = start + 1
            while end < len(names) and names[end] == f"I-{name[2:]}":
                end += 1
            yield start, end, name[2:]
