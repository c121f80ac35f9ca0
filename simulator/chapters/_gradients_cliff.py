"""The cliff: the loss of one unit that hears itself, over its two weights.

    h_t = σ(w h_(t−1) + b)        L = (h_T − target)²

For w > 4 the unit has two attractors, and which one it falls into is decided along a line; there the loss
jumps and its slope is enormous (Doya 1992; Pascanu, Mikolov and Bengio 2013, section 2.3 and figure 6,
whose h_0 = ½ and target 0.7 these are).
"""

from __future__ import annotations

import math
from collections.abc import Generator
from typing import NamedTuple

import numpy as np

from simulator.arrays import Floats, frozen
from simulator.chapters._gradients_content import Cliff, Path
from simulator.chapters._gradients_settings import Settings
from simulator.models.squashing import SQUASHINGS

START_STATE, TARGET = 0.5, 0.7
# The drawn region; its edges are those of the settings. Updates of a path.
WEIGHTS, BIASES, UPDATES = (3.0, 8.0), (-5.0, -1.0), 80
_CELLS, _LINE = 120, 601
# Steps of the surface, and updates of a path, between two slices.
_SLICE = 8


class Valley(NamedTuple):
    """The loss and its gradient at some weights, of their shape."""

    loss: Floats
    d_weight: Floats
    d_bias: Floats


def losses(w: Floats, b: Floats, steps: int) -> Generator[None, None, Valley]:
    """L, ∂L/∂w and ∂L/∂b at weights `w` and biases `b` of one shape, by forward sensitivities."""
    logistic = SQUASHINGS["logistic"]
    h, by_w, by_b = np.full(w.shape, START_STATE), np.zeros(w.shape), np.zeros(w.shape)
    for t in range(steps):
        z = w * h + b
        by_w = h + w * by_w  # ∂z_t/∂w = h_(t−1) + w ∂h_(t−1)/∂w
        by_b = 1.0 + w * by_b  # ∂z_t/∂b = 1 + w ∂h_(t−1)/∂b
        h = logistic.value(z)
        slope = logistic.slope(h)
        by_w *= slope
        by_b *= slope
        if t % _SLICE == _SLICE - 1:
            yield
    error = h - TARGET
    return Valley(error * error, 2.0 * error * by_w, 2.0 * error * by_b)


def loss_at(w: float, b: float, steps: int) -> tuple[float, float, float]:
    """The same at one place: L, ∂L/∂w, ∂L/∂b. A path asks for thousands of steps, one after another."""
    h, by_w, by_b = START_STATE, 0.0, 0.0
    for _ in range(steps):
        z = w * h + b
        small = math.exp(-abs(z))
        by_w, by_b = h + w * by_w, 1.0 + w * by_b
        h = 1.0 / (1.0 + small) if z >= 0.0 else small / (1.0 + small)
        slope = h * (1.0 - h)
        by_w *= slope
        by_b *= slope
    error = h - TARGET
    return error * error, 2.0 * error * by_w, 2.0 * error * by_b


class Wall:
    """The surface, the line and the two descents; each is worked out again when what it shows changes."""

    def __init__(self) -> None:
        self._surface: tuple[int, Valley] | None = None
        self._line: tuple[tuple[int, float], Valley] | None = None
        self._paths: tuple[object, tuple[Path, Path]] | None = None
        # Cells are told by their middles, which miss the line b = −w/2 where the loss is neither side's.
        self._weights = np.linspace(*WEIGHTS, 2 * _CELLS + 1)[1::2]
        self._biases = np.linspace(*BIASES, 2 * _CELLS + 1)[1::2]

    def preparing(self, settings: Settings) -> Generator[None, None, Cliff]:
        """What the scene shows, in slices."""
        s = settings
        if self._surface is None or self._surface[0] != s.cliff_steps:
            w, b = np.meshgrid(self._weights, self._biases)
            self._surface = (s.cliff_steps, (yield from losses(w, b, s.cliff_steps)))
        line_weights = np.linspace(*WEIGHTS, _LINE)
        along = (s.cliff_steps, s.cliff_bias)
        if self._line is None or self._line[0] != along:
            level = np.full(_LINE, s.cliff_bias)
            self._line = (along, (yield from losses(line_weights, level, s.cliff_steps)))
        wanted = (s.cliff_weight, s.cliff_bias, s.cliff_steps, s.cliff_rate, s.threshold)
        if self._paths is None or self._paths[0] != wanted:
            self._paths = (wanted, (yield from descend(s)))
        states, back = _unit(s)
        surface, line, paths = self._surface[1], self._line[1], self._paths[1]
        with np.errstate(divide="ignore"):
            steepness = np.log10(np.hypot(surface.d_weight, surface.d_bias))
        return Cliff(
            weights=frozen(self._weights),
            biases=frozen(self._biases),
            loss=frozen(surface.loss),
            gradient_log10=frozen(steepness),
            line_weights=frozen(line_weights),
            line_loss=frozen(line.loss),
            line_slope=frozen(line.d_weight),
            states=frozen(states),
            back_log10=frozen(back),
            free=paths[0],
            clipped=paths[1],
            steps=s.cliff_steps,
            start_state=START_STATE,
            target=TARGET,
        )


def _unit(settings: Settings) -> tuple[Floats, Floats]:
    """h_0 … h_T (T + 1,) at the start's weights, and log10 |∂h_T/∂h_t| (T + 1,)."""
    logistic, w, b = SQUASHINGS["logistic"], settings.cliff_weight, settings.cliff_bias
    states = np.full(settings.cliff_steps + 1, START_STATE)
    for t in range(1, len(states)):
        states[t : t + 1] = logistic.value(w * states[t - 1 : t] + b)
    # ∂h_T/∂h_t = Π w σ′(z_k) over k = t + 1 … T
    factors = np.log10(np.abs(w) * logistic.slope(states[1:]))
    return states, np.append(np.cumsum(factors[::-1])[::-1], 0.0)


def descend(settings: Settings) -> Generator[None, None, tuple[Path, Path]]:
    """Gradient descent from the start, without clipping and with the gradient's norm clipped."""
    free = yield from _descend(settings, math.inf)
    if free.norms[:-1].max() <= settings.threshold:
        return free, free  # nothing to clip
    return free, (yield from _descend(settings, settings.threshold))


def _descend(settings: Settings, longest: float) -> Generator[None, None, Path]:
    """One descent; a gradient longer than `longest` is shortened to it."""
    points, found = np.empty((UPDATES + 1, 2)), np.empty((UPDATES + 1, 2))
    w, b = settings.cliff_weight, settings.cliff_bias
    for update in range(UPDATES + 1):
        loss, by_w, by_b = loss_at(w, b, settings.cliff_steps)
        norm = math.hypot(by_w, by_b)
        points[update], found[update] = (w, b), (loss, norm)
        # g ← g · min(1, threshold / ‖g‖)        (w, b) ← (w, b) − ε g
        rate = settings.cliff_rate * (longest / norm if norm > longest else 1.0)
        w, b = w - rate * by_w, b - rate * by_b
        if update % _SLICE == _SLICE - 1:
            yield
    return _path(points, found[:, 0], found[:, 1])


def _path(points: Floats, found: Floats, norms: Floats) -> Path:
    inside = ((points >= (WEIGHTS[0], BIASES[0])) & (points <= (WEIGHTS[1], BIASES[1]))).all(axis=1)
    return Path(
        points=frozen(points),
        losses=frozen(found),
        norms=frozen(norms),
        largest_step=float(np.linalg.norm(np.diff(points, axis=0), axis=1).max()),
        left_at=0 if inside.all() else int(inside.argmin()),
    )
