"""The camera of present mode: which panel fills the stage, and the way there."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, QVariantAnimation, Signal

from ui.diagrams.close_up import MOVE, WHOLE, CloseUp
from ui.stage import Stage


class Zoom(QObject):
    """Moves the stage's camera as a film does; with reduced motion it cuts."""

    # The hand chose another panel: (name, "" for the whole stage).
    chosen = Signal(str)
    # The camera sets out, or is somewhere else.
    moved = Signal()

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        self._stage = stage
        self._way = QVariantAnimation(self)
        self._way.setStartValue(0.0)
        self._way.setEndValue(1.0)
        self._way.setDuration(round(MOVE * 1000))
        self._way.valueChanged.connect(self._be)

    @property
    def panel(self) -> str:
        """The panel that fills the stage, or will in a moment; empty for the whole stage."""
        return self._stage.close_up.panel

    def to(self, panel: str, *, cut: bool = False) -> None:
        """Go to a panel, or be there at once."""
        self._way.stop()
        if panel == self.panel and self._stage.close_up.moved >= 1.0:
            return
        if cut or self._stage.view.reduced_motion:
            self._stage.look_at(CloseUp(panel, panel))
        else:
            self._stage.look_at(self._stage.close_up.to(panel))
            self._way.start()
        self.moved.emit()

    def finish(self) -> None:
        """Be where the camera is going."""
        self._way.stop()
        self._be(1.0)

    def forget(self) -> None:
        """The whole stage at once: another picture stands there."""
        self._way.stop()
        self._stage.look_at(WHOLE)
        self.moved.emit()

    def next(self, by: int = 1) -> None:
        """The panels one after the other, then the whole stage again."""
        names = ["", *self._stage.panels()]
        here = names.index(self.panel) if self.panel in names else 0
        self.choose(names[(here + by) % len(names)])

    def choose(self, panel: str) -> None:
        """What the hand asks for."""
        self.to(panel)
        self.chosen.emit(panel)

    def _be(self, moved: float) -> None:
        self._stage.look_at(replace(self._stage.close_up, moved=float(moved)))
        self.moved.emit()
