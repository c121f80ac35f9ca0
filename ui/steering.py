"""Sequence time in the window: what the person does to the playhead, and where it is shown."""

from __future__ import annotations

from dataclasses import replace

from ui.bridge import Bridge
from ui.playhead import SPEEDS, Playhead
from ui.preferences import Preferences
from ui.window import Window


class Steering:
    """Moves the bridge's playhead; transport, caption bar and stage follow it."""

    def __init__(self, window: Window, bridge: Bridge, preferences: Preferences) -> None:
        self._window, self._bridge, self._preferences = window, bridge, preferences
        speed = float(preferences.text("speed", "1.0", tuple(str(s) for s in SPEEDS)))
        bridge.playhead = Playhead(speed=speed)

    @property
    def head(self) -> Playhead:
        """The playhead as it is."""
        return self._bridge.playhead

    @property
    def now(self) -> float:
        """The clock it runs by, in seconds."""
        return self._bridge.now()

    def steer(self, playhead: Playhead) -> None:
        """Take a changed playhead and show where it is."""
        self._bridge.steer(playhead)
        self.show(playhead.at(self.now))

    def toggle(self) -> None:
        """Play or pause."""
        self.steer(self.head.toggle(self.now))

    def step(self, direction: int, *, whole: bool = False) -> None:
        """One operation, or one whole step, forward or back."""
        cut = self._window.stage.view.reduced_motion
        self.steer(self.head.step(direction, self.now, whole=whole, cut=cut))

    def turn(self) -> None:
        """Between the way forward and the way back."""
        self.steer(self.head.turn(self.now))

    def start(self) -> None:
        """To the first step."""
        self.steer(self.head.go(0.0, self.now))

    def end(self) -> None:
        """To the last step, then to the end of the way back."""
        self.steer(self.head.end(self.now))

    def seek(self, t: float, back: bool | None = None) -> None:
        """To a place, on the way forward or back, or on the one it is on."""
        self.steer(self.head.seek(t, self.now, back))

    def play_from(self, t: float) -> None:
        """Play from a place."""
        self.steer(self.head.go(t, self.now).play(self.now))

    def play_to(self, goal: float, seconds: float | None, speed: float) -> None:
        """Run to a position, from the beginning where it has passed it; in a film's seconds if given."""
        head = self.head.go(self.head.at(self.now), self.now)
        if head.position >= goal:
            head = head.go(0.0, self.now)
        way = (goal - head.position) * head.clock.step_seconds
        pace = way / seconds if seconds and way else speed
        self.steer(replace(head, goal=goal, playing=True, speed=max(pace, 1e-3)))

    def arrive(self) -> None:
        """Be where the playhead is going, if it is on its way."""
        if self.head.moving(self.now):
            self.steer(self.head.go(self.head.goal, self.now))

    def set_speed(self, speed: float) -> None:
        """One of `SPEEDS`; remembered."""
        self._preferences.keep("speed", str(speed))
        self.steer(self.head.at_speed(speed, self.now))

    def shift_speed(self, by: int) -> None:
        """So many speeds faster or slower, as far as they go."""
        near = min(SPEEDS, key=lambda speed: abs(speed - self.head.speed))
        place = SPEEDS.index(near) + by
        self.set_speed(SPEEDS[min(max(place, 0), len(SPEEDS) - 1)])

    def show(self, position: float) -> None:
        """The position in transport, caption bar and picture."""
        w, head = self._window, self.head
        running = head.playing and head.moving(self.now)
        (t, backward), clock = head.clock.place(position), head.clock
        w.transport.show_sequence(t, clock, running, head.speed, backward=backward)
        w.caption_bar.show_sequence(t, clock.steps, backward=backward)
        if (w.stage.view.t, w.stage.view.backward) != (t, backward):
            w.stage.show_picture(view=replace(w.stage.view, t=t, backward=backward))
            if w.stage.snapshot is not None and w.stage.face is not None:
                w.caption_bar.show_caption(w.stage.face.caption(w.stage.snapshot, w.stage.view))
