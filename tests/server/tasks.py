"""Tasks that no client can ask for, to see what a worker can do."""

import os
import socket
import time

from kg.errors import InputError
from kg.server.jobs import Reply


def reach(store, *, port):
    """Try all that could leave this process; say what got through."""
    ways = {
        "connect": lambda: socket.create_connection(("127.0.0.1", port), timeout=1),
        "socket": lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM),
        # without our check of the text
        "engine": lambda: list(
            store._engine.query(f"SELECT * {{ SERVICE <http://127.0.0.1:{port}/> {{ ?s ?p ?o }} }}")
        ),
        "name": lambda: socket.getaddrinfo("localhost.example", 80),
    }
    return Reply(data={name: outcome(way) for name, way in ways.items()})


def outcome(way):
    try:
        way()
    except (OSError, RuntimeError) as error:
        return type(error).__name__
    return "done"


def take(store, *, megabytes):
    """Hold memory."""
    return Reply(data={"size": len(bytearray(megabytes * 1_000_000))})


def sleep(store, *, seconds):
    time.sleep(seconds)
    return Reply()


def die(store):
    os.abort()


def fail(store):
    raise ZeroDivisionError("of ours")


def refuse(store):
    raise InputError("no such article", "name another")


def about(store):
    return Reply(data={"pid": os.getpid(), "articles": len(store.articles())})
