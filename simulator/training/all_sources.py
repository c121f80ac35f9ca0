"""The gradient of every step's loss at every earlier step, in one sweep back through time.

    ∂L_s/∂h_t = Uᵀ diag(f′(z_(t+1))) ∂L_s/∂h_(t+1)        ∂L_s/∂h_s = Vᵀ ∂L_s/∂(V h_s + c)

The way back is the same linear map for every source s once the forward pass has fixed the slopes, so
the sources travel together as rows of one matrix. Each row keeps a power of two of its own: a signal
of 1e-900 is as exact as one of size 1, and zero means zero.
"""

from __future__ import annotations

from collections.abc import Generator

import numpy as np
from numpy.typing import NDArray

from simulator.models.elman import Parameters
from simulator.slices import finish

Array = NDArray[np.float64]

# A row is rescaled when its norm leaves this range; one step changes it by far less than float64 has left.
_SMALLEST, _LARGEST = 1e-100, 1e100
_LOG10_2 = np.log10(2.0)
# Multiplications between two slices: a few milliseconds of work.
_SLICE = 8_000_000


def norms_log10(parameters: Parameters, slopes: Array, d_logits: Array) -> Array:
    """log10 ‖∂L_s/∂h_t‖ as (T, T), row = source s, column = t.

    `slopes` (T, H) are f′(z_t), `d_logits` (T, O) the derivative of each step's own loss. −inf where a
    gradient is exactly zero, as it is for t > s; NaN or +inf where it is no number.
    """
    return finish(sweeping(parameters, slopes, d_logits))


def sweeping(parameters: Parameters, slopes: Array, d_logits: Array) -> Generator[None, None, Array]:
    """The same in slices of a few milliseconds."""
    U, (T, H) = parameters.recurrent_weights, slopes.shape
    with np.errstate(all="ignore"):
        direct = d_logits @ parameters.output_weights  # ∂L_s/∂h_s = Vᵀ ∂L_s/∂(V h_s + c)  (T, H)
    sources = np.flatnonzero((d_logits != 0.0).any(axis=1))  # a NaN differs from 0 as well
    first = np.searchsorted(sources, np.arange(T))  # the first source at or after step t
    d_hidden, d_z = np.empty((2, len(sources), H))
    scale = np.zeros(len(sources))  # the row stands for row · 2^scale
    log2 = np.full((T, T), -np.inf)
    worked = 0
    for t in range(T - 1, -1, -1):
        begin = first[t]
        with np.errstate(all="ignore"):
            if begin < len(sources) and sources[begin] == t:
                d_hidden[begin] = direct[t]
            rows = d_hidden[begin:]
            norms = np.sqrt(np.einsum("sh,sh->s", rows, rows))
            log2[sources[begin:], t] = np.log2(norms) + scale[begin:]
            rescale(rows, scale[begin:], norms)
            np.multiply(rows, slopes[t], out=d_z[begin:])  # ∂L_s/∂z_t = f′(z_t) ∂L_s/∂h_t
            np.matmul(d_z[begin:], U, out=rows)  # ∂L_s/∂h_(t-1) = Uᵀ ∂L_s/∂z_t
        worked += rows.size * H
        if worked > _SLICE:
            worked = 0
            yield
    return np.asarray(log2 * _LOG10_2)


def rescale(rows: Array, scale: Array, norms: Array) -> None:
    """Bring rows (S, H) whose `norms` (S,) have left the range back to size 1, exactly, in place.

    A row stands for row · 2^scale; zeros and what is not finite are left as they are.
    """
    if norms.size and not (norms.min() > _SMALLEST and norms.max() < _LARGEST):
        moved = ((norms < _SMALLEST) | (norms > _LARGEST)) & (norms > 0.0) & np.isfinite(norms)
        exponents = np.frexp(norms[moved])[1]
        rows[moved] = np.ldexp(rows[moved], -exponents[:, None])
        scale[moved] += exponents


def summed_log10(
    recurrent_weights: Array, factors: Array, slopes: Array, direct: Array
) -> Generator[None, None, Array]:
    """log10 ‖∂L/∂h_t‖ of R networks that differ by a factor of U, all sources added up, (R, T); in slices.

    `factors` is (R,), `slopes` (T, R, H) and `direct` (T, R, H) what each step's own loss asks of its
    activities, Vᵀ ∂L_t/∂(V h_t + c).
    """
    T, R, H = slopes.shape
    d_hidden, d_z, scale = np.zeros((R, H)), np.empty((R, H)), np.zeros(R)
    asked = (direct != 0.0).any(axis=(1, 2))
    with np.errstate(all="ignore"):
        passed = slopes * factors[:, None]  # ρ_r f′(z_t), up to U
    norms, scales = np.empty((2, T, R))
    worked = 0
    for t in range(T - 1, -1, -1):
        with np.errstate(all="ignore"):
            if asked[t]:
                # What has vanished is added as it is; beside what has exploded the new error is scaled down.
                vanished = scale < 0.0
                d_hidden[vanished] *= np.exp2(scale[vanished])[:, None]
                scale[vanished] = 0.0
                d_hidden += direct[t] * np.exp2(-scale)[:, None]
            norms[t] = np.sqrt(np.einsum("rh,rh->r", d_hidden, d_hidden))
            scales[t] = scale
            rescale(d_hidden, scale, norms[t])
            np.multiply(d_hidden, passed[t], out=d_z)  # ρ_r ∂L/∂z_t = ρ_r f′(z_t) ∂L/∂h_t
            np.matmul(d_z, recurrent_weights, out=d_hidden)  # ∂L/∂h_(t-1) = (ρ_r U)ᵀ ∂L/∂z_t
        worked += d_z.size * H
        if worked > _SLICE:
            worked = 0
            yield
    with np.errstate(all="ignore"):
        return np.asarray((np.log2(norms) + scales).T * _LOG10_2)
