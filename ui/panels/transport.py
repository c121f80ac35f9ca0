"""The transport: two axes of time that must never be mistaken for one another.

Sequence time runs over the steps of one sequence: round button, ticked rail, round playhead.
Training runs over the updates of the weights: square button, loss curve, needle with a triangle.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Signal
from PySide6.QtWidgets import QWidget

from simulator.experiment import Progress
from ui.panels.controls import Pane
from ui.panels.controls.themed import pixels
from ui.panels.sequence_band import SequenceBand
from ui.panels.training_band import TrainingBand
from ui.playhead import Clock


class Transport(Pane):
    """Both bands, each half the height (58 px of the design, 44 at the least)."""

    play_asked = Signal()
    step_asked = Signal(int)  # −1 back, 1 forward
    seek_asked = Signal(float)  # steps
    start_asked = Signal()
    end_asked = Signal()
    turn_asked = Signal()  # to the other way, forward or backward
    speed_asked = Signal(float)
    train_asked = Signal()
    updates_asked = Signal(int)
    until_asked = Signal()
    rewind_asked = Signal()
    seed_asked = Signal()
    pace_asked = Signal(str)  # slow, fast or full
    look_asked = Signal(int)  # the update to show

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sequence = SequenceBand(self)
        self.training = TrainingBand(self)
        upper, lower = self.sequence, self.training
        upper.play_asked.connect(self.play_asked)
        upper.step_asked.connect(self.step_asked)
        upper.seek_asked.connect(self.seek_asked)
        upper.start_asked.connect(self.start_asked)
        upper.end_asked.connect(self.end_asked)
        upper.turn_asked.connect(self.turn_asked)
        upper.speed_asked.connect(self.speed_asked)
        lower.train_asked.connect(self.train_asked)
        lower.updates_asked.connect(self.updates_asked)
        lower.until_asked.connect(self.until_asked)
        lower.rewind_asked.connect(self.rewind_asked)
        lower.seed_asked.connect(self.seed_asked)
        lower.pace_asked.connect(self.pace_asked)
        lower.look_asked.connect(self.look_asked)

    def show_sequence(
        self, t: float, clock: Clock, playing: bool, speed: float, *, backward: bool = False
    ) -> None:
        """The playhead in steps of the clock, whether it runs, and at what speed."""
        self.sequence.show_sequence(t, clock, playing, speed, backward=backward)

    def show_training(self, progress: Progress) -> None:
        """Where training is; until the first call the band says that the engine is starting."""
        self.training.show_training(progress)

    def show_figures(self, figures: Sequence[tuple[str, str]]) -> None:
        """The chapter's own numbers beside the training track."""
        self.training.show_figures(figures)

    def show_pace(self, pace: str) -> None:
        """The pace of training: slow, fast or full."""
        self.training.show_pace(pace)

    def next_pace(self) -> None:
        """Ask for the pace after the present one."""
        self.training.next_pace()

    def look_by(self, by: int) -> None:
        """Ask for the kept update that many entries later (or earlier) in the training history."""
        self.training.track.look_by(by)

    def set_sequence_enabled(self, reason: str | None) -> None:
        """Disable sequence time with a reason, or enable it with None."""
        self.sequence.set_enabled(reason)

    def set_training_enabled(self, reason: str | None) -> None:
        """Disable training with a reason, or enable it with None."""
        self.training.set_enabled(reason)

    def arrange(self) -> None:
        """Half the height each."""
        half = self.height() / 2
        self.sequence.setGeometry(pixels(QRectF(0, 0, self.width(), half)))
        self.training.setGeometry(pixels(QRectF(0, half, self.width(), self.height() - half)))
