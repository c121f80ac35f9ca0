"""The scene `flow` of the chapter Gradients."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from simulator.commands import Command
from simulator.experiment import Snapshot
from ui.theme import Theme
from ui.view import Hit, Target, View


def paint(painter: QPainter, rect: QRectF, snapshot: Snapshot, view: View, theme: Theme) -> None:
    """The scene in `rect`, the stage below the tabs."""


def hits(rect: QRectF, snapshot: Snapshot, view: View, theme: Theme) -> tuple[Hit, ...]:
    """What answers to the pointer."""
    return ()


def click(target: Target, snapshot: Snapshot) -> Command | None:
    """Nothing yet."""
    return None


def drag(
    target: Target, by: QPointF, at: QPointF, rect: QRectF, snapshot: Snapshot, view: View
) -> View | Command:
    """Nothing yet."""
    return view


def caption(snapshot: Snapshot, view: View) -> str:
    """One sentence about what is shown."""
    return ""
