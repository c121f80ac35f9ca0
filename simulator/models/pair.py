"""Two tanh units left to themselves: where they go, and how much of the beginning is left.

    h_t = tanh(U h_(t−1) + b)        ∂h_t/∂h_(t−1) = diag(1 − h_t²) U

Attractors are found by following states until they repeat, fixed points by Newton's method.
"""

from __future__ import annotations

from collections.abc import Generator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Labels = NDArray[np.int8]

# When a state is asked whether it has found its attractor, how many are asked again, the longest cycle
# looked for, and how near is the same.
_STRETCHES, _FOLLOWED, _LONGEST, _SAME = (160, 800), 300, 64, 1e-6
# Starts of Newton's method along each axis, and its iterations.
_NEWTON_GRID, _NEWTON = 25, 40
# Steps between two slices.
_SLICE = 8
_LOG10_2 = np.log10(2.0)


class Pair(NamedTuple):
    """U (2, 2) and b (2,); a leading axis stands for many networks."""

    weights: Array
    bias: Array

    def step(self, h: Array) -> Array:
        """h_t of h_(t−1), (M, 2)."""
        # h_t = tanh(U h_(t−1) + b)
        if self.weights.ndim == 2:
            return np.tanh(h @ self.weights.T + self.bias)
        return np.tanh((self.weights @ h[..., None])[..., 0] + self.bias)

    def step_and_jacobian(self, h: Array) -> tuple[Array, Array]:
        """h_t (M, 2) and ∂h_t/∂h_(t−1) (M, 2, 2)."""
        after = self.step(h)
        return after, (1.0 - after * after)[..., None] * self.weights  # diag(1 − h_t²) U


def spread(here: Pair, axis: Array, steps: int) -> Generator[None, None, tuple[Array, Array]]:
    """Every initial state of the plane run for T steps: where it ends (G·G, 2) and log10 ‖∂h_T/∂h_0‖ (G·G,).

    Row by row: unit 1 runs along `axis` (G,) fastest, unit 2 row by row.
    """
    G, ((u11, u12), (u21, u22)), (b1, b2) = len(axis), here.weights, here.bias
    h1, h2 = (part.ravel() for part in np.meshgrid(axis, axis))
    # The Jacobian as four arrays [[p, q], [r, s]] times 2^scale.
    p, q, r, s = np.ones(G * G), np.zeros(G * G), np.zeros(G * G), np.ones(G * G)
    scale = np.zeros(G * G)
    for t in range(steps):
        h1, h2 = np.tanh(u11 * h1 + u12 * h2 + b1), np.tanh(u21 * h1 + u22 * h2 + b2)
        slope1, slope2 = 1.0 - h1 * h1, 1.0 - h2 * h2
        p, r = slope1 * (u11 * p + u12 * r), slope2 * (u21 * p + u22 * r)
        q, s = slope1 * (u11 * q + u12 * s), slope2 * (u21 * q + u22 * s)
        if t % _SLICE == _SLICE - 1:
            exponents = np.frexp(np.maximum(np.maximum(abs(p), abs(q)), np.maximum(abs(r), abs(s))))[1]
            p, q, r, s = (np.ldexp(part, -exponents) for part in (p, q, r, s))
            scale += exponents
            yield
    ends = np.stack((h1, h2), axis=1)
    with np.errstate(divide="ignore"):
        jacobian_log10 = (np.log2(_largest(p, q, r, s)) + scale) * _LOG10_2
    return ends, jacobian_log10


def _largest(p: Array, q: Array, r: Array, s: Array) -> Array:
    """The largest singular value of [[p, q], [r, s]]."""
    squares, determinant = p * p + q * q + r * r + s * s, p * s - q * r
    root = np.sqrt(np.maximum(squares * squares - 4.0 * determinant * determinant, 0.0))
    return np.asarray(np.sqrt((squares + root) / 2.0))


