"""Processes that run queries: what is left of one that is not wanted any more."""

import asyncio

import pytest

from kg.server import processes
from kg.server.processes import Template
from tests.server.conftest import run_apart


def test_one_that_is_called_off_while_it_starts_is_ended_at_once(monkeypatch):
    started = []
    spawn = processes.spawn
    monkeypatch.setattr(processes, "spawn", lambda *how: started.append(spawn(*how)) or started[0])

    async def main():
        starting = asyncio.create_task(Template.start(500, lambda _: None))
        while not started:
            await asyncio.sleep(0)
        starting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await starting

    run_apart(main())
    assert started[0].poll() is not None
