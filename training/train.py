"""Train the base model: every layer, all heads together, learning rate annealed over the epochs.

Keeps an exponential moving average of the weights and saves the one with the best dev score.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from kg.extract.features import CLS, MAX_PIECES, SEP, UNKNOWN, features
from training.convert import OTHER, Sentence, load
from training.network import Network
from training.swap import Swapper

WINDOW = 90  # tokens of neighbouring sentences evaluated together; training varies about it
LABELS = ("PERSON", "ORG", "GPE", "LOC", "NORP", "DATE", "EVENT")
NAMES = ["O"] + [f"{prefix}-{label}" for label in LABELS for prefix in "BI"]
MISSING, NO_NAME = -100, -200
OTHERS = [at for at, name in enumerate(NAMES) if name[2:] not in ("PERSON", "ORG", "GPE", "LOC")]


def name_index(name: str | None) -> int:
    """Index of a name label; NO_NAME for OTHER, MISSING where nothing is known."""
    if name is None:
        return MISSING
    return NO_NAME if name == OTHER else NAMES.index(name)


class Items:
    """Windows of sentences as index lists."""

    def __init__(self, tokenizer: Tokenizer, tables: dict[str, list[str]]) -> None:
        tokenizer.no_padding()  # the published file pads to 128 pieces
        tokenizer.no_truncation()
        self.tokenizer, self.cache = tokenizer, {}
        self.index = {k: {v: i for i, v in enumerate(values)} for k, values in tables.items()}

    def pieces(self, word: str) -> list[int]:
        """Word pieces of a token."""
        if word not in self.cache:
            ids = self.tokenizer.encode(word, add_special_tokens=False).ids[:MAX_PIECES]
            self.cache[word] = ids or [UNKNOWN]
        return self.cache[word]

    def windows(
        self, documents: list[list[Sentence]], swapper: Swapper | None = None
    ) -> list[dict[str, list[int]]]:
        """All windows of the documents; with a swapper, cut and named anew at each call."""
        found = []
        for document in documents:
            held: list[Sentence] = []
            room = _room(swapper)
            for original in document:
                sentence = swapper(original) if swapper else original
                if held and sum(len(s.words) for s in held) + len(sentence.words) > room:
                    found.append(self.window(held))
                    held, room = [], _room(swapper)
                held.append(sentence)
            found.append(self.window(held))
        return [w for w in found if len(w["pieces"]) <= 400]

    def window(self, sentences: list[Sentence]) -> dict[str, list[int]]:
        """One window of whole sentences."""
        out: dict[str, list[int]] = {k: [] for k in (
            "first", "shape", "prefix", "suffix", "xpos", "upos", "start", "names", "heads",
            "relations", "sentence",
        )}  # fmt: skip
        pieces = [CLS]
        for number, s in enumerate(sentences):
            offset = len(out["first"])
            for at, word in enumerate(s.words):
                out["first"].append(len(pieces))
                pieces += self.pieces(word)
                for key, value in zip(("shape", "prefix", "suffix"), features(word), strict=True):
                    out[key].append(value)
                name = s.names[at]
                out["xpos"].append(self.index["xpos"].get(s.xpos[at], MISSING))
                out["upos"].append(self.index["upos"].get(s.upos[at], MISSING))
                out["names"].append(name_index(name))
                out["start"].append(int(at == 0) if s.parsed else MISSING)
                out["heads"].append(offset + s.heads[at] if s.parsed else MISSING)
                out["relations"].append(self.index["relations"].get(s.deps[at], MISSING))
                out["sentence"].append(number)
        out["pieces"] = [*pieces, SEP]
        return out


def _room(swapper: Swapper | None) -> int:
    return random.randint(WINDOW // 3, WINDOW * 4 // 3) if swapper else WINDOW


def batches(items: list[dict[str, list[int]]], size: int) -> list[list[int]]:
    """Indices in batches of about `size` word pieces, similar lengths together, shuffled."""
    order = sorted(range(len(items)), key=lambda i: len(items[i]["pieces"]) + random.random() * 12)
    found: list[list[int]] = [[]]
    for i in order:
        if found[-1] and len(items[i]["pieces"]) * (len(found[-1]) + 1) > size:
            found.append([])
        found[-1].append(i)
    random.shuffle(found)
    return found


def stack(rows: list[list[int]], fill: int = 0) -> Tensor:
    """Rows of different length as one tensor, padded with `fill`."""
    width = max(map(len, rows))
    return torch.tensor([row + [fill] * (width - len(row)) for row in rows])


def forward(network: Network, batch: list[dict[str, list[int]]]) -> dict[str, Tensor]:
    """Losses of a batch by task."""
    column = lambda key, fill=0: stack([b[key] for b in batch], fill)  # noqa: E731
    pieces = column("pieces")
    mask = stack([[1] * len(b["pieces"]) for b in batch])
    heads, sentence = column("heads", MISSING), column("sentence", -1)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        xpos, upos, start, names, arcs, head, dependent = network(
            pieces, mask, *(column(k) for k in ("first", "shape", "prefix", "suffix"))
        )
        relations = network.relations(head, dependent, heads.clamp(min=0))
    same = sentence[:, :, None] == sentence[:, None, :]
    arcs = arcs.float().masked_fill(~same, -1e4)
    scores = {
        "xpos": xpos,
        "upos": upos,
        "start": start,
        "names": names,
        "heads": arcs,
        "relations": relations,
    }
    losses = {}
    for key, score in scores.items():
        gold = column(key, MISSING)
        known = bool((gold != MISSING).any())
        flat = score.float().flatten(0, 1)
        if key == "names":
            losses[key] = name_loss(flat, gold.flatten())
            gold = gold.masked_fill(gold == NO_NAME, MISSING)
        elif known:
            losses[key] = functional.cross_entropy(flat, gold.flatten(), ignore_index=MISSING)
        else:
            losses[key] = flat.sum() * 0
        losses["right_" + key] = (
            (flat.argmax(-1) == gold.flatten()) & (gold.flatten() != MISSING)
        ).sum()
        losses["all_" + key] = (gold != MISSING).sum()
    both = (arcs.argmax(-1) == heads) & (relations.argmax(-1) == column("relations", MISSING))
    losses["right_las"], losses["all_las"] = both.sum(), (heads != MISSING).sum()
    return losses


def name_loss(scores: Tensor, gold: Tensor) -> Tensor:
    """Cross-entropy of name labels; under NO_NAME all labels of OTHERS together are right."""
    chances = torch.log_softmax(scores, -1)
    some = gold == NO_NAME
    right = chances.gather(1, gold.clamp(min=0)[:, None])[:, 0]
    right = torch.where(some, chances[:, OTHERS].logsumexp(-1), right)
    known = gold != MISSING
    return -(right * known).sum() / known.sum().clamp(min=1)


WEIGHTS = {"heads": 1.0, "relations": 1.0, "xpos": 1.0, "upos": 0.5, "start": 1.0, "names": 1.5}


def evaluate(network: Network, items: list[dict[str, list[int]]]) -> dict[str, float]:
    """Token accuracies on gold tokens: LAS with gold heads' relations, names, starts."""
    network.eval()
    total: dict[str, float] = {}
    with torch.no_grad():
        for batch in batches(items, 3000):
            for key, value in forward(network, [items[i] for i in batch]).items():
                total[key] = total.get(key, 0.0) + float(value)
    network.train()
    keys = ("las", "heads", "upos", "names", "start")
    return {k: round(100 * total["right_" + k] / max(1.0, total["all_" + k]), 2) for k in keys}


