"""The extractor that `kg` loads, with the knowledge base; loaded once for all tests of it."""

from __future__ import annotations

import pytest

from kg.actors.base import ActorBase
from kg.extract.pipeline import Extractor
from kg.settings import data_directory, weights_directory


@pytest.fixture(scope="session")
def base() -> ActorBase:
    return ActorBase.load(data_directory("seeds"))


@pytest.fixture(scope="session")
def extractor(base: ActorBase) -> Extractor:
    return Extractor.load(weights_directory(), data_directory("ontology"), base)
