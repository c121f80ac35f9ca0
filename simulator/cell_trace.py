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

from simulator.arrays import frozen
from simulator.models import carousel
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

    Every (T, H) array has step first, cell second. Of a carousel (H = I = O = 1) there are no weights
    and no pre-activations: its `..._input` arrays are empty, (0, 1), and `fields` leaves them out.
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
    d_hidden: Array  # (T, H) ∂L/∂h_t, everything later included
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


_WITH_WEIGHTS = {
    f"{d}{part}{end}"
    for part in ("write", "keep", "read", "candidate")
    for d, end in (("", "_input"), ("d_", ""))
} | {"logits", "d_logits"}
_EQUATIONS = {
    "inputs": "x_t",
    "write_input": "write's total input",
    "keep_input": "keep's total input",
    "read_input": "read's total input",
    "candidate_input": "the candidate's total input",
    "write": "write_t",
    "keep": "keep_t",
    "read": "read_t",
    "candidate": "candidate_t",
    "cell": "c_t = keep_t c_(t−1) + write_t candidate_t",
    "hidden": "h_t = read_t tanh(c_t)",
    "logits": "V h_t + c",
    "outputs": "y_t",
    "targets": "target_t",
    "target_mask": "mask_t",
    "loss": "L",
    "d_logits": "∂L/∂(V h_t + c)",
    "d_hidden": "∂L/∂h_t",
    "d_cell": "∂L/∂c_t",
    "d_cell_truncated": "∂L/∂c_t, error cut at the gates",
    "d_write": "∂L/∂(write's total input)",
    "d_keep": "∂L/∂(keep's total input)",
    "d_read": "∂L/∂(read's total input)",
    "d_candidate": "∂L/∂(the candidate's total input)",
    "carry": "∂c_t/∂c_(t−1)",
    **{name: f"{name.replace('_', ' ')}" for name in (*CARRY_TERMS, *ERROR_TERMS)},
}
_AXES = {
    "inputs": ("step", "input"),
    "loss": (),
    **dict.fromkeys(("logits", "outputs", "targets", "target_mask", "d_logits"), ("step", "output")),
}


def _field(name: str, kind: Kind) -> Field:
    equation = "h_t = read_t c_t" if kind == "carousel" and name == "hidden" else _EQUATIONS[name]
    return Field(name, _AXES.get(name, ("step", "cell")), "", equation)


def trace_carousel(inputs: Array, write: Array, keep: Array, read: Array, error: Array) -> CellTrace:
    """One cell worked from outside; all are (T,), `error` being ∂E/∂h_t, what is asked of the output.

    E is the straight line Σ_t error_t h_t. The output is h itself, and nothing else is wanted of it.
    """
    cell, hidden = carousel.forward(inputs, write, keep, read)
    d_cell = carousel.backward(error, keep, read)
    columns = {"inputs": inputs, "write": write, "keep": keep, "read": read, "cell": cell, "hidden": hidden}
    parts = {name: frozen(part[:, None]) for name, part in columns.items()}
    back, asked = frozen(d_cell[:, None]), frozen(error[:, None])
    later = np.append(keep[1:], 0.0) * np.append(d_cell[1:], 0.0)
    none = np.zeros_like(cell)
    carry = np.array([keep, none, none, none, none])[..., None]
    errors = np.array([read * error, later, none, none, none, none])[..., None]
    empty = frozen(np.zeros((0, 1)))
    return CellTrace(
        kind="carousel",
        **parts,
        candidate=parts["inputs"],
        write_input=empty,
        keep_input=empty,
        read_input=empty,
        candidate_input=empty,
        logits=parts["hidden"],
        outputs=parts["hidden"],
        targets=frozen(np.zeros((len(cell), 1))),
        target_mask=frozen((asked != 0.0).astype(np.float64)),
        loss=frozen(np.asarray(float(error @ hidden))),
        d_logits=asked,
        d_hidden=asked,
        d_cell=back,
        # No error can enter a gate that is worked from outside, so both ways back are one.
        d_cell_truncated=back,
        d_write=empty,
        d_keep=empty,
        d_read=empty,
        d_candidate=empty,
        carry=parts["keep"],
        carry_terms=frozen(carry),
        error_terms=frozen(errors),
    )