def attractors_of(here: Pair, ends: Array) -> Generator[None, None, tuple[Labels, tuple[Array, ...]]]:
    """Which attractor each of the states (N, 2) goes to, −1 where none was found, and the attractors.

    An attractor is a cycle that the states come back to and that draws its neighbours in. States still
    apart from all others after the first stretch are not followed for ever where there are many.
    """
    # States that have met go on together.
    rounded = np.round(ends, 5)
    _, first, group = np.unique(rounded[:, 0] + 1j * rounded[:, 1], return_index=True, return_inverse=True)
    states = ends[first]
    labels = np.full(len(states), -1, np.int8)
    attractors: list[Array] = []
    open_ = np.arange(len(states))
    for stretch in _STRETCHES:
        for t in range(stretch):
            states[open_] = here.step(states[open_])
            if t % _SLICE == _SLICE - 1:
                yield
        begun = now = states[open_]
        periods = np.zeros(len(open_), np.int64)
        for k in range(1, _LONGEST + 1):
            now = here.step(now)
            periods[(periods == 0) & (np.abs(now - begun).max(axis=1) < _SAME)] = k
            if k % _SLICE == 0:
                yield
        for place in np.flatnonzero(periods):
            labels[open_[place]] = _number(here, begun[place], int(periods[place]), attractors)
        open_ = open_[labels[open_] < 0]
        if len(open_) > _FOLLOWED:
            break
    return labels[group.ravel()], tuple(attractors)


def _number(here: Pair, state: Array, period: int, attractors: list[Array]) -> int:
    """The number of the attractor that `state` (2,) is on, a new one if need be; −1 if it is none."""
    for number, known in enumerate(attractors):
        if len(known) == period and (np.abs(known - state).max(axis=1) < 1e-3).any():
            return number
    points = np.empty((period, 2))
    for k in range(period):
        points[k] = state
        state = here.step(state)
    # A chaotic orbit, too, comes by chance near where it was; but it does not stay.
    if cycle_exponent(here, points) >= 0.0 or len(attractors) == 100:
        return -1
    attractors.append(points)
    return len(attractors) - 1


def orbit(here: Pair, start: Array, steps: int) -> tuple[Array, Array, Array]:
    """States (T + 1, 2) from `start`, log10 ‖∂h_t/∂h_0‖ (T + 1,), and ∂h_T/∂h_0 (2, 2)."""
    orbit, sizes, jacobian, scale = [start], [0.0], np.eye(2), 0
    for _ in range(steps):
        after, local = here.step_and_jacobian(orbit[-1])
        orbit.append(after)
        jacobian = local @ jacobian
        exponent = int(np.frexp(np.abs(jacobian).max())[1])
        jacobian, scale = np.ldexp(jacobian, -exponent), scale + exponent
        with np.errstate(divide="ignore"):
            sizes.append((np.log2(np.linalg.norm(jacobian, 2)) + scale) * _LOG10_2)
    return np.array(orbit), np.array(sizes), np.ldexp(jacobian, scale)


def cycle_of(here: Pair, state: Array) -> Generator[None, None, Array | None]:
    """The cycle (period, 2) that `state` (2,) settles into, None if none is found."""
    _, attractors = yield from attractors_of(here, state[None])
    return attractors[0] if attractors else None


def cycle_exponent(here: Pair, cycle: Array) -> float:
    """λ on a cycle: ln of the largest |eigenvalue| of one round's Jacobian, divided by the period."""
    product = np.eye(2)
    for point in cycle:
        product = here.step_and_jacobian(point)[1] @ product
    with np.errstate(divide="ignore"):
        return float(np.log(np.abs(np.linalg.eigvals(product)).max()) / len(cycle))


def fixed_points(here: Pair) -> tuple[Array, Array]:
    """States with h = tanh(U h + b), (F, 2), and the spectral radius of the Jacobian there, (F,).

    Those that Newton's method finds from a grid of starts; it finds them whether they attract or not.
    """
    h = np.stack(np.meshgrid(*2 * [np.linspace(-1.0, 1.0, _NEWTON_GRID)]), axis=-1).reshape(-1, 2)
    with np.errstate(all="ignore"):
        for _ in range(_NEWTON):
            after, jacobian = here.step_and_jacobian(h)
            # (I − J) δ = f(h) − h, solved for two units by Cramer's rule
            (a, b), (c, d) = (np.eye(2) - jacobian).transpose(1, 2, 0)
            e, f = (after - h).T
            h = h + np.stack((d * e - b * f, a * f - c * e), axis=1) / (a * d - b * c)[:, None]
        found = h[np.abs(here.step(h) - h).max(axis=1) < _SAME**2]
    points = found[np.unique(found.round(6), axis=0, return_index=True)[1]] if len(found) else found
    radii = np.abs(np.linalg.eigvals(here.step_and_jacobian(points)[1])).max(axis=1, initial=0.0)
    return points, np.asarray(radii, np.float64)
