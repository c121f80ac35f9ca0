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
from simulator.models import pair
from simulator.models.lyapunov import largest_exponents
from simulator.models.pair import Pair

NETWORKS: dict[str, tuple[Floats, Floats]] = {
    "flip_flop": (np.array([[1.5, 1.2], [-0.3, 1.7]]), np.zeros(2)),  # two fixed points
    "four": (np.array([[1.9, 0.4], [-0.1, 1.3]]), np.zeros(2)),  # four
    "spiral": (np.array([[0.1, 3.6], [-2.8, 3.6]]), np.zeros(2)),  # two cycles of seven
    "ring": (np.array([[-5.0, 1.5], [-1.5, 0.0]]), np.array([-4.5, 0.0])),
}
_CELLS = 80
# The gains of the diagram; every one begins from the same state.
GAINS, _FROM, _LATE = 181, (0.3, -0.2), 64
_WARM, _AVERAGED = 400, 800
# Below this an exponent measured over so many steps is not told from 0.
CHAOTIC = 0.01


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


def chosen(settings: Settings) -> tuple[Floats, Floats]:
    """U (2, 2) and b (2,) of the chosen network, before the gain."""
    s = settings
    if s.basin_network == "by_hand":
        return np.array([[s.weight_11, s.weight_12], [s.weight_21, s.weight_22]]), np.array(
            [s.bias_1, s.bias_2]
        )
    return NETWORKS[s.basin_network]


def _grid(here: Pair, axis: Floats, steps: int) -> Generator[None, None, Grid]:
    """Every initial state of the plane."""
    ends, jacobian_log10 = yield from pair.spread(here, axis, steps)
    basins, attractors = yield from pair.attractors_of(here, ends)
    points, radii = pair.fixed_points(here)
    shape = len(axis), len(axis)
    return Grid(
        ends.reshape(*shape, 2),
        jacobian_log10.reshape(shape),
        basins.reshape(shape),
        attractors,
        points,
        radii,
    )


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
        s, (U, b) = settings, chosen(settings)
        weights = (*U.ravel(), *b)
        here = Pair(s.gain * U, s.gain * b)
        if self._grid is None or self._grid[0] != (weights, s.gain, s.basin_steps):
            self._grid = (
                (weights, s.gain, s.basin_steps),
                (yield from _grid(here, self._axis, s.basin_steps)),
            )
        if self._diagram is None or self._diagram[0] != weights:
            self._diagram = (weights, (yield from diagram(U, b)))
        grid, many = self._grid[1], self._diagram[1]
        start = np.array([s.start_1, s.start_2])
        orbit, sizes, jacobian = pair.orbit(here, start, s.basin_steps)
        cycle = yield from pair.cycle_of(here, orbit[-1])
        if cycle is not None:
            exponent = pair.cycle_exponent(here, cycle)
        else:
            key = (weights, s.gain, *start)
            if self._exponent is None or self._exponent[0] != key:
                found = yield from largest_exponents(
                    here.step_and_jacobian, start[None], _WARM, 2 * _AVERAGED
                )
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
