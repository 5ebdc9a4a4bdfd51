"""MiniLM-L6 with joint heads: sentence start, UPOS, XPOS, names (BIO), biaffine tree; acts, roles.

The encoder follows BERT (Devlin et al. 2019), the parser Dozat & Manning (2017). Shapes:
B windows, T word pieces, N tokens.
"""

from __future__ import annotations

import math
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

HIDDEN, HEADS, INNER, LAYERS, VOCABULARY = 384, 12, 1536, 6, 30522
ARC, LABEL, SHAPES, AFFIXES, AFFIX_SIZE = 256, 96, 10, 2003, 32
ROLE = 96

# Parameters with a row a label, and the table that has the labels.
LABELLED = {
    f"{head}.{part}": table
    for head, table in {
        "xpos": "xpos", "upos": "upos", "names": "names", "acts": "acts", "status": "status",
        "label_bias": "relations",
    }.items()
    for part in ("weight", "bias")
} | {"label": "relations"}  # fmt: skip


class Layer(nn.Module):
    """One transformer layer."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(HIDDEN, HIDDEN) for _ in range(4))
        self.norm1, self.norm2 = nn.LayerNorm(HIDDEN, 1e-12), nn.LayerNorm(HIDDEN, 1e-12)
        self.inner, self.outer = nn.Linear(HIDDEN, INNER), nn.Linear(INNER, HIDDEN)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """(B, T, hidden) → (B, T, hidden); `bias` masks the padding."""
        batch, length, _ = x.shape

        def split(y: Tensor) -> Tensor:
            return y.view(batch, length, HEADS, HIDDEN // HEADS).transpose(1, 2)

        query, key, value = split(self.query(x)), split(self.key(x)), split(self.value(x))
        scores = query @ key.transpose(-1, -2) / math.sqrt(HIDDEN // HEADS) + bias
        mixed = (torch.softmax(scores, -1) @ value).transpose(1, 2).reshape(batch, length, HIDDEN)
        x = self.norm1(x + functional.dropout(self.out(mixed), 0.1, self.training))
        inner = self.outer(functional.gelu(self.inner(x)))
        return self.norm2(x + functional.dropout(inner, 0.1, self.training))


class Encoder(nn.Module):
    """The MiniLM encoder; gives the output of every layer."""

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, HIDDEN)
        self.positions, self.types = nn.Embedding(512, HIDDEN), nn.Embedding(2, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, 1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))

    def forward(self, pieces: Tensor, mask: Tensor) -> list[Tensor]:
        """Word pieces (B, T) → one (B, T, hidden) a layer."""
        at = torch.arange(pieces.shape[1], device=pieces.device)
        x = self.norm(self.words(pieces) + self.positions(at)[None] + self.types.weight[0])
        x = functional.dropout(x, 0.1, self.training)
        bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * -10000.0
        outputs = []
        for layer in self.layers:
            x = layer(x, bias)
            outputs.append(x)
        return outputs

    def load(self, path: Path) -> None:
        """Take the published weights (safetensors, Hugging Face names)."""
        weights = load_file(path)
        prefix = "bert." if any(name.startswith("bert.") for name in weights) else ""
        names = {
            "words.weight": "embeddings.word_embeddings.weight",
            "positions.weight": "embeddings.position_embeddings.weight",
            "types.weight": "embeddings.token_type_embeddings.weight",
            "norm.weight": "embeddings.LayerNorm.weight",
            "norm.bias": "embeddings.LayerNorm.bias",
        }
        parts = {
            "query": "attention.self.query", "key": "attention.self.key",
            "value": "attention.self.value", "out": "attention.output.dense",
            "norm1": "attention.output.LayerNorm", "inner": "intermediate.dense",
            "outer": "output.dense", "norm2": "output.LayerNorm",
        }  # fmt: skip
        for layer in range(LAYERS):
            for ours, theirs in parts.items():
                for end in ("weight", "bias"):
                    names[f"layers.{layer}.{ours}.{end}"] = f"encoder.layer.{layer}.{theirs}.{end}"
        self.load_state_dict({ours: weights[prefix + theirs] for ours, theirs in names.items()})


class Network(nn.Module):
    """Encoder and heads.

    `sizes`: number of XPOS tags, UPOS tags, name labels, relations, acts, statuses, roles.
    """

    def __init__(self, sizes: tuple[int, ...]) -> None:
        super().__init__()
        xpos, upos, names, relations, acts, statuses, roles = sizes
        self.encoder = Encoder()
        self.mix = nn.Parameter(torch.zeros(LAYERS))
        self.shape, self.prefix, self.suffix = (
            nn.Embedding(n, AFFIX_SIZE) for n in (SHAPES, AFFIXES, AFFIXES)
        )
        width = HIDDEN + 3 * AFFIX_SIZE
        self.tag, self.name = nn.Linear(width, 256), nn.Linear(width, 256)
        self.xpos, self.upos, self.start = (
            nn.Linear(256, xpos),
            nn.Linear(256, upos),
            nn.Linear(256, 2),
        )
        self.names = nn.Linear(256, names)
        self.arc_head, self.arc_dep = nn.Linear(width, ARC), nn.Linear(width, ARC)
        self.arc = nn.Parameter(torch.eye(ARC) * 0.1)
        self.arc_bias = nn.Linear(ARC, 1)
        self.label_head, self.label_dep = nn.Linear(width, LABEL), nn.Linear(width, LABEL)
        self.label = nn.Parameter(torch.randn(relations, LABEL, LABEL) * 0.02)
        self.label_bias = nn.Linear(2 * LABEL, relations)
        self.act = nn.Linear(width, 256)
        self.told, self.actors = nn.Linear(256, 3), nn.Linear(256, 2)
        self.acts, self.status = nn.Linear(256, acts), nn.Linear(256, statuses)
        self.role_act, self.role_actor = nn.Linear(width, ROLE), nn.Linear(width, ROLE)
        self.role = nn.Parameter(torch.randn(ROLE, roles * ROLE) * 0.02)
        self.role_bias = nn.Linear(ROLE, roles)

    def forward(
        self,
        pieces: Tensor,
        mask: Tensor,
        first: Tensor,
        shape: Tensor,
        prefix: Tensor,
        suffix: Tensor,
    ) -> tuple[Tensor, ...]:
        """Scores of tags, starts, names (B, N, ·), arcs (B, dependent, head), label halves; scores of
        triggers, acts, statuses, actors (B, N, ·) and of roles (B, act, actor, role)."""
        outputs = self.encoder(pieces, mask)
        weights = torch.softmax(self.mix, 0)
        x = sum(weight * output for weight, output in zip(weights, outputs, strict=True))
        x = torch.gather(x, 1, first[:, :, None].expand(-1, -1, HIDDEN))
        extra = [self.shape(shape), self.prefix(prefix), self.suffix(suffix)]
        x = torch.cat([x, *(e.to(x.dtype) for e in extra)], -1)
        x = functional.dropout(x, 0.15, self.training)
        tag, name = functional.gelu(self.tag(x)), functional.gelu(self.name(x))
        name = functional.dropout(name, 0.3, self.training)  # few names, seen often

        def project(layer: nn.Linear) -> Tensor:
            return functional.dropout(functional.gelu(layer(x)), 0.2, self.training)

        head, dependent = project(self.arc_head), project(self.arc_dep)
        arcs = (dependent @ self.arc) @ head.transpose(1, 2) / 4.0
        arcs = arcs + self.arc_bias(head).transpose(1, 2)
        act = functional.dropout(functional.gelu(self.act(x)), 0.3, self.training)
        return (
            self.xpos(tag), self.upos(tag), self.start(tag), self.names(name), arcs,
            project(self.label_head), project(self.label_dep),
            self.told(act), self.acts(act), self.status(act), self.actors(act),
            self.roles(project(self.role_act), project(self.role_actor)),
        )  # fmt: skip

    def roles(self, act: Tensor, actor: Tensor) -> Tensor:
        """Role scores (B, N acts, N actors, roles), biaffine with a bias of the act."""
        batch, size, _ = act.shape
        halves = (act @ self.role.to(act.dtype)).view(batch, size, -1, ROLE)
        scores = halves.flatten(1, 2) @ actor.transpose(1, 2) / 4.0
        scores = scores.view(batch, size, -1, size).transpose(2, 3)
        return scores + self.role_bias(act)[:, :, None, :]

    def relations(self, head: Tensor, dependent: Tensor, heads: Tensor) -> Tensor:
        """Relation scores (B, N, relations) of each token to its head `heads` (B, N)."""
        chosen = torch.gather(head, 1, heads[:, :, None].expand(-1, -1, LABEL))
        scores = torch.einsum("btd,ndh,bth->btn", dependent, self.label.to(dependent.dtype), chosen)
        return scores + self.label_bias(torch.cat([dependent, chosen], -1))


def sizes(tables: dict[str, list[str]]) -> tuple[int, ...]:
    """The network's `sizes` from its tables."""
    keys = ("xpos", "upos", "names", "relations", "acts", "status", "roles")
    return tuple(len(tables[key]) for key in keys)
