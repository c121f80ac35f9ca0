"""The Jacobian of a whole sequence, ∂h_T/∂h_0 = Π_t diag(f′(z_t)) U, without ever forming it.

Its singular values say by how much the most and the least favoured direction of an error grows on the
way back. They differ by hundreds of powers of ten, so the product is accumulated as a chain of QR
factors (Benettin et al. 1980; Dieci, Russell and Van Vleck, SIAM J. Numer. Anal. 34, 1997) and kept as
a triangle with a power of two for every row.
"""

from __future__ import annotations

from collections.abc import Generator
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from simulator.slices import finish

Array = NDArray[np.float64]

# Steps are multiplied out before a QR as long as the product's singular values are expected within so
# many powers of ten of each other, and one by one where they turn out to be further apart: the
# smallest keeps the other digits of a float64.
_DIGITS, _MOST_DIGITS = 7.0, 9.0
# A relation between rows of different size changes a singular value by half its square.
_COUPLING = 1e-5
# Rows closer than this (in powers of two) are left to an ordinary SVD.
_NEAR = 24.0
_SWEEPS = 40
# Beside a largest entry of 1, less than this changes nothing; kept, it would end as subnormal numbers,
# which cost a hundred times a normal one.
_NOTHING = 1e-140
# Multiplications between two slices: a few milliseconds of work.
_SLICE = 10_000_000


def singular_values_log10(recurrent_weights: Array, slopes: Array) -> Array:
    """log10 of the singular values of ∂h_T/∂h_0, (H,), largest first.

    `slopes` (T, H) are f′(z_t). −inf where exactly zero; all NaN where the slopes are not finite.
    """
    return finish(singular_values(recurrent_weights, slopes))


def singular_values(recurrent_weights: Array, slopes: Array) -> Generator[None, None, Array]:
    """The same in slices of a few milliseconds."""
    if not (np.isfinite(slopes).all() and np.isfinite(recurrent_weights).all()):
        return np.full(len(recurrent_weights), np.nan)
    scale, triangle = yield from _accumulate(recurrent_weights, slopes)
    values = yield from _singular_values_log2(scale, triangle)
    return np.asarray(np.sort(values * np.log10(2.0))[::-1])


def _accumulate(U: Array, slopes: Array) -> Generator[None, None, tuple[Array, Array]]:
    """The triangle R of ∂h_T/∂h_0 = Q R, as 2^scale (H,) times the rows of a matrix (H, H)."""
    T, H = slopes.shape
    q, scale, triangle = np.eye(H), np.zeros(H), np.eye(H)
    t, together, worked = 0, 1, 0
    while t < T:
        with np.errstate(all="ignore"):
            block = q
            for slope in slopes[t : t + together]:
                block = slope[:, None] * (U @ block)  # diag(f′(z_t)) U …
            turned, r = np.linalg.qr(block)
            sizes = np.abs(np.diag(r))
            digits = np.log10(max(sizes.max() / max(sizes.min(), 1e-300), 1.0))
            if together > 1 and digits > _MOST_DIGITS:
                together = 1
                continue
            q, (scale, triangle) = turned, _times(r, scale, triangle)
        t += together
        # As many steps at once as the spread of this block allows for the next.
        together = int(np.clip(_DIGITS * together / max(digits, 0.1), 1, 32))
        worked += (together + 5) * H**3
        if worked > _SLICE:
            worked = 0
            yield
    return scale, triangle


def _times(r: Array, scale: Array, triangle: Array) -> tuple[Array, Array]:
    """r · diag(2^scale) · triangle, in the same form."""
    reach = np.maximum.accumulate(scale[::-1])[::-1]  # the largest scale a row of r can meet
    if (reach - scale > 400.0).any():
        # Directions that never mix need not come in order: then the largest it does meet.
        reach = np.where(r != 0.0, np.frexp(r)[1] + scale, -np.inf).max(axis=1)
    reach = np.where(np.isfinite(reach), reach, 0.0)
    return _by_rows((r * _power(scale - reach[:, None], 600.0)) @ triangle, reach)  # beyond it r is zero


def _power(exponents: Array, most: float) -> Array:
    """2^exponents, no more than 2^most, and 0 where it is nothing."""
    powers = np.exp2(np.minimum(exponents, most))
    return np.where(powers < _NOTHING, 0.0, powers)


def _by_rows(matrix: Array, scale: Array) -> tuple[Array, Array]:
    """Rows of largest entry 1, with their scales."""
    size = np.abs(matrix).max(axis=1)
    matrix = matrix / np.where(size > 0.0, size, 1.0)[:, None]
    return scale + np.log2(size), np.where(np.abs(matrix) < _NOTHING, 0.0, matrix)


def _singular_values_log2(scale: Array, matrix: Array) -> Generator[None, None, Array]:
    """log2 of the singular values of diag(2^scale) · matrix, (H,), in slices.

    (D A)ᵀ = Q R D has the singular values of R D = D (D⁻¹ R D), and the bracket is nearer to a
    diagonal the further the scales lie apart: repeated, it is the QR algorithm on one factor.
    """
    zero = ~np.isfinite(scale)
    if zero.all():
        return np.full(len(scale), -np.inf)
    order = np.argsort(-scale[~zero])
    scale, matrix = scale[~zero][order], matrix[~zero][order]
    for _ in range(_SWEEPS):
        r = np.asarray(np.linalg.qr(matrix.T, mode="r"))  # Aᵀ = Q R
        with np.errstate(all="ignore"):
            scale, matrix = _by_rows(r * _power(scale - scale[:, None], 0.0), scale)
        dead = ~np.isfinite(scale)
        order = np.argsort(-scale, kind="stable")
        blocks = _blocks(np.abs(matrix))
        if dead.any() or all(scale[b].max() - scale[b].min() < _NEAR for b in blocks):
            break
        scale, matrix = scale[order], matrix[order]
        yield
    else:
        blocks = _blocks(np.abs(matrix))
    found = [np.full(int(zero.sum()), -np.inf)]
    for block in blocks:
        top = scale[block].max()
        with np.errstate(all="ignore"):
            part = matrix[block, block] * _power(scale[block] - top, 0.0)[:, None]
            found.append(np.log2(np.linalg.svd(part, compute_uv=False)) + top)
    return np.concatenate(found)


def _blocks(sizes: Array) -> list[slice]:
    """The diagonal blocks into which a triangle of these sizes falls when small couplings are cut."""
    above = np.maximum.accumulate(sizes, axis=0)  # largest entry so far down each column
    across = np.maximum.accumulate(above[:, ::-1], axis=1)[:, ::-1]  # … and to the right
    cuts = np.flatnonzero(np.diag(across, 1) < _COUPLING) + 1
    edges = [0, *cuts.tolist(), len(sizes)]
    return [slice(a, b) for a, b in pairwise(edges)]
