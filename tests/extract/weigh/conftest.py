"""Readings written by hand, in place of the network's."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import numpy as np
import pytest

from kg.extract.parse.reading import TOLD, Labels, Reading
from kg.extract.pipeline import Extractor
from kg.model import Article, Event, Status
from kg.settings import Settings, weights_directory

ROLES = ("none", "source", "target", "mutual", "said")
STATUS = tuple(str(status) for status in Status)


@pytest.fixture(scope="module")
def bare_extractor() -> Extractor:
    return Extractor.load(weights_directory(), Settings.load(environment={}).ontology)


Sure = dict[str, float]
Told = dict[str, tuple[Sure, str]]  # word → subtypes with chances, status


@pytest.fixture
def events(bare_extractor: Extractor) -> Callable[..., list[Event]]:
    subtypes = tuple(bare_extractor.coder.taxonomy.subtypes)

    def code(
        text: str, told: Told, roles: dict[str, str], actors: tuple[str, ...] = ()
    ) -> list[Event]:
        """Events of a text under a reading: chances of acts by word, roles of parties by word."""
        doc = bare_extractor.parse(text)
        size = len(doc)
        scores = np.full((size, len(TOLD)), -9.0, np.float32)
        scores[:, 0] = 9.0
        acts = np.full((size, len(subtypes)), -9.0, np.float32)
        status = np.full((size, len(STATUS)), -9.0, np.float32)
        named = np.full((size, 2), 0.0, np.float32)
        named[:, 1] = -9.0
        parts = np.full((size, size, len(ROLES)), -9.0, np.float32)
        parts[:, :, 0] = 0.0
        for token in doc:
            sure, how = told.get(token.text, ({}, "actual"))
            if sure:
                chance = sum(sure.values())
                scores[token.i] = np.log([1.0001 - chance, chance, 1e-4])
                for name, value in sure.items():
                    acts[token.i, subtypes.index(name)] = np.log(value / chance)
                status[token.i, STATUS.index(how)] = 9.0
            if token.text in roles or token.text in actors:
                named[token.i] = (-9.0, 0.0)
            if token.text in roles:
                parts[:, token.i] = -9.0
                parts[:, token.i, ROLES.index(roles[token.text])] = 0.0
        reading = Reading(Labels(subtypes, STATUS, ROLES))
        reading.add(np.arange(size), scores, acts, status, named, parts)
        doc.reading = reading
        article = Article(id="a", text=text, date=date(2024, 3, 13))
        return bare_extractor.coder.events(doc, article, None)

    return code
