"""Where the playhead is, and how it gets there, as notes in the session's journal.

A journey is noted when it begins (`play`) and again where it ends (`go`), so that a film of the
session has its pace; scrubbing is noted where the playhead comes to rest.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from simulator.commands import Command, Note
from simulator.directions import Go, Play
from ui.bridge import Bridge
from ui.playhead import Playhead
from ui.steering import Steering

# A scrubbed playhead's place goes into the journal when it has rested so long, milliseconds.
_REST = 400
# Two positions so close, in steps, are one.
_HAIR = 0.02


class Places(QObject):
    """Follows the playhead of a bridge and notes what it does."""

    def __init__(self, bridge: Bridge, steering: Steering, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge, self._steering = bridge, steering
        self._noted: Go | None = None
        self._travelling = False  # a journey's beginning is noted, its end is not
        self._noting = self._interrupted = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self._note_rest)
        bridge.moved.connect(self._follow)
        bridge.steered.connect(self._take_hold)
        bridge.sending.connect(self._interrupt)
        bridge.asked.connect(self._go_on)

    def begin(self, *, anew: bool) -> None:
        """A picture is shown; where a session begins, or was taken up `anew`, needs no note."""
        if (anew or self._noted is None) and not self._travelling:
            self._noted = self._here()

    def forget(self) -> None:
        """Another session takes the place of this one."""
        self._travelling = False

    def stop(self) -> None:
        """Nothing more is noted."""
        self._rest.stop()

    def mark(self) -> None:
        """Note where one looks now, even on the way."""
        head, was_travelling = self._steering.head, self._travelling
        self._travelling, self._noted = False, None
        self._note(self._here())
        if was_travelling and head.moving(self._steering.now):
            self._depart(head)

    def _follow(self, _position: float) -> None:
        if not self._steering.head.moving(self._steering.now):
            self._arrive()
        self._rest.start()

    def _note_rest(self) -> None:
        if self._bridge.shown is not None and not self._steering.head.moving(self._steering.now):
            self._note(self._here())

    def _take_hold(self, head: Playhead) -> None:
        """A person plays, steps, pauses or scrubs: one journey ends here, another may begin."""
        if self._travelling:
            was = self._steering.head.at(self._steering.now)
            # A playhead that is paused stands a hair before where the old one would be by now.
            goes_on = abs(head.position - was) < _HAIR
            self._travelling = False
            self._note(_place(head, head.position) if goes_on else _place(self._steering.head, was))
        if self._bridge.shown is not None and head.goal > head.position:
            self._note(_place(head, head.position))
            self._depart(head)

    def _interrupt(self, _command: Command) -> None:
        """What is done while the playhead runs is done between two parts of its journey."""
        if self._travelling and not self._noting:
            self._arrive()
            self._interrupted = True

    def _go_on(self, _command: Command) -> None:
        if self._interrupted and not self._noting:
            self._interrupted = False
            if self._steering.head.moving(self._steering.now):
                self._depart(self._steering.head)

    def _depart(self, head: Playhead) -> None:
        """It runs from the place that was noted last."""
        end = _place(head, head.goal)
        to = None if head.goal == head.clock.length else end.t
        self._travelling, self._noted = True, None
        self._send(Play(to, end.direction, head.speed))

    def _arrive(self) -> None:
        if self._travelling:
            self._travelling = False
            self._note(self._here())

    def _here(self) -> Go:
        return _place(self._steering.head, self._steering.head.at(self._steering.now))

    def _note(self, place: Go) -> None:
        if place != self._noted:
            self._noted = place
            self._send(place)

    def _send(self, direction: Go | Play) -> None:
        self._noting = True
        self._bridge.send(Note(direction))
        self._noting = False


def _place(head: Playhead, position: float) -> Go:
    t, backward = head.clock.place(position)
    return Go(round(t, 4), "backward" if backward else "forward")
