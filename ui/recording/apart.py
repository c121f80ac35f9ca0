"""A film, or the stills of a storyboard, made by a second process, so that the window stays free."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTemporaryDir, QTimer, Signal

from simulator import storyboard
from simulator.storyboard import Storyboard

# How long the process may take to clear away what it has begun before it is killed, milliseconds.
_GRACE = 4000


class Apart(QObject):
    """Runs `unrolled record` on a storyboard; one at a time, a new one ends the one before."""

    # A line of progress: (dict).
    told = Signal(object)
    # It is over: (the sentence of what went wrong, "" if nothing did). A stopped one says nothing.
    ended = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._process: QProcess | None = None
        self._folder: QTemporaryDir | None = None
        self._rest = b""
        self._error = ""
        self._output: Path | None = None
        self._before: frozenset[Path] = frozenset()  # what others were making in its place
        self._grace = QTimer(self)
        self._grace.setSingleShot(True)
        self._grace.setInterval(_GRACE)
        self._grace.timeout.connect(self._kill)

    @property
    def is_running(self) -> bool:
        """Whether something is being made."""
        return self._process is not None

    @property
    def folder(self) -> Path:
        """A folder of its own, there until the next start."""
        assert self._folder is not None
        return Path(self._folder.path())

    def start(self, board: Storyboard, output: Path | None, *options: str) -> None:
        """Make `output` of a storyboard, or what the options ask for in `folder` without one."""
        self.stop()
        self._folder = QTemporaryDir()
        self._output = output
        self._before = self._begun()
        board_file = self.folder / "board.toml"
        storyboard.write(board_file, board)
        self._rest, self._error = b"", ""
        process = self._process = QProcess(self)
        environment = QProcessEnvironment.systemEnvironment()
        # The same program, wherever this one was started.
        here = str(Path(__file__).resolve().parent.parent.parent)
        paths = [here, environment.value("PYTHONPATH")]
        environment.insert("PYTHONPATH", ":".join(path for path in paths if path))
        process.setProcessEnvironment(environment)
        process.setStandardOutputFile(QProcess.nullDevice())
        process.readyReadStandardError.connect(self._read)
        process.finished.connect(self._finish)
        process.errorOccurred.connect(self._fail)
        target = str(output or self.folder)
        arguments = ["-m", "ui", "record", str(board_file), "-o", target, "--progress", *options]
        process.start(sys.executable, arguments)

    def cancel(self) -> None:
        """Ask it to clear away what it has begun, and to end; `ended` does not come."""
        if self._process is not None:
            self._process.finished.disconnect(self._finish)
            self._process.readyReadStandardError.disconnect(self._read)
            self._process.finished.connect(self._let_go)
            self._process.terminate()
            self._grace.start()

    def stop(self) -> None:
        """End it now and wait until it has ended."""
        process = self._process
        if process is None:
            return
        process.finished.disconnect()
        process.errorOccurred.disconnect()
        process.readyReadStandardError.disconnect()
        process.terminate()
        if not process.waitForFinished(_GRACE):
            process.kill()
            process.waitForFinished(_GRACE)
        self._let_go()

    def _kill(self) -> None:
        if self._process is not None:
            self._process.kill()

    def _let_go(self, *_how: object) -> None:
        self._grace.stop()
        if self._process is not None:
            self._process.deleteLater()
            self._process = None
            # A process that was ended in a bad moment, or killed, could not do it itself.
            for left in self._begun() - self._before:
                shutil.rmtree(left, ignore_errors=True)

    def _begun(self) -> frozenset[Path]:
        # Not with the window: the encoder is loaded when the first film is made.
        from ui.recording.encoder import begun

        return begun(self._output) if self._output is not None else frozenset()

    def _read(self) -> None:
        assert self._process is not None
        *lines, self._rest = (self._rest + bytes(self._process.readAllStandardError().data())).split(b"\n")
        for line in lines:
            try:
                found = json.loads(line)
            except ValueError:
                self._error = line.decode("utf-8", "replace").removeprefix("unrolled: ")
                continue
            if isinstance(found, dict):
                self.told.emit(found)

    def _finish(self, status: int, _how: object) -> None:
        self._read()
        error = "" if status == 0 else self._error or f"{sys.executable}: {status}"
        self._let_go()
        self.ended.emit(error)

    def _fail(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart and self._process is not None:
            text = self._process.errorString()
            self._let_go()
            self.ended.emit(text)
