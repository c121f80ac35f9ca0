"""Basins: two tanh units left to themselves, from every initial state.

    h_t = tanh(g (U h_(t−1) + b))        ∂h_t/∂h_(t−1) = diag(1 − h_t²) g U

Inside a basin every start ends at the same attractor, so what the start was is forgotten and ∂h_T/∂h_0
is nearly 0; on the border a hair's breadth decides, and it is enormous. With growing gain one network
settles, oscillates and becomes chaotic: `ring` is the chaotic pair of Pasemann (Network 13, 2002) with
logistic units 2σ − 1 written as tanh.
"""

from __future__ import annotations

from collections.abc import Generator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from simulator.arrays import Floats, frozen
from simulator.chapters._gradients_content import Basins, Regime
from simulator.chapters._gradients_settings import Settings
from simulator.models.lyapunov import largest_exponents

NETWORKS: dict[str, tuple[Floats, Floats]] = {
    "flip_flop": (np.array([[1.5, 1.2], [-0.3, 1.7]]), np.zeros(2)),  # two fixed points
    "four": (np.array([[1.9, 0.4], [-0.1, 1.3]]), np.zeros(2)),  # four
    "spiral": (np.array([[0.1, 3.6], [-2.8, 3.6]]), np.zeros(2)),  # two cycles of seven
    "ring": (np.array([[-5.0, 1.5], [-1.5, 0.0]]), np.array([-4.5, 0.0])),
}
_CELLS = 80
# When a state is asked whether it has found its attractor, how many are asked again, the longest cycle
# looked for, and how near is the same.
_STRETCHES, _FOLLOWED, _LONGEST, _SAME = (160, 800), 300, 64, 1e-6
# The gains of the diagram; every one begins from the same state.
GAINS, _FROM, _LATE = 181, (0.3, -0.2), 64
_WARM, _AVERAGED = 400, 800
# Below this an exponent measured over so many steps is not told from 0.
CHAOTIC = 0.01
_SLICE = 8
# Starts of Newton's method along each axis, and its iterations.
_NEWTON_GRID, _NEWTON = 25, 40
_LOG10_2 = np.log10(2.0)


class Pair(NamedTuple):
    """gain · U (2, 2) and gain · b (2,); a leading axis stands for many networks."""

    weights: Floats
    bias: Floats

    def step(self, h: Floats) -> Floats:
        """h_t of h_(t−1), (M, 2)."""
        # h_t = tanh(g (U h_(t−1) + b))
        if self.weights.ndim == 2:
            return np.tanh(h @ self.weights.T + self.bias)
        return np.tanh((self.weights @ h[..., None])[..., 0] + self.bias)

    def step_and_jacobian(self, h: Floats) -> tuple[Floats, Floats]:
        """h_t (M, 2) and ∂h_t/∂h_(t−1) (M, 2, 2)."""
        after = self.step(h)
        return after, (1.0 - after * after)[..., None] * self.weights  # diag(1 − h_t²) g U


class Grid(NamedTuple):
    """Where every initial state is after T steps, and how it depends on where it began."""

    ends: Floats  # (G, G, 2)
    jacobian_log10: Floats  # (G, G)
    basins: NDArray[np.int8]  # (G, G)
    attractors: tuple[Floats, ...]
    fixed_points: Floats  # (F, 2)
    fixed_radii: Floats  # (F,)


class Diagram(NamedTuple):
    """The same network at many gains."""

    gains: Floats  # (M,)
    lyapunov: Floats  # (M,)
    activities: Floats  # (M, P)


def pair(settings: Settings) -> tuple[Floats, Floats]:
    """U (2, 2) and b (2,) of the chosen network, before the gain."""
    s = settings
    if s.basin_network == "by_hand":
        return np.array([[s.weight_11, s.weight_12], [s.weight_21, s.weight_22]]), np.array(
            [s.bias_1, s.bias_2]
        )
    return NETWORKS[s.basin_network]


class Plane:
    """The grid, the orbit and the diagram; each is worked out again when what it shows changes."""

    def __init__(self) -> None:
        self._grid: tuple[object, Grid] | None = None
        self._diagram: tuple[object, Diagram] | None = None
        self._exponent: tuple[object, float] | None = None
        # Cells are told by their middles.
        self._axis = np.linspace(-1.0, 1.0, 2 * _CELLS + 1)[1::2]

    def preparing(self, settings: Settings) -> Generator[None, None, Basins]:
        """What the scene shows, in slices."""
        s, (U, b) = settings, pair(settings)
        weights = (*U.ravel(), *b)
        here = Pair(s.gain * U, s.gain * b)
        if self._grid is None or self._grid[0] != (weights, s.gain, s.basin_steps):
            self._grid = (
                (weights, s.gain, s.basin_steps),
                (yield from _spread(here, self._axis, s.basin_steps)),
            )
        if self._diagram is None or self._diagram[0] != weights:
            self._diagram = (weights, (yield from diagram(U, b)))
        grid, many = self._grid[1], self._diagram[1]
        orbit, sizes, jacobian = _orbit(here, np.array([s.start_1, s.start_2]), s.basin_steps)
        cycle = yield from _cycle(here, orbit[-1:])
        if cycle is not None:
            exponent = _cycle_exponent(here, cycle)
        else:
            key = (weights, s.gain, s.start_1, s.start_2)
            if self._exponent is None or self._exponent[0] != key:
                found = yield from largest_exponents(here.step_and_jacobian, orbit[-1:], _WARM, 2 * _AVERAGED)
                self._exponent = (key, float(found[0]))
            exponent = self._exponent[1]
        return Basins(
            recurrent_weights=frozen(here.weights),
            hidden_bias=frozen(here.bias),
            axis=frozen(self._axis),
            ends=frozen(grid.ends),
            basins=frozen(grid.basins),
            attractors=tuple(frozen(points) for points in grid.attractors),
            fixed_points=frozen(grid.fixed_points),
            fixed_radii=frozen(grid.fixed_radii),
            jacobian_log10=frozen(grid.jacobian_log10),
            orbit=frozen(orbit),
            orbit_log10=frozen(sizes),
            jacobian=frozen(jacobian),
            lyapunov=exponent,
            regime=regime(0 if cycle is None else len(cycle), exponent),
            period=0 if cycle is None else len(cycle),
            gains=frozen(many.gains),
            gain_lyapunov=frozen(many.lyapunov),
            gain_activities=frozen(many.activities),
        )


