"""One sequence of a plain recurrent network with what the way back multiplies it by."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, fields
from functools import cached_property

import numpy as np

from simulator.arrays import Floats, frozen
from simulator.models import initialisation, jacobians
from simulator.trace import Field, RecurrentTrace
from simulator.training import all_sources

_OWN = (
    Field("slopes", ("step", "unit"), "", "f′(z_t)"),
    Field("gradient_norms", ("loss step", "step"), "nats", "‖∂L_s/∂h_t‖"),
    Field("gradient_norms_log10", ("loss step", "step"), "", "log₁₀ ‖∂L_s/∂h_t‖"),
    Field("singular_values_log10", ("place",), "", "log₁₀ σ of ∂h_T/∂h_0 = Π_t diag(f′(z_t)) U"),
    Field("spectral_radius", (), "", "ρ = max |eigenvalue of U|"),
    Field("effective_radius", (), "", "ρ · mean f′(z_t)"),
    Field("lyapunov", (), "nats", "ln σ_max(∂h_T/∂h_0) / T"),
)


@dataclass(frozen=True, eq=False)
class GradientTrace(RecurrentTrace):
    """A `RecurrentTrace` with the gradient of every step's loss; each array is computed when asked for.

    L_s is what step s adds to the loss, so row s of `gradient_norms` is zero where the mask is, and
    right of its diagonal: a later activity cannot change an earlier loss.
    """

    @classmethod
    def of(cls, run: RecurrentTrace) -> GradientTrace:
        """The same run, asked about its gradients."""
        return cls(**{field.name: getattr(run, field.name) for field in fields(RecurrentTrace)})

    @cached_property
    def slopes(self) -> Floats:
        """f′(z_t), (T, H)."""
        return frozen(self.squashing.slope(self.hidden))

    @cached_property
    def gradient_norms_log10(self) -> Floats:
        """log10 ‖∂L_s/∂h_t‖, (T, T): row s, column t; −inf where exactly zero."""
        return frozen(all_sources.norms_log10(self.parameters, self.slopes, self.d_logits))

    def sweep(self) -> Generator[None, None, None]:
        """Work out `gradient_norms_log10` in slices of a few milliseconds, to be kept."""
        if "gradient_norms_log10" not in vars(self):
            swept = yield from all_sources.sweeping(self.parameters, self.slopes, self.d_logits)
            vars(self)["gradient_norms_log10"] = frozen(swept)

    def spread(self) -> Generator[None, None, None]:
        """The same for `singular_values_log10`."""
        if "singular_values_log10" not in vars(self):
            values = yield from jacobians.singular_values(self.parameters.recurrent_weights, self.slopes)
            vars(self)["singular_values_log10"] = frozen(values)

    @cached_property
    def gradient_norms(self) -> Floats:
        """‖∂L_s/∂h_t‖, (T, T); what float64 cannot hold is 0 or infinite here, and told by the log10."""
        with np.errstate(all="ignore"):
            return frozen(10.0**self.gradient_norms_log10)

    @cached_property
    def singular_values_log10(self) -> Floats:
        """log10 of the singular values of ∂h_T/∂h_0, (H,), largest first."""
        return frozen(jacobians.singular_values_log10(self.parameters.recurrent_weights, self.slopes))

    @cached_property
    def spectral_radius(self) -> Floats:
        """The largest |eigenvalue| of the recurrent matrix, ()."""
        return frozen(np.asarray(initialisation.spectral_radius(self.parameters.recurrent_weights)))

    @property
    def effective_radius(self) -> Floats:
        """ρ times the mean slope over steps and units, ()."""
        return frozen(np.asarray(self.spectral_radius * self.slopes.mean()))

    @property
    def lyapunov(self) -> Floats:
        """Finite-time largest Lyapunov exponent along this run, nats a step, ()."""
        return frozen(np.asarray(self.singular_values_log10[0] * np.log(10.0) / len(self.hidden)))

    def fields(self) -> tuple[Field, ...]:
        """One entry for each of `arrays()`, in the same order."""
        return (*super().fields(), *_OWN)

    def arrays(self) -> dict[str, Floats]:
        """Every array by name: the run's own, and what the way back multiplies."""
        return {**super().arrays(), **{field.name: getattr(self, field.name) for field in _OWN}}
