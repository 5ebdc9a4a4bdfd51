"""What was asked of late, kept within a size."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Recent(Generic[Key, Value]):
    """Values by their keys: of all that is too much together, what was asked longest ago goes."""

    def __init__(self, most: int, size: Callable[[Value], int]) -> None:
        """``size`` says of a value how much it is, in the unit of ``most``: bytes, cells."""
        self._most = most
        self._size = size
        self._sum = 0
        self._values: OrderedDict[Key, Value] = OrderedDict()

    def get(self, key: Key) -> Value | None:
        """Return the value of a key, None when it is not (or no more) here."""
        if key in self._values:
            self._values.move_to_end(key)
        return self._values.get(key)

    def keep(self, key: Key, value: Value) -> None:
        """Keep a value in place of an older one; not one that alone is too much."""
        if key in self._values:
            self._sum -= self._size(self._values.pop(key))
        if (size := self._size(value)) > self._most:
            return
        self._values[key] = value
        self._sum += size
        while self._sum > self._most:
            _, oldest = self._values.popitem(last=False)
            self._sum -= self._size(oldest)
