"""Sessions in the window: kept as one works, offered back after a crash, saved and opened as files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog

from simulator import autosave, storyboard
from simulator.autosave import Left
from simulator.directions import Go
from simulator.message import Refused
from simulator.session import Session, replay
from ui import words
from ui.bridge import Bridge
from ui.home import home
from ui.places import Places
from ui.steering import Steering
from ui.window import Window


def folder() -> Path:
    """Where sessions are kept."""
    return home() / "sessions"


class Sessions(QObject):
    """Notes where one looks, saves the session, opens another in its stead."""

    # Another session takes the place of this one: (the chapter it is in).
    entered = Signal(str)

    def __init__(self, window: Window, bridge: Bridge, steering: Steering) -> None:
        super().__init__(window)
        self._window, self._bridge, self._steering = window, bridge, steering
        self._left: Left | None = None
        self._place: Go | None = None
        self.places = Places(bridge, steering, self)

    # Where one looks.

    def return_to_place(self) -> None:
        """A picture is shown: if a session was taken up with it, the playhead goes where it was left."""
        place, self._place = self._place, None
        if place is not None:
            self._steering.seek(place.t, place.direction == "backward")
        self.places.begin(anew=place is not None)

    def stop(self) -> None:
        """Nothing more is noted."""
        self.places.stop()

    # After a crash.

    def offer(self) -> None:
        """Offer the newest session that was left behind, if there is one."""
        left = autosave.left_behind(folder())
        if left:
            self._left = left[0]
            text = self._window.look.say("frame-left-behind", update=self._left.update)
            self._window.show_banner(text, "frame-banner-restore")

    def decline(self) -> None:
        """The offer was closed: the session stays among the recent ones."""
        if self._left is not None:
            autosave.forget(self._left)
            self._left = None

    def restore(self) -> None:
        """Take up the session that was offered, at the same update and the same step."""
        left, self._left = self._left, None
        if left is None:
            return

        def make() -> Session:
            session = autosave.restore(left)
            autosave.forget(left)
            return session

        self._enter(left.path, make, left.place)

    # Files.

    def save(self) -> None:
        """Ask where, and write the session there."""
        look = self._window.look
        title, kind = look.say("frame-key-save-session"), look.say("frame-session-kind")
        dialog = QFileDialog(self._window, title, "", kind)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("toml")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda file: self._bridge.save(Path(file)))
        dialog.open()

    def choose(self) -> None:
        """Ask for a session, the recent ones first, and open it."""
        look = self._window.look
        title, kind = look.say("frame-key-open-session"), look.say("frame-session-kind")
        dialog = QFileDialog(self._window, title, str(folder()) if folder().exists() else "", kind)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda file: self.open(Path(file)))
        dialog.open()

    def open(self, path: Path) -> None:
        """Do everything in a session's journal again; what cannot be is said and nothing changes."""
        try:
            board = storyboard.read(path)
        except Refused as refusal:
            self._window.show_banner(words.told(refusal, self._window.look.language))
            return
        settings = storyboard.settings(board)
        self._enter(path, lambda: replay(board.acts, board.chapter, settings), storyboard.place(board.acts))

    def _enter(self, path: Path, make: Callable[[], Session], place: Go | None) -> None:
        try:
            chapter = storyboard.ends_in(storyboard.read(path))
        except Refused as refusal:
            self._window.show_banner(words.told(refusal, self._window.look.language))
            return
        self._window.banner.close_message()
        self._place = place
        self.places.forget()
        self.entered.emit(chapter)
        self._bridge.begin_anew(make, storyboard.read(path).numbers)
