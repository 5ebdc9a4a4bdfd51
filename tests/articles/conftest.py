import socket

import pytest


@pytest.fixture(autouse=True)
def no_network(monkeypatch):
    """Only this machine can be reached; names resolve without asking anyone."""
    connect = socket.socket.connect

    def guarded(self, address):
        assert str(address[0]).startswith("127."), f"the test reaches out to {address}"
        return connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)
