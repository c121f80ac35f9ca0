"""A reader of ink: two layers of memory cells over pen steps, one step at a time and all the way back.

    z_t = W x_t + U h_(t-1) + b        write, keep, read = σ(z)        candidate = tanh(z)
    c_t = keep_t c_(t-1) + write_t candidate_t        h_t = read_t tanh(c_t)        logits_t = V h_t + c

Graves and Schmidhuber's reader (*Offline handwriting recognition with multidimensional recurrent neural
networks*, NIPS 2008, and the demonstration of 2009), made causal: what is printed after a step depends on
the ink up to there. Numbers are float32, twice as fast here and far more exact than anything drawn.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Singles = NDArray[np.float32]

_HALF = np.float32(0.5)
# The lower layer and the upper one.
LAYERS = (0, 1)


@dataclass(frozen=True)
class Weights:
    """Blocks of H rows are write, keep, candidate, read, as in torch; index 0 of each pair is layer 1."""

    input_weights: tuple[Singles, Singles]  # (4H, I), (4H, H)
    recurrent_weights: tuple[Singles, Singles]  # (4H, H) each
    biases: tuple[Singles, Singles]  # (4H,) each
    output_weights: Singles  # (K, H)
    output_bias: Singles  # (K,)

    @property
    def sizes(self) -> tuple[int, int, int]:
        """(H, I, K)."""
        return self.output_weights.shape[1], self.input_weights[0].shape[1], len(self.output_bias)

    @property
    def count(self) -> int:
        """How many numbers were learned."""
        parts = (*self.input_weights, *self.recurrent_weights, *self.biases)
        return sum(part.size for part in (*parts, self.output_weights, self.output_bias))


@dataclass
class Memory:
    """What a reader carries from step to step: h and c of both layers, (2, H) each."""

    hidden: Singles
    cell: Singles

    def copy(self) -> Memory:
        """The same, to go another way from here."""
        return Memory(self.hidden.copy(), self.cell.copy())


@dataclass(frozen=True)
class Passed:
    """What both layers did in T steps: room that is filled as the pen goes on.

    `gates` (T, 2, 4, H) write, keep, candidate, read; `cells` and `hiddens` (T, 2, H); `inputs` (T, I);
    `logits` (T, K).
    """

    inputs: Singles
    gates: Singles
    cells: Singles
    hiddens: Singles
    logits: Singles

    @classmethod
    def room(cls, steps: int, sizes: tuple[int, int, int]) -> Passed:
        """Room for so many steps."""
        H, I, K = sizes
        shapes = ((I,), (2, 4, H), (2, H), (2, H), (K,))
        return cls(*(np.zeros((steps, *shape), np.float32) for shape in shapes))

    def upto(self, steps: int) -> Passed:
        """Read-only views of the first `steps`; they never change, because no step is written twice."""
        views = [part[:steps] for part in vars(self).values()]
        for view in views:
            view.flags.writeable = False
        return Passed(*views)

    def grown(self, steps: int) -> Passed:
        """Twice the room, with the first `steps` copied."""
        larger = [np.zeros((2 * len(part), *part.shape[1:]), np.float32) for part in vars(self).values()]
        for new, old in zip(larger, vars(self).values(), strict=True):
            new[:steps] = old[:steps]
        return Passed(*larger)


class Cells:
    """The two layers, ready to step: σ(z) = ½ + ½ tanh ½z, and the halves stand in the weights."""

    def __init__(self, weights: Weights) -> None:
        self.weights, (H, _, _) = weights, weights.sizes
        halves = np.repeat(np.array([0.5, 0.5, 1.0, 0.5], np.float32), H)[:, None]
        joined = [
            np.hstack(pair) for pair in zip(weights.input_weights, weights.recurrent_weights, strict=True)
        ]
        self._joint = [np.ascontiguousarray(part * halves) for part in joined]
        self._biases = [bias * halves[:, 0] for bias in weights.biases]
        self._heard = [np.zeros(part.shape[1], np.float32) for part in self._joint]
        self._products = np.zeros((2, H), np.float32)

    def start(self) -> Memory:
        """Empty cells."""
        H = self.weights.sizes[0]
        return Memory(np.zeros((2, H), np.float32), np.zeros((2, H), np.float32))

    def step(self, memory: Memory, heard: Singles, passed: Passed, t: int) -> None:
        """Read one step (I,), write what happened into row t of `passed`, and change the memory."""
        H, products, below = len(self._products[0]), self._products, heard
        passed.inputs[t] = heard
        for layer in LAYERS:
            signal, gates = self._heard[layer], passed.gates[t, layer]
            signal[:-H], signal[-H:] = below, memory.hidden[layer]
            z, cell = gates.reshape(-1), memory.cell[layer]
            np.matmul(self._joint[layer], signal, z)  # z_t = W x_t + U h_(t-1)
            z += self._biases[layer]
            np.tanh(z, z)
            for logistic in (gates[:2], gates[3]):
                logistic *= _HALF
                logistic += _HALF
            np.multiply(gates[0], gates[2], products[0])
            np.multiply(gates[1], cell, products[1])
            np.add(products[0], products[1], cell)  # c_t = write_t candidate_t + keep_t c_(t-1)
            below = memory.hidden[layer]
            np.tanh(cell, below)
            below *= gates[3]  # h_t = read_t tanh(c_t)
        passed.cells[t], passed.hiddens[t] = memory.cell, memory.hidden
        np.matmul(self.weights.output_weights, below, passed.logits[t])
        passed.logits[t] += self.weights.output_bias


@np.errstate(all="ignore")
def d_inputs(weights: Weights, passed: Passed, d_logits: Singles, step: int, look_back: int) -> Singles:
    """∂/∂x_t of a function of the logits at one step, (step + 1, I), back over `look_back` steps at most.

    `d_logits` (K,) is its derivative by those logits. Backpropagation through time in both layers; a step
    further back gets 0.
    """
    H, I, _ = weights.sizes
    begin = max(0, step + 1 - look_back)
    rows = slice(begin, step + 1)
    asked = np.zeros((step + 1 - begin, H), np.float32)
    asked[-1] = weights.output_weights.T @ d_logits  # ∂/∂h = Vᵀ ∂/∂logits
    for layer in reversed(LAYERS):
        d_z = _back(weights.recurrent_weights[layer], passed, layer, rows, asked)
        asked = d_z @ weights.input_weights[layer]  # ∂/∂x_t = Wᵀ ∂/∂z_t
    whole = np.zeros((step + 1, I), np.float32)
    whole[rows] = asked
    return whole


def _back(U: Singles, passed: Passed, layer: int, rows: slice, asked: Singles) -> Singles:
    """∂/∂z (N, 4H) of one layer's steps, given what is asked of each h_t directly, (N, H)."""
    N, H = asked.shape
    gates, cells = passed.gates[rows, layer], passed.cells[rows, layer]
    write, keep, candidate, read = gates.transpose(1, 0, 2)
    first = passed.cells[rows.start - 1, layer] if rows.start else np.zeros(H, np.float32)
    before = np.vstack((first[None], cells[:-1]))
    out = np.tanh(cells)
    opening = read * (1 - out * out)  # ∂h_t/∂c_t
    slopes = np.empty((N, 4, H), np.float32)
    slopes[:, 0] = candidate * write * (1 - write)
    slopes[:, 1] = before * keep * (1 - keep)
    slopes[:, 2] = write * (1 - candidate * candidate)
    slopes[:, 3] = out * read * (1 - read)
    d_z = np.empty((N, 4, H), np.float32)
    flat, d_c, d_h, part = d_z.reshape(N, -1), *np.zeros((3, H), np.float32)
    d_h += asked[-1]
    # Lists of views: a step costs less than ten small operations, and indexing would be half of it.
    rows_back = [[*reversed(list(whole))] for whole in (opening, slopes[:, :3], slopes[:, 3])]
    rows_back += [[*reversed(list(whole))] for whole in (d_z[:, :3], d_z[:, 3], keep, flat)]
    owed = [*reversed(list(asked[:-1])), np.zeros(H, np.float32)]
    multiply, add, dot = np.multiply, np.add, np.dot
    for open_, slope, slope_r, d_z_t, d_r, keep_t, d_z_flat, own in zip(*rows_back, owed, strict=True):
        # ∂/∂c_t = keep_(t+1) ∂/∂c_(t+1) + read_t (1 − tanh²c_t) ∂/∂h_t
        multiply(open_, d_h, part)
        add(d_c, part, d_c)
        multiply(slope, d_c, d_z_t)
        multiply(slope_r, d_h, d_r)
        multiply(d_c, keep_t, d_c)
        dot(d_z_flat, U, d_h)  # ∂/∂h_(t-1) = Uᵀ ∂/∂z_t, and what step t − 1 owes itself
        add(d_h, own, d_h)
    return flat
