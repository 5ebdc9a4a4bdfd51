"""Texts that say nearly the same: no text may be in two parts, or in a part and in a public set."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

# Texts that share a fifth of their four-word runs, or one run of eight words, are too alike.
MOST_ALIKE = 0.2
RUN = 8


def too_alike(texts: list[str], public: list[str]) -> Iterator[str]:
    """Pairs of texts that say nearly the same, among `texts` or with one of `public`."""
    everything = public + texts
    short, long = ([_runs(text, size) for text in everything] for size in (4, RUN))
    holders: dict[tuple[str, ...], list[int]] = {}
    for n, text in enumerate(everything):
        common = Counter(other for run in short[n] for other in holders.get(run, ()))
        for other, shared in common.items():
            union = len(short[n]) + len(short[other]) - shared
            if n >= len(public) and (shared > MOST_ALIKE * union or long[n] & long[other]):
                yield f"too alike: {text[:60]!r} and {everything[other][:60]!r}"
        for run in short[n]:
            holders.setdefault(run, []).append(n)


def _runs(text: str, size: int) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[n : n + size]) for n in range(len(words) - size + 1)}