def main() -> None:
    """Train one seed and leave ``SEED.pt`` (best by dev) and ``tables.json`` in --output."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument(
        "--backbone", type=Path, required=True, help="folder with model.safetensors"
    )
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    random.seed(options.seed)
    options.output.mkdir(parents=True, exist_ok=True)
    parts = {p.stem: load(p) for p in sorted(options.data.glob("*.json"))}
    train = [
        d for name in ("ewt-train", "ewt-dev", "gum-train", "pud", "re3d") for d in parts[name]
    ]

    def values(field: str) -> list[str]:
        return sorted({v for d in train for s in d if s.parsed for v in getattr(s, field)})

    tables = {
        "names": NAMES,
        "xpos": values("xpos"),
        "upos": values("upos"),
        "relations": values("deps"),
    }
    (options.output / "tables.json").write_text(json.dumps(tables), encoding="utf-8")
    maker = Items(Tokenizer.from_file(str(options.backbone / "tokenizer.json")), tables)
    dev = maker.windows(parts["gum-dev"])
    swapper = Swapper(train)
    network = Network(tuple(len(tables[k]) for k in ("xpos", "upos", "names", "relations")))  # type: ignore[arg-type]
    network.encoder.load(options.backbone / "model.safetensors")
    fit(
        network,
        lambda: maker.windows(train, swapper),
        dev,
        options.epochs,
        options.output / f"{options.seed}.pt",
    )


def fit(
    network: Network,
    make: Callable[[], list[dict[str, list[int]]]],
    dev: list[dict[str, list[int]]],
    epochs: int,
    path: Path,
) -> None:
    """Train for `epochs`; evaluate the averaged weights after every one, save the best."""
    backbone = [p for n, p in network.named_parameters() if n.startswith("encoder.")]
    rest = [p for n, p in network.named_parameters() if not n.startswith("encoder.")]
    groups = [
        {"params": backbone, "lr": 2.5e-4, "weight_decay": 0.01},
        {"params": rest, "lr": 1.5e-3, "weight_decay": 0.0},
    ]
    optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.98), fused=True)
    peaks = [group["lr"] for group in optimizer.param_groups]
    average, best, step = deepcopy(network).eval(), 0.0, 0
    began = time.monotonic()
    for epoch in range(epochs):
        items = make()
        order = batches(items, 1200)
        for at, batch in enumerate(order):
            done = (epoch + at / len(order)) / epochs
            for group, peak in zip(optimizer.param_groups, peaks, strict=True):
                group["lr"] = peak * max(0.005, min(1.0, (step + 1) / 200) * (1 - done))
            losses = forward(network, [items[i] for i in batch])
            loss = sum(weight * losses[key] for key, weight in WEIGHTS.items())
            optimizer.zero_grad(set_to_none=True)
            loss.backward()  # type: ignore[union-attr]
            torch.nn.utils.clip_grad_norm_(backbone + rest, 2.0)
            optimizer.step()
            step += 1
            decay = min(0.999, (step + 1) / (step + 10))
            with torch.no_grad():
                torch._foreach_lerp_(
                    list(average.parameters()), list(network.parameters()), 1 - decay
                )
            if step % 50 == 0:
                print(
                    f"epoch {epoch} step {step} {time.monotonic() - began:.0f} s loss {float(loss.detach()):.3f}",
                    flush=True,
                )
        scores = evaluate(average, dev)
        score = scores["las"] + scores["names"]
        print("epoch", epoch + 1, scores, flush=True)
        if score > best:
            best = score
            torch.save(average.state_dict(), path)


if __name__ == "__main__":
    main()
