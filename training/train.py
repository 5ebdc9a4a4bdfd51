"""Train the base model: every layer, all heads together, learning rate annealed over the epochs.

Keeps an exponential moving average of the weights and saves the one with the best dev score.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Callable, Iterable
from copy import deepcopy
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from kg.extract.features import CLS, MAX_PIECES, SEP, UNKNOWN, features
from kg.extract.reading import ACT, TOLD
from kg.model import Status
from training.events import ROLES, Acts, act_names, load_acts
from training.network import Network
from training.sentences import OTHER, Sentence, load
from training.swap import Swapper

# Emulated it is twenty times slower than single precision.
BFLOAT16 = torch.cpu._is_avx512_bf16_supported()
WINDOW = 90  # tokens of neighbouring sentences evaluated together; training varies about it
LABELS = ("PERSON", "ORG", "GPE", "LOC", "NORP", "DATE", "EVENT")
NAMES = ["O"] + [f"{prefix}-{label}" for label in LABELS for prefix in "BI"]
MISSING, NO_NAME = -100, -200
MASK = "[MASK]"
HIDDEN = 0.2  # of the triggers, each time our corpus is shown
KEYS = (
    "first", "shape", "prefix", "suffix", "xpos", "upos", "start", "names", "heads", "relations",
    "sentence", "told", "acts", "status", "actors",
)  # fmt: skip
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
        out = self.words(word for s in sentences for word in s.words)
        offset = 0
        for number, s in enumerate(sentences):
            for at, name in enumerate(s.names):
                out["xpos"].append(self.index["xpos"].get(s.xpos[at], MISSING))
                out["upos"].append(self.index["upos"].get(s.upos[at], MISSING))
                out["names"].append(name_index(name))
                out["start"].append(int(at == 0) if s.parsed else MISSING)
                out["heads"].append(offset + s.heads[at] if s.parsed else MISSING)
                out["relations"].append(self.index["relations"].get(s.deps[at], MISSING))
                out["sentence"].append(number)
            offset += len(s.words)
        for key in ("told", "acts", "status", "actors"):
            out[key] = [MISSING] * offset
        return out

    def acts(self, window: Acts, swapper: Swapper | None = None) -> dict[str, list[int]]:
        """One window of our corpus; ``roles`` holds act, actor and role of one pair after another.

        With a swapper some triggers are hidden, so that what stands around them tells the act, and
        some states and nationalities are others.
        """
        words = window.words
        if swapper is not None:
            words = [
                MASK if told == ACT and random.random() < HIDDEN else word
                for word, told in zip(swapper.places(words), window.told, strict=True)
            ]
        out = self.words(words)
        for key in ("xpos", "upos", "relations"):
            out[key] = [self.index[key].get(value, MISSING) for value in getattr(window, key)]
        out["names"] = [name_index(name) for name in window.names]
        out["heads"], out["sentence"] = list(window.heads), list(window.sentence)
        before = [-1, *window.sentence]
        out["start"] = [int(n != m) for n, m in zip(window.sentence, before, strict=False)]
        out["told"] = [TOLD.index(told) for told in window.told]
        out["acts"] = [self.index["acts"].get(act or "", MISSING) for act in window.acts]
        out["status"] = [self.index["status"].get(s or "", MISSING) for s in window.status]
        out["actors"] = list(window.actors)
        out["roles"] = [
            value
            for act, actor, role in window.roles
            for value in (act, actor, self.index["roles"][role])
        ]
        return out

    def words(self, words: Iterable[str]) -> dict[str, list[int]]:
        """Word pieces and features; the other keys are still to be filled."""
        out: dict[str, list[int]] = {key: [] for key in KEYS}
        pieces = [CLS]
        for word in words:
            out["first"].append(len(pieces))
            pieces += self.pieces(word)
            for key, value in zip(("shape", "prefix", "suffix"), features(word), strict=True):
                out[key].append(value)
        out["pieces"] = [*pieces, SEP]
        out["roles"] = []
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
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=BFLOAT16):
        xpos, upos, start, names, arcs, head, dependent, told, acts, status, actors, roles = (
            network(pieces, mask, *(column(k) for k in ("first", "shape", "prefix", "suffix")))
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
        "told": told,
        "acts": acts,
        "status": status,
        "actors": actors,
    }
    losses = role_loss(roles, batch)
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
        right = (flat.argmax(-1) == gold.flatten()) & (gold.flatten() != MISSING)
        losses["right_" + key], losses["all_" + key] = right.sum(), (gold != MISSING).sum()
        if key == "told":  # F1: nearly all tokens are O
            some = (flat.argmax(-1) > 0) & (gold.flatten() != MISSING)
            losses["right_told"] = 2 * (right & (gold.flatten() > 0)).sum()
            losses["all_told"] = some.sum() + (gold > 0).sum()
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


def role_loss(scores: Tensor, batch: list[dict[str, list[int]]]) -> dict[str, Tensor]:
    """Cross-entropy of the roles of the pairs that our corpus tells; scores (B, N, N, roles)."""
    rows = [
        (at, *b["roles"][k : k + 3])
        for at, b in enumerate(batch)
        for k in range(0, len(b["roles"]), 3)
    ]
    if not rows:
        zero = scores.float().sum() * 0
        return {"roles": zero, "right_roles": zero.long(), "all_roles": zero.long()}
    where, act, actor, gold = torch.tensor(rows).T
    chosen = scores[where, act, actor].float()
    real = gold != 0  # how many of the real roles are found, and how many of those found are real
    right = ((chosen.argmax(-1) == gold) & real).sum() * 2
    return {
        "roles": functional.cross_entropy(chosen, gold),
        "right_roles": right,
        "all_roles": real.sum() + (chosen.argmax(-1) != 0).sum(),
    }


WEIGHTS = {
    "heads": 1.0, "relations": 1.0, "xpos": 1.0, "upos": 0.5, "start": 1.0, "names": 1.5,
    "told": 3.0, "acts": 2.0, "status": 0.5, "actors": 0.5, "roles": 1.5,
}  # fmt: skip


def evaluate(network: Network, items: list[dict[str, list[int]]]) -> dict[str, float]:
    """Accuracies on gold tokens: LAS with gold heads' relations, names, starts, status; acts on
    gold triggers; F1 of the tokens of triggers and of roles."""
    network.eval()
    total: dict[str, float] = {}
    with torch.no_grad():
        for batch in batches(items, 3000):
            for key, value in forward(network, [items[i] for i in batch]).items():
                total[key] = total.get(key, 0.0) + float(value)
    network.train()
    keys = ("las", "heads", "upos", "names", "start", "told", "acts", "status", "actors", "roles")
    return {k: round(100 * total["right_" + k] / max(1.0, total["all_" + k]), 2) for k in keys}


def main() -> None:
    """Train one seed and leave ``SEED.pt`` (best by dev) and ``tables.json`` in --output."""
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
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--stop", type=int, help="leave off after so many of the epochs")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    random.seed(options.seed)
    options.output.mkdir(parents=True, exist_ok=True)
    train = [
        d
        for name in ("ewt-train", "ewt-dev", "gum-train", "pud", "re3d")
        for d in load(options.data / f"{name}.json")
    ]

    def values(field: str) -> list[str]:
        return sorted({v for d in train for s in d if s.parsed for v in getattr(s, field)})

    tables = {
        "names": NAMES,
        "xpos": values("xpos"),
        "upos": values("upos"),
        "relations": values("deps"),
        "acts": act_names(),
        "status": [str(status) for status in Status],
        "roles": list(ROLES),
    }
    (options.output / "tables.json").write_text(json.dumps(tables), encoding="utf-8")
    maker = Items(Tokenizer.from_file(str(options.backbone / "tokenizer.json")), tables)
    events, held = (
        [w for path in options.data.glob(f"events-{part}.json") for w in load_acts(path)]
        for part in ("train", "held")
    )
    dev = maker.windows(load(options.data / "gum-dev.json")) + [maker.acts(w) for w in held]
    swapper = Swapper(train)
    network = Network(sizes(tables))
    if options.start:
        start, own = torch.load(options.start), network.state_dict()
        fitting = {name: value for name, value in start.items() if value.shape == own[name].shape}
        network.load_state_dict(fitting, strict=False)  # heads with other labels start anew
    else:
        network.encoder.load(options.backbone / "model.safetensors")
    fit(
        network,
        lambda: (
            maker.windows(train, swapper) + [maker.acts(w, swapper) for w in events * options.times]
        ),
        dev,
        options.epochs,
        options.output / f"{options.seed}.pt",
        options.rate,
        options.stop or options.epochs,
    )


def sizes(tables: dict[str, list[str]]) -> tuple[int, ...]:
    """The network's `sizes` from its tables."""
    keys = ("xpos", "upos", "names", "relations", "acts", "status", "roles")
    return tuple(len(tables[key]) for key in keys)


