"""How far two annotators agree: `twice-*.marked.txt` holds texts of our corpus, marked again.

    python -m training.agreement --sample 300 > texts.txt   texts to mark again, without marks
    python -m training.agreement                            the figures

Spans are counted as F1 between the two (there is no "true" side): triggers by their tokens'
characters, actors by exact span. Kappa (Cohen 1960) is over what both marked: type and status of
the triggers that overlap, and the role (source, target, mutual, none) of every actor both marked in
an act both marked. Pairs and triples are counted as `kg evaluate` counts them, with the second
annotation in the place of what is read: what a careful person would get on these texts.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterable

from kg.evaluate.rows import told_of
from kg.evaluate.score import Score, score
from kg.taxonomy import Taxonomy
from training.gold import compile_items
from training.marked import Act, Item
from training.parts import items_of, marked_files, own_taxonomy

Pair = tuple[str, str]
Place = tuple[int, int]


def kappa(pairs: list[Pair]) -> float:
    """Agreement beyond chance of (first, second) labels; 1 where there is one label alone."""
    size = len(pairs)
    agreed = sum(a == b for a, b in pairs) / size
    first, second = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(first[label] * second[label] for label in first) / size**2
    return 1.0 if chance == 1 else (agreed - chance) / (1 - chance)


def f1(first: set[tuple[object, ...]], second: set[tuple[object, ...]]) -> float:
    """F1 of two sets of spans."""
    return 2 * len(first & second) / (len(first) + len(second))


def figures(pairs: Iterable[tuple[Item, Item]], taxonomy: Taxonomy) -> dict[str, float]:
    """All figures over (first, second) annotations of the same texts."""
    actors: tuple[set[tuple[object, ...]], ...] = (set(), set())
    triggers: tuple[set[tuple[object, ...]], ...] = (set(), set())
    types: list[Pair] = []
    subtypes: list[Pair] = []
    statuses: list[Pair] = []
    roles: list[Pair] = []
    scored = Score()
    for number, (one, other) in enumerate(pairs):
        scored += _scored(one, other, taxonomy)
        for side, item in enumerate((one, other)):
            actors[side].update((number, span) for p in item.parties for span in p.spans)
        matched = list(_matched(one, other))
        for side, item in enumerate((one, other)):
            shared = {id(pair[side]): n for n, pair in enumerate(matched)}
            for at, act in enumerate(item.acts):
                name = ("both", shared[id(act)]) if id(act) in shared else (side, at)
                triggers[side].add((number, *name))
        for a, b in matched:
            types.append((_type(a, taxonomy), _type(b, taxonomy)))
            subtypes.append((a.subtype, b.subtype))
            statuses.append((a.status, b.status))
            first, second = _roles(a), _roles(b)
            marked = {s for p in one.parties for s in p.spans}
            marked &= {s for p in other.parties for s in p.spans}
            roles += [(first.get(s, "none"), second.get(s, "none")) for s in marked]
    return {
        "actor span F1": f1(*actors),
        "event F1 (overlapping trigger)": f1(*triggers),
        "type kappa": kappa(types),
        "subtype kappa": kappa(subtypes),
        "status kappa": kappa(statuses),
        "role kappa": kappa(roles),
        "pair F1": scored.f1("pair"),
        "triple F1": scored.f1("triple"),
        "events both marked": float(len(types)),
    }


def _scored(one: Item, other: Item, taxonomy: Taxonomy) -> Score:
    """The second annotation, counted against the first."""
    _, (gold, again) = compile_items((one, other), taxonomy)
    first, second = ([told_of(event) for event in row["events"]] for row in (gold, again))
    return score(one.text, first, second)


def _matched(one: Item, other: Item) -> Iterable[tuple[Act, Act]]:
    """Acts whose triggers overlap, one to one in the order of the text."""
    left = list(other.acts)
    for act in one.acts:
        for candidate in left:
            if any(s < f and e < t for s, t in act.trigger for e, f in candidate.trigger):
                left.remove(candidate)
                yield act, candidate
                break


def _type(act: Act, taxonomy: Taxonomy) -> str:
    return taxonomy.fold(act.subtype, act.status)[0] or "none"


def _roles(act: Act) -> dict[Place, str]:
    side = "mutual" if act.mutual else "source"
    found = {span: side for party in act.sources for span in party.spans}
    return found | {span: "target" for party in act.targets for span in party.spans}


def items(part: str) -> list[Item]:
    """The marked texts of a part."""
    return items_of(marked_files(part))


def main() -> None:
    """Print texts to mark again, or how far the two annotations agree."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sample", type=int)
    wishes = parser.parse_args()
    singles = [item for part in ("train", "held") for item in items(part) if not item.title]
    if wishes.sample:
        for item in random.Random(1).sample(singles, wishes.sample):
            print(f"@ {item.day}\n{item.text}\n")
        return
    by_text = {item.text: item for item in singles}
    again = [(by_text[item.text], item) for item in items("twice") if item.text in by_text]
    print(len(again), "texts annotated twice")
    for name, value in figures(again, own_taxonomy()).items():
        print(f"{name:32}{value:8.3f}")


if __name__ == "__main__":
    main()
