"""What comes into the window from a file, and what is taken out of it: weights, commands, data."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog

from simulator.commands import Load
from simulator.experiment import Snapshot
from simulator.message import Refused
from ui import recipe, words
from ui.bridge import Bridge
from ui.chapters import Filed, Filing, filed, previewed
from ui.panels import keyboard
from ui.recording import pictures
from ui.steering import Steering
from ui.training import Training
from ui.window import Window

if TYPE_CHECKING:
    from ui.plots.explore import Explore


class Exchange(QObject):
    """Opens saved weights, copies the state as commands, and shows the data of what is shown."""

    def __init__(self, window: Window, bridge: Bridge, steering: Steering, training: Training) -> None:
        super().__init__(window)
        self._window, self._bridge = window, bridge
        self._steering, self._training = steering, training
        self.explore: Explore | None = None  # while it is open
        self._path = Path()  # the file that is looked into
        sheet = window.data_sheet
        sheet.closed.connect(partial(window.show_sheet, False, sheet))
        sheet.other_asked.connect(self._choose_other)
        sheet.taken.connect(self._take_column)
        window.dropped.connect(self._take_dropped)

    def open_weights(self) -> None:
        """Ask for a file of weights and load it."""
        w = self._window
        title, kind = keyboard.name("open_weights", w.look.language), w.look.say("frame-weights-kind")
        # Opened, not executed: the window under it goes on, and nothing waits for an answer.
        dialog = self._dialog(title, kind, QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._load)
        dialog.open()

    def _dialog(self, title: str, kind: str, mode: QFileDialog.FileMode) -> QFileDialog:
        w = self._window
        dialog = QFileDialog(w, title, "", kind)
        dialog.setFileMode(mode)
        # Two words that the toolkit's own catalogue leaves in English.
        dialog.setLabelText(QFileDialog.DialogLabel.LookIn, w.look.say("frame-dialog-folder"))
        dialog.setLabelText(QFileDialog.DialogLabel.FileType, w.look.say("frame-dialog-kind"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return dialog

    def choose(self, filing: Filing, face: Filed) -> None:
        """Ask for a file of the open chapter's own, to open or to save."""
        look, shown = self._window.look, self._bridge.shown
        if shown is None:
            return
        key, modes = f"{shown.chapter}-file-{filing.replace('_', '-')}", QFileDialog.FileMode
        mode = {"open": modes.ExistingFile, "open_folder": modes.Directory, "save": modes.AnyFile}[filing]
        dialog = self._dialog(look.say(key), look.say(f"{key}.kind"), mode)
        if filing == "save":
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.setDefaultSuffix(face.SUFFIX)
            dialog.fileSelected.connect(partial(self._save, face))
        else:
            dialog.fileSelected.connect(partial(self._take, face))
        dialog.open()

    def _take(self, face: Filed, file: str) -> None:
        """A file of the chapter's own: looked into first, where the face can say what is in it."""
        looking = previewed(face)
        self._path = Path(file).absolute()
        if looking is None:
            try:
                command = face.opened(self._path)
            except Refused as refusal:
                self._window.show_banner(words.told(refusal, self._window.look.language))
            else:
                self._training.send(command)
            return
        w = self._window
        w.data_sheet.show_file(looking.preview(self._path, w.look.language))
        w.show_sheet(True, w.data_sheet)

    def _take_column(self, column: int) -> None:
        looking = previewed(cast(Filed, self._window.stage.face))
        self._window.show_sheet(False, self._window.data_sheet)
        if looking is not None:
            self._training.send(looking.taken(self._path, column))

    def _choose_other(self) -> None:
        face = filed(self._window.stage.face)
        if face is not None:
            self.choose("open", face)

    def _take_dropped(self, file: str) -> None:
        """A file let fall on the window is the open chapter's, if it takes any."""
        face = filed(self._window.stage.face)
        if face is None:
            self._window.show_banner(self._window.look.say("own-data-elsewhere"))
        else:
            self._take(face, file)

    def _save(self, face: Filed, file: str) -> None:
        shown, look = self._bridge.shown, self._window.look
        if shown is None:
            return
        try:
            face.save(Path(file), shown)
        except Refused as refusal:
            self._window.show_banner(words.told(refusal, look.language))
        else:
            self._window.show_banner(look.say("frame-file-saved", path=file), good=True)

    def _load(self, file: str) -> None:
        self._training.send(Load(file))

    def copy_state(self) -> None:
        """The command line and the notebook lines that make what is shown, on the clipboard."""
        shown = self._bridge.shown
        if shown is None:
            return
        t, backward = self._steering.head.place(self._steering.now)
        line = recipe.command_line(shown, t, backward=backward)
        lines = recipe.notebook(shown)
        QGuiApplication.clipboard().setText(f"# {line}\n\n{lines}\n" if line else f"{lines}\n")
        key = "frame-copied" if line else "frame-copied-notebook"
        self._window.show_banner(self._window.look.say(key, line=line or ""), good=True)

    def copy_picture(self) -> None:
        """The stage as it is shown, twice as fine, on the clipboard; a panel alone if the camera is on it."""
        shown, stage = self._bridge.shown, self._window.stage
        if shown is None:
            return
        size = (2 * stage.width(), 2 * stage.height())
        view, theme = stage.view, self._window.look.theme.name
        panel = stage.close_up.panel
        content = pictures.picture(
            shown, ".png", size, theme, view.language, view.t, backward=view.backward, panel=panel
        )
        QGuiApplication.clipboard().setImage(QImage.fromData(content))
        self._window.show_banner(self._window.look.say("frame-copied-picture"), good=True)

    def open_explore(self) -> None:
        """The window with every array of the trace that is shown; one is enough."""
        from ui.plots.explore import Explore

        if self.explore is None:
            self.explore = Explore(self._window)
            self.explore.take(self._window.look)
            self.explore.closed.connect(self._forget_explore)
        shown = self._bridge.shown
        self.explore.show_trace(shown.content.trace if shown is not None else None)
        self.explore.show()
        self.explore.raise_()

    def show_data(self, snapshot: Snapshot) -> None:
        """The arrays of another snapshot, if somebody looks at them."""
        if self.explore is not None:
            self.explore.show_trace(snapshot.content.trace)

    def _forget_explore(self) -> None:
        if self.explore is not None:
            self.explore.deleteLater()
            self.explore = None