def fit(
    network: Network,
    make: Callable[[], list[dict[str, list[int]]]],
    dev: list[dict[str, list[int]]],
    epochs: int,
    path: Path,
    rate: float,
    stop: int,
) -> None:
    """Train for `stop` epochs, the learning rate falling to nothing over all `epochs`.

    The averaged weights are evaluated after every epoch, and the best saved.
    """
    backbone = [p for n, p in network.named_parameters() if n.startswith("encoder.")]
    rest = [p for n, p in network.named_parameters() if not n.startswith("encoder.")]
    groups = [
        {"params": backbone, "lr": 2.5e-4 * rate, "weight_decay": 0.01},
        {"params": rest, "lr": 1.5e-3 * rate, "weight_decay": 0.0},
    ]
    optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.98), fused=True)
    peaks = [group["lr"] for group in optimizer.param_groups]
    average, best, step = deepcopy(network).eval(), 0.0, 0
    began = time.monotonic()
    for epoch in range(stop):
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
        score = (
            scores["las"]
            + scores["names"]
            + (scores["told"] + scores["acts"] + scores["roles"]) / 6
        )
        print("epoch", epoch + 1, scores, flush=True)
        if score > best:
            best = score
            torch.save(average.state_dict(), path)


if __name__ == "__main__":
    main()