def regime(period: int, exponent: float) -> Regime:
    """What an orbit does, from the cycle that was found (0 if none) and its Lyapunov exponent."""
    if period:
        return "settling" if period == 1 else "oscillating"
    if exponent > CHAOTIC:
        return "chaotic"
    # Neither repeating nor parting: it goes round without ever closing.
    return "oscillating" if exponent >= -CHAOTIC else "undecided"


def _spread(here: Pair, axis: Floats, steps: int) -> Generator[None, None, Grid]:
    """Every initial state of the plane run for T steps, with the Jacobian of the way."""
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
    basins, attractors = yield from _label(here, ends)
    points, radii = fixed_points(here)
    return Grid(
        ends.reshape(G, G, 2), jacobian_log10.reshape(G, G), basins.reshape(G, G), attractors, points, radii
    )


def fixed_points(here: Pair) -> tuple[Floats, Floats]:
    """States with h = tanh(g (U h + b)), (F, 2), and the spectral radius of the Jacobian there, (F,).

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


def _largest(p: Floats, q: Floats, r: Floats, s: Floats) -> Floats:
    """The largest singular value of [[p, q], [r, s]]."""
    squares, determinant = p * p + q * q + r * r + s * s, p * s - q * r
    root = np.sqrt(np.maximum(squares * squares - 4.0 * determinant * determinant, 0.0))
    return np.asarray(np.sqrt((squares + root) / 2.0))


def _label(here: Pair, ends: Floats) -> Generator[None, None, tuple[NDArray[np.int8], tuple[Floats, ...]]]:
    """Which attractor each of the states (N, 2) goes to, −1 where none was found, and the attractors.

    An attractor is a cycle that the states come back to and that draws its neighbours in. States still
    apart from all others after the first stretch are not followed for ever where there are many.
    """
    # States that have met go on together.
    rounded = np.round(ends, 5)
    _, first, group = np.unique(rounded[:, 0] + 1j * rounded[:, 1], return_index=True, return_inverse=True)
    states = ends[first]
    labels = np.full(len(states), -1, np.int8)
    attractors: list[Floats] = []
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


def _number(here: Pair, state: Floats, period: int, attractors: list[Floats]) -> int:
    """The number of the attractor that `state` (2,) is on, a new one if need be; −1 if it is none."""
    for number, known in enumerate(attractors):
        if len(known) == period and (np.abs(known - state).max(axis=1) < 1e-3).any():
            return number
    points = np.empty((period, 2))
    for k in range(period):
        points[k] = state
        state = here.step(state)
    # A chaotic orbit, too, comes by chance near where it was; but it does not stay.
    if _cycle_exponent(here, points) >= 0.0 or len(attractors) == 100:
        return -1
    attractors.append(points)
    return len(attractors) - 1


def _orbit(here: Pair, start: Floats, steps: int) -> tuple[Floats, Floats, Floats]:
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


def _cycle(here: Pair, state: Floats) -> Generator[None, None, Floats | None]:
    """The cycle (period, 2) that `state` (1, 2) settles into, None if none is found."""
    _, attractors = yield from _label(here, state)
    return attractors[0] if attractors else None


def _cycle_exponent(here: Pair, cycle: Floats) -> float:
    """λ on a cycle: ln of the largest |eigenvalue| of one round's Jacobian, divided by the period."""
    product = np.eye(2)
    for point in cycle:
        product = here.step_and_jacobian(point)[1] @ product
    with np.errstate(divide="ignore"):
        return float(np.log(np.abs(np.linalg.eigvals(product)).max()) / len(cycle))


def diagram(U: Floats, b: Floats) -> Generator[None, None, Diagram]:
    """Largest exponents and late activities of unit 1 at every gain of the setting's range."""
    row = Settings.setting("gain")
    gains = np.linspace(row.minimum or 0.0, row.maximum or 1.0, GAINS)
    many = Pair(gains[:, None, None] * U, gains[:, None] * b)
    begin = np.broadcast_to(np.array(_FROM), (GAINS, 2))
    exponents = yield from largest_exponents(many.step_and_jacobian, begin, _WARM, _AVERAGED)
    state = begin
    for t in range(_WARM):
        state = many.step(state)
        if t % 64 == 63:
            yield
    activities = np.empty((GAINS, _LATE))
    for t in range(_LATE):
        state = many.step(state)
        activities[:, t] = state[:, 0]
    return Diagram(gains, exponents, activities)
