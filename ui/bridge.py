"""Between the engine thread and the window: the frame clock asks the mailbox, controls send commands.

The only Qt object the engine's work ever meets, and it lives in the window's thread. At each frame
it moves the playhead, takes the newest snapshot if there is one, and says what changed. While the
playhead runs, the picture stays with the snapshot it adopted; it takes the newer one when the
sequence ends, when it is paused, or when the person asked for something.
"""

from __future__ import annotations

import queue
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QAbstractEventDispatcher, QEvent, QObject, Qt, QTimer, Signal

from simulator.commands import Command
from simulator.experiment import Snapshot
from simulator.mailbox import Mailbox
from simulator.runner import Recalled, Runner
from simulator.session import Session
from ui.playhead import Playhead

# Milliseconds between two looks at the mailbox: a frame while something moves, calm otherwise.
FRAME, CALM = 16, 50


class Bridge(QObject):
    """The window's side of the engine."""

    # The picture's snapshot changed: (snapshot).
    adopted = Signal(object)
    # A newer snapshot came, adopted or not: its progress belongs to the training track.
    progressed = Signal(object)
    # The playhead moved: (position).
    moved = Signal(float)
    # A person took hold of the playhead: (as it is from now on).
    steered = Signal(object)
    # A command is about to be sent: (command).
    sending = Signal(object)
    # Something happened once: (milestone).
    happened = Signal(object)
    # The engine was asked for something: (command).
    asked = Signal(object)

    def __init__(self, runner: Runner, mailbox: Mailbox, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner, self._mailbox = runner, mailbox
        self._newest: Snapshot | None = None
        self._shown: Snapshot | None = None
        self._sent = 0
        self._events: QAbstractEventDispatcher | None = None  # once the engine has been started
        self._position = -1.0
        self.playhead = Playhead()
        self._clock = QTimer(self)
        self._clock.setTimerType(Qt.TimerType.PreciseTimer)
        self._clock.setInterval(FRAME)
        self._clock.timeout.connect(self.tick)

    def start(self) -> None:
        """Start the engine and the frame clock."""
        # From a tick until the events it caused are done, painting above all, this thread goes first.
        self._events = QAbstractEventDispatcher.instance(self.thread())
        if self._events is not None:
            self._events.aboutToBlock.connect(self._runner.courtesy.release)
        self._runner.start()
        self._clock.start()

    def stop(self) -> bool:
        """Stop the clock, then the engine; True when its thread has ended."""
        self._clock.stop()
        if self._events is not None:
            self._events.aboutToBlock.disconnect(self._runner.courtesy.release)
            self._events = None
        self._runner.courtesy.release()
        return self._runner.stop()

    def eventFilter(self, _window: QObject, event: QEvent) -> bool:
        """Installed on the window: the moment it starts to paint, the engine steps aside."""
        if event.type() == QEvent.Type.UpdateRequest:
            self._runner.courtesy.claim()
        return False

    @property
    def shown(self) -> Snapshot | None:
        """The snapshot the picture is of."""
        return self._shown

    @property
    def newest(self) -> Snapshot | None:
        """The newest snapshot taken from the mailbox."""
        return self._newest

    @property
    def sent(self) -> int:
        """How much was asked so far; a snapshot that has `answered` so much shows all of it."""
        return self._sent

    @property
    def busy(self) -> bool:
        """Whether the engine trains, or has not answered everything it was asked."""
        return self._expecting()

    def send(self, command: Command) -> None:
        """Pass a command on; what it does is shown as soon as it is done."""
        self.sending.emit(command)
        self._sent += 1
        self._runner.send(command)
        self._hurry()
        self.asked.emit(command)

    def save(self, path: Path) -> None:
        """Ask the engine for the session as a file."""
        self._sent += 1
        self._runner.save(path)
        self._hurry()

    def recall(self, box: queue.SimpleQueue[Recalled]) -> None:
        """Ask the engine for the journal; it lies in `box` when the next snapshot comes."""
        self._sent += 1
        self._runner.recall(box)
        self._hurry()

    def begin_anew(self, make_session: Callable[[], Session], numbers: str = "") -> None:
        """Put another session in this one's place."""
        self._sent += 1
        self._runner.begin_anew(make_session, numbers)
        self._hurry()

    # The playhead's controls: each is one act of the person.

    def steer(self, playhead: Playhead) -> None:
        """Take a changed playhead."""
        self.steered.emit(playhead)
        self.playhead = playhead
        self._hurry()
        self.tick()

    def now(self) -> float:
        """The clock the playhead runs by, in seconds."""
        return time.perf_counter()

    def _hurry(self) -> None:
        if self._clock.interval() != FRAME:
            self._clock.setInterval(FRAME)

    def tick(self) -> None:
        """One frame."""
        self._runner.courtesy.claim()
        now = self.now()
        for milestone in self._mailbox.milestones():
            self.happened.emit(milestone)
        snapshot = self._mailbox.take()
        if snapshot is not None:
            self._newest = snapshot
            self.progressed.emit(snapshot)
        moving = self.playhead.moving(now)
        if self._newest is not None and self._newest is not self._shown and self._may_adopt(moving):
            self._shown = self._newest
            self.adopted.emit(self._shown)
        position = self.playhead.at(now)
        if position != self._position:
            self._position = position
            self.moved.emit(position)
        self._clock.setInterval(FRAME if moving or self._expecting() else CALM)

    def _may_adopt(self, moving: bool) -> bool:
        assert self._newest is not None
        return self._shown is None or not moving or self._newest.answered > self._shown.answered

    def _expecting(self) -> bool:
        newest = self._newest
        return newest is None or newest.progress.training or newest.answered < self._sent
