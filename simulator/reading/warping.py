"""Ink as other hands might have written it: turned, slanted, stretched, bent, larger or smaller.

All inks of a draw are warped at once: their points stand one after another, and `owner` says whose
each is.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from simulator.arrays import Floats

# Standard deviations, but for the size, which is drawn evenly in the logarithm between its ends.
ROTATION, SLANT, ASPECT, TREMBLE = 0.07, 0.25, 0.15, 0.012
SMALLEST, LARGEST = 0.68, 1.42
# Bends: amplitude in x-heights, and how many there are in a stretch of 2π x-heights.
BEND, BENDS = 0.06, (0.5, 3.0)
STEP_NOISE = 0.05


def warped(rng: np.random.Generator, points: Floats, owner: NDArray[np.int64], inks: int) -> Floats:
    """Points (N, 2) of `inks` inks, each warped in its own way; `owner` (N,) says whose a point is."""
    size = np.exp(rng.uniform(np.log(SMALLEST), np.log(LARGEST), inks))
    aspect = np.exp(rng.normal(0.0, ASPECT, inks))
    angle, slant = rng.normal(0.0, ROTATION, inks), rng.normal(0.0, SLANT, inks)
    x, y = bent(rng, points, owner, inks).T
    x = x * np.sqrt(aspect)[owner] + slant[owner] * y
    y = y / np.sqrt(aspect)[owner]
    cosine, sine = (size * np.cos(angle))[owner], (size * np.sin(angle))[owner]
    turned = np.column_stack([cosine * x - sine * y, sine * x + cosine * y])
    tremble = TREMBLE * rng.random(inks)[owner, None]
    shaken: Floats = turned + tremble * rng.standard_normal(turned.shape)
    return shaken


def bent(rng: np.random.Generator, points: Floats, owner: NDArray[np.int64], inks: int) -> Floats:
    """Points moved by slow waves over the paper, two a coordinate."""
    moved = points.copy()
    for column in (0, 1, 0, 1):
        waves = rng.uniform(*BENDS, (2, inks)) * rng.choice((-1.0, 1.0), (2, inks))
        phase, height = rng.uniform(0.0, 2.0 * np.pi, inks), rng.normal(0.0, BEND, inks)
        at = waves[0][owner] * points[:, 0] + waves[1][owner] * points[:, 1] + phase[owner]
        moved[:, column] += height[owner] * np.sin(at)
    return moved


def noisy(rng: np.random.Generator, steps: Floats, owner: NDArray[np.int64], inks: int) -> Floats:
    """Steps (M, 4) whose moves tremble, in every other ink."""
    amount = STEP_NOISE * np.maximum(rng.uniform(-1.0, 1.0, inks), 0.0)[owner, None]
    steps = steps.copy()
    steps[:, :2] += amount * rng.standard_normal((len(steps), 2))
    return steps
