"""Replies kept until the store changes."""

import asyncio

import pytest

from kg.server import conditional
from kg.server.conditional import Kept
from kg.server.jobs import Job, Reply
from kg.server.problems import Problem
from tests.server.conftest import run_apart

JOB = Job("tests:none", {})


class Service:
    """Makes replies of a length, or a problem where there is none, and counts them."""

    def __init__(self, length):
        self.made, self._length = 0, length

    async def run(self, _):
        await asyncio.sleep(0)
        self.made += 1
        if self._length is None:
            raise Problem(503, "busy")
        return Reply(body=b"x" * self._length)


def asked(service, *tags):
    """Ask for the replies of some tags one after the other."""

    async def ask():
        kept = Kept(service)
        return [await kept.reply(tag, JOB) for tag in tags]

    return run_apart(ask())


def test_a_reply_is_made_once():
    service = Service(9)
    assert len(set(map(id, asked(service, "a", "b", "a", "b")))) == 2
    assert service.made == 2


def test_it_is_made_once_for_all_who_wait_for_it():
    async def ask():
        kept = Kept(service)
        return await asyncio.gather(*(kept.reply("a", JOB) for _ in range(3)))

    service = Service(9)
    run_apart(ask())
    assert service.made == 1


def test_few_large_replies_take_no_more_room_than_many_small_ones(monkeypatch):
    monkeypatch.setattr(conditional, "_KEPT", 10_000)
    for length, made in ((10, 30), (6_000, 60), (20_000, 60)):
        service = Service(length)
        asked(service, *map(str, range(30)), *map(str, range(30)))
        assert service.made == made


def test_what_went_wrong_is_tried_again():
    service = Service(None)

    async def ask():
        kept = Kept(service)
        for _ in range(2):
            with pytest.raises(Problem):
                await kept.reply("a", JOB)

    run_apart(ask())
    assert service.made == 2
