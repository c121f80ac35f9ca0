"""What a lecturer has at hand in present mode: freeze, black, ring, pen, zoom, the other screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from simulator.commands import Note
from simulator.directions import Camera, Erase, Points, Stroke
from simulator.experiment import Snapshot
from ui.bridge import Bridge
from ui.pen import Pen
from ui.preferences import Preferences
from ui.presenter import Presenter
from ui.window import Window
from ui.zoom import Zoom

S = TypeVar("S")


class Lectern(QObject):
    """Tools that change nothing in the engine; what they show is noted in the journal, so films have it."""

    def __init__(self, window: Window, bridge: Bridge, preferences: Preferences, zoom: Zoom) -> None:
        super().__init__(window)
        self._window, self._bridge, self._preferences = window, bridge, preferences
        self._zoom, self._pen = zoom, Pen(window.stage)
        self._chapter = ""
        self.presenter = Presenter(window)
        self._pen.drawn.connect(self._note_stroke)
        zoom.chosen.connect(lambda panel: bridge.send(Note(Camera(panel))))
        bridge.adopted.connect(self._look_at_chapter)
        window.closing.connect(self.presenter.close)
        self._set_motion(preferences.flag("reduced_motion", False))

    def actions(self) -> dict[str, Callable[[], None]]:
        """What its keys do."""
        curtain = self._window.curtain
        return {
            "freeze": lambda: self._freeze(not curtain.is_frozen),
            "black": lambda: curtain.black_out(not curtain.is_black),
            "ring": self._turn_ring,
            "pen": lambda: self._pen.hold(not self._pen.held),
            "erase": self.erase,
            "zoom": self._zoom.next,
            "zoom_back": lambda: self._zoom.next(-1),
            "presenter": self._turn_presenter,
            "next_screen": self._to_next_screen,
            "reduced_motion": lambda: self.reduce_motion(not self._window.stage.view.reduced_motion),
        }

    def step_out(self) -> bool:
        """What Escape takes away first in present mode; whether there was anything."""
        w = self._window
        if not w.look.present or not w.banner.isHidden() or not w.sheet.isHidden():
            return False
        if w.curtain.is_black:
            w.curtain.black_out(False)
        elif w.curtain.is_frozen:
            self._freeze(False)
        elif self._pen.held:
            self._pen.hold(False)
        elif self._zoom.panel:
            self._zoom.choose("")
        else:
            return False
        return True

    def follow_present(self) -> None:
        """Present mode was entered or left: outside it nothing of all this is on the stage."""
        if self._window.look.present:
            self.presenter.begin()
            return
        self._freeze(False)
        self._window.curtain.open()
        self._pen.hold(False)
        self._window.stage.shows_ring = False
        self.erase()
        if self._zoom.panel:
            self._bridge.send(Note(Camera()))
            self._zoom.forget()

    def _freeze(self, frozen: bool) -> None:
        self._window.caption_bar.show_frozen(frozen)  # the word for it is in the picture that stays
        self._window.curtain.freeze(frozen)

    # Ring and pen.

    def _turn_ring(self) -> None:
        stage = self._window.stage
        stage.shows_ring = not stage.shows_ring
        stage.update()

    def _note_stroke(self, points: Points) -> None:
        self._bridge.send(Note(Stroke(points)))

    def erase(self) -> None:
        """Take away what was drawn."""
        if self._window.stage.strokes:
            self._window.stage.draw_strokes(())
            self._bridge.send(Note(Erase()))

    def _look_at_chapter(self, snapshot: Snapshot) -> None:
        """Another chapter's picture is seen whole, and nothing is drawn on it."""
        if snapshot.chapter != self._chapter:
            self._chapter = snapshot.chapter
            self._zoom.forget()
            self._window.stage.draw_strokes(())

    # Screens and motion.

    def _turn_presenter(self) -> None:
        if self.presenter.isVisible():
            self.presenter.close()
            return
        others = [screen for screen in QGuiApplication.screens() if screen is not self._window.screen()]
        self.presenter.open(others[0] if others else None)

    def _to_next_screen(self) -> None:
        screen = after(QGuiApplication.screens(), self._window.screen())
        if screen is None:
            self._window.show_banner(self._window.look.say("lecture-one-screen"))
        else:
            self._window.move_to(screen)

    def reduce_motion(self, reduced: bool) -> None:
        """Cut instead of moving, from now on; remembered."""
        self._preferences.keep("reduced_motion", reduced)
        self._set_motion(reduced)

    def _set_motion(self, reduced: bool) -> None:
        stage = self._window.stage
        stage.show_picture(view=replace(stage.view, reduced_motion=reduced))


def after(screens: Sequence[S], here: S) -> S | None:
    """The screen after this one, in turn; None if it is the only one."""
    if len(screens) < 2:
        return None
    place = screens.index(here) if here in screens else -1
    return screens[(place + 1) % len(screens)]
