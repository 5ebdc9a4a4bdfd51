"""From scores to structures: names by Viterbi, trees by Chu-Liu-Edmonds."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
_NEVER = np.float32(-1e9)
_ROOTS = 5


def transitions(labels: Sequence[str]) -> Scores:
    """(labels + 1, labels): 0 where a BIO label may follow another (last row: the start)."""
    table = np.zeros((len(labels) + 1, len(labels)), np.float32)
    for after, label in enumerate(labels):
        if label.startswith("I-"):
            allowed = {f"B-{label[2:]}", label}
            for before in range(len(labels) + 1):
                if before == len(labels) or labels[before] not in allowed:
                    table[before, after] = -1e4
    return table


def best_labels(scores: Scores, allowed: Scores) -> list[int]:
    """The best label sequence (Viterbi) of scores (tokens, labels)."""
    greedy = scores.argmax(1)
    if _follows(greedy, allowed):
        return [int(label) for label in greedy]
    current = scores[0] + allowed[-1]
    back = []
    for row in scores[1:]:
        paths = current[:, None] + allowed[:-1]
        back.append(paths.argmax(0))
        current = paths.max(0) + row
    labels = [int(current.argmax())]
    for pointers in reversed(back):
        labels.append(int(pointers[labels[-1]]))
    return labels[::-1]


def _follows(labels: NDArray[np.int64], allowed: Scores) -> bool:
    steps = allowed[labels[:-1], labels[1:]]
    return bool(allowed[-1, labels[0]] == 0 and not steps.any())


def best_tree(arcs: Scores) -> NDArray[np.int64]:
    """Heads of the best tree over arcs (dependent, head); the one root points to itself.

    The diagonal scores a token as root. Roots are tried in the order of what each gains over the
    token's best head, which no tree of it can exceed; a few, as each may take long in odd texts.
    """
    scores = arcs.astype(np.float32, copy=True)
    np.fill_diagonal(scores, _NEVER)
    greedy = np.asarray(scores.argmax(1), np.int64)
    every = np.arange(len(arcs))
    free = scores[every, greedy]
    gains = np.diagonal(arcs) - free
    best, most = greedy, -np.inf
    for root in np.argsort(-gains, kind="stable")[:_ROOTS]:
        if gains[root] <= most:
            break
        heads = _rooted(scores, greedy, int(root))
        total = float((arcs[every, heads] - free).sum())
        if total > most:
            best, most = heads, total
    return best


def _rooted(scores: Scores, greedy: NDArray[np.int64], root: int) -> NDArray[np.int64]:
    """The best tree of a root: greedy, and by Chu-Liu-Edmonds only where a cycle shows."""
    heads = greedy.copy()
    heads[root] = root
    if _cycle(heads, root) is None:
        return heads
    size = len(scores)
    order = [root, *(i for i in range(size) if i != root)]
    found = _contract(scores[np.ix_(order, order)])
    result = np.empty(size, np.int64)
    for at, head in enumerate(found):
        result[order[at]] = order[head]
    result[root] = root
    return result


def _cycle(heads: NDArray[np.int64], root: int) -> list[int] | None:
    """The tokens of a cycle, or None."""
    done = {root}
    for begin in range(len(heads)):
        path: list[int] = []
        seen: set[int] = set()
        node = begin
        while node not in done and node not in seen:
            seen.add(node)
            path.append(node)
            node = int(heads[node])
        if node in seen:
            return path[path.index(node) :]
        done.update(path)
    return None


def _contract(scores: Scores) -> NDArray[np.int64]:
    """Chu-Liu-Edmonds with the root at index 0 (Edmonds 1967); recursion by contraction."""
    scores = scores.copy()
    np.fill_diagonal(scores, _NEVER)
    scores[0, :] = _NEVER
    heads = np.asarray(scores.argmax(1), np.int64)
    heads[0] = 0
    cycle = _cycle(heads, 0)
    if cycle is None:
        return heads
    inside = np.array(cycle)
    rest = np.setdiff1d(np.arange(len(scores)), inside)  # the root stays in front
    new = len(rest)
    out = scores[np.ix_(rest, inside)]  # heads in the cycle for those outside
    gains = scores[np.ix_(inside, rest)] - scores[inside, heads[inside]][:, None]
    leaving, entering = inside[out.argmax(1)], inside[gains.argmax(0)]
    smaller = np.full((new + 1, new + 1), _NEVER, np.float32)
    smaller[:new, :new] = scores[np.ix_(rest, rest)]
    smaller[1:new, new] = out.max(1)[1:]
    smaller[new, :new] = gains.max(0)
    solved = _contract(smaller)
    result = heads.copy()
    inner = solved[1:new]
    result[rest[1:]] = np.where(inner == new, leaving[1:], rest[np.minimum(inner, new - 1)])
    result[entering[solved[new]]] = rest[solved[new]]
    return result
