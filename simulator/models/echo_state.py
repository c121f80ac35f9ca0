"""Echo state networks: a fixed reservoir of tanh units rings with its inputs, and only a read-out learns.

    h_t = tanh(W x_t + U h_(t-1))        y_t = V [h_t; 1]

W and U are drawn once. With a spectral radius below 1 the echo of an input fades; near 1, and with inputs so
small that the units stay nearly linear, it lasts longest (Jaeger, GMD report 148, 2001). How long is measured
by the memory capacity: the sum over lags k of the squared correlation between the input k steps ago and the
best linear read-out of it (Jaeger, GMD report 152, 2001), which is at most the number of units.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from simulator.models import initialisation
from simulator.slices import finish

Array = NDArray[np.float64]
Kind: TypeAlias = Literal["orthogonal", "sparse"]

# Multiplications between two slices: about two milliseconds.
_SLICE = 4_000_000
# Of the capacity's input: steps that are forgotten first, steps to fit on, steps to test on.
_WASHED, _FITTED, _TESTED = 200, 2_000, 1_000
# Ridge penalty of the capacity's read-outs, relative to the mean square of a state.
_PENALTY = 1e-9


@dataclass(frozen=True)
class Reservoir:
    """The weights that never learn."""

    input_weights: Array  # (H, I)
    recurrent_weights: Array  # (H, H)

    @property
    def units(self) -> int:
        """H."""
        return len(self.recurrent_weights)

    def eigenvalues(self) -> NDArray[np.complex128]:
        """(H,), of the recurrent matrix."""
        return np.linalg.eigvals(self.recurrent_weights).astype(np.complex128)


def draw(
    rng: np.random.Generator, units: int, inputs: int, kind: Kind, spectral_radius: float, input_scale: float
) -> Reservoir:
    """A reservoir whose matrix has this radius; input weights from N(0, input_scale²)."""
    # A rotation has radius 1 as it is.
    rotation = kind == "orthogonal"
    recurrent = initialisation.orthogonal(rng, units) if rotation else initialisation.draw(rng, units, kind)
    return Reservoir(input_scale * rng.standard_normal((units, inputs)), spectral_radius * recurrent)


def running(reservoir: Reservoir, inputs: Array, start: Array | None = None) -> Generator[None, None, Array]:
    """Activities (T, B, H) on `inputs` (T, B, I), in slices; from silence, or from `start` (B, H)."""
    T, B, _ = inputs.shape
    H, worked = reservoir.units, 0
    hidden = np.empty((T, B, H))
    back = np.ascontiguousarray(reservoir.recurrent_weights.T)
    with np.errstate(all="ignore"):
        heard = inputs @ reservoir.input_weights.T  # W x_t
    before, z = np.zeros((B, H)) if start is None else start, np.empty((B, H))
    for t in range(T):
        with np.errstate(all="ignore"):
            np.matmul(before, back, out=z)
            np.add(z, heard[t], out=z)
            before = np.tanh(z, out=hidden[t])  # h_t = tanh(W x_t + U h_(t-1))
        worked += B * H * H
        if worked > _SLICE:
            worked = 0
            yield
    return hidden


def echoes(reservoir: Reservoir, steps: int) -> Array:
    """What is left of one impulse of size 1 in the first input at step 1, in silence, (T, H).

    Silence itself leaves every unit at 0, so this is the difference the impulse makes.
    """
    impulse = np.zeros((steps, 1, reservoir.input_weights.shape[1]))
    impulse[0, 0, 0] = 1.0
    return np.asarray(finish(running(reservoir, impulse))[:, 0])


@np.errstate(all="ignore")
def memory_capacity(
    reservoir: Reservoir, rng: np.random.Generator, lags: int
) -> Generator[None, None, Array]:
    """Squared correlation of the best read-out with the input k steps ago, k = 1 … lags, (lags,).

    The input is uniform noise in [−1, 1] through the first input weight; read-outs are fitted on one
    stretch and tested on the next, so that nothing is remembered by chance.
    """
    H, steps = reservoir.units, _WASHED + _FITTED + _TESTED
    wire = Reservoir(reservoir.input_weights[:, :1], reservoir.recurrent_weights)
    noise = rng.uniform(-1.0, 1.0, steps + lags)
    hidden = (yield from running(wire, noise[lags:, None, None]))[:, 0]  # (steps, H)
    past = np.stack([noise[lags - k : lags - k + steps] for k in range(1, lags + 1)], axis=1)  # (steps, lags)
    signals = np.concatenate((hidden, np.ones((steps, 1))), axis=1)
    fit, test = slice(_WASHED, _WASHED + _FITTED), slice(_WASHED + _FITTED, steps)
    squares = signals[fit].T @ signals[fit]
    yield
    squares += _PENALTY * np.trace(squares) / (H + 1) * np.eye(H + 1)
    read_outs = np.linalg.solve(squares, signals[fit].T @ past[fit])  # (H + 1, lags)
    yield
    said, wanted = signals[test] @ read_outs, past[test]
    said, wanted = said - said.mean(0), wanted - wanted.mean(0)
    square = (said * wanted).sum(0) ** 2 / ((said * said).sum(0) * (wanted * wanted).sum(0))
    return np.asarray(np.nan_to_num(square))
