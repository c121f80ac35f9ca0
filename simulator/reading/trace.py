"""Everything two layers of memory cells did while they read ink, step by step.

    z_t = W x_t + U h_(t-1) + b        write, keep, read = σ(z)        candidate = tanh(z)
    c_t = keep_t c_(t-1) + write_t candidate_t        h_t = read_t tanh(c_t)        y_t = softmax(V h_t + c)

Cells of both layers stand side by side, the first layer's first; the second layer hears the first's h_t.
The derivatives are those of the chosen character's log-probability at the step at which it was printed;
they are 0 after it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simulator.arrays import Floats
from simulator.trace import Field

_EQUATIONS = {
    "inputs": ("step", "input", "x_t"),
    "write": ("step", "cell", "write_t = σ(z_w)"),
    "keep": ("step", "cell", "keep_t = σ(z_k)"),
    "candidate": ("step", "cell", "candidate_t = tanh(z_c)"),
    "read": ("step", "cell", "read_t = σ(z_r)"),
    "cell": ("step", "cell", "c_t = keep_t c_(t−1) + write_t candidate_t"),
    "hidden": ("step", "cell", "h_t = read_t tanh(c_t)"),
    "outputs": ("step", "symbol", "y_t = softmax(V h_t + c)"),
    "d_inputs": ("step", "input", "∂ log y_s(k)/∂x_t"),
    "d_points": ("step", "coordinate", "∂ log y_s(k)/∂(x, y)_t"),
}


@dataclass(frozen=True, eq=False)
class ReadingTrace:
    """T steps, I inputs, C cells, K symbols; read-only, float32 as computed but for the derivatives."""

    inputs: NDArray[Any]  # (T, I)
    gates: NDArray[Any]  # (T, 2, 4, H) write, keep, candidate, read of either layer
    cells: NDArray[Any]  # (T, 2, H)
    hiddens: NDArray[Any]  # (T, 2, H)
    outputs: NDArray[Any]  # (T, K)
    d_inputs: Floats  # (T, I)
    d_points: Floats  # (T, 2) per x-height; (T, 0) of a reader of pictures

    @property
    def cell(self) -> NDArray[Any]:
        """c_t, (T, C)."""
        return self.cells.reshape(len(self.cells), -1)

    @property
    def hidden(self) -> NDArray[Any]:
        """h_t, (T, C)."""
        return self.hiddens.reshape(len(self.hiddens), -1)

    @property
    def write(self) -> NDArray[Any]:
        """The input gates, (T, C)."""
        return self._gate(0)

    @property
    def keep(self) -> NDArray[Any]:
        """The forget gates, (T, C)."""
        return self._gate(1)

    @property
    def candidate(self) -> NDArray[Any]:
        """What would be written, (T, C)."""
        return self._gate(2)

    @property
    def read(self) -> NDArray[Any]:
        """The output gates, (T, C)."""
        return self._gate(3)

    def gates_of(self, cell: int) -> NDArray[Any]:
        """write, keep, candidate and read of one cell, (4, T)."""
        layer, place = divmod(cell, self.cells.shape[2])
        return self.gates[:, layer, :, place].T

    def _gate(self, number: int) -> NDArray[Any]:
        return np.ascontiguousarray(self.gates[:, :, number]).reshape(len(self.gates), -1)

    def fields(self) -> tuple[Field, ...]:
        """One entry for each of `arrays()`, in the same order."""
        return tuple(
            Field(name, (first, second), "nat" if name.startswith("d_") else "", equation)
            for name, (first, second, equation) in _EQUATIONS.items()
        )

    def arrays(self) -> dict[str, Floats]:
        """Every array by name, in float64."""
        return {name: np.asarray(getattr(self, name), np.float64) for name in _EQUATIONS}
