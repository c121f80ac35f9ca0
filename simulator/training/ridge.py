"""Ridge regression: the read-out of a fixed network, solved in one go.

    V = argmin Σ_n ‖t_n − V s_n‖² + penalty · N ‖V‖²        V = (Sᵀ S + penalty · N · 1)⁻¹ Sᵀ T

Hoerl and Kennard, Technometrics 12, 1970; for echo state networks Jaeger, GMD report 148, 2001, and
Lukoševičius, "A practical guide to applying echo state networks", 2012, section 4. One eigenvalue
decomposition of Sᵀ S serves all penalties, and only sums over the examples are kept: sequences may come in
batches without end.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

# Penalties that are tried, relative to the mean square of a signal.
PENALTIES: Array = 10.0 ** np.arange(-12.0, 1.0)


@dataclass
class Sums:
    """What N examples of S signals and O targets say of a read-out: the sums a least-squares fit needs."""

    signals: int
    targets: int
    count: float = 0.0
    squares: Array = field(init=False)  # Σ s sᵀ  (S, S)
    products: Array = field(init=False)  # Σ s tᵀ  (S, O)
    power: float = 0.0  # Σ ‖t‖²

    def __post_init__(self) -> None:
        self.squares = np.zeros((self.signals, self.signals))
        self.products = np.zeros((self.signals, self.targets))

    @np.errstate(all="ignore")
    def add(self, signals: Array, targets: Array) -> None:
        """More examples: signals (N, S) and targets (N, O)."""
        self.count += len(signals)
        self.squares += signals.T @ signals
        self.products += signals.T @ targets
        self.power += float((targets * targets).sum())

    @np.errstate(all="ignore")
    def loss(self, read_out: Array) -> float:
        """Mean over the examples of ‖t − V s‖² for a read-out V (O, S)."""
        # Σ ‖t − V s‖² = Σ ‖t‖² − 2 tr(V Σ s tᵀ) + tr(V Σ s sᵀ Vᵀ)
        fit = float(np.vdot(read_out.T, self.squares @ read_out.T) - 2.0 * np.vdot(read_out.T, self.products))
        return max(self.power + fit, 0.0) / max(self.count, 1.0)

    def state(self) -> dict[str, NDArray[Any]]:
        """The sums, copied."""
        return {
            "squares": self.squares.copy(),
            "products": self.products.copy(),
            "count": np.array([self.count, self.power]),
        }

    def restore(self, state: Mapping[str, NDArray[Any]]) -> None:
        """Take sums that `state` gave."""
        self.squares, self.products = np.array(state["squares"]), np.array(state["products"])
        self.count, self.power = (float(number) for number in state["count"])


class Solved(NamedTuple):
    """A read-out and how its penalty was chosen: R penalties, the held-out loss of each."""

    read_out: Array  # V (O, S)
    penalties: Array  # (R,) as they enter the equation above
    losses: Array  # (R,) mean of ‖t − V s‖² over the examples held out
    chosen: int  # the penalty with the least of them


@np.errstate(all="ignore")
def solve(trained: Sums, held_out: Sums, penalties: Array = PENALTIES) -> Solved:
    """The read-out of `trained` with the penalty that does best on examples it has not seen."""
    mean_square = float(np.trace(trained.squares)) / (trained.signals * max(trained.count, 1.0))
    absolute = penalties * (mean_square or 1.0)
    if not np.isfinite(trained.squares).all():
        nothing = np.full((trained.targets, trained.signals), np.nan)
        return Solved(nothing, absolute, np.full(len(absolute), np.nan), 0)
    values, vectors = np.linalg.eigh(trained.squares)  # Sᵀ S = Q Λ Qᵀ
    turned = vectors.T @ trained.products
    values = np.maximum(values, 0.0)
    read_outs = [
        (vectors @ (turned / (values + penalty * max(trained.count, 1.0))[:, None])).T for penalty in absolute
    ]
    losses = np.array([held_out.loss(read_out) for read_out in read_outs])
    chosen = int(np.nanargmin(losses)) if np.isfinite(losses).any() else 0
    return Solved(read_outs[chosen], absolute, losses, chosen)
