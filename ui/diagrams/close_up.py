"""The camera on a panel of the stage: what it sees, and how what stands around the panel fades."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QTransform

from ui.theme import Theme, alpha

# How long the camera is on its way, seconds.
MOVE = 0.7
# Room left round a panel that fills the stage, as a share of it.
_MARGIN = 0.04
# A panel that would be less than so many times as large stays where it is, and the rest fades to this
# share of the ground.
_NEARER, _VEILED = 1.25, 0.85


@dataclass(frozen=True, slots=True)
class CloseUp:
    """On its way from panel `before` to panel `panel` ("" is the whole stage) by `moved`, 0 to 1."""

    before: str = ""
    panel: str = ""
    moved: float = 1.0

    @property
    def is_whole(self) -> bool:
        """Whether the whole stage is seen."""
        return self.before == self.panel == "" or (not self.panel and self.moved >= 1.0)

    def to(self, panel: str) -> CloseUp:
        """Setting out for another panel; from the middle of a way, from the panel it led to."""
        return CloseUp(self.panel, panel, 0.0)


WHOLE = CloseUp()


def seen(stage: QRectF, panels: Mapping[str, QRectF], close_up: CloseUp) -> QRectF:
    """The part of the stage the camera sees, of the stage's own shape."""
    if close_up.is_whole:
        return stage
    start, end = (_framed(stage, panels.get(name)) for name in (close_up.before, close_up.panel))
    share = _in_out_cubic(close_up.moved)
    # The size changes by a factor a moment, so that the camera moves evenly whatever the distance.
    wide = start.width() * (end.width() / start.width()) ** share
    reach = (wide - start.width()) / (end.width() - start.width()) if end.width() != start.width() else share
    centre = start.center() + (end.center() - start.center()) * reach
    high = wide * stage.height() / stage.width()
    return QRectF(centre.x() - wide / 2, centre.y() - high / 2, wide, high)


def transform(stage: QRectF, part: QRectF) -> QTransform:
    """From places of the stage to where they stand when `part` of it fills the stage."""
    made = QTransform()
    made.translate(stage.center().x(), stage.center().y())
    made.scale(stage.width() / part.width(), stage.height() / part.height())
    made.translate(-part.center().x(), -part.center().y())
    return made


def dim(
    painter: QPainter,
    stage: QRectF,
    panels: Mapping[str, QRectF],
    close_up: CloseUp,
    scale: float,
    theme: Theme,
) -> None:
    """What stands around the panel the camera goes to, or comes from, fades into the ground."""
    share = _in_out_cubic(close_up.moved)
    faded = {close_up.before: max(0.0, 1.0 - share)}
    faded[close_up.panel] = faded.get(close_up.panel, 0.0) + share
    for name, shown in faded.items():
        panel = panels.get(name)
        if panel is None or shown <= 0.0:
            continue
        around = QPainterPath()
        around.setFillRule(Qt.FillRule.OddEvenFill)
        around.addRect(stage.adjusted(-stage.width(), -stage.height(), stage.width(), stage.height()))
        around.addRect(panel.adjusted(*(side * 2 * scale for side in (-1, -1, 1, 1))))
        most = _VEILED if _framed(stage, panel) == stage else 1.0
        painter.fillPath(around, alpha(theme["bg"], most * min(1.0, shown)))


def _framed(stage: QRectF, panel: QRectF | None) -> QRectF:
    if panel is None or panel.isEmpty():
        return stage
    grow = 1.0 + 2 * _MARGIN
    wide = max(panel.width(), panel.height() * stage.width() / stage.height()) * grow
    if wide * _NEARER > stage.width():
        return stage
    high = wide * stage.height() / stage.width()
    return QRectF(panel.center().x() - wide / 2, panel.center().y() - high / 2, wide, high)


def _in_out_cubic(share: float) -> float:
    return 4 * share**3 if share < 0.5 else 1 - (2 - 2 * share) ** 3 / 2
