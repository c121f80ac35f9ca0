"""What is remembered between two starts: window, theme, language, settings of each chapter."""

from __future__ import annotations

import json

from PySide6.QtCore import QByteArray, QSettings

from simulator.message import Refused
from simulator.settings import Settings
from ui.home import home


class Preferences:
    """Named values in an INI file; what is missing or spoiled is the default."""

    def __init__(self) -> None:
        self._store = QSettings(str(home() / "unrolled.ini"), QSettings.Format.IniFormat)

    def text(self, name: str, default: str, allowed: tuple[str, ...] | None = None) -> str:
        """A word; one that is not allowed is the default."""
        value = str(self._store.value(name, default))
        return value if allowed is None or value in allowed else default

    def flag(self, name: str, default: bool) -> bool:
        """A yes or no."""
        return self.text(name, "on" if default else "off", ("on", "off")) == "on"

    def keep(self, name: str, value: str | bool) -> None:
        """Remember a word or a yes or no."""
        self._store.setValue(name, value if isinstance(value, str) else ("on" if value else "off"))

    def geometry(self) -> QByteArray:
        """The window's place and size, empty at the first start."""
        value = self._store.value("window/geometry")
        return value if isinstance(value, QByteArray) else QByteArray()

    def keep_geometry(self, geometry: QByteArray) -> None:
        """Remember the window's place and size."""
        self._store.setValue("window/geometry", geometry)

    def settings(self, chapter: str, kind: type[Settings]) -> Settings:
        """A chapter's settings as they were left; a value that is no longer allowed is the default."""
        try:
            given = json.loads(self.text(f"settings/{chapter}", "{}"))
        except (ValueError, RecursionError):
            return kind()
        kept: dict[str, object] = {}
        for name, value in given.items() if isinstance(given, dict) else ():
            try:
                kept[name] = kind.setting(name).read(value)
            except Refused:
                continue
        return kind.read(kept)

    def keep_settings(self, chapter: str, settings: Settings) -> None:
        """Remember what differs from a chapter's defaults."""
        self._store.setValue(f"settings/{chapter}", json.dumps(settings.changed()))
