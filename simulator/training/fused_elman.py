"""The plain tanh network for training: the equations of `simulator.models.elman` in few, large operations.

    forward      z_t = W x_t + U h_(t-1) + b              h_t = tanh z_t            h_0 = 0
    backward     ∂L/∂z_t = (1 − h_t²) ∂L/∂h_t             ∂L/∂h_(t-1) = … + Uᵀ ∂L/∂z_t
    R-forward    R h_t = (1 − h_t²) (U R h_(t-1) + W′ x_t + U′ h_(t-1) + b′)

R h_t is how h_t changes when the weights move along (W′, U′, b′): the directional derivative of Pearlmutter
(Neural Computation 6, 1994). Carried back like an error, the change of the outputs gives the product of the
Gauss-Newton matrix with the direction, at the price of a gradient (Schraudolph, Neural Computation 14, 2002).

Everything is allocated once for T steps of B sequences, in float64, time first: (T, B, ·). What does not
wait for the step before, W x_t + b and the gradients of the weights, is one product for all steps. Each pass
yields after `SLICE` steps. A derivative smaller than `TINY` is set to 0, because numpy cannot ask the
processor to flush subnormal numbers and each of them costs a hundred times a normal one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from simulator.models.elman import Parameters

Array = NDArray[np.float64]

# Multiplications between two yields: about two milliseconds.
SLICE = 4_000_000
TINY = 1e-200


class FusedElman:
    """Forward, backward and R-forward for T steps, B sequences and sizes (H, I, O); one after the other."""

    def __init__(self, sizes: tuple[int, int, int], steps: int, batch: int) -> None:
        H, I, _ = sizes
        T, B = steps, batch
        self._sizes = sizes
        self._heard = np.ones((T, B, I + 1))  # [x_t; 1]
        self._states = np.zeros((T + 1, B, H))  # h_0 … h_T
        self._given = np.empty((T, B, H))  # W x_t + b
        self._slopes = np.empty((T, B, H))  # 1 − h_t²
        self.d_hidden = np.empty((T, B, H))  # ∂L/∂h_t
        self._d_z = np.empty((T, B, H))  # ∂L/∂z_t
        self._through = np.empty((B, H))
        self._moved = np.zeros((0, B, H))  # R h_0 … R h_T, when they are first asked for
        self._stride = max(1, min(T, SLICE // (B * H * H)))

    @property
    def hidden(self) -> Array:
        """h_t, (T, B, H)."""
        return self._states[1:]

    @property
    def moved(self) -> Array:
        """R h_t, (T, B, H)."""
        return self._moved[1:]

    def load(self, parameters: Parameters) -> None:
        """Take weights; the initial state is 0, whatever the parameters say."""
        p = parameters
        self._own = np.concatenate((p.input_weights, p.hidden_bias[:, None]), axis=1).T.copy()  # [W b]ᵀ
        self._recurrent = p.recurrent_weights.copy()
        self._back = p.recurrent_weights.T.copy()

    def _slices(self, backwards: bool = False) -> list[range]:
        T, stride = len(self._heard), self._stride
        if backwards:
            return [range(stop - 1, max(stop - stride, 0) - 1, -1) for stop in range(T, 0, -stride)]
        return [range(start, min(start + stride, T)) for start in range(0, T, stride)]

    def forward(self, inputs: Array) -> Iterator[None]:
        """Run B sequences; `inputs` is (T, B, I)."""
        self._heard[..., :-1] = inputs
        h, given, z = self._states, self._given, self._through
        with np.errstate(all="ignore"):
            np.matmul(_rows(self._heard), self._own, out=_rows(given))
        for steps in self._slices():
            with np.errstate(all="ignore"):
                for t in steps:
                    np.matmul(h[t], self._back, out=z)
                    np.add(z, given[t], out=z)  # z_t = W x_t + U h_(t-1) + b
                    np.tanh(z, out=h[t + 1])
            yield
        with np.errstate(all="ignore"):
            np.multiply(self.hidden, self.hidden, out=self._slopes)
            np.subtract(1.0, self._slopes, out=self._slopes)

    def backward(self, asked: Mapping[int, Array], everywhere: Array | None = None) -> Iterator[None]:
        """Carry derivatives back: `asked` holds what the loss asks of h_t, (B, H), for index t.

        `everywhere` (T, B, H) is what it asks of every h_t besides.
        """
        d_h, d_z, through = self.d_hidden, self._d_z, self._through
        through[:] = 0.0
        for steps in self._slices(backwards=True):
            with np.errstate(all="ignore"):
                for t in steps:
                    own = asked.get(t)
                    if own is not None:
                        np.add(through, own, out=through)
                    if everywhere is not None:
                        np.add(through, everywhere[t], out=through)
                    d_h[t] = through  # ∂L/∂h_t = Vᵀ ∂L/∂logits_t + Uᵀ ∂L/∂z_(t+1)
                    np.multiply(through, self._slopes[t], out=d_z[t])  # ∂L/∂z_t = (1 − h_t²) ∂L/∂h_t
                    np.matmul(d_z[t], self._recurrent, out=through)
                through[np.abs(through) < TINY] = 0.0
            yield

    def r_forward(self, direction: Parameters) -> Iterator[None]:
        """R h_t along a direction of the weights, after `forward`."""
        if not len(self._moved):
            self._moved = np.zeros_like(self._states)
        d, moved, given, z = direction, self._moved, self._given, self._through
        own = np.concatenate((d.input_weights, d.hidden_bias[:, None]), axis=1).T
        with np.errstate(all="ignore"):
            np.matmul(_rows(self._states[:-1]), d.recurrent_weights.T, out=_rows(given))
            _rows(given)[:] += _rows(self._heard) @ own  # W′ x_t + U′ h_(t-1) + b′
        for steps in self._slices():
            with np.errstate(all="ignore"):
                for t in steps:
                    np.matmul(moved[t], self._back, out=z)
                    np.add(z, given[t], out=z)
                    np.multiply(z, self._slopes[t], out=moved[t + 1])
            yield

    @np.errstate(all="ignore")
    def gradients(self) -> Parameters:
        """∂L/∂w of the layer, summed over steps and sequences; read-out and initial state are left at 0."""
        H, _, O = self._sizes
        d_z = _rows(self._d_z)
        own = d_z.T @ _rows(self._heard)  # Σ ∂L/∂z_t [x_t; 1]ᵀ
        recurrent = d_z.T @ _rows(self._states[:-1])  # Σ ∂L/∂z_t h_(t-1)ᵀ
        nothing = np.zeros(H)
        return Parameters(own[:, :-1], recurrent, own[:, -1], nothing, np.zeros((O, H)), np.zeros(O))


def _rows(array: Array) -> Array:
    """(T, B, ·) as (T·B, ·), a view."""
    return array.reshape(-1, array.shape[-1])
