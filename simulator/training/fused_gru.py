"""The gated recurrent unit for training: the equations of `simulator.models.gru`, few large operations.

Laid out like `fused_lstm` (float32, time first, the sequences of a batch last, everything allocated
once, halves of the logistic's ½z in the weights, slices of `SLICE` steps) and used in the same way.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simulator.models import gru
from simulator.training.fused_lstm import SLICE, TINY, Singles

_HALF, _ONE = np.float32(0.5), np.float32(1.0)


class FusedGRU:
    """Forward and backward for T steps, B sequences and sizes (H, I, O); use one after the other."""

    def __init__(self, sizes: tuple[int, int, int], steps: int, batch: int) -> None:
        H, I, _ = sizes
        T, B = steps, batch
        self._sizes = sizes
        self._states = _zeros(T + 1, H + 1, B)  # [h_(t-1); 1], for t = 1 … T + 1
        self._states[:, -1] = 1.0
        self._inputs = _zeros(T, I + 1, B)  # [x_t; 1]
        self._inputs[:, -1] = 1.0
        self._gates = _zeros(T, 3, H, B)  # read, keep, candidate
        self._heard = _zeros(T, 3, H, B)  # U h_(t-1) + d; the gates' parts have been added already
        self._d_heard = _zeros(T, 3, H, B)  # ∂L/∂(U h_(t-1) + d)
        self._d_candidate = _zeros(T, H, B)
        self.first_d_cell = _zeros(H, B)  # ∂L/∂h_1
        self._d_hidden, self._work = _zeros(H, B), _zeros(H, B)
        self._entering, self._recurrent = _zeros(3 * H, I + 1), _zeros(3 * H, H + 1)
        self._d_entering, self._d_recurrent = _zeros(3 * H, I + 1), _zeros(3 * H, H + 1)
        self._back = _zeros(H, 3 * H)

    @property
    def hidden(self) -> Singles:
        """h_t, (T, H, B)."""
        return self._states[1:, : self._sizes[0]]

    def gate_means(self) -> tuple[float, float, float]:
        """Means of write, keep and read over steps, units and sequences."""
        read, keep = (float(self._gates[:, gate].mean()) for gate in (0, 1))
        return 1.0 - keep, keep, read

    def opening(self, steps: NDArray[np.int64]) -> Singles:
        """∂h_t/∂c_t, which is 1 because the state is the output; (A, 1, 1)."""
        return np.ones((len(steps), 1, 1), np.float32)

    @np.errstate(over="ignore")
    def load(self, parameters: gru.Parameters) -> None:
        """Take weights, with the halves of the logistic's ½z in those of read and keep."""
        p, H = parameters, self._sizes[0]
        self._entering[:] = np.concatenate((p.input_weights, p.hidden_bias[:, None]), axis=1)
        self._recurrent[:] = np.concatenate((p.recurrent_weights, p.recurrent_bias[:, None]), axis=1)
        for joint in (self._entering, self._recurrent):
            joint[: 2 * H] *= _HALF
        self._back[:] = p.recurrent_weights.T

    def forward(self, inputs: NDArray[Any]) -> Iterator[None]:
        """Run B sequences from state 0; `inputs` is (T, I, B)."""
        self._inputs[:, :-1] = inputs
        T = len(self._gates)
        for start in range(0, T, SLICE):
            with np.errstate(all="ignore"):
                part = slice(start, min(start + SLICE, T))
                flat = self._gates[part].reshape(-1, len(self._entering), self._gates.shape[-1])
                np.matmul(self._entering, self._inputs[part], flat)  # W x_t + b
                for t in range(part.start, part.stop):
                    self._step(t)
            yield

    def _step(self, t: int) -> None:
        H, work = self._sizes[0], self._work
        gates, heard = self._gates[t], self._heard[t]
        both, (read, keep, candidate) = gates[:2], gates
        before, h = self._states[t, :H], self._states[t + 1, :H]
        np.matmul(self._recurrent, self._states[t], heard.reshape(3 * H, -1))  # U h_(t-1) + d
        np.add(both, heard[:2], both)
        np.tanh(both, both)  # σ(z) = ½ + ½ tanh ½z
        np.multiply(both, _HALF, both)
        np.add(both, _HALF, both)
        np.multiply(read, heard[2], work)
        np.add(candidate, work, candidate)
        np.tanh(candidate, candidate)
        np.subtract(before, candidate, work)  # h_t = candidate_t + keep_t (h_(t-1) − candidate_t)
        np.multiply(keep, work, work)
        np.add(candidate, work, h)

    def backward(self, d_hidden: dict[int, Singles]) -> Iterator[None]:
        """Carry derivatives back; `d_hidden` holds what the loss asks of h_t, (H, B), for index t."""
        d_h, H = self._d_hidden, self._sizes[0]
        for sum_over_steps in (d_h, self._d_entering, self._d_recurrent):
            sum_over_steps[:] = 0.0
        last = len(self._gates) - 1
        for start in range(last - last % SLICE, -1, -SLICE):
            end = min(start + SLICE, last + 1)
            with np.errstate(all="ignore"):
                read, keep, candidate = self._gates[start:end].transpose(1, 0, 2, 3)
                to_keep = (self._states[start:end, :H] - candidate) * keep * (_ONE - keep)
                to_candidate = (_ONE - keep) * (_ONE - candidate * candidate)
                to_read = self._heard[start:end, 2] * read * (_ONE - read)
                for t in range(end - 1, start - 1, -1):
                    if t in d_hidden:
                        d_h += d_hidden[t]
                    if t == 0:
                        self.first_d_cell[:] = d_h
                    at = t - start
                    self._step_back(t, to_read[at], to_keep[at], to_candidate[at])
                self._gather(slice(start, end))
                d_h[np.abs(d_h) < TINY] = 0.0
            yield

    def _step_back(self, t: int, to_read: Singles, to_keep: Singles, to_candidate: Singles) -> None:
        d_h, (d_read, d_keep, d_heard) = self._d_hidden, self._d_heard[t]
        d_candidate, (read, keep, _) = self._d_candidate[t], self._gates[t]
        np.multiply(d_h, to_keep, d_keep)
        np.multiply(d_h, to_candidate, d_candidate)
        np.multiply(d_candidate, to_read, d_read)
        np.multiply(d_candidate, read, d_heard)
        # ∂L/∂h_(t-1) = keep_t ∂L/∂h_t + Uᵀ ∂L/∂(U h_(t-1) + d)
        np.multiply(d_h, keep, self._work)
        np.matmul(self._back, self._d_heard[t].reshape(self._back.shape[1], -1), d_h)
        np.add(d_h, self._work, d_h)

    def _gather(self, part: slice) -> None:
        """Add what these steps say of the weights."""
        rows, H = len(self._recurrent), self._sizes[0]
        d_u = self._d_heard[part].reshape(-1, rows, self._work.shape[-1])
        d_z = np.concatenate((d_u[:, : 2 * H], self._d_candidate[part]), axis=1)
        self._d_recurrent += np.matmul(d_u, self._states[part].transpose(0, 2, 1)).sum(0)
        self._d_entering += np.matmul(d_z, self._inputs[part].transpose(0, 2, 1)).sum(0)

    def gradients(self) -> gru.Parameters:
        """∂L/∂w of the layer, summed over steps and sequences; the read-out's are left at 0."""
        H, _, O = self._sizes
        U, W = self._d_recurrent.astype(np.float64), self._d_entering.astype(np.float64)
        return gru.Parameters(W[:, :-1], U[:, :-1], W[:, -1], U[:, -1], np.zeros((O, H)), np.zeros(O))


def _zeros(*shape: int) -> Singles:
    return np.zeros(shape, np.float32)
