"""Which kinds of jobs have taken long of late."""

from __future__ import annotations

import time

_LASTS = 60.0  # seconds; then a kind has its chance again
_MOST = 1_000  # kinds


class Slow:
    """A memory of kinds, the oldest of which are forgotten."""

    def __init__(self) -> None:
        self._until: dict[str, float] = {}

    def knows(self, kind: str) -> bool:
        """Whether a kind took long the last time, and that is not long ago."""
        return self._until.get(kind, 0.0) > time.monotonic()

    def note(self, kind: str, long: bool) -> None:
        """Remember how it was this time."""
        self._until.pop(kind, None)
        if long and kind:
            self._until[kind] = time.monotonic() + _LASTS
            if len(self._until) > _MOST:
                del self._until[next(iter(self._until))]
