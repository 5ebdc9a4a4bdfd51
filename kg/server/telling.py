"""What the server says of itself: a log in JSON lines, and figures for Prometheus."""

from __future__ import annotations

import json
import logging
import threading
import traceback
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    from kg.server.pool import Pool
    from kg.server.snapshots import Snapshots

_WARNINGS = frozenset({"error", "fault", "stopped", "worker"})


class Log:
    """Lines of JSON, an event each; ``quiet`` keeps what went wrong alone."""

    def __init__(self, stream: TextIO, *, quiet: bool = False) -> None:
        self._stream = stream
        self._quiet = quiet
        self._lock = threading.Lock()

    def __call__(self, event: str, **fields: Any) -> None:
        """Write a line; fields of None are left out."""
        if self._quiet and event not in _WARNINGS:
            return
        time = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        told = {name: value for name, value in fields.items() if value is not None}
        line = json.dumps({"time": time, "event": event, **told}, default=str)
        with self._lock:
            self._stream.write(f"{line}\n")
            self._stream.flush()

    def take_over(self, name: str) -> None:
        """Write what a logger of Python's says, warnings and worse."""
        logger = logging.getLogger(name)
        logger.handlers = [_Handler(self)]
        logger.setLevel(logging.WARNING)
        logger.propagate = False


class _Handler(logging.Handler):
    def __init__(self, log: Log) -> None:
        super().__init__()
        self._log = log

    def emit(self, record: logging.LogRecord) -> None:
        error = record.exc_info[1] if record.exc_info else None
        trace = "".join(traceback.format_exception(error)) if error else None
        told = record.getMessage().strip()
        self._log("fault" if error else "error", sentence=told, of=record.name, trace=trace)


class Metrics:
    """Counters and gauges, in a registry of their own."""

    def __init__(self, pool: Pool, snapshots: Snapshots) -> None:
        from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

        self.registry = CollectorRegistry()
        self._requests = Counter(
            "kg_requests", "Requests answered", ["path", "status"], registry=self.registry
        )
        self._seconds = Histogram(
            "kg_request_seconds", "Seconds to answer", ["path"], registry=self.registry
        )
        gauges = {
            "kg_workers": ("Workers that live", lambda: pool.size),
            "kg_jobs_waiting": ("Jobs that wait for a worker", lambda: pool.waiting),
            "kg_jobs_running": ("Jobs that are being done", lambda: pool.running),
            "kg_jobs_long": ("Jobs that run for long", lambda: pool.long),
            "kg_workers_ended": ("Workers ended and replaced so far", lambda: pool.ended),
            "kg_snapshots": ("Versions of the store served so far", lambda: snapshots.number),
        }
        for name, (text, value) in gauges.items():
            Gauge(name, text, registry=self.registry).set_function(value)

    def count(self, path: str, status: int, seconds: float) -> None:
        """Count a request; ``path`` must be one of few."""
        self._requests.labels(path, str(status)).inc()
        self._seconds.labels(path).observe(seconds)

    def text(self) -> tuple[bytes, str]:
        """All of it as Prometheus reads it, and the media type."""
        from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

        return generate_latest(self.registry), CONTENT_TYPE_LATEST
