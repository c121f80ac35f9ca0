"""The memory blocks of 1997, as they were published: cells that share gates, and gates that hear gates.

A block has one input gate, one output gate and S cells. What a unit hears at step t is one column
s_t = [gates and cells of step t − 1; x_t; 1]:

    net = W s_t                 in, out = σ(net)            g = 4 σ(net) − 2            h(c) = 2 σ(c) − 1
    c_t = c_(t−1) + in_t g_t    y_t = out_t h(c_t)          output = σ(V y_T + b)

Nothing is forgotten, and an error that reaches a gate or a cell's input changes the weights there and
goes no further (Hochreiter and Schmidhuber, Neural Computation 9, 1997, sections 3, 4 and appendix A).
With the truth asked at the last step only, what that rule gives is a sum over the steps:

    ∂c_T/∂w_in = Σ_t g_t σ′(net_in,t) s_t        ∂c_T/∂w_c = Σ_t in_t g′(net_c,t) s_t

One sequence is one update. Because σ(z) = ½ + ½ tanh ½z, all units of a step go through one tanh, and
half the cell, c / 2, is what is kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

# Weights start within ± this.
REACH = 0.1


class MemoryBlocks:
    """K blocks of S cells, I inputs and O logistic outputs, trained one sequence at a time.

    `hidden_weights` (2K + KS, 2K + KS + I + 1) has rows, and its first columns, in the order input gates,
    output gates, cells; `output_weights` is (O, KS + 1), the bias last. `input_biases` (K,) is where the
    biases of the input gates start: negative, so that a block is shut until it is needed.
    """

    def __init__(
        self,
        generator: np.random.Generator,
        blocks: int,
        cells: int,
        inputs: int,
        outputs: int,
        input_biases: tuple[float, ...],
    ) -> None:
        self._blocks, self._cells = blocks, cells
        self._units = 2 * blocks + blocks * cells
        columns = self._units + inputs + 1
        self.hidden_weights = generator.uniform(-REACH, REACH, (self._units, columns))
        self.output_weights = generator.uniform(-REACH, REACH, (outputs, blocks * cells + 1))
        self.hidden_weights[:blocks, -1] = input_biases
        self._signals, self._squashed = np.empty((0, columns)), np.empty((0, self._units))
        self._steps: list[tuple[Array, ...]] = []

    @property
    def size(self) -> int:
        """How many weights there are."""
        return self.hidden_weights.size + self.output_weights.size

    def answer(self, inputs: Array) -> Array:
        """The outputs (O,) at the last step of one sequence (T, I)."""
        T, K, U = len(inputs), self._blocks, self._units
        if len(self._steps) < T:
            self._make_room(T)
        self._signals[:T, U:-1] = inputs
        self._signals[0, :U] = 0.0
        half, cell = 0.5 * self.hidden_weights, np.zeros((K, self._cells))  # c / 2
        dot, tanh, multiply, add = np.dot, np.tanh, np.multiply, np.add
        for s, z, gates, candidate, later, shut, opened, out in self._steps[:T]:
            dot(half, s, z)
            tanh(z, z)  # tanh ½ W s_t
            multiply(gates, 0.5, later)
            add(later, 0.5, later)  # σ
            add(cell, shut * candidate, cell)  # ½ c_t = ½ c_(t−1) + in_t ½ g_t
            multiply(opened, tanh(cell), out)  # y_t = out_t h(c_t)
        self._cell = cell
        heard = np.append(self._signals[T, 2 * K : U], 1.0)
        output: Array = 0.5 + 0.5 * np.tanh(0.5 * (self.output_weights @ heard))
        return output

    def learn(self, inputs: Array, target: Array, learning_rate: float) -> Array:
        """Answer one sequence (T, I), then step down ½ Σ (target − output)²; the outputs before that (O,)."""
        output = self.answer(inputs)
        hidden, read_out = self.gradient(inputs, output, target)
        self.hidden_weights -= learning_rate * hidden
        self.output_weights -= learning_rate * read_out
        return output

    def gradient(self, inputs: Array, output: Array, target: Array) -> tuple[Array, Array]:
        """∂L/∂ of both weight arrays by the rule of 1997, of the sequence that was answered last."""
        T, K, S, U = len(inputs), self._blocks, self._cells, self._units
        signals, squashed = self._signals[:T], self._squashed[:T]
        d_output = (output - target) * output * (1.0 - output)
        heard = np.append(self._signals[T, 2 * K : U], 1.0)
        d_y = (self.output_weights[:, :-1].T @ d_output).reshape(K, S)
        shut, opened = self._signals[1 : T + 1, :K], self._signals[T, K : 2 * K]  # in_t (T, K), out_T (K,)
        h = np.tanh(self._cell)  # h(c) = 2 σ(c) − 1 = tanh ½c
        d_cell = d_y * opened[:, None] * 0.5 * (1.0 - h * h)  # ∂L/∂c_T = ∂L/∂y out h′(c)
        g = 2.0 * squashed[:, 2 * K :].reshape(T, K, S)  # 4 σ − 2 = 2 tanh ½net
        d_net = np.zeros((T, U))
        d_net[:, :K] = shut * (1.0 - shut) * (g * d_cell).sum(2)
        d_net[-1, K : 2 * K] = opened * (1.0 - opened) * (d_y * h).sum(1)  # only the last step's is heard
        # g′ = 1 − (½g)²
        d_net[:, 2 * K :] = (shut[:, :, None] * (1.0 - 0.25 * g * g) * d_cell).reshape(T, K * S)
        return d_net.T @ signals, np.outer(d_output, heard)

    def state(self) -> dict[str, NDArray[Any]]:
        """Both weight arrays, copied."""
        return {"hidden_weights": self.hidden_weights.copy(), "output_weights": self.output_weights.copy()}

    def restore(self, state: Mapping[str, NDArray[Any]]) -> None:
        """Take weights that `state` gave."""
        self.hidden_weights = np.array(state["hidden_weights"], dtype=np.float64)
        self.output_weights = np.array(state["output_weights"], dtype=np.float64)

    def _make_room(self, T: int) -> None:
        """Arrays for T steps, and for each step the views of them that it works on."""
        K, S, U = self._blocks, self._cells, self._units
        self._signals = np.zeros((T + 1, self.hidden_weights.shape[1]))
        self._signals[:, -1] = 1.0
        self._squashed = np.empty((T, U))
        self._steps = []
        for s, z, later in zip(self._signals[:-1], self._squashed, self._signals[1:], strict=True):
            gates, candidate = z[: 2 * K], z[2 * K :].reshape(K, S)
            shut, opened = later[:K, None], later[K : 2 * K, None]
            out = later[2 * K : U].reshape(K, S)
            self._steps.append((s, z, gates, candidate, later[: 2 * K], shut, opened, out))
