"""The chapters' faces, found by the names of the simulator's chapters."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from typing import Any, Protocol, cast

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from simulator.commands import Command
from simulator.experiment import Snapshot
from ui.playhead import Clock
from ui.theme import Theme
from ui.view import Card, Hit, Target, View


class Face(Protocol):
    """What `ui/chapters/<name>.py` offers: which diagrams stand where, and what a hand may do there.

    `rect` is the whole stage. Everything but `click` is pure; `click` says which command a click on
    a target means.
    """

    # The panels a camera can move to, by name.
    PANELS: tuple[str, ...]

    def panels(self, rect: QRectF, snapshot: Snapshot, view: View) -> dict[str, QRectF]:
        """Where each of `PANELS` stands."""

    def clock(self, snapshot: Snapshot) -> Clock:
        """What sequence time runs over: steps, operations of a step, whether there is a way back."""

    def paint(self, painter: QPainter, rect: QRectF, snapshot: Snapshot, view: View, theme: Theme) -> None:
        """The stage."""

    def hits(self, rect: QRectF, snapshot: Snapshot, view: View, theme: Theme) -> tuple[Hit, ...]:
        """What answers to the pointer, topmost last."""

    def card(self, target: Target, snapshot: Snapshot, view: View) -> Card | None:
        """What hovering over a target tells."""

    def click(self, target: Target, snapshot: Snapshot) -> Command | None:
        """What a click on a target asks for."""

    def drag(
        self, target: Target, by: QPointF, at: QPointF, rect: QRectF, snapshot: Snapshot, view: View
    ) -> View | Command:
        """Dragging a target `by` so much, the pointer being `at`: the view after it, or what it asks for."""

    def figures(self, snapshot: Snapshot, language: str) -> tuple[tuple[str, str], ...]:
        """Names and values beside the training track."""

    def invitation(self, rect: QRectF, snapshot: Snapshot, view: View) -> QRectF | None:
        """Where the invitation to train stands, None when there is none."""

    def pace(self, snapshot: Snapshot, pace: str) -> float:
        """Updates a second at a pace, `slow`, `fast` or `full`; 0 is as many as there are."""

    def caption(self, snapshot: Snapshot, view: View) -> str:
        """One sentence for the lecture room about what is shown now."""


class Keyed(Protocol):
    """What a face offers besides if its chapter has keys of its own."""

    def keys(self) -> Mapping[str, str]:
        """Each key in Qt's portable text by a name; `<chapter>-key-<name>` says what it does."""

    def press(self, name: str, snapshot: Snapshot, view: View) -> Command | None:
        """What pressing the key of that name asks for now."""


def face(name: str) -> Face:
    """The face of a chapter."""
    module: Any = importlib.import_module(f"{__name__}.{name}")
    return cast(Face, module)


def keyed(name: str) -> Keyed | None:
    """The face of a chapter that has keys of its own, None of one that has none."""
    module = face(name)
    return cast(Keyed, module) if hasattr(module, "keys") else None
