"""Train the base model: every layer, all heads together, learning rate annealed over the epochs.

Keeps an exponential moving average of the weights and saves the one with the best dev score.
"""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path
from typing import TypeVar

import torch
from tokenizers import Tokenizer

from kg.model import Status
from training.events import ROLES, Acts, act_names, load_acts
from training.labels import kept_rows
from training.loop import fit
from training.network import LABELLED, Network, sizes
from training.sentences import Sentence, load
from training.swap import Swapper
from training.windows import NAMES, Indices, Items

_One = TypeVar("_One")

TREEBANKS = ("ewt-train", "ewt-dev", "gum-train", "pud", "re3d")


def label_tables(documents: list[list[Sentence]]) -> dict[str, list[str]]:
    """The labels of each head, in the order of its outputs."""

    def values(field: str) -> list[str]:
        parsed = (s for document in documents for s in document if s.parsed)
        return sorted({value for s in parsed for value in getattr(s, field)})

    return {
        "names": NAMES,
        "xpos": values("xpos"),
        "upos": values("upos"),
        "relations": values("deps"),
        "acts": act_names(),
        "status": [str(status) for status in Status],
        "roles": list(ROLES),
    }


def begin(tables: dict[str, list[str]], backbone: Path, start: Path | None) -> Network:
    """The network with the weights of a run before, `start`, or else those of the backbone."""
    network = Network(sizes(tables))
    if start is None:
        network.encoder.load(backbone / "model.safetensors")
        return network
    found, own = torch.load(start), network.state_dict()
    before = json.loads((start.parent / "tables.json").read_text(encoding="utf-8"))
    for name, head in LABELLED.items():
        if before[head] != tables[head]:  # only labels that are new start anew
            new, old = kept_rows(tables[head], before[head])
            rows = own[name].clone()
            rows[new] = found[name][old]
            found[name] = rows
    network.load_state_dict(found)
    return network


def _acts(data: Path, part: str) -> list[Acts]:
    path = data / f"events-{part}.json"
    return load_acts(path) if path.exists() else []


def _some(everything: list[_One], share: float) -> list[_One]:
    """A share of a list, drawn anew each time."""
    return random.sample(everything, round(share * len(everything)))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument(
        "--backbone", type=Path, required=True, help="folder with model.safetensors"
    )
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="weights of a run before, to go on from")
    parser.add_argument("--rate", type=float, default=1.0, help="times the learning rates")
    parser.add_argument(
        "--times", type=int, default=3, help="our corpus is shown while the treebanks are once"
    )
    parser.add_argument(
        "--share", type=float, default=1.0, help="of treebanks and of events-beside.json, an epoch"
    )
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--stop", type=int, help="leave off after so many of the epochs")
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


def main() -> None:
    """Train one seed and leave ``SEED.pt`` (best by dev) and ``tables.json`` in --output."""
    options = _options()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    random.seed(options.seed)
    options.output.mkdir(parents=True, exist_ok=True)
    train = [d for name in TREEBANKS for d in load(options.data / f"{name}.json")]
    tables = label_tables(train)
    (options.output / "tables.json").write_text(json.dumps(tables), encoding="utf-8")
    maker = Items(Tokenizer.from_file(str(options.backbone / "tokenizer.json")), tables)
    events, held, beside = (_acts(options.data, part) for part in ("train", "held", "beside"))
    dev = maker.windows(load(options.data / "gum-dev.json")) + [maker.acts(w) for w in held]
    swapper = Swapper(train)

    def draw() -> list[Indices]:
        shown = maker.windows(_some(train, options.share), swapper)
        more = events * options.times + _some(beside, options.share)
        return shown + [maker.acts(window, swapper) for window in more]

    fit(
        begin(tables, options.backbone, options.start),
        draw,
        dev,
        options.output / f"{options.seed}.pt",
        epochs=options.epochs,
        stop=options.stop or options.epochs,
        rate=options.rate,
    )


if __name__ == "__main__":
    main()
