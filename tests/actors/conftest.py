from __future__ import annotations

from pathlib import Path

import pytest

from kg.actors.base import ActorBase

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture(scope="session")
def base() -> ActorBase:
    return ActorBase.load(SEEDS)
