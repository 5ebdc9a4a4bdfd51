from __future__ import annotations

from pathlib import Path

import pytest

from kg.actors.base import ActorBase
from kg.actors.hierarchy import Hierarchy

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture(scope="session")
def base() -> ActorBase:
    return ActorBase.load(SEEDS)


@pytest.fixture(scope="session")
def hierarchy(base: ActorBase) -> Hierarchy:
    return Hierarchy({actor.id: actor for actor in base.actors()}, base.posts())
