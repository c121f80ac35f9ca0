"""What the stage of the chapter Gradients shows: one part for each scene, all of it computed.

Sizes of gradients are log10 throughout, because the interesting ones lie far outside float64. Minus
infinity stands for exactly zero and for nothing else; NaN for what is not defined or no number.
T steps (index 0 is time step 1), H hidden units.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from simulator.arrays import Floats, Integers
from simulator.chapters._gradients_trace import GradientTrace
from simulator.models.elman import Parameters

Scene: TypeAlias = Literal["flow", "sources", "learning", "cliff", "basins"]
Outcome: TypeAlias = Literal["vanished", "survives", "exploded", "not_finite"]
Regime: TypeAlias = Literal["settling", "oscillating", "chaotic", "undecided"]

# A signal this much smaller, or larger, than it was at the last step is called vanished, or exploded.
VANISHED_LOG10, EXPLODED_LOG10 = -7.0, 3.0
# What float64 can no longer tell from nothing is said in words, never shown as a measured zero.
FLOOR_LOG10 = -300.0


def outcome(log10: float, vanished: float = VANISHED_LOG10) -> Outcome:
    """What became of a signal whose size relative to the last step is 10^`log10`."""
    if np.isnan(log10) or log10 == np.inf:
        return "not_finite"
    if log10 < vanished:
        return "vanished"
    return "exploded" if log10 > EXPLODED_LOG10 else "survives"


@dataclass(frozen=True)
class Flow:
    """The gradient at each step of the chosen network, and what it depends on.

    `gradient_log10` and `reference_log10` are relative to the same curve's last step (the error
    arrives at step T with size 1); `arrival` is the absolute size there, ‖∂L/∂h_T‖. The references
    are the same recurrent matrix rescaled to `reference_radii`, run forward and backward again on the
    same inputs.
    """

    gradient_log10: Floats  # (T,) log10 ‖∂L/∂h_t‖ / ‖∂L/∂h_T‖
    outcome: Outcome  # of the first step
    arrival: float
    reference_radii: Floats  # (R,)
    reference_log10: Floats  # (R, T)
    line_log10: Floats  # (T,) (T − t) log10 ρ: a linear network with an orthogonal matrix
    spectral_radius: float  # ρ, the largest |eigenvalue| of the recurrent matrix
    mean_slope: float  # mean f′(z_t) over steps and units
    effective_radius: float  # ρ · mean f′
    lyapunov: float  # ln of the largest singular value of ∂h_T/∂h_0, divided by T; nats a step
    eigenvalues: NDArray[np.complex128]  # (H,) of the recurrent matrix
    singular_values_log10: Floats  # (H,) of ∂h_T/∂h_0, largest first
    not_finite_from: int  # the first step (from 1) whose activities are not finite, 0 if all are


@dataclass(frozen=True)
class Sources:
    """Where each gradient comes from. n ≤ T shown steps, K bands of lag.

    `shares` are of Σ_s ‖∂L_s/∂h_t‖, the sum of the sizes; `sum_log10` is the size of the sum, which
    is what training follows. Absolute sizes.
    """

    steps: Integers  # (n,) the shown steps, from 1; all of them where T is small
    log10: NDArray[np.float32]  # (n, n) log10 ‖∂L_s/∂h_t‖, row s = loss time, column t = source time
    lags: tuple[tuple[int, int], ...]  # K bands (from, to), both included, of s − t
    shares: Floats  # (K, T) of every band at every step; NaN where all sizes are zero or not finite
    sum_log10: Floats  # (T,) log10 ‖∂L/∂h_t‖ = log10 ‖Σ_s ∂L_s/∂h_t‖
    last_log10: Floats  # (T,) log10 ‖∂L_T/∂h_t‖: the loss at the last step alone


@dataclass(frozen=True)
class Learning:
    """Networks from three starts learning one task side by side: N starts, R kept updates, n steps.

    Row r is after `updates[r]` updates, measured on the batch that the next update follows. `log10` is
    relative to the same row's last step. Rows after `current` are what was learned from here on, when
    one has looked back. A start that has left the numbers stays where it was.
    """

    steps: Integers  # (n,) the kept steps, from 1; first and last always among them
    updates: Integers  # (R,)
    log10: NDArray[np.float32]  # (N, R, n) log10 ‖∂L/∂h_t‖ / ‖∂L/∂h_T‖, norm over batch and units
    contour: Integers  # (N, R) the first step from which on the signal stays above the threshold
    contour_log10: float  # that threshold
    start_radii: Floats  # (N,) before training
    radii: Floats  # (N, R) spectral radius
    losses: Floats  # (N, R) nats, on the batch of the next update
    errors: Floats  # (N,) share of wrong answers on fresh sequences when last tested, NaN before
    solved: tuple[bool, ...]  # (N,)
    exploded_at: tuple[int, ...]  # (N,) the update that was no number any more, 0 if none
    outcomes: tuple[Outcome, ...]  # (N,) of step 1 in the newest row
    current: int  # the row of the update that is shown


@dataclass(frozen=True)
class Path:
    """Gradient descent on the cliff, K updates: (weight, bias) after each."""

    points: Floats  # (K + 1, 2)
    losses: Floats  # (K + 1,)
    norms: Floats  # (K + 1,) ‖∂L/∂(w, b)‖ there, before any clipping
    largest_step: float  # the longest single step, in weight space
    left_at: int  # the update that left the drawn region, 0 if none


@dataclass(frozen=True)
class Cliff:
    """One logistic unit that hears itself, h_t = σ(w h_(t−1) + b), and L = (h_T − target)²."""

    weights: Floats  # (G,) w, columns of the surface
    biases: Floats  # (G,) b, rows
    loss: Floats  # (G, G)
    gradient_log10: Floats  # (G, G) log10 ‖∂L/∂(w, b)‖
    line_weights: Floats  # (n,) along b = the start's bias
    line_loss: Floats  # (n,)
    line_slope: Floats  # (n,) ∂L/∂w there
    states: Floats  # (T + 1,) h_0 … h_T at the start's weights
    back_log10: Floats  # (T + 1,) log10 |∂h_T/∂h_t| there
    free: Path  # without clipping
    clipped: Path  # norm clipped to the threshold
    steps: int
    start_state: float  # h_0
    target: float


@dataclass(frozen=True)
class Basins:
    """Two tanh units left to themselves, h_t = tanh(gain (U h_(t−1) + b)), from every initial state.

    Grid arrays are (G, G): row = h_0 of unit 2, column = h_0 of unit 1, both along `axis`.
    """

    recurrent_weights: Floats  # (2, 2) gain · U
    hidden_bias: Floats  # (2,) gain · b
    axis: Floats  # (G,)
    ends: Floats  # (G, G, 2) h_T
    basins: NDArray[np.int8]  # (G, G) which attractor the state goes to, −1 if to none that was found
    attractors: tuple[Floats, ...]  # (period, 2) each: the points of a fixed point or a cycle
    fixed_points: Floats  # (F, 2) states that map to themselves, attracting or not, as far as found
    fixed_radii: Floats  # (F,) largest |eigenvalue| of ∂h_t/∂h_(t−1) there; below 1 it attracts
    jacobian_log10: Floats  # (G, G) log10 ‖∂h_T/∂h_0‖, the largest singular value
    orbit: Floats  # (T + 1, 2) from the chosen initial state
    orbit_log10: Floats  # (T + 1,) log10 ‖∂h_t/∂h_0‖ along it
    jacobian: Floats  # (2, 2) ∂h_T/∂h_0 of it
    lyapunov: float  # largest Lyapunov exponent on the attractor this orbit goes to, nats a step
    regime: Regime  # of this orbit
    period: int  # of its attractor, 0 if none was found
    gains: Floats  # (M,) the same network with other gains
    gain_lyapunov: Floats  # (M,) largest Lyapunov exponent from the same initial state
    gain_activities: Floats  # (M, P) P late activities of unit 1 at each gain


@dataclass(frozen=True)
class GradientsContent:
    """What the stage shows. A scene's part is there only while that scene is open.

    `trace` is the chosen network on the shown sequence; `unit` the chosen unit, counted from 0 (the
    last one where the network has fewer than were asked for).
    """

    scene: Scene
    parameters: Parameters
    trace: GradientTrace
    unit: int
    flow: Flow | None = None
    sources: Sources | None = None
    learning: Learning | None = None
    cliff: Cliff | None = None
    basins: Basins | None = None
