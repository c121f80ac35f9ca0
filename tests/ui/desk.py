"""A whole window on a running engine, for tests that press its keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest

from simulator.commands import Train
from ui.desktop import make_window
from ui.panels import keyboard
from ui.preferences import Preferences


class Desk:
    """A window a hand can use: keys are pressed, then the engine's answer is waited for."""

    def __init__(self, qtbot: Any, chapter: str = "adder", **kept: str) -> None:
        self.qtbot = qtbot
        preferences = Preferences()
        for name, value in {"pace": "full", **kept}.items():
            preferences.keep(name, value)
        self.window, self.bridge, self.conductor = make_window(preferences, chapter, None, None)
        qtbot.addWidget(self.window)
        self.window.resize(1440, 900)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitActive(self.window).__enter__()
        self.window.stage.setFocus()
        self.bridge.start()

    def ready(self) -> Desk:
        self.until(lambda: self.bridge.shown is not None)
        return self

    def until(self, holds: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(holds, timeout=20_000)

    def key(self, action: str) -> None:
        QTest.keySequence(self.window.stage, QKeySequence(keyboard.KEYS[action].sequence))

    def answered(self) -> None:
        """Until the engine has answered everything that was sent and shows it."""
        sent = self.bridge._sent
        self.until(lambda: self.bridge.shown is not None and self.bridge.shown.answered >= sent)

    def train(self, updates: int) -> None:
        self.bridge.send(Train(updates=updates))
        self.until(lambda: self.update == self.newest == updates and not self.training)

    def settle(self) -> None:
        self.until(lambda: not self.bridge.playhead.moving(self.bridge.now()))

    @property
    def update(self) -> int:
        assert self.bridge.shown is not None
        return self.bridge.shown.progress.shown

    @property
    def newest(self) -> int:
        assert self.bridge.newest is not None
        return self.bridge.newest.progress.update

    @property
    def training(self) -> bool:
        assert self.bridge.newest is not None
        return self.bridge.newest.progress.training

    @property
    def t(self) -> float:
        return self.window.stage.view.t

    @property
    def weights(self) -> np.ndarray:
        assert self.bridge.shown is not None
        return self.bridge.shown.content.parameters.flatten()

    def setting(self, name: str) -> object:
        assert self.bridge.shown is not None
        return self.bridge.shown.settings.values()[name]
