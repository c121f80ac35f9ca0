"""Sessions in the window: kept as one works, offered back after a crash, saved and opened as files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QFileDialog

from simulator import autosave, storyboard
from simulator.autosave import Left
from simulator.commands import Note
from simulator.directions import Go
from simulator.message import Refused
from simulator.session import Session, replay
from ui import words
from ui.bridge import Bridge
from ui.preferences import home
from ui.steering import Steering
from ui.window import Window

# The playhead's place goes into the journal when it has rested so long, milliseconds.
_REST = 400


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
        self._noted: Go | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self._note_place)
        bridge.moved.connect(lambda _position: self._rest.start())

    # Where one looks.

    def _note_place(self) -> None:
        if self._bridge.shown is None or self._steering.head.moving(self._steering.now):
            return
        place = self._here()
        if place != self._noted:
            self._noted = place
            self._bridge.send(Note(place))

    def _here(self) -> Go:
        t, backward = self._steering.head.place(self._steering.now)
        return Go(round(t, 4), "backward" if backward else "forward")

    def return_to_place(self) -> None:
        """A picture is shown: if a session was taken up with it, the playhead goes where it was left."""
        place, self._place = self._place, None
        if place is not None:
            self._steering.seek(place.t, place.direction == "backward")
        if place is not None or self._noted is None:
            # Where a session begins, or was taken up, needs no note.
            self._noted = self._here()

    def stop(self) -> None:
        """Nothing more is noted."""
        self._rest.stop()

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
        self.entered.emit(chapter)
        self._bridge.begin_anew(make, storyboard.read(path).numbers)
