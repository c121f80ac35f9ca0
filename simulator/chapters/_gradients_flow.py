"""The scenes Flow and Sources: one network's gradient step by step, and where it comes from."""

from __future__ import annotations

from collections.abc import Generator

import numpy as np
from numpy.typing import NDArray

from simulator.arrays import Floats, frozen
from simulator.chapters._gradients_content import Flow, Sources, outcome
from simulator.chapters._gradients_settings import Settings
from simulator.chapters._gradients_trace import GradientTrace
from simulator.models import radii
from simulator.training import all_sources
from simulator.training.losses import cross_entropy_error

Complexes = NDArray[np.complex128]

# Radii of the grey curves beside the chosen one.
REFERENCES = (0.5, 0.7, 0.9, 1.0, 1.1, 1.5, 2.0, 4.0)
# Bands of lag s − t, both ends included.
LAGS = ((0, 0), (1, 2), (3, 5), (6, 10), (11, 20), (21, 50), (51, 100), (101, 1000))
# Rows and columns of the heat map where T is larger.
SHOWN_STEPS = 200


def flow(traced: GradientTrace, settings: Settings, eigenvalues: Complexes) -> Generator[None, None, Flow]:
    """The chosen network's gradient beside those of other radii; `eigenvalues` (H,) of its matrix."""
    radius = float(np.abs(eigenvalues).max())
    references = np.array(REFERENCES)
    factors = np.concatenate(([1.0], references / radius if settings.show_references else []))
    log10, arrivals = _relative(traced, factors)
    yield from traced.spread()
    slope = float(traced.slopes.mean())
    finite = np.isfinite(traced.hidden).all(axis=1)
    singular = traced.singular_values_log10
    T = len(traced.hidden)
    with np.errstate(all="ignore"):
        line = np.arange(T - 1, -1, -1) * np.log10(radius)
    return Flow(
        gradient_log10=frozen(log10[0]),
        outcome=outcome(float(log10[0, 0])),
        arrival=float(arrivals[0]),
        reference_radii=frozen(references[: len(factors) - 1]),
        reference_log10=frozen(log10[1:]),
        line_log10=frozen(line),
        spectral_radius=radius,
        mean_slope=slope,
        effective_radius=radius * slope,
        lyapunov=float(traced.lyapunov),
        eigenvalues=frozen(eigenvalues),
        singular_values_log10=singular,
        not_finite_from=0 if finite.all() else int(finite.argmin()) + 1,
    )


def relative(traced: GradientTrace) -> Generator[None, None, Floats]:
    """log10 ‖∂L/∂h_t‖ / ‖∂L/∂h_T‖ of the traced network, (T,)."""
    yield
    log10: Floats = _relative(traced, np.ones(1))[0][0]
    return log10


@np.errstate(all="ignore")
def _relative(traced: GradientTrace, factors: Floats) -> tuple[Floats, Floats]:
    """log10 ‖∂L/∂h_t‖ / ‖∂L/∂h_T‖ (R, T) and ‖∂L/∂h_T‖ (R,) of the network at every factor.

    Where the error at the last step is exactly zero, because the answer is right to the last digit,
    an error of 1 is sent back instead.
    """
    p, squashing = traced.parameters, traced.squashing
    hidden = radii.forward(p, squashing, traced.inputs, factors)  # (T, R, H)
    logits = hidden @ p.output_weights.T + p.output_bias  # (T, R, O)
    errors = cross_entropy_error(logits, traced.targets[:, None]) * traced.target_mask[:, None]
    arrivals = np.linalg.norm(errors[-1] @ p.output_weights, axis=1)  # (R,)
    last = errors[-1]
    last[~last.any(axis=1)] = 1.0
    sent = errors / np.linalg.norm(last @ p.output_weights, axis=1)[:, None]
    direct = sent @ p.output_weights
    log10 = all_sources.summed_log10(p.recurrent_weights, factors, squashing.slope(hidden), direct)
    return log10, arrivals


def sources(traced: GradientTrace) -> Generator[None, None, Sources]:
    """The loss-time × source-time matrix, and its columns as shares by lag."""
    yield from traced.sweep()
    log10, T = traced.gradient_norms_log10, len(traced.hidden)
    shown = np.unique(np.linspace(0, T - 1, min(T, SHOWN_STEPS)).round().astype(np.int64))
    lags = tuple((a, min(b, T - 1)) for a, b in LAGS if a < T)
    with np.errstate(all="ignore"):
        total = all_sources.summed_log10(
            traced.parameters.recurrent_weights,
            np.ones(1),
            traced.slopes[:, None],
            (traced.d_logits @ traced.parameters.output_weights)[:, None],
        )[0]
    yield
    return Sources(
        steps=frozen(shown + 1),
        log10=frozen(log10[np.ix_(shown, shown)].astype(np.float32)),
        lags=lags,
        shares=frozen(_shares(log10, lags)),
        sum_log10=frozen(total),
        last_log10=frozen(log10[-1]),
    )


@np.errstate(all="ignore")
def _shares(log10: Floats, lags: tuple[tuple[int, int], ...]) -> Floats:
    """What each band of lag contributes to Σ_s ‖∂L_s/∂h_t‖ at every step, (K, T)."""
    T = len(log10)
    sizes = 10.0 ** (log10 - log10.max(axis=0))  # relative to the largest of each column: no underflow
    shares = np.empty((len(lags), T))
    for row, (nearest, farthest) in zip(shares, lags, strict=True):
        for t in range(T):
            row[t] = sizes[t + nearest : t + farthest + 1, t].sum()
    return np.asarray(shares / shares.sum(axis=0))
