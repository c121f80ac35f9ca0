"""The toolkit's own words, those of its file dialogs, in the window's language."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QTranslator
from PySide6.QtGui import QGuiApplication

# The toolkit's catalogues by ours; English needs none.
_CATALOGUES = {"zh": "qtbase_zh_CN"}
_NAME = "toolkit-words"


def speak(application: QGuiApplication, language: str) -> None:
    """Let the toolkit speak a language of the catalogue; in one it has no words for, English."""
    kept = application.findChild(QTranslator, _NAME)
    if kept is None:
        kept = QTranslator(application)
        kept.setObjectName(_NAME)
    if kept.property("language") == language:
        return
    application.removeTranslator(kept)
    kept.setProperty("language", language)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if language in _CATALOGUES and kept.load(_CATALOGUES[language], folder):
        application.installTranslator(kept)
