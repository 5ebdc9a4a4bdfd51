"""Seconds of CPU, whole and by stage; the wall clock of a shared machine says nothing."""

from __future__ import annotations

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


def cpu(function: Callable[[], object]) -> float:
    """CPU seconds that a call takes, all threads together."""
    begin = time.process_time()
    function()
    return time.process_time() - begin
