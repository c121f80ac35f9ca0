"""Everything one sequence did in a plain recurrent network, forward and backward.

    z_t = W x_t + U h_(t-1) + b        h_t = f(z_t)        y_t = g(V h_t + c)

The loss of a trace is the *sum* over its steps, so that what a step adds to it and to every gradient
can be read off and added up. Index 0 is time step 1. The way back is computed when it is first asked
for and kept: a window that only plays forward never pays for it, and the contributions of 256 units
over 1,000 steps would fill half a gigabyte.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from simulator.arrays import frozen
from simulator.models import elman
from simulator.models.elman import Parameters
from simulator.models.squashing import Squashing
from simulator.training.losses import LossName, ReadOut, point_loss

Array = NDArray[np.float64]


class Field(NamedTuple):
    """One array of a trace: its axes, outermost first, the unit of its numbers and where they come from."""

    name: str
    axes: tuple[str, ...]
    unit: str
    equation: str


_NAMES_OF_PARAMETERS = tuple(Parameters.__dataclass_fields__)
_FIELDS = (
    Field("inputs", ("step", "input"), "", "x_t"),
    Field("pre_activations", ("step", "unit"), "", "z_t = W x_t + U h_(t−1) + b"),
    Field("hidden", ("step", "unit"), "", "h_t = f(z_t)"),
    Field("logits", ("step", "output"), "{read_out}", "V h_t + c"),
    Field("outputs", ("step", "output"), "", "y_t = {g}"),
    Field("targets", ("step", "output"), "", "target_t"),
    Field("target_mask", ("step", "output"), "", "mask_t"),
    Field("step_losses", ("step",), "{loss}", "L_t = {step}"),
    Field("loss", (), "{loss}", "L = Σ_t L_t"),
    Field("d_logits", ("step", "output"), "{loss}", "∂L/∂(V h_t + c) = {d_logits}"),
    Field("d_hidden", ("step", "unit"), "{loss}", "∂L/∂h_t = Vᵀ ∂L/∂(V h_t + c) + Uᵀ ∂L/∂z_(t+1)"),
    Field("d_pre_activations", ("step", "unit"), "{loss}", "∂L/∂z_t = f′(z_t) ∂L/∂h_t"),
    Field("d_recurrent_weights", ("step", "unit", "from"), "{loss}", "∂L/∂z_t h_(t−1)ᵀ"),
    Field("d_input_weights", ("step", "unit", "input"), "{loss}", "∂L/∂z_t x_tᵀ"),
    Field("d_hidden_bias", ("step", "unit"), "{loss}", "∂L/∂z_t"),
    Field("d_output_weights", ("step", "output", "unit"), "{loss}", "∂L/∂(V h_t + c) h_tᵀ"),
    Field("d_output_bias", ("step", "output"), "{loss}", "∂L/∂(V h_t + c)"),
    Field("d_initial_state", ("unit",), "{loss}", "∂L/∂h_0 = Uᵀ ∂L/∂z_1"),
    Field("input_weights", ("unit", "input"), "", "W"),
    Field("recurrent_weights", ("unit", "from"), "", "U"),
    Field("hidden_bias", ("unit",), "", "b"),
    Field("initial_state", ("unit",), "", "h_0"),
    Field("output_weights", ("output", "unit"), "", "V"),
    Field("output_bias", ("output",), "", "c"),
)
# Present only where every step has its own copy of the weights; the parameters are then their means.
_COPIES = (
    Field("input_weights_copies", ("step", "unit", "input"), "", "W_t"),
    Field("recurrent_weights_copies", ("step", "unit", "from"), "", "U_t"),
    Field("hidden_bias_copies", ("step", "unit"), "", "b_t"),
    Field("output_weights_copies", ("step", "output", "unit"), "", "V_t"),
    Field("output_bias_copies", ("step", "output"), "", "c_t"),
)
_LOSS_EQUATIONS = {
    "cross_entropy": "−Σ mask_t [target_t ln y_t + (1 − target_t) ln(1 − y_t)]",
    "squared": "½ Σ mask_t (y_t − target_t)²",
}
_UNITS = {"cross_entropy": "nats", "squared": ""}
_READ_OUTS = {"logistic": "1 / (1 + e^−(V h_t + c))", "identity": "V h_t + c"}


@dataclass(frozen=True, eq=False)
class RecurrentTrace:
    """One sequence of T steps in a network of H hidden units, I inputs, O outputs; read-only float64.

    Made by `trace`. What begins with `d_` is a derivative of `loss`: `d_hidden`, `d_pre_activations`
    and `d_initial_state` are total, the others are each step's own contribution and sum over the
    steps to the gradient. Where the steps do not share their weights, `copies` holds each step's own,
    `parameters` their means, and a step's contribution is the gradient of its copy.
    """

    parameters: Parameters
    copies: Parameters | None
    squashing: Squashing
    read_out: ReadOut
    loss_name: LossName
    inputs: Array  # (T, I)
    pre_activations: Array  # (T, H)
    hidden: Array  # (T, H)
    logits: Array  # (T, O)
    outputs: Array  # (T, O)
    targets: Array  # (T, O)
    target_mask: Array  # (T, O)
    step_losses: Array  # (T,)
    loss: Array  # ()
    d_logits: Array  # (T, O)

    @property
    def used(self) -> Parameters:
        """The weights that were used: the copies where there are any."""
        return self.copies or self.parameters

    @property
    def steps(self) -> int:
        """T."""
        return len(self.inputs)

    @cached_property
    def before(self) -> Array:
        """What each step found in the hidden units, h_(t-1), (T, H)."""
        return frozen(np.concatenate((self.parameters.initial_state[None], self.hidden[:-1])))

    @cached_property
    def slopes(self) -> Array:
        """f′(z_t), (T, H)."""
        return frozen(self.squashing.slope(self.hidden))

    @cached_property
    def _backward(self) -> tuple[Array, Array]:
        back = elman.backpropagate(self.used, self.squashing, self.hidden[None], self.d_logits[None])
        return frozen(back.d_hidden[0]), frozen(back.d_pre_activations[0])

    @property
    def d_hidden(self) -> Array:
        """∂L/∂h_t, all ways through the future included, (T, H)."""
        return self._backward[0]

    @property
    def d_pre_activations(self) -> Array:
        """∂L/∂z_t = f′(z_t) ∂L/∂h_t, (T, H)."""
        return self._backward[1]

    @cached_property
    def d_hidden_from_output(self) -> Array:
        """Vᵀ ∂L/∂(V h_t + c), what a step's own output asks of its hidden units, (T, H)."""
        axes = "to,toh->th" if self.copies else "to,oh->th"
        return self._product(axes, self.d_logits, self.used.output_weights)

    @cached_property
    def d_hidden_from_future(self) -> Array:
        """Uᵀ ∂L/∂z_(t+1), what the later steps ask of this step's hidden units; 0 at the last, (T, H)."""
        axes = "th,thj->tj" if self.copies else "th,hj->tj"
        weights = self.copies.recurrent_weights[1:] if self.copies else self.parameters.recurrent_weights
        later = self._product(axes, self.d_pre_activations[1:], weights)
        return frozen(np.concatenate((later, np.zeros_like(self.hidden[:1]))))

    @cached_property
    def d_initial_state(self) -> Array:
        """∂L/∂h_0 = Uᵀ ∂L/∂z_1, (H,)."""
        return self._product("h,hj->j", self.d_pre_activations[0], self.used.at(1).recurrent_weights)

    @cached_property
    def d_initial_state_shares(self) -> Array:
        """∂L_t/∂h_0, what each step's own loss asks of the initial state; they sum to ∂L/∂h_0, (T, H)."""
        shares, through = np.empty_like(self.hidden), np.eye(self.hidden.shape[1])
        with np.errstate(all="ignore"):
            for t, (slope, asked) in enumerate(zip(self.slopes, self.d_hidden_from_output, strict=True)):
                # ∂h_t/∂h_0 = diag f′(z_t) U ∂h_(t−1)/∂h_0
                through = slope[:, None] * (self.used.at(t + 1).recurrent_weights @ through)
                shares[t] = asked @ through
        return frozen(shares)

    @cached_property
    def d_recurrent_weights(self) -> Array:
        """∂L/∂z_t h_(t-1)ᵀ, (T, H, H)."""
        return self._product("th,tj->thj", self.d_pre_activations, self.before)

    @cached_property
    def d_input_weights(self) -> Array:
        """∂L/∂z_t x_tᵀ, (T, H, I)."""
        return self._product("th,ti->thi", self.d_pre_activations, self.inputs)

    @property
    def d_hidden_bias(self) -> Array:
        """∂L/∂z_t, (T, H)."""
        return self.d_pre_activations

    @cached_property
    def d_output_weights(self) -> Array:
        """∂L/∂(V h_t + c) h_tᵀ, (T, O, H)."""
        return self._product("to,th->toh", self.d_logits, self.hidden)

    @property
    def d_output_bias(self) -> Array:
        """∂L/∂(V h_t + c), (T, O)."""
        return self.d_logits

    def _product(self, axes: str, left: Array, right: Array) -> Array:
        with np.errstate(all="ignore"):
            product: Array = np.einsum(axes, left, right)
        return frozen(product)

    def fields(self) -> tuple[Field, ...]:
        """One entry for each of `arrays()`, in the same order."""
        words = {
            "loss": _UNITS[self.loss_name],
            "read_out": "log-odds" if self.read_out == "logistic" else "",
            "step": _LOSS_EQUATIONS[self.loss_name],
            "g": _READ_OUTS[self.read_out],
            "d_logits": "mask_t (y_t − target_t)" + (" y_t (1 − y_t)" if self._bent_error else ""),
        }
        return tuple(
            Field(name, axes, unit.format(**words), equation.format(**words))
            for name, axes, unit, equation in self._fields
        )

    @property
    def _fields(self) -> tuple[Field, ...]:
        return _FIELDS + (_COPIES if self.copies else ())

    @property
    def _bent_error(self) -> bool:
        # Half the squared error of a logistic output also feels the logistic's slope.
        return self.read_out == "logistic" and self.loss_name == "squared"

    def arrays(self) -> dict[str, Array]:
        """Every array by name, the parameters included: what an NPZ of this trace holds."""
        return {field.name: self._array(field.name) for field in self._fields}

    def _array(self, name: str) -> Array:
        parameter = name.removesuffix("_copies")
        if parameter != name:
            return frozen(getattr(self.copies, parameter))
        found: Array = getattr(self.parameters if name in _NAMES_OF_PARAMETERS else self, name)
        return found


