"""Opens the window and closes it in order: clock, engine, window, application."""

from __future__ import annotations

import signal
import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from simulator import chapters, numerics
from simulator.mailbox import Mailbox
from simulator.message import Refused
from simulator.runner import Runner
from simulator.session import Session
from simulator.settings import Settings
from ui import words
from ui.bridge import Bridge
from ui.conductor import Conductor
from ui.preferences import Preferences
from ui.theme import THEMES, load_fonts
from ui.theme import theme as themed
from ui.window import HEIGHT, WIDTH, Window

# How often Python looks at its signals while Qt waits for events, milliseconds.
_LISTEN = 200
# The chapter of the first start.
FIRST = "adder"


def make_window(
    preferences: Preferences, chapter: str | None, theme: str | None, language: str | None
) -> tuple[Window, Bridge, Conductor]:
    """A window on an engine that has not started; `bridge.start()` starts it, `bridge.stop()` ends it."""
    names = chapters.names()
    name = chapter or preferences.text("chapter", FIRST if FIRST in names else names[0], names)
    look = themed(theme or preferences.text("theme", "paper", THEMES))
    tongue = language or preferences.text("language", "en", words.LANGUAGES)
    settings = preferences.settings(name, chapters.chapter(name).Settings)
    window = Window(look, tongue)
    mailbox = Mailbox()
    bridge = Bridge(Runner(lambda: _begin(name, settings), mailbox), mailbox, window)
    window.installEventFilter(bridge)
    conductor = Conductor(window, bridge, preferences, name)
    if not window.restoreGeometry(preferences.geometry()):
        window.resize(WIDTH, HEIGHT)
    if not preferences.flag("inspector", True):
        window.show_side(None)
    return window, bridge, conductor


def _begin(chapter: str, kept: Settings) -> Session:
    """The session as it was left; its defaults where the chapter itself refuses what was kept."""
    try:
        return Session(chapter, kept)
    except Refused:
        return Session(chapter)


def open_window(*, chapter: str | None, theme: str | None, language: str | None, present: bool) -> int:
    """Run the application until its window is closed; the exit status."""
    numerics.prepare()
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    application.setApplicationName("Unrolled")
    application.setStyle("Fusion")
    load_fonts()
    preferences = Preferences()
    window, bridge, conductor = make_window(preferences, chapter, theme, language)
    stopped = _Stop(window)
    for caught in (signal.SIGINT, signal.SIGTERM):
        signal.signal(caught, stopped)
    listener = QTimer()
    listener.timeout.connect(lambda: None)  # lets Python see a signal while Qt waits
    listener.start(_LISTEN)
    window.show()
    window.stage.setFocus()
    if present:
        conductor.present(True)
    # The engine starts behind the first picture.
    QTimer.singleShot(0, bridge.start)
    application.exec()
    listener.stop()
    if not window.look.present:
        preferences.keep_geometry(window.saveGeometry())
    bridge.stop()
    window.deleteLater()
    application.processEvents()
    return stopped.status


class _Stop:
    """A signal closes the window as its button would, and is remembered."""

    def __init__(self, window: Window) -> None:
        self._window, self.status = window, 0

    def __call__(self, _signal: int, _frame: object) -> None:
        self.status = 130
        self._window.close()
