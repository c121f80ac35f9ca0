"""Films in the window: a demonstration is recorded, its shots are edited, a second process makes it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog

from simulator import files, shots
from simulator.message import Refused
from simulator.storyboard import Storyboard
from ui import words
from ui.bridge import Bridge
from ui.demonstration import Demonstration
from ui.making import SIZES, Making, look_options
from ui.panels.record_choices import CHOICES, FILMS, PICTURES
from ui.preferences import Preferences
from ui.recording import outline, pictures
from ui.recording.apart import Apart
from ui.sessions import Sessions
from ui.steering import Steering
from ui.window import Window

# The longer side of a still, pixels: sharp enough for a thumbnail on a fine screen.
_STILL = 240
# The preview of a picture is so much smaller than the picture.
_PREVIEW = 2
# The demonstration among the films, which are called by their chapters.
_DEMONSTRATION = "demonstration"


class Films(QObject):
    """Answers the record sheet and the keys of recording."""

    # The sheet opens where present mode leaves it no room.
    hindered = Signal()

    def __init__(
        self,
        window: Window,
        bridge: Bridge,
        steering: Steering,
        sessions: Sessions,
        preferences: Preferences,
    ) -> None:
        super().__init__(window)
        self._window, self._bridge, self._steering = window, bridge, steering
        self._preferences, self._sheet = preferences, window.record_sheet
        self._format = preferences.text("film-format", FILMS[0], (*FILMS, *PICTURES))
        self.choices = {
            name: preferences.text(f"film-{name}", values[0], values) for name, values in CHOICES.items()
        }
        # The demonstration, and the films of chapters, as they have been edited.
        self._boards: dict[str, Storyboard] = {}
        self._which: str | None = None
        self._stills, self._making = Apart(self), Making(window)
        self.demonstration = Demonstration(bridge, sessions.places, self)
        self.demonstration.changed.connect(self._show_recording)
        self.demonstration.ended.connect(self._take)
        sessions.entered.connect(lambda _chapter: self._lose())
        self._stills.told.connect(self._take_still)
        self._making.ended.connect(self._show_idle)
        window.closing.connect(self.stop)
        sheet = self._sheet
        sheet.closed.connect(lambda: window.show_sheet(False, sheet))
        sheet.format_chosen.connect(self._choose_format)
        sheet.other_asked.connect(self._turn)
        sheet.choices.chosen.connect(self._choose)
        sheet.shots.caption_edited.connect(self._edit_caption)
        sheet.shots.length_edited.connect(self._edit_length)
        sheet.foot.record_asked.connect(self._ask_where)

    def stop(self) -> None:
        """The window closes: nothing is recorded or made any more."""
        self.demonstration.drop()
        self._stills.stop()
        self._making.stop()

    @property
    def is_making(self) -> bool:
        """Whether a film is being made."""
        return self._making.is_running

    # The demonstration.

    def toggle(self) -> None:
        """Record, or end the recording and show its film."""
        if self.demonstration.recording:
            self.demonstration.silence = float(self.choices["silence"])
            self.demonstration.end()
        elif self._bridge.shown is not None:
            self._window.show_sheet(False, self._sheet)
            self.demonstration.start()

    def pause(self) -> None:
        """Pause the recording, or go on."""
        if self.demonstration.recording:
            self.demonstration.pause()

    def _show_recording(self) -> None:
        made = self.demonstration
        whole = int(made.seconds)
        text = f"{whole // 60}:{whole % 60:02d}" if made.recording else ""
        self._window.header.show_recording(text, paused=made.paused)

    def _lose(self) -> None:
        if self.demonstration.recording:
            self.demonstration.drop()
            self._window.show_banner(self._window.look.say("film-recording-lost"))

    def _take(self, board: Storyboard) -> None:
        self._boards[_DEMONSTRATION] = board
        self._open(_DEMONSTRATION)

    # The sheet.

    @property
    def board(self) -> Storyboard | None:
        """The film the sheet shows, or last showed."""
        return self._boards.get(self._which or "")

    @property
    def is_demonstration(self) -> bool:
        """Whether that is what was demonstrated, not a chapter's own film."""
        return self._which == _DEMONSTRATION

    def open(self) -> None:
        """Show the sheet: with the demonstration, or else with the chapter's film."""
        shown = self._bridge.shown
        if shown is not None:
            self._open(_DEMONSTRATION if self.is_demonstration else shown.chapter)

    def _turn(self) -> None:
        """Between the demonstration and the film of the chapter that is open."""
        shown = self._bridge.shown
        if shown is not None:
            self._open(shown.chapter if self.is_demonstration else _DEMONSTRATION)

    def _open(self, which: str) -> None:
        shown = self._bridge.shown
        if which not in self._boards:
            assert shown is not None and shown.chapter == which
            self._boards[which] = outline.of_chapter(shown)
        self._which = which
        if self._window.look.present:
            self.hindered.emit()
        for row in self._sheet.shots.rows:
            row.show_still(None)
        self._show()
        if not self.is_making:
            self._show_idle()
            self._sheet.foot.show_below("")
        self._window.show_sheet(True, self._sheet)
        self._render_stills()

    def say_again(self) -> None:
        """The window speaks another language."""
        self._show()
        self._show_recording()

    def _show(self) -> None:
        """Everything the sheet tells of the storyboard."""
        board, sheet, look = self.board, self._sheet, self._window.look
        if board is None:
            return
        key = "film-of-demonstration" if self.is_demonstration else "film-of-chapter"
        sheet.show_subject(look.say(key, chapter=look.say(f"{board.chapter}-title")))
        lines = outline.lines(board, self.choices["language"])
        sheet.shots.show_lines(lines)
        lengths = [line.seconds for line in lines]
        known = [length for length in lengths if length is not None]
        if len(known) == len(lengths):
            sheet.show_sum(look.say("film-sum", shots=len(lines), seconds=f"{round(sum(known), 1):g}"))
            total = sum(known) or 1.0
            sheet.foot.show_bounds([sum(known[: n + 1]) / total for n in range(len(known) - 1)])
        else:
            sheet.show_sum(look.say("film-sum-unknown"))
        sheet.show_format(self._format, self.choices)
        has_other = _DEMONSTRATION in self._boards and self._format in FILMS
        other = "film-show-chapter" if self.is_demonstration else "film-show-demonstration"
        sheet.offer_other(other if has_other else None)
        if self._format in PICTURES and self._bridge.shown is not None:
            sheet.preview.show_image(QImage.fromData(self._picture(".png", _PREVIEW)))

    def _show_idle(self) -> None:
        self._sheet.foot.show_idle("film-ready-picture" if self._format in PICTURES else "film-ready")

    def _choose_format(self, name: str) -> None:
        self._format = name
        self._preferences.keep("film-format", name)
        self._show()
        if not self.is_making:
            self._show_idle()
            self._sheet.foot.show_below("")

    def _choose(self, name: str, value: str) -> None:
        self.choices[name] = value
        self._preferences.keep(f"film-{name}", value)
        self._show()
        if name in ("size", "theme", "language"):
            self._render_stills()

    def _edit(self, board: Storyboard) -> None:
        assert self._which is not None
        self._boards[self._which] = board

    def _edit_caption(self, number: int, text: str) -> None:
        if self.board is not None:
            shot = shots.shots(self.board.acts)[number]
            if text != shots.caption(self.board, shot, self.choices["language"]):
                self._edit(shots.with_caption(self.board, shot, text, self.choices["language"]))
                if self._stills.is_running:
                    self._render_stills()  # they were told of other acts
            self._show()

    def _edit_length(self, number: int, seconds: float) -> None:
        if self.board is not None:
            self._edit(shots.with_seconds(self.board, shots.shots(self.board.acts)[number], seconds))
            self._show()

    # The stills.

    def _render_stills(self) -> None:
        if self.board is not None:
            size = SIZES[self._size]
            width, height = (round(side * _STILL / max(size)) for side in size)
            options = [*look_options(self.choices), "--captions", "none", "--size", f"{width}x{height}"]
            self._stills.start(self.board, None, "--stills", *options)

    @property
    def _size(self) -> str:
        return self.choices["size"]

    def _take_still(self, told: dict[str, object]) -> None:
        seconds, number = told.get("seconds"), told.get("still")
        if isinstance(seconds, list) and self.board is not None and len(seconds) == len(self.board.acts):
            if any(act.seconds is None for act in self.board.acts):
                self._edit(shots.timed(self.board, seconds))
                self._show()
        elif isinstance(number, int) and number < len(self._sheet.shots.rows):
            image = QImage(str(self._stills.folder / f"{number}.png"))
            self._sheet.shots.rows[number].show_still(image)

    # The film.

    def _ask_where(self) -> None:
        look, board = self._window.look, self.board
        if board is None or self.is_making:
            return
        suffix = self._format
        name = f"unrolled-{board.chapter}-{self._size}.{suffix}"
        dialog = QFileDialog(self._window, look.say("film-title"), name, look.say("film-kind", suffix=suffix))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suffix)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda file: self.make(Path(file)))
        dialog.open()

    def make(self, path: Path) -> None:
        """Make the film, or save the picture, where the person wants it."""
        if self._format in PICTURES:
            self._save_picture(path)
        elif self.board is not None and not self.is_making:
            self._making.start(self.board, path, self.choices)

    def _picture(self, suffix: str, smaller: int = 1) -> bytes:
        """The stage at this moment, as the sheet asks for it."""
        assert self._bridge.shown is not None
        place = self._steering.head.place(self._steering.now)
        width, height = (side // smaller for side in SIZES[self._size])
        look = self.choices["theme"], self.choices["language"]
        size = (width, height)
        return pictures.picture(self._bridge.shown, suffix, size, *look, place.t, backward=place.backward)

    def _save_picture(self, path: Path) -> None:
        try:
            files.check_writable(path, *(f".{suffix}" for suffix in PICTURES))
            files.write(path, self._picture(path.suffix))
        except Refused as refusal:
            self._sheet.foot.show_below(words.told(refusal, self._window.look.language), failed=True)
        else:
            self._sheet.foot.show_below(self._window.look.say("film-made", file=str(path)), good=True)
