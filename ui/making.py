"""The making of a film, as the foot of the record sheet shows it: progress, cancel, how it ended."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from simulator.storyboard import Storyboard
from ui.recording.apart import Apart
from ui.window import Window

SIZES = {"1080p": (1920, 1080), "4K": (3840, 2160), "square": (1080, 1080), "portrait": (1080, 1920)}


class Making(QObject):
    """One film at a time, by a second process."""

    # Nothing is being made any more.
    ended = Signal()

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window, self._foot = window, window.record_sheet.foot
        self._process = Apart(self)
        self._output, self._fps = Path(), 1
        self._process.told.connect(self._show)
        self._process.ended.connect(self._finish)
        self._foot.cancel_asked.connect(self.cancel)

    @property
    def is_running(self) -> bool:
        """Whether a film is being made."""
        return self._process.is_running

    def start(self, board: Storyboard, path: Path, choices: Mapping[str, str]) -> None:
        """Make it in the manner that is chosen on the sheet."""
        self._output, self._fps = path, int(choices["fps"])
        self._foot.show_progress(0, 0, 0.0, 0.0)
        self._foot.show_below(str(path))
        width, height = SIZES[choices["size"]]
        options = [*look_options(choices), "--size", f"{width}x{height}", "--fps", choices["fps"]]
        self._process.start(board, path, *options, "--captions", choices["captions"])

    def stop(self) -> None:
        """End the process now."""
        self._process.stop()

    def cancel(self) -> None:
        """Give the film up; nothing is left of it."""
        self._process.cancel()
        self.ended.emit()
        self._foot.show_below(self._window.look.say("film-cancelled"))

    def _show(self, told: dict[str, float]) -> None:
        frame, frames, speed = int(told["frame"]), int(told["frames"]), float(told["speed"])
        left = (frames - frame) / self._fps / speed if speed > 0 else 0.0
        self._foot.show_progress(frame, frames, speed, left)

    def _finish(self, error: str) -> None:
        self.ended.emit()
        text = error or self._window.look.say("film-made", file=str(self._output))
        self._foot.show_below(text, good=not error, failed=bool(error))
        if self._window.record_sheet.isHidden():
            self._window.show_banner(text, good=not error)


def look_options(choices: Mapping[str, str]) -> list[str]:
    """Theme and language for the command line."""
    return ["--theme", choices["theme"], "--language", choices["language"]]
