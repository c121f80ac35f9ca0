"""The scenes Flow and Sources: one network's gradient step by step, and where it comes from."""

from __future__ import annotations

from collections.abc import Generator

import numpy as np
from numpy.typing import NDArray

from simulator.arrays import Floats, frozen
from simulator.chapters._gradients_content import Flow, Sources, outcome
from simulator.chapters._gradients_trace import GradientTrace
from simulator.models import radii
from simulator.models.elman import Parameters
from simulator.training import all_sources
from simulator.training.losses import cross_entropy_error

Complexes = NDArray[np.complex128]

# Radii of the grey curves beside the chosen one.
REFERENCES = (0.5, 0.7, 0.9, 1.0, 1.1, 1.5, 2.0, 4.0)
# Bands of lag s − t, both ends included.
LAGS = ((0, 0), (1, 2), (3, 5), (6, 10), (11, 20), (21, 50), (51, 100), (101, 1000))
# Rows and columns of the heat map where T is larger.
SHOWN_STEPS = 200


def flow(
    traced: GradientTrace, eigenvalues: Complexes, reference_log10: Floats
) -> Generator[None, None, Flow]:
    """The chosen network's gradient; `eigenvalues` (H,) of its matrix, `reference_log10` (R, T) as below."""
    radius = float(np.abs(eigenvalues).max())
    log10, arrivals = yield from _relative(traced, traced.parameters, np.ones(1), traced.hidden[:, None])
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
        reference_radii=frozen(np.array(REFERENCES)),
        reference_log10=reference_log10,
        line_log10=frozen(line),
        spectral_radius=radius,
        mean_slope=slope,
        effective_radius=radius * slope,
        lyapunov=float(traced.lyapunov),
        eigenvalues=frozen(eigenvalues),
        singular_values_log10=singular,
        not_finite_from=0 if finite.all() else int(finite.argmin()) + 1,
    )


def references(traced: GradientTrace, parameters: Parameters, radius: float) -> Generator[None, None, Floats]:
    """A network whose matrix has that spectral radius at each of `REFERENCES`, on the traced run, (R, T)."""
    with np.errstate(divide="ignore"):
        factors = np.array(REFERENCES) / np.float64(radius)
    hidden = yield from radii.forward(parameters, traced.squashing, traced.inputs, factors)
    log10, _ = yield from _relative(traced, parameters, factors, hidden)
    return frozen(log10)


def relative(traced: GradientTrace) -> Generator[None, None, Floats]:
    """log10 ‖∂L/∂h_t‖ / ‖∂L/∂h_T‖ of the traced network, (T,)."""
    log10, _ = yield from _relative(traced, traced.parameters, np.ones(1), traced.hidden[:, None])
    own: Floats = log10[0]
    return own


def _relative(
    traced: GradientTrace, p: Parameters, factors: Floats, hidden: Floats
) -> Generator[None, None, tuple[Floats, Floats]]:
    """log10 ‖∂L/∂h_t‖ / ‖∂L/∂h_T‖ (R, T) and ‖∂L/∂h_T‖ (R,) of network p at every factor of its U.

    `hidden` (T, R, H) is what each did on the way forward. Where the error at the last step is exactly
    zero, because the answer is right to the last digit, an error of 1 is sent back instead.
    """
    with np.errstate(all="ignore"):
        logits = hidden @ p.output_weights.T + p.output_bias  # (T, R, O)
        errors = cross_entropy_error(logits, traced.targets[:, None]) * traced.target_mask[:, None]
        arrivals = np.linalg.norm(errors[-1] @ p.output_weights, axis=1)  # (R,)
        errors[-1, ~errors[-1].any(axis=1)] = 1.0
        unit = np.linalg.norm(errors[-1] @ p.output_weights, axis=1)[:, None]
        direct = errors / unit @ p.output_weights
        slopes = traced.squashing.slope(hidden)
    yield
    log10 = yield from all_sources.summed_log10(p.recurrent_weights, factors, slopes, direct)
    return log10, arrivals


def sources(traced: GradientTrace) -> Generator[None, None, Sources]:
    """The loss-time × source-time matrix, and its columns as shares by lag."""
    yield from traced.sweep()
    log10, T = traced.gradient_norms_log10, len(traced.hidden)
    shown = np.unique(np.linspace(0, T - 1, min(T, SHOWN_STEPS)).round().astype(np.int64))
    lags = tuple((nearest, min(farthest, T - 1)) for nearest, farthest in LAGS if nearest < T)
    with np.errstate(all="ignore"):
        direct = traced.d_logits @ traced.parameters.output_weights
    total = yield from all_sources.summed_log10(
        traced.parameters.recurrent_weights, np.ones(1), traced.slopes[:, None], direct[:, None]
    )
    shares = yield from _shares(log10, lags)
    return Sources(
        steps=frozen(shown + 1),
        log10=frozen(log10[np.ix_(shown, shown)].astype(np.float32)),
        lags=lags,
        shares=frozen(shares),
        sum_log10=frozen(total[0]),
        last_log10=frozen(log10[-1]),
    )


def _shares(log10: Floats, lags: tuple[tuple[int, int], ...]) -> Generator[None, None, Floats]:
    """What each band of lag contributes to Σ_s ‖∂L_s/∂h_t‖ at every step, (K, T)."""
    T = len(log10)
    sizes = np.zeros((2 * T, T))
    with np.errstate(all="ignore"):
        # Relative to the largest of each column, so that nothing underflows.
        np.exp((log10 - log10.max(axis=0)) * np.log(10.0), out=sizes[:T])
    yield
    down, right = sizes.strides
    # Row = lag: [k, t] is source t + k at step t.
    by_lag = np.lib.stride_tricks.as_strided(sizes, (T, T), (down, down + right), writeable=False)
    shares = np.empty((len(lags), T))
    for row, (nearest, farthest) in zip(shares, lags, strict=True):
        row[:] = by_lag[nearest : farthest + 1].sum(axis=0)
        yield
    with np.errstate(all="ignore"):
        return np.asarray(shares / shares.sum(axis=0))
