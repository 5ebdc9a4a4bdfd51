"""What a batch costs by task, and how many of its labels are right: one loss for all heads together."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from training.batches import stack
from training.labels import MISSING
from training.network import Network
from training.windows import NAMES, NO_NAME, Indices

# Emulated it is twenty times slower than single precision.
BFLOAT16 = torch.cpu._is_avx512_bf16_supported()
OTHERS = [at for at, name in enumerate(NAMES) if name[2:] not in ("PERSON", "ORG", "GPE", "LOC")]
WEIGHTS = {
    "heads": 1.0, "relations": 1.0, "xpos": 1.0, "upos": 0.5, "start": 1.0, "names": 1.5,
    "told": 3.0, "acts": 2.0, "status": 0.5, "actors": 0.5, "roles": 1.5,
}  # fmt: skip


def forward(network: Network, batch: list[Indices]) -> dict[str, Tensor]:
    """Losses of a batch by task; how many labels are right (``right_`` and task) out of ``all_``."""
    scores = _scores(network, batch)
    losses = role_loss(scores.pop("roles"), batch)
    for key, score in scores.items():
        gold = _column(batch, key, MISSING)
        losses |= token_loss(key, score.float().flatten(0, 1), gold.flatten())
    heads, relations = (_column(batch, key, MISSING) for key in ("heads", "relations"))
    both = (scores["heads"].argmax(-1) == heads) & (scores["relations"].argmax(-1) == relations)
    losses["right_las"], losses["all_las"] = both.sum(), (heads != MISSING).sum()
    return losses


def _column(batch: list[Indices], key: str, fill: int = 0) -> Tensor:
    return stack([window[key] for window in batch], fill)


def _scores(network: Network, batch: list[Indices]) -> dict[str, Tensor]:
    """Scores by task: (B, N, labels), of heads (B, dependent, head), of roles (B, N, N, roles)."""
    mask = stack([[1] * len(window["pieces"]) for window in batch])
    heads, sentence = _column(batch, "heads", MISSING), _column(batch, "sentence", -1)
    inputs = [_column(batch, key) for key in ("first", "shape", "prefix", "suffix")]
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=BFLOAT16):
        xpos, upos, start, names, arcs, head, dependent, told, acts, status, actors, roles = (
            network(_column(batch, "pieces"), mask, *inputs)
        )
        relations = network.relations(head, dependent, heads.clamp(min=0))
    same = sentence[:, :, None] == sentence[:, None, :]
    return {
        "xpos": xpos, "upos": upos, "start": start, "names": names,
        "heads": arcs.float().masked_fill(~same, -1e4), "relations": relations,
        "told": told, "acts": acts, "status": status, "actors": actors, "roles": roles,
    }  # fmt: skip


def token_loss(key: str, scores: Tensor, gold: Tensor) -> dict[str, Tensor]:
    """Loss and counts of a task with one label a token; scores (tokens, labels), gold (tokens)."""
    if key == "names":
        loss = name_loss(scores, gold)
        gold = gold.masked_fill(gold == NO_NAME, MISSING)
    elif bool((gold != MISSING).any()):
        loss = functional.cross_entropy(scores, gold, ignore_index=MISSING)
    else:
        loss = scores.sum() * 0
    found, known = scores.argmax(-1), gold != MISSING
    right = (found == gold) & known
    count, whole = right.sum(), known.sum()
    if key == "told":  # F1: nearly all tokens are O
        count = 2 * (right & (gold > 0)).sum()
        whole = ((found > 0) & known).sum() + (gold > 0).sum()
    return {key: loss, "right_" + key: count, "all_" + key: whole}


def name_loss(scores: Tensor, gold: Tensor) -> Tensor:
    """Cross-entropy of name labels; under NO_NAME all labels of OTHERS together are right."""
    chances = torch.log_softmax(scores, -1)
    some = gold == NO_NAME
    right = chances.gather(1, gold.clamp(min=0)[:, None])[:, 0]
    right = torch.where(some, chances[:, OTHERS].logsumexp(-1), right)
    known = gold != MISSING
    return -(right * known).sum() / known.sum().clamp(min=1)


def role_loss(scores: Tensor, batch: list[Indices]) -> dict[str, Tensor]:
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
