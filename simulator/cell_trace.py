"""Everything one sequence did in memory cells, forward and backward.

    c_t = keep_t c_(t-1) + write_t candidate_t        h_t = read_t tanh(c_t)        y_t = g(V h_t + c)

One trace for every kind of cell: the carousel whose gates are worked from outside (one linear cell,
h = read · c), the LSTM and its variants, the gated recurrent unit (where c_t is h_t). Index 0 is time
step 1; the loss is the sum over the steps.

Two ways back are kept. The full one is the gradient. The truncated one is that of 1997 (Hochreiter and
Schmidhuber, Neural Computation 9, appendix A.1): an error that reaches a gate or a candidate stops
there, so that it travels back through time only along the carousel,

    ∂E/∂c_(t-1) = keep_t ∂E/∂c_t + what step t − 1 itself owes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from simulator.models.gates import Variant
from simulator.trace import Field

Array = NDArray[np.float64]
Kind: TypeAlias = Literal["carousel"] | Variant

# ∂c_t/∂c_(t-1) of a cell with itself, h_(t-1) included, is the sum of these: the carousel, and the ways
# through h_(t-1) into each gate and the candidate. `carry_by_read_gate` is what comes through a read
# gate that looks at the cell (peepholes) or through the reset gate (gated recurrent unit).
CARRY_TERMS = (
    "carry_by_keep",
    "carry_by_keep_gate",
    "carry_by_write_gate",
    "carry_by_candidate",
    "carry_by_read_gate",
)
# ∂E/∂c_t is the sum of these: what step t's own output owes, and what comes back from step t + 1 along
# the carousel and through each gate and the candidate there.
ERROR_TERMS = (
    "error_by_output",
    "error_by_keep",
    "error_by_keep_gate",
    "error_by_write_gate",
    "error_by_candidate",
    "error_by_read_gate",
)


@dataclass(frozen=True, eq=False)
class CellTrace:
    """One sequence of T steps in H cells, I inputs, O outputs; read-only float64.

    Of a carousel (H = I = O = 1) the gates have no inputs: its `..._input` arrays and the derivatives
    there are empty, (0, 1), and `fields` leaves them out. A gated recurrent unit has `write` = 1 − keep,
    one and the same unit, so its `write_input` is −`keep_input`; `read` is its reset gate, `cell` is
    `hidden`.
    """

    kind: Kind
    inputs: Array  # (T, I)
    write: Array  # (T, H)
    keep: Array  # (T, H)
    read: Array  # (T, H)
    candidate: Array  # (T, H)
    cell: Array  # (T, H)
    hidden: Array  # (T, H)
    write_input: Array  # (T, H) total input (pre-activation) of the write gate
    keep_input: Array  # (T, H)
    read_input: Array  # (T, H)
    candidate_input: Array  # (T, H)
    logits: Array  # (T, O)
    outputs: Array  # (T, O)
    targets: Array  # (T, O)
    target_mask: Array  # (T, O)
    loss: Array  # ()
    d_logits: Array  # (T, O)
    d_hidden: Array  # (T, H) ∂L/∂h_t, everything later included (a GRU's is its d_cell)
    d_cell: Array  # (T, H) ∂L/∂c_t, everything later included
    d_cell_truncated: Array  # (T, H) the same by the rule of 1997
    d_write: Array  # (T, H) ∂L/∂(total input of the write gate)
    d_keep: Array  # (T, H)
    d_read: Array  # (T, H)
    d_candidate: Array  # (T, H)
    carry: Array  # (T, H) ∂c_t/∂c_(t-1) of each cell with itself, h_(t-1) included
    carry_terms: Array  # (5, T, H) in the order of CARRY_TERMS
    error_terms: Array  # (6, T, H) in the order of ERROR_TERMS

    def fields(self) -> tuple[Field, ...]:
        """One entry for each of `arrays()`, in the same order."""
        return tuple(_field(name, self.kind) for name in self._names())

    def arrays(self) -> dict[str, Array]:
        """Every array by name, the terms of both sums one by one."""
        return {name: self._array(name) for name in self._names()}

    def _names(self) -> tuple[str, ...]:
        bare = self.kind == "carousel"
        return tuple(name for name in _EQUATIONS if not (bare and name in _WITH_WEIGHTS))

    def _array(self, name: str) -> Array:
        if name in CARRY_TERMS:
            return np.asarray(self.carry_terms[CARRY_TERMS.index(name)])
        if name in ERROR_TERMS:
            return np.asarray(self.error_terms[ERROR_TERMS.index(name)])
        array: Array = getattr(self, name)
        return array


# What a carousel, whose gates are worked from outside, does not have.
_WITH_WEIGHTS = {
    *("write_input", "keep_input", "read_input", "candidate_input"),
    *("d_write", "d_keep", "d_read", "d_candidate", "logits", "d_logits"),
}
_EQUATIONS = {
    "inputs": "x_t",
    "write_input": "z_w = W_w x_t + U_w h_(t−1) + b_w",
    "keep_input": "z_k = W_k x_t + U_k h_(t−1) + b_k",
    "read_input": "z_r = W_r x_t + U_r h_(t−1) + b_r",
    "candidate_input": "z_c = W_c x_t + U_c h_(t−1) + b_c",
    "write": "write_t = σ(z_w)",
    "keep": "keep_t = σ(z_k)",
    "read": "read_t = σ(z_r)",
    "candidate": "candidate_t = tanh(z_c)",
    "cell": "c_t = keep_t c_(t−1) + write_t candidate_t",
    "hidden": "h_t = read_t tanh(c_t)",
    "logits": "V h_t + c",
    "outputs": "y_t = g(V h_t + c)",
    "targets": "target_t",
    "target_mask": "mask_t",
    "loss": "L = Σ_t mask_t L_t",
    "d_logits": "∂L/∂(V h_t + c)",
    "d_hidden": "∂L/∂h_t",
    "d_cell": "∂L/∂c_t",
    "d_cell_truncated": "∂L/∂c_t, cut at gates and candidate",
    "d_write": "∂L/∂z_w",
    "d_keep": "∂L/∂z_k",
    "d_read": "∂L/∂z_r",
    "d_candidate": "∂L/∂z_c",
    "carry": "∂c_t/∂c_(t−1)",
    "carry_by_keep": "keep_t",
    "carry_by_keep_gate": "∂c_t/∂c_(t−1) through keep's input",
    "carry_by_write_gate": "∂c_t/∂c_(t−1) through write's input",
    "carry_by_candidate": "∂c_t/∂c_(t−1) through the candidate",
    "carry_by_read_gate": "∂c_t/∂c_(t−1) through read's input",
    "error_by_output": "∂L_t/∂c_t",
    "error_by_keep": "keep_(t+1) ∂L/∂c_(t+1)",
    "error_by_keep_gate": "∂L/∂c_t through keep's input at t + 1",
    "error_by_write_gate": "∂L/∂c_t through write's input at t + 1",
    "error_by_candidate": "∂L/∂c_t through the candidate at t + 1",
    "error_by_read_gate": "∂L/∂c_t through read's input at t + 1",
}
_OF_KIND: dict[str, dict[str, str]] = {
    "carousel": {
        "candidate": "candidate_t = x_t",
        "hidden": "h_t = read_t c_t",
        "outputs": "y_t = h_t",
        "loss": "E = Σ_t error_t h_t",
    },
    "lstm_1997": {"keep": "keep_t = 1"},
    "peephole": {
        "write_input": "z_w = W_w x_t + U_w h_(t−1) + b_w + p_w c_(t−1)",
        "keep_input": "z_k = W_k x_t + U_k h_(t−1) + b_k + p_k c_(t−1)",
        "read_input": "z_r = W_r x_t + U_r h_(t−1) + b_r + p_r c_t",
    },
    "gru": {
        "write_input": "−z_k",
        "candidate_input": "z_c = W_c x_t + b_c + read_t (U_c h_(t−1) + d_c)",
        "write": "write_t = 1 − keep_t",
        "cell": "h_t = keep_t h_(t−1) + write_t candidate_t",
        "hidden": "h_t = keep_t h_(t−1) + write_t candidate_t",
        "d_write": "−∂L/∂z_k",
    },
}
_AXES = {
    "inputs": ("step", "input"),
    "loss": (),
    **dict.fromkeys(("logits", "outputs", "targets", "d_logits"), ("step", "output")),
    "target_mask": ("step", "output"),
}


def _field(name: str, kind: Kind) -> Field:
    equation = _OF_KIND.get(kind, {}).get(name, _EQUATIONS[name])
    return Field(name, _AXES.get(name, ("step", "cell")), "", equation)
