"""One chapter's experiment with its past: history, branches, undo.

Three things can be looked at here and none of them is ever lost by accident: the network as it is,
the network as it was after any kept update, and the future that was left behind when training went
on from an earlier point.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeAlias

import numpy as np

from simulator import chapters
from simulator.arrays import Floats, Integers, frozen
from simulator.experiment import ByHand, Experiment, Progress, State
from simulator.files import read_tensors
from simulator.history import Entry, History
from simulator.message import Message, Refused
from simulator.settings import Settings

# How many acts can be undone. The histories of the last few are whole; those of older ones are
# thinned, so that a long session's undo holds a few megabytes.
UNDO_DEPTH, WHOLE, THINNED = 30, 3, 64

_NO_CURVE: tuple[Integers, Floats] = (frozen(np.zeros(0, np.int64)), frozen(np.zeros(0)))


# Updates made from `from_update` on with these settings: what it takes to make them again.
Stretch: TypeAlias = tuple[int, Settings]


@dataclass(frozen=True)
class Memento:
    """A network with its past, put aside: what undo returns to, and what a scene keeps."""

    settings: Settings
    history: History
    shown: Entry
    future: History | None
    made_by: str
    recipe: tuple[Stretch, ...]
    loaded: str
    page: State | None
    aside: Mapping[str, Memento] = field(default_factory=dict)


class Timeline:
    """An experiment, what it was at every kept update, and the way back."""

    def __init__(self, chapter: str, settings: Settings) -> None:
        self.chapter = chapter
        self._begin(chapters.chapter(chapter).Experiment(settings))
        # The networks of the scenes that are not open, where every scene has its own.
        self.aside: dict[str, Memento] = {}
        self._undo: list[Memento] = []
        self._redo: list[Memento] = []

    def _make(self, made: Experiment) -> None:
        """Another experiment in this one's place, with the page that lies before the person."""
        _turn(made, self.page)
        self._begin(made)

    def _begin(self, made: Experiment) -> None:
        self.experiment: Experiment = made
        self.history = History(self._entry())
        self.shown = self.history.first
        self.future: History | None = None
        self._recipe: tuple[Stretch, ...] = ()
        self.loaded = ""

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
        live = _only_live(old, new)
        if not live and old.values().get("scene") != new.values().get("scene"):
            self._enter(str(new.values()["scene"]), values)
            return
        before = self._memento(f"set {sorted(values)}")
        if live:
            self.experiment.set_live(new)
        else:
            self._make(chapters.chapter(self.chapter).Experiment(new))
        # Dragging a slider is one act: it is undone in one.
        self._remember(before, merge=live)

    def _enter(self, scene: str, values: dict[str, object]) -> None:
        """Another scene, with a network of its own: this one is kept, that one is as it was left."""
        old, kept = self.experiment.settings, self.aside.get(scene)
        new = old.entering(scene, kept.settings if kept else None).with_(**values)
        before = self._memento("scene")
        aside = {**self.aside, str(old.values()["scene"]): replace(self._memento("scene"), aside={})}
        aside.pop(scene, None)
        if kept is not None and _only_live(kept.settings, new):
            self._return_to(replace(kept, settings=new, page=self.page))
        else:
            self._make(chapters.chapter(self.chapter).Experiment(new))
        self.aside = aside
        self._remember(before)

    def hand(
        self, what: str, points: tuple[tuple[float, ...], ...], text: str = "", *, goes_on: bool = False
    ) -> None:
        """Something done by hand; refuses in a chapter where nothing is."""
        if not isinstance(self.experiment, ByHand):
            raise Refused(Message("refused-hand", chapter=self.chapter))
        goes_on = goes_on and bool(self._undo) and self._undo[-1].made_by == f"hand {what}"
        before = None if goes_on else self._memento(f"hand {what}")
        self.experiment.hand(what, points, text)
        if before is not None:
            self._remember(before)
        self._redo.clear()

    @property
    def page(self) -> State | None:
        """What was done by hand so far; None in a chapter where nothing is."""
        return self.experiment.page() if isinstance(self.experiment, ByHand) else None

    def look(self, update: int) -> None:
        """Show the network as it was after `update` updates, or the nearest that is kept."""
        entry = self.history.nearest(update)
        if entry is not self.shown:
            self.experiment.restore(entry.state)
            self.shown = entry

    def rewind(self) -> None:
        """The same initial weights again; the way here can be had back."""
        self._remember(self._memento("rewind"))
        self.future = self.history.copy()
        self.look(0)
        self.history.cut(0)
        self._recipe = ()

    def load(self, path: Path, changed: Mapping[str, object]) -> None:
        """Weights from a file, with the settings they were made with but for those `changed`, at update 0."""
        tensors, given = read_tensors(path, self.chapter)
        settings = type(self.experiment.settings).read({**given, **changed})
        made = chapters.chapter(self.chapter).Experiment.loaded(settings, tensors, path)
        self._remember(self._memento("load"))
        self._make(made)
        self.loaded = str(path)

    def begin_training(self) -> None:
        """Get ready to train from what is shown; a later history becomes the future left behind."""
        if self.shown.exploded:
            raise Refused(Message("refused-exploded", update=self.shown.update))
        self._remember(self._memento("train"))
        if self.shown is not self.history.newest:
            self.future = self.history.copy()
            self.history.cut(self.shown.update)
            self._recipe = self.recipe()

    def record(self) -> Entry:
        """Keep what the experiment is now, after an update."""
        settings = self.experiment.settings
        if not self._recipe or self._recipe[-1][1] is not settings:
            self._recipe = (*self.recipe(), (self.shown.update, settings))
        self.shown = self._entry()
        self.history.append(self.shown)
        return self.shown

    def recipe(self) -> tuple[Stretch, ...]:
        """The stretches of training, with their settings, that lead to the network shown."""
        return tuple(stretch for stretch in self._recipe if stretch[0] < self.shown.update)

    @property
    def whole_recipe(self) -> tuple[Stretch, ...]:
        """The stretches of the whole history, also behind the network shown."""
        return self._recipe

    def resume(
        self,
        entries: Sequence[Entry],
        shown: Entry,
        recipe: tuple[Stretch, ...],
        loaded: str,
        page: State | None = None,
    ) -> None:
        """Go on from a history kept elsewhere, at the entry shown; nothing before it can be undone."""
        self.history, self.shown, self.future = History.of(entries), shown, None
        self._recipe, self.loaded = recipe, loaded
        self._undo, self._redo = [], []
        self.experiment.restore(shown.state)
        _turn(self.experiment, page)

    def put_aside(
        self,
        settings: Settings,
        entries: Sequence[Entry],
        shown: Entry,
        recipe: tuple[Stretch, ...],
        loaded: str,
    ) -> None:
        """The network of a scene that is not open, from a history kept elsewhere."""
        scene = str(settings.values()["scene"])
        self.aside[scene] = Memento(
            settings, History.of(entries), shown, None, "scene", recipe, loaded, page=None
        )

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

    def _memento(self, made_by: str) -> Memento:
        return Memento(
            settings=self.experiment.settings,
            history=self.history.copy(),
            shown=self.shown,
            future=self.future.copy() if self.future is not None else None,
            made_by=made_by,
            recipe=self._recipe,
            loaded=self.loaded,
            page=self.page,
            aside=dict(self.aside),
        )

    def _remember(self, before: Memento, *, merge: bool = False) -> None:
        last = self._undo[-1] if self._undo else None
        again = merge and last is not None and last.made_by == before.made_by
        if not (again and last is not None and last.history.newest is before.history.newest):
            self._undo.append(before)
            del self._undo[:-UNDO_DEPTH]
            for old in self._undo[:-WHOLE]:
                old.history.thin(THINNED)
                if old.future is not None:
                    old.future.thin(THINNED)
        self._redo.clear()

    def _return_to(self, memento: Memento) -> None:
        if memento.settings != self.experiment.settings:
            self.experiment = chapters.chapter(self.chapter).Experiment(memento.settings)
        self.history, self.shown, self.future = memento.history.copy(), memento.shown, memento.future
        self._recipe, self.loaded, self.aside = memento.recipe, memento.loaded, dict(memento.aside)
        self.experiment.restore(self.shown.state)
        _turn(self.experiment, memento.page)

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
            untrainable=self.experiment.untrainable(),
        )


def _only_live(old: Settings, new: Settings) -> bool:
    before = old.values()
    return all(old.setting(name).live for name, value in new.values().items() if before[name] != value)


def _turn(experiment: Experiment, page: State | None) -> None:
    if page is not None and isinstance(experiment, ByHand):
        experiment.turn_to(page)
