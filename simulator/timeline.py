"""One chapter's experiment with its past: history, branches, undo.

Three things can be looked at here and none of them is ever lost by accident: the network as it is,
the network as it was after any kept update, and the future that was left behind when training went
on from an earlier point.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from simulator import chapters
from simulator.experiment import Experiment, Floats, Integers, Progress, frozen
from simulator.files import read_parameters
from simulator.history import Entry, History
from simulator.message import Message, Refused
from simulator.settings import Settings

# How many acts can be undone. Histories are bounded and share their states, so this bounds memory.
UNDO_DEPTH = 30

_NO_CURVE: tuple[Integers, Floats] = (frozen(np.zeros(0, np.int64)), frozen(np.zeros(0)))


@dataclass(frozen=True)
class _Memento:
    settings: Settings
    history: History
    shown: Entry
    future: History | None
    made_by: str


class Timeline:
    """An experiment, what it was at every kept update, and the way back."""

    def __init__(self, chapter: str, settings: Settings) -> None:
        self.chapter = chapter
        self._make(settings)
        self._undo: list[_Memento] = []
        self._redo: list[_Memento] = []

    def _make(self, settings: Settings, made: Experiment | None = None) -> None:
        self.experiment: Experiment = made or chapters.chapter(self.chapter).Experiment(settings)
        self.history = History(self._entry())
        self.shown = self.history.first
        self.future: History | None = None

    def _entry(self) -> Entry:
        e = self.experiment
        return Entry(e.update, e.start, e.loss, e.reached(), e.state(), e.exploded)

    # What a person asks for.

    def set(self, values: dict[str, object]) -> None:
        """Change settings; refuses all of them if one is not allowed."""
        old = self.experiment.settings
        new = old.with_(**values)
        if new == old:
            return
        live = all(old.setting(name).live for name, value in new.values().items() if old.values()[name] != value)
        # Dragging a slider is one act: it is undone in one.
        self._remember(f"set {sorted(values)}", merge=live)
        if live:
            self.experiment.set_live(new)
        else:
            self._make(new)

    def look(self, update: int) -> None:
        """Show the network as it was after `update` updates, or the nearest that is kept."""
        entry = self.history.nearest(update)
        if entry is not self.shown:
            self.experiment.restore(entry.state)
            self.shown = entry

    def rewind(self) -> None:
        """The same initial weights again; the way here can be had back."""
        self._remember("rewind")
        self.future = self.history.copy()
        self.look(0)
        self.history.cut(0)

    def load(self, path: Path) -> None:
        """Weights from a file, with the settings they were made with, as a network of update 0."""
        parameters, given = read_parameters(path, self.chapter)
        settings = type(self.experiment.settings).read(given)
        made = chapters.chapter(self.chapter).Experiment(settings, parameters)
        self._remember("load")
        self._make(settings, made)

    def begin_training(self) -> None:
        """Get ready to train from what is shown; a later history becomes the future left behind."""
        if self.shown.exploded:
            raise Refused(Message("refused-exploded", update=self.shown.update))
        self._remember("train")
        if self.shown is not self.history.newest:
            self.future = self.history.copy()
            self.history.cut(self.shown.update)

    def record(self) -> Entry:
        """Keep what the experiment is now, after an update."""
        self.shown = self._entry()
        self.history.append(self.shown)
        return self.shown

    def undo(self) -> None:
        """Take back the last act; refuses when there is none."""
        if not self._undo:
            raise Refused(Message("refused-undo"))
        self._redo.append(self._memento("undo"))
        self._return_to(self._undo.pop())

    def redo(self) -> None:
        """Do again what was undone; refuses when nothing was."""
        if not self._redo:
            raise Refused(Message("refused-redo"))
        self._undo.append(self._memento("redo"))
        self._return_to(self._redo.pop())

    # The way back.

    def _memento(self, made_by: str) -> _Memento:
        return _Memento(self.experiment.settings, self.history.copy(), self.shown, self.future, made_by)

    def _remember(self, act: str, *, merge: bool = False) -> None:
        again = merge and self._undo and self._undo[-1].made_by == act
        again = again and self._undo[-1].history.newest.update == self.history.newest.update
        if not again:
            self._undo.append(self._memento(act))
            del self._undo[:-UNDO_DEPTH]
        self._redo.clear()

    def _return_to(self, memento: _Memento) -> None:
        if memento.settings != self.experiment.settings:
            self.experiment = chapters.chapter(self.chapter).Experiment(memento.settings)
        self.history, self.shown, self.future = memento.history.copy(), memento.shown, memento.future
        self.experiment.restore(self.shown.state)

    # What the screen may know of it.

    def progress(self, *, training: bool) -> Progress:
        """Where training is, as read-only copies."""
        newest = self.history.newest
        updates, losses = self.history.curve()
        future_updates, future_losses = self.future.curve() if self.future else _NO_CURVE
        return Progress(
            update=newest.update,
            shown=self.shown.update,
            loss=self.shown.loss,
            training=training,
            reached=self.shown.reached,
            exploded_at=newest.update if newest.exploded else None,
            updates=updates,
            losses=losses,
            future_updates=future_updates,
            future_losses=future_losses,
            start=self.shown.start,
            can_undo=bool(self._undo),
            can_redo=bool(self._redo),
        )
