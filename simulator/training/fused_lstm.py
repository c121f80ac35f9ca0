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
        self._signals = _zeros(T + 1, H + I + 1, B)  # s_t, for t = 1 … T + 1; the last has no input
        self._signals[:, -1] = 1.0
        # write, keep, read, candidate and c_(t-1): the logistic ones together, and what they multiply
        self._states = _zeros(T + 1, 5, H, B)
        self._parts = _zeros(T, 2, H, B)  # write_t candidate_t and keep_t c_(t-1), whose sum is c_t
        self._out = _zeros(T, H, B)  # tanh(c_t)
        # Of one slice, what ∂L/∂c_t (the first four) and ∂L/∂h_t (the last two) are multiplied by on the
        # way to ∂L/∂c_(t-1), to ∂L/∂z of write, keep, candidate and read, and to ∂L/∂c_t; and the products.
        self._slopes, self._errors = _zeros(SLICE, 6, H, B), _zeros(SLICE, 6, H, B)
        self._d_hidden, self._d_cell = _zeros(H, B), _zeros(H, B)
        self.first_d_cell = _zeros(H, B)  # ∂L/∂c_1
        self._joint, self._back = _zeros(4 * H, H + I + 1), _zeros(H, 4 * H)
        self._looks = _zeros(3, H, 1)
        self._ones = np.ones(SLICE, np.float32)
        self._products = _zeros(SLICE, 4 * H, H + I + 1)
        self._gradient, self._look_gradient = _zeros(4 * H, H + I + 1), _zeros(3, H)
        self._steps = [self._views(t) for t in range(T)]
        self._steps_back = [self._views_back(at) for at in range(SLICE)]

    def _views(self, t: int) -> tuple[Singles, ...]:
        H, state = self._sizes[0], self._states[t]
        z = state[:4].reshape(4 * H, -1)
        return (
            *(self._signals[t], z, z[: 3 * H], state[:2], state[3:], self._parts[t], *self._parts[t]),
            *(self._states[t + 1, 4], self._out[t], state[2], self._signals[t + 1, : self._sizes[0]]),
        )

    def _views_back(self, at: int) -> tuple[Singles, ...]:
        slope, error, later = self._slopes[at], self._errors[at], self._errors[(at + 1) % SLICE]
        d_z = error[1:5].reshape(self._back.shape[1], -1)
        return slope[4:], error[4:], error[5], later[0], slope[:4], error[:4], d_z

    @property
    def hidden(self) -> Singles:
        """h_t, (T, H, B)."""
        return self._signals[1:, : self._sizes[0]]

    def gate_means(self) -> tuple[float, float, float]:
        """Means of write, keep and read over steps, cells and sequences."""
        write, keep, read = (float(self._states[:-1, gate].mean()) for gate in range(3))
        return write, keep, read

    def opening(self, steps: NDArray[np.int64]) -> Singles:
        """∂h_t/∂c_t = read_t (1 − tanh²c_t) [+ tanh(c_t) σ′ p_r] at these time indices, (A, H, B)."""
        read, hidden = self._states[steps, 2], self.hidden[steps]
        opening: Singles = read - hidden * self._out[steps] + hidden * (_ONE - read) * self._looks[2]
        return opening

    @np.errstate(over="ignore")
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
        self._signals[:-1, H:-1] = inputs
        one = self._step_with_peepholes if self._peepholes else self._step
        for start in range(0, len(self._steps), SLICE):
            with np.errstate(all="ignore"):
                one(self._steps[start : start + SLICE])
            yield

    def _step(self, views: list[tuple[Singles, ...]]) -> None:
        joint = self._joint
        matmul, tanh, multiply, add = np.matmul, np.tanh, np.multiply, np.add
        for s, z, logistic, both, factors, parts, written, kept, c, out, read, h in views:
            matmul(joint, s, z)  # z_t = [U W b] [h_(t-1); x_t; 1]
            tanh(z, z)
            multiply(logistic, _HALF, logistic)  # σ(z) = ½ + ½ tanh ½z
            add(logistic, _HALF, logistic)
            multiply(both, factors, parts)
            add(kept, written, c)  # c_t = keep_t c_(t-1) + write_t candidate_t
            tanh(c, out)
            multiply(read, out, h)  # h_t = read_t tanh(c_t)

    def _step_with_peepholes(self, views: list[tuple[Singles, ...]]) -> None:
        looks = _HALF * self._looks  # the logistic's ½z again
        for s, z, _, both, (candidate, before), _, written, kept, c, out, read, h in views:
            np.matmul(self._joint, s, z)
            both += looks[:2] * before
            _squash(both)
            np.tanh(candidate, candidate)
            np.multiply(both[0], candidate, written)
            np.multiply(both[1], before, kept)
            np.add(kept, written, c)
            read += looks[2] * c
            _squash(read)
            np.tanh(c, out)
            np.multiply(read, out, h)

    def backward(self, d_hidden: dict[int, Singles]) -> Iterator[None]:
        """Carry derivatives back; `d_hidden` holds what the loss asks of h_t, (H, B), for index t."""
        last = len(self._steps) - 1
        carried = self._errors[:, 0]  # keep_(t+1) ∂L/∂c_(t+1)
        for sum_over_steps in (self._d_hidden, carried, self._gradient, self._look_gradient):
            sum_over_steps[:] = 0.0
        one = self._step_back_with_peepholes if self._peepholes else self._step_back
        for start in range(last - last % SLICE, -1, -SLICE):
            end = min(start + SLICE, last + 1)
            with np.errstate(all="ignore"):
                self._prepare(start, end)
                one(range(end - 1, start - 1, -1), d_hidden)
                self._gather(start, end)
                for small in (self._d_hidden, carried[0]):
                    small[np.abs(small) < TINY] = 0.0
            yield

    def _prepare(self, start: int, end: int) -> None:
        """Slopes of steps start … end − 1."""
        H, slopes = self._sizes[0], self._slopes[: end - start]
        states, parts = self._states[start:end], self._parts[start:end]
        write, read, candidate = states[:, 0], states[:, 2], states[:, 3]
        hidden = self._signals[start + 1 : end + 1, :H]
        s_both, s_candidate, s_read, opening = slopes[:, 1:3], slopes[:, 3], slopes[:, 4], slopes[:, 5]
        slopes[:, 0] = states[:, 1]  # ∂c_t/∂c_(t-1) = keep_t
        np.subtract(_ONE, states[:, :2], s_both)  # write (1 − write) candidate, keep (1 − keep) c_(t-1)
        np.multiply(s_both, parts, s_both)
        np.multiply(parts[:, 0], candidate, s_candidate)  # write (1 − candidate²)
        np.subtract(write, s_candidate, s_candidate)
        np.subtract(_ONE, read, s_read)  # read (1 − read) tanh(c_t)
        np.multiply(s_read, hidden, s_read)
        np.multiply(hidden, self._out[start:end], opening)  # read (1 − tanh²) = read − h tanh
        np.subtract(read, opening, opening)

    def _step_back(self, steps: range, asked: dict[int, Singles]) -> None:
        d_h, d_c, back, views = self._d_hidden, self._d_cell, self._back, self._steps_back
        matmul, multiply, add = np.matmul, np.multiply, np.add
        for t in steps:
            of_h, from_h, through_h, later, of_c, from_c, d_z = views[t % SLICE]
            if t in asked:
                add(d_h, asked[t], d_h)
            multiply(of_h, d_h, from_h)
            add(later, through_h, d_c)  # ∂L/∂c_t = keep_(t+1) ∂L/∂c_(t+1) + ∂h_t/∂c_t ∂L/∂h_t
            multiply(of_c, d_c, from_c)
            matmul(back, d_z, d_h)  # ∂L/∂h_(t-1) = Uᵀ ∂L/∂z_t
        if not steps[-1]:
            self.first_d_cell[:] = d_c

    def _step_back_with_peepholes(self, steps: range, asked: dict[int, Singles]) -> None:
        d_h, d_c, looks = self._d_hidden, self._d_cell, self._looks
        for t in steps:
            of_h, from_h, through_h, later, of_c, from_c, d_z = self._steps_back[t % SLICE]
            if t in asked:
                d_h += asked[t]
            np.multiply(of_h, d_h, from_h)
            np.add(later, through_h, d_c)
            d_c += looks[2] * from_h[0]
            np.multiply(of_c, d_c, from_c)
            from_c[0] += looks[0] * from_c[1] + looks[1] * from_c[2]
            np.matmul(self._back, d_z, d_h)
        if not steps[-1]:
            self.first_d_cell[:] = d_c

    def _gather(self, start: int, end: int) -> None:
        """Add what steps start … end − 1 say of the weights."""
        size, rows = end - start, len(self._joint)
        d_z, products = self._errors[:size, 1:5], self._products[:size]
        heard = self._signals[start:end].transpose(0, 2, 1)
        np.matmul(d_z.reshape(size, rows, -1), heard, products)
        # Σ_t ∂L/∂z_t s_tᵀ, the sum as a product with ones, which is faster than a sum
        total = np.matmul(self._ones[:size], products.reshape(size, -1))
        self._gradient += total.reshape(self._gradient.shape)
        if self._peepholes:
            for look, gate, cell in zip(self._look_gradient, (0, 1, 3), (0, 0, 1), strict=True):
                look += (d_z[:, gate] * self._states[start + cell : end + cell, 4]).sum((0, 2))

    def gradients(self) -> lstm.Parameters:
        """∂L/∂w of the layer, summed over steps and sequences; the read-out's are left at 0."""
        H, _, O = self._sizes
        joint = self._gradient.astype(np.float64)
        return lstm.Parameters(
            *(joint[:, H:-1], joint[:, :H], joint[:, -1], self._look_gradient.astype(np.float64)),
            *(np.zeros((O, H)), np.zeros(O)),
        )


def _squash(z: Singles) -> None:
    """σ(2z) in place."""
    np.tanh(z, z)
    z *= _HALF
    z += _HALF


def _zeros(*shape: int) -> Singles:
    return np.zeros(shape, np.float32)
