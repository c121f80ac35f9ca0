"""Three dimensions on paper: a camera round the cube [−1, 1]³, by hand, so that it works on any device.

The third axis points up. The camera stands `DISTANCE` from the middle, in direction `toward`, and
what is nearer is drawn larger by  k = D / (D − depth).  A square (two hidden units) is seen flat.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, product

import numpy as np
from numpy.typing import ArrayLike

from simulator.arrays import Floats, Integers
from ui.view import Camera

DISTANCE = 7.0  # half sides of the cube
# Azimuths tried before the person turns the cube: two easy ones in each quarter, the mock-up's first.
_TRIED = tuple(quarter * math.pi / 2 + offset for quarter in range(4) for offset in (0.62, 0.95))
# The first one is kept unless another sets the clusters apart this much better.
_WORTH_TURNING = 1.25

CORNERS: Floats = np.array(list(product((-1.0, 1.0), repeat=3)))  # (8, 3)
EDGES = tuple(
    (a, b) for a, b in combinations(range(8), 2) if int(np.count_nonzero(CORNERS[a] != CORNERS[b])) == 1
)


def rotation(camera: Camera) -> Floats:
    """Rows right, up and toward the viewer: an orthogonal (3, 3) matrix of determinant 1.

    From azimuth 0 the first axis leads straight away from the viewer and the second to the left.
    """
    sin_a, cos_a = math.sin(camera.azimuth), math.cos(camera.azimuth)
    sin_e, cos_e = math.sin(camera.elevation), math.cos(camera.elevation)
    return np.array(
        [
            [sin_a, -cos_a, 0.0],
            [sin_e * cos_a, sin_e * sin_a, cos_e],
            [-cos_e * cos_a, -cos_e * sin_a, sin_e],
        ]
    )


@dataclass(frozen=True, eq=False)
class Projection:
    """From cube coordinates (…, d), d = 2 or 3, to painter units: x, y and depth towards the viewer."""

    axes: Floats  # (3, 3) rows right, up, toward
    distance: float  # infinite for a square
    x: float  # where the cube's middle is drawn
    y: float
    half: float  # painter units of half a side in the middle's plane

    def __call__(self, points: ArrayLike) -> Floats:
        """Points (…, d) to (…, 3); what is not finite stays so."""
        given = np.asarray(points, np.float64)
        with np.errstate(all="ignore"):
            turned = given @ self.axes[:, : given.shape[-1]].T
            near = 1.0 / (1.0 - turned[..., 2:] / self.distance)  # k = D / (D − depth)
            flat = turned[..., :2] * near * (self.half, -self.half) + (self.x, self.y)
        return np.concatenate((flat, turned[..., 2:]), axis=-1)

    def slopes(self, points: Floats, directions: Floats) -> Floats:
        """How far small steps along `directions` (G, d) lead on paper at `points` (N, d): (N, G, 2)."""
        with np.errstate(all="ignore"):
            turned = points @ self.axes[:, : points.shape[-1]].T  # (N, 3)
            steps = directions @ self.axes[:, : directions.shape[-1]].T  # (G, 3)
            near = 1.0 / (1.0 - turned[:, None, 2:] / self.distance)
            # d(k X) = k dX + X dk,  dk = k² dZ / D
            growth = near**2 * steps[None, :, 2:] / self.distance
            flat = near * steps[None, :, :2] + turned[:, None, :2] * growth
            return np.asarray(flat * (self.half, -self.half))

    def hidden_edges(self) -> frozenset[tuple[int, int]]:
        """The edges of the cube that lie behind it: both faces beside them are turned away."""
        if not math.isfinite(self.distance):
            return frozenset()
        camera = self.distance * self.axes[2]  # where the camera stands, in cube coordinates
        away = {(axis, side) for axis in range(3) for side in (-1.0, 1.0) if side * camera[axis] <= 1.0}
        faces = [{(axis, float(CORNERS[k][axis])) for axis in range(3)} for k in range(8)]
        return frozenset((a, b) for a, b in EDGES if (faces[a] & faces[b]) <= away)


def fitted(camera: Camera | None, x: float, y: float, width: float, height: float) -> Projection:
    """The cube (or, without a camera, the square) as large as the room allows, from every azimuth alike."""
    middle = (x + width / 2, y + height / 2)
    if camera is None:
        return Projection(np.eye(3), math.inf, *middle, min(width, height) / 2)
    aside, low, high = _extents(camera.elevation)
    half = min(width / (2 * aside), height / (high - low))
    lower = middle[1] + half * (high + low) / 2
    return Projection(rotation(camera), DISTANCE, middle[0], lower, half)


@lru_cache(maxsize=256)
def _extents(elevation: float) -> tuple[float, float, float]:
    """How far the cube reaches aside, down and up from its middle, in half sides, from any azimuth."""
    quarter = [Camera(azimuth, elevation) for azimuth in np.linspace(0.0, math.pi / 2, 25)]
    seen = np.stack([Projection(rotation(c), DISTANCE, 0.0, 0.0, 1.0)(CORNERS) for c in quarter])
    return float(np.abs(seen[..., 0]).max()), float(-seen[..., 1].max()), float(-seen[..., 1].min())


def separating(centres: Floats, states: Integers, camera: Camera) -> Camera:
    """The camera at the same elevation from which the groups of different states lie apart best.

    `centres` (K, d) in cube coordinates, `states` (K,). The usual azimuth stays unless turning is
    clearly worth it, so that the cube does not swing while a network learns.
    """
    if centres.shape[-1] < 3 or len(set(states.tolist())) < 2 or not np.isfinite(centres).all():
        return camera
    differ = states[:, None] != states[None, :]
    gaps = []
    for azimuth in _TRIED:
        seen = fitted(Camera(azimuth, camera.elevation), 0, 0, 2.96, 2.96)(centres)[:, :2]
        apart = np.linalg.norm(seen[:, None] - seen[None, :], axis=-1)
        gaps.append(float(apart[differ].min()))
    best = int(np.argmax(gaps))
    return Camera(_TRIED[best if gaps[best] > _WORTH_TURNING * gaps[0] else 0], camera.elevation)
