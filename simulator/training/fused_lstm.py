"""The LSTM for training: the same equations as `simulator.models.lstm` in few, large operations.

Everything is allocated once for sequences of T steps in batches of B, in float32, time first and the
sequences of a batch last, and what a layer hears at step t is one column s_t = [h_(t-1); x_t; 1], so
that a step forward is one product [U W b] s_t and a step back one product Uᵀ ∂L/∂z_t. Both gates and
candidate go through a single tanh, because σ(z) = ½ + ½ tanh ½z and the halves are put into the weights
beforehand. All that does not wait for the step before, the slopes and the gradients of the weights, is
done for `SLICE` steps at a time while they are in the cache. Each pass yields after every slice.

Float32 is twice as fast here and its rounding is far below the noise of a batch; the trace that is drawn
is computed in float64. A derivative smaller than `TINY` is set to 0, because numpy cannot ask the
processor to flush subnormal numbers and each of them costs a hundred times a normal one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simulator.models import lstm

Singles = NDArray[np.float32]

SLICE = 20
TINY = np.float32(1e-24)

_HALF, _ONE = np.float32(0.5), np.float32(1.0)


class FusedLSTM:
    """Forward and backward for T steps, B sequences and sizes (H, I, O); use one after the other."""

    def __init__(self, sizes: tuple[int, int, int], steps: int, batch: int, *, peepholes: bool) -> None:
        H, I, _ = sizes
        T, B = steps, batch
        self._sizes, self._peepholes = sizes, peepholes
        self.signals = _zeros(T + 1, H + I + 1, B)  # s_t, for t = 1 … T + 1; the last has no input
        self.signals[:, -1] = 1.0
        self.cell = _zeros(T + 1, H, B)  # c_0 … c_T
        self.gates = _zeros(T, 4, H, B)  # write, keep, read, candidate: the logistic ones together
        self.d_gates = _zeros(T, 4, H, B)  # ∂L/∂z: write, keep, candidate, read, as the weights are
        self.first_d_cell = _zeros(H, B)  # ∂L/∂c_1
        self._out = _zeros(T, H, B)  # tanh(c_t)
        self._parts = _zeros(T, 2, H, B)  # write_t candidate_t and keep_t c_(t-1), whose sum is c_t
        self._slopes = _zeros(min(SLICE, T), 4, H, B)
        self._opening = _zeros(min(SLICE, T), H, B)  # ∂h_t/∂c_t
        self._work, self._d_hidden, self._d_cell = (_zeros(H, B) for _ in range(3))
        self._joint, self._back = _zeros(4 * H, H + I + 1), _zeros(H, 4 * H)
        self._looks = _zeros(3, H, 1)
        self._ones = np.ones(SLICE, np.float32)
        self._products = _zeros(min(SLICE, T), 4 * H, H + I + 1)
        self._gradient, self._look_gradient = _zeros(4 * H, H + I + 1), _zeros(3, H)
        self._steps = [self._views(t) for t in range(T)]
        self._steps_back = [self._views_back(t) for t in range(T)]

    def _views(self, t: int) -> tuple[Singles, ...]:
        H = self._sizes[0]
        z, gates = self.gates[t], self.gates[t]
        flat = z.reshape(4 * H, -1)
        return (
            *(self.signals[t], flat, flat[: 3 * H], *gates),
            *self._parts[t],
            *(self.cell[t], self.cell[t + 1], self._out[t], self.signals[t + 1, :H]),
        )

    def _views_back(self, t: int) -> tuple[Singles, ...]:
        d, slope = self.d_gates[t], self._slopes[t % SLICE]
        flat = d.reshape(d.shape[0] * d.shape[1], -1)
        return self._opening[t % SLICE], slope[:3], d[:3], slope[3], d[3], flat, self.gates[t, 1]

    @property
    def hidden(self) -> Singles:
        """h_t, (T, H, B)."""
        return self.signals[1:, : self._sizes[0]]

    def gate_means(self) -> tuple[float, float, float]:
        """Means of write, keep and read over steps, cells and sequences."""
        write, keep, read = (float(self.gates[:, gate].mean()) for gate in range(3))
        return write, keep, read

    def opening(self, steps: NDArray[np.int64]) -> Singles:
        """∂h_t/∂c_t = read_t (1 − tanh²c_t) [+ tanh(c_t) σ′ p_r] at these time indices, (A, H, B)."""
        read, hidden = self.gates[steps, 2], self.hidden[steps]
        opening: Singles = read - hidden * self._out[steps] + hidden * (_ONE - read) * self._looks[2]
        return opening

    def load(self, parameters: lstm.Parameters) -> None:
        """Take weights, with the halves of the logistic's ½z in them and the blocks in the gates' order."""
        p, H = parameters, self._sizes[0]
        joint = np.concatenate((p.recurrent_weights, p.input_weights, p.hidden_bias[:, None]), axis=1)
        for place, (block, scale) in enumerate(((0, 0.5), (1, 0.5), (3, 0.5), (2, 1.0))):
            self._joint[place * H : (place + 1) * H] = scale * joint[block * H : (block + 1) * H]
        self._back[:] = p.recurrent_weights.T
        self._looks[:] = p.peepholes[..., None]

    def forward(self, inputs: NDArray[Any]) -> Iterator[None]:
        """Run B sequences from empty cells; `inputs` is (T, I, B)."""
        H = self._sizes[0]
        self.signals[:-1, H:-1] = inputs
        one = self._step_with_peepholes if self._peepholes else self._step
        for start in range(0, len(self._steps), SLICE):
            with np.errstate(all="ignore"):
                one(self._steps[start : start + SLICE])
            yield

    def _step(self, views: list[tuple[Singles, ...]]) -> None:
        joint = self._joint
        matmul, tanh, multiply, add = np.matmul, np.tanh, np.multiply, np.add
        for s, z, logistic, write, keep, read, candidate, written, kept, before, c, out, h in views:
            matmul(joint, s, z)  # z_t = [U W b] [h_(t-1); x_t; 1]
            tanh(z, z)
            multiply(logistic, _HALF, logistic)  # σ(z) = ½ + ½ tanh ½z
            add(logistic, _HALF, logistic)
            multiply(keep, before, kept)
            multiply(write, candidate, written)
            add(kept, written, c)  # c_t = keep_t c_(t-1) + write_t candidate_t
            tanh(c, out)
            multiply(read, out, h)  # h_t = read_t tanh(c_t)

    def _step_with_peepholes(self, views: list[tuple[Singles, ...]]) -> None:
        looks = _HALF * self._looks  # the logistic's ½z again
        for s, z, _, write, keep, read, candidate, written, kept, before, c, out, h in views:
            np.matmul(self._joint, s, z)
            write += looks[0] * before
            keep += looks[1] * before
            for part in (write, keep):
                np.tanh(part, part)
                part *= _HALF
                part += _HALF
            np.tanh(candidate, candidate)
            np.multiply(keep, before, kept)
            np.multiply(write, candidate, written)
            np.add(kept, written, c)
            read += looks[2] * c
            np.tanh(read, read)
            read *= _HALF
            read += _HALF
            np.tanh(c, out)
            np.multiply(read, out, h)

    def backward(self, d_hidden: dict[int, Singles]) -> Iterator[None]:
        """Carry derivatives back; `d_hidden` holds what the loss asks of h_t, (H, B), for index t."""
        self._d_hidden[:] = 0.0
        self._d_cell[:] = 0.0
        self._gradient[:] = 0.0
        self._look_gradient[:] = 0.0
        one = self._step_back_with_peepholes if self._peepholes else self._step_back
        last = len(self._steps) - 1
        for start in range(last - last % SLICE, -1, -SLICE):
            end = min(start + SLICE, last + 1)
            with np.errstate(all="ignore"):
                self._prepare(start, end)
                one(range(end - 1, start - 1, -1), d_hidden)
                self._gather(start, end)
                for small in (self._d_hidden, self._d_cell):
                    small[np.abs(small) < TINY] = 0.0
            yield

    def _prepare(self, start: int, end: int) -> None:
        """Slopes of steps start … end − 1: ∂L/∂z is these times ∂L/∂c_t, or ∂L/∂h_t for read."""
        H, size = self._sizes[0], end - start
        gates, slopes, opening = self.gates[start:end], self._slopes[:size], self._opening[:size]
        write, read, candidate = gates[:, 0], gates[:, 2], gates[:, 3]
        parts, hidden = self._parts[start:end], self.signals[start + 1 : end + 1, :H]
        s_both, s_candidate, s_read = slopes[:, :2], slopes[:, 2], slopes[:, 3]
        np.subtract(_ONE, gates[:, :2], s_both)  # write (1 − write) candidate, keep (1 − keep) c_(t-1)
        np.multiply(s_both, parts, s_both)
        np.multiply(parts[:, 0], candidate, s_candidate)  # write (1 − candidate²)
        np.subtract(write, s_candidate, s_candidate)
        np.subtract(_ONE, read, s_read)  # read (1 − read) tanh(c_t)
        np.multiply(s_read, hidden, s_read)
        np.multiply(hidden, self._out[start:end], opening)  # read (1 − tanh²) = read − h tanh
        np.subtract(read, opening, opening)

    def _step_back(self, steps: range, asked: dict[int, Singles]) -> None:
        d_h, d_c, work, back = self._d_hidden, self._d_cell, self._work, self._back
        matmul, multiply, add = np.matmul, np.multiply, np.add
        for t in steps:
            opening, slopes, d_three, slope_read, d_read, d_z, keep = self._steps_back[t]
            if t in asked:
                add(d_h, asked[t], d_h)
            multiply(d_h, opening, work)
            add(d_c, work, d_c)  # ∂L/∂c_t, but for what comes later already there
            multiply(slopes, d_c, d_three)
            multiply(slope_read, d_h, d_read)
            if t == 0:
                self.first_d_cell[:] = d_c
            multiply(d_c, keep, d_c)  # ∂L/∂c_(t-1) = keep_t ∂L/∂c_t
            matmul(back, d_z, d_h)  # ∂L/∂h_(t-1) = Uᵀ ∂L/∂z_t

    def _step_back_with_peepholes(self, steps: range, asked: dict[int, Singles]) -> None:
        d_h, d_c, looks = self._d_hidden, self._d_cell, self._looks
        for t in steps:
            opening, slopes, d_three, slope_read, d_read, d_z, keep = self._steps_back[t]
            if t in asked:
                d_h += asked[t]
            np.multiply(slope_read, d_h, d_read)
            d_c += d_h * opening + looks[2] * d_read
            np.multiply(slopes, d_c, d_three)
            if t == 0:
                self.first_d_cell[:] = d_c
            d_c *= keep
            d_c += looks[0] * d_three[0] + looks[1] * d_three[1]
            np.matmul(self._back, d_z, d_h)

    def _gather(self, start: int, end: int) -> None:
        """Add what steps start … end − 1 say of the weights."""
        d = self.d_gates[start:end]
        d_z = d.reshape(end - start, len(self._joint), -1)
        products = self._products[: end - start]
        np.matmul(d_z, self.signals[start:end].transpose(0, 2, 1), products)
        # Σ_t ∂L/∂z_t s_tᵀ, the sum as a product with ones, which is faster than a sum
        ones = self._ones[: end - start]
        self._gradient += np.matmul(ones, products.reshape(end - start, -1)).reshape(self._joint.shape)
        if self._peepholes:
            for look, gate, cell in zip(self._look_gradient, (0, 1, 3), (0, 0, 1), strict=True):
                look += (d[:, gate] * self.cell[start + cell : end + cell]).sum((0, 2))

    def gradients(self) -> lstm.Parameters:
        """∂L/∂w of the layer, summed over steps and sequences; the read-out's are left at 0."""
        H, _, O = self._sizes
        joint = self._gradient.astype(np.float64)
        return lstm.Parameters(
            *(joint[:, H:-1], joint[:, :H], joint[:, -1], self._look_gradient.astype(np.float64)),
            *(np.zeros((O, H)), np.zeros(O)),
        )


def _zeros(*shape: int) -> Singles:
    return np.zeros(shape, np.float32)
