"""What the person looks at and how: one frozen value that, with a snapshot, decides every pixel."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QPointF, QRectF
    from PySide6.QtGui import QPainterPath


@dataclass(frozen=True, slots=True)
class Target:
    """A thing on the stage one can point at: `Target("hidden", (3, 1))` is unit 2 at step 4."""

    kind: str
    index: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Camera:
    """Where the cube is seen from, in radians."""

    azimuth: float = 0.62
    elevation: float = 0.36
    # Until the person turns the cube, its painter chooses the azimuth that separates the clusters.
    chosen: bool = False

    def turned(self, azimuth: float, elevation: float) -> Camera:
        """The camera turned by these angles; it never goes over the pole."""
        limit = math.radians(85)
        return Camera(
            (self.azimuth + azimuth) % math.tau,
            max(-limit, min(limit, self.elevation + elevation)),
            chosen=True,
        )


@dataclass(frozen=True, slots=True)
class View:
    """Playhead, language, selection and hover, camera, scale and motion.

    `t` is the playhead in steps: 0 before the first column, k after k columns; between k and k + 1
    the step is under way. On its way `backward`, where a chapter has one, it falls from the last step
    to 0. `scale` multiplies every length and letter (a 4K stage is not a
    magnified one: it is laid out at 2.4 times the size); `present` asks for the larger type of a
    lecture room.
    """

    t: float = 0.0
    backward: bool = False
    language: str = "en"
    hover: Target | None = None
    selection: Target | None = None
    camera: Camera = field(default_factory=Camera)
    scale: float = 1.0
    present: bool = False
    reduced_motion: bool = False

    @property
    def step(self) -> int:
        """Whole steps taken."""
        return math.floor(self.t + 1e-9)

    @property
    def phase(self) -> float:
        """How far the step under way has come, 0 to 1; reduced motion cuts."""
        return 0.0 if self.reduced_motion else max(0.0, self.t - self.step)


@dataclass(frozen=True, slots=True)
class Hit:
    """An area of the stage that answers to the pointer.

    A heat map of thousands of cells is one area; `at` tells which of them lies at a point.
    """

    target: Target
    area: QPainterPath
    clickable: bool = False
    draggable: bool = False
    at: Callable[[QPointF], Target] | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """What hovering tells: a name, a value, and equations with this step's numbers put in."""

    title: str
    value: str = ""
    lines: tuple[str, ...] = ()


class Paper(NamedTuple):
    """Where a pen writes on the stage, and how wide its line is there, in the picture's pixels."""

    area: QRectF
    width: float


class PenPoint(NamedTuple):
    """A pen on the paper: its place in the picture, seconds since the first touch, pressure 0 to 1."""

    x: float
    y: float
    seconds: float
    pressure: float


class Chunk(NamedTuple):
    """What a pen wrote in about a frame's time: `begins` where it touched down, `ends` where it was lifted.

    A chunk that only ends a stroke may have no points.
    """

    points: tuple[PenPoint, ...]
    begins: bool
    ends: bool
