"""How the cost of finding retellings grows: synthetic events of 1,000 to 100,000 articles.

    python -m benchmarks.stories [--most 100000]

Articles tell three events each, between states that are as unevenly busy as in the news (Zipf),
over a time that grows with their number; a third of the events are told again by a later article.
Printed are events, pairs compared, CPU seconds, microseconds an event and, divided by log2 of their
number, the same again: flat where the cost grows as n log n.
"""

from __future__ import annotations

import argparse
import math
import random
import time
from collections.abc import Iterator
from datetime import date, timedelta

from kg.actors import stories
from kg.actors.accounts import Account, Side

ACTS = (
    ("phone-call", "CONSULT"), ("meeting", "CONSULT"), ("visit", "CONSULT"), ("signing", "SUPPORT"),
    ("accusation", "ACCUSE"), ("warning", "THREATEN"), ("aid-given", "AID"), ("attack", "ASSAULT"),
)  # fmt: skip
A_DAY = 60  # articles


def accounts(articles: int, seed: int = 7) -> Iterator[Account]:
    """The accounts of synthetic articles."""
    chance = random.Random(seed)
    states = [f"state-{n}" for n in range(200)]
    weights = [1 / (n + 1) for n in range(200)]
    told: list[tuple[str, str, str, str, date]] = []
    for article in range(articles):
        day = date(2020, 1, 1) + timedelta(days=article // A_DAY)
        for number in range(3):
            if told and chance.random() < 1 / 3:
                one, other, subtype, kind, when = chance.choice(told[-3 * A_DAY :])
            else:
                one, other = chance.choices(states, weights, k=2)
                (subtype, kind), when = chance.choice(ACTS), day
                told.append((one, other, subtype, kind, when))
            if one == other:
                continue
            exact = chance.random() < 0.6
            words = frozenset(f"word{chance.randrange(400)}" for _ in range(12))
            yield Account(
                key=f"{article}-{number}",
                article=str(article),
                subtype=subtype,
                event_type=kind,
                certainty="done",
                mutual=kind == "CONSULT",
                sources=_side(one),
                targets=_side(other),
                first=when if exact else day - timedelta(days=3),
                last=when if exact else day,
                exact=exact,
                words=words,
            )


def _side(state: str) -> Side:
    return Side(frozenset({state}), frozenset({state}), frozenset())


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--most", type=int, default=100_000)
    options = parser.parse_args()
    print("articles    events  compared  CPU s  µs/event  /log2 n  stories")
    size = 1_000
    while size <= options.most:
        told = list(accounts(size))
        compared = 0
        inner = stories.compare

        def counting(a: Account, b: Account, inner=inner):  # type: ignore[no-untyped-def]
            nonlocal compared
            compared += 1
            return inner(a, b)

        stories.compare = counting
        start = time.process_time()
        groups, _ = stories.join(told)
        spent = time.process_time() - start
        stories.compare = inner
        each = 1e6 * spent / len(told)
        print(
            f"{size:8,} {len(told):9,} {compared:9,} {spent:6.1f} {each:9.0f} "
            f"{each / math.log2(len(told)):8.1f} {len(groups):8,}",
            flush=True,
        )
        size = size * 10 if size < 10_000 else size + 45_000


if __name__ == "__main__":
    main()
