"""A demonstration that is being recorded: since when, with which pauses, and what was done in it.

Nothing is filmed while it goes on. The session's journal is the film; this only remembers which
part of it, in the session's own seconds.
"""

from __future__ import annotations

import queue
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from simulator import pace
from simulator.pace import Span
from simulator.runner import Recalled
from ui.bridge import Bridge
from ui.places import Places

# How often the time shown is renewed, milliseconds.
_TICK = 250


class Demonstration(QObject):
    """`changed` comes when it starts, pauses, ends, and a few times a second in between."""

    changed = Signal()
    # It has ended: (its film, a Storyboard).
    ended = Signal(object)

    def __init__(self, bridge: Bridge, places: Places, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge, self._places = bridge, places
        self.recording = self.paused = False
        self.silence = pace.SILENCE
        self._spans: list[Span] = []
        self._begun = 0.0  # the beginning of the span that is under way, in the session's seconds
        self._before, self._since = 0.0, 0.0  # what is shown: seconds recorded, and since when
        # What the engine was asked, in order, and what is done with the answer.
        self._asked: list[tuple[queue.SimpleQueue[Recalled], Callable[[Recalled], None]]] = []
        self._clock = QTimer(self)
        self._clock.setInterval(_TICK)
        self._clock.timeout.connect(self.changed)
        bridge.progressed.connect(lambda _snapshot: self._answer())

    @property
    def seconds(self) -> float:
        """Recorded so far."""
        return self._before + (time.monotonic() - self._since if self._clock.isActive() else 0.0)

    def start(self) -> None:
        """Record from now on."""
        self.recording, self._before = True, 0.0
        self._spans.clear()
        self._go_on()

    def pause(self) -> None:
        """Leave out what is done from now on, or go on."""
        if self.paused:
            self.paused = False
            self._go_on()
        elif self.recording:
            self._hold()
            self.paused = True
            self._ask(self._end_span)
        self.changed.emit()

    def end(self) -> None:
        """Record no more; the film comes with `ended`."""
        if not self.paused:
            self._hold()
            self._ask(self._end_span)
        self.recording = self.paused = False
        self._ask(self._finish)
        self.changed.emit()

    def drop(self) -> None:
        """Record no more and make nothing of it."""
        self._clock.stop()
        self._asked.clear()
        self.recording = self.paused = False
        self.changed.emit()

    def _go_on(self) -> None:
        self._since = time.monotonic()
        self._clock.start()
        self._ask(self._begin_span)
        self._places.mark()
        self.changed.emit()

    def _hold(self) -> None:
        self._before = self.seconds
        self._clock.stop()
        self._places.mark()

    def _begin_span(self, recalled: Recalled) -> None:
        self._begun = recalled.at

    def _end_span(self, recalled: Recalled) -> None:
        self._spans.append(Span(self._begun, recalled.at))

    def _finish(self, recalled: Recalled) -> None:
        self.ended.emit(pace.film(recalled.board, self._spans, self.silence))

    def _ask(self, answered: Callable[[Recalled], None]) -> None:
        box: queue.SimpleQueue[Recalled] = queue.SimpleQueue()
        self._asked.append((box, answered))
        self._bridge.recall(box)

    def _answer(self) -> None:
        while self._asked and not self._asked[0][0].empty():
            box, answered = self._asked.pop(0)
            answered(box.get())
