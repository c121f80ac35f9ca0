"""A Gaussian belief in a plane: an ellipse that prediction widens and the observation narrows again."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from simulator.arrays import Floats
from simulator.chapters._sequences_content import LinearPicture
from ui.diagrams.axes import Axes
from ui.diagrams.curves import polygon
from ui.diagrams.sequences.moment import Moment
from ui.theme import alpha

# Two spreads wide: about 86 % of the belief lies inside.
SPREADS = 2.0
_CIRCLE = np.linspace(0.0, 2.0 * np.pi, 65)


def plane(rect: QRectF, picture: LinearPicture) -> Axes:
    """Axes with room for the whole way of the mean and its ellipses; in a plane of places to one scale."""
    known = np.isfinite(picture.after_mean).all(axis=1) & np.isfinite(picture.before_covariance).all(
        axis=(1, 2)
    )
    if not known.any():
        return Axes(rect, (-1.0, 1.0), (-1.0, 1.0))
    reach = SPREADS * np.sqrt(
        np.maximum(np.diagonal(picture.before_covariance[known], axis1=1, axis2=2), 0.0)
    )
    # The first steps know little: their ellipses may be cut.
    usual = np.median(reach, axis=0)
    means = picture.after_mean[known]
    low, high = means.min(axis=0) - 1.05 * usual, means.max(axis=0) + 1.05 * usual
    middle, half = (low + high) / 2, np.maximum((high - low) / 2, 1e-9)
    if len(picture.C) == 2:
        scale = max(half[0] / max(1.0, rect.width()), half[1] / max(1.0, rect.height()))
        half = scale * np.array([rect.width(), rect.height()])
    return Axes(rect, (middle[0] - half[0], middle[0] + half[0]), (middle[1] - half[1], middle[1] + half[1]))


def close_up(rect: QRectF, picture: LinearPicture, at: Moment) -> Axes:
    """Axes about the mean of now, so near that the usual ellipse fills a third of them."""
    mean, _, _ = between(picture, at)
    reach = SPREADS * np.sqrt(np.maximum(np.diagonal(picture.before_covariance, axis1=1, axis2=2), 0.0))
    known = reach[np.isfinite(reach)]
    half = 3.0 * float(np.median(known)) if known.size and known.any() else 1.0
    wide = half * rect.width() / max(1.0, rect.height())
    if not (np.isfinite(mean).all() and math.isfinite(half)):
        return Axes(rect, (-1.0, 1.0), (-1.0, 1.0))
    return Axes(rect, (mean[0] - wide, mean[0] + wide), (mean[1] - half, mean[1] + half))


def between(picture: LinearPicture, at: Moment) -> tuple[Floats, Floats, float]:
    """Mean and covariance now: while a step is under way first the prediction comes, then the observation.

    The last number is 1 where the observation has been taken in.
    """
    now, last = max(at.now, 0), len(picture.after_mean) - 1
    if at.phase <= 0.0 or now >= last:
        return picture.after_mean[now], picture.after_covariance[now], 1.0
    after = (picture.after_mean[now], picture.after_covariance[now])
    wide = (picture.before_mean[now + 1], picture.before_covariance[now + 1])
    new = (picture.after_mean[now + 1], picture.after_covariance[now + 1])
    first, second = (after, wide) if at.phase < 0.5 else (wide, new)
    share = min(1.0, (at.phase % 0.5) * 2.0)
    mean, covariance = ((1 - share) * a + share * b for a, b in zip(first, second, strict=True))
    return mean, covariance, share if at.phase >= 0.5 else 0.0


def ellipse(
    painter: QPainter,
    a: Axes,
    mean: Floats,
    covariance: Floats,
    colour: QColor,
    s: float,
    *,
    dashed: bool = False,
    fill: float = 0.16,
) -> None:
    """The ellipse of two spreads, never smaller than can be seen."""
    if not (np.isfinite(mean).all() and np.isfinite(covariance).all()):
        return
    values, vectors = np.linalg.eigh((covariance + covariance.T) / 2)
    radii = SPREADS * np.sqrt(np.maximum(values, 0.0))
    circle = np.vstack((np.cos(_CIRCLE), np.sin(_CIRCLE)))
    points = (vectors * radii) @ circle
    px = np.array([a.rect.width() / (a.x[1] - a.x[0]), a.rect.height() / (a.y[1] - a.y[0])])
    across = np.clip(points * px[:, None], -1e4, 1e4)
    reach = np.abs(across).max(axis=1)
    across += np.sign(across) * np.maximum(0.0, 1.5 * s - reach)[:, None]
    centre = a.at(float(mean[0]), float(mean[1]))
    if not (math.isfinite(centre.x()) and abs(centre.x()) < 1e6 and abs(centre.y()) < 1e6):
        return
    outline = np.column_stack((centre.x() + across[0], centre.y() - across[1]))
    pen = QPen(colour, (1.2 if dashed else 1.8) * s)
    if dashed:
        pen.setDashPattern([2.5, 2.5])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush if dashed else alpha(colour, fill))
    box = a.rect.adjusted(-2 * s, -2 * s, 2 * s, 2 * s)
    outline[:, 0] = np.clip(outline[:, 0], box.left(), box.right())
    outline[:, 1] = np.clip(outline[:, 1], box.top(), box.bottom())
    painter.drawPolygon(QPolygonF(polygon(outline)))
