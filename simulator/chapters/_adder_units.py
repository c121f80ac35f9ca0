"""Which of two sums each hidden unit works for, measured in two ways on the same random columns.

    explained_s = Var(E[h | state of sum s]) / Var(h)       how much of a unit's activity one sum decides
    harm_s      = wrong digits of sum s, of all, while the unit is held at its mean

The states of two random sums are independent, so the first shares of a unit add up to at most 1 and
what is left is decided by both together.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simulator.arrays import Floats, Integers, frozen
from simulator.models import elman
from simulator.models.elman import Parameters
from simulator.models.squashing import Squashing
from simulator.tasks import addition

PAIRS, COLUMNS = 100, 40
# Below this share of wrong digits a sum does not miss a unit: one digit in a hundred.
MISSED = 0.01
_SEED = 20132


@dataclass(frozen=True)
class Units:
    """H hidden units and two sums; `sides` is 0 or 1 for a unit that one sum alone misses, 2 for both, −1."""

    explained: Floats  # (H, 2)
    harm: Floats  # (H, 2), shares of wrong digits with the unit held
    sides: Integers  # (H,)
    between: float  # the share of Σ|U| that joins units of different sums, among those with one

    def report(self) -> dict[str, Any]:
        """What `unrolled run --json` says of them."""
        return {
            "units_split": self.split,
            "unit_sides": self.sides.tolist(),
            "explained": self.explained.tolist(),
            "ablation_errors": self.harm.tolist(),
            "weights_between": self.between,
        }

    @property
    def split(self) -> bool:
        """Whether every unit that is missed at all is missed by one sum only, and both sums have some."""
        found = {int(side) for side in self.sides} - {-1}
        return found == {0, 1}


@cache
def _columns() -> tuple[Floats, Floats, Integers]:
    """Inputs (B, T, 4), targets (B, T, 2) and the state of each sum (2, B·T)."""
    inputs, targets = addition.batch(np.random.default_rng(_SEED), PAIRS, COLUMNS, 2)
    return inputs, targets, np.stack([addition.batch_states(inputs[..., k : k + 2]).ravel() for k in (0, 2)])


def measuring(parameters: Parameters, squashing: Squashing) -> Generator[None, None, Units]:
    """The measurement in slices, one unit each."""
    inputs, targets, states = _columns()
    hidden, logits = elman.run(parameters, squashing, inputs)
    flat = hidden.reshape(-1, hidden.shape[-1])  # (N, H)
    with np.errstate(all="ignore"):
        explained = np.stack([_explained(flat, one) for one in states], axis=1)  # (H, 2)
    yield
    right = _wrong(logits, targets)
    harm = np.empty_like(explained)
    for unit, middle in enumerate(flat.mean(0)):
        harm[unit] = _wrong(_held(parameters, squashing, inputs, unit, float(middle)), targets)
        yield
    # A network that is wrong anyway is not harmed by what it does without a unit.
    missed = harm - right > MISSED  # (H, 2)
    sides = np.select([missed.all(1), missed[:, 0], missed[:, 1]], [2, 0, 1], -1)
    return Units(frozen(explained), frozen(harm), frozen(sides), _between(parameters, sides))


def _explained(hidden: Floats, states: Integers) -> Floats:
    """Var(E[h | state]) / Var(h) for each unit (H,); 0 for a unit that never moves."""
    counts = np.bincount(states, minlength=addition.STATES)
    members = (np.arange(addition.STATES)[:, None] == states).astype(np.float64)  # (4, N)
    means = members @ hidden / counts[:, None]  # (4, H)
    spread = hidden.var(0)
    share = (counts @ (means - hidden.mean(0)) ** 2) / len(hidden) / spread
    return np.asarray(np.where(spread > 0.0, share, 0.0))


@np.errstate(all="ignore")
def _held(parameters: Parameters, squashing: Squashing, inputs: Floats, unit: int, activity: float) -> Floats:
    """Logits (B, T, 2) of the network in which one unit says the same at every step."""
    hidden = np.tile(parameters.initial_state, (len(inputs), 1))
    logits = np.empty((*inputs.shape[:2], len(parameters.output_bias)))
    for t in range(inputs.shape[1]):
        hidden = elman.step(parameters, squashing, hidden, inputs[:, t])
        hidden[:, unit] = activity
        logits[:, t] = hidden @ parameters.output_weights.T + parameters.output_bias
    return logits


def _wrong(logits: Floats, targets: Floats) -> NDArray[np.float64]:
    """The share of wrong digits of each sum (2,)."""
    right = np.where(targets > 0.5, logits > 0.0, logits < 0.0)
    return np.asarray(1.0 - right.mean((0, 1)))


def _between(parameters: Parameters, sides: Integers) -> float:
    size = np.abs(parameters.recurrent_weights)
    one_sided = (sides == 0) | (sides == 1)
    among = one_sided[:, None] & one_sided
    with np.errstate(all="ignore"):
        whole = float(size[among].sum())
        return float(size[among & (sides[:, None] != sides)].sum()) / whole if whole > 0.0 else 0.0