@np.errstate(all="ignore")
def trace(
    parameters: Parameters,
    squashing: Squashing,
    inputs: Array,
    targets: Array,
    mask: Array | None = None,
    *,
    read_out: ReadOut = "logistic",
    loss: LossName = "cross_entropy",
) -> RecurrentTrace:
    """Run one sequence, `inputs` (T, I) against `targets` (T, O), and keep all it did.

    `mask` broadcasts to (T, O) and weighs each output's loss; without it every output counts. The
    parameters may hold a copy of every weight for each step. Numbers that are not finite are kept.
    """
    own, tied = (
        Parameters(*(frozen(np.asarray(part, np.float64)) for part in vars(one).values()))
        for one in (parameters, parameters.tied())
    )
    x = frozen(np.asarray(inputs, np.float64))
    z, h, logits = (frozen(part[0]) for part in elman.forward(own, squashing, x[None]))
    wanted = frozen(np.broadcast_to(np.asarray(targets, np.float64), logits.shape))
    counts = frozen(np.broadcast_to(np.asarray(1.0 if mask is None else mask, np.float64), logits.shape))
    point = point_loss(read_out, loss)(logits, wanted)
    return RecurrentTrace(
        parameters=tied,
        copies=own if own.copies else None,
        squashing=squashing,
        read_out=read_out,
        loss_name=loss,
        inputs=x,
        pre_activations=z,
        hidden=h,
        logits=logits,
        outputs=frozen(point.outputs),
        targets=wanted,
        target_mask=counts,
        step_losses=frozen((counts * point.losses).sum(1)),
        loss=frozen(np.asarray((counts * point.losses).sum())),
        d_logits=frozen(counts * point.d_logits),
    )
