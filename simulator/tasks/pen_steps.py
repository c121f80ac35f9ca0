"""What a network that reads coordinates is told: how the pen moved, a step every quarter of an x-height.

    dx, dy    the move since the last step, in steps of a quarter: about 1 long while the pen writes
    lifted    1 where the pen was in the air: the whole way to where it touches down is one step, at
              half the scale and no longer than 4, so that a far jump is no shout
    pause     1 in a step in which nothing is written: the pen rests

Where the ink stands on the paper is not told, and neither is its speed.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from simulator.arrays import Floats

CHANNELS = ("dx", "dy", "lifted", "pause")
# Arc length of a step, in x-heights.
SPACING = 0.25
LIFTED_SCALE, LONGEST_MOVE = 0.5, 4.0
# Steps of rest after which a reader has said all it will say about what was written.
PAUSE_STEPS = 4


def pen_steps(points: Floats, starts: NDArray[np.bool_], ink_start: NDArray[np.bool_]) -> Floats:
    """Steps (M, 4) of evenly spaced points (M, 2); the first of each ink is a touch that moves nowhere."""
    steps = np.zeros((len(points), len(CHANNELS)))
    steps[1:, :2] = np.diff(points, axis=0) / SPACING
    steps[starts, :2] = np.clip(steps[starts, :2] * LIFTED_SCALE, -LONGEST_MOVE, LONGEST_MOVE)
    steps[ink_start, :2] = 0.0
    steps[:, 2] = starts
    return steps


def rest(steps: int = PAUSE_STEPS) -> Floats:
    """Steps in which the pen rests, (steps, 4)."""
    pause = np.zeros((steps, len(CHANNELS)))
    pause[:, 3] = 1.0
    return pause
