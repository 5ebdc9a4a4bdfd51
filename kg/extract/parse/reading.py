"""What the network says of acts: which words tell one, how sure it happened, and who takes part.

The heads are trained on the project's own corpus (training/guidelines.md); kg/extract/weigh/ weighs
them against the rules.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from kg.extract.grammar.words import Token

Chances = NDArray[np.float32]
KEY = "kg.reading"
ACT, AGAIN = "act", "again"  # a trigger's word; a later mention of an act: "the call"
TOLD = ("O", ACT, AGAIN)  # columns of the scores of triggers
_ROW_FROM = 0.03  # a token that tells an act with less than this chance has no row


@dataclass(frozen=True, slots=True)
class Labels:
    """Names of the columns: subtypes, statuses, roles ("none" first)."""

    acts: Sequence[str]
    status: Sequence[str]
    roles: Sequence[str]


@dataclass(frozen=True, slots=True)
class Row:
    """What is said of one token as a trigger; `roles` has a row for each of `columns`' tokens,
    those of its sentence and of the sentences that were read together with it.

    `told` has the chances of TOLD, `acts` those of the subtypes if it tells an act.
    """

    told: Chances
    acts: Chances
    status: Chances
    roles: Chances
    columns: dict[int, int]  # token of the document → row of `roles`


@dataclass(slots=True)
class Reading:
    """Chances by token of one document; tokens without a row tell no act."""

    labels: Labels
    rows: dict[int, Row] = field(default_factory=dict)
    actors: dict[int, float] = field(default_factory=dict)
    _mean: dict[tuple[int, ...], Chances] = field(default_factory=dict)  # asked for often

    def limit_to(self, subtypes: Collection[str]) -> None:
        """Leave out the subtypes of the weights that the ontology lacks: none is read of them."""
        kept = [at for at, name in enumerate(self.labels.acts) if name in subtypes]
        if len(kept) == len(self.labels.acts):
            return
        self.labels = replace(self.labels, acts=[self.labels.acts[at] for at in kept])
        self.rows = {i: replace(row, acts=row.acts[kept]) for i, row in self.rows.items()}
        self._mean.clear()

    def add(
        self,
        tokens: NDArray[np.int64],
        told: Chances,
        acts: Chances,
        status: Chances,
        actors: Chances,
        roles: Chances,
    ) -> None:
        """Take a window's scores: (n, 3), (n, acts), (n, statuses), (n, 2), (n, n, roles)."""
        chances = softmax(told)
        columns = {int(token): at for at, token in enumerate(tokens)}
        for at in np.flatnonzero(chances[:, 0] < 1 - _ROW_FROM):
            self.rows[int(tokens[at])] = Row(
                chances[at], softmax(acts[at]), softmax(status[at]), softmax(roles[at]), columns
            )
        named = softmax(actors)[:, 1]
        self.actors.update(
            (int(tokens[at]), float(named[at])) for at in np.flatnonzero(named > 0.1)
        )

    def act(self, tokens: Sequence[Token]) -> tuple[str, float]:
        """The likeliest subtype of the act that the tokens tell, and its chance."""
        chances = self._acts(tokens)
        if chances is None or not chances.size:
            return "", 0.0
        at = int(chances.argmax())
        return self.labels.acts[at], float(chances[at])

    def likeliest(self, tokens: Sequence[Token]) -> list[tuple[str, float]]:
        """All subtypes with their chances, the likeliest first."""
        chances = self._acts(tokens)
        if chances is None:
            return []
        names, shares = self.labels.acts, chances.tolist()
        return [(names[at], shares[at]) for at in np.argsort(-chances).tolist()]

    def chance_of(self, tokens: Sequence[Token], subtypes: Collection[str]) -> float:
        """The chance that the tokens tell an act of one of the subtypes."""
        return sum(chance for name, chance in self.likeliest(tokens) if name in subtypes)

    def chance(self, tokens: Sequence[Token], subtype: str | None = None) -> float:
        """The chance that the tokens tell an act, or an act of the subtype; none of one that is
        newer than the weights."""
        if subtype is None:
            rows = [row for token in tokens if (row := self.rows.get(token.i))]
            return max((float(row.told[1]) for row in rows), default=0.0)
        chances = self._acts(tokens)
        if chances is None or subtype not in self.labels.acts:
            return 0.0
        return float(chances[self.labels.acts.index(subtype)])

    def _acts(self, tokens: Iterable[Token]) -> Chances | None:
        """Chances of the subtypes: each token's say weighs by its own chance to tell an act."""
        at = tuple(token.i for token in tokens if token.i in self.rows)
        if at and at not in self._mean:
            self._mean[at] = self._weighed([self.rows[i] for i in at])
        return self._mean.get(at)

    @staticmethod
    def _weighed(rows: Sequence[Row]) -> Chances:
        if len(rows) == 1:
            alone: Chances = rows[0].acts * rows[0].told[1]
            return alone
        told = np.array([row.told[1] for row in rows])
        mean: Chances = told @ np.array([row.acts for row in rows]) * told.max() / told.sum()
        return mean

    def alike(self, one: Token, other: Token) -> float:
        """The chance that two tokens tell acts of the same subtype."""
        rows = self.rows.get(one.i), self.rows.get(other.i)
        if rows[0] is None or rows[1] is None:
            return 0.0
        return float(rows[0].acts @ rows[1].acts)

    def status(self, tokens: Iterable[Token]) -> dict[str, float]:
        """Chances of the statuses, the mean over the tokens that tell an act."""
        rows = [row.status for token in tokens if (row := self.rows.get(token.i))]
        if not rows:
            return {}
        mean = np.mean(rows, axis=0) if len(rows) > 1 else rows[0]
        return dict(zip(self.labels.status, mean.tolist(), strict=True))

    def beside(self, tokens: Iterable[Token]) -> list[int]:
        """The tokens that were read together with those of an act, in their order."""
        rows = [row for token in tokens if (row := self.rows.get(token.i))]
        return sorted({i for row in rows for i in row.columns})

    def role(self, tokens: Iterable[Token], party: int) -> dict[str, float]:
        """Chances of the roles of the token `party`, from the trigger token surest of one."""
        rows = [
            row.roles[row.columns[party]]
            for token in tokens
            if (row := self.rows.get(token.i)) and party in row.columns
        ]
        if not rows:
            return {}
        best = min(rows, key=lambda chances: float(chances[0]))
        return dict(zip(self.labels.roles, best.tolist(), strict=True))


def softmax(scores: Chances) -> Chances:
    """Scores as chances along the last axis."""
    raised: Chances = np.exp(scores - scores.max(-1, keepdims=True))
    chances: Chances = raised / raised.sum(-1, keepdims=True)
    return chances
