"""What the person asks of the engine: training, settings, and the command under each of them."""

from __future__ import annotations

from simulator import chapters
from simulator.commands import Command, Pace, Pause, Reset, Set, Train
from ui import chapters as faces
from ui.bridge import Bridge
from ui.preferences import Preferences
from ui.window import Window

PACES = ("slow", "fast", "full")


class Training:
    """Sends commands for the chapter that is open; what they do comes back by the bridge."""

    def __init__(self, window: Window, bridge: Bridge, preferences: Preferences, chapter: str) -> None:
        self._window, self._bridge, self._preferences = window, bridge, preferences
        self.chapter = chapter
        self.pace = preferences.text("pace", "slow", PACES)
        self.last_set: str | None = None  # the setting the last command was about

    def send(self, command: Command) -> None:
        """Pass a command on."""
        # What was said of the last act is no longer true of this one.
        self._window.banner.close_message()
        self.last_set = next(iter(command.values)) if isinstance(command, Set) else None
        self._bridge.send(command)

    # Training.

    def updates_a_second(self) -> float:
        """What the pace means for this chapter's method; 0 is as fast as it goes."""
        newest = self._bridge.newest
        return faces.face(newest.chapter).pace(newest, self.pace) if newest is not None else 0.0

    def toggle(self) -> None:
        """Train, or pause."""
        newest = self._bridge.newest
        under_way = newest is not None and newest.progress.training
        self.send(Pause() if under_way else Train(pace=self.updates_a_second()))

    def make(self, updates: int) -> None:
        """So many updates; one needs no pace."""
        self.send(Train(updates=updates, pace=self.updates_a_second() if updates > 1 else 0.0))

    def until_solved(self) -> None:
        """Train to the chapter's own end."""
        self.send(Train(until=self.goal(), pace=self.updates_a_second()))

    def goal(self) -> str:
        """The milestone at which a run without a limit ends."""
        goal: str = chapters.chapter(self.chapter).Experiment.MILESTONES[-1]
        return goal

    def set_pace(self, pace: str) -> None:
        """One of `PACES`; remembered, and taken over by a training under way."""
        self.pace = pace
        self._preferences.keep("pace", pace)
        self._window.transport.show_pace(pace)
        self.send(Pace(self.updates_a_second()))

    # Settings.

    def set(self, name: str, value: object) -> None:
        """Change one setting."""
        self.send(Set({name: value}))  # type: ignore[dict-item]

    def new_seed(self) -> None:
        """The next seed; after the largest comes 0."""
        newest = self._bridge.newest
        if newest is not None:
            row = newest.settings.setting("seed")
            self.set("seed", 0 if newest.seed == row.maximum else newest.seed + 1)

    def next_scene(self) -> None:
        """The chapter's next scene, if it has several."""
        newest = self._bridge.newest
        if newest is not None and "scene" in newest.settings.values():
            scenes = newest.settings.setting("scene").choices
            here = scenes.index(newest.settings.values()["scene"])
            self.set("scene", scenes[(here + 1) % len(scenes)])

    def reset_settings(self, name: str | None) -> None:
        """One setting back to its default, or all of them."""
        newest = self._bridge.newest
        if newest is None:
            return
        rows = newest.settings.table() if name is None else (newest.settings.setting(name),)
        self.send(Set({row.name: row.default for row in rows}))

    def reset(self) -> None:
        """The chapter from its beginning."""
        self.send(Reset())
