"""Seconds of CPU, whole and by stage; the wall clock of a shared machine says nothing."""

from __future__ import annotations

import resource
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any


class Stopwatch:
    """CPU seconds by stage; a stage inside another is not counted twice."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self._open: list[str] = []
        self._since = 0.0

    def _turn(self) -> None:
        now = time.process_time()
        if self._open:
            self.seconds[self._open[-1]] += now - self._since
        self._since = now

    def _enter(self, stage: str) -> None:
        self._turn()
        self._open.append(stage)

    def _leave(self) -> None:
        self._turn()
        self._open.pop()

    def timed(self, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function, its time taken as that of the stage."""

        def run(*arguments: Any, **named: Any) -> Any:
            self._enter(stage)
            try:
                return function(*arguments, **named)
            finally:
                self._leave()

        return run

    def each(self, stage: str, items: Iterable[Any]) -> Iterator[Any]:
        """The items, the time it takes to make each as that of the stage."""
        iterator = iter(items)
        following = self.timed(stage, lambda: next(iterator, self))
        while (item := following()) is not self:
            yield item


class Clock:
    """CPU seconds of this process and of those that it started, and seconds that passed."""

    def __init__(self) -> None:
        self._last = self._now()

    def _now(self) -> tuple[float, float]:
        used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
        return sum(u.ru_utime + u.ru_stime for u in used), time.monotonic()

    def lap(self) -> tuple[float, float]:
        """CPU seconds, and seconds, since the lap before."""
        last, self._last = self._last, self._now()
        return self._last[0] - last[0], self._last[1] - last[1]


def cpu(function: Callable[[], object]) -> float:
    """CPU seconds that a call takes, all threads together."""
    begin = time.process_time()
    function()
    return time.process_time() - begin
