"""Heat maps: an array as an image of one pixel a number, in the theme's hues."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

import numpy as np
from PySide6.QtGui import QColor, QImage

from simulator.arrays import Floats
from ui.diagrams.sameness import Same
from ui.theme import Theme

_STEPS = 255


@lru_cache(maxsize=8)
def _palette(theme: Theme, low: str, zero: str, high: str, power: float) -> Floats:
    """Colours of −1 … 1, (2 · 255 + 1, 4) as B G R A bytes."""
    shares = np.linspace(-1.0, 1.0, 2 * _STEPS + 1)
    ends = {name: np.array(_bgra(theme[name]), np.float64) for name in (low, zero, high)}
    weight = np.abs(shares)[:, None] ** power
    end = np.where(shares[:, None] < 0, ends[low], ends[high])
    return np.asarray((ends[zero] + (end - ends[zero]) * weight + 0.5).astype(np.uint8))


def _bgra(colour: QColor) -> tuple[int, int, int, int]:
    return colour.blue(), colour.green(), colour.red(), 255


def image(values: Floats, theme: Theme, *, gradient: bool = False) -> QImage:
    """Values in [−1, 1] (rows, columns) in the activation's hues, or in [0, 1] in the backward hue."""
    names = (
        ("backward", "activation_zero", "backward")
        if gradient
        else ("activation_low", "activation_zero", "activation_high")
    )
    palette = _palette(theme, *names, 1.25 if gradient else 0.85)
    clean = np.nan_to_num(np.clip(values, -1.0, 1.0), nan=0.0)
    places = np.rint(clean * _STEPS).astype(np.int64) + _STEPS
    bytes_ = np.ascontiguousarray(palette[places], np.uint8)
    rows, columns = values.shape
    return QImage(bytes_.data, columns, rows, 4 * columns, QImage.Format.Format_RGB32).copy()


class _Kept:
    """A way to make an image, compared by what it is made of."""

    __slots__ = ("make", "of")

    def __init__(self, of: tuple[object, ...], make: Callable[[], Floats]) -> None:
        self.of, self.make = of, make

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Kept) and self.of == other.of

    def __hash__(self) -> int:
        return hash(self.of)


@lru_cache(maxsize=32)
def _kept(key: _Kept, theme: Theme, gradient: bool) -> QImage:
    return image(key.make(), theme, gradient=gradient)


def heat(
    whose: Same[Any], name: str, make: Callable[[], Floats], theme: Theme, *, gradient: bool = False
) -> QImage:
    """The image of what `make` gives, kept by whose it is and its name."""
    return _kept(_Kept((whose, name), make), theme, gradient)
