"""Answers on slow lines."""

import asyncio
import socket

import pytest

from kg.server.delivery import Deliveries
from kg.server.problems import Problem
from tests.server.conftest import run_apart, serving, until

MANY = "SELECT%20*%20%7B%20?a%20?b%20?c%20.%20?d%20?e%20?f%20%7D%20LIMIT%2020000"


def test_what_is_on_its_way_is_counted():
    deliveries = Deliveries(most=100_000, slowest=1_000_000)
    parts = []

    async def main():
        gate = asyncio.Event()

        async def send(message):
            parts.append(message)
            await gate.wait()

        first = asyncio.create_task(deliveries.deliver(b"x" * 80_000, send))
        await asyncio.sleep(0)
        with pytest.raises(Problem, match="too many large answers") as caught:
            deliveries.response(b"x" * 30_000, {})
        assert caught.value.status == 503
        gate.set()
        await first
        deliveries.response(b"x" * 30_000, {})

    run_apart(main())
    assert b"".join(part["body"] for part in parts) == b"x" * 80_000
    assert [part.get("more_body", False) for part in parts] == [True, True, False]


def test_a_client_that_does_not_read_is_left(path):
    with (
        serving(path, slowest=10_000_000) as server,
        socket.socket() as line,
    ):
        line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        line.connect((server.host, server.port))
        line.sendall(f"GET /sparql?query={MANY} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        until(lambda: server.log("error"))
        assert server.query("ASK {}").status == 200
    assert server.log("request")[0]["status"] == 200
