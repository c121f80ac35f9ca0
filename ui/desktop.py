"""Opens the window and closes it in order: clock, engine, window, application."""

from __future__ import annotations

import signal
import sys
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from simulator import chapters, numerics
from simulator.autosave import Autosave
from simulator.mailbox import Mailbox
from simulator.message import Refused
from simulator.runner import Runner
from simulator.session import Session
from simulator.settings import Settings
from simulator.storyboard import Storyboard
from ui import sessions, words
from ui.bridge import Bridge
from ui.conductor import Conductor
from ui.preferences import Preferences
from ui.theme import THEMES, load_fonts
from ui.theme import theme as themed
from ui.window import HEIGHT, WIDTH, Window

# How often Python looks at its signals while Qt waits for events, milliseconds.
_LISTEN = 200
# What a desktop's title bar and borders take of the screen, pixels.
_FRAME = (16, 48)
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
    kept = [settings]  # for the first try only: Reset begins with the defaults
    begin = partial(_begin, name, kept)
    runner = Runner(begin, mailbox, lambda: Autosave(sessions.folder()))
    bridge = Bridge(runner, mailbox, window)
    window.installEventFilter(bridge)
    conductor = Conductor(window, bridge, preferences, name)
    if not window.restoreGeometry(preferences.geometry()):
        window.resize(first_size(QGuiApplication.primaryScreen().availableSize()))
    if not preferences.flag("inspector", True):
        window.show_side(None)
    return window, bridge, conductor


def first_size(room: QSize) -> QSize:
    """The mock-up's size, or what a screen has room for; a window's frame needs some of it too."""
    return QSize(WIDTH, HEIGHT).boundedTo(QSize(room.width() - _FRAME[0], room.height() - _FRAME[1]))


def _begin(chapter: str, kept: list[Settings]) -> Session:
    """The session as it was left; its defaults where the chapter itself refuses what was kept."""
    try:
        return Session(chapter, kept.pop() if kept else None)
    except Refused:
        return Session(chapter)


def open_window(
    *,
    chapter: str | None,
    theme: str | None,
    language: str | None,
    present: bool,
    session: Path | None = None,
    lecture: Storyboard | None = None,
    reduced_motion: bool = False,
) -> int:
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
    if reduced_motion:
        conductor.lectern.reduce_motion(True)
    if present:
        conductor.present(True)
    # The engine starts behind the first picture.
    QTimer.singleShot(0, bridge.start)
    if session is not None:
        conductor.sessions.open(session)
    elif lecture is not None:
        conductor.lecture.begin(lecture)
    else:
        conductor.sessions.offer()
    application.exec()
    listener.stop()
    conductor.sessions.stop()
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
